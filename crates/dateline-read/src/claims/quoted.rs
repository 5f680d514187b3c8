//! No quotation without its speaker: what the layer left over.
//!
//! A quotation of five words or more that no claim holds is given to, in this order: the claim whose quotation it goes on from;
//! a speaking verb in its own sentence; the verb of a sentence right before it that ends in a colon; the claim of the quotation
//! right before it in the same paragraph ("…," she said. "…"); the speaker of the paragraph before, where the quotation fills
//! its own paragraph. What is left is a claim of nobody named, if it is a sentence and no title.
//!
//! Example: `"We leave at dawn," the pilot said. "Nobody stays."` is one claim of the pilot's in two pieces.

use dateline_lang::Upos;

use super::layer::frame::Frame;
use super::layer::{Found, Layer, source, span};
use super::quotations::Quotation;
use super::select::Chosen;
use crate::context::Context;

/// Shorter quotations may be no more than a way of speaking.
const LEAST: usize = 5;

/// Adds to the attributions what the quotations still lack.
pub(crate) fn complete(cx: &Context<'_>, f: &Frame<'_>, layer: &Layer, cues: &[bool], chosen: &mut Vec<Chosen>) {
    let mut holder: Vec<Option<usize>> = vec![None; f.form.len()];
    for (i, c) in chosen.iter().enumerate().rev() {
        for w in c.found.pieces.iter().flat_map(|&(a, b)| a..=b) {
            if c.within.is_none() || holder[w].is_none() {
                holder[w] = Some(i);
            }
        }
    }
    // The claim that holds each quotation.
    let mut of: Vec<Option<usize>> = Vec::with_capacity(f.quotations.len());
    for (i, q) in f.quotations.iter().enumerate() {
        let words: Vec<usize> = cx.analysis.words_in(q.inner).filter(|&w| !f.is_punct(w)).collect();
        let held: Vec<usize> = words.iter().filter_map(|&w| holder[w]).collect();
        if held.len() * 2 >= words.len() || held.len() >= 12 {
            of.push(held.last().copied());
            continue;
        }
        of.push(None);
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { continue };
        if words.len() < LEAST && q.continues.is_none() {
            continue;
        }
        // A word already held by another claim would be held twice.
        if !held.is_empty() {
            of[i] = held.last().copied();
            continue;
        }
        let before = i.checked_sub(1).filter(|&p| near(f, p, i));
        let goes_on = q.continues.and_then(|p| of[p]);
        let follows = before.filter(|_| !crosses(f, i)).and_then(|p| of[p]).filter(|&c| chosen[c].within.is_none());
        let own = colon_lead(f, q, first, last).or_else(|| own_sentence(f, layer, cues, first, last, &holder));
        if let Some(found) = own {
            of[i] = Some(chosen.len());
            chosen.push(Chosen { found, rule: "claims/quotation", within: None });
        } else if let Some(c) = goes_on.or(follows) {
            chosen[c].found.pieces.push((first, last));
            of[i] = Some(c);
        } else if fills(f, q)
            && let Some(c) = before.and_then(|p| of[p])
        {
            let (cue, source) = (chosen[c].found.cue, chosen[c].found.source);
            let found =
                Found { cue, group: chosen[c].found.group, source, pieces: vec![(first, last)], trust: 0.0, sure: 0.0 };
            of[i] = Some(chosen.len());
            chosen.push(Chosen { found, rule: "claims/continued-quotation", within: None });
        } else if sentence_like(f, q, &words) {
            let found = Found {
                cue: first,
                group: (first, first),
                source: None,
                pieces: vec![(first, last)],
                trust: 0.0,
                sure: 0.0,
            };
            of[i] = Some(chosen.len());
            chosen.push(Chosen { found, rule: "claims/unattributed-quotation", within: None });
        }
    }
    for c in chosen.iter_mut() {
        c.found.pieces.sort_unstable();
    }
}

/// Rules that found a quotation without a cue of its own.
pub(crate) fn without_cue(rule: &str) -> bool {
    rule == "claims/continued-quotation" || rule == "claims/unattributed-quotation"
}

