//! Which words a cue introduces: on each side of it a stretch of words, or none.
//!
//! A stretch's score is that of its first word, that of its last word and that of the two together; the best one is taken, so
//! that a clause, a quotation and the rest of a sentence compete on equal terms.

use std::ops::Range;

use super::frame::{Frame, Paths};
use super::table::{Feats, Table, bucket, hash, mix};

/// A cue with all that is known when its content is looked for.
pub(crate) struct Site<'f, 'a> {
    pub(crate) f: &'f Frame<'a>,
    pub(crate) cue: usize,
    pub(crate) paths: Paths,
    /// First and last word of the source.
    pub(crate) source: Option<(usize, usize)>,
    /// First and last word of the cue's group with the source where they touch.
    pub(crate) group: (usize, usize),
    lc: u64,
    class: u64,
    /// What comes before and after the group.
    edges: (u64, u64),
    /// Clause-like dependents of the cue on either side.
    clauses: (u64, u64),
}

/// How far behind the best ends a stretch may lie.
const BEHIND: f32 = 8.0;

/// Where the content is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

impl<'f, 'a> Site<'f, 'a> {
    pub(crate) fn new(f: &'f Frame<'a>, cue: usize, paths: Paths, source: Option<(usize, usize)>) -> Site<'f, 'a> {
        let (mut lo, mut hi) = verb_group(f, cue);
        if let Some((a, b)) = source {
            let blank = |r: Range<usize>| r.len() <= 2 && r.clone().all(|i| f.is_punct(i) && f.form[i] != hash("\""));
            if b < lo && blank(b + 1..lo) {
                lo = a;
            } else if a > hi && blank(hi + 1..a) {
                hi = b;
            }
        }
        let lc = mix(f.lemma[cue], f.upos(cue) as u64);
        let class = mix(u64::from(f.class[cue]), f.upos(cue) as u64);
        let mut clauses = (0, 0);
        for &c in f.cx.analysis.children(cue) {
            let c = c as usize;
            let k = match f.deprel(c).base() {
                "ccomp" => 5,
                "parataxis" => 4,
                "xcomp" => 3,
                "obj" => 2,
                "obl" | "nmod" | "acl" | "advcl" => 1,
                _ => 0,
            };
            let side = if c < cue { &mut clauses.0 } else { &mut clauses.1 };
            *side = k.max(*side);
        }
        if matches!(f.deprel(cue).base(), "parataxis") && f.head(cue).is_some_and(|h| h < cue) {
            clauses.0 = 6;
        }
        let edges = (f.edge(lo.checked_sub(1)), f.edge(Some(hi + 1)));
        Site { f, cue, paths, source, group: (lo, hi), lc, class, edges, clauses }
    }

    /// Words that may be content on a side.
    pub(crate) fn window(&self, side: Side) -> Range<usize> {
        let f = self.f;
        let sentence = f.sentence(self.cue);
        match side {
            Side::Left => {
                let end = self.group.0.min(self.cue);
                let mut start = sentence.start;
                // A tag that was cut off from the quotation before it.
                if self.group.0 <= sentence.start + 1 && start > 0 && start <= end {
                    let touches = |w: usize| w > 0 && f.shuts_before(w);
                    if touches(start) {
                        start = f.sentence(start - 1).start.min(start);
                    }
                }
                start..end
            }
            Side::Right => {
                let start = self.cue.max(if self.group.1 > self.cue { self.group.1 } else { self.cue }) + 1;
                let mut end = sentence.end;
                // A lead that was cut off from the quotation after it.
                let open = end < f.form.len() && f.opens(end) && (start..end).all(|i| f.is_punct(i) || !f.quoted_at(i));
                let leads = f.form.get(end.wrapping_sub(1)).is_some_and(|&h| h == hash(":") || h == hash(","));
                let runs =
                    end < f.form.len() && f.quoted[end].is_some() && end > 0 && f.quoted[end] == f.quoted[end - 1];
                if (open && leads) || runs {
                    end = f.sentence(end).end;
                }
                start..end.max(start)
            }
        }
    }

