//! Losses: what sanctions, seizures and freezes cost. "sanctions have cost the country $11bn", "froze $7bn of its assets", "lost $2bn", "suspended $80m in aid".

use dateline_model::StakeStatus;

use crate::lexicon::Class;

use super::frame::{Family, Subject};

pub(super) const LOSSES: Family = Family {
    rule: "stakes/loss",
    status: StakeStatus::AtRisk,
    verbs: &[
        ("attach", Subject::Takes),
        ("block", Subject::Takes),
        ("confiscate", Subject::Takes),
        ("cost", Subject::Takes),
        ("deprive", Subject::Takes),
        ("embezzle", Subject::Takes),
        ("forfeit", Subject::Gives),
        ("freeze", Subject::Takes),
        ("halt", Subject::Gives),
        ("impound", Subject::Takes),
        ("loot", Subject::Takes),
        ("lose", Subject::Gives),
        ("rob", Subject::Takes),
        ("seize", Subject::Takes),
        ("sequester", Subject::Takes),
        ("sequestrate", Subject::Takes),
        ("steal", Subject::Takes),
        ("suspend", Subject::Gives),
        ("withhold", Subject::Takes),
        ("write", Subject::Gives),
    ],
    nouns: Class::Loss,
    other: &["of"],
};
