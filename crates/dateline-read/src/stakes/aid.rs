//! Aid and payments: "gave $20 million in aid to", "pledged €5m for the refugees", "a $40m grant", "paid the militia $2m", "spent $3bn on".

use dateline_model::StakeStatus;

use super::frame::{Family, Subject};

pub(super) const AID: Family = Family {
    rule: "stakes/aid",
    status: StakeStatus::Given,
    verbs: &[
        ("donate", Subject::Gives),
        ("give", Subject::Gives),
        ("provide", Subject::Gives),
        ("send", Subject::Gives),
        ("grant", Subject::Gives),
        ("hand", Subject::Gives),
        ("receive", Subject::Receives),
        ("fund", Subject::Gives),
        ("finance", Subject::Gives),
        ("contribute", Subject::Gives),
        ("supply", Subject::Gives),
        ("ship", Subject::Gives),
        ("deliver", Subject::Gives),
        ("raise", Subject::Takes),
        ("dispatch", Subject::Gives),
        ("airlift", Subject::Gives),
        ("award", Subject::Gives),
        ("disburse", Subject::Gives),
        ("extend", Subject::Gives),
        ("channel", Subject::Gives),
        ("present", Subject::Gives),
        ("chip", Subject::Gives),
        ("furnish", Subject::Gives),
        ("subsidise", Subject::Gives),
        ("subsidize", Subject::Gives),
    ],
    nouns: &["aid", "assistance", "grant", "donation", "relief", "subsidy", "funding", "support", "package"],
    other: &["to", "for"],
};

pub(super) const PAYMENTS: Family = Family {
    rule: "stakes/payment",
    status: StakeStatus::Paid,
    verbs: &[
        ("pay", Subject::Gives),
        ("spend", Subject::Gives),
        ("transfer", Subject::Gives),
        ("wire", Subject::Gives),
        ("remit", Subject::Gives),
        ("funnel", Subject::Gives),
        ("divert", Subject::Gives),
        ("siphon", Subject::Gives),
        ("reimburse", Subject::Gives),
        ("refund", Subject::Gives),
        ("fine", Subject::Takes),
        ("bribe", Subject::Gives),
    ],
    nouns: &["ransom", "bribe", "payment", "compensation", "fine"],
    other: &["to"],
};

pub(super) const PLEDGES: Family = Family {
    rule: "stakes/pledge",
    status: StakeStatus::Pledged,
    verbs: &[
        ("pledge", Subject::Gives),
        ("promise", Subject::Gives),
        ("offer", Subject::Gives),
        ("commit", Subject::Gives),
        ("earmark", Subject::Gives),
        ("allocate", Subject::Gives),
        ("vow", Subject::Gives),
        ("guarantee", Subject::Gives),
        ("allot", Subject::Gives),
        ("budget", Subject::Gives),
    ],
    nouns: &["pledge", "reward", "bounty"],
    other: &["to", "for"],
};
