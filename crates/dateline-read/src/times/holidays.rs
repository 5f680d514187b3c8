//! Feasts and holidays with a date: "May Day", "Christmas", "last Thanksgiving", "Easter Sunday 2018", "New Year's Eve".
//!
//! Only those whose date the words alone settle; not "Ramadan" and others that follow a calendar of sighting, nor "Independence Day",
//! which each country keeps on another day.

use jiff::civil::{Date, Weekday};

use super::calendar::year_after;
use super::sense::{Day, Found, InYear, Pick, Sense, pick};
use crate::lexicon::Class;
use crate::numbers::Tokens;

/// A day of the year with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// The same day each year.
    Fixed(i8, i8),
    /// The nth weekday of a month; -1 is the last.
    Nth(i8, Weekday, i8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// The Tuesday after the first Monday of November.
    Election,
}

impl Feast {
    /// Its day in a year.
    pub(super) fn on(self, year: i16) -> Option<Date> {
        match self {
            Feast::Fixed(m, d) => Date::new(year, m, d).ok(),
            Feast::Nth(m, wd, n) => Date::new(year, m, 1).ok()?.nth_weekday_of_month(n, wd).ok(),
            Feast::Easter(shift) => shift_days(easter(year)?, shift),
            Feast::Election => {
                shift_days(Date::new(year, 11, 1).ok()?.nth_weekday_of_month(1, Weekday::Monday).ok()?, 1)
            }
        }
    }
}

fn shift_days(d: Date, n: i32) -> Option<Date> {
    d.checked_add(jiff::Span::new().try_days(i64::from(n)).ok()?).ok()
}

/// Western Easter (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, month as i8, day as i8).ok()
}

const FEASTS: &[(&[&str], Feast)] = &[
    (&["new", "year", "'s", "day"], Feast::Fixed(1, 1)),
    (&["new", "year", "'s", "eve"], Feast::Fixed(12, 31)),
    (&["new", "year", "'s"], Feast::Fixed(1, 1)),
    (&["new", "years", "day"], Feast::Fixed(1, 1)),
    (&["new", "years", "eve"], Feast::Fixed(12, 31)),
    (&["epiphany"], Feast::Fixed(1, 6)),
    (&["valentine", "'s", "day"], Feast::Fixed(2, 14)),
    (&["st", ".", "patrick", "'s", "day"], Feast::Fixed(3, 17)),
    (&["international", "women", "'s", "day"], Feast::Fixed(3, 8)),
    (&["april", "fools", "'", "day"], Feast::Fixed(4, 1)),
    (&["april", "fool", "'s", "day"], Feast::Fixed(4, 1)),
    (&["may", "day"], Feast::Fixed(5, 1)),
    (&["bastille", "day"], Feast::Fixed(7, 14)),
    (&["guy", "fawkes", "night"], Feast::Fixed(11, 5)),
    (&["armistice", "day"], Feast::Fixed(11, 11)),
    (&["halloween"], Feast::Fixed(10, 31)),
    (&["all", "saints", "'", "day"], Feast::Fixed(11, 1)),
    (&["christmas", "eve"], Feast::Fixed(12, 24)),
    (&["christmas", "day"], Feast::Fixed(12, 25)),
    (&["christmas"], Feast::Fixed(12, 25)),
    (&["boxing", "day"], Feast::Fixed(12, 26)),
    (&["martin", "luther", "king", "day"], Feast::Nth(1, Weekday::Monday, 3)),
    (&["presidents", "'", "day"], Feast::Nth(2, Weekday::Monday, 3)),
    (&["memorial", "day"], Feast::Nth(5, Weekday::Monday, -1)),
    (&["labor", "day"], Feast::Nth(9, Weekday::Monday, 1)),
    (&["columbus", "day"], Feast::Nth(10, Weekday::Monday, 2)),
    (&["thanksgiving", "day"], Feast::Nth(11, Weekday::Thursday, 4)),
    (&["thanksgiving"], Feast::Nth(11, Weekday::Thursday, 4)),
    (&["election", "day"], Feast::Election),
    (&["shrove", "tuesday"], Feast::Easter(-47)),
    (&["ash", "wednesday"], Feast::Easter(-46)),
    (&["palm", "sunday"], Feast::Easter(-7)),
    (&["maundy", "thursday"], Feast::Easter(-3)),
    (&["good", "friday"], Feast::Easter(-2)),
    (&["holy", "saturday"], Feast::Easter(-1)),
    (&["easter", "sunday"], Feast::Easter(0)),
    (&["easter", "monday"], Feast::Easter(1)),
    (&["easter"], Feast::Easter(0)),
    (&["whit", "sunday"], Feast::Easter(49)),
    (&["pentecost"], Feast::Easter(49)),
];

/// The day that a feast's name gives.
pub(super) fn day(t: &Tokens, i: usize) -> Option<(Day, usize)> {
    let j = i + usize::from(t.w(i) == "this" && t.is(i + 1, ["past", "coming"]));
    let (picked, j) = match pick(t.w(j)).filter(|p| matches!(p, Pick::This | Pick::Last | Pick::Next)) {
        Some(p) => (p, j + 1),
        None => (Pick::Bare, j),
    };
    if !t.capital(j) {
        return None;
    }
    let (words, feast) = FEASTS.iter().find(|(words, _)| t.seq(j, words))?;
    let e = j + words.len();
    match year_after(t, e) {
        Some((year, e)) => Some((Day::Holiday(*feast, year), e)),
        None => Some((Day::Holiday(*feast, InYear::Picked(picked)), e)),
    }
}

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    let (d, e) = day(t, i)?;
    if t.w(e) == "week" {
        return Some(Found::new(i, e + 1, Sense::WeekOf(d), "times/holiday"));
    }
    // "Christmas tree", "Thanksgiving dinner": the feast as a kind of thing, unless a pick or a year dates it.
    let dated = !matches!(d, Day::Holiday(_, InYear::Picked(Pick::Bare)));
    let names_a_thing = t.is(e, Class::HolidayThing);
    (dated || !names_a_thing).then(|| Found::new(i, e, Sense::Day(d), "times/holiday"))
}
