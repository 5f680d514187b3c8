//! Holds the README's picture of the brief to what the binary prints.
#![allow(clippy::disallowed_methods, reason = "a test of the files themselves")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// Stands in the picture for lines that were left out.
const CUT: &str = "[…]";

#[test]
fn the_picture_of_the_brief_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let (_, from) = readme.split_once("\n$ dateline read ").expect("a command with a dollar sign");
    let (command, from) = from.split_once('\n').expect("a line");
    let (picture, _) = from.split_once("\n```").expect("the end of the picture");
    let run = Command::cargo_bin("dateline")
        .expect("the binary")
        .current_dir(&root)
        .env("COLUMNS", "80")
        .arg("read")
        .args(command.split(' '))
        .output()
        .expect("runs");
    let printed = String::from_utf8(run.stdout).expect("text");
    let mut lines = printed.lines();
    for shown in picture.lines().filter(|l| *l != CUT) {
        assert!(lines.any(|l| l == shown), "the README shows {shown:?}, which is not what follows in\n{printed}");
    }
}
