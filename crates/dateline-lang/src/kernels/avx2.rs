//! AVX2: pairs of products of bytes are added in sixteen bits, two pairs more on top of them, and only then widened. `Packed` keeps the weights so
//! small that these sums are exact.
#![allow(unsafe_code, reason = "the processor's own instructions")]

use std::arch::x86_64::{
    _mm256_add_epi16, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
    _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::{BLOCK, GROUP, Packed};

/// Rows that share a load of weights: with more, the sums no longer fit the sixteen registers.
const ROWS: usize = 4;
/// Rows that all blocks of outputs pass over before the next ones, so that they stay in the cache.
const TILE: usize = 64;

/// Sums of products of activations (with the shift added) and weights.
pub(super) fn sums(q: &[u8], count: usize, w: &Packed, out: &mut [i32]) {
    assert!(q.len() >= count * w.inputs && out.len() >= count * w.outputs && w.weights.len() == w.inputs * w.outputs);
    for first in (0..count).step_by(TILE) {
        let tile = TILE.min(count - first);
        let (q, out) = (&q[first * w.inputs..], &mut out[first * w.outputs..]);
        for (block, weights) in w.weights.chunks_exact(w.inputs * BLOCK).enumerate() {
            let mut row = 0;
            while row < tile {
                let (q, out) = (&q[row * w.inputs..], &mut out[row * w.outputs + block * BLOCK..]);
                // SAFETY: the level is chosen only where the processor has the instructions.
                unsafe {
                    if row + ROWS <= tile {
                        rows::<ROWS>(q, weights, w.inputs, w.outputs, out);
                        row += ROWS;
                    } else {
                        rows::<1>(q, weights, w.inputs, w.outputs, out);
                        row += 1;
                    }
                }
            }
        }
    }
}

/// One block of outputs of `N` rows.
#[target_feature(enable = "avx2")]
unsafe fn rows<const N: usize>(x: &[u8], weights: &[i8], inputs: usize, outputs: usize, out: &mut [i32]) {
    let x = &x[..N * inputs];
    let ones = _mm256_set1_epi16(1);
    let mut acc = [[_mm256_setzero_si256(); 2]; N];
    for (g, weights) in weights.chunks_exact(2 * BLOCK * GROUP).enumerate() {
        // SAFETY: `weights` has four times 32 values.
        let [a0, a1, b0, b1] = [0, 32, 64, 96].map(|at| unsafe { _mm256_loadu_si256(weights.as_ptr().add(at).cast()) });
        for (r, acc) in acc.iter_mut().enumerate() {
            // SAFETY: `x` has `N` rows of `inputs` values, and there is a chunk of weights for each eight of them.
            let [a, b] = [0, GROUP].map(|at| unsafe {
                _mm256_set1_epi32(x.as_ptr().add(r * inputs + 2 * g * GROUP + at).cast::<i32>().read_unaligned())
            });
            let low = _mm256_add_epi16(_mm256_maddubs_epi16(a, a0), _mm256_maddubs_epi16(b, b0));
            let high = _mm256_add_epi16(_mm256_maddubs_epi16(a, a1), _mm256_maddubs_epi16(b, b1));
            acc[0] = _mm256_add_epi32(acc[0], _mm256_madd_epi16(low, ones));
            acc[1] = _mm256_add_epi32(acc[1], _mm256_madd_epi16(high, ones));
        }
    }
    for (r, acc) in acc.iter().enumerate() {
        for (out, &sum) in out[r * outputs..][..BLOCK].chunks_exact_mut(8).zip(acc) {
            // SAFETY: `out` has room for eight.
            unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), sum) }
        }
    }
}
