//! Clauses that take a side by a set phrase: "went over to X", "behind X stand Y and Z", "can count on Y", "fought shoulder to shoulder with X",
//! "wanted nothing to do with X", "swears by her", "waved his portrait", "time is up for X".
//!
//! Not what is denied or only possible, nor what the words say of a thing.

use dateline_lang::Upos;
use dateline_model::{Relation, SideBasis};

use super::frame::{
    aim, by_case, is_other, negated, object, owner, push, subjects, take, unreal, unreal_but_for_object,
};
use super::{Found, Ground, Hit, row};
use crate::context::Context;
use crate::entities::EntityId;
use crate::lexicon::Class;

const RULE: &str = "sides/verb";

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            if a.form(w).eq_ignore_ascii_case("time") {
                time_is_up(cx, index, w, words.end, out);
            }
            if a.words()[w].upos != Upos::Verb {
                continue;
            }
            match index.lemma(cx, w).as_ref() {
                word if Class::CrossesOver.has(word) && over_to(cx, w) => {
                    let to = |c: usize| a.children_by(c, "case").any(|p| a.form(p) == "to");
                    if let Some(o) = a.children_by(w, "obl").find(|&c| to(c)).filter(|_| !unreal(cx, w)) {
                        take(cx, index, w, o, Relation::Supports, RULE, out);
                    }
                }
                "go" if down_with(cx, w).is_some() => {
                    if let Some(o) = down_with(cx, w).filter(|_| !unreal(cx, w)) {
                        take(cx, index, w, o, Relation::Supports, RULE, out);
                    }
                }
                "stand" if a.form(words.start) == "Behind" && !unreal(cx, w) => {
                    behind(cx, index, w, words.clone(), out)
                }
                "fight" | "serve" | "stand" if shoulders(cx, w).is_some() => beside(cx, index, w, out),
                // "We will fight X," she said.
                "fight" if spoken(cx, w) => {
                    if let Some(o) = object(cx, w).filter(|_| !unreal(cx, w)) {
                        take(cx, index, w, o, Relation::Opposes, RULE, out);
                    }
                }
                "want" if !unreal_but_for_object(cx, w) => nothing_to_do(cx, index, w, out),
                "turn" => turns_back(cx, index, w, out),
                "hear" => no_word(cx, index, w, out),
                "swear" => swears_by(cx, index, w, out),
                word if Class::CheersSymbol.has(word) && !unreal(cx, w) => cheers(cx, index, w, out),
                "count" | "rely" | "bank" => relies(cx, index, w, out),
                "quit" if !unreal(cx, w) => quits(cx, index, w, out),
                "comprise" | "include" if !unreal(cx, w) => camp(cx, index, w, out),
                _ => {}
            }
        }
    }
}

/// "Behind X stand Y and Z; behind her rival, V, a single regiment".
fn behind(cx: &Context<'_>, index: &Ground<'_>, w: usize, words: std::ops::Range<usize>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let end = words.end;
    let to = (words.start + 1..w).find_map(|v| index.named_at(v));
    let stop = (w + 1..end).find(|&v| matches!(a.form(v), ";" | "." | "while" | "but")).unwrap_or(end);
    if let Some(to) = to {
        push(cx, w, &phrases(cx, index, w + 1, stop), &[to], Relation::Supports, RULE, out);
    }
    let Some(next) = (stop + 1..end).find(|&v| a.form(v) == "behind") else { return };
    let Some(to) = (next + 1..end).find_map(|v| index.named_at(v)) else { return };
    if let Some(comma) = (a.words_in(to.1).end..end).find(|&v| a.form(v) == ",") {
        push(cx, w, &phrases(cx, index, comma + 1, end), &[to], Relation::Supports, RULE, out);
    }
}

/// "Vowed to go down with X".
fn down_with(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end;
    let p = Some(w + 2).filter(|&p| p < end && a.form(w + 1) == "down" && a.form(p) == "with")?;
    let vow = a.words()[w].head.is_some_and(|h| cx.is(h, Class::Promises));
    a.words()[p].head.filter(|&h| vow && h > p)
}

