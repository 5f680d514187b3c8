//! POLECAT's table (40 columns, tabs, `None` for what is unknown): `polecat-shaped`; and PLOVER's JSON Lines, which hold more: `plover`.

use serde_json::{Map, Value, json};

use super::codes::{plover, quad};
use super::target::{Layout, Sources, Table, degrees, some, town};
use super::text::{days, flat, is_link, is_open};
use super::{Files, Options, Sink, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Party, Place};

pub(super) const HEADERS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Event Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

struct Polecat(Table, String);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let table = Table::new(files("polecat-shaped.txt")?, &Layout::Tabs(true, "None"), &HEADERS, options)?;
    Ok(Box::new(Polecat(table, format!("dateline {}", options.release))))
}

impl Writer for Polecat {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            if !e.happened() {
                account.left(&e.base.id, "did not happen, as far as the reports say; PLOVER's JSON Lines say so");
                continue;
            }
            let mut losses = Losses::default();
            let Some(mut cells) = row(e, &sources, &mut losses) else {
                account.left(&e.base.id, "has no day");
                continue;
            };
            cells.push(some(self.1.clone()));
            if account.admit(&e.base.id, losses) {
                account.wrote("rows");
                self.0.row(cells, e, &sources)?;
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let blank = [
            "* COW",
            "* Title",
            "Wikipedia * ID",
            "City",
            "District",
            "Story People",
            "Story Organizations",
            "Story Locations",
        ];
        account.blank = blank.map(str::to_owned).to_vec();
        account.notes.push("column 5 is `Event Intensity`; older releases of POLECAT call it `Intensity`".to_owned());
        self.0.finish()
    }
}

fn row(e: &Event, sources: &Sources<'_>, losses: &mut Losses) -> Option<Vec<Option<String>>> {
    let (from, to) = days(e)?;
    if from != to || is_open(e) {
        losses.coarse("Event Date: the first of several days");
    }
    losses.lost("counts", !e.counts.is_empty());
    losses.lost("who says so", e.speaker.is_some());
    losses.lost("weapons", !e.weapons.is_empty());
    let (n, score) = plover(&e.kind)?;
    let mut out = vec![
        some(e.base.id.clone()),
        some(from.to_string()),
        some(e.kind.clone()),
        e.mode.clone(),
        some(score.to_string()),
        some(quad(n)),
        some(e.contexts.join(";")),
    ];
    for list in [&e.actors, &e.recipients] {
        out.extend(parties(list));
    }
    let place = e.place.as_ref();
    let report = sources.main(e);
    out.extend([
        place.and_then(|p| some(p.name.clone())),
        place.and_then(town).and_then(some),
        None,
        place.and_then(|p| p.admin1.clone()),
        place.and_then(|p| p.country.clone()),
        place.and_then(Place::point).and_then(|p| some(degrees(p.0, 6))),
        place.and_then(Place::point).and_then(|p| some(degrees(p.1, 6))),
        place.and_then(|p| p.geonames).map(|g| g.to_string()),
        place.and_then(|p| p.base.main()).and_then(|t| some(flat(&t.quote))),
        place.and_then(|p| p.precision.clone()),
        report.and_then(|r| some(r.outlet.as_deref().unwrap_or(&r.source))),
        report.and_then(|r| r.published.as_deref()).and_then(|p| some(p.get(..10).unwrap_or(p))),
        None,
        None,
        None,
        report.and_then(|r| r.language.clone()),
    ]);
    Some(out)
}

fn parties(list: &[Party]) -> [Option<String>; 8] {
    let all = |of: &dyn Fn(&Party) -> String| {
        some(list.iter().map(of).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(";"))
    };
    [
        all(&|p| flat(&p.name).replace(';', ",")),
        all(&|p| p.country.clone().unwrap_or_default()),
        None,
        list.first().and_then(|p| p.sectors.first().cloned()),
        all(&|p| p.sectors.join(";")),
        None,
        all(&|p| flat(&p.words).replace(';', ",")),
        None,
    ]
}

struct Plover(Sink, String);

pub(super) fn json_lines(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Plover(files("plover.jsonl")?, options.release.clone())))
}

