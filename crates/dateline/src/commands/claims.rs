//! `dateline claims`: who says what, and what has become of it.

use dateline_store::{Item, Kind, Order};
use serde_json::Value;

use super::view::{self, behind, short, whole};
use crate::args::View;
use crate::brief::sheet::{Sheet, days};
use crate::commands::End;

/// Prints the claims.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    view::items(args, "claims", Kind::Claim, Order::Weight, whole, text)
}

/// Each claim with its words and what has become of it.
pub(crate) fn text(sheet: &mut Sheet, items: &[Item]) {
    for i in items {
        let who = i.who.as_deref().unwrap_or("(nobody named)");
        let mut line = format!("  {who}: {}", i.class.as_deref().unwrap_or("said"));
        if let Some(when) = days(i.day_from.as_deref(), i.day_from.as_deref()) {
            line = format!("{line}; first told {when}");
        }
        if let Some(standing) = i.status.as_deref().filter(|s| *s != "open") {
            line = format!("{line}; {standing}");
        }
        for link in i.detail.get("links").and_then(Value::as_array).into_iter().flatten() {
            let speaker = link.get("speaker").and_then(Value::as_str).unwrap_or("(nobody named)");
            let kind = link.get("kind").and_then(Value::as_str).unwrap_or_default().replace('_', " ");
            line = format!("{line}; {kind} {speaker}");
        }
        sheet.line(6, &line);
        sheet.quotation(6, i.quote.as_deref().unwrap_or_default(), &format!("[{} · {}]", short(&i.id), behind(i)));
    }
}
