//! Pacts that make allies: "is bound to X by a defence pact", "joined X in a mutual-defence pact", "X and Y signed a defence treaty".
//!
//! Not a treaty of trade or fishing.

use dateline_model::Relation;

use super::frame::{push, subjects, unreal, verbal};
use super::{Found, Ground, row};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    for w in verbal(cx) {
        let lemma = index.lemma(cx, w);
        bound(cx, index, w, &lemma, out);
    }
}

/// "Is bound to X by a defence pact", "joined X in a mutual-defence pact", "X and Y signed a defence treaty".
fn bound(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if unreal(cx, w) {
        return;
    }
    let led = |c: usize, p: &[&str]| a.children_by(c, "case").any(|m| p.contains(&a.form(m)));
    let below = |p: &'static [&'static str]| {
        let deep = a.children_by(w, "obj").chain(a.children_by(w, "obl")).flat_map(|o| a.children_by(o, "nmod"));
        a.children_by(w, "obl").chain(deep).find(|&c| led(c, p) && pact(cx, c))
    };
    match lemma {
        word if Class::Binds.has(word) && below(&["by", "in"]).is_some() => {
            let s = a.children_by(w, "nsubj").next();
            let o = a.children_by(w, "obl").find(|&c| led(c, &["to", "with"]));
            if let (Some(s), Some(o)) = (s, o) {
                push(cx, w, &row(cx, index, s), &row(cx, index, o), Relation::AlliedWith, "sides/light-verb", out);
            }
        }
        "join" => {
            if let (Some(_), Some(o)) = (below(&["in"]), a.children_by(w, "obj").find(|&o| o > w)) {
                super::frame::take(cx, index, w, o, Relation::AlliedWith, "sides/light-verb", out);
            }
        }
        word if Class::ConcludesAnew.has(word) => {
            let o = a.children_by(w, "obj").find(|&o| matches!(a.lemma(o), "agreement" | "treaty") && pact(cx, o));
            let Some(o) = o else { return };
            let from = subjects(cx, index, w).0;
            let with = super::frame::by_case(cx, o, &["with"]).or_else(|| super::frame::by_case(cx, w, &["with"]));
            match (with, &from[..]) {
                (Some(x), _) => {
                    let to = row(cx, index, x);
                    push(cx, w, &from, &to, Relation::AlliedWith, "sides/light-verb", out);
                }
                (None, &[first, second]) => {
                    push(cx, w, &[first], &[second], Relation::AlliedWith, "sides/light-verb", out);
                }
                _ => {}
            }
        }
        _ => {}
    }
}

/// A pact that binds, by its own name or by what stands before it: "a defence treaty", not one of trade.
fn pact(cx: &Context<'_>, n: usize) -> bool {
    let a = cx.analysis;
    let arms = |c: usize| cx.is(c, Class::PactModifier);
    match a.lemma(n) {
        word if Class::AllianceNoun.has(word) => true,
        "agreement" | "treaty" => a.children(n).iter().any(|&c| arms(c as usize)),
        _ => false,
    }
}
