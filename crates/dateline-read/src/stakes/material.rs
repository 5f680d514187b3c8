//! Material: counted things of war or relief that change hands: "gave Ebrin 40,000 tonnes of wheat", "sent 30 tanks to the border".
//!
//! Not things that nobody hands over, nor goods of trade in general.

use dateline_model::{Amount, AmountKind};

/// Whether an amount counts such things.
pub(super) fn counts(amount: &Amount) -> bool {
    amount.kind == AmountKind::Things && amount.unit.as_deref().is_some_and(|u| UNITS.contains(&u))
}

/// Whether a noun is one of them.
pub(super) fn is_unit(lemma: &str) -> bool {
    UNITS.contains(&lemma)
}

/// Whether a verb hands them over.
pub(super) fn moved(lemma: &str) -> bool {
    matches!(
        lemma,
        "give"
            | "provide"
            | "send"
            | "donate"
            | "sell"
            | "buy"
            | "purchase"
            | "lend"
            | "supply"
            | "ship"
            | "deliver"
            | "export"
            | "import"
            | "pledge"
            | "promise"
            | "offer"
            | "hand"
            | "receive"
            | "order"
            | "contribute"
            | "dispatch"
            | "airlift"
            | "furnish"
    )
}

const UNITS: &[&str] = &[
    "tonne",
    "ton",
    "barrel",
    "dose",
    "tank",
    "rifle",
    "missile",
    "rocket",
    "jet",
    "helicopter",
    "drone",
    "aircraft",
    "warplane",
    "howitzer",
    "gun",
    "weapon",
    "launcher",
    "shell",
    "round",
    "mortar",
    "grenade",
    "truck",
    "vehicle",
    "carrier",
    "ambulance",
    "generator",
    "tent",
    "parcel",
    "boat",
    "frigate",
    "warship",
    "bullet",
    "battery",
];
