//! The first screen: what the case says, how good the machine is, what is disputed, what could not be settled.

use dateline_store::{Case, Filter, Kind, Order, Page};
use serde_json::{Map, Value, json};

use super::Answer;
use super::items::{one, rowed};
use crate::asked::Asked;
use crate::error::Error;
use crate::figures;

/// Items of a section, unless more are asked for.
const SHOWN: usize = 10;
/// Problems.
const PROBLEMS: usize = 12;

/// A list for each section.
pub(super) fn ask(case: &Case, asked: &Asked) -> Result<Answer, Error> {
    // The first view of all: once put together it stands until the case changes.
    let whole =
        case.recall(format!("brief {:?} {:?} {}", asked.filter(), asked.limit, asked.slim()), || put(case, asked))?;
    Ok(Answer { whole: whole.as_ref().clone(), table })
}

/// All sections.
fn put(case: &Case, asked: &Asked) -> dateline_store::Result<Value> {
    let page = Page { offset: 0, limit: Some(asked.limit.unwrap_or(SHOWN)), order: Order::Weight };
    let list = |kind: Kind, happened: Option<bool>| -> dateline_store::Result<Value> {
        let found = case.items(kind, &Filter { happened, ..asked.filter() }, page)?;
        let mut rows: Vec<Value> = found.rows.iter().map(|i| rowed(i, asked.slim())).collect();
        if kind == Kind::Event {
            rows.sort_by_key(|r| (r["day_from"].is_null(), r["day_from"].as_str().map(str::to_owned)));
        }
        Ok(json!({"total": found.total, "rows": rows}))
    };
    let everyone = Page { offset: 0, limit: None, order: Order::Weight };
    let outlets = case.outlets(&Filter::default(), everyone, Some(0))?.rows;
    let progress: Vec<Value> = case
        .progress()?
        .into_iter()
        .filter(|p| p.0 != Kind::Entity)
        .map(|(kind, all, reviewed)| json!({"kind": kind, "items": all, "reviewed": reviewed}))
        .collect();
    let disputed = disputed(case, asked.slim())?;
    let (documents, stories, decisions) = case.extent()?;
    Ok(json!({
        "machine_made": "machine-made, check before use",
        "case": {"documents": documents, "stories": stories, "decisions": decisions},
        "progress": progress,
        "figures": figures::all(),
        "from": outlets.iter().filter_map(|o| o.from.clone()).min(),
        "to": outlets.iter().filter_map(|o| o.to.clone()).max(),
        "events": list(Kind::Event, Some(true))?,
        "not_happened": list(Kind::Event, Some(false))?,
        "tolls": list(Kind::Toll, None)?,
        "sides": list(Kind::Side, None)?,
        "claims": list(Kind::Claim, None)?,
        "money": list(Kind::Stake, None)?,
        "disputed": disputed,
        "withdrawn": outlets.iter().flat_map(|o| o.withdrawn.clone()).collect::<Vec<_>>(),
        "not_settled": case.unsettled(PROBLEMS)?,
        "outlets": outlets,
    }))
}

/// Counts that are not settled and claims that others deny or were taken back.
fn disputed(case: &Case, slim: bool) -> dateline_store::Result<Vec<Value>> {
    let page = Page { offset: 0, limit: Some(SHOWN), order: Order::Weight };
    let mut out = Vec::new();
    for (kind, status) in
        [(Kind::Toll, "open"), (Kind::Claim, "disputed"), (Kind::Claim, "reversed"), (Kind::Claim, "withdrawn")]
    {
        let filter = Filter { status: Some(status.to_owned()), ..Filter::default() };
        let differ = |i: &&dateline_store::Item| kind != Kind::Toll || i.detail["min"] != i.detail["max"];
        out.extend(case.items(kind, &filter, page)?.rows.iter().filter(differ).map(|i| rowed(i, slim)));
    }
    Ok(out)
}

/// The section stands in the first column.
fn table(whole: &Value) -> Vec<Value> {
    let mut out = Vec::new();
    for section in ["events", "not_happened", "tolls", "sides", "claims", "money"] {
        for r in whole.pointer(&format!("/{section}/rows")).and_then(Value::as_array).into_iter().flatten() {
            let mut row = Map::new();
            row.insert("section".to_owned(), section.into());
            row.extend(one(r).as_object().cloned().unwrap_or_default());
            out.push(Value::Object(row));
        }
    }
    out
}
