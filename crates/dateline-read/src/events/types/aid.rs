//! AID. Material help mainly for the recipient: money, arms, relief, asylum, debt relief, rescue.
//! Needs a recipient. Not: promised (AGREE), mutual (COOPERATE).
//! Example: "Norland sent tents to the flooded province."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[(
        "",
        "aid, donate, donate to, assist, provide, supply, deliver, send >aid|relief|supply|food|medicine|expert|team|money|assistance|help|equipment|ship|convoy|doctor|tent|arms|weapon|personnel|adviser|mission|ton|tonne|flour|grain|rice|blanket|doctor|medic|rescuer|engineer, give >money|aid|asylum|shelter|refuge|fund|grant|assistance|food|loan|million|billion|help|weapon, grant >asylum|loan|refuge|aid|citizenship|visa, fund, finance, bankroll, subsidise, subsidize, contribute, contribute to, rescue, evacuate, forgive >debt, cancel >debt, write off >debt, lend, loan, train, shelter, host >refugee, treat >victim|wounded|patient, help, feed, protect, offer >asylum|refuge|shelter, extend >aid|loan|credit|assistance, distribute, allocate, ship >aid|supply|weapon, airlift, equip, arm >rebel|fighter|militia, disburse, approve >loan|aid|grant|package|fund, pay >compensation|aid, compensate, invest, take in >refugee, accept >refugee|migrant|asylum",
    )],
    nouns: &[("", "donation, rescue, evacuation, asylum")],
    toward: &["to", "for", "with", "of", "in"],
    needs_recipient: true,
    ..Lexicon::new(PloverType::Aid, "events/aid")
};
