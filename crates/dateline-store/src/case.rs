//! The file itself: made, opened, brought up to this release's schema, closed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};

/// `DtLn`: tells a case from the databases of other programs.
const APPLICATION: i64 = 0x4474_4c6e;
/// What brings a file from one schema to the next; the last one's number is this release's schema.
const MIGRATIONS: &[&str] =
    &[include_str!("schema/001.sql"), include_str!("schema/002.sql"), include_str!("schema/003.sql")];
/// How long a command waits for another that is writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of the file that a reader maps at most.
const MAPPED: i64 = 1 << 34;
/// Pages kept in memory, in KiB.
const CACHE: i64 = 64 << 10;

/// An open case file.
#[derive(Debug)]
pub struct Case {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    pub(crate) memory: Option<crate::query::Memory>,
}

impl Case {
    /// Opens the case for writing; makes it where there is no file, or an empty one.
    pub fn open_or_create(path: impl AsRef<Path>) -> Result<Case> {
        let path = path.as_ref();
        let fresh = std::fs::metadata(path).map_or(true, |m| m.len() == 0);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(|e| Error::of(path, e))?;
        let mut case = Case { db, path: path.to_owned(), memory: None };
        case.configure(true)?;
        if fresh {
            case.ours_from_nothing()?;
        }
        case.migrate()?;
        Ok(case)
    }

    /// Opens an existing case for writing.
    pub fn open(path: impl AsRef<Path>) -> Result<Case> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        Case::open_or_create(path)
    }

    /// Opens an existing case to look at it; nothing is written, whoever else writes meanwhile.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Case> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        Case::bring_up(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let open = |uri: &str| Connection::open_with_flags(uri, flags).map_err(|e| Error::of(path, e));
        let case = Case { db: open(&uri(path, ""))?, path: path.to_owned(), memory: None };
        let case = match case.configure(false).and_then(|()| case.known()) {
            // A folder that may not be written has no room for the file's index of its log; without a log there is none needed.
            Err(Error::Unopened { .. } | Error::ReadOnly(_)) if !log(path) => {
                let case = Case { db: open(&uri(path, "&immutable=1"))?, path: path.to_owned(), memory: None };
                case.configure(false)?;
                case.known()?;
                case
            }
            Err(e) => return Err(e),
            Ok(_) => case,
        };
        Ok(case)
    }

    /// A file of an earlier release is brought up to this one's schema before it is looked at, its stories put together anew.
    fn bring_up(path: &Path) -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let version = Connection::open_with_flags(path, flags)
            .and_then(|db| db.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0)));
        // What cannot be asked is told by the opening itself.
        if version.is_ok_and(|v| v > 0 && v < Case::schema()) {
            Case::open_or_create(path)?.assemble(&mut |_, _| {})?;
        }
        Ok(())
    }

    /// The file's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The schema that this release writes.
    pub fn schema() -> i64 {
        MIGRATIONS.len() as i64
    }

    fn configure(&self, write: bool) -> Result<()> {
        let db = &self.db;
        let run = || -> rusqlite::Result<()> {
            db.busy_timeout(PATIENCE)?;
            db.set_prepared_statement_cache_capacity(128);
            db.pragma_update(None, "cache_size", -CACHE)?;
            db.pragma_update(None, "temp_store", "memory")?;
            // Keys of facts are computed, not looked up; `check` holds them, not every insertion.
            db.pragma_update(None, "foreign_keys", false)?;
            // The first look at the file: here SQLite says whether it is a database.
            db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0))?;
            if write {
                db.pragma_update(None, "synchronous", "full")?;
            } else {
                // Who only looks reads the file where the system has it, without a copy.
                db.pragma_update(None, "mmap_size", MAPPED)?;
            }
            Ok(())
        };
        run().map_err(|e| self.error(e))
    }

    /// Marks a new file as a case, before it gets its tables.
    fn ours_from_nothing(&self) -> Result<()> {
        let db = &self.db;
        let run = || -> rusqlite::Result<()> {
            db.pragma_update(None, "page_size", 8192)?;
            db.pragma_update(None, "journal_mode", "wal")?;
            db.pragma_update(None, "application_id", APPLICATION)
        };
        run().map_err(|e| self.error(e))
    }

    /// Checks whose file it is and brings it up to this release's schema.
    fn migrate(&mut self) -> Result<()> {
        let found = self.known()?;
        for (n, sql) in MIGRATIONS.iter().enumerate().skip(found as usize) {
            let tx = self
                .db
                .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
                .map_err(|e| Error::of(&self.path, e))?;
            let step = (|| {
                // Another process may have come first.
                if tx.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))? == n as i64 {
                    tx.execute_batch(sql)?;
                    tx.pragma_update(None, "user_version", n as i64 + 1)?;
                }
                tx.commit()
            })();
            step.map_err(|e| Error::of(&self.path, e))?;
        }
        Ok(())
    }

    /// The file's schema, where it is a case and not of a later release.
    fn known(&self) -> Result<i64> {
        let value =
            |name: &str| self.db.pragma_query_value(None, name, |r| r.get::<_, i64>(0)).map_err(|e| self.error(e));
        if value("application_id")? != APPLICATION {
            return Err(Error::Foreign(self.path.clone()));
        }
        let found = value("user_version")?;
        if found > Case::schema() {
            return Err(Error::Newer { path: self.path.clone(), found, known: Case::schema() });
        }
        Ok(found)
    }

    /// What an error of SQLite on this file means.
    pub(crate) fn error(&self, e: rusqlite::Error) -> Error {
        Error::of(&self.path, e)
    }
}

