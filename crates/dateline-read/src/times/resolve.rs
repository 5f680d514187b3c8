//! From what an expression means to a TIMEX3 value: against the day of publication, against what the text told last, and by the tense.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::days::{days_between, on_or_after, on_or_before, shift, week};
use super::sense::{Day, Found, InYear, Pick, Sense, Unit};
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

    /// The lead of a wire's report that tells of tomorrow's weekday in the past was written by a clock that is a day ahead.
    fn ahead(&self, w: Weekday) -> Option<(Option<String>, Basis)> {
        let tomorrow = self.now.and_then(|now| shift(now, 1)).filter(|d| d.weekday() == w)?;
        Some((Some(tomorrow.to_string()), Basis::Tense))
    }

    /// The day that the text speaks of: the last told, else that of publication.
    fn then(&self) -> Option<(Date, Basis)> {
        match (self.day, self.now) {
            (Some((d, at)), _) => Some((d, Basis::Narrative(at))),
            (None, Some(now)) => Some((now, Basis::Publication)),
            _ => None,
        }
    }

    fn day(&self, d: Day, tense: Tense) -> (Option<String>, Basis) {
        let open = (None, Basis::Relative);
        let text = |d: Option<Date>, b: Basis| d.map_or(open.clone(), |d| (Some(d.to_string()), b));
        match d {
            Day::Date { year, month, day } => {
                let (y, basis) = match year {
                    InYear::Given(y) => (Some(y), Basis::Explicit),
                    InYear::Picked(Pick::Bare) => match self.now {
                        Some(now) => {
                            let on = |y: i16| Date::new(y, month, day).ok();
                            let around = [now.year() - 1, now.year(), now.year() + 1].into_iter().filter_map(on);
                            let away = |d: &Date| days_between(now, *d);
                            // The nearest one; the tense decides only where two are about as near.
                            let against = |d: &Date| match tense {
                                Tense::Past => away(d) > 0,
                                Tense::Future => away(d) < 0,
                                Tense::Unknown => false,
                            };
                            let near = around.min_by_key(|d| (away(d).abs() + if against(d) { 250 } else { 0 }, *d));
                            (near.map(Date::year), Basis::Publication)
                        }
                        None => (None, Basis::Relative),
                    },
                    InYear::Picked(_) | InYear::Of(_) => self.plain_year(year),
                };
                match y {
                    Some(y) => match Date::new(y, month, day) {
                        Ok(d) => (Some(d.to_string()), basis),
                        Err(_) => open,
                    },
                    None => (Some(format!("XXXX-{month:02}-{day:02}")), Basis::Relative),
                }
            }
            Day::OfMonth(n, p) => match self.month_picked(p) {
                Some((y, m, basis)) => text(Date::new(y, m, n).ok(), basis),
                None => (Some(format!("XXXX-XX-{n:02}")), Basis::Relative),
            },
            Day::Weekday(w, p) => {
                let unknown = (Some(format!("XXXX-WXX-{}", w.to_monday_one_offset())), Basis::Relative);
                let base = match p {
                    Pick::Previous | Pick::Following | Pick::Same => self.then(),
                    _ => self.now.map(|n| (n, Basis::Publication)),
                };
                let Some((base, basis)) = base else { return unknown };
                let (found, basis) = match p {
                    Pick::Bare => match tense {
                        Tense::Future => (on_or_after(base, w), Basis::Tense),
                        Tense::Past => (on_or_before(base, w), Basis::Tense),
                        Tense::Unknown => (on_or_before(base, w), basis),
                    },
                    Pick::Last | Pick::Previous | Pick::BeforeLast => {
                        (shift(base, -1).and_then(|b| on_or_before(b, w)), basis)
                    }
                    Pick::Next | Pick::Following => (shift(base, 1).and_then(|b| on_or_after(b, w)), basis),
                    Pick::This if tense == Tense::Past => (on_or_before(base, w), basis),
                    Pick::This => (on_or_after(base, w), basis),
                    Pick::Same => (on_or_before(base, w), basis),
                };
                text(found, basis)
            }
            Day::Undated => open,
            Day::FromNow(n) => text(self.now.and_then(|d| shift(d, n)), Basis::Publication),
            Day::FromThen(1..) if self.day.is_none() && tense == Tense::Past => open,
            Day::FromThen(n) => match self.then() {
                Some((d, basis)) => text(shift(d, n), basis),
                None => open,
            },
            Day::Holiday(h, year) => match year {
                InYear::Given(y) => text(h.on(y), Basis::Explicit),
                InYear::Of(_) => {
                    let (y, basis) = self.plain_year(year);
                    text(y.and_then(|y| h.on(y)), basis)
                }
                InYear::Picked(p) => {
                    let Some(now) = self.now else { return open };
                    let mut all = (now.year() - 1..=now.year() + 1).filter_map(|y| h.on(y));
                    let found = match (p, tense) {
                        (Pick::Last | Pick::Previous, _) => all.filter(|d| *d < now).max(),
                        (Pick::Next | Pick::Following, _) => all.find(|d| *d > now),
                        (Pick::This, _) => h.on(now.year()),
                        (_, Tense::Future) => all.find(|d| *d >= now),
                        (_, Tense::Past) => all.filter(|d| *d <= now).max(),
                        _ => all.min_by_key(|d| days_between(now, *d).abs()),
                    };
                    text(found, Basis::Publication)
                }
            },
        }
    }

    fn plain_year(&self, year: InYear) -> (Option<i16>, Basis) {
        let p = match year {
            InYear::Given(y) => return (Some(y), Basis::Explicit),
            InYear::Picked(p) | InYear::Of(p) => p,
        };
        let now = self.now.map(|d| (d.year(), Basis::Publication));
        let then = self.year.map(|(y, at)| (y, Basis::Narrative(at))).or(now);
        let from = |base: Option<(i16, Basis)>, n: i16| base.map_or((None, Basis::Relative), |(y, b)| (Some(y + n), b));
        match p {
            Pick::Bare | Pick::This => from(now, 0),
            Pick::Last => from(now, -1),
            Pick::BeforeLast => from(now, -2),
            Pick::Next => from(now, 1),
            Pick::Following => from(then, 1),
            Pick::Previous => from(then, -1),
            Pick::Same => from(then, 0),
        }
    }

    fn year_of_month(&self, month: i8, year: InYear, tense: Tense) -> (Option<i16>, Basis) {
        let InYear::Picked(p) = year else { return self.plain_year(year) };
        let Some(now) = self.now else { return (None, Basis::Relative) };
        let past = if month <= now.month() { now.year() } else { now.year() - 1 };
        let future = if month >= now.month() { now.year() } else { now.year() + 1 };
        match p {
            Pick::Bare => {
                // Months back and months ahead, weighed by the tense: what is much nearer wins over a doubtful tense.
                let back = f64::from((now.month() - month).rem_euclid(12));
                let ahead = f64::from((month - now.month()).rem_euclid(12));
                let (behind, before, basis) = match tense {
                    Tense::Past => (back, ahead * 6.0, Basis::Tense),
                    Tense::Future => (back * 1.9, ahead, Basis::Tense),
                    Tense::Unknown => (back, ahead * 2.5, Basis::Publication),
                };
                (Some(if before < behind { future } else { past }), basis)
            }
            // In March "last February" is that of the year before; the other is last month.
            Pick::Last => (Some(if month < now.month() - 1 { now.year() } else { now.year() - 1 }), Basis::Publication),
            Pick::Next => (Some(if month > now.month() { now.year() } else { now.year() + 1 }), Basis::Publication),
            Pick::This => (Some(now.year()), Basis::Publication),
            _ => self.plain_year(year),
        }
    }

    fn year_of_season(&self, code: &str, year: InYear, tense: Tense) -> (Option<i16>, Basis) {
        let InYear::Picked(p) = year else { return self.plain_year(year) };
        let Some(now) = self.now else { return (None, Basis::Relative) };
        let begins = match code {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        // January and February belong to the winter that began in the year before.
        let started = |m: i8| now.month() >= m;
        let y = match (p, tense) {
            (Pick::This, _) if code == "WI" && now.month() <= 2 => now.year() - 1,
            (Pick::This, _) => now.year(),
            (Pick::Last | Pick::Previous, _) => {
                let over = now.month() >= begins + 3 && code != "WI";
                if over { now.year() } else { now.year() - 1 }
            }
            (Pick::Next | Pick::Following, _) => {
                if started(begins) {
                    now.year() + 1
                } else {
                    now.year()
                }
            }
            (_, Tense::Future) => {
                if now.month() >= begins + 3 {
                    now.year() + 1
                } else {
                    now.year()
                }
            }
            _ => {
                if started(begins) {
                    now.year()
                } else {
                    now.year() - 1
                }
            }
        };
        (Some(y), Basis::Publication)
    }

    fn quarter(&self, nth: Option<u8>, year: InYear, tense: Tense) -> (Option<String>, Basis) {
        let text = |y: i16, q: u8| Some(format!("{y}-Q{q}"));
        let now = self.now.map(|d| (d.year(), (d.month() as u8 - 1) / 3 + 1));
        match (nth, year) {
            (Some(n), InYear::Picked(Pick::Bare)) => {
                let Some((y, q)) = now else { return (Some(format!("XXXX-Q{n}")), Basis::Relative) };
                let away = |y2: i16| i32::from(y2 - y) * 4 + i32::from(n) - i32::from(q);
                let best = [y - 1, y, y + 1].into_iter().min_by_key(|y2| {
                    let a = away(*y2);
                    // The past is nearer than the future, unless the tense says otherwise.
                    let weight = if tense == Tense::Future {
                        (-a).max(a - 1) * 2
                    } else if a > 0 {
                        a * 3 + 4
                    } else {
                        -a * 2
                    };
                    (weight, *y2)
                });
                (best.and_then(|y| text(y, n)), Basis::Publication)
            }
            (Some(n), InYear::Picked(Pick::Previous)) => {
                // "the year-earlier third quarter"
                let base = self.quarter.map(|(y, _, at)| (y, Basis::Narrative(at)));
                match base.or(now.map(|(y, q)| (if n > q { y - 1 } else { y }, Basis::Publication))) {
                    Some((y, b)) => (text(y - 1, n), b),
                    None => (Some(format!("XXXX-Q{n}")), Basis::Relative),
                }
            }
            (Some(n), year) => {
                let (y, b) = self.plain_year(year);
                (Some(y.map_or(format!("XXXX-Q{n}"), |y| format!("{y}-Q{n}"))), b)
            }
            (None, InYear::Given(y)) => match (self.quarter, self.months) {
                (Some((_, q, at)), false) => (text(y, q), Basis::Narrative(at)),
                _ => (Some(format!("{y}")), Basis::Explicit),
            },
            // "last year's quarter": the one spoken of, in another year.
            (None, InYear::Picked(Pick::Last | Pick::Next | Pick::Previous)) => {
                let (y, b) = self.plain_year(year);
                match (y, self.quarter) {
                    (Some(y), Some((_, q, _))) => (text(y, q), b),
                    (y, _) => (y.map(|y| y.to_string()), b),
                }
            }
            (None, InYear::Picked(Pick::This)) => {
                (now.and_then(|(y, q)| text(y, q)), if now.is_some() { Basis::Publication } else { Basis::Relative })
            }
            (None, _) => match (self.quarter, now) {
                (Some((y, q, at)), _) => (text(y, q), Basis::Narrative(at)),
                // Reports speak of the quarter that has closed.
                (None, Some((y, q))) => (if q == 1 { text(y - 1, 4) } else { text(y, q - 1) }, Basis::Publication),
                _ => (None, Basis::Relative),
            },
        }
    }

    fn year_before(&self) -> (Option<String>, Basis) {
        if self.months
            && let Some(now) = self.now
        {
            return (Some((now.year() - 1).to_string()), Basis::Publication);
        }
        if let Some((y, q, at)) = self.quarter {
            return (Some(format!("{}-Q{q}", y - 1)), Basis::Narrative(at));
        }
        match self.now {
            Some(now) => (Some((now.year() - 1).to_string()), Basis::Publication),
            None => (None, Basis::Relative),
        }
    }

    fn month_picked(&self, p: Pick) -> Option<(i16, i8, Basis)> {
        let then = self.month.map(|(y, m, at)| (y, m, Basis::Narrative(at)));
        let now = self.now.map(|d| (d.year(), d.month(), Basis::Publication));
        let (y, m, b) = if of_the_story(p) { then.or(now) } else { now }?;
        let n = i32::from(y) * 12 + i32::from(m) - 1 + step(p);
        Some((n.div_euclid(12) as i16, n.rem_euclid(12) as i8 + 1, b))
    }

    fn unit(&self, u: Unit, p: Pick, tense: Tense) -> (Option<String>, Basis) {
        let open = (None, Basis::Relative);
        match u {
            Unit::Year => {
                let (y, b) = self.plain_year(InYear::Picked(p));
                (y.map(|y| y.to_string()), b)
            }
            Unit::Month => match self.month_picked(p) {
                Some((y, m, b)) => (Some(format!("{y}-{m:02}")), b),
                None => open,
            },
            Unit::Week | Unit::Weekend | Unit::Day => {
                let base = if of_the_story(p) { self.then() } else { self.now.map(|d| (d, Basis::Publication)) };
                let Some((d, b)) = base else { return open };
                let (n, b) = match (u, p, tense) {
                    // A weekend is over by Monday; before Saturday "this weekend" is still to come.
                    (Unit::Weekend, Pick::Bare | Pick::This | Pick::Last, _) => {
                        let early = d.weekday().to_monday_one_offset() <= 5;
                        let ahead = p == Pick::This && early && tense != Tense::Past
                            || tense == Tense::Future && p == Pick::Bare;
                        (
                            if ahead || !early && p != Pick::Last { 0 } else { -1 },
                            if tense == Tense::Unknown { b } else { Basis::Tense },
                        )
                    }
                    // On a Sunday the week that has just gone is "last week".
                    (Unit::Week, Pick::Last, _) if d.weekday() == Weekday::Sunday => (0, b),
                    _ => (step(p), b),
                };
                let found = if u == Unit::Day { shift(d, n) } else { shift(d, 7 * n) };
                let value = found.map(|d| match u {
                    Unit::Week => week(d),
                    Unit::Weekend => format!("{}-WE", week(d)),
                    _ => d.to_string(),
                });
                (value, b)
            }
            Unit::Quarter => {
                let Some(d) = self.now else { return open };
                let n = i32::from(d.year()) * 4 + (i32::from(d.month()) - 1) / 3 + step(p);
                (Some(format!("{}-Q{}", n.div_euclid(4), n.rem_euclid(4) + 1)), Basis::Publication)
            }
            Unit::Decade | Unit::Century => {
                let Some(d) = self.now else { return open };
                let size = if u == Unit::Decade { 10 } else { 100 };
                (Some((i32::from(d.year()) / size + step(p)).to_string()), Basis::Publication)
            }
            _ => open,
        }
    }

    fn shift(&self, count: Option<f64>, unit: Unit, back: bool, then: bool) -> (Option<String>, Basis) {
        let Some(n) = count.filter(|n| n.is_finite() && *n < 1e6) else {
            // "months later" in a story of the past is no reference to the future.
            let value = if back {
                Some("PAST_REF".to_owned())
            } else if then {
                None
            } else {
                Some("FUTURE_REF".to_owned())
            };
            return (value, Basis::Relative);
        };
        let sign = if back { -1.0 } else { 1.0 };
        let now = self.now.map(|d| (d, Basis::Publication));
        let base = if then { self.then() } else { now };
        let months = |k: f64, y: i16, m: i8| (f64::from(y) * 12.0 + f64::from(m) - 1.0 + (sign * k).round()) as i64;
        let fits = |y: i64| (1..=9999).contains(&y);
        match unit {
            Unit::Year | Unit::Decade | Unit::Century => {
                let then_year = self.year.filter(|_| then).map(|(y, at)| (i64::from(y), Basis::Narrative(at)));
                let Some((y, b)) = then_year.or(base.map(|(d, b)| (i64::from(d.year()), b))) else {
                    return (None, Basis::Relative);
                };
                let k = n * unit.letter().1;
                if k.fract() != 0.0
                    && let Some((d, b)) = base
                {
                    let m = months(k * 12.0, d.year(), d.month());
                    return (
                        fits(m.div_euclid(12)).then(|| format!("{:04}-{:02}", m.div_euclid(12), m.rem_euclid(12) + 1)),
                        b,
                    );
                }
                let y = y + (sign * k) as i64;
                (fits(y).then(|| format!("{y:04}")), b)
            }
            Unit::Month | Unit::Quarter => {
                let k = if unit == Unit::Quarter { n * 3.0 } else { n };
                let then_month = self.month.filter(|_| then).map(|(y, m, at)| (y, m, Basis::Narrative(at)));
                let Some((y, m, b)) = then_month.or(base.map(|(d, b)| (d.year(), d.month(), b))) else {
                    return (None, Basis::Relative);
                };
                let m = months(k, y, m);
                (fits(m.div_euclid(12)).then(|| format!("{:04}-{:02}", m.div_euclid(12), m.rem_euclid(12) + 1)), b)
            }
            Unit::Week | Unit::Weekend => {
                let Some((d, b)) = base else { return (None, Basis::Relative) };
                (shift(d, (sign * n * 7.0) as i32).map(week), b)
            }
            Unit::Day => {
                let Some((d, b)) = base else { return (None, Basis::Relative) };
                (shift(d, (sign * n) as i32).map(|d| d.to_string()), b)
            }
            // The hour of publication is seldom known; the day of what is told is.
            Unit::Hour | Unit::Minute | Unit::Second => (None, Basis::Relative),
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
