//! Material without a count or a price: "Norland will give Castrel tanks and armoured vehicles", "Orsk has shipped wheat to Velmora". The
//! amount is null.
//!
//! Only where both the giver and the receiver are told; not goods that are counted (those are amounts), nor trade in general.

use dateline_lang::Upos;
use dateline_model::{Record, Span, Stake, StakeStatus, Why};

use super::frame::{Scene, lemma};
use super::{material, parties, party};
use crate::context::Context;
use crate::entities::Index;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, record: &Record, index: &Index, out: &mut Vec<Stake>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for v in words.clone() {
            if a.words()[v].upos == Upos::Verb && material::moved(lemma(a, v)) {
                out.extend(handed(cx, record, index, v, words.clone()));
            }
        }
    }
}

fn handed(cx: &Context<'_>, record: &Record, index: &Index, v: usize, words: std::ops::Range<usize>) -> Option<Stake> {
    let a = cx.analysis;
    let will = a.children_by(v, "aux").any(|x| a.lemma(x) == "will");
    if !will && !crate::tolls::real(cx, v) {
        return None;
    }
    let of_passive = a.children(v).iter().any(|&c| a.words()[c as usize].deprel.as_str() == "aux:pass");
    let object =
        if of_passive { a.children_by(v, "nsubj").next()? } else { a.children_by(v, "obj").find(|&o| o > v)? };
    let row: Vec<usize> = std::iter::once(object).chain(a.children_by(object, "conj")).collect();
    // "Supply Kharsia with missiles".
    let beside = a.children_by(v, "obl").chain(a.children_by(v, "obj")).chain(a.children_by(object, "nmod"));
    let with = beside.into_iter().find(|&c| {
        is_goods(a.lemma(c))
            && a.children_by(c, "nummod").next().is_none()
            && a.children_by(c, "case").any(|p| a.form(p) == "with")
    });
    // "X's troops have been supplied with rockets by Y".
    if let Some(with) = with.filter(|_| of_passive) {
        let scene = Scene { cx, record, first: with, last: with, words };
        let giver = by(&scene, v, &["by"]).or_else(|| scene.after(["by"]).map(|x| x.1))?;
        return Some(stake(&scene, index, v, giver, scene.phrase(object), a.words()[with].span));
    }
    if let Some(with) = with.filter(|_| !of_passive) {
        let scene = Scene { cx, record, first: object, last: object, words };
        let (giver, receiver) = (scene.subject(v)?, scene.phrase(object));
        return Some(stake(&scene, index, v, giver, receiver, scene.phrase(with)));
    }
    let goods = row.iter().any(|&o| is_goods(a.lemma(o)) && a.words()[o].upos == Upos::Noun);
    // "Sold Tessia 40 tanks": counted, whatever the parse makes of it.
    if (v + 1..object).any(|w| a.words()[w].upos == Upos::Num) {
        return None;
    }
    // "The rebels receive weapons from Norland".
    if matches!(lemma(a, v), "receive" | "get" | "obtain") && goods && !of_passive {
        let scene = Scene { cx, record, first: object, last: *row.last()?, words };
        let giver = by(&scene, v, &["from"]).or_else(|| scene.after(["from"]).map(|x| x.1))?;
        let receiver = scene.subject(v)?;
        let counted = row.iter().any(|&o| a.children_by(o, "nummod").next().is_some());
        let what = scene.noun_phrase(object).filter(|_| !counted)?;
        return Some(stake(&scene, index, v, giver, receiver, what));
    }
    if !goods || row.iter().any(|&o| a.children_by(o, "nummod").next().is_some()) {
        return None;
    }
    let scene = Scene { cx, record, first: object, last: *row.last()?, words };
    let first = a.subtree(object).into_iter().find(|&w| w > v && index.named_at(w).is_none());
    let what = scene.noun_phrase(first.filter(|_| !of_passive).unwrap_or(object))?;
    let (giver, receiver) = if of_passive {
        (by(&scene, v, &["by"])?, by(&scene, v, &["to"])?)
    } else {
        // "Give Castrel tanks": the parse may take the name for a part of the goods.
        let named = || (v + 1 < object).then(|| index.named_at(v + 1)).flatten().map(|hit| hit.1);
        let receiver = a.children_by(v, "iobj").next().map(|r| scene.phrase(r)).or_else(named);
        let receiver = receiver.or_else(|| scene.after(["to"]).map(|x| x.1))?;
        (scene.subject(v)?, receiver)
    };
    // "Bought himself a jet".
    if parties::reflexive(a, a.words_in(receiver)) {
        return None;
    }
    Some(stake(&scene, index, v, giver, receiver, what))
}

/// What was handed over, by whom, to whom.
fn stake(scene: &Scene<'_, '_>, index: &Index, v: usize, giver: Span, receiver: Span, what: Span) -> Stake {
    let (cx, record, a) = (scene.cx, scene.record, scene.cx.analysis);
    let (giver, receiver) = (party(cx, record, index, giver), party(cx, record, index, receiver));
    let sells = matches!(lemma(a, v), "sell" | "export");
    let status = match lemma(a, v) {
        "pledge" | "promise" | "offer" => StakeStatus::Pledged,
        "lend" => StakeStatus::Lent,
        _ if sells => StakeStatus::Paid,
        _ if a.children_by(v, "aux").any(|x| a.lemma(x) == "will") => StakeStatus::Pledged,
        _ => StakeStatus::Given,
    };
    let whole = giver.words.span().to(receiver.words.span()).to(what).to(a.words()[v].span);
    Stake {
        id: String::new(),
        words: cx.text.quote(whole),
        amount: None,
        giver: Some(giver),
        receiver: Some(receiver),
        purpose: Some(cx.text.quote(what)),
        period: super::period(cx, record, scene, v),
        status: Some(status),
        claim: crate::tolls::links::claim(cx, record, what),
        why: vec![Why::rule("stakes/goods").on(cx.text.quote(a.words()[v].span))],
    }
}

/// The phrase that a preposition ties to the verb.
fn by(scene: &Scene<'_, '_>, v: usize, prepositions: &[&str]) -> Option<Span> {
    let a = scene.cx.analysis;
    a.children_by(v, "obl")
        .find(|&c| a.children_by(c, "case").any(|p| prepositions.contains(&a.lemma(p))))
        .map(|c| scene.phrase(c))
}

/// Things of war or relief that states hand over.
fn is_goods(lemma: &str) -> bool {
    material::is_unit(lemma) || Class::ReliefGoods.has(lemma)
}

/// Whether a sentence tells of arms.
pub(super) fn arms(scene: &Scene<'_, '_>) -> bool {
    let a = scene.cx.analysis;
    scene.words.clone().any(|w| material::deploys(a.lemma(w)) || Class::ArmsNoun.has(a.lemma(w)) || a.form(w) == "arms")
}
