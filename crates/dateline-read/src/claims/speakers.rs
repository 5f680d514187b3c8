//! Who the speakers are: from the source's words to an entity.
//!
//! A source that mentions an entity by its head is that entity. "I" and "we" inside a claim are its speaker, "who" and "which" what
//! they refer to. A pronoun that the entities do not settle is the speaker of the claim right before it, if that is a person and
//! nobody else was named since; or the person named next, as the subject of the same sentence ("Asked whether he would go, Renn
//! said"); else it stays words, with DL016. A description without a name ("a senior official") stays words and is no problem.

use std::collections::HashMap;

use dateline_lang::{Deprel, NameKind, Upos};
use dateline_model::{BlockKind, Code, EntityKind, Problem, Record};

use super::layer::Found;
use super::layer::frame::Frame;
use crate::context::Context;
use crate::entities::{EntityId, Index};
use crate::lexicon::Class;

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
        self.index.at_word(word).map(|e| self.ids[e.place()].clone())
    }
}

/// Settles the speakers of all claims, which stand in the order of `found`.
pub(crate) fn settle(f: &Frame<'_>, found: &[Found], who: &Who, record: &mut Record) {
    let a = f.cx.analysis;
    let place = |id: &String| who.index.place(id);
    // The speaker of the claim before: entity and where it was.
    let mut last: Option<Last<'_>> = None;
    let mut problems: Vec<Problem> = Vec::new();
    // A pronoun that speaks twice is one person.
    let mut settled: HashMap<usize, EntityId> = HashMap::new();
    let by_id: HashMap<String, usize> = record.claims.iter().enumerate().map(|(i, c)| (c.id.clone(), i)).collect();
    for i in 0..record.claims.len() {
        let Some((head, ..)) = found[i].source else { continue };
        let outer = record.claims[i].within.as_ref().and_then(|id| by_id.get(id)).copied();
        let form = a.form(head).to_lowercase();
        let pronoun = f.upos(head) == Upos::Pron && Class::PersonalPronoun.has(form.as_str());
        let mut entity = closing_name(f, who, found[i].source).or_else(|| who.index.at_word(head));
        if pronoun && matches!(form.as_str(), "i" | "we") {
            entity = outer
                .and_then(|o| record.claims[o].speaker.as_ref())
                .and_then(|s| s.entity.as_ref())
                .and_then(place)
                .or(entity);
        }
        if matches!(form.as_str(), "who" | "which" | "that") && f.upos(head) == Upos::Pron {
            entity = antecedent(f, head).and_then(|w| who.index.at_word(w)).or(entity);
        }
        let caption = in_caption(f, head);
        if matches!(form.as_str(), "he" | "she") && !caption {
            // Who spoke last goes on speaking, unless somebody else was named meanwhile.
            // "X and his deputy, Y, said": either of them.
            let one = |l: &Last<'_>| {
                let row = |h: usize| f.cx.analysis.children_by(h, "conj").any(|c| f.upos(c) != Upos::Verb);
                l.found.source.is_none_or(|(h, ..)| !row(h))
            };
            let goes_on =
                last.filter(|l| who.people[l.entity.place()] && l.cue < head && one(l) && alone(f, who, l, head));
            entity = goes_on.map(|l| l.entity).or(entity);
        }
        if matches!(form.as_str(), "he" | "she") {
            entity = entity.or_else(|| settled.get(&head).copied()).or_else(|| subject_ahead(f, who, head));
        }
        settled.extend(entity.map(|e| (head, e)));
        let claim = &mut record.claims[i];
        if let Some(s) = &mut claim.speaker {
            s.entity = entity.map(|e| who.ids[e.place()].clone());
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
        if claim.within.is_none() && !caption {
            last = entity.map(|entity| Last { entity, cue: found[i].cue, found: &found[i] });
        }
    }
    record.document.problems.extend(problems);
}

/// The person who is the subject of the sentence, named after the pronoun.
fn subject_ahead(f: &Frame<'_>, who: &Who, pronoun: usize) -> Option<EntityId> {
    let root = f.sentence(pronoun).find(|&w| f.head(w).is_none())?;
    let subject = f.child(root, "nsubj").filter(|&s| pronoun < s && s < root)?;
    who.index.at_word(subject).filter(|&e| who.people[e.place()])
}

/// Whom a relative pronoun stands for: the name right before it, else the word that its clause hangs from.
fn antecedent(f: &Frame<'_>, pronoun: usize) -> Option<usize> {
    let before =
        (0..pronoun).rev().take(2).find(|&w| !f.is_punct(w)).filter(|&w| f.cx.analysis.words()[w].name.is_some());
    if before.is_some() {
        return before;
    }
    let mut at = pronoun;
    for _ in 0..4 {
        let head = f.head(at)?;
        if f.deprel(at) == Deprel::AclRelcl {
            return Some(head);
        }
        at = head;
    }
    None
}

/// The claim made last.
#[derive(Clone, Copy)]
struct Last<'f> {
    entity: EntityId,
    cue: usize,
    found: &'f Found,
}

/// Farther back than this many words nobody is remembered.
const FAR: usize = 400;

/// Whether no other person is named between the last claim, its own words left out, and a word; captions do not count.
fn alone(f: &Frame<'_>, who: &Who, last: &Last<'_>, to: usize) -> bool {
    let names = f.cx.analysis.names();
    let first = names.partition_point(|n| n.words.start <= last.cue);
    let said = |w: usize| last.found.pieces.iter().any(|&(a, b)| a <= w && w <= b);
    to - last.cue <= FAR
        && names[first..]
            .iter()
            .take_while(|n| n.words.start < to)
            .filter(|n| n.kind == NameKind::Per && !said(n.words.start) && !in_caption(f, n.words.start))
            .all(|n| who.index.at_word(n.words.start) == Some(last.entity))
}

fn in_caption(f: &Frame<'_>, word: usize) -> bool {
    let block = f.cx.block_at(f.cx.analysis.words()[word].span.start);
    block.is_some_and(|b| {
        let b = &f.cx.doc.blocks[b];
        b.kind == BlockKind::Caption || b.repeats.is_some()
    })
}

/// The person or body whose name closes the source, after a title or a description: "Velmoran rights group Open Hand".
fn closing_name(f: &Frame<'_>, who: &Who, source: Option<(usize, usize, usize)>) -> Option<EntityId> {
    let a = f.cx.analysis;
    let (_, first, last) = source?;
    let end = (first..=last).find(|&w| a.form(w) == ",").map_or(last, |c| c.max(first + 1) - 1);
    let name = a.words()[end].name.and_then(|n| a.names().get(n))?;
    let free =
        name.words.start <= first || !matches!(f.upos(name.words.start - 1), Upos::Adp | Upos::Cconj | Upos::Part);
    let fits =
        matches!(name.kind, NameKind::Per | NameKind::Org) && name.words.end == end + 1 && name.words.start >= first;
    (free && fits).then(|| name.words.clone().rev().find_map(|w| who.index.at_word(w))).flatten()
}
