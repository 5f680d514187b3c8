//! REQUEST. Requests, demands, orders, calls, appeals.
//! Not: threats with them (THREATEN).
//! Example: "Tashev urged the army to stay in its barracks."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "",
            "urge, ask, demand, request, call for, call on, call upon, appeal, appeal to, appeal for, press, press for, plead, plead with, beg, implore, order, instruct, insist, insist on, exhort, petition, push for, lobby, issue >call|appeal|request|plea|order, make >appeal|request|plea, seek, seek >help|support|aid|assistance|talk|meeting|resolution, encourage, invoke, require, recommend, advise, pressure, renew >call|appeal|demand, apply for >asylum|protection, seek >asylum|refuge|protection, request >asylum, advocate for, command",
        ),
        (
            "assist",
            "appeal for >aid|help|assistance|fund|donation|money|support|supply, ask for >aid|help|assistance|money|support, request >aid|help|assistance|loan, seek >aid|help|assistance|loan, call for >aid|help|assistance, demand >aid|help|compensation|money",
        ),
        (
            "change",
            "seek >resignation|ouster|removal|reform, demand >resignation|ouster|removal|dismissal|reform|change|election|recount, call for >resignation|ouster|removal|dismissal|reform|change|election|recount",
        ),
        (
            "yield",
            "demand >release|withdrawal|ceasefire|truce|end|return|surrender|lifting, call for >release|withdrawal|ceasefire|truce|end|return|surrender|lifting, seek >release|ceasefire|truce|return, appeal for >release|ceasefire|truce|calm|restraint",
        ),
        (
            "meet",
            "call for >talk|meeting|dialogue|negotiation|summit|session, demand >talk|meeting|dialogue|negotiation|audience, request >talk|meeting|audience|session, seek >talk|meeting|audience, appeal for >talk|dialogue",
        ),
    ],
    nouns: &[("", "appeal, plea")],
    toward: &["to", "on", "upon", "from", "for", "with", "of"],
    clausal: true,
    ..Lexicon::new(PloverType::Request, "events/request")
};
