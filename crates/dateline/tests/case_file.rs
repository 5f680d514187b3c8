//! A case file through the real binary: added twice, changed, asked.
#![allow(clippy::disallowed_methods, reason = "a test of files")]

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const MAY_4: &str = "Two die in Port Alder\n\nPORT ALDER, May 4 (Alder Wire) — Police fired tear gas at dockworkers in Port Alder on Sunday. Two \
                     people were killed, the harbour hospital said.\n";

fn dateline(args: &[&str]) -> (i32, String, String) {
    let out = Command::cargo_bin("dateline").expect("the binary").args(args).output().expect("runs");
    let text = |b: Vec<u8>| String::from_utf8(b).expect("text");
    (out.status.code().unwrap_or(-1), text(out.stdout), text(out.stderr))
}

fn json(args: &[&str]) -> Value {
    let (code, out, err) = dateline(args);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).expect("JSON")
}

struct Scratch(TempDir);

impl Scratch {
    fn new() -> Scratch {
        Scratch(TempDir::new().expect("a folder"))
    }
    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }
    fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).expect("written");
        path
    }
}

#[test]
fn a_report_is_stored_once_and_a_changed_one_beside_it() {
    let s = Scratch::new();
    let (case, report) = (s.path("case.db"), s.write("report.txt", MAY_4));
    let (code, out, _) = dateline(&["add", &case, &report, "--date", "2031-05-04"]);
    assert_eq!((code, out.contains("1 new")), (0, true), "{out}");
    let (code, out, _) = dateline(&["add", &case, &report, "--date", "2031-05-04"]);
    assert_eq!((code, out.contains("1 already in")), (0, true), "{out}");
    s.write("report.txt", &MAY_4.replace("Two people were killed", "Three people were killed"));
    let (code, out, _) = dateline(&["add", &case, &report, "--date", "2031-05-04"]);
    assert_eq!((code, out.contains("1 changed")), (0, true), "{out}");
    let sources = json(&["sources", &case, "--format", "json"]);
    assert_eq!((sources.as_array().map(Vec::len), &sources[0]["documents"][0]["versions"]), (Some(1), &2.into()));
    assert_eq!(json(&["search", &case, "Two people were", "--format", "json"]).as_array().map(Vec::len), Some(0));
    assert_eq!(json(&["search", &case, "Three people were", "--format", "json"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn views_filter_by_day_place_and_kind() {
    let s = Scratch::new();
    let (case, report) = (s.path("case.db"), s.write("report.txt", MAY_4));
    dateline(&["add", &case, &report, "--date", "2031-05-04"]);
    let count = |more: &[&str]| {
        let args: Vec<&str> = ["timeline", &case, "--format", "json"].iter().chain(more).copied().collect();
        json(&args).as_array().map_or(0, Vec::len)
    };
    assert!(count(&["--kind", "assault"]) > 0);
    assert_eq!(count(&["--kind", "aid"]), 0);
    assert!(count(&["--since", "2031-05-04", "--until", "2031-05-04"]) > 0);
    assert_eq!(count(&["--since", "2031-05-07"]), 0);
    assert!(count(&["--about", "police"]) > 0);
    assert_eq!(count(&["--about", "100%"]), 0);
    let new = count(&["--new"]);
    assert!(new > 0);
    assert_eq!(count(&["--new"]), 0, "what was looked at is not new");
}

#[test]
fn what_is_no_case_is_refused_and_left_alone() {
    let s = Scratch::new();
    let report = s.write("report.txt", MAY_4);
    let text = s.write(
        "notes.txt",
        "no database at all, and long enough that SQLite would have read a header from it: it has none\n",
    );
    for args in [["add", &text, &report], ["timeline", &text, "--new"]] {
        let (code, _, err) = dateline(&args);
        assert_eq!((code, err.contains("no case")), (2, true), "{err}");
    }
    let (code, _, err) = dateline(&["timeline", &s.path("missing.db")]);
    assert_eq!((code, err.contains("no such case")), (2, true), "{err}");
}
