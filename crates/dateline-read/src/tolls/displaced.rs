//! Displaced: driven from home. "displaced more than 40,000 people", "3,000 villagers were forced to flee their homes", "600 families
//! homeless", "evacuated".
//!
//! Not flight into an embassy (sought asylum), nor soldiers who flee a fight.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const DISPLACED: Lexicon = Lexicon {
    kind: TollKind::Displaced,
    done_to: Class::Displaces,
    do_it: Class::Flees,
    nouns: Class::Nothing,
    fates: Class::DisplacedFate,
    particles: &[],
};
