//! The layouts of GDELT 2.0's events (61 columns) and mentions (16): tabs, no header, no quotation marks. `gdelt-shaped`, `gdelt-mentions-shaped`.
//!
//! Codes are CAMEO's roots alone: finer ones would be invented. A place's country is FIPS 10-4, an actor's three letters. Event ids are numbers
//! made from Dateline's ids, the same in both files.

use super::codes::{cameo, cameo_type, country, number, root};
use super::target::{Layout, Sources, Table, degrees, some, town};
use super::text::{days, is_open};
use super::{Files, Options, Sink, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Party, Place, Report, day};

/// What GDELT leaves of a party: its code, name, country and type.
const ACTOR: usize = 10;
/// Columns of a place.
const GEO: usize = 8;

struct Events(Table);

pub(super) fn events(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let out = files("gdelt-shaped.export.CSV")?;
    Ok(Box::new(Events(Table::new(out, &Layout::Tabs(false, ""), &[], options)?)))
}

impl Writer for Events {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            let mut losses = Losses::default();
            match row(e, &sources, &mut losses) {
                Err(why) => account.left(&e.base.id, why),
                Ok(cells) if account.admit(&e.base.id, losses) => {
                    account.wrote("events");
                    self.0.row(cells, e, &sources)?;
                }
                Ok(_) => {}
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let blank = [
            "FractionDate",
            "Actor*KnownGroupCode",
            "Actor*EthnicCode",
            "Actor*Religion*Code",
            "AvgTone",
            "Actor*Geo_*",
            "*ADM1Code",
            "*ADM2Code",
            "*FeatureID",
        ];
        account.blank = blank.map(str::to_owned).to_vec();
        account.notes.push("codes are CAMEO roots; a file of GDELT's has no header, and neither has this".to_owned());
        self.0.finish()
    }
}

/// What an event needs to be a row of either file.
fn coded(e: &Event) -> std::result::Result<(&'static str, jiff::civil::Date), &'static str> {
    if !e.happened() {
        return Err("did not happen, as far as the reports say");
    }
    let code = cameo(&e.kind, e.mode.as_deref()).ok_or("of a type that has no CAMEO root")?;
    let (from, _) = days(e).ok_or("has no day")?;
    Ok((code, from))
}

fn row(
    e: &Event,
    sources: &Sources<'_>,
    losses: &mut Losses,
) -> std::result::Result<Vec<Option<String>>, &'static str> {
    let (code, from) = coded(e)?;
    let (_, to) = days(e).ok_or("has no day")?;
    if from != to || is_open(e) {
        losses.coarse("SQLDATE: the first of several days");
    }
    if e.actors.len() > 1 || e.recipients.len() > 1 {
        losses.coarse("Actor1, Actor2: the first of several parties");
    }
    losses.lost("mode", e.mode.is_some());
    losses.lost("counts", !e.counts.is_empty());
    losses.lost("who says so", e.speaker.is_some());
    let (score, quad, _) = root(code);
    let mut out = vec![
        some(number(&e.base.id).to_string()),
        some(from.strftime("%Y%m%d").to_string()),
        some(from.strftime("%Y%m").to_string()),
        some(from.year().to_string()),
        None,
    ];
    for list in [&e.actors, &e.recipients] {
        out.extend(actor(list.first()));
    }
    out.extend([
        some(if e.background { "0" } else { "1" }),
        some(code),
        some(code),
        some(code),
        some(quad.to_string()),
        some(score.to_string()),
        some(e.base.tellings.len().max(1).to_string()),
        some(sources.outlets(e).len().max(1).to_string()),
        some(e.base.reports.max(1).to_string()),
        None,
    ]);
    out.extend(std::iter::repeat_n(None, 2 * GEO));
    out.extend(geo(e.place.as_ref(), losses));
    out.push(sources.first(e).and_then(moment));
    out.push(sources.main(e).and_then(|r| some(r.url.as_deref().unwrap_or(&r.source))));
    Ok(out)
}

