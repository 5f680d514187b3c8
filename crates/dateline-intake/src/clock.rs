//! Dates as feeds, mails and wires write them: RFC 822 and its kin, ISO 8601 in both forms, and what people make of them.
//!
//! Zones that the standards name are known. Any other name of a zone (`CET`, `IST`) may mean several, or nothing: the clock is kept as it is
//! written, without an offset, and the reader of the date is told that the day is doubtful.

use std::sync::LazyLock;

use dateline_model::{Code, Problem};
use jiff::civil::{Date, Time};
use regex::Regex;

/// A date as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// ISO 8601: a day, or a day with a clock, with its offset where it is known.
    pub(crate) iso: String,
    /// The name of the zone, where it is not known.
    pub(crate) zone: Option<String>,
}

impl Stamp {
    /// What is to be said about it.
    pub(crate) fn problem(&self) -> Option<Problem> {
        let zone = self.zone.as_ref()?;
        Some(
            Problem::new(
                Code::DoubtfulDay,
                format!("the time zone {zone:?} is not one that the standard knows; the day is as it was written"),
            )
            .hint("give the day with --date"),
        )
    }

    /// The day.
    pub(crate) fn day(&self) -> &str {
        self.iso.get(..10).unwrap_or(&self.iso)
    }
}

static ISO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^ ([0-9]{4}) (?: -? ([0-9]{2}) -? ([0-9]{2}) )
        (?: [Tt\s]+ ([0-9]{1,2}) :? ([0-9]{2}) (?: :? ([0-9]{2}) (?: [.,] [0-9]+ )? )? \s* (.*) )? $",
    )
    .expect("a pattern")
});

/// `Tue, 4 May 2031 10:00:00 GMT`, also without the weekday, with a full month, with two figures for the year.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^ (?: \p{L}+ [.,]* \s+ )? ([0-9]{1,2}) (?:st|nd|rd|th)? [\s.-]+ (\p{L}{3,9}) [.,]? [\s.-]+ ([0-9]{4}|[0-9]{2}) ,?
        (?: [\sT]+ ([0-9]{1,2}) [:.] ([0-9]{2}) (?: [:.] ([0-9]{2}) (?: [.,] [0-9]+ )? )? \s* ([ap]\.?m\.?)? \s* (.*) )? $",
    )
    .expect("a pattern")
});

/// `Tue May  4 10:00:00 GMT 2031`, `May 4, 2031 10:00 AM EST`.
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^ (?: \p{L}{3,9} [.,]* \s+ )?? (\p{L}{3,9}) \.? \s+ ([0-9]{1,2}) (?:st|nd|rd|th)? ,? \s+
        (?: ([0-9]{4}) (?: [\s,T]+ ([0-9]{1,2}) : ([0-9]{2}) (?: : ([0-9]{2}) )? \s* ([ap]\.?m\.?)? \s* (.*) )?
        | ([0-9]{1,2}) : ([0-9]{2}) (?: : ([0-9]{2}) )? \s+ (?: ([A-Za-z]+ | [+-][0-9:]+) \s+ )? ([0-9]{4}) ) $",
    )
    .expect("a pattern")
});

