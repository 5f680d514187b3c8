//! What many reports say together. Pure: records go in, groups and joined facts come out, the same in whatever order the reports came.

use dateline_model::Record;

/// One report of a case, as the steps of this crate take it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What the case calls it: an id that derives from its content.
    pub id: &'a str,
    /// What was read in it.
    pub record: &'a Record,
}
