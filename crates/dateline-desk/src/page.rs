//! The page in the binary.

use std::io::Read;

use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

mod files {
    include!(concat!(env!("OUT_DIR"), "/page.rs"));
}

/// Shown by a binary that was built without the page.
const ABSENT: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Dateline</title><h1>This binary holds no page</h1>\
<p>It was built without Node, and serves the data alone: <a href=/api>/api</a> describes it, <a href=/timeline.json>/timeline.json</a> and \
<a href=/timeline.csv>/timeline.csv</a> are the timeline.</p><p>To get the page, build with Node at hand: <code>make build</code>.</p></html>";

/// Whether there is one.
pub(crate) fn there() -> bool {
    files::FILES.iter().any(|f| f.0 == "index.html")
}

/// A file of the page; what has no ending is a view, which the page itself shows.
pub(crate) fn file(path: &str, headers: &HeaderMap) -> Response {
    let name = path.trim_start_matches('/');
    // Browsers ask for this beside files that name no icon of their own, such as a view's JSON.
    let name = if name == "favicon.ico" { "icon.svg" } else { name };
    let name =
        if name.is_empty() || !name.rsplit('/').next().unwrap_or_default().contains('.') { "index.html" } else { name };
    let Some((_, packed)) = files::FILES.iter().find(|f| f.0 == name) else {
        if name == "index.html" {
            return Html(ABSENT).into_response();
        }
        return (StatusCode::NOT_FOUND, "there is nothing at this address").into_response();
    };
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let squeezed =
        headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"));
    let mut out = Vec::new();
    if squeezed {
        out.extend_from_slice(packed);
    } else if flate2::read::GzDecoder::new(*packed).read_to_end(&mut out).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let mut response = (StatusCode::OK, out).into_response();
    let mut set =
        |name: HeaderName, value: &'static str| response.headers_mut().insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_TYPE, kind);
    if squeezed {
        set(header::CONTENT_ENCODING, "gzip");
    }
    // Their names hold a hash of what is in them.
    if name.starts_with("assets/") {
        set(header::CACHE_CONTROL, "private, max-age=31536000, immutable");
    }
    response
}

/// Text as text within markup.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
