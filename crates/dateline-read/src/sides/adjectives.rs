//! Adjectives with a complement: "troops loyal to X", "the army remains faithful to X", "politicians hostile to the junta".
//!
//! "Those loyal to X" has nobody more to name. Not what is denied or only possible.

use dateline_lang::Upos;
use dateline_model::Relation;

use super::frame::{push, unreal};
use super::lexicon;
use super::{Found, Ground, Hit, described, row, through};
use crate::context::Context;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            // "Devoted to X", where the engine saw a verb.
            let word = if matches!(a.form(w), "committed" | "dedicated" | "devoted") { a.form(w) } else { a.lemma(w) };
            if let Some((relation, preposition)) = lexicon::adjective(word) {
                complement(cx, index, w, relation, preposition, out);
            }
        }
    }
}

fn complement(
    cx: &Context<'_>,
    index: &Ground<'_>,
    w: usize,
    relation: Relation,
    preposition: &str,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    let to: Vec<Hit> = a
        .children_by(w, "obl")
        .find(|&c| a.children_by(c, "case").any(|p| a.form(p) == preposition))
        .map(|t| super::frame::aimed(cx, index, t))
        .filter(|hits| !hits.is_empty())
        .or_else(|| {
            // The parse may hang the complement elsewhere; the words are plain.
            let p = Some(w + 1).filter(|&p| a.words().get(p).is_some() && a.form(p) == preposition)?;
            let name = || (w + 2..(w + 5).min(a.words().len())).find_map(|v| index.named_at(v));
            // "To Marshal X", where the preposition hangs on the title.
            let top =
                |h: usize| if a.words()[h].deprel.as_str() == "nmod:desc" { a.words()[h].head.unwrap_or(h) } else { h };
            let head = a.words()[p].head.filter(|&h| h > p).map(|h| super::frame::aimed(cx, index, top(h)));
            head.filter(|hits| !hits.is_empty()).or_else(|| name().map(|hit| vec![hit]))
        })
        .unwrap_or_default();
    if to.is_empty() || unreal(cx, w) {
        return;
    }
    let word = &a.words()[w];
    let beside = w
        .checked_sub(1)
        .filter(|&b| index.headed_by(b).is_some() && matches!(a.words()[b].upos, Upos::Noun | Upos::Propn));
    let head = match word.deprel.base() {
        _ if beside.is_some() => beside,
        "amod" | "acl" | "appos" => word.head,
        "xcomp" => word.head.filter(|&h| !unreal(cx, h)).and_then(|h| a.children_by(h, "nsubj").next()),
        "root" | "conj" | "ccomp" | "advcl" | "parataxis" => a.children_by(w, "nsubj").next(),
        _ => None,
    };
    let Some(h) = head else { return };
    let known = index.headed_by(h).map(|(e, span)| {
        // "The Seamen's Guild" whole, of a body that the entities have in part.
        let name = index.names.get(&h).is_some_and(|n| n.1 == span);
        (e, if name { span } else { a.words()[h].span })
    });
    let hit = super::titled(cx, index, h)
        .or(known)
        .or_else(|| through(cx, index, h).map(|(e, _)| (e, a.words()[h].span)))
        .or_else(|| described(cx, h).filter(|_| a.words()[h].upos == Upos::Noun).map(|d| (None, d.1)));
    let hit = hit.or_else(|| super::frame::whoever(cx, h).filter(|_| relation == Relation::Supports));
    let from = hit.map_or_else(|| row(cx, index, h), |hit| vec![hit]);
    let rule = if relation == Relation::Supports { "sides/loyal-to" } else { "sides/hostile-to" };
    push(cx, w, &from, &to, relation, rule, out);
}
