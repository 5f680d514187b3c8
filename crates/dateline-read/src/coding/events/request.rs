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
        ("change", "seek >resignation|ouster|removal|reform"),
    ],
    nouns: &[("", "appeal, plea")],
    toward: &["to", "on", "upon", "from", "for", "with", "of"],
    clausal: true,
    ..Lexicon::new(PloverType::Request, "events/request")
};
