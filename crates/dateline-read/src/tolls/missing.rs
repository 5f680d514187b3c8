//! Missing: not found, disappeared, unaccounted for. "fourteen miners were still missing", "30 people went missing",
//! "sixteen were trapped", "ten are feared buried".
//!
//! Not things that are missing from a list or a speech.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const MISSING: Lexicon = Lexicon {
    kind: TollKind::Missing,
    done_to: Class::Traps,
    do_it: Class::Vanishes,
    nouns: Class::Disappearance,
    fates: Class::MissingFate,
    particles: &[],
};