impl Writer for Plover {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            let mut losses = Losses::default();
            let Some(line) = line(e, &sources, &self.1, &mut losses) else {
                account.left(&e.base.id, "has no day");
                continue;
            };
            if account.admit(&e.base.id, losses) {
                account.wrote("events");
                writeln!(self.0, "{line}")?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

/// One event. What did not happen is there with the flags that PLOVER defines and nobody sets.
fn line(e: &Event, sources: &Sources<'_>, release: &str, losses: &mut Losses) -> Option<Value> {
    let (from, to) = days(e)?;
    losses.lost("counts that differ", e.killed().count() > 1);
    let (n, score) = plover(&e.kind)?;
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| {
        let empty = value.is_null()
            || value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(Map::is_empty);
        if !empty {
            out.insert(name.to_owned(), value);
        }
    };
    put("id", e.base.id.as_str().into());
    put("date", from.to_string().into());
    if to != from {
        put("enddate", to.to_string().into());
    }
    put("event", json!([e.kind]));
    put("mode", json!(e.mode.iter().collect::<Vec<_>>()));
    put("context", json!(e.contexts));
    put("quad_code", n.into());
    put("event_scale", score.into());
    put("recipient", e.recipients.iter().map(entity).collect());
    put("event_loc", e.place.as_ref().map(location).unwrap_or_default());
    put("event_text", e.base.quote().into());
    let size = |kind: &str| {
        let all: Vec<u64> =
            e.counts.iter().filter(|c| c.kind == kind && c.in_force).filter_map(|c| c.least.or(c.most)).collect();
        all.into_iter().min()
    };
    let sizes: Map<String, Value> = [("dead", "killed"), ("injured", "injured"), ("arrested", "detained")]
        .into_iter()
        .filter_map(|(name, kind)| Some((name.to_owned(), size(kind)?.into())))
        .collect();
    put("size", Value::Object(sizes));
    let report = sources.main(e);
    if let Some(t) = e.base.main() {
        put("text", json!([{"start": t.span.start, "end": t.span.end, "text_story": t.quote}]));
    }
    if let Some(r) = report {
        let mut cite = Map::new();
        let fields = [
            ("corpus", Some(&r.source)),
            ("url", r.url.as_ref()),
            ("title", r.title.as_ref()),
            ("publication", r.outlet.as_ref()),
            ("language", r.language.as_ref()),
        ];
        for (name, value) in fields {
            if let Some(v) = value {
                cite.insert(name.to_owned(), v.as_str().into());
            }
        }
        cite.insert("coder".to_owned(), "dateline".into());
        cite.insert("codebook".to_owned(), "PLOVER 2.0".into());
        cite.insert("version".to_owned(), release.into());
        put("cite_info", Value::Object(cite));
        put("link", r.url.as_deref().filter(|u| is_link(u)).map_or(Value::Null, Value::from));
    }
    put("coder", e.base.review.by.as_deref().unwrap_or("dateline").into());
    put("comment", e.speaker.as_ref().map_or(Value::Null, |s| format!("according to {s}").into()));
    for (flag, on) in [
        ("historical", e.background),
        ("future", matches!(e.status.as_str(), "planned" | "threatened")),
        ("hypothetical", e.status == "possible"),
        ("negation", matches!(e.status.as_str(), "denied" | "negated" | "withdrawn")),
    ] {
        if on {
            put(flag, true.into());
        }
    }
    // Required, and so written even where nobody is named.
    out.insert("actor".to_owned(), e.actors.iter().map(entity).collect());
    Some(Value::Object(out))
}

fn entity(p: &Party) -> Value {
    let mut out =
        json!({"code": p.code, "sector": p.sectors.first(), "entity_text": p.words, "identifier_text": p.name});
    if let (Some(map), true) = (out.as_object_mut(), true) {
        map.retain(|_, v| !v.is_null());
    }
    out
}

fn location(p: &Place) -> Value {
    let finest = match p.precision.as_deref() {
        Some("site" | "district") => Some(5),
        Some("town") => Some(4),
        Some("admin2") => Some(3),
        Some("admin1") => Some(2),
        Some("country") => Some(1),
        _ => None,
    };
    let mut out = json!({
        "extracted_place": p.base.quote(), "resolved_place": p.name, "geonameid": p.geonames, "lat": p.point().map(|p| p.0),
        "lon": p.point().map(|p| p.1), "province": p.admin1, "country_code": p.country, "resolution": finest
    });
    if let Some(map) = out.as_object_mut() {
        map.retain(|_, v| !v.is_null());
    }
    out
}
