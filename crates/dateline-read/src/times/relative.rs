//! Days and units told from now or from what was told: "today", "yesterday", "the next day", "that day", "this week", "last year",
//! "the following month", "the same year", "the day before yesterday", "the weekend", "the end of the year".
//!
//! Not "last" with a count ("the last two weeks" is a duration), nor "the day" as any day.

use super::sense::{Day, Found, Pick, Sense, Unit, pick};
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens, ordinal};

/// A day that the words tell from now or from then.
pub(super) fn day(t: &Tokens, i: usize) -> Option<(Day, usize)> {
    if !t.is(i, ["the", "a", "day", "next", "one", "previous", "that", "this", "today", "tomorrow", "yesterday"]) {
        return None;
    }
    let phrases: &[(&[&str], Day)] = &[
        (&["the", "day", "before", "yesterday"], Day::FromNow(-2)),
        (&["day", "before", "yesterday"], Day::FromNow(-2)),
        (&["the", "day", "after", "tomorrow"], Day::FromNow(2)),
        (&["day", "after", "tomorrow"], Day::FromNow(2)),
        (&["this", "very", "day"], Day::FromNow(0)),
        (&["today"], Day::FromNow(0)),
        (&["yesterday"], Day::FromNow(-1)),
        (&["tomorrow"], Day::FromNow(1)),
        (&["the", "very", "next", "day"], Day::FromThen(1)),
        (&["the", "next", "day"], Day::FromThen(1)),
        (&["next", "day"], Day::FromThen(1)),
        (&["the", "following", "day"], Day::FromThen(1)),
        (&["the", "day", "after"], Day::FromThen(1)),
        (&["a", "day", "later"], Day::FromThen(1)),
        (&["one", "day", "later"], Day::FromThen(1)),
        (&["the", "previous", "day"], Day::FromThen(-1)),
        (&["previous", "day"], Day::FromThen(-1)),
        (&["the", "preceding", "day"], Day::FromThen(-1)),
        (&["the", "day", "before"], Day::FromThen(-1)),
        (&["a", "day", "earlier"], Day::FromThen(-1)),
        (&["a", "day", "before"], Day::FromThen(-1)),
        (&["one", "day", "earlier"], Day::FromThen(-1)),
        (&["that", "very", "day"], Day::FromThen(0)),
        (&["that", "same", "day"], Day::FromThen(0)),
        (&["that", "day"], Day::FromThen(0)),
        (&["the", "same", "day"], Day::FromThen(0)),
    ];
    phrases.iter().find(|(words, _)| t.seq(i, words)).map(|(words, d)| (*d, i + words.len()))
}

/// "the day before last Friday's vote", "the day after Christmas": next to a day that the words name.
fn beside(t: &Tokens, i: usize) -> Option<Found> {
    let j = i + usize::from(t.w(i) == "the");
    if t.w(j) != "day" || !t.is(j + 1, ["before", "after", "following"]) {
        return None;
    }
    let k = j + 2;
    let (d, e) =
        super::weekdays::day(t, k).or_else(|| super::holidays::day(t, k)).or_else(|| super::calendar::day(t, k))?;
    let shift = if t.w(j + 1) == "before" { -1 } else { 1 };
    Some(Found::new(i, e, Sense::Beside(d, shift), "times/day-beside"))
}

/// Whether what a day's genitive owns belongs to the age and not to the day: "today's world", "tomorrow's leaders".
fn of_the_age(t: &Tokens, i: usize) -> bool {
    let owned = t.w(i + 1) == "'s"
        && (t.is(i + 2, Class::TodaysThing) || t.is(i + 3, Class::TodaysThing) && t.kind(i + 2) == Kind::Word);
    let of = t.w(i.wrapping_sub(1)) == "of";
    // "The people of tomorrow"; "the morning of tomorrow" has a day.
    let tomorrow = of
        && t.w(i) == "tomorrow"
        && !t.is(i.wrapping_sub(2), ["morning", "evening", "night", "day", "ahead", "start", "end"]);
    owned || tomorrow || of && t.is(i.wrapping_sub(2), Class::TodaysThing)
}

