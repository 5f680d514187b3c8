//! Clauses by the order of their words, where the parse found nobody: "X has long backed Y", "X sided with Y", "X was condemned by Y".
//!
//! Only whoever stands straight beside the verb and what goes with it; not what is denied or only possible, nor a verb that another rule has read.

use std::collections::HashSet;

use dateline_lang::{Upos, Xpos};
use dateline_model::{EntityKind, Relation, SideBasis};

use super::frame::{push, unreal};
use super::lexicon::{self, lower};
use super::{Found, Ground, Hit, described, through};
use crate::context::Context;
use crate::entities::EntityId;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let read: HashSet<usize> = out.iter().filter_map(|f| f.cue).collect();
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            // "Voted to censure X", where the verb was read as a noun.
            let verb = a.words()[w].upos == Upos::Verb
                || w > words.start && a.form(w - 1) == "to" && matches!(a.words()[w].upos, Upos::Noun | Upos::Adj)
                || a.words()[w].upos == Upos::Noun
                    && (matches!(a.words()[w].deprel.base(), "root" | "ccomp" | "parataxis" | "compound")
                        && w > words.start
                        && index.named_at(w - 1).is_some()
                        // "Their leader, X, reviles Chancellor Y".
                        || w > words.start + 1
                            && a.form(w - 1) == ","
                            && index.named_at(w - 2).is_some()
                            && w + 1 < words.end
                            && crate::entities::lexicon::capital(a.form(w + 1)))
                    && a.words()[w].xpos == Xpos::Nns
                    && a.children_by(w, "cop").next().is_none();
            if !verb || read.contains(&w) || unreal(cx, w) {
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

type End = Hit;

/// The relation of a verb, who stands before it, who after it, and whether it is in the passive.
fn sides_of(
    cx: &Context<'_>,
    index: &Ground<'_>,
    w: usize,
    words: std::ops::Range<usize>,
) -> Option<(Relation, End, End, bool)> {
    let a = cx.analysis;
    let lemma = index.lemma(cx, w);
    let next = w + 1;
    let direct = lexicon::verb(&lemma).filter(|r| *r != Relation::AlliedWith);
    // A preposition straight after, or after one adverb.
    let preposition = || {
        // "Who speaks for the fishermen" is their spokesman.
        if lemma.as_ref() == "speak" && w > 0 && a.form(w - 1) == "who" {
            return None;
        }
        let p = (next..words.end.min(w + 3)).find(|&v| matches!(a.words()[v].upos, Upos::Adp | Upos::Sconj))?;
        Some((lexicon::with_preposition(&lemma, &lower(a.form(p)))?, p + 1))
    };
    let (relation, after) = direct.map(|r| (r, next)).or_else(preposition)?;
    let (first, be) = before(cx, index, w, words.start)?;
    let passive = be && a.words()[w].xpos == Xpos::Vbn;
    if passive {
        let by = (next..words.end.min(w + 4)).find(|&v| a.form(v) == "by")?;
        return Some((direct?, first, phrase_after(cx, index, by + 1, words.end)?, true));
    }
    Some((relation, first, phrase_after(cx, index, after, words.end)?, false))
}

/// Who stands before a verb, back over its group ("has long", "voted to") and what stands between commas; and whether it is in the passive.
fn before(cx: &Context<'_>, index: &Ground<'_>, w: usize, start: usize) -> Option<(End, bool)> {
    let a = cx.analysis;
    let back = |b: usize| b.checked_sub(1).filter(|&b| b >= start);
    let mut b = back(w)?;
    let mut be = false;
    for _ in 0..8 {
        let group = matches!(a.words()[b].upos, Upos::Aux | Upos::Adv) || a.form(b).ends_with("ly") && b > start;
        // "Voted to censure X", "agreed to back X": it comes to pass.
        let chain = a.form(b) == "to" && back(b).is_some_and(|v| cx.is(v, Class::DecidesTogether));
        if chain {
            b = back(back(b)?)?;
            continue;
        }
        if !group {
            break;
        }
        be |= matches!(lower(a.lemma(b)).as_ref(), "be" | "get");
        if matches!(a.lemma(b), "not" | "never" | "n't")
            || a.words()[b].xpos == Xpos::Md && !matches!(a.form(b), "will" | "shall")
        {
            return None;
        }
        b = back(b)?;
    }
    // "X, the port's mayor, backed".
    if a.form(b) == "," {
        let open = (b.saturating_sub(16).max(start)..b).rev().find(|&c| a.form(c) == ",")?;
        // "X's president, Y, criticised": Y.
        let inner = index.named_at(b - 1).filter(|n| a.words_in(n.1).start == open + 1);
        let person = |e: Option<EntityId>| e.is_some_and(|e| index.record.entities[e].kind == EntityKind::Person);
        if let Some(hit) = inner.filter(|n| person(n.0) && back(open).is_some_and(|h| a.words()[h].upos == Upos::Noun))
        {
            return Some((hit, be));
        }
        b = back(open)?;
    }
    // "The report by the council condemned X": the subject is another word.
    if let Some(s) = a.children_by(w, "nsubj").find(|&s| s < w) {
        let same =
            s == b || a.words()[b].head == Some(s) && matches!(a.words()[b].deprel.base(), "flat" | "conj" | "appos");
        if !same && a.words()[s].upos == Upos::Noun && b > s {
            return None;
        }
    }
    // "Who backed X".
    if matches!(a.form(b), "who" | "which" | "that") {
        return through(cx, index, b).map(|hit| (hit, be));
    }
    let own = index.named_at(b).or_else(|| index.headed_by(b).filter(|_| a.words()[b].upos != Upos::Pron));
    own.or_else(|| described(cx, b)).map(|hit| (hit, be))
}

/// Who stands here: the name that begins past an article and a title, else the people or body that the noun phrase names.
fn phrase_after(cx: &Context<'_>, index: &Ground<'_>, from: usize, end: usize) -> Option<End> {
    if let Some(hit) = name_after(cx, index, from, end) {
        return Some(hit);
    }
    let a = cx.analysis;
    let inside = |v: &usize| matches!(a.words()[*v].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn);
    let last = (from..end.min(from + 6)).take_while(inside).last()?;
    let owned = a.words().get(last + 1).is_some_and(|_| matches!(a.form(last + 1), "'s" | "’s" | "'" | "’" | "-"));
    if owned || a.words()[last].upos != Upos::Noun {
        return None;
    }
    let hit = index.headed_by(last).or_else(|| described(cx, last))?;
    (!super::frame::vague(cx, hit.1) && hit.1.start >= a.words()[from].span.start).then_some(hit)
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
