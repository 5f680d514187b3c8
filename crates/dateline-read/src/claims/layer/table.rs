//! Hashed features and their weights.

/// Weights of one decision, a power of two in number; a feature's hash picks one.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    scale: f32,
    weights: Vec<i8>,
}

impl Table {
    /// The sum of the features' weights.
    pub(crate) fn score(&self, feats: &Feats) -> f32 {
        let mask = self.weights.len() - 1;
        let sum: i32 = feats.0.iter().map(|&f| i32::from(self.weights[f as usize & mask])).sum();
        sum as f32 * self.scale
    }

    /// Reads one table: base-two logarithm of the length, scale, weights.
    pub(crate) fn read(bytes: &mut &[u8]) -> Option<Table> {
        let (&bits, rest) = bytes.split_first()?;
        let (scale, rest) = rest.split_first_chunk::<4>()?;
        let len = 1usize.checked_shl(u32::from(bits)).filter(|&n| n <= rest.len())?;
        let (body, rest) = rest.split_at(len);
        *bytes = rest;
        Some(Table { scale: f32::from_le_bytes(*scale), weights: body.iter().map(|&b| b as i8).collect() })
    }

    /// Writes what [`Table::read`] reads.
    pub(crate) fn write(bits: u8, weights: &[f32], out: &mut Vec<u8>) {
        let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        // The few largest weights are cut rather than let them coarsen all others.
        let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 2000)).copied().unwrap_or(1.0);
        let scale = top / 127.0;
        out.push(bits);
        out.extend(scale.to_le_bytes());
        out.extend(weights.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8 as u8));
    }
}

/// The features of one candidate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Feats(pub(crate) Vec<u32>);

impl Feats {
    /// Adds the feature named by a template's number and its values.
    pub(crate) fn add(&mut self, template: u64, values: &[u64]) {
        let mut h = mix(0x9e37_79b9_7f4a_7c15, template);
        for &v in values {
            h = mix(h, v);
        }
        self.0.push((h >> 32) as u32);
    }
}

/// Mixes a value into a hash.
pub(crate) fn mix(h: u64, v: u64) -> u64 {
    let x = (h ^ v).wrapping_mul(0xff51_afd7_ed55_8ccd);
    x ^ (x >> 29)
}

/// The hash of a string.
pub(crate) fn hash(s: &str) -> u64 {
    s.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| mix(h, u64::from(b)))
}

/// A number in a few classes: exact below five, then by powers of two.
pub(crate) fn bucket(n: usize) -> u64 {
    match n {
        0..=4 => n as u64,
        5..=7 => 5,
        8..=11 => 6,
        12..=17 => 7,
        18..=26 => 8,
        27..=40 => 9,
        _ => 10,
    }
}
