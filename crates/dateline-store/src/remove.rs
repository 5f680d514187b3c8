//! A report goes, with all its traces: every text of it, its facts, its original, the decisions on it, its part in what others tell.

use rusqlite::{Connection, TransactionBehavior};

use crate::case::Case;
use crate::error::{Error, Result};
use crate::rows;

/// What went.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Removed {
    /// The report's source.
    pub source: String,
    /// How many texts of it.
    pub versions: usize,
    /// How many decisions.
    pub decisions: usize,
}

impl Case {
    /// Removes the report of this id or source. [`Case::assemble`] then joins its story without it. What was removed is overwritten in the
    /// file, not only unlinked.
    pub fn remove(&mut self, id: &str) -> Result<Removed> {
        let (kind, source) = self.find(id)?;
        if kind != 'd' {
            return Err(Error::NoItem(id.to_owned()));
        }
        let run = |db: &mut Connection| -> rusqlite::Result<Removed> {
            db.pragma_update(None, "secure_delete", true)?;
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let document: i64 = tx.query_row("SELECT key FROM documents WHERE source = ?", [&source], |r| r.get(0))?;
            let versions: Vec<i64> = tx
                .prepare("SELECT key FROM versions WHERE document = ?")?
                .query_map([document], |r| r.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            for &v in &versions {
                rows::erase(&tx, v)?;
                tx.execute("DELETE FROM records WHERE version = ?", [v])?;
                tx.execute("DELETE FROM originals WHERE version = ?", [v])?;
            }
            // The others of its story are joined without it.
            tx.execute(
                "INSERT OR IGNORE INTO unassembled SELECT document FROM story_documents
                 WHERE story = (SELECT story FROM story_documents WHERE document = ?1) AND document <> ?1",
                [document],
            )?;
            let story: Option<i64> =
                tx.query_row("SELECT (SELECT story FROM story_documents WHERE document = ?)", [document], |r| {
                    r.get(0)
                })?;
            if let Some(story) = story {
                crate::assemble::dissolve(&tx, story)?;
            }
            let decisions = tx.execute("DELETE FROM decisions WHERE source = ?", [&source])?;
            for table in ["marks", "unassembled"] {
                tx.execute(&format!("DELETE FROM {table} WHERE document = ?"), [document])?;
            }
            tx.execute("DELETE FROM versions WHERE document = ?", [document])?;
            tx.execute("DELETE FROM documents WHERE key = ?", [document])?;
            tx.commit()?;
            // The index keeps words of what was deleted until its parts are merged.
            db.execute_batch(
                "INSERT INTO passages_fts(passages_fts) VALUES ('optimize'); INSERT INTO claims_fts(claims_fts) VALUES ('optimize');",
            )?;
            db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(Removed { source: source.clone(), versions: versions.len(), decisions })
        };
        run(&mut self.db).map_err(|e| Error::of(&self.path, e))
    }
}
