//! Who the speakers are: from the source's words to an entity.
//!
//! A source that mentions an entity by its head is that entity. "I" and "we" inside a claim are its speaker. A pronoun that the
//! entities do not settle is the speaker of the claim right before it, if that is a person and nobody else was named since; else it
//! stays words, with DL016. A description without a name ("a senior official") stays words and is no problem.

use std::collections::HashMap;

use dateline_lang::{NameKind, Upos};
use dateline_model::{Code, EntityKind, Problem, Record};

use super::layer::Found;
use super::layer::frame::Frame;
use crate::context::Context;
use crate::entities::Index;

/// Entities by word.
pub(crate) struct Who {
    index: Index,
    ids: Vec<String>,
    people: Vec<bool>,
}

impl Who {
    pub(crate) fn new(cx: &Context<'_>, record: &Record) -> Who {
        Who {
            index: Index::new(cx, record),
            ids: record.entities.iter().map(|e| e.id.clone()).collect(),
            people: record.entities.iter().map(|e| e.kind == EntityKind::Person).collect(),
        }
    }

    /// The id of the entity that a word stands for.
    pub(crate) fn at(&self, word: usize) -> Option<String> {
        self.index.at_word(word).map(|e| self.ids[e].clone())
    }
}

/// Settles the speakers of all claims, which stand in the order of `found`.
pub(crate) fn settle(f: &Frame<'_>, found: &[Found], who: &Who, record: &mut Record) {
    let a = f.cx.analysis;
    let place: HashMap<&str, usize> = who.ids.iter().enumerate().map(|(i, id)| (id.as_str(), i)).collect();
    // The speaker of the claim before: entity and where it was.
    let mut last: Option<(usize, usize)> = None;
    let mut problems: Vec<Problem> = Vec::new();
    let by_id: HashMap<String, usize> = record.claims.iter().enumerate().map(|(i, c)| (c.id.clone(), i)).collect();
    for i in 0..record.claims.len() {
        let Some((head, ..)) = found[i].source else { continue };
        let outer = record.claims[i].within.as_ref().and_then(|id| by_id.get(id)).copied();
        let form = a.form(head).to_lowercase();
        let pronoun = f.upos(head) == Upos::Pron
            && matches!(form.as_str(), "he" | "she" | "they" | "i" | "we" | "him" | "her" | "them");
        let mut entity = who.index.at_word(head);
        if pronoun && matches!(form.as_str(), "i" | "we") {
            entity = outer
                .and_then(|o| record.claims[o].speaker.as_ref())
                .and_then(|s| s.entity.as_ref())
                .and_then(|id| place.get(id.as_str()))
                .copied()
                .or(entity);
        }
        if entity.is_none() && matches!(form.as_str(), "he" | "she") {
            entity = last.filter(|&(e, at)| who.people[e] && at < head && alone(f, who, e, at + 1, head)).map(|l| l.0);
        }
        let claim = &mut record.claims[i];
        if let Some(s) = &mut claim.speaker {
            s.entity = entity.map(|e| who.ids[e].clone());
            if s.entity.is_none() {
                s.speaker_words = Some(s.words.quote().to_owned());
                if pronoun {
                    problems.push(
                        Problem::new(
                            Code::UnsettledSpeaker,
                            format!("it is not clear who \u{201c}{}\u{201d} is", s.words.quote()),
                        )
                        .hint("name the speaker by hand")
                        .at(s.words.span()),
                    );
                }
            }
        }
        if claim.within.is_none()
            && let Some(e) = entity
        {
            last = Some((e, head));
        }
    }
    record.document.problems.extend(problems);
}

/// Whether no other person is named between two words.
fn alone(f: &Frame<'_>, who: &Who, entity: usize, from: usize, to: usize) -> bool {
    let names = f.cx.analysis.names();
    let first = names.partition_point(|n| n.words.start < from);
    names[first..]
        .iter()
        .take_while(|n| n.words.start < to)
        .filter(|n| n.kind == NameKind::Per)
        .all(|n| who.index.at_word(n.words.start) == Some(entity))
}
