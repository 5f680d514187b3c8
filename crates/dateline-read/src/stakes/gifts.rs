//! Counted things that a noun calls a gift: "30 lorries, a present from Norland to the rebels", "The rifles are a gift from X"; and what reached somebody from somebody:
//! "12 planeloads of blankets from X reached Y".
//!
//! Not a gift of which nobody is told to be the giver.

use dateline_model::{Record, Span, Stake, StakeStatus, Why};

use super::frame::Scene;
use super::{material, party, period};
use crate::context::Context;
use crate::entities::Index;
use crate::lexicon::Class;

pub(super) fn given(cx: &Context<'_>, record: &Record, index: &Index, k: usize) -> Option<Stake> {
    let a = cx.analysis;
    if !material::counts(&record.amounts[k]) {
        return None;
    }
    let span = record.amounts[k].words.span();
    let words = a.words_in(span);
    let (first, last) = (words.start, words.end.checked_sub(1)?);
    let sentence = a.words().get(first)?.sentence;
    let scene = Scene { cx, record, first, last, words: a.sentences()[sentence].words.clone() };
    let end = scene.words.end.min(last + 12);
    let gift = (last + 1..end).find(|&w| cx.is(w, Class::GiftNoun));
    let from = by(&scene, gift.unwrap_or(last) + 1, "from")?;
    if !super::parties::acts(&scene, index, from.1) && !super::parties::named(&scene, index, from.1) {
        return None;
    }
    let (cue, to) = match gift {
        Some(g) => (g, by(&scene, from.0, "to").or_else(|| by(&scene, from.0, "for"))),
        // "From X reached Y", "from X have arrived in Y".
        None => {
            let v = (from.0..scene.words.end.min(from.0 + 8)).find(|&v| matches!(a.lemma(v), "reach" | "arrive"))?;
            let to = if a.lemma(v) == "reach" {
                scene.noun_phrase(v + 1).map(|s| (v, s))
            } else {
                by(&scene, v, "in").or_else(|| by(&scene, v, "for"))
            };
            (v, to)
        }
    };
    let whole = to.map_or(span, |t| span.to(t.1)).to(from.1);
    Some(Stake {
        id: String::new(),
        words: cx.text.quote(whole),
        amount: Some(k),
        giver: Some(party(cx, record, index, from.1)),
        receiver: to.map(|t| party(cx, record, index, t.1)),
        purpose: None,
        period: period(cx, record, &scene, cue),
        status: Some(StakeStatus::Given),
        claim: crate::tolls::links::claim(cx, record, span),
        why: vec![Why::rule("stakes/gift").on(cx.text.quote(a.words()[cue].span))],
    })
}

/// The phrase after a preposition from here on, before any verb.
fn by(scene: &Scene<'_, '_>, from: usize, preposition: &str) -> Option<(usize, Span)> {
    let a = scene.cx.analysis;
    let p = (from..scene.words.end.min(from + 9)).find(|&w| a.form(w) == preposition)?;
    scene.noun_phrase(p + 1).map(|s| (p, s))
}
