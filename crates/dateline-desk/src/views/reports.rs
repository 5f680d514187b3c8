//! Who reports: each outlet with its reports, what it copies, what it adds.

use dateline_store::{Case, Order};
use serde_json::{Value, json};

use super::{Answer, rows};
use crate::asked::Asked;
use crate::error::Error;

/// The outlets, each with its reports.
pub(super) fn ask(case: &Case, asked: &Asked) -> Result<Answer, Error> {
    let found = case.outlets(&asked.filter(), asked.page(Order::Weight), asked.each)?;
    Ok(Answer { whole: json!({"total": found.total, "rows": found.rows}), table })
}

/// A row for each report.
fn table(whole: &Value) -> Vec<Value> {
    rows(whole).iter().flat_map(|o| o.get("documents").and_then(Value::as_array).cloned().unwrap_or_default()).collect()
}
