//! What was ever decided on one item, taken back or not.

use std::collections::BTreeSet;

use super::list::Item;
use crate::case::Case;
use crate::decisions::{self, Action, Decision};
use crate::error::Result;

impl Case {
    /// All decisions in their order. Whether one is an orphan is not looked at, so that this costs by the number of decisions alone.
    pub fn decided(&self) -> Result<Vec<Decision>> {
        decisions::all(&self.db).map_err(|e| self.error(e))
    }

    /// The decisions on an item, those that were taken back and what took them back among them.
    pub fn history(&self, item: &Item) -> Result<Vec<Decision>> {
        let listed: BTreeSet<&str> = item
            .detail
            .get("decisions")
            .and_then(serde_json::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|d| d.get("id").and_then(serde_json::Value::as_str))
            .collect();
        let members: BTreeSet<String> = item.members().into_iter().map(|(s, i)| format!("{s}#{i}")).collect();
        let mut ids: BTreeSet<String> = BTreeSet::new();
        let mut out = Vec::new();
        for d in self.decided()? {
            let of_it = d.item == item.id || listed.contains(d.id.as_str()) || members.contains(&d.item);
            let takes_back = d.action == Action::Revert && d.new.as_ref().is_some_and(|n| ids.contains(n));
            if of_it || takes_back {
                ids.insert(d.id.clone());
                out.push(d);
            }
        }
        Ok(out)
    }
}
