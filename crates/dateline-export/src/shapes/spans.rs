//! The spans of a record under the names that annotation tools show: what brat and Label Studio share.

use dateline_model::{Record, Span};

use crate::rows::word;

/// One labelled span; `role` ties it to an event or claim.
pub(super) struct Labelled {
    /// `ASSAULT`, `Actor`, `Speaker`, `Killed`, ...
    pub(super) label: String,
    /// Where.
    pub(super) span: Span,
    /// The item's id.
    pub(super) item: String,
    /// The part that it plays in the item; null for the item's own span.
    pub(super) role: Option<&'static str>,
}

/// All spans of a record, item by item.
pub(super) fn of(r: &Record) -> Vec<Labelled> {
    let mut out = Vec::new();
    let mut put = |label: String, span: Span, item: &str, role: Option<&'static str>| {
        if !span.is_empty() {
            out.push(Labelled { label, span, item: item.to_owned(), role });
        }
    };
    for e in &r.events {
        put(word(&e.kind), e.trigger.words.span(), &e.id, None);
        for p in &e.actors {
            put("Actor".to_owned(), p.words.span(), &e.id, Some("Actor"));
        }
        for p in &e.recipients {
            put("Recipient".to_owned(), p.words.span(), &e.id, Some("Recipient"));
        }
        if let Some(p) = e.place.as_ref().and_then(|p| r.places.get(p.index)) {
            put("Place".to_owned(), p.words.span(), &e.id, Some("Place"));
        }
        if let Some(q) = e.date.as_ref().and_then(|d| d.words.as_ref()) {
            put("Time".to_owned(), q.span(), &e.id, Some("Time"));
        }
    }
    for c in &r.claims {
        if let Some(q) = &c.cue {
            put("Cue".to_owned(), q.words.span(), &c.id, None);
        }
        if let Some(s) = &c.speaker {
            put("Speaker".to_owned(), s.words.span(), &c.id, Some("Speaker"));
        }
        for s in c.content.spans() {
            put("Content".to_owned(), *s, &c.id, Some("Content"));
        }
    }
    for t in &r.tolls {
        put(name(&word(&t.kind)), t.words.span(), &t.id, None);
    }
    for s in &r.sides {
        put(name(&word(&s.relation)), s.words.span(), &s.id, None);
        put("Side_from".to_owned(), s.from.words.span(), &s.id, Some("From"));
        put("Side_to".to_owned(), s.to.words.span(), &s.id, Some("To"));
    }
    for s in &r.stakes {
        put("Stake".to_owned(), s.words.span(), &s.id, None);
    }
    out
}

/// `sought_asylum` as `Sought_asylum`.
fn name(word: &str) -> String {
    let mut c = word.chars();
    c.next().map_or_else(String::new, |first| first.to_uppercase().chain(c).collect())
}