    /// Words of a window that a stretch may begin or end with.
    pub(crate) fn points(&self, side: Side) -> Vec<usize> {
        let window = self.window(side);
        let all: Vec<usize> = window.filter(|&w| !self.f.is_punct(w)).collect();
        let skip = all.len().saturating_sub(80);
        match side {
            Side::Left => all[skip..].to_vec(),
            Side::Right => all[..all.len() - skip].to_vec(),
        }
    }

    #[expect(clippy::unused_self, reason = "a feature of the finder, called like the others")]
    fn key(&self, side: Side) -> u64 {
        match side {
            Side::Left => 11,
            Side::Right => 13,
        }
    }

    /// The features of there being nothing on a side.
    pub(crate) fn none(&self, side: Side, out: &mut Feats) {
        out.0.clear();
        let (k, f) = (self.key(side), self.f);
        let (own, other) =
            if side == Side::Left { (self.clauses.0, self.clauses.1) } else { (self.clauses.1, self.clauses.0) };
        let rel = f.deprel(self.cue) as u64;
        let inside = u64::from(f.quoted[self.cue].is_some());
        let quotes = |s: Side| u64::from(self.window(s).any(|w| f.quoted_at(w)));
        let (q, oq) = match side {
            Side::Left => (quotes(Side::Left), quotes(Side::Right)),
            Side::Right => (quotes(Side::Right), quotes(Side::Left)),
        };
        out.add(200, &[k]);
        out.add(201, &[k, self.lc]);
        out.add(202, &[k, self.edges.0, self.edges.1]);
        out.add(203, &[k, self.lc, self.edges.0, self.edges.1]);
        out.add(204, &[k, self.class, own, other]);
        out.add(205, &[k, self.lc, own, other]);
        out.add(206, &[k, self.edges.0, self.edges.1, own, other]);
        out.add(207, &[k, rel, own, other, self.class]);
        out.add(208, &[k, q, oq, inside, self.edges.0]);
        out.add(209, &[k, q, oq, own, other]);
        let source = self.source.map_or(0, |(a, _)| 1 + u64::from(a > self.cue));
        out.add(210, &[k, source, own, other, self.edges.0, self.edges.1]);
        out.add(211, &[k, bucket(self.points(side).len()), source]);
        let like = f.like[self.cue];
        out.add(213, &[k, like.0, own, other]);
        out.add(214, &[k, like.1, own, other]);
        out.add(212, &[k, self.lc, rel]);
    }

    /// The highest word whose words begin (or end) at `w` and do not hold the cue.
    fn top(&self, w: usize, first: bool) -> usize {
        let f = self.f;
        let mut n = w;
        for _ in 0..12 {
            let Some(h) = f.head(n) else { break };
            let (lo, hi) = (f.reach[h].0 as usize, f.reach[h].1 as usize);
            if (lo..=hi).contains(&self.cue) || (if first { lo } else { hi }) != w {
                break;
            }
            n = h;
        }
        n
    }

    /// The features of a stretch that begins at `w`.
    pub(crate) fn start(&self, side: Side, w: usize, out: &mut Feats) {
        out.0.clear();
        self.point(side, w, true, out);
    }

    /// The features of a stretch that ends at `w`.
    pub(crate) fn end(&self, side: Side, w: usize, out: &mut Feats) {
        out.0.clear();
        self.point(side, w, false, out);
    }

