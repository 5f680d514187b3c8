//! Bad input is data: a clear message with its place, the other documents still read, the exit code as documented. No panic, no hang.
#![allow(clippy::disallowed_methods, reason = "a test that makes files")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

const GOOD: &str = "Police in Port Alder arrested nine dockers on Tuesday.\n";

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &TempDir, files: &[&str]) -> Run {
    let mut command = Command::cargo_bin("dateline").expect("the binary");
    let out = command.current_dir(folder).args(["read", "--format", "jsonl"]).args(files).output().expect("runs");
    let text = |b: Vec<u8>| String::from_utf8(b).expect("output is UTF-8");
    let run = Run { code: out.status.code().expect("ends by itself"), out: text(out.stdout), err: text(out.stderr) };
    assert!(!run.err.contains("panicked"), "no panic: {}", run.err);
    run
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

/// The bad file is refused with this code, the good one beside it is read, and alone the bad one ends with 2.
fn refused(name: &str, bytes: &[u8], code: &str) {
    let f = folder(&[("good.txt", GOOD.as_bytes()), (name, bytes)]);
    let both = run(&f, &[name, "good.txt"]);
    assert_eq!((both.code, both.out.lines().count()), (1, 1), "{}", both.err);
    assert!(both.err.contains(&format!("dateline: {name}")) && both.err.contains(&format!("[{code}]")), "{}", both.err);
    assert_eq!(run(&f, &[name]).code, 2);
}

#[test]
fn an_empty_file() {
    refused("empty.txt", b"", "DL002");
    refused("blank.txt", b" \n\n ", "DL002");
    refused("empty.jsonl", b"", "DL002");
}

#[test]
fn random_bytes() {
    let mut seed = 1u64;
    let bytes: Vec<u8> = (0..100_000)
        .map(|_| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as u8
        })
        .collect();
    refused("noise.bin", &bytes, "DL003");
}

#[test]
fn a_missing_file_and_an_empty_folder() {
    let f = folder(&[("good.txt", GOOD.as_bytes())]);
    let r = run(&f, &["missing.txt", "good.txt"]);
    assert_eq!((r.code, r.out.lines().count()), (1, 1));
    assert!(r.err.contains("missing.txt") && r.err.contains("[DL001]") && r.err.contains("\n  hint: "), "{}", r.err);
    fs::create_dir(f.path().join("nothing")).expect("a folder");
    assert_eq!(run(&f, &["nothing"]).code, 2);
    assert_eq!(run(&f, &["."]).code, 0);
    assert_eq!(run(&f, &["*.txt"]).code, 0);
    assert_eq!(run(&f, &["*.html"]).code, 2);
}

#[test]
fn utf_16_with_and_without_a_mark() {
    let text = "Café owners in Port Alder closed their doors on Tuesday, the council said.\n";
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(le.iter().copied()).collect();
    let f = folder(&[("le.txt", &le), ("be.txt", &be), ("marked.txt", &marked)]);
    let r = run(&f, &["le.txt", "be.txt", "marked.txt"]);
    assert_eq!(r.code, 0, "{}", r.err);
    assert_eq!(r.out.lines().filter(|l| l.contains("Café owners in Port Alder")).count(), 3);
}

#[test]
fn a_truncated_gzip() {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    for i in 0..2000 {
        writeln!(gz, "Police in Port Alder arrested {i} dockers on Tuesday, the ministry said.\n").expect("writes");
    }
    let whole = gz.finish().expect("packs");
    let f = folder(&[("cut.txt.gz", &whole[..whole.len() / 2]), ("whole.txt.gz", &whole)]);
    assert_eq!(run(&f, &["whole.txt.gz"]).code, 0);
    let r = run(&f, &["cut.txt.gz"]);
    assert_eq!((r.code, r.out.lines().count()), (1, 1), "{}", r.err);
    assert!(r.err.contains("[DL008]"), "{}", r.err);
    refused("torn.gz", &[0x1f, 0x8b, 8, 0], "DL008");
}

#[test]
fn deeply_nested_html() {
    let page = format!(
        "<html><body>{}Police arrested nine dockers.{}</body></html>",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    let f = folder(&[("deep.html", page.as_bytes())]);
    let r = run(&f, &["deep.html"]);
    assert_eq!((r.code, r.out.lines().count()), (1, 1), "{}", r.err);
    assert!(r.err.contains("[DL006]") && r.out.contains("arrested nine dockers"), "{}", r.err);
}

#[test]
fn lines_of_jsonl() {
    let lines = "{\"id\": \"a\", \"text\": \"Police arrested nine dockers.\"}\nno json\n[1]\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": 5}\n{\"id\": 7, \"text\": \"Two died.\", \"published\": \"never\"}\n";
    let f = folder(&[("feed.jsonl", lines.as_bytes())]);
    let r = run(&f, &["feed.jsonl"]);
    assert_eq!((r.code, r.out.lines().count()), (1, 2), "{}", r.err);
    for place in [
        "feed.jsonl:2: the line is no JSON",
        "feed.jsonl:3:",
        "feed.jsonl:4: the line has neither",
        "feed.jsonl:5:",
        "7: \"never\" is no ISO 8601 date",
    ] {
        assert!(r.err.contains(place), "{place} in {}", r.err);
    }
}

#[test]
fn two_hundred_megabytes_of_one_line() {
    let f = TempDir::new().expect("a folder");
    let path: PathBuf = Path::new(f.path()).join("line.txt");
    let mut file = fs::File::create(&path).expect("a file");
    let chunk = "the dockers of Port Alder ".repeat(40_330);
    for _ in 0..200 {
        file.write_all(chunk.as_bytes()).expect("writes");
    }
    drop(file);
    let r = run(&f, &["line.txt"]);
    assert_eq!((r.code, r.out.lines().count()), (1, 1), "{}", r.err);
    assert!(r.err.contains("[DL005]"), "{}", r.err);
}

#[test]
fn the_same_bytes_at_any_number_of_threads() {
    let f = folder(&[]);
    let lines: String = (0..200).map(|i| format!("{{\"id\": \"{i}\", \"text\": \"Police in Port Alder arrested {i} dockers, the ministry said on Tuesday.\"}}\n")).collect();
    fs::write(f.path().join("many.jsonl"), lines).expect("a file");
    let one = run(&f, &["many.jsonl", "--threads", "1"]);
    let three = run(&f, &["many.jsonl", "--threads", "3"]);
    assert_eq!(one.code, 0, "{}", one.err);
    assert_eq!(one.out, three.out);
}
