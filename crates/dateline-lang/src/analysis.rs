//! What the engine makes of a text. Every index is into the whole text's lists; every offset counts code points.

use std::ops::Range;

use dateline_model::{Span, Text};

use crate::tagset::{Deprel, Upos, Xpos};

/// Sentences, words and names of one text.
#[derive(Clone, Debug)]
pub struct Analysis {
    pub(crate) text: Text,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) words: Vec<Word>,
    pub(crate) names: Vec<Name>,
    /// Lemmas end to end; a word holds its range.
    pub(crate) lemmas: String,
    /// Dependents of each word: `children[child_starts[i]..child_starts[i + 1]]`, in text order.
    pub(crate) child_starts: Vec<u32>,
    pub(crate) children: Vec<u32>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first word to its last.
    pub span: Span,
    /// Its words.
    pub words: Range<usize>,
}

/// One syntactic word (Universal Dependencies v2): a multiword token such as "don't" gives two.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Its characters.
    pub span: Span,
    /// Whether it continues the token of the word before it ("n't" in "don't").
    pub joins: bool,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Index of its head; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// Relation to its head.
    pub deprel: Deprel,
    /// Index of the sentence.
    pub sentence: usize,
    /// Index of the name that it is part of.
    pub name: Option<usize>,
    /// Whether the engine's word vectors have it in small letters; one with a capital that they do not have is nearly always a name.
    pub known: bool,
    pub(crate) lemma: Range<u32>,
}

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its characters.
    pub span: Span,
    /// Its words.
    pub words: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

/// What a name names (CoNLL-2003's types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// Person.
    Per,
    /// Organisation.
    Org,
    /// Location, countries too.
    Loc,
    /// Nationalities, events, works and the rest.
    Misc,
}

impl NameKind {
    /// `PER`, `ORG`, `LOC`, `MISC`.
    pub fn as_str(self) -> &'static str {
        match self {
            NameKind::Per => "PER",
            NameKind::Org => "ORG",
            NameKind::Loc => "LOC",
            NameKind::Misc => "MISC",
        }
    }
}

impl Analysis {
    /// An analysis with nothing in it.
    pub fn new(text: Text) -> Analysis {
        Analysis {
            text,
            sentences: Vec::new(),
            words: Vec::new(),
            names: Vec::new(),
            lemmas: String::new(),
            child_starts: vec![0],
            children: Vec::new(),
        }
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }
    /// All sentences in text order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }
    /// All words in text order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }
    /// All names in text order; they do not overlap.
    pub fn names(&self) -> &[Name] {
        &self.names
    }
    /// A word's characters.
    pub fn form(&self, word: usize) -> &str {
        self.text.slice(self.words[word].span)
    }
    /// A word's lemma.
    pub fn lemma(&self, word: usize) -> &str {
        let r = &self.words[word].lemma;
        &self.lemmas[r.start as usize..r.end as usize]
    }
    /// A word's dependents, in text order.
    pub fn children(&self, word: usize) -> &[u32] {
        &self.children[self.child_starts[word] as usize..self.child_starts[word + 1] as usize]
    }
    /// A word's dependents of one relation; subtypes count (`nsubj` finds `nsubj:pass`).
    pub fn children_by<'a>(&'a self, word: usize, base: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.children(word).iter().map(|&c| c as usize).filter(move |&c| self.words[c].deprel.base() == base)
    }
    /// A word and all below it, in text order.
    pub fn subtree(&self, word: usize) -> Vec<usize> {
        let mut all = vec![word];
        let mut next = 0;
        while next < all.len() {
            all.extend(self.children(all[next]).iter().map(|&c| c as usize));
            next += 1;
        }
        all.sort_unstable();
        all
    }
    /// From the first to the last character of a word and all below it.
    pub fn subtree_span(&self, word: usize) -> Span {
        self.subtree(word).into_iter().map(|w| self.words[w].span).reduce(Span::to).unwrap_or(self.words[word].span)
    }
    /// The words that share a character with a span.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|w| w.span.end <= span.start);
        let last = self.words.partition_point(|w| w.span.start < span.end);
        first..last.max(first)
    }
    /// The sentence that holds a code point.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= at);
        self.sentences.get(i).filter(|s| s.span.start <= at).map(|_| i)
    }
    /// The topmost word of a span: the one whose head lies outside it.
    pub fn head_of(&self, span: Span) -> Option<usize> {
        let r = self.words_in(span);
        r.clone().find(|&w| self.words[w].head.is_none_or(|h| !r.contains(&h)))
    }
}
