//! CONCEDE. Words of giving way: restrictions to be eased, amnesty, a ceasefire declared, a demand dropped, an apology, an acquittal, a protest called off.
//! Not: carried out (RETREAT).
//! Example: "The governor apologised for the shooting and lifted the ban."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[(
        "",
        "apologise, apologize, pardon, amnesty, acquit, exonerate, drop >charge|demand|case|claim|objection|opposition|bid, lift >ban|curfew|sanction|restriction|emergency|embargo|law|suspension|blockade, ease >restriction|sanction|curfew|ban|control|rule|tension, relax >restriction|rule|control|ban, declare >ceasefire|truce, announce >ceasefire|truce|withdrawal|amnesty|pullout|release|resignation, agree >ceasefire|truce, concede, back down, back off, yield to, bow to, give in, cave in, relent, suspend >protest|strike|campaign|operation|hostility|attack, call off >strike|protest|attack, end >strike|protest|boycott|hunger, rescind, repeal, revoke >ban|order|decree|law, annul, commute >sentence, grant >amnesty|pardon|bail|autonomy|independence|concession, express >regret|remorse, admit, acknowledge, compromise, restore >right|service|tie|internet, reinstate, waive, legalise, legalize, accept >demand|responsibility|defeat, unfreeze, give up >demand|claim",
    )],
    nouns: &[("", "apology, amnesty, pardon, concession, ceasefire, truce")],
    toward: &["to", "for", "with"],
    ..Lexicon::new(PloverType::Concede, "events/concede")
};
