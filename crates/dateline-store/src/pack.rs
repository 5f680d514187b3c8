//! Records and originals as the file keeps them: compressed, with a byte in front that says how.

use dateline_model::Record;

/// A record as JSON under zstd.
const JSON: u8 = 1;
/// Bytes as they came, under zstd.
const BYTES: u8 = 1;
/// zstd's level: the size of records hardly changes above it.
const LEVEL: i32 = 1;
/// What no record and no original grows beyond (intake takes at most 16 MiB of an input).
const LARGEST: usize = 1 << 30;

/// A record as the file keeps it.
pub(crate) fn record(record: &Record) -> Vec<u8> {
    let json = serde_json::to_vec(record).unwrap_or_default();
    squeeze(JSON, &json)
}

/// A record as it was packed; null where the bytes are damaged or of a form that this release does not know.
pub(crate) fn unpack_record(packed: &[u8]) -> Option<Record> {
    match packed.split_first()? {
        (&JSON, rest) => serde_json::from_slice(&expand(rest)?).ok(),
        _ => None,
    }
}

/// A joined item as the file keeps it.
pub(crate) fn json(value: &serde_json::Value) -> Vec<u8> {
    squeeze(JSON, value.to_string().as_bytes())
}

/// A joined item as it was packed.
pub(crate) fn unpack_json(packed: &[u8]) -> Option<serde_json::Value> {
    match packed.split_first()? {
        (&JSON, rest) => serde_json::from_slice(&expand(rest)?).ok(),
        _ => None,
    }
}

/// An input as the file keeps it.
pub(crate) fn bytes(bytes: &[u8]) -> Vec<u8> {
    squeeze(BYTES, bytes)
}

fn squeeze(form: u8, plain: &[u8]) -> Vec<u8> {
    let mut out = vec![form];
    out.extend((plain.len() as u64).to_le_bytes());
    out.extend(zstd::bulk::compress(plain, LEVEL).unwrap_or_default());
    out
}

fn expand(packed: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = packed.split_at_checked(8)?;
    let length = u64::from_le_bytes(length.try_into().ok()?) as usize;
    let plain = zstd::bulk::decompress(rest, length.min(LARGEST)).ok()?;
    (plain.len() == length).then_some(plain)
}
