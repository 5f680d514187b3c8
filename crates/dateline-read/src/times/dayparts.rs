//! Parts of the day and the clock: "this morning", "last night", "Friday evening", "late Tuesday night", "10 p.m. Wednesday",
//! "noon Thursday", "5 p.m. EST, Nov. 6", "4 in the morning", "overnight", "at midnight".
//!
//! A score ("won 10:35") and a ratio are not times; nor is "morning" in "good morning".

use super::sense::{Day, Found, Part, Sense, weekday};
use super::{calendar, holidays, relative, weekdays};
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens, cardinal};

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    let named = if t.is(i, ["on", "of"]) { None } else { day(t, i) };
    clock_on(t, i, named)
        .or_else(|| part_of_now(t, i))
        .or_else(|| day_and_part(t, i, named))
        .or_else(|| part_of_day(t, i))
}

/// Any words that name a day.
fn day(t: &Tokens, i: usize) -> Option<(Day, usize)> {
    let i = i + usize::from(t.is(i, ["on", "of"]));
    let full = || {
        let j = i + 1 + usize::from(t.w(i + 1) == ",");
        weekday(t.w(i)).and_then(|_| calendar::day(t, j))
    };
    full()
        .or_else(|| calendar::day(t, i))
        .or_else(|| relative::day(t, i))
        .or_else(|| weekdays::day(t, i))
        .or_else(|| holidays::day(t, i))
}