/// "Merrow Today": the second word of a title, behind one with a capital that opens no sentence.
fn programme(t: &Tokens, i: usize) -> bool {
    t.w(i) == "today" && t.capital(i) && i > 0 && t.kind(i - 1) == Kind::Word && t.capital(i - 1)
}

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    if let Some(f) = beside(t, i) {
        return Some(f);
    }
    if t.is(i, ["today", "tomorrow"]) && (of_the_age(t, i) || programme(t, i)) {
        return None;
    }
    if let Some((d, e)) = day(t, i) {
        // "the day after the vote": the day hangs on an event that the text must date.
        let hangs = matches!(d, Day::FromThen(1 | -1)) && t.is(e - 1, ["after", "before"]);
        if hangs && t.kind(e) == Kind::Word && !t.is(e, ["and", "but", "when", "in", "at", "on"]) {
            return None;
        }
        return Some(Found::new(i, e, Sense::Day(d), "times/day"));
    }
    nth_day(t, i).or_else(|| unit(t, i)).or_else(|| end_of(t, i)).or_else(|| alone(t, i))
}

/// "for a second day", "entered its third day", "today is the eighth day": what goes on is at that day now.
fn nth_day(t: &Tokens, i: usize) -> Option<Found> {
    let j = i + usize::from(t.is(i, ["a", "the", "its", "their"]));
    let (_, k) = ordinal(t, j)?;
    let k = k + usize::from(t.is(k, ["straight", "consecutive", "successive", "full"]));
    if t.w(k) != "day" || t.w(k + 1) == "of" && !t.is(i.wrapping_sub(1), ["for", "into", "is"]) {
        return None;
    }
    let start = if t.is(i, ["its", "their"]) { j } else { i };
    let goes_on = t.is(i.wrapping_sub(1), ["for", "into", "is", "entered", "enters", "entering"])
        || t.w(i.wrapping_sub(1)) == "'s" && t.is(i.wrapping_sub(2), ["it", "this", "today"]);
    goes_on.then(|| Found::new(start, k + 1, Sense::Day(Day::FromNow(0)), "times/nth-day"))
}

/// "this week", "the last year", "the current fiscal year".
fn unit(t: &Tokens, i: usize) -> Option<Found> {
    let mut j = i;
    let the = t.w(j) == "the";
    if the || t.is(j, ["its", "their", "his"]) && t.is(j + 1, ["current", "previous", "last", "next", "latest"]) {
        j += 1;
    }
    if t.seq(j, &["year", "before", "last"]) {
        return Some(Found::new(i, j + 3, Sense::Unit(Unit::Year, Pick::BeforeLast), "times/unit"));
    }
    if t.seq(j, &["week", "before", "last"]) {
        return Some(Found::new(i, j + 3, Sense::Unit(Unit::Week, Pick::BeforeLast), "times/unit"));
    }
    if t.w(j) == "latest" && t.is(j + 1, ["fiscal", "financial"]) && t.w(j + 2) == "year" {
        return Some(Found::new(i, j + 3, Sense::Unit(Unit::Year, Pick::Last), "times/unit"));
    }
    if t.w(j) == "past" && t.w(j + 1) == "years" && !the {
        return Some(Found::new(i, j + 2, Sense::Ref("PAST_REF"), "times/past"));
    }
    if t.w(i) == "that" && t.w(i + 1) == "quarter" {
        let year = super::sense::InYear::Picked(Pick::Bare);
        return Some(Found::new(i, i + 2, Sense::Quarter { nth: None, year }, "times/quarter"));
    }
    let mut p = pick(t.w(j))?;
    let first = j;
    j += 1;
    if t.w(j - 1) == "this" && t.is(j, ["past", "coming", "same"]) {
        p = if t.w(j) == "coming" { Pick::Next } else { Pick::Last };
        j += 1;
    } else if t.w(j - 1) == "that" && t.is(j, ["same"]) {
        j += 1;
    } else if t.w(j - 1) == "next" && t.is(j, ["full"]) {
        j += 1;
    }
    if t.is(j, ["fiscal", "financial", "calendar", "full", "academic", "school"]) {
        j += 1;
    }
    let (u, plural) = Unit::parse(t.w(j))?;
    if plural {
        return None;
    }
    // "the next year" after a story's year is the following one; "next year" without article is next to now.
    if the && t.w(first) == "next" && u == Unit::Year {
        p = Pick::Following;
    }
    // The coming weekend is that of this week.
    if u == Unit::Weekend && t.is(j - 1, ["coming"]) {
        p = Pick::This;
    }
    if u < Unit::Day || u == Unit::Quarter && t.w(first) != "this" && t.w(first) != "next" && t.w(first) != "last" {
        return None;
    }
    // "the past day", "over the past decade": a stretch up to now; the past week, month and year are the last ones.
    if t.w(first) == "past" && !(Unit::Weekend..=Unit::Year).contains(&u) {
        return Some(Found::new(i, j + 1, Sense::Duration(u.period(Some(1.0))), "times/past-unit"));
    }
    if t.capital(j) && t.capital(first) {
        // The title of a programme.
        return None;
    }
    if u == Unit::Day && matches!(p, Pick::Last | Pick::This) {
        return None;
    }
    if u == Unit::Quarter {
        return Some(Found::new(i, j + 1, Sense::Unit(u, p), "times/quarter"));
    }
    Some(Found::new(i, j + 1, Sense::Unit(u, p), "times/unit"))
}

