//! Entities.

#![allow(dead_code, reason = "the steps that ask the index come one by one")]

mod index;

#[allow(unused_imports, reason = "for the later steps")]
pub(crate) use index::Index;

use dateline_model::Record;

use crate::context::Context;

/// Adds them to the record.
pub(crate) fn find(_cx: &Context<'_>, _record: &mut Record) {}
