//! "This week", "last month", "two years later": whole units of the calendar, counted from now or from what was told.

use jiff::civil::Weekday;

use super::super::days::{shift, week};
use super::super::sense::{InYear, Pick, Unit};
use super::super::tense::Tense;
use super::{Basis, Story, of_the_story, step};

impl Story {
    pub(super) fn unit(&self, u: Unit, p: Pick, tense: Tense) -> (Option<String>, Basis) {
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

    pub(super) fn shift(&self, count: Option<f64>, unit: Unit, back: bool, then: bool) -> (Option<String>, Basis) {
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
