//! From what an expression means to a TIMEX3 value: against the day of publication, against what the text told last, and by the tense.

mod day;
mod unit;
mod year;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::days::{shift, week};
use super::sense::{Day, Found, Pick, Sense, Unit};
use super::tense::Tense;

/// So many tokens are the lead of a report.
const LEAD: usize = 50;

/// How a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    Explicit,
    Publication,
    Tense,
    /// By the expression at this place in the list.
    Narrative(usize),
    /// Left open.
    Relative,
}

/// What a value comes to.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) kind: dateline_model::TimeKind,
    pub(super) value: Option<String>,
    pub(super) basis: Basis,
    /// Wanted a publication date and had none.
    pub(super) undated: bool,
}

/// What the text has told so far.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Day of publication, or of the dateline.
    now: Option<Date>,
    /// A wire's report, by its dateline.
    wire: bool,
    /// The last day told, and by which expression.
    day: Option<(Date, usize)>,
    /// Each verb with the day that it was last told with, for what is told again with a clock alone.
    verbs: BTreeMap<String, (Date, usize)>,
    /// The last month told.
    month: Option<(i16, i8, usize)>,
    /// The last year told.
    year: Option<(i16, usize)>,
    /// The last quarter told.
    quarter: Option<(i16, u8, usize)>,
    /// The last period told was one of several months, reported on like a quarter.
    months: bool,
}

use dateline_model::TimeKind as K;

impl Story {
    /// Nothing told yet; the report speaks from this day.
    pub(super) fn new(now: Option<Date>, wire: bool) -> Story {
        Story { now, wire, ..Story::default() }
    }

    /// The value of one expression; `at` is its place in the list, `tense` that of its clause.
    pub(super) fn value(&mut self, f: &Found, tense: Tense, verb: Option<&str>, at: usize) -> Value {
        let again = verb.filter(|_| clock_alone(&f.sense)).and_then(|verb| self.verbs.get(verb));
        if let Some(&(day, by)) = again {
            self.day = Some((day, by));
        }
        let mut v = self.settle(f, tense);
        v.undated = v.basis == Basis::Relative && self.now.is_none();
        self.note(f, &v, at);
        if let (Some(verb), Some((day, by))) = (verb, self.day.filter(|(_, by)| *by == at)) {
            self.verbs.insert(verb.to_owned(), (day, by));
        }
        v
    }

    fn settle(&self, f: &Found, tense: Tense) -> Value {
        let made = |kind, value: Option<String>, basis| Value { kind, value, basis, undated: false };
        match &f.sense {
            Sense::Day(d) => {
                let (value, basis) = match d {
                    Day::Weekday(w, Pick::Bare) if self.wire && f.start < LEAD && tense == Tense::Past => {
                        self.ahead(*w)
                    }
                    _ => None,
                }
                .unwrap_or_else(|| self.day(*d, tense));
                made(K::Date, value, basis)
            }
            Sense::Beside(d, n) => {
                let (value, basis) = self.day(*d, tense);
                let value = value.and_then(|v| v.parse::<Date>().ok()).and_then(|d| shift(d, *n));
                made(K::Date, value.map(|d| d.to_string()), basis)
            }
            Sense::Part(d, p) => {
                let (value, basis) = self.day(d.unwrap_or(Day::FromThen(0)), tense);
                let value = value.unwrap_or_else(|| "XXXX-XX-XX".to_owned()) + p.code();
                // Last night is the night that began yesterday.
                made(K::Time, Some(value), basis)
            }
            Sense::Clock { day, hour, minute, zone: _ } => {
                let (value, basis) = self.day(day.unwrap_or(Day::FromThen(0)), tense);
                let value = value.unwrap_or_else(|| "XXXX-XX-XX".to_owned());
                made(K::Time, Some(format!("{value}T{hour:02}:{:02}", minute.unwrap_or(0))), basis)
            }
            Sense::Month { month, year } => {
                let (y, basis) = self.year_of_month(*month, *year, tense);
                let y = y.map_or("XXXX".to_owned(), |y| format!("{y:04}"));
                made(K::Date, Some(format!("{y}-{month:02}")), basis)
            }
            Sense::WeekOfMonth { nth, month, year } => {
                let (y, basis) = self.year_of_month(*month, *year, tense);
                let value = y.and_then(|y| {
                    let first = Date::new(y, *month, 1).ok()?;
                    let last = first.last_of_month();
                    let middle = if *nth < 0 { shift(last, -3)? } else { shift(first, 7 * (i32::from(*nth) - 1) + 3)? };
                    Some(week(middle))
                });
                made(K::Date, value, basis)
            }
            Sense::WeekOf(d) => {
                // The week of a feast may have begun before it: the nearest one.
                let feast = matches!(d, Day::Holiday(..));
                let (value, basis) = self.day(*d, if feast { Tense::Unknown } else { tense });
                let value = value.and_then(|v| v.parse::<Date>().ok()).map(week);
                made(K::Date, value, basis)
            }
            Sense::Year(y) => made(K::Date, Some(format!("{y:04}")), Basis::Explicit),
            Sense::Years(a, b) => made(K::Duration, Some(format!("{a:04}/{b:04}")), Basis::Explicit),
            Sense::Decade(d) => made(K::Date, Some(format!("{d}")), Basis::Explicit),
            Sense::Century(c) => made(K::Date, Some(format!("{c:02}")), Basis::Explicit),
            Sense::Season { code, year } => {
                let (y, basis) = self.year_of_season(code, *year, tense);
                made(K::Date, Some(format!("{}-{code}", y.map_or("XXXX".to_owned(), |y| y.to_string()))), basis)
            }
            Sense::Quarter { nth, year } => {
                let (value, basis) = self.quarter(*nth, *year, tense);
                made(K::Date, value, basis)
            }
            Sense::Half { nth, year } => {
                let (y, basis) = self.plain_year(*year);
                made(K::Date, y.map(|y| format!("{y}-H{nth}")), basis)
            }
            Sense::Unit(u, p) => {
                let (value, basis) = self.unit(*u, *p, tense);
                made(K::Date, value, basis)
            }
            Sense::Shift { count, unit, back, then } => {
                // "Three days later" in a tale of the past hangs on something told; the day of publication is no such thing.
                let hangs = *then
                    && !back
                    && self.day.is_none()
                    && (*unit <= Unit::Week || self.month.is_none() && (*unit <= Unit::Quarter || self.year.is_none()));
                let (value, basis) = if hangs && tense != Tense::Future {
                    (None, Basis::Relative)
                } else {
                    self.shift(*count, *unit, *back, *then)
                };
                made(if *unit <= Unit::Hour { K::Time } else { K::Date }, value, basis)
            }
            Sense::YearBefore => {
                let (value, basis) = self.year_before();
                made(K::Date, value, basis)
            }
            Sense::Duration(v) => made(K::Duration, Some(v.clone()), Basis::Explicit),
            Sense::Set(v) => made(K::Set, Some(v.clone()), Basis::Explicit),
            Sense::Ref(v) => made(K::Date, Some((*v).to_owned()), Basis::Explicit),
        }
    }

