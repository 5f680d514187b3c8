//! Makes the layer's weights from annotated text. Not part of reading.

use dateline_model::Span;

use super::frame::Frame;
use super::span::{Side, Site};
use super::table::{Feats, Table};
use super::{cue, more, source};

/// One annotated attribution.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Pieces of the source.
    pub source: Vec<Span>,
    /// Pieces of the cue.
    pub cue: Vec<Span>,
    /// Pieces of what is said.
    pub content: Vec<Span>,
}

/// One stretch to find: features of none, of first words, of last words, of pairs; and the right answer.
struct Stretch {
    none: Vec<u32>,
    starts: Vec<Vec<u32>>,
    ends: Vec<Vec<u32>>,
    pairs: Vec<Vec<u32>>,
    gold: Option<(usize, usize)>,
}

/// Examples of all four decisions.
#[derive(Default)]
pub struct Examples {
    cues: Vec<(Vec<u32>, bool)>,
    sources: Vec<(Vec<Vec<u32>>, usize)>,
    stretches: Vec<Stretch>,
    more: Vec<(Vec<u32>, bool)>,
}

impl std::fmt::Debug for Examples {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} words of which {} cues, {} sources, {} stretches, {} continuations",
            self.cues.len(),
            self.cues.iter().filter(|c| c.1).count(),
            self.sources.len(),
            self.stretches.len(),
            self.more.len()
        )
    }
}

impl Examples {
    /// Adds one document's.
    pub(crate) fn add(&mut self, f: &Frame<'_>, gold: &[Gold]) {
        let mut is_cue = vec![false; f.form.len()];
        let mut feats = Feats::default();
        let heads: Vec<Option<usize>> = gold.iter().map(|g| head(f, &g.cue)).collect();
        for &h in heads.iter().flatten() {
            is_cue[h] = true;
        }
        for (g, head) in gold.iter().zip(heads) {
            let Some(head) = head else { continue };
            let paths = f.paths(head);
            let mut options = vec![None];
            options.extend(source::candidates(f, head).into_iter().map(Some));
            let right = match self::head_any(f, &g.source) {
                None if g.source.is_empty() => Some(0),
                None => None,
                Some(h) => options.iter().position(|o| *o == Some(h)),
            };
            if let Some(right) = right {
                let rows = options
                    .iter()
                    .map(|&o| {
                        source::features(f, head, &paths, o, &mut feats);
                        feats.0.clone()
                    })
                    .collect();
                self.sources.push((rows, right));
            }
            self.content(f, &is_cue, head, paths, g);
        }
        for (w, &is) in is_cue.iter().enumerate() {
            if cue::candidate(f, w) {
                cue::features(f, w, &mut feats);
                self.cues.push((feats.0.clone(), is));
            }
        }
    }

    fn content(&mut self, f: &Frame<'_>, cues: &[bool], head: usize, paths: super::frame::Paths, g: &Gold) {
        let a = f.cx.analysis;
        let mut feats = Feats::default();
        let words = |spans: &[Span]| -> Vec<usize> {
            spans.iter().flat_map(|&s| a.words_in(s)).filter(|&w| !f.is_punct(w)).collect()
        };
        let src = words(&g.source);
        let source = src.iter().min().copied().zip(src.iter().max().copied());
        let site = Site::new(f, head, paths, source);
        let mut content = words(&g.content);
        content.sort_unstable();
        let mut found = [None, None];
        for (n, side) in [Side::Left, Side::Right].into_iter().enumerate() {
            let points = site.points(side);
            let inside: Vec<usize> = (0..points.len()).filter(|&i| content.binary_search(&points[i]).is_ok()).collect();
            let gold = inside.first().copied().zip(inside.last().copied());
            found[n] = gold.map(|(i, j)| (points[i], points[j]));
            let mut grab = |fill: &mut dyn FnMut(&mut Feats)| {
                fill(&mut feats);
                feats.0.clone()
            };
            let mut pairs = Vec::new();
            for i in 0..points.len() {
                for j in i..points.len() {
                    pairs.push(grab(&mut |o| site.pair(side, points[i], points[j], o)));
                }
            }
            self.stretches.push(Stretch {
                none: grab(&mut |o| site.none(side, o)),
                starts: points.iter().map(|&w| grab(&mut |o| site.start(side, w, o))).collect(),
                ends: points.iter().map(|&w| grab(&mut |o| site.end(side, w, o))).collect(),
                pairs,
                gold,
            });
        }
        let Some((_, mut last)) = found[1].or(found[0]) else { return };
        let first = found[1].or(found[0]).map_or(0, |p| p.0);
        last = super::whole_quotation(f, head, (first, last)).1;
        let quoted = f.quoted_at(last) || f.quoted_at(first);
        let mut at = site.window(Side::Right).end.max(last + 1);
        for count in 0..40 {
            let Some(unit) = more::next(f, head, at) else { return };
            let all = (unit.first..=unit.last).filter(|&w| !f.is_punct(w)).count();
            let inside = (unit.first..=unit.last).filter(|w| content.binary_search(w).is_ok()).count();
            let is = inside * 2 > all;
            let sides = (found[0].is_some(), found[1].is_some());
            more::features(f, &more::Course { cue: head, cues, quoted, sides, count }, &unit, &mut feats);
            self.more.push((feats.0.clone(), is));
            if !is {
                return;
            }
            at = unit.last + 1;
        }
    }

