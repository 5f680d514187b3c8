//! Time expressions (TimeML's TIMEX3, ISO 8601).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Quoted;
use crate::why::Why;

/// One time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// `w1`, `w2`, ... in text order.
    pub id: String,
    /// The expression.
    #[serde(flatten)]
    pub words: Quoted,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2019-04-30`, `2019-04-30TMO`, `P2D`, `2005/2013`; null where it could not be settled.
    pub value: Option<String>,
    /// First day (or moment) that it allows, ISO 8601.
    pub from: Option<String>,
    /// Last day (or moment) that it allows, inclusive, ISO 8601.
    pub to: Option<String>,
    /// How the value is known: `explicit`, `publication`, `narrative:w3`, `tense`, `relative` (left open), ...
    pub basis: String,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A calendar unit of a day or longer.
    Date,
    /// A part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}
