//! Claims: who says what, to whom, where, and what it rests on.
//!
//! The learned layer proposes cues with their sources and contents; rules about quotation marks see that no quotation is left
//! without its speaker; then each claim gets its act, venue, addressee, date, evidence, and its links to other claims.

mod counts;
mod cues;
mod echo;
mod evidence;
mod layer;
mod layout;
mod quotations;
mod quoted;
mod select;
mod setting;
mod speakers;
mod tags;
mod variants;

pub use cues::table as cue_table;
pub(crate) use layer::Layer;
pub(crate) use layer::table::{Feats, bucket, hash, mix};
pub use layer::train::{Examples, Gold};

use dateline_lang::Analysis;
use dateline_model::{
    Act, Claim, ClaimKind, Code, Cue, Document, Evidence, EvidenceStatus, Problem, Record, Span, Speaker, Venue, Why,
};

use crate::context::Context;
use crate::kit::Kit;
use layer::Found;
use layer::frame::Frame;
use quotations::Quotation;
use select::Chosen;
use speakers::Who;

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let quotations = quotations::find(cx);
    let f = Frame::new(cx, &quotations);
    let (mut chosen, cues) = select::choose(cx, &f, &cx.kit.claims);
    quoted::complete(cx, &f, &cx.kit.claims, &cues, &mut chosen);
    let chosen = select::in_text_order(chosen);
    record.claims = chosen.iter().enumerate().map(|(i, c)| claim(&f, i, c)).collect();
    let found: Vec<Found> = chosen.into_iter().map(|c| c.found).collect();
    let who = Who::new(cx, record);
    speakers::settle(&f, &found, &who, record);
    echo::settle(cx, record);
    place(&f, &found, &who, record);
    evidence::settle(cx, &f, &found, &who, record);
    variants::link(cx, record);
    open_quotations(cx, &quotations, record);
}

/// Gives every claim its venue, addressee and date.
fn place(f: &Frame<'_>, found: &[Found], who: &Who, record: &mut Record) {
    for (i, at) in found.iter().enumerate() {
        if record.claims[i].cue.is_none() {
            continue;
        }
        let setting = setting::find(f, at, record);
        let entity = |s: Span| f.cx.analysis.head_of(s).and_then(|w| who.at(w));
        let claim = &mut record.claims[i];
        claim.venue = setting.venue.map(|s| Venue { words: f.cx.text.quote(s), entity: entity(s) });
        claim.addressee =
            setting.addressee.map(|s| Speaker { words: f.cx.text.quote(s), entity: entity(s), speaker_words: None });
        claim.date = setting.date;
    }
}

/// Reports quotation marks that nothing closes.
fn open_quotations(cx: &Context<'_>, quotations: &[Quotation], record: &mut Record) {
    let mut goes_on = vec![false; quotations.len()];
    for q in quotations.iter().filter_map(|q| q.continues) {
        goes_on[q] = true;
    }
    for (q, on) in quotations.iter().zip(goes_on) {
        if !q.closed && !on {
            let mark = Span::new(q.span.start, q.inner.start);
            record.document.problems.push(
                Problem::new(Code::OpenQuotation, "a quotation mark opens here and nothing closes it")
                    .hint(format!("the quotation was taken to end with its paragraph: {}", cx.slice(mark)))
                    .at(mark),
            );
        }
    }
}

/// Adds one annotated document to the examples that the layer learns from.
pub fn learn_from(examples: &mut Examples, doc: &Document, analysis: &Analysis, kit: &Kit, gold: &[Gold]) {
    let cx = Context::new(doc, analysis, kit);
    let quotations = quotations::find(&cx);
    examples.add(&Frame::new(&cx, &quotations), gold);
}

fn claim(f: &Frame<'_>, index: usize, chosen: &Chosen) -> Claim {
    let text = f.cx.text;
    let words = f.cx.analysis.words();
    let found = &chosen.found;
    let span_of = |(a, b): (usize, usize)| words[a].span.to(words[b].span);
    let pieces: Vec<Span> = found.pieces.iter().map(|&p| layer::characters(f, p)).collect();
    let uncued = quoted::without_cue(chosen.rule);
    let cue = span_of(found.group);
    let speaker =
        found.source.map(|(_, a, b)| Speaker { words: text.quote(span_of((a, b))), entity: None, speaker_words: None });
    let about =
        (!uncued).then_some(cue).into_iter().chain(found.source.filter(|_| !uncued).map(|(_, a, b)| span_of((a, b))));
    let whole = pieces.iter().copied().chain(about).reduce(Span::to);
    let lemma = cues::lemma(f.cx.analysis.lemma(found.cue), f.cx.analysis.form(found.cue));
    Claim {
        id: format!("c{}", index + 1),
        words: text.quote(whole.unwrap_or(cue)),
        speaker,
        cue: (!uncued).then(|| Cue { words: text.quote(cue), lemma: lemma.clone() }),
        kind: kind(f, &found.pieces),
        content: text.pieces(pieces),
        addressee: None,
        venue: None,
        date: None,
        act: if uncued { Act::Said } else { cues::act(&lemma) },
        evidence: Evidence { status: EvidenceStatus::Unstated, words: None, by: None },
        variant_of: None,
        within: chosen.within.map(|w| format!("c{}", w + 1)),
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
