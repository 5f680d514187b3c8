//! Weights of one decision: rows by the hash of a feature, a column a class; small integers with one scale, so that sums are exact.

/// Sorted keys, and for each a row of weights.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    columns: usize,
    scale: f32,
    keys: Vec<u32>,
    /// Where the keys of each beginning (their high bits) start: they are hashes, so that few share one.
    starts: Vec<u32>,
    rows: Vec<i8>,
}

/// Bits of a key's beginning.
const HIGH: u32 = 14;

impl Default for Weights {
    /// Weights that prefer nothing.
    fn default() -> Weights {
        Weights { columns: 1, scale: 0.0, keys: Vec::new(), starts: vec![0; (1 << HIGH) + 1], rows: Vec::new() }
    }
}

impl Weights {
    /// Whether it prefers nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The score of every class.
    pub(crate) fn scores(&self, feats: &[u32]) -> Vec<f32> {
        let mut sums = vec![0i32; self.columns];
        for f in feats {
            let Some(i) = self.place(*f) else { continue };
            for (sum, &w) in sums.iter_mut().zip(&self.rows[i * self.columns..]) {
                *sum += i32::from(w);
            }
        }
        sums.into_iter().map(|s| s as f32 * self.scale).collect()
    }

    fn place(&self, key: u32) -> Option<usize> {
        let high = (key >> (32 - HIGH)) as usize;
        let (from, to) = (self.starts[high] as usize, self.starts[high + 1] as usize);
        self.keys[from..to].binary_search(&key).ok().map(|i| from + i)
    }

    /// Reads columns, scale, number of rows, keys, rows.
    pub(crate) fn read(bytes: &mut &[u8]) -> Option<Weights> {
        let (&columns, rest) = bytes.split_first()?;
        let (scale, rest) = rest.split_first_chunk::<4>()?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (columns, count) = (usize::from(columns), u32::from_le_bytes(*count) as usize);
        let (keys, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
        let (rows, rest) = rest.split_at_checked(count.checked_mul(columns)?)?;
        *bytes = rest;
        let keys: Vec<u32> = keys.chunks_exact(4).map(|k| u32::from_le_bytes([k[0], k[1], k[2], k[3]])).collect();
        let mut starts = vec![0; (1 << HIGH) + 1];
        for &key in &keys {
            starts[(key >> (32 - HIGH)) as usize + 1] += 1;
        }
        for i in 0..1 << HIGH {
            starts[i + 1] += starts[i];
        }
        let rows = rows.iter().map(|&b| b as i8).collect();
        Some(Weights { columns, scale: f32::from_le_bytes(*scale), keys, starts, rows })
    }

    /// Writes what [`Weights::read`] reads, without the rows that come to nothing.
    pub(crate) fn write(columns: usize, rows: &[(u32, Vec<f32>)], out: &mut Vec<u8>) {
        let top = rows.iter().flat_map(|r| &r.1).fold(0f32, |m, w| m.max(w.abs())).min(4.0);
        let scale = top / 127.0;
        let small = |w: f32| (w / scale).round().clamp(-127.0, 127.0) as i8;
        let mut kept: Vec<&(u32, Vec<f32>)> = rows.iter().filter(|r| r.1.iter().any(|&w| small(w) != 0)).collect();
        kept.sort_by_key(|r| r.0);
        out.push(columns as u8);
        out.extend(scale.to_le_bytes());
        out.extend((kept.len() as u32).to_le_bytes());
        out.extend(kept.iter().flat_map(|r| r.0.to_le_bytes()));
        out.extend(kept.iter().flat_map(|r| r.1.iter().map(|&w| small(w) as u8)));
    }
}
