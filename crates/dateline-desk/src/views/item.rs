//! One joined item with every report's telling of it, and what was ever decided on it.

use dateline_store::{Case, Shown};
use serde_json::{Value, json};

use super::items::{class_name, members, row};
use crate::error::Error;

/// Tellings that are looked up.
const TELLINGS: usize = 100;
/// Code points shown on either side of the words.
const AROUND: usize = 240;

/// `{item, class_field, tellings, history}`.
pub(crate) fn item(case: &Case, id: &str) -> Result<Value, Error> {
    let Shown::Item(item) = case.show(id)? else { return Err(Error::Nothing) };
    let mut tellings = Vec::new();
    let behind = members(&item.detail);
    for m in behind.iter().take(TELLINGS) {
        let (Some(source), Some(local)) =
            (m.pointer("/0").and_then(Value::as_str), m.pointer("/1").and_then(Value::as_str))
        else {
            continue;
        };
        tellings.push(telling(case, source, local)?);
    }
    // The telling whose words are printed comes first.
    tellings.sort_by_key(|t| t["quote"].as_str() != item.quote.as_deref());
    Ok(json!({
        "item": row(&item), "class_field": class_name(item.kind), "tellings": tellings, "members": behind.len(),
        "history": case.history(&item)?,
    }))
}

/// What one report says: `{source, document, outlet, title, published, copy_of, id, quote, span, before, after, why}`.
fn telling(case: &Case, source: &str, local: &str) -> Result<Value, Error> {
    let sheet = case.sheet(source)?;
    let r = &sheet.report;
    let mut out = json!({
        "source": r.source, "document": r.id, "outlet": r.outlet, "title": r.title, "published": r.published, "copy_of": r.copy_of,
        "withdrawn_by": r.withdrawn_by, "id": local,
    });
    let Some(record) = &sheet.record else { return Ok(out) };
    let whole = serde_json::to_value(record).unwrap_or_default();
    let lists = ["events", "claims", "tolls", "sides", "stakes", "entities", "media"];
    let fact = lists
        .iter()
        .filter_map(|l| whole.get(*l)?.as_array())
        .flatten()
        .find(|f| f.get("id").and_then(Value::as_str) == Some(local));
    let Some(fact) = fact else { return Ok(out) };
    for name in ["quote", "span", "why"] {
        out[name] = fact.get(name).cloned().unwrap_or_default();
    }
    let at = |n: &str| fact.pointer(n).and_then(Value::as_u64).unwrap_or_default() as usize;
    let (start, end) = (at("/span/0"), at("/span/1"));
    let from = start.saturating_sub(AROUND);
    let text = &record.document.text;
    let part = |skip: usize, take: usize| text.chars().skip(skip).take(take).collect::<String>();
    out["before"] = part(from, start - from).into();
    out["after"] = part(end, AROUND).into();
    Ok(out)
}
