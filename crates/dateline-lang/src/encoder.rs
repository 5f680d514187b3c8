//! From words to states: a vector per form, kept from word to word, and two bidirectional LSTM layers over a batch of sentences.

use std::collections::HashMap;

use crate::features::{Keys, fnv, fnv64, last};
use crate::kernels::{Level, Rows, Workspace, cell, product, quantise};
use crate::model::{Direction, FORM, Model};

/// Forms kept; when there are more, all are forgotten and it starts again.
const KEPT: usize = 1 << 15;

/// Vectors of forms, quantised as the first layer wants them.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    ids: HashMap<Box<str>, u32>,
    q: Vec<u8>,
    scales: Vec<f32>,
    /// What the segmenter sees of each form.
    ends: Vec<f32>,
    /// Whether the vectors have it.
    known: Vec<bool>,
    keys: Keys,
    grams: Vec<usize>,
    rows: Rows,
    wide: Vec<f32>,
    work: Workspace,
}

impl Forms {
    /// Forgets everything where there is too much; ids given before are void then.
    /// Says whether it did.
    pub(crate) fn make_room(&mut self) -> bool {
        let full = self.ids.len() > KEPT;
        if full {
            self.ids.clear();
            self.q.clear();
            self.scales.clear();
            self.ends.clear();
            self.known.clear();
        }
        full
    }

    /// A form's part of the segmenter's window.
    pub(crate) fn segment(&self, id: u32, width: usize) -> &[f32] {
        &self.ends[id as usize * width..][..width]
    }

    /// Whether the word vectors have a form.
    pub(crate) fn known(&self, id: u32) -> bool {
        self.known[id as usize]
    }

    /// The id of a form, its vector computed where it is new.
    pub(crate) fn id(&mut self, level: Level, model: &Model, form: &str) -> u32 {
        if let Some(&id) = self.ids.get(form) {
            return id;
        }
        let id = self.scales.len() as u32;
        self.compute(level, model, form);
        self.ids.insert(form.into(), id);
        id
    }

    fn compute(&mut self, level: Level, model: &Model, form: &str) {
        self.keys.set(form);
        let [f, s, p] = model.segment.sizes();
        let row = |key: &str, seed: u32, size: usize| fnv(key, seed) as usize % size;
        let rows = [row(&self.keys.norm, 32, f), row(last(&self.keys.norm, 3), 33, s), row(&self.keys.shape, 34, p)];
        model.segment.form(rows, &mut self.ends);
        let mut x = [0f32; FORM];
        for (table, row) in model.tables.iter().zip(self.keys.rows()) {
            table.add(row, 1.0, &mut x);
        }
        self.keys.ngrams(&mut self.grams);
        let share = 1.0 / self.grams.len() as f32;
        for &row in &self.grams {
            model.grams.add(row, share, &mut x);
        }
        let mut glove = [0f32; 64];
        let row = model.glove.row(fnv64(&self.keys.lower)).or_else(|| model.glove.row(fnv64(&self.keys.norm)));
        self.known.push(row.is_some());
        if let Some(row) = row {
            let dims = model.project.len() / FORM;
            model.glove.table.add(row, 1.0, &mut glove[..dims.min(64)]);
            for (g, column) in glove.iter().zip(model.project.chunks_exact(FORM)) {
                for (x, w) in x.iter_mut().zip(column) {
                    *x += g * w;
                }
            }
        }
        for (x, b) in x.iter_mut().zip(&model.project_bias) {
            *x = (*x + b).max(0.0);
        }
        self.rows.set(level, &x, 1, FORM);
        self.wide.resize(model.up.width(), 0.0);
        product(level, &self.rows, 0, 1, &model.up, &mut self.wide, false, &mut self.work);
        for v in &mut self.wide {
            *v = v.max(0.0);
        }
        self.rows.set(level, &self.wide, 1, model.down.inputs());
        let mut y = [0f32; FORM];
        product(level, &self.rows, 0, 1, &model.down, &mut y, false, &mut self.work);
        for (x, y) in x.iter_mut().zip(&y) {
            *x += y;
        }
        layer_norm(&mut x, &model.norm.0, &model.norm.1);
        let at = self.q.len();
        self.q.resize(at + FORM, 0);
        let scale = quantise(level, &x, &mut self.q[at..]);
        self.scales.push(scale);
    }
}

fn layer_norm(x: &mut [f32; FORM], weight: &[f32], bias: &[f32]) {
    let n = FORM as f32;
    let mean = x.iter().sum::<f32>() / n;
    let variance = x.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / n;
    let scale = 1.0 / (variance + 1e-5).sqrt();
    for ((v, w), b) in x.iter_mut().zip(weight).zip(bias) {
        *v = (*v - mean) * scale * w + b;
    }
}

