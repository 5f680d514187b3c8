//! Light verbs with a noun of stance: "imposed sanctions on X", "threw its weight behind X", "swore allegiance to X", "cut ties with X",
//! "renewed his oath of loyalty to X".
//!
//! Not what is withdrawn or denied ("gave no support to"): that takes no side. An owner of the noun takes the side himself: "voiced Y's
//! support for X".

use dateline_lang::{Upos, Xpos};
use dateline_model::{Relation, SideBasis};

use super::frame::{aim, owner, push, subjects, unreal, verbal};
use super::lexicon::{self, Given, lower};
use super::{Found, Ground, row};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for w in verbal(cx) {
        let lemma = index.lemma(cx, w);
        let lemma = lemma.as_ref();
        // "Direct criticism".
        let adjective = a.words()[w].upos == Upos::Adj && a.words()[w].deprel.base() == "amod" && lemma == "direct";
        if !adjective && lexicon::is_light(lemma) && !unreal(cx, w) {
            gives(cx, index, w, lemma, out);
        }
        assures(cx, index, w, lemma, out);
        no_confidence(cx, index, w, lemma, out);
        passive(cx, index, w, lemma, out);
        relative(cx, index, w, lemma, out);
        reflexive(cx, index, w, lemma, out);
    }
}

/// The noun of stance that a verb gives: its object, one beside it, or what an oath or a message is of.
fn given(cx: &Context<'_>, w: usize, lemma: &str) -> Option<(usize, &'static Given)> {
    let a = cx.analysis;
    let fits = |o: usize| {
        // "Backing", read as a verb.
        let noun = if a.form(o) == "backing" { "backing" } else { a.lemma(o) };
        let bare = |n: &str| n == noun || n == "tie" && noun == "ties" || n == "relation" && noun == "relations";
        let mut fitting = lexicon::GIVEN.iter().filter(|g| bare(g.noun) && g.verbs.has(lemma));
        // Of several, the one whose preposition stands behind the noun ("joined forces with", "joined forces against").
        let first = fitting.next()?;
        let next = a.words().get(o + 1).map_or("", |_| a.form(o + 1));
        let by_next = std::iter::once(first).chain(fitting).find(|g| g.to.contains(&next));
        Some((o, by_next.unwrap_or(first)))
    };
    // Its object, where the parse takes the verb for an adjective before it.
    let before = || a.words()[w].head.filter(|&o| o > w && o < w + 4 && a.words()[w].deprel.base() == "amod");
    // "Lifted its sanctions against X but extended those against Y".
    let those = || {
        let o = a.children_by(w, "obj").find(|&o| a.form(o) == "those")?;
        let first = a.sentences()[a.words()[w].sentence].words.start;
        let noun = |g: &&Given| g.verbs.has(lemma) && (first..w).any(|v| a.lemma(v).trim_end_matches('s') == g.noun);
        lexicon::GIVEN.iter().find(noun).map(|g| (o, g))
    };
    if let Some(hit) = those() {
        return Some(hit);
    }
    let beside = || Some(w + 1).filter(|&o| o < a.words().len() && a.words()[o].upos == Upos::Noun).or_else(before);
    let backing = a.children_by(w, "xcomp").filter(|&x| a.form(x) == "backing" && owner(cx, x).is_some());
    let objects = a.children_by(w, "obj").chain(a.children_by(w, "obl")).chain(beside()).chain(backing);
    objects.into_iter().find_map(|o| {
        fits(o)
            .or_else(|| a.children_by(o, "conj").find_map(fits))
            .or_else(|| cx.is(o, Class::WordOfSupport).then(|| a.children_by(o, "nmod").find_map(fits)).flatten())
    })
}

