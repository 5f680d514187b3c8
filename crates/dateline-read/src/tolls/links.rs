//! What a toll is tied to: who says so, when, where, and which larger count it is a part of.

use dateline_model::{Record, Span, TimeKind};

use crate::context::Context;

/// The innermost claim whose content holds the words.
pub(crate) fn claim(record: &Record, span: Span) -> Option<String> {
    // Claims stand in text order; those that hold a place begin not far before it.
    let end = record.claims.partition_point(|c| c.words.span().start <= span.start + 400);
    record.claims[end.saturating_sub(200)..end]
        .iter()
        .filter(|c| c.content.spans().iter().any(|s| s.start <= span.start && span.start < s.end))
        .min_by_key(|c| c.content.hull().map_or(u32::MAX, Span::len))
        .map(|c| c.id.clone())
}

/// The time of the clause, else the nearest of the sentence.
pub(super) fn date(cx: &Context<'_>, record: &Record, trigger: usize) -> Option<String> {
    let a = cx.analysis;
    let s = a.sentences().get(a.words()[trigger].sentence)?.span;
    let at = a.words()[trigger].span.start;
    let first = record.times.partition_point(|t| t.words.span().end <= s.start);
    record.times[first..]
        .iter()
        .take_while(|t| t.words.span().start < s.end)
        .filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time) && t.from.is_some())
        .min_by_key(|t| {
            let span = t.words.span();
            let under = a.head_of(span).is_some_and(|h| a.words()[h].head == Some(trigger));
            (!under, span.start.abs_diff(at))
        })
        .map(|t| t.id.clone())
}

/// The place of the clause, else the nearest of the sentence.
pub(super) fn place(cx: &Context<'_>, record: &Record, trigger: usize) -> Option<String> {
    let a = cx.analysis;
    let s = a.sentences().get(a.words()[trigger].sentence)?.span;
    let at = a.words()[trigger].span.start;
    let first = record.places.partition_point(|p| p.words.span().end <= s.start);
    record.places[first..]
        .iter()
        .take_while(|p| p.words.span().start < s.end)
        .filter(|p| {
            // A place that is told by a preposition of place, not a demonym or a government.
            a.head_of(p.words.span()).is_some_and(|h| {
                a.children_by(h, "case")
                    .any(|c| matches!(a.lemma(c), "in" | "at" | "near" | "outside" | "across" | "of" | "around" | "to"))
            })
        })
        .min_by_key(|p| {
            let span = p.words.span();
            let under = a.head_of(span).is_some_and(|h| a.words()[h].head == Some(trigger));
            (!under, span.start.abs_diff(at))
        })
        .map(|p| p.id.clone())
}
