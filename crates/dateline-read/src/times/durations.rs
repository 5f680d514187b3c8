//! Lengths of time: "two weeks", "a two-hour meeting", "the last three months", "nearly forty years", "2 1/2 years", "a few days",
//! "weeks or months", "for years", "a minute and a half", "the next couple of years", "decades-long".
//!
//! Not ages ("a 24-year-old man", "48 years old", "aged two years"), nor the second as an ordinal.

use super::sense::{Found, Sense, Unit};
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens, cardinal};

/// A count of units: a number, or none for "a few", "several".
pub(super) fn count(t: &Tokens, i: usize) -> Option<(Option<f64>, usize)> {
    match t.w(i) {
        "many" if t.before(i, 1) == "as" => return None,
        "several" | "many" | "few" | "numerous" | "some" => return Some((None, i + 1)),
        "a" if t.w(i + 1) == "few" => return Some((None, i + 2)),
        "a" if t.seq(i + 1, &["couple", "of"]) => return Some((Some(2.0), i + 3)),
        "a" if t.w(i + 1) == "couple" => return Some((Some(2.0), i + 2)),
        "couple" if t.w(i + 1) == "of" => return Some((Some(2.0), i + 2)),
        "a" if t.seq(i + 1, &["number", "of"]) => return Some((None, i + 3)),
        "a" if t.seq(i + 1, &["quarter", "of", "a"]) || t.seq(i + 1, &["quarter", "of", "an"]) => {
            return Some((Some(0.25), i + 4));
        }
        "a" if t.w(i + 1) == "quarter" && t.w(i + 2) == "century" => return Some((Some(0.25), i + 2)),
        "a" if t.seq(i + 1, &["quarter", "-", "century"]) => return Some((Some(0.25), i + 3)),
        "quarter" if t.w(i + 1) == "-" && t.w(i + 2) == "century" => return Some((Some(0.25), i + 2)),
        "three" if t.seq(i + 1, &["quarters", "of", "an"]) || t.seq(i + 1, &["quarters", "of", "a"]) => {
            return Some((Some(0.75), i + 4));
        }
        "a" if t.seq(i + 1, &["half", "-"]) => return Some((Some(0.5), i + 3)),
        "half" if t.is(i + 1, ["a", "an"]) && Unit::parse(t.w(i + 2)).is_some() => return Some((Some(0.5), i + 2)),
        "half" if t.w(i + 1) == "-" && Unit::parse(t.w(i + 2)).is_some() => return Some((Some(0.5), i + 2)),
        "half" if t.w(i + 1) == "-" && t.is(i + 2, ["a", "an"]) => return Some((Some(0.5), i + 4)),
        "dozens" | "scores" | "hundreds" | "thousands" | "tens" if t.w(i + 1) == "of" => {
            return Some((None, i + 2 + if t.w(i) == "tens" { 2 } else { 0 }));
        }
        "a" | "an" => {
            if t.w(i + 2) == "-" && t.is(i + 3, ["ago", "earlier", "before"]) {
                return None;
            }
            if Unit::parse(t.w(i + 1)).is_some_and(|(_, plural)| !plural) {
                return Some((Some(1.0), i + 1));
            }
            if t.is(i + 1, ["full", "whole", "further", "good"])
                && Unit::parse(t.w(i + 2)).is_some_and(|(_, plural)| !plural)
            {
                return Some((Some(1.0), i + 2));
            }
            if t.is(i + 1, ["dozen", "hundred", "thousand", "million"]) {
                return cardinal(t, i).and_then(|n| n.value.map(|v| (Some(v), n.end)));
            }
            if t.w(i + 1) == "additional" && Unit::parse(t.w(i + 2)).is_some_and(|(_, plural)| !plural) {
                return Some((Some(1.0), i + 2));
            }
            // "a five-day visit" begins at the number.
            return None;
        }
        "another" => {
            if Unit::parse(t.w(i + 1)).is_some_and(|(_, plural)| !plural) {
                return Some((Some(1.0), i + 1));
            }
            return count(t, i + 1);
        }
        _ => {}
    }
    if t.kind(i) == Kind::Digits && t.is(i.wrapping_sub(1), ["$", "£", "€", ".", "/"]) && t.glued(i) {
        return None;
    }
    let n = cardinal(t, i)?;
    n.value.map(|v| (Some(v), n.end))
}

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    if super::vague::someday(t, i) {
        return None;
    }
    counted(t, i).or_else(|| bare_plural(t, i)).or_else(|| phrases(t, i)).or_else(|| day_long(t, i))
}