/// "Turned her back on him", where the parse does not see the noun.
fn turns_back(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end;
    let Some(p) = Some(w + 3).filter(|&p| p < end && a.form(w + 2) == "back" && a.form(p) == "on") else { return };
    let own = matches!(a.form(w + 1), "her" | "his" | "its" | "their");
    if let Some(o) = a.words()[p].head.filter(|&h| own && h > p && !unreal(cx, w)) {
        take(cx, index, w, o, Relation::Opposes, RULE, out);
    }
}

/// "The ferrymen swear by her".
fn swears_by(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end;
    let Some(p) = Some(w + 1).filter(|&p| p < end && a.form(p) == "by") else { return };
    let person = |o: usize| a.words()[o].upos == Upos::Propn || is_other(a.form(o));
    if let Some(o) =
        a.words()[p].head.filter(|&h| h > p && person(h) && !unreal(cx, w) && !super::frame::is_passive(cx, w))
    {
        take(cx, index, w, o, Relation::Supports, RULE, out);
    }
}

/// "Waved his portrait", "cheered X's name".
fn cheers(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let sign = |o: &usize| cx.is(*o, Class::Emblem);
    let Some(o) = a.children_by(w, "obj").find(sign) else { return };
    let whose = owner(cx, o).or_else(|| by_case(cx, o, &["of"]));
    if let Some(g) = whose.filter(|&g| is_other(a.form(g)) || index.named_at(g).is_some()) {
        take(cx, index, w, g, Relation::Supports, RULE, out);
    }
}

/// "Time is up for X," said Y; "X's time is up".
fn time_is_up(cx: &Context<'_>, index: &Ground<'_>, w: usize, end: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let over = (w + 1..end.min(w + 4)).any(|v| matches!(a.form(v), "up" | "over"));
    let said = (w + 1..end.min(w + 4)).find(|&v| matches!(a.form(v), "up" | "over")).map_or(w, |v| v);
    let Some(speaker) = index.speaker_at(cx, w).filter(|_| over && !negated(cx, said)) else { return };
    let after =
        Some(said + 1).filter(|&p| p < end && a.form(p) == "for").and_then(|p| a.words()[p].head.filter(|&h| h > p));
    let Some(whose) = owner(cx, w).or(after) else { return };
    let start = out.len();
    push(
        cx,
        said,
        &[speaker],
        &aim(cx, index, whose, Relation::DemandsExitOf, &[speaker]),
        Relation::DemandsExitOf,
        RULE,
        out,
    );
    out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
}

/// The parties of a row of noun phrases, by their order.
fn phrases(cx: &Context<'_>, index: &Ground<'_>, from: usize, end: usize) -> Vec<Hit> {
    let a = cx.analysis;
    let mut out: Vec<Hit> = Vec::new();
    for v in from..end {
        if matches!(a.words()[v].upos, Upos::Verb | Upos::Aux) && a.words()[v].deprel.base() != "amod" {
            break;
        }
        let last = a.words()[v].deprel.base() != "compound" && matches!(a.words()[v].upos, Upos::Noun | Upos::Propn);
        let hit = index.named_at(v).or_else(|| {
            let hit = super::described(cx, v).or_else(|| super::frame::whoever(cx, v));
            hit.filter(|_| last)
        });
        if let Some(hit) = hit.filter(|h| out.iter().all(|o| !o.1.overlaps(h.1))) {
            out.push(hit);
        }
    }
    out
}

/// "Shoulder to shoulder with": the one whom the preposition leads to.
fn shoulders(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end;
    let p = Some(w + 4).filter(|&p| p < end && a.form(w + 1) == "shoulder" && a.form(p) == "with")?;
    a.words()[p].head.filter(|&h| h > p)
}

/// Who fights so is an ally, against the same enemy.
fn beside(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let Some(o) = shoulders(cx, w).filter(|_| !unreal(cx, w)) else { return };
    let relation = if cx.analysis.lemma(w) == "stand" { Relation::Supports } else { Relation::AlliedWith };
    take(cx, index, w, o, relation, RULE, out);
    let against = by_case(cx, w, &["against"]).or_else(|| by_case(cx, o, &["against"]));
    let Some(foe) = against.map(|f| row(cx, index, f)) else { return };
    let mut both = subjects(cx, index, w).0;
    both.extend(row(cx, index, o));
    push(cx, w, &both, &foe, Relation::Opposes, RULE, out);
}

