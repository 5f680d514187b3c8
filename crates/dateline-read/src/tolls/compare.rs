//! Tolls against each other: repeats folded, contradictions marked.
//!
//! Two tolls differ only where they are of one kind, count the same sort of people, and neither their places nor their days keep them
//! apart; then each names the other. A part is no contradiction of its whole, a person singled out none of a total, and bounds that
//! overlap ("at least 3" and "7") agree. No mean is ever taken.

use crate::lexicon::Class;
use dateline_model::{Code, Problem, Record, Toll};

/// Tellings of one toll that are kept; more would say nothing new.
const TOLD: usize = 16;

/// Tolls told after one that are compared with it.
const NEAR: usize = 48;

/// One toll and what its comparison needs.
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub(super) struct Draft {
    pub(super) toll: Toll,
    /// Lemma of the noun counted.
    pub(super) noun: String,
    /// One person singled out.
    pub(super) individual: bool,
    /// Those treated or held in one place are no total either.
    pub(super) local: bool,
    /// The sentences that tell it.
    pub(super) sentences: Vec<usize>,
    /// Means that the sentence names.
    pub(super) means: Vec<String>,
    /// Place in the list of the whole that this is a part of.
    pub(super) part_of: Option<usize>,
    /// Told by a headline.
    pub(super) headline: bool,
    /// "Dozens", "hundreds": words that give only a bound.
    pub(super) vague: bool,
}

fn same_people(a: &Draft, b: &Draft) -> bool {
    a.noun == b.noun || Class::CountOfPeople.has(a.noun.as_str()) && Class::CountOfPeople.has(b.noun.as_str())
}

fn may_be_same_people(a: &Draft, b: &Draft) -> bool {
    // Nobody at all denies anybody; no Americans deny only Americans.
    let nobody = |d: &Draft| is_none(d) && Class::CountOfPeople.has(d.noun.as_str());
    same_people(a, b) || nobody(a) || nobody(b)
}

fn is_none(d: &Draft) -> bool {
    d.toll.min == Some(0) && d.toll.max == Some(0)
}

/// A denial that names a means ("opened fire with live ammunition, but no casualties") speaks only of that means.
fn same_means(a: &Draft, b: &Draft) -> bool {
    let bound = |none: &Draft, other: &Draft| {
        is_none(none) && !none.means.is_empty() && !none.means.iter().any(|m| other.means.contains(m))
    };
    !bound(a, b) && !bound(b, a)
}

/// Whether anything says that the two are of one occasion: told close together, of one place, of one day, or by one means.
fn one_occasion(record: &Record, a: &Draft, b: &Draft) -> bool {
    let place = |d: &Draft| {
        d.toll.place.as_ref().and_then(|id| record.places.iter().find(|p| &p.id == id)).map(|p| p.name.as_str())
    };
    let day = |d: &Draft| {
        let w = d.toll.date.as_ref().and_then(|id| record.times.iter().find(|w| &w.id == id))?;
        let from = w.from.as_ref()?.get(..10)?;
        (w.to.as_ref()?.get(..10)? == from).then(|| from.to_owned())
    };
    a.sentences.iter().any(|x| b.sentences.iter().any(|y| x.abs_diff(*y) <= 4))
        || place(a).is_some() && place(a) == place(b)
        || day(a).is_some() && day(a) == day(b)
        || a.means.iter().any(|m| b.means.contains(m))
}

/// Whether their days allow them to be of one occasion.
fn same_time(record: &Record, a: &Toll, b: &Toll) -> bool {
    let days = |t: &Toll| {
        let id = t.date.as_ref()?;
        let w = record.times.iter().find(|w| &w.id == id)?;
        let day = |s: &String| s.get(..10).map(str::to_owned);
        Some((w.from.as_ref().and_then(day)?, w.to.as_ref().and_then(day)?))
    };
    match (days(a), days(b)) {
        (Some((a1, a2)), Some((b1, b2))) => a1 <= b2 && b1 <= a2,
        _ => true,
    }
}

fn same_place(record: &Record, a: &Toll, b: &Toll) -> bool {
    let place = |t: &Toll| t.place.as_ref().and_then(|id| record.places.iter().find(|p| &p.id == id));
    match (place(a), place(b)) {
        (Some(x), Some(y)) => x.name == y.name,
        _ => true,
    }
}

