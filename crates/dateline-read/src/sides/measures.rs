//! Measures against somebody: "hit X with sanctions", "banned the export of arms to X", "cut X's banks off from its network", "added X to its
//! blacklist". Whoever takes them sanctions him.
//!
//! Not what is only planned or lifted, nor a ban of a thing that hits nobody by name.

use dateline_lang::Upos;
use dateline_model::Relation;

use super::frame::{owner, push, unreal, verbal};
use super::{Found, Ground, row};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    for w in verbal(cx) {
        let lemma = index.lemma(cx, w);
        hits_with(cx, index, w, &lemma, out);
        forbids(cx, index, w, &lemma, out);
        cuts_off(cx, index, w, &lemma, out);
        listed(cx, index, w, &lemma, out);
    }
}

/// "Hit X with sanctions".
fn hits_with(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !Class::HitsWith.has(lemma) || unreal(cx, w) {
        return;
    }
    let with = |o: usize| cx.is(o, Class::SanctionNoun) && a.children_by(o, "case").any(|p| a.form(p) == "with");
    let said = a.children_by(w, "obl").chain(a.children_by(w, "obj").flat_map(|o| a.children_by(o, "nmod"))).any(with);
    if let (true, Some(o), false) = (said, super::frame::object(cx, w), super::frame::is_passive(cx, w)) {
        super::frame::take(cx, index, w, o, dateline_model::Relation::Sanctions, "sides/light-verb", out);
    }
}

/// "Has forbidden its firms to trade with X", "banned trade with X", "halted imports from X".
fn forbids(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !Class::Bans.has(lemma) || unreal(cx, w) {
        return;
    }
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 9);
    let trade = |v: &usize| cx.is(*v, Class::TradeNoun);
    let firm = Class::BansOutright.has(lemma);
    // "Barred X from its territory".
    if firm
        && let Some(o) = a.children_by(w, "obj").next()
        && (o + 1..end).any(|p| a.form(p) == "from" && (p + 1..end).any(|v| cx.is(v, Class::EntryNoun)))
    {
        super::frame::take(cx, index, w, o, Relation::Sanctions, "sides/light-verb", out);
        return;
    }
    let Some(v) = (w + 1..end).find(trade).filter(|&v| firm || v < w + 4 && a.words()[v].upos == Upos::Noun) else {
        return;
    };
    // "Banned the export of arms to X".
    let of = v + 2 < end && a.form(v + 1) == "of";
    let p = if of { (v + 3..end.min(v + 6)).find(|&p| matches!(a.form(p), "to" | "from")) } else { Some(v + 1) };
    let Some(p) = p.filter(|&p| p < end && matches!(a.form(p), "with" | "to" | "from")) else { return };
    let Some(target) = a.words()[p].head.filter(|&h| h > p) else { return };
    super::frame::take(cx, index, w, target, Relation::Sanctions, "sides/light-verb", out);
}

/// "Cut X's banks off from its payment network".
fn cuts_off(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !matches!(lemma, "cut" | "shut" | "lock") || unreal(cx, w) {
        return;
    }
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 14);
    let market = |v: usize| cx.is(v, Class::CutOffFrom);
    let cut = (w + 1..end).find(|&v| matches!(a.form(v), "off" | "out"));
    let from = cut.and_then(|c| (c + 1..end.min(c + 2)).find(|&p| matches!(a.form(p), "from" | "of")));
    let Some(from) = from.filter(|&p| (p + 1..end).any(market)) else { return };
    let Some(o) = a.children_by(w, "obj").find(|&o| o > w && o < from) else { return };
    let o = owner(cx, o).unwrap_or(o);
    super::frame::take(cx, index, w, o, Relation::Sanctions, "sides/light-verb", out);
}

/// "Added two generals to its blacklist".
fn listed(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !matches!(lemma, "add" | "place" | "put") || unreal(cx, w) {
        return;
    }
    let list = a.children_by(w, "obl").find(|&l| {
        let banned = |c: usize| cx.is(c, Class::ListedAs);
        let sanctions = || a.children_by(l, "compound").chain(a.children_by(l, "nmod")).any(banned);
        a.lemma(l) == "blacklist" || a.lemma(l) == "list" && sanctions() || a.lemma(l) == "sanction"
    });
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 18);
    let list = list.or_else(|| {
        (w + 2..end).find(|&l| {
            let sanctions = || a.children_by(l, "compound").any(|c| a.lemma(c).starts_with("sanction"));
            let to = a.children_by(l, "case").any(|p| matches!(a.form(p), "on" | "to"));
            to && (a.form(l) == "blacklist" || a.form(l) == "list" && sanctions())
        })
    });
    // "Were added to X's sanctions list".
    if super::frame::is_passive(cx, w)
        && let (Some(l), Some(s)) = (list, a.children_by(w, "nsubj").next())
        && let Some(g) = owner(cx, l)
    {
        push(cx, w, &row(cx, index, g), &row(cx, index, s), Relation::Sanctions, "sides/light-verb", out);
        return;
    }
    let object =
        a.children_by(w, "obj").chain(a.children_by(w, "iobj")).next().or_else(|| {
            a.children_by(w, "obl").find(|&o| Some(o) != list && a.children_by(o, "case").next().is_none())
        });
    if let (Some(_), Some(object)) = (list, object) {
        super::frame::take(cx, index, w, object, Relation::Sanctions, "sides/light-verb", out);
    }
}
