//! Sums in a row whose verb stands but once: "Kestria gave $6m to the fund, and Pelonia $4m".

use dateline_lang::Upos;
use dateline_model::{Record, Span, Stake};

use super::{parties, party, trigger};
use crate::context::Context;
use crate::entities::Index;

/// "Kestria gave $6m to the fund, and Pelonia $4m", "$500m and 200,000 tonnes of grain": what the verb before says holds again.
pub(super) fn gapped(cx: &Context<'_>, record: &Record, index: &Index, before: &Stake, stake: &mut Stake) {
    let a = cx.analysis;
    let Some(first) = stake.amount.and_then(|k| a.words_in(record.amounts[k].words.span()).next()) else { return };
    let joined = |w: usize| w.checked_sub(1).is_some_and(|b| matches!(a.form(b), "and" | "," | ";" | "while"));
    // "X gave Y $3m, and Z sent it 500 stoves": Y.
    let pronoun = |p: &dateline_model::Party| matches!(p.words.quote(), "it" | "them");
    let sentence = |s: &Stake| s.amount.and_then(|k| a.sentence_at(record.amounts[k].words.span().start));
    if let (Some(to), Some(first_to)) = (&mut stake.receiver, &before.receiver)
        && pronoun(to)
        && sentence(before).is_some()
        && sentence(before) == a.words().get(first).map(|w| w.sentence)
        && before.giver.is_some()
        && !pronoun(first_to)
    {
        to.entity.clone_from(&first_to.entity);
        if to.entity.is_none() {
            to.words = first_to.words.clone();
        }
    }
    let same = trigger(before).is_some() && trigger(before) == trigger(stake);
    let Some(name) = beside(cx, record, index, before, first) else {
        if same && joined(first) && stake.receiver.is_none() {
            stake.receiver.clone_from(&before.receiver);
        }
        return;
    };
    // "Owed X $870m and Y $64m": whoever stands before the sum comes to it.
    let cue = trigger(before);
    let doubled = before.receiver.as_ref().is_some_and(|r| {
        let r = r.words.span();
        before.giver.is_some()
            && cue.is_some_and(|c| r.start >= c.end)
            && before.amount.is_some_and(|k| {
                let sum = record.amounts[k].words.span();
                r.end <= sum.start && sum.start - r.end < 4
            })
    });
    let (giver, receiver) = if doubled {
        (before.giver.clone(), Some(party(cx, record, index, name)))
    } else {
        (Some(party(cx, record, index, name)), before.receiver.clone())
    };
    let own = stake.receiver.take().filter(|r| !r.words.span().overlaps(name));
    stake.giver = giver;
    stake.receiver = if doubled { receiver } else { own.filter(|_| same).or(receiver) };
}

/// The sum that only a gap makes a stake: nothing beside it says so.
pub(super) fn in_gap(cx: &Context<'_>, record: &Record, index: &Index, before: &Stake, k: usize) -> Option<Stake> {
    let first = cx.analysis.words_in(record.amounts[k].words.span()).next()?;
    let name = beside(cx, record, index, before, first)?;
    let span = name.to(record.amounts[k].words.span());
    Some(Stake {
        words: cx.text.quote(span),
        amount: Some(k),
        claim: crate::tolls::links::claim(cx, record, span),
        ..before.clone()
    })
}

/// Who stands before a sum in a row with the one before: "and Pelonia $4m", with no verb between.
pub(super) fn beside(cx: &Context<'_>, record: &Record, index: &Index, before: &Stake, first: usize) -> Option<Span> {
    let a = cx.analysis;
    let sum = record.amounts[before.amount?].words.span();
    let end = a.words_in(sum).end;
    if end == 0 || end > first || a.words()[end - 1].sentence != a.words()[first].sentence || first - end > 24 {
        return None;
    }
    if (end..first).any(|w| matches!(a.words()[w].upos, Upos::Verb) && a.words()[w].deprel.base() != "amod") {
        return None;
    }
    let name = parties::before_sum(cx, index, first)?;
    let w = a.words_in(name).start;
    let joined = |w: usize| w.checked_sub(1).is_some_and(|b| matches!(a.form(b), "and" | "," | ";" | "while"));
    // "And tiny Lirn $4m".
    (w.saturating_sub(2)..=w)
        .any(|x| x >= end && joined(x) && (x..w).all(|k| matches!(a.words()[k].upos, Upos::Adj | Upos::Det)))
        .then_some(name)
}
