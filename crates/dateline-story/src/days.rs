//! Days as whole numbers, so that two of them can be compared and told how far they lie apart.

use jiff::civil::{Date, date};

/// First and last day of an interval, both inclusive, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Days {
    pub(crate) from: i32,
    pub(crate) to: i32,
}

impl Days {
    /// The interval of two ISO 8601 dates; what cannot be read, or ends before it starts, is none.
    pub(crate) fn of(from: Option<&str>, to: Option<&str>) -> Option<Days> {
        let (a, b) = (from.and_then(day), to.and_then(day));
        let (a, b) = (a.or(b)?, b.or(a)?);
        (a <= b).then_some(Days { from: a, to: b })
    }
    /// How many days it holds.
    pub(crate) fn len(self) -> i32 {
        self.to - self.from + 1
    }
    /// Days between the two; 0 where they share one.
    pub(crate) fn gap(self, other: Days) -> i32 {
        (self.from - other.to).max(other.from - self.to).max(0)
    }
}

/// The number of an ISO 8601 day; a month or a year alone is no day.
pub(crate) fn day(iso: &str) -> Option<i32> {
    let d: Date = iso.get(..10)?.parse().ok()?;
    let days = d.since((jiff::Unit::Day, date(1970, 1, 1))).ok()?;
    Some(days.get_days())
}

/// The ISO 8601 form of a day's number.
pub(crate) fn iso(day: i32) -> String {
    let span = jiff::Span::new().try_days(day);
    span.and_then(|s| date(1970, 1, 1).checked_add(s)).map(|d| d.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        for d in ["1969-12-31", "1970-01-01", "2027-05-04", "2028-02-29"] {
            assert_eq!(iso(day(d).expect("a day")), d);
        }
        assert_eq!(day("2027-05"), None);
        assert_eq!(day("2027-02-30"), None);
        assert_eq!(Days::of(Some("2027-05-04"), Some("2027-05-01")), None);
        assert_eq!(Days::of(None, Some("2027-05-04T10:00")).map(Days::len), Some(1));
    }
}
