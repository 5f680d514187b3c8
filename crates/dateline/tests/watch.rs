//! `dateline watch` against a server on this machine: what is asked, what comes into the case, what is kept beside it.
#![allow(clippy::disallowed_methods, clippy::format_push_string, reason = "a test with a server of its own")]

#[path = "../../dateline-watch/tests/server/mod.rs"]
mod server;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use server::{Answer, Server};

fn dateline(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).current_dir(folder).args(args).output().expect("runs")
}

fn watch(folder: &Path, more: &[&str]) -> (i32, String) {
    let args = [&["watch", "case.db", "--once", "--allow-private", "--pause", "0"][..], more].concat();
    let out = dateline(folder, &args);
    let text = String::from_utf8_lossy(&out.stderr).into_owned() + &String::from_utf8_lossy(&out.stdout);
    (out.status.code().unwrap_or(-1), text)
}

/// Reports of the case by address, each with its text's first words and its day.
fn reports(folder: &Path) -> Vec<(String, String)> {
    let out = dateline(folder, &["sources", "case.db", "--format", "json"]);
    let rows: Value = serde_json::from_slice(&out.stdout).expect("a list");
    let outlets = rows.as_array().expect("rows").iter();
    let documents = outlets.flat_map(|o| o["documents"].as_array().cloned().unwrap_or_default());
    let words = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let mut all: Vec<_> = documents.map(|d| (words(&d["source"]), words(&d["published"]))).collect();
    all.sort();
    all
}

const LONG: &str = "Police in Port Alder arrested nine dockers on Tuesday, the interior ministry said. ";

fn item(server: &Server, name: &str, words: &str) -> String {
    let link = server.url(&format!("/{name}"));
    format!(
        "<item><title>Report {name}</title><link>{link}</link><guid>{link}</guid><pubDate>Tue, 04 May 2027 10:00:00 GMT</pubDate><description>{words}</description></item>"
    )
}

fn feed(items: &[String]) -> Answer {
    let body = format!("<rss version=\"2.0\"><channel><title>Harbour Post</title>{}</channel></rss>", items.concat());
    Answer::ok("application/rss+xml", body)
}

fn page(words: &str) -> Answer {
    let paragraphs: String = (0..30).map(|n| format!("<p>{words} The count stood at {n} by noon.</p>")).collect();
    Answer::ok("text/html", format!("<html><body><article><h1>Dockers held</h1>{paragraphs}</article></body></html>"))
}

/// Lets all feeds be due.
fn due(folder: &Path) {
    let path = folder.join("case.db.watch.json");
    let mut state: Value = serde_json::from_str(&fs::read_to_string(&path).expect("kept")).expect("JSON");
    for feed in state["feeds"].as_object_mut().expect("feeds").values_mut() {
        feed["next"] = Value::Null;
    }
    fs::write(&path, state.to_string()).expect("written");
}

fn paths(server: &Server) -> Vec<String> {
    server.asked().into_iter().map(|a| a.0).filter(|p| p != "/robots.txt").collect()
}

#[test]
fn what_is_new_comes_in_once_and_summaries_are_followed_to_their_pages() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let whole = item(&server, "whole", &LONG.repeat(30));
    let short = item(&server, "short", "Nine dockers were held.");
    server.set("/feed", feed(&[whole.clone(), short.clone()]).with("ETag", "\"one\""));
    server.set("/short", page("Police held nine dockers in Port Alder on Tuesday, the harbour office said."));
    let url = server.url("/feed");
    let (code, said) = watch(folder.path(), &[&url]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("1 pages fetched, 2 new, next at"), "{said}");
    assert_eq!(paths(&server), ["/feed", "/short"]);
    let found = reports(folder.path());
    assert_eq!(found.iter().map(|r| r.0.clone()).collect::<Vec<_>>(), [server.url("/short"), server.url("/whole")]);
    assert!(found.iter().all(|r| r.1.starts_with("2027-05-04")), "{found:?}");

    // Not due: nothing is asked. Feeds need not be named again.
    let (code, said) = watch(folder.path(), &[]);
    assert_eq!((code, paths(&server).len()), (0, 0), "{said}");
    assert!(said.contains("no feed is due yet, next at"), "{said}");

    due(folder.path());
    let (_, said) = watch(folder.path(), &[]);
    assert!(said.contains("as it was, 0 new"), "{said}");
    assert!(server.asked().iter().any(|a| a.0 == "/feed" && a.1.contains("if-none-match: \"one\"")));

    // One more item: its page alone is asked for.
    server.set("/feed", feed(&[item(&server, "next", "Two more were held."), whole, short]).with("ETag", "\"two\""));
    server.set("/next", page("Police held two more dockers in Port Alder on Wednesday, the harbour office said."));
    due(folder.path());
    let (_, said) = watch(folder.path(), &[]);
    assert!(said.contains("2 known, 1 pages fetched, 1 new"), "{said}");
    assert_eq!(paths(&server), ["/feed", "/next"]);
    assert_eq!(reports(folder.path()).len(), 3);

    // The case can be read again from what was fetched.
    let out = dateline(folder.path(), &["reread", "case.db"]);
    assert!(String::from_utf8_lossy(&out.stdout).contains("3 texts read again: 3 as before"), "{out:?}");
}

