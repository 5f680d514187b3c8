//! Reckoning with days, weeks and weekdays.

use jiff::civil::{Date, Weekday};

pub(super) fn shift(d: Date, days: i32) -> Option<Date> {
    d.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()
}

pub(super) fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |s| s.get_days())
}

pub(super) fn week(d: Date) -> String {
    let w = d.iso_week_date();
    format!("{:04}-W{:02}", w.year(), w.week())
}

pub(super) fn on_or_before(d: Date, w: Weekday) -> Option<Date> {
    shift(d, -i32::from(w.until(d.weekday())))
}

pub(super) fn on_or_after(d: Date, w: Weekday) -> Option<Date> {
    shift(d, i32::from(d.weekday().until(w)))
}

/// The calendar quarter that holds most of one that ends on a day.
pub(super) fn quarter_ending(last: Date) -> Option<String> {
    let middle = shift(last, -45)?;
    Some(format!("{}-Q{}", middle.year(), (middle.month() - 1) / 3 + 1))
}

/// The last such weekday before a day.
pub(super) fn weekday_before(day: Date, w: Weekday) -> Option<String> {
    on_or_before(shift(day, -1)?, w).map(|d| d.to_string())
}
