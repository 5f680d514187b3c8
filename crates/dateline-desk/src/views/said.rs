//! What people decided.

use dateline_store::Case;
use serde_json::{Value, json};

use super::{Answer, rows};
use crate::asked::Asked;
use crate::error::Error;

/// All decisions in their order, each with what has become of it.
pub(super) fn ask(case: &Case, _: &Asked) -> Result<Answer, Error> {
    let found = case.decisions()?;
    Ok(Answer { whole: json!({"total": found.len(), "rows": found}), table })
}

/// The words that a decision is keyed by stand in columns of their own.
fn table(whole: &Value) -> Vec<Value> {
    let flat = |row: Value| {
        let mut out = row.as_object().cloned().unwrap_or_default();
        let anchor = out.shift_remove("anchor").unwrap_or_default();
        out.shift_remove("others");
        for name in ["source", "exact", "prefix", "suffix", "start", "end", "text_sha256"] {
            out.insert(name.to_owned(), anchor.get(name).cloned().unwrap_or_default());
        }
        Value::Object(out)
    };
    rows(whole).into_iter().map(flat).collect()
}
