//! `--explain ID`: the chain of rules and words behind one fact; `--explain clauses`: what the clauses say that facts are read off.

use std::fmt::Write;

use dateline_lang::Analysis;
use dateline_model::{Document, Record};
use dateline_read::clause::Clauses;
use serde_json::Value;

/// The blocks of a document's text with their kinds, then what of its page was left out, and why.
pub(crate) fn text(doc: &Document) -> String {
    let mut out = String::new();
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "text of {}", doc.source);
    for b in &doc.blocks {
        let kind = format!("{:?}", b.kind).to_lowercase();
        let repeats = b.repeats.map(|r| format!(", repeats block {}", r + 1)).unwrap_or_default();
        let _ = writeln!(out, "  {kind}{repeats}: {}", line(b.words.quote()));
    }
    if !doc.left_out.is_empty() {
        let _ = writeln!(out, "left out");
    }
    for left in &doc.left_out {
        let _ = writeln!(out, "  {}: {}", left.why, line(&left.words));
    }
    out
}

/// The chain behind the item with this id, or `None` where the record has no such item.
pub(crate) fn explain(record: &Record, id: &str) -> Option<String> {
    let all = serde_json::to_value(record).ok()?;
    let (list, item) = find(&all, id)?;
    let mut out = String::new();
    let _ = writeln!(out, "{id}: one of {list}, in {}", record.document.source);
    if let Some(quote) = item["quote"].as_str() {
        let _ =
            writeln!(out, "  words: “{}” at {}", quote.split_whitespace().collect::<Vec<_>>().join(" "), item["span"]);
    }
    for (field, value) in item.as_object()? {
        if !matches!(field.as_str(), "id" | "why" | "quote" | "span" | "mentions") && !is_empty(value) {
            let _ = writeln!(out, "  {field}: {}", plain(&all, value));
        }
    }
    let why = item["why"].as_array().map(Vec::as_slice).unwrap_or_default();
    if why.is_empty() {
        let _ = writeln!(out, "  reached by: no rule has left its name");
    }
    for (n, link) in why.iter().enumerate() {
        let rule = link["rule"].as_str().unwrap_or("?");
        let _ = write!(out, "  {}. {rule}", n + 1);
        if let Some((file, line)) = dateline_read::rulebook::place(rule) {
            let _ = write!(out, " ({file}:{line})");
        }
        if let Some(words) = link["words"]["quote"].as_str() {
            let _ = write!(out, " on “{words}” at {}", link["words"]["span"]);
        }
        if let Some(note) = link["note"].as_str() {
            let _ = write!(out, ": {note}");
        }
        out.push('\n');
    }
    Some(out)
}

/// The clauses of a text, one a line: the predicate, its stance with the words that say so, and who and what takes part.
pub(crate) fn clauses(a: &Analysis) -> String {
    let clauses = Clauses::new(a);
    let mut out = String::new();
    for clause in clauses.all() {
        let d = clauses.describe(a, clause);
        let cue = d.cue.map(|c| format!(" by “{c}” ({})", d.rule)).unwrap_or_default();
        let voice = if d.passive { ", passive" } else { "" };
        let _ = write!(out, "{} ({}, {}{voice}): {}{cue}", d.predicate, d.verb, d.tense, d.stance);
        let roles = [
            ("agent", d.agent),
            ("patient", d.patient),
            ("goal", d.goal),
            ("instrument", d.instrument),
            ("oblique", d.oblique),
            ("time", d.time),
            ("place", d.place),
            ("content", d.content),
            ("modifier", d.modifier),
        ];
        for (role, heads) in roles.into_iter().filter(|(_, heads)| !heads.is_empty()) {
            let _ = write!(out, "; {role} {}", heads.join(", "));
        }
        out.push('\n');
    }
    out
}

fn find<'a>(record: &'a Value, id: &str) -> Option<(&'a str, &'a Value)> {
    record
        .as_object()?
        .iter()
        .find_map(|(list, items)| items.as_array()?.iter().find(|i| i["id"] == id).map(|i| (list.as_str(), i)))
}

fn is_empty(v: &Value) -> bool {
    v.is_null() || v.as_array().is_some_and(Vec::is_empty)
}

/// A value in one line: quoted words rather than structure, and the name of whatever an id stands for.
fn plain(record: &Value, v: &Value) -> String {
    match v {
        Value::String(s) => match find(record, s).and_then(|(_, i)| i["name"].as_str().or(i["quote"].as_str())) {
            Some(name) => format!("{s} (“{}”)", name.split_whitespace().collect::<Vec<_>>().join(" ")),
            None => s.clone(),
        },
        Value::Array(a) => a.iter().map(|v| plain(record, v)).collect::<Vec<_>>().join(", "),
        Value::Object(o) => {
            let inner = o.iter().filter(|(k, v)| !is_empty(v) && k.as_str() != "span" && k.as_str() != "spans");
            inner.map(|(k, v)| format!("{k} {}", plain(record, v))).collect::<Vec<_>>().join("; ")
        }
        v => v.to_string(),
    }
}
