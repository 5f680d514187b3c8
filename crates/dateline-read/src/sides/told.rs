//! Whose word a side is: the innermost claim that it sits in, and whether that is the word of the one who takes the side.

use std::collections::HashMap;

use dateline_lang::Upos;
use dateline_model::{Record, Span};

use super::Found;
use crate::context::Context;
use crate::lexicon::Class;

/// Claims by the sentences that their content runs over.
pub(super) struct Claims {
    by_sentence: HashMap<usize, Vec<usize>>,
}

impl Claims {
    pub(super) fn new(cx: &Context<'_>, record: &Record) -> Claims {
        let mut by_sentence: HashMap<usize, Vec<usize>> = HashMap::new();
        for (n, c) in record.claims.iter().enumerate() {
            for span in c.content.spans() {
                let words = cx.analysis.words_in(*span);
                let (Some(first), Some(last)) = (words.clone().next(), words.last()) else { continue };
                let (first, last) = (cx.analysis.words()[first].sentence, cx.analysis.words()[last].sentence);
                for s in (first..=last).take(200) {
                    let list = by_sentence.entry(s).or_default();
                    if list.last() != Some(&n) && list.len() < 64 {
                        list.push(n);
                    }
                }
            }
        }
        Claims { by_sentence }
    }

    /// The innermost claim that a relation sits in, and whether it is the claim of the one who takes the side.
    pub(super) fn of(&self, cx: &Context<'_>, record: &Record, f: &Found) -> (Option<String>, bool) {
        let holds = |n: &&usize| {
            record.claims[**n].content.spans().iter().any(|s| s.contains(f.to) && (f.accused || s.contains(f.from)))
        };
        // "Urged the world to help; at home X backs her": the semicolon ends what is not quoted.
        let ended = |n: &&usize| {
            let c = &record.claims[**n];
            let cue = c.cue.as_ref().map(|q| q.words.span());
            let words = cue.filter(|q| q.end <= f.span.start && !f.accused);
            words.is_some_and(|q| {
                let between = cx.slice(Span::new(q.end, f.span.start));
                between.contains(';') && !between.contains(['"', '“', '”'])
            })
        };
        // "X's opposition to Y is well known" is nobody's word.
        let known = |n: &&usize| {
            record.claims[**n].cue.as_ref().is_some_and(|q| q.words.quote().ends_with("known")) && !f.accused
        };
        let here = cx.analysis.sentence_at(f.to.start).and_then(|s| self.by_sentence.get(&s));
        let inner = here
            .into_iter()
            .flatten()
            .filter(holds)
            .filter(|n| !ended(n) && !known(n))
            .min_by_key(|n| record.claims[**n].content.hull().map_or(u32::MAX, Span::len));
        let Some(c) = inner.map(|&n| &record.claims[n]) else { return (None, false) };
        let speaker = c.speaker.as_ref().and_then(|s| s.entity.as_ref());
        let own =
            speaker.is_some() && f.from_entity.and_then(|e| record.entities.get(e.place())).map(|e| &e.id) == speaker;
        // "The Y party, X's partner, said it would": its own word, whichever name the speaker goes by.
        let pronoun = matches!(cx.slice(f.from), "it" | "he" | "she" | "they");
        let within = |words: Span| {
            let e = f.from_entity.and_then(|e| record.entities.get(e.place()));
            e.is_some_and(|e| e.mentions.iter().any(|m| words.contains(m.words.span())))
        };
        let own = own || pronoun && c.speaker.as_ref().is_none_or(|s| within(s.words.span()));
        // "X will back Y, its chair said": X's own word.
        let own = own || c.speaker.as_ref().is_some_and(|s| speaks_for(cx, s.words.span(), f));
        (Some(c.id.clone()), own)
    }
}

/// Whether a speaker's words name an office of the one who takes the side ("its chair", "an X spokesman").
fn speaks_for(cx: &Context<'_>, speaker: Span, f: &Found) -> bool {
    let a = cx.analysis;
    let words = a.words_in(speaker);
    let office = words.clone().any(|w| cx.is(w, Class::SpokesmanTitle));
    let its = || words.clone().next().is_some_and(|w| matches!(a.form(w), "its" | "Its" | "their"));
    let named = || {
        let name = cx.slice(f.from);
        name.starts_with(char::is_uppercase) && cx.slice(speaker).contains(name)
    };
    // "His government", "union leader X" of the union, a general of the army.
    let from = cx.slice(f.from);
    let own = ["his ", "her ", "its ", "our "].iter().any(|p| from.starts_with(p));
    let head = a.head_of(f.from).filter(|_| f.from_entity.is_none() || from.starts_with(char::is_lowercase));
    let same = head.is_some_and(|h| {
        a.words()[h].upos == Upos::Noun
            && words.clone().any(|w| a.lemma(w) == a.lemma(h) && !f.from.contains(a.words()[w].span))
    });
    let forces = head.is_some_and(|h| cx.is(h, Class::ForceNoun));
    let officer = words.clone().any(|w| Class::Officer.has(a.lemma(w).to_lowercase().as_str()));
    if forces && officer || office && (own || same) {
        return true;
    }
    office && (its() && f.from.end <= speaker.start || named())
}
