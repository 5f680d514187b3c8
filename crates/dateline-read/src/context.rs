//! What every step looks at: the document, its analysis, the knowledge; and which parts of the text count.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use dateline_lang::Analysis;
use dateline_model::{Claim, Document, Record, Span, Text};

use crate::clause::Clauses;
use crate::kit::Kit;
use crate::lexicon::{Class, Sets};

/// One document under reading.
pub(crate) struct Context<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) text: &'a Text,
    pub(crate) analysis: &'a Analysis,
    pub(crate) kit: &'a Kit,
    /// The clauses of the text.
    pub(crate) clauses: Clauses,
    /// The classes of every word.
    classes: Sets,
    /// For each sentence, the block that holds its first character.
    block_of: Vec<Option<usize>>,
    /// Where the innermost claim changes, and which it is from there on; made when first asked for.
    claims: OnceCell<Vec<(u32, Option<usize>)>>,
    /// For each block, how many items of a list follow it; made when first asked for.
    items: OnceCell<Vec<usize>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(doc: &'a Document, analysis: &'a Analysis, kit: &'a Kit) -> Context<'a> {
        let block_of = analysis.sentences().iter().map(|s| block_at(doc, s.span.start)).collect();
        Context {
            doc,
            text: &doc.text,
            analysis,
            kit,
            clauses: Clauses::new(analysis),
            classes: Sets::new(analysis),
            block_of,
            claims: OnceCell::new(),
            items: OnceCell::new(),
        }
    }

    /// The block that holds a code point.
    pub(crate) fn block_at(&self, at: u32) -> Option<usize> {
        block_at(self.doc, at)
    }

    /// The block that holds a sentence's start.
    pub(crate) fn block_of(&self, sentence: usize) -> Option<usize> {
        self.block_of.get(sentence).copied().flatten()
    }

    /// Whether facts may be taken from here: not in a block that repeats another, nor in boilerplate.
    pub(crate) fn counts(&self, at: u32) -> bool {
        self.block_at(at).is_none_or(|b| counts(self.doc, b))
    }

    /// Indices of the sentences that facts may be taken from, in text order.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.analysis.sentences().len()).filter(|&s| self.block_of(s).is_none_or(|b| counts(self.doc, b)))
    }

    /// The dateline at the head of a block ("PORT ALDER, March 3 (Examplewire) -"): up to a dash within some words, of a town in capitals or with
    /// an agency in brackets.
    pub(crate) fn dateline(&self, block: usize) -> Option<Span> {
        let at = self.doc.blocks.get(block)?.words.span();
        let head: Vec<char> = (at.start..at.end.min(at.start + 90)).map_while(|i| self.text.char_at(i)).collect();
        let dash = (1..head.len().saturating_sub(1)).find(|&i| {
            matches!(head[i], '-' | '–' | '—' | '_') && head[i - 1].is_whitespace() && head[i + 1].is_whitespace()
                || matches!(head[i], '-' | '–' | '—') && head[i - 1] == ')'
        })?;
        let before: String = head[..dash].iter().collect();
        let town: String = before.chars().take_while(|c| !matches!(c, ',' | '(')).collect();
        let letters = || town.chars().filter(|c| c.is_alphabetic());
        let capitals = letters().count() > 2 && letters().all(char::is_uppercase);
        let agency = before.trim_end().ends_with(')') && before.contains('(') && before.split_whitespace().count() < 8;
        (capitals || agency && letters().count() > 2).then(|| Span::new(at.start, at.start + dash as u32))
    }

    /// Whether a code point stands in a dateline.
    pub(crate) fn in_dateline(&self, at: u32) -> bool {
        self.block_at(at).and_then(|b| self.dateline(b)).is_some_and(|d| d.start <= at && at < d.end)
    }

    /// Whether a word's lemma is in a class.
    pub(crate) fn is(&self, word: usize, class: Class) -> bool {
        self.classes.lemma(word, class)
    }

    /// Whether a word as it stands is in a class.
    pub(crate) fn form_is(&self, word: usize, class: Class) -> bool {
        self.classes.form(word, class)
    }

    /// The innermost claim whose content holds a span, of claims that no longer change.
    pub(crate) fn claim_around<'r>(&self, record: &'r Record, span: Span) -> Option<&'r Claim> {
        let cuts = self.claims.get_or_init(|| innermost(record));
        let at = cuts.partition_point(|c| c.0 <= span.start).checked_sub(1)?;
        let claim = record.claims.get(cuts[at].1?)?;
        claim.content.spans().iter().any(|s| s.contains(span)).then_some(claim)
    }

    /// How many items of a list follow each block, by a count of all of them at once.
    pub(crate) fn items(&self, count: impl FnOnce() -> Vec<usize>) -> &[usize] {
        self.items.get_or_init(count)
    }

    /// The words of a span.
    pub(crate) fn slice(&self, span: Span) -> &str {
        self.text.slice(span)
    }
}

fn counts(doc: &Document, block: usize) -> bool {
    let b = &doc.blocks[block];
    b.repeats.is_none() && b.kind.is_read()
}

fn block_at(doc: &Document, at: u32) -> Option<usize> {
    let i = doc.blocks.partition_point(|b| b.words.span().end <= at);
    doc.blocks.get(i).filter(|b| b.words.span().start <= at).map(|_| i)
}

/// Where the innermost claim changes: one walk over the starts and ends of what the claims hold.
fn innermost(record: &Record) -> Vec<(u32, Option<usize>)> {
    let mut marks: Vec<(u32, bool, (u32, usize))> = Vec::new();
    for (n, c) in record.claims.iter().enumerate() {
        let key = (c.content.hull().map_or(u32::MAX, Span::len), n);
        for s in c.content.spans().iter().filter(|s| !s.is_empty()) {
            marks.push((s.start, true, key));
            marks.push((s.end, false, key));
        }
    }
    marks.sort_unstable();
    let mut open = BTreeSet::new();
    let mut cuts: Vec<(u32, Option<usize>)> = Vec::new();
    for (at, opens, key) in marks {
        if opens {
            open.insert(key);
        } else {
            open.remove(&key);
        }
        let now = open.first().map(|k: &(u32, usize)| k.1);
        match cuts.last_mut() {
            Some(last) if last.0 == at => last.1 = now,
            _ => cuts.push((at, now)),
        }
    }
    cuts
}
