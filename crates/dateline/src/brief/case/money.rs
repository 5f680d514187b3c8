//! The money: who gives how much to whom, for what.

use dateline_store::Item;
use serde_json::Value;

use crate::brief::sheet::{Sheet, bounded, days, flat, shorten};
use crate::commands::view::{behind, short};

pub(super) fn print(sheet: &mut Sheet, items: &[Item]) {
    for i in items {
        let text = |name: &str| i.detail.get(name).and_then(Value::as_str);
        let n = |name: &str| i.detail.get(name).and_then(Value::as_f64);
        let sum = if n("min").is_none() && n("max").is_none() {
            String::new()
        } else {
            bounded(n("min"), n("max"), text("hedge"))
        };
        let sum = text("unit").map_or_else(|| sum.clone(), |u| format!("{sum} {u}"));
        let giver = i.who.as_deref().unwrap_or("(giver not named)");
        let receiver = i.whom.as_deref().unwrap_or("(receiver not named)");
        let mut line = format!("  {giver} --{sum}--> {receiver}");
        if let Some(status) = i.status.as_deref() {
            line = format!("{line}; {}", status.replace('_', " "));
        }
        if let Some(purpose) = text("purpose") {
            line = format!("{line}; for {}", shorten(&flat(purpose), 60));
        }
        if let Some(when) = days(i.day_from.as_deref(), i.day_from.as_deref()) {
            line = format!("{line}; told {when}");
        }
        sheet.line(6, &format!("{line} [{} · {}]", short(&i.id), behind(i)));
    }
}
