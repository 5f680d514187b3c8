//! The learned layer of sides: how one of two parties named in a sentence stands to the other, made by `training/sides.sh`.
//!
//! A log-linear model over hashed features of an ordered pair. The pair is looked at both ways round with the same weights, so that what is
//! learnt of "A praised B" holds for "B was praised by A"; the two sums give five probabilities. The names of the two are no feature:
//! the words judge, not who they are about.
//!
//! In reading it only refuses: a rule's `supports` or `opposes` that the words about it speak against.

mod facts;
mod features;
mod pair;
mod tones;
mod train;
mod tree;

use dateline_model::{Record, Relation, SideBasis};

use super::Found;
use crate::claims::Feats;
use crate::coding::{Weights, softmax};
use crate::context::Context;
use crate::entities::Index;
use pair::{Pair, View};
use tones::Tones;
pub use train::{SideExamples, stand};

/// So likely the contrary of what a rule says is before the rule is refused.
const CONTRARY: f32 = 0.8;

/// The layer's weights, and the words with a tone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    weights: Weights,
    tones: Tones,
}

impl Layer {
    /// The weights inside this library.
    pub(crate) fn embedded() -> Layer {
        Layer::read(include_bytes!("../../../../../models/sides.bin")).unwrap_or_default()
    }

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

/// Whether a relation is one of good will; nothing for those that are deeds of law rather than of will.
fn well(relation: Relation) -> Option<bool> {
    match relation {
        Relation::Supports | Relation::AlliedWith => Some(true),
        Relation::Opposes | Relation::Condemns => Some(false),
        Relation::Recognises | Relation::Sanctions | Relation::DemandsExitOf => None,
    }
}

/// Takes out what rules read off a phrase where the words about it speak for the contrary.
pub(super) fn refuse(cx: &Context<'_>, record: &Record, index: &Index, found: &mut Vec<Found>) {
    let asked = |f: &Found| {
        let one = |e: Option<usize>| e.is_some_and(|e| e != super::NOBODY);
        let far = f.from.overlaps(f.to) || f.basis == SideBasis::List;
        (!far && one(f.from_entity) && one(f.to_entity)).then(|| well(f.relation)).flatten()
    };
    if !found.iter().any(|f| asked(f).is_some()) {
        return;
    }
    let view = View::new(cx, record, index, &cx.kit.sides.tones);
    let mut feats = Feats::default();
    found.retain(|f| {
        let Some(well) = asked(f) else { return true };
        let Some(pair) = Pair::in_sentence(cx, f.from, f.to) else { return true };
        let p = cx.kit.sides.stance(&view, &pair, &mut feats);
        p.is_none_or(|p| if well { p[3] + p[4] } else { p[1] + p[2] } < CONTRARY)
    });
}