fn gives(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some((o, found)) = given(cx, w, lemma) else { return };
    if a.children_by(o, "det").any(|d| matches!(a.lemma(d), "no")) {
        return;
    }
    // "Declared his loyalty to X on television": the preposition goes with what is given.
    let leads = |c: usize| a.children_by(c, "case").any(|p| found.to.contains(&lower(a.form(p)).as_ref()));
    let below = |n: usize| a.children_by(n, "nmod").find(|&c| leads(c) && a.words()[c].deprel.as_str() != "nmod:poss");
    // "Rejected X and swore loyalty to Y", where the parse takes the verb for an adjective.
    let above = || {
        a.words()[o]
            .head
            .filter(|_| a.words()[w].head == Some(o))
            .and_then(|h| a.children_by(h, "obl").find(|&c| leads(c)))
    };
    let target = below(o)
        .or_else(|| a.children_by(o, "obl").find(|&c| leads(c)))
        .or_else(|| a.children_by(w, "obl").find(|&c| c != o && leads(c)))
        .or_else(above);
    // "Rejected X and swore loyalty to Y": the words in their order, where the parse hangs them elsewhere.
    let ordered = || {
        // "Has sanctions in place against X".
        let placed =
            a.words().get(o + 2).is_some() && matches!((a.form(o + 1), a.form(o + 2)), ("in", "force" | "place"));
        let next = if placed { o + 3 } else { o + 1 };
        let p = Some(next).filter(|&p| p < a.words().len() && found.to.contains(&a.form(p)))?;
        a.words()[p].head.filter(|&h| h > p)
    };
    // "Gave X its full backing", "froze X's assets".
    let double = || {
        a.children_by(w, "iobj")
            .chain(a.children_by(w, "obj"))
            .find(|&c| c < o && c > w)
            .filter(|_| matches!(found.relation, Relation::Supports | Relation::Recognises))
    };
    let whose = matches!(found.noun, "side" | "part") || found.relation == Relation::Sanctions;
    let owned = || owner(cx, o).filter(|_| whose && found.to.contains(&"of"));
    let target = target.or_else(ordered).or_else(double).or_else(owned);
    // "X and Y signed a defence pact": with each other.
    if target.is_none()
        && found.relation == Relation::AlliedWith
        && let [first, second] = subjects(cx, index, w).0[..]
    {
        push(cx, w, &[first], &[second], found.relation, "sides/light-verb", out);
    }
    let Some(target) = target else { return };
    // "To acting president X", where "acting" was read as a verb.
    let acting = a.form(target) == "acting";
    let target = a.children_by(target, "obj").next().filter(|_| acting).unwrap_or(target);
    // "Waging war on his own people" says it of one thing and its own.
    if a.children_by(target, "amod").any(|c| a.form(c) == "own") {
        return;
    }
    // "The tribes pledged allegiance", where the parse takes the verb for an adjective.
    let subject = || a.children_by(o, "nsubj").next().is_some_and(|s| s < w);
    let dashes = super::subjects::between_dashes(cx, index, w).is_some();
    let verb = match a.words()[w].head {
        Some(_) if dashes => w,
        Some(h) if h == o && subject() => o,
        Some(h) if h == o => a.words()[o].head.unwrap_or(w),
        _ => w,
    };
    let (mut from, accused) = subjects(cx, index, verb);
    // "The army swore loyalty", all of it read as one noun.
    if from.is_empty() && a.words()[w].deprel.base() == "compound" && a.words()[w].head == Some(o) && w > 0 {
        from.extend(index.named_at(w - 1).or_else(|| super::described(cx, w - 1)));
    }
    // "Voiced Y's support for X" is Y's.
    let whose = owner(cx, o).filter(|&g| a.words()[g].upos != Upos::Pron && g != target).map(|g| row(cx, index, g));
    let whose = whose.filter(|h| !h.is_empty());
    // "Declared his country's support" is his own word.
    let his = |g: usize| owner(cx, g).is_some_and(|p| a.words()[p].upos == Upos::Pron);
    let own = whose.is_none() || owner(cx, o).is_some_and(his);
    if let Some(whose) = whose {
        from = whose;
    }
    // "X joined Y in imposing": both, where the parse takes the verb for an adjective.
    if w > 0 && a.form(w - 1) == "in" && a.words()[w].deprel.base() == "amod" {
        let first = a.sentences()[a.words()[w].sentence].words.start;
        let join = (first.max(w.saturating_sub(8))..w).rev().find(|&v| matches!(a.lemma(v), "join" | "follow"));
        let partner =
            join.and_then(|v| a.children_by(v, "obj").chain(a.children_by(v, "iobj")).find(|&o| o > v && o < w));
        if let (Some(v), Some(o)) = (join, partner) {
            from = subjects(cx, index, v).0;
            from.extend(row(cx, index, o));
        }
    }
    let mut to = aim(cx, index, target, found.relation, &from);
    // "On X, the chief, and on two of his deputies".
    let end = a.sentences()[a.words()[w].sentence].words.end.min(target + 16);
    let again = (target + 1..end.saturating_sub(1)).find(|&c| a.form(c) == "and" && found.to.contains(&a.form(c + 1)));
    if let Some(o) = again.and_then(|c| a.words()[c + 1].head.filter(|&h| h > c)).filter(|_| !to.is_empty()) {
        let more = aim(cx, index, o, found.relation, &from);
        to.extend(more.into_iter().filter(|m| !to.contains(m)).collect::<Vec<_>>());
    }
    // "A ban on Orsk timber".
    let adjective = || {
        let near = a.children_by(target, "compound").chain(a.children_by(target, "amod"));
        near.into_iter().find_map(|c| index.named_at(c)).into_iter().collect()
    };
    let to = if to.is_empty() && found.relation == Relation::Sanctions { adjective() } else { to };
    let start = out.len();
    push(cx, w, &from, &to, found.relation, "sides/light-verb", out);
    let said = Class::Declares.has(lemma);
    for f in &mut out[start..] {
        f.accused = accused;
        if (said && own || lexicon::is_said(found.relation)) && !accused {
            f.basis = SideBasis::Statement;
        }
    }
}

