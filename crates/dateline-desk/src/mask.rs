//! Names of private persons, hidden: every letter of them becomes a block, so that offsets stay what they are.

use aho_corasick::{AhoCorasick, MatchKind};
use dateline_store::Case;
use serde_json::Value;

use crate::error::Error;

/// The names that are hidden.
pub(crate) struct Mask(Option<AhoCorasick>);

impl Mask {
    /// Of a case; where nothing is to be masked, none.
    pub(crate) fn of(case: &Case, wanted: bool) -> Result<Mask, Error> {
        if !wanted {
            return Ok(Mask(None));
        }
        let mut names = case.private_names()?;
        // The last name alone hides as well.
        let last: Vec<String> = names
            .iter()
            .filter_map(|n| n.rsplit_once(' '))
            .map(|(_, l)| l.to_owned())
            .filter(|l| l.chars().count() > 3 && l.chars().next().is_some_and(char::is_uppercase))
            .collect();
        names.extend(last);
        let found = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names);
        Ok(Mask(found.ok()))
    }

    /// All texts within a value.
    pub(crate) fn value(&self, value: &mut Value) {
        if self.0.is_none() {
            return;
        }
        match value {
            Value::String(s) => self.text(s),
            Value::Array(a) => a.iter_mut().for_each(|v| self.value(v)),
            Value::Object(o) => o.values_mut().for_each(|v| self.value(v)),
            _ => {}
        }
    }

    /// One text.
    pub(crate) fn text(&self, text: &mut String) {
        let Some(names) = &self.0 else { return };
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for m in names.find_iter(text.as_str()) {
            let whole = !text[..m.start()].ends_with(char::is_alphanumeric)
                && !text[m.end()..].starts_with(char::is_alphanumeric);
            if whole {
                out.push_str(&text[at..m.start()]);
                out.extend(text[m.range()].chars().map(|c| if c.is_whitespace() { c } else { '█' }));
                at = m.end();
            }
        }
        if at > 0 {
            out.push_str(&text[at..]);
            *text = out;
        }
    }
}
