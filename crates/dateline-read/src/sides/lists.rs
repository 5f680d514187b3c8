//! Lists: items under a heading that says whose side they are on, and rows in a sentence.
//!
//! Codes "Supporting X:" with an item a party, "Support for X comes from A, B and C", "A, B and C recognise X" where the row runs on
//! past what the parse holds together. Not a list whose heading names nobody.

use std::collections::HashSet;

use dateline_model::{BlockKind, EntityKind, Record, Relation, SideBasis, Span};

use super::{Found, lexicon};
use crate::context::Context;
use crate::entities::{EntityId, Index};
use crate::headings;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, record: &Record, index: &Index, out: &mut Vec<Found>) {
    under_headings(cx, record, index, out);
    rows(cx, index, out);
    after_colons(cx, record, index, out);
}

/// "Recognising X: A, B and C.", "those in red back Y (D, E)".
fn after_colons(cx: &Context<'_>, record: &Record, index: &Index, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for mark in words.clone().filter(|&w| matches!(a.form(w), ":" | "(")) {
            let first = words.start.max(mark.saturating_sub(9));
            let told = |w: &usize| !matches!(a.form(*w), "for" | "with" | "pro" | "anti");
            let cue = (first..mark).rev().filter(told).find_map(|w| Some((w, relation(&a.form(w).to_lowercase())?)));
            let Some((cue, what)) = cue else { continue };
            let Some((to, to_span)) = whose(cx, record, index, cue + 1..mark) else { continue };
            let close = (mark + 1..words.end).find(|&w| matches!(a.form(w), ")" | ";" | ".")).unwrap_or(words.end);
            let from = run(cx, index, mark + 1, close);
            if from.len() < 2 || matches!(record.entities[to].kind, EntityKind::Place | EntityKind::Other) {
                continue;
            }
            for (entity, span) in from {
                out.push(list_item(cx, span, entity, (to, to_span), what, cue));
            }
        }
    }
}

/// What a heading's words say of the items under it.
fn relation(word: &str) -> Option<Relation> {
    Some(match word {
        word if Class::SupportWord.has(word) => Relation::Supports,
        word if Class::RecognitionWord.has(word) => Relation::Recognises,
        "allies" | "allied" => Relation::AlliedWith,
        word if Class::OpposeWord.has(word) => Relation::Opposes,
        "condemning" | "condemn" | "condemned" => Relation::Condemns,
        "sanctioning" | "sanctions" => Relation::Sanctions,
        _ => return None,
    })
}

/// What the words of a heading say from one on: one of those words, "stand by", "loyal to", "siding with".
fn says(cx: &Context<'_>, w: usize, end: usize) -> Option<Relation> {
    let a = cx.analysis;
    let next = (w + 1 < end).then(|| a.form(w + 1).to_lowercase());
    match (a.form(w).to_lowercase().as_str(), next.as_deref()) {
        ("stand" | "stands" | "standing" | "stood", Some("by" | "with" | "behind"))
        | ("side" | "sides" | "siding" | "sided", Some("with"))
        | ("loyal" | "sticking", Some("to" | "by" | "with"))
        | ("side" | "camp", Some("of")) => Some(Relation::Supports),
        ("hostile" | "opposed", Some("to")) => Some(Relation::Opposes),
        (
            "accept" | "accepting" | "consider" | "hold" | "regard" | "regarding" | "see" | "treat" | "treating"
            | "view",
            _,
        ) if (w + 1..end).any(|v| super::titles::rightful(a.lemma(v))) => Some(Relation::Recognises),
        _ if lexicon::asks(a.lemma(w)) => {
            let goes = |v: usize| super::exit::leaves(cx, v) || lexicon::exit(a.lemma(v));
            (w + 1..end).any(goes).then_some(Relation::DemandsExitOf)
        }
        (word, _) => relation(word),
    }
}

