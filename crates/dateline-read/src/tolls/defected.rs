//! Defected: changed sides, deserted, broke ranks. "twelve officers defected to the opposition", "two generals broke ranks".
//!
//! Not resignations.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const DEFECTED: Lexicon = Lexicon {
    kind: TollKind::Defected,
    done_to: Class::Nothing,
    do_it: Class::Defects,
    nouns: Class::Defection,
    fates: Class::Nothing,
    particles: &[],
};
