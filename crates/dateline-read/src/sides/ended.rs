//! Sides that end: "withdrew its recognition of X", "no longer recognises X", "stopped backing X", "derecognised X".
//!
//! Codes the relation that was; `until` holds the words that end it. Only recognition and support end so: sanctions that are lifted and
//! criticism that stops make nobody a friend. Not what is threatened, denied, asked for or only possible.

use dateline_lang::Upos;
use dateline_model::Relation;

use super::frame::{agent, aim, aimed, by_case, is_passive, object, owner, push, subjects, take, unreal, verbal};
use super::lexicon::{self, lower};
use super::{Found, Ground, Hit, row};
use crate::context::Context;

/// Marks what this file finds.
pub(super) const RULE: &str = "sides/ended";

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for w in verbal(cx) {
        let lemma = lower(a.lemma(w));
        if takes_back(&lemma) && !unreal(cx, w) {
            taken_back(cx, index, w, out);
        } else if matches!(lemma.as_ref(), "derecognise" | "derecognize") && !unreal(cx, w) {
            whose(cx, index, w, w, Relation::Recognises, out);
        } else if matches!(lemma.as_ref(), "stop" | "cease" | "quit") && !unreal(cx, w) {
            let verb = a.children_by(w, "xcomp").next();
            if let Some((v, r)) = verb.and_then(|v| Some((v, kept(lexicon::verb(&index.lemma(cx, v)))?))) {
                whose(cx, index, w, v, r, out);
            }
        } else if let Some(r) = kept(lexicon::verb(&index.lemma(cx, w)))
            && no_longer(cx, w)
        {
            whose(cx, index, w, w, r, out);
        }
    }
}

/// Verbs that take a stance back.
fn takes_back(lemma: &str) -> bool {
    matches!(
        lemma,
        "withdraw" | "revoke" | "rescind" | "retract" | "end" | "drop" | "cancel" | "terminate" | "pull" | "abandon"
    )
}

/// The stances that can be kept up and given up.
fn kept(relation: Option<Relation>) -> Option<Relation> {
    relation.filter(|r| matches!(r, Relation::Recognises | Relation::Supports))
}

/// "No longer recognises", with nothing else that makes it unsure.
fn no_longer(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let longer = |c: usize| a.form(c) == "longer" && c > 0 && a.form(c - 1).eq_ignore_ascii_case("no");
    let unsure = |c: usize| matches!(a.lemma(c), "could" | "might" | "may" | "should" | "can");
    let marked = |c: usize| matches!(lower(a.form(c)).as_ref(), "if" | "whether" | "unless");
    // "No longer" may hang on "will".
    (a.children_by(w, "advmod").any(longer) || w > 1 && longer(w - 1))
        && !a.children_by(w, "aux").any(unsure)
        && !a.children_by(w, "mark").any(marked)
}

/// "Withdrew its recognition of X", "support for X was withdrawn by Y".
fn taken_back(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let passive = is_passive(cx, w);
    let stance = |o: usize| {
        let noun = matches!(a.words()[o].upos, Upos::Noun | Upos::Verb);
        kept(lexicon::stance(&lower(if a.form(o) == "backing" { "backing" } else { a.lemma(o) }))).filter(|_| noun)
    };
    let mut nouns = a.children_by(w, if passive { "nsubj" } else { "obj" });
    let Some((noun, relation)) = nouns.find_map(|o| Some((o, stance(o)?))) else { return };
    let by = || (agent(cx, w).map(|g| row(cx, index, g)).unwrap_or_default(), false);
    let (mut from, accused) = if passive { by() } else { subjects(cx, index, w) };
    if from.is_empty() {
        from.extend(owner(cx, noun).into_iter().flat_map(|g| row(cx, index, g)));
    }
    let to = by_case(cx, noun, &["of", "for", "from", "to", "in"]).or_else(|| by_case(cx, w, &["from", "for", "of"]));
    let Some(to) = to else { return };
    let mut whom = aim(cx, index, to, relation, &from);
    if whom.is_empty() {
        whom = aimed(cx, index, to);
    }
    let start = out.len();
    push(cx, w, &from, &whom, relation, RULE, out);
    out[start..].iter_mut().for_each(|f| f.accused = accused);
}

/// The subject of one verb and the object of another, or of the same.
fn whose(cx: &Context<'_>, index: &Ground<'_>, cue: usize, verb: usize, relation: Relation, out: &mut Vec<Found>) {
    let Some(o) = object(cx, verb) else { return };
    if is_passive(cx, verb) {
        return;
    }
    if cue == verb {
        take(cx, index, verb, o, relation, RULE, out);
        return;
    }
    let (from, accused) = subjects(cx, index, cue);
    let to: Vec<Hit> = aim(cx, index, o, relation, &from);
    let start = out.len();
    push(cx, cue, &from, &to, relation, RULE, out);
    out[start..].iter_mut().for_each(|f| f.accused = accused);
}
