//! Words before an expression that belong to it: "early", "late", "mid-", "the end of", "earlier", "nearly", "at least", "more than".

use super::sense::{Found, Sense};
use crate::lexicon::Class;
use crate::numbers::Tokens;

/// Moves the start of an expression left over its modifiers, not past `floor`.
pub(super) fn lead(t: &Tokens, mut f: Found, floor: usize) -> Found {
    match f.sense {
        Sense::Duration(_) | Sense::Shift { .. } | Sense::YearBefore => approximate(t, f, floor),
        Sense::Set(_) | Sense::Ref(_) => {
            if matches!(f.sense, Sense::Ref("PAST_REF"))
                && f.start > floor
                && t.before(f.start, 1) == "more"
                && t.w(f.start) == "recently"
            {
                f.start -= 1;
            }
            f
        }
        _ => part_of(t, f, floor),
    }
}

/// "early Tuesday", "mid-1996", "the end of May", "later this year", "around Nov. 1", "earlier in the year".
fn part_of(t: &Tokens, mut f: Found, floor: usize) -> Found {
    let b = |n: usize| if f.start >= floor + n { t.before(f.start, n) } else { "" };
    let day_sized = matches!(f.sense, Sense::Day(_) | Sense::Part(..) | Sense::Clock { .. });
    let (take, part) = match b(1) {
        // "mid-to-late May"
        "early" | "mid" | "late" if matches!((b(2), b(3)), ("to", "mid" | "early")) => (3, Some(said(b(1)))),
        "early" | "mid" | "late" if matches!((b(2), b(3), b(4), b(5)), ("-", "to", "-", "mid" | "early")) => {
            (5, Some(said(b(1))))
        }
        "early" => (1, Some("early")),
        "late" => (1, Some("late")),
        "earlier" if !matches!(f.sense, Sense::Year(_)) => (1, Some("early")),
        "later" if !matches!(f.sense, Sense::Year(_)) => (1, Some("late")),
        "sometime" => (1, None),
        "-" if matches!(b(2), "mid" | "early" | "late") => (2, Some(said(b(2)))),
        "mid" => (1, Some("mid")),
        "in" if matches!(b(2), "earlier" | "later" | "early" | "late") && matches!(f.sense, Sense::Unit(..)) => {
            (2, Some(if b(2).starts_with("early") || b(2) == "earlier" { "early" } else { "late" }))
        }
        "in" if b(2) == "sometime" => (2, None),
        "of" if b(2) == "end" => (2, Some("end")),
        "of" if matches!(b(2), "beginning" | "start") => (2, Some("start")),
        "of" if b(2) == "middle" => (2, Some("mid")),
        "of" if matches!(b(2), "part" | "portion" | "hours" | "days" | "weeks" | "months")
            && matches!(b(3), "early" | "late" | "later" | "latter" | "first" | "small" | "closing" | "final") =>
        {
            (3, Some(if matches!(b(3), "early" | "first" | "small") { "early" } else { "late" }))
        }
        "around" | "about" | "circa"
            if !day_sized || matches!(f.sense, Sense::Clock { .. } | Sense::Day(super::sense::Day::Date { .. })) =>
        {
            (1, Some("about"))
        }
        _ => (0, None),
    };
    if take == 0 {
        return f;
    }
    // "too late Tuesday" is still late; "the late Mr" never reaches here. "of late May" neither.
    f.start -= take;
    f.part = part;
    let lone = take == 1 || t.w(f.start) == "mid" || t.w(f.start) == "end" || take >= 2;
    if lone && f.start > floor && t.before(f.start, 1) == "the" {
        f.start -= 1;
    } else if f.start > floor && t.before(f.start, 1) == "very" {
        f.start -= 1;
    }
    f
}

/// The note of a part of a stretch.
fn said(word: &str) -> &'static str {
    match word {
        "early" => "early",
        "mid" => "mid",
        _ => "late",
    }
}

/// "nearly forty years", "at least 30 days", "no more than sixty days", "up to 180 days".
fn approximate(t: &Tokens, mut f: Found, floor: usize) -> Found {
    let b = |n: usize| if f.start >= floor + n { t.before(f.start, n) } else { "" };
    let first = t.w(f.start);
    let led = matches!(
        first,
        "the" | "this" | "these" | "those" | "its" | "their" | "his" | "her" | "past" | "last" | "next"
    );
    let (take, part) = match (b(2), b(1)) {
        ("at", "least") => (2, Some("at least")),
        ("at", "most") => (2, Some("at most")),
        ("no", "more") => (0, None),
        ("more" | "less" | "fewer", "than") if b(3) == "no" => (3, Some("at most")),
        ("more", "than") => (2, Some("more than")),
        ("less" | "fewer", "than") => (2, Some("less than")),
        ("up", "to") => (2, Some("up to")),
        ("as", "long") => (0, None),
        (_, "about" | "around" | "roughly" | "approximately" | "some" | "almost" | "nearly" | "close") if !led => {
            let word = match b(1) {
                "nearly" => "nearly",
                "almost" => "almost",
                _ => "about",
            };
            // "some" hedges only a number.
            if b(1) == "some" && t.digits(f.start).is_none() || b(1) == "close" { (0, None) } else { (1, Some(word)) }
        }
        (_, "nearly" | "almost") => (1, Some("nearly")),
        (before, "over" | "under")
            if !led
                && !matches!(first, "several" | "many" | "a" | "some")
                    | matches!(t.w(f.start + 1), "year" | "week" | "month" | "hour" | "day" | "decade" | "century")
                && !matches!(before, "all" | "rule")
                && !Class::BeforeOver.has(before) =>
        {
            (1, Some(if b(1) == "over" { "more than" } else { "less than" }))
        }
        _ => (0, None),
    };
    f.start -= take;
    if take > 0 {
        f.part = part;
    }
    f
}