const ZONES: &[(&str, &str)] = &[
    ("gmt", "Z"),
    ("utc", "Z"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cst", "-06:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
    ("bst", "+01:00"),
    ("cet", "+01:00"),
    ("cest", "+02:00"),
    ("et", ""),
    ("pt", ""),
];

struct Clock {
    hour: i8,
    minute: Option<i8>,
    zone: Option<&'static str>,
    end: usize,
}

/// "10 p.m.", "10:35 a.m. EST", "noon", "1600 GMT", "4 in the morning", "five o'clock".
fn clock(t: &Tokens, i: usize) -> Option<Clock> {
    let named = |hour, end| Some(Clock { hour, minute: Some(0), zone: None, end });
    match t.w(i) {
        "noon" if t.before(i, 1) == "high" => return None,
        "noon" | "midday" => return named(12, i + 1),
        "midnight" => return named(24, i + 1),
        _ => {}
    }
    let digits = t.int(i);
    let mut hour = match digits {
        Some(h) => h,
        // "7.15 p.m." is one token of digits, read below.
        None if t.kind(i) == Kind::Digits => 0,
        None => {
            let n = cardinal(t, i).filter(|n| n.end == i + 1)?.value?;
            (1.0..=12.0).contains(&n).then_some(n as i16)?
        }
    };
    let mut minute = None;
    let mut e = i + 1;
    if digits.is_some() && t.is(e, [":", "."]) && t.glued(e) && t.glued(e + 1) && t.w(e + 1).len() == 2 {
        minute = Some(t.int(e + 1).filter(|m| *m < 60)? as i8);
        e += 2;
        if t.w(e) == ":" && t.glued(e) && t.int(e + 1).is_some_and(|s| s < 60) {
            e += 2;
        }
    } else if digits.is_none() && t.kind(i) == Kind::Digits {
        let (h, m) = t.w(i).split_once('.')?;
        (hour, minute) = (h.parse().ok()?, Some(m.parse::<i8>().ok().filter(|x| *x < 60 && m.len() == 2)?));
    }
    let zone_at = |e: usize| ZONES.iter().find(|(z, _)| *z == t.w(e)).map(|(_, v)| *v);
    let half = match t.w(e) {
        "a.m." | "a.m" | "am" => Some((false, e + 1)),
        "p.m." | "p.m" | "pm" => Some((true, e + 1)),
        "o" if t.w(e + 1) == "'" && t.w(e + 2) == "clock" => {
            let k = e + 3;
            if t.seq(k, &["in", "the", "morning"]) {
                Some((false, k + 3))
            } else if t.seq(k, &["in", "the", "afternoon"]) || t.seq(k, &["in", "the", "evening"]) {
                Some((true, k + 3))
            } else {
                return (hour <= 12).then_some(Clock { hour: hour as i8, minute, zone: None, end: k });
            }
        }
        "in" if t.w(e + 1) == "the"
            && (t.w(e + 2) == "morning" || t.is(e + 2, ["afternoon", "evening"]))
            && hour <= 12 =>
        {
            Some((t.w(e + 2) != "morning", e + 3))
        }
        "at" if t.w(e + 1) == "night" && hour <= 12 => Some((hour >= 6, e + 2)),
        _ => None,
    };
    if let Some((pm, k)) = half {
        if !((1..=12).contains(&hour) || minute.is_some() && hour < 24) {
            return None;
        }
        e = k;
        if pm && hour < 12 {
            hour += 12;
        } else if !pm && hour == 12 {
            hour = 0;
        }
    } else if digits.is_some()
        && t.w(i).len() == 4
        && minute.is_none()
        && matches!(t.w(e), "gmt" | "utc" | "hours" | "hrs")
    {
        minute = Some((hour % 100) as i8);
        hour /= 100;
        if t.is(e, ["hours", "hrs"]) {
            e += 1;
        }
    } else if minute.is_none() || digits.is_none() {
        return None;
    } else if t.w(i + 1) == "." || zone_at(e).is_none() && !clock_context(t, i) {
        return None;
    }
    if hour > 24 || minute.is_some_and(|m| m > 59) {
        return None;
    }
    let mut zone = None;
    let k = e + usize::from(t.w(e) == "(");
    if let Some(z) = zone_at(k) {
        zone = Some(z);
        e = if k > e && t.w(k + 1) == ")" { k + 2 } else { k + 1 };
    } else if t.seq(e, &["local", "time"]) {
        e += 2;
    } else if t.w(e + 1) == "time" && t.capital(e) && t.kind(e) == Kind::Word {
        e += 2;
    }
    Some(Clock { hour: hour as i8, minute, zone, end: e })
}

/// "at 10:35", "by 16:00", as against a score or a verse.
fn clock_context(t: &Tokens, i: usize) -> bool {
    t.is(
        i.wrapping_sub(1),
        ["at", "by", "around", "about", "until", "till", "from", "since", "before", "after", "between"],
    )
}

/// A clock time with its day on either side.
fn clock_on(t: &Tokens, i: usize, named: Option<(Day, usize)>) -> Option<Found> {
    let made = |c: Clock, d: Option<Day>, e: usize| {
        Found::new(i, e, Sense::Clock { day: d, hour: c.hour, minute: c.minute, zone: c.zone }, "times/clock")
    };
    if let Some(c) = clock(t, i) {
        let e = elsewhere(t, c.end);
        let k = e + usize::from(t.w(e) == ",");
        // "noon" as in "high noon", "midday meal" stay out only when nothing dates them.
        if let Some((d, e)) = day(t, k) {
            return Some(made(c, Some(d), e));
        }
        // "5 a.m. nine days before the vote", "noon two days later"
        if let Some((d, e)) = away(t, e) {
            return Some(made(c, d, e));
        }
        return Some(made(c, stamped(t, i, e).then_some(Day::FromNow(0)), e));
    }
    let (d, j) = named?;
    let k = j + usize::from(t.w(j) == ",");
    let k = k + usize::from(t.w(k) == "at");
    let k = k + usize::from(t.is(k, ["about", "around"]));
    let c = clock(t, k)?;
    let e = elsewhere(t, c.end);
    Some(made(c, Some(d), e))
}

/// Whether a clock stands before an entry of a live report, which is told on the day of the report: at the head of a paragraph or behind
/// "(all times local):", with a sentence after it.
fn stamped(t: &Tokens, i: usize, e: usize) -> bool {
    let before = i.wrapping_sub(1);
    let head = i == 0 || t.kind(before) == Kind::Break;
    let ruled = t.w(before) == ":" && (1..6).any(|k| t.before(before, k) == "times");
    let e = e + usize::from(t.is(e, ["-", ":"]));
    (head || ruled) && (t.kind(e) == Kind::Break || t.kind(e) == Kind::Word && t.capital(e))
}

/// So many days away, straight after a clock: from now, from what was told, or from an event that is not dated here.
fn away(t: &Tokens, i: usize) -> Option<(Option<Day>, usize)> {
    let (n, k) = super::durations::count(t, i)?;
    let days = match t.w(k) {
        "day" | "days" => n?,
        "week" | "weeks" => n? * 7.0,
        _ => return None,
    };
    let days = (days.fract() == 0.0 && days < 1e4).then_some(days as i32)?;
    match t.w(k + 1) {
        "ago" => Some((Some(Day::FromNow(-days)), k + 2)),
        "earlier" => Some((Some(Day::FromThen(-days)), k + 2)),
        "later" => Some((Some(Day::FromThen(days)), k + 2)),
        "before" | "after" => Some((Some(Day::Undated), k + 1)),
        _ => None,
    }
}

/// Past the same moment by another clock: "6 a.m. (0300 GMT)".
fn elsewhere(t: &Tokens, i: usize) -> usize {
    let second = (t.w(i) == "(").then(|| clock(t, i + 1)).flatten();
    second.filter(|c| t.w(c.end) == ")").map_or(i, |c| c.end + 1)
}

/// "this morning", "last night", "tonight", "tomorrow evening", "yesterday afternoon".
fn part_of_now(t: &Tokens, i: usize) -> Option<Found> {
    let rule = "times/part-of-day";
    if t.is(i, ["tonight", "tonite"]) {
        return Some(Found::new(i, i + 1, Sense::Part(Some(Day::FromNow(0)), Part::Night), rule));
    }
    if t.w(i) == "overnight" {
        let modifies = t.is(i.wrapping_sub(1), ["an", "the"]) && t.kind(i + 1) == Kind::Word;
        // "overnight Tuesday", "overnight on Tuesday"
        if let Some((d, e)) =
            day(t, i + 1).filter(|(d, _)| !modifies && !matches!(d, Day::FromNow(_) | Day::FromThen(_)))
        {
            return Some(Found::new(i, e, Sense::Part(Some(d), Part::Night), "times/overnight"));
        }
        return (!modifies)
            .then(|| Found::new(i, i + 1, Sense::Part(Some(Day::FromNow(-1)), Part::Night), "times/overnight"));
    }
    let (d, j) = match t.w(i) {
        "this" if t.w(i + 1) == "past" => (Day::FromNow(-1), i + 2),
        "this" => (Day::FromNow(0), i + 1),
        "last" => (Day::FromNow(-1), i + 1),
        _ => return None,
    };
    let (p, e) = part(t, j)?;
    Some(Found::new(i, e, Sense::Part(Some(d), p), rule))
}

/// A part of the day with its own modifier: "morning", "late afternoon", "mid-morning", "early-morning".
fn part(t: &Tokens, i: usize) -> Option<(Part, usize)> {
    let mut j = i;
    if t.is(j, ["late", "early", "mid"]) {
        j += 1;
        j += usize::from(t.w(j) == "-");
    }
    let p = Part::parse(t.w(j)).filter(|_| !t.is(j, ["mornings", "afternoons", "evenings", "nights"]))?;
    // "Golden Dawn" is a party, "Sunset Road" a road.
    let named =
        t.is(j, Class::Twilight) && (t.capital(j) && t.capital(j.wrapping_sub(1)) || t.capital(j + 1) && t.capital(j));
    (!named).then_some((p, j + 1))
}

/// "Friday evening", "yesterday morning", "May 12 evening", "Christmas morning", "the next morning", "the morning of May 12",
/// "mid-afternoon yesterday", "the night of the 12th".
fn day_and_part(t: &Tokens, i: usize, named: Option<(Day, usize)>) -> Option<Found> {
    let rule = "times/part-of-day";
    if let Some((d, j)) = named {
        let j = j + usize::from(t.w(j) == "'s" && part(t, j + 1).is_some());
        let (p, e) = part(t, j)?;
        return Some(Found::new(i, e, Sense::Part(Some(d), p), rule));
    }
    let j = i + usize::from(t.w(i) == "the");
    let (d, k) = match t.w(j) {
        "next" | "following" => (Some(Day::FromThen(1)), j + 1),
        "previous" | "preceding" => (Some(Day::FromThen(-1)), j + 1),
        "same" => (Some(Day::FromThen(0)), j + 1),
        "that" if t.w(j + 1) == "same" => (Some(Day::FromThen(0)), j + 2),
        "that" if j == i => (Some(Day::FromThen(0)), j + 1),
        _ => (None, j),
    };
    let (p, e) = part(t, k)?;
    if d.is_some() {
        // "the next night", but "that night" may be "that nightfall"; both are told by then.
        return Some(Found::new(i, e, Sense::Part(d, p), rule));
    }
    let (d, e) = match (t.w(e), day(t, e)) {
        ("of" | "on", Some((d, k))) => (d, k),
        (_, Some((d, k))) if j == i => (d, k),
        _ => return None,
    };
    Some(Found::new(i, e, Sense::Part(Some(d), p), rule))
}

/// "in the morning", "at dawn", "the early evening" of the day that the text speaks of.
fn part_of_day(t: &Tokens, i: usize) -> Option<Found> {
    let j = i + usize::from(t.w(i) == "the");
    let (p, e) = part(t, j)?;
    let led = t.is(
        i.wrapping_sub(1),
        ["in", "during", "at", "by", "until", "since", "before", "after", "through", "from", "for", "throughout"],
    );
    let fits = j > i && led || j == i && e > j + 1 && led || t.is(j, Class::Twilight) && led;
    if !fits || t.w(e) == "'s" && t.kind(e + 1) == Kind::Word && j == i {
        return None;
    }
    Some(Found::new(i, e, Sense::Part(None, p), "times/part-of-day"))
}

/// Days whose part recurs: "Tuesday nights", "Sunday mornings".
pub(super) fn recurring(t: &Tokens, i: usize) -> Option<Found> {
    let (d, plural) = weekday(t.w(i))?;
    let p = Part::parse(t.w(i + 1)).filter(|_| t.w(i + 1).ends_with('s'));
    let n = d.to_monday_one_offset();
    match p {
        Some(p) => Some(Found::new(i, i + 2, Sense::Set(format!("XXXX-WXX-{n}{}", p.code())), "times/set")),
        None if plural => Some(Found::new(i, i + 1, Sense::Set(format!("XXXX-WXX-{n}")), "times/set")),
        None => None,
    }
}
