//! "US-backed opposition leader", "a Zarand-aligned brigade": the one before the hyphen stands with the one that the noun names.
//!
//! Not "US-led" (that is command, not a side).

use dateline_lang::Upos;
use dateline_model::{Entity, EntityKind, SideBasis};

use super::frame::pair;
use super::lexicon;
use super::{Found, Ground, Hit, through};
use crate::context::Context;
use crate::entities::EntityId;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    for s in cx.sentences() {
        for w in cx.analysis.sentences()[s].words.clone() {
            if cx.analysis.form(w) == "-" {
                hyphened(cx, index, w, out);
            }
        }
    }
}

/// Nouns of what speaks for its backer.
fn outlet(lemma: &str) -> bool {
    Class::Outlet.has(lemma)
}

/// The name before the hyphen, or the state whose people it names ("Kestrian-backed").
fn backer(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    let form = a.form(w);
    if let Some(hit) = index.named_at(w) {
        return Some(hit);
    }
    if !crate::entities::lexicon::capital(form) || form.len() < 4 || !crate::entities::lexicon::adjectival(form) {
        return None;
    }
    let country = cx.kit.actors.demonym(form).and_then(|k| k.country.as_deref());
    let of = |e: &Entity| {
        let stem = e.name.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
        matches!(e.kind, EntityKind::State | EntityKind::Place | EntityKind::Organisation)
            && (country.is_some() && e.country.as_deref() == country && e.kind == EntityKind::State
                || stem.len() > 3 && form.starts_with(stem) && form.len() <= stem.len() + 5)
    };
    Some((index.record.entities.iter().position(of).map(EntityId::new), a.words()[w].span))
}

/// "US-backed opposition leader": the one before the hyphen backs the one named by the noun.
fn hyphened(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if w == 0 || w + 1 >= a.words().len() {
        return;
    }
    let Some(relation) = lexicon::hyphened(lexicon::lower(a.form(w + 1)).as_ref()) else { return };
    let Some(from) = backer(cx, index, w - 1) else { return };
    // "A Norland-trained eye doctor" went to school there.
    let armed = |h: usize| {
        cx.is(h, Class::ForceMember)
            || cx.is(h, Class::Irregular)
            || matches!(a.lemma(h), "troop" | "force" | "unit" | "fighter" | "rebel")
    };
    if a.form(w + 1) == "trained" && a.words()[w + 1].head.is_some_and(|h| a.words()[h].upos == Upos::Noun && !armed(h))
    {
        return;
    }
    let sentence = a.words()[w].sentence;
    // The noun that it describes, and the name that goes with it.
    let near = (w + 2..(w + 9).min(a.words().len()))
        .take_while(|&v| a.words()[v].sentence == sentence && !matches!(a.form(v), "." | ";"));
    // "A Halvian-backed radio station": the noun that it describes is nobody known, so nobody further on is meant.
    let noun = a.words()[w + 1].head.filter(|&h| a.words()[w + 1].deprel.base() == "amod" && h > w + 1 && h < w + 9);
    if let Some(h) = noun.filter(|&h| {
        a.words()[h].upos == Upos::Noun
            && (w + 2..=h).all(|v| index.headed_by(v).is_none() && index.named_at(v).is_none())
            && index.named_at(h + 1).is_none()
            && through(cx, index, h).is_none()
    }) {
        if super::described(cx, h).is_none()
            && !outlet(a.lemma(h))
            && !cx.is(h, Class::CauseOf)
            && !cx.is(h, Class::FightNoun)
        {
            return;
        }
        out.push(Found {
            span: from.1.to(a.words()[h].span),
            from: from.1,
            from_entity: from.0,
            to: a.words()[w + 2].span.to(a.words()[h].span),
            to_entity: None,
            relation,
            basis: SideBasis::Phrase,
            rule: "sides/backed",
            cue: Some(w + 1),
            accused: false,
            sure: false,
        });
        return;
    }
    for v in near {
        if let Some((e, span)) = index.headed_by(v).or_else(|| index.named_at(v)) {
            // "X-backed fighters of Y": the fighters.
            let span = if span.overlaps(from.1) { a.words()[v].span } else { span };
            pair(cx, w + 1, from, (e, span), relation, "sides/backed", out);
            return;
        }
    }
}
