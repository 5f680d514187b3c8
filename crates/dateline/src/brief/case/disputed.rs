//! Where reports differ: values of one event, counts that are not settled, claims that others deny or their speakers took back.

use std::collections::BTreeMap;

use dateline_store::{Item, Listed};
use serde_json::Value;

use super::Brief;
use crate::brief::sheet::{Sheet, flat, shorten};
use crate::commands::view::short;

/// One thing that is not told alike.
pub(crate) struct Disputed {
    pub(crate) id: String,
    pub(crate) over: String,
}

/// Lines that are printed.
const SHOWN: usize = 12;

/// What is disputed among the items shown.
pub(super) fn of(events: &Listed<Item>, claims: &Listed<Item>, tolls: &Listed<Item>) -> Vec<Disputed> {
    let mut out = Vec::new();
    out.extend(tolls.rows.iter().filter_map(toll));
    out.extend(events.rows.iter().filter_map(event));
    out.extend(claims.rows.iter().filter_map(claim));
    out
}

fn toll(i: &Item) -> Option<Disputed> {
    let n = |name: &str| i.detail.get(name).and_then(Value::as_u64);
    if n("stands").is_some() || n("min") == n("max") {
        return None;
    }
    let (min, max) = (n("min")?, n("max")?);
    let what = i.who.as_deref().map(|w| format!(" ({})", shorten(&flat(w), 40))).unwrap_or_default();
    let kind = i.class.as_deref().unwrap_or("?").replace('_', " ");
    Some(Disputed { id: i.id.clone(), over: format!("{kind}{what}: counts in force go from {min} to {max}") })
}

/// Values of one field that different reports give.
fn event(i: &Item) -> Option<Disputed> {
    let mut fields: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for v in i.detail.get("values").and_then(Value::as_array).into_iter().flatten() {
        let (Some(field), Some(value)) =
            (v.get("field").and_then(Value::as_str), v.get("value").and_then(Value::as_str))
        else {
            continue;
        };
        if matches!(field, "date" | "status") {
            let times = v.get("origins").and_then(Value::as_u64).unwrap_or(1);
            fields.entry(field).or_default().push(format!("{value} ({times})"));
        }
    }
    let differ: Vec<String> =
        fields.into_iter().filter(|(_, v)| v.len() > 1).map(|(f, v)| format!("{f}: {}", v.join(" or "))).collect();
    let words = shorten(&flat(i.quote.as_deref().unwrap_or_default()), 60);
    (!differ.is_empty()).then(|| Disputed { id: i.id.clone(), over: format!("“{words}”, {}", differ.join("; ")) })
}

fn claim(i: &Item) -> Option<Disputed> {
    let standing = i.status.as_deref().filter(|s| matches!(*s, "disputed" | "reversed" | "withdrawn"))?;
    let words = shorten(&flat(i.quote.as_deref().unwrap_or_default()), 70);
    let who = i.who.as_deref().unwrap_or("(nobody named)");
    Some(Disputed { id: i.id.clone(), over: format!("{who}: “{words}” is {standing}") })
}

pub(super) fn print(sheet: &mut Sheet, b: &Brief) {
    if b.disputed.is_empty() && b.withdrawn.is_empty() {
        return;
    }
    sheet.heading("WHAT IS DISPUTED, AND WHAT WAS TAKEN BACK");
    for d in b.disputed.iter().take(SHOWN) {
        sheet.line(6, &format!("  {} [{}]", d.over, short(&d.id)));
    }
    if b.disputed.len() > SHOWN {
        sheet.line(2, &format!("  and {} more (--format json lists them)", b.disputed.len() - SHOWN));
    }
    for w in &b.withdrawn {
        sheet.warn(2, &format!("  the report {w} was withdrawn"));
    }
}