/// Whether a log of changes lies beside the file.
fn log(path: &Path) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    std::fs::metadata(name).is_ok_and(|m| m.len() > 0)
}

/// The path as SQLite's URI.
fn uri(path: &Path, more: &str) -> String {
    use std::fmt::Write;
    let mut out = String::from("file:");
    for b in path.to_string_lossy().bytes() {
        if b.is_ascii_alphanumeric() || b"/._-~".contains(&b) {
            out.push(char::from(b));
        } else {
            let _ = write!(out, "%{b:02X}");
        }
    }
    out + "?mode=ro" + more
}

#[cfg(test)]
mod tests {
    use dateline_model::{Document, Record, Text};

    use super::*;
    use crate::{Filter, Original, Prepared};

    #[test]
    fn a_file_of_the_first_schema_is_brought_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("old.db");
        let db = Connection::open(&path).expect("a file");
        db.pragma_update(None, "foreign_keys", false).expect("a pragma");
        db.execute_batch(MIGRATIONS[0]).expect("the first schema");
        db.pragma_update(None, "application_id", APPLICATION).expect("a pragma");
        db.pragma_update(None, "user_version", 1).expect("a pragma");
        let record = Record::new(&Document::new("a.txt", Text::new("Dockers of Dalmoor walked off on Tuesday.")));
        let original = Original { name: "a.txt".to_owned(), line: None, given: None, bytes: Vec::new() };
        let p = Prepared::new(record, original, "an earlier release");
        db.execute_batch(
            "INSERT INTO documents(key, id, source, version) VALUES (1, 'd1', 'a.txt', 1);
             INSERT INTO versions(key, document, id, text_sha256, words, read_by) VALUES (1, 1, 'v1', '', 7, '');
             INSERT INTO spans(key, item, part, starts, ends)
               VALUES (1048577, 'n1', 'name', 0, 7), (1048578, 'n1', 'name', 11, 18), (1048579, 'n2', 'pronoun', 20, 22);",
        )
        .expect("a report");
        db.execute("INSERT INTO records(version, packed) VALUES (1, ?)", [&p.packed]).expect("its record");
        db.execute("INSERT INTO marks(document, fingerprint, profile) VALUES (1, ?, ?)", (&p.marks.0, &p.marks.1))
            .expect("its marks");
        drop(db);

        let case = Case::open_read_only(&path).expect("it opens");
        let page = crate::Page { offset: 0, limit: None, order: crate::Order::Day };
        assert_eq!(case.stories(&Filter::default(), page).expect("stories").rows[0].documents, ["a.txt"]);
        let mut all = case
            .db
            .prepare("SELECT item || ' ' || part || ' ' || starts || '-' || ends FROM spans WHERE version = 1")
            .expect("a view");
        let found: Vec<String> =
            all.query_map([], |r| r.get(0)).expect("rows").collect::<rusqlite::Result<_>>().expect("texts");
        assert_eq!(found, ["n1 name 0-7", "n1 name 11-18", "n2 pronoun 20-22"]);
    }
}
