//! Who may come in. A case on loopback can be reached by every page that the same browser shows, so that each request has to prove itself:
//!
//! - `Host` is this desk's address, which a name that somebody points at loopback is not;
//! - `Origin` and `Sec-Fetch-Site`, where the browser sends them, are this desk's own;
//! - the cookie is the one that the one-time address gave (`SameSite=Strict`, `HttpOnly`);
//! - a write carries the header `x-dateline` with a key that only a page of this desk can read.
//!
//! OpenRefine has no cookie: what it may ask lies behind an address that holds a secret of its own (`reconcile/`), reads alone, and knows names.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::error::Error;
use crate::state::Desk;

/// The header of a write.
pub(crate) const KEY: &str = "x-dateline";

/// Nothing from elsewhere, no inline script, no markup out of strings but by the page's own templates.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
                      trusted-types svelte-trusted-html";

/// Keys of one running desk.
pub(crate) struct Gate {
    /// Where the desk listens.
    host: IpAddr,
    port: u16,
    /// Lets one browser in, then is made anew.
    token: Mutex<String>,
    /// What the cookie holds.
    pass: String,
    /// What a write carries.
    key: String,
    /// In the address that OpenRefine is given.
    secret: String,
}

impl Gate {
    pub(crate) fn new(host: IpAddr, port: u16) -> Result<Gate, Error> {
        Ok(Gate { host, port, token: Mutex::new(random()?), pass: random()?, key: random()?, secret: random()? })
    }

    /// The desk's own address, without anything behind it.
    pub(crate) fn origin(&self) -> String {
        let here = if self.host.is_unspecified() { IpAddr::from([127, 0, 0, 1]) } else { self.host };
        format!("http://{}", SocketAddr::new(here, self.port))
    }

    /// The address that OpenRefine is given.
    pub(crate) fn reconcile(&self) -> String {
        format!("{}/reconcile/{}", self.origin(), self.secret)
    }

    /// Whether a path lies behind that address.
    fn is_reconcile(&self, path: &str) -> bool {
        let given = path.strip_prefix("/reconcile/").map(|p| p.split('/').next().unwrap_or_default());
        given.is_some_and(|g| same(g.as_bytes(), self.secret.as_bytes()))
    }

    /// The address with the token in it.
    pub(crate) fn address(&self) -> String {
        let token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        format!("{}/?token={token}", self.origin())
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Cookies are shared by all ports of a machine: the name keeps desks apart.
    fn cookie(&self) -> String {
        format!("dateline_{}", self.port)
    }

    /// A name that somebody points at this machine is never one of these.
    fn is_here(&self, host: &str) -> bool {
        let Ok(at) = host.parse::<SocketAddr>() else { return host == format!("localhost:{}", self.port) };
        at.port() == self.port && (at.ip().is_loopback() || at.ip() == self.host || self.host.is_unspecified())
    }

    /// Whether a browser that says where its request comes from names this desk.
    fn is_own(&self, headers: &HeaderMap) -> bool {
        let text = |name: HeaderName| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
        let origin = text(header::ORIGIN).is_none_or(|o| o.strip_prefix("http://").is_some_and(|h| self.is_here(h)));
        // "none" is what a person typed or opened from elsewhere.
        let site = text(HeaderName::from_static("sec-fetch-site")).is_none_or(|s| matches!(s, "same-origin" | "none"));
        origin && site
    }

    fn has_pass(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie();
        headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';')).any(|c| {
            c.trim().split_once('=').is_some_and(|(n, v)| n == name && same(v.as_bytes(), self.pass.as_bytes()))
        })
    }

    /// Uses the token up; false where it is another.
    fn enter(&self, given: &str) -> bool {
        let mut token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let right = same(given.as_bytes(), token.as_bytes());
        if right && let Ok(next) = random() {
            *token = next;
        }
        right
    }
}

/// 32 random bytes in hexadecimal.
fn random() -> Result<String, Error> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| Error::Random(e.to_string()))?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// Equal, in a time that does not tell where they differ.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |n, (x, y)| n | (x ^ y)) == 0
}

/// Lets a request through, or says why not.
pub(crate) async fn check(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let gate = desk.gate();
    let headers = request.headers();
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = if !gate.is_here(host) {
        refuse(StatusCode::MISDIRECTED_REQUEST, "This desk answers to the address that the terminal printed alone.")
    } else if gate.is_reconcile(request.uri().path()) {
        next.run(request).await
    } else if let Some(token) = token(&request) {
        enter(&desk, token, gate.has_pass(headers))
    } else if !gate.is_own(headers) {
        refuse(StatusCode::FORBIDDEN, "Another site may not ask this desk.")
    } else if !gate.has_pass(headers) {
        refuse(
            StatusCode::UNAUTHORIZED,
            "Open the address that the terminal printed: it holds the key to this desk, and works once.",
        )
    } else if !reads && !headers.get(KEY).is_some_and(|k| same(k.as_bytes(), gate.key.as_bytes())) {
        refuse(StatusCode::FORBIDDEN, "A write needs the key of this desk in the header x-dateline.")
    } else {
        next.run(request).await
    };
    harden(response)
}

/// The token of the address, on the first page alone.
fn token(request: &Request) -> Option<&str> {
    let query = request.uri().query().filter(|_| request.uri().path() == "/" && request.method() == Method::GET)?;
    query.split('&').find_map(|p| p.strip_prefix("token="))
}

fn enter(desk: &Desk, token: &str, inside: bool) -> Response {
    let gate = desk.gate();
    if !gate.enter(token) {
        if inside {
            return forward(None);
        }
        return refuse(
            StatusCode::UNAUTHORIZED,
            "This address was used already. The terminal has printed the next one.",
        );
    }
    desk.entered();
    forward(Some(format!("{}={}; Path=/; HttpOnly; SameSite=Strict", gate.cookie(), gate.pass)))
}

/// On to the first page. Not by a redirect: where the address was opened out of another program's page, a strict cookie would not travel with it.
fn forward(cookie: Option<String>) -> Response {
    let page = "<!doctype html><meta charset=utf-8><title>Dateline</title><meta http-equiv=refresh content='0;url=/'><a href='/'>To the desk</a>";
    let mut response = Html(page).into_response();
    if let Some(value) = cookie.and_then(|c| HeaderValue::from_str(&c).ok()) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

fn refuse(status: StatusCode, why: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], why).into_response()
}

/// The headers that every answer has, unless it has stricter ones.
fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    ] {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    response
}