    fn point(&self, side: Side, w: usize, first: bool, out: &mut Feats) {
        let f = self.f;
        let k = mix(self.key(side), u64::from(first));
        let n = self.top(w, first);
        let path = self.paths.to(n);
        let rel = f.deprel(n) as u64;
        let sentence = f.sentence(self.cue);
        // The word beyond the stretch.
        let beyond = if first { w.checked_sub(1) } else { Some(w + 1).filter(|&b| b < f.form.len()) };
        let edge = f.edge(beyond);
        let beyond2 = f.edge(if first { w.checked_sub(2) } else { Some(w + 2) });
        let q = u64::from(f.quoted_at(w)) + 2 * u64::from(if first { f.opens(w) } else { f.shuts(w) });
        let inside = u64::from(f.quoted[self.cue].is_some() && f.quoted[self.cue] == f.quoted[w]);
        let away = w.abs_diff(self.cue);
        let own = if side == Side::Left { self.clauses.0 } else { self.clauses.1 };
        let past = |w: Option<usize>| w.is_some_and(|w| w >= self.group.0 && w <= self.group.1);
        let touches = u64::from(past(beyond))
            + 2 * u64::from(
                beyond.is_some_and(|b| f.is_punct(b)) && {
                    let b = beyond.unwrap_or(0);
                    past(if first { b.checked_sub(1) } else { Some(b + 1) })
                },
            );
        let limit = u64::from(if first {
            w == sentence.start || (w > 0 && w - 1 == sentence.start && f.is_punct(w - 1))
        } else {
            (w + 1..sentence.end).all(|i| f.is_punct(i))
        });
        let in_source = u64::from(self.source.is_some_and(|(a, b)| a <= w && w <= b));
        let ends_source = u64::from(
            self.source.is_some_and(|(a, b)| if first { b + 1 == w || b + 2 == w } else { a == w + 1 || a == w + 2 }),
        );
        let lemma = f.lemma[w];
        let upos = f.upos(w) as u64;
        out.add(301, &[k, path]);
        out.add(302, &[k, path, self.lc]);
        out.add(303, &[k, path, self.class]);
        out.add(304, &[k, path, edge]);
        out.add(305, &[k, path, q]);
        out.add(306, &[k, rel, edge, self.class]);
        out.add(307, &[k, lemma]);
        out.add(308, &[k, lemma, self.lc]);
        out.add(309, &[k, lemma, touches]);
        out.add(310, &[k, edge, touches, self.class]);
        out.add(311, &[k, edge, beyond2, q]);
        out.add(312, &[k, edge, q, limit]);
        out.add(313, &[k, limit, rel, own]);
        out.add(314, &[k, limit, touches, self.lc]);
        out.add(315, &[k, touches, self.lc, upos]);
        out.add(316, &[k, touches, self.edges.0, self.edges.1]);
        out.add(317, &[k, bucket(away), self.class]);
        out.add(318, &[k, bucket(away), limit, q]);
        out.add(319, &[k, in_source, ends_source, edge]);
        out.add(320, &[k, q, inside, self.edges.0, self.edges.1]);
        out.add(321, &[k, upos, edge, rel]);
        out.add(322, &[k, self.paths.to(w)]);
        out.add(323, &[k, self.paths.to(w), self.lc]);
        out.add(324, &[k, self.paths.len(n), own, limit]);
        out.add(325, &[k, path, own, limit]);
        out.add(326, &[k, path, lemma]);
        if let Some(b) = beyond {
            let bp = self.paths.to(b);
            out.add(327, &[k, bp]);
            out.add(328, &[k, bp, self.class]);
            out.add(329, &[k, f.lemma[b], self.lc]);
            out.add(330, &[k, f.lemma[b], upos]);
            // Where the first clause beyond a stop hangs.
            if f.is_punct(b) {
                let c = if first { b.checked_sub(1) } else { Some(b + 1) };
                if let Some(c) = c.filter(|&c| c < f.form.len()) {
                    let t = self.top(c, !first);
                    out.add(331, &[k, edge, self.paths.to(t)]);
                    out.add(332, &[k, edge, f.lemma[c], self.class]);
                    out.add(333, &[k, edge, f.deprel(t) as u64, f.upos(t) as u64]);
                }
            } else {
                let t = self.top(b, !first);
                out.add(334, &[k, self.paths.to(t), f.lemma[b]]);
                out.add(335, &[k, self.paths.to(t), self.class]);
            }
        }
        let like = f.like[self.cue];
        out.add(338, &[k, path, like.0]);
        out.add(339, &[k, path, like.1]);
        out.add(336, &[k, limit, q, touches, own]);
        out.add(337, &[k, u64::from(f.class[w]), rel]);
    }

