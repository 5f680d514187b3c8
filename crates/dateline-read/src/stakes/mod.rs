//! Stakes: money and material that somebody gives, lends, owes or stands to lose.
//!
//! For every sum of money the families of words are asked in turn ([`cue`]): a verb that moves money, or a noun beside the sum. Who gives,
//! who receives and for what is read from the phrases about it ([`by_verb`], [`by_noun`], [`sums`]); what is not said stays null. [`refused`] says
//! what is none; a sum with neither giver nor receiver is none either, but for the price on somebody's head. [`gaps`] reads sums in a row,
//! [`goods`] and [`gifts`] things without a price, [`lists`] givers under a heading.

mod by_noun;
mod by_verb;
mod cue;
pub(crate) mod families;
mod frame;
mod gaps;
mod gifts;
mod goods;
mod lists;
mod material;
mod parties;
mod refused;
mod sums;

use dateline_model::{AmountKind, Party, Quoted, Record, Span, Stake};

use crate::antecedent;
use crate::context::Context;
use crate::entities::Index;
use sums::{about, period};

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let mut stakes = Vec::new();
    for k in 0..record.amounts.len() {
        let material = || material::counts(&record.amounts[k]);
        let stake = || about(cx, record, &index, k).or_else(|| gifts::given(cx, record, &index, k));
        if (record.amounts[k].kind == AmountKind::Money || material())
            && let Some(mut stake) =
                stake().or_else(|| stakes.last().and_then(|before| gaps::in_gap(cx, record, &index, before, k)))
        {
            if let Some(before) = stakes.last() {
                gaps::gapped(cx, record, &index, before, &mut stake);
            }
            stakes.push(stake);
        }
    }
    // "Bought 12 helicopters for $240m": the money says it.
    let paid: Vec<Span> = stakes.iter().filter(|s| is_money(record, s) && is_sale(s)).filter_map(trigger).collect();
    stakes.retain(|s| is_money(record, s) || !is_sale(s) || trigger(s).is_none_or(|t| !paid.contains(&t)));
    let told: Vec<Span> = stakes.iter().filter(|s| is_money(record, s)).filter_map(trigger).collect();
    let before = stakes.len();
    goods::find(cx, record, &index, &mut stakes);
    // "Donated vaccine worth $900,000": the money says it.
    let mut n = 0;
    stakes.retain(|s| {
        n += 1;
        n <= before || trigger(s).is_none_or(|t| !told.contains(&t))
    });
    lists::find(cx, record, &index, &mut stakes);
    stakes.sort_by_key(|s| (s.words.span().start, s.words.span().end));
    for (n, stake) in stakes.iter_mut().enumerate() {
        stake.id = format!("m{}", n + 1);
    }
    record.stakes.extend(stakes);
}

/// The word that a stake hangs on.
fn trigger(stake: &Stake) -> Option<Span> {
    stake.why.first().and_then(|w| w.words.as_ref()).map(Quoted::span)
}

fn is_sale(stake: &Stake) -> bool {
    stake.why.first().is_some_and(|w| w.rule.starts_with("stakes/sale/"))
}

fn is_money(record: &Record, stake: &Stake) -> bool {
    stake.amount.is_some_and(|k| record.amounts[k].kind == AmountKind::Money)
}

fn party(cx: &Context<'_>, record: &Record, index: &Index, span: Span) -> Party {
    // "The deposed ruler, General X": the name says who.
    if let Some((e, name)) = parties::apposed(cx, record, index, span) {
        return Party { words: cx.text.quote(span.to(name)), entity: Some(record.entities[e].id.clone()) };
    }
    let it = || {
        let w = cx.analysis.words_in(span).next()?;
        let e = antecedent::of_it(cx, record, index, w).or_else(|| antecedent::of_he(cx, record, index, w))?;
        Some(record.entities[e].id.clone())
    };
    let whole = cx.analysis.words_in(span).len() == 1;
    Party {
        words: cx.text.quote(span),
        entity: index.id_at(cx, record, span).or_else(|| if whole { it() } else { None }),
    }
}
