//! `dateline show`: one item with all that stands behind it.

use std::io::Write;

use dateline_store::{Case, Shown};
use serde_json::Value;

use super::view::{self, behind};
use crate::args::{Show, ViewFormat};
use crate::brief;
use crate::brief::sheet::{Sheet, days};
use crate::commands::End;

/// Prints what the id stands for.
pub(crate) fn run(args: &Show) -> anyhow::Result<End> {
    let case = Case::open_read_only(&args.case)?;
    let shown = case.show(&args.id)?;
    if args.format != ViewFormat::Text {
        view::rows(std::iter::once(serde_json::to_value(&shown)?), args.format)?;
        return Ok(End::Done);
    }
    let mut sheet = view::sheet();
    let page = match &shown {
        Shown::Report { record: Some(record), .. } => brief::render(record, textwrap::termwidth().min(100)),
        Shown::Report { report, record: None } => {
            sheet.line(0, &format!("{}: its record is damaged; `dateline check` says more", report.source));
            sheet.finish()
        }
        Shown::Story(s) => {
            sheet.title(s.title.as_deref().unwrap_or("(no headline)"));
            s.documents.iter().for_each(|d| sheet.line(2, &format!("  {d}")));
            sheet.finish()
        }
        Shown::Item(item) => {
            sheet.title(&format!("{} {}", item.class.as_deref().unwrap_or_default(), item.id));
            sheet.line(
                0,
                &format!(
                    "{}; {}",
                    days(item.day_from.as_deref(), item.day_to.as_deref()).unwrap_or_default(),
                    behind(item)
                ),
            );
            nested(&mut sheet, 2, &item.detail);
            sheet.finish()
        }
    };
    anstream::stdout().lock().write_all(page.as_bytes())?;
    Ok(End::Done)
}

/// Names and values, one a line, what lies within indented.
fn nested(sheet: &mut Sheet, indent: usize, value: &Value) {
    let Value::Object(map) = value else { return };
    for (k, v) in map.iter().filter(|(_, v)| !v.is_null()) {
        sheet.line(indent + 2, &format!("{}{k}: {v}", " ".repeat(indent)));
    }
}
