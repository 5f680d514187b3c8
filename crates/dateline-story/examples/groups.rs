//! Prints groups of what is on standard input, one `{"id", "group"}` a line, for the scorers and for speed: `groups copies`, `groups links` and
//! `groups stories` take records, `groups copies-of-texts` and `groups links-of-texts` take `{"id", "text"}` a line, and `groups read-texts` only reads
//! them. Times go to standard error.
#![allow(clippy::disallowed_methods, reason = "a program at the edge")]

use std::io::BufRead;
use std::time::Instant;

use dateline_model::Record;
use dateline_story::copies::{Copies, Fingerprint};
use dateline_story::stories::{Profile, Stories};

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let lines: Vec<String> =
        std::io::stdin().lock().lines().map_while(Result::ok).filter(|l| !l.trim().is_empty()).collect();
    match what.as_str() {
        "copies" | "links" => {
            let records = records(&lines);
            let texts: Vec<(&str, &str)> =
                records.iter().map(|r| (r.document.source.as_str(), r.document.text.as_str())).collect();
            copies(&texts, what == "links");
        }
        "copies-of-texts" | "links-of-texts" | "read-texts" => {
            let values: Vec<serde_json::Value> =
                lines.iter().map(|l| serde_json::from_str(l).expect("JSON a line")).collect();
            let texts: Vec<(&str, &str)> =
                values.iter().filter_map(|v| Some((v["id"].as_str()?, v["text"].as_str()?))).collect();
            if what != "read-texts" {
                copies(&texts, what == "links-of-texts");
            }
        }
        "stories" => stories(&records(&lines)),
        _ => {
            eprintln!("usage: groups copies|links|stories|copies-of-texts|links-of-texts");
            std::process::exit(2);
        }
    }
}

fn records(lines: &[String]) -> Vec<Record> {
    lines.iter().map(|l| serde_json::from_str(l).expect("a record a line")).collect()
}

fn line(id: &str, group: &str) {
    println!("{}", serde_json::json!({"id": id, "group": group}));
}

fn copies(texts: &[(&str, &str)], links: bool) {
    let start = Instant::now();
    let mut index = Copies::new();
    let mut bytes = 0;
    for (id, text) in texts {
        let fingerprint = Fingerprint::of_text(text);
        bytes += fingerprint.to_bytes().len();
        index.add(id, fingerprint);
    }
    let added = start.elapsed().as_secs_f64();
    if links {
        for l in index.links() {
            let shown = serde_json::json!({"a": l.a, "b": l.b, "containment": l.likeness.containment});
            println!("{shown}");
        }
    } else {
        let groups = index.groups();
        let grouped = start.elapsed().as_secs_f64();
        for g in &groups {
            g.members.iter().for_each(|m| line(m, &g.id));
        }
        let facts = serde_json::json!({"documents": texts.len(), "groups": groups.len(), "bytes": bytes, "added_s": added, "grouped_s": grouped});
        eprintln!("{facts}");
    }
}

fn stories(records: &[Record]) {
    let start = Instant::now();
    let mut index = Stories::new();
    for r in records {
        index.add(&r.document.source, Profile::of(r));
    }
    let profiled = start.elapsed().as_secs_f64();
    index.settle();
    let settled = start.elapsed().as_secs_f64();
    for s in index.stories() {
        s.reports.iter().for_each(|r| line(r, &s.id));
    }
    eprintln!("{}", serde_json::json!({"documents": records.len(), "profiled_s": profiled, "settled_s": settled}));
}
