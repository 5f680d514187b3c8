//! Injured: hurt, wounded, shot and not said to have died, run over, treated for wounds. "100 injured", "ran several of them over", "hitting
//! at least two protesters", "treating 50 people, about half of them with injuries", "taken to hospital", "suffered burns".
//!
//! Not "hit" of things and not "treated" of anything but patients.

use dateline_model::TollKind;

use super::frame::Lexicon;
use crate::lexicon::Class;

pub(super) const INJURED: Lexicon = Lexicon {
    kind: TollKind::Injured,
    done_to: Class::Injures,
    do_it: Class::Suffers,
    nouns: Class::Injury,
    fates: Class::InjuredFate,
    particles: &[("run", "over"), ("knock", "down")],
};
