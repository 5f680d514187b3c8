//! The rows that shapes take: what reports tell, each with the words that it stands on and what people made of it.
//!
//! [`record`] makes them of single reports, [`joined`] of what the reports of a case say together; [`tables`] says which columns each kind
//! has where a shape is a table.

pub mod joined;
pub mod record;
pub mod tables;

use std::collections::HashMap;

use dateline_model::{Record, Span};
use serde::Serialize;

/// One wording behind an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Telling {
    /// The report's source.
    pub source: String,
    /// The item's id in the report's record.
    pub item: String,
    /// Where the words stand, in code points of the report's text.
    pub span: Span,
    /// The words.
    pub quote: String,
}

/// What people made of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Review {
    /// `accepted`, `rejected`, `edited`, `added`, `flagged`, `differ`; null where nobody has looked.
    pub state: Option<String>,
    /// Who decided last.
    pub by: Option<String>,
    /// When.
    pub at: Option<String>,
}

/// What every item has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Base {
    /// The joined item's id, or `SOURCE#e4` of a single report's.
    pub id: String,
    /// The story that it belongs to.
    pub story: Option<String>,
    /// How many reports tell it.
    pub reports: u64,
    /// How many independent origins.
    pub origins: u64,
    /// What people made of it.
    pub review: Review,
    /// The rules that made it, of its main telling.
    pub rules: Vec<String>,
    /// Its wordings, the main one first. Never empty but for what a person added to a report that is gone.
    pub tellings: Vec<Telling>,
}

impl Base {
    /// The main telling.
    pub fn main(&self) -> Option<&Telling> {
        self.tellings.first()
    }
    /// The words of the main telling.
    pub fn quote(&self) -> &str {
        self.main().map_or("", |t| &t.quote)
    }
}

/// One who takes part.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Party {
    /// The fullest name, or the words where there is none.
    pub name: String,
    /// The words of the main telling.
    pub words: String,
    /// The entity's id.
    pub entity: Option<String>,
    /// `person`, `group`, `organisation`, `state`, `armed_force`, `outlet`, `place`, `other`.
    pub kind: Option<String>,
    /// ISO 3166 alpha-3, or PLOVER's code of an international actor.
    pub country: Option<String>,
    /// PLOVER sectors, primary first.
    pub sectors: Vec<String>,
    /// Country and sector, such as `VENGOV`.
    pub code: Option<String>,
    /// First code point of the words.
    pub start: Option<u32>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    /// What every item has.
    pub base: Base,
    /// Canonical name, or the words.
    pub name: String,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Degrees north (WGS 84).
    pub lat: Option<f64>,
    /// Degrees east (WGS 84).
    pub lon: Option<f64>,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// First-order division.
    pub admin1: Option<String>,
    /// `site`, `town`, `district`, `admin2`, `admin1`, `country`, `region`.
    pub precision: Option<String>,
    /// How it was settled.
    pub basis: Option<String>,
}

