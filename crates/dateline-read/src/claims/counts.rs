//! Counts that somebody puts: "The interior ministry put the number of dead at two", "Doctors place the toll at 40".
//!
//! A verb of putting with a subject, a count as its object, and "at" before a number. Not: what is put at a place or at risk.

use dateline_lang::Upos;

use super::layer::frame::Frame;
use super::layer::{Found, span};
use crate::lexicon::Class;

/// The attribution whose cue is `w`.
pub(crate) fn find(f: &Frame<'_>, w: usize) -> Option<Found> {
    let a = f.cx.analysis;
    if f.upos(w) != Upos::Verb || !Class::Estimates.has(a.lemma(w)) || f.quoted_at(w) {
        return None;
    }
    let speaker = f.child(w, "nsubj").filter(|&s| s < w)?;
    let object = f.child(w, "obj").filter(|&o| o > w && Class::Tally.has(a.lemma(o)))?;
    let sentence = f.sentence(w);
    let at = (object..sentence.end.min(object + 10)).find(|&i| a.form(i) == "at")?;
    let number = (at + 1..sentence.end.min(at + 6)).find(|&i| f.upos(i) == Upos::Num)?;
    let last = (number..sentence.end).take_while(|&i| matches!(f.upos(i), Upos::Num | Upos::Noun)).last()?;
    let words = |head: usize| a.words_in(a.subtree_span(head));
    let (source, first) = (words(speaker), words(object).start);
    let source = Some((speaker, source.start, source.end.min(w) - 1));
    Some(Found { cue: w, group: span::verb_group(f, w), source, pieces: vec![(first, last)], trust: 0.7, sure: 0.5 })
}
