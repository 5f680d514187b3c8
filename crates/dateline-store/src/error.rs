//! What can be wrong with a case file, in words that say what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why a case file could not be used. Nothing that was stored before is lost by any of these.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file.
    #[error("{0}: there is no such case; `dateline add` makes one")]
    Missing(PathBuf),
    /// The file is no SQLite database.
    #[error("{0}: this file is no case: it is not an SQLite database")]
    NotADatabase(PathBuf),
    /// The file is the database of something else.
    #[error("{0}: this database belongs to another program; name a file of its own for the case")]
    Foreign(PathBuf),
    /// A later release wrote it.
    #[error(
        "{path}: written by a newer release (schema {found}; this one knows {known}); nothing was touched, use that release"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema that it has.
        found: i64,
        /// The last schema that this release knows.
        known: i64,
    },
    /// The file or its folder may not be written.
    #[error("{0}: the case may be read only; check who may write the file and its folder")]
    ReadOnly(PathBuf),
    /// The disk is full.
    #[error("{0}: the disk is full; what was stored before is kept, make room and go on with the same command")]
    Full(PathBuf),
    /// The system does not write or read it.
    #[error("{path}: the disk does not take or give it ({detail}); what was stored before is kept")]
    Disk {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// Another process writes to it.
    #[error("{0}: another process is writing to this case; try again when it is done")]
    Locked(PathBuf),
    /// The file is damaged.
    #[error("{path}: the file is damaged ({detail}); `dateline check` says where, a backup helps")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite or a hash says.
        detail: String,
    },
    /// No item has this id.
    #[error("nothing in this case has the id {0}; ids stand in brackets in the brief")]
    NoItem(String),
    /// Several items have ids that begin so.
    #[error("{0} is the beginning of several ids: {1}")]
    Ambiguous(String, String),
    /// A decision that cannot be.
    #[error("{0}")]
    BadDecision(String),
    /// The file cannot be opened.
    #[error("{path}: the case cannot be opened: {detail}")]
    Unopened {
        /// The file.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// Anything else that SQLite says.
    #[error("{path}: {source}")]
    Sql {
        /// The file.
        path: PathBuf,
        /// What it says.
        source: rusqlite::Error,
    },
}

impl Error {
    /// What an error of SQLite on this file means to a person.
    pub(crate) fn of(path: &Path, e: rusqlite::Error) -> Error {
        let path = path.to_owned();
        match e.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Error::NotADatabase(path),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Error::ReadOnly(path),
            Some(ErrorCode::DiskFull) => Error::Full(path),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Locked(path),
            Some(ErrorCode::DatabaseCorrupt) => Error::Damaged { path, detail: e.to_string() },
            Some(ErrorCode::SystemIoFailure) => Error::Disk { path, detail: e.to_string() },
            Some(ErrorCode::CannotOpen) => Error::Unopened { path, detail: e.to_string() },
            _ => Error::Sql { path, source: e },
        }
    }
}

/// The result of what is done with a case.
pub type Result<T> = std::result::Result<T, Error>;
