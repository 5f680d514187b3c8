//! A case file under what happens to files: killed writers, other programs' files, newer ones, read-only ones, locked ones.
#![allow(clippy::disallowed_methods, reason = "a test of files and processes")]

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::thread::sleep;
use std::time::Duration;

use assert_cmd::Command;
use rusqlite::Connection;
use tempfile::TempDir;

/// Kills in one run; the nightly target sets more.
const KILLS: u64 = 200;

fn run(args: &[&str]) -> (i32, String, String) {
    let out = Command::cargo_bin("dateline").expect("the binary").args(args).output().expect("runs");
    let text = |b: Vec<u8>| String::from_utf8_lossy(&b).into_owned();
    (out.status.code().unwrap_or(-1), text(out.stdout), text(out.stderr))
}

/// Invented reports, a line each, every one a little other than the last.
fn reports(from: usize, to: usize) -> String {
    (from..to)
        .map(|n| {
            format!(
                "{{\"id\": \"wire-{n}\", \"title\": \"Pier {n} closed\", \"published\": \"2031-05-04\", \"text\": \"Police arrested {} \
                 dockworkers at pier {n} in Port Alder on Tuesday, the harbour master said. Ferry {n} did not sail.\"}}\n",
                n % 40 + 2
            )
        })
        .collect()
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

#[test]
fn a_killed_writer_loses_nothing_that_was_reported_stored() {
    let kills: u64 = std::env::var("DATELINE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let folder = TempDir::new().expect("a folder");
    let (case, feed) = (path(folder.path(), "case.db"), path(folder.path(), "feed.jsonl"));
    let binary = assert_cmd::cargo::cargo_bin("dateline");
    let mut stored: BTreeSet<String> = BTreeSet::new();
    // The moments are spread by a multiplicative step, so that every run has the same ones.
    let mut moment: u64 = 7;
    for round in 0..kills {
        moment = moment * 48271 % 0x7fff_ffff;
        std::fs::write(&feed, reports(0, 40 + round as usize * 6)).expect("written");
        let mut child = Process::new(&binary)
            .args(["add", &case, &feed, "--format", "jsonl", "--threads", "1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        sleep(Duration::from_micros(20_000 + moment % 180_000));
        let _ = child.kill();
        let mut out = String::new();
        let _ = child.stdout.take().expect("a pipe").read_to_string(&mut out);
        let _ = child.wait();
        for line in out.lines() {
            // The last line may be cut by the kill; then it was not yet reported.
            if let Ok(v) = serde_json::from_str::<serde_json::Value>(line) {
                stored.insert(v["source"].as_str().expect("a source").to_owned());
            }
        }
        if round % 20 == 19 || round + 1 == kills {
            held(&case, &stored);
        }
    }
    let (code, _, err) = run(&["add", &case, &feed]);
    assert_eq!(code, 0, "{err}");
    let (code, out, _) = run(&["check", &case]);
    assert_eq!((code, out.contains("0 faults")), (0, true), "{out}");
    let db = Connection::open(&case).expect("opens");
    let all: i64 = db.query_row("SELECT count(*) FROM documents", [], |r| r.get(0)).expect("a count");
    assert_eq!(all as u64, 40 + (kills - 1) * 6, "the next run goes on to the end");
}

/// All that was reported stored is in the file, and the file is whole.
fn held(case: &str, stored: &BTreeSet<String>) {
    if !Path::new(case).exists() {
        assert!(stored.is_empty());
        return;
    }
    let db = Connection::open(case).expect("opens");
    let whole: String = db.query_row("PRAGMA integrity_check", [], |r| r.get(0)).expect("a check");
    assert_eq!(whole, "ok");
    if stored.is_empty() {
        return;
    }
    let mut find = db.prepare("SELECT source FROM documents").expect("the table");
    let there: BTreeSet<String> =
        find.query_map([], |r| r.get(0)).expect("rows").map(|r| r.expect("a source")).collect();
    let missing: Vec<&String> = stored.difference(&there).collect();
    assert!(missing.is_empty(), "reported stored and not there: {missing:?}");
}

#[test]
fn the_order_of_adding_does_not_show() {
    let folder = TempDir::new().expect("a folder");
    let lines: Vec<String> =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../eval/cases/reports.jsonl"))
            .expect("the invented reports")
            .lines()
            .map(str::to_owned)
            .collect();
    let mut printed: Vec<Vec<String>> = Vec::new();
    for step in [1usize, 7, 11] {
        let case = path(folder.path(), &format!("{step}.db"));
        let shuffled: Vec<&str> = (0..lines.len()).map(|i| lines[(i * step + step) % lines.len()].as_str()).collect();
        assert_eq!(shuffled.iter().collect::<BTreeSet<_>>().len(), lines.len(), "a shuffle");
        for (n, part) in shuffled.chunks(lines.len() / step.min(3) + 1).enumerate() {
            let feed = path(folder.path(), &format!("{step}-{n}.jsonl"));
            std::fs::write(&feed, part.join("\n")).expect("written");
            assert_eq!(run(&["add", &case, &feed]).0, 0);
        }
        let views = ["stories", "timeline", "tolls", "sides", "claims", "sources", "brief"];
        printed.push(views.iter().map(|v| run(&[v, &case, "--format", "json"]).1).collect());
    }
    assert_eq!(printed[0], printed[1]);
    assert_eq!(printed[0], printed[2]);
}

#[test]
fn what_cannot_be_used_is_said_clearly_and_left_alone() {
    let folder = TempDir::new().expect("a folder");
    let feed = path(folder.path(), "feed.jsonl");
    std::fs::write(&feed, reports(0, 3)).expect("written");
    let refused = |case: &str, words: &str| {
        let before = std::fs::read(case).unwrap_or_default();
        let (code, _, err) = run(&["add", case, &feed]);
        assert_eq!((code, err.contains(words)), (2, true), "{words}: {err}");
        assert_eq!(std::fs::read(case).unwrap_or_default(), before, "{words}: touched");
    };
    let foreign = path(folder.path(), "foreign.db");
    Connection::open(&foreign).and_then(|db| db.execute_batch("CREATE TABLE orders(id INTEGER)")).expect("made");
    refused(&foreign, "another program");

    let newer = path(folder.path(), "newer.db");
    assert_eq!(run(&["add", &newer, &feed]).0, 0);
    Connection::open(&newer).and_then(|db| db.pragma_update(None, "user_version", 99)).expect("set");
    refused(&newer, "newer release");

    let cut = path(folder.path(), "cut.db");
    assert_eq!(run(&["add", &cut, &feed]).0, 0);
    let bytes = std::fs::read(&cut).expect("read");
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).expect("written");
    let (code, _, err) = run(&["brief", &cut]);
    assert_eq!((code, err.contains("damaged")), (2, true), "{err}");
}

#[test]
fn a_locked_case_is_waited_for_and_then_said() {
    let folder = TempDir::new().expect("a folder");
    let (case, feed) = (path(folder.path(), "case.db"), path(folder.path(), "feed.jsonl"));
    std::fs::write(&feed, reports(0, 3)).expect("written");
    assert_eq!(run(&["add", &case, &feed]).0, 0);
    let db = Connection::open(&case).expect("opens");
    db.execute_batch("BEGIN IMMEDIATE").expect("locked");
    std::fs::write(&feed, reports(0, 6)).expect("written");
    let (code, _, err) = run(&["add", &case, &feed]);
    assert_eq!((code, err.contains("another process")), (2, true), "{err}");
    assert_eq!(run(&["timeline", &case]).0, 0, "looking is possible all the while");
    db.execute_batch("ROLLBACK").expect("free");
    assert_eq!(run(&["add", &case, &feed]).0, 0);
}

#[cfg(unix)]
#[test]
fn a_full_disk_keeps_what_was_stored() {
    let folder = TempDir::new().expect("a folder");
    let (case, feed) = (path(folder.path(), "case.db"), path(folder.path(), "feed.jsonl"));
    std::fs::write(&feed, reports(0, 3)).expect("written");
    assert_eq!(run(&["add", &case, &feed]).0, 0);
    std::fs::write(&feed, reports(0, 600)).expect("written");
    // A limit on the size of files stands for a disk with no more room.
    let binary = assert_cmd::cargo::cargo_bin("dateline");
    let out = Process::new("bash")
        .args(["-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" add \"$1\" \"$2\""])
        .arg(&binary)
        .args([&case, &feed])
        .output()
        .expect("runs");
    assert_eq!(out.status.code(), Some(2), "{}", String::from_utf8_lossy(&out.stderr));
    held(&case, &(0..3).map(|n| format!("wire-{n}")).collect());
    assert_eq!(run(&["add", &case, &feed]).0, 0, "with room again it goes on");
}