/// "the last two weeks", "two-week", "weeks or months".
fn counted(t: &Tokens, i: usize) -> Option<Found> {
    let mut j = i;
    let mut led = false;
    let article = t.is(j, ["the", "this", "these", "those", "its", "his", "her", "their", "our", "my", "a"]);
    let k = j + usize::from(article);
    if t.is(k, Class::PeriodModifier) && (t.w(j) != "a" || t.is(k, ["further"])) {
        let k = if t.w(k) == "year" {
            if t.w(k + 1) == "-" && t.is(k + 2, ["earlier", "ago"]) { k + 3 } else { return None }
        } else {
            k + 1
        };
        led = true;
        j = k;
    } else if article && t.w(j) != "a" && count(t, k).is_some() && !t.is(k, ["some", "few", "a", "half"]) {
        j = k;
        led = true;
    }
    let start = i;
    if t.is(j, ["a", "an", "24", "seven", "7", "365"]) && always(t, j) {
        return None;
    }
    if t.seq(j, &["couple", "of"]) && !led {
        return None;
    }
    let (mut n, mut k) = count(t, j)?;
    if t.is(j, ["some"]) && !led {
        return None;
    }
    // "12 to 18 months", "two or three weeks", "5-6 years"
    let joint = t.is(k, ["to", "or", "and", "-"]) && !t.is(j, ["a", "an", "few", "several", "many"]);
    if joint
        && let Some((m, e)) = count(t, k + 1).filter(|(m, e)| m.is_some() && Unit::parse(t.w(unit_at(t, *e))).is_some())
    {
        // "jailed for 10 and 15 months": two lengths, of which the unit stands once.
        if t.w(k) == "and"
            && t.kind(j) == Kind::Digits
            && t.kind(k + 1) == Kind::Digits
            && let Some((unit, true)) = Unit::parse(t.w(unit_at(t, e)))
        {
            return Some(Found::new(j, k, Sense::Duration(unit.period(n)), "times/duration"));
        }
        let is_range = n != m && t.w(k) != "and";
        if is_range {
            n = None;
        }
        if is_range || t.w(k) == "and" && n.is_some() {
            n = if is_range { None } else { m };
            k = e;
        }
    }
    let hyphen = t.w(k) == "-" && t.glued(k) && t.glued(k + 1);
    // In "the two-week crisis" the article belongs to the crisis.
    let picked = led && j > i + 1;
    if led && !picked && (hyphen || !t.is(i, ["the"])) {
        return None;
    }
    let u = unit_at(t, k);
    let (unit, plural) = Unit::parse(t.w(u))?;
    if unit == Unit::Weekend && n.is_none() || unit == Unit::Quarter && hyphen {
        return None;
    }
    if led && !picked && !plural {
        return None;
    }
    // "60 Minutes", "48 Hours": a programme.
    if t.capital(u)
        && t.kind(j) == Kind::Digits
        && !t.capital(u + 1)
        && t.w(u).len() > 3
        && plural
        && !t.capital(i.wrapping_sub(1))
    {
        return None;
    }
    // "a second", "one second"; "45 min" needs the digits.
    if unit == Unit::Second && !plural && !hyphen && t.is(j, ["a", "another"]) {
        return None;
    }
    if unit == Unit::Quarter && !plural && !hyphen && (t.is(j, ["a", "one", "another"]) || !led) {
        return None;
    }
    // "10,000 days"; "six months'"; but "one-day", "20-year".
    if !plural && !hyphen && n.is_some_and(|n| n > 1.0) && t.kind(j) == Kind::Digits && n.is_some_and(|n| n > 366.0) {
        return None;
    }
    let mut e = u + 1;
    if t.is(u, ["fortnight", "fortnights"]) {
        n = n.map(|n| n * 2.0);
    }
    let aged = t.w(e) == "-" && t.is(e + 1, ["old", "olds"]);
    if aged && !lasts(t, e + 2) || t.w(e) == "old" || t.seq(e, &["of", "age"]) {
        return None;
    }
    // "Pupils of ten years and up": an age.
    if unit == Unit::Year && t.is(e, ["and", "or"]) && t.is(e + 1, ["up", "over", "older", "younger", "under"]) {
        return None;
    }
    // "Three seconds behind", "an under-nine-second sprint": a race.
    if unit == Unit::Second && (t.is(e, ["behind", "ahead", "faster", "slower", "clear"]) || t.is(e, ["sprint", "lap"]))
    {
        return None;
    }
    if aged {
        return Some(Found::new(j, e + 2, Sense::Duration(unit.period(n)), "times/age-of-things"));
    }
    if matches!(t.before(i, 1), "aged") {
        return None;
    }
    if t.seq(e, &["and", "a", "half"]) {
        n = n.map(|n| n + 0.5);
        e += 3;
    }
    let long = t.w(e) == "-" && t.w(e + 1) == "long";
    e += if long { 2 } else { 0 };
    if t.is(e, ["or", "and"]) && n.is_none() && Unit::parse(t.w(e + 1)).is_some_and(|(_, p)| p) {
        e += 2;
    }
    // "two hours and 30 minutes"
    let mut value = unit.period(n);
    if t.w(e) == "and" || t.w(e) == "," {
        if let (Some((Some(m), k2)), Some(a)) = (count(t, e + 1), n)
            && let Some((small, _)) = Unit::parse(t.w(k2)).filter(|(s, _)| *s < unit && *s != Unit::Weekend)
            && (unit, small) != (Unit::Year, Unit::Week)
            && (unit <= Unit::Hour) == (small <= Unit::Hour)
        {
            value = format!(
                "{}{}",
                unit.period(Some(a)),
                small.period(Some(m)).trim_start_matches("PT").trim_start_matches('P')
            );
            e = k2 + 1;
        }
    }
    // "24 hours a day", "three days each week": how much of each unit.
    if let Some((per, false)) = Unit::parse(t.w(e + 1)).filter(|_| t.is(e, ["a", "an", "each", "every", "per"]) && !led)
        && per > unit
    {
        return Some(Found::new(j, e + 2, Sense::Set(per.period(Some(1.0))), "times/per"));
    }
    // "two years or so", "30 days or more"
    if t.w(e) == "or" && t.is(e + 1, ["so", "more", "less", "longer"]) {
        e += 2;
    }
    // The count alone is not a length where it says how often: "twice a year" is a set, "$5 a day" too.
    let per = t.is(j, ["a", "an"]) && !led && per(t, j, unit);
    if per {
        // "twice a year", "three times a day" say how often in one piece.
        let often = match t.before(j, 1) {
            "once" | "twice" => j - 1,
            "times" if j > 1 && cardinal(t, j - 2).is_some_and(|n| n.end == j - 1) => j - 2,
            _ => j,
        };
        return Some(Found::new(often, e, Sense::Set(unit.period(Some(1.0))), "times/per"));
    }
    if t.w(j) == "few" && !led {
        return None;
    }
    let rule = if led { "times/stretch" } else { "times/duration" };
    // In "a decade-long row" the article belongs to the row.
    let j = if long && t.is(j, ["a", "an"]) { u } else { j };
    let first = if led || article && t.w(i) != "a" { start } else { j };
    if n.is_none() && t.is(i, ["early"]) {
        return None;
    }
    Some(Found::new(first, e, Sense::Duration(value), rule))
}

