//! Parts of a count: "two of the dead were sisters", "17 of them children", "including three medics", "60 officers are among the injured".
//!
//! A part is a toll of its own that names the whole as what it is part of. Not a part that met another fate ("eight of them were released").

use dateline_model::TollKind;

use super::count::of_amount;
use super::figures::fate;
use super::{Hit, Page, push};
use crate::amounts::is_person;
use crate::lexicon::Class;
use crate::numbers::{Tokens, number};

pub(super) fn find(page: Page<'_, '_>, s: usize, hits: &mut Vec<Hit>, since: usize) {
    let Page { cx, record, amounts, t } = page;
    let a = cx.analysis;
    let range = t.within(a.sentences()[s].span);
    let mut done = None;
    for i in range.clone() {
        let Some(word) = a.words_in(t.span(i, i + 1)).next() else { continue };
        // "two of the dead"
        if let Some(n) = number(t, i)
            && t.w(n.end) == "of"
            && t.is(n.end + 1, ["the", "those"])
            && n.value.is_some_and(|v| v < 1e9)
            && let Some((kind, end)) =
                (n.end + 2..n.end + 4).find_map(|j| Some((fate(t.w(j)).or_else(|| victims(t, j, hits))?, j + 1)))
        {
            let span = t.span(i, end);
            // "Two of the hostages were freed".
            let freed = t.is(end, ["were", "was"]) && t.is(end + 1, Class::FreedForm) || t.is(end, Class::FreedForm);
            // "Two of the wounded died".
            let died = t.is(end, ["died", "succumbed"]) || t.is(end + 1, ["died", "succumbed"]);
            let kind = match (died, freed) {
                (true, _) => TollKind::Killed,
                (_, true) => TollKind::Released,
                _ => kind,
            };
            let whole = |v: Option<f64>| v.map(|v| v as u64);
            let count = super::count::Count {
                min: whole(n.min),
                max: whole(n.max),
                hedge: None,
                who: span,
                amount: None,
                individual: false,
                noun: "person".to_owned(),
                basis: None,
                unsure: false,
            };
            let Some(trigger) = a.words_in(span).next_back() else { continue };
            if !hits[since..].iter().any(|h| h.count.who.overlaps(span)) {
                hits.push(Hit { kind, count, words: span, trigger, rule: "tolls/part-of", added: false });
            }
            continue;
        }
        let Some(k) = amounts.at(word).filter(|k| done != Some(*k)) else { continue };
        done = Some(k);
        let Some(count) = of_amount(record, k) else { continue };
        let span = record.amounts[k].words.span();
        if hits[since..].iter().any(|h| h.count.who.overlaps(span)) {
            continue;
        }
        let first = i;
        let last = t.within(span).end;
        // "60 officers are among the injured", "were among those killed"
        if t.is(last, ["are", "were", "is", "was"])
            && t.w(last + 1) == "among"
            && t.is(last + 2, ["the", "those"])
            && let Some(kind) = fate(t.w(last + 3))
        {
            let Some(trigger) = a.words_in(t.span(last + 3, last + 4)).next() else { continue };
            let words = span.to(a.words()[trigger].span);
            hits.push(Hit { kind, count, words, trigger, rule: "tolls/among", added: false });
            continue;
        }
        // "Among the dead were three children", "the dead included 12 soldiers"
        if let Some((kind, at)) = whole_before(t, first)
            && let Some(trigger) = a.words_in(t.span(at, at + 1)).next()
        {
            let words = span.to(a.words()[trigger].span);
            hits.push(Hit { kind, count, words, trigger, rule: "tolls/among", added: false });
            continue;
        }
        // "17 of them children", "two of them were children"; "including three medics", "among them five nuns"
        let of_them = t.seq(last.wrapping_sub(2), &["of", "them"]) || t.seq(last.wrapping_sub(2), &["of", "whom"]);
        let after = last + usize::from(t.is(last, ["were", "are"]));
        let described = of_them
            && ((after..after + 3).any(|j| person(t, j)) && !told_later(t, after)
                // "Ten of them seriously".
                || t.is(last, ["seriously", "critically", "badly", "gravely", "severely"]));
        let listed = t.before(first, 1) == "including"
            || t.before(first, 1) == "them" && t.before(first, 2) == "among"
            || t.before(first, 1) == ":" && t.before(first, 2) == "them"
            // "Including 49 children and 34 women".
            || t.before(first, 1) == "and"
                && hits.last().is_some_and(|h| h.rule == "tolls/among" && t.within(h.count.who).end + 1 == first);
        if !(described || listed) {
            continue;
        }
        let here = hits.len() > since;
        let near = hits.last().filter(|h| {
            let before = h.count.who.end <= span.start && span.start - h.count.who.end < 120;
            before && (here || of_them && s.saturating_sub(a.words()[h.trigger].sentence) <= 1)
        });
        let Some(kind) = near.filter(|h| h.count.max != Some(0)).map(|h| h.kind) else { continue };
        let Some(trigger) = a.words_in(span).next_back() else { continue };
        push(hits, since, Hit { kind, count, words: span, trigger, rule: "tolls/among", added: false });
    }
}

/// The fate of the whole whose part is told next: "among the dead were [three children]", "the dead included [12 soldiers]".
fn whole_before(t: &Tokens, first: usize) -> Option<(TollKind, usize)> {
    let verb = first.checked_sub(1)?;
    let at = first.checked_sub(2)?;
    let led =
        |w: &[&str]| t.is(first.wrapping_sub(3), ["the", "those"]) && (w.is_empty() || t.is(first.wrapping_sub(4), w));
    let fits = t.is(verb, ["were", "are"]) && led(&["among"]) || t.is(verb, ["included", "include"]) && led(&[]);
    fits.then(|| fate(t.w(at))).flatten().map(|kind| (kind, at))
}

/// "The victims" are of the last count told.
fn victims(t: &Tokens, j: usize, hits: &[Hit]) -> Option<TollKind> {
    t.is(j, ["victims", "bodies"]).then(|| hits.last().map(|h| h.kind)).flatten()
}

fn person(t: &Tokens, j: usize) -> bool {
    let w = t.w(j);
    is_person(w)
        || w.strip_suffix('s').is_some_and(is_person)
        || matches!(w, "children" | "women" | "men" | "civilians")
}

/// A verb after the part tells another fate: "two of them women who were released".
fn told_later(t: &Tokens, j: usize) -> bool {
    (j..j + 3).any(|k| t.is(k, ["released", "freed", "later", "who"]))
}