/// Said by the speakers of themselves.
fn spoken(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let person = |o: usize| a.words()[o].upos == Upos::Propn || is_other(a.form(o));
    a.children_by(w, "nsubj").any(|s| matches!(a.form(s), "I" | "We" | "we"))
        && a.children_by(w, "obj").any(person)
        && super::unreal::quoted(cx, w)
}

/// "Wanted nothing to do with X".
fn nothing_to_do(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 8);
    if !(w + 1 < end && matches!(a.form(w + 1), "nothing" | "none")) {
        return;
    }
    let p = (w + 3..end).find(|&p| matches!((a.form(p - 1), a.form(p)), ("do", "with") | ("part", "of")));
    if let Some(o) = p.and_then(|p| a.words()[p].head.filter(|&h| h > p)) {
        take(cx, index, w, o, Relation::Opposes, RULE, out);
    }
}

/// "Will hear no word against X".
fn no_word(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 7);
    let Some(n) = (w + 1..end).find(|&n| matches!(a.lemma(n), "criticism" | "word")) else { return };
    let denied = a.form(n - 1) == "no" || negated(cx, w);
    let Some(p) = Some(n + 1).filter(|&p| denied && p < end && matches!(a.form(p), "against" | "of")) else { return };
    if let Some(o) = a.words()[p].head.filter(|&h| h > p) {
        let from = subjects(cx, index, w).0;
        push(cx, w, &from, &aim(cx, index, o, Relation::Supports, &from), Relation::Supports, RULE, out);
    }
}

/// "Went over to X".
fn over_to(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    a.words().get(w + 2).is_some() && a.form(w + 1) == "over" && a.form(w + 2) == "to"
}

/// "X's camp includes Y and Z".
fn camp(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(camp) = a.children_by(w, "nsubj").find(|&s| matches!(a.lemma(s), "bloc" | "camp" | "side")) else {
        return;
    };
    if let (Some(owner), Some(o)) = (owner(cx, camp), object(cx, w)) {
        push(cx, w, &row(cx, index, o), &row(cx, index, owner), Relation::Supports, RULE, out);
    }
}

/// "Has quit X's coalition".
fn quits(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(o) = a.children_by(w, "obj").find(|&o| cx.is(o, Class::CoalitionNoun)) else {
        return;
    };
    if let Some(owner) = owner(cx, o).filter(|&g| index.named_at(g).is_some()) {
        take(cx, index, w, owner, Relation::Opposes, RULE, out);
    }
}

/// "X can count on Y": Y stands by X; only of somebody by name, or of people. Who uses a thing ("rely on social networks") has no side.
fn relies(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if negated(cx, w) {
        return;
    }
    let on = |c: usize| a.children_by(c, "case").any(|p| matches!(a.form(p), "on" | "upon"));
    // "Relies on Y for fuel" is trade.
    if a.lemma(w) == "rely" && a.children_by(w, "obl").any(|c| a.children_by(c, "case").any(|p| a.form(p) == "for")) {
        return;
    }
    let Some(o) = a.children_by(w, "obl").find(|&c| on(c)) else { return };
    let (from, _) = subjects(cx, index, w);
    // "But not on Z".
    let mut to = row(cx, index, o);
    to.retain(|t| !super::backing::denied(cx, t.1));
    let acts = |e: Option<EntityId>| {
        e.is_none_or(|e| {
            let kind = index.record.entities[e].kind;
            !matches!(kind, dateline_model::EntityKind::Place | dateline_model::EntityKind::Other)
        })
    };
    to.retain(|t| {
        acts(t.0) && !a.words_in(t.1).next_back().is_some_and(|w| matches!(a.lemma(w), "network" | "medium" | "media"))
    });
    push(cx, w, &to, &from, Relation::Supports, RULE, out);
}
