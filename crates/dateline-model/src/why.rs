//! How a fact was reached.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Quoted;

/// One link of the chain behind a fact: the rule (or layer), and the words that it stood on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Why {
    /// Name of the rule or learned layer, as in the documentation, such as `claims/according-to`.
    pub rule: String,
    /// The words it stood on, where there are any beside the fact's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Quoted>,
    /// A short remark in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Why {
    /// A rule that stood on the fact's own words.
    pub fn rule(rule: &str) -> Why {
        Why { rule: rule.to_owned(), words: None, note: None }
    }
    /// With the words that decided it.
    pub fn on(mut self, words: Quoted) -> Why {
        self.words = Some(words);
        self
    }
    /// With a remark.
    pub fn note(mut self, note: impl Into<String>) -> Why {
        self.note = Some(note.into());
        self
    }
}
