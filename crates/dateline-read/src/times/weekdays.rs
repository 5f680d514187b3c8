//! Weekdays: "on Tuesday", "last Friday", "next Monday", "the previous Friday", "a week from Tuesday". Which one a bare weekday is,
//! the tense and the day of publication decide when it is resolved. Plurals ("on Mondays") are sets.

use super::sense::{Day, Found, Pick, Sense, pick, weekday};
use crate::numbers::{Kind, Tokens};

/// The day that a weekday expression names.
pub(super) fn day(t: &Tokens, i: usize) -> Option<(Day, usize)> {
    let mut j = i;
    let mut picked = Pick::Bare;
    if t.w(j) == "the" && pick(t.w(j + 1)).is_some() {
        j += 1;
    }
    if t.w(j) == "this" && t.is(j + 1, ["past", "coming"]) {
        j += 1;
    }
    if t.w(j) == "that" && t.w(j + 1) == "same" {
        j += 1;
    }
    if let Some(p) = pick(t.w(j)).filter(|_| t.w(j) != "current") {
        (picked, j) = (p, j + 1);
    }
    let (d, plural) = weekday(t.w(j)).or_else(|| short(t, j).map(|d| (d, false)))?;
    let stop = usize::from(weekday(t.w(j)).is_none());
    if plural || !t.capital(j) {
        return None;
    }
    // "that Friday" after a verb of saying is the conjunction; nothing else tells, so the tense decides.
    let (start_ok, picked) =
        if picked == Pick::Same && t.w(i) == "that" { (false, Pick::Bare) } else { (true, picked) };
    if !start_ok {
        return None;
    }
    // A name: "Ruby Tuesday", "Joe Friday".
    if t.capital(i.wrapping_sub(1))
        && j == i
        && t.is(i.wrapping_sub(1), ["black", "ash", "good", "ruby", "bloody", "palm", "super"])
    {
        return None;
    }
    Some((Day::Weekday(d, picked), j + 1 + stop))
}

fn short(t: &Tokens, i: usize) -> Option<jiff::civil::Weekday> {
    let full = match t.w(i) {
        "mon" => "monday",
        "tue" | "tues" => "tuesday",
        "wed" => "wednesday",
        "thu" | "thur" | "thurs" => "thursday",
        "fri" => "friday",
        _ => return None,
    };
    (t.w(i + 1) == "." && t.glued(i + 1)).then(|| weekday(full)).flatten().map(|(d, _)| d)
}

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    let (d, e) = day(t, i)?;
    if t.kind(e) == Kind::Punct && t.w(e) == "-" && t.glued(e) && t.glued(e + 1) {
        // "Monday-to-Friday", "Monday-morning quarterback"
        return None;
    }
    // "Tuesday last week", "Tuesday of next week" stay apart: the week is an expression of its own, read after this.
    Some(Found::new(i, e, Sense::Day(d), "times/weekday"))
}
