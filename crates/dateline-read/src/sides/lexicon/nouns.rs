//! Nouns of sides.

use dateline_model::Relation;

use Relation::{AlliedWith, Condemns, Opposes, Recognises, Sanctions, Supports};

/// Nouns of somebody who stands for or against the one whose he is: "a critic of X", "X's allies".
pub(in crate::sides) fn agent(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "ally" | "bedfellow" | "comrade-in-arms" | "confederate" | "partner" | "patron" => AlliedWith,
        "acolyte" | "adherent" | "admirer" | "advocate" | "apologist" | "backer" | "bankroller" | "benefactor"
        | "booster" | "bulwark" | "champion" | "cheerleader" | "crony" | "defender" | "devotee" | "donor" | "prop"
        | "crutch" | "disciple" | "endorser" | "fan" | "financier" | "follower" | "henchman" | "lackey"
        | "loyalist" | "mainstay" | "mouthpiece" | "partisan" | "paymaster" | "pillar" | "proponent" | "protector"
        | "sponsor" | "stalwart" | "stooge" | "supporter" | "sympathiser" | "sympathizer" | "underwriter"
        | "votary" => Supports,
        "adversary" | "antagonist" | "arch-enemy" | "arch-foe" | "arch-rival" | "archenemy" | "bane" | "critic"
        | "detractor" | "enemy" | "foe" | "naysayer" | "nemesis" | "opponent" | "persecutor" | "sceptic"
        | "scourge" | "skeptic" | "tormentor" => Opposes,
        _ => return None,
    })
}

/// Nouns of the stance itself: "X's backing for Y", "Y won the recognition of X".
pub(in crate::sides) fn stance(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "allegiance" | "backing" | "blessing" | "confidence" | "endorsement" | "faith" | "fealty" | "fidelity"
        | "loyalty" | "patronage" | "solidarity" | "sponsorship" | "support" | "trust" => Supports,
        "acknowledgement" | "acknowledgment" | "recognition" => Recognises,
        "censure" | "condemnation" | "criticism" | "denunciation" | "rebuke" | "reprimand" => Condemns,
        "animosity" | "antipathy" | "aversion" | "contempt" | "defiance" | "enmity" | "hatred" | "hostility"
        | "loathing" | "opposition" | "resistance" => Opposes,
        "embargo" | "sanction" => Sanctions,
        _ => return None,
    })
}

/// Nouns of somebody whom the one whose he is stands behind: "a proxy of X", "X's candidate".
pub(in crate::sides) fn client(lemma: &str) -> bool {
    matches!(
        lemma,
        "candidate"
            | "creature"
            | "favourite"
            | "nominee"
            | "pawn"
            | "pick"
            | "protege"
            | "protégé"
            | "proxy"
            | "surrogate"
    )
}
