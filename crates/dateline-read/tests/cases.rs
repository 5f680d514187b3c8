//! Runs the literate cases of `cases/*.md`: text in, facts out. `cases/README.md` says how they are written.

#![allow(clippy::disallowed_methods, reason = "a test that reads its pages")]

mod support;

use dateline_lang::English;
use dateline_read::clause::Clauses;
use dateline_read::{Kit, read};
use support::{holds, load};

#[test]
fn every_case_holds() {
    let only = std::env::var("CASE").ok();
    let kit = Kit::embedded();
    let engine = English::embedded().expect("the embedded model loads");
    let (mut run, mut failed, mut open) = (0, Vec::new(), 0);
    for case in load() {
        if only.as_ref().is_some_and(|o| !format!("{}: {}", case.page, case.heading).contains(o.as_str())) {
            continue;
        }
        run += 1;
        let doc = dateline_intake::plain(&case.page, &case.text, &case.given);
        let analysis = engine.analyse(&doc.text);
        let mut record = serde_json::to_value(read(&doc, &analysis, &kit)).expect("a record is JSON");
        let clauses = Clauses::new(&analysis);
        let described: Vec<_> = clauses.all().iter().map(|c| clauses.describe(&analysis, c)).collect();
        record["clauses"] = serde_json::to_value(described).expect("clauses are JSON");
        if only.is_some() {
            println!("{}", serde_json::to_string_pretty(&record).expect("prints"));
        }
        let wrong: Vec<&String> = case.expect.iter().filter(|line| !holds(line, &record)).collect();
        if case.heading.contains("(open)") {
            open += usize::from(!wrong.is_empty());
        } else if !wrong.is_empty() {
            failed.push(format!(
                "{}: {}\n    {}",
                case.page,
                case.heading,
                wrong.iter().map(|s| s.as_str()).collect::<Vec<_>>().join("\n    ")
            ));
        }
    }
    println!("{run} cases, {} failed, {open} open", failed.len());
    assert!(failed.is_empty(), "these cases do not hold:\n{}", failed.join("\n"));
    assert!(run > 0 || only.is_some(), "no case was found");
}
