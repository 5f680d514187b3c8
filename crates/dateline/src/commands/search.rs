//! `dateline search`: words, with the passages they stand in.

use dateline_store::{Case, Hit, Order, Page};
use serde_json::{Value, json};

use super::view;
use crate::args::Search;
use crate::brief::sheet::{Sheet, days};
use crate::commands::End;

/// Prints the passages that hold the words.
pub(crate) fn run(args: &Search) -> anyhow::Result<End> {
    let case = Case::open_read_only(&args.case)?;
    let words: Vec<String> = args
        .words
        .iter()
        .map(|w| if w.contains(' ') && !w.contains('"') { format!("\"{w}\"") } else { w.clone() })
        .collect();
    let page = Page { offset: 0, limit: Some(args.limit).filter(|n| *n > 0), order: Order::Weight };
    let listed = case.search(&words.join(" "), page)?;
    view::print(&listed, args.format, hit_row, text)
}

fn hit_row(h: &Hit) -> Value {
    json!(h)
}

fn text(sheet: &mut Sheet, hits: &[Hit]) {
    for h in hits {
        let when = days(h.published.as_deref(), h.published.as_deref()).unwrap_or_else(|| "no date".to_owned());
        let by = h.speaker.as_deref().map(|s| format!(", says {s}")).unwrap_or_default();
        sheet.line(2, &format!("{} · {when}{by}", h.outlet.as_deref().unwrap_or(&h.source)));
        sheet.quotation(2, &h.text, &format!("[{} ¶{}]", h.id, h.passage));
    }
}
