//! Amounts: money, people, things, shares.
//!
//! [`find`] walks the tokens once; at each place money is tried first, then shares, then counts. Hedges before and after belong to the
//! amount and open its bounds. What a time expression covers is no amount.

mod counts;
mod currency;
mod found;
mod hedges;
mod money;
mod people;
mod percent;

pub(crate) use people::is_person;

use dateline_model::{Amount, AmountKind, Record, Why};

use crate::context::Context;
use crate::numbers::{Kind, Tokens};
use found::Found;
use hedges::Bound;

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let t = Tokens::new(cx.doc);
    let year = cx.doc.published.as_deref().and_then(|p| p.get(..4)).and_then(|y| y.parse().ok());
    let dollar = currency::plain_dollar(&t);
    let mut times = record.times.iter().map(|w| w.words.span()).peekable();
    let (mut i, mut floor) = (0, 0);
    let mut last: Option<Found> = None;
    while i < t.len() {
        let at = t.start(i);
        while times.next_if(|w| w.end <= at).is_some() {}
        // A span that stretches over others, as "between 2005 and 2013", is only skipped number by number.
        let timed = times.peek().is_some_and(|w| w.start <= at) && t.kind(i) != Kind::Break;
        if timed || !cx.counts(at) {
            i += 1;
            continue;
        }
        let found = money::find(&t, i, year)
            .or_else(|| percent::find(&t, i))
            .or_else(|| counts::find(cx, &t, i, last.as_ref()));
        let Some(f) = found else {
            i += 1;
            continue;
        };
        let f = hedged(&t, f, floor);
        (i, floor) = (f.end.max(i + 1), f.end);
        record.amounts.push(amount(cx, &t, &f, dollar, record.amounts.len() + 1));
        last = Some(f);
    }
}

/// With the hedges about it.
fn hedged(t: &Tokens, mut f: Found, floor: usize) -> Found {
    let mut bound = None;
    if t.before(f.start, 1) == "between" && f.value.is_none() && f.max.is_some() && f.start > floor {
        f.start -= 1;
    }
    if let Some(h) = hedges::before(t, f.start, floor) {
        (f.start, f.hedge, bound) = (h.start, Some(h.words), Some(h.bound));
        if let Some(outer) =
            hedges::before(t, f.start, floor).filter(|_| matches!(h.words, "some" | "estimated" | "about"))
        {
            (f.start, f.hedge, bound) = (outer.start, Some(outer.words), Some(outer.bound));
        }
    }
    if let Some((words, b, end)) = hedges::after(t, f.end) {
        f.end = end;
        if f.hedge.is_none() {
            (f.hedge, bound) = (Some(words), Some(b));
        }
    }
    // "20-odd", "$1,000-plus", "100+": the number itself is open.
    if f.hedge.is_none() && f.value.is_some() && f.max.is_none() {
        let words = [("odd", "odd"), ("plus", "plus"), ("+", "plus")];
        f.hedge = words.iter().find(|(w, _)| (f.start..f.end).any(|k| t.w(k) == *w)).map(|(_, name)| *name);
    }
    match bound {
        Some(Bound::Least) => f.max = None,
        Some(Bound::Most) => f.min = None,
        _ => {}
    }
    f
}

fn amount(cx: &Context<'_>, t: &Tokens, f: &Found, dollar: (Option<&str>, &str), n: usize) -> Amount {
    let mut why = Why::rule(f.rule);
    if let Some(note) = &f.note {
        why = why.note(note.clone());
    }
    let mut unit = f.unit.clone();
    if f.plain_dollar && f.kind == AmountKind::Money {
        unit = dollar.0.map(str::to_owned);
        why = why.note(dollar.1);
    }
    Amount {
        id: format!("a{n}"),
        words: cx.text.quote(t.span(f.start, f.end)),
        kind: f.kind,
        value: f.value,
        min: f.min,
        max: f.max,
        unit,
        hedge: f.hedge.map(str::to_owned),
        why: vec![why],
    }
}