#[test]
fn a_list_of_feeds_with_failures_tells_of_each_and_puts_it_off() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    server.set("/good", feed(&[item(&server, "a", &LONG.repeat(30))]));
    server.set("/busy", Answer::status(503).with("Retry-After", "7200"));
    server.set("/gone", Answer::status(410));
    let outline = |p: &str| format!("<outline type=\"rss\" xmlUrl=\"{}\"/>", server.url(p));
    let list = format!(
        "<opml version=\"2.0\"><body>{}{}{}</body></opml>",
        outline("/good"),
        outline("/gone"),
        outline("/busy")
    );
    fs::write(folder.path().join("list.opml"), list).expect("written");
    let (code, said) = watch(folder.path(), &["list.opml"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("/good: 0 known, 1 new"), "{said}");
    assert!(said.contains("/gone: the server answers with status 410") && said.contains("gone for good"), "{said}");
    assert!(said.contains("DL031"), "{said}");
    let state: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("case.db.watch.json")).expect("kept"))
            .expect("JSON");
    let busy = &state["feeds"][server.url("/busy")];
    let next: jiff::Timestamp = busy["next"].as_str().expect("a moment").parse().expect("ISO 8601");
    let wait = next.duration_since(jiff::Timestamp::now()).as_secs();
    assert!((7000..=7200).contains(&wait), "{wait}");
    assert_eq!(state["feeds"][server.url("/gone")]["gone"], true);
    due(folder.path());
    watch(folder.path(), &["list.opml"]);
    assert!(!paths(&server).iter().skip(3).any(|p| p == "/gone"));
}

#[test]
fn a_page_that_robots_may_not_have_leaves_the_summary() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    server.set("/robots.txt", Answer::ok("text/plain", "User-agent: *\nDisallow: /short"));
    server.set("/feed", feed(&[item(&server, "short", "Nine dockers were held in Port Alder on Tuesday.")]));
    server.set("/short", page("never read"));
    let (code, said) = watch(folder.path(), &[&server.url("/feed")]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("rules for robots forbid it; the feed's summary was read [DL031]"), "{said}");
    assert_eq!(paths(&server), ["/feed"]);
    assert_eq!(reports(folder.path()).len(), 1);
}

#[test]
fn the_local_network_is_refused_by_itself() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    server.set("/feed", feed(&[item(&server, "a", LONG)]));
    let out = dateline(folder.path(), &["watch", "case.db", "--once", &server.url("/feed")]);
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("local network [DL031]"), "{out:?}");
    assert!(server.asked().is_empty());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    server.set("/feed", feed(&[item(&server, "a", &LONG.repeat(30))]));
    server.set("/slow", Answer { wait: Duration::from_secs(20), ..feed(&[]) });
    let slow = server.url("/slow").replace("127.0.0.1", "localhost");
    let child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .current_dir(folder.path())
        .args(["watch", "case.db", "--allow-private", "--pause", "0", &server.url("/feed"), &slow])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let kept = folder.path().join("case.db.watch.json");
    let began = Instant::now();
    while !kept.exists() && began.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let asked = Instant::now();
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("a signal");
    let out = child.wait_with_output().expect("ends");
    assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
    assert!(String::from_utf8_lossy(&out.stderr).contains("dateline: stopped"), "{out:?}");
    assert_eq!(reports(folder.path()).len(), 1);
}