/// A date, or nothing where there is none: a month or a year alone names no day.
pub(crate) fn read(text: &str) -> Option<Stamp> {
    if text.len() > 200 {
        return None;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(|c: char| matches!(c, '"' | '\'' | '.' | ';' | ',')).trim();
    if let Some(c) = ISO.captures(text) {
        let get = |n: usize| c.get(n).map(|m| m.as_str());
        let date = day(get(1)?, get(2)?.parse().ok()?, get(3)?)?;
        return Some(stamp(date, clock(get(4), get(5), get(6), None), get(7).unwrap_or_default()));
    }
    if let Some(c) = WORDS.captures(text) {
        let get = |n: usize| c.get(n).map(|m| m.as_str());
        let date = day(get(3)?, month(get(2)?)?, get(1)?)?;
        return Some(stamp(date, clock(get(4), get(5), get(6), get(7)), get(8).unwrap_or_default()));
    }
    if let Some(c) = MONTH_FIRST.captures(text) {
        let get = |n: usize| c.get(n).map(|m| m.as_str());
        let date = day(get(3).or(get(13))?, month(get(1)?)?, get(2)?)?;
        if get(3).is_some() {
            return Some(stamp(date, clock(get(4), get(5), get(6), get(7)), get(8).unwrap_or_default()));
        }
        return Some(stamp(date, clock(get(9), get(10), get(11), None), get(12).unwrap_or_default()));
    }
    let (date, _) = crate::html::first_day(text)?;
    Some(Stamp { iso: date.to_string(), zone: None })
}

fn day(year: &str, month: i8, day: &str) -> Option<Date> {
    let figures: i16 = year.parse().ok()?;
    let year = match (year.len(), figures) {
        (2, 70..) => 1900 + figures,
        (2, _) => 2000 + figures,
        _ => figures,
    };
    let date = Date::new(year, month, day.parse().ok()?).ok()?;
    (1900..2200).contains(&date.year()).then_some(date)
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let known = MONTHS.iter().position(|m| m.starts_with(&word) || *m == word).or((word == "sept").then_some(8));
    known.filter(|_| word.len() >= 3).map(|m| m as i8 + 1).or_else(|| crate::html::month(&word))
}

fn clock(hour: Option<&str>, minute: Option<&str>, second: Option<&str>, half: Option<&str>) -> Option<Time> {
    let mut hour: i8 = hour?.parse().ok()?;
    match half.map(|h| h.starts_with(['p', 'P'])) {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    let second = second.map_or(Some(0), |s| s.parse::<i8>().ok())?.min(59);
    Time::new(hour, minute?.parse().ok()?, second, 0).ok()
}

fn stamp(date: Date, clock: Option<Time>, zone: &str) -> Stamp {
    let Some(clock) = clock else { return Stamp { iso: date.to_string(), zone: None } };
    let local = format!("{date}T{:02}:{:02}:{:02}", clock.hour(), clock.minute(), clock.second());
    // What stands in brackets is a remark.
    let zone = zone.split('(').next().unwrap_or_default().trim();
    match offset(zone) {
        Offset::None => Stamp { iso: local, zone: None },
        Offset::Known(o) => Stamp { iso: local + &o, zone: None },
        Offset::Unknown => Stamp { iso: local, zone: Some(zone.chars().take(40).collect()) },
    }
}

enum Offset {
    None,
    Known(String),
    Unknown,
}

/// The zones of RFC 822 and offsets in figures.
fn offset(zone: &str) -> Offset {
    let known = |s: &str| Offset::Known(s.to_owned());
    match zone.to_ascii_uppercase().as_str() {
        "" => Offset::None,
        "Z" | "UT" | "UTC" | "GMT" | "-0000" | "+0000" | "+00:00" | "-00:00" => known("Z"),
        "EDT" => known("-04:00"),
        "EST" | "CDT" => known("-05:00"),
        "CST" | "MDT" => known("-06:00"),
        "MST" | "PDT" => known("-07:00"),
        "PST" => known("-08:00"),
        z => {
            let figures = z.strip_prefix("GMT").or(z.strip_prefix("UTC")).unwrap_or(z);
            let (sign, rest) = match figures.as_bytes().first() {
                Some(b'+') => ('+', &figures[1..]),
                Some(b'-') => ('-', &figures[1..]),
                _ => return Offset::Unknown,
            };
            // A name may follow the figures.
            let rest = rest.split(' ').next().unwrap_or_default();
            let digits: String = rest.chars().filter(|c| *c != ':').collect();
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 4 {
                return Offset::Unknown;
            }
            let (hours, minutes) = match digits.len() {
                1 | 2 => (digits.as_str(), "0"),
                n => digits.split_at(n - 2),
            };
            match (hours.parse::<u8>(), minutes.parse::<u8>()) {
                (Ok(h), Ok(m)) if h <= 14 && m < 60 => Offset::Known(format!("{sign}{h:02}:{m:02}")),
                _ => Offset::Unknown,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn dates_of_feeds_mails_and_wires() {
        for (text, iso) in [
            ("Tue, 04 May 2027 10:00:00 GMT", "2027-05-04T10:00:00Z"),
            ("Tue, 4 May 2027 10:00 EST", "2027-05-04T10:00:00-05:00"),
            ("4 May 27 23:30 +0200", "2027-05-04T23:30:00+02:00"),
            ("Tuesday, 4 May 2027 10:00:00 -0330 (somewhere)", "2027-05-04T10:00:00-03:30"),
            ("Tue May  4 10:00:00 2027", "2027-05-04T10:00:00"),
            ("Tue May  4 10:00:00 GMT 2027", "2027-05-04T10:00:00Z"),
            ("May 4, 2027 1:05 PM EDT", "2027-05-04T13:05:00-04:00"),
            ("2027-05-04T10:00Z", "2027-05-04T10:00:00Z"),
            ("2027-05-04T10:00:00.123+0100", "2027-05-04T10:00:00+01:00"),
            ("20270504T100000+1100", "2027-05-04T10:00:00+11:00"),
            ("20270504", "2027-05-04"),
            (" \n2027-05-04\n", "2027-05-04"),
            ("mié, 4 mayo 2027 10:00:00 +0200", "2027-05-04T10:00:00+02:00"),
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text} is a date"));
            assert_eq!((found.iso.as_str(), found.zone), (iso, None), "{text}");
        }
    }

    #[test]
    fn zones_that_are_not_known_leave_the_day_doubtful() {
        for zone in ["CET", "EEST", "IST", "XYZ", "+9999"] {
            let found = read(&format!("Tue, 04 May 2027 23:30:00 {zone}")).expect("a date");
            assert_eq!((found.iso.as_str(), found.zone.as_deref()), ("2027-05-04T23:30:00", Some(zone)));
            assert!(found.problem().is_some());
        }
    }

    #[test]
    fn what_names_no_day_is_none() {
        for text in
            ["", "2027", "2027-05", "May 2027", "yesterday", "2027-13-45", "0000-00-00T00:00:00Z", "31 Feb 2027"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
