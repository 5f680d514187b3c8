//! Holds the house to its plan: edges between crates, file sizes, paths that the docs name, flags and codes that the docs must name.
#![allow(clippy::disallowed_methods, reason = "a test of the files themselves")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use dateline_model::document::Code;
use regex::Regex;

/// Which of our crates each may import, its tests apart.
const EDGES: &[(&str, &[&str])] = &[
    ("dateline-model", &[]),
    ("dateline-intake", &["dateline-model"]),
    ("dateline-lang", &["dateline-model"]),
    ("dateline-read", &["dateline-model", "dateline-lang"]),
    ("dateline-story", &["dateline-model"]),
    ("dateline-store", &["dateline-model", "dateline-story"]),
    ("dateline-export", &["dateline-model", "dateline-store"]),
    ("dateline-desk", &["dateline-model", "dateline-store"]),
    ("dateline-watch", &[]),
    (
        "dateline",
        &[
            "dateline-model",
            "dateline-intake",
            "dateline-lang",
            "dateline-read",
            "dateline-story",
            "dateline-store",
            "dateline-export",
            "dateline-desk",
            "dateline-watch",
        ],
    ),
    (
        "dateline-python",
        &[
            "dateline",
            "dateline-model",
            "dateline-intake",
            "dateline-lang",
            "dateline-read",
            "dateline-story",
            "dateline-store",
            "dateline-export",
        ],
    ),
];

const LONGEST: usize = 700;
const MEDIAN: usize = 250;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// All files of code with one of these endings, environments and build output left out.
fn files(endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for top in ["crates", "training", "knowledge", "eval", "bench", "web/src", "web/test"] {
        let walk = walkdir::WalkDir::new(root().join(top)).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|e| !e.file_name().to_string_lossy().starts_with('.')).flatten() {
            let ending = entry.path().extension().and_then(|e| e.to_str()).unwrap_or_default();
            if entry.file_type().is_file() && endings.contains(&ending) {
                found.push(entry.into_path());
            }
        }
    }
    found
}

#[test]
fn imports_run_one_way() {
    for (name, allowed) in EDGES {
        let manifest: toml::Table = page(&format!("crates/{name}/Cargo.toml")).parse().expect("a manifest");
        let deps = manifest["dependencies"].as_table().expect("a table of dependencies");
        for dep in deps.keys().filter(|d| d.starts_with("dateline")) {
            assert!(allowed.contains(&dep.as_str()), "{name} may not import {dep}: ARCHITECTURE.md, invariant 1");
        }
    }
    let rooms = fs::read_dir(root().join("crates")).expect("crates").flatten().count();
    assert_eq!(
        rooms,
        EDGES.len(),
        "a crate was added or removed: give it its edges here and its row in ARCHITECTURE.md"
    );
}

#[test]
fn files_stay_readable() {
    let mut lengths = Vec::new();
    for file in files(&["rs", "py", "ts", "svelte", "mjs"]) {
        let lines = fs::read_to_string(&file).expect("a text file").lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines; the cap is {LONGEST}", file.display());
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= MEDIAN, "the median file has {median} lines; it should be at most {MEDIAN}");
}

#[test]
fn every_file_of_code_says_what_it_is_for() {
    for file in files(&["rs"]) {
        let text = fs::read_to_string(&file).expect("a text file");
        assert!(text.starts_with("//!"), "{} does not open with a doc comment", file.display());
    }
}

#[test]
fn paths_named_in_the_docs_exist() {
    let path = Regex::new(r"`((?:\.ci|[A-Za-z][\w.-]*)/[\w./-]*|[A-Z]+\.md|[a-z]+\.toml)`").expect("a pattern");
    let mut pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned).to_vec();
    pages.extend(fs::read_dir(root().join("docs")).into_iter().flatten().flatten().filter_map(|e| {
        let name = e.file_name().into_string().ok()?;
        name.ends_with(".md").then(|| format!("docs/{name}"))
    }));
    let mut missing = Vec::new();
    for name in pages {
        for found in path.captures_iter(&page(&name)).map(|c| c[1].to_owned()) {
            // What does not start in one of our folders is no path of ours: a value, a rule's name.
            let ours = found.split('/').next().is_some_and(|top| root().join(top).exists());
            if ours && !found.starts_with("target/") && !root().join(&found).exists() {
                missing.push(format!("{name} names {found}"));
            }
        }
    }
    assert!(missing.is_empty(), "no such path:\n{}", missing.join("\n"));
}

#[test]
fn every_problem_code_is_documented() {
    let docs = page("docs/problems.md");
    for code in Code::ALL {
        assert!(docs.contains(&format!("## {code}")), "docs/problems.md has no section on {code}");
    }
}

#[test]
fn every_field_of_the_record_is_documented() {
    let docs = page("docs/record.md");
    let schema: serde_json::Value =
        serde_json::from_str(&page("crates/dateline-model/schema/record.json")).expect("the schema is JSON");
    let parts =
        ["DocumentPart", "Entity", "Time", "Place", "Amount", "Claim", "Event", "Side", "Toll", "Stake", "Media"];
    for part in parts.map(|p| &schema["$defs"][p]).into_iter().chain([&schema]) {
        for field in part["properties"].as_object().expect("fields").keys().filter(|f| *f != "schema") {
            assert!(docs.contains(&format!("`{field}`")), "docs/record.md does not name {field}");
        }
    }
}

#[test]
fn every_flag_is_documented() {
    let docs = page("docs/cli.md");
    let flag = Regex::new(r"(?m)^\s+(?:-\w, )?(--[a-z][a-z-]*)").expect("a pattern");
    let mut flags = BTreeSet::new();
    let commands = [
        "read",
        "parse",
        "add",
        "watch",
        "timeline",
        "stories",
        "sides",
        "tolls",
        "claims",
        "sources",
        "search",
        "serve",
        "show",
        "export",
        "import",
        "completions",
        "man",
    ];
    for command in commands {
        let help =
            Command::cargo_bin("dateline").expect("the binary").args([command, "--help"]).output().expect("runs");
        let help = String::from_utf8(help.stdout).expect("help is text");
        flags.extend(flag.captures_iter(&help).map(|c| c[1].to_owned()));
    }
    assert!(flags.len() > 5, "the help lists flags");
    for f in flags {
        assert!(docs.contains(&format!("`{f}")), "docs/cli.md does not describe {f}");
    }
}
