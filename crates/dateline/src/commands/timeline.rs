//! `dateline timeline`: what happened, as all reports of a case tell it.

use dateline_store::{Item, Kind, Order};
use serde_json::{Value, json};

use super::view::{self, behind, interval, names, part, row, short};
use crate::args::View;
use crate::brief::sheet::{Sheet, days, flat};
use crate::commands::End;

/// Prints the joined events.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    view::items(args, "timeline", Kind::Event, Order::Day, event_row, text)
}

/// `{id, type, mode, date, place, status, actors, recipients, tolls, reports, origins, weight, quote, story, members}`.
pub(crate) fn event_row(e: &Item) -> Value {
    row([
        ("id", e.id.clone().into()),
        ("type", json!(e.class)),
        ("mode", part(e, "mode")),
        ("date", interval(e.day_from.as_deref(), e.day_to.as_deref())),
        ("place", json!(e.place)),
        ("status", json!(e.status)),
        ("actors", names(e, "actors").into()),
        ("recipients", names(e, "recipients").into()),
        ("tolls", part(e, "tolls")),
        ("reports", e.reports.into()),
        ("origins", e.origins.into()),
        ("weight", e.weight.into()),
        ("quote", json!(e.quote)),
        ("story", e.story.clone().into()),
        ("members", part(e, "members")),
    ])
}

/// Events by day, each with its words and what stands behind it.
pub(crate) fn text(sheet: &mut Sheet, events: &[Item]) {
    let mut last = None;
    for e in events {
        let when = days(e.day_from.as_deref(), e.day_to.as_deref()).unwrap_or_else(|| "no date of its own".to_owned());
        if last.as_ref() != Some(&when) {
            sheet.line(0, &when);
            last = Some(when);
        }
        event(sheet, e);
    }
}

fn event(sheet: &mut Sheet, e: &Item) {
    let (actors, recipients) = (names(e, "actors"), names(e, "recipients"));
    let mode = e.detail.get("mode").and_then(Value::as_str).map(|m| format!("/{m}")).unwrap_or_default();
    let who = if actors.is_empty() { "(actor not named)".to_owned() } else { flat(&actors.join(", ")) };
    let kind = e.class.as_deref().unwrap_or("?");
    let mut line = format!("  {who} --{kind}{mode}--");
    if !recipients.is_empty() {
        line = format!("{line}> {}", flat(&recipients.join(", ")));
    }
    if let Some(place) = &e.place {
        line = format!("{line}; {place}");
    }
    if let Some(status) = e.status.as_deref().filter(|s| *s != "reported") {
        line = format!("{line}; {status}");
    }
    sheet.line(6, &line);
    sheet.quotation(6, e.quote.as_deref().unwrap_or_default(), &format!("[{} · {}]", short(&e.id), behind(e)));
}
