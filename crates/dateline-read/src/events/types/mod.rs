//! The sixteen types of PLOVER, one file each: what it codes, what it does not, an example, and its words.

use dateline_model::PloverType;

mod accuse;
mod agree;
mod aid;
mod assault;
mod coerce;
mod concede;
mod consult;
mod cooperate;
mod mobilize;
mod protest;
mod reject;
mod request;
mod retreat;
mod sanction;
mod support;
mod threaten;

/// The words of one type.
///
/// An entry of `verbs` is `lemma`, `lemma preposition`, or either with `>object|object`, which must be there; entries are parted by commas and listed by mode
/// (empty: none). `nouns` are nominal events by mode.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) kind: PloverType,
    pub(super) rule: &'static str,
    pub(super) verbs: &'static [(&'static str, &'static str)],
    pub(super) nouns: &'static [(&'static str, &'static str)],
    /// Prepositions that lead to the recipient.
    pub(super) toward: &'static [&'static str],
    /// An event without a recipient is none.
    pub(super) needs_recipient: bool,
    /// All who take part are actors.
    pub(super) reciprocal: bool,
    /// The recipient may stand in the verb's own clause ("urged that the army ...").
    pub(super) clausal: bool,
}

impl Lexicon {
    const fn new(kind: PloverType, rule: &'static str) -> Lexicon {
        Lexicon {
            kind,
            rule,
            verbs: &[],
            nouns: &[],
            toward: &[],
            needs_recipient: false,
            reciprocal: false,
            clausal: false,
        }
    }
}

/// The lexicon of a type.
pub(super) fn of(kind: PloverType) -> &'static Lexicon {
    ALL.iter().find(|l| l.kind == kind).unwrap_or(&UNKNOWN)
}

/// How the participants of a verb are read that no type has.
pub(super) static UNKNOWN: Lexicon = Lexicon {
    toward: &["to", "on", "against", "with", "for", "of", "from", "at", "over"],
    clausal: true,
    ..Lexicon::new(PloverType::Request, "events/learned")
};

/// All types. Where two claim a pattern, the earlier one has it.
pub(super) static ALL: &[Lexicon] = &[
    assault::LEXICON,
    coerce::LEXICON,
    sanction::LEXICON,
    retreat::LEXICON,
    concede::LEXICON,
    protest::LEXICON,
    mobilize::LEXICON,
    threaten::LEXICON,
    reject::LEXICON,
    accuse::LEXICON,
    aid::LEXICON,
    cooperate::LEXICON,
    support::LEXICON,
    consult::LEXICON,
    agree::LEXICON,
    request::LEXICON,
];