fn under_headings(cx: &Context<'_>, record: &Record, index: &Index, out: &mut Vec<Found>) {
    let blocks = &cx.doc.blocks;
    for (b, head) in blocks.iter().enumerate() {
        let span = head.words.span();
        let items = headings::items(cx, b);
        if items == 0
            || head.repeats.is_some()
            || matches!(head.kind, BlockKind::Item | BlockKind::Boilerplate)
            || span.len() > 200
        {
            continue;
        }
        let a = cx.analysis;
        let words = a.words_in(span);
        let Some((cue, what)) = words.clone().find_map(|w| Some((w, says(cx, w, words.end)?))) else { continue };
        // Whose side: who is named after the word; "X's supporters:" names it before.
        let Some((to, to_span)) = whose(cx, record, index, cue + 1..words.end)
            .or_else(|| (words.start..cue).rev().find_map(|w| index.headed_by(w)))
            .or_else(|| spoken_of(cx, record, index, b).filter(|_| words.len() < 4 && cue == words.start))
        else {
            continue;
        };
        // "Support in the north": a place has none; a state may be under sanctions.
        let firm = cx.is(cue, Class::StandsWith);
        let place = !firm && matches!(record.entities[to].kind, EntityKind::Place | EntityKind::Other);
        if place && matches!(what, Relation::Supports | Relation::Recognises) {
            continue;
        }
        let mut seen = HashSet::new();
        for item in &blocks[b + 1..b + 1 + items] {
            // The same country under two headings is two facts; twice under one is one.
            if !seen.insert(item.words.quote()) {
                continue;
            }
            let Some((from, entity)) = headings::party(cx, index, item.words.span()) else { continue };
            out.push(Found {
                span: item.words.span(),
                from,
                from_entity: entity,
                to: to_span,
                to_entity: Some(to),
                relation: what,
                basis: SideBasis::List,
                rule: "sides/list-under-heading",
                cue: Some(cue),
                accused: false,
                sure: false,
            });
        }
    }
}

/// "Who backs X? For: ... Against: ...": the person named last in what stands before the lists.
fn spoken_of(cx: &Context<'_>, record: &Record, index: &Index, head: usize) -> Option<(EntityId, Span)> {
    let blocks = &cx.doc.blocks[..head];
    let text = blocks.iter().rev().take(60).find(|b| {
        b.kind != BlockKind::Item && cx.analysis.words_in(b.words.span()).len() > 3 && !headings::line(cx, b)
    })?;
    let people = |&(e, _): &(EntityId, Span)| record.entities[e].kind == EntityKind::Person;
    cx.analysis.words_in(text.words.span()).rev().filter_map(|w| index.named_at(w)).find(people)
}

/// Whom the words of a heading name: the first name, whole ("President Mira Tashev as acting head" is Tashev); else the last description.
fn whose(cx: &Context<'_>, record: &Record, index: &Index, words: std::ops::Range<usize>) -> Option<(EntityId, Span)> {
    let a = cx.analysis;
    let end = words.clone().find(|&w| a.form(w).eq_ignore_ascii_case("as")).unwrap_or(words.end);
    let mut names: Vec<(EntityId, Span)> = (words.start..end).filter_map(|w| index.named_at(w)).collect();
    // "Recognise Assembly leader X", where the capitals made a name of the verb.
    let before = words.start.checked_sub(1).map_or(0, |w| a.words()[w].span.end);
    names.retain(|n| n.1.start >= before);
    // "Sanctions on the government of X": the government.
    if let Some(&(_, span)) = names.first() {
        let rule = (words.start..a.words_in(span).start)
            .filter(|&w| cx.is(w, Class::GovernmentNoun))
            .find_map(|w| index.headed_by(w).filter(|h| h.1.contains(span)));
        if rule.is_some() {
            return rule;
        }
    }
    let Some(&(first, span)) = names.first() else {
        return (words.start..end).rev().find_map(|w| index.headed_by(w));
    };
    // A heading's capitals may break a name: the run of capitals that ends in the full name of somebody is he.
    let inside = a.words_in(span);
    let capital = |w: usize| a.form(w).starts_with(char::is_uppercase);
    let stop = (inside.end..end).find(|&w| !capital(w)).unwrap_or(end);
    if stop > inside.end {
        let run = a.words()[inside.start].span.to(a.words()[stop - 1].span);
        let wording = cx.slice(run);
        let whole = record.entities.iter().position(|e| e.name == wording).map(EntityId::new);
        if let Some(e) = whole.or_else(|| names.iter().find(|n| n.1.contains(run)).map(|n| n.0)) {
            return Some((e, run));
        }
        // "Davor | Kettle": the surname's bearer, else the bearer of the first part.
        let bearer = names.iter().find(|n| n.1.end == run.end && record.entities[n.0].kind == EntityKind::Person);
        return Some((bearer.map_or(first, |n| n.0), run));
    }
    Some((first, span))
}

