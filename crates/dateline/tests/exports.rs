//! Exports of a case and of records, and what comes back.
#![allow(clippy::disallowed_methods, reason = "a test of the files themselves")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn records() -> PathBuf {
    root().join("crates/dateline-export/tests/records.jsonl")
}

/// Runs the binary in a folder: what it printed, and its exit code.
fn run(folder: &Path, args: &[&str], input: &str) -> (String, String, i32) {
    let out = Command::cargo_bin("dateline")
        .expect("the binary")
        .current_dir(folder)
        .args(args)
        .write_stdin(input)
        .output()
        .expect("runs");
    let text = |b: Vec<u8>| String::from_utf8(b).expect("text");
    (text(out.stdout), text(out.stderr), out.status.code().unwrap_or(-1))
}

fn done(folder: &Path, args: &[&str]) -> String {
    let (out, err, code) = run(folder, args, "");
    assert_eq!(code, 0, "{args:?}: {err}");
    out
}

/// A case of the invented records.
fn case() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    done(folder.path(), &["import", "case.db", &records().display().to_string()]);
    folder
}

#[test]
fn records_come_back_as_the_same_bytes() {
    let folder = case();
    let given = fs::read_to_string(records()).expect("records");
    // As the binary itself prints them, so that the order of names is its own.
    let (printed, _, _) = run(folder.path(), &["export", "-", "--to", "jsonl"], &given);
    let first = done(folder.path(), &["export", "case.db", "--to", "jsonl"]);
    assert_eq!(printed, first);
    fs::write(folder.path().join("again.jsonl"), &first).expect("written");
    done(folder.path(), &["import", "again.db", "again.jsonl"]);
    assert_eq!(done(folder.path(), &["export", "again.db", "--to", "jsonl"]), first);
    done(folder.path(), &["check", "again.db"]);
}

#[test]
fn records_on_standard_input_become_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let given = fs::read_to_string(records()).expect("records");
    let (out, err, code) = run(folder.path(), &["export", "-", "--to", "csv"], &(given + "not a record\n"));
    assert_eq!(code, 1, "a line that is no record is a problem");
    assert!(err.contains("-:4: this line is no record"), "{err}");
    assert_eq!(out.lines().next().map(|l| l.starts_with("id,type,mode")), Some(true));
    assert!(err.contains("8 events"), "{err}");
}

#[test]
fn an_edit_is_all_that_changes() {
    let folder = case();
    let at = folder.path();
    done(at, &["export", "case.db", "--to", "csv", "--out", "before"]);
    let events = fs::read_to_string(at.join("before/events.csv")).expect("events");
    // Excel's own line ends and byte-order mark, and one cell that a person put right.
    let edited = events.replace(",COERCE,arrest,", ",COERCE,seize,");
    assert_ne!(edited, events);
    fs::write(at.join("events.csv"), format!("\u{feff}{}", edited.replace('\n', "\r\n"))).expect("written");
    let args = ["import", "case.db", "events.csv", "--by", "ada", "--own-knowledge", "--at", "2031-05-04T10:00:00Z"];
    assert!(done(at, &args).contains("1 decision made"));
    done(at, &["export", "case.db", "--to", "csv", "--out", "after"]);
    let mut differ = Vec::new();
    for file in fs::read_dir(at.join("before")).expect("files").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let (a, b) = (rows(&at.join("before").join(&name)), rows(&at.join("after").join(&name)));
        assert_eq!(a.len(), b.len(), "{name}");
        for (x, y) in a.iter().zip(&b) {
            for (n, (c, d)) in x.iter().zip(y).enumerate().filter(|(_, (c, d))| c != d) {
                differ.push((name.clone(), a[0][n].clone(), c.clone(), d.clone()));
            }
        }
    }
    let words: Vec<(&str, &str, &str)> = differ.iter().map(|d| (d.1.as_str(), d.2.as_str(), d.3.as_str())).collect();
    assert_eq!(
        words,
        [
            ("mode", "arrest", "seize"),
            ("review", "", "edited"),
            ("reviewer", "", "ada"),
            ("reviewed_at", "", "2031-05-04T10:00:00Z")
        ]
    );
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).expect("a table");
    reader.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_workbook_that_nobody_edited_decides_nothing() {
    let folder = case();
    done(folder.path(), &["export", "case.db", "--to", "xlsx", "--out", "case.xlsx"]);
    let out = done(folder.path(), &["import", "case.db", "case.xlsx", "--by", "ada"]);
    assert!(out.contains("0 decisions"), "{out}");
}

