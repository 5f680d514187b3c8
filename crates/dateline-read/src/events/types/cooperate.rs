//! COOPERATE. Mutual material cooperation: trade, joint exercises, extradition, shared intelligence.
//! Needs a recipient or partners. Not: agreed only (AGREE).
//! Example: "The two navies shared radar data."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[(
        "",
        "cooperate, cooperate with, collaborate, collaborate with, work with, work together, trade with, share >intelligence|information|data|technology, exchange >prisoner|information|intelligence, extradite, team up, join >coalition|force, conduct >patrol, partner with, buy, purchase, sell, import, export, establish >partnership, begin >exercise|drill|maneuver|manoeuvre, hold joint, resume >trade|cooperation|flight|service, open >trade, do >business",
    )],
    nouns: &[("", "cooperation, collaboration, partnership")],
    toward: &["with", "between", "to", "from"],
    needs_recipient: true,
    reciprocal: true,
    ..Lexicon::new(PloverType::Cooperate, "events/cooperate")
};
