//! Time and place of an event, from its own passage: the clause, else the sentence where there is only one. Never the document's.

use dateline_lang::Upos;
use dateline_model::{EventDate, EventPlace, Record, Span};

use crate::context::Context;
use crate::events::arguments::{Roles, clause};

/// Times and places by sentence.
#[derive(Debug)]
pub(super) struct Scene {
    /// (sentence, index, span).
    times: Vec<(usize, usize, Span)>,
    places: Vec<(usize, usize, Span)>,
}

impl Scene {
    pub(super) fn new(cx: &Context<'_>, record: &Record) -> Scene {
        let sentence = |span: Span| cx.analysis.sentence_at(span.start);
        let times = record.times.iter().enumerate().filter(|(_, t)| t.from.is_some() || t.to.is_some());
        let times = times.filter_map(|(i, t)| Some((sentence(t.words.span())?, i, t.words.span()))).collect();
        let places = record
            .places
            .iter()
            .enumerate()
            .filter_map(|(i, p)| Some((sentence(p.words.span())?, i, p.words.span())))
            .collect();
        Scene { times, places }
    }

    fn of_sentence(list: &[(usize, usize, Span)], sentence: usize) -> &[(usize, usize, Span)] {
        let a = list.partition_point(|x| x.0 < sentence);
        let b = list.partition_point(|x| x.0 <= sentence);
        &list[a..b]
    }

    /// When.
    pub(super) fn date(&self, cx: &Context<'_>, record: &Record, word: usize) -> Option<EventDate> {
        let here = Scene::of_sentence(&self.times, cx.analysis.words()[word].sentence);
        let own = clause(cx, word);
        let near = |span: Span| span.start.abs_diff(cx.analysis.words()[word].span.start);
        let inside = here.iter().filter(|t| own.contains(t.2)).min_by_key(|t| near(t.2));
        let (found, basis) = match (inside, here) {
            (Some(t), _) => (t, "clause"),
            (None, [only]) => (only, "sentence"),
            _ => return None,
        };
        let t = &record.times[found.1];
        Some(EventDate {
            from: t.from.clone(),
            to: t.to.clone(),
            basis: basis.to_owned(),
            words: Some(t.words.clone()),
        })
    }

    /// Where: a toponym with a preposition of place, not one that takes part.
    pub(super) fn place(&self, cx: &Context<'_>, word: usize, roles: &Roles) -> Option<EventPlace> {
        let a = cx.analysis;
        let here = Scene::of_sentence(&self.places, a.words()[word].sentence);
        let located = |span: Span| {
            let head = a.head_of(span)?;
            let part = roles.actors.contains(&head) || roles.recipients.contains(&head);
            let case = a.children_by(head, "case").find(|&c| {
                matches!(
                    a.lemma(c),
                    "in" | "at" | "near" | "outside" | "around" | "across" | "inside" | "throughout" | "on"
                )
            });
            (!part && a.words()[head].upos != Upos::Adj && case.is_some()).then_some(())
        };
        let own = clause(cx, word);
        let near = |span: Span| span.start.abs_diff(a.words()[word].span.start);
        let candidates: Vec<_> = here.iter().filter(|p| located(p.2).is_some()).collect();
        let inside = candidates.iter().filter(|p| own.contains(p.2)).min_by_key(|p| near(p.2));
        match (inside, candidates.as_slice()) {
            (Some(p), _) => Some(EventPlace { index: p.1, basis: "clause".to_owned() }),
            (None, [only]) => Some(EventPlace { index: only.1, basis: "sentence".to_owned() }),
            _ => None,
        }
    }
}
