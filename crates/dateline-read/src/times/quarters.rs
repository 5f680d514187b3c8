//! Quarters, halves and fiscal years: "the third quarter", "third-quarter profit", "the first quarter of 1990", "this year's third
//! quarter", "the first half of 2018", "fiscal 1989", "the latest quarter", "the 1988 third quarter", "the first two quarters of 1990".

use super::calendar::year;
use super::sense::{Found, InYear, Pick, Sense, pick};
use crate::numbers::{Kind, Tokens, ordinal};

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    fiscal_year(t, i).or_else(|| latest(t, i)).or_else(|| quarter(t, i)).or_else(|| half(t, i))
}

/// The year named before: "1988", "this year's", "next year's".
fn year_before(t: &Tokens, i: usize) -> (Option<InYear>, usize) {
    if let Some((y, e)) = year(t, i) {
        return (Some(InYear::Given(y)), e);
    }
    if let Some(p) = pick(t.w(i)).filter(|_| t.w(i + 1) == "year" && t.w(i + 2) == "'s") {
        return (Some(InYear::Picked(p)), i + 3);
    }
    (None, i)
}

/// The year named after: "of 1990", "1990", "of this year", "last year".
fn year_after(t: &Tokens, i: usize) -> Option<(InYear, usize)> {
    let j = i + usize::from(t.is(i, ["of", "in"]));
    let j = j + usize::from(t.w(j) == "fiscal");
    if let Some((y, e)) = year(t, j) {
        return Some((InYear::Given(y), e));
    }
    let j = j + usize::from(t.w(j) == "the");
    pick(t.w(j)).filter(|_| t.w(j + 1) == "year").map(|p| (InYear::Picked(p), j + 2))
}

fn quarter(t: &Tokens, i: usize) -> Option<Found> {
    let rule = "times/quarter";
    let mut j = i;
    j += usize::from(t.w(j) == "the");
    let (given, k) = year_before(t, j);
    j = k;
    j += usize::from(t.is(j, ["fiscal"]));
    j += usize::from(t.w(j) == "-" && t.before(j, 1) == "fiscal");
    let whose = t.w(i) == "the" || t.before(j, 1) == "'s";
    if given.is_some() && t.is(j, ["period", "quarter"]) && whose {
        let nth = None;
        return Some(Found::new(i, j + 1, Sense::Quarter { nth, year: given? }, rule));
    }
    let (n, k) = match t.w(j) {
        "q" if t.glued(j + 1) => (t.int(j + 1)? as u32, j + 1),
        "final" | "last" if t.w(j + 1) == "quarter" && t.w(j + 2) == "of" => (4, j + 1),
        _ => ordinal(t, j)?,
    };
    if t.w(j) == "q" {
        let (y, e) = year_after(t, k + 1).unwrap_or((given.unwrap_or(InYear::Picked(Pick::Bare)), k + 1));
        return (1..=4).contains(&n).then(|| Found::new(i, e, Sense::Quarter { nth: Some(n as u8), year: y }, rule));
    }
    // "the first two quarters of 1990"
    if n == 1 && t.w(k) == "two" && t.w(k + 1) == "quarters" {
        let (y, e) = year_after(t, k + 2)?;
        let start = j;
        return Some(Found::new(start, e, Sense::Half { nth: 1, year: y }, rule));
    }
    let hyphen = t.w(k) == "-";
    let q = k + usize::from(hyphen);
    if !(1..=4).contains(&n) || t.w(q) != "quarter" {
        return None;
    }
    if hyphen && !t.glued(k) {
        return None;
    }
    let e = q + 1;
    let year = given.map(|y| (y, e)).or_else(|| year_after(t, e));
    let (year, e) = year.unwrap_or((InYear::Picked(Pick::Bare), e));
    // A hyphened quarter modifies what follows, and the article belongs to that.
    let start = if hyphen && given.is_none() && t.w(i) == "the" {
        return None;
    } else {
        i
    };
    Some(Found::new(start, e, Sense::Quarter { nth: Some(n as u8), year }, rule))
}

fn half(t: &Tokens, i: usize) -> Option<Found> {
    let mut j = i;
    j += usize::from(t.w(j) == "the");
    let (given, k) = year_before(t, j);
    j = k;
    let (n, k) = match t.w(j) {
        "last" | "latter" => (2, j + 1),
        _ => ordinal(t, j)?,
    };
    let k = k + usize::from(t.w(k) == "-");
    if t.w(k) != "half" || n > 2 {
        return None;
    }
    let (year, e) = match given {
        Some(y) => (y, k + 1),
        None if t.seq(k + 1, &["of", "the", "year"]) => (InYear::Picked(Pick::Bare), k + 4),
        None => year_after(t, k + 1).or_else(|| {
            // "the first half of the '80s" keeps to the decade.
            (t.w(k + 1) == "of")
                .then(|| super::decades::decade(t, k + 2))
                .flatten()
                .map(|_| (InYear::Picked(Pick::Bare), usize::MAX))
        })?,
    };
    if e == usize::MAX {
        let (d, e) = super::decades::decade(t, k + 2)?;
        return Some(Found {
            part: Some(if n == 1 { "early" } else { "late" }),
            ..Found::new(i, e, Sense::Decade(d), "times/decade")
        });
    }
    Some(Found::new(i, e, Sense::Half { nth: n as u8, year }, "times/half"))
}

/// "the latest quarter", "the latest period", "the year-ago quarter" (that is in `ago`), "the corresponding period last year".
fn latest(t: &Tokens, i: usize) -> Option<Found> {
    let j = i + usize::from(t.w(i) == "the");
    if t.w(j) == "latest" && t.is(j + 1, ["quarter", "period"]) {
        return Some(Found::new(
            i,
            j + 2,
            Sense::Quarter { nth: None, year: InYear::Picked(Pick::Bare) },
            "times/quarter",
        ));
    }
    if t.w(j) == "current" && t.w(j + 1) == "quarter" {
        return Some(Found::new(
            i,
            j + 2,
            Sense::Quarter { nth: None, year: InYear::Picked(Pick::This) },
            "times/quarter",
        ));
    }
    if t.is(j, ["corresponding", "comparable", "same", "like"]) && t.is(j + 1, ["period", "quarter", "time"]) {
        let k = j + 2 + usize::from(t.w(j + 2) == "of");
        if t.w(k) == "last" && t.w(k + 1) == "year" || t.seq(k, &["a", "year"]) {
            let e = if t.w(k) == "last" { k + 2 } else { k + 3 };
            return Some(Found::new(i, e, Sense::YearBefore, "times/year-ago"));
        }
    }
    None
}

/// "fiscal 1989", "fiscal year 1989", "the 2018 fiscal year".
fn fiscal_year(t: &Tokens, i: usize) -> Option<Found> {
    if t.w(i) == "fiscal" {
        let j = i + 1 + usize::from(t.w(i + 1) == "year");
        let (y, e) = year(t, j)?;
        if t.kind(e) == Kind::Punct && t.w(e) == "-" && t.kind(e + 1) == Kind::Digits {
            return None;
        }
        return Some(Found::new(i, e, Sense::Year(y), "times/fiscal-year"));
    }
    let j = i + usize::from(t.w(i) == "the");
    let (y, e) = year(t, j)?;
    (t.seq(e, &["fiscal", "year"])).then(|| Found::new(i, e + 2, Sense::Year(y), "times/fiscal-year"))
}
