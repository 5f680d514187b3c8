//! Who the report is about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Quoted;
use crate::why::Why;

/// A person, group, organisation, state, ... with all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `n1`, `n2`, ... in order of first mention.
    pub id: String,
    /// Fullest form of the name in the text; for an unnamed one the words of its first mention.
    pub name: String,
    /// First mention's words.
    #[serde(flatten)]
    pub words: Quoted,
    /// What kind of entity.
    pub kind: EntityKind,
    /// ISO 3166 alpha-3, or one of PLOVER's codes for international actors (`IGO`, `UNO`, `EUR`, ...).
    pub country: Option<String>,
    /// PLOVER sector codes, primary first.
    pub sectors: Vec<String>,
    /// Country and sectors in one, such as `VENGOV`; `---` where the country is unknown.
    pub code: Option<String>,
    /// What the text calls it beside its name: offices, epithets.
    pub roles: Vec<Role>,
    /// All mentions in text order.
    pub mentions: Vec<Mention>,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// Kinds of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// People without a legal form: protesters, residents.
    Group,
    /// Party, agency, company, international body.
    Organisation,
    /// A country or its government as an actor.
    State,
    /// Army, guard, police, rebel force.
    ArmedForce,
    /// Newspaper, broadcaster, agency, site.
    Outlet,
    /// A place that is only a place.
    Place,
    /// Anything else with a name.
    Other,
}

/// An office or epithet in the text's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// The words, as printed.
    pub text: String,
    /// Where.
    #[serde(flatten)]
    pub words: Quoted,
}

/// One mention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// Where.
    #[serde(flatten)]
    pub words: Quoted,
    /// How it refers.
    pub kind: MentionKind,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// By name.
    Name,
    /// By a description.
    Nominal,
    /// By a pronoun.
    Pronoun,
}
