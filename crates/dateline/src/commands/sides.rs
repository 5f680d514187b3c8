//! `dateline sides`: who stands with whom.

use dateline_store::{Item, Kind, Order};
use serde_json::Value;

use super::view::{self, behind};
use crate::args::View;
use crate::brief::sheet::{Sheet, days};
use crate::commands::End;

/// Prints them.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    view::items(args, "sides", Kind::Side, Order::Weight, item_row, text)
}

/// One as a row.
pub(crate) fn item_row(i: &Item) -> Value {
    i.detail.clone()
}

/// One a line.
pub(crate) fn text(sheet: &mut Sheet, items: &[Item]) {
    for i in items {
        let when = days(i.day_from.as_deref(), i.day_to.as_deref()).map(|d| format!(", {d}")).unwrap_or_default();
        let who = i.who.as_deref().unwrap_or("(not named)");
        sheet.line(6, &format!("  {who}: {}{when}", i.class.as_deref().unwrap_or("?")));
        sheet.quotation(6, i.quote.as_deref().unwrap_or_default(), &format!("[{} · {}]", i.id, behind(i)));
    }
}
