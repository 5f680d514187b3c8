//! All that Dateline makes of one document, as it is printed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Amount, Block, Claim, Document, Entity, Event, Media, Place, Problem, PublishedBasis, Side, Stake, Time, Toll, Wire,
};

/// Version of the record's shape; raised when a fixed field has to change.
pub const SCHEMA: &str = "dateline/2";

/// One document's record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "each field's type says what it holds")]
pub struct Record {
    /// `dateline/2`.
    pub schema: String,
    pub document: DocumentPart,
    pub entities: Vec<Entity>,
    pub times: Vec<Time>,
    pub places: Vec<Place>,
    pub amounts: Vec<Amount>,
    pub claims: Vec<Claim>,
    pub events: Vec<Event>,
    pub sides: Vec<Side>,
    pub tolls: Vec<Toll>,
    pub stakes: Vec<Stake>,
    pub media: Vec<Media>,
}

/// The document as the record prints it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "as in `Document`")]
pub struct DocumentPart {
    pub id: String,
    pub source: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub published_basis: Option<PublishedBasis>,
    #[serde(default)]
    pub modified: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    #[serde(default)]
    pub wire: Option<Wire>,
    pub text: String,
    pub blocks: Vec<Block>,
    pub problems: Vec<Problem>,
}

impl Record {
    /// A record of this document with no facts yet.
    pub fn new(doc: &Document) -> Record {
        Record {
            schema: SCHEMA.to_owned(),
            document: DocumentPart {
                id: doc.id.clone(),
                source: doc.source.clone(),
                title: doc.title.clone(),
                outlet: doc.outlet.clone(),
                author: doc.author.clone(),
                published: doc.published.clone(),
                published_basis: doc.published_basis,
                modified: doc.modified.clone(),
                language: doc.language.clone(),
                url: doc.url.clone(),
                wire: doc.wire.clone(),
                text: doc.text.as_str().to_owned(),
                blocks: doc.blocks.clone(),
                problems: doc.problems.clone(),
            },
            entities: Vec::new(),
            times: Vec::new(),
            places: Vec::new(),
            amounts: Vec::new(),
            claims: Vec::new(),
            events: Vec::new(),
            sides: Vec::new(),
            tolls: Vec::new(),
            stakes: Vec::new(),
            media: Vec::new(),
        }
    }
}
