//! Losses: what sanctions, seizures and freezes cost. "sanctions have cost the country $11bn", "froze $7bn of its assets", "lost $2bn", "suspended $80m in aid".

use dateline_model::StakeStatus;

use super::frame::{Family, Subject};

pub(super) const LOSSES: Family = Family {
    rule: "stakes/loss",
    status: StakeStatus::AtRisk,
    verbs: &[
        ("cost", Subject::Takes),
        ("freeze", Subject::Takes),
        ("seize", Subject::Takes),
        ("block", Subject::Takes),
        ("confiscate", Subject::Takes),
        ("withhold", Subject::Takes),
        ("lose", Subject::Gives),
        ("forfeit", Subject::Gives),
        ("suspend", Subject::Gives),
        ("halt", Subject::Gives),
        ("rob", Subject::Takes),
        ("deprive", Subject::Takes),
    ],
    nouns: &["loss", "damage"],
    other: &["of"],
};
