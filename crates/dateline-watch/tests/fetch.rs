//! What the client asks for and what it refuses, against a server on this machine.
#![allow(clippy::disallowed_methods, clippy::format_push_string, reason = "a server of the test's own")]

mod server;

use std::time::{Duration, Instant};

use dateline_watch::{Client, Failure, Got, Known, Page, Rules};
use server::{Answer, Server};

fn rules() -> Rules {
    Rules { private: true, pause: Duration::ZERO, patience: Duration::from_millis(600), ..Rules::default() }
}

fn client(rules: Rules) -> Client {
    Client::new(rules, || false).expect("a client")
}

fn page(got: Got) -> Page {
    match got {
        Got::Page(page) => page,
        other => panic!("{other:?}"),
    }
}

fn failure(got: Got) -> Failure {
    match got {
        Got::Not(failure) => failure,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_known_is_not_sent_again() {
    let server = Server::start();
    server.set(
        "/feed",
        Answer::ok("text/xml", "<rss/>").with("ETag", "\"one\"").with("Cache-Control", "public, max-age=90"),
    );
    let client = client(rules());
    let first = page(client.get(&server.url("/feed"), Known::default()));
    assert_eq!((first.body.as_slice(), first.etag.as_deref()), (&b"<rss/>"[..], Some("\"one\"")));
    assert_eq!(first.good_for, Some(Duration::from_secs(90)));
    let again = client.get(&server.url("/feed"), Known { etag: first.etag.as_deref(), modified: None });
    assert!(matches!(again, Got::Same { good_for: Some(_) }), "{again:?}");
    let asked: Vec<String> = server.asked().into_iter().map(|a| a.0).collect();
    assert_eq!(asked, ["/robots.txt", "/feed", "/feed"]);
}

#[test]
fn redirects_are_followed_a_few_times_and_looked_at() {
    let server = Server::start();
    server.set("/new", Answer::ok("text/xml", "<rss/>"));
    server.set("/moved", Answer::status(301).with("Location", "/new"));
    server.set("/today", Answer::status(302).with("Location", "/moved"));
    server.set("/round", Answer::status(302).with("Location", "/round"));
    server.set("/file", Answer::status(302).with("Location", "file:///etc/passwd"));
    let client = client(rules());
    assert_eq!(page(client.get(&server.url("/moved"), Known::default())).moved, Some(server.url("/new")));
    let today = page(client.get(&server.url("/today"), Known::default()));
    assert_eq!((today.url, today.moved), (server.url("/new"), None));
    assert!(failure(client.get(&server.url("/round"), Known::default())).message.contains("redirected more than"));
    assert!(failure(client.get(&server.url("/file"), Known::default())).forbidden);
}

#[test]
fn the_local_network_is_asked_only_where_that_is_wished() {
    let server = Server::start();
    server.set("/feed", Answer::ok("text/xml", "<rss/>"));
    let client = client(Rules { private: false, ..rules() });
    assert!(failure(client.get(&server.url("/feed"), Known::default())).forbidden);
    let by_name = format!("http://localhost:{}/feed", server.address.port());
    let refused = failure(client.get(&by_name, Known::default()));
    assert!(refused.forbidden && refused.message.contains("local network"), "{refused:?}");
    assert!(server.asked().is_empty());
}

#[test]
fn rules_for_robots_are_kept() {
    let server = Server::start();
    server.set("/robots.txt", Answer::ok("text/plain", "User-agent: *\nDisallow: /inner/"));
    server.set("/inner/feed", Answer::ok("text/xml", "<rss/>"));
    server.set("/open", Answer::status(302).with("Location", "/inner/feed"));
    let client = client(rules());
    assert!(failure(client.get(&server.url("/inner/feed"), Known::default())).forbidden);
    assert!(failure(client.get(&server.url("/open"), Known::default())).forbidden);
    assert!(server.asked().iter().all(|a| a.0 != "/inner/feed"));
    server.set("/robots.txt", Answer::status(500));
    let other = self::client(rules());
    assert!(failure(other.get(&server.url("/inner/feed"), Known::default())).forbidden);
}

#[test]
fn size_and_time_are_bounded() {
    let server = Server::start();
    server.set("/large", Answer::ok("text/xml", vec![b' '; 5000]));
    server.set("/slow", Answer { wait: Duration::from_secs(20), ..Answer::ok("text/xml", "<rss/>") });
    let client = client(Rules { largest: 1000, ..rules() });
    let large = page(client.get(&server.url("/large"), Known::default()));
    assert_eq!((large.body.len(), large.cut), (1000, true));
    let began = Instant::now();
    assert!(failure(client.get(&server.url("/slow"), Known::default())).message.contains("in time"));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_server_that_asks_to_be_left_alone_is() {
    let server = Server::start();
    server.set("/busy", Answer::status(429).with("Retry-After", "3600"));
    server.set("/gone", Answer::status(410));
    server.set("/feed", Answer::ok("text/xml", "<rss/>"));
    let client = client(rules());
    assert!(failure(client.get(&server.url("/gone"), Known::default())).gone);
    assert_eq!(failure(client.get(&server.url("/busy"), Known::default())).retry_after, Some(Duration::from_hours(1)));
    // The whole host is left alone, and nobody waits for it.
    server.asked();
    assert!(failure(client.get(&server.url("/feed"), Known::default())).retry_after.is_some());
    assert!(server.asked().is_empty());
}

#[test]
fn a_host_is_asked_at_a_pace() {
    let server = Server::start();
    server.set("/feed", Answer::ok("text/xml", "<rss/>"));
    let client = client(Rules { pause: Duration::from_millis(200), ..rules() });
    let began = Instant::now();
    for _ in 0..3 {
        page(client.get(&server.url("/feed"), Known::default()));
    }
    // The rules for robots and three times the feed.
    assert!(began.elapsed() >= Duration::from_millis(600));
}
