//! Reports come in: one transaction a batch, what is already in left out, what changed kept as a further version.

use std::collections::HashSet;

use dateline_model::{Document, Record};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::error::{Error, Result};
use crate::{assemble, ids, pack, rows};

/// An input as it came, with what the user said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The file's name, as given.
    pub name: String,
    /// The line of the file, from 1, where the document was a line of it; `bytes` are then that line's.
    pub line: Option<usize>,
    /// What was given on the command line, in the caller's words.
    pub given: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A report that was read and packed: all that can be done without the file is done.
#[derive(Debug)]
pub struct Prepared {
    pub(crate) record: Record,
    pub(crate) packed: Vec<u8>,
    pub(crate) original: Original,
    pub(crate) squeezed: Vec<u8>,
    pub(crate) read_by: String,
    pub(crate) marks: (Vec<u8>, Vec<u8>),
}

impl Prepared {
    /// Packs a record with the input that it was read from. `read_by` names the release that read it.
    pub fn new(record: Record, original: Original, read_by: impl Into<String>) -> Prepared {
        let packed = pack::record(&record);
        let squeezed = pack::bytes(&original.bytes);
        let marks = assemble::marks_of(&record);
        Prepared { record, packed, original, squeezed, read_by: read_by.into(), marks }
    }

    /// Bytes that it takes in memory, roughly.
    pub fn weight(&self) -> usize {
        self.record.document.text.len() * 16 + self.squeezed.len()
    }
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// The case did not have it.
    New,
    /// The case has another text of this source; both are kept.
    Changed,
    /// The case has it.
    Known,
}

/// A report that is stored, now or before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stored {
    /// Its source.
    pub source: String,
    /// Its id in the case.
    pub id: String,
    /// What became of it.
    pub fate: Fate,
}

impl Case {
    /// The ids of all versions in the case: what [`version_id`] gives for a document tells whether it is known.
    pub fn version_ids(&self) -> Result<HashSet<String>> {
        let read = || -> rusqlite::Result<HashSet<String>> {
            let mut all = self.db.prepare("SELECT id FROM versions")?;
            all.query_map([], |r| r.get(0))?.collect()
        };
        read().map_err(|e| self.error(e))
    }

    /// Stores a batch in one transaction: when this returns, all of it is on the disk; if it fails, none of it is.
    pub fn add(&mut self, batch: &[Prepared]) -> Result<Vec<Stored>> {
        let store = |db: &mut Connection| -> rusqlite::Result<Vec<Stored>> {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let stored = batch.iter().map(|p| one(&tx, p)).collect::<rusqlite::Result<Vec<Stored>>>()?;
            tx.commit()?;
            Ok(stored)
        };
        store(&mut self.db).map_err(|e| Error::of(&self.path, e))
    }
}

/// The id that the version of a document has, in the case or not.
pub fn version_id(document: &Document) -> String {
    ids::version(&document.source, document.id.trim_start_matches("sha256:"))
}

fn one(db: &Connection, p: &Prepared) -> rusqlite::Result<Stored> {
    let d = &p.record.document;
    let hash = d.id.trim_start_matches("sha256:");
    let id = ids::document(&d.source);
    let version_id = ids::version(&d.source, hash);
    let known: Option<i64> = db
        .prepare_cached("SELECT key FROM versions WHERE id = ?")?
        .query_row([&version_id], |r| r.get(0))
        .optional()?;
    if known.is_some() {
        return Ok(Stored { source: d.source.clone(), id, fate: Fate::Known });
    }
    let before: Option<(i64, Option<i64>, Option<String>)> = db
        .prepare_cached(
            "SELECT d.key, d.version, v.published FROM documents d LEFT JOIN versions v ON v.key = d.version WHERE d.source = ?",
        )?
        .query_row([&d.source], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let (document, fate) = match before {
        Some((key, ..)) => (key, Fate::Changed),
        None => {
            db.prepare_cached("INSERT INTO documents(id, source) VALUES (?, ?)")?.execute((&id, &d.source))?;
            (db.last_insert_rowid(), Fate::New)
        }
    };
    let version = insert(db, document, &version_id, hash, p)?;
    // An earlier text that comes late does not push the later one out.
    let late = before
        .as_ref()
        .and_then(|(_, _, was)| Some((was.as_deref()?, d.published.as_deref()?)))
        .is_some_and(|(was, now)| now < was);
    if !late {
        if let Some(old) = before.and_then(|b| b.1) {
            rows::erase(db, old)?;
        }
        rows::write(db, version, &p.record)?;
        assemble::keep_marks(db, document, &p.marks.0, &p.marks.1)?;
        db.prepare_cached("UPDATE documents SET version = ? WHERE key = ?")?.execute((version, document))?;
        db.prepare_cached("INSERT INTO unassembled(document) VALUES (?) ON CONFLICT DO NOTHING")?
            .execute([document])?;
    }
    Ok(Stored { source: d.source.clone(), id, fate })
}

/// The version, its record and its original.
fn insert(db: &Connection, document: i64, id: &str, hash: &str, p: &Prepared) -> rusqlite::Result<i64> {
    let d = &p.record.document;
    db.prepare_cached(
        "INSERT INTO versions(document, id, text_sha256, title, outlet, author, published, published_basis, language, url, words, read_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        document,
        id,
        hash,
        d.title,
        d.outlet,
        d.author,
        d.published,
        d.published_basis.as_ref().map(rows::word),
        d.language,
        d.url,
        d.text.split_whitespace().count() as i64,
        p.read_by,
    ])?;
    let version = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO records(version, packed) VALUES (?, ?)")?.execute((version, &p.packed))?;
    let o = &p.original;
    db.prepare_cached("INSERT INTO originals(version, name, line, given, bytes) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![version, o.name, o.line.map(|n| n as i64), o.given, p.squeezed])?;
    Ok(version)
}
