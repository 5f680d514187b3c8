//! One address: asked for politely, within bounds of size, time and place.

use std::collections::HashMap;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::blocking::{Client as Http, Response};
use reqwest::header::{self, HeaderMap, HeaderName};
use reqwest::{StatusCode, Url, redirect};

use crate::address::{allowed, check};
use crate::dns::Sieved;
use crate::pace::Pace;
use crate::robots::Robots;

/// Redirects that are followed.
const HOPS: usize = 5;
/// Bytes of a site's rules for robots.
const RULES: u64 = 512 << 10;
/// A site's rules are asked for again after this.
const KEPT: Duration = Duration::from_hours(12);

/// How the client behaves.
#[derive(Clone, Debug)]
pub struct Rules {
    /// What it calls itself; the first word is what rules for robots name.
    pub agent: String,
    /// Whether addresses of the local network may be asked.
    pub private: bool,
    /// Most bytes of an answer, unpacked.
    pub largest: usize,
    /// Longest that one answer may take.
    pub patience: Duration,
    /// Time between two requests to a host.
    pub pause: Duration,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            agent: concat!("dateline/", env!("CARGO_PKG_VERSION")).to_owned(),
            private: false,
            largest: 16 << 20,
            patience: Duration::from_secs(30),
            pause: Duration::from_secs(2),
        }
    }
}

/// What is known of the last answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Its `ETag`.
    pub etag: Option<&'a str>,
    /// Its `Last-Modified`.
    pub modified: Option<&'a str>,
}

/// What an address answered.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Where it was found, after redirects.
    pub url: String,
    /// The bytes, unpacked.
    pub body: Vec<u8>,
    /// Whether there were more than are taken.
    pub cut: bool,
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub modified: Option<String>,
    /// How long the server says that it is good for.
    pub good_for: Option<Duration>,
    /// Where it has moved to for good.
    pub moved: Option<String>,
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub struct Failure {
    /// In words.
    pub message: String,
    /// How long the server asks to be left alone.
    pub retry_after: Option<Duration>,
    /// Whether it is gone for good.
    pub gone: bool,
    /// Whether it may not be asked: by the site's rules, or since it is on the local network.
    pub forbidden: bool,
}

/// The end of asking.
#[derive(Clone, Debug)]
pub enum Got {
    /// The answer.
    Page(Page),
    /// It is as it was.
    Same {
        /// How long the server says that this is good for.
        good_for: Option<Duration>,
    },
    /// There is none.
    Not(Failure),
}

/// Asks for addresses.
pub struct Client {
    http: Http,
    rules: Rules,
    pace: Pace,
    robots: Mutex<HashMap<String, (Instant, Arc<Robots>)>>,
    stop: fn() -> bool,
}

fn not(message: impl Into<String>) -> Failure {
    Failure { message: message.into(), retry_after: None, gone: false, forbidden: false }
}

fn forbidden(message: impl Into<String>) -> Failure {
    Failure { forbidden: true, ..not(message) }
}

impl Client {
    /// A client that gives up waiting when `stop` says so.
    ///
    /// # Errors
    /// Where the system's certificates cannot be had.
    pub fn new(rules: Rules, stop: fn() -> bool) -> Result<Client, String> {
        // Whoever comes first has chosen; there is but one to choose.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = Http::builder()
            .user_agent(rules.agent.clone())
            .dns_resolver(Arc::new(Sieved { private: rules.private }))
            .redirect(redirect::Policy::none())
            .timeout(rules.patience)
            .connect_timeout(rules.patience.min(Duration::from_secs(10)))
            .pool_max_idle_per_host(1)
            .no_proxy()
            .build()
            .map_err(|e| format!("the network cannot be used: {}", reason(&e)))?;
        Ok(Client { http, rules, pace: Pace::default(), robots: Mutex::default(), stop })
    }

    /// Asks for an address, in its host's turn.
    pub fn get(&self, url: &str, known: Known<'_>) -> Got {
        match self.follow(url, known) {
            Ok(got) => got,
            Err(failure) => Got::Not(failure),
        }
    }

    fn follow(&self, url: &str, known: Known<'_>) -> Result<Got, Failure> {
        let mut url = check(url, self.rules.private).map_err(forbidden)?;
        let mut moved = None;
        let mut for_good = true;
        for _ in 0..=HOPS {
            let robots = self.robots(&url)?;
            robots.allow(url.as_str()).map_err(forbidden)?;
            let answer = self.ask(&url, known, self.rules.pause.max(robots.pause()))?;
            let status = answer.status();
            if status == StatusCode::NOT_MODIFIED {
                return Ok(Got::Same { good_for: good_for(answer.headers()) });
            }
            let Some(next) = location(&answer) else {
                return self.finish(&url, answer, moved.filter(|_| for_good)).map(Got::Page);
            };
            let next = url.join(&next).map_err(|e| not(format!("redirected to no address: {e}")))?;
            url = allowed(next, self.rules.private).map_err(|e| forbidden(format!("redirected: {e}")))?;
            for_good &= matches!(status.as_u16(), 301 | 308);
            moved = Some(url.to_string());
        }
        Err(not(format!("redirected more than {HOPS} times")))
    }

