//! Which year a month, a season or a quarter belongs to.

use super::super::sense::{InYear, Pick};
use super::super::tense::Tense;
use super::{Basis, Story, of_the_story, step};

impl Story {
    pub(super) fn plain_year(&self, year: InYear) -> (Option<i16>, Basis) {
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

    pub(super) fn year_of_month(&self, month: i8, year: InYear, tense: Tense) -> (Option<i16>, Basis) {
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

    pub(super) fn year_of_season(&self, code: &str, year: InYear, tense: Tense) -> (Option<i16>, Basis) {
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

    pub(super) fn quarter(&self, nth: Option<u8>, year: InYear, tense: Tense) -> (Option<String>, Basis) {
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

    pub(super) fn year_before(&self) -> (Option<String>, Basis) {
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

    pub(super) fn month_picked(&self, p: Pick) -> Option<(i16, i8, Basis)> {
        let then = self.month.map(|(y, m, at)| (y, m, Basis::Narrative(at)));
        let now = self.now.map(|d| (d.year(), d.month(), Basis::Publication));
        let (y, m, b) = if of_the_story(p) { then.or(now) } else { now }?;
        let n = i32::from(y) * 12 + i32::from(m) - 1 + step(p);
        Some((n.div_euclid(12) as i16, n.rem_euclid(12) as i8 + 1, b))
    }
}
