//! What the sections of one record print with: its names, times and places on a sheet.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};

use dateline_model::{Entity, Place, Quoted, Record, Span, Time};

use super::sheet::Sheet;
pub(super) use super::sheet::{bounded, day, days, flat, shorten};

/// A page under way.
pub(super) struct Page<'a> {
    pub(super) record: &'a Record,
    entities: HashMap<&'a str, &'a Entity>,
    times: HashMap<&'a str, &'a Time>,
    sheet: Sheet,
}

impl<'a> Page<'a> {
    pub(super) fn new(record: &'a Record, width: usize) -> Page<'a> {
        let entities = record.entities.iter().map(|e| (e.id.as_str(), e)).collect();
        let times = record.times.iter().map(|t| (t.id.as_str(), t)).collect();
        Page { record, entities, times, sheet: Sheet::new(width) }
    }

    pub(super) fn finish(self) -> String {
        self.sheet.finish()
    }

    /// The name of whoever is meant: the entity's, else the words themselves.
    pub(super) fn name(&self, entity: Option<&str>, words: &Quoted) -> String {
        let name = entity.and_then(|id| self.entities.get(id)).map(|e| e.name.as_str());
        shorten(&flat(name.unwrap_or(words.quote())), 48)
    }

    /// `[e3 ¶7]`: a fact's id and the paragraph that it stands in.
    pub(super) fn mark(&self, id: &str, span: Span) -> String {
        match self.block(span.start) {
            Some(b) => format!("[{id} ¶{}]", b + 1),
            None => format!("[{id}]"),
        }
    }

    fn block(&self, at: u32) -> Option<usize> {
        let blocks = &self.record.document.blocks;
        let i = blocks.partition_point(|b| b.words.span().end <= at);
        blocks.get(i).filter(|b| b.words.span().start <= at).map(|_| i)
    }

    pub(super) fn time(&self, id: Option<&str>) -> Option<&'a Time> {
        id.and_then(|id| self.times.get(id)).copied()
    }

    pub(super) fn place(&self, index: usize) -> Option<&'a Place> {
        self.record.places.get(index)
    }

    /// Who says so, for a fact that sits in a claim.
    pub(super) fn said_by(&self, claim: Option<&str>) -> Option<String> {
        let claim = self.record.claims.iter().find(|c| Some(c.id.as_str()) == claim)?;
        let speaker = claim.speaker.as_ref()?;
        Some(self.name(speaker.entity.as_deref(), &speaker.words))
    }
}

impl Deref for Page<'_> {
    type Target = Sheet;
    fn deref(&self) -> &Sheet {
        &self.sheet
    }
}

impl DerefMut for Page<'_> {
    fn deref_mut(&mut self) -> &mut Sheet {
        &mut self.sheet
    }
}
