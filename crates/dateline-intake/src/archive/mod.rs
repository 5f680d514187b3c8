//! What holds many inputs: web archives, zip and tar.

mod http;
mod members;
mod records;
mod tar;
mod warc;
mod zip;

pub(crate) use self::tar::files as tar;
pub(crate) use self::zip::{Packed, files as zip, open as open_zip};
pub(crate) use members::Members;
pub(crate) use warc::documents as web;
pub use warc::payloads;

/// Archives within one another that are opened.
pub(crate) const MAX_NESTED: u8 = 3;
/// Files of one zip, whose directory is held.
pub(crate) const MAX_FILES: usize = 200_000;
/// Files of one tar, which is a stream.
pub(crate) const MAX_STREAM: usize = 10_000_000;
/// How many times its size an archive may unpack to, once it has given [`FREE`] bytes.
pub(crate) const MAX_RATIO: u64 = 200;
/// Bytes that any archive may unpack to.
pub(crate) const FREE: u64 = 256 << 20;

/// Whether the first bytes are a web archive's: WARC or ARC.
pub(crate) fn is_web(head: &[u8]) -> bool {
    head.starts_with(b"WARC/") || records::is_arc(head)
}

/// Whether the first bytes are a tar's.
pub(crate) fn is_tar(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar") && tar::checks(head)
}

/// Whether a file of an archive is wanted: no hidden one, nothing that a system left.
pub(crate) fn wanted(name: &str) -> bool {
    !name.ends_with('/') && !name.split('/').any(|step| step.starts_with('.') || step == "__MACOSX")
}
