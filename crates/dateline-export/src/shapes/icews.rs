//! The layout of ICEWS's table (20 columns, tabs, no quotation marks, `NA`): `icews-shaped`.
//!
//! A row is one source and one target; a meeting is written twice, once for each direction, as ICEWS does. `CAMEO Code` is the root with 0
//! behind it, CAMEO's "not specified below".

use super::codes::{cameo, country, number, root};
use super::target::{Layout, Sources, Table, degrees, some, town};
use super::text::{days, flat, is_open};
use super::{Files, Options, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Party, Place};

pub(super) const HEADERS: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

struct Icews(Table);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Icews(Table::new(files("icews-shaped.tab")?, &Layout::Tabs(true, "NA"), &HEADERS, options)?)))
}

impl Writer for Icews {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            if !e.happened() {
                account.left(&e.base.id, "did not happen, as far as the reports say");
                continue;
            }
            let Some(code) = cameo(&e.kind, e.mode.as_deref()) else {
                account.left(&e.base.id, "of a type that has no CAMEO root");
                continue;
            };
            let Some((from, to)) = days(e) else {
                account.left(&e.base.id, "has no day");
                continue;
            };
            let mut losses = Losses::default();
            if from != to || is_open(e) {
                losses.coarse("Event Date: the first of several days");
            }
            losses.lost("counts", !e.counts.is_empty());
            losses.lost("mode", e.mode.is_some());
            losses.lost("who says so", e.speaker.is_some());
            if !account.admit(&e.base.id, losses) {
                continue;
            }
            for (source, target) in pairs(e) {
                account.wrote("rows");
                self.0.row(row(e, from, code, source, target, &sources), e, &sources)?;
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        account.blank = ["Sentence Number", "District"].map(str::to_owned).to_vec();
        account.notes.push("meetings are written twice, once for each direction".to_owned());
        self.0.finish()
    }
}

/// Source and target: each actor with each recipient; of a meeting each with each other, both ways.
fn pairs(e: &Event) -> Vec<(Option<&Party>, Option<&Party>)> {
    if e.kind == "CONSULT" && e.mode.as_deref() != Some("visit") {
        let all: Vec<&Party> = e.actors.iter().chain(&e.recipients).collect();
        if all.len() > 1 {
            let both = |i: usize| (0..all.len()).filter(move |j| *j != i).map(move |j| (i, j));
            return (0..all.len()).flat_map(both).map(|(i, j)| (Some(all[i]), Some(all[j]))).collect();
        }
    }
    let list = |l: &'_ Vec<Party>| -> usize { l.len().max(1) };
    let mut out = Vec::new();
    for a in 0..list(&e.actors) {
        for r in 0..list(&e.recipients) {
            out.push((e.actors.get(a), e.recipients.get(r)));
        }
    }
    out
}

fn row(
    e: &Event,
    day: jiff::civil::Date,
    code: &str,
    source: Option<&Party>,
    target: Option<&Party>,
    sources: &Sources<'_>,
) -> Vec<Option<String>> {
    let (score, _, label) = root(code);
    let land = |p: Option<&Party>| {
        let code = p.and_then(|p| p.country.clone())?;
        some(country(&code).map_or(code, |c| c.name.to_owned()))
    };
    let place = e.place.as_ref();
    let report = sources.main(e);
    vec![
        some(number(&e.base.id).to_string()),
        some(day.to_string()),
        source.and_then(|p| some(flat(&p.name))),
        source.and_then(|p| some(p.sectors.join(","))),
        land(source),
        some(label),
        some(format!("{code}0")),
        some(score.to_string()),
        target.and_then(|p| some(flat(&p.name))),
        target.and_then(|p| some(p.sectors.join(","))),
        land(target),
        report.map(|r| number(&r.source).to_string()),
        None,
        report.and_then(|r| some(r.outlet.as_deref().unwrap_or(&r.source))),
        place.and_then(town).and_then(some),
        None,
        place.and_then(|p| p.admin1.clone()),
        place.and_then(|p| p.country.as_deref()).and_then(country).and_then(|c| some(c.name)),
        place.and_then(Place::point).and_then(|p| some(degrees(p.0, 6))),
        place.and_then(Place::point).and_then(|p| some(degrees(p.1, 6))),
    ]
}
