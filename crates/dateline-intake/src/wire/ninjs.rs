//! ninjs 1, 2 and 3: news in JSON.

use dateline_model::{Code, Problem, Wire, WireNotice};
use serde_json::{Map, Value};

use super::{settle, status, urgency};
use crate::clock;
use crate::draft::{Body, Draft};
use crate::feed::json::words;

/// Fields by their names without regard to case and underscores, in which the versions differ.
struct Fields<'v>(Vec<(String, &'v Value)>);

impl<'v> Fields<'v> {
    fn of(object: &'v Map<String, Value>) -> Fields<'v> {
        let plain = |k: &str| k.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect();
        Fields(object.iter().map(|(k, v)| (plain(k), v)).collect())
    }

    fn get(&self, name: &str) -> Option<&'v Value> {
        self.0.iter().find(|(k, v)| k == name && !v.is_null()).map(|f| f.1)
    }

    fn words(&self, name: &str) -> Option<String> {
        self.get(name).and_then(words)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|n| self.words(n))
    }

    /// Of a list of `{role, contenttype, value}` the value that fits best.
    fn role(&self, list: &str, rank: impl Fn(&str, &str) -> u8) -> Option<(String, String)> {
        let entries = self.get(list)?.as_array()?;
        let text = |v: &Value, name: &str| v.get(name).and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase();
        let kind = |v: &Value| {
            let kind = text(v, "contenttype");
            if kind.is_empty() { text(v, "contentType") } else { kind }
        };
        let best = entries
            .iter()
            .filter_map(|v| Some((rank(&text(v, "role"), &kind(v)), kind(v), v.get("value").and_then(words)?)))
            .reduce(|a, b| if b.0 > a.0 { b } else { a })?;
        Some((best.1, best.2))
    }
}

/// Whether a JSON object is such an item.
pub(crate) fn is(object: &Map<String, Value>) -> bool {
    let f = Fields::of(object);
    let standard = f.get("standard").and_then(|s| s.get("name")).and_then(Value::as_str);
    let schema = f.words("$schema").is_some_and(|s| s.contains("ninjs"));
    let schemas = f.get("standard").and_then(|s| s.get("schema")).and_then(Value::as_str);
    if standard.is_some_and(|s| s.eq_ignore_ascii_case("ninjs"))
        || schemas.is_some_and(|s| s.contains("ninjs"))
        || schema
    {
        return true;
    }
    const MARKS: &[&str] = &[
        "headline",
        "headlines",
        "bodytext",
        "bodyhtml",
        "bodyxhtml",
        "bodies",
        "versioncreated",
        "pubstatus",
        "type",
        "representationtype",
        "descriptiontext",
        "slugline",
        "urgency",
        "embargoed",
        "mimetype",
        "profile",
        "version",
        "usageterms",
        "language",
        "byline",
        "title",
        "person",
        "place",
        "subject",
        "event",
        "object",
        "renditions",
        "associations",
        "infosource",
        "ednote",
        "firstcreated",
        "genre",
        "trustindicator",
        "contentcreated",
        "altids",
        "rightsinfo",
        "digitalsourcetype",
        "planned",
        "plannedcoverage",
    ];
    (f.get("uri").is_some() || f.get("guid").is_some()) && MARKS.iter().any(|m| f.get(m).is_some())
}

/// An item's own id.
pub(crate) fn id(object: &Map<String, Value>) -> Option<String> {
    Fields::of(object).first(&["guid", "uri"])
}

