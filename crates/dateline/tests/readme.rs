//! Holds the README's pictures of the two briefs, of a report and of a case, to what the binary prints.
#![allow(clippy::disallowed_methods, reason = "a test of the files themselves")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// Stands in a picture for lines that were left out.
const CUT: &str = "[…]";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the README's command that begins so, as a shell would, and checks the lines that the README shows under it.
fn holds(begins: &str, folder: &Path) {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let (_, from) = readme.split_once(&format!("\n$ dateline {begins} ")).expect("a command with a dollar sign");
    let (command, from) = from.split_once('\n').expect("a line");
    let end = from.find("\n```").unwrap_or(from.len()).min(from.find("\n$ ").unwrap_or(from.len()));
    let run = Command::cargo_bin("dateline")
        .expect("the binary")
        .current_dir(folder)
        .env("COLUMNS", "80")
        .arg(begins)
        .args(command.split(' ').map(|word| word.trim_matches('\'')))
        .output()
        .expect("runs");
    let printed = String::from_utf8(run.stdout).expect("text");
    let mut lines = printed.lines();
    for shown in from[..end].lines().filter(|l| *l != CUT) {
        assert!(lines.any(|l| l == shown), "the README shows {shown:?}, which is not what follows in\n{printed}");
    }
}

#[test]
fn the_picture_of_a_report_is_true() {
    holds("read", &root());
}

#[test]
fn the_picture_of_a_case_is_true() {
    let folder = tempfile::tempdir().expect("a folder");
    let examples = folder.path().join("examples");
    fs::create_dir(&examples).expect("a folder");
    for file in fs::read_dir(root().join("examples")).expect("the examples") {
        let file = file.expect("a file");
        fs::copy(file.path(), examples.join(file.file_name())).expect("copies");
    }
    holds("add", folder.path());
    holds("brief", folder.path());
}
