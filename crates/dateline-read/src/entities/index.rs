//! From words to entities: the look-up that the later steps use.

use std::collections::HashMap;

use dateline_lang::Upos;
use dateline_model::{Entity, MentionKind, Record, Span};

use crate::context::Context;

/// The place of an entity in `record.entities`. Where none is known it is `None`, never a number that stands for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntityId(u32);

impl EntityId {
    /// The entity at this place.
    pub(crate) fn new(place: usize) -> EntityId {
        EntityId(place as u32)
    }

    /// Its place.
    pub(crate) fn place(self) -> usize {
        self.0 as usize
    }
}

impl std::ops::Index<EntityId> for Vec<Entity> {
    type Output = Entity;

    fn index(&self, e: EntityId) -> &Entity {
        &self.as_slice()[e.place()]
    }
}

impl std::ops::IndexMut<EntityId> for Vec<Entity> {
    fn index_mut(&mut self, e: EntityId) -> &mut Entity {
        &mut self.as_mut_slice()[e.place()]
    }
}

/// For every word the entity that a mention there stands for. Built once a step, asked in constant time.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// By word: the mention that has it as its head (the longest such).
    head: Vec<Option<u32>>,
    /// By word: the shortest mention that covers it.
    cover: Vec<Option<u32>>,
    /// By word: the name that it is part of.
    names: Vec<Option<u32>>,
    /// By wording.
    exact: HashMap<Span, u32>,
    /// Mention number to entity and span.
    mentions: Vec<(EntityId, Span)>,
    /// Entity id to its place in the record.
    by_id: HashMap<String, EntityId>,
}

impl Index {
    /// The look-up over all mentions in the record as it stands.
    pub(crate) fn new(cx: &Context<'_>, record: &Record) -> Index {
        let words = cx.analysis.words().len();
        let mut index =
            Index { head: vec![None; words], cover: vec![None; words], names: vec![None; words], ..Index::default() };
        for (e, entity) in record.entities.iter().enumerate() {
            let e = EntityId::new(e);
            index.by_id.insert(entity.id.clone(), e);
            for m in &entity.mentions {
                let span = m.words.span();
                let n = index.mentions.len() as u32;
                index.mentions.push((e, span));
                let longer = |old: &Option<u32>| old.is_none_or(|o| index.mentions[o as usize].1.len() < span.len());
                let shorter = |old: &Option<u32>| old.is_none_or(|o| index.mentions[o as usize].1.len() > span.len());
                index.exact.entry(span).or_insert(n);
                let head = if m.kind == MentionKind::Nominal { noun_of(cx, span) } else { cx.analysis.head_of(span) };
                if let Some(h) = head
                    && longer(&index.head[h])
                {
                    index.head[h] = Some(n);
                }
                for w in cx.analysis.words_in(span) {
                    if shorter(&index.cover[w]) {
                        index.cover[w] = Some(n);
                    }
                    if m.kind == MentionKind::Name {
                        index.names[w] = Some(n);
                    }
                }
            }
        }
        index
    }

    /// The place in `record.entities` of the entity that a wording stands for: the mention with the same head word, else
    /// the shortest one over that head word that does not reach beyond the wording.
    pub(crate) fn at(&self, cx: &Context<'_>, span: Span) -> Option<EntityId> {
        if let Some(&m) = self.exact.get(&span) {
            return Some(self.mentions[m as usize].0);
        }
        let h = cx.analysis.head_of(span)?;
        if let Some(m) = self.head.get(h).copied().flatten() {
            return Some(self.mentions[m as usize].0);
        }
        let m = self.cover.get(h).copied().flatten()?;
        let (e, of) = self.mentions[m as usize];
        (span.contains(of) || of.len() <= span.len() + 12).then_some(e)
    }

    /// The same for one word: the mention that it heads, else the shortest one that covers it.
    pub(crate) fn at_word(&self, word: usize) -> Option<EntityId> {
        let m = self.head.get(word).copied().flatten().or_else(|| self.cover.get(word).copied().flatten())?;
        Some(self.mentions[m as usize].0)
    }

    /// The name (entity and span) that this word is part of.
    pub(crate) fn named_at(&self, word: usize) -> Option<(EntityId, Span)> {
        self.names.get(word).copied().flatten().map(|m| self.mentions[m as usize])
    }

    /// The mention (entity and span) that has this word as its head.
    pub(crate) fn headed_by(&self, word: usize) -> Option<(EntityId, Span)> {
        self.head.get(word).copied().flatten().map(|m| self.mentions[m as usize])
    }

    /// The id of the entity that a wording stands for.
    pub(crate) fn id_at(&self, cx: &Context<'_>, record: &Record, span: Span) -> Option<String> {
        self.at(cx, span).map(|e| record.entities[e].id.clone())
    }

    /// The place in `record.entities` of the entity with an id.
    pub(crate) fn place(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(id).copied()
    }
}

/// The noun of a description: the last one before what follows it ("troops | loyal to X", "head | of the clinic").
fn noun_of(cx: &Context<'_>, span: Span) -> Option<usize> {
    let a = cx.analysis;
    let words = a.words_in(span);
    let noun = |w: &usize| matches!(a.words()[*w].upos, Upos::Noun | Upos::Propn);
    let stop =
        words.clone().skip(1).find(|&w| a.words()[w].upos == Upos::Adp || a.form(w) == "loyal").unwrap_or(words.end);
    (words.start..stop).rev().find(noun).or_else(|| a.head_of(span))
}
