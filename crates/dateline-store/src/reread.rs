//! Reading again from the originals, after an upgrade or with other actors: what is other than it was is put in its place; decisions stay.

use dateline_model::Record;
use rusqlite::{Connection, TransactionBehavior};

use crate::add::{Original, Prepared};
use crate::case::Case;
use crate::error::{Error, Result};
use crate::{assemble, pack, rows};

/// A version that can be read again.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its key in the file.
    pub key: i64,
    /// The report's source.
    pub source: String,
    /// The release that read it.
    pub read_by: String,
}

/// What reading again changed in one report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// Items of the new record that the old one had not, by their words and kind.
    pub added: usize,
    /// Items of the old record that the new one has not.
    pub gone: usize,
    /// Items whose words are the same and something else is not.
    pub altered: usize,
}

impl Difference {
    /// Whether nothing changed.
    pub fn is_none(self) -> bool {
        self == Difference::default()
    }
}

impl Case {
    /// All versions, oldest first.
    pub fn versions(&self) -> Result<Vec<Version>> {
        let run = || -> rusqlite::Result<Vec<Version>> {
            let mut all =
                self.db.prepare("SELECT v.key, d.source, v.read_by FROM versions v JOIN documents d ON d.key = v.document ORDER BY v.key")?;
            all.query_map([], |r| Ok(Version { key: r.get(0)?, source: r.get(1)?, read_by: r.get(2)? }))?.collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// The input of a version, as it came.
    pub fn input(&self, version: &Version) -> Result<Option<Original>> {
        self.original(version.key)
    }

    /// Puts a record that was read again in the place of the one that the version has, and says what is other.
    pub fn reread(&mut self, version: &Version, read: &Prepared) -> Result<Difference> {
        let run = |db: &mut Connection| -> rusqlite::Result<Difference> {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let packed: Vec<u8> =
                tx.query_row("SELECT packed FROM records WHERE version = ?", [version.key], |r| r.get(0))?;
            let old = pack::unpack_record(&packed);
            let difference =
                old.as_ref().map_or(Difference { altered: 1, ..Difference::default() }, |o| differ(o, &read.record));
            tx.execute("UPDATE versions SET read_by = ? WHERE key = ?", (&read.read_by, version.key))?;
            if old.as_ref() != Some(&read.record) {
                tx.execute("UPDATE records SET packed = ? WHERE version = ?", (&read.packed, version.key))?;
                let hash = read.record.document.id.trim_start_matches("sha256:");
                tx.execute("UPDATE versions SET text_sha256 = ? WHERE key = ?", (hash, version.key))?;
                let current: Option<i64> =
                    tx.query_row("SELECT (SELECT key FROM documents WHERE version = ?)", [version.key], |r| r.get(0))?;
                if let Some(document) = current {
                    rows::erase(&tx, version.key)?;
                    rows::write(&tx, version.key, &read.record)?;
                    assemble::keep_marks(&tx, document, &read.marks.0, &read.marks.1)?;
                    tx.execute("INSERT OR IGNORE INTO unassembled(document) VALUES (?)", [document])?;
                }
            }
            tx.commit()?;
            Ok(difference)
        };
        run(&mut self.db).map_err(|e| Error::of(&self.path, e))
    }

    /// Marks every report to be put together anew.
    pub fn reassemble(&mut self) -> Result<()> {
        self.db
            .execute("INSERT OR IGNORE INTO unassembled SELECT key FROM documents", [])
            .map_err(|e| self.error(e))?;
        Ok(())
    }
}

/// Items by kind, words and place, against those of the other record.
fn differ(old: &Record, new: &Record) -> Difference {
    let mut out = Difference::default();
    macro_rules! kind {
        ($list:ident) => {
            for x in &new.$list {
                match old.$list.iter().find(|o| o.words == x.words) {
                    None => out.added += 1,
                    Some(o) => out.altered += usize::from(o != x),
                }
            }
            out.gone += old.$list.iter().filter(|o| !new.$list.iter().any(|x| x.words == o.words)).count();
        };
    }
    kind!(events);
    kind!(claims);
    kind!(sides);
    kind!(tolls);
    kind!(stakes);
    kind!(media);
    kind!(entities);
    out
}
