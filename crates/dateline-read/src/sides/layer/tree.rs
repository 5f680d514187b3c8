//! The features of an ordered pair in the tree: what governs each party, and the way from one to the other.

use super::pair::{Pair, View};
use crate::claims::{Feats, mix};

/// What each party hangs on, with what else hangs there; and what hangs on the party.
pub(super) fn party(view: &View<'_>, pair: &Pair, out: &mut Feats) {
    let a = view.analysis();
    for (role, (head, phrase)) in (1..).zip(pair.heads.into_iter().zip(pair.phrases)) {
        out.add(50, &[role, view.look.rel(head)]);
        out.add(51, &[role, view.look.rel(phrase)]);
        if phrase != head {
            out.add(52, &[role, pair.lemma(view, phrase)]);
            out.add(53, &[role, view.look.like[phrase].1]);
        }
        let above = view.look.above(phrase);
        for (d, two) in above.windows(2).take(3).enumerate() {
            let (w, d) = (two[1], d as u64);
            let (lemma, via, fine) = (pair.lemma(view, w), view.look.rel(two[0]), view.look.like[w].1);
            out.add(54, &[role, d, lemma]);
            out.add(55, &[role, lemma, via]);
            out.add(56, &[role, fine, via, d]);
            out.add(57, &[role, lemma, via, view.case(two[0])]);
            out.add(58, &[role, lemma, u64::from(view.negated(w))]);
            out.add(59, &[role, view.tone_at(w), via, d]);
            if d > 0 {
                continue;
            }
            for k in a.children(w).iter().map(|&k| k as usize).filter(|&k| k != two[0]) {
                let base = view.base[k];
                if matches!(view.look.deprel(k).base(), "punct" | "det") {
                    continue;
                }
                out.add(60, &[role, base, pair.lemma(view, k)]);
                out.add(61, &[role, lemma, base, pair.lemma(view, k)]);
                out.add(62, &[role, base, view.look.like[k].1]);
                if view.tone[k] != 0 {
                    out.add(63, &[role, base, view.tone_at(k), via]);
                }
            }
        }
        let inner = if phrase == head { &[] } else { a.children(head) };
        for k in a.children(phrase).iter().chain(inner).map(|&k| k as usize) {
            if !pair.holds(k) && view.look.deprel(k).base() != "punct" {
                out.add(64, &[role, view.base[k], view.look.lemma[k]]);
                out.add(65, &[role, view.base[k], view.look.like[k].1]);
            }
        }
    }
}

/// The way up from the first party and down to the second.
pub(super) fn path(view: &View<'_>, pair: &Pair, out: &mut Feats) {
    let [hp, hq] = pair.heads;
    let (from, to) = (view.look.above(hp), view.look.above(hq));
    let meet = from.iter().enumerate().find_map(|(i, x)| to.iter().position(|y| y == x).map(|j| (i, j)));
    let Some((i, j)) = meet else {
        out.add(101, &[pair.order()]);
        return;
    };
    let (up, down, top) = (&from[..i], &to[..j], from[i]);
    let relations = |way: &[usize]| way.iter().fold(3, |h, &w| mix(h, view.base[w]));
    let (ru, rd) = (relations(up), relations(down));
    let (summit, fine) = (pair.lemma(view, top), view.look.like[top].1);
    let denied = u64::from(view.negated(top));
    out.add(70, &[ru, rd]);
    out.add(71, &[ru, rd, pair.order()]);
    out.add(72, &[ru, rd, summit]);
    out.add(73, &[summit]);
    out.add(74, &[summit, u64::from(i == 0), u64::from(j == 0)]);
    out.add(75, &[(i + j) as u64]);
    out.add(76, &[i as u64, j as u64]);
    out.add(77, &[fine, ru, rd]);
    let last = |way: &[usize], f: &dyn Fn(usize) -> u64| way.last().map_or(1, |&w| f(w));
    let (lu, ld) = (last(up, &|w| view.look.rel(w)), last(down, &|w| view.look.rel(w)));
    let (cu, cd) = (last(up, &|w| view.case(w)), last(down, &|w| view.case(w)));
    out.add(78, &[summit, lu, ld]);
    out.add(79, &[summit, lu, ld, cu, cd]);
    out.add(80, &[fine, lu, ld]);
    out.add(81, &[lu, ld, cu, cd]);
    out.add(82, &[summit, lu, denied]);
    out.add(83, &[view.tone_at(top), lu, ld, denied]);
    let mut tone = i64::from(view.tone[top]);
    for (side, way) in [(1, up), (2, down)] {
        for two in way.windows(2) {
            let w = two[1];
            let (lemma, via) = (view.look.lemma[w], view.base[two[0]]);
            tone += i64::from(view.tone[w]);
            out.add(84, &[side, lemma]);
            out.add(85, &[lemma]);
            out.add(86, &[side, lemma, via]);
            out.add(87, &[side, view.look.like[w].1]);
            out.add(88, &[side, view.tone_at(w), via]);
            out.add(89, &[side, view.case(two[0]), lemma]);
            if view.negated(w) {
                out.add(90, &[side, lemma]);
            }
        }
    }
    let tone = (tone.clamp(-2, 2) + 5) as u64;
    out.add(91, &[tone]);
    out.add(92, &[tone, lu, ld]);
    let inside = up.iter().skip(1).chain([&top]).chain(down.iter().skip(1)).copied();
    let inside: Vec<usize> = inside.filter(|&w| w != hp && w != hq).collect();
    aside(view, pair, &inside, (lu, ld), out);
    if i + j <= 5 {
        let along = |way: &[usize], f: &dyn Fn(usize) -> u64| way.iter().skip(1).fold(3, |h, &w| mix(h, f(w)));
        let lemma = |w: usize| view.look.lemma[w];
        let coarse = |w: usize| view.look.like[w].0;
        out.add(98, &[along(up, &lemma), along(down, &lemma), summit, ru, rd]);
        out.add(99, &[along(up, &lemma), along(down, &lemma), summit]);
        out.add(100, &[along(up, &coarse), along(down, &coarse), coarse(top), ru, rd]);
    }
}

/// What hangs on the words of the way without being on it.
fn aside(view: &View<'_>, pair: &Pair, way: &[usize], (lu, ld): (u64, u64), out: &mut Feats) {
    for &w in way.iter().take(5) {
        for k in view.analysis().children(w).iter().map(|&k| k as usize) {
            let plain = matches!(view.look.deprel(k).base(), "punct" | "det");
            if plain || pair.holds(k) || way.contains(&k) {
                continue;
            }
            out.add(93, &[view.base[k], view.look.lemma[k]]);
            out.add(94, &[view.look.lemma[w], view.look.lemma[k]]);
            out.add(95, &[view.base[k], view.look.like[k].1]);
            if view.tone[k] != 0 {
                out.add(96, &[view.base[k], view.tone_at(k)]);
                out.add(97, &[view.tone_at(k), lu, ld]);
            }
        }
    }
}
