//! Clauses by the order of their words, where the parse found nobody: "X has long backed Y", "X sided with Y", "X was condemned by Y".
//!
//! Only names straight beside the verb and what goes with it; not what is denied or only possible, nor a verb that another rule has read.

use std::collections::HashSet;

use dateline_lang::{Upos, Xpos};
use dateline_model::{Relation, SideBasis, Span};

use super::frame::{push, unreal};
use super::lexicon::{self, lower};
use super::{Found, Ground};
use crate::context::Context;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let read: HashSet<usize> = out.iter().filter_map(|f| f.cue).collect();
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            if a.words()[w].upos != Upos::Verb || read.contains(&w) || unreal(cx, w) {
                continue;
            }
            let Some((relation, first, last, passive)) = sides_of(cx, index, w, words.clone()) else { continue };
            let (from, to) = if passive { (last, first) } else { (first, last) };
            let start = out.len();
            push(cx, w, &[from], &[to], relation, "sides/order", out);
            if lexicon::is_said(relation) {
                out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
            }
        }
    }
}

type End = (usize, Span);

/// The relation of a verb, the name before it, the name after it, and whether it is in the passive.
fn sides_of(
    cx: &Context<'_>,
    index: &Ground<'_>,
    w: usize,
    words: std::ops::Range<usize>,
) -> Option<(Relation, End, End, bool)> {
    let a = cx.analysis;
    let lemma = lexicon::lemma(a, w);
    // Back over the verb group to a name.
    let mut b = w.checked_sub(1).filter(|&b| b >= words.start)?;
    let mut be = false;
    while matches!(a.words()[b].upos, Upos::Aux | Upos::Adv) {
        be |= matches!(lower(a.lemma(b)).as_ref(), "be" | "get");
        if matches!(a.lemma(b), "not" | "never") || a.words()[b].xpos == Xpos::Md {
            return None;
        }
        b = b.checked_sub(1).filter(|&b| b >= words.start)?;
    }
    let first = index.named_at(b)?;
    let passive = be && a.words()[w].xpos == Xpos::Vbn;
    let next = w + 1;
    if passive {
        let by = (next..words.end.min(w + 4)).find(|&v| a.form(v) == "by")?;
        return Some((lexicon::verb(&lemma)?, first, name_after(cx, index, by + 1, words.end)?, true));
    }
    if let Some(relation) = lexicon::verb(&lemma).filter(|r| *r != Relation::AlliedWith) {
        return Some((relation, first, name_after(cx, index, next, words.end)?, false));
    }
    // A preposition straight after, or after one adverb.
    let p = (next..words.end.min(w + 3)).find(|&v| matches!(a.words()[v].upos, Upos::Adp | Upos::Sconj))?;
    let relation = lexicon::with_preposition(&lemma, &lower(a.form(p)))?;
    Some((relation, first, name_after(cx, index, p + 1, words.end)?, false))
}

/// The name that begins here, past an article and a title.
fn name_after(cx: &Context<'_>, index: &Ground<'_>, from: usize, end: usize) -> Option<End> {
    let a = cx.analysis;
    for v in from..end.min(from + 5) {
        if let Some(hit) = index.named_at(v) {
            // "X's plan", "the X group": a thing.
            let next = a.words_in(hit.1).end;
            let thing = a
                .words()
                .get(next)
                .is_some_and(|n| n.upos == Upos::Noun || matches!(cx.slice(n.span), "'s" | "’s" | "'" | "’" | "-"));
            return (!thing).then_some(hit);
        }
        let title = matches!(a.words()[v].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
        if !title {
            return None;
        }
    }
    None
}
