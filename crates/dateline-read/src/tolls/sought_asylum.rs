//! Sought asylum: applied for it, or fled into an embassy or another diplomatic mission. "25 troops have applied for asylum".
//!
//! Not asylum offered, debated or granted in general.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const SOUGHT_ASYLUM: Lexicon = Lexicon {
    kind: TollKind::SoughtAsylum,
    done_to: Class::Nothing,
    do_it: Class::SeeksAsylum,
    nouns: Class::Nothing,
    fates: Class::Nothing,
    particles: &[],
};
