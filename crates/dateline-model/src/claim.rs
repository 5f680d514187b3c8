//! Who says so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Pieces, Quoted};
use crate::why::Why;

/// One attribution: speaker, cue, content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// `c1`, `c2`, ... in text order.
    pub id: String,
    /// From the first of speaker, cue and content to the last.
    #[serde(flatten)]
    pub words: Quoted,
    /// Who speaks; null where the text names nobody.
    pub speaker: Option<Speaker>,
    /// The words that introduce it.
    pub cue: Option<Cue>,
    /// What is said.
    pub content: Pieces,
    /// Whether the words are quoted.
    pub kind: ClaimKind,
    /// To whom.
    pub addressee: Option<Speaker>,
    /// Programme, outlet, medium.
    pub venue: Option<Venue>,
    /// When it was said: id of a time.
    pub date: Option<String>,
    /// What the speaker does by saying it.
    pub act: Act,
    /// What it rests on.
    pub evidence: Evidence,
    /// The claim that quotes the same words differently.
    pub variant_of: Option<String>,
    /// The claim that this one is reported in; null for the outermost.
    pub within: Option<String>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// Who speaks, or is spoken to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// The words that name them.
    #[serde(flatten)]
    pub words: Quoted,
    /// The entity, where it could be settled.
    pub entity: Option<String>,
    /// The speaker's words, kept where no entity could be settled.
    pub speaker_words: Option<String>,
}

/// The words that introduce a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// The whole verb group, noun, or `according to`.
    #[serde(flatten)]
    pub words: Quoted,
    /// Lemma of its head.
    pub lemma: String,
}

/// Where it was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Venue {
    /// The words.
    #[serde(flatten)]
    pub words: Quoted,
    /// The outlet, where it is an entity.
    pub entity: Option<String>,
}

/// Whether the words are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// All between quotation marks.
    Direct,
    /// None.
    Indirect,
    /// Some.
    Mixed,
}

/// What a speaker does by saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it; docs/claims.md lists the cue lemmas of each")]
pub enum Act {
    Said,
    Claimed,
    Denied,
    Asked,
    Answered,
    Promised,
    Threatened,
    Ordered,
    Urged,
    Warned,
    Confirmed,
    Announced,
    Accused,
    Condemned,
    Praised,
    Agreed,
    Refused,
    Believed,
    Intended,
    Supported,
    Perceived,
    Showed,
    Wrote,
    Reported,
    Suggested,
}

/// What a claim rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// How the report puts it.
    pub status: EvidenceStatus,
    /// The words that say so.
    #[serde(flatten)]
    pub words: Option<Quoted>,
    /// Who confirms or disputes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Speaker>,
}

/// How the report puts a claim's evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceStatus {
    /// Nothing is said about it.
    Unstated,
    /// The report says that none was given.
    NoneGiven,
    /// A document, recording or figure is named.
    Cited,
    /// Somebody confirms it.
    Confirmed,
    /// Somebody disputes it.
    Disputed,
}
