//! `dateline tolls`: how many, by whose count, and how the counts moved.

use dateline_store::{Item, Kind, Order};
use serde_json::Value;

use super::view::{self, behind, short, whole};
use crate::args::View;
use crate::brief::sheet::{Sheet, bounded, days, flat, shorten};
use crate::commands::End;

/// Prints the tolls.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    view::items(args, "tolls", Kind::Toll, Order::Weight, whole, text)
}

/// Each toll with its counts in order, what stands, and who put what right.
pub(crate) fn text(sheet: &mut Sheet, items: &[Item]) {
    for i in items {
        let mut line = format!("  {}: {}", i.class.as_deref().unwrap_or("?").replace('_', " "), standing(i));
        if let Some(who) = &i.who {
            line = format!("{line} ({})", shorten(&flat(who), 50));
        }
        if let Some(when) = days(i.day_from.as_deref(), i.day_to.as_deref()) {
            line = format!("{line}, {when}");
        }
        if let Some(place) = &i.place {
            line = format!("{line}, {place}");
        }
        sheet.line(6, &format!("{line} [{} · {}]", short(&i.id), behind(i)));
        let counts: Vec<&Value> = list(i, "counts").collect();
        if counts.len() > 1 {
            let moved: Vec<String> = counts.into_iter().map(count).collect();
            sheet.line(8, &format!("      {}", moved.join(" → ")));
        }
        for c in list(i, "corrections") {
            let by = c.get("by").and_then(Value::as_str).map(|b| format!(" by {b}")).unwrap_or_default();
            let at = c.pointer("/member/0").and_then(Value::as_str).unwrap_or_default();
            sheet.warn(6, &format!("put right{by}: {} was {} ({at})", c["to"], c["from"]));
        }
    }
}

fn list<'a>(i: &'a Item, name: &str) -> impl Iterator<Item = &'a Value> {
    i.detail.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// What stands, or the range of what is in force.
fn standing(i: &Item) -> String {
    let n = |name: &str| i.detail.get(name).and_then(Value::as_f64);
    match n("stands") {
        Some(n) => bounded(Some(n), Some(n), None),
        None => format!("{}, not settled", bounded(n("min"), n("max"), None)),
    }
}

/// `14 (the police, Mon 10 Mar 2031)`.
fn count(c: &Value) -> String {
    let n = |name: &str| c.get(name).and_then(Value::as_f64);
    let text = |name: &str| c.get(name).and_then(Value::as_str);
    let mut of: Vec<String> = Vec::new();
    let first = c.pointer("/members/0/0").and_then(Value::as_str);
    of.extend(text("by").or(first).map(|b| shorten(&flat(b), 36)));
    of.extend(text("published").and_then(|d| days(Some(d), Some(d))));
    of.extend(text("standing").filter(|s| *s != "in_force").map(str::to_owned));
    format!("{} ({})", bounded(n("min"), n("max"), text("hedge")), of.join(", "))
}
