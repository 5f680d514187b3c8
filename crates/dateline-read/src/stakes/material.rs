//! Material: counted things of war or relief that change hands: "gave Ebrin 40,000 tonnes of wheat", "sent 30 tanks to the border".
//!
//! Not things that nobody hands over, nor goods of trade in general.

use crate::lexicon::Class;
use dateline_model::{Amount, AmountKind};

/// Whether an amount counts such things.
pub(super) fn counts(amount: &Amount) -> bool {
    amount.kind == AmountKind::Things && amount.unit.as_deref().is_some_and(|u| Class::GoodsUnit.has(u))
}

/// Whether a state may send them out as its own force.
pub(super) fn deploys(unit: &str) -> bool {
    Class::WarCraft.has(unit)
}

/// Whether a noun is one of them.
pub(super) fn is_unit(lemma: &str) -> bool {
    Class::GoodsUnit.has(lemma)
}

/// Whether a verb hands them over.
pub(super) fn moved(lemma: &str) -> bool {
    Class::HandsOver.has(lemma)
}