    /// One request, without following anything.
    fn ask(&self, url: &Url, known: Known<'_>, pause: Duration) -> Result<Response, Failure> {
        let host = url.host_str().unwrap_or_default();
        self.wait(self.pace.turn(host, pause))?;
        let mut request = self.http.get(url.clone()).header(
            header::ACCEPT,
            "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5",
        );
        if let Some(etag) = known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = known.modified {
            request = request.header(header::IF_MODIFIED_SINCE, modified);
        }
        request.send().map_err(|e| {
            let why = reason(&e);
            Failure { forbidden: why.contains("of the local network"), ..not(why) }
        })
    }

    fn finish(&self, url: &Url, answer: Response, moved: Option<String>) -> Result<Page, Failure> {
        let status = answer.status();
        let headers = answer.headers().clone();
        if !status.is_success() {
            let retry_after = retry_after(&headers);
            if let Some(wait) = retry_after.filter(|_| matches!(status.as_u16(), 429 | 503)) {
                self.pace.keep_off(url.host_str().unwrap_or_default(), wait);
            }
            let gone = status == StatusCode::GONE;
            return Err(Failure { retry_after, gone, ..not(format!("the server answers with status {status}")) });
        }
        let (body, cut) = body(answer, self.rules.largest)?;
        let get = |name: HeaderName| headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        Ok(Page {
            url: url.to_string(),
            body,
            cut,
            etag: get(header::ETAG),
            modified: get(header::LAST_MODIFIED),
            good_for: good_for(&headers),
            moved,
        })
    }

    /// The rules of the site that an address is on.
    fn robots(&self, url: &Url) -> Result<Arc<Robots>, Failure> {
        let origin = url.origin().ascii_serialization();
        let kept = {
            let all = self.robots.lock().unwrap_or_else(PoisonError::into_inner);
            all.get(&origin).filter(|r| r.0.elapsed() < KEPT).map(|r| Arc::clone(&r.1))
        };
        if let Some(robots) = kept {
            return Ok(robots);
        }
        let mut at = url.join("/robots.txt").map_err(|e| not(format!("no address: {e}")))?;
        at.set_query(None);
        let mut found = Robots::Closed("its rules for robots are redirected too often".to_owned());
        for _ in 0..=HOPS {
            let answer = self.ask(&at, Known::default(), self.rules.pause)?;
            if let Some(next) = location(&answer) {
                let next = at.join(&next).map_err(|e| not(format!("redirected to no address: {e}")))?;
                at = allowed(next, self.rules.private).map_err(forbidden)?;
                continue;
            }
            let status = answer.status().as_u16();
            if let Some(wait) = retry_after(answer.headers()).filter(|_| matches!(status, 429 | 503)) {
                self.pace.keep_off(at.host_str().unwrap_or_default(), wait);
            }
            let (text, _) = body(answer, RULES as usize)?;
            let agent = self.rules.agent.split(['/', ' ']).next().unwrap_or_default();
            found = Robots::of(agent, status, &text);
            break;
        }
        let found = Arc::new(found);
        // A site that was closed for a while is asked again at the next turn.
        if !matches!(*found, Robots::Closed(_)) {
            let mut all = self.robots.lock().unwrap_or_else(PoisonError::into_inner);
            all.insert(origin, (Instant::now(), Arc::clone(&found)));
        }
        Ok(found)
    }

    /// Waits, and looks up now and then whether it still has to.
    fn wait(&self, wait: Duration) -> Result<(), Failure> {
        // Whom a host keeps off for long comes again another time.
        if wait > Duration::from_mins(5) {
            return Err(Failure { retry_after: Some(wait), ..not("the server asks to be left alone for now") });
        }
        let until = Instant::now() + wait;
        while Instant::now() < until {
            if (self.stop)() {
                return Err(not("stopped"));
            }
            std::thread::sleep(Duration::from_millis(50).min(until.saturating_duration_since(Instant::now())));
        }
        Ok(())
    }
}

/// At most so many bytes of an answer, and whether there were more.
fn body(answer: Response, most: usize) -> Result<(Vec<u8>, bool), Failure> {
    let mut body = Vec::new();
    answer.take(most as u64 + 1).read_to_end(&mut body).map_err(|e| not(format!("the answer breaks off: {e}")))?;
    let cut = body.len() > most;
    body.truncate(most);
    Ok((body, cut))
}

/// Where an answer sends on to.
fn location(answer: &Response) -> Option<String> {
    let sent_on = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let value = answer.headers().get(header::LOCATION).filter(|_| sent_on)?;
    value.to_str().ok().map(str::to_owned)
}

/// `Retry-After`: seconds, or a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    Duration::try_from(at.duration_since(Timestamp::now())).ok()
}

/// `Cache-Control: max-age`.
fn good_for(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::CACHE_CONTROL)?.to_str().ok()?;
    let age = value.split(',').find_map(|part| part.trim().strip_prefix("max-age="))?;
    age.trim_matches('"').parse().ok().map(Duration::from_secs)
}

/// An error with what it came from.
fn reason(e: &reqwest::Error) -> String {
    if e.is_timeout() {
        return "no answer in time".to_owned();
    }
    let mut last: &dyn std::error::Error = e;
    while let Some(deeper) = last.source() {
        last = deeper;
    }
    if last.source().is_none() && std::ptr::addr_eq(last, e) { e.to_string() } else { last.to_string() }
}
