//! Whether a case file is whole: SQLite's own checks, every hash, every quotation, the search index.

use dateline_model::{Record, Span, Text};
use rusqlite::Connection;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::case::Case;
use crate::decisions::State;
use crate::error::Result;
use crate::pack;

/// What a check found.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Checked {
    /// Texts looked at.
    pub versions: usize,
    /// Quotations held against their text.
    pub quotations: usize,
    /// What is wrong, in words.
    pub faults: Vec<String>,
    /// Decisions whose words are nowhere any more: their ids.
    pub orphans: Vec<String>,
    /// Reports whose stories have still to be put together.
    pub waiting: usize,
}

impl Case {
    /// Looks at all of the file.
    pub fn check(&self) -> Result<Checked> {
        let mut out = Checked::default();
        let run = |out: &mut Checked| -> rusqlite::Result<()> {
            sqlite(&self.db, out)?;
            versions(&self.db, out)
        };
        run(&mut out).map_err(|e| self.error(e))?;
        out.orphans = self.decisions()?.into_iter().filter(|d| d.state == State::Orphan).map(|d| d.id).collect();
        out.waiting = self.unassembled()?;
        Ok(out)
    }
}

fn sqlite(db: &Connection, out: &mut Checked) -> rusqlite::Result<()> {
    let lines: Vec<String> =
        db.prepare("PRAGMA integrity_check")?.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    out.faults.extend(lines.into_iter().filter(|l| l != "ok"));
    let keys: Vec<(String, Option<i64>, String)> = db
        .prepare("PRAGMA foreign_key_check")?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    out.faults.extend(keys.into_iter().take(100).map(|(table, key, other)| {
        format!("{table} {}: points at nothing in {other}", key.map_or_else(String::new, |k| k.to_string()))
    }));
    for (index, table) in [("passages_fts", "passages"), ("claims_fts", "claims")] {
        let (found, all): (i64, i64) = db.query_row(
            &format!("SELECT (SELECT count(*) FROM {index}_docsize), (SELECT count(*) FROM {table})"),
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?;
        if found != all {
            out.faults.push(format!("{index}: holds {found} of {all} rows of {table}"));
        }
    }
    Ok(())
}

fn versions(db: &Connection, out: &mut Checked) -> rusqlite::Result<()> {
    let mut all = db.prepare(
        "SELECT v.id, v.text_sha256, d.source, r.packed, o.bytes FROM versions v JOIN documents d ON d.key = v.document
         LEFT JOIN records r ON r.version = v.key LEFT JOIN originals o ON o.version = v.key ORDER BY v.key",
    )?;
    let mut rows = all.query([])?;
    while let Some(r) = rows.next()? {
        let (id, hash, source): (String, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
        out.versions += 1;
        let mut fault = |what: &str| out.faults.push(format!("{source} ({id}): {what}"));
        match r.get_ref(3)?.as_blob_or_null()?.and_then(pack::unpack_record) {
            None => fault("its record is missing or damaged"),
            Some(record) => {
                if sha256(record.document.text.as_bytes()) != hash {
                    fault("its text is not the one that was stored");
                }
                let (quotations, wrong) = quotations(&record);
                if wrong > 0 {
                    fault(&format!("{wrong} quotations do not stand where they should"));
                }
                out.quotations += quotations;
            }
        }
        if r.get_ref(4)?.as_blob_or_null()?.and_then(pack::unpack_bytes).is_none() {
            out.faults.push(format!("{source} ({id}): its original is missing or damaged"));
        }
    }
    Ok(())
}

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// How many quotations a record holds, and how many are not `text[span]`.
fn quotations(record: &Record) -> (usize, usize) {
    let text = Text::new(record.document.text.as_str());
    let mut counts = (0, 0);
    let value = serde_json::to_value(record).unwrap_or_default();
    walk(&value, &text, &mut counts);
    counts
}

fn walk(value: &Value, text: &Text, counts: &mut (usize, usize)) {
    match value {
        Value::Object(map) => {
            if let (Some(Value::String(quote)), Some(span)) = (map.get("quote"), map.get("span")) {
                let span: Option<Span> = serde_json::from_value(span.clone()).ok();
                counts.0 += 1;
                counts.1 += usize::from(span.is_none_or(|s| text.slice(s) != quote));
            }
            map.values().for_each(|v| walk(v, text, counts));
        }
        Value::Array(list) => list.iter().for_each(|v| walk(v, text, counts)),
        _ => {}
    }
}