/// "24 hours a day, seven days a week" say no more than always; at either end of the phrase.
fn always(t: &Tokens, j: usize) -> bool {
    const ALWAYS: &[&[&str]] = &[
        &["24", "hours", "a", "day"],
        &["seven", "days", "a", "week"],
        &["7", "days", "a", "week"],
        &["365", "days", "a", "year"],
    ];
    ALWAYS.iter().any(|words| t.seq(j, words) || j >= 2 && t.seq(j - 2, words))
}

/// Whether a noun, within two words, is one for what lasts: "a ten-year-old civil war". An age of people or of beasts is no time.
fn lasts(t: &Tokens, i: usize) -> bool {
    const LASTING: &[&str] = &[
        "war",
        "conflict",
        "truce",
        "ceasefire",
        "fire",
        "fighting",
        "dispute",
        "feud",
        "insurgency",
        "rebellion",
        "revolt",
        "uprising",
        "struggle",
        "siege",
        "blockade",
        "embargo",
        "ban",
        "boycott",
        "strike",
        "crisis",
        "curfew",
        "emergency",
        "government",
        "regime",
        "administration",
        "cabinet",
        "coalition",
        "parliament",
        "republic",
        "kingdom",
        "law",
        "treaty",
        "agreement",
        "accord",
        "pact",
        "deal",
        "policy",
        "constitution",
        "campaign",
        "programme",
        "program",
        "project",
        "plan",
        "process",
        "company",
        "firm",
        "party",
        "movement",
        "organisation",
        "organization",
        "agency",
        "case",
        "trial",
        "recession",
        "slump",
        "boom",
        "drought",
        "occupation",
        "stand",
        "standoff",
        "stalemate",
        "tradition",
        "practice",
        "marriage",
    ];
    (i..i + 3).take_while(|&k| t.kind(k) == Kind::Word && !t.capital(k)).any(|k| t.is(k, LASTING))
}

