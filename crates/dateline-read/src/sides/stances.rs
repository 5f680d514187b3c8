//! Phrases that say where somebody stands: "came out in support of X", "came down on the side of X", "at odds with X", "rushed to X's defence";
//! the other way round "under fire from X", "in the pay of X", "under X sanctions".
//!
//! Of the subject of the verb above, of the noun that it hangs on, of the one before its comma. Not the phrase below a thing ("a vote in favour of
//! the bill").

use dateline_lang::Upos;

use super::frame::{aim, by_case, owner, push, subjects, unreal};
use super::lexicon::{self, lower};
use super::{Found, Ground, Hit, row};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            if a.words()[w].upos == Upos::Noun {
                phrase(cx, index, w, out);
            }
            if cx.is(w, Class::RalliesTo) {
                has_behind(cx, index, w, out);
            }
            if a.children_by(w, "cop").next().is_some() {
                behind(cx, index, w, out);
            }
        }
    }
}

fn phrase(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(case) = a.children_by(w, "case").next() else { return };
    if matches!(a.lemma(w), "list" | "blacklist") && a.form(case) == "on" {
        listed(cx, index, w, out);
        return;
    }
    let Some((stand, after)) = lexicon::phrase(&lower(a.form(case)), a.lemma(w)) else { return };
    // "On three sides of the town" says where.
    if a.children_by(w, "nummod").next().is_some() {
        return;
    }
    // "Once in league with".
    if case > 0 && matches!(a.form(case - 1), "once" | "formerly" | "previously" | "not" | "no" | "longer")
        || a.children(w)
            .iter()
            .any(|&c| matches!(a.form(c as usize), "once" | "formerly" | "previously" | "no" | "never"))
    {
        return;
    }
    let next = || {
        let next = Some(w + 1).filter(|&n| a.words().get(n).is_some() && after.contains(&a.form(n)))?;
        a.words()[next].head.filter(|&h| h > next)
    };
    // "On X's side", "under X sanctions".
    let beside = || {
        let near = a.children_by(w, "compound").chain(a.children_by(w, "amod"));
        near.into_iter().find(|&c| index.named_at(c).is_some()).filter(|_| stand.reversed)
    };
    // "Under a freeze imposed by X".
    let imposed = || {
        let verb = a.children_by(w, "acl").find(|&v| v > w && stand.reversed)?;
        super::frame::agent(cx, verb)
    };
    let Some(target) = by_case(cx, w, after).or_else(next).or_else(|| owner(cx, w)).or_else(beside).or_else(imposed)
    else {
        return;
    };
    // "X has the tribes on her side": theirs.
    let has = a.words()[w]
        .head
        .filter(|&v| matches!(a.lemma(v), "have" | "keep" | "get" | "win") && a.words()[v].upos == Upos::Verb);
    if let Some(o) = has.and_then(|v| a.children_by(v, "obj").next()).filter(|_| !stand.reversed)
        && let Some(s) = has.and_then(|v| a.children_by(v, "nsubj").next())
    {
        let subject = row(cx, index, s);
        let own = row(cx, index, target);
        if own.is_empty() || own.iter().any(|t| subject.iter().any(|f| f.0 == t.0)) {
            push(cx, w, &row(cx, index, o), &subject, stand.relation, "sides/in-support", out);
        }
        return;
    }
    // "Took X under its wing": the subject's.
    let took = a.words()[w].head.filter(|&v| stand.reversed && matches!(a.lemma(v), "have" | "place" | "put" | "take"));
    if let Some(v) =
        took.filter(|&v| a.words()[v].upos == Upos::Verb && !super::frame::is_passive(cx, v) && !unreal(cx, v))
        && let Some(o) = a.children_by(v, "obj").next()
    {
        push(cx, w, &subjects(cx, index, v).0, &row(cx, index, o), stand.relation, "sides/in-support", out);
        return;
    }
    let Some((from, cue, accused)) = holders(cx, index, w) else { return };
    let to = aim(cx, index, target, stand.relation, &from);
    let start = out.len();
    let (from, to) = if stand.reversed { (to, from) } else { (from, to) };
    push(cx, cue, &from, &to, stand.relation, "sides/in-support", out);
    out[start..].iter_mut().for_each(|f| f.accused = accused);
}

/// "X is on Y's sanctions list": Y's.
fn listed(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let sanctions = a.lemma(w) == "blacklist"
        || a.children_by(w, "compound").any(|c| matches!(a.lemma(c), "sanction" | "sanctions" | "terror"));
    let (Some(owner), Some(s)) = (owner(cx, w), a.children_by(w, "nsubj").next()) else { return };
    if sanctions && !unreal(cx, w) {
        push(
            cx,
            w,
            &row(cx, index, owner),
            &row(cx, index, s),
            dateline_model::Relation::Sanctions,
            "sides/in-support",
            out,
        );
    }
}

type Holders = (Vec<Hit>, usize, bool);

