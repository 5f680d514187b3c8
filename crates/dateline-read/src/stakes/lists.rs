//! Lists of givers under a heading: "Aid for X so far:" with "Norland: $28 million", "Orsk: 15 boats" under it.
//!
//! Not a list whose heading has no noun of giving or lending, nor an item without a sum of its own.

use dateline_model::{AmountKind, BlockKind, Party, Record, Stake, Why};

use super::families::{self, Family};
use super::frame::Scene;
use super::{material, party};
use crate::context::Context;
use crate::entities::Index;
use crate::headings;

pub(super) fn find(cx: &Context<'_>, record: &Record, index: &Index, out: &mut Vec<Stake>) {
    let a = cx.analysis;
    let blocks = &cx.doc.blocks;
    for (b, head) in blocks.iter().enumerate() {
        let span = head.words.span();
        let count = headings::items(cx, b);
        let heads = head.repeats.is_none() && !matches!(head.kind, BlockKind::Item | BlockKind::Boilerplate);
        let words = a.words_in(span);
        if count < 2 || !heads || span.len() > 200 {
            continue;
        }
        let Some((cue, family)) = words.clone().find_map(|w| Some((w, says(a.lemma(w))?))) else { continue };
        let scene = Scene { cx, record, first: cue, last: cue, words };
        let receiver = scene.after(["to", "for"]).map(|x| party(cx, record, index, x.1));
        for item in &blocks[b + 1..b + 1 + count] {
            let at = item.words.span();
            let mut sums = record.amounts.iter().enumerate().filter(|(_, m)| at.contains(m.words.span()));
            let counts = |m: &dateline_model::Amount| m.kind == AmountKind::Money || material::counts(m);
            let Some((k, sum)) = sums.find(|(_, m)| counts(m)) else { continue };
            let Some((from, entity)) = headings::party(cx, index, at) else { continue };
            let told = out.iter().any(|s| s.amount == Some(k));
            if told || from.overlaps(sum.words.span()) {
                continue;
            }
            let id = entity.and_then(|e| record.entities.get(e.place())).map(|e| e.id.clone());
            out.push(Stake {
                id: String::new(),
                words: cx.text.quote(at),
                amount: Some(k),
                giver: Some(Party { words: cx.text.quote(from), entity: id }),
                receiver: receiver.clone(),
                purpose: None,
                period: None,
                status: Some(families::status(family)),
                claim: crate::tolls::links::claim(cx, record, at),
                why: vec![Why::rule("stakes/list-under-heading").on(cx.text.quote(a.words()[cue].span))],
            });
        }
    }
}

/// What the noun of a heading says of the sums under it.
fn says(lemma: &str) -> Option<&'static Family> {
    let lower = lemma.to_lowercase();
    families::nouns().find(|f| matches!(f.make.as_str(), "pledge" | "aid" | "loan") && f.triggered_by(&lower))
}
