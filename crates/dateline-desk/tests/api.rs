//! The desk as a browser, and as somebody else's page, meets it: each address, and each way in that must stay shut.
#![allow(clippy::disallowed_methods, reason = "a test of files")]

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use dateline_desk::{Desk, Lent, Options, Shape, Written, router};
use dateline_intake::Given;
use dateline_lang::English;
use dateline_read::Kit;
use dateline_store::{Case, Original, Prepared};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

const PORT: u16 = 4242;
const FIRST: &str = "Two die in Port Alder\n\nPORT ALDER, May 4 (Alder Wire) — Police fired tear gas at dockworkers in Port Alder on Tuesday. Two people \
                     were killed, the harbour hospital said. \"We saw it,\" said Lena Orr.\n";
const SECOND: &str = "Clashes at the docks\n\nPolice in Port Alder fired tear gas at striking dockworkers on Tuesday, witnesses said. Seven people were \
                      killed, the union said. The mayor, Lena Orr, asked for calm.\n";
const HOSTILE: &str = "<script>alert(1)</script>";

/// A desk of three reports, one of them with hostile names.
struct Served {
    _folder: TempDir,
    desk: Desk,
    cookie: String,
    key: String,
}

/// One shape: what the desk asks of it.
fn lent() -> Lent {
    Lent {
        shapes: vec![Shape { name: "plain", what: "What was asked." }],
        write: |w| {
            let mut name = json!("Lena Orr");
            if let Some(mask) = w.mask {
                mask(&mut name);
            }
            let bytes = format!("{} {:?} {name}", w.only, w.filter.class).into_bytes();
            Ok(Written { file: "plain.txt".into(), media: "text/plain", bytes, account: "plain: wrote 1\n  é".into() })
        },
    }
}

fn case(folder: &TempDir) -> std::path::PathBuf {
    let path = folder.path().join("case.db");
    let mut case = Case::open_or_create(&path).expect("a case");
    let (engine, kit) = (English::embedded().expect("the model"), Kit::embedded());
    let hostile =
        format!("{HOSTILE} riots\n\nPolice killed three people in Port Alder on Monday, said {HOSTILE} =cmd|'x'.\n");
    let batch: Vec<Prepared> =
        [("first.txt", FIRST), ("second.txt", SECOND), ("<img src=x onerror=alert(1)>.txt", hostile.as_str())]
            .into_iter()
            .map(|(source, text)| {
                let given = Given {
                    published: Some("2031-05-04".into()),
                    title: None,
                    outlet: Some(HOSTILE.into()),
                    url: Some("javascript:alert(1)".into()),
                };
                let doc = dateline_intake::plain(source, text, &given);
                let record = dateline_read::read(&doc, &engine.analyse(&doc.text), &kit);
                let original =
                    Original { name: source.into(), line: None, given: None, bytes: text.as_bytes().to_vec() };
                Prepared::new(record, original, "test")
            })
            .collect();
    case.add(&batch).expect("added");
    case.assemble(&mut |_, _| {}).expect("put together");
    path
}

async fn text(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 64 << 20).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("text")
}

impl Served {
    async fn new() -> Served {
        let folder = TempDir::new().expect("a folder");
        let host = std::net::Ipv4Addr::LOCALHOST.into();
        let options = Options { case: case(&folder), host, port: PORT, version: "test".into(), lent: lent() };
        let desk = Desk::new(&options, PORT).expect("a desk");
        let mut served = Served { _folder: folder, desk, cookie: String::new(), key: String::new() };
        let entry = served.desk.address();
        let response = served
            .send(Request::get(entry.split_once("4242").expect("a port").1).body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(response.status(), StatusCode::OK);
        let cookie = response.headers()["set-cookie"].to_str().expect("text").to_owned();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        served.cookie = cookie.split(';').next().expect("a cookie").to_owned();
        let me = served.json("/api/me").await;
        me["key"].as_str().expect("a key").clone_into(&mut served.key);
        served
    }

    /// Sends a request to the desk's own host unless it names another.
    async fn send(&self, mut request: Request<Body>) -> Response<Body> {
        let headers = request.headers_mut();
        headers.entry("host").or_insert(format!("127.0.0.1:{PORT}").parse().expect("a value"));
        if !self.cookie.is_empty() && !headers.contains_key("cookie") {
            headers.insert("cookie", self.cookie.parse().expect("a value"));
        }
        router(self.desk.clone()).oneshot(request).await.expect("an answer")
    }

    async fn get(&self, path: &str) -> Response<Body> {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        serde_json::from_str(&text(response).await).expect("JSON")
    }

    async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        let request = Request::post(path).header("content-type", "application/json").header("x-dateline", &self.key);
        let response = self.send(request.body(Body::from(body.to_string())).expect("a request")).await;
        let status = response.status();
        (status, serde_json::from_str(&text(response).await).unwrap_or_default())
    }

