//! AVX2: bytes are widened to sixteen bits, so that pairs of products add exactly. Weights are widened once and for all, activations once a
//! product; the inner loop only multiplies and adds.
#![allow(unsafe_code, reason = "the processor's own instructions")]

use std::arch::x86_64::{
    __m256i, _mm256_add_epi32, _mm256_hadd_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_permute4x64_epi64,
    _mm256_set1_epi64x, _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::{BLOCK, GROUP, Packed};

/// Rows that share a load of weights: with three, the sums no longer fit the sixteen registers.
const ROWS: usize = 2;
/// Registers of sums a row: each holds two halves of four outputs.
const PARTS: usize = BLOCK / 4;
/// Rows that all blocks of outputs pass over before the next ones, so that they stay in the cache.
const TILE: usize = 64;

/// Sums of products of activations (with 128 added) and weights.
pub(super) fn sums(q: &[u8], count: usize, w: &Packed, out: &mut [i32], wide: &mut Vec<u16>) {
    assert!(q.len() >= count * w.inputs && out.len() >= count * w.outputs && w.weights.len() == w.inputs * w.outputs);
    let weights = w.wide();
    for first in (0..count).step_by(TILE) {
        let tile = TILE.min(count - first);
        wide.clear();
        wide.extend(q[first * w.inputs..][..tile * w.inputs].iter().map(|&x| u16::from(x)));
        let out = &mut out[first * w.outputs..];
        for (block, weights) in weights.chunks_exact(w.inputs * BLOCK).enumerate() {
            let mut row = 0;
            // SAFETY: the level is chosen only where the processor has the instructions.
            unsafe {
                while row + ROWS <= tile {
                    rows::<ROWS>(
                        &wide[row * w.inputs..],
                        weights,
                        w.inputs,
                        w.outputs,
                        &mut out[row * w.outputs + block * BLOCK..],
                    );
                    row += ROWS;
                }
                while row < tile {
                    rows::<1>(
                        &wide[row * w.inputs..],
                        weights,
                        w.inputs,
                        w.outputs,
                        &mut out[row * w.outputs + block * BLOCK..],
                    );
                    row += 1;
                }
            }
        }
    }
}

/// One block of outputs of `N` rows.
#[target_feature(enable = "avx2")]
unsafe fn rows<const N: usize>(x: &[u16], weights: &[i16], inputs: usize, outputs: usize, out: &mut [i32]) {
    let x = &x[..N * inputs];
    let mut acc = [[_mm256_setzero_si256(); PARTS]; N];
    for (g, weights) in weights.chunks_exact(BLOCK * GROUP).enumerate() {
        let mut four = [_mm256_setzero_si256(); N];
        for (r, four) in four.iter_mut().enumerate() {
            // SAFETY: `x` has `N` rows of `inputs` values, and there is a chunk of weights for each four of them.
            *four =
                _mm256_set1_epi64x(unsafe { x.as_ptr().add(r * inputs + g * GROUP).cast::<i64>().read_unaligned() });
        }
        for (part, weights) in weights.chunks_exact(16).enumerate() {
            // SAFETY: `weights` has sixteen values.
            let v = unsafe { _mm256_loadu_si256(weights.as_ptr().cast()) };
            for (acc, &four) in acc.iter_mut().zip(&four) {
                acc[part] = _mm256_add_epi32(acc[part], _mm256_madd_epi16(four, v));
            }
        }
    }
    for (r, acc) in acc.iter().enumerate() {
        let out = &mut out[r * outputs..][..BLOCK];
        for (out, pair) in out.chunks_exact_mut(8).zip(acc.chunks_exact(2)) {
            // SAFETY: `out` has room for eight.
            unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), halves(pair[0], pair[1])) }
        }
    }
}

/// Eight outputs in order from two registers of halves.
#[target_feature(enable = "avx2")]
fn halves(a: __m256i, b: __m256i) -> __m256i {
    // `hadd` leaves the outputs as 0 1 4 5 2 3 6 7.
    _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(a, b))
}
