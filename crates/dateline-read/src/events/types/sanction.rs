//! SANCTION. Relations reduced or broken, aid stopped, diplomats or organisations expelled, formal sanctions, court convictions, people driven to flee.
//! Needs a recipient. Not: bans at home (COERCE), threats of sanctions (THREATEN).
//! Example: "Halvia recalled its ambassador from Sarkand."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "discontinue",
            "sanction, impose >sanction|embargo|tariff|restriction|duty, slap >sanction|tariff, cut >tie|aid|relation|funding|fund|assistance|budget, cut off >aid|tie|relation|fund|trade, sever >tie|relation, break off >tie|relation|talk, break >tie|relation, suspend >aid|membership|relation|trade|cooperation|assistance|flight|agreement|tie|funding, halt >aid|assistance|trade|funding, stop >aid|funding|shipment, blacklist, freeze >aid|fund|relation|trade, boycott >product|goods|trade, downgrade >relation|tie, terminate >agreement|contract|treaty, end >aid|cooperation|agreement|contract, revoke >visa|license|licence|status|citizenship, reduce >aid|tie|staff|relation, embargo, scrap >deal|agreement|treaty",
        ),
        (
            "withdraw",
            "recall >ambassador|envoy|diplomat, withdraw >ambassador|envoy|diplomat|support|membership, quit >organisation|organization|treaty|agreement, withdraw from >agreement|treaty|accord|deal",
        ),
        (
            "expel",
            "expel, oust, eject, displace, suspend >member|lawmaker|official|minister, dismiss >minister|official|government|chief|judge|general|deputy|aide|adviser|commander|cabinet|governor|prosecutor|ambassador, sack, fire >minister|official|chief|director|secretary|deputy|aide|adviser|advisor|commander|cabinet|general|governor|prosecutor|spokesman|ambassador|attorney, remove >minister|official|president|chief",
        ),
        ("convict", "convict, sentence, fine, condemn to >death|prison, find >guilty"),
    ],
    nouns: &[("expel", "expulsion"), ("convict", "conviction")],
    toward: &["on", "against", "to", "from", "for", "with"],
    needs_recipient: true,
    ..Lexicon::new(PloverType::Sanction, "events/sanction")
};
