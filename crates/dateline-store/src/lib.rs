//! The case file: one SQLite file that keeps reports, their records, what they say together, and what people decided.
//!
//! [`Case`] opens it, [`Case::add`] stores a batch of read reports, [`Case::assemble`] puts their stories together, and the lists and
//! `show` answer questions. `docs/case.md` describes the tables for those who ask in SQL.
//!
//! # Errors
//! Whatever touches the file can fail with any [`Error`], whose variants say what happened; nothing stored before is lost by one.
#![allow(clippy::disallowed_methods, reason = "the case file is a file")]
#![allow(clippy::missing_errors_doc, reason = "said once, above")]

mod add;
mod assemble;
mod case;
mod check;
mod decisions;
mod error;
mod ids;
mod keep;
mod merge;
mod pack;
mod query;
mod remove;
mod reread;
mod rows;

pub use add::{Fate, Original, Prepared, Stored, version_id};
pub use case::Case;
pub use check::Checked;
pub use decisions::{Action, Anchor, Basis, Decision, State, Wish};
pub use error::{Error, Result};
pub use keep::Counts;
pub use merge::Merged;
#[doc(hidden)]
pub use pack::plain as packed;
pub use query::{
    Behind, Days, Facet, Filter, Hit, Item, Kind, Listed, Memory, Name, Order, Outlet, Page, Pin, Place, Pulse, Report,
    Sheet, Shown, Story, Text, Unsettled,
};
pub use remove::Removed;
pub use reread::{Difference, Version};
