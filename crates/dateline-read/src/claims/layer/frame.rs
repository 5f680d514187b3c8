//! What the learned layer looks at: the words with their hashes, the tree with its reaches, the quotations.

use std::ops::Range;

use dateline_lang::{Deprel, NameKind, Upos};

use super::table::{hash, mix};
use crate::claims::cues;
use crate::claims::quotations::{self, Quotation};
use crate::context::Context;

/// Words beyond this distance from a cue are not looked at.
const NEAR: usize = 90;

/// One document as the layer sees it.
pub(crate) struct Frame<'a> {
    pub(crate) cx: &'a Context<'a>,
    pub(crate) quotations: &'a [Quotation],
    /// Quotation of each word.
    pub(crate) quoted: Vec<Option<u32>>,
    /// Hash of each word's lemma in lower case.
    pub(crate) lemma: Vec<u64>,
    /// Hash of each word's form in lower case.
    pub(crate) form: Vec<u64>,
    /// First and last word below each word that is no punctuation.
    pub(crate) reach: Vec<(u32, u32)>,
    /// Class of each word as a cue (0: none).
    pub(crate) class: Vec<u8>,
    /// Class of the document: how it speaks of its readers and writers, and how often it quotes.
    pub(crate) register: u64,
    /// Coarse and fine class of each word by its company (0: unknown).
    pub(crate) like: Vec<(u64, u64)>,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(cx: &'a Context<'a>, quotations: &'a [Quotation]) -> Frame<'a> {
        let classes = &cx.kit.claims.classes;
        let a = cx.analysis;
        let n = a.words().len();
        let lower = |s: &str| hash(&s.to_lowercase());
        let reach = reaches(cx);
        let quoted = quotations::of_words(cx, quotations);
        let form: Vec<u64> = (0..n).map(|w| lower(a.form(w))).collect();
        let register = register(&form, &quoted);
        Frame {
            register,
            cx,
            quotations,
            quoted,
            lemma: (0..n).map(|w| lower(a.lemma(w))).collect(),
            form,
            reach,
            like: (0..n).map(|w| classes.of(&a.form(w).to_lowercase())).collect(),
            class: (0..n).map(|w| cues::class(&cues::lemma(a.lemma(w), a.form(w)))).collect(),
        }
    }

    pub(crate) fn upos(&self, w: usize) -> Upos {
        self.cx.analysis.words()[w].upos
    }
    pub(crate) fn deprel(&self, w: usize) -> Deprel {
        self.cx.analysis.words()[w].deprel
    }
    pub(crate) fn head(&self, w: usize) -> Option<usize> {
        self.cx.analysis.words()[w].head
    }
    pub(crate) fn is_punct(&self, w: usize) -> bool {
        self.upos(w) == Upos::Punct
    }
    /// Words of the sentence that holds a word; of a very long one the part near the word.
    pub(crate) fn sentence(&self, w: usize) -> Range<usize> {
        let a = self.cx.analysis;
        let whole = a.sentences()[a.words()[w].sentence].words.clone();
        whole.start.max(w.saturating_sub(NEAR))..whole.end.min(w + NEAR)
    }
    /// Class of the name that a word is part of (0: none).
    pub(crate) fn name(&self, w: usize) -> u64 {
        let a = self.cx.analysis;
        match a.words()[w].name.and_then(|n| a.names().get(n)).map(|n| n.kind) {
            None => 0,
            Some(NameKind::Per) => 1,
            Some(NameKind::Org) => 2,
            Some(NameKind::Loc) => 3,
            Some(NameKind::Misc) => 4,
        }
    }
    pub(crate) fn child(&self, w: usize, base: &'static str) -> Option<usize> {
        self.cx.analysis.children_by(w, base).next()
    }
    /// Whether a word is the first of a quotation.
    pub(crate) fn opens(&self, w: usize) -> bool {
        let q = self.quoted[w];
        q.is_some() && (w == 0 || self.quoted[w - 1] != q)
    }
    /// Whether a word is the last of a quotation, but for punctuation.
    pub(crate) fn shuts(&self, w: usize) -> bool {
        let Some(q) = self.quoted[w] else { return false };
        let mut next = w + 1;
        while next < self.quoted.len() && next < w + 8 && self.quoted[next] == Some(q) {
            if !self.is_punct(next) {
                return false;
            }
            next += 1;
        }
        true
    }
    /// Whether a word stands in a quotation.
    pub(crate) fn quoted_at(&self, w: usize) -> bool {
        self.quoted[w].is_some()
    }
    /// Whether a quotation ends right before a word, but for punctuation.
    pub(crate) fn shuts_before(&self, w: usize) -> bool {
        let mut at = w;
        while at > 0 && w - at < 4 {
            at -= 1;
            if self.quoted[at].is_some() {
                return true;
            }
            if !self.is_punct(at) {
                return false;
            }
        }
        false
    }
    /// What a place between words looks like from a cue: beyond the text, a quotation, a kind of punctuation, or a word.
    pub(crate) fn edge(&self, w: Option<usize>) -> u64 {
        let Some(w) = w.filter(|&w| w < self.form.len()) else { return 1 };
        if self.is_punct(w) { self.form[w] } else { 2 + self.upos(w) as u64 }
    }

    /// From a cue to every word of its sentence: a hash of the relations on the way, and how many there are.
    pub(crate) fn paths(&self, cue: usize) -> Paths {
        let range = self.sentence(cue);
        let mut at = vec![(0u64, 0u8); range.len()];
        let mut queue = Vec::with_capacity(range.len());
        let mut seen = vec![false; range.len()];
        at[cue - range.start] = (1, 0);
        seen[cue - range.start] = true;
        queue.push(cue);
        let mut next = 0;
        while let Some(&w) = queue.get(next) {
            next += 1;
            let (h, len) = at[w - range.start];
            let mut step = |to: usize, rel: Deprel, up: u64| {
                if range.contains(&to) && !seen[to - range.start] {
                    seen[to - range.start] = true;
                    let hash = if len >= 5 { 2 } else { mix(h, mix(rel as u64 + 7, up)) };
                    at[to - range.start] = (hash, (len + 1).min(9));
                    queue.push(to);
                }
            };
            if let Some(head) = self.head(w) {
                step(head, self.deprel(w), 1);
            }
            for &c in self.cx.analysis.children(w) {
                step(c as usize, self.deprel(c as usize), 0);
            }
        }
        Paths { start: range.start, at }
    }
}

