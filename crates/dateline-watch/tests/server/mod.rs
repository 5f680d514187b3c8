//! A small server on this machine: each path answers with what a test says, and what was asked is kept.
#![allow(dead_code, reason = "each user takes some of it")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// An answer: its head without the length, and its body.
#[derive(Clone, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// How long it is kept back.
    pub(crate) wait: Duration,
}

impl Answer {
    pub(crate) fn ok(kind: &str, body: impl Into<Vec<u8>>) -> Answer {
        Answer { status: 200, body: body.into(), ..Answer::default() }.with("Content-Type", kind)
    }

    pub(crate) fn status(status: u16) -> Answer {
        Answer { status, ..Answer::default() }
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Answer {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

#[derive(Default)]
struct Site {
    answers: HashMap<String, Answer>,
    asked: Vec<(String, String)>,
}

/// The server; it ends with the test's process.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    site: Arc<Mutex<Site>>,
}

impl Server {
    pub(crate) fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let site: Arc<Mutex<Site>> = Arc::default();
        let shared = Arc::clone(&site);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream, &shared));
            }
        });
        Server { address, site }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn set(&self, path: &str, answer: Answer) {
        self.site.lock().expect("the site").answers.insert(path.to_owned(), answer);
    }

    /// Paths asked for since the last time, each with its head in small letters.
    pub(crate) fn asked(&self) -> Vec<(String, String)> {
        std::mem::take(&mut self.site.lock().expect("the site").asked)
    }
}

fn serve(mut stream: TcpStream, site: &Mutex<Site>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a second hand"));
    loop {
        let mut head = String::new();
        loop {
            let mut line = String::new();
            match reader.read_line(&mut line) {
                Ok(0) | Err(_) => return,
                Ok(_) if line.trim().is_empty() => break,
                Ok(_) => head.push_str(&line.to_lowercase()),
            }
        }
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        let answer = {
            let mut site = site.lock().expect("the site");
            site.asked.push((path.clone(), head.clone()));
            site.answers.get(&path).cloned().unwrap_or_else(|| Answer::status(404))
        };
        std::thread::sleep(answer.wait);
        let tag = answer.headers.iter().find(|h| h.0 == "ETag").map(|h| h.1.to_lowercase());
        let same = tag.is_some_and(|t| head.contains(&format!("if-none-match: {t}")));
        let (status, body) = if same { (304, &[][..]) } else { (answer.status, answer.body.as_slice()) };
        let mut out = format!("HTTP/1.1 {status} X\r\n");
        for (name, value) in &answer.headers {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        out.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        if stream.write_all(out.as_bytes()).and_then(|()| stream.write_all(body)).is_err() {
            return;
        }
    }
}
