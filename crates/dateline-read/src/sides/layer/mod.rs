//! The learned layer of sides: how one of two parties named in a sentence stands to the other, made by `training/sides.sh`.
//!
//! A log-linear model over hashed features of an ordered pair. The pair is looked at both ways round with the same weights, so that what is
//! learnt of "A praised B" holds for "B was praised by A"; the two sums give five probabilities. The names of the two are no feature:
//! the words judge, not who they are about.
//!
//! Reading takes no side from it: praise is none, an accusation is a claim and an attack an event. It answers who asks it about two parties,
//! with weights that the caller lends ([`crate::Kit::with_sides`]).

mod facts;
mod features;
mod pair;
mod tones;
mod train;
mod tree;

use crate::claims::Feats;
use crate::loglinear::{Weights, softmax};
use pair::{Pair, View};
use tones::Tones;
pub use train::{SideExamples, stand};

/// The layer's weights, and the words with a tone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    weights: Weights,
    tones: Tones,
}

impl Layer {
    /// Reads the weights.
    pub(crate) fn read(mut bytes: &[u8]) -> Option<Layer> {
        Some(Layer { weights: Weights::read(&mut bytes)?, tones: Tones::new() })
    }

    /// How the first party of a pair stands to the second and the other way round: neutral, well, well the other way, ill, ill the other
    /// way. Nothing without weights.
    fn stance(&self, view: &View<'_>, pair: &Pair, feats: &mut Feats) -> Option<[f32; 5]> {
        let mut sums = [[0.0; 3]; 2];
        for (sum, pair) in sums.iter_mut().zip([pair, &pair.turned()]) {
            features::all(view, pair, feats);
            *sum = self.weights.scores(&feats.0).try_into().ok()?;
        }
        let p = softmax(&both_ways(sums));
        p.try_into().ok()
    }
}

/// Neutral, well and ill of both orders as the scores of five labels.
fn both_ways([a, b]: [[f32; 3]; 2]) -> [f32; 5] {
    [a[0] + b[0], a[1], b[1], a[2], b[2]]
}