/// A quotation after a colon, also one that ends the paragraph before: its lead's subject speaks, or, where the lead has no
/// verb, the one whom the lead names.
fn colon_lead(f: &Frame<'_>, q: &Quotation, first: usize, last: usize) -> Option<Found> {
    let a = f.cx.analysis;
    let colon = (first.saturating_sub(3)..first).rev().find(|&w| a.form(w).ends_with(':'))?;
    let block = f.cx.block_at(a.words()[colon].span.start)?;
    let leads_on = block + 1 == q.block && q.span.start <= f.cx.doc.blocks[q.block].words.span().start + 1;
    if block != q.block && !leads_on {
        return None;
    }
    let start = f.sentence(colon).start;
    let lead = || (start..colon).filter(|&w| !f.is_punct(w));
    let verb = lead().rfind(|&w| f.upos(w) == Upos::Verb && !f.quoted_at(w) && f.child(w, "nsubj").is_some());
    let (cue, head) = match verb {
        Some(v) => (v, f.child(v, "nsubj").filter(|&s| s < colon && !f.quoted_at(s))),
        None if lead().count() <= 10 => {
            (colon, a.head_of(a.words()[lead().next()?].span.to(a.words()[lead().next_back()?].span)))
        }
        None => return None,
    };
    let source = head.filter(|&h| (start..colon).contains(&h)).map(|h| {
        let (x, y) = source::span(f, h, cue);
        (h, x, y)
    });
    Some(Found { cue, group: span::verb_group(f, cue), source, pieces: vec![(first, last)], trust: 0.0, sure: 0.0 })
}

/// A quotation with a speaking verb beside it.
fn own_sentence(
    f: &Frame<'_>,
    layer: &Layer,
    cues: &[bool],
    first: usize,
    last: usize,
    holder: &[Option<usize>],
) -> Option<Found> {
    let mut feats = super::layer::table::Feats::default();
    let (start, end) = (f.sentence(first).start, f.sentence(last).end);
    let start = if start > 0 && ends_in_colon(f, start) { f.sentence(start - 1).start } else { start };
    let end = if end == last + 1 || f.shuts(end.saturating_sub(1)) { end.max(tag_end(f, end)) } else { end };
    let mut best: Option<(f32, usize)> = None;
    for w in (start..end.min(f.form.len())).filter(|&w| w < first || w > last) {
        if f.class[w] == 0 || f.upos(w) != Upos::Verb || holder[w].is_some() || f.quoted_at(w) {
            continue;
        }
        let away = if w < first { first - w } else { w - last };
        let trust = layer.trust(f, w, &mut feats);
        let score = trust + 0.3 / away as f32 + if f.child(w, "nsubj").is_some() { 0.1 } else { 0.0 };
        if away <= 25 && best.is_none_or(|b| score > b.0) {
            best = Some((score, w));
        }
    }
    let (_, cue) = best?;
    let from_layer = layer.attribute(f, cues, cue, 0.5);
    let source = from_layer.as_ref().and_then(|x| x.source).filter(|s| !(first..=last).contains(&s.0));
    let pieces = from_layer
        .map(|x| x.pieces)
        .filter(|p| p.iter().any(|&(a, b)| a <= last && b >= first))
        .filter(|p| p.iter().all(|&(a, b)| (a..=b).all(|w| holder[w].is_none())))
        .unwrap_or_else(|| vec![(first, last)]);
    let source = source.or_else(|| {
        f.child(cue, "nsubj").filter(|s| !(first..=last).contains(s)).map(|h| {
            let (a, b) = source::span(f, h, cue);
            (h, a, b)
        })
    });
    Some(Found { cue, group: span::verb_group(f, cue), source, pieces, trust: 0.0, sure: 0.0 })
}

fn ends_in_colon(f: &Frame<'_>, sentence_start: usize) -> bool {
    f.cx.analysis.form(sentence_start - 1).ends_with(':')
}

/// The end of a sentence of a few words that follows a quotation: he said.
fn tag_end(f: &Frame<'_>, at: usize) -> usize {
    if at >= f.form.len() {
        return at;
    }
    let s = f.sentence(at);
    let lower = f.cx.analysis.form(s.start).chars().next().is_some_and(char::is_lowercase);
    if s.start == at && (lower || s.len() <= 6) { s.end } else { at }
}

/// Whether one quotation follows the other closely: in the same block, or in the next.
fn near(f: &Frame<'_>, before: usize, after: usize) -> bool {
    let (a, b) = (&f.quotations[before], &f.quotations[after]);
    b.block <= a.block + 1
}

fn crosses(f: &Frame<'_>, q: usize) -> bool {
    q == 0 || f.quotations[q].block != f.quotations[q - 1].block
}

/// Whether a quotation fills its paragraph.
fn fills(f: &Frame<'_>, q: &Quotation) -> bool {
    let block = f.cx.doc.blocks[q.block].words.span();
    q.span.start <= block.start + 1 && q.span.end + 2 >= block.end
}

/// Whether the quoted words are a sentence.
fn sentence_like(f: &Frame<'_>, q: &Quotation, words: &[usize]) -> bool {
    let verb = words.iter().any(|&w| matches!(f.upos(w), Upos::Verb | Upos::Aux));
    let capitals =
        words.iter().filter(|&&w| f.cx.analysis.form(w).chars().next().is_some_and(char::is_uppercase)).count();
    let stop = f.cx.slice(q.span).trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}']).ends_with(['.', ',', '?', '!']);
    verb && capitals * 2 < words.len() && (stop || words.len() >= 8)
}
