//! Looks through a file for streams that unpack to more than any page has, before the library unpacks them without a bound.

use std::io::{self, Read};

use dateline_model::Problem;
use flate2::bufread::ZlibDecoder;

use crate::take::too_much;

/// Bytes that one stream may unpack to.
const ONE: u64 = 64 << 20;
/// Bytes that all of them may unpack to.
const ALL: u64 = 512 << 20;

/// # Errors
/// Where a stream, or all together, unpack to more than the bounds.
pub(super) fn look(bytes: &[u8]) -> Result<(), Problem> {
    let refuse = || {
        Err(too_much(format!("the PDF unpacks to more than {} MiB", ONE >> 20))
            .hint("print it into a new one, without its pictures"))
    };
    let (mut at, mut sum) = (0, 0);
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"stream") {
        at += found + b"stream".len();
        let body = &bytes[at..];
        let body = body.strip_prefix(b"\r\n").or(body.strip_prefix(b"\n")).or(body.strip_prefix(b"\r")).unwrap_or(body);
        if !matches!(body, [0x08 | 0x18 | 0x28 | 0x38 | 0x48 | 0x58 | 0x68 | 0x78, ..]) {
            continue;
        }
        let mut unpacked = ZlibDecoder::new(body);
        let mut start = [0; 2];
        let got = unpacked.read(&mut start).unwrap_or(0);
        let rest =
            io::copy(&mut unpacked.by_ref().take(ONE + 1), &mut io::sink()).unwrap_or_else(|_| unpacked.total_out());
        sum += rest;
        // Packed once more: nobody's page.
        let twice = got == 2 && start[0] == 0x78 && u16::from_be_bytes(start) % 31 == 0 && rest > 1 << 16;
        if rest > ONE || sum > ALL || twice {
            return refuse();
        }
    }
    Ok(())
}
