//! Who did what to whom (PLOVER).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Quoted;
use crate::why::Why;

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// `e1`, `e2`, ... in text order of main tellings.
    pub id: String,
    /// The clause or phrase that tells it.
    #[serde(flatten)]
    pub words: Quoted,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: PloverType,
    /// PLOVER mode, such as `firearms`.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Who did it.
    pub actors: Vec<Participant>,
    /// To whom.
    pub recipients: Vec<Participant>,
    /// The word it hangs on.
    pub trigger: Trigger,
    /// When, from its own passage.
    pub date: Option<EventDate>,
    /// Where, from its own passage.
    pub place: Option<EventPlace>,
    /// With what.
    pub weapons: Vec<Weapon>,
    /// Whether it happened, and on whose word.
    pub status: Status,
    /// The claim that it sits in.
    pub claim: Option<String>,
    /// Its tolls.
    pub tolls: Vec<String>,
    /// Whether it is a deed of another time, or of others, that the text only refers to: condemned, investigated, blamed on somebody, recalled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub background: bool,
    /// Further passages that tell the same event; `words` and `trigger` are those of its main telling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Telling>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// PLOVER's sixteen event types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "one file each in dateline-read says what it codes")]
pub enum PloverType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

/// One who took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// The words.
    #[serde(flatten)]
    pub words: Quoted,
    /// The entity, where it could be settled.
    pub entity: Option<String>,
    /// Country and sector, such as `VENGOV`.
    pub code: Option<String>,
    /// Where the country does not come from the words or the entity: `report` (what holds the whole report), `place` (where the deed was
    /// done).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_basis: Option<String>,
}

/// The word an event hangs on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trigger {
    /// The word or words.
    #[serde(flatten)]
    pub words: Quoted,
    /// Lemma of its head.
    pub lemma: String,
}

/// Another passage that tells an event: its result, a noun that refers back to it, a headline, who claimed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Telling {
    /// The clause or phrase.
    #[serde(flatten)]
    pub words: Quoted,
    /// The word it hangs on; null in records before `dateline/2`.
    pub trigger: Option<Trigger>,
}

/// When an event happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventDate {
    /// First day that it allows, ISO 8601.
    pub from: Option<String>,
    /// Last day that it allows, inclusive.
    pub to: Option<String>,
    /// `clause` (a time of its own), `sentence`, `passage` (carried from the sentence before), ...
    pub basis: String,
    /// The time expression.
    #[serde(flatten)]
    pub words: Option<Quoted>,
}

/// Where an event happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventPlace {
    /// Index into the record's `places`.
    pub index: usize,
    /// `clause`, `sentence`, ...
    pub basis: String,
}

/// A weapon or means, in the text's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Weapon {
    /// The words.
    #[serde(flatten)]
    pub words: Quoted,
    /// Kind from the documented list, such as `tear_gas`.
    pub kind: String,
    /// Who holds or uses it, in the text's words, where they say so.
    #[serde(default)]
    pub holder: Option<Quoted>,
}

/// Whether an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The report itself says that it happened.
    Reported,
    /// Somebody in the report says so.
    Claimed,
    /// Somebody says that it did not happen.
    Denied,
    /// Somebody threatens it.
    Threatened,
    /// Somebody means to do it.
    Planned,
    /// It may happen or may have happened.
    Possible,
    /// It did not happen.
    Negated,
}
