//! Took part: how many marched, gathered, struck. "tens of thousands of people marched", "a crowd of about 2,000", "swelled to a few
//! thousand".
//!
//! Not members of a body, nor guests of a ceremony where nothing is at issue; mourners are counted.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const TOOK_PART: Lexicon = Lexicon {
    kind: TollKind::TookPart,
    done_to: Class::Nothing,
    do_it: Class::TakesToStreets,
    nouns: Class::Demonstration,
    fates: Class::Nothing,
    particles: &[("walk", "off"), ("turn", "out"), ("take", "part"), ("walk", "out"), ("turn", "up")],
};
