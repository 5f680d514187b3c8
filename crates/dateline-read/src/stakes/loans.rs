//! Loans and debts: "handed the country some $17billion in loans", "lent", "borrowed $2bn from", "owes its neighbour $3bn", "a line of credit".

use dateline_model::StakeStatus;

use super::frame::{Family, Subject};
use crate::lexicon::Class;

pub(super) const LOANS: Family = Family {
    rule: "stakes/loan",
    status: StakeStatus::Lent,
    verbs: &[
        ("advance", Subject::Gives),
        ("borrow", Subject::Receives),
        ("lend", Subject::Gives),
        ("loan", Subject::Gives),
    ],
    nouns: Class::LoanNoun,
    other: &["to"],
};

pub(super) const DEBTS: Family = Family {
    rule: "stakes/debt",
    status: StakeStatus::Owed,
    verbs: &[
        ("forgive", Subject::Gives),
        ("default", Subject::Gives),
        ("owe", Subject::Gives),
        ("repay", Subject::Gives),
        ("service", Subject::Gives),
    ],
    nouns: Class::DebtNoun,
    other: &["to"],
};
