//! Killed: deaths by whatever hand or cause. "three people were killed", "14 died in the fire", "at least one dead", "the deaths of six
//! students", "the death toll rose to 12", "shot and killed", "claimed 30 lives".
//!
//! Not threats ("could be killed"), not death sentences, nor animals.

use dateline_model::TollKind;

use super::frame::Lexicon;

pub(super) const KILLED: Lexicon = Lexicon {
    kind: TollKind::Killed,
    done_to: &[
        "kill",
        "slay",
        "murder",
        "massacre",
        "execute",
        "assassinate",
        "behead",
        "lynch",
        "slaughter",
        "drown",
        "electrocute",
        "asphyxiate",
        "hang",
        "guillotine",
        // "The army has lost 52 men"
        "lose",
    ],
    do_it: &["die", "perish", "drown", "succumb", "starve", "suffocate"],
    nouns: &["death", "killing", "murder", "fatality", "execution", "slaying"],
    fates: &["dead", "killed"],
    particles: &[("gun", "down"), ("mow", "down")],
};

/// "Shot dead", "beaten to death": the verb is one of wounds, the fate is death.
pub(super) const TO_DEATH: Lexicon = Lexicon {
    kind: TollKind::Killed,
    done_to: VIOLENT,
    do_it: &["bleed", "freeze", "burn", "fall", "plunge", "choke"],
    nouns: &[],
    fates: &[],
    particles: &[],
};

/// Verbs of wounds that may end in death.
pub(super) const VIOLENT: &[&str] = &[
    "shoot", "beat", "stab", "burn", "crush", "hack", "trample", "club", "stone", "bludgeon", "strangle", "hit",
    "strike", "knife", "torture", "scald", "maul", "kick",
];

/// "Recovered 11 bodies": what is found counts the dead.
pub(super) const FINDS: &[&str] =
    &["bring", "recover", "find", "pull", "retrieve", "discover", "exhume", "unearth", "count", "bury", "identify"];
