//! Two parties in their sentence, and a document as the layer sees it.

use std::ops::Range;

use dateline_lang::{Analysis, Upos};
use dateline_model::{Record, Span};

use super::facts::Facts;
use super::tones::Tones;
use crate::claims::hash;
use crate::context::Context;
use crate::entities::Index;
use crate::events::Look;
use crate::lexicon::Class;

/// Words beyond this distance from both parties are not looked at.
const NEAR: usize = 60;
/// What stands for the words of the first and the second party themselves.
const FIRST: u64 = 11;
const SECOND: u64 = 12;

/// One document as the layer sees it.
pub(super) struct View<'a> {
    pub(super) look: Look<'a>,
    /// Whether a word speaks well (1) or ill (-1) of what it is said of.
    pub(super) tone: Vec<i8>,
    /// The relation of each word to its head, without subtypes.
    pub(super) base: Vec<u64>,
    /// Class of the entity that each word stands for (0: none).
    pub(super) kind: Vec<u64>,
    pub(super) facts: Facts,
}

impl<'a> View<'a> {
    pub(super) fn new(cx: &'a Context<'a>, record: &Record, index: &Index, tones: &Tones) -> View<'a> {
        let a = cx.analysis;
        let n = a.words().len();
        let look = Look::new(cx, record, index);
        let kind = |w: usize| index.at_word(w).map_or(0, |e| record.entities[e].kind as u64 + 1);
        View {
            tone: (0..n).map(|w| tones.of(look.lemma[w])).collect(),
            base: (0..n).map(|w| hash(a.words()[w].deprel.base())).collect(),
            kind: (0..n).map(kind).collect(),
            facts: Facts::new(cx, record),
            look,
        }
    }

    pub(super) fn analysis(&self) -> &'a Analysis {
        self.look.cx.analysis
    }

    /// The preposition of a word.
    pub(super) fn case(&self, w: usize) -> u64 {
        self.look.child(w, "case").map_or(0, |c| self.look.lemma[c])
    }

    /// Whether a word is negated.
    pub(super) fn negated(&self, w: usize) -> bool {
        let a = self.analysis();
        let not = |c: usize| Class::Negation.has(a.lemma(c));
        a.children(w).iter().any(|&c| not(c as usize))
    }

    /// A tone as a value of a feature.
    pub(super) fn tone_at(&self, w: usize) -> u64 {
        (i64::from(self.tone[w]) + 5) as u64
    }
}

/// An ordered pair of parties.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) p: Range<usize>,
    pub(super) q: Range<usize>,
    /// The words that are looked at.
    pub(super) range: Range<usize>,
    /// Head words of the two.
    pub(super) heads: [usize; 2],
    /// Head words of the phrases that they stand in ("the Tashev government").
    pub(super) phrases: [usize; 2],
}

impl Pair {
    /// The parties at two spans, in the words of the whole text.
    pub(super) fn in_text(a: &Analysis, p: Span, q: Span) -> Option<Pair> {
        Pair::new(a, a.words_in(p), a.words_in(q), 0..a.words().len())
    }

    fn new(a: &Analysis, p: Range<usize>, q: Range<usize>, words: Range<usize>) -> Option<Pair> {
        if p.is_empty() || q.is_empty() {
            return None;
        }
        let head = |r: &Range<usize>| {
            let outside = |&w: &usize| a.words()[w].head.is_none_or(|h| !r.contains(&h));
            r.clone().find(outside).unwrap_or(r.start)
        };
        let heads = [head(&p), head(&q)];
        let range = words.start.max(p.start.min(q.start).saturating_sub(NEAR))..words.end.min(p.end.max(q.end) + NEAR);
        Some(Pair { phrases: heads.map(|h| phrase(a, h)), heads, range, p, q })
    }

    /// The same the other way round.
    pub(super) fn turned(&self) -> Pair {
        let flip = |x: [usize; 2]| [x[1], x[0]];
        Pair {
            p: self.q.clone(),
            q: self.p.clone(),
            range: self.range.clone(),
            heads: flip(self.heads),
            phrases: flip(self.phrases),
        }
    }

    /// Whether the first party is named first.
    pub(super) fn order(&self) -> u64 {
        u64::from(self.p.start < self.q.start)
    }

    /// Whether a word is part of either name.
    pub(super) fn holds(&self, w: usize) -> bool {
        self.p.contains(&w) || self.q.contains(&w)
    }

    /// A word's lemma, the parties' own names masked.
    pub(super) fn lemma(&self, view: &View<'_>, w: usize) -> u64 {
        match w {
            w if self.p.contains(&w) => FIRST,
            w if self.q.contains(&w) => SECOND,
            w => view.look.lemma[w],
        }
    }

    /// The words between the two names.
    pub(super) fn gap(&self) -> Range<usize> {
        let (first, second) = if self.p.start < self.q.start { (&self.p, &self.q) } else { (&self.q, &self.p) };
        first.end.min(second.start)..second.start
    }
}

/// The head of the noun phrase that a name stands in.
fn phrase(a: &Analysis, mut w: usize) -> usize {
    for _ in 0..4 {
        let word = &a.words()[w];
        let inner = matches!(word.deprel.base(), "compound" | "flat" | "amod" | "appos" | "nummod" | "det");
        match word.head.filter(|_| inner) {
            Some(h) => w = h,
            None => break,
        }
    }
    w
}

/// Whether a word has a meaning of its own.
pub(super) fn says(upos: Upos) -> bool {
    !matches!(upos, Upos::Punct | Upos::Det | Upos::Num | Upos::Cconj | Upos::Sym | Upos::Intj | Upos::X)
}
