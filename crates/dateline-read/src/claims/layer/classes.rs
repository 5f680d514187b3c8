//! Classes of words by their company: a verb that training never showed counts as its like.

use super::table::hash;

/// For each known word, by hash, a coarse and a fine class.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes {
    hashes: Vec<u32>,
    classes: Vec<(u8, u16)>,
}

impl Classes {
    /// The classes inside this library.
    pub(crate) fn embedded() -> Classes {
        Classes::read(include_bytes!("../../../../../models/claims-words.bin")).unwrap_or_default()
    }

    fn read(bytes: &[u8]) -> Option<Classes> {
        let (count, rows) = bytes.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let rows: Vec<&[u8]> = rows.chunks_exact(7).take(count).collect();
        Some(Classes {
            hashes: rows.iter().map(|r| u32::from_le_bytes([r[0], r[1], r[2], r[3]])).collect(),
            classes: rows.iter().map(|r| (r[4], u16::from_le_bytes([r[5], r[6]]))).collect(),
        })
    }

    /// The classes of a word in lower case; 0 and 0 where it is not known.
    pub(crate) fn of(&self, word: &str) -> (u64, u64) {
        let i = self.hashes.binary_search(&((hash(word) >> 32) as u32));
        i.ok().and_then(|i| self.classes.get(i)).map_or((0, 0), |&(c, f)| (u64::from(c) + 1, u64::from(f) + 1))
    }
}
