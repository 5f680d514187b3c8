//! `dateline stories`: which reports tell of the same matter.

use dateline_store::{Order, Story};
use serde_json::{Value, json};

use super::add::many;
use super::view::{self, Asked, row};
use crate::args::View;
use crate::brief::sheet::{Sheet, days, flat};
use crate::commands::End;

/// Prints the stories.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    let asked = Asked::new(args, "stories", Order::Weight)?;
    let listed = asked.case.stories(&asked.filter, asked.page)?;
    view::print(&listed, asked.format, story_row, text)
}

/// `{id, title, from, to, reports, origins, documents}`.
pub(crate) fn story_row(s: &Story) -> Value {
    row([
        ("id", s.id.clone().into()),
        ("title", json!(s.title)),
        ("from", json!(s.day_from)),
        ("to", json!(s.day_to)),
        ("reports", s.reports.into()),
        ("origins", s.origins.into()),
        ("documents", s.documents.clone().into()),
    ])
}

fn text(sheet: &mut Sheet, stories: &[Story]) {
    for s in stories {
        sheet.title(&flat(s.title.as_deref().unwrap_or("(no headline)")));
        let mut parts = Vec::new();
        parts.extend(days(s.day_from.as_deref(), s.day_to.as_deref()));
        parts.push(many(s.reports as usize, "report", "reports"));
        parts.push(many(s.origins as usize, "origin", "origins"));
        sheet.line(2, &format!("  {} [{}]", parts.join(" · "), s.id));
        let shown: Vec<&str> = s.documents.iter().take(8).map(String::as_str).collect();
        let more = if s.documents.len() > 8 { format!(", and {} more", s.documents.len() - 8) } else { String::new() };
        sheet.line(2, &format!("  {}{more}", shown.join(", ")));
    }
}
