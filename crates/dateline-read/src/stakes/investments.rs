//! Investments: "have invested almost $9billion in its counterpart since 2009", "a $300m investment in the port".

use dateline_model::StakeStatus;

use crate::lexicon::Class;

use super::frame::{Family, Subject};

pub(super) const INVESTMENTS: Family = Family {
    rule: "stakes/investment",
    status: StakeStatus::Invested,
    verbs: &[
        ("inject", Subject::Gives),
        ("invest", Subject::Gives),
        ("plough", Subject::Gives),
        ("plow", Subject::Gives),
        ("pour", Subject::Gives),
        ("pump", Subject::Gives),
        ("sink", Subject::Gives),
    ],
    nouns: Class::Investment,
    other: &["in", "into"],
};