/// Ways from a cue to the words of its sentence.
pub(crate) struct Paths {
    start: usize,
    at: Vec<(u64, u8)>,
}

impl Paths {
    /// Hash of the relations on the way to a word; 0 outside the sentence.
    pub(crate) fn to(&self, w: usize) -> u64 {
        w.checked_sub(self.start).and_then(|i| self.at.get(i)).map_or(0, |p| p.0)
    }
    /// How many relations; 9 for many or none.
    pub(crate) fn len(&self, w: usize) -> u64 {
        w.checked_sub(self.start).and_then(|i| self.at.get(i)).map_or(9, |p| u64::from(p.1))
    }
}

/// First and last word below each word, punctuation left out. Linear: from the leaves upward.
fn reaches(cx: &Context<'_>) -> Vec<(u32, u32)> {
    let words = cx.analysis.words();
    let mut reach: Vec<(u32, u32)> = (0..words.len() as u32).map(|w| (w, w)).collect();
    let mut waiting: Vec<u32> = (0..words.len()).map(|w| cx.analysis.children(w).len() as u32).collect();
    let mut ready: Vec<usize> = (0..words.len()).filter(|&w| waiting[w] == 0).collect();
    while let Some(w) = ready.pop() {
        if let Some(h) = words[w].head.filter(|&h| h < words.len()) {
            if words[w].upos != Upos::Punct {
                reach[h] = (reach[h].0.min(reach[w].0), reach[h].1.max(reach[w].1));
            }
            waiting[h] = waiting[h].saturating_sub(1);
            if waiting[h] == 0 {
                ready.push(h);
            }
        }
    }
    reach
}

/// A text of this many words counts half as it is, half as news usually is.
const SHORT: usize = 250;

/// How often a text says "I" and "you" outside quotations, and how often that somebody said something.
fn register(form: &[u64], quoted: &[Option<u32>]) -> u64 {
    let share = |list: &[&str]| {
        let hashes: Vec<u64> = list.iter().map(|w| hash(w)).collect();
        let n = form.iter().zip(quoted).filter(|(w, q)| q.is_none() && hashes.contains(w)).count();
        move |usual: usize| (n * 1000 + usual * SHORT) / (form.len() + SHORT)
    };
    let person = share(&["i", "you", "we", "my", "your", "our", "me", "us"])(2);
    let said = share(&["said", "says", "told", "according"])(10);
    let step = |n: usize, at: [usize; 3]| at.iter().filter(|&&a| n >= a).count() as u64;
    step(person, [4, 12, 35]) * 4 + step(said, [1, 4, 9])
}
