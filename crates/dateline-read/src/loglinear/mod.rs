//! Log-linear models, which the learned layers of events, deeds and sides share: a table of weights by hashed feature for each decision.
//!
//! [`Weights`] is what reading holds; [`Learner`] makes it (averaged stochastic gradient descent with a rate for each weight, AdaGrad of Duchi et al. 2011).

mod learner;
mod weights;

pub(crate) use learner::{Learner, Wanted, shuffled};
pub(crate) use weights::Weights;

/// Likelihoods of the classes by their scores.
pub(crate) fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let e: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let sum: f32 = e.iter().sum();
    e.into_iter().map(|x| x / sum).collect()
}
