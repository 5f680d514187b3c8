//! Records, joined items and originals as the file keeps them: compressed, with a byte in front that says how.
//!
//! A record is packed by position (`codec.rs`, `shapes.rs`): quotations are not written, since a span and the text give them back. That is
//! a tenth of the JSON and read in a tenth of the time. Its fields only ever grow at the end, so that every release reads older files.

mod codec;
mod shapes;

use std::cell::RefCell;

use dateline_model::Record;
use zstd::bulk::{Compressor, Decompressor};

/// Packed by position, all in one, under zstd with [`DICTIONARY`]; as files of earlier releases have it.
const FIRST: u8 = 1;
/// Lines of JSON, under zstd with [`DICTIONARY`].
const JSON: u8 = 2;
/// Bytes as they came, under zstd with [`DICTIONARY`].
const BYTES: u8 = 3;
/// Packed by position, words and spans apart, under zstd with [`RECORDS`].
const RECORD: u8 = 4;
/// What joined items and reports look like, from invented ones. A file needs the dictionary that it was written with, so that another one is a
/// further form beside this.
const DICTIONARY: &[u8] = include_bytes!("dictionary.bin");
/// What records look like, from invented reports: `examples/dictionary.rs` makes it.
const RECORDS: &[u8] = include_bytes!("records.bin");
/// zstd's level: the size of records hardly changes above it.
const LEVEL: i32 = 3;
/// What no record and no original grows beyond (intake takes at most 16 MiB of an input).
const LARGEST: usize = 1 << 30;

thread_local! {
    static TOOLS: RefCell<Option<Tools>> = RefCell::new(Tools::of(DICTIONARY, LEVEL));
    static OF_RECORDS: RefCell<Option<Tools>> = RefCell::new(Tools::of(RECORDS, LEVEL));
}

/// zstd with a dictionary.
struct Tools {
    press: Compressor<'static>,
    open: Decompressor<'static>,
}

impl Tools {
    fn of(dictionary: &[u8], level: i32) -> Option<Tools> {
        let press = Compressor::with_dictionary(level, dictionary).ok()?;
        Some(Tools { press, open: Decompressor::with_dictionary(dictionary).ok()? })
    }

    /// Does something with what a form needs.
    fn with<T>(form: u8, run: impl FnOnce(&mut Tools) -> Option<T>) -> Option<T> {
        let tools = if form == RECORD { &OF_RECORDS } else { &TOOLS };
        tools.with_borrow_mut(|t| t.as_mut().and_then(run))
    }
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
    match packed.first() {
        Some(&FIRST) => codec::read_first(&expand(FIRST, packed)?),
        _ => codec::read(&expand(RECORD, packed)?),
    }
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
    let packed = Tools::with(form, |t| t.press.compress(plain).ok());
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
    let plain = Tools::with(form, |t| t.open.decompress(reader.rest(), length).ok())?;
    (plain.len() == length).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_an_earlier_release_is_read_and_packed_anew() {
        let old = unpack_record(include_bytes!("first.bin")).expect("a record");
        assert_eq!(old.entities[1].words.quote(), "Lena Maas");
        assert_eq!(
            old.claims.last().map(|c| c.content.quotes().join(" ")).as_deref(),
            Some("\"We shall not return,\"")
        );
        let anew = record(&old);
        assert_eq!(anew[0], RECORD);
        assert_eq!(unpack_record(&anew), Some(old));
        assert_eq!(unpack_record(&anew[..anew.len() - 2]), None);
    }

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
