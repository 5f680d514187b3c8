//! Who stands with whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::event::Status;
use crate::text::Quoted;
use crate::why::Why;

/// One directed relation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// `s1`, `s2`, ... in text order.
    pub id: String,
    /// The words it was taken from.
    #[serde(flatten)]
    pub words: Quoted,
    /// Who takes the side.
    pub from: Party,
    /// Whose side, or against whom.
    pub to: Party,
    /// Which relation.
    pub relation: Relation,
    /// Id of a time, where the text dates it.
    pub date: Option<String>,
    /// Where the text tells that it ended: the words that do, and when. Null for one that stands as far as the text goes.
    #[serde(default)]
    pub until: Option<Until>,
    /// What it was read from.
    pub basis: SideBasis,
    /// Whether it is told as less than a fact: `planned`, `possible`, `denied`, ...; null for a fact.
    #[serde(default)]
    pub status: Option<Status>,
    /// The claim that it sits in: a third party's accusation is a claim, not a side of its own.
    pub claim: Option<String>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// The end of a relation, as told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Until {
    /// The words that end it ("withdrew").
    #[serde(flatten)]
    pub words: Quoted,
    /// Id of a time, where the text dates the end.
    pub time: Option<String>,
}

/// One end of a relation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// The words.
    #[serde(flatten)]
    pub words: Quoted,
    /// The entity, where it could be settled.
    pub entity: Option<String>,
}

/// Relations between actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it; docs/sides.md lists the words of each")]
pub enum Relation {
    Recognises,
    Supports,
    AlliedWith,
    Opposes,
    Condemns,
    Sanctions,
    DemandsExitOf,
}

/// What a side was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SideBasis {
    /// A list under a heading, or in a sentence.
    List,
    /// A statement of the actor itself.
    Statement,
    /// A phrase of the report.
    Phrase,
}