/// Where each word of a batch lies: words of one place in the sentence together, longer sentences first, so that a step of the
/// LSTM is one product over neighbouring rows.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// Sentences, longest first.
    order: Vec<usize>,
    /// First row of each place.
    starts: Vec<usize>,
    /// Rank of each sentence in `order`.
    rank: Vec<usize>,
}

impl Layout {
    fn set(&mut self, lengths: &[usize]) {
        self.order.clear();
        self.order.extend(0..lengths.len());
        self.order.sort_by_key(|&s| (std::cmp::Reverse(lengths[s]), s));
        self.rank.clear();
        self.rank.resize(lengths.len(), 0);
        for (r, &s) in self.order.iter().enumerate() {
            self.rank[s] = r;
        }
        self.starts.clear();
        self.starts.push(0);
        let mut alive = lengths.len();
        for t in 0..self.order.first().map_or(0, |&s| lengths[s]) {
            while alive > 0 && lengths[self.order[alive - 1]] <= t {
                alive -= 1;
            }
            self.starts.push(self.starts[t] + alive);
        }
    }

    fn steps(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many sentences have a word at this place.
    fn alive(&self, t: usize) -> usize {
        self.starts[t + 1] - self.starts[t]
    }

    /// The row of a sentence's word.
    pub(crate) fn row(&self, sentence: usize, word: usize) -> usize {
        self.starts[word] + self.rank[sentence]
    }
}

/// Buffers of the encoder, used again from batch to batch.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    pub(crate) layout: Layout,
    /// States of the last layer, quantised, by row of the layout.
    pub(crate) states: Rows,
    input: Rows,
    gates: Vec<f32>,
    out: Vec<f32>,
    c: Vec<f32>,
    h: Vec<f32>,
    hq: Rows,
    work: Workspace,
}

impl Encoder {
    /// States of all words of a batch: `ids` of the forms sentence by sentence, `lengths` of the sentences.
    pub(crate) fn run(&mut self, level: Level, model: &Model, forms: &Forms, ids: &[u32], lengths: &[usize]) {
        self.layout.set(lengths);
        let total = ids.len();
        self.input.q.resize(total * FORM, 0);
        self.input.scales.resize(total, 0.0);
        let mut next = 0;
        for (s, &n) in lengths.iter().enumerate() {
            for t in 0..n {
                let (row, id) = (self.layout.row(s, t), ids[next] as usize);
                self.input.q[row * FORM..][..FORM].copy_from_slice(&forms.q[id * FORM..][..FORM]);
                self.input.scales[row] = forms.scales[id];
                next += 1;
            }
        }
        let width = 2 * model.hidden;
        for layer in &model.layers {
            self.out.resize(total * width, 0.0);
            for (d, direction) in layer.iter().enumerate() {
                self.sweep(level, model.hidden, d, direction);
            }
            self.input.set(level, &self.out, total, width);
        }
        std::mem::swap(&mut self.states, &mut self.input);
    }

    /// One direction over all places. Gates are kept for one place only, so that they stay in the cache.
    fn sweep(&mut self, level: Level, hidden: usize, d: usize, direction: &Direction) {
        let (steps, four, width) = (self.layout.steps(), 4 * hidden, 2 * hidden);
        let most = if steps == 0 { 0 } else { self.layout.alive(0) };
        self.c.clear();
        self.c.resize(most * hidden, 0.0);
        self.h.clear();
        self.h.resize(most * hidden, 0.0);
        self.gates.resize(most * four, 0.0);
        for step in 0..steps {
            let t = if d == 0 { step } else { steps - 1 - step };
            let (alive, first) = (self.layout.alive(t), self.layout.starts[t]);
            // Sentences that have begun: forwards all that are still alive, backwards those that were alive one place later.
            let begun = match (d, step) {
                (_, 0) => 0,
                (0, _) => alive,
                _ => self.layout.alive(t + 1),
            };
            let gates = &mut self.gates[..alive * four];
            product(level, &self.input, first, alive, &direction.input, gates, false, &mut self.work);
            if begun > 0 {
                self.hq.set(level, &self.h, begun, hidden);
                let gates = &mut gates[..begun * four];
                product(level, &self.hq, 0, begun, &direction.recurrent, gates, true, &mut self.work);
            }
            for r in 0..alive {
                let gates = &mut self.gates[r * four..][..four];
                let h = &mut self.h[r * hidden..][..hidden];
                cell(level, gates, &mut self.c[r * hidden..][..hidden], h);
                self.out[(first + r) * width + d * hidden..][..hidden].copy_from_slice(h);
            }
        }
    }
}
