//! Loans and debts: "handed the country some $17billion in loans", "lent", "borrowed $2bn from", "owes its neighbour $3bn", "a line of credit".

use dateline_model::StakeStatus;

use super::frame::{Family, Subject};

pub(super) const LOANS: Family = Family {
    rule: "stakes/loan",
    status: StakeStatus::Lent,
    verbs: &[
        ("lend", Subject::Gives),
        ("loan", Subject::Gives),
        ("advance", Subject::Gives),
        ("borrow", Subject::Receives),
    ],
    nouns: &["loan", "credit", "bailout", "lending"],
    other: &["to"],
};

pub(super) const DEBTS: Family = Family {
    rule: "stakes/debt",
    status: StakeStatus::Owed,
    verbs: &[("owe", Subject::Gives), ("repay", Subject::Gives), ("default", Subject::Gives)],
    nouns: &["debt", "arrears", "repayment"],
    other: &["to"],
};
