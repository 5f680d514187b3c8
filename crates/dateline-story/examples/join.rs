//! Joins what records on standard input say together, story by story, and prints it: the step by itself, for scoring and for training.
//!
//! `join all|events|days|setting|pairs|quotes < LINES`: each line is `{"group", "origin", "record"}`, the last a line of
//! `dateline read --format jsonl`; for `quotes` it is two quotations. `all` prints all that a story says together, `events` one joined event a
//! line, `days` a topic's days with their weights, `setting` an incident's day and town, `pairs` one pair of events a line with its
//! features, `quotes` whether the two are one.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use dateline_model::Record;
use dateline_story::{Constraints, Telling, claims, entities, join, joined, setting, timeline};
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    group: String,
    origin: Option<String>,
    record: Record,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let what = std::env::args_os().nth(1).unwrap_or_default();
    if what == "quotes" {
        for line in std::io::stdin().lock().lines() {
            let (a, b): (String, String) = serde_json::from_str(&line?)?;
            println!("{}", claims::quotes::variants(&a, &b));
        }
        return Ok(());
    }
    let mut stories: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for line in std::io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        stories.entry(line.group.clone()).or_default().push(line);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (group, lines) in &stories {
        let tellings: Vec<Telling<'_>> = lines
            .iter()
            .map(|l| {
                let id = l.record.document.source.as_str();
                Telling { id, origin: l.origin.as_deref().unwrap_or(id), story: &l.group, record: &l.record }
            })
            .collect();
        if what == "all" {
            writeln!(out, "{}", serde_json::to_string(&(group, join(&tellings, &Constraints::default())))?)?;
            continue;
        }
        if what == "days" {
            writeln!(out, "{}", serde_json::to_string(&(group, timeline::of(&tellings)))?)?;
            continue;
        }
        if what == "setting" {
            writeln!(out, "{}", serde_json::to_string(&(group, setting::of(&tellings)))?)?;
            continue;
        }
        let links = entities::link(&tellings, &Constraints::default());
        if what == "pairs" {
            for (a, b, x) in joined::pairs_of(&tellings, &links) {
                writeln!(out, "{}", serde_json::to_string(&(group, a, b, x))?)?;
            }
        } else {
            for event in joined::events(&tellings, &links, &Constraints::default()) {
                let mut line = serde_json::to_value(&event)?;
                line["group"] = group.as_str().into();
                writeln!(out, "{line}")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}
