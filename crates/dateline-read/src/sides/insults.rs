//! "Branded X a tyrant", "described X as a thief", "X is a traitor," said Y: to call somebody so is to condemn him.
//!
//! Only with a noun of the list, or one of rule or company that a bad word stands before ("a criminal regime"), and of somebody by name,
//! pronoun or description; not "is seen as", nor what is denied.

use dateline_lang::Upos;
use dateline_model::{Relation, SideBasis};

use super::frame::{another, is_other, negated, push, subjects, unreal};
use super::lexicon;
use super::{Found, Ground, Hit, row};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            if a.words()[w].upos == Upos::Verb && calls(a.lemma(w)) && !unreal(cx, w) {
                called(cx, index, w, words.end, out);
            } else if is_insult(cx, w) {
                said(cx, index, w, out);
            }
        }
    }
}

/// Verbs by which somebody is given a name; those that need "as" among them.
fn calls(lemma: &str) -> bool {
    needs_as(lemma) || Class::CallsNames.has(lemma)
}

fn needs_as(lemma: &str) -> bool {
    Class::Portrays.has(lemma)
}

/// A noun that condemns: of the list, "an enemy of the people", or "a criminal regime".
pub(super) fn is_insult(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    if !matches!(a.words()[w].upos, Upos::Noun | Upos::Adj | Upos::Propn) {
        return false;
    }
    let lemma = lexicon::lower(a.lemma(w));
    if lexicon::insult(&lemma) {
        return true;
    }
    let of = |v: usize| cx.form_is(v, Class::AbstractCause);
    if Class::EnemyNoun.has(lemma.as_ref()) {
        return a.children_by(w, "nmod").any(of);
    }
    let bad = |v: usize| lexicon::bad(&lexicon::lower(a.lemma(v)));
    lexicon::company(&lemma) && w > 0 && (a.children_by(w, "amod").any(bad) || bad(w - 1))
}

/// "Branded X a tyrant", "described X as a thief".
fn called(cx: &Context<'_>, index: &Ground<'_>, w: usize, end: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let end = end.min(w + 14);
    // "X has been called a tyrant by Y".
    if super::frame::is_passive(cx, w) {
        let insult = (w + 1..end.min(w + 5)).find(|&v| is_insult(cx, v));
        if let (Some(v), Some(s), Some(by)) = (insult, a.children_by(w, "nsubj").next(), super::frame::agent(cx, w)) {
            push(cx, v, &row(cx, index, by), &row(cx, index, s), Relation::Condemns, "sides/insult", out);
        }
        return;
    }
    // "X, whom Y has called a thief".
    if let Some(o) =
        a.children_by(w, "obj").chain(a.children_by(w, "iobj")).find(|&o| o < w && matches!(a.form(o), "whom" | "who"))
        && let Some(insult) = (w + 1..end).find(|&v| is_insult(cx, v)).filter(|&v| v < w + 5)
    {
        let to: Vec<Hit> = super::through(cx, index, o).into_iter().collect();
        let from = a.children_by(w, "nsubj").next().map(|s| row(cx, index, s)).unwrap_or_default();
        push(cx, insult, &from, &to, Relation::Condemns, "sides/insult", out);
        return;
    }
    let Some(insult) = (w + 2..end).find(|&v| is_insult(cx, v)) else { return };
    let as_one = (w + 2..insult).any(|v| a.form(v) == "as");
    if needs_as(a.lemma(w)) && !as_one {
        return;
    }
    // "Accused X of being a coward".
    if a.lemma(w) == "accuse" && !(w + 2..insult).any(|v| a.form(v) == "being") {
        return;
    }
    // Another clause between the two.
    if (w + 1..insult)
        .any(|v| a.words()[v].upos == Upos::Verb && a.words()[v].deprel.base() != "amod" && a.form(v) != "being")
    {
        return;
    }
    let before = insult.checked_sub(1).filter(|&n| n > w);
    let article = as_one || (w + 2..insult).any(|v| matches!(a.form(v), "a" | "an" | "the"));
    // "Branded the soldiers criminals".
    let plural = before.filter(|&n| {
        a.words()[n].xpos == dateline_lang::Xpos::Nns && a.words()[insult].xpos == dateline_lang::Xpos::Nns
    });
    if !article && plural.is_none() {
        return;
    }
    let (from, accused) = subjects(cx, index, w);
    // The one right behind the verb, whatever the parse made of him; else the object.
    let straight = (w + 1..insult)
        .take_while(|&v| !matches!(a.words()[v].upos, Upos::Punct | Upos::Adp))
        .filter(|&v| v == w + 1 || a.words()[v].upos == Upos::Propn);
    let mut to: Vec<Hit> = straight.clone().find_map(|v| index.named_at(v)).into_iter().collect();
    if to.is_empty() && is_other(a.form(w + 1)) {
        // "X's cousin called him a coward": X.
        let kin = from.first().and_then(|f| super::frame::whose_kin(cx, index, f.1));
        to.extend(kin.map(|e| (Some(e), a.words()[w + 1].span)));
    }
    if to.is_empty() && is_other(a.form(w + 1)) {
        to.extend(another(cx, index, w + 1, &from));
    }
    if to.is_empty() {
        let objects = a.children_by(w, "iobj").chain(a.children_by(w, "obj")).filter(|&o| o > w && o < insult);
        to = objects.map(|o| row(cx, index, o)).find(|r| !r.is_empty()).unwrap_or_default();
    }
    if to.is_empty() {
        let described = || straight.clone().find_map(|v| super::described(cx, v));
        let many =
            || plural.and_then(|n| Some((super::described(cx, n)?.0, a.words()[w + 1].span.to(a.words()[n].span))));
        to.extend(many().or_else(described));
    }
    to.retain(|t| !t.1.overlaps(a.words()[insult].span));
    let start = out.len();
    push(cx, w, &from, &to, Relation::Condemns, "sides/insult", out);
    out[start..].iter_mut().for_each(|f| {
        f.accused = accused;
        f.basis = SideBasis::Statement;
    });
}

/// "X is a bandit and a traitor," said Y.
fn said(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if a.children_by(w, "cop").next().is_none() || negated(cx, w) || unreal(cx, w) {
        return;
    }
    let Some(subject) = a.children_by(w, "nsubj").next() else { return };
    let Some((speaker, words)) = index.speaker_at(cx, w) else { return };
    let from = [(speaker, words)];
    let mut to = row(cx, index, subject);
    if is_other(a.form(subject)) && to.iter().all(|t| t.0 == speaker || t.0.is_none()) {
        to = another(cx, index, subject, &from).into_iter().collect();
    }
    to.retain(|t| t.0 != speaker && !super::frame::vague(cx, t.1));
    let start = out.len();
    push(cx, w, &from, &to, Relation::Condemns, "sides/insult", out);
    out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
}
