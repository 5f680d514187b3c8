//! Detained: arrested, jailed, taken into custody, captured. "dozens were arrested", "40 arrests", "eight fishermen detained".
//!
//! Not releases, and not warrants for arrest.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const DETAINED: Lexicon = Lexicon {
    kind: TollKind::Detained,
    done_to: &["arrest", "detain", "jail", "imprison", "apprehend", "capture", "intern", "incarcerate"],
    do_it: &[],
    nouns: &["arrest", "detention"],
    fates: &["arrested", "detained"],
    particles: &[("round", "up")],
};
