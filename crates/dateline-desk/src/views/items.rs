//! Joined items of one kind: a row each, the same names for all kinds.

use std::collections::HashSet;

use dateline_store::{Case, Item, Kind, Order};
use serde_json::{Map, Value, json};

use super::{Answer, rows};
use crate::asked::Asked;
use crate::error::Error;

/// Days of a picture at most.
const PICTURE: usize = 20_000;

/// The items of a kind.
pub(super) fn ask(case: &Case, asked: &Asked, kind: Kind, order: Order) -> Result<Answer, Error> {
    let found = case.items(kind, &asked.filter(), asked.page(order))?;
    let listed: Vec<Value> = found.rows.iter().map(|i| rowed(i, asked.slim())).collect();
    let whole = json!({"total": found.total, "rows": listed});
    Ok(Answer { whole, table: if kind == Kind::Toll { counts } else { flat } })
}

/// `{id, kind, class, mode, status, day_from, day_to, place, who, whom, reports, origins, weight, quote, review, graphic, story, detail}`.
pub(crate) fn row(i: &Item) -> Value {
    json!({
        "id": i.id, "kind": i.kind, "class": i.class, "mode": i.detail.get("mode"), "status": i.status, "day_from": i.day_from, "day_to": i.day_to,
        "place": i.place, "who": once(i.who.as_deref()), "whom": once(i.whom.as_deref()), "reports": i.reports, "origins": i.origins,
        "weight": i.weight, "quote": i.quote, "review": i.review, "graphic": is_graphic(&i.detail), "story": i.story, "detail": i.detail,
    })
}

/// A row; where it is to be slim, without the tellings behind it and what only the item's own page shows.
pub(crate) fn rowed(i: &Item, slim: bool) -> Value {
    let mut out = row(i);
    if slim && let Some(detail) = out["detail"].as_object_mut() {
        let kept = ["counts", "min", "max", "stands", "unit", "decisions"];
        detail.retain(|name, _| kept.contains(&name.as_str()));
        for c in detail.get_mut("counts").and_then(Value::as_array_mut).into_iter().flatten() {
            c.as_object_mut().map(|c| c.shift_remove("members"));
        }
    }
    out
}

/// Whether somebody flagged its words as hard to bear.
pub(crate) fn is_graphic(detail: &Value) -> bool {
    let decisions = detail.get("decisions").and_then(Value::as_array);
    decisions.into_iter().flatten().any(|d| d["action"] == "flag" && d["field"] == "graphic")
}

/// Names with `; ` between, each once.
fn once(names: Option<&str>) -> Option<String> {
    let mut seen = HashSet::new();
    let out: Vec<&str> = names?.split("; ").filter(|n| seen.insert(*n)).collect();
    Some(out.join("; "))
}

/// The name of the field that holds an item's class.
pub(crate) fn class_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "type",
        Kind::Side => "relation",
        Kind::Claim => "act",
        Kind::Stake => "unit",
        Kind::Toll | Kind::Entity => "kind",
    }
}

/// Rows for a table: the last decision and the sources in place of the detail.
pub(super) fn flat(whole: &Value) -> Vec<Value> {
    rows(whole).into_iter().map(|r| one(&r)).collect()
}

/// A row for a table.
pub(super) fn one(row: &Value) -> Value {
    let mut out = row.as_object().cloned().unwrap_or_default();
    let detail = out.shift_remove("detail").unwrap_or_default();
    let last = detail.get("decisions").and_then(Value::as_array).and_then(|d| d.last()).cloned().unwrap_or_default();
    let mut sources: Vec<String> = Vec::new();
    for m in members(&detail) {
        if let Some(s) = m.pointer("/0").and_then(Value::as_str)
            && !sources.iter().any(|k| k == s)
        {
            sources.push(s.to_owned());
        }
    }
    out.insert("state".to_owned(), out.get("review").and_then(Value::as_str).unwrap_or("machine").into());
    out.shift_remove("review");
    for name in ["by", "at", "reason"] {
        out.insert(format!("decided_{name}"), last.get(name).cloned().unwrap_or_default());
    }
    out.insert("sources".to_owned(), json!(sources));
    Value::Object(out)
}

/// `[source, id]` of each telling behind an item.
pub(super) fn members(detail: &Value) -> Vec<Value> {
    let list = |v: &Value| v.get("members").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut out: Vec<Value> = list(detail).into_iter().map(|m| m.get("member").cloned().unwrap_or(m)).collect();
    for c in detail.get("counts").and_then(Value::as_array).into_iter().flatten() {
        out.extend(list(c));
    }
    out
}

/// Of tolls a row for each count, so that none is averaged away.
fn counts(whole: &Value) -> Vec<Value> {
    let mut out = Vec::new();
    for row in rows(whole) {
        let counts = row.pointer("/detail/counts").and_then(Value::as_array).cloned().unwrap_or_default();
        let base = one(&row);
        if counts.is_empty() {
            out.push(base);
            continue;
        }
        for c in counts {
            let mut one: Map<String, Value> = base.as_object().cloned().unwrap_or_default();
            for name in ["min", "max", "hedge", "by", "published", "words", "standing"] {
                one.insert(format!("count_{name}"), c.get(name).cloned().unwrap_or_default());
            }
            out.push(Value::Object(one));
        }
    }
    out
}

/// What the filters of a kind offer.
pub(super) fn facets(case: &Case, asked: &Asked) -> Result<Answer, Error> {
    let found = case.facets(asked.kind().unwrap_or(Kind::Event))?;
    Ok(Answer { whole: json!({"total": found.len(), "rows": found}), table: rows })
}

/// On which days how many items of a kind fall.
pub(super) fn days(case: &Case, asked: &Asked) -> Result<Answer, Error> {
    let found =
        case.days(asked.kind().unwrap_or(Kind::Event), &asked.filter(), asked.limit.unwrap_or(PICTURE).min(PICTURE))?;
    Ok(Answer { whole: json!({"total": found.len(), "rows": found}), table: rows })
}
