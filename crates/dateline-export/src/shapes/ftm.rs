//! FollowTheMoney (model 4): one entity a line. Days are whole days: its reader drops what is no prefix of a date, keeps only the first of two
//! with a slash, and turns a moment with a zone into a day of UTC.

use std::collections::HashSet;
use std::io::Write;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::codes::country;
use super::target::Sources;
use super::text::{days, flat, headline};
use super::{Files, Options, Sink, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Party, Report, Side, day};

struct Ftm {
    out: Sink,
    seen: HashSet<String>,
}

pub(super) fn open(_: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Ftm { out: files("entities.ftm.json")?, seen: HashSet::new() }))
}

impl Writer for Ftm {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for r in &batch.reports {
            self.put(article(r), account)?;
        }
        for e in &batch.events {
            let mut losses = Losses::default();
            losses.lost("coordinates", e.place.as_ref().is_some_and(|p| p.point().is_some()));
            losses.lost("counts", !e.counts.is_empty());
            losses.lost("codes of parties", e.actors.iter().chain(&e.recipients).any(|p| p.code.is_some()));
            losses.lost("status", e.status != "reported");
            losses.lost("offsets", true);
            if super::text::is_open(e) {
                losses.coarse("an open interval is written as its known end");
            }
            if !e.happened() {
                account.left(&e.base.id, "did not happen, as far as the reports say: an Event would say it did");
                continue;
            }
            if !account.admit(&e.base.id, losses) {
                continue;
            }
            for p in e.actors.iter().chain(&e.recipients) {
                self.put(party(p), account)?;
            }
            self.put(event(e, &sources), account)?;
            for t in &e.base.tellings {
                for p in e.actors.iter().chain(&e.recipients) {
                    self.put(mention(&t.source, p), account)?;
                }
            }
        }
        for s in &batch.sides {
            for p in [&s.from, &s.to] {
                self.put(party(p), account)?;
            }
            self.put(link(s, &sources), account)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        account.notes.push("schemas and properties are those of followthemoney 4.11".to_owned());
        Ok(self.out.flush()?)
    }
}

impl Ftm {
    /// Writes an entity once.
    fn put(&mut self, entity: Entity, account: &mut Account) -> Result<()> {
        if !self.seen.insert(entity.id.clone()) {
            return Ok(());
        }
        account.wrote(entity.schema);
        let properties: Map<String, Value> = entity
            .properties
            .into_iter()
            .filter(|(_, v)| !v.is_empty())
            .map(|(k, v)| (k.to_owned(), json!(v)))
            .collect();
        let line = json!({"id": entity.id, "schema": entity.schema, "properties": properties});
        Ok(writeln!(self.out, "{line}")?)
    }
}

struct Entity {
    id: String,
    schema: &'static str,
    properties: Vec<(&'static str, Vec<String>)>,
}

/// An id that is the hash of a natural key.
fn id(kind: &str, key: &str) -> String {
    use std::fmt::Write;
    let mut out = String::from("dl-");
    for b in &Sha256::digest(format!("{kind}\u{0}{key}").as_bytes())[..20] {
        let _ = write!(out, "{b:02x}");
    }
    out
}

fn one(words: Option<impl Into<String>>) -> Vec<String> {
    words.into_iter().map(Into::into).filter(|w: &String| !w.is_empty()).collect()
}

/// The day of a day or moment, as it was where it was written.
fn date(words: Option<&str>) -> Vec<String> {
    one(words.and_then(day).map(|d| d.to_string()))
}

/// Only addresses that its reader keeps.
fn url(words: Option<&str>) -> Vec<String> {
    one(words.filter(|u| super::text::is_link(u)))
}

fn article(r: &Report) -> Entity {
    Entity {
        id: id("report", &r.source),
        schema: "Article",
        properties: vec![
            ("title", one(r.title.as_deref().or(Some(&r.source)))),
            ("author", one(r.author.as_deref())),
            ("publisher", one(r.outlet.as_deref())),
            ("publishedAt", date(r.published.as_deref())),
            ("sourceUrl", url(r.url.as_deref())),
            ("language", one(r.language.as_deref().filter(|l| *l == "en").map(|_| "eng"))),
            ("fileName", one(Some(r.source.as_str()))),
        ],
    }
}

/// The schema of a party.
fn schema(p: &Party) -> &'static str {
    match p.kind.as_deref() {
        Some("person") => "Person",
        Some("state") => "PublicBody",
        Some("armed_force" | "organisation" | "outlet") => "Organization",
        _ => "LegalEntity",
    }
}

fn key(p: &Party) -> String {
    id("party", p.entity.as_deref().unwrap_or(&p.name))
}

fn party(p: &Party) -> Entity {
    let land = p.country.as_deref().and_then(country).map(|c| c.iso2.to_lowercase());
    Entity { id: key(p), schema: schema(p), properties: vec![("name", vec![flat(&p.name)]), ("country", one(land))] }
}

fn event(e: &Event, sources: &Sources<'_>) -> Entity {
    let days = days(e);
    let place = e.place.as_ref();
    let report = sources.main(e);
    let span = e.base.main().map(|t| format!("{}#{} [{}, {})", t.source, t.item, t.span.start, t.span.end));
    let mut involved: Vec<String> = e.actors.iter().chain(&e.recipients).map(key).collect();
    involved.sort();
    involved.dedup();
    let (start, end) = match days {
        Some((a, b)) if a == b => (Vec::new(), Vec::new()),
        Some((a, b)) => (vec![a.to_string()], vec![b.to_string()]),
        None => (Vec::new(), Vec::new()),
    };
    Entity {
        id: id("event", &e.base.id),
        schema: "Event",
        properties: vec![
            ("name", vec![flat(&headline(e))]),
            ("summary", one(Some(flat(e.base.quote())))),
            ("date", one(days.filter(|d| d.0 == d.1).map(|d| d.0.to_string()))),
            ("startDate", start),
            ("endDate", end),
            ("location", one(place.map(|p| p.name.clone()))),
            ("country", one(place.and_then(|p| p.country.as_deref()).and_then(country).map(|c| c.iso2.to_lowercase()))),
            ("involved", involved),
            ("recordId", one(span)),
            ("sourceUrl", url(report.and_then(|r| r.url.as_deref()))),
            ("publisher", one(report.and_then(|r| r.outlet.clone()))),
        ],
    }
}

/// A name in a report.
fn mention(source: &str, p: &Party) -> Entity {
    Entity {
        id: id("mention", &format!("{source}\u{0}{}", key(p))),
        schema: "Mention",
        properties: vec![
            ("document", vec![id("report", source)]),
            ("name", vec![flat(&p.name)]),
            ("resolved", vec![key(p)]),
            ("detectedSchema", vec![schema(p).to_owned()]),
        ],
    }
}

fn link(s: &Side, sources: &Sources<'_>) -> Entity {
    let report = s.base.main().and_then(|t| sources.get(&t.source));
    Entity {
        id: id("side", &s.base.id),
        schema: "UnknownLink",
        properties: vec![
            ("subject", vec![key(&s.from)]),
            ("object", vec![key(&s.to)]),
            ("role", vec![s.relation.replace('_', " ")]),
            ("startDate", date(s.since.as_deref())),
            ("endDate", date(s.until.as_deref())),
            ("summary", one(Some(flat(s.base.quote())))),
            ("recordId", one(Some(s.base.id.clone()))),
            ("sourceUrl", url(report.and_then(|r| r.url.as_deref()))),
        ],
    }
}