    /// Remembers what was told.
    fn note(&mut self, f: &Found, v: &Value, at: usize) {
        if let Sense::Quarter { .. } = f.sense
            && let Some((y, q)) = v.value.as_deref().and_then(|v| v.split_once("-Q"))
            && let (Ok(y), Ok(q)) = (y.parse(), q.parse())
        {
            // What is reported on has closed; an outlook on a later quarter does not become the one spoken of.
            let closed = self.now.is_none_or(|n| (y, i16::from(q) * 3) < (n.year(), i16::from(n.month())));
            // Nor does the quarter that it is compared with.
            let later = self.quarter.is_none_or(|(y0, q0, _)| (y, q) >= (y0, q0));
            if closed && later || self.quarter.is_none() {
                self.quarter = Some((y, q, at));
            }
            self.months = false;
        }
        if let Sense::Duration(d) = &f.sense {
            if f.rule == "times/stretch"
                && d.ends_with('M')
                && !d.starts_with("PT")
                && matches!(d.as_str(), "P9M" | "P6M" | "P12M")
            {
                self.months = true;
            }
            return;
        }
        let Some((a, b)) = v.value.as_deref().and_then(|v| super::interval::days(v.split('T').next().unwrap_or(v)))
        else {
            return;
        };
        if a == b {
            // "today" and "yesterday" in a sentence about the past are the report's own time; both may be what is told.
            self.day = Some((a, at));
            self.month = Some((a.year(), a.month(), at));
            self.year = Some((a.year(), at));
        } else if matches!(f.sense, Sense::Month { .. }) || matches!(f.sense, Sense::Unit(Unit::Month, _)) {
            self.month = Some((a.year(), a.month(), at));
            self.year = Some((a.year(), at));
        } else if matches!(f.sense, Sense::Year(_)) || matches!(f.sense, Sense::Unit(Unit::Year, _)) {
            self.year = Some((a.year(), at));
        }
    }
}

/// Whether a clock or a part of a day is told without its day.
fn clock_alone(s: &Sense) -> bool {
    matches!(s, Sense::Clock { day: None, .. } | Sense::Part(None, _))
}

/// Whether a pick counts from what the text told.
fn of_the_story(p: Pick) -> bool {
    matches!(p, Pick::Following | Pick::Previous | Pick::Same)
}

fn step(p: Pick) -> i32 {
    match p {
        Pick::Bare | Pick::This | Pick::Same => 0,
        Pick::Last | Pick::Previous => -1,
        Pick::BeforeLast => -2,
        Pick::Next | Pick::Following => 1,
    }
}
