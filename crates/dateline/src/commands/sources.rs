//! `dateline sources`: who reports, where the words come from, and what became of them.

use dateline_store::{Order, Outlet, Report};
use serde_json::{Value, json};

use super::add::many;
use super::view::{self, Asked, row};
use crate::args::{View, ViewFormat};
use crate::brief::sheet::{Sheet, days, flat};
use crate::commands::End;

/// Reports of an outlet that the text shows.
const SHOWN: usize = 8;

/// Prints the outlets with their reports.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    let asked = Asked::new(args, "sources", Order::Weight)?;
    let documents = Some(SHOWN).filter(|_| asked.format == ViewFormat::Text);
    let listed = asked.case.outlets(&asked.filter, asked.page, documents)?;
    view::print(&listed, asked.format, outlet_row, text)
}

/// `{outlet, reports, copies, own, from, to, withdrawn, documents}`.
pub(crate) fn outlet_row(o: &Outlet) -> Value {
    row([
        ("outlet", json!(o.outlet)),
        ("reports", o.reports.into()),
        ("copies", o.copies.into()),
        ("own", o.own.into()),
        ("from", json!(o.from)),
        ("to", json!(o.to)),
        ("withdrawn", json!(o.withdrawn)),
        ("documents", json!(o.documents)),
    ])
}

fn text(sheet: &mut Sheet, outlets: &[Outlet]) {
    for o in outlets {
        sheet.title(o.outlet.as_deref().unwrap_or("(outlet not known)"));
        let mut parts = vec![many(o.reports as usize, "report", "reports")];
        if o.own < o.reports {
            parts.push(format!("{} its own", o.own));
        }
        parts.extend(days(o.from.as_deref(), o.to.as_deref()));
        sheet.line(2, &format!("  {}", parts.join(" · ")));
        o.documents.iter().for_each(|r| report(sheet, r));
        let more = o.reports as usize - o.documents.len().min(o.reports as usize);
        if more > 0 {
            sheet.line(4, &format!("    and {more} more"));
        }
    }
}

fn report(sheet: &mut Sheet, r: &Report) {
    let when = days(r.published.as_deref(), r.published.as_deref()).unwrap_or_else(|| "no date".to_owned());
    let title = r.title.as_deref().map_or_else(|| r.source.clone(), flat);
    let mut line = format!("    {when}: {title}");
    if let Some(agency) = &r.agency {
        line = format!("{line}; by {agency}");
    }
    if let Some(copy) = &r.copy_of {
        line = format!("{line}; a copy of {copy}");
    }
    if r.versions > 1 {
        line = format!("{line}; {} texts kept", r.versions);
    }
    sheet.line(6, &format!("{line} [{}]", r.id));
    if let Some(by) = &r.withdrawn_by {
        sheet.warn(6, &format!("withdrawn by {by}"));
    }
}
