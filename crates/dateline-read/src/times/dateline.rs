//! The dateline at the head of an agency report: "PORT ALDER, April 30 (Examplewire) -". The day it gives is the day that the report
//! speaks from; it wins over the day of publication where the two are at most a week apart.

use jiff::civil::Date;

use super::sense::{Day, InYear, Pick};
use crate::numbers::{Kind, Tokens};

/// The day from which the report speaks.
pub(super) fn now(t: &Tokens, published: Option<&str>) -> Option<Date> {
    let published = published.and_then(|p| p.get(..10)).and_then(|p| p.parse::<Date>().ok());
    let head = (0..t.len().min(120)).find_map(|i| {
        let (d, e) = super::calendar::day(t, i)?;
        // Before it: a town in capitals or a comma after one, at the head of a block. After it: a bracket or a dash.
        let closes = t.is(e, ["(", "-", "_"]) || t.w(e) == "," && t.w(e + 1) == "(";
        let led = i >= 2 && t.w(i - 1) == "," && t.capital(i - 2);
        let opens = (i.saturating_sub(7)..i).any(|k| k == 0 || t.kind(k) == Kind::Break);
        (closes && led && opens).then_some(d)
    });
    let Some(Day::Date { year, month, day }) = head else { return published };
    match (year, published) {
        (InYear::Given(y), None) => Date::new(y, month, day).ok(),
        (InYear::Picked(Pick::Bare), Some(p)) => {
            let near = [p.year() - 1, p.year(), p.year() + 1]
                .into_iter()
                .filter_map(|y| Date::new(y, month, day).ok())
                .find(|d| d.until(p).is_ok_and(|s| s.get_days().abs() <= 7));
            near.or(published)
        }
        (InYear::Given(y), Some(p)) => {
            Date::new(y, month, day).ok().filter(|d| d.until(p).is_ok_and(|s| s.get_days().abs() <= 7)).or(published)
        }
        _ => published,
    }
}

/// Whether the text opens as a wire's report does: "PORT ALDER, Norland (EW) _".
pub(super) fn wire(t: &Tokens) -> bool {
    (1..t.len().min(24)).any(|i| t.w(i) == "(" && t.capital(i + 1) && t.w(i + 2) == ")" && t.is(i + 3, ["-", "_"]))
}
