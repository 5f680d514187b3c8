//! SUPPORT. Support in words or by diplomacy: praise, endorsement, recognition, ratified agreements, ties opened.
//! Not: money or arms (AID), promises (AGREE).
//! Example: "The senate ratified the border treaty."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[(
        "",
        "support, back, endorse, praise, welcome, hail, congratulate, commend, applaud, recognise, recognize, defend, laud, thank, sign >agreement|treaty|deal|accord|pact|memorandum|contract|declaration|protocol, ratify, express >support|solidarity|condolence|confidence|gratitude|appreciation|sympathy|backing|satisfaction|hope, voice >support, approve, approve of, champion, uphold, honour, honor, salute, restore >relation|tie, establish >relation|tie, open >embassy|consulate, appreciate, offer >condolence|support|congratulation, stand by, stand with, rally behind, vote for, reaffirm >support|commitment|loyalty|friendship, extend >congratulation|condolence|support, side with, reach >agreement|deal|accord, conclude >agreement|treaty|deal, finalise >agreement|deal, finalize >agreement|deal, seal >deal|agreement, normalise >relation|tie, normalize >relation|tie, strike >deal|agreement, pay >tribute, adopt >resolution, respect, trust, favour, favor, advocate, justify",
    )],
    nouns: &[("", "endorsement, recognition, ratification, praise")],
    toward: &["for", "with", "of", "to", "on"],
    ..Lexicon::new(PloverType::Support, "events/support")
};
