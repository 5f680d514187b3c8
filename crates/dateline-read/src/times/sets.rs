//! What recurs: "every day", "each Thursday", "daily", "twice a week", "every two weeks", "on Mondays", "Tuesday nights",
//! "each July", "annually".
//!
//! Not "annual", "quarterly" and "monthly" as names of a kind ("the annual report").

use super::dayparts::recurring;
use super::durations::count;
use super::sense::{Found, Part, Sense, Unit, weekday};
use crate::numbers::{Kind, Tokens};

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    each(t, i).or_else(|| adverb(t, i)).or_else(|| recurring(t, i)).or_else(|| plural_after_weekday(t, i))
}

fn each(t: &Tokens, i: usize) -> Option<Found> {
    let rule = "times/set";
    if !t.is(i, ["every", "each"]) {
        // "per day", "all summer"
        if t.w(i) == "per"
            && let Some((unit, false)) = Unit::parse(t.w(i + 1)).filter(|(u, _)| *u >= Unit::Hour)
        {
            return Some(Found::new(i, i + 2, Sense::Set(unit.period(Some(1.0))), rule));
        }
        return None;
    }
    let mut j = i + 1;
    let other = t.w(j) == "other";
    j += usize::from(t.is(j, ["other", "single", "successive", "passing"]));
    if let Some((d, false)) = weekday(t.w(j)) {
        let n = d.to_monday_one_offset();
        if let Some(p) = Part::parse(t.w(j + 1)) {
            return Some(Found::new(i, j + 2, Sense::Set(format!("XXXX-WXX-{n}{}", p.code())), rule));
        }
        return Some(Found::new(i, j + 1, Sense::Set(format!("XXXX-WXX-{n}")), rule));
    }
    if let Some((m, e)) = super::calendar::month_name(t, j) {
        return Some(Found::new(i, e, Sense::Set(format!("XXXX-{m:02}")), rule));
    }
    if let Some(p) = Part::parse(t.w(j)) {
        return Some(Found::new(i, j + 1, Sense::Set(format!("XXXX-XX-XX{}", p.code())), rule));
    }
    if let Some(code) = super::seasons::code(t.w(j)) {
        return Some(Found::new(i, j + 1, Sense::Set(format!("XXXX-{code}")), rule));
    }
    if let Some((unit, false)) = Unit::parse(t.w(j)) {
        let value = match unit {
            Unit::Weekend => "XXXX-WXX-WE".to_owned(),
            u => u.period(Some(if other { 2.0 } else { 1.0 })),
        };
        return Some(Found::new(i, j + 1, Sense::Set(value), rule));
    }
    let (n, k) = count(t, j)?;
    let (unit, _) = Unit::parse(t.w(k))?;
    // "each of the past two years" is a length; "every five years" recurs.
    (t.w(i) == "every").then(|| Found::new(i, k + 1, Sense::Set(unit.period(n)), rule))
}

fn adverb(t: &Tokens, i: usize) -> Option<Found> {
    let value = match t.w(i) {
        "daily" => "P1D",
        "nightly" => "XXXX-XX-XXTNI",
        "weekly" => "P1W",
        "fortnightly" => "P2W",
        "hourly" => "PT1H",
        "annually" | "yearly" => "P1Y",
        "monthly" if t.kind(i + 1) != Kind::Word => "P1M",
        "quarterly" if t.kind(i + 1) != Kind::Word => "P3M",
        _ => return None,
    };
    // "8,000 carts annually", "average daily output": how much, not how often.
    let counted = (1..=3).any(|k| i.checked_sub(k).is_some_and(|b| t.kind(b) == Kind::Digits));
    if t.is(i, ["annually", "yearly"]) && counted || t.before(i, 1) == "average" {
        return None;
    }
    // A paper: "the party daily Beacon". A rate: "grew 8% annually" says how fast, not how often.
    if t.capital(i + 1) && t.kind(i + 1) == Kind::Word
        || t.is(i, ["annually", "yearly"]) && t.is(i.wrapping_sub(1), ["%", "percent", "cent"])
    {
        return None;
    }
    // A title: "Daily News", "Economic Daily".
    if t.capital(i) && (t.capital(i + 1) || t.capital(i.wrapping_sub(1))) {
        return None;
    }
    Some(Found::new(i, i + 1, Sense::Set(value.to_owned()), "times/set"))
}

/// "Monday and Tuesday nights": the first shares the plural of the second.
fn plural_after_weekday(t: &Tokens, i: usize) -> Option<Found> {
    let (d, false) = weekday(t.w(i))? else { return None };
    let j = i + 1;
    if !t.is(j, ["and", "or"]) {
        return None;
    }
    weekday(t.w(j + 1))?;
    let p = Part::parse(t.w(j + 2)).filter(|_| t.w(j + 2).ends_with('s'))?;
    Some(Found::new(i, i + 1, Sense::Set(format!("XXXX-WXX-{}{}", d.to_monday_one_offset(), p.code())), "times/set"))
}
