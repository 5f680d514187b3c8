//! Counts of none: "there were no reports of casualties", "no injuries were reported", "without casualties". A zero that somebody can be
//! held to. "Casualties" speaks of the dead and the hurt alike.

use dateline_model::{Span, TollKind};

use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens};

/// The kinds of which none is told at token `i`, with the words, and the hedge.
pub(super) fn at(t: &Tokens, i: usize) -> Option<(&'static [TollKind], Span, usize, Option<&'static str>)> {
    // "Denied that anyone had been killed".
    if t.is(i, ["deny", "denied", "denies"]) && t.w(i + 1) == "that" && t.is(i + 2, ["anyone", "anybody"]) {
        let j = i + 3 + usize::from(t.is(i + 3, ["had", "has", "was"])) + usize::from(t.w(i + 4) == "been");
        let kinds: &[TollKind] = match t.w(j) {
            "killed" | "died" => &[TollKind::Killed],
            word if Class::UnhurtForm.has(word) => &[TollKind::Injured],
            "arrested" | "detained" => &[TollKind::Detained],
            _ => return None,
        };
        return Some((kinds, t.span(i, j + 1), i, None));
    }
    // "Not a single life had been lost".
    if t.w(i) == "not" && t.is(i + 1, ["a", "one"]) {
        let j = i + 1 + usize::from(t.w(i + 1) == "a") + usize::from(t.w(i + 2) == "single" || t.w(i + 1) == "one");
        let lost = (j + 1..j + 5).any(|k| t.w(k) == "lost");
        return (t.is(j, ["life", "soul"]) && lost).then(|| (&[TollKind::Killed][..], t.span(i, j + 1), i, None));
    }
    if !t.is(i, ["no", "without"]) {
        return None;
    }
    let mut j = i + 1;
    let mut hedge = None;
    while t.is(j, Class::ReportModifier) {
        // "no further casualties" says nothing of the first ones.
        if t.w(j) == "further" {
            return None;
        }
        if t.is(j, ["reports", "report", "word", "sign", "signs", "reported"]) {
            hedge = Some("no reports of");
        }
        j += 1;
    }
    j += usize::from(t.w(j) == "of");
    let mut k = j;
    while k < j + 3
        && t.kind(k) == Kind::Word
        && kinds(t.w(k)).is_none()
        && t.is(k, ["any", "serious", "civilian", "military", "or", "deaths", "injuries"])
    {
        k += 1;
    }
    let kinds = kinds(t.w(k))?;
    let mut end = k + 1;
    let mut all = kinds;
    if t.is(end, ["or", "and"]) && t.is(end + 1, ["injuries", "deaths", "damage"]) {
        if t.w(end + 1) != "damage" {
            all = &[TollKind::Killed, TollKind::Injured];
        }
        end += 2;
    }
    // "no deaths sentence", "no casualties list"
    Some((all, t.span(i, end), i, hedge))
}

fn kinds(w: &str) -> Option<&'static [TollKind]> {
    Some(match w {
        "casualties" => &[TollKind::Killed, TollKind::Injured],
        "deaths" | "fatalities" => &[TollKind::Killed],
        "injuries" | "wounded" => &[TollKind::Injured],
        "arrests" => &[TollKind::Detained],
        _ => return None,
    })
}
