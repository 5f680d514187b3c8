//! Makes the weights of a decision from rows of features and their classes. Not part of reading.

use rustc_hash::FxHashMap;

use super::{Weights, softmax};

const RATE: f32 = 0.1;
const DECAY: f32 = 2e-3;

/// What a row should come to: a class, or a likelihood for each.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted<'a> {
    Class(usize),
    Shares(&'a [f32]),
}

/// Stochastic gradient descent with a rate for each weight (AdaGrad), averaged over its steps, drawn towards nothing.
pub(crate) struct Learner {
    columns: usize,
    index: FxHashMap<u32, usize>,
    weights: Vec<f32>,
    squares: Vec<f32>,
    drift: Vec<f64>,
    pub(crate) steps: f64,
    pub(crate) rate: f32,
    pub(crate) decay: f32,
    /// So many of a thousand features are not looked at in each step, by chance that is the same each time: none is leant on alone.
    pub(crate) blind: u64,
    chance: u64,
}

impl Learner {
    pub(crate) fn new(columns: usize) -> Learner {
        Learner {
            columns,
            index: FxHashMap::default(),
            weights: Vec::new(),
            squares: Vec::new(),
            drift: Vec::new(),
            steps: 0.0,
            rate: RATE,
            decay: DECAY,
            blind: 0,
            chance: 0x853c_49e6_748f_ea9b,
        }
    }

    /// Features that are seen fewer times than `least` are none. Called again, it adds those of further rows.
    pub(crate) fn prepare<'a>(&mut self, rows: impl Iterator<Item = &'a [u32]>, least: u32) {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for f in rows.flatten() {
            *counts.entry(*f).or_default() += 1;
        }
        let new = counts.into_iter().filter(|c| c.1 >= least && !self.index.contains_key(&c.0));
        let mut kept: Vec<u32> = new.map(|c| c.0).collect();
        kept.sort_unstable();
        let first = self.index.len();
        let n = (first + kept.len()) * self.columns;
        self.index.extend(kept.into_iter().enumerate().map(|(i, f)| (f, first + i)));
        (self.weights, self.squares, self.drift) = (vec![0.0; n], vec![1e-1; n], vec![0.0; n]);
    }

    pub(crate) fn scores(&self, feats: &[u32]) -> Vec<f32> {
        let mut out = vec![0.0; self.columns];
        for i in feats.iter().filter_map(|f| self.index.get(f)) {
            for (o, w) in out.iter_mut().zip(&self.weights[i * self.columns..]) {
                *o += w;
            }
        }
        out
    }

    pub(crate) fn step(&mut self, feats: &[u32], gradient: &[f32]) {
        for &i in feats.iter().filter_map(|f| self.index.get(f)) {
            for (k, &g) in gradient.iter().enumerate() {
                let at = i * self.columns + k;
                let g = g + self.decay * self.weights[at];
                if g.abs() < 1e-5 {
                    continue;
                }
                self.squares[at] += g * g;
                let change = -self.rate * g / self.squares[at].sqrt();
                self.weights[at] += change;
                self.drift[at] += self.steps * f64::from(change);
            }
        }
    }

    /// Learns rows with their classes and what they count, over and over.
    pub(crate) fn fit(&mut self, rows: &[(&[u32], Wanted<'_>, f32)], epochs: usize) {
        self.fit_in_orders(rows, epochs, 1);
    }

    /// The mean of what is learnt from the rows in several orders: no weight hangs on one of them.
    pub(crate) fn fit_in_orders(&mut self, rows: &[(&[u32], Wanted<'_>, f32)], epochs: usize, orders: usize) {
        let (weights, squares) = (self.weights.clone(), self.squares.clone());
        let mut sum = vec![0.0; weights.len()];
        for order in 0..orders {
            (self.weights, self.squares, self.steps) = (weights.clone(), squares.clone(), 0.0);
            self.drift.fill(0.0);
            for epoch in 0..epochs {
                for i in shuffled(rows.len(), order * epochs + epoch) {
                    self.classify(rows[i].0, rows[i].1, rows[i].2);
                }
            }
            self.finish();
            sum.iter_mut().zip(&self.weights).for_each(|(s, w)| *s += w / orders as f32);
        }
        self.weights = sum;
    }

    /// The features that a step looks at.
    fn seen(&mut self, feats: &[u32]) -> Vec<u32> {
        let mut out = Vec::with_capacity(feats.len());
        for &f in feats {
            self.chance ^= self.chance << 13;
            self.chance ^= self.chance >> 7;
            self.chance ^= self.chance << 17;
            if self.chance % 1000 >= self.blind {
                out.push(f);
            }
        }
        out
    }

    fn classify(&mut self, feats: &[u32], wanted: Wanted<'_>, weight: f32) {
        self.steps += 1.0;
        let feats = &self.seen(feats)[..];
        let mut p = softmax(&self.scores(feats));
        match wanted {
            Wanted::Class(class) => p[class] -= 1.0,
            Wanted::Shares(shares) => p.iter_mut().zip(shares).for_each(|(p, s)| *p -= s),
        }
        for p in &mut p {
            *p *= weight;
        }
        self.step(feats, &p);
    }

    /// Any of the right rows will do; `weight` is what the choice counts.
    pub(crate) fn choose<R: AsRef<[u32]>>(&mut self, rows: &[R], right: &[bool], weight: f32) {
        self.steps += 1.0;
        let rows: Vec<Vec<u32>> = rows.iter().map(|r| self.seen(r.as_ref())).collect();
        let scores: Vec<f32> = rows.iter().map(|r| self.scores(r)[0]).collect();
        let p = softmax(&scores);
        let held: f32 = p.iter().zip(right).filter(|x| *x.1).map(|x| x.0).sum();
        for (i, row) in rows.iter().enumerate() {
            let wanted = if right[i] { p[i] / held.max(1e-9) } else { 0.0 };
            self.step(row, &[weight * (p[i] - wanted)]);
        }
    }

    pub(crate) fn finish(&mut self) {
        let n = self.steps.max(1.0);
        for (w, d) in self.weights.iter_mut().zip(&self.drift) {
            *w = (f64::from(*w) - d / n) as f32;
        }
    }

    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let mut rows: Vec<(u32, Vec<f32>)> = self
            .index
            .iter()
            .map(|(&f, &i)| (f, self.weights[i * self.columns..(i + 1) * self.columns].to_vec()))
            .collect();
        rows.sort_by_key(|r| r.0);
        Weights::write(self.columns, &rows, out);
    }
}

/// The numbers below `n` in an order that depends on the epoch alone.
pub(crate) fn shuffled(n: usize, epoch: usize) -> Vec<usize> {
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
