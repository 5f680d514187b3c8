//! TimelineJS: its JSON, its spreadsheet, and a page of our own that needs no script.
//!
//! Where a good guess fails (seen with 3.9.11): without `scale` one bad date loses the whole timeline; an end whose given parts all equal
//! the start's is dropped, so that unknown parts are written as `""`; markup in a quotation vanishes, so that all words are escaped; of the
//! spreadsheet's headers each letter counts, a month or day of 0 is another day, and `Era` is no `era`.

use std::collections::HashMap;
use std::io::Write;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::text::{days, escape, flat, headline, is_link, when};
use super::{Files, List, Options, Sink, Writer, refused};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Report};

const HEADERS: [&str; 19] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
    "Alt Text",
];

pub(super) fn json(_: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let list = List::new(files("timeline.json")?, "{\"scale\":\"human\",\"events\":[", "]}\n")?;
    Ok(Box::new(Timeline(Form::Json(list))))
}

pub(super) fn csv(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let mut out = files("timeline.csv")?;
    if options.bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut out = ::csv::Writer::from_writer(out);
    out.write_record(HEADERS).map_err(refused)?;
    Ok(Box::new(Timeline(Form::Csv(out))))
}

pub(super) fn html(_: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Timeline(Form::Html(files("timeline.html")?, Vec::new()))))
}

enum Form {
    Json(List),
    Csv(::csv::Writer<Sink>),
    /// The page and its entries by day: they are sorted at the end.
    Html(Sink, Vec<(Date, Date, String)>),
}

struct Timeline(Form);

impl Writer for Timeline {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = batch.by_source();
        for e in &batch.events {
            let Some((from, to)) = days(e) else {
                account.left(&e.base.id, "has no day");
                continue;
            };
            let mut losses = Losses::default();
            losses.lost("coordinates", e.place.as_ref().is_some_and(|p| p.point().is_some()));
            losses.lost("codes of parties", e.actors.iter().chain(&e.recipients).any(|p| p.code.is_some()));
            losses.lost("offsets", true);
            losses.lost("weapons", !e.weapons.is_empty());
            if super::text::is_open(e) {
                losses.coarse("an open interval is shown at its known end");
            }
            if !account.admit(&e.base.id, losses) {
                continue;
            }
            account.wrote("events");
            match &mut self.0 {
                Form::Json(list) => list.push(&slide(e, from, to, &sources))?,
                Form::Csv(out) => out.write_record(line(e, from, to, &sources)).map_err(refused)?,
                Form::Html(_, all) => all.push((from, to, entry(e, &sources))),
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        if account.rows() == 0 {
            account.notes.push("TimelineJS refuses a timeline without events".to_owned());
        }
        match self.0 {
            Form::Json(list) => {
                account.notes.push("publish it under a name that ends in .json, and not behind `?key=`".to_owned());
                list.finish()
            }
            Form::Csv(mut out) => Ok(out.flush()?),
            Form::Html(out, all) => page(out, all),
        }
    }
}

/// A date whose unknown parts are empty words.
fn date(d: Date) -> Value {
    json!({"year": d.year(), "month": d.month(), "day": d.day(), "hour": "", "minute": ""})
}

fn slide(e: &Event, from: Date, to: Date, sources: &HashMap<&str, &Report>) -> Value {
    let mut out = Map::new();
    out.insert("unique_id".to_owned(), e.base.id.as_str().into());
    out.insert("start_date".to_owned(), date(from));
    if to != from {
        out.insert("end_date".to_owned(), date(to));
    }
    out.insert("display_date".to_owned(), escape(&when(e).unwrap_or_default()).into());
    out.insert("text".to_owned(), json!({"headline": escape(&headline(e)), "text": text(e, sources)}));
    if let Some(p) = &e.place {
        out.insert("group".to_owned(), escape(&p.name).into());
    }
    Value::Object(out)
}

/// The words, then who reports them.
fn text(e: &Event, sources: &HashMap<&str, &Report>) -> String {
    let mut out = format!("<p>“{}”</p>", escape(&flat(e.base.quote())));
    if let Some(by) = &e.speaker {
        out = out + "<p>So says " + &escape(by) + ".</p>";
    }
    out + &format!("<p>{}</p>", credit(e, sources))
}

/// The report, with its address where that is one, and how many others tell it.
fn credit(e: &Event, sources: &HashMap<&str, &Report>) -> String {
    let source = e.base.main().map_or("", |t| t.source.as_str());
    let report = sources.get(source).copied();
    let name = report.and_then(|r| r.outlet.as_deref()).unwrap_or(source);
    let mut out = match report.and_then(|r| r.url.as_deref()).filter(|u| is_link(u)) {
        Some(url) => format!("<a href=\"{}\">{}</a>", escape(url), escape(name)),
        None => escape(name),
    };
    if let Some(day) = report.and_then(|r| r.published.as_deref()) {
        out = out + ", " + &escape(day.get(..10).unwrap_or(day));
    }
    if e.base.reports > 1 {
        out = format!("{out}; {} reports, {} origins", e.base.reports, e.base.origins);
    }
    out
}

fn line(e: &Event, from: Date, to: Date, sources: &HashMap<&str, &Report>) -> Vec<String> {
    let part = |d: Date| [d.year().to_string(), d.month().to_string(), d.day().to_string(), String::new()];
    let mut out: Vec<String> = part(from).to_vec();
    out.extend(if to == from { Default::default() } else { part(to) });
    out.extend([escape(&when(e).unwrap_or_default()), escape(&headline(e)), text(e, sources)]);
    // Media and its four companions, the type of an event, its group, background and alternative text.
    out.extend([const { String::new() }; 5]);
    out.push(e.place.as_ref().map(|p| escape(&p.name)).unwrap_or_default());
    out.extend([String::new(), String::new()]);
    out
}

fn entry(e: &Event, sources: &HashMap<&str, &Report>) -> String {
    let place =
        e.place.as_ref().map(|p| format!("<span class=\"place\">{}</span>", escape(&p.name))).unwrap_or_default();
    format!(
        "<li id=\"{}\" class=\"{}\"><h3>{}</h3>{place}<blockquote>{}</blockquote><p class=\"credit\">{}{}</p></li>\n",
        escape(&e.base.id),
        escape(&e.status),
        escape(&headline(e)),
        escape(&flat(e.base.quote())),
        e.speaker.as_ref().map(|s| format!("{} says so. ", escape(s))).unwrap_or_default(),
        credit(e, sources)
    )
}

/// The page: one style sheet, no script, nothing from elsewhere.
fn page(mut out: Sink, mut all: Vec<(Date, Date, String)>) -> Result<()> {
    all.sort_by_key(|a| (a.0, a.1));
    out.write_all(include_str!("timeline.html").as_bytes())?;
    let mut last = None;
    for (from, to, entry) in all {
        if last != Some((from, to)) {
            if last.is_some() {
                out.write_all(b"</ol></section>\n")?;
            }
            let head = if from == to { from.to_string() } else { format!("{from} – {to}") };
            writeln!(out, "<section><h2><time datetime=\"{from}\">{head}</time></h2><ol>")?;
            last = Some((from, to));
        }
        out.write_all(entry.as_bytes())?;
    }
    out.write_all(if last.is_some() { b"</ol></section>\n" } else { b"<p>No event has a day.</p>\n" })?;
    out.write_all(b"</main></body></html>\n")?;
    Ok(out.flush()?)
}
