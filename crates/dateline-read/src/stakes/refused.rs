//! What is no stake after all: a price, a wage, a purchase for oneself, a turnover, forces sent out, what was voted down.

use dateline_model::{AmountKind, Party};

use super::cue::Cue;
use super::frame::lemma;
use super::{goods, material, parties};
use crate::lexicon::Class;

/// Whether a sum with these ends is none.
pub(super) fn is_none(cue: &Cue<'_, '_>, giver: Option<&Party>, receiver: Option<&Party>) -> bool {
    let Cue { scene, k, noun, verb, family, .. } = cue;
    let (k, noun, verb, family) = (*k, *noun, *verb, *family);
    let (record, first, last) = (scene.record, scene.first, scene.last);
    let a = scene.cx.analysis;
    // A price on somebody's head stands there, whoever pays it.
    let bounty = noun.is_some_and(|(_, n)| matches!(a.lemma(n), "bounty" | "reward"));
    if giver.is_none() && receiver.is_none() && !bounty {
        return true;
    }
    // "Took home a purse of $150,000" is a prize.
    if verb.is_some_and(|(_, v)| lemma(a, v) == "take" && a.words().get(v + 1).is_some_and(|_| a.form(v + 1) == "home"))
    {
        return true;
    }
    // "Will export ore worth $60m": trade, unless in arms or with both ends told.
    let one_sided = family.make == "sale" && (giver.is_none() || receiver.is_none());
    if one_sided && record.amounts[k].kind == AmountKind::Money && !goods::arms(scene) {
        return true;
    }
    // "Spent $400,000 on his own house", "turned over $9bn".
    let own = verb.is_some_and(|(_, v)| lemma(a, v) == "spend")
        && (last + 1..(last + 6).min(a.words().len())).any(|w| a.form(w) == "own");
    // "A proposal to lend X $45m was voted down".
    let dropped = verb.is_some_and(|(_, v)| {
        let noun =
            a.words()[v].head.filter(|&n| a.words()[v].deprel.base() == "acl" && Class::Proposal.has(a.lemma(n)));
        let fate = noun.and_then(|n| a.words()[n].head);
        fate.is_some_and(|f| {
            Class::TurnsDown.has(a.lemma(f))
                || a.lemma(f) == "vote" && a.words().get(f + 1).is_some_and(|_| a.form(f + 1) == "down")
        })
    });
    // "Bought himself a jet".
    let self_served = family.make == "sale" && verb.is_some_and(|(_, v)| parties::reflexive(a, v + 1..first));
    let turnover = verb.is_some_and(|(_, v)| lemma(a, v) == "turn") && receiver.is_none();
    if own || turnover || self_served || dropped {
        return true;
    }
    let things = record.amounts[k].kind != AmountKind::Money;
    // "Bought 50 bottles", "sent two warships": goods that nobody is told to give or get.
    let shopping = things && family.make == "sale" && (giver.is_none() || receiver.is_none());
    let deployed = things
        && receiver.is_none()
        && verb.is_some_and(|(_, v)| Class::Deploys.has(lemma(a, v)))
        && record.amounts[k].unit.as_deref().is_some_and(material::deploys);
    if shopping || deployed {
        return true;
    }
    let from_whom = |l: &str| Class::TakesForLiving.has(l);
    if giver.is_none() && verb.is_some_and(|(_, v)| from_whom(lemma(a, v))) {
        return true;
    }
    // "Sold $50m to prop up the crown": money itself.
    if giver.is_none()
        && verb.is_some_and(|(_, v)| {
            lemma(a, v) == "sell"
                && v + 1 == first
                && !a.words().get(last + 1).is_some_and(|_| matches!(a.form(last + 1), "worth" | "of"))
        })
    {
        return true;
    }
    // "Earns $600 a month" is a wage; "pays the militia $3m a month" has both ends.
    let next = last + 1;
    let by_time = a.words().get(next + 1).is_some()
        && matches!(a.form(next), "a" | "per")
        && matches!(a.form(next + 1), "month" | "week" | "day");
    if by_time && (giver.is_none() || receiver.is_none()) && family.make != "loss" {
        return true;
    }
    // What a cake costs is a price.
    let small = record.amounts[k].value.is_some_and(|v| v < 10_000.0);
    if small && record.amounts[k].kind == AmountKind::Money && verb.is_some_and(|(_, v)| lemma(a, v) == "cost") {
        return true;
    }
    false
}
