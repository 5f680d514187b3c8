//! Claims: who says what, to whom, where, and what it rests on.
//!
//! The learned layer proposes cues with their sources and contents; rules about quotation marks see that no quotation is left
//! without its speaker; then each claim gets its act, venue, addressee, date, evidence, and its links to other claims.

mod cues;
mod layer;
mod quotations;
mod select;

pub use layer::train::{Examples, Gold};
pub(crate) use layer::Layer;

use dateline_lang::Analysis;
use dateline_model::{Claim, ClaimKind, Cue, Document, Evidence, EvidenceStatus, Record, Span, Speaker, Why};

use crate::context::Context;
use crate::kit::Kit;
use layer::frame::Frame;
use select::Chosen;

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let quotations = quotations::find(cx);
    let f = Frame::new(cx, &quotations);
    let chosen = select::choose(cx, &f, &cx.kit.claims);
    let claims = chosen.iter().map(|c| claim(&f, c)).collect();
    record.claims = claims;
}

/// Adds one annotated document to the examples that the layer learns from.
pub fn learn_from(examples: &mut Examples, doc: &Document, analysis: &Analysis, kit: &Kit, gold: &[Gold]) {
    let cx = Context::new(doc, analysis, kit);
    let quotations = quotations::find(&cx);
    examples.add(&Frame::new(&cx, &quotations), gold);
}

fn claim(f: &Frame<'_>, chosen: &Chosen) -> Claim {
    let text = f.cx.text;
    let words = f.cx.analysis.words();
    let found = &chosen.found;
    let span_of = |(a, b): (usize, usize)| words[a].span.to(words[b].span);
    let pieces: Vec<Span> = found.pieces.iter().map(|&p| layer::characters(f, p)).collect();
    let cue = span_of(found.group);
    let speaker = found.source.map(|(_, a, b)| Speaker { words: text.quote(span_of((a, b))), entity: None, speaker_words: None });
    let whole = pieces.iter().copied().chain([cue]).chain(found.source.map(|(_, a, b)| span_of((a, b)))).reduce(Span::to);
    let lemma = f.cx.analysis.lemma(found.cue).to_lowercase();
    Claim {
        id: String::new(),
        words: text.quote(whole.unwrap_or(cue)),
        speaker,
        cue: Some(Cue { words: text.quote(cue), lemma: lemma.clone() }),
        kind: kind(f, &found.pieces),
        content: text.pieces(pieces),
        addressee: None,
        venue: None,
        date: None,
        act: cues::act(&lemma),
        evidence: Evidence { status: EvidenceStatus::Unstated, words: None, by: None },
        variant_of: None,
        within: None,
        why: vec![Why::rule(chosen.rule)],
    }
}

/// Whether all, some or none of the words are quoted.
fn kind(f: &Frame<'_>, pieces: &[(usize, usize)]) -> ClaimKind {
    let words = || pieces.iter().flat_map(|&(a, b)| a..=b).filter(|&w| !f.is_punct(w));
    let quoted = words().filter(|&w| f.quoted_at(w)).count();
    if quoted == 0 {
        ClaimKind::Indirect
    } else if quoted * 20 >= words().count() * 19 {
        ClaimKind::Direct
    } else {
        ClaimKind::Mixed
    }
}
