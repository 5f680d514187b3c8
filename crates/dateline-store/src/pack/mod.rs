//! Records, joined items and originals as the file keeps them: compressed, with a byte in front that says how.
//!
//! A record is packed by position (`codec.rs`, `shapes.rs`): quotations are not written, since a span and the text give them back. That is
//! a tenth of the JSON and read in a tenth of the time. Its fields only ever grow at the end, so that every release reads older files.

mod codec;
mod shapes;

use std::cell::RefCell;

use dateline_model::Record;
use zstd::bulk::{Compressor, Decompressor};

/// Packed by position, under zstd with [`DICTIONARY`].
const RECORD: u8 = 1;
/// Lines of JSON, under zstd with [`DICTIONARY`].
const JSON: u8 = 2;
/// Bytes as they came, under zstd with [`DICTIONARY`].
const BYTES: u8 = 3;
/// What records and joined items look like, from invented reports: `examples/dictionary.rs` makes it. A file needs the one that it was written
/// with, so that another one would be a further form beside this.
const DICTIONARY: &[u8] = include_bytes!("dictionary.bin");
/// zstd's level: the size of records hardly changes above it.
const LEVEL: i32 = 1;
/// What no record and no original grows beyond (intake takes at most 16 MiB of an input).
const LARGEST: usize = 1 << 30;

thread_local! {
    static TOOLS: RefCell<Option<(Compressor<'static>, Decompressor<'static>)>> = RefCell::new(tools());
}

fn tools() -> Option<(Compressor<'static>, Decompressor<'static>)> {
    Some((Compressor::with_dictionary(LEVEL, DICTIONARY).ok()?, Decompressor::with_dictionary(DICTIONARY).ok()?))
}

/// A record as the file keeps it.
pub(crate) fn record(record: &Record) -> Vec<u8> {
    squeeze(RECORD, &plain(record))
}

/// A record packed by position, not yet compressed.
pub fn plain(record: &Record) -> Vec<u8> {
    codec::write(record)
}

/// A record as it was packed; null where the bytes are damaged or of a form that this release does not know.
pub(crate) fn unpack_record(packed: &[u8]) -> Option<Record> {
    codec::read(&expand(RECORD, packed)?)
}

/// Joined items whole as the file keeps them: a line of JSON each.
pub(crate) fn lines(lines: &[String]) -> Vec<u8> {
    squeeze(JSON, lines.join("\n").as_bytes())
}

/// The lines that [`lines`] packed.
pub(crate) fn unpack_lines(packed: &[u8]) -> Option<Vec<String>> {
    let text = String::from_utf8(expand(JSON, packed)?).ok()?;
    Some(text.split('\n').map(str::to_owned).collect())
}

/// One of the lines, from 0, as a value.
pub(crate) fn unpack_line(packed: &[u8], line: usize) -> Option<serde_json::Value> {
    let plain = expand(JSON, packed)?;
    serde_json::from_slice(plain.split(|b| *b == b'\n').nth(line)?).ok()
}

/// An input as the file keeps it.
pub(crate) fn bytes(bytes: &[u8]) -> Vec<u8> {
    squeeze(BYTES, bytes)
}

/// An input as it came.
pub(crate) fn unpack_bytes(packed: &[u8]) -> Option<Vec<u8>> {
    expand(BYTES, packed)
}

/// The form, the length (LEB128), the compressed bytes.
fn squeeze(form: u8, plain: &[u8]) -> Vec<u8> {
    let mut out = vec![form];
    codec::number(plain.len() as u64, &mut out);
    let packed = TOOLS.with_borrow_mut(|t| t.as_mut().and_then(|t| t.0.compress(plain).ok()));
    out.extend(packed.unwrap_or_default());
    out
}

fn expand(form: u8, packed: &[u8]) -> Option<Vec<u8>> {
    let (&first, rest) = packed.split_first()?;
    let mut reader = codec::Reader::new(rest);
    let length = reader.number()? as usize;
    if first != form || length > LARGEST {
        return None;
    }
    let plain = TOOLS.with_borrow_mut(|t| t.as_mut().and_then(|t| t.1.decompress(reader.rest(), length).ok()))?;
    (plain.len() == length).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_damage_is_told() {
        let bytes = b"Dockers of Dalmoor went home on Tuesday. ".repeat(40);
        let packed = super::bytes(&bytes);
        assert!(packed.len() < bytes.len() / 4);
        assert_eq!(unpack_bytes(&packed), Some(bytes));
        assert_eq!(unpack_bytes(&packed[..packed.len() - 3]), None);
        assert_eq!(unpack_line(&packed, 0), None, "another form");
        assert_eq!(unpack_bytes(&[]), None);
        let values =
            [serde_json::json!({"id": "j1", "members": [["a", "e1"]]}), serde_json::json!({"words": "on\ntwo lines"})];
        let packed = lines(&values.each_ref().map(ToString::to_string));
        assert_eq!(unpack_line(&packed, 1).as_ref(), Some(&values[1]));
        assert_eq!(unpack_lines(&packed).map(|l| l.len()), Some(2));
    }
}
