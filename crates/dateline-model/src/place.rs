//! Toponyms and what they denote.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Quoted;
use crate::why::Why;

/// One toponym.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// `p1`, `p2`, ... in text order.
    pub id: String,
    /// The toponym.
    #[serde(flatten)]
    pub words: Quoted,
    /// Canonical name in the gazetteer, or the words.
    pub name: String,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Name of the first-order division.
    pub admin1: Option<String>,
    /// What else it may be, best first, where it could not be settled.
    pub candidates: Vec<Candidate>,
    /// How finely the coordinates place it.
    pub precision: Option<Precision>,
    /// How it was settled: `container`, `country`, `population`, `site-in:p3`, `unsettled`, `not-in-gazetteer`, ...
    pub basis: String,
    /// How it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
}

/// A place that a toponym may denote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Canonical name.
    pub name: String,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Name of the first-order division.
    pub admin1: Option<String>,
}

/// How finely coordinates place something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A building, plaza, base; its own coordinates, or the town's where `basis` says so.
    Site,
    /// A populated place.
    Town,
    /// Part of a town.
    District,
    /// Second-order division.
    Admin2,
    /// First-order division.
    Admin1,
    /// A country.
    Country,
    /// Anything larger or without borders.
    Region,
}
