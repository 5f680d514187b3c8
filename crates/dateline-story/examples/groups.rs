//! Prints the groups of the records on standard input, one `{"id", "group"}` a line, for the scorers: `groups copies`, `groups links`, `groups
//! stories`. Talk goes to standard error.
#![allow(clippy::disallowed_methods, reason = "a program at the edge")]

use std::io::BufRead;

use dateline_model::Record;
use dateline_story::copies::{Copies, Fingerprint};
use dateline_story::stories::{Profile, Stories};

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let records: Vec<Record> = std::io::stdin()
        .lock()
        .lines()
        .map_while(Result::ok)
        .filter(|l| !l.trim().is_empty())
        .map(|l| serde_json::from_str(&l).expect("a record a line"))
        .collect();
    let start = std::time::Instant::now();
    let line = |id: &str, group: &str| println!("{}", serde_json::json!({"id": id, "group": group}));
    match what.as_str() {
        "copies" | "links" => {
            let mut copies = Copies::new();
            for r in &records {
                copies.add(&r.document.source, Fingerprint::of(r));
            }
            if what == "links" {
                for l in copies.links() {
                    println!("{}", serde_json::json!({"a": l.a, "b": l.b, "containment": l.likeness.containment}));
                }
            } else {
                for g in copies.groups() {
                    g.members.iter().for_each(|m| line(m, &g.id));
                }
            }
        }
        "stories" => {
            let mut stories = Stories::new();
            for r in &records {
                stories.add(&r.document.source, Profile::of(r));
            }
            eprintln!("profiles {:.3}", start.elapsed().as_secs_f64());
            for s in stories.stories() {
                s.reports.iter().for_each(|r| line(r, &s.id));
            }
        }
        _ => {
            eprintln!("usage: groups copies|links|stories < RECORDS");
            std::process::exit(2);
        }
    }
    eprintln!("{} reports in {:.3} s", records.len(), start.elapsed().as_secs_f64());
}
