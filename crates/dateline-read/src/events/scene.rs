//! Which times and places each sentence names; [`super::when`] and [`super::place`] choose among them.

use dateline_model::{Record, Span};

use crate::context::Context;

/// A time or place of a sentence: the sentence, its index in the record, its words.
pub(crate) type Named = (usize, usize, Span);

/// Times and places by sentence.
#[derive(Debug)]
pub(crate) struct Scene {
    times: Vec<Named>,
    places: Vec<Named>,
}

impl Scene {
    pub(crate) fn new(cx: &Context<'_>, record: &Record) -> Scene {
        let sentence = |span: Span| cx.analysis.sentence_at(span.start);
        let times = record.times.iter().enumerate().filter(|(_, t)| t.from.is_some() || t.to.is_some());
        let times = times.filter_map(|(i, t)| Some((sentence(t.words.span())?, i, t.words.span()))).collect();
        let places = record.places.iter().enumerate();
        let places = places.filter_map(|(i, p)| Some((sentence(p.words.span())?, i, p.words.span()))).collect();
        Scene { times, places }
    }

    /// The times that a sentence names.
    pub(crate) fn times(&self, sentence: usize) -> &[Named] {
        of_sentence(&self.times, sentence)
    }

    /// The places that a sentence names.
    pub(super) fn places(&self, sentence: usize) -> &[Named] {
        of_sentence(&self.places, sentence)
    }
}

fn of_sentence(list: &[Named], sentence: usize) -> &[Named] {
    let a = list.partition_point(|x| x.0 < sentence);
    let b = list.partition_point(|x| x.0 <= sentence);
    &list[a..b]
}
