//! AVX2: bytes are widened to sixteen bits, so that pairs of products add exactly.
#![allow(unsafe_code, reason = "the processor's own instructions")]

use std::arch::x86_64::{
    __m128i, _mm_loadu_si128, _mm256_add_epi32, _mm256_cvtepi8_epi16, _mm256_madd_epi16, _mm256_set1_epi64x,
    _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::{BLOCK, GROUP, Packed};

/// Sums of products of activations (with 128 added) and weights.
pub(super) fn sums(q: &[u8], count: usize, w: &Packed, out: &mut [i32]) {
    assert!(q.len() >= count * w.inputs && out.len() >= count * w.outputs && w.weights.len() == w.inputs * w.outputs);
    // SAFETY: the level is chosen only where the processor has the instructions; the lengths are checked above.
    unsafe { run(q, count, w, out) }
}

#[target_feature(enable = "avx2")]
unsafe fn run(q: &[u8], count: usize, w: &Packed, out: &mut [i32]) {
    let groups = w.inputs / GROUP;
    for block in 0..w.outputs / BLOCK {
        for row in 0..count {
            // Four outputs of four inputs fill a register of sixteen-bit products; `madd` leaves two halves an output.
            let mut acc = [_mm256_setzero_si256(); 4];
            for g in 0..groups {
                let a = &q[row * w.inputs + g * GROUP..][..GROUP];
                let four = u64::from(a[0]) | u64::from(a[1]) << 16 | u64::from(a[2]) << 32 | u64::from(a[3]) << 48;
                let x = _mm256_set1_epi64x(four as i64);
                let weights = &w.weights[(block * groups + g) * BLOCK * GROUP..][..BLOCK * GROUP];
                for (part, sum) in weights.chunks_exact(16).zip(&mut acc) {
                    // SAFETY: `part` has sixteen bytes.
                    let v = unsafe { _mm_loadu_si128(part.as_ptr().cast::<__m128i>()) };
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(x, _mm256_cvtepi8_epi16(v)));
                }
            }
            for (part, sum) in acc.iter().enumerate() {
                let mut halves = [0i32; 8];
                // SAFETY: `halves` has room for eight.
                unsafe { _mm256_storeu_si256(halves.as_mut_ptr().cast(), *sum) };
                for (o, pair) in
                    out[row * w.outputs + block * BLOCK + part * 4..][..4].iter_mut().zip(halves.chunks_exact(2))
                {
                    *o = pair[0] + pair[1];
                }
            }
        }
    }
}
