//! The features of an ordered pair: the parties, the words before, between and after them, the words right beside each.

use dateline_lang::Upos;

use super::pair::{Pair, View, says};
use super::{facts, tree};
use crate::claims::{Feats, bucket, mix};

/// All features of a pair.
pub(super) fn all(view: &View<'_>, pair: &Pair, out: &mut Feats) {
    out.0.clear();
    parties(view, pair, out);
    words(view, pair, out);
    beside(view, pair, out);
    tree::party(view, pair, out);
    tree::path(view, pair, out);
    facts::features(view, pair, out);
    out.0.sort_unstable();
    out.0.dedup();
}

fn parties(view: &View<'_>, pair: &Pair, out: &mut Feats) {
    let a = view.analysis();
    let order = pair.order();
    let gap = bucket(pair.gap().len());
    let [p, q] = pair.heads;
    out.add(1, &[]);
    out.add(2, &[order]);
    out.add(3, &[order, gap]);
    out.add(4, &[gap]);
    out.add(5, &[u64::from(a.words()[p].sentence == a.words()[q].sentence), order]);
    let name = |w: usize| a.words()[w].name.and_then(|n| a.names().get(n)).map_or(0, |n| n.kind as u64 + 1);
    out.add(6, &[name(p), name(q)]);
    out.add(7, &[name(p), name(q), order]);
    out.add(8, &[view.kind[p], view.kind[q]]);
    out.add(9, &[view.kind[p], view.kind[q], order]);
}

/// Words by their place before, between and after the two, and how many of them have a tone.
fn words(view: &View<'_>, pair: &Pair, out: &mut Feats) {
    let a = view.analysis();
    let order = pair.order();
    let (lo, hi) = (pair.p.start.min(pair.q.start), pair.p.start.max(pair.q.start));
    let mut tones = [[0u64; 2]; 3];
    for w in pair.range.clone().filter(|&w| !pair.holds(w)) {
        let upos = a.words()[w].upos;
        let lemma = view.look.lemma[w];
        if upos == Upos::Punct {
            if w > lo && w < hi {
                out.add(29, &[lemma, order]);
            }
            continue;
        }
        if upos == Upos::Propn {
            continue;
        }
        let zone = u64::from(w > lo) + u64::from(w > hi);
        let (coarse, fine) = view.look.like[w];
        out.add(20, &[lemma]);
        out.add(21, &[lemma, zone]);
        out.add(22, &[lemma, zone, order]);
        if says(upos) {
            out.add(23, &[fine]);
            out.add(24, &[fine, zone, order]);
        }
        if zone == 1 {
            out.add(25, &[coarse, order]);
        }
        if view.negated(w) {
            out.add(26, &[lemma, zone]);
        }
        if view.tone[w] != 0 {
            tones[zone as usize][usize::from(view.tone[w] < 0)] += 1;
        }
        let next = w + 1;
        if next < pair.range.end {
            let two = [pair.lemma(view, w), pair.lemma(view, next)];
            out.add(27, &two);
            if zone == 1 || next == lo || next == hi {
                out.add(28, &[two[0], two[1], order]);
            }
        }
    }
    for (zone, [good, bad]) in tones.iter().enumerate() {
        out.add(30, &[zone as u64, *good.min(&3), *bad.min(&3)]);
        out.add(31, &[zone as u64, *good.min(&3), *bad.min(&3), order]);
    }
    let sum = |k: usize| tones.iter().map(|t| t[k]).sum::<u64>().min(4);
    out.add(32, &[sum(0), sum(1)]);
    if pair.gap().len() <= 4 {
        let of = |f: &dyn Fn(usize) -> u64| pair.gap().fold(7, |h, w| mix(h, f(w)));
        out.add(45, &[of(&|w| view.look.lemma[w]), order]);
        out.add(46, &[of(&|w| view.look.upos(w)), order]);
    }
}

/// Three words on either side of each name.
fn beside(view: &View<'_>, pair: &Pair, out: &mut Feats) {
    for (role, name) in [(1, &pair.p), (2, &pair.q)] {
        for d in 1..=3 {
            let left = name.start.checked_sub(d).filter(|w| pair.range.contains(w));
            let right = Some(name.end + d - 1).filter(|w| pair.range.contains(w));
            for (side, w) in [(0, left), (10, right)] {
                let Some(w) = w else { continue };
                let lemma = pair.lemma(view, w);
                let at = side + d as u64;
                out.add(40, &[role, at, lemma]);
                out.add(41, &[role, side, lemma]);
                out.add(43, &[role, at, view.look.like[w].1]);
                if d == 2 {
                    let first = if side == 0 { w } else { w - 1 };
                    out.add(42, &[role, side, pair.lemma(view, first), pair.lemma(view, first + 1)]);
                }
            }
        }
    }
}
