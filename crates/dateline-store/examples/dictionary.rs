//! Makes `src/pack/records.bin`: `dateline read REPORTS --format jsonl | cargo run -p dateline-store --example dictionary > FILE`.
//!
//! zstd takes any bytes for a dictionary and finds what is like them. The shortest records of invented reports show the most of what all records
//! share.
#![allow(clippy::disallowed_methods, reason = "a tool")]

use std::io::{self, BufRead, Write};

use dateline_model::Record;

/// Bytes of the dictionary: more hardly helps records of a few kilobytes.
const SIZE: usize = 48 << 10;

fn main() -> io::Result<()> {
    let mut packed = Vec::new();
    for line in io::stdin().lock().lines() {
        let record: Record = serde_json::from_str(&line?).map_err(io::Error::other)?;
        packed.push(dateline_store::packed(&record));
    }
    packed.sort_by_key(Vec::len);
    let mut out: Vec<u8> = packed.concat();
    out.truncate(SIZE);
    io::stdout().lock().write_all(&out)
}
