//! Nouns of the stance itself: "Y's support for X", "the backing of Y for X", "X won the recognition of Y", "acted with the support of Y",
//! "drew condemnation from Y".
//!
//! Not what is withdrawn, sought, lost or denied.

use dateline_lang::Upos;
use dateline_model::{EntityKind, Relation, Span};

use super::frame::{aimed, another, by_case, is_other, owner, push, unreal};
use super::lexicon;
use super::{Found, Ground, Hit, row, through};
use crate::context::Context;
use crate::entities::EntityId;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            if a.words()[w].upos == Upos::Noun
                && let Some(relation) = lexicon::stance(&lexicon::lower(a.lemma(w)))
            {
                stance(cx, index, w, relation, out);
            }
        }
    }
}

/// Verbs that say that the stance is not there, or no longer.
fn undone(lemma: &str) -> bool {
    Class::EndsBacking.has(lemma)
}

fn stance(cx: &Context<'_>, index: &Ground<'_>, w: usize, relation: Relation, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // "Faces growing opposition": the verb above the participle.
    let mut above = a.words()[w].head;
    if let Some(h) = above.filter(|&h| h + 1 == w && cx.is(h, Class::ChangesInSize)) {
        above = a.words()[h].head.or(above);
    }
    let governing = above.map(|h| a.lemma(h)).unwrap_or_default();
    let none = a.children_by(w, "det").any(|d| a.lemma(d) == "no");
    // "Without the backing of".
    let without = a.children_by(w, "case").any(|p| matches!(a.form(p), "without" | "despite"));
    if undone(governing) || none || without {
        return;
    }
    // "Voiced its support" is read with its verb.
    let ours = owner(cx, w).is_some_and(|g| matches!(a.form(g), "our" | "my"));
    if a.words()[w].deprel.base() == "obj"
        && !ours
        && lexicon::GIVEN.iter().any(|g| g.noun == a.lemma(w) && g.verbs.has(governing))
    {
        return;
    }
    // "Answered with a denunciation of X".
    let voiced = above
        .filter(|&v| relation == Relation::Condemns && cx.is(v, Class::Replies) && a.words()[w].deprel.base() == "obl");
    if let (Some(v), Some(t)) = (voiced.filter(|&v| !unreal(cx, v)), by_case(cx, w, &["of"])) {
        let from = super::frame::subjects(cx, index, v).0;
        push(cx, w, &from, &super::frame::aim(cx, index, t, relation, &from), relation, "sides/support-of", out);
        return;
    }
    let rest = &["for", "to", "with"][..];
    if thanked(cx, index, w, relation, governing, out) {
        return;
    }
    let rest = if relation == Relation::Sanctions { &["on", "against"][..] } else { rest };
    // "The EU sanctions on X".
    let before = || a.children_by(w, "compound").find(|&c| index.named_at(c).is_some());
    let owned = owner(cx, w).or_else(|| before().filter(|_| relation == Relation::Sanctions));
    let of = by_case(cx, w, &["of"]).or_else(|| owned.and_then(|_| after(cx, w, &["of"])));
    let to = by_case(cx, w, rest).or_else(|| after(cx, w, rest));
    let (giver, taker) = match (owned, of, to) {
        (Some(g), of, to) => (Some(g), to.or(of)),
        // "The support of Y for X".
        (None, Some(g), Some(t)) => (Some(g), Some(t)),
        // "The recognition of X by Y": the parse may hang Y on X.
        _ => (
            by_case(cx, w, &["from", "among", "by"]).or_else(|| of.and_then(|o| by_case(cx, o, &["by"]))),
            if relation == Relation::Supports { to } else { to.or(of) },
        ),
    };
    // "Support for X has come from Y and from Z".
    if a.words()[w].deprel.base() == "nsubj"
        && let (Some(v), Some(t)) = (a.words()[w].head, to.or(owned))
        && cx.is(v, Class::ComesFrom)
        && let Some(g) = by_case(cx, v, &["from"])
    {
        // "From X and from Y".
        let mut from = row(cx, index, g);
        let more = a.children_by(v, "obl").filter(|&o| o > g && a.children_by(o, "case").any(|p| a.form(p) == "from"));
        for hit in more.flat_map(|o| row(cx, index, o)).collect::<Vec<_>>() {
            if !from.contains(&hit) {
                from.push(hit);
            }
        }
        push(cx, w, &from, &aimed(cx, index, t), relation, "sides/support-of", out);
        return;
    }
    // "Opposition to X is strongest among the Y".
    if a.words()[w].deprel.base() == "nsubj"
        && let (Some(v), Some(t)) = (a.words()[w].head, to)
        && a.words()[v].upos == Upos::Adj
        && let Some(g) = by_case(cx, v, &["among", "in"])
    {
        push(cx, w, &row(cx, index, g), &aimed(cx, index, t), relation, "sides/support-of", out);
        return;
    }
    // "Sent its minister as a sign of support for X": the sender's.
    let sign = a.words()[w]
        .head
        .filter(|&s| cx.is(s, Class::TokenOf) && a.children_by(s, "case").any(|c| matches!(a.form(c), "as" | "in")));
    // "Sent bread to the strikers as a token of solidarity": with those to whom it was sent.
    // The sign may hang on them.
    let hung = sign.and_then(|s| a.words()[s].head).filter(|&h| a.words()[h].upos == Upos::Noun);
    let sent = || {
        let v = sign.and_then(|s| a.words()[s].head)?;
        hung.or_else(|| by_case(cx, v, &["to"])).filter(|_| relation == Relation::Supports)
    };
    if let (Some(s), None, Some(t)) = (sign, owned, to.or_else(sent))
        && let Some(v) = {
            let mut v = a.words()[s].head;
            for _ in 0..3 {
                v = v.and_then(|x| if a.words()[x].upos == Upos::Noun { a.words()[x].head } else { Some(x) });
            }
            v.filter(|&v| a.words()[v].upos == Upos::Verb)
        }
    {
        let from = super::frame::subjects(cx, index, v).0;
        push(cx, w, &from, &aimed(cx, index, t), relation, "sides/support-of", out);
        return;
    }
    if let (Some(g), Some(t)) = (giver, taker) {
        let mut from = row(cx, index, g);
        if from.is_empty() && lexicon::lower(a.form(g)) == "its" {
            from.extend(body_before(cx, index, g));
        }
        let mut takers = aimed(cx, index, t);
        if takers.is_empty() && w + 2 < a.words().len() && matches!(a.form(w + 1), "of" | "for") {
            let near = (w + 2..(w + 7).min(a.words().len())).take_while(|&x| a.words()[x].upos != Upos::Verb);
            takers.extend(near.into_iter().find_map(|x| index.named_at(x)));
        }
        // "Its support for her": she is not the one who gives.
        let same = takers.iter().any(|t| from.iter().any(|f| f.0 == t.0));
        if is_other(a.form(t)) && (takers.is_empty() || same) {
            takers = another(cx, index, t, &from).into_iter().collect();
        }
        push(cx, w, &from, &takers, relation, "sides/support-of", out);
        return;
    }
    held(cx, index, w, relation, governing, out);
    if relation == Relation::Supports && a.children_by(w, "case").any(|p| a.form(p).eq_ignore_ascii_case("with")) {
        with_support(cx, index, w, of, out);
    }
}

