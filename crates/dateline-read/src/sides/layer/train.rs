//! Makes the layer's weights from sentences with two parties marked, and asks them. Not part of reading.

use dateline_lang::Analysis;
use dateline_model::{Document, Span};

use super::pair::{Pair, View};
use super::{both_ways, features};
use crate::claims::Feats;
use crate::context::Context;
use crate::entities::Index;
use crate::kit::Kit;
use crate::loglinear::{Learner, shuffled, softmax};

/// Neutral, well, ill.
const COLUMNS: usize = 3;
const EPOCHS: usize = 12;
const RATE: f32 = 0.01;
const DECAY: f32 = 1e-2;
/// Features seen fewer times are none; a pair counts its own twice, once each way round.
const LEAST: u32 = 4;

/// A pair in both orders, and its label.
struct Example {
    fold: usize,
    rows: [Vec<u32>; 2],
    label: usize,
}

/// Annotated pairs as the layer sees them.
#[derive(Default)]
pub struct SideExamples(Vec<Example>);

impl std::fmt::Debug for SideExamples {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let features: usize = self.0.iter().map(|e| e.rows[0].len()).sum();
        write!(f, "{} pairs, {} features each", self.0.len(), features / self.0.len().max(1))
    }
}

impl SideExamples {
    /// Adds a pair of a document: neutral, well, well the other way, ill, ill the other way.
    pub fn add(&mut self, fold: usize, doc: &Document, analysis: &Analysis, kit: &Kit, pair: [Span; 2], label: usize) {
        let rows = look(doc, analysis, kit, pair, |view, pair, feats| {
            [pair.clone(), pair.turned()].map(|p| {
                features::all(view, &p, feats);
                feats.0.clone()
            })
        });
        self.0.extend(rows.map(|rows| Example { fold, rows, label }));
    }

    /// The weights, learnt from all pairs or from all but those of one fold.
    pub fn learn(&self, without: Option<usize>) -> Vec<u8> {
        let train: Vec<&Example> = self.0.iter().filter(|e| Some(e.fold) != without).collect();
        let mut learner = Learner::new(COLUMNS);
        (learner.rate, learner.decay) = (RATE, DECAY);
        learner.prepare(train.iter().flat_map(|e| e.rows.iter().map(Vec::as_slice)), LEAST);
        for epoch in 0..EPOCHS {
            for i in shuffled(train.len(), epoch) {
                step(&mut learner, train[i]);
            }
        }
        learner.finish();
        let mut out = Vec::new();
        learner.write(&mut out);
        out
    }
}

/// Both orders share their weights, so one step moves them for both.
fn step(learner: &mut Learner, e: &Example) {
    let scores = |row: &Vec<u32>| learner.scores(row).try_into().unwrap_or([0.0; COLUMNS]);
    let mut p = softmax(&both_ways([scores(&e.rows[0]), scores(&e.rows[1])]));
    p[e.label] -= 1.0;
    learner.steps += 1.0;
    learner.step(&e.rows[0], &[p[0], p[1], p[3]]);
    learner.step(&e.rows[1], &[p[0], p[2], p[4]]);
}

/// How the first of two parties of a document stands to the second and the other way round: probabilities of neutral, well, well the
/// other way, ill, ill the other way.
pub fn stand(doc: &Document, analysis: &Analysis, kit: &Kit, pair: [Span; 2]) -> Option<[f32; 5]> {
    look(doc, analysis, kit, pair, |view, pair, feats| kit.sides.stance(view, pair, feats)).flatten()
}

fn look<T>(
    doc: &Document,
    analysis: &Analysis,
    kit: &Kit,
    [p, q]: [Span; 2],
    with: impl FnOnce(&View<'_>, &Pair, &mut Feats) -> T,
) -> Option<T> {
    let record = crate::read(doc, analysis, kit);
    let cx = Context::new(doc, analysis, kit);
    let index = Index::new(&cx, &record);
    let view = View::new(&cx, &record, &index, &kit.sides.tones);
    let pair = Pair::in_text(analysis, p, q)?;
    Some(with(&view, &pair, &mut Feats::default()))
}
