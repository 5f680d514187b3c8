//! Sales, of arms above all: "purchased $11billion worth of tanks", "sold $2bn of arms to", "a $500m arms deal". The buyer gives the
//! money, the seller receives it, and the goods are the purpose.
//!
//! Not the prices of everyday purchases by people without a part in the story: the buyer must be named.

use dateline_model::StakeStatus;

use super::frame::{Family, Subject};
use crate::lexicon::Class;

pub(super) const SALES: Family = Family {
    rule: "stakes/sale",
    status: StakeStatus::Paid,
    verbs: &[
        ("acquire", Subject::Gives),
        ("auction", Subject::Receives),
        ("buy", Subject::Gives),
        ("export", Subject::Receives),
        ("import", Subject::Gives),
        ("order", Subject::Gives),
        ("procure", Subject::Gives),
        ("purchase", Subject::Gives),
        ("sell", Subject::Receives),
    ],
    nouns: Class::SaleNoun,
    other: &["from"],
};