/// The state or body named last before "its" in the sentence.
fn body_before(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Hit> {
    let first = cx.analysis.sentences()[cx.analysis.words()[w].sentence].words.start;
    let body = |e: EntityId| matches!(index.record.entities[e].kind, EntityKind::State | EntityKind::Organisation);
    let (e, _) = (first..w).rev().filter_map(|v| index.named_at(v)).find(|h| h.0.is_some_and(body))?;
    Some((e, cx.analysis.words()[w].span))
}

/// The word after the preposition straight behind the noun, where the parse hangs it on the verb.
fn after(cx: &Context<'_>, w: usize, prepositions: &[&str]) -> Option<usize> {
    let a = cx.analysis;
    let p = Some(w + 1).filter(|&p| a.words().get(p).is_some() && prepositions.contains(&a.form(p)))?;
    a.words()[p].head.filter(|&h| h > p)
}

/// "Thanked Y for its support": Y's, for the subject.
fn thanked(
    cx: &Context<'_>,
    index: &Ground<'_>,
    w: usize,
    relation: Relation,
    governing: &str,
    out: &mut Vec<Found>,
) -> bool {
    let a = cx.analysis;
    let thanks = Class::Thanks.has(lexicon::lower(governing).as_ref())
        && a.children_by(w, "case").any(|p| a.form(p) == "for")
        && relation == Relation::Supports;
    let Some(verb) = a.words()[w].head.filter(|_| thanks) else { return false };
    // "Owes a debt of thanks to Y for its support".
    let owed = matches!(governing, "ow" | "owe");
    let to = || (verb + 1..w).find(|&p| a.form(p) == "to").and_then(|p| a.words()[p].head.filter(|&h| h > p));
    let object = if owed { to() } else { a.children_by(verb, "obj").next() };
    let Some(object) = object else { return false };
    let subject = super::frame::subjects(cx, index, verb).0;
    push(cx, w, &row(cx, index, object), &subject, relation, "sides/thanked", out);
    true
}

/// "X has the support of Y and Z", "X won the backing of Y", "the raid drew condemnation from Y": Y's.
fn held(cx: &Context<'_>, index: &Ground<'_>, w: usize, relation: Relation, governing: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let has = Class::HasBacking.has(governing);
    let meets =
        matches!(governing, "come" | "run") && a.children_by(w, "case").any(|p| matches!(a.form(p), "for" | "into"));
    if !(has || meets) || !matches!(a.words()[w].deprel.base(), "obj" | "obl") {
        return;
    }
    // What one can count on is there.
    let sure = matches!(governing, "count" | "rely" | "depend");
    let mut above = a.words()[w].head;
    if let Some(h) = above.filter(|&h| a.lemma(h) != governing) {
        above = a.words()[h].head;
    }
    let Some(verb) = above.filter(|&v| sure || !unreal(cx, v)) else { return };
    let subject = a.children_by(verb, "nsubj").next().map(|s| row(cx, index, s));
    let subject = subject.unwrap_or_else(|| super::frame::subjects(cx, index, verb).0);
    let from = by_case(cx, w, &["of", "from", "by", "among"])
        .or_else(|| by_case(cx, verb, &["of", "from"]).filter(|&c| c != w))
        .or_else(|| owner(cx, w));
    let ours = owner(cx, w).filter(|&g| matches!(a.form(g), "our" | "Our" | "my"));
    // "Draws his support from the fishing towns": whoever they are.
    let anybody = from.filter(|_| governing == "draw");
    // "But not of Z": the row ends there.
    let mut from = from.map(|g| row(cx, index, g)).unwrap_or_default();
    from.extend(anybody.filter(|_| from.is_empty()).and_then(|g| super::frame::whoever(cx, g)));
    // "X has our full support," she said: hers.
    from.extend(ours.filter(|_| from.is_empty()).and_then(|g| index.speaker_at(cx, g)));
    // "Of X, which has kept its embassy, and of the Y".
    let end = a.sentences()[a.words()[w].sentence].words.end;
    let more = (w + 1..end).filter(|&p| a.form(p) == "of" && a.form(p - 1) == "and").filter_map(|p| a.words()[p].head);
    for hit in more.filter(|&h| h > w && !from.is_empty()).flat_map(|h| row(cx, index, h)).collect::<Vec<_>>() {
        if !from.contains(&hit) {
            from.push(hit);
        }
    }
    let from: Vec<Hit> = from.into_iter().filter(|f| !denied(cx, f.1)).collect();
    push(cx, w, &from, &subject[..subject.len().min(4)], relation, "sides/has-support", out);
}

/// "But not of Orsk": the name stands behind a denial.
pub(super) fn denied(cx: &Context<'_>, span: Span) -> bool {
    let a = cx.analysis;
    let Some(first) = a.words_in(span).next() else { return false };
    (first.saturating_sub(4)..first).any(|v| matches!(a.form(v), "not" | "nor"))
}

/// "X acted with the support of Y and Z": theirs for the subject.
fn with_support(cx: &Context<'_>, index: &Ground<'_>, w: usize, of: Option<usize>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let giver = of.or_else(|| super::frame::by_case(cx, w, &["from"])).or_else(|| owner(cx, w));
    let (Some(giver), Some(head)) = (giver, a.words()[w].head) else { return };
    let mut verb = head;
    for _ in 0..4 {
        if a.children_by(verb, "nsubj").next().is_some() {
            break;
        }
        match a.words()[verb].head {
            Some(up) if matches!(a.words()[verb].deprel.base(), "xcomp" | "conj" | "advcl" | "obj" | "nmod") => {
                verb = up
            }
            _ => break,
        }
    }
    let subject =
        a.children_by(verb, "nsubj").next().and_then(|s| index.headed_by(s).or_else(|| through(cx, index, s)));
    let to: Vec<Hit> = subject.into_iter().collect();
    push(cx, w, &row(cx, index, giver), &to, Relation::Supports, "sides/with-support", out);
}
