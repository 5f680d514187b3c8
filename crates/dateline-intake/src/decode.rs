//! Bytes to text: gzip, byte-order marks, UTF-16, UTF-8, and what older pages were written in.

use std::io::Read;

use chardetng::EncodingDetector;
use dateline_model::{Code, Problem};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;

use crate::MAX_INPUT;

/// What can be unpacked, at most [`MAX_INPUT`] bytes, and what was wrong.
pub(crate) fn gunzip(bytes: &[u8]) -> (Vec<u8>, Option<Problem>) {
    let mut out = Vec::new();
    let problem = match MultiGzDecoder::new(bytes).take(MAX_INPUT as u64 + 1).read_to_end(&mut out) {
        Ok(_) if out.len() > MAX_INPUT => {
            out.truncate(MAX_INPUT);
            Some(crate::too_large(MAX_INPUT))
        }
        Ok(_) => None,
        Err(e) => Some(
            Problem::new(
                Code::BadCompression,
                format!("the compressed data breaks off or is damaged ({e}); what came before it was read"),
            )
            .hint("fetch the file again"),
        ),
    };
    (out, problem)
}

/// Decodes text; binary data is refused.
pub(crate) fn text(bytes: &[u8]) -> Result<(String, Option<Problem>), Problem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[mark..]));
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&b| b == 0).count() * 5 > sample.len();
    if sample.len() > 3 && zeros(1) && !zeros(0) {
        return Ok(with(UTF_16LE, bytes));
    }
    if sample.len() > 3 && zeros(0) && !zeros(1) {
        return Ok(with(UTF_16BE, bytes));
    }
    let control = sample.iter().filter(|&&b| b < 9 || (14..32).contains(&b) && b != 27).count();
    if control * 50 > sample.len() {
        return Err(
            Problem::new(Code::NotText, "binary data, not text").hint("convert it to text, HTML or JSONL first")
        );
    }
    if let Ok(s) = std::str::from_utf8(bytes) {
        return Ok((s.to_owned(), None));
    }
    // Cut inside a character: that is no reason to guess another encoding.
    if let Err(e) = std::str::from_utf8(bytes)
        && bytes.len() - e.valid_up_to() < 4
        && e.error_len().is_none()
        && let Ok(s) = std::str::from_utf8(&bytes[..e.valid_up_to()])
    {
        return Ok((s.to_owned(), None));
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(with(detector.guess(None, chardetng::Utf8Detection::Allow), bytes))
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> (String, Option<Problem>) {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let problem = broken.then(|| {
        let name = if encoding == UTF_8 { "UTF-8" } else { encoding.name() };
        Problem::new(Code::Undecodable, format!("some bytes are no {name} and were replaced"))
            .hint("save the file as UTF-8")
    });
    (text.into_owned(), problem)
}

/// Whether bytes are XML in any of its usual encodings.
pub(crate) fn is_xml(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    head.starts_with(b"<?xml") && !head.get(..head.len().min(300)).is_some_and(|h| contains(h, b"<html"))
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w.eq_ignore_ascii_case(what))
}

/// Decodes XML by the encoding that it names, if it is of that.
pub(crate) fn xml(bytes: &[u8]) -> Result<(String, Option<Problem>), Problem> {
    let head = &bytes[..bytes.len().min(200)];
    let named = (|| {
        let at = head.windows(8).position(|w| w == b"encoding")?;
        let rest = head[at + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let quote = *rest.first().filter(|q| matches!(q, b'"' | b'\''))?;
        let end = rest[1..].iter().position(|b| *b == quote)?;
        Encoding::for_label(rest[1..=end].trim_ascii())
    })();
    match named {
        // Many that name another encoding are UTF-8 all the same, which nothing else is by chance.
        _ if std::str::from_utf8(bytes).is_ok() => text(bytes),
        Some(encoding) if encoding != UTF_8 && Encoding::for_bom(bytes).is_none() && encoding.is_ascii_compatible() => {
            Ok(with(encoding, bytes))
        }
        _ => text(bytes),
    }
}

/// Decodes whatever it is: for formats that hold control characters.
pub(crate) fn any(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(s) => s.to_owned(),
        Err(_) => {
            let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            with(detector.guess(None, chardetng::Utf8Detection::Allow), bytes).0
        }
    }
}
