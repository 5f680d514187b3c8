//! How many were killed, hurt, arrested.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Quoted;
use crate::why::Why;

/// One count. Counts that differ stand side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Toll {
    /// `t1`, `t2`, ... in text order.
    pub id: String,
    /// The words it was taken from.
    #[serde(flatten)]
    pub words: Quoted,
    /// What befell them.
    pub kind: TollKind,
    /// Least; null: open.
    pub min: Option<u64>,
    /// Most; null: open.
    pub max: Option<u64>,
    /// `at least`, `about`, ...
    pub hedge: Option<String>,
    /// Whom.
    pub who: Option<Who>,
    /// Id of a time.
    pub date: Option<String>,
    /// Id of a place.
    pub place: Option<String>,
    /// The claim that it sits in.
    pub claim: Option<String>,
    /// The larger count that this one is a part of.
    pub part_of: Option<String>,
    /// Tolls of the same kind, scope and time that give another count.
    pub differs_from: Vec<String>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// Whom a toll counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Who {
    /// The words.
    #[serde(flatten)]
    pub words: Quoted,
    /// The entity, where it could be settled.
    pub entity: Option<String>,
}

/// What befell those counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it; one file each in dateline-read says what it counts")]
pub enum TollKind {
    Killed,
    Injured,
    Abducted,
    Detained,
    Released,
    Missing,
    Displaced,
    Defected,
    SoughtAsylum,
    TookPart,
}