/// Of whom a phrase is said: the subject of its copula, the noun that it hangs on, the subject of the verb above.
fn holders(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Holders> {
    let a = cx.analysis;
    if let Some(s) = a.children_by(w, "nsubj").next() {
        return (!unreal(cx, w)).then(|| (row(cx, index, s), w, false));
    }
    let head = a.words()[w].head?;
    // "X, founded by Y and in its pay": X.
    let head = if a.words()[w].deprel.base() == "conj" && a.words()[head].deprel.base() == "acl" {
        a.words()[head].head?
    } else {
        head
    };
    // "Took sides against X and in favour of Y": what governs the first phrase.
    let head = if a.words()[w].deprel.base() == "conj"
        && a.children_by(head, "case").next().is_some()
        && matches!(a.words()[head].deprel.base(), "obl" | "nmod")
        && a.children_by(w, "case").next().is_some()
    {
        a.words()[head].head?
    } else {
        head
    };
    match a.words()[head].upos {
        // "Has come down on the side of X"; a thing done in defence of somebody says less.
        Upos::Verb => {
            // "Refused to sail in solidarity with X": whatever was done or left.
            let strikes = a.lemma(w) == "solidarity";
            if !strikes && (!moves(&lexicon::lemma(a, head)) && !parenthesis(cx, w) || unreal(cx, head)) {
                return None;
            }
            // "Was placed under sanctions".
            if super::frame::is_passive(cx, head) {
                let s = a.children_by(head, "nsubj").next()?;
                return Some((row(cx, index, s), w, false));
            }
            let (from, accused) = subjects(cx, index, head);
            Some((from, w, accused))
        }
        // "Are up in arms against X".
        Upos::Adv | Upos::Adj if a.children_by(head, "nsubj").next().is_some() && !unreal(cx, head) => {
            let s = a.children_by(head, "nsubj").next()?;
            Some((row(cx, index, s), w, false))
        }
        Upos::Noun | Upos::Propn if matches!(a.words()[w].deprel.base(), "nmod" | "appos" | "acl" | "conj") => {
            if a.lemma(head) == "number" {
                return None;
            }
            let mut hits = row(cx, index, head);
            // "The number of states on its side": nobody in particular.
            let bare = a.children_by(head, "det").next().is_none() && a.words()[head].upos == Upos::Noun;
            hits.retain(|h| h.0.is_some() || !bare);
            if !hits.is_empty() {
                return Some((hits, w, false));
            }
            // "People carried flags at a rally in support of X": theirs.
            let first = a.sentences()[a.words()[w].sentence].words.start;
            let event = (first..w).rev().take(4).any(|v| cx.is(v, Class::Demonstration));
            let who = (first..w).find(|&v| a.words()[v].deprel.base() == "nsubj").filter(|_| event)?;
            Some((row(cx, index, who), w, false))
        }
        _ => None,
    }
}

/// "X, at odds with Y since May, will": the phrase stands between commas.
fn parenthesis(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let first = a.children_by(w, "case").next().unwrap_or(w);
    first > 0 && a.form(first - 1) == ","
}

/// Verbs by which somebody takes a stand.
fn moves(lemma: &str) -> bool {
    Class::ActsFor.has(lemma)
}

/// "X has the army behind him".
fn has_behind(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let pronoun = |o: usize| {
        matches!(a.form(o), "him" | "her" | "it" | "them" | "himself" | "herself" | "itself")
            && a.children_by(o, "case").any(|p| a.form(p) == "behind")
    };
    if a.words()[w].upos != Upos::Verb || unreal(cx, w) {
        return;
    }
    // "Has lined up behind her the three unions".
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 4);
    let inner = (w + 1..end)
        .find(|&v| a.form(v) == "behind")
        .filter(|&v| v + 2 < a.words().len() && matches!(a.form(v + 1), "her" | "him" | "it" | "them"))
        .and_then(|v| Some(v + 2).filter(|&d| a.words()[d].upos == Upos::Det).and_then(|d| a.words()[d].head));
    if let Some(o) = inner {
        let to = subjects(cx, index, w).0;
        push(cx, w, &row(cx, index, o), &to, dateline_model::Relation::Supports, "sides/in-support", out);
        return;
    }
    let Some(o) = a.children_by(w, "obj").find(|&o| o > w) else { return };
    if a.children_by(w, "obl").chain(a.children_by(o, "nmod")).any(pronoun) {
        let to = subjects(cx, index, w).0;
        push(cx, w, &row(cx, index, o), &to, dateline_model::Relation::Supports, "sides/in-support", out);
    }
}

/// "The air force is still behind X", "is against X": of somebody.
fn behind(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(case) = a.children_by(w, "case").next() else { return };
    let relation = match a.form(case) {
        "behind" | "alongside" | "with" if a.words()[w].upos == Upos::Propn || a.form(case) != "with" => {
            dateline_model::Relation::Supports
        }
        // "The cleaners' union is with the doctors".
        "with" if a.children_by(w, "nsubj").any(|s| bodies(a.lemma(s))) && super::described(cx, w).is_some() => {
            dateline_model::Relation::Supports
        }
        "for" if a.words()[w].upos == Upos::Propn => dateline_model::Relation::Supports,
        "against" => dateline_model::Relation::Opposes,
        _ => return,
    };
    let (Some(subject), false) = (a.children_by(w, "nsubj").next(), unreal(cx, w)) else { return };
    // "Norland is behind it": a deed.
    if a.form(w) == "it" {
        return;
    }
    let from = row(cx, index, subject);
    push(cx, w, &from, &aim(cx, index, w, relation, &from), relation, "sides/in-support", out);
}

/// Nouns of bodies, which are nowhere but at somebody's side.
fn bodies(lemma: &str) -> bool {
    Class::AssociationNoun.has(lemma)
}
