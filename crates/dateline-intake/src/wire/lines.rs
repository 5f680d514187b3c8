//! Wires of lines: ANPA 1312 and IPTC 7901, told by their control characters.

use std::sync::LazyLock;

use dateline_model::{LeftOut, Wire};
use regex::Regex;

use super::{flagged, settle, urgency};
use crate::clock::Stamp;
use crate::draft::{Body, Draft};

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';

/// Whether bytes are such a message: the start of a heading at their head.
pub(crate) fn is(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(16)];
    let start = head.iter().position(|b| *b == 1);
    start.is_some_and(|at| head[..at].iter().all(|b| matches!(b, 0x16 | b'\r' | b'\n' | b' ')))
        && bytes[..bytes.len().min(2048)].contains(&2)
}

/// A draft of a message, with its notes to editors.
pub(crate) fn draft(source: &str, text: &str) -> (Draft, Vec<LeftOut>) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let at = text.find(SOH).map_or(0, |i| i + 1);
    let (heading, rest) = text[at..].split_once(STX).unwrap_or((&text[at..], ""));
    let (body, trailer) = rest.split_once(ETX).unwrap_or((rest, ""));
    if text.starts_with('\u{16}') { anpa(source, heading, body, trailer) } else { iptc(source, heading, body, trailer) }
}

static IPTC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^([A-Za-z]{2,4})\s?([0-9]{2,5})\s+([0-9])\s+([a-z]{1,3})\s+([0-9]+)\s*(.*)$").expect("a pattern")
});
static SENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9]{2})([0-9]{2})([0-9]{2})\s+([A-Z]{1,5})\s+(\p{L}{3})\p{L}*\s+([0-9]{2,4})").expect("a pattern")
});

fn iptc(source: &str, heading: &str, body: &str, trailer: &str) -> (Draft, Vec<LeftOut>) {
    let mut draft = Draft::new(source);
    let mut lines = heading.lines().map(str::trim).filter(|l| !l.is_empty());
    let first = lines.next().unwrap_or_default();
    let mut wire = Wire::default();
    if let Some(c) = IPTC.captures(first) {
        wire.item = Some(format!("{}{}", &c[1], &c[2]));
        wire.urgency = urgency(&c[3]);
        draft.outlet = c[6].split_whitespace().rfind(|w| w.chars().all(char::is_alphabetic)).map(str::to_owned);
    }
    wire.slug = lines.next().map(|l| l.trim_end_matches('/').to_owned());
    let (title, rest) = top(body, &mut draft, &mut wire);
    draft.title = title;
    // What is for editors stands behind the report.
    let end = ["\n# ", "\n* * *", "\n## "].iter().filter_map(|m| rest.find(m)).min().unwrap_or(rest.len());
    let (report, notes) = rest.split_at(end);
    let left_out: Vec<LeftOut> = notes
        .split("\n\n")
        .map(|w| LeftOut { why: "notes to editors", words: w.split_whitespace().collect::<Vec<_>>().join(" ") })
        .filter(|l| !l.words.is_empty())
        .collect();
    draft.body = Body::Plain(report.trim_matches('\n').to_owned());
    draft.published = SENT
        .captures(trailer)
        .or_else(|| SENT.captures(notes))
        .and_then(|c| crate::clock::read(&format!("{} {} {} {}:{} {}", &c[1], &c[5], &c[6], &c[2], &c[3], &c[4])));
    let slug = wire.slug.clone();
    settle(&mut wire, &[draft.title.as_deref(), slug.as_deref()]);
    draft.wire = Some(wire);
    (draft, left_out)
}

/// The lines over the report, up to the one that ends with a sign of equality: flags, headline, byline.
fn top<'b>(body: &'b str, draft: &mut Draft, wire: &mut Wire) -> (Option<String>, &'b str) {
    let mut title: Vec<&str> = Vec::new();
    let mut at = 0;
    let mut closed = false;
    for line in body.split_inclusive('\n').take(12) {
        at += line.len();
        let words = line.trim().trim_end_matches(['=', '<']).trim();
        let ends = line.trim_end().ends_with('=');
        let flag = words.len() < 40 && !words.is_empty() && !words.contains(char::is_lowercase);
        if words.starts_with("By ") || words.starts_with("BY ") {
            draft.author.get_or_insert_with(|| words.to_owned());
        } else if flag && title.is_empty() {
            wire.notice = wire.notice.or_else(|| flagged(words));
            wire.version.get_or_insert_with(|| words.to_owned());
        } else if !words.is_empty() {
            title.push(words);
        }
        if ends {
            closed = true;
            break;
        }
        if words.is_empty() && !title.is_empty() {
            break;
        }
    }
    if !closed && title.len() > 2 {
        // No heading at all.
        return (None, body);
    }
    let title = title.join(" ");
    ((!title.is_empty()).then_some(title), body.get(at..).unwrap_or_default())
}

