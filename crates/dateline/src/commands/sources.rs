//! `dateline sources`: the reports, where their words come from, and what became of them.

use dateline_store::{Order, Report};
use serde_json::{Value, json};

use super::view::{self, Asked, row};
use crate::args::View;
use crate::brief::sheet::{Sheet, days, flat};
use crate::commands::End;

/// Prints the reports.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    let asked = Asked::new(args, "sources", Order::Day)?;
    let listed = asked.case.reports(&asked.filter, asked.page)?;
    view::print(&listed, asked.format, report_row, text)
}

/// A report as a row.
pub(crate) fn report_row(r: &Report) -> Value {
    row([
        ("id", r.id.clone().into()),
        ("source", r.source.clone().into()),
        ("outlet", json!(r.outlet)),
        ("title", json!(r.title)),
        ("published", json!(r.published)),
        ("story", json!(r.story)),
        ("origin", json!(r.origin)),
        ("agency", json!(r.agency)),
        ("copy_of", json!(r.copy_of)),
        ("withdrawn_by", json!(r.withdrawn_by)),
        ("versions", r.versions.into()),
    ])
}

fn text(sheet: &mut Sheet, reports: &[Report]) {
    for r in reports {
        let when = days(r.published.as_deref(), r.published.as_deref()).unwrap_or_else(|| "no date".to_owned());
        let outlet = r.outlet.as_deref().unwrap_or("outlet not known");
        let title = r.title.as_deref().map(|t| format!(": {}", flat(t))).unwrap_or_default();
        sheet.line(4, &format!("{when} · {outlet}{title} [{}]", r.id));
        let mut more = vec![r.source.clone()];
        if let Some(copy) = &r.copy_of {
            more.push(format!("a copy of {copy}"));
        }
        if let Some(agency) = &r.agency {
            more.push(format!("by {agency}"));
        }
        if r.versions > 1 {
            more.push(format!("{} texts kept", r.versions));
        }
        sheet.line(4, &format!("    {}", more.join(" · ")));
        if let Some(by) = &r.withdrawn_by {
            sheet.warn(4, &format!("withdrawn by {by}"));
        }
    }
}
