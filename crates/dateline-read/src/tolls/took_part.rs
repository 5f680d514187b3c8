//! Took part: how many marched, gathered, struck. "tens of thousands of people marched", "a crowd of about 2,000", "swelled to a few
//! thousand".
//!
//! Not members of a body, nor guests of a ceremony where nothing is at issue; mourners are counted.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const TOOK_PART: Lexicon = Lexicon {
    kind: TollKind::TookPart,
    done_to: &[],
    do_it: &[
        "march",
        "stand",
        "gather",
        "protest",
        "demonstrate",
        "rally",
        "assemble",
        "participate",
        "converge",
        "flock",
        "congregate",
        "riot",
        "attend",
        "join",
        "pour",
        "mass",
        "swell",
        "throng",
        "strike",
        "picket",
        "block",
        "blockade",
        "occupy",
        "fill",
        "chant",
        "camp",
        "stage",
        "take",
        "descend",
        "besiege",
        "surround",
        "pack",
        "down",
        "hold",
        "follow",
    ],
    nouns: &["demonstration", "march", "picket", "protest", "rally", "vigil"],
    fates: &[],
    particles: &[("walk", "off"), ("turn", "out"), ("take", "part"), ("walk", "out"), ("turn", "up")],
};