    /// Learns the weights.
    pub fn learn(&self, epochs: usize, rate: f32) -> Vec<u8> {
        let mut out = Vec::new();
        let mut cue = Learner::new(19, rate);
        let mut source = Learner::new(18, rate);
        let mut span = Learner::new(19, rate);
        let mut more = Learner::new(13, rate);
        for epoch in 0..epochs {
            for i in shuffled(self.cues.len(), epoch) {
                cue.binary(&self.cues[i].0, self.cues[i].1);
            }
            for i in shuffled(self.sources.len(), epoch) {
                source.choice(&self.sources[i].0, self.sources[i].1);
            }
            for i in shuffled(self.stretches.len(), epoch) {
                span.stretch(&self.stretches[i]);
            }
            for i in shuffled(self.more.len(), epoch) {
                more.binary(&self.more[i].0, self.more[i].1);
            }
        }
        for l in [cue, source, span, more] {
            Table::write(l.bits, &l.average(), &mut out);
        }
        out
    }
}

/// Stochastic gradient descent with a rate for each weight (AdaGrad), averaged over the last epochs' steps.
struct Learner {
    bits: u8,
    rate: f32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// Sum of step number times change, for the average.
    drift: Vec<f64>,
    steps: f64,
}

impl Learner {
    fn new(bits: u8, rate: f32) -> Learner {
        let n = 1 << bits;
        Learner { bits, rate, weights: vec![0.0; n], squares: vec![1e-2; n], drift: vec![0.0; n], steps: 0.0 }
    }
    fn score(&self, feats: &[u32]) -> f32 {
        let mask = self.weights.len() - 1;
        feats.iter().map(|&f| self.weights[f as usize & mask]).sum()
    }
    fn step(&mut self, feats: &[u32], gradient: f32) {
        if gradient.abs() < 1e-4 {
            return;
        }
        let mask = self.weights.len() - 1;
        for &f in feats {
            let i = f as usize & mask;
            self.squares[i] += gradient * gradient;
            let change = -self.rate * gradient / self.squares[i].sqrt();
            self.weights[i] += change;
            self.drift[i] += self.steps * f64::from(change);
        }
    }
    fn average(&self) -> Vec<f32> {
        let n = self.steps.max(1.0);
        self.weights.iter().zip(&self.drift).map(|(w, d)| (f64::from(*w) - d / n) as f32).collect()
    }
    fn binary(&mut self, feats: &[u32], is: bool) {
        self.steps += 1.0;
        let p = 1.0 / (1.0 + (-self.score(feats)).exp());
        self.step(feats, p - f32::from(u8::from(is)));
    }
    fn choice(&mut self, rows: &[Vec<u32>], right: usize) {
        self.steps += 1.0;
        let scores: Vec<f32> = rows.iter().map(|r| self.score(r)).collect();
        let p = softmax(&scores);
        for (i, row) in rows.iter().enumerate() {
            self.step(row, p[i] - f32::from(u8::from(i == right)));
        }
    }
    fn stretch(&mut self, s: &Stretch) {
        self.steps += 1.0;
        let n = s.starts.len();
        let starts: Vec<f32> = s.starts.iter().map(|r| self.score(r)).collect();
        let ends: Vec<f32> = s.ends.iter().map(|r| self.score(r)).collect();
        let mut scores = vec![self.score(&s.none)];
        let mut at = 0;
        let mut right = 0;
        for i in 0..n {
            for j in i..n {
                scores.push(starts[i] + ends[j] + self.score(&s.pairs[at]));
                at += 1;
                if s.gold == Some((i, j)) {
                    right = at;
                }
            }
        }
        let mut p = softmax(&scores);
        p[right] -= 1.0;
        self.step(&s.none, p[0]);
        let (mut by_start, mut by_end) = (vec![0.0; n], vec![0.0; n]);
        let mut at = 0;
        for i in 0..n {
            for j in i..n {
                at += 1;
                by_start[i] += p[at];
                by_end[j] += p[at];
                self.step(&s.pairs[at - 1], p[at]);
            }
        }
        for i in 0..n {
            self.step(&s.starts[i], by_start[i]);
            self.step(&s.ends[i], by_end[i]);
        }
    }
}

fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let e: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let sum: f32 = e.iter().sum();
    e.into_iter().map(|x| x / sum).collect()
}

/// The numbers below `n` in an order that depends on the epoch alone.
fn shuffled(n: usize, epoch: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    let mut state = 0x2545_f491_4f6c_dd1du64 ^ (epoch as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for i in (1..n).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(i, (state % (i as u64 + 1)) as usize);
    }
    order
}

/// The head word of an annotated cue: the topmost of its words that may be one.
fn head(f: &Frame<'_>, spans: &[Span]) -> Option<usize> {
    let words: Vec<usize> = spans.iter().flat_map(|&s| f.cx.analysis.words_in(s)).collect();
    let fit = |&&w: &&usize| cue::candidate(f, w);
    let full =
        |&&w: &&usize| cue::candidate(f, w) && !matches!(f.upos(w).as_str(), "AUX" | "ADP" | "PUNCT" | "SCONJ" | "ADV");
    words
        .iter()
        .filter(full)
        .min_by_key(|&&w| (depth(f, w), w))
        .or_else(|| words.iter().filter(fit).min_by_key(|&&w| (depth(f, w), w)))
        .copied()
}

fn head_any(f: &Frame<'_>, spans: &[Span]) -> Option<usize> {
    let words: Vec<usize> = spans.iter().flat_map(|&s| f.cx.analysis.words_in(s)).filter(|&w| !f.is_punct(w)).collect();
    words.iter().min_by_key(|&&w| (depth(f, w), w)).copied()
}

fn depth(f: &Frame<'_>, w: usize) -> usize {
    let mut at = w;
    let mut n = 0;
    while let (Some(h), true) = (f.head(at), n < 200) {
        at = h;
        n += 1;
    }
    n
}
