//! Stakes.

use dateline_model::Record;

use crate::context::Context;

/// Adds them to the record.
pub(crate) fn find(_cx: &Context<'_>, _record: &mut Record) {}
