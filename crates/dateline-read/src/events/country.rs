//! The country of one who takes part: from the words of the phrase, from the entity that they name, else from what holds the whole report.
//!
//! "Bordurian frigates", "fishermen from Tessin", "the army's convoy": an adjective, a body, a town or a region inside the phrase or hanging on it.
//! What holds the whole report (its dateline, or the one country that it is about) gives a country to forces, offices and bodies of a state alone,
//! and `country_basis` says so. Those who are arrested or shot do not take it from those who did it.
//! Not: the adjective of another's support ("Bordurian-backed rebels"), a country that is only named most.

use dateline_lang::{Deprel, Upos};
use dateline_model::{EntityKind, Participant, PloverType, Record, Span};

use super::arguments::case;
use crate::context::Context;
use crate::entities::{Index, country_at, hyphened};

/// What the entities say where a country comes from the whole report.
const REPORT: &str = "report";

/// Gives a participant whose head is known its country.
pub(super) fn settle(cx: &Context<'_>, record: &Record, index: &Index, head: usize, p: &mut Participant) {
    let country = p.code.as_deref().and_then(|c| c.get(..3)).filter(|c| *c != "---").map(str::to_owned);
    let whole = p.entity.as_deref().and_then(|id| index.place(id)).is_some_and(|e| of_report(record, e.place()));
    if country.is_some() && !whole {
        return;
    }
    match in_phrase(cx, record, index, head, p.words.span()) {
        Some(c) => {
            let sectors = p.code.as_deref().and_then(|c| c.get(3..)).unwrap_or_default();
            p.code = Some(format!("{c}{sectors}"));
        }
        None => p.country_basis = (country.is_some() && whole).then(|| REPORT.to_owned()),
    }
}

/// Whether an entity has its country from the whole report.
fn of_report(record: &Record, e: usize) -> bool {
    record.entities[e]
        .why
        .iter()
        .any(|w| w.rule == "entities/country" && w.note.as_deref().is_some_and(|n| n.contains("report")))
}

/// The country that the words of a phrase name, or what hangs on it.
fn in_phrase(cx: &Context<'_>, record: &Record, index: &Index, head: usize, span: Span) -> Option<String> {
    let a = cx.analysis;
    let own = a.words_in(span);
    // What hangs on the head behind it: "shopkeepers in Tessin", "monks from Osk".
    let tail = a.children_by(head, "nmod").filter(|&c| {
        a.words()[c].deprel == Deprel::Nmod
            && matches!(case(a, c), Some("in" | "from" | "of" | "at" | "near"))
            && !span.contains(a.words()[c].span)
    });
    let words: Vec<usize> = own.chain(tail.flat_map(|c| a.words_in(a.subtree_span(c)).take(8))).collect();
    let adjective = |&w: &usize| {
        (a.form(w).starts_with(char::is_uppercase) && !hyphened(cx, w)).then(|| country_at(cx, w)).flatten()
    };
    if let Some(k) = words.iter().find_map(adjective) {
        return k.country.clone();
    }
    let body = |&w: &usize| {
        let (e, name) = index.named_at(w)?;
        let it = &record.entities[e];
        let told = !of_report(record, e.place()) && it.kind != EntityKind::Place;
        it.country.clone().filter(|_| told && !hyphened(cx, w) && a.words_in(name).all(|x| words.contains(&x)))
    };
    if let Some(c) = words.iter().find_map(body) {
        return Some(c);
    }
    let place = |&w: &usize| {
        let at = a.words()[w].span;
        let first = record.places.partition_point(|p| p.words.span().end <= at.start);
        let p = record.places.get(first).filter(|p| p.words.span().contains(at))?;
        p.country.clone().filter(|_| a.words()[w].upos != Upos::Pron)
    };
    words.iter().find_map(place)
}

/// Those who are arrested, shot or sent away do not take their country from the whole report where that is the other side's by its own words; where the
/// deed is told at a place, they are of its country.
pub(super) fn suffering(
    record: &Record,
    kind: PloverType,
    place: Option<usize>,
    actors: &[Participant],
    recipients: &mut [Participant],
) {
    if !matches!(kind, PloverType::Coerce | PloverType::Assault | PloverType::Sanction) {
        return;
    }
    let theirs: Vec<&str> = actors
        .iter()
        .filter(|p| p.country_basis.is_none())
        .filter_map(|p| p.code.as_deref().and_then(|c| c.get(..3)))
        .filter(|c| *c != "---")
        .collect();
    let here = place.and_then(|p| record.places.get(p)).and_then(|p| p.country.clone());
    for p in recipients.iter_mut().filter(|p| p.country_basis.is_some()) {
        let Some((country, sectors)) = p.code.as_deref().and_then(|c| Some((c.get(..3)?, c.get(3..)?))) else {
            continue;
        };
        if !theirs.contains(&country) {
            continue;
        }
        let (code, basis) = match &here {
            Some(c) => (format!("{c}{sectors}"), Some("place".to_owned())),
            None => (format!("---{sectors}"), None),
        };
        (p.code, p.country_basis) = (Some(code), basis);
    }
}