impl Place {
    /// Its coordinates, latitude first, where they are a point on the globe.
    pub fn point(&self) -> Option<(f64, f64)> {
        let (lat, lon) = (self.lat?, self.lon?);
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some((lat, lon))
    }
    /// Whether it is no finer than a country.
    pub fn is_coarse(&self) -> bool {
        matches!(self.precision.as_deref(), Some("country" | "region"))
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// What every item has.
    pub base: Base,
    /// PLOVER type, such as `PROTEST`.
    pub kind: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// `reported`, `claimed`, `denied`, `threatened`, `planned`, `possible`, `negated`, `withdrawn`.
    pub status: String,
    /// Whether the text only refers to it.
    pub background: bool,
    /// First day that it may have happened on, ISO 8601.
    pub day_from: Option<String>,
    /// Last such day, inclusive.
    pub day_to: Option<String>,
    /// How the day is known.
    pub day_basis: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// How the place is tied to the event.
    pub place_basis: Option<String>,
    /// Who did it.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// With what, in the text's words.
    pub weapons: Vec<String>,
    /// The words that it hangs on.
    pub trigger: Option<String>,
    /// The claim that it sits in.
    pub claim: Option<String>,
    /// Who says so, where it sits in a claim.
    pub speaker: Option<String>,
    /// How much it weighs in its case.
    pub weight: Option<i64>,
    /// Its counts of people.
    pub counts: Vec<Count>,
}

impl Event {
    /// Whether it happened, as far as somebody says so.
    pub fn happened(&self) -> bool {
        matches!(self.status.as_str(), "reported" | "claimed")
    }
    /// The counts of the killed in force.
    pub fn killed(&self) -> impl Iterator<Item = &Count> {
        self.counts.iter().filter(|c| c.kind == "killed" && c.in_force)
    }
    /// Least and most of the killed that a count in force allows: null where none is given, most also where it is open.
    pub fn toll(&self) -> (Option<u64>, Option<u64>) {
        let least = self.killed().filter_map(|c| c.least.or(c.most)).min();
        let open = self.killed().any(|c| c.most.is_none());
        (least, if open { None } else { self.killed().filter_map(|c| c.most).max() })
    }
}

/// One count, by one source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Count {
    /// The toll's id.
    pub toll: String,
    /// `killed`, `injured`, ...
    pub kind: String,
    /// Least; null: open.
    pub least: Option<u64>,
    /// Most; null: open.
    pub most: Option<u64>,
    /// `at least`, `about`, ...
    pub hedge: Option<String>,
    /// Whom.
    pub who: Option<String>,
    /// Who says so; null: the report itself.
    pub by: Option<String>,
    /// How many origins give it.
    pub origins: u64,
    /// Whether nothing has replaced it.
    pub in_force: bool,
}

/// Who says what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// What every item has.
    pub base: Base,
    /// Who speaks.
    pub speaker: Option<Party>,
    /// The words that introduce it.
    pub cue: Option<String>,
    /// What is said, pieces with ` … ` between.
    pub content: String,
    /// `direct`, `indirect`, `mixed`.
    pub kind: Option<String>,
    /// What the speaker does by it.
    pub act: String,
    /// What it rests on.
    pub evidence: Option<String>,
    /// What has become of it, in a case.
    pub standing: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// Where it was said.
    pub venue: Option<String>,
    /// The day: of a single report the one it was said on, in a case that of the first report.
    pub day: Option<String>,
    /// The claim that it is reported in.
    pub within: Option<String>,
}

/// Who stands with whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// What every item has.
    pub base: Base,
    /// Who takes the side.
    pub from: Party,
    /// `recognises`, `supports`, ...
    pub relation: String,
    /// Whose side, or against whom.
    pub to: Party,
    /// First day.
    pub since: Option<String>,
    /// Day of the end.
    pub until: Option<String>,
    /// `standing`, `ended`; of a single report also `planned`, `denied`, ...
    pub status: Option<String>,
    /// What it was read from.
    pub basis: Option<String>,
    /// The claim that it sits in.
    pub claim: Option<String>,
}

/// How many.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Toll {
    /// What every item has.
    pub base: Base,
    /// `killed`, `injured`, `detained`, ...
    pub kind: String,
    /// Least that a count in force allows; null: open.
    pub least: Option<u64>,
    /// Most; null: open.
    pub most: Option<u64>,
    /// The count that stands; null where sources differ.
    pub stands: Option<u64>,
    /// `at least`, ...
    pub hedge: Option<String>,
    /// Whom.
    pub who: Option<String>,
    /// The event that it belongs to.
    pub event: Option<String>,
    /// First day.
    pub day_from: Option<String>,
    /// Last day.
    pub day_to: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `settled` or `open` in a case.
    pub status: Option<String>,
    /// Each count, in the order of publication.
    pub counts: Vec<Count>,
}

