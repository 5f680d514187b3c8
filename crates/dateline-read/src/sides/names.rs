//! Names that the entities have only in part or not at all, and whom "they" stands for.
//!
//! A capital right behind a person's name goes with it ("Mona Sell", where "sell" was read as a verb); "Bishops' Conference of X" is one name; the last word of
//! a known name stands for its bearer wherever it is written with a capital ("Sell said"). Not a weekday, nor a word at the head of a sentence
//! that is no name to the engine.

use std::collections::HashMap;

use dateline_lang::{Upos, Xpos};
use dateline_model::{EntityKind, MentionKind, Record, Span};

use super::{Ground, Hit};
use crate::context::Context;
use crate::entities::lexicon::{calendar, capital, noun, title};
use crate::entities::{EntityId, Index};
use crate::lexicon::Class;

type End = Hit;

pub(super) fn find(cx: &Context<'_>, record: &Record, index: &Index) -> HashMap<usize, End> {
    let a = cx.analysis;
    let mut out = HashMap::new();
    let mut bearers: HashMap<&str, EntityId> = HashMap::new();
    for (n, e) in record.entities.iter().enumerate().map(|(n, e)| (EntityId::new(n), e)) {
        let mut words = e.name.split_whitespace();
        if let Some(last) = words.next_back()
            && words.next().is_some()
            && last.len() > 3
            && last.starts_with(char::is_uppercase)
            && e.kind != EntityKind::Place
            // "Critics of X" is no name.
            && e.mentions.iter().any(|m| m.kind == MentionKind::Name && m.words.quote().ends_with(last))
        {
            bearers.entry(last).or_insert(n);
        }
    }
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            let form = a.form(w);
            if !form.starts_with(char::is_uppercase) {
                continue;
            }
            if let Some((e, span)) = index.named_at(w) {
                // "Bishops' Conference".
                let first = a.words_in(span).start;
                if first == w
                    && let Some(mark) = w.checked_sub(2).filter(|&b| {
                        let men = a.form(b).ends_with("men") && matches!(a.form(w - 1), "'s" | "’s");
                        b >= words.start && (men || matches!(a.form(w - 1), "'" | "’")) && capital(a.form(b))
                    })
                {
                    let whole = a.words()[mark].span.to(span);
                    for v in a.words_in(whole) {
                        out.insert(v, (Some(e), whole));
                    }
                }
                // "Hill Guard", of which the entities have the last word only; "Kestrel & Hale".
                let mut from = first;
                let part = |b: usize| {
                    a.words()[b].upos == Upos::Propn
                        && capital(a.form(b))
                        && a.words()[b].deprel.base() == "compound"
                        && a.words()[b].head.is_some_and(|h| span.contains(a.words()[h].span))
                };
                while first == w && from > words.start && part(from - 1) && first - from < 3 {
                    from -= 1;
                }
                let amp = a.words_in(span).end;
                let other = Some(amp + 1).filter(|&o| {
                    first == w && o < words.end && a.form(amp) == "&" && a.form(o).starts_with(char::is_uppercase)
                });
                if from < first || other.is_some() {
                    let whole = a.words()[from].span.to(span).to(other.map_or(span, |o| a.words()[o].span));
                    for v in a.words_in(whole) {
                        out.insert(v, (Some(e), whole));
                    }
                    continue;
                }
                // "The Commonwealth of the Straits", "United States of Merrin".
                let last = a.words_in(span).end.saturating_sub(1);
                let next = last + 1;
                if last == w && body(a.form(w)) && next + 1 < words.end && joins(a.form(w), a.form(next)) {
                    let of = next + 1 + usize::from(a.form(next + 1) == "the");
                    if of < words.end && a.form(of).starts_with(char::is_uppercase) && !calendar(a.form(of)) {
                        let end = index.named_at(of).map_or(a.words()[of].span, |n| n.1);
                        let whole = span.to(end);
                        for v in a.words_in(span) {
                            out.insert(v, (Some(e), whole));
                        }
                    }
                }
                continue;
            }
            let before = w.checked_sub(1).filter(|&b| b >= words.start).and_then(|b| index.named_at(b));
            let near = |span: Span| a.words()[w].span.start == span.end + 1;
            if let Some((e, span)) = before.filter(|b| near(b.1) && record.entities[b.0].kind == EntityKind::Person)
                && capital(form)
                && !calendar(form)
            {
                let whole = span.to(a.words()[w].span);
                for v in a.words_in(whole) {
                    out.insert(v, (Some(e), whole));
                }
            } else if w > words.start || a.words()[w].upos == Upos::Propn {
                if let Some(&e) = bearers.get(form) {
                    out.insert(w, (Some(e), a.words()[w].span));
                }
            }
        }
    }
    out
}

