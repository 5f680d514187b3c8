//! Which day a weekday, a date without its year or "the next day" is.

use jiff::civil::{Date, Weekday};

use super::super::days::{days_between, on_or_after, on_or_before, shift};
use super::super::sense::{Day, InYear, Pick};
use super::super::tense::Tense;
use super::{Basis, Story};

impl Story {
    /// The lead of a wire's report that tells of tomorrow's weekday in the past was written by a clock that is a day ahead.
    pub(super) fn ahead(&self, w: Weekday) -> Option<(Option<String>, Basis)> {
        let tomorrow = self.now.and_then(|now| shift(now, 1)).filter(|d| d.weekday() == w)?;
        Some((Some(tomorrow.to_string()), Basis::Tense))
    }

    /// The day that the text speaks of: the last told, else that of publication.
    pub(super) fn then(&self) -> Option<(Date, Basis)> {
        match (self.day, self.now) {
            (Some((d, at)), _) => Some((d, Basis::Narrative(at))),
            (None, Some(now)) => Some((now, Basis::Publication)),
            _ => None,
        }
    }

    pub(super) fn day(&self, d: Day, tense: Tense) -> (Option<String>, Basis) {
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
}
