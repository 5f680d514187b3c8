//! How much of one text is found in another, by their fingerprints alone.

use super::fingerprint::{Fingerprint, PARTS};

/// Least part of the smaller text's runs that a copy shares, whatever else.
const LEAST: f32 = 0.25;
/// From this part on a text that is covered is a copy, however long the other is.
const CONTAINED: f32 = 0.5;
/// Below it the two have to be alike as wholes too.
const ALIKE: f32 = 0.12;
/// How many of the parts of the covered text the other has to have runs of.
const COVERED: f32 = 0.8;
/// A part counts as found from this share of its runs on.
const FOUND: f32 = 0.2;

/// How two texts are alike; all from 0 to 1, estimated over the hashes that both fingerprints would have kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Part of the smaller text's runs that the other has too.
    pub containment: f32,
    /// Shared runs among all runs of both.
    pub resemblance: f32,
    /// Parts of one text, from head to foot, of which the other has runs; of the two directions the higher.
    pub coverage: f32,
}

impl Likeness {
    /// Of two fingerprints.
    pub fn of(a: &Fingerprint, b: &Fingerprint) -> Likeness {
        let limit = a.limit().min(b.limit());
        let (x, y) = (a.under(limit), b.under(limit));
        let mut parts = [[0u16; PARTS as usize]; 2];
        let mut found = [[0u16; PARTS as usize]; 2];
        for (list, parts) in [x, y].into_iter().zip(&mut parts) {
            for k in list {
                parts[(k & 15) as usize] += 1;
            }
        }
        let (mut i, mut j, mut both) = (0, 0, 0u32);
        while i < x.len() && j < y.len() {
            let (p, q) = (x[i] >> 4, y[j] >> 4);
            if p == q {
                both += 1;
                found[0][(x[i] & 15) as usize] += 1;
                found[1][(y[j] & 15) as usize] += 1;
            }
            i += usize::from(p <= q);
            j += usize::from(q <= p);
        }
        let (in_a, in_b) = (x.len() as u32, y.len() as u32);
        let share = |n: u32, of: u32| if of == 0 { 0.0 } else { n as f32 / of as f32 };
        let coverage = covered(&parts[0], &found[0], in_a).max(covered(&parts[1], &found[1], in_b));
        Likeness { containment: share(both, in_a.min(in_b)), resemblance: share(both, in_a + in_b - both), coverage }
    }

    /// Whether the one is a copy of the other.
    pub fn is_copy(&self) -> bool {
        self.coverage >= COVERED
            && (self.containment >= CONTAINED || self.containment >= LEAST && self.resemblance >= ALIKE)
    }
}

/// Share of the parts in which enough runs are found. Few runs make fewer and larger parts, so that a part is not judged by one run.
fn covered(parts: &[u16; PARTS as usize], found: &[u16; PARTS as usize], runs: u32) -> f32 {
    let width = match runs {
        0..24 => 4,
        24..64 => 2,
        _ => 1,
    };
    let (mut all, mut good) = (0u32, 0u32);
    for (p, f) in parts.chunks(width).zip(found.chunks(width)) {
        let (p, f) = (p.iter().sum::<u16>(), f.iter().sum::<u16>());
        all += u32::from(p > 0);
        good += u32::from(p > 0 && f32::from(f) >= FOUND * f32::from(p));
    }
    if all == 0 { 0.0 } else { good as f32 / all as f32 }
}