/// Whether the bounds leave no number that both allow.
fn apart(a: &Toll, b: &Toll) -> bool {
    let below = |x: Option<u64>, y: Option<u64>| matches!((x, y), (Some(x), Some(y)) if x < y);
    below(a.max, b.min) || below(b.max, a.min)
}

/// Whether the same count of the same people is told in the same words.
fn told_again(a: &Draft, b: &Draft) -> bool {
    (a.toll.min, a.toll.max) == (b.toll.min, b.toll.max)
        && a.toll.hedge == b.toll.hedge
        && same_people(a, b)
        && !(a.individual && Class::CountOfPeople.has(a.noun.as_str()))
}

/// Whether one telling is the other said less exactly: "12" in a headline and "at least 12" below, "hundreds" and "340", close together.
fn retold(a: &Draft, b: &Draft) -> bool {
    let near = a.headline != b.headline || a.sentences.iter().any(|x| b.sentences.iter().any(|y| x.abs_diff(*y) <= 6));
    let general = |d: &Draft| Class::CountOfPeople.has(d.noun.as_str());
    let people = same_people(a, b) || general(a) || general(b);
    if a.individual || !near || !people || is_none(a) || is_none(b) {
        return false;
    }
    let hedged = a.toll.min == b.toll.min
        && a.toll.min.is_some_and(|n| n > 2)
        && (a.toll.max == b.toll.max || a.toll.max.is_none() || b.toll.max.is_none());
    let within = |vague: &Draft, exact: &Draft| {
        let (Some(least), Some(n)) = (vague.toll.min, exact.toll.min) else { return false };
        vague.vague && !exact.vague && vague.headline && least <= n && n < least * 10
    };
    hedged || within(a, b) || within(b, a)
}

/// Folds repeats: the same count of the same people told again is one toll. Says for each draft where it went.
pub(super) fn fold(record: &Record, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut went: Vec<usize> = Vec::with_capacity(drafts.len());
    for mut d in drafts {
        d.part_of = d.part_of.and_then(|p| went.get(p).copied());
        let recent = out.len().saturating_sub(300);
        let same = out[recent..].iter().position(|o| {
            o.toll.kind == d.toll.kind
                && o.individual == d.individual
                && o.part_of == d.part_of
                && (told_again(o, &d) || retold(o, &d))
                && same_time(record, &o.toll, &d.toll)
                && same_place(record, &o.toll, &d.toll)
        });
        match same.map(|k| k + recent) {
            Some(k) => {
                went.push(k);
                // The text's own telling says more than a headline, and a number more than "dozens".
                let fuller =
                    |a: &Draft, b: &Draft| a.vague && !b.vague || a.vague == b.vague && a.headline && !b.headline;
                if fuller(&out[k], &d) {
                    std::mem::swap(&mut out[k], &mut d);
                }
                if out[k].sentences.len() < TOLD {
                    out[k].sentences.append(&mut d.sentences);
                }
                let o = &mut out[k].toll;
                o.claim = o.claim.take().or(d.toll.claim);
                o.date = o.date.take().or(d.toll.date);
                o.place = o.place.take().or(d.toll.place);
            }
            None => {
                went.push(out.len());
                out.push(d);
            }
        }
    }
    out
}

/// Marks contradictions both ways and notes each pair once.
pub(super) fn differ(record: &mut Record, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        for j in i + 1..drafts.len().min(i + NEAR) {
            let (a, b) = (&drafts[i], &drafts[j]);
            let comparable = a.toll.kind == b.toll.kind
                && a.part_of.is_none()
                && b.part_of.is_none()
                && may_be_same_people(a, b)
                && (!a.individual && !b.individual && !a.local && !b.local || is_none(a) || is_none(b))
                && same_means(a, b)
                && one_occasion(record, a, b)
                && same_time(record, &a.toll, &b.toll)
                && same_place(record, &a.toll, &b.toll);
            if !comparable || !apart(&a.toll, &b.toll) {
                continue;
            }
            let (x, y) = (a.toll.id.clone(), b.toll.id.clone());
            record.document.problems.push(
                Problem::new(
                    Code::DifferingTolls,
                    format!("two counts differ: {:?} and {:?}", a.toll.words.quote(), b.toll.words.quote()),
                )
                .hint("both are kept; compare who says so")
                .at(b.toll.words.span()),
            );
            drafts[i].toll.differs_from.push(y);
            drafts[j].toll.differs_from.push(x);
        }
    }
}
