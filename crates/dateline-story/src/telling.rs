//! What the steps that join facts take: each report with its origin, and what people have settled.

use dateline_model::Record;
use serde::{Deserialize, Serialize};

/// One report of a story, with the origin of its words.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// What the case calls the report: an id that derives from its content. No two tellings share one.
    pub id: &'a str,
    /// Where its words come from: the agency it copies, or the report itself. Reports of one origin count once.
    pub origin: &'a str,
    /// The story that the report was told to be of, where several are joined at once; else one word for all.
    pub story: &'a str,
    /// What was read in it.
    pub record: &'a Record,
}

/// One item of one report: the report's id, and the item's id in its record. Printed as a pair.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Member(pub String, pub String);

impl Member {
    /// The item `item` of the report `report`.
    pub fn new(report: impl Into<String>, item: impl Into<String>) -> Member {
        Member(report.into(), item.into())
    }
}

/// What people have settled by hand. It outweighs everything that is read off the reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraints {
    /// Pairs of events, or of entities, that are the same.
    pub same: Vec<(Member, Member)>,
    /// Pairs of events, or of entities, that are not. Where both are said of one pair, this holds.
    pub apart: Vec<(Member, Member)>,
}

/// Reports of a story, least id first: the order in which they came never shows.
pub(crate) fn ordered<'a>(reports: &[Telling<'a>]) -> Vec<Telling<'a>> {
    let mut out = reports.to_vec();
    out.sort_by(|a, b| a.id.cmp(b.id));
    out.dedup_by(|a, b| a.id == b.id);
    out
}

/// A short id of content: its first eight bytes of SHA-256 in hexadecimal, behind a letter that says what it is of.
pub(crate) fn id(letter: char, parts: &[&str]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let mut hash = Sha256::new();
    for p in parts {
        hash.update(p.as_bytes());
        hash.update([0]);
    }
    let mut out = String::from(letter);
    for b in &hash.finalize()[..8] {
        let _ = write!(out, "{b:02x}");
    }
    out
}
