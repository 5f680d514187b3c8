//! From `(source, "e4")`, as joined items name their members, to keys of the file.

use std::collections::HashMap;

use dateline_story::Member;

use super::Told;
use crate::rows::BITS;

/// The versions of a story's reports, by source.
pub(crate) struct Sources<'a>(HashMap<&'a str, i64>);

impl<'a> Sources<'a> {
    /// Of these reports.
    pub(crate) fn of(reports: &'a [(Told, String)]) -> Sources<'a> {
        Sources(reports.iter().map(|(t, _)| (t.source.as_str(), t.version)).collect())
    }

    /// The key of an item of one report.
    pub(crate) fn key(&self, member: &Member) -> Option<i64> {
        let n: i64 = member.1.get(1..)?.parse().ok()?;
        Some((self.0.get(member.0.as_str())? << BITS) + n)
    }

    /// The latest version behind these members.
    pub(crate) fn newest<'b>(&self, members: impl IntoIterator<Item = &'b Member>) -> i64 {
        members.into_iter().filter_map(|m| self.0.get(m.0.as_str())).copied().max().unwrap_or_default()
    }
}
