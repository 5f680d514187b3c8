//! What a case or a record holds, in the shapes that other tools take; and edited tables back, as decisions.
//!
//! [`rows`] makes rows of records and of joined items, [`Selection`] keeps those that are wanted, [`Export`] writes them: one file a shape
//! under `shapes/`. Nothing here opens a file: the caller lends [`Files`]. [`Account`] says what was written, held back, lost or coarsened.
//! `docs/exports.md` lists the shapes with their columns.
//!
//! # Errors
//! Writing fails where the caller's files fail, or a library refuses a value ([`Error`]).
#![allow(clippy::missing_errors_doc, reason = "said once, above")]

pub mod arrow;
pub mod edited;
mod report;
pub mod rows;
mod select;
mod shapes;

pub use report::{Account, Times};
pub use rows::Batch;
pub use rows::tables::Table;
pub use select::{Only, Selection};
pub use shapes::{Export, Files, Options, Shape, Unit};

/// Why an export could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// A library that writes the shape refused something.
    #[error("{0}")]
    Refused(String),
}

/// With [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
