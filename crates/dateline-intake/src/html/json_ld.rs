//! JSON-LD of schema.org: the article's own account of itself.

use serde_json::Value;

/// What articles in JSON-LD say.
#[derive(Debug, Default)]
pub(super) struct Article {
    pub(super) headline: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) body: Option<String>,
}

/// The first article of the page; objects may lie in lists, in `@graph`, in `mainEntity`.
pub(super) fn of(scripts: &[String]) -> Article {
    let mut found = Article::default();
    for source in scripts {
        let source = source.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
        let Ok(value) = serde_json::from_str::<Value>(source) else {
            // Pages break their JSON with raw line breaks; the date alone is often still readable.
            found.published = found.published.or_else(|| field(source, "datePublished"));
            found.modified = found.modified.or_else(|| field(source, "dateModified"));
            continue;
        };
        let mut open = vec![&value];
        while let Some(v) = open.pop() {
            match v {
                Value::Array(list) => open.extend(list.iter().rev()),
                Value::Object(map) => {
                    read(map, &mut found);
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

fn read(map: &serde_json::Map<String, Value>, found: &mut Article) {
    let text = |key: &str| map.get(key).and_then(Value::as_str).map(str::to_owned);
    let Some(date) = text("datePublished").or_else(|| text("dateCreated")) else { return };
    found.published.get_or_insert(date);
    found.modified = found.modified.take().or_else(|| text("dateModified"));
    found.headline = found.headline.take().or_else(|| text("headline"));
    found.author = found.author.take().or_else(|| map.get("author").and_then(names));
    found.publisher = found.publisher.take().or_else(|| map.get("publisher").and_then(names));
    found.body = found.body.take().or_else(|| text("articleBody"));
}

/// Names of one or several people, joined by commas.
fn names(v: &Value) -> Option<String> {
    match v {
        Value::String(s) => Some(s.clone()),
        Value::Array(a) => {
            let all: Vec<String> = a.iter().take(12).filter_map(names).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        v => v["name"].as_str().map(str::to_owned),
    }
}

fn field(source: &str, name: &str) -> Option<String> {
    let rest = source.split_once(&format!("\"{name}\""))?.1.split_once('"')?.1;
    Some(rest.split('"').next()?.to_owned())
}
