//! CONSULT. Meetings, visits, talks and calls that took place. The visitor is the actor, the host the recipient; with no clear host all are actors.
//! Not: planned (AGREE), cancelled (REJECT).
//! Example: "Dorvane met Varga in Geneva."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        ("visit", "visit, travel to, fly to, arrive in, pay >visit, tour, go to >country|capital"),
        ("phone", "phone, telephone, call >president|minister|leader|counterpart, speak by >telephone|phone"),
        (
            "",
            "meet, meet with, hold >talk|meeting|summit|discussion|consultation|dialogue|negotiation|conversation|conference|session|round, negotiate, negotiate with, discuss, consult, consult with, confer, confer with, host, receive >delegation|envoy|president|minister|official|ambassador|counterpart|visit, talk with, talk to, speak with, speak to, mediate, attend >meeting|summit|talk|conference, begin >talk|negotiation, resume >talk|negotiation|dialogue, start >talk|negotiation, open >talk|negotiation, exchange >view, brief, address >summit|conference|parliament, join >talk|negotiation, participate in >talk|meeting|summit, convene, gather for >talk|summit|meeting, conduct >talk|negotiation, take part in, sit down",
        ),
    ],
    nouns: &[("", "meeting, negotiation, summit, talks"), ("visit", "visit")],
    toward: &["with", "between", "to", "in", "by", "for"],
    reciprocal: true,
    ..Lexicon::new(PloverType::Consult, "events/consult")
};
