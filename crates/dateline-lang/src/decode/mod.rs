//! From states to tags, names and trees.

mod names;
mod people;
mod tree;

pub(crate) use names::Names;
pub(crate) use people::settle;
pub(crate) use tree::Tree;

use crate::encoder::Encoder;
use crate::kernels::{Level, Rows, Workspace, dot, product, weigh};
use crate::model::{ARC, FAR, Model};

/// What is decided for a word: indices into the model's lists; `head` 0 is the root, else the place in the sentence from 1.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Decided {
    pub(crate) upos: u16,
    pub(crate) xpos: u16,
    pub(crate) name: u16,
    pub(crate) head: u16,
    pub(crate) rel: u16,
}

/// Buffers of the decoder, used again from batch to batch.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    scores: Vec<f32>,
    work: Workspace,
    heads: Vec<f32>,
    rows: Rows,
    keys: Vec<f32>,
    columns: Vec<f32>,
    biases: Vec<f32>,
    arcs: Vec<f32>,
    rels: Vec<f32>,
    tree: Tree,
    names: Option<Names>,
}

impl Decoder {
    /// Decides every word of a batch, sentence by sentence.
    pub(crate) fn run(
        &mut self,
        level: Level,
        model: &Model,
        encoder: &Encoder,
        lengths: &[usize],
        out: &mut Vec<Decided>,
    ) {
        let total: usize = lengths.iter().sum();
        let width = model.fused.width();
        self.scores.resize(total * width, 0.0);
        product(level, &encoder.states, 0, total, &model.fused, &mut self.scores, false, &mut self.work);
        let [_, _, _, dep, head, rel_dep, rel_head] = model.at;
        self.heads.resize(total * ARC, 0.0);
        for row in 0..total {
            let s = &mut self.scores[row * width..][..width];
            for v in &mut s[dep..dep + ARC] {
                *v = v.max(0.0);
            }
            for v in &mut s[head..head + ARC] {
                *v = v.max(0.0);
            }
            self.heads[row * ARC..][..ARC].copy_from_slice(&s[head..head + ARC]);
        }
        self.rows.set(level, &self.heads, total, ARC);
        self.keys.resize(total * ARC, 0.0);
        product(level, &self.rows, 0, total, &model.bilinear, &mut self.keys, false, &mut self.work);

        let mut names = self.names.take().unwrap_or_else(|| Names::new(&model.names));
        for (s, &n) in lengths.iter().enumerate() {
            let base = out.len();
            let row = |w: usize| encoder.layout.row(s, w);
            out.resize(base + n, Decided::default());
            let mine = &mut out[base..];
            names.start();
            for (w, d) in mine.iter_mut().enumerate() {
                let r = &self.scores[row(w) * width..][..width];
                d.upos = best(&r[..model.upos.len()]);
                d.xpos = best(&r[model.at[1]..][..model.xpos.len()]);
                names.word(&r[model.at[2]..][..model.names.len()]);
            }
            names.path(|w, t| mine[w].name = t);

            // Keys of the heads, one column a word, so that all heads of a dependent are scored at once.
            self.columns.resize(n * ARC, 0.0);
            self.biases.resize(n, 0.0);
            for w in 0..n {
                let (k, h) = (&self.keys[row(w) * ARC..][..ARC], &self.heads[row(w) * ARC..][..ARC]);
                for (a, &v) in k.iter().enumerate() {
                    self.columns[a * n + w] = v;
                }
                self.biases[w] = dot(level, h, &model.head_bias.0) + model.head_bias.1;
            }
            self.arcs.clear();
            self.arcs.resize(n * (n + 1), 0.0);
            let root = (ARC as f32).sqrt();
            for w in 0..n {
                let d = &self.scores[row(w) * width + dep..][..ARC];
                let (to_root, to) = self.arcs[w * (n + 1)..][..=n].split_at_mut(1);
                to_root[0] = dot(level, d, &model.root) / root + model.root_bias;
                weigh(level, d, &self.columns, to);
                for (j, o) in to.iter_mut().enumerate() {
                    let far = (j as i32 - w as i32).clamp(-FAR, FAR) + FAR;
                    *o = if j == w {
                        f32::NEG_INFINITY
                    } else {
                        *o / root + self.biases[j] + model.distance[far as usize]
                    };
                }
            }
            let heads = self.tree.best(&self.arcs, n);
            self.rels.resize(n * ARC, 0.0);
            for (w, d) in mine.iter_mut().enumerate() {
                d.head = heads[w] as u16;
                let own = &self.scores[row(w) * width + rel_dep..][..ARC];
                let of: &[f32] = if d.head == 0 {
                    &model.rel_root
                } else {
                    &self.scores[row(d.head as usize - 1) * width + rel_head..][..ARC]
                };
                for ((z, a), b) in self.rels[w * ARC..][..ARC].iter_mut().zip(own).zip(of) {
                    *z = (a + b).max(0.0);
                }
            }
            self.rows.set(level, &self.rels, n, ARC);
            self.relations(level, model, n, mine);
        }
        self.names = Some(names);
    }

    fn relations(&mut self, level: Level, model: &Model, n: usize, mine: &mut [Decided]) {
        let width = model.rel.width();
        self.arcs.resize((n * width).max(self.arcs.len()), 0.0);
        product(level, &self.rows, 0, n, &model.rel, &mut self.arcs[..n * width], false, &mut self.work);
        let root = model.rels.iter().position(|r| *r == crate::tagset::Deprel::Root);
        for (w, d) in mine.iter_mut().enumerate() {
            let scores = &self.arcs[w * width..][..model.rels.len()];
            // `root` is the relation to the root, and to nothing else.
            d.rel = match (d.head, root) {
                (0, Some(r)) => r as u16,
                (_, Some(r)) => {
                    let (before, after) = (best(&scores[..r]), best(&scores[r + 1..]) as usize + r + 1);
                    if r == 0 || after < scores.len() && scores[after] > scores[before as usize] {
                        after as u16
                    } else {
                        before
                    }
                }
                (_, None) => best(scores),
            };
        }
    }
}

/// Index of the largest; the first of several.
fn best(scores: &[f32]) -> u16 {
    let mut at = 0;
    for (i, s) in scores.iter().enumerate() {
        if *s > scores[at] {
            at = i;
        }
    }
    at as u16
}
