//! Killed: deaths by whatever hand or cause. "three people were killed", "14 died in the fire", "at least one dead", "the deaths of six
//! students", "the death toll rose to 12", "shot and killed", "claimed 30 lives".
//!
//! Not threats ("could be killed"), not death sentences, nor animals.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const KILLED: Lexicon = Lexicon {
    kind: TollKind::Killed,
    done_to: &["kill", "slay", "murder", "massacre", "execute", "assassinate", "behead", "lynch", "slaughter"],
    do_it: &["die", "perish", "drown", "succumb"],
    nouns: &["death", "killing", "murder", "fatality", "execution", "slaying"],
    fates: &["dead", "killed"],
    particles: &[],
};

/// "Shot dead": the verb is one of wounds, the fate is death.
pub(super) const SHOT_DEAD: Lexicon =
    Lexicon { kind: TollKind::Killed, done_to: &["shoot"], do_it: &[], nouns: &[], fates: &[], particles: &[] };