/// Persons that are a title only ("Chief Justice"), with the person named straight behind it.
pub(super) fn bearers(cx: &Context<'_>, record: &Record, index: &Index) -> HashMap<EntityId, EntityId> {
    let a = cx.analysis;
    let mut out = HashMap::new();
    for (n, e) in record.entities.iter().enumerate().map(|(n, e)| (EntityId::new(n), e)) {
        let titles = |w: &str| title(&w.to_lowercase()).is_some() || noun(&w.to_lowercase()).is_some();
        if e.kind != EntityKind::Person
            || !e.name.starts_with(char::is_uppercase)
            || !e.name.split_whitespace().all(titles)
        {
            continue;
        }
        let Some(m) = e.mentions.first() else { continue };
        let behind = index.named_at(a.words_in(m.words.span()).end);
        if let Some((b, span)) = behind.filter(|b| b.0 != n && record.entities[b.0].kind == EntityKind::Person)
            && span.start == m.words.span().end + 1
        {
            out.insert(n, b);
        }
    }
    out
}

/// "Of", or "for" and "against" after what people found for a cause.
fn joins(last: &str, next: &str) -> bool {
    next == "of" || matches!(next, "for" | "against") && cause(last)
}

/// Last words of bodies that may be for something.
fn cause(form: &str) -> bool {
    Class::OrganisationName.has(form)
}

/// Last words of bodies that go on with "of".
fn body(form: &str) -> bool {
    cause(form) || Class::BodyName.has(form)
}

/// Whom "they" and "them" stand for: the last plural subject or row of names before it, in its sentence or the one before.
pub(super) fn they(cx: &Context<'_>, index: &Ground<'_>, pronoun: usize) -> Option<End> {
    let a = cx.analysis;
    if !matches!(a.form(pronoun), "they" | "They" | "them" | "their" | "Their") {
        return None;
    }
    let s = a.words()[pronoun].sentence;
    // "They" that goes on from sentence to sentence.
    let mut before = s.saturating_sub(1);
    while before > 0 && s - before < 3 && a.form(a.sentences()[before].words.start) == "They" {
        before -= 1;
    }
    let first = a.sentences()[before].words.start;
    let plural =
        |w: &usize| a.words()[*w].deprel.base() == "nsubj" && matches!(a.words()[*w].xpos, Xpos::Nns | Xpos::Nnps);
    let object = |w: &usize| a.words()[*w].deprel.base() == "obj" && a.words()[*w].xpos == Xpos::Nns;
    let people = |w: &usize| object(w) && super::described(cx, *w).is_some();
    // "With 350 students taking part. The rector is with them": the only ones there are.
    let any = |w: &usize| a.words()[*w].xpos == Xpos::Nns && super::described(cx, *w).is_some();
    let near = || (first..pronoun).rev();
    let w = near().find(plural).or_else(|| near().find(people)).or_else(|| near().find(any))?;
    index.headed_by(w).or_else(|| super::described(cx, w))
}

/// "All three", "both", "the two": the last row of names in the sentence before; put into `out`.
pub(super) fn all_of(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<End>) -> Option<End> {
    let a = cx.analysis;
    let word = &a.words()[w];
    let counts = matches!(a.lemma(w), "both" | "all" | "two" | "three" | "four" | "five");
    if !counts || word.deprel.base() != "nsubj" {
        return None;
    }
    let before = word.sentence.checked_sub(1)?;
    let here = a.sentences()[word.sentence].words.start..w;
    let words = a.sentences()[before].words.start..w;
    let words = if word.upos == Upos::Det { here } else { words };
    let row = |v: usize| -> Vec<End> {
        std::iter::once(v).chain(a.children_by(v, "conj")).filter_map(|x| index.named_at(x)).collect()
    };
    let found = words.rev().filter(|&v| a.words()[v].upos == Upos::Propn).map(row).find(|r| r.len() > 1)?;
    out.extend(found);
    None
}
