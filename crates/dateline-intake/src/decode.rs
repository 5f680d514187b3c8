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
