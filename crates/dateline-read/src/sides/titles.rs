//! Recognition by a title: "called X the rightful president", "regards X as the legitimate head of state", "X is the lawful president," said Y.
//!
//! Only with a word of right beside the office; not what is denied ("no longer regards X as president").

use dateline_lang::Upos;
use dateline_model::{Relation, SideBasis};

use super::frame::{aimed, another, is_other, negated, push, subjects, unreal};
use super::{Found, Ground, Hit, row};
use crate::context::Context;
use crate::lexicon::Class;

const RULE: &str = "sides/rightful";

pub(super) fn find(cx: &Context<'_>, ground: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            if rightful(a.lemma(w)) && a.words()[w].deprel.base() == "amod" {
                title(cx, ground, w, out);
            }
        }
    }
}

pub(super) fn rightful(lemma: &str) -> bool {
    Class::Rightful.has(lemma)
}

fn title(cx: &Context<'_>, ground: &Ground<'_>, adjective: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(office) = a.words()[adjective].head.filter(|&o| holds_power(a.lemma(o))) else { return };
    // "Hold X to be the true queen".
    let held = a.words()[office].head.filter(|&h| {
        a.words()[office].deprel.base() == "xcomp"
            && (regards(a.lemma(h)) || matches!(a.lemma(h), "believe" | "hold" | "judge"))
    });
    if let Some(verb) = held
        && let Some(o) = a.children_by(verb, "obj").find(|&o| o > verb && o < adjective)
        && a.children_by(office, "cop").next().is_some()
    {
        if !unreal(cx, verb) {
            let (from, accused) = subjects(cx, ground, verb);
            let start = out.len();
            push(cx, verb, &from, &aimed(cx, ground, o), Relation::Recognises, RULE, out);
            out[start..].iter_mut().for_each(|f| f.accused = accused);
        }
        return;
    }
    // "X is the lawful president," said Y.
    if a.children_by(office, "cop").next().is_some() {
        let Some((speaker, words)) = ground.speaker_at(cx, office) else { return };
        if negated(cx, office) || unreal(cx, office) {
            return;
        }
        let to = a.children_by(office, "nsubj").next().map(|s| row(cx, ground, s)).unwrap_or_default();
        for (t, span) in to.into_iter().filter(|t| t.0 != speaker).take(2) {
            out.push(Found {
                span: span.to(a.words()[office].span),
                from: words,
                from_entity: speaker,
                to: span,
                to_entity: t,
                relation: Relation::Recognises,
                basis: SideBasis::Statement,
                rule: RULE,
                cue: Some(office),
                accused: false,
                sure: false,
            });
        }
        return;
    }
    // "Said the only legitimate president was X".
    if a.words()[office].deprel.base() == "nsubj"
        && let Some(x) = a.words()[office].head.filter(|&x| a.children_by(x, "cop").next().is_some())
        && !negated(cx, x)
        && !unreal(cx, x)
    {
        if let Some((speaker, words)) = ground.speaker_at(cx, office)
            && let Some(to) = row(cx, ground, x).into_iter().find(|t| t.0 != speaker)
        {
            let start = out.len();
            push(cx, x, &[(speaker, words)], &[to], Relation::Recognises, RULE, out);
            out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
        }
        return;
    }
    // "Regards X, not the winner Y, as": the parse may hang the office on Y.
    let regarding = |v: &usize| {
        let noun = a.words()[*v].upos == Upos::Noun && a.children_by(*v, "obj").next().is_some();
        (noun || a.words()[*v].upos == Upos::Verb) && regards(a.lemma(*v))
    };
    let verb = a.words()[office].head.and_then(|h| {
        let up = || a.words()[h].head.into_iter().chain(a.words()[h].head.and_then(|x| a.words()[x].head));
        let lost = a.children_by(office, "case").any(|p| a.form(p) == "as");
        Some(h).filter(regarding).or_else(|| up().find(regarding).filter(|_| lost))
    });
    let Some(verb) = verb else { return };
    // "Has been accepted as the rightful president by Y".
    if super::frame::is_passive(cx, verb)
        && let (Some(s), Some(agent)) = (a.children_by(verb, "nsubj").next(), super::frame::agent(cx, verb))
        && !unreal(cx, verb)
    {
        push(cx, verb, &row(cx, ground, agent), &row(cx, ground, s), Relation::Recognises, RULE, out);
        return;
    }
    let object = a.children_by(verb, "iobj").chain(a.children_by(verb, "obj")).find(|&o| o != office);
    let (Some(object), false) = (object, unreal(cx, verb)) else { return };
    let (from, accused) = subjects(cx, ground, verb);
    let mut to: Vec<Hit> = aimed(cx, ground, object);
    let same = |t: &Hit| from.iter().any(|f| f.0 == t.0 || super::frame::names_it(ground, f.1, t.0));
    if is_other(a.form(object)) && to.iter().all(same) {
        to = another(cx, ground, object, &from).into_iter().collect();
    }
    let start = out.len();
    push(cx, verb, &from, &to, Relation::Recognises, RULE, out);
    out[start..].iter_mut().for_each(|f| f.accused = accused);
}

fn holds_power(lemma: &str) -> bool {
    Class::RulerTitle.has(lemma)
}

fn regards(lemma: &str) -> bool {
    Class::RegardsAs.has(lemma)
}
