//! One report: its text, the facts that stand on it, its problems.

use dateline_store::Case;
use serde_json::{Map, Value, json};

use super::Answer;
use crate::error::Error;

/// `{report, author, url, texts, behind, record}`; the record as `docs/record.md` describes it.
pub(crate) fn document(case: &Case, id: &str) -> Result<Answer, Error> {
    let sheet = case.sheet(id)?;
    Ok(Answer { whole: serde_json::to_value(&sheet).unwrap_or_default(), table })
}

/// A row for each fact of the report.
fn table(whole: &Value) -> Vec<Value> {
    let mut out = Vec::new();
    let source = whole.pointer("/report/source").cloned().unwrap_or_default();
    for (list, kind) in
        [("events", "event"), ("claims", "claim"), ("tolls", "toll"), ("sides", "side"), ("stakes", "stake")]
    {
        for fact in whole.pointer(&format!("/record/{list}")).and_then(Value::as_array).into_iter().flatten() {
            let id = fact.get("id").cloned().unwrap_or_default();
            let behind = whole
                .get("behind")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .find(|b| b["id"] == id)
                .cloned()
                .unwrap_or_default();
            let mut row = Map::new();
            row.insert("source".to_owned(), source.clone());
            row.insert("id".to_owned(), id);
            row.insert("kind".to_owned(), kind.into());
            let class = ["type", "act", "relation", "kind"].iter().find_map(|c| fact.get(*c)).cloned();
            row.insert("class".to_owned(), class.unwrap_or_default());
            row.insert("status".to_owned(), fact.get("status").cloned().unwrap_or_default());
            row.insert("start".to_owned(), fact.pointer("/span/0").cloned().unwrap_or_default());
            row.insert("end".to_owned(), fact.pointer("/span/1").cloned().unwrap_or_default());
            row.insert("quote".to_owned(), fact.get("quote").cloned().unwrap_or_default());
            row.insert("joined".to_owned(), behind.get("joined").cloned().unwrap_or_default());
            row.insert("state".to_owned(), json!(behind.get("review").and_then(Value::as_str).unwrap_or("machine")));
            out.push(Value::Object(row));
        }
    }
    out
}
