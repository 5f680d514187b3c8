//! AVX2: bytes are widened to sixteen bits, so that pairs of products add exactly. Weights are widened once for several rows.
#![allow(unsafe_code, reason = "the processor's own instructions")]

use std::arch::x86_64::{
    __m256i, _mm_loadu_si128, _mm_set1_epi32, _mm256_add_epi32, _mm256_cvtepi8_epi16, _mm256_cvtepu8_epi16,
    _mm256_hadd_epi32, _mm256_madd_epi16, _mm256_permute4x64_epi64, _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::{BLOCK, GROUP, Packed};

/// Rows that share a widened weight: with three, the sums no longer fit the sixteen registers.
const ROWS: usize = 2;
/// Registers of sums a row: each holds two halves of four outputs.
const PARTS: usize = BLOCK / 4;

/// Sums of products of activations (with 128 added) and weights.
pub(super) fn sums(q: &[u8], count: usize, w: &Packed, out: &mut [i32]) {
    assert!(q.len() >= count * w.inputs && out.len() >= count * w.outputs && w.weights.len() == w.inputs * w.outputs);
    for block in 0..w.outputs / BLOCK {
        let mut row = 0;
        // SAFETY: the level is chosen only where the processor has the instructions; the lengths are checked above.
        unsafe {
            while row + ROWS <= count {
                rows::<ROWS>(q, row, block, w, out);
                row += ROWS;
            }
            while row < count {
                rows::<1>(q, row, block, w, out);
                row += 1;
            }
        }
    }
}

/// Sixteen outputs of `N` rows.
#[target_feature(enable = "avx2")]
unsafe fn rows<const N: usize>(q: &[u8], first: usize, block: usize, w: &Packed, out: &mut [i32]) {
    let groups = w.inputs / GROUP;
    let weights = &w.weights[block * groups * BLOCK * GROUP..][..groups * BLOCK * GROUP];
    let q = &q[first * w.inputs..][..N * w.inputs];
    let mut acc = [[_mm256_setzero_si256(); PARTS]; N];
    for (g, weights) in weights.chunks_exact(BLOCK * GROUP).enumerate() {
        let mut x = [_mm256_setzero_si256(); N];
        for (r, x) in x.iter_mut().enumerate() {
            // SAFETY: `q` has `N` rows of `groups` groups.
            let four = unsafe { q.as_ptr().add(r * w.inputs + g * GROUP).cast::<i32>().read_unaligned() };
            *x = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
        }
        for (part, bytes) in weights.chunks_exact(16).enumerate() {
            // SAFETY: `bytes` has sixteen of them.
            let v = _mm256_cvtepi8_epi16(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) });
            for (acc, &x) in acc.iter_mut().zip(&x) {
                acc[part] = _mm256_add_epi32(acc[part], _mm256_madd_epi16(x, v));
            }
        }
    }
    for (r, acc) in acc.iter().enumerate() {
        let out = &mut out[(first + r) * w.outputs + block * BLOCK..][..BLOCK];
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
