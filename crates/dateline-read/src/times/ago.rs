//! So long before or after: "two years ago", "six weeks ago", "three days later", "a year earlier", "a decade ago", "months ago",
//! "two years before", "a week from now", "year-ago", "three hours later".
//!
//! "Ago" and "from now" count from the day of publication, "earlier", "later" and "before" from what the text speaks of.

use super::durations::count;
use super::sense::{Found, Sense, Unit};
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens};

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    year_ago(t, i).or_else(|| shift(t, i))
}

/// "year-earlier", "the year-ago quarter", "year-before".
fn year_ago(t: &Tokens, i: usize) -> Option<Found> {
    let mut j = i;
    if t.w(j) == "the" {
        j += 1;
    }
    if t.is(j, ["comparable", "corresponding"]) {
        j += 1;
    }
    if !(t.w(j) == "year" && t.w(j + 1) == "-" && t.is(j + 2, ["ago", "earlier", "before"])) {
        return None;
    }
    let mut e = j + 3;
    let start = if t.w(e) == "period" || t.w(e) == "quarter" { i } else { j };
    let mut nth = None;
    if let Some((n, k)) = crate::numbers::ordinal(t, e).filter(|(n, k)| *n <= 4 && t.w(*k) == "quarter") {
        (nth, e) = (Some(n as u8), k + 1);
    } else if t.is(e, ["quarter", "period"]) {
        e += 1;
    } else if t.is(e, ["month", "week"]) {
        e += 1;
    }
    let sense = match nth {
        Some(n) => Sense::Quarter { nth: Some(n), year: super::sense::InYear::Picked(super::sense::Pick::Previous) },
        None => Sense::YearBefore,
    };
    Some(Found::new(if nth.is_some() { i } else { start }, e, sense, "times/year-ago"))
}

/// "a day", "two years", "several months" and then the direction.
fn shift(t: &Tokens, i: usize) -> Option<Found> {
    let (n, unit, j) = counted(t, i)?;
    let (back, then, e) = match t.w(j) {
        "ago" => (true, false, j + 1),
        "earlier" | "previously" | "beforehand" => (true, true, j + 1),
        "before" if stops(t, j + 1) => (true, true, j + 1),
        "later" | "afterwards" | "afterward" | "thereafter" => (false, true, j + 1),
        "after" if stops(t, j + 1) => (false, true, j + 1),
        "hence" => (false, false, j + 1),
        "from" if t.w(j + 1) == "now" => (false, false, j + 2),
        "from" if t.w(j + 1) == "today" => (false, false, j + 2),
        "back"
            if n.is_some()
                && !t.is(j + 1, ["to", "in", "from", "on"])
                && t.is(i.wrapping_sub(1), [",", ".", ";", "from"]) =>
        {
            (true, false, j + 1)
        }
        "or" if t.seq(j + 1, &["so", "ago"]) => (true, false, j + 3),
        "or" if t.seq(j + 1, &["more", "ago"]) => (true, false, j + 3),
        _ => return None,
    };
    // "an hour later": the clock is seldom known, so the length stands alone.
    if unit <= Unit::Hour && then {
        return Some(Found::new(i, j, Sense::Duration(unit.period(n)), "times/duration"));
    }
    // "a year earlier", "a year ago" beside figures compare with the same time of the year before.
    if unit == Unit::Year && n == Some(1.0) && back && figures(t, i) {
        return Some(Found::new(i, e, Sense::YearBefore, "times/ago"));
    }
    Some(Found::new(i, e, Sense::Shift { count: n, unit, back, then }, "times/ago"))
}

/// Whether the sentence about token `i` reports figures of trade: sums, shares, rates.
fn figures(t: &Tokens, i: usize) -> bool {
    let ends = |k: usize| t.kind(k) == Kind::Break || t.w(k) == "." && !t.glued(k + 1) && t.capital(k + 1);
    let before = (1..=24).map_while(|n| i.checked_sub(n)).take_while(|&k| !ends(k));
    before.chain((i..i + 16).take_while(|&k| !ends(k))).any(|k| t.is(k, Class::PriceBeforeAgo))
}

/// Whether nothing follows that the preposition would govern.
fn stops(t: &Tokens, j: usize) -> bool {
    t.kind(j) != Kind::Word && t.kind(j) != Kind::Digits && !t.is(j, ["\"", "'", "$"])
        || t.is(j, ["and", "but", "when", "with", "was", "had", "were"])
}

/// A count and a unit.
fn counted(t: &Tokens, i: usize) -> Option<(Option<f64>, Unit, usize)> {
    let (n, j) = count(t, i).or_else(|| {
        // "months ago"
        let (_, plural) = Unit::parse(t.w(i))?;
        (plural && t.is(i + 1, ["ago", "later", "earlier"])).then_some((None, i))
    })?;
    let j = j + usize::from(t.is(j, ["more", "full", "whole", "short", "long", "calendar"]));
    let (unit, _) = Unit::parse(t.w(j))?;
    let n = if t.is(j, ["fortnight", "fortnights"]) { n.map(|n| n * 2.0) } else { n };
    let (n, e) = if t.seq(j + 1, &["and", "a", "half"]) { (n.map(|n| n + 0.5), j + 4) } else { (n, j + 1) };
    Some((n, unit, e))
}
