//! One case into another: its reports with all their texts, its decisions, its actors.

use std::path::Path;

use rusqlite::OptionalExtension;

use crate::add::{Fate, Original, Prepared};
use crate::case::Case;
use crate::error::{Error, Result};
use crate::pack;

/// What came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Merged {
    /// Reports that this case did not have.
    pub new: usize,
    /// Texts beside those that it had.
    pub changed: usize,
    /// Texts that it had.
    pub known: usize,
    /// Decisions that it did not have.
    pub decisions: usize,
}

/// Reports in one transaction.
const BATCH: usize = 128;

impl Case {
    /// Takes in all that another case holds. [`Case::assemble`] then joins the stories anew.
    pub fn merge(&mut self, other: impl AsRef<Path>) -> Result<Merged> {
        let other = Case::open_read_only(other)?;
        let mut out = Merged::default();
        let mut after = 0i64;
        loop {
            let (batch, last) = other.batch(after)?;
            if batch.is_empty() {
                break;
            }
            after = last;
            for stored in self.add(&batch)? {
                match stored.fate {
                    Fate::New => out.new += 1,
                    Fate::Changed => out.changed += 1,
                    Fate::Known => out.known += 1,
                }
            }
        }
        for (name, content) in other.actors()? {
            if self.actors()?.iter().all(|(n, _)| *n != name) {
                self.keep_actors(&name, &content)?;
            }
        }
        out.decisions = self.take_decisions(&other)?;
        Ok(out)
    }

    /// The versions after this key, as they would be added.
    fn batch(&self, after: i64) -> Result<(Vec<Prepared>, i64)> {
        let run = || -> rusqlite::Result<(Vec<Prepared>, i64)> {
            let mut find = self.db.prepare_cached(
                "SELECT v.key, v.read_by, r.packed, o.name, o.line, o.given, o.bytes FROM versions v JOIN records r ON r.version = v.key
                 JOIN originals o ON o.version = v.key WHERE v.key > ? ORDER BY v.key LIMIT ?",
            )?;
            let mut rows = find.query((after, BATCH as i64))?;
            let (mut out, mut last) = (Vec::new(), after);
            while let Some(r) = rows.next()? {
                last = r.get(0)?;
                let record = pack::unpack_record(r.get_ref(2)?.as_blob()?);
                let bytes = pack::unpack_bytes(r.get_ref(6)?.as_blob()?);
                let (Some(record), Some(bytes)) = (record, bytes) else { continue };
                let line: Option<i64> = r.get(4)?;
                let original = Original { name: r.get(3)?, line: line.map(|n| n as usize), given: r.get(5)?, bytes };
                out.push(Prepared::new(record, original, r.get::<_, String>(1)?));
            }
            Ok((out, last))
        };
        run().map_err(|e| self.error(e))
    }

    /// Decisions that this case lacks, in the order in which they were made.
    fn take_decisions(&mut self, other: &Case) -> Result<usize> {
        let path = other.path.to_string_lossy().into_owned();
        let run = || -> rusqlite::Result<usize> {
            self.db.execute("ATTACH DATABASE ? AS other", [&path])?;
            let columns: String = self.db.query_row(
                "SELECT group_concat('\"' || name || '\"', ', ') FROM pragma_table_info('decisions') WHERE name <> 'key'",
                [],
                |r| r.get(0),
            )?;
            let n = self.db.execute(
                &format!(
                    "INSERT OR IGNORE INTO main.decisions({columns}) SELECT {columns} FROM other.decisions ORDER BY \"at\", key"
                ),
                [],
            )?;
            if n > 0 {
                self.db.execute("INSERT OR IGNORE INTO unassembled SELECT key FROM documents", [])?;
            }
            self.db.execute("DETACH DATABASE other", [])?;
            Ok(n)
        };
        run().map_err(|e| Error::of(&self.path, e))
    }

    /// The original of a version, and what was given with it.
    pub(crate) fn original(&self, version: i64) -> Result<Option<Original>> {
        let run = || -> rusqlite::Result<Option<Original>> {
            let found: Option<(String, Option<i64>, Option<String>, Vec<u8>)> = self
                .db
                .prepare_cached("SELECT name, line, given, bytes FROM originals WHERE version = ?")?
                .query_row([version], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
                .optional()?;
            Ok(found.and_then(|(name, line, given, packed)| {
                Some(Original { name, line: line.map(|n| n as usize), given, bytes: pack::unpack_bytes(&packed)? })
            }))
        };
        run().map_err(|e| self.error(e))
    }
}