/// Where the unit stands after the count: past a hyphen or an adjective.
fn unit_at(t: &Tokens, k: usize) -> usize {
    if t.w(k) == "-" && t.glued(k) && t.glued(k + 1) {
        k + 1
    } else if Class::DurationModifier.has(t.w(k)) {
        k + 1
    } else if t.w(k) == "of" && t.is(k.wrapping_sub(1), ["couple"]) {
        k + 1
    } else {
        k
    }
}

/// Whether "a year" is "per year": after a count of something.
fn per(t: &Tokens, j: usize, unit: Unit) -> bool {
    if !(Unit::Hour..=Unit::Year).contains(&unit) {
        return false;
    }
    let Some(b) = j.checked_sub(1) else { return false };
    if t.is(b, Class::RateUnit) {
        return true;
    }
    if t.kind(b) == Kind::Digits {
        return true;
    }
    // "60 flights a week", "100 patients a day"
    b >= 1
        && t.w(b).ends_with('s')
        && (1..=3).any(|k| b.checked_sub(k).is_some_and(|x| cardinal(t, x).is_some() && !t.is(x, ["a", "an", "one"])))
        && !t.is(b, Class::Lasts)
}

/// "for years", "within weeks", "weeks or months", "in recent years" (that is a reference to the past, not here).
fn bare_plural(t: &Tokens, i: usize) -> Option<Found> {
    let (unit, plural) = Unit::parse(t.w(i))?;
    if !plural || matches!(unit, Unit::Second | Unit::Weekend | Unit::Quarter) {
        return None;
    }
    let e = if t.is(i + 1, ["or", "and"]) && Unit::parse(t.w(i + 2)).is_some_and(|(_, p)| p) { i + 3 } else { i + 1 };
    if t.w(e) == "-" && t.w(e + 1) == "long" {
        return Some(Found::new(i, e + 2, Sense::Duration(unit.period(None)), "times/duration"));
    }
    let before = t.before(i, 1);
    let led = matches!(
        before,
        "for"
            | "within"
            | "in"
            | "after"
            | "lasted"
            | "last"
            | "took"
            | "take"
            | "takes"
            | "spent"
            | "over"
            | "through"
            | "many"
            | "follows"
            | "followed"
            | "following"
    ) || before == "of" && matches!(t.before(i, 2), "couple" | "lot" | "course" | "dozens" | "number");
    // "They met hours before the vote."
    let beside = matches!(unit, Unit::Minute | Unit::Hour)
        && t.is(e, ["before", "after"])
        && t.kind(e + 1) == Kind::Word
        && !t.is(i.wrapping_sub(1), ["the", "these", "those", "of", "few", "several", "some", "two"]);
    if !(led || beside) || t.w(i + 1) == "-" && t.glued(i + 1) || t.seq(i.wrapping_sub(2), &["as", "many"]) {
        return None;
    }
    Some(Found::new(i, e, Sense::Duration(unit.period(None)), "times/duration"))
}

