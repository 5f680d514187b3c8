//! Who the speakers are: from the source's words to an entity.
//!
//! A source that mentions an entity by its head is that entity. "I" and "we" inside a claim are its speaker. A pronoun that the
//! entities do not settle is the speaker of the claim right before it, if that is a person and nobody else was named since; else it
//! stays words, with DL016. A description without a name ("a senior official") stays words and is no problem.

use std::collections::HashMap;

use dateline_lang::Upos;
use dateline_model::{Code, EntityKind, MentionKind, Problem, Record, Span};

use super::layer::Found;
use super::layer::frame::Frame;

/// All mentions by place.
pub(crate) struct Mentions {
    /// Span, index of the entity, how it refers; by start, then longest first.
    all: Vec<(Span, usize, MentionKind)>,
    longest: u32,
    ids: Vec<String>,
    people: Vec<bool>,
    places: HashMap<String, usize>,
}

impl Mentions {
    pub(crate) fn new(record: &Record) -> Mentions {
        let mut all: Vec<(Span, usize, MentionKind)> = Vec::new();
        for (i, e) in record.entities.iter().enumerate() {
            all.extend(e.mentions.iter().map(|m| (m.words.span(), i, m.kind)));
        }
        all.sort_by_key(|&(s, i, _)| (s.start, std::cmp::Reverse(s.end), i));
        let longest = all.iter().map(|m| m.0.len()).max().unwrap_or(0).min(400);
        Mentions {
            all,
            longest,
            ids: record.entities.iter().map(|e| e.id.clone()).collect(),
            people: record.entities.iter().map(|e| e.kind == EntityKind::Person).collect(),
            places: record.entities.iter().enumerate().map(|(i, e)| (e.id.clone(), i)).collect(),
        }
    }

    /// The entity whose shortest mention holds a span.
    pub(crate) fn at(&self, span: Span) -> Option<&str> {
        self.index_at(span).map(|i| self.ids[i].as_str())
    }

    fn index_at(&self, span: Span) -> Option<usize> {
        let from = self.all.partition_point(|m| m.0.start + self.longest < span.start);
        self.all[from..]
            .iter()
            .take_while(|m| m.0.start <= span.start)
            .filter(|m| m.0.contains(span))
            .min_by_key(|m| m.0.len())
            .map(|m| m.1)
    }

    /// The people named between two places.
    fn people_named(&self, from: u32, to: u32) -> impl Iterator<Item = usize> + '_ {
        let a = self.all.partition_point(|m| m.0.start < from);
        self.all[a..]
            .iter()
            .take_while(move |m| m.0.start < to)
            .filter(|m| m.2 == MentionKind::Name && self.people[m.1])
            .map(|m| m.1)
    }
}

/// Settles the speakers of all claims, which stand in the order of `found`.
pub(crate) fn settle(f: &Frame<'_>, found: &[Found], mentions: &Mentions, record: &mut Record) {
    let a = f.cx.analysis;
    // The speaker of the claim before: entity and where it was.
    let mut last: Option<(usize, u32)> = None;
    let mut problems: Vec<Problem> = Vec::new();
    let by_id: HashMap<String, usize> = record.claims.iter().enumerate().map(|(i, c)| (c.id.clone(), i)).collect();
    for i in 0..record.claims.len() {
        let Some((head, ..)) = found[i].source else { continue };
        let span = a.words()[head].span;
        let outer = record.claims[i].within.as_ref().and_then(|id| by_id.get(id)).copied();
        let form = a.form(head).to_lowercase();
        let pronoun = f.upos(head) == Upos::Pron
            && matches!(form.as_str(), "he" | "she" | "they" | "i" | "we" | "him" | "her" | "them");
        let mut entity = mentions.index_at(span);
        if pronoun && matches!(form.as_str(), "i" | "we") {
            entity = outer
                .and_then(|o| record.claims[o].speaker.as_ref())
                .and_then(|s| s.entity.as_ref())
                .and_then(|id| mentions.places.get(id))
                .copied()
                .or(entity);
        }
        if entity.is_none() && matches!(form.as_str(), "he" | "she") {
            entity = last
                .filter(|&(e, at)| {
                    mentions.people[e] && at < span.start && mentions.people_named(at + 1, span.start).all(|p| p == e)
                })
                .map(|l| l.0);
        }
        let claim = &mut record.claims[i];
        if let Some(s) = &mut claim.speaker {
            s.entity = entity.map(|e| mentions.ids[e].clone());
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
            last = Some((e, span.start));
        }
    }
    record.document.problems.extend(problems);
}