/// "the end of the year", "year-end", "year's end", "month-end".
fn end_of(t: &Tokens, i: usize) -> Option<Found> {
    // "by close of year"
    if t.seq(i, &["close", "of", "year"]) {
        return Some(Found {
            part: Some("end"),
            ..Found::new(i, i + 3, Sense::Unit(Unit::Year, Pick::This), "times/unit-end")
        });
    }
    let u = match t.w(i) {
        "year" => Unit::Year,
        "month" => Unit::Month,
        "week" => Unit::Week,
        _ => return None,
    };
    let e = if t.w(i + 1) == "-" && t.w(i + 2) == "end" {
        i + 3
    } else if t.seq(i + 1, &["'s", "end"]) || (t.w(i + 1) == "end" && u == Unit::Year) {
        i + 2 + usize::from(t.w(i + 1) == "'s")
    } else {
        return None;
    };
    if u == Unit::Year && e == i + 3 && t.w(i + 1) == "-" {
        let year = super::sense::InYear::Picked(Pick::Bare);
        return Some(Found::new(i, e, Sense::Day(Day::Date { year, month: 12, day: 31 }), "times/unit-end"));
    }
    Some(Found { part: Some("end"), ..Found::new(i, e, Sense::Unit(u, Pick::This), "times/unit-end") })
}

/// "the weekend", "the year" as the one that the text speaks of.
fn alone(t: &Tokens, i: usize) -> Option<Found> {
    if t.w(i) != "the" {
        return None;
    }
    let j = i + 1 + usize::from(t.is(i + 1, ["full", "whole", "entire", "fiscal", "calendar"]));
    let (u, plural) = Unit::parse(t.w(j))?;
    if plural || u < Unit::Weekend || u > Unit::Year {
        return None;
    }
    let after = t.w(j + 1);
    if after == "-" && t.glued(j + 1) || t.kind(j + 1) == Kind::Digits {
        return None;
    }
    match u {
        Unit::Weekend => Some(Found::new(i, j + 1, Sense::Unit(u, Pick::Bare), "times/weekend")),
        Unit::Quarter => Some(Found::new(
            i,
            j + 1,
            Sense::Quarter { nth: None, year: super::sense::InYear::Picked(Pick::Bare) },
            "times/quarter",
        )),
        // "the year ended June 30" is a length; "the year of ..." and "the year that ..." name it by an event.
        Unit::Year if matches!(after, "ended" | "ending" | "through" | "to") => {
            Some(Found::new(i, j + 1, Sense::Duration("P1Y".to_owned()), "times/unit-length"))
        }
        _ if matches!(
            after,
            "of" | "that" | "when" | "after" | "before" | "following" | "since" | "he" | "she" | "they"
        ) =>
        {
            None
        }
        Unit::Year | Unit::Week | Unit::Month => Some(Found::new(i, j + 1, Sense::Unit(u, Pick::Bare), "times/unit")),
        _ => None,
    }
}
