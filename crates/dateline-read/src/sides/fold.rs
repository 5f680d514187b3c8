//! Repeats: the same pair with the same relation is told once, and a group that has only its description ("anti-government
//! protesters", later "a protester") is the same one.

use dateline_model::{EntityKind, MentionKind, Record, Relation, SideBasis, Span};

use super::Found;
use super::lexicon::lower;
use crate::context::Context;
use crate::entities::EntityId;
use crate::entities::lexicon::noun;

/// One end of a relation, as far as repeats go.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    /// Somebody by name.
    Known(usize),
    /// A sort of people.
    Sort(&'static str),
    /// Words alone.
    Words(String),
}

/// What two sides must share to be one.
pub(super) type Key = (End, End, u8, u8);

/// The key of a relation.
pub(super) fn key(cx: &Context<'_>, record: &Record, f: &Found, basis: SideBasis) -> Key {
    let relation: Relation = f.relation;
    let from = end(cx, record, f.from_entity, f.from);
    // To say it and to do it is one: a list alone stands beside a sentence.
    let listed = basis == SideBasis::List;
    let ended = f.rule == super::ended::RULE;
    (from, end(cx, record, f.to_entity, f.to), relation as u8, u8::from(listed) + 2 * u8::from(ended))
}

fn end(cx: &Context<'_>, record: &Record, entity: Option<EntityId>, words: Span) -> End {
    let a = cx.analysis;
    let sort = || a.words_in(words).rev().find_map(|w| noun(&lower(a.lemma(w)))).map(|n| End::Sort(n.class));
    let Some(e) = entity else {
        return sort().unwrap_or_else(|| End::Words(cx.slice(words).to_lowercase()));
    };
    let it = &record.entities[e];
    // "An anti-government protester" is one of the protesters.
    let people = matches!(it.kind, EntityKind::Group | EntityKind::ArmedForce | EntityKind::Person);
    let nameless = it.mentions.iter().all(|m| m.kind != MentionKind::Name);
    let described = a.words_in(words).next().is_some_and(|w| a.words()[w].upos != dateline_lang::Upos::Pron);
    sort().filter(|_| people && nameless && described).unwrap_or(End::Known(e.place()))
}