static ANPA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*([a-z])\s+([a-z])\W+(.*?)\s+([0-9]{2})-([0-9]{2})\s+([0-9]{3,5})\s*$").expect("a pattern")
});
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\^?\s*([A-Z]{2,6})-[A-Z]{2}-([0-9]{2})-([0-9]{2})-([0-9]{2})\s+([0-9]{2})([0-9]{2})([A-Z]{3,4})<?")
        .expect("a pattern")
});

fn anpa(source: &str, heading: &str, body: &str, trailer: &str) -> (Draft, Vec<LeftOut>) {
    let mut draft = Draft::new(source);
    let mut wire = Wire::default();
    let mut lines = heading.lines();
    let first = lines.next().unwrap_or_default();
    let number: String = first.trim().chars().take_while(char::is_ascii_alphanumeric).collect();
    wire.item = Some(number).filter(|n| !n.is_empty());
    if let Some(c) = lines.find_map(|l| ANPA.captures(l)) {
        // Flash, bulletin, urgent, regular, deferred: the older wires' letters.
        wire.urgency = match &c[1] {
            "f" => Some(1),
            "b" => Some(2),
            "u" => Some(3),
            "r" => Some(4),
            "d" => Some(5),
            _ => None,
        };
        wire.slug = Some(c[3].trim().to_owned()).filter(|s| !s.is_empty());
    }
    let body = typographic(body);
    if let Some(c) = MOVED.captures(trailer).or_else(|| MOVED.captures_iter(&body).last()) {
        draft.outlet = Some(c[1].to_owned());
        let zone = if c[7].starts_with("GMT") { "Z" } else { &c[7] };
        draft.published = crate::clock::read(&format!("20{}-{}-{}T{}:{} {zone}", &c[4], &c[2], &c[3], &c[5], &c[6]));
        if draft.published.is_none() {
            let day = format!("20{}-{}-{}", &c[4], &c[2], &c[3]);
            draft.published = crate::given::iso(&day).map(|iso| Stamp { iso, zone: None });
        }
    }
    let body = MOVED.replace_all(&body, "");
    let (mut report, mut notes) = (Vec::new(), Vec::new());
    let mut seen = 0;
    for line in body.lines() {
        let marked = line.starts_with('^') || line.trim_end().ends_with(['<', '=']) && report.is_empty();
        let words = line.trim().trim_start_matches('^').trim_end_matches(['<', '=']).trim();
        if !marked {
            report.push(line.trim_end().trim_start_matches(['\t']).to_owned());
            continue;
        }
        if words.is_empty() {
            continue;
        }
        seen += 1;
        if seen == 1 && words.contains(',') && words.rsplit(',').next().is_some_and(|n| n.trim().parse::<u32>().is_ok())
        {
            wire.slug = Some(words.rsplit_once(',').map_or(words, |w| w.0).to_owned());
        } else if words.starts_with("By ") {
            draft.author.get_or_insert_with(|| words.to_owned());
        } else if let Some(note) = words.strip_prefix("Eds:") {
            wire.note.get_or_insert_with(|| note.trim().to_owned());
        } else if draft.title.is_none() && !words.starts_with("AP Photo") && line.trim_end().ends_with('<') {
            draft.title = Some(words.to_owned());
        } else {
            notes.push(LeftOut { why: "notes to editors", words: words.to_owned() });
        }
    }
    let text = report.join("\n");
    draft.body = Body::Plain(text.trim_matches(|c: char| c.is_control() || c == ' ').to_owned());
    let slug = wire.slug.clone();
    settle(&mut wire, &[slug.as_deref(), draft.title.as_deref()]);
    draft.wire = Some(wire);
    (draft, notes)
}

/// The wire's quotation marks and dash as they are printed; other control characters fall away.
fn typographic(body: &str) -> String {
    let body = body.replace("``", "“").replace("''", "”").replace(" _ ", " — ");
    body.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
