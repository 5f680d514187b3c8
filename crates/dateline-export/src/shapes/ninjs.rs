//! IPTC ninjs 3.1: a list of items of type `event`. Names outside the schema are refused by its readers, so that nothing of our own is in it;
//! only what a person accepted is `usable`.

use serde_json::{Map, Value, json};

use super::target::Sources;
use super::text::{days, flat, headline, is_link, when};
use super::{Files, List, Options, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Party};

struct Ninjs(List, String);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Ninjs(List::new(files("events.ninjs.json")?, "[", "]\n")?, options.release.clone())))
}

impl Writer for Ninjs {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            let mut losses = Losses::default();
            losses.lost("offsets", true);
            losses.lost("codes of parties", e.actors.iter().chain(&e.recipients).any(|p| p.code.is_some()));
            losses.lost("counts", !e.counts.is_empty());
            losses.lost("weapons", !e.weapons.is_empty());
            losses.lost("how day and place are known", e.day_basis.is_some() || e.place_basis.is_some());
            if account.admit(&e.base.id, losses) {
                account.wrote("items");
                self.0.push(&item(e, &sources, &self.1))?;
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        self.0.finish()
    }
}

/// An id as a URI: what may not stand in one is escaped.
pub(super) fn urn(id: &str) -> String {
    use std::fmt::Write;
    let mut out = String::from("urn:dateline:");
    for b in id.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~:/@!$&'()*+,;=".contains(&b) {
            out.push(char::from(b));
        } else {
            let _ = write!(out, "%{b:02X}");
        }
    }
    out
}

fn item(e: &Event, sources: &Sources<'_>, release: &str) -> Value {
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() && !value.as_array().is_some_and(Vec::is_empty) {
            out.insert(name.to_owned(), value);
        }
    };
    put(
        "standard",
        json!({"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}),
    );
    put("uri", urn(&e.base.id).into());
    put("type", "event".into());
    let accepted = matches!(e.base.review.state.as_deref(), Some("accepted" | "added"));
    put("pubStatus", if accepted { "usable" } else { "withheld" }.into());
    put("language", sources.main(e).and_then(|r| r.language.clone()).map_or(Value::Null, Value::from));
    put("title", flat(&headline(e)).into());
    put("headlines", json!([{"value": flat(&headline(e))}]));
    let mut descriptions = vec![json!({"role": "quotation", "contentType": "text/plain", "value": e.base.quote()})];
    if let Some(words) = when(e) {
        descriptions.push(json!({"role": "date", "contentType": "text/plain", "value": words}));
    }
    if let Some(speaker) = &e.speaker {
        descriptions.push(json!({"role": "attribution", "contentType": "text/plain", "value": speaker}));
    }
    put("descriptions", descriptions.into());
    if let Some((from, to)) = days(e) {
        // A day is no date-time: the names for those would be a guess of the hour.
        put(
            "eventDetails",
            json!({"dates": {"expectedStartDate": from.to_string(), "expectedEndDate": to.to_string()}}),
        );
    }
    let all = || e.actors.iter().map(|p| (p, "actor")).chain(e.recipients.iter().map(|p| (p, "recipient")));
    let person = |p: &Party| p.kind.as_deref() == Some("person");
    put("people", all().filter(|(p, _)| person(p)).map(|(p, rel)| json!({"name": p.name, "rel": rel})).collect());
    put(
        "organisations",
        all().filter(|(p, _)| !person(p)).map(|(p, rel)| json!({"name": p.name, "rel": rel})).collect(),
    );
    if let Some(p) = &e.place {
        let mut place = json!({"name": p.name, "rel": "location"});
        if let Some(id) = p.geonames {
            place["uri"] = format!("https://sws.geonames.org/{id}/").into();
        }
        if let Some((lat, lon)) = p.point().filter(|_| !p.is_coarse()) {
            place["geoJSON"] = json!({"type": "Point", "coordinates": [lon, lat]});
        }
        put("places", json!([place]));
    }
    let mut subjects = vec![
        json!({"name": e.kind, "rel": "PLOVER type", "literal": e.kind, "creator": format!("dateline {release}")}),
    ];
    subjects.extend(e.mode.iter().map(|m| json!({"name": m, "rel": "PLOVER mode", "literal": m})));
    subjects.extend(e.contexts.iter().map(|c| json!({"name": c, "rel": "PLOVER context", "literal": c})));
    put("subjects", subjects.into());
    let outlets = sources.outlets(e);
    put("infoSources", outlets.iter().map(|o| json!({"name": o, "role": "reports"})).collect());
    put("edNote", note(e).into());
    put(
        "digitalSourceType",
        json!({"name": "trained algorithmic media", "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}),
    );
    let articles = sources.all(e).into_iter().map(|r| {
        let url = r.url.clone().filter(|u| is_link(u)).unwrap_or_else(|| urn(&r.source));
        let mut a =
            json!({"name": r.title.as_deref().unwrap_or(&r.source), "uri": url, "rel": "report", "type": "text"});
        if let Some(at) = r.published.as_deref().filter(|p| p.parse::<jiff::Timestamp>().is_ok()) {
            a["firstCreated"] = at.into();
        }
        a
    });
    put("associations", articles.collect());
    Value::Object(out)
}

/// For the editors: the status, what stands behind it, who looked at it.
fn note(e: &Event) -> String {
    let out = format!("{}; {} report(s), {} origin(s)", e.status, e.base.reports, e.base.origins);
    match (&e.base.review.state, &e.base.review.by) {
        (Some(state), Some(by)) => out + "; " + state + " by " + by,
        (Some(state), None) => out + "; " + state,
        _ => out + "; not reviewed",
    }
}
