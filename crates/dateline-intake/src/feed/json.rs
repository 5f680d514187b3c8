//! JSON Feed.

use std::collections::HashSet;

use dateline_model::{Code, Problem};
use serde_json::{Map, Value};

use super::{join, numbered, source};
use crate::draft::{Body, Draft};
use crate::take::{Options, Outcomes, part, refuse, taken};

/// Whether JSON is such a feed.
pub(crate) fn is(object: &Map<String, Value>) -> bool {
    object.get("version").and_then(Value::as_str).is_some_and(|v| v.contains("jsonfeed.org"))
        || object.get("items").is_some_and(Value::is_array)
            && (object.contains_key("feed_url") || object.contains_key("home_page_url"))
}

/// The documents of a feed.
pub(crate) fn items<'a>(name: &str, mut feed: Map<String, Value>, options: &'a Options) -> Outcomes<'a> {
    let items = match feed.remove("items") {
        Some(Value::Array(items)) if !items.is_empty() => items,
        _ => return refuse(Problem::new(Code::NoReport, "the feed holds no items")),
    };
    let (name, before) = numbered(name, items.len());
    let mut seen = HashSet::new();
    Box::new(items.into_iter().enumerate().map(move |(number, item)| {
        let mut draft = draft(&item, &feed);
        draft.source = source(&name, &draft, before + number, &mut seen);
        let place = format!("{name}: item {}", before + number + 1);
        let original = || {
            let mut one = feed.clone();
            one.insert("items".to_owned(), Value::Array(vec![item.clone()]));
            part(&format!("{name}#{}", before + number + 1), Value::Object(one).to_string().into_bytes())
        };
        taken(draft, options, place, original)
    }))
}

/// A string, or a number as one.
pub(crate) fn words(v: &Value) -> Option<String> {
    match v {
        Value::String(s) if !s.trim().is_empty() => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

fn draft(item: &Value, feed: &Map<String, Value>) -> Draft {
    let get = |name: &str| item.get(name).and_then(words);
    let of_feed = |name: &str| feed.get(name).and_then(words);
    let author = |v: &Value| {
        let list = v.get("authors").and_then(Value::as_array);
        let names: Vec<String> = list.into_iter().flatten().filter_map(|a| a.get("name").and_then(words)).collect();
        if names.is_empty() { v.get("author")?.get("name").and_then(words) } else { Some(names.join(", ")) }
    };
    let base = of_feed("home_page_url").or_else(|| of_feed("feed_url"));
    let mut draft = Draft::new(get("id").unwrap_or_default());
    draft.url = get("url").or_else(|| get("external_url")).map(|u| join(base.as_deref(), &u));
    draft.title = get("title");
    draft.outlet = of_feed("title");
    draft.author = author(item).or_else(|| author(&Value::Object(feed.clone())));
    draft.language = get("language").or_else(|| of_feed("language"));
    draft.modified = get("date_modified").as_deref().and_then(crate::clock::read);
    match get("date_published") {
        Some(date) => draft.publish(&date),
        None => draft.published = draft.modified.clone(),
    }
    draft.body = match (get("content_html"), get("content_text").or_else(|| get("summary"))) {
        (Some(html), _) => Body::Html(html),
        (None, Some(text)) => Body::Plain(text),
        _ => Body::None,
    };
    draft
}