/// Fixed phrases of no certain length.
fn phrases(t: &Tokens, i: usize) -> Option<Found> {
    // "the first hours", "the early years"
    if t.w(i) == "the"
        && t.is(i + 1, ["first", "early", "final", "last", "opening"])
        && let Some((unit, true)) =
            Unit::parse(t.w(i + 2)).filter(|(u, _)| !matches!(u, Unit::Second | Unit::Quarter | Unit::Weekend))
        && !(t.w(i + 3) == "of" && super::dated(t, i + 4))
    {
        return Some(Found::new(i, i + 3, Sense::Duration(unit.period(None)), "times/stretch"));
    }
    let fixed: &[(&[&str], &str)] = &[
        (&["some", "time"], "PXM"),
        (&["a", "long", "time"], "PXX"),
        (&["quite", "some", "time"], "PXX"),
        (&["a", "while"], "PXX"),
        (&["a", "short", "time"], "PXX"),
        (&["the", "years", "ahead"], "PXY"),
        (&["the", "weeks", "ahead"], "PXW"),
        (&["the", "months", "ahead"], "PXM"),
        (&["the", "days", "ahead"], "PXD"),
        (&["the", "years"], "PXY"),
        (&["coming", "weeks"], "PXW"),
        (&["coming", "years"], "PXY"),
        (&["coming", "days"], "PXD"),
        (&["the", "coming", "weeks"], "PXW"),
        (&["the", "coming", "years"], "PXY"),
        (&["the", "coming", "days"], "PXD"),
        (&["the", "coming", "months"], "PXM"),
    ];
    let (words, value) = fixed.iter().find(|(words, _)| t.seq(i, words))?;
    let e = i + words.len();
    if t.w(e) == "-" && t.glued(e) || t.is(e, ["ago"]) {
        return None;
    }
    if t.w(i) == "some" && !t.is(i.wrapping_sub(1), ["for", "in", "after", "at", "take", "took", "spent"]) {
        return None;
    }
    if t.seq(i, &["a", "long", "time"]) && !t.is(i.wrapping_sub(1), ["for", "in", "after", "take", "took", "been"]) {
        return None;
    }
    if t.seq(i, &["the", "years"]) && !t.is(i.wrapping_sub(1), ["over", "through", "down", "in"]) {
        return None;
    }
    Some(Found::new(i, e, Sense::Duration((*value).to_owned()), "times/duration"))
}

/// "day-long", "a daylong meeting", "years-long".
fn day_long(t: &Tokens, i: usize) -> Option<Found> {
    let unit = match t.w(i) {
        "daylong" => Unit::Day,
        "weeklong" => Unit::Week,
        "monthlong" => Unit::Month,
        "yearlong" => Unit::Year,
        "hourlong" => Unit::Hour,
        "decadelong" => Unit::Decade,
        w => {
            let (unit, _) = Unit::parse(w)?;
            if !(t.w(i + 1) == "-" && t.w(i + 2) == "long") {
                return None;
            }
            return Some(Found::new(i, i + 3, Sense::Duration(unit.period(Some(1.0))), "times/duration"));
        }
    };
    Some(Found::new(i, i + 1, Sense::Duration(unit.period(Some(1.0))), "times/duration"))
}
