//! REJECT. Refusals, vetoes, defiance, cancelled meetings, entry barred.
//! Not: criticism (ACCUSE).
//! Example: "The union rejected the minister's offer."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "",
            "reject, refuse, deny >visa|entry|request|access|permission|bail|allegation|accusation|claim|involvement|report|charge, deny, veto, decline, oppose, dismiss >call|claim|demand|allegation|report|proposal|idea|accusation|appeal|criticism|concern|suggestion, rule out, turn down, rebuff, defy, ignore >call|warning|demand|appeal|request, snub, boycott >talk|meeting|summit|election|vote|session, disobey, resist, spurn, object to, object, vote against, abstain, overrule, overturn, strike down, scuttle, thwart, balk, shun, contradict, dispute, disagree, resume >attack|test, break >promise|pledge, renege, flout",
        ),
        (
            "meet",
            "cancel >visit|meeting|trip|talk|summit|tour|plan|trip|session|deal|contract, postpone >visit|meeting|trip|talk|summit, call off >visit|meeting|talk|trip|summit, walk out of >talk|meeting, pull out of >talk|meeting|summit, refuse meet, withdraw from >talk|negotiation, halt >talk|negotiation, suspend >talk|negotiation|dialogue|contact, break off >talk|negotiation|dialogue|contact",
        ),
        (
            "assist",
            "refuse >aid|help|assistance|loan|offer, reject >aid|help|assistance|loan, turn down >aid|help|assistance|loan, deny >aid|help|assistance",
        ),
        (
            "yield",
            "reject >demand|ultimatum|ceasefire|truce|deadline, refuse >demand|ceasefire|truce|surrender, defy >ultimatum|deadline",
        ),
        (
            "change",
            "bar from, block >bill|resolution|move|bid|nomination|deal|plan|legislation, prevent >delegation|observer|inspector|official, obstruct, impede",
        ),
    ],
    nouns: &[("", "refusal, rejection, veto")],
    toward: &["to", "of", "by", "from", "with"],
    clausal: true,
    ..Lexicon::new(PloverType::Reject, "events/reject")
};
