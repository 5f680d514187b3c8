//! Amounts: money, people, things, shares.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Quoted;
use crate::why::Why;

/// One amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Amount {
    /// `a1`, `a2`, ... in text order.
    pub id: String,
    /// The amount's words, with its hedge and unit.
    #[serde(flatten)]
    pub words: Quoted,
    /// Of what.
    pub kind: AmountKind,
    /// The number given; null for "dozens" and other words that give only a range.
    pub value: Option<f64>,
    /// Least that the words allow; null: open.
    pub min: Option<f64>,
    /// Most that the words allow; null: open.
    pub max: Option<f64>,
    /// ISO 4217 for money (null where the currency is not settled); the noun's lemma for people and things; `%`.
    pub unit: Option<String>,
    /// `at least`, `about`, `almost`, `more than`, ...
    pub hedge: Option<String>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// Of what an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmountKind {
    /// A sum of money.
    Money,
    /// Human beings.
    People,
    /// Anything else that is counted.
    Things,
    /// A share of a hundred.
    Percent,
}
