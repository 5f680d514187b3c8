//! What the rules stand on: the entities by their words, who makes the claims, the lemmas.

use std::borrow::Cow;
use std::collections::HashMap;

use dateline_lang::Upos;
use dateline_model::{Record, Span};

use super::{lexicon, row};
use crate::clause::Role;
use crate::context::Context;
use crate::entities::{EntityId, Index};
use crate::lexicon::Class;

/// Sentences below a colon that are still the speaker's.
const BELOW: usize = 16;

/// A party: its entity, where the record has one, and its words.
pub(super) type Hit = (Option<EntityId>, Span);

/// The party that a mention is.
pub(super) fn hit((e, span): (EntityId, Span)) -> Hit {
    (Some(e), span)
}

/// What the rules stand on: the entities by their words, and who makes the claims.
pub(super) struct Ground<'a> {
    pub(super) record: &'a Record,
    pub(super) index: &'a Index,
    /// By the word of its cue: the speaker of a claim.
    pub(super) speakers: HashMap<usize, Hit>,
    /// By word: names that the entities have only in part, or not at all.
    pub(super) names: HashMap<usize, Hit>,
    /// Of an entity that is a title and no more: the one who bears it.
    pub(super) bearers: HashMap<EntityId, EntityId>,
    /// By word: the lemmas of verbs and adjectives, which many rules ask for.
    pub(super) lemmas: Vec<Option<Cow<'a, str>>>,
}

/// The lemma of a verb or an adjective.
pub(super) fn verbal<'a>(cx: &'a Context<'_>, w: usize) -> Option<Cow<'a, str>> {
    matches!(cx.analysis.words()[w].upos, Upos::Verb | Upos::Adj).then(|| lexicon::lemma(cx.analysis, w))
}

impl Ground<'_> {
    /// The lemma of a verb; a form that the engine does not know is one of the lexicon's words.
    pub(super) fn lemma<'a>(&'a self, cx: &'a Context<'_>, w: usize) -> Cow<'a, str> {
        match &self.lemmas[w] {
            Some(lemma) => Cow::Borrowed(lemma),
            None => lexicon::lemma(cx.analysis, w),
        }
    }

    /// The name (entity and span) that a word is part of.
    pub(super) fn named_at(&self, word: usize) -> Option<Hit> {
        self.names.get(&word).copied().or_else(|| self.index.named_at(word).map(hit)).map(|h| self.borne(h))
    }

    /// The mention (entity and span) that a word is the head of.
    pub(super) fn headed_by(&self, word: usize) -> Option<Hit> {
        let own = self.index.headed_by(word).map(hit);
        self.names.get(&word).copied().filter(|n| own.is_none_or(|h| n.1.contains(h.1))).or(own).map(|h| self.borne(h))
    }

    /// "Chief Justice", where the name behind it is an entity of its own: its bearer.
    pub(super) fn borne(&self, (e, span): Hit) -> Hit {
        (e.map(|e| self.bearers.get(&e).copied().unwrap_or(e)), span)
    }

    /// Who says the words at a word, where it stands in a claim whose speaker is known.
    pub(super) fn speaker_at(&self, cx: &Context<'_>, word: usize) -> Option<Hit> {
        self.in_claim(cx, word).or_else(|| self.before_colon(cx, word))
    }

    fn in_claim(&self, cx: &Context<'_>, word: usize) -> Option<Hit> {
        let at = cx.analysis.words()[word].span;
        let claim = cx.claim_around(self.record, at)?;
        let speaker = claim.speaker.as_ref()?;
        let span = speaker.words.span();
        if let Some(e) = speaker.entity.as_ref().and_then(|id| self.index.place(id)) {
            return Some((Some(e), span));
        }
        let named = cx.analysis.words_in(span).rev().find_map(|w| self.named_at(w))?;
        Some((named.0, span))
    }

    /// "The minister said:", with what he said behind it or in the paragraphs below: whoever said it is "I" and "we" there.
    fn before_colon(&self, cx: &Context<'_>, word: usize) -> Option<Hit> {
        let a = cx.analysis;
        if !matches!(lexicon::lower(a.form(word)).as_ref(), "i" | "we" | "our" | "my") {
            return None;
        }
        let s = a.words()[word].sentence;
        let says = |colon: usize, first: usize| {
            let near = (first.max(colon.saturating_sub(8))..colon).rev();
            let verb = near.into_iter().find(|&v| a.words()[v].upos == Upos::Verb && cx.is(v, Class::SpeechVerb))?;
            cx.clauses.filling(cx.clauses.on(verb)?, Role::Agent).next()
        };
        let own = a.sentences()[s].words.start;
        let before = (own..word).rev().find(|&v| a.form(v) == ":").and_then(|colon| says(colon, own));
        let above = || {
            (s.saturating_sub(BELOW)..s).rev().find_map(|s| {
                let words = a.sentences()[s].words.clone();
                let colon = words.clone().next_back().filter(|&v| a.form(v) == ":")?;
                says(colon, words.start)
            })
        };
        let speaker = before.or_else(above)?;
        let e = row(cx, self, speaker).first().and_then(|hit| hit.0)?;
        Some((Some(e), a.words()[word].span))
    }
}

impl std::ops::Deref for Ground<'_> {
    type Target = Index;
    fn deref(&self) -> &Index {
        self.index
    }
}

pub(super) fn speakers(cx: &Context<'_>, record: &Record, index: &Index) -> HashMap<usize, Hit> {
    let mut out = HashMap::new();
    for c in &record.claims {
        let (Some(cue), Some(speaker)) = (&c.cue, &c.speaker) else { continue };
        let named = || cx.analysis.words_in(speaker.words.span()).rev().find_map(|w| index.named_at(w)).map(|n| n.0);
        let Some(e) = speaker.entity.as_ref().and_then(|id| index.place(id)).or_else(named) else { continue };
        for w in cx.analysis.words_in(cue.words.span()) {
            out.entry(w).or_insert((Some(e), speaker.words.span()));
        }
    }
    out
}
