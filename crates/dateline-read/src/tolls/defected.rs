//! Defected: changed sides, deserted, broke ranks. "twelve officers defected to the opposition", "two generals broke ranks".
//!
//! Not resignations.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const DEFECTED: Lexicon = Lexicon {
    kind: TollKind::Defected,
    done_to: &[],
    do_it: &["defect", "desert", "mutiny", "join", "cross", "go", "come"],
    nouns: &["defection", "desertion"],
    fates: &[],
    particles: &[],
};
