//! What is kept of a text to compare it with others: the smallest hashes of its runs of three words, each with the part of the text it stands in.
//!
//! The bytes are ours: one of the version ([`SCHEME`]), four of the number of runs, then four a kept run in rising order, little-endian:
//! the hash in the upper 28 bits, the part (0–15, from head to foot) in the lower four. At most [`KEPT`] runs are kept, those with the smallest
//! hashes (Broder 1997, "On the resemblance and containment of documents": bottom-k), so that a long page and a short wire are compared over the
//! hashes that both would have kept.

use dateline_model::Record;

/// Version of the scheme; the first byte of every fingerprint. Raised when words, runs or hashes are made otherwise, and then nothing
/// compares with the older ones: they are made anew from the texts.
pub const SCHEME: u8 = 1;

/// Most runs that are kept of one text.
pub(super) const KEPT: usize = 368;
/// Words of a run.
const RUN: usize = 3;
/// Parts that a text is cut into, from head to foot.
pub(super) const PARTS: u32 = 16;
const HEAD: usize = 5;

/// The fingerprint of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Number of runs in the text.
    runs: u32,
    /// Kept runs: hash above, part in the lowest four bits; rising, no hash twice.
    kept: Box<[u32]>,
}

/// Why bytes are no fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Made by another version of the scheme, which is named; the text has to be read again.
    Scheme(u8),
    /// Cut short, or not what [`Fingerprint::to_bytes`] writes.
    Malformed,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unreadable::Scheme(n) => {
                write!(f, "made by version {n} of the scheme; this release reads version {SCHEME}")
            }
            Unreadable::Malformed => f.write_str("not a fingerprint"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Fingerprint {
    /// Of a report's text.
    pub fn of(record: &Record) -> Fingerprint {
        Fingerprint::of_text(&record.document.text)
    }

    /// Of any text. Words are runs of letters and digits, in lower case; a text of fewer than three words is one run.
    pub fn of_text(text: &str) -> Fingerprint {
        let words = words(text);
        if words.is_empty() {
            return Fingerprint { runs: 0, kept: Box::default() };
        }
        let count = words.len().saturating_sub(RUN - 1).max(1);
        let mut all: Vec<u64> = Vec::with_capacity(count);
        for (at, run) in words.windows(RUN.min(words.len())).enumerate() {
            let hash = run.iter().fold(0x9E37_79B9_7F4A_7C15_u64, |h, w| mix(h ^ w));
            let part = at as u64 * u64::from(PARTS) / count as u64;
            all.push((hash >> 36) << 4 | part);
        }
        let kept = if count > 2 * KEPT {
            // Hashes are even, so those under a bound hold what is kept; where repeated runs leave too few, all are looked at.
            let bound = (1u64 << 32) / count as u64 * (KEPT + KEPT / 4) as u64;
            let few = keep(all.iter().copied().filter(|h| *h < bound).collect());
            if few.len() == KEPT { few } else { keep(all) }
        } else {
            keep(all)
        };
        Fingerprint { runs: count as u32, kept }
    }

    /// Number of runs of three words in the text.
    pub fn runs(&self) -> u32 {
        self.runs
    }

    /// The highest hash up to which nothing was left out.
    pub(super) fn limit(&self) -> u32 {
        if self.kept.len() < KEPT { u32::MAX } else { self.kept[KEPT - 1] >> 4 }
    }

    /// Kept runs, rising.
    pub(super) fn kept(&self) -> &[u32] {
        &self.kept
    }

    /// The kept runs up to a hash.
    pub(super) fn under(&self, limit: u32) -> &[u32] {
        &self.kept[..self.kept.partition_point(|k| k >> 4 <= limit)]
    }

    /// The bytes that a store keeps: at most 1,477.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEAD + 4 * self.kept.len());
        out.push(SCHEME);
        out.extend(self.runs.to_le_bytes());
        for k in &self.kept {
            out.extend(k.to_le_bytes());
        }
        out
    }

    /// Reads what [`Fingerprint::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Unreadable`], where the bytes are of another version or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Fingerprint, Unreadable> {
        match bytes.first() {
            Some(&SCHEME) => {}
            Some(&other) => return Err(Unreadable::Scheme(other)),
            None => return Err(Unreadable::Malformed),
        }
        let (Some(runs), Some(rest)) = (bytes.get(1..HEAD), bytes.get(HEAD..)) else {
            return Err(Unreadable::Malformed);
        };
        let number = |b: &[u8]| u32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        let (runs, kept) = (number(runs), rest.chunks_exact(4).map(number).collect::<Box<[u32]>>());
        let rising = kept.windows(2).all(|w| w[0] >> 4 < w[1] >> 4);
        if rest.len() % 4 != 0 || !rising || kept.len() > KEPT.min(runs as usize) {
            return Err(Unreadable::Malformed);
        }
        Ok(Fingerprint { runs, kept })
    }
}

