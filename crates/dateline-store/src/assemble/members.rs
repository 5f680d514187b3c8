//! From `(source, "e4")`, as joined items name their members, to keys of the file.

use std::collections::HashMap;

use dateline_model::Record;
use dateline_story::Member;

use super::Told;
use crate::rows::{BITS, said};

/// A story's reports, by source.
pub(crate) struct Sources<'a>(HashMap<&'a str, &'a Told>);

impl<'a> Sources<'a> {
    /// Of these reports.
    pub(crate) fn of(reports: &'a [(Told, String)]) -> Sources<'a> {
        Sources(reports.iter().map(|(t, _)| (t.source.as_str(), t)).collect())
    }

    /// The key of an item of one report.
    pub(crate) fn key(&self, member: &Member) -> Option<i64> {
        let n: i64 = member.1.get(1..)?.parse().ok()?;
        Some((self.0.get(member.0.as_str())?.version << BITS) + n)
    }

    /// The key of the first of these members whose row has these very words.
    pub(crate) fn quoted(&self, kind: &str, members: &[Member], words: Option<&str>) -> Option<i64> {
        let words = words?;
        let told = |m: &&Member| self.0.get(m.0.as_str()).is_some_and(|t| says(&t.record, kind, &m.1, words));
        members.iter().find(told).and_then(|m| self.key(m))
    }

    /// The latest version behind these members.
    pub(crate) fn newest<'b>(&self, members: impl IntoIterator<Item = &'b Member>) -> i64 {
        members.into_iter().filter_map(|m| self.0.get(m.0.as_str())).map(|t| t.version).max().unwrap_or_default()
    }
}

/// Whether the row of an item has these words.
fn says(record: &Record, kind: &str, id: &str, words: &str) -> bool {
    match kind {
        "event" => record.events.iter().any(|x| x.id == id && x.words.quote() == words),
        "claim" => record.claims.iter().any(|x| x.id == id && said(x) == words),
        "toll" => record.tolls.iter().any(|x| x.id == id && x.words.quote() == words),
        "side" => record.sides.iter().any(|x| x.id == id && x.words.quote() == words),
        "stake" => record.stakes.iter().any(|x| x.id == id && x.words.quote() == words),
        _ => false,
    }
}
