//! Ids that derive from content: a letter and ten characters of a hash, so that the order of adding never shows.

use sha2::{Digest, Sha256};

/// Crockford's alphabet: no letters that look like digits.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// An id of these parts: `letter` and fifty bits of SHA-256.
pub(crate) fn id(letter: char, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for p in parts {
        hash.update((p.len() as u64).to_le_bytes());
        hash.update(p.as_bytes());
    }
    let digest = hash.finalize();
    let mut bits = u64::from_be_bytes(digest[..8].try_into().unwrap_or_default());
    let mut out = String::from(letter);
    for _ in 0..10 {
        out.push(char::from(ALPHABET[(bits >> 59) as usize]));
        bits <<= 5;
    }
    out
}

/// The id of the document of this source.
pub(crate) fn document(source: &str) -> String {
    id('d', &[source])
}

/// The id of a version: the source and the text's hash.
pub(crate) fn version(source: &str, text_sha256: &str) -> String {
    id('v', &[source, text_sha256])
}

#[cfg(test)]
mod tests {
    #[test]
    fn parts_do_not_run_into_one_another() {
        assert_ne!(super::id('d', &["ab", "c"]), super::id('d', &["a", "bc"]));
        assert_eq!(super::id('d', &["a"]).len(), 11);
        assert_eq!(super::id('d', &["a"]), super::id('d', &["a"]));
    }
}
