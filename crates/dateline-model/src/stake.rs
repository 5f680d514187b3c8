//! Money and material at stake.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::side::Party;
use crate::text::Quoted;
use crate::why::Why;

/// One stake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stake {
    /// `m1`, `m2`, ... in text order.
    pub id: String,
    /// The words it was taken from.
    #[serde(flatten)]
    pub words: Quoted,
    /// Index into the record's `amounts`; null for material that is not counted.
    pub amount: Option<usize>,
    /// Who gives.
    pub giver: Option<Party>,
    /// Who receives.
    pub receiver: Option<Party>,
    /// For what, in the text's words.
    pub purpose: Option<Quoted>,
    /// Over what time: id of a time.
    pub period: Option<String>,
    /// How far it has come.
    pub status: Option<StakeStatus>,
    /// The claim that it sits in.
    pub claim: Option<String>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// How far a stake has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum StakeStatus {
    Given,
    Lent,
    Invested,
    Paid,
    Owed,
    Pledged,
    AtRisk,
}
