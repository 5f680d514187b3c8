//! Injured: hurt, wounded, shot and not said to have died, run over, treated for wounds. "100 injured", "ran several of them over", "hitting
//! at least two protesters", "treating 50 people, about half of them with injuries", "taken to hospital", "suffered burns".
//!
//! Not "hit" of things and not "treated" of anything but patients.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const INJURED: Lexicon = Lexicon {
    kind: TollKind::Injured,
    done_to: &[
        "injure",
        "wound",
        "harm",
        "hurt",
        "maim",
        "shoot",
        "stab",
        "hospitalise",
        "hospitalize",
        "trample",
        "burn",
        "hit",
        "strike",
        "treat",
        "beat",
        "knock",
        "crush",
        "cut",
        "graze",
        "scald",
        "maul",
        "club",
        "bludgeon",
        "poison",
        "mutilate",
        // "Fumes overcame 64 workers"
        "overcome",
        // "taken to hospital"
        "take",
        "rush",
        "airlift",
        "admit",
        "bring",
        "fly",
        "carry",
        "send",
        "pull",
    ],
    do_it: &["suffer", "sustain", "receive", "require", "need", "remain"],
    nouns: &["injury"],
    fates: &["injured", "wounded", "hurt"],
    particles: &[("run", "over"), ("knock", "down")],
};
