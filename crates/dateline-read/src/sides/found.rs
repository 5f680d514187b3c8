//! A relation as a rule finds it, before it is known whose word it is.

use dateline_model::{Relation, SideBasis, Span};

use crate::entities::EntityId;

/// One relation as a rule found it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) from: Span,
    pub(super) from_entity: Option<EntityId>,
    pub(super) to: Span,
    pub(super) to_entity: Option<EntityId>,
    pub(super) relation: Relation,
    pub(super) basis: SideBasis,
    pub(super) rule: &'static str,
    /// The word that says it.
    pub(super) cue: Option<usize>,
    /// Whether the words themselves tell whose charge it is ("X accused Y of backing Z").
    pub(super) accused: bool,
    /// A side though what its word tells has not happened ("to defeat X").
    pub(super) sure: bool,
}
