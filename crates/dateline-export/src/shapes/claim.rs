//! schema.org `Claim` (JSON-LD). Never `ClaimReview`: that states a verdict, which only a named human may give.

use serde_json::{Map, Value, json};

use super::ninjs::urn;
use super::target::Sources;
use super::text::{flat, is_link};
use super::{Files, List, Options, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Claim, Party, Report};

struct Claims(List);

pub(super) fn open(_: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let before = "{\"@context\":\"https://schema.org\",\"@graph\":[";
    Ok(Box::new(Claims(List::new(files("claims.jsonld")?, before, "]}\n")?)))
}

impl Writer for Claims {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for c in &batch.claims {
            let mut losses = Losses::default();
            losses.lost("what has become of it", c.standing.as_deref().is_some_and(|s| s != "open"));
            losses.lost("offsets", true);
            losses.lost("act", true);
            losses.lost("addressee and venue", c.addressee.is_some() || c.venue.is_some());
            if account.admit(&c.base.id, losses) {
                account.wrote("claims");
                self.0.push(&claim(c, &sources))?;
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        self.0.finish()
    }
}

fn claim(c: &Claim, sources: &Sources<'_>) -> Value {
    let mut reports: Vec<&Report> = Vec::new();
    for r in c.base.tellings.iter().filter_map(|t| sources.get(&t.source)) {
        if !reports.iter().any(|o| o.source == r.source) {
            reports.push(r);
        }
    }
    reports.sort_by(|a, b| (&a.published, &a.source).cmp(&(&b.published, &b.source)));
    let mut out = Map::new();
    out.insert("@type".to_owned(), "Claim".into());
    out.insert("@id".to_owned(), urn(&c.base.id).into());
    out.insert("text".to_owned(), flat(&c.content).into());
    if let Some(p) = &c.speaker {
        out.insert("author".to_owned(), author(p));
    }
    if let Some(day) = &c.day {
        out.insert("datePublished".to_owned(), day.get(..10).unwrap_or(day).into());
    }
    if let Some(first) = reports.first() {
        out.insert("firstAppearance".to_owned(), article(first));
    }
    out.insert("appearance".to_owned(), reports.into_iter().map(article).collect());
    Value::Object(out)
}

fn author(p: &Party) -> Value {
    let kind = match p.kind.as_deref() {
        Some("person") => "Person",
        Some("state") => "GovernmentOrganization",
        _ => "Organization",
    };
    json!({"@type": kind, "name": p.name})
}

fn article(r: &Report) -> Value {
    let url = r.url.clone().filter(|u| is_link(u)).unwrap_or_else(|| urn(&r.source));
    let mut out = json!({"@type": "NewsArticle", "url": url});
    let fields = [("headline", &r.title), ("datePublished", &r.published), ("inLanguage", &r.language)];
    for (name, value) in fields {
        if let Some(v) = value {
            out[name] = v.as_str().into();
        }
    }
    if let Some(o) = &r.outlet {
        out["publisher"] = json!({"@type": "Organization", "name": o});
    }
    out
}
