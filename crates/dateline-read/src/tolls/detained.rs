//! Detained: arrested, jailed, taken into custody, captured, abducted, held hostage. "dozens were arrested", "40 arrests", "eight fishermen detained".
//!
//! Not releases, and not warrants for arrest.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const DETAINED: Lexicon = Lexicon {
    kind: TollKind::Detained,
    done_to: Class::Detains,
    do_it: Class::Nothing,
    nouns: Class::Detention,
    fates: Class::DetainedFate,
    particles: &[
        ("round", "up"),
        ("lock", "up"),
        ("haul", "away"),
        ("haul", "off"),
        ("lead", "away"),
        ("pick", "up"),
        ("march", "off"),
    ],
};
