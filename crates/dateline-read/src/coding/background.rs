//! Deeds of violence that a text only refers to: condemned, investigated, blamed on somebody, or told beside its news.
//!
//! "The bishop condemned the murder of the mayor by gunmen" is coded as the bishop's ACCUSE; the murder goes into `background`, with who did
//! it and to whom. The rules of ASSAULT say what it is; it needs somebody or something done to, or an actor that can act. What is denied, planned,
//! threatened or only possible is left out, and so is what [`super::events`] has already.

use dateline_model::{PloverType, Status};

use super::arguments::Roles;
use super::trigger::{Candidate, Hit};
use crate::context::Context;
use super::{arguments, parties, status, violence};
use dateline_model::Record;

/// The hit and roles of a candidate that is no event of its own.
pub(super) fn of<'c>(cx: &Context<'_>, record: &Record, c: &'c Candidate) -> Option<(&'c Hit, Roles)> {
    let hit = c.hit.as_ref().filter(|h| h.lexicon.kind == PloverType::Assault)?;
    let (status, _, _) = status::of(cx, record, c.word).0;
    if !matches!(status, Status::Reported | Status::Claimed) {
        return None;
    }
    let a = cx.analysis;
    let mut roles = arguments::roles(cx, hit);
    violence::complete(a, hit, &mut roles);
    let somebody = |&w: &usize| a.words()[w].name.is_some() || parties::human(a, w) || arguments::party(a, w);
    let holds = if hit.how == "noun" {
        !roles.recipients.is_empty() || roles.actors.iter().any(somebody)
    } else {
        !roles.recipients.is_empty()
    };
    holds.then_some((hit, roles))
}
