//! From a record to the rows of its facts, one file a family of tables.
//!
//! A row's key is its version's key times 2^20 plus the item's number, so that no index is needed to find the rows of a report, and a
//! fact finds its entity, place or claim without asking.

mod facts;
mod said;
mod things;

pub(crate) use said::said;

use dateline_model::{Record, Span};
use rusqlite::Connection;

/// Bits of a key that number the items of one version.
pub(crate) const BITS: u32 = 20;
/// Items of one kind that a version can have; what goes beyond stays in the packed record alone.
pub(crate) const MOST: usize = (1 << BITS) - 1;
/// The tables whose keys hold the version, in the order of writing.
pub(crate) const TABLES: &[&str] = &[
    "passages",
    "entities",
    "times",
    "places",
    "claims",
    "events",
    "participants",
    "sides",
    "tolls",
    "stakes",
    "media",
    "problems",
];

/// Writes the rows of a record, as those of `version`.
pub(crate) fn write(db: &Connection, version: i64, record: &Record) -> rusqlite::Result<()> {
    let w = Writer { db, base: version << BITS, record };
    let mut spans = Vec::new();
    things::write(&w, &mut spans)?;
    said::write(&w, &mut spans)?;
    facts::write(&w, &mut spans)?;
    db.prepare_cached("INSERT OR REPLACE INTO wordings(version, items) VALUES (?, ?)")?
        .execute((version, wordings(&spans)))?;
    Ok(())
}

/// Lists of an item, a part, and the starts and ends of its wordings in turn, each as the step from the one before, as JSON.
fn wordings(spans: &[Wording<'_>]) -> String {
    use std::fmt::Write;
    let mut out = String::from("[");
    let (mut last, mut at) = (None, 0);
    for (item, part, span) in spans.iter().take(MOST) {
        let _ = if last == Some((item, part)) {
            write!(out, ",{},{}", i64::from(span.start) - i64::from(at), span.len())
        } else {
            let close = if last.is_some() { "]]," } else { "" };
            write!(out, "{close}[\"{item}\",\"{part}\",[{},{}", span.start, span.len())
        };
        (last, at) = (Some((item, part)), span.end);
    }
    out.push_str(if last.is_some() { "]]]" } else { "]" });
    out
}

/// Takes the rows of a version away.
pub(crate) fn erase(db: &Connection, version: i64) -> rusqlite::Result<()> {
    let (from, to) = (version << BITS, (version + 1) << BITS);
    for (index, table, column) in [("passages_fts", "passages", "text"), ("claims_fts", "claims", "quote")] {
        db.execute(
            &format!(
                "INSERT INTO {index}({index}, rowid, {column}) SELECT 'delete', key, {column} FROM {table} WHERE key >= ? AND key < ?"
            ),
            (from, to),
        )?;
    }
    db.execute("DELETE FROM wordings WHERE version = ?", [version])?;
    for table in TABLES.iter().rev() {
        db.execute(&format!("DELETE FROM {table} WHERE key >= ? AND key < ?"), (from, to))?;
    }
    Ok(())
}

/// A further wording: the item's id, what it is of it, where.
type Wording<'a> = (&'a str, &'static str, Span);

/// What the families write with.
pub(crate) struct Writer<'a> {
    db: &'a Connection,
    base: i64,
    record: &'a Record,
}

impl Writer<'_> {
    /// The key of an item by its id in the record, such as `e4`.
    fn key(&self, id: &str) -> Option<i64> {
        let n: usize = id.get(1..)?.parse().ok()?;
        (n > 0 && n <= MOST).then_some(self.base + n as i64)
    }

    /// The same where there is an id.
    fn link(&self, id: Option<&str>) -> Option<i64> {
        id.and_then(|id| self.key(id))
    }

    /// The key of the passage that a span begins in.
    fn passage(&self, span: Span) -> Option<i64> {
        let blocks = &self.record.document.blocks;
        let i = blocks.partition_point(|b| b.words.span().end <= span.start);
        let block = blocks.get(i).filter(|b| b.words.span().start <= span.start)?;
        debug_assert!(block.words.span().start <= span.start);
        (i < MOST).then_some(self.base + i as i64 + 1)
    }

    /// The day a time of the record begins and ends with.
    fn days(&self, time: Option<&str>) -> (Option<&str>, Option<&str>) {
        let time = time
            .and_then(|id| id.get(1..)?.parse::<usize>().ok())
            .and_then(|n| self.record.times.get(n.checked_sub(1)?))
            .filter(|t| Some(t.id.as_str()) == time);
        (time.and_then(|t| t.from.as_deref()), time.and_then(|t| t.to.as_deref()))
    }

    /// The name of an entity, else the words.
    fn name<'b>(&'b self, entity: Option<&str>, words: &'b str) -> &'b str {
        entity
            .and_then(|id| id.get(1..)?.parse::<usize>().ok())
            .and_then(|n| self.record.entities.get(n.checked_sub(1)?))
            .filter(|e| Some(e.id.as_str()) == entity)
            .map_or(words, |e| e.name.as_str())
    }
}

/// The word of an enum, as the record prints it.
pub(crate) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(s)) => s,
        _ => String::new(),
    }
}
