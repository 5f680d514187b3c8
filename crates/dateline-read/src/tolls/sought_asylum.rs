//! Sought asylum: applied for it, or fled into an embassy or another diplomatic mission. "25 troops have applied for asylum".
//!
//! Not asylum offered, debated or granted in general.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const SOUGHT_ASYLUM: Lexicon = Lexicon {
    kind: TollKind::SoughtAsylum,
    done_to: &[],
    do_it: &["apply", "seek", "request", "ask", "flee", "take", "shelter"],
    nouns: &[],
    fates: &[],
    particles: &[],
};
