//! Detained: arrested, jailed, taken into custody, captured, abducted, held hostage. "dozens were arrested", "40 arrests", "eight fishermen detained".
//!
//! Not releases, and not warrants for arrest.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const DETAINED: Lexicon = Lexicon {
    kind: TollKind::Detained,
    done_to: &[
        "arrest",
        "detain",
        "jail",
        "imprison",
        "apprehend",
        "capture",
        "catch",
        "intern",
        "incarcerate",
        "abduct",
        "kidnap",
        "hold",
        "lock",
        "remand",
        "take",
        "sentence",
        "seize",
        "snatch",
    ],
    do_it: &[],
    nouns: &["arrest", "detention", "abduction", "kidnapping"],
    fates: &["arrested", "detained"],
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
