//! The pages of `cases/`: what they hold, and whether a line of expectation holds of a record.

use std::fs;
use std::path::Path;

use dateline_intake::Given;
use serde_json::Value;

/// One case.
pub(crate) struct Case {
    /// The page's name without its ending.
    pub(crate) page: String,
    /// What stands behind `##`.
    pub(crate) heading: String,
    /// What the user gives.
    pub(crate) given: Given,
    /// The text.
    pub(crate) text: String,
    /// Lines of expectation.
    pub(crate) expect: Vec<String>,
}

/// All cases of the pages, in order.
pub(crate) fn load() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut pages: Vec<_> =
        fs::read_dir(folder).expect("the folder of cases").map(|e| e.expect("an entry").path()).collect();
    pages.sort();
    let mut out = Vec::new();
    for page in pages
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "md") && p.file_stem().is_some_and(|s| s != "README"))
    {
        let name = page.file_stem().expect("a name").to_string_lossy().into_owned();
        let body = fs::read_to_string(page).expect("a page");
        let mut heading = String::new();
        let mut lines = body.lines();
        while let Some(line) = lines.next() {
            if let Some(h) = line.strip_prefix("## ") {
                h.clone_into(&mut heading);
            } else if let Some(head) = line.strip_prefix("```text") {
                let text: Vec<&str> = lines.by_ref().take_while(|l| !l.starts_with("```")).collect();
                let mut given = Given::default();
                for (path, _, value) in conditions(head) {
                    match path.as_str() {
                        "published" => given.published = Some(value),
                        "outlet" => given.outlet = Some(value),
                        "title" => given.title = Some(value),
                        other => panic!("{name}: {heading}: what is {other}?"),
                    }
                }
                out.push(Case {
                    page: name.clone(),
                    heading: heading.clone(),
                    given,
                    text: text.join("\n"),
                    expect: Vec::new(),
                });
            } else if line.starts_with("```expect") {
                let expect = lines.by_ref().take_while(|l| !l.starts_with("```")).filter(|l| !l.trim().is_empty());
                out.last_mut().expect("a text before what is expected of it").expect =
                    expect.map(str::to_owned).collect();
            }
        }
    }
    out
}

/// Whether a line of expectation holds of a record.
pub(crate) fn holds(line: &str, record: &Value) -> bool {
    let (verb, rest) = match line.split_once(' ') {
        Some(("no", rest)) => ("no", rest),
        Some(("count", rest)) => ("count", rest),
        _ => ("some", line),
    };
    let (list, rest) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
    let items = record[list].as_array().or_else(|| record["document"][list].as_array());
    let items = items.unwrap_or_else(|| panic!("no list {list} in a record: {line}"));
    if verb == "count" {
        return rest.trim().parse() == Ok(items.len());
    }
    let wanted = conditions(rest);
    let any = items.iter().any(|item| wanted.iter().all(|(path, op, value)| meets(record, item, path, *op, value)));
    any == (verb == "some")
}

/// `path=value path~"two words"` in pieces.
fn conditions(line: &str) -> Vec<(String, char, String)> {
    let mut out = Vec::new();
    let mut rest = line.trim_start();
    while let Some(at) = rest.find(['=', '~']) {
        let (mut path, mut op) = (&rest[..at], rest[at..].chars().next().unwrap_or('='));
        if let Some(p) = path.strip_suffix('!') {
            (path, op) = (p, '!');
        }
        let after = &rest[at + 1..];
        let (value, end) = if let Some(quoted) = after.strip_prefix('"') {
            let end = quoted.find('"').unwrap_or_else(|| panic!("an open quotation mark in: {line}"));
            (&quoted[..end], end + 2)
        } else {
            let end = after.find(' ').unwrap_or(after.len());
            (&after[..end], end)
        };
        out.push((path.trim().to_owned(), op, value.to_owned()));
        rest = after[end..].trim_start();
    }
    assert!(rest.is_empty(), "cannot read {rest:?} in: {line}");
    out
}

fn meets(record: &Value, item: &Value, path: &str, op: char, wanted: &str) -> bool {
    let found = values(record, item, path);
    let equal = |v: &Value| match v {
        Value::String(s) => s == wanted,
        Value::Array(a) if a.is_empty() => wanted == "[]",
        Value::Number(n) => wanted.parse::<f64>().is_ok_and(|w| n.as_f64().is_some_and(|n| (n - w).abs() < 1e-9)),
        v => *v == *wanted || v.to_string().as_str() == wanted,
    };
    match op {
        '=' => found.iter().any(equal),
        '!' => !found.iter().any(equal),
        _ => found.iter().any(|v| v.as_str().is_some_and(|s| s.contains(wanted))),
    }
}

/// What a path leads to, through lists and through ids of other items.
fn values(record: &Value, from: &Value, path: &str) -> Vec<Value> {
    let mut at = vec![from.clone()];
    for step in path.split('.') {
        let mut next = Vec::new();
        for v in at {
            let each = match v {
                Value::Array(a) => a,
                v => vec![v],
            };
            for v in each {
                let v = match &v {
                    Value::String(id) => by_id(record, id).unwrap_or(v),
                    _ => v,
                };
                next.push(v.get(step).cloned().unwrap_or(Value::Null));
            }
        }
        at = next;
    }
    at.into_iter()
        .flat_map(|v| match v {
            Value::Array(a) if !a.is_empty() => a,
            v => vec![v],
        })
        .collect()
}

fn by_id(record: &Value, id: &str) -> Option<Value> {
    let lists = ["entities", "times", "places", "amounts", "claims", "events", "sides", "tolls", "stakes", "media"];
    lists.iter().flat_map(|l| record[*l].as_array().into_iter().flatten()).find(|i| i["id"] == id).cloned()
}
