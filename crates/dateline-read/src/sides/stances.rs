//! Phrases that say where the subject stands: "came out in support of X", "marched in solidarity with X", "came down on the side of X".
//!
//! Not the phrase below a thing ("a vote in favour of the bill").

use dateline_lang::Upos;

use super::frame::{by_case, push, subjects, unreal};
use super::lexicon::{self, lower};
use super::{Found, Ground, row};
use crate::context::Context;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            if a.words()[w].upos == Upos::Noun {
                phrase(cx, index, w, out);
            }
            if a.words()[w].upos == Upos::Propn && a.children_by(w, "cop").next().is_some() {
                behind(cx, index, w, out);
            }
        }
    }
}

fn phrase(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(case) = a.children_by(w, "case").next() else { return };
    let before = lower(a.form(case));
    let target = ["of", "with", "to"].iter().find_map(|p| {
        let relation = lexicon::phrase(&before, a.lemma(w), p)?;
        let at = by_case(cx, w, &[p]).or_else(|| {
            let next = Some(w + 1).filter(|&n| a.words().get(n).is_some() && a.form(n) == *p)?;
            a.words()[next].head.filter(|&h| h > next)
        })?;
        Some((relation, at))
    });
    let Some((relation, target)) = target else { return };
    let to = super::frame::aimed(cx, index, target);
    // The verb above, or the noun itself after a copula ("is on the side of").
    let own = a.children_by(w, "nsubj").next();
    if let Some(s) = own {
        if !unreal(cx, w) {
            push(cx, w, &row(cx, index, s), &to, relation, "sides/in-support", out);
        }
        return;
    }
    let Some(verb) = a.words()[w].head.filter(|&h| a.words()[h].upos == Upos::Verb && moves(a.lemma(h))) else {
        return;
    };
    if !unreal(cx, verb) {
        let (from, accuser) = subjects(cx, index, verb);
        let start = out.len();
        push(cx, w, &from, &to, relation, "sides/in-support", out);
        out[start..].iter_mut().for_each(|f| f.accuser = accuser);
    }
}

/// Verbs by which somebody takes a stand.
fn moves(lemma: &str) -> bool {
    matches!(
        lemma,
        "come"
            | "speak"
            | "vote"
            | "march"
            | "rally"
            | "protest"
            | "demonstrate"
            | "act"
            | "strike"
            | "stand"
            | "be"
            | "remain"
            | "gather"
            | "turn"
            | "chant"
            | "walk"
            | "argue"
            | "testify"
            | "intervene"
            | "fight"
            | "weigh"
            | "campaign"
            | "sign"
            | "write"
            | "unite"
            | "take"
            | "declare"
            | "rise"
            | "assemble"
    )
}

/// "The air force is still behind X", "is against X": only of somebody by name.
fn behind(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(case) = a.children_by(w, "case").next() else { return };
    let relation = match a.form(case) {
        "behind" => dateline_model::Relation::Supports,
        "against" => dateline_model::Relation::Opposes,
        _ => return,
    };
    let (Some(subject), false) = (a.children_by(w, "nsubj").next(), unreal(cx, w)) else { return };
    push(cx, w, &row(cx, index, subject), &super::frame::aimed(cx, index, w), relation, "sides/in-support", out);
}
