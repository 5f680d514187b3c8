//! Mail: one message (`.eml`, a file of a Maildir), and many in an mbox.
//!
//! The form of mbox is "mboxrd": a line of `From ` behind a run of `>` loses one of them. Replies that are quoted, and signatures, are kept as
//! boilerplate: they are somebody else's words, or nobody's. What is forwarded is read.

mod flow;
mod mbox;

pub(crate) use mbox::{is as is_mbox, messages};

use dateline_model::Problem;
use mail_parser::{Addr, Address, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::draft::{Body, Draft};
use crate::html;

/// Headers that mails have and notes do not.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "date",
    "subject",
    "message-id",
    "received",
    "mime-version",
    "return-path",
    "content-type",
    "delivered-to",
    "reply-to",
    "sender",
    "in-reply-to",
    "cc",
    "references",
    "list-id",
    "content-transfer-encoding",
];

/// Whether a text begins with a mail's headers.
pub(crate) fn is(head: &[u8]) -> bool {
    let head = &head[..head.len().min(16 << 10)];
    let (mut known, mut sure) = (0, false);
    for (n, line) in head.split(|b| *b == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line[0] == b' ' || line[0] == b'\t' {
            if n == 0 {
                return false;
            }
            continue;
        }
        let Some(colon) = line.iter().position(|b| *b == b':') else { return false };
        let name = &line[..colon];
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        known += usize::from(HEADERS.contains(&name.as_str()));
        sure |= matches!(name.as_str(), "from" | "received" | "message-id" | "mime-version" | "return-path");
    }
    known >= 2 && sure
}

/// A draft of a message, or of bytes that look like none.
pub(crate) fn draft(source: &str, bytes: &[u8]) -> Option<Draft> {
    let message = MessageParser::default().parse(bytes)?;
    let mut draft = Draft::new(source);
    draft.title = message.subject().map(str::to_owned).filter(|s| !s.trim().is_empty());
    let from = message.from().and_then(first);
    draft.author = from.map(|a| a.name.as_deref().or(a.address.as_deref()).unwrap_or_default().to_owned());
    let list = message
        .header_raw(HeaderName::ListId)
        .map(|l| l.split('<').next().unwrap_or_default().trim().trim_matches('"'));
    draft.outlet = list.filter(|l| !l.is_empty()).map(str::to_owned);
    match message.header_raw(HeaderName::Date).map(str::trim).filter(|d| !d.is_empty()) {
        Some(date) => draft.publish(date),
        None => {
            let received = message.received().and_then(mail_parser::Received::date);
            draft.published = received.and_then(|d| crate::clock::read(&d.to_rfc3339()));
        }
    }
    draft.language = message.header_raw("Content-Language").map(|l| l.trim().to_owned());
    body(&message, &mut draft, 0);
    Some(draft)
}

fn first<'m>(address: &'m Address<'_>) -> Option<&'m Addr<'m>> {
    address.first()
}

/// How deep a message in a message is looked for, where the outer one has no words.
const WITHIN: usize = 3;

fn body(message: &Message<'_>, draft: &mut Draft, depth: usize) {
    let filled = |p: &&MessagePart<'_>| p.text_contents().is_some_and(|t| !t.trim().is_empty());
    let text = message.text_bodies().find(|p| matches!(p.body, PartType::Text(_)) && filled(p));
    let page = message.html_bodies().find(|p| matches!(p.body, PartType::Html(_)) && filled(p));
    if let Some((part, words)) = text.and_then(|p| Some((p, p.text_contents()?))) {
        let kind = part.content_type();
        let attribute = |name: &str| kind.and_then(|c| c.attribute(name)).unwrap_or_default();
        let flowed = attribute("format").eq_ignore_ascii_case("flowed");
        let del = attribute("delsp").eq_ignore_ascii_case("yes");
        let (body, unread) = flow::body(words, flowed, del);
        draft.body = Body::Plain(body);
        draft.unread = unread;
    } else if let Some(words) = page.and_then(|p| p.text_contents()) {
        let (parts, left_out, problem) = html::of_mail(words, draft.title.as_deref());
        draft.body = Body::Blocks(parts);
        draft.left_out = left_out;
        draft.problems.extend(problem);
    } else if depth < WITHIN {
        if let Some(inner) = message.attachments().find_map(|a| a.message()) {
            body(inner, draft, depth + 1);
        }
    }
    let names: Vec<&str> = message.attachments().filter_map(|a| a.attachment_name()).take(20).collect();
    if !names.is_empty() && depth == 0 {
        draft.left_out.push(dateline_model::LeftOut { why: "attachments", words: names.join(", ") });
    }
}

/// A message, or why it is none.
pub(crate) fn draft_or(source: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    draft(source, bytes).ok_or_else(|| {
        Problem::new(dateline_model::Code::BadRecord, "no mail: it has no headers").hint("give it as text")
    })
}
