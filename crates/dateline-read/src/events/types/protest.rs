//! PROTEST. Civilians acting together, in person: marches, strikes, riots, sit-ins, blockades, hunger strikes.
//! Not: diplomatic or online protest (ACCUSE).
//! Example: "Thousands marched against the decree in Castrel."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "demo",
            "protest, protest against, demonstrate, march, rally, stage >protest|demonstration|rally|march|sit-in, hold >protest|demonstration|rally|march|sit-in|vigil, take to >street, gather in, organise >protest|demonstration|rally, organize >protest|demonstration|rally, join >protest|rally|march|demonstration, attend >rally|protest, chant",
        ),
        ("riot", "riot, loot, rampage, vandalise, vandalize"),
        ("hunger", "fast, go on >hunger strike, begin >hunger strike, start >hunger strike, stage >hunger strike"),
        ("strike", "strike, go on >strike, stage >strike|walkout, walk out, down >tool"),
        ("boycott", "boycott"),
        (
            "obstruct",
            "block >road|highway|entrance|street|bridge|railway|traffic, barricade, build >barricade, erect >barricade, occupy >square|building|campus, picket, paralyse, paralyze",
        ),
    ],
    nouns: &[
        ("demo", "protest, demonstration, march, rally, vigil, sit-in"),
        ("riot", "riot, rioting, looting, unrest"),
        ("strike", "walkout"),
        ("boycott", "boycott"),
        ("obstruct", "roadblock, barricade"),
        ("", "uprising, revolt"),
    ],
    toward: &["against", "at", "over", "outside", "in"],
    ..Lexicon::new(PloverType::Protest, "events/protest")
};
