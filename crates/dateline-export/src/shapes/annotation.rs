//! W3C Web Annotation (JSON-LD): one a wording, with its quotation and its position in code points, as the model asks. What a person accepted is
//! `assessing`, what one changed `editing`, what the machine made `classifying`.

use std::collections::HashMap;

use dateline_model::{Span, Text};
use serde_json::{Value, json};

use super::ninjs::urn;
use super::text::is_link;
use super::{Files, List, Options, Writer};
use crate::Result;
use crate::report::Account;
use crate::rows::{Base, Batch, Report};

/// Characters on each side of the quotation.
const CONTEXT: u32 = 32;

struct Annotations(List, String);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let list = List::new(files("annotations.jsonld")?, "[", "]\n")?;
    Ok(Box::new(Annotations(list, format!("dateline {}", options.release))))
}

impl Writer for Annotations {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = batch.by_source();
        let texts: HashMap<&str, Text> =
            batch.records.iter().map(|r| (r.document.source.as_str(), Text::new(r.document.text.as_str()))).collect();
        macro_rules! each {
            ($list:ident, $what:literal, $tags:expr) => {
                for x in &batch.$list {
                    let tags: Vec<String> = $tags(x);
                    self.item(&x.base, $what, &tags, &sources, &texts, account)?;
                }
            };
        }
        each!(events, "event", |e: &crate::rows::Event| {
            let mut out = vec![e.kind.clone()];
            out.extend(e.mode.clone());
            out.push(e.status.clone());
            out
        });
        each!(claims, "claim", |c: &crate::rows::Claim| vec![c.act.clone()]);
        each!(sides, "side", |s: &crate::rows::Side| vec![s.relation.clone()]);
        each!(tolls, "toll", |t: &crate::rows::Toll| vec![t.kind.clone()]);
        each!(stakes, "stake", |s: &crate::rows::Stake| s.status.iter().cloned().collect());
        each!(media, "media", |m: &crate::rows::Media| vec![m.kind.clone()]);
        Ok(())
    }

    fn finish(self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        self.0.finish()
    }
}

impl Annotations {
    fn item(
        &mut self,
        base: &Base,
        what: &str,
        tags: &[String],
        sources: &HashMap<&str, &Report>,
        texts: &HashMap<&str, Text>,
        account: &mut Account,
    ) -> Result<()> {
        for (n, t) in base.tellings.iter().enumerate() {
            let report = sources.get(t.source.as_str()).copied();
            let mut selector = vec![json!({"type": "TextQuoteSelector", "exact": t.quote})];
            if let Some(text) = texts.get(t.source.as_str()) {
                let words = |a: u32, b: u32| text.slice(Span::new(a, b)).to_owned();
                selector[0]["prefix"] = words(t.span.start.saturating_sub(CONTEXT), t.span.start).into();
                selector[0]["suffix"] = words(t.span.end, t.span.end.saturating_add(CONTEXT)).into();
            }
            selector.push(json!({"type": "TextPositionSelector", "start": t.span.start, "end": t.span.end}));
            let url = report.and_then(|r| r.url.clone()).filter(|u| is_link(u)).unwrap_or_else(|| urn(&t.source));
            let mut target = json!({"source": url, "selector": selector});
            let at = report.and_then(|r| r.published.as_deref()).and_then(|p| p.parse::<jiff::Timestamp>().ok());
            if let Some(at) = at {
                target["state"] =
                    json!({"type": "TimeState", "sourceDate": at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()});
            }
            let motivation = match base.review.state.as_deref() {
                Some("accepted" | "added") => "assessing",
                Some("edited") => "editing",
                _ => "classifying",
            };
            let mut body = vec![json!({"type": "TextualBody", "purpose": "tagging", "value": what})];
            body.extend(tags.iter().map(|v| json!({"type": "TextualBody", "purpose": "tagging", "value": v})));
            let end = if n == 0 { String::new() } else { format!(":{}", n + 1) };
            let mut out = json!({
                "@context": "http://www.w3.org/ns/anno.jsonld", "id": format!("{}{end}", urn(&base.id)), "type": "Annotation",
                "motivation": motivation, "generator": {"type": "Software", "name": self.1}, "body": body, "target": target
            });
            if let Some(by) = &base.review.by {
                out["creator"] = json!({"type": "Person", "name": by});
            }
            if let Some(at) = &base.review.at {
                out["created"] = Value::from(at.as_str());
            }
            account.wrote("annotations");
            self.0.push(&out)?;
        }
        Ok(())
    }
}
