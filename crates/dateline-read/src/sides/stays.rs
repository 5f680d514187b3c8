//! Wishes that somebody stay in office or win it: "begged X to stay", "wants to see X re-elected", "lobbying for a second term for X", "fighting
//! to put X back on the throne". Whoever wishes it supports X.
//!
//! Not a wish that he go (`exit`), nor one that is denied or only possible.

use dateline_lang::Upos;
use dateline_model::Relation;

use super::frame::{another, is_other, owner, push, subjects, unreal};
use super::{Found, Ground, row};
use crate::context::Context;
use crate::lexicon::Class;

const RULE: &str = "sides/stays";

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            if a.words()[w].upos != Upos::Verb {
                continue;
            }
            let target = match a.lemma(w) {
                word if Class::Urges.has(word) => asked(cx, w, words.end),
                "see" | "keep" => kept(cx, w, words.end),
                word if Class::CampaignsFor.has(word) => term(cx, w, words.end),
                word if Class::Restores.has(word) => restored(cx, w, words.end),
                _ => None,
            };
            let Some((verb, o)) = target.filter(|&(v, _)| !unreal(cx, v)) else { continue };
            let from = subjects(cx, index, verb).0;
            let mut to = row(cx, index, o);
            let own = to.iter().all(|t| from.iter().any(|f| f.0 == t.0));
            if is_other(a.form(o)) && own {
                to = another(cx, index, o, &from).into_iter().collect();
            }
            push(cx, w, &from, &to, Relation::Supports, RULE, out);
        }
    }
}

/// The first word from one on that fits, before the end of the clause.
fn ahead(cx: &Context<'_>, from: usize, end: usize, fits: impl Fn(&str) -> bool) -> Option<usize> {
    (from..end).take_while(|&v| !matches!(cx.analysis.form(v), ";" | ":")).find(|&v| fits(cx.analysis.form(v)))
}

/// "Begged him to stay", "urged X to seek another term".
fn asked(cx: &Context<'_>, w: usize, end: usize) -> Option<(usize, usize)> {
    let a = cx.analysis;
    let to = ahead(cx, w + 2, end.min(w + 9), |f| f == "to")?;
    // "Told the paper that if X was to stay" asks nobody.
    if (w + 1..to).any(|v| matches!(a.words()[v].upos, Upos::Aux | Upos::Sconj | Upos::Verb)) {
        return None;
    }
    let verb = Some(to + 1).filter(|&v| v < end)?;
    let stays = match a.form(verb) {
        "stay" | "remain" => {
            let rest = (verb + 1..end.min(verb + 4)).map(|v| a.form(v));
            rest.clone().next().is_none_or(|n| {
                matches!(n, "." | "," | ";" | "on" | "put" | "\"" | "”" | "and" | "until" | "at")
                    || n == "in" && rest.clone().any(|r| matches!(r, "office" | "power" | "place" | "post" | "charge"))
            }) && !rest.clone().any(|r| matches!(r, "home" | "indoors"))
        }
        "run" | "stand" => verb + 1 < end && matches!(a.form(verb + 1), "again" | "firm" | "fast"),
        "seek" => (verb + 1..end.min(verb + 5)).any(|v| matches!(a.lemma(v), "term" | "re-election" | "reelection")),
        _ => false,
    };
    let person = |o: usize| is_other(a.form(o)) || a.words()[o].upos == Upos::Propn;
    let o = a.children_by(w, "obj").chain(a.children_by(w, "iobj")).find(|&o| o > w && o < to && person(o))?;
    stays.then_some((w, o))
}

/// "Want to see X re-elected", "wants X kept in office".
fn kept(cx: &Context<'_>, w: usize, end: usize) -> Option<(usize, usize)> {
    let a = cx.analysis;
    let wish = a.words()[w].head.filter(|&h| a.words()[w].deprel.base() == "xcomp" && cx.is(h, Class::Wishes))?;
    let re = |v: usize| a.form(v) == "re" && v + 2 < end && matches!(a.form(v + 2), "elected" | "appointed");
    let back = (w + 2..end.min(w + 9)).find(|&v| {
        cx.form_is(v, Class::ReelectedForm)
            || re(v)
            || matches!(a.form(v), "stay" | "remain") && v + 1 < end
            || a.form(v) == "in" && v + 1 < end && matches!(a.form(v + 1), "office" | "power")
    })?;
    let o = (w + 1..back).rev().find(|&o| is_other(a.form(o)) || a.words()[o].upos == Upos::Propn)?;
    Some((wish, o))
}

/// "Lobbying for a second term for X", "campaigns for X's re-election".
fn term(cx: &Context<'_>, w: usize, end: usize) -> Option<(usize, usize)> {
    let a = cx.analysis;
    let p = Some(w + 1).filter(|&p| p < end && a.form(p) == "for")?;
    let noun = (p + 1..end.min(p + 8)).find(|&n| {
        let again = |v: usize| matches!(a.form(v), "another" | "fourth" | "further" | "new" | "second" | "third");
        cx.is(n, Class::Reelection)
            || a.lemma(n) == "election" && a.form(n - 1) == "-"
            || a.lemma(n) == "term" && again(n - 1)
    })?;
    let o = owner(cx, noun).filter(|&g| g < noun).or_else(|| {
        let p = Some(noun + 1).filter(|&p| p < end && matches!(a.form(p), "for" | "of"))?;
        a.words()[p].head.filter(|&h| h > p)
    })?;
    Some((w, o))
}

/// "Put X back on his throne", "restore X to power", "bring X back".
fn restored(cx: &Context<'_>, w: usize, end: usize) -> Option<(usize, usize)> {
    let a = cx.analysis;
    let o = a.children_by(w, "obj").find(|&o| o > w && (a.words()[o].upos == Upos::Propn || o + 1 < end))?;
    let seat = |v: usize| cx.is(v, Class::OfficeNoun);
    let back = a.lemma(w) != "put" && a.lemma(w) != "bring"
        || (o + 1..end.min(o + 6)).any(|v| a.form(v) == "back")
        || (w + 1..o).any(|v| a.form(v) == "back");
    let placed = (o + 1..end.min(o + 10)).any(seat) || a.lemma(w) == "reinstate";
    (back && placed).then_some((w, o))
}
