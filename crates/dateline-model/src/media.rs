//! Photos, videos, letters, posts that the report shows or mentions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::side::Party;
use crate::text::Quoted;
use crate::why::Why;

/// One medium.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Media {
    /// `i1`, `i2`, ... in text order.
    pub id: String,
    /// The words it was taken from.
    #[serde(flatten)]
    pub words: Quoted,
    /// What kind of medium.
    pub kind: MediaKind,
    /// Ids of events and entities that it shows.
    pub shows: Vec<String>,
    /// Who made or published it.
    pub by: Option<Party>,
    /// Where it was published.
    pub where_published: Option<Party>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// Kinds of media.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum MediaKind {
    Photo,
    Video,
    Audio,
    Letter,
    Post,
    Map,
}
