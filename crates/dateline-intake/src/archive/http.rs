//! A stored answer of a server: its head, and its body as it was meant: chunks joined, packing undone.

use std::borrow::Cow;
use std::io::Read;

use dateline_model::{Code, Problem};
use encoding_rs::{Encoding, UTF_8};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::MAX_INPUT;

/// An answer.
pub(super) struct Answer<'b> {
    pub(super) status: u16,
    /// `text/html` and the like, in small letters.
    pub(super) kind: String,
    pub(super) body: Cow<'b, [u8]>,
    pub(super) problems: Vec<Problem>,
}

/// Takes an answer apart; nothing where the bytes are none.
pub(super) fn answer(bytes: &[u8]) -> Option<Answer<'_>> {
    if !bytes.starts_with(b"HTTP/") {
        return None;
    }
    let end = head_end(bytes)?;
    let head = String::from_utf8_lossy(&bytes[..end.0]);
    let mut lines = head.lines();
    let status = lines.next()?.split_whitespace().nth(1)?.parse().ok()?;
    let fields: Vec<(String, &str)> =
        lines.filter_map(|l| l.split_once(':')).map(|(n, v)| (n.trim().to_ascii_lowercase(), v.trim())).collect();
    let get = |name: &str| fields.iter().find(|f| f.0 == name).map(|f| f.1);
    let mut problems = Vec::new();
    let mut body = Cow::Borrowed(&bytes[end.1..]);
    if get("transfer-encoding").is_some_and(|t| t.to_ascii_lowercase().contains("chunked")) {
        // Some archives keep the name and undo the chunks.
        if let Some(joined) = chunks(&body) {
            body = Cow::Owned(joined);
        }
    }
    for coding in get("content-encoding").unwrap_or_default().rsplit(',') {
        match unpack(coding.trim(), &body) {
            Unpacked::As(plain, problem) => {
                body = Cow::Owned(plain);
                problems.extend(problem);
            }
            Unpacked::Same => {}
            Unpacked::Unknown => {
                problems
                    .push(Problem::new(Code::BadCompression, format!("packed as {coding:?}, which is not known here")));
            }
        }
    }
    let content = get("content-type").unwrap_or_default();
    let kind = content.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = content.split(';').skip(1).find_map(|p| p.trim().strip_prefix("charset="));
    if let Some(text) = charset.and_then(|c| recode(c.trim_matches('"'), &body)) {
        body = Cow::Owned(text.into_bytes());
    }
    Some(Answer { status, kind, body, problems })
}

/// Where the head ends and the body begins.
fn head_end(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut at = 0;
    loop {
        let line = bytes[at..].iter().position(|b| *b == b'\n')? + at;
        let next = bytes.get(line + 1..)?;
        if next.starts_with(b"\r\n") {
            return Some((line + 1, line + 3));
        }
        if next.starts_with(b"\n") {
            return Some((line + 1, line + 2));
        }
        at = line + 1;
        if at > 64 << 10 {
            return None;
        }
    }
}

/// Chunks joined; nothing where there are none.
fn chunks(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut first = true;
    loop {
        let Some(line) = bytes.iter().take(64).position(|b| *b == b'\n') else {
            return (!first).then_some(out);
        };
        let digits: String =
            bytes[..line].iter().map(|b| char::from(*b)).take_while(char::is_ascii_hexdigit).take(8).collect();
        let Ok(size) = usize::from_str_radix(&digits, 16) else { return (!first).then_some(out) };
        first = false;
        let rest = &bytes[line + 1..];
        let size_here = size.min(rest.len());
        if size == 0 || out.len() + size_here > MAX_INPUT {
            return Some(out);
        }
        out.extend_from_slice(&rest[..size_here]);
        if size_here < size {
            return Some(out);
        }
        bytes = rest[size..].strip_prefix(b"\r\n").or(rest[size..].strip_prefix(b"\n")).unwrap_or(&rest[size..]);
    }
}

enum Unpacked {
    As(Vec<u8>, Option<Problem>),
    /// Not packed, whatever the head says.
    Same,
    Unknown,
}

fn unpack(coding: &str, body: &[u8]) -> Unpacked {
    let all = |reader: &mut dyn Read| -> (Vec<u8>, Option<String>) {
        let mut out = Vec::new();
        let end = reader.take(MAX_INPUT as u64).read_to_end(&mut out);
        (out, end.err().map(|e| e.to_string()))
    };
    let (plain, error) = match coding.to_ascii_lowercase().as_str() {
        "" | "identity" | "utf-8" | "none" => return Unpacked::Same,
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => all(&mut MultiGzDecoder::new(body)),
        "deflate" => {
            let zlib = all(&mut ZlibDecoder::new(body));
            if zlib.0.is_empty() { all(&mut DeflateDecoder::new(body)) } else { zlib }
        }
        "br" => all(&mut brotli_decompressor::Decompressor::new(body, 4096)),
        "zstd" => match zstd::stream::read::Decoder::new(body) {
            Ok(mut reader) => {
                let limited = reader.window_log_max(27);
                if limited.is_ok() { all(&mut reader) } else { return Unpacked::Same }
            }
            Err(_) => return Unpacked::Same,
        },
        "gzip" | "x-gzip" => return Unpacked::Same,
        _ => return Unpacked::Unknown,
    };
    if plain.is_empty() {
        // Already undone by who made the archive.
        return Unpacked::Same;
    }
    let problem = error.map(|e| {
        Problem::new(
            Code::BadCompression,
            format!("the packed body breaks off or is damaged ({e}); what came before was read"),
        )
    });
    Unpacked::As(plain, problem)
}

/// The text of bytes that are of the encoding named, where they do not say themselves what they are.
fn recode(charset: &str, body: &[u8]) -> Option<String> {
    let encoding = Encoding::for_label(charset.as_bytes()).filter(|e| *e != UTF_8)?;
    if Encoding::for_bom(body).is_some() || std::str::from_utf8(body).is_ok() {
        return None;
    }
    Some(encoding.decode_without_bom_handling(body).0.into_owned())
}