/// "Support for X comes from A, B and C, whereas D, E and F recognise Y".
fn rows(cx: &Context<'_>, index: &Index, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            let lemma = a.lemma(w);
            if matches!(lemma, "support" | "backing" | "recognition") && w + 2 < words.end && a.form(w + 1) == "for" {
                let Some(verb) =
                    (w + 2..words.end.min(w + 14)).find(|&v| a.lemma(v) == "come" && a.words().get(v + 1).is_some())
                else {
                    continue;
                };
                if !matches!(
                    a.form((verb + 1).min(words.end - 1)),
                    "from" | "mainly" | "chiefly" | "largely" | "mostly"
                ) {
                    continue;
                }
                let Some((to, to_span)) = (w + 2..verb).rev().find_map(|v| index.headed_by(v)) else { continue };
                let relation = if lemma == "recognition" { Relation::Recognises } else { Relation::Supports };
                let named = run(cx, index, verb + 2, words.end);
                // "From X and from the Y", who are no names.
                let from = (verb + 2..words.end).filter(|&p| a.form(p) == "from").filter_map(|p| a.words()[p].head);
                for (_, span) in from.filter(|&h| index.named_at(h).is_none()).filter_map(|h| super::described(cx, h)) {
                    let item = list_item(cx, span, to, (to, to_span), relation, w);
                    out.push(Found { from_entity: None, ..item });
                }
                for (from, span) in named {
                    out.push(list_item(cx, span, from, (to, to_span), relation, w));
                }
            } else if Class::TakesSide.has(lemma) && a.words()[w].upos == dateline_lang::Upos::Verb {
                // The row before the verb, read by its commas: only where it is a row of three or more.
                let before = run_back(cx, index, w, words.start);
                // "A, B and four other states".
                let others = w > words.start + 2 && cx.is(w - 1, Class::StateNoun);
                if before.len() < 3 && !(others && before.len() == 2) {
                    continue;
                }
                let Some((to, to_span)) = (w + 1..words.end.min(w + 8)).find_map(|v| index.headed_by(v)) else {
                    continue;
                };
                let relation = match lemma {
                    "recognise" | "recognize" => Relation::Recognises,
                    "oppose" => Relation::Opposes,
                    _ => Relation::Supports,
                };
                if others && let Some((_, span)) = super::described(cx, w - 1) {
                    let item = list_item(cx, span, to, (to, to_span), relation, w);
                    out.push(Found { from_entity: None, ..item });
                }
                for (from, span) in before {
                    out.push(list_item(cx, span, from, (to, to_span), relation, w));
                }
            }
        }
    }
}

fn list_item(
    cx: &Context<'_>,
    from: Span,
    entity: EntityId,
    to: (EntityId, Span),
    relation: Relation,
    cue: usize,
) -> Found {
    let sentence = &cx.analysis.sentences()[cx.analysis.words()[cue].sentence];
    Found {
        span: sentence.span,
        from,
        from_entity: Some(entity),
        to: to.1,
        to_entity: Some(to.0),
        relation,
        basis: SideBasis::List,
        rule: "sides/row",
        cue: Some(cue),
        accused: false,
        sure: false,
    }
}

/// Whether a word may stand between two members of a row.
fn between(form: &str) -> bool {
    Class::ListJoiner.has(form.to_lowercase().as_str())
}

/// Members of a row from here on.
fn run(cx: &Context<'_>, index: &Index, start: usize, end: usize) -> Vec<(EntityId, Span)> {
    let a = cx.analysis;
    let mut out: Vec<(EntityId, Span)> = Vec::new();
    let mut w = start.min(end);
    let mut gap = 0;
    while w < end && gap < 5 {
        if let Some((e, span)) = member(cx, index, w) {
            // A member after "and" and the next without one ends the row before it ("... and C, D recognise").
            out.push((e, span));
            w = a.words_in(span).end.max(w + 1);
            gap = 0;
            continue;
        }
        if !between(a.form(w)) {
            if !out.is_empty() {
                break;
            }
            gap += 1;
        }
        w += 1;
    }
    out
}

/// Members of a row up to here, in text order.
fn run_back(cx: &Context<'_>, index: &Index, end: usize, start: usize) -> Vec<(EntityId, Span)> {
    let a = cx.analysis;
    let mut out: Vec<(EntityId, Span)> = Vec::new();
    let mut w = end;
    while w > start {
        w -= 1;
        if let Some((e, span)) = member(cx, index, w) {
            out.push((e, span));
            w = a.words_in(span).start;
            continue;
        }
        let counted = cx.is(w, Class::StateNoun) || a.words()[w].upos == dateline_lang::Upos::Num;
        let helps = matches!(a.words()[w].upos, dateline_lang::Upos::Aux | dateline_lang::Upos::Adv);
        if (helps || counted) && out.is_empty() {
            continue;
        }
        // "Six states - A, B and C - recognise".
        let dash = matches!(a.form(w), "-" | "–" | "—") && out.is_empty();
        if !between(a.form(w)) && !dash {
            break;
        }
    }
    out.reverse();
    out
}

/// The named entity that a word belongs to.
fn member(cx: &Context<'_>, index: &Index, w: usize) -> Option<(EntityId, Span)> {
    if between(cx.analysis.form(w)) {
        return None;
    }
    index.named_at(w)
}
