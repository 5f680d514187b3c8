//! What the tables of event datasets share: their layout, Dateline's own columns behind the target's, the event's face.

use std::collections::HashMap;
use std::io::Write;

use super::{Options, Sink, refused};
use crate::Result;
use crate::rows::{Batch, Event, Place, Report};

/// Dateline's own columns, behind the target's unless `--strict`.
pub(super) const OWN: [&str; 19] = [
    "dl_event_id",
    "dl_doc_id",
    "dl_doc_sha256",
    "dl_span_start",
    "dl_span_end",
    "dl_quote",
    "dl_source_url",
    "dl_published",
    "dl_date_basis",
    "dl_place_basis",
    "dl_toll_min",
    "dl_toll_max",
    "dl_toll_spread",
    "dl_n_independent",
    "dl_review",
    "dl_reviewer",
    "dl_reviewed_at",
    "dl_model",
    "dl_rule",
];

/// How a target lays out its table.
pub(super) enum Layout {
    /// Commas, quotation marks where needed, a header.
    Commas,
    /// Tabs, no quotation marks; with a header or without; the word for what is unknown.
    Tabs(bool, &'static str),
}

/// A table under way.
pub(super) struct Table {
    out: Out,
    own: bool,
    release: String,
}

enum Out {
    Commas(Box<::csv::Writer<Sink>>),
    Tabs(Sink, &'static str),
}

impl Table {
    pub(super) fn new(mut out: Sink, layout: &Layout, headers: &[&str], options: &Options) -> Result<Table> {
        let own = !options.strict;
        let all: Vec<&str> = headers.iter().copied().chain(OWN.iter().copied().filter(|_| own)).collect();
        let out = match layout {
            Layout::Commas => {
                if options.bom {
                    out.write_all("\u{feff}".as_bytes())?;
                }
                let mut w = ::csv::Writer::from_writer(out);
                w.write_record(&all).map_err(refused)?;
                Out::Commas(Box::new(w))
            }
            Layout::Tabs(header, null) => {
                if *header {
                    writeln!(out, "{}", all.join("\t"))?;
                }
                Out::Tabs(out, null)
            }
        };
        Ok(Table { out, own, release: options.release.clone() })
    }

    /// Writes a row; `None` is what is unknown.
    pub(super) fn row(&mut self, mut cells: Vec<Option<String>>, e: &Event, sources: &Sources<'_>) -> Result<()> {
        if self.own {
            cells.extend(own(e, sources, &self.release));
        }
        match &mut self.out {
            Out::Commas(w) => {
                w.write_record(cells.iter().map(|c| c.as_deref().unwrap_or_default())).map_err(refused)?;
            }
            Out::Tabs(out, null) => {
                for (n, c) in cells.iter().enumerate() {
                    if n > 0 {
                        out.write_all(b"\t")?;
                    }
                    // Nothing is quoted: what would end a cell or a line becomes a blank.
                    let words = c.as_deref().filter(|w| !w.is_empty()).unwrap_or(null);
                    out.write_all(words.replace(['\t', '\n', '\r'], " ").as_bytes())?;
                }
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<()> {
        match self.out {
            Out::Commas(mut w) => Ok(w.flush()?),
            Out::Tabs(mut out, _) => Ok(out.flush()?),
        }
    }
}

/// The reports of a batch by source.
pub(super) struct Sources<'b>(HashMap<&'b str, &'b Report>);

impl<'b> Sources<'b> {
    pub(super) fn of(batch: &'b Batch) -> Sources<'b> {
        Sources(batch.by_source())
    }
    /// The report of this source.
    pub(super) fn get(&self, source: &str) -> Option<&'b Report> {
        self.0.get(source).copied()
    }
    /// The report of an event's main telling.
    pub(super) fn main(&self, e: &Event) -> Option<&'b Report> {
        e.base.main().and_then(|t| self.get(&t.source))
    }
    /// All reports that tell it, each once, in order.
    pub(super) fn all(&self, e: &Event) -> Vec<&'b Report> {
        let mut out: Vec<&Report> = Vec::new();
        for r in e.base.tellings.iter().filter_map(|t| self.get(&t.source)) {
            if !out.iter().any(|o| o.source == r.source) {
                out.push(r);
            }
        }
        out
    }
    /// The outlets that tell it, each once.
    pub(super) fn outlets(&self, e: &Event) -> Vec<&'b str> {
        let mut out: Vec<&str> = Vec::new();
        for r in self.all(e) {
            let name = r.outlet.as_deref().unwrap_or(&r.source);
            if !out.contains(&name) {
                out.push(name);
            }
        }
        out
    }
    /// The first moment at which a report of it was published, as printed.
    pub(super) fn first(&self, e: &Event) -> Option<&'b str> {
        self.all(e).iter().filter_map(|r| r.published.as_deref()).min()
    }
}

fn own(e: &Event, sources: &Sources<'_>, release: &str) -> Vec<Option<String>> {
    let (main, report) = (e.base.main(), sources.main(e));
    let (least, most) = e.toll();
    vec![
        Some(e.base.id.clone()),
        main.map(|t| t.source.clone()),
        report.map(|r| r.sha256.clone()),
        main.map(|t| t.span.start.to_string()),
        main.map(|t| t.span.end.to_string()),
        main.map(|t| t.quote.clone()),
        report.and_then(|r| r.url.clone()),
        report.and_then(|r| r.published.clone()),
        e.day_basis.clone(),
        e.place.as_ref().and_then(|p| p.basis.clone()),
        least.map(|n| n.to_string()),
        most.map(|n| n.to_string()),
        least.zip(most).map(|(a, b)| b.saturating_sub(a).to_string()),
        Some(e.base.origins.to_string()),
        e.base.review.state.clone(),
        e.base.review.by.clone(),
        e.base.review.at.clone(),
        Some(format!("dateline {release}")),
        Some(e.base.rules.join(" ")).filter(|r| !r.is_empty()),
    ]
}

/// Words, where there are any.
pub(super) fn some(words: impl Into<String>) -> Option<String> {
    Some(words.into()).filter(|w: &String| !w.is_empty())
}

/// The finest parts of a place: town or site, and the first-order division.
pub(super) fn town(p: &Place) -> Option<&str> {
    match p.precision.as_deref() {
        Some("admin1" | "admin2" | "country" | "region") => None,
        _ => Some(&p.name),
    }
}

/// Degrees with at most so many decimals, without zeros at the end.
pub(super) fn degrees(x: f64, decimals: usize) -> String {
    let out = format!("{x:.decimals$}");
    let out = out.trim_end_matches('0').trim_end_matches('.');
    if out == "-0" { "0".to_owned() } else { out.to_owned() }
}

/// Whether one of these parties bears arms for a state.
pub(super) fn is_state_force(sectors: &[String]) -> bool {
    sectors.first().is_some_and(|s| matches!(s.as_str(), "MIL" | "COP" | "GOV" | "SPY"))
}

/// Whether one of these parties bears arms against one.
pub(super) fn is_rebel(sectors: &[String]) -> bool {
    sectors.first().is_some_and(|s| matches!(s.as_str(), "REB" | "PRM" | "UAF"))
}