/// A draft of an item.
///
/// # Errors
/// Where it is a plan, or a picture without a word.
pub(crate) fn draft(source: &str, object: &Map<String, Value>) -> Result<Draft, Problem> {
    let f = Fields::of(object);
    let mut draft = Draft::new(source);
    let main = |role: &str, _: &str| u8::from(matches!(role, "" | "main" | "headline"));
    draft.title = f.words("headline").or_else(|| f.role("headlines", main).map(|h| h.1)).or_else(|| f.words("title"));
    draft.author = f.first(&["byline", "by"]);
    draft.outlet = outlet(&f);
    draft.language = f.words("language");
    draft.url = f.first(&["canonicalurl", "href", "url"]).filter(|u| u.starts_with("http"));
    let stamp = |names: &[&str]| names.iter().find_map(|n| clock::read(&f.words(n)?));
    let (made, changed) = (stamp(&["firstcreated", "contentcreated"]), stamp(&["versioncreated"]));
    match (f.first(&["versioncreated", "firstcreated", "contentcreated"]), &changed, &made) {
        (_, Some(_), _) | (_, _, Some(_)) => (draft.published, draft.modified) = super::published(made, changed),
        (Some(words), None, None) => draft.publish(&words),
        _ => {}
    }
    draft.body = body(&f);
    let caption = |role: &str, _: &str| u8::from(role.contains("caption"));
    draft.caption = f
        .first(&["descriptiontext", "descriptioncaption", "descriptionhtml", "description"])
        .or_else(|| f.role("descriptions", caption).map(|d| d.1))
        .or_else(|| object.iter().find(|(k, _)| k.starts_with("description")).and_then(|(_, v)| words(v)));
    let mut wire = Wire {
        item: f.first(&["guid", "uri"]),
        version: f.words("version"),
        slug: f.first(&["slugline", "slug"]),
        urgency: f.words("urgency").as_deref().and_then(urgency),
        embargo: f.first(&["embargoed", "embargoedreason"]).map(|e| clock::read(&e).map_or(e, |s| s.iso)),
        dateline: f.first(&["dateline", "located"]),
        status: f.words("pubstatus").as_deref().and_then(status),
        note: f.words("ednote"),
        ..Wire::default()
    };
    settle(&mut wire, &[draft.title.as_deref()]);
    let withdrawn = wire.notice == Some(WireNotice::Withdrawn);
    let empty = matches!(draft.body, Body::None) && draft.caption.is_none() && draft.title.is_none();
    let kind = f.words("type").unwrap_or_else(|| "item".to_owned());
    if empty && withdrawn {
        draft.body = Body::Plain("The agency took this item back.".to_owned());
    } else if empty {
        return Err(Problem::new(Code::NoReport, format!("the item ({kind}) holds no words of a report")));
    }
    draft.wire = Some(wire);
    Ok(draft)
}

fn outlet(f: &Fields<'_>) -> Option<String> {
    let named =
        |v: &Value| words(v).or_else(|| v.get("name").and_then(words)).or_else(|| v.get("literal").and_then(words));
    let list = |name: &str| f.get(name)?.as_array()?.iter().find_map(named);
    f.first(&["source", "provider"])
        .or_else(|| f.get("provider").and_then(named))
        .or_else(|| list("infosources"))
        .or_else(|| list("infosource"))
        .or_else(|| f.words("copyrightholder"))
}

fn body(f: &Fields<'_>) -> Body {
    if let Some(html) = f.first(&["bodyhtml", "bodyxhtml", "bodynitf"]) {
        return Body::Html(html);
    }
    let rank = |role: &str, kind: &str| {
        let marked = kind.contains("html") || kind.contains("nitf");
        u8::from(matches!(role, "" | "main" | "body")) * 2 + u8::from(marked)
    };
    if let Some((kind, value)) = f.role("bodies", rank) {
        let marked = kind.contains("html") || kind.contains("xml") || value.contains("</");
        return if marked { Body::Html(value) } else { Body::Plain(value) };
    }
    // Some profiles have their own `body_…`.
    let own = f.0.iter().find(|(k, v)| k.starts_with("body") && v.is_string()).and_then(|(_, v)| words(v));
    match own {
        Some(value) if value.contains("</") => Body::Html(value),
        Some(value) => Body::Plain(value),
        None => Body::None,
    }
}