/// The smallest, in the form that is kept.
fn keep(mut all: Vec<u64>) -> Box<[u32]> {
    all.sort_unstable();
    // Of a run said twice the first stays.
    all.dedup_by_key(|h| *h >> 4);
    all.iter().take(KEPT).map(|h| *h as u32).collect()
}

/// Hashes of the words: FNV-1a over the lower-case letters and digits.
fn words(text: &str) -> Vec<u64> {
    const START: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let mut out = Vec::with_capacity(text.len() / 5);
    let (mut hash, mut inside) = (START, false);
    let end = |hash: &mut u64, inside: &mut bool, out: &mut Vec<u64>| {
        if *inside {
            out.push(*hash);
            (*hash, *inside) = (START, false);
        }
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let b = bytes[at];
        if b.is_ascii() {
            at += 1;
            if b.is_ascii_alphanumeric() {
                hash = (hash ^ u64::from(b.to_ascii_lowercase())).wrapping_mul(PRIME);
                inside = true;
            } else {
                end(&mut hash, &mut inside, &mut out);
            }
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        at += c.len_utf8();
        if c.is_alphanumeric() {
            for l in c.to_lowercase() {
                hash = (hash ^ u64::from(u32::from(l))).wrapping_mul(PRIME);
            }
            inside = true;
        } else {
            end(&mut hash, &mut inside, &mut out);
        }
    }
    end(&mut hash, &mut inside, &mut out);
    out
}

/// The finaliser of MurmurHash3 (Appleby, public domain).
fn mix(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h ^= h >> 33;
    h = h.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_stay_small() {
        let long: String = (0..9000).map(|n| format!("word{n} ")).collect();
        for text in ["", "One", "Dockers of Dalmoor went home on Tuesday.", &long] {
            let made = Fingerprint::of_text(text);
            assert!(made.to_bytes().len() <= 1500);
            assert_eq!(Fingerprint::from_bytes(&made.to_bytes()), Ok(made));
        }
        assert_eq!(Fingerprint::of_text(&long).runs(), 8998);
    }

    #[test]
    fn other_versions_and_damage_are_told() {
        let mut bytes = Fingerprint::of_text("Dockers of Dalmoor went home on Tuesday.").to_bytes();
        assert_eq!(Fingerprint::from_bytes(&bytes[..bytes.len() - 1]), Err(Unreadable::Malformed));
        bytes[0] = 9;
        assert_eq!(Fingerprint::from_bytes(&bytes), Err(Unreadable::Scheme(9)));
        assert_eq!(Fingerprint::from_bytes(&[]), Err(Unreadable::Malformed));
    }

    #[test]
    fn case_and_marks_do_not_count() {
        assert_eq!(
            Fingerprint::of_text("DALMOOR – Dockers’ strike ends: 40 hurt"),
            Fingerprint::of_text("Dalmoor, dockers strike ends 40 hurt")
        );
    }

    /// What a file keeps must mean the same in every release of this version.
    #[test]
    fn the_scheme_is_frozen() {
        let kept = Fingerprint::of_text("Dockers of Dalmoor went home").kept.to_vec();
        assert_eq!(kept, FROZEN);
    }
    const FROZEN: [u32; 3] = [1553228362, 2398495024, 3452088197];
}