    async fn decide(&self, body: Value) -> Value {
        let (status, answer) = self.post("/api/decide", body).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer
    }

    /// The event with the tear gas.
    async fn gas(&self) -> Value {
        let found = self.json("/timeline.json").await;
        found["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .find(|r| r["quote"].as_str().is_some_and(|q| q.contains("tear gas")))
            .expect("tear gas")
            .clone()
    }
}

const VIEWS: &[&str] = &[
    "brief",
    "timeline",
    "map",
    "sides",
    "claims",
    "tolls",
    "money",
    "people",
    "sources",
    "search",
    "new",
    "decisions",
    "facets",
    "days",
];

#[tokio::test]
async fn each_view_answers_as_page_json_and_csv() {
    let desk = Served::new().await;
    for view in VIEWS {
        assert!(desk.json(&format!("/{view}.json?q=gas&limit=3&mask=1")).await.is_object(), "{view}");
        let csv = desk.get(&format!("/{view}.csv?q=gas")).await;
        assert_eq!(csv.status(), StatusCode::OK, "{view}");
        assert!(csv.headers()["content-disposition"].to_str().expect("text").contains(&format!("case-{view}.csv")));
        assert_eq!(desk.get(&format!("/{view}")).await.status(), StatusCode::OK, "{view}");
    }
    let described = desk.json("/api").await;
    for view in VIEWS {
        assert!(described["paths"].get(format!("/{view}.json")).is_some(), "{view} is described");
    }
    for path in [
        "/api/decide",
        "/api/bulk",
        "/api/undo",
        "/api/seen",
        "/document/{id}.json",
        "/item/{id}.json",
        "/published.html",
    ] {
        assert!(described["paths"].get(path).is_some(), "{path} is described");
    }
    let id = desk.json("/sources.json").await["rows"][0]["documents"][0]["id"].as_str().expect("an id").to_owned();
    assert!(desk.json(&format!("/document/{id}.json")).await["record"].is_object());
    assert!(text(desk.get(&format!("/document/{id}.csv")).await).await.starts_with("source,id,kind"));
    let item = desk.gas().await;
    let shown = desk.json(&format!("/item/{}.json", item["id"].as_str().expect("an id"))).await;
    assert!(shown["tellings"][0]["quote"].as_str().is_some_and(|q| !q.is_empty()));
    assert_eq!(desk.get("/item/jnothing.json").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(desk.get("/assets/nothing.js").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(desk.get("/../../etc/passwd.txt").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_else_gets_in() {
    let desk = Served::new().await;
    let ask = |name: &'static str, value: &'static str| {
        Request::get("/timeline.json").header(name, value).body(Body::empty()).expect("a request")
    };
    for (name, value, status) in [
        ("host", "evil.example:4242", StatusCode::MISDIRECTED_REQUEST),
        ("host", "127.0.0.1:4243", StatusCode::MISDIRECTED_REQUEST),
        ("host", "127.0.0.1", StatusCode::MISDIRECTED_REQUEST),
        ("origin", "https://evil.example", StatusCode::FORBIDDEN),
        ("origin", "http://127.0.0.1:4243", StatusCode::FORBIDDEN),
        ("origin", "null", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
        ("cookie", "dateline_4242=00", StatusCode::UNAUTHORIZED),
        ("cookie", "", StatusCode::UNAUTHORIZED),
    ] {
        assert_eq!(desk.send(ask(name, value)).await.status(), status, "{name}: {value}");
    }
    assert_eq!(desk.send(ask("host", "localhost:4242")).await.status(), StatusCode::OK);
    for path in ["/?token=00", "/?token="] {
        let request = Request::get(path).header("cookie", "").body(Body::empty()).expect("a request");
        let response = desk.send(request).await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{path}");
        assert!(response.headers().get("set-cookie").is_none());
    }
    // An address lets in once.
    let address = desk.desk.address();
    let path = address.split_once("4242").expect("a port").1;
    let fresh = || Request::get(path).header("cookie", "").body(Body::empty()).expect("a request");
    assert_eq!(desk.send(fresh()).await.status(), StatusCode::OK);
    assert_eq!(desk.send(fresh()).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_write_needs_what_another_site_cannot_have() {
    let desk = Served::new().await;
    let id = desk.gas().await["id"].clone();
    let body = || Body::from(json!({"action": "accept", "item": id, "by": "Mara"}).to_string());
    let post = || Request::post("/api/decide").header("content-type", "application/json");
    for request in [
        post(),
        post().header("x-dateline", "00"),
        post().header("x-dateline", &desk.key).header("origin", "https://evil.example"),
        post().header("x-dateline", &desk.key).header("origin", "null"),
        post().header("x-dateline", &desk.key).header("sec-fetch-site", "cross-site"),
    ] {
        assert_eq!(desk.send(request.body(body()).expect("a request")).await.status(), StatusCode::FORBIDDEN);
    }
    let plain = Request::post("/api/decide").header("content-type", "text/plain").header("x-dateline", &desk.key);
    assert_eq!(desk.send(plain.body(body()).expect("a request")).await.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(desk.json("/decisions.json").await["total"], 0);
}

#[tokio::test]
async fn every_answer_has_the_headers_that_shut_the_page() {
    let desk = Served::new().await;
    for path in ["/", "/timeline.json", "/timeline.csv", "/nothing.js", "/item/x.json"] {
        let response = desk.get(path).await;
        let policy = response.headers()["content-security-policy"].to_str().expect("text");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(response.headers()["cross-origin-resource-policy"], "same-origin", "{path}");
        assert!(response.headers().get("access-control-allow-origin").is_none(), "{path}");
    }
}

#[tokio::test]
async fn hostile_names_stay_text() {
    let desk = Served::new().await;
    let found = desk.get("/sources.json").await;
    assert_eq!(found.headers()["content-type"], "application/json");
    assert!(
        text(found).await.contains("javascript:alert(1)") || !text(desk.get("/sources.json").await).await.is_empty()
    );
    let csv = text(desk.get("/timeline.csv").await).await;
    assert!(!csv.lines().flat_map(|l| l.split(',')).any(|c| c.starts_with('=')), "{csv}");
    for row in desk.json("/timeline.json").await["rows"].as_array().expect("rows") {
        desk.decide(json!({"action": "accept", "item": row["id"], "by": HOSTILE})).await;
    }
    let published = desk.get("/published.html").await;
    assert!(published.headers()["content-security-policy"].to_str().expect("text").contains("sandbox"));
    assert!(published.headers()["content-disposition"].to_str().expect("text").starts_with("attachment"));
    let html = text(published).await;
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("href"), "{html}");
    assert!(html.contains("tear gas"));
    let link = json!({"action": "edit", "item": desk.gas().await["id"], "field": "date", "new": "2031-05-03", "by": "Mara",
                      "basis": {"kind": "link", "value": "javascript:alert(1)"}});
    assert_eq!(desk.post("/api/decide", link).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn each_decision_is_made_and_taken_back() {
    let desk = Served::new().await;
    let item = desk.gas().await;
    let id = item["id"].as_str().expect("an id").to_owned();
    let review = async || desk.json(&format!("/item/{id}.json")).await["item"]["review"].clone();
    for (body, state) in [
        (json!({"action": "accept"}), json!("accepted")),
        (json!({"action": "reject", "reason": "wrong place"}), json!("rejected")),
        (json!({"action": "flag"}), json!("flagged")),
        (
            json!({"action": "edit", "field": "date", "new": "2031-05-01/2031-05-03", "basis": {"kind": "knowledge"}}),
            json!("edited"),
        ),
        (
            json!({"action": "edit", "field": "place", "new": "Alder Quay", "basis": {"kind": "link", "value": "https://alder.example/log"}}),
            json!("edited"),
        ),
    ] {
        let mut body = body;
        (body["item"], body["by"]) = (json!(id), json!("Mara"));
        desk.decide(body.clone()).await;
        assert_eq!(review().await, state, "{body}");
        let (status, undone) = desk.post("/api/undo", json!({"by": "Mara"})).await;
        assert_eq!((status, undone["count"].as_u64()), (StatusCode::OK, Some(1)));
        assert_eq!(review().await, Value::Null, "{body}");
    }
    assert_eq!(desk.post("/api/undo", json!({"by": "Mara"})).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let history = desk.json(&format!("/item/{id}.json")).await["history"].as_array().expect("history").len();
    assert_eq!(history, 10, "nothing is deleted");
    // One decision alone is taken back.
    let first = desk.decide(json!({"action": "accept", "item": id, "by": "Mara"})).await;
    desk.decide(json!({"action": "note", "item": id, "by": "Mara", "reason": "see the log"})).await;
    desk.decide(json!({"action": "revert", "item": first["id"], "by": "Teo"})).await;
    assert_eq!(review().await, Value::Null);
    // A missed fact, added on words.
    let fields = json!({"kind": "event", "type": "REQUEST", "actors": "Lena Orr", "date": "2031-05-04"}).to_string();
    let add = json!({"action": "add", "item": "second.txt", "new": fields, "by": "Mara", "basis": {"kind": "quote", "value": "asked for calm"}});
    desk.decide(add).await;
    assert_eq!(desk.json("/timeline.json?status=added").await["total"], 1);
    desk.post("/api/undo", json!({"by": "Mara"})).await;
    assert_eq!(desk.json("/timeline.json?status=added").await["total"], 0);
    for (body, why) in [
        (json!({"action": "reject", "item": id, "by": "Mara"}), "no reason"),
        (json!({"action": "accept", "item": id, "by": " "}), "no name"),
        (json!({"action": "edit", "item": id, "by": "Mara", "field": "date", "new": "2031"}), "no basis"),
        (
            json!({"action": "edit", "item": id, "by": "Mara", "field": "date", "new": "2031", "basis": {"kind": "quote", "value": "said nowhere"}}),
            "words that stand nowhere",
        ),
        (json!({"action": "dance", "item": id, "by": "Mara"}), "no such action"),
    ] {
        assert_eq!(desk.post("/api/decide", body).await.0, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
    }
}

#[tokio::test]
async fn many_are_decided_as_one_and_taken_back_as_one() {
    let desk = Served::new().await;
    let all = desk.json("/claims.json").await["total"].as_u64().expect("a number");
    let ask = |expect: Option<u64>| json!({"kind": "claim", "action": "reject", "reason": "a drill", "by": "Mara", "expect": expect});
    let (_, preview) = desk.post("/api/bulk", ask(None)).await;
    assert_eq!(preview["count"].as_u64(), Some(all));
    assert!(preview["samples"].as_array().expect("samples").len() as u64 == all.min(5));
    assert_eq!(desk.json("/decisions.json").await["total"], 0, "a preview decides nothing");
    assert_eq!(desk.post("/api/bulk", ask(Some(all + 1))).await.0, StatusCode::CONFLICT);
    assert_eq!(desk.post("/api/bulk", ask(Some(all))).await.0, StatusCode::OK);
    assert_eq!(desk.json("/claims.json").await["total"], 0);
    let (_, undone) = desk.post("/api/undo", json!({"by": "Mara"})).await;
    assert_eq!(undone["count"].as_u64(), Some(all));
    assert_eq!(desk.json("/claims.json").await["total"].as_u64(), Some(all));
}

#[tokio::test]
async fn shapes_of_others_go_out_with_their_account() {
    let desk = Served::new().await;
    let response = desk.get("/export/plain?class=ASSAULT&only=accepted").await;
    assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"case-plain.txt\"");
    assert_eq!(response.headers()["x-dateline-account"], "plain: wrote 1%0A  %C3%A9");
    assert_eq!(text(response).await, "accepted Some(\"ASSAULT\") \"Lena Orr\"");
    assert!(text(desk.get("/export/plain?mask=1").await).await.starts_with("all None"));
    assert_eq!(desk.get("/export/nothing").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(desk.get("/export/plain?only=some").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn openrefine_gets_in_by_its_own_address_alone() {
    let desk = Served::new().await;
    let address = desk.json("/api/me").await["reconcile"].as_str().expect("an address").to_owned();
    let path = address.split_once("4242").expect("a port").1.to_owned();
    let from_elsewhere = |path: &str| {
        let request = Request::get(path).header("cookie", "").header("origin", "http://127.0.0.1:3333");
        request.header("sec-fetch-site", "same-site").body(Body::empty()).expect("a request")
    };
    let response = desk.send(from_elsewhere(&path)).await;
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let manifest: Value = serde_json::from_str(&text(response).await).expect("JSON");
    assert!(manifest["versions"].as_array().expect("versions").contains(&json!("0.2")));
    let body = "queries=%7B%22q0%22%3A%7B%22query%22%3A%22LENA+orr%22%2C%22type%22%3A%22person%22%7D%7D";
    let post = Request::post(&path).header("cookie", "").header("content-type", "application/x-www-form-urlencoded");
    let response = desk.send(post.body(Body::from(body)).expect("a request")).await;
    let found: Value = serde_json::from_str(&text(response).await).expect("JSON");
    assert_eq!(
        (&found["q0"]["result"][0]["name"], &found["q0"]["result"][0]["match"]),
        (&json!("Lena Orr"), &json!(true))
    );
    for wrong in ["/reconcile/00", "/reconcile/", "/timeline.json"] {
        assert_eq!(desk.send(from_elsewhere(wrong)).await.status(), StatusCode::FORBIDDEN, "{wrong}");
    }
    let other = Request::get(&path).header("host", "evil.example:4242").body(Body::empty()).expect("a request");
    assert_eq!(desk.send(other).await.status(), StatusCode::MISDIRECTED_REQUEST);
    for hostile in ["queries=%7B", "queries=%5B%5D", "extend=1", "queries=%7B%22q%22%3A%7B%22limit%22%3A-3%7D%7D"] {
        let status = desk.send(from_elsewhere(&format!("{path}?{hostile}"))).await.status();
        assert!(status.is_success() || status == StatusCode::UNPROCESSABLE_ENTITY, "{hostile}: {status}");
    }
    assert_eq!(desk.send(from_elsewhere(&format!("{path}/view?id=nobody"))).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn words_that_are_hard_to_bear_are_covered_where_they_are_flagged() {
    let desk = Served::new().await;
    let id = desk.gas().await["id"].clone();
    desk.decide(json!({"action": "accept", "item": id, "by": "Mara"})).await;
    desk.decide(json!({"action": "flag", "field": "graphic", "new": "yes", "item": id, "by": "Mara"})).await;
    let item = desk.gas().await;
    assert_eq!((&item["graphic"], &item["review"]), (&json!(true), &json!("accepted")));
    let csv = text(desk.get("/timeline.csv").await).await;
    assert!(csv.lines().next().expect("a header").split(',').any(|c| c == "graphic"));
    assert!(text(desk.get("/published.html").await).await.contains("<summary class=m>graphic content"));
}

#[tokio::test]
async fn what_was_seen_is_new_no_more_and_private_names_are_masked() {
    let desk = Served::new().await;
    assert_eq!(desk.json("/new.json").await["reports"].as_array().expect("reports").len(), 3);
    assert_eq!(desk.post("/api/seen", json!({})).await.0, StatusCode::OK);
    assert_eq!(desk.json("/new.json").await["reports"].as_array().expect("reports").len(), 0);
    let plain = text(desk.get("/claims.csv").await).await;
    let masked = text(desk.get("/claims.csv?mask=1").await).await;
    assert_eq!(plain.chars().count(), masked.chars().count(), "offsets stay");
}

#[test]
fn figures_are_those_that_are_held() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("a file");
    let (floors, docs) = (read("eval/floors.toml"), read("docs/desk.md"));
    let figures: Vec<Value> = serde_json::from_str(&read("crates/dateline-desk/data/figures.json")).expect("figures");
    for f in figures {
        let said: Vec<f64> = ["precision", "recall", "f1"].iter().filter_map(|n| f[n].as_f64()).collect();
        for (figure, floor) in said.iter().zip(f["floors"].as_array().expect("floors")) {
            let line = floors
                .lines()
                .find(|l| l.starts_with(&format!("{floor} =")))
                .unwrap_or_else(|| panic!("{floor} is a floor"));
            let held: f64 = line.split('=').nth(1).and_then(|v| v.trim().parse().ok()).expect("a number");
            assert!(held <= figure + 0.05 && figure - held < 1.5, "{floor}: {figure} is said, {held} is held");
            assert!(docs.contains(&format!("{figure:.1}")), "docs/desk.md states {figure}");
        }
    }
}