/// What money and material.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stake {
    /// What every item has.
    pub base: Base,
    /// Who gives.
    pub giver: Option<Party>,
    /// Who receives.
    pub receiver: Option<Party>,
    /// Least.
    pub least: Option<f64>,
    /// Most.
    pub most: Option<f64>,
    /// ISO 4217, or the noun's lemma.
    pub unit: Option<String>,
    /// `at least`, ...
    pub hedge: Option<String>,
    /// For what.
    pub purpose: Option<String>,
    /// `given`, `pledged`, ...
    pub status: Option<String>,
    /// First day.
    pub day_from: Option<String>,
    /// Last day.
    pub day_to: Option<String>,
    /// The claim that it sits in.
    pub claim: Option<String>,
}

/// A photo, video, letter, post.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Media {
    /// What every item has.
    pub base: Base,
    /// `photo`, `video`, ...
    pub kind: String,
    /// Events and entities that it shows.
    pub shows: Vec<String>,
    /// Who made it.
    pub by: Option<String>,
    /// Where it was published.
    pub published_in: Option<String>,
}

/// Who is who.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// What every item has.
    pub base: Base,
    /// Fullest name.
    pub name: String,
    /// Further names.
    pub names: Vec<String>,
    /// As in [`Party`].
    pub kind: String,
    /// As in [`Party`].
    pub country: Option<String>,
    /// As in [`Party`].
    pub sectors: Vec<String>,
    /// As in [`Party`].
    pub code: Option<String>,
    /// Offices and epithets, as printed.
    pub roles: Vec<String>,
}

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Path, address, or the id of its line.
    pub source: String,
    /// SHA-256 of its text, in hexadecimal digits.
    pub sha256: String,
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
    /// As printed.
    pub author: Option<String>,
    /// ISO 8601 day or moment.
    pub published: Option<String>,
    /// How that is known.
    pub published_basis: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Where it came from.
    pub url: Option<String>,
    /// Code points of its text.
    pub length: u64,
    /// The story that it belongs to.
    pub story: Option<String>,
    /// The report that it copies.
    pub copy_of: Option<String>,
    /// The report that withdrew it.
    pub withdrawn_by: Option<String>,
    /// Codes of its problems.
    pub problems: Vec<String>,
}

/// Some reports and what they tell, as a shape takes them: all of a case, or one part after another.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The reports.
    pub reports: Vec<Report>,
    /// What happened.
    pub events: Vec<Event>,
    /// Who says what.
    pub claims: Vec<Claim>,
    /// Who stands with whom.
    pub sides: Vec<Side>,
    /// How many.
    pub tolls: Vec<Toll>,
    /// What money and material.
    pub stakes: Vec<Stake>,
    /// Photos, videos, letters, posts.
    pub media: Vec<Media>,
    /// Toponyms.
    pub places: Vec<Place>,
    /// Who is who.
    pub entities: Vec<Entity>,
    /// The records of the reports, in their order; only shapes that print texts need them.
    pub records: Vec<Record>,
}

impl Batch {
    /// Takes in another's rows.
    pub fn append(&mut self, other: Batch) {
        let Batch { reports, events, claims, sides, tolls, stakes, media, places, entities, records } = other;
        self.reports.extend(reports);
        self.events.extend(events);
        self.claims.extend(claims);
        self.sides.extend(sides);
        self.tolls.extend(tolls);
        self.stakes.extend(stakes);
        self.media.extend(media);
        self.places.extend(places);
        self.entities.extend(entities);
        self.records.extend(records);
    }

    /// The reports by source.
    pub fn by_source(&self) -> HashMap<&str, &Report> {
        self.reports.iter().map(|r| (r.source.as_str(), r)).collect()
    }

    /// How many rows it holds, wordings left out.
    pub fn rows(&self) -> usize {
        self.reports.len()
            + self.events.len()
            + self.claims.len()
            + self.sides.len()
            + self.tolls.len()
            + self.stakes.len()
            + self.media.len()
            + self.places.len()
            + self.entities.len()
    }
}

/// The day of an ISO 8601 day or moment, where it names one.
pub fn day(words: &str) -> Option<jiff::civil::Date> {
    words.get(..10)?.parse().ok()
}

/// The word that a type prints as.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(s)) => s,
        _ => String::new(),
    }
}
