//! Sides that rules over clauses read: `data/rules/sides.rules`, in the notation of `docs/rules.md`.
//!
//! A rule says who takes the side (`from`), whose it is (`to`) and the relation; voice, control and relative clauses are the clauses' affair.
//! What is no fact makes no side unless the rule says so.

use std::sync::LazyLock;

use dateline_lang::{Upos, Xpos};
use dateline_model::{EntityKind, Relation, SideBasis, Span};

use super::frame::{aim, another, but_not, is_other, push, unreal, vague, whoever};
use super::ground::Hit;
use super::lexicon::{self, lower};
use super::{Found, Ground, row};
use crate::clause::{Path, Role};
use crate::context::Context;
use crate::lexicon::Class;
use crate::rules::{Code, Rule, Rules, Source, Spot, Trigger};

/// The rules.
pub(crate) static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::parse(TEXT, CODE).unwrap_or_default());

/// Their text.
pub(crate) const TEXT: &str = include_str!("../../data/rules/sides.rules");

/// What they compute: whether the trigger is an aim ("to defeat X") and no result ("defeated X"); whether somebody
/// was made to do it.
pub(crate) const CODE: &[Code] = &[
    ("aim", |s| matches!(s.cx.analysis.words()[s.word].xpos, Xpos::Vb | Xpos::Vbg)),
    ("made-to", |s| {
        let a = s.cx.analysis;
        let above = a.words()[s.word].head.filter(|_| a.words()[s.word].deprel.base() == "xcomp");
        above.is_some_and(|h| matches!(a.lemma(h), "have" | "force" | "oblige" | "compel" | "need"))
    }),
];

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for w in cx.sentences().flat_map(|s| a.sentences()[s].words.clone()) {
        let lemma = match a.words()[w].upos {
            Upos::Verb | Upos::Adj => index.lemma(cx, w),
            Upos::Noun => lower(a.lemma(w)),
            _ => continue,
        };
        let spot = Spot { cx, word: w, linked: false };
        for rule in RULES.of_lemma(&lemma).filter(|r| r.on != Trigger::Form && spot.fits(r)) {
            let told = spot.stands(rule);
            if told.is_none() && unreal(cx, w) {
                continue;
            }
            let start = out.len();
            take(cx, index, &spot, rule, out);
            let sure = told.is_some_and(|status| status == Some("fact"));
            out[start..].iter_mut().for_each(|f| f.sure = sure);
            if out.len() > start {
                break;
            }
        }
    }
}

/// What one rule makes at a word.
fn take(cx: &Context<'_>, index: &Ground<'_>, spot: &Spot<'_, '_>, rule: &Rule, out: &mut Vec<Found>) {
    let Some(relation) = lexicon::relation(&rule.make) else { return };
    let first = |slot: &str, read: &dyn Fn(&Source) -> Vec<Hit>| {
        rule.slot(slot).iter().map(read).find(|hits| !hits.is_empty()).unwrap_or_default()
    };
    // Who fights is no single person.
    let force = !rule.slot("force").is_empty();
    let mut from = first(if force { "force" } else { "from" }, &|source| {
        if *source == Source::Speaker {
            let speaker = index.speakers.get(&spot.word).copied().or_else(|| index.speaker_at(cx, spot.word));
            return speaker.into_iter().collect();
        }
        if *source == Source::Itself {
            return vec![(None, phrase(cx, spot.word).unwrap_or(cx.analysis.words()[spot.word].span))];
        }
        each(spot.filling(source), |w| takers(cx, index, w, *source == Source::Agent))
    });
    let person = |hit: &Hit| hit.0.is_some_and(|e| index.record.entities[e].kind == EntityKind::Person);
    from.retain(|hit| !force || !person(hit));
    if from.is_empty() {
        return;
    }
    let mut to = first("to", &|source| each(spot.filling(source), |w| sided(cx, index, w, relation, &from)));
    to.retain(|t| !but_not(cx, spot.word, t.1));
    let start = out.len();
    push(cx, spot.word, &from, &to, relation, rule.name, out);
    let accused = accused(cx, spot.word);
    for f in &mut out[start..] {
        f.accused = accused;
        // To condemn is to say so.
        if lexicon::is_said(relation) && !accused {
            f.basis = SideBasis::Statement;
        }
    }
}

/// "X accused Y of backing Z": whether another charges the one who does it.
fn accused(cx: &Context<'_>, w: usize) -> bool {
    let arguments = cx.clauses.on(w).map(|c| cx.clauses.arguments(c)).unwrap_or_default();
    arguments.iter().any(|x| x.role == Role::Agent && x.path == Path::Accused)
}

fn each(words: Vec<usize>, read: impl Fn(usize) -> Vec<Hit>) -> Vec<Hit> {
    let mut all: Vec<Hit> = Vec::new();
    for hit in words.into_iter().take(12).flat_map(read) {
        if !all.contains(&hit) {
            all.push(hit);
        }
    }
    all
}

/// Who takes a side.
fn takers(cx: &Context<'_>, index: &Ground<'_>, w: usize, acts: bool) -> Vec<Hit> {
    let a = cx.analysis;
    let form = lower(a.form(w));
    // "We stand with X," she said: hers.
    if matches!(form.as_ref(), "i" | "we" | "our" | "my") {
        return index.speaker_at(cx, w).into_iter().collect();
    }
    let hits = row(cx, index, w);
    if !hits.is_empty() {
        return hits;
    }
    let somebody = if is_other(&form) { another(cx, index, w, &[]) } else { whoever(cx, w).filter(|_| acts) };
    somebody.into_iter().collect()
}

/// Whose side it is: somebody, whose thing it is, or a cause that one can be for or against ("the agreement").
fn sided(cx: &Context<'_>, index: &Ground<'_>, w: usize, relation: Relation, from: &[Hit]) -> Vec<Hit> {
    let hits = aim(cx, index, w, relation, from);
    if !hits.is_empty() {
        return hits;
    }
    cause(cx, w).into_iter().collect()
}

/// A pact, a policy, a movement that is told of as known.
fn cause(cx: &Context<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    if a.words()[w].upos != Upos::Noun || !cx.is(w, Class::PolicyOrPact) {
        return None;
    }
    let span = phrase(cx, w)?;
    (!vague(cx, span)).then_some((None, span))
}

/// A noun with what stands before it; nothing where it stands alone.
fn phrase(cx: &Context<'_>, w: usize) -> Option<Span> {
    let a = cx.analysis;
    let near = |c: &usize| {
        *c < w && w - *c < 7 && matches!(a.words()[*c].deprel.base(), "det" | "amod" | "compound" | "nmod" | "nummod")
    };
    let first = a.children(w).iter().map(|&c| c as usize).filter(near).min()?;
    let first = a.children_by(first, "det").chain(a.children_by(first, "nmod")).min().unwrap_or(first).min(first);
    Some(a.words()[first].span.to(a.words()[w].span))
}