    /// The features of a stretch as a whole.
    pub(crate) fn pair(&self, side: Side, s: usize, e: usize, out: &mut Feats) {
        out.0.clear();
        let f = self.f;
        let k = self.key(side);
        let (a, b) = (self.top(s, true), self.top(e, false));
        let same =
            u64::from(a == b) + 2 * u64::from(f.reach[a].1 as usize == e) + 4 * u64::from(f.reach[b].0 as usize == s);
        let path = self.paths.to(a);
        let (qs, qe) = (f.quoted[s], f.quoted[e]);
        let quote = match (qs, qe) {
            (None, None) => 0,
            (Some(x), Some(y)) if x == y => 1 + u64::from(f.opens(s)) + 2 * u64::from(f.shuts(e)),
            (Some(_), Some(_)) => 5,
            (Some(_), None) => 6 + u64::from(f.opens(s)),
            (None, Some(_)) => 8 + u64::from(f.shuts(e)),
        };
        let len = bucket(e - s);
        let holds = u64::from(self.source.is_some_and(|(x, y)| s <= y && x <= e));
        let limits = u64::from(s == self.f.sentence(self.cue).start);
        out.add(401, &[k, same]);
        out.add(402, &[k, same, path]);
        out.add(403, &[k, quote, self.class]);
        out.add(404, &[k, quote, self.edges.0, self.edges.1]);
        out.add(405, &[k, len, self.class]);
        out.add(406, &[k, len, self.lc]);
        out.add(407, &[k, len, f.deprel(a) as u64]);
        out.add(408, &[k, holds]);
        out.add(409, &[k, path, self.paths.to(b)]);
        out.add(410, &[k, same, f.deprel(a) as u64, self.class]);
        out.add(411, &[k, quote, same, limits]);
        out.add(412, &[k, quote, f.edge(s.checked_sub(1)), f.edge(Some(e + 1))]);
        out.add(413, &[k, f.edge(s.checked_sub(1)), f.edge(Some(e + 1)), same]);
    }

    /// The best stretch on a side, how much better it is than none, and how likely the better of the two is.
    pub(crate) fn choose(&self, side: Side, table: &Table) -> (Option<(usize, usize)>, f32, f32) {
        let points = self.points(side);
        let mut feats = Feats::default();
        self.none(side, &mut feats);
        let none = table.score(&feats);
        let mut starts = Vec::with_capacity(points.len());
        let mut ends = Vec::with_capacity(points.len());
        for &w in &points {
            self.start(side, w, &mut feats);
            starts.push(table.score(&feats));
            self.end(side, w, &mut feats);
            ends.push(table.score(&feats));
        }
        let mut best: (Option<(usize, usize)>, f32) = (None, f32::NEG_INFINITY);
        let mut total = 1.0f32;
        // The pair adds little beside its ends: what they put far behind is not looked at.
        let mut reach = f32::NEG_INFINITY;
        let mut latest = f32::NEG_INFINITY;
        for (s, e) in starts.iter().zip(&ends) {
            latest = s.max(latest);
            reach = reach.max(latest + e);
        }
        for i in 0..points.len() {
            for j in i..points.len() {
                if starts[i] + ends[j] < reach - BEHIND {
                    continue;
                }
                self.pair(side, points[i], points[j], &mut feats);
                let score = starts[i] + ends[j] + table.score(&feats);
                total += (score - none).min(60.0).exp();
                if score > best.1 {
                    best = (Some((points[i], points[j])), score);
                }
            }
        }
        (best.0, best.1 - none, (best.1 - none).clamp(0.0, 60.0).exp() / total)
    }
}

/// First and last word of a cue's verb group: auxiliaries, negation, particles and adverbs that touch it.
pub(crate) fn verb_group(f: &Frame<'_>, cue: usize) -> (usize, usize) {
    let (mut lo, mut hi) = (cue, cue);
    let part = |c: usize| {
        matches!(f.deprel(c).base(), "aux" | "cop")
            || (f.deprel(c).base() == "advmod" && f.reach[c].0 == f.reach[c].1)
            || (f.deprel(c).base() == "mark" && f.form[c] == hash("to"))
    };
    while let Some(p) = lo.checked_sub(1).filter(|&p| f.head(p) == Some(cue) && part(p) && f.quoted[p] == f.quoted[cue])
    {
        lo = p;
    }
    while hi + 1 < f.form.len()
        && f.head(hi + 1) == Some(cue)
        && (f.deprel(hi + 1).as_str() == "compound:prt" || f.deprel(hi + 1).base() == "fixed")
    {
        hi += 1;
    }
    if hi + 1 < f.form.len() && f.form[hi + 1] == hash(":") {
        hi += 1;
    }
    (lo, hi)
}