fn actor(p: Option<&Party>) -> Vec<Option<String>> {
    let Some(p) = p else { return vec![None; ACTOR] };
    let land = p.country.clone().unwrap_or_default();
    let types: Vec<&str> = p.sectors.iter().map(|s| cameo_type(s)).collect();
    let code = format!("{land}{}", types.first().copied().unwrap_or_default());
    let mut out = vec![some(code), some(p.name.to_uppercase()), some(land), None, None, None, None];
    out.extend((0..3).map(|n| types.get(n).and_then(|t| some(*t))));
    out
}

fn geo(p: Option<&Place>, losses: &mut Losses) -> Vec<Option<String>> {
    let Some(p) = p else { return vec![None; GEO] };
    let land = p.country.as_deref().and_then(country);
    let american = p.country.as_deref() == Some("USA");
    let kind = match (p.precision.as_deref(), american) {
        (Some("country"), _) => "1",
        (Some("region"), _) => return vec![None, some(&*p.name), None, None, None, None, None, None],
        (Some("admin1" | "admin2"), true) => "2",
        (Some("admin1" | "admin2"), false) => "5",
        (_, true) => "3",
        (_, false) => "4",
    };
    let mut name: Vec<&str> = town(p).into_iter().collect();
    if kind != "1" {
        name.extend(p.admin1.as_deref().or(if town(p).is_none() { Some(p.name.as_str()) } else { None }));
    }
    name.extend(land.map(|c| c.name));
    name.dedup();
    losses.lost("GeoNames id", p.geonames.is_some());
    let point = p.point();
    vec![
        some(kind),
        some(name.join(", ")),
        land.and_then(|c| some(c.fips)),
        None,
        None,
        point.and_then(|p| some(degrees(p.0, 6))),
        point.and_then(|p| some(degrees(p.1, 6))),
        None,
    ]
}

/// A day or moment as `YYYYMMDDHHMMSS` in UTC; a day alone is its beginning.
fn moment(words: &str) -> Option<String> {
    if let Ok(t) = words.parse::<jiff::Timestamp>() {
        return Some(t.strftime("%Y%m%d%H%M%S").to_string());
    }
    day(words).map(|d| d.strftime("%Y%m%d000000").to_string())
}

struct Mentions(Sink);

pub(super) fn mentions(_: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Mentions(files("gdelt-shaped.mentions.CSV")?)))
}

impl Writer for Mentions {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            let (_, from) = match coded(e) {
                Ok(found) => found,
                Err(why) => {
                    account.left(&e.base.id, why);
                    continue;
                }
            };
            for (n, t) in e.base.tellings.iter().enumerate() {
                let report = sources.get(&t.source);
                let mut losses = Losses::default();
                losses.lost("ends of spans", true);
                // Only of the main telling is it known where its parties stand; -1 says that there is none.
                let at = |list: &[Party]| match list.first() {
                    None => Some("-1".to_owned()),
                    Some(p) => p.start.filter(|_| n == 0).map(|s| s.to_string()),
                };
                let cells = [
                    some(number(&e.base.id).to_string()),
                    some(from.strftime("%Y%m%d000000").to_string()),
                    report.and_then(|r| r.published.as_deref()).and_then(moment),
                    some("1"),
                    report.and_then(outlet),
                    some(report.and_then(|r| r.url.as_deref()).unwrap_or(&t.source)),
                    None,
                    at(&e.actors),
                    at(&e.recipients),
                    some(t.span.start.to_string()),
                    some("1"),
                    None,
                    report.map(|r| r.length.to_string()),
                    None,
                    None,
                    None,
                ];
                if !account.admit(&e.base.id, losses) {
                    continue;
                }
                let line: Vec<String> =
                    cells.iter().map(|c| c.as_deref().unwrap_or_default().replace(['\t', '\n', '\r'], " ")).collect();
                writeln!(self.0, "{}", line.join("\t"))?;
                account.wrote("mentions");
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        account.blank = ["SentenceID", "Confidence", "MentionDocTone", "MentionDocTranslationInfo", "Extras"]
            .map(str::to_owned)
            .to_vec();
        Ok(self.0.flush()?)
    }
}

fn outlet(r: &Report) -> Option<String> {
    r.outlet.clone()
}
