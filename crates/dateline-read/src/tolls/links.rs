//! What a toll is tied to: who says so, when, where, and which larger count it is a part of.

use dateline_lang::{Deprel, Upos};
use dateline_model::{Claim, ClaimKind, Record, Span, TimeKind};

use crate::context::Context;

/// The innermost claim whose content says the words; what a relative clause adds to a thing that is named is the report's own:
/// in "he described the riot that left two dead" the dead are not his.
pub(crate) fn claim(cx: &Context<'_>, record: &Record, span: Span) -> Option<String> {
    // Claims stand in text order; those that hold a place begin not far before it.
    let end = record.claims.partition_point(|c| c.words.span().start <= span.start + 400);
    record.claims[end.saturating_sub(200)..end]
        .iter()
        .filter(|c| {
            c.content.spans().iter().any(|s| s.start <= span.start && span.start < s.end && !aside(cx, c, *s, span))
        })
        .min_by_key(|c| c.content.hull().map_or(u32::MAX, Span::len))
        .map(|c| c.id.clone())
}

/// Whether words stand in a relative clause below the noun that is all that the claim holds.
fn aside(cx: &Context<'_>, claim: &Claim, content: Span, words: Span) -> bool {
    let a = cx.analysis;
    let (Some(top), Some(at)) = (a.head_of(content), a.head_of(words)) else { return false };
    let names = matches!(a.words()[top].upos, Upos::Noun | Upos::Propn) && a.children_by(top, "cop").next().is_none();
    if claim.kind == ClaimKind::Direct || !names {
        return false;
    }
    let up = std::iter::successors(Some(at), |&w| a.words()[w].head.filter(|_| w != top)).take(30);
    let path: Vec<usize> = up.take_while(|&w| w != top).collect();
    path.iter().any(|&w| a.words()[w].deprel == Deprel::AclRelcl)
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
