//! The desk's API: addresses with changed questions, and changed decisions.

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use dateline_desk::{Desk, Lent, Options, router};
use dateline_store::{Case, Original, Prepared};
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;

use crate::Target;
use crate::mutate::{self, Random};

const PORT: u16 = 4242;

/// What is asked: `GET path` or `POST path body`.
const ASKED: &[&str] = &[
    "GET /brief.json",
    "GET /timeline.json?since=2031-05-01&until=2031-05-09&about=police&place=Port%20Alder&class=ASSAULT&status=reported&limit=5&from=0",
    "GET /timeline.csv?limit=1&mask=1",
    "GET /map.json",
    "GET /sides.json?class=supports",
    "GET /claims.json?about=Lena%20Orr&story=s1",
    "GET /tolls.json?order=weight",
    "GET /money.json",
    "GET /people.json",
    "GET /sources.json",
    "GET /search.json?words=tear%20gas",
    "GET /search.json?words=%22tear%20gas%22%20AND%20(x",
    "GET /new.json",
    "GET /decisions.json",
    "GET /facets.json?kind=event",
    "GET /marks.json?kind=event",
    "GET /published.html",
    "GET /api",
    "GET /document/r0.txt.json",
    "GET /item/ITEM.json",
    "POST /api/decide {\"action\":\"accept\",\"item\":\"ITEM\",\"by\":\"Mara\"}",
    "POST /api/decide {\"action\":\"edit\",\"item\":\"ITEM\",\"field\":\"date\",\"new\":\"2031-05-01/2031-05-03\",\"by\":\"Mara\",\"basis\":{\"kind\":\"knowledge\"}}",
    "POST /api/decide {\"action\":\"add\",\"item\":\"r0.txt\",\"new\":{\"type\":\"PROTEST\",\"date\":\"2031-05-04\"},\"words\":\"Two people\",\"by\":\"Mara\"}",
    "POST /api/decide {\"action\":\"merge\",\"item\":\"ITEM\",\"other\":\"ITEM\",\"by\":\"Mara\"}",
    "POST /api/decide {\"action\":\"split\",\"item\":\"ITEM\",\"other\":\"r1.txt\",\"by\":\"Mara\"}",
    "POST /api/bulk {\"kind\":\"claim\",\"action\":\"reject\",\"reason\":\"a drill\",\"by\":\"Mara\",\"expect\":null}",
    "POST /api/undo {\"by\":\"Mara\"}",
    "POST /api/seen {}",
];

const TOKENS: &[&[u8]] = &[
    b"%00",
    b"%",
    b"&",
    b"=",
    b"?",
    b"/",
    b"..",
    b"limit=-1",
    b"limit=99999999999",
    b"from=18446744073709551615",
    b"since=2031-13-99",
    b"\"",
    b"*",
    b" NEAR ",
    b"%F0%9F",
    b"kind=stake",
    b"null",
    b"[]",
    b"{}",
    b"-1",
    b"1e309",
    b".csv",
    b"mask=1",
];

pub(crate) struct Requests {
    _folder: TempDir,
    runtime: Runtime,
    desk: Desk,
    cookie: String,
    key: String,
    item: String,
}

impl Requests {
    pub(crate) fn new() -> Requests {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("case.db");
        let mut case = Case::open_or_create(&path).expect("a case");
        let batch: Vec<Prepared> = crate::import::records()
            .into_iter()
            .map(|record| {
                let bytes = record.document.text.as_bytes().to_vec();
                let name = record.document.source.clone();
                Prepared::new(record, Original { name, line: None, given: None, bytes }, "fuzz")
            })
            .collect();
        case.add(&batch).expect("added");
        case.assemble(&mut |_, _| {}).expect("put together");
        drop(case);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let host = std::net::Ipv4Addr::LOCALHOST.into();
        let options = Options { case: path, host, port: PORT, version: "fuzz".to_owned(), lent: Lent::nothing() };
        let desk = Desk::new(&options, PORT).expect("a desk");
        let mut made =
            Requests { _folder: folder, runtime, desk, cookie: String::new(), key: String::new(), item: String::new() };
        let entry = made.desk.address();
        let entry = entry.split_once("4242").expect("a port").1.to_owned();
        let (_, answer) = made.send(&entry, None).expect("a request");
        let cookie = answer.headers()["set-cookie"].to_str().expect("text");
        cookie.split(';').next().unwrap_or_default().clone_into(&mut made.cookie);
        made.json("/api/me")["key"].as_str().unwrap_or_default().clone_into(&mut made.key);
        made.json("/timeline.json")["rows"][0]["id"].as_str().expect("an event").clone_into(&mut made.item);
        made
    }

    /// The answer; nothing where the address is none.
    fn send(&self, path: &str, body: Option<&str>) -> Option<(StatusCode, Response<Body>)> {
        let request = match body {
            None => Request::get(path),
            Some(_) => Request::post(path).header("content-type", "application/json").header("x-dateline", &self.key),
        };
        let request = request.header("host", format!("127.0.0.1:{PORT}"));
        let request = if self.cookie.is_empty() { request } else { request.header("cookie", &self.cookie) };
        let request = request.body(Body::from(body.unwrap_or_default().to_owned())).ok()?;
        let answer = self.runtime.block_on(router(self.desk.clone()).oneshot(request)).expect("an answer");
        Some((answer.status(), answer))
    }

    fn json(&self, path: &str) -> Value {
        let (_, answer) = self.send(path, None).expect("a request");
        let bytes = self.runtime.block_on(to_bytes(answer.into_body(), 64 << 20)).expect("a body");
        serde_json::from_slice(&bytes).expect("JSON")
    }
}

impl Target for Requests {
    fn seeds(&self) -> Vec<(String, Vec<u8>)> {
        ASKED.iter().map(|a| ("request".to_owned(), a.replace("ITEM", &self.item).into_bytes())).collect()
    }

    fn change(&self, bytes: &mut Vec<u8>, other: &[u8], r: &mut Random) {
        let line = String::from_utf8_lossy(bytes).into_owned();
        match line.splitn(3, ' ').collect::<Vec<_>>().as_slice() {
            // A body is changed as JSON most of the time.
            [method, path, body] if r.below(4) > 0 => {
                let mut value: Value = serde_json::from_str(body).unwrap_or_default();
                mutate::json(&mut value, r);
                *bytes = format!("{method} {path} {value}").into_bytes();
            }
            _ => mutate::bytes(bytes, other, TOKENS, 1 << 12, r),
        }
    }

    fn take(&mut self, _: &str, bytes: &[u8]) {
        let line = String::from_utf8_lossy(bytes).into_owned();
        let mut parts = line.splitn(3, ' ');
        let (method, path, body) = (parts.next(), parts.next().unwrap_or("/"), parts.next());
        // A stream of news has no end.
        if path.starts_with("/api/live") || !path.starts_with('/') {
            return;
        }
        let body = body.or(Some("{}")).filter(|_| method == Some("POST"));
        if let Some((status, answer)) = self.send(path, body) {
            assert!(status != StatusCode::INTERNAL_SERVER_ERROR, "{line}");
            self.runtime.block_on(to_bytes(answer.into_body(), 64 << 20)).expect("a body");
        }
    }
}
