//! Seasons: "this summer", "last spring", "the winter of 1994", "spring 2014", "the summer".
//!
//! "Fall" and "spring" are also verbs and nouns: they need an article, a pick or a year.

use super::calendar::{year, year_after};
use super::sense::{Found, InYear, Pick, Sense, pick};
use crate::numbers::{Kind, Tokens};

pub(super) fn code(w: &str) -> Option<&'static str> {
    Some(match w {
        "spring" | "springtime" => "SP",
        "summer" | "summertime" => "SU",
        "autumn" | "fall" => "FA",
        "winter" | "wintertime" => "WI",
        _ => return None,
    })
}

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    let rule = "times/season";
    let mut j = i;
    let the = t.w(j) == "the";
    j += usize::from(the);
    if t.w(j) == "this" && t.is(j + 1, ["past", "coming"]) {
        j += 1;
    }
    let mut picked = Pick::Bare;
    if let Some(p) = pick(t.w(j)).filter(|_| code(t.w(j + 1)).is_some() && t.w(j) != "current") {
        (picked, j) = (p, j + 1);
    }
    j += usize::from(t.is(j, ["early", "late"]) && code(t.w(j + 1)).is_some());
    let code = code(t.w(j))?;
    let k = j + 1 + usize::from(t.w(j + 1) == "of" || t.w(j + 1) == ",");
    if let Some((y, e)) = year(t, k) {
        return Some(Found::new(i, e, Sense::Season { code, year: InYear::Given(y) }, rule));
    }
    if let Some((year, e)) = year_after(t, j + 1).filter(|_| picked == Pick::Bare) {
        return Some(Found::new(i, e, Sense::Season { code, year }, rule));
    }
    if picked == Pick::Bare && t.w(j) != "autumn" && t.w(j) != "summer" && t.w(j) != "winter" {
        // "the fall of the wall", "a spring in the step"
        let plain = the && !t.is(j + 1, ["of", "in", "from"]) && t.kind(j + 1) != Kind::Digits
            || t.is(i.wrapping_sub(1), ["in", "since", "until", "by", "during"]) && !t.is(j + 1, ["from", "of", "to"]);
        if !plain {
            return None;
        }
    }
    if picked == Pick::Bare
        && !the
        && !t.is(
            i.wrapping_sub(1),
            ["in", "since", "until", "by", "during", "early", "late", "mid", "over", "through", "for", "-"],
        )
    {
        return None;
    }
    if picked == Pick::Bare && t.w(j + 1) == "olympics" || picked == Pick::Same && t.w(i) == "that" && t.w(j) == "fall"
    {
        return None;
    }
    Some(Found::new(i, j + 1, Sense::Season { code, year: InYear::Picked(picked) }, rule))
}
