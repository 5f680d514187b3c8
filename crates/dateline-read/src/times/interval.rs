//! The days that a TIMEX3 value allows: `1998-Q3` from July 1 to September 30, `198` the ten years from 1980.
//!
//! Seasons are those of the north, by whole months; parts of a day keep to their day, since no clock settles when evening begins.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// First and last day, or the moment where the value has a clock time.
pub(super) fn of(value: &str) -> Option<(String, String)> {
    if let Some((a, b)) = value.split_once('/') {
        return Some((of(a)?.0, of(b)?.1));
    }
    let (day, time) = match value.split_once('T') {
        Some((d, t)) => (d, Some(t)),
        None => (value, None),
    };
    let (a, b) = days(day)?;
    if let Some(t) = time.filter(|t| t.starts_with(|c: char| c.is_ascii_digit())) {
        let moment = if t.starts_with("24") { format!("{}T00:00", a.tomorrow().ok()?) } else { format!("{a}T{t}") };
        return Some((moment.clone(), moment));
    }
    Some((a.to_string(), b.to_string()))
}

/// A length of so many years, months, weeks or days.
fn length(stretch: &str) -> Option<jiff::Span> {
    let (n, letter) = stretch.strip_prefix('P')?.split_at_checked(stretch.len().checked_sub(2)?)?;
    let n: i64 = n.parse().ok()?;
    let span = jiff::Span::new();
    match letter {
        "Y" => span.try_years(n),
        "M" => span.try_months(n),
        "W" => span.try_weeks(n),
        "D" => span.try_days(n),
        _ => return None,
    }
    .ok()
}

/// The day that lies so long after another.
pub(super) fn ahead(stretch: &str, day: Date) -> Option<String> {
    Some(day.checked_add(length(stretch)?).ok()?.to_string())
}

/// The day that lies so long before another.
pub(super) fn back(stretch: &str, day: Date) -> Option<String> {
    Some(day.checked_sub(length(stretch)?).ok()?.to_string())
}

/// First and last day of a stretch whose last day is told: a quarter or a length of so many years, months, weeks or days.
pub(super) fn ending(stretch: &str, last: Date) -> Option<(String, String)> {
    let span = length(if stretch.contains("-Q") { "P3M" } else { stretch })?;
    // From the day after: the stretch before it may end on the last of a month, whatever its length.
    let after = last.tomorrow().ok()?;
    Some((after.checked_sub(span).ok()?.to_string(), last.to_string()))
}

/// First and last day of a value without a time.
pub(super) fn days(v: &str) -> Option<(Date, Date)> {
    let num = |s: &str| s.parse::<i16>().ok();
    if v.contains('X') || v.starts_with('P') || v.ends_with("REF") {
        return None;
    }
    let parts: Vec<&str> = v.split('-').collect();
    let month_range = |y: i16, a: i8, b: i8| Some((Date::new(y, a, 1).ok()?, Date::new(y, b, 1).ok()?.last_of_month()));
    match parts.as_slice() {
        [y] if y.len() == 4 => month_range(num(y)?, 1, 12),
        [y] if y.len() == 3 => Some((Date::new(num(y)? * 10, 1, 1).ok()?, Date::new(num(y)? * 10 + 9, 12, 31).ok()?)),
        // The 20th century as people count it: 1900 to 1999.
        [y] if y.len() == 2 => {
            Some((Date::new(num(y)? * 100, 1, 1).ok()?, Date::new(num(y)? * 100 + 99, 12, 31).ok()?))
        }
        [y, m] => {
            let y = num(y)?;
            if let Some(q) = m.strip_prefix('Q') {
                let q: i8 = q.parse().ok().filter(|q| (1..=4).contains(q))?;
                return month_range(y, q * 3 - 2, q * 3);
            }
            if let Some(h) = m.strip_prefix('H') {
                return if h == "1" { month_range(y, 1, 6) } else { month_range(y, 7, 12) };
            }
            if let Some(w) = m.strip_prefix('W')
                && let Ok(w) = w.parse::<i8>()
            {
                let monday = ISOWeekDate::new(y, w, Weekday::Monday).ok()?.date();
                let sunday = ISOWeekDate::new(y, w, Weekday::Sunday).ok()?.date();
                return Some((monday, sunday));
            }
            match *m {
                "SP" => month_range(y, 3, 5),
                "SU" => month_range(y, 6, 8),
                "FA" => month_range(y, 9, 11),
                "WI" => Some((Date::new(y, 12, 1).ok()?, Date::new(y.checked_add(1)?, 2, 1).ok()?.last_of_month())),
                m => {
                    let m: i8 = m.parse().ok()?;
                    month_range(y, m, m)
                }
            }
        }
        [y, w, "WE"] => {
            let w: i8 = w.strip_prefix('W')?.parse().ok()?;
            let saturday = ISOWeekDate::new(num(y)?, w, Weekday::Saturday).ok()?.date();
            Some((saturday, saturday.tomorrow().ok()?))
        }
        [y, m, d] => {
            let day = Date::new(num(y)?, m.parse().ok()?, d.parse().ok()?).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}
