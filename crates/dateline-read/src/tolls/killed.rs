//! Killed: deaths by whatever hand or cause. "three people were killed", "14 died in the fire", "at least one dead", "the deaths of six
//! students", "the death toll rose to 12", "shot and killed", "claimed 30 lives".
//!
//! Not threats ("could be killed"), not death sentences, nor animals.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const KILLED: Lexicon = Lexicon {
    kind: TollKind::Killed,
    done_to: Class::Kills,
    do_it: Class::Dies,
    nouns: Class::Killing,
    fates: Class::KilledFate,
    particles: &[("gun", "down"), ("mow", "down")],
};

/// "Shot dead", "beaten to death": the verb is one of wounds, the fate is death.
pub(super) const TO_DEATH: Lexicon = Lexicon {
    kind: TollKind::Killed,
    done_to: Class::WoundsToDeath,
    do_it: Class::DiesOf,
    nouns: Class::Nothing,
    fates: Class::Nothing,
    particles: &[],
};
