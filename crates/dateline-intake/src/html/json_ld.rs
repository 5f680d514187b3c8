//! JSON-LD of schema.org: the article's own account of itself.

use dom_query::Document;
use serde_json::Value;

/// What articles in JSON-LD say.
#[derive(Debug, Default)]
pub(super) struct Article {
    pub(super) headline: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
}

/// The first article of the page; objects may lie in lists, in `@graph`, in `mainEntity`.
pub(super) fn of(dom: &Document) -> Article {
    let mut found = Article::default();
    for script in &dom.select("script[type=\"application/ld+json\"]") {
        let source = script.text();
        let Ok(value) = serde_json::from_str::<Value>(source.trim().trim_end_matches(';')) else {
            // Pages break their JSON with raw line breaks; the date alone is often still readable.
            found.published = found.published.or_else(|| field(&source, "datePublished"));
            continue;
        };
        let mut open = vec![&value];
        while let Some(v) = open.pop() {
            match v {
                Value::Array(list) => open.extend(list.iter().rev()),
                Value::Object(map) => {
                    let text = |key: &str| map.get(key).and_then(Value::as_str).map(str::to_owned);
                    let name = |key: &str| match map.get(key) {
                        Some(Value::String(s)) => Some(s.clone()),
                        Some(Value::Array(a)) => {
                            a.first().and_then(|v| v["name"].as_str().or(v.as_str())).map(str::to_owned)
                        }
                        Some(v) => v["name"].as_str().map(str::to_owned),
                        None => None,
                    };
                    if let Some(date) = text("datePublished").or_else(|| text("dateCreated")) {
                        found.published.get_or_insert(date);
                        found.headline = found.headline.take().or_else(|| text("headline"));
                        found.author = found.author.take().or_else(|| name("author"));
                        found.publisher = found.publisher.take().or_else(|| name("publisher"));
                    }
                    open.extend(
                        ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"]
                            .iter()
                            .filter_map(|k| map.get(*k)),
                    );
                }
                _ => {}
            }
        }
    }
    found
}

fn field(source: &str, name: &str) -> Option<String> {
    let rest = source.split_once(&format!("\"{name}\""))?.1.split_once('"')?.1;
    Some(rest.split('"').next()?.to_owned())
}
