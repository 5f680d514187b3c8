//! WARC and ARC: the pages, feeds and texts of a web archive.
//!
//! Read: answers with status 200 to 206, `resource` and `conversion` records that hold text, markup, JSON, PDF. Passed over without a word: requests,
//! metadata, revisits (their text is another record's), pictures, scripts, other answers. A damaged record costs that record.

use std::io::BufRead;

use dateline_model::{Code, Problem};

use super::records::{Damage, Record, Records, Source};
use super::{Members, http};
use crate::Given;
use crate::kind::inner;
use crate::take::{Options, Outcome, Outcomes, Refused};

/// Kinds of content that may hold a report.
fn readable(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let scripts =
        kind.contains("javascript") || kind.contains("css") || kind.contains("ecmascript") || kind.contains("calendar");
    !scripts
        && (kind.starts_with("text/")
            || kind.contains("html")
            || kind.contains("xml") && !kind.contains("svg")
            || kind.contains("json")
            || kind == "application/pdf"
            || kind == "message/rfc822"
            || kind.is_empty())
}

/// Whether a record's body is worth reading, by its head.
fn wants(record: &Record) -> bool {
    let kind = record.get("content-type").unwrap_or_default();
    if record.arc {
        return kind != "filedesc" && (readable(kind) || kind == "no-type" || kind == "unk");
    }
    match record.get("warc-type").map(str::to_ascii_lowercase).as_deref() {
        Some("response") => {
            // What the crawler saw in the body, where it says so.
            record.get("warc-identified-payload-type").is_none_or(readable)
        }
        Some("resource" | "conversion") => readable(kind),
        _ => false,
    }
}

/// The documents of an archive; `input` begins at the byte `start` of it.
pub(crate) fn documents<'a>(
    name: &str,
    input: Box<dyn BufRead + 'a>,
    gzip: bool,
    start: u64,
    options: &'a Options,
    depth: u8,
) -> Outcomes<'a> {
    let source = if gzip {
        Source::Gzip(std::io::BufReader::with_capacity(64 << 10, Members::new(input, start)))
    } else {
        Source::Plain(input)
    };
    let mut walk = Walk {
        name: name.to_owned(),
        records: Records::new(source, start),
        options,
        depth,
        ready: Vec::new(),
        seen: 0,
        given: 0,
        ended: false,
    };
    Box::new(std::iter::from_fn(move || walk.next()))
}

struct Walk<'a> {
    name: String,
    records: Records<Box<dyn BufRead + 'a>>,
    options: &'a Options,
    depth: u8,
    /// Outcomes of the record in hand, last first.
    ready: Vec<Outcome>,
    seen: usize,
    given: usize,
    ended: bool,
}

impl Walk<'_> {
    fn next(&mut self) -> Option<Outcome> {
        loop {
            if let Some(outcome) = self.ready.pop() {
                self.given += 1;
                return Some(outcome);
            }
            let from = self.options.from;
            let Some(found) = self.records.next(&|r| r.offset >= from && wants(r)) else {
                if self.ended || self.given > 0 {
                    return None;
                }
                self.ended = true;
                let message = format!("none of the archive's {} records holds a page or a text", self.seen);
                return Some(Err(Problem::new(Code::NoReport, message).into()));
            };
            self.seen += 1;
            match found {
                Ok(record) if record.offset < from => {}
                Ok(record) => {
                    self.ready = self.record(&record);
                    self.ready.reverse();
                }
                // A place that was given may lie within a record.
                Err(Damage { offset, .. }) if from > 0 && offset <= from => {}
                Err(Damage { offset, message }) => {
                    let problem = Problem::new(Code::BadRecord, message)
                        .hint("fetch the archive again; its other records were read");
                    self.ready.push(Err(self.refused(offset, problem)));
                }
            }
        }
    }

    fn refused(&self, offset: u64, problem: Problem) -> Refused {
        Refused { line: None, place: Some(format!("{}: record at byte {offset}", self.name)), problem }
    }

    fn record(&self, record: &Record) -> Vec<Outcome> {
        if record.body.is_empty() && !record.short {
            return Vec::new();
        }
        let address = record.get("warc-target-uri").unwrap_or_default().trim_matches(|c| c == '<' || c == '>').trim();
        let mut problems = Vec::new();
        if record.cut {
            problems.push(crate::too_large(crate::MAX_INPUT));
        }
        if record.short {
            let short = Problem::new(Code::BadRecord, "the record breaks off; what came before was read");
            problems.push(short.hint("fetch the archive again"));
        }
        let answer = http::answer(&record.body);
        let body = match &answer {
            Some(a) if !(200..=206).contains(&a.status) || !readable(&a.kind) => return Vec::new(),
            Some(a) => {
                problems.extend(a.problems.iter().cloned());
                a.body.as_ref()
            }
            None => record.body.as_slice(),
        };
        if body.is_empty() {
            return problems.into_iter().take(1).map(|p| Err(self.refused(record.offset, p))).collect();
        }
        let source = if address.is_empty() { format!("{}@{}", self.name, record.offset) } else { address.to_owned() };
        let options = Options {
            given: Given {
                url: Some(address.to_owned()).filter(|a| a.starts_with("http")),
                ..self.options.given.clone()
            },
            keep: false,
            columns: self.options.columns.clone(),
            from: 0,
        };
        let mut out: Vec<Outcome> = Vec::new();
        for outcome in inner(&source, body, &options, self.depth + 1) {
            out.push(match outcome {
                Ok(mut taken) => {
                    taken.document.problems.splice(0..0, problems.drain(..));
                    taken.name.clone_from(&self.name);
                    if self.options.keep {
                        taken.bytes = [record.head.as_slice(), record.body.as_slice()].concat();
                    }
                    taken.line = None;
                    taken.at = Some(record.offset);
                    Ok(taken)
                }
                // Binary data under a text's name, an empty page: no reports, and too many to speak of each.
                Err(r) if matches!(r.problem.code, Code::Empty | Code::NotText | Code::NoReport) => continue,
                Err(r) => Err(self.refused(record.offset, r.problem)),
            });
        }
        out
    }
}

/// The addresses and bodies of a web archive's answers with status 200 to 206, chunks joined and packing undone, whatever they hold.
pub fn payloads<'a>(input: Box<dyn std::io::Read + 'a>) -> impl Iterator<Item = (String, Vec<u8>)> + 'a {
    let mut input: Box<dyn BufRead + 'a> = Box::new(std::io::BufReader::with_capacity(256 << 10, input));
    let gzip = input.fill_buf().is_ok_and(|b| b.starts_with(&[0x1f, 0x8b]));
    let source = if gzip {
        Source::Gzip(std::io::BufReader::with_capacity(64 << 10, Members::new(input, 0)))
    } else {
        Source::Plain(input)
    };
    let mut records = Records::new(source, 0);
    std::iter::from_fn(move || {
        loop {
            let Ok(record) = records.next(&wants)? else { continue };
            let address = record.get("warc-target-uri").unwrap_or_default().to_owned();
            let body = match http::answer(&record.body) {
                Some(a) if (200..=206).contains(&a.status) => a.body.into_owned(),
                Some(_) => continue,
                None => record.body,
            };
            if !body.is_empty() {
                return Some((address, body));
            }
        }
    })
}
