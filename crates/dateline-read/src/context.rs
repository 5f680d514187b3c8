//! What every step looks at: the document, its analysis, the knowledge; and which parts of the text count.

use dateline_lang::Analysis;
use dateline_model::{BlockKind, Document, Span, Text};

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
    #[expect(dead_code, reason = "the rooms are moved onto it one by one")]
    pub(crate) clauses: Clauses,
    /// The classes of every word.
    classes: Sets,
    /// For each sentence, the block that holds its first character.
    block_of: Vec<Option<usize>>,
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

    /// Whether a word's lemma is in a class.
    pub(crate) fn is(&self, word: usize, class: Class) -> bool {
        self.classes.lemma(word, class)
    }

    /// Whether a word as it stands is in a class.
    pub(crate) fn form_is(&self, word: usize, class: Class) -> bool {
        self.classes.form(word, class)
    }

    /// The words of a span.
    pub(crate) fn slice(&self, span: Span) -> &str {
        self.text.slice(span)
    }
}

fn counts(doc: &Document, block: usize) -> bool {
    let b = &doc.blocks[block];
    b.repeats.is_none() && b.kind != BlockKind::Boilerplate
}

fn block_at(doc: &Document, at: u32) -> Option<usize> {
    let i = doc.blocks.partition_point(|b| b.words.span().end <= at);
    doc.blocks.get(i).filter(|b| b.words.span().start <= at).map(|_| i)
}
