//! Sides in columns: items "A: X" under a heading of picks or penalties, and "For: A, B. Against: C." about somebody named beside it.
//!
//! Not an item that names nobody ("Courier: no recommendation", "Drumland: none so far").

use dateline_lang::Upos;
use dateline_model::{BlockKind, EntityKind, Relation, SideBasis, Span};

use super::frame::push;
use super::{Found, Ground, Hit, described};
use crate::context::Context;
use crate::entities::EntityId;
use crate::headings;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    items(cx, index, out);
    votes(cx, index, out);
}

/// What the items under a heading say of the one behind their colon.
fn heading(word: &str) -> Option<Relation> {
    Some(match word {
        word if Class::BallotChoice.has(word) => Relation::Supports,
        "penalties" | "penalty" | "sanctions" => Relation::Sanctions,
        "recognition" | "recognitions" => Relation::Recognises,
        _ => return None,
    })
}

fn items(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let blocks = &cx.doc.blocks;
    for (b, head) in blocks.iter().enumerate() {
        let items = headings::items(cx, b);
        if items == 0 || head.repeats.is_some() || matches!(head.kind, BlockKind::Item | BlockKind::Boilerplate) {
            continue;
        }
        let words = a.words_in(head.words.span());
        let Some(relation) = words.clone().take(40).find_map(|w| heading(&a.form(w).to_lowercase())) else { continue };
        for item in &blocks[b + 1..b + 1 + items] {
            let words = a.words_in(item.words.span());
            let Some(colon) = words.clone().find(|&w| a.form(w) == ":") else { continue };
            let party = Span::new(a.words()[words.start].span.start, a.words()[colon].span.start);
            if colon == words.start
                || words.clone().any(|w| matches!(a.form(w), "no" | "none" | "nobody" | "undecided"))
            {
                continue;
            }
            let Some((from, entity)) = headings::party(cx, index, party) else { continue };
            let named = (colon + 1..words.end).filter_map(|w| index.named_at(w));
            // Whose side: a person or a body, before a place.
            let kind = |e: Option<EntityId>| e.map(|e| index.record.entities[e].kind);
            let mut named: Vec<Hit> = named.filter(|n| entity.is_none() || n.0 != entity).collect();
            named.sort_by_key(|n| matches!(kind(n.0), Some(EntityKind::Place)));
            let Some(to) = named.first().copied() else { continue };
            let start = out.len();
            push(cx, colon, &[(entity, from)], &[to], relation, "sides/column", out);
            out[start..].iter_mut().for_each(|f| f.basis = SideBasis::List);
        }
    }
}

/// "For: the Greens, the Agrarians. Against: the Monarchists.", of the person whom the sentences beside it name; "For President X: A, B" by lines.
fn votes(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let columns: Vec<Column> = cx.sentences().filter_map(|s| column(cx, s)).collect();
    let [first, .., last] = &columns[..] else { return };
    let a = cx.analysis;
    let (first, last) = (a.words()[first.colon].sentence, a.words()[last.colon].sentence);
    if last - first > 6 {
        return;
    }
    let person = |&(e, _): &Hit| e.is_some_and(|e| index.record.entities[e].kind == EntityKind::Person);
    let named = |s: usize| a.sentences()[s].words.clone().filter_map(|w| index.named_at(w)).find(person);
    let around = (last + 1..(last + 4).min(a.sentences().len())).chain((first.saturating_sub(2)..first).rev());
    let around = around.into_iter().find_map(named);
    let mut last = None;
    for c in columns {
        let own = (c.start + 1..c.colon).find_map(|w| index.named_at(w));
        // "For him: ...".
        let pronoun = (c.start + 1..c.colon).any(|w| super::frame::is_other(a.form(w)));
        let own = own.or(last.filter(|_| pronoun));
        last = own.or(last);
        let Some(to) = own.or(around.filter(|_| c.colon == c.start + 1)) else { continue };
        let mut from: Vec<Hit> = Vec::new();
        let mut aside = false;
        for w in c.colon + 1..c.end {
            // "Anna Bright (North)".
            aside = a.form(w) == "(" || aside && a.form(w) != ")";
            let noun = !aside && matches!(a.words()[w].upos, Upos::Noun | Upos::Propn);
            if let Some(hit) = index.named_at(w).or_else(|| described(cx, w)).filter(|_| noun)
                && from.iter().all(|f| !f.1.overlaps(hit.1))
            {
                from.push(hit);
            }
        }
        let start = out.len();
        push(cx, c.start, &from, &[to], c.relation, "sides/column", out);
        out[start..].iter_mut().for_each(|f| f.basis = SideBasis::List);
    }
}

/// Those who are for somebody, or against.
struct Column {
    start: usize,
    colon: usize,
    end: usize,
    relation: Relation,
}

/// "For", whom, a colon and a row, at the head of a line or a sentence; what the engine cut in two is one line.
fn column(cx: &Context<'_>, s: usize) -> Option<Column> {
    let a = cx.analysis;
    let start = a.sentences()[s].words.start;
    let relation = match a.form(start) {
        "For" => Relation::Supports,
        "Against" => Relation::Opposes,
        _ => return None,
    };
    let lines = |x: usize, y: usize| cx.slice(Span::new(a.words()[x].span.start, a.words()[y].span.end)).contains('\n');
    let near = (start + 1..a.words().len().min(start + 12)).take_while(|&w| !lines(start, w) && a.form(w) != ",");
    let colon = near.into_iter().find(|&w| a.form(w) == ":")?;
    let end = (colon + 1..a.words().len()).take(60).find(|&w| {
        lines(start, w)
            || a.words()[w].sentence != a.words()[colon].sentence
                && a.words()[w - 1].sentence == a.words()[colon].sentence
    });
    Some(Column { start, colon, end: end.unwrap_or(a.words().len().min(colon + 60)), relation })
}