/// "Sanctions imposed on X by Y", "support was pledged to X by Y": the noun before a participle.
fn passive(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !matches!(a.words()[w].xpos, Xpos::Vbn | Xpos::Vbd) || !lexicon::is_light(lemma) || unreal(cx, w) {
        return;
    }
    let fits = |o: usize| {
        let noun = a.lemma(o);
        lexicon::GIVEN.iter().find(|g| (g.noun == noun || noun.strip_suffix('s') == Some(g.noun)) && g.verbs.has(lemma))
    };
    let patient = a.words()[w].head.filter(|&h| a.words()[w].deprel.base() == "acl" && h < w);
    let patient = patient.or_else(|| a.children_by(w, "nsubj").next().filter(|_| super::frame::is_passive(cx, w)));
    let beside = w.checked_sub(1).filter(|&b| a.words()[b].upos == Upos::Noun);
    let Some((o, found)) = [patient, beside].into_iter().flatten().find_map(|o| Some((o, fits(o)?))) else { return };
    let leads = |c: usize| a.children_by(c, "case").any(|p| found.to.contains(&lower(a.form(p)).as_ref()));
    let target = a
        .children_by(o, "nmod")
        .chain(a.children_by(w, "obl"))
        .find(|&c| leads(c) && !crate::entities::lexicon::calendar(a.form(c)));
    // "Sanctions imposed by X have cost Y a year's growth": on Y.
    let hurt = || {
        let verb = a.words()[o].head?;
        // "Have cost", read as a verb and its object.
        let verb = a.children_by(verb, "obj").next().filter(|_| a.lemma(verb) == "have").unwrap_or(verb);
        let verb = Some(verb).filter(|&v| {
            a.words()[o].deprel.base() == "nsubj" && found.relation == Relation::Sanctions && harms(a.lemma(v))
        })?;
        a.children_by(verb, "iobj").chain(a.children_by(verb, "obj")).find(|&c| !row(cx, index, c).is_empty())
    };
    let (Some(target), Some(agent)) = (target.or_else(hurt), super::frame::agent(cx, w)) else { return };
    let from = row(cx, index, agent);
    let to = aim(cx, index, target, found.relation, &from);
    push(cx, w, &from, &to, found.relation, "sides/light-verb", out);
}

/// "The embargo which X and Y imposed on Z".
fn relative(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if a.words()[w].deprel.as_str() != "acl:relcl" || !lexicon::is_light(lemma) || unreal(cx, w) {
        return;
    }
    let Some(o) = a.words()[w].head.filter(|&h| h < w) else { return };
    let Some(found) = lexicon::GIVEN.iter().find(|g| g.noun == a.lemma(o) && g.verbs.has(lemma)) else { return };
    let pronoun = |s: usize| matches!(a.form(s), "which" | "that");
    let Some(s) = a.children_by(w, "nsubj").find(|&s| !pronoun(s)) else { return };
    let leads = |c: &usize| a.children_by(*c, "case").any(|p| found.to.contains(&lower(a.form(p)).as_ref()));
    if let Some(target) = a.children_by(w, "obl").find(leads) {
        let from = row(cx, index, s);
        push(cx, w, &from, &aim(cx, index, target, found.relation, &from), found.relation, "sides/light-verb", out);
    }
}

/// What sanctions do to the one whom they are on.
fn harms(lemma: &str) -> bool {
    Class::HurtsEconomy.has(lemma)
}

/// "Assured X of its support".
fn assures(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !matches!(lemma, "assure" | "convince" | "reassure") || unreal(cx, w) {
        return;
    }
    let of = |o: &usize| {
        let supports = lexicon::stance(a.lemma(*o)) == Some(dateline_model::Relation::Supports);
        supports && a.children_by(*o, "case").any(|p| a.form(p) == "of")
    };
    let said = a.children_by(w, "obl").chain(a.children_by(w, "obj").flat_map(|o| a.children_by(o, "nmod"))).find(of);
    let patient = a.children_by(w, "obj").chain(a.children_by(w, "iobj")).find(|&o| Some(o) != said && o > w);
    if let (Some(_), Some(o)) = (said, patient) {
        super::frame::take(cx, index, w, o, dateline_model::Relation::Supports, "sides/light-verb", out);
    }
}

/// "Tabled a motion of no confidence in X", "voted no confidence in X".
fn no_confidence(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let moves = Class::MovesMotion.has(lemma);
    if !moves || unreal(cx, w) {
        return;
    }
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 9);
    let Some(n) = (w + 1..end).find(|&n| a.form(n) == "confidence" && matches!(a.form(n - 1), "no" | "-")) else {
        return;
    };
    let Some(p) = Some(n + 1).filter(|&p| p < end && a.form(p) == "in") else { return };
    let Some(target) = a.words()[p].head.filter(|&h| h > p) else { return };
    super::frame::take(cx, index, w, target, Relation::Opposes, "sides/light-verb", out);
}

/// "Distanced itself from X": the preposition hangs on the verb or on the pronoun.
fn reflexive(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !Class::Distances.has(lemma) || unreal(cx, w) {
        return;
    }
    let Some(own) = a.children_by(w, "obj").find(|&o| a.lemma(o).ends_with("self") || a.lemma(o).ends_with("selves"))
    else {
        return;
    };
    // What hangs on the verb itself is read with its preposition.
    let Some(target) = a.children_by(own, "nmod").next() else { return };
    let relation = if lemma == "align" { Relation::Supports } else { Relation::Opposes };
    super::frame::take(cx, index, w, target, relation, "sides/light-verb", out);
}