#[test]
fn with_one_fault_nothing_is_decided() {
    let folder = case();
    let at = folder.path();
    let events = done(at, &["export", "case.db", "--to", "csv"]);
    let edited = events.replace(",COERCE,arrest,", ",COERCE,seize,").replace(",SUPPORT,", ",ADMIRE,");
    fs::write(at.join("events.csv"), edited).expect("written");
    let (_, err, code) = run(at, &["import", "case.db", "events.csv", "--by", "ada", "--own-knowledge"], "");
    assert_eq!(code, 2);
    assert!(
        err.contains("events.csv: sheet events, row") && err.contains("column type: \"ADMIRE\" is none of"),
        "{err}"
    );
    assert_eq!(done(at, &["review", "case.db", "--format", "jsonl"]), "");
}

#[test]
fn only_what_was_accepted_is_usable() {
    let folder = case();
    let at = folder.path();
    let events = done(at, &["export", "case.db", "--to", "csv"]);
    let id = events.lines().find(|l| l.contains(",COERCE,")).and_then(|l| l.split(',').next()).expect("an event");
    done(at, &["review", "case.db", "accept", id, "--by", "ada", "--at", "2031-05-04T10:00:00Z"]);
    let (out, err, _) =
        run(at, &["export", "case.db", "--to", "ninjs", "--only", "accepted", "--report", "account.json"], "");
    let items: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(items.as_array().map(Vec::len), Some(1));
    assert_eq!(items[0]["pubStatus"], "usable");
    assert!(err.contains("not decided so far"), "{err}");
    let account: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(at.join("account.json")).expect("an account")).expect("JSON");
    assert_eq!(account["written"]["items"], 1);
}

#[test]
fn a_selection_is_one_for_cases_and_records() {
    let folder = case();
    let given = fs::read_to_string(records()).expect("records");
    let args = ["--to", "csv", "--since", "2027-05", "--kind", "support", "--about", "Halvia"];
    let (from_lines, _, _) = run(folder.path(), &[["export", "-"].as_slice(), &args].concat(), &given);
    let from_case = done(folder.path(), &[["export", "case.db"].as_slice(), &args].concat());
    assert_eq!((from_lines.lines().count(), from_case.lines().count()), (2, 2));
}

#[test]
fn strict_says_that_it_refused() {
    let folder = case();
    let (_, err, code) = run(folder.path(), &["export", "case.db", "--to", "gdelt-shaped", "--strict"], "");
    assert_eq!(code, 1);
    assert!(err.contains("refused"), "{err}");
}

/// The targets' own readers, where they are installed beside the tests: `make readers` puts them there.
#[test]
fn the_targets_readers_take_what_is_written() {
    let python = root().join("target/readers/bin/python");
    if !python.exists() {
        eprintln!("skipped: {} is not there; `make readers` installs the readers", python.display());
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let lines = records().display().to_string();
    let one = [
        ("jsonl", "records.jsonl"),
        ("xlsx", "case.xlsx"),
        ("hxl", "events.hxl.csv"),
        ("ninjs", "events.ninjs.json"),
        ("ftm", "entities.ftm.json"),
        ("acled-shaped", "acled-shaped.csv"),
        ("ucdp-shaped", "ucdp-shaped.csv"),
        ("gdelt-shaped", "gdelt-shaped.export.CSV"),
        ("polecat-shaped", "polecat-shaped.txt"),
        ("icews-shaped", "icews-shaped.tab"),
        ("timelinejs", "timeline.json"),
    ];
    for (shape, file) in one {
        fs::create_dir(at.join(shape)).expect("a folder");
        done(at, &["export", &lines, "--to", shape, "--out", &format!("{shape}/{file}")]);
    }
    for shape in ["csv", "parquet"] {
        done(at, &["export", &lines, "--to", shape, "--out", shape]);
    }
    let script = root().join("crates/dateline-export/tests/readers.py");
    let out = Command::new(python).arg(script).arg(at).output().expect("runs");
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    eprintln!("{said}");
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
}
