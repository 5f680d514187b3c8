//! The words that make a stake of a sum: a verb that moves it, a noun beside it; and which family they are of.
//!
//! Not a price, nor a light verb without what makes it move money.

use dateline_lang::Upos;
use dateline_model::{AmountKind, Record};

use super::families::{self, Family, Subject, family};
use super::frame::{Scene, lemma};
use super::material;
use crate::context::Context;
use crate::entities::Index;
use crate::rules::Trigger;

/// A sum with the words that make a stake of it.
pub(super) struct Cue<'a, 'c> {
    pub(super) scene: Scene<'a, 'c>,
    pub(super) index: &'a Index,
    /// Which amount of the record.
    pub(super) k: usize,
    pub(super) noun: Option<(&'static Family, usize)>,
    pub(super) verb: Option<(&'static Family, usize)>,
    /// What it is.
    pub(super) family: &'static Family,
    /// The word that says so.
    pub(super) trigger: usize,
}

impl Cue<'_, '_> {
    /// What the verb's subject does with the sum.
    pub(super) fn role(&self) -> Option<Subject> {
        let (family, v) = self.verb?;
        let lemma = lemma(self.scene.cx.analysis, v);
        // "$75,000 was collected for the widows".
        if lemma == "collect" && self.scene.is_passive(v) {
            return Some(Subject::Takes);
        }
        // "Has set X back $2m" takes from X.
        if lemma == "set" && family.make == "loss" {
            return Some(Subject::Takes);
        }
        Some(if family.on == Trigger::Verb { families::subject(family) } else { Subject::Gives })
    }
}

/// The words about an amount, if they make it a stake.
pub(super) fn of<'a, 'c>(cx: &'a Context<'c>, record: &'a Record, index: &'a Index, k: usize) -> Option<Cue<'a, 'c>> {
    let a = cx.analysis;
    let span = record.amounts[k].words.span();
    let words = a.words_in(span);
    let (first, last) = (words.start, words.end.checked_sub(1)?);
    if words.is_empty() || is_price(cx, record, k, first, last) {
        return None;
    }
    let sentence = a.words()[first].sentence;
    let scene = Scene { cx, record, first, last, words: a.sentences()[sentence].words.clone() };
    let noun = families::nouns().find_map(|f| scene.noun(f).map(|n| (f, n)));
    let verb = scene
        .verb(|l| families::of_verb(l).is_some())
        .filter(|&v| light(&scene, v))
        .and_then(|v| Some((families::of_verb(lemma(a, v))?, v)));
    // "A $12m donation from X will pay for two schools": the sum's own noun is the subject.
    let verb = verb.filter(|&(_, v)| {
        !a.children_by(v, "nsubj").any(|s| noun.is_some_and(|n| n.1 == s) && s > last && !scene.is_passive(v))
    });
    // "Paid for by a $260,000 donation from X to Y": the noun says who.
    let from = |n: usize| a.words().get(n + 1).is_some_and(|_| matches!(a.form(n + 1), "from" | "by"));
    let by_noun = noun.is_some_and(|(_, n)| n == last + 1 && from(n));
    let paid_for = |v: usize| a.words().get(v + 1).is_some_and(|_| a.form(v + 1) == "for");
    let verb = verb.filter(|&(_, v)| !(by_noun && v < first && scene.is_passive(v) || by_noun && paid_for(v)));
    // "Put up $340m", "put $3bn into the mine": only so does "put" move money.
    let put = || {
        let v = scene.verb(|l| l == "put")?;
        let up = a.children_by(v, "compound").any(|p| matches!(a.form(p), "up" | "in"))
            || a.words().get(v + 1).is_some_and(|_| matches!(a.form(v + 1), "up" | "in"));
        let into = scene.after(["into"]).is_some();
        let family = family(if into { "investment" } else { "aid" })?;
        (noun.is_none() && (up || into)).then_some((family, v))
    };
    let set_aside = || {
        let v = scene.verb(|l| l == "set")?;
        a.words().get(v + 1).is_some_and(|_| a.form(v + 1) == "aside").then_some((family("pledge")?, v))
    };
    // "To repay the $8bn it owes them": the nearer verb.
    let owes = |v: &usize| lemma(a, *v) == "owe" && a.words()[*v].deprel.as_str() == "acl:relcl";
    let owed = (last + 1..scene.words.end.min(last + 5)).find(owes).and_then(|v| Some((family("debt")?, v)));
    // "Approved the sale of $210m worth of missiles to X": the sale says who pays.
    let of_sale = noun.is_some_and(|(f, n)| f.make == "sale" && a.lemma(n) == "sale" && n < first);
    let verb = owed
        .or(verb.filter(|&(f, _)| !(of_sale && f.make == "pledge")))
        .or_else(put)
        .or_else(set_aside)
        .or_else(|| phrase(&scene));
    let (family, trigger) = match (verb, noun) {
        // The nearer verb says who; the noun says what it is: "handed the country $17bn in loans" is lent.
        (Some((_, v)), Some((f, _))) => (f, v),
        (Some((f, v)), None) => (f, v),
        (None, Some((f, n))) => (f, n),
        (None, None) => return None,
    };
    if record.amounts[k].kind != AmountKind::Money && !verb.is_some_and(|(_, v)| material::moved(lemma(a, v))) {
        return None;
    }
    Some(Cue { scene, index, k, noun, verb, family, trigger })
}

/// Verbs that move money only in a set phrase.
fn phrase(scene: &Scene<'_, '_>) -> Option<(&'static Family, usize)> {
    let (a, first, last) = (scene.cx.analysis, scene.first, scene.last);
    // "Left $2m to X in his will", "has set it back $2m".
    let left = || {
        let v = scene.verb(|l| l == "leave")?;
        let will = scene
            .words
            .clone()
            .any(|w| matches!(a.lemma(w), "estate" | "testament" | "will") && a.words()[w].upos == Upos::Noun);
        will.then_some((family("aid")?, v))
    };
    let set_back = || {
        let v = scene.verb(|l| l == "set").filter(|&v| v < first)?;
        (v + 1..first).any(|w| a.form(w) == "back").then_some((family("loss")?, v))
    };
    // "Has $210m invested in X", "added $75m."
    let invested = || {
        let put = a.words().get(last + 1).is_some_and(|_| matches!(a.form(last + 1), "invested" | "sunk"));
        put.then(|| scene.verb(|l| l == "have")).flatten().and_then(|v| Some((family("investment")?, v)))
    };
    let added = || {
        let v = scene.verb(|l| l == "add").filter(|&v| v + 1 == first)?;
        let ends = a.words().get(last + 1).is_none_or(|_| matches!(a.form(last + 1), "." | "," | ";" | "and"));
        ends.then_some((family("aid")?, v))
    };
    left().or_else(set_back).or_else(invested).or_else(added)
}

/// Whether a verb that says little moves the sum after all ("$60m will come from X", not "the gift came as a surprise").
fn light(scene: &Scene<'_, '_>, v: usize) -> bool {
    let a = scene.cx.analysis;
    let next = a.words().get(v + 1).map_or("", |_| a.form(v + 1));
    match lemma(a, v) {
        "come" => (v == scene.last + 1 || v == scene.last + 2) && next == "from",
        "get" => next != "hold",
        "turn" => next == "over",
        // "Passed $50,000 on to X", not a bill.
        "pass" => next == "on" || a.words().get(scene.last + 1).is_some_and(|_| a.form(scene.last + 1) == "on"),
        "share" => scene.after(["from"]).is_some(),
        "write" => next == "off" && !families::nouns().any(|f| f.make == "debt" && scene.noun(f).is_some()),
        _ => true,
    }
}

/// "$4 a share", "$5 per tonne", and a sum in brackets that converts the one before it.
fn is_price(cx: &Context<'_>, record: &Record, k: usize, first: usize, last: usize) -> bool {
    let a = cx.analysis;
    let form = |w: usize| a.words().get(w).map_or("", |_| a.form(w));
    let time = |w: usize| matches!(form(w), "month" | "week" | "year" | "day");
    let each = form(last + 1) == "per" && !time(last + 2)
        || form(last + 1) == "a"
            && matches!(
                a.words().get(last + 2).map(|_| a.lemma(last + 2)),
                Some(
                    "share"
                        | "barrel"
                        | "tonne"
                        | "ton"
                        | "litre"
                        | "gallon"
                        | "hour"
                        | "wheel"
                        | "crate"
                        | "sack"
                        | "night"
                        | "ticket"
                        | "piece"
                        | "head"
                        | "loaf"
                        | "kilo"
                )
            )
            && record.amounts[k].kind == AmountKind::Money;
    let converted =
        first > 0 && form(first - 1) == "(" && k > 0 && record.amounts[k - 1].kind == AmountKind::Money && {
            let before = record.amounts[k - 1].words.span();
            record.amounts[k].words.span().start.saturating_sub(before.end) <= 3
        };
    each || converted
}
