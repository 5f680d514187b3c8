//! AVX2: pairs of products of bytes are added in sixteen bits, two pairs more on top of them, and only then widened. `Packed` keeps the weights so
//! small that these sums are exact.
#![allow(unsafe_code, reason = "the processor's own instructions")]

use std::arch::x86_64::{
    _mm_add_epi8, _mm_cvtss_f32, _mm_max_ps, _mm_max_ss, _mm_movehl_ps, _mm_packs_epi16, _mm_set1_epi8, _mm_shuffle_ps,
    _mm_storeu_si128, _mm256_add_epi16, _mm256_add_epi32, _mm256_add_ps, _mm256_andnot_ps, _mm256_castps256_ps128,
    _mm256_castsi256_si128, _mm256_cvtepi32_ps, _mm256_cvtps_epi32, _mm256_extractf128_ps, _mm256_extracti128_si256,
    _mm256_loadu_ps, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_max_ps, _mm256_mul_ps,
    _mm256_packs_epi32, _mm256_permute4x64_epi64, _mm256_set1_epi16, _mm256_set1_epi32, _mm256_set1_ps,
    _mm256_setzero_ps, _mm256_setzero_si256, _mm256_storeu_ps, _mm256_sub_epi32,
};

use super::{BLOCK, GROUP, MOST, Packed, SHIFT};

/// Rows that share a load of weights: with more, the sums no longer fit the sixteen registers.
const ROWS: usize = 4;
/// Rows that all blocks of outputs pass over before the next ones, so that they stay in the cache.
const TILE: usize = 64;

/// Products of quantised rows and a matrix, scaled: as `super::product` says.
pub(super) fn product(q: &[u8], scales: &[f32], w: &Packed, out: &mut [f32], add: bool) {
    let count = scales.len();
    assert!(q.len() >= count * w.inputs && out.len() >= count * w.outputs && w.weights.len() == w.inputs * w.outputs);
    assert!([w.offsets.len(), w.scales.len(), w.bias.len()] == [w.outputs; 3]);
    for first in (0..count).step_by(TILE) {
        let tile = TILE.min(count - first);
        for block in 0..w.outputs / BLOCK {
            let mut row = first;
            while row < first + tile {
                let tall = (first + tile - row).min(ROWS);
                // SAFETY: the level is chosen only where the processor has the instructions.
                unsafe {
                    match tall {
                        1 => rows::<1>(q, scales, row, w, block, out, add),
                        2 => rows::<2>(q, scales, row, w, block, out, add),
                        3 => rows::<3>(q, scales, row, w, block, out, add),
                        _ => rows::<ROWS>(q, scales, row, w, block, out, add),
                    }
                }
                row += tall;
            }
        }
    }
}

/// One block of outputs of `N` rows.
#[target_feature(enable = "avx2")]
unsafe fn rows<const N: usize>(
    q: &[u8],
    scales: &[f32],
    row: usize,
    w: &Packed,
    block: usize,
    out: &mut [f32],
    add: bool,
) {
    let x = &q[row * w.inputs..][..N * w.inputs];
    let ones = _mm256_set1_epi16(1);
    let mut acc = [[_mm256_setzero_si256(); 2]; N];
    let weights = &w.weights[block * w.inputs * BLOCK..][..w.inputs * BLOCK];
    for (g, weights) in weights.chunks_exact(2 * BLOCK * GROUP).enumerate() {
        // SAFETY: `weights` has four times 32 values.
        let [a0, a1, b0, b1] = [0, 32, 64, 96].map(|at| unsafe { _mm256_loadu_si256(weights.as_ptr().add(at).cast()) });
        for (r, acc) in acc.iter_mut().enumerate() {
            // SAFETY: `x` has `N` rows of `inputs` values, and there is a chunk of weights for each eight of them.
            let [a, b] = [0, GROUP].map(|at| unsafe {
                _mm256_set1_epi32(x.as_ptr().add(r * w.inputs + 2 * g * GROUP + at).cast::<i32>().read_unaligned())
            });
            let low = _mm256_add_epi16(_mm256_maddubs_epi16(a, a0), _mm256_maddubs_epi16(b, b0));
            let high = _mm256_add_epi16(_mm256_maddubs_epi16(a, a1), _mm256_maddubs_epi16(b, b1));
            acc[0] = _mm256_add_epi32(acc[0], _mm256_madd_epi16(low, ones));
            acc[1] = _mm256_add_epi32(acc[1], _mm256_madd_epi16(high, ones));
        }
    }
    for (r, acc) in acc.iter().enumerate() {
        let scale = _mm256_set1_ps(scales[row + r]);
        let out = &mut out[(row + r) * w.outputs + block * BLOCK..][..BLOCK];
        for (half, &sum) in acc.iter().enumerate() {
            let at = block * BLOCK + half * 8;
            // SAFETY: `offsets`, `scales` and `bias` have eight values from `at` on, `out` sixteen.
            unsafe {
                let offset = _mm256_loadu_si256(w.offsets.as_ptr().add(at).cast());
                let scale = _mm256_mul_ps(_mm256_loadu_ps(w.scales.as_ptr().add(at)), scale);
                let out = out.as_mut_ptr().add(half * 8);
                let onto = _mm256_loadu_ps(if add { out } else { w.bias.as_ptr().add(at) });
                let sum = _mm256_mul_ps(_mm256_cvtepi32_ps(_mm256_sub_epi32(sum, offset)), scale);
                _mm256_storeu_ps(out, _mm256_add_ps(sum, onto));
            }
        }
    }
}

/// Quantises a row of whole sixteens: as `super::quantise` says.
pub(super) fn quantise(x: &[f32], q: &mut [u8]) -> f32 {
    // SAFETY: the level is chosen only where the processor has the instructions; what has AVX-512 has AVX2.
    unsafe { sixteens(x, q) }
}

#[target_feature(enable = "avx2")]
fn sixteens(x: &[f32], q: &mut [u8]) -> f32 {
    let (parts, _) = x.as_chunks::<16>();
    // SAFETY: a part has sixteen values.
    let halves = |part: &[f32; 16]| unsafe { [_mm256_loadu_ps(part.as_ptr()), _mm256_loadu_ps(part.as_ptr().add(8))] };
    let sign = _mm256_set1_ps(-0.0);
    let mut most = [_mm256_setzero_ps(); 2];
    for part in parts {
        for (m, v) in most.iter_mut().zip(halves(part)) {
            *m = _mm256_max_ps(_mm256_andnot_ps(sign, v), *m);
        }
    }
    let most = _mm256_max_ps(most[0], most[1]);
    let most = _mm_max_ps(_mm256_castps256_ps128(most), _mm256_extractf128_ps::<1>(most));
    let most = _mm_max_ps(most, _mm_movehl_ps(most, most));
    let most = _mm_cvtss_f32(_mm_max_ss(most, _mm_shuffle_ps::<1>(most, most)));
    if most == 0.0 || !most.is_finite() {
        q.fill(SHIFT);
        return 0.0;
    }
    let up = _mm256_set1_ps(MOST as f32 / most);
    let shift = _mm_set1_epi8(SHIFT as i8);
    for (q, part) in q.as_chunks_mut::<16>().0.iter_mut().zip(parts) {
        let [a, b] = halves(part).map(|v| _mm256_cvtps_epi32(_mm256_mul_ps(v, up)));
        let words = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packs_epi32(a, b));
        let bytes = _mm_packs_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256::<1>(words));
        // SAFETY: a part of `q` has sixteen values.
        unsafe { _mm_storeu_si128(q.as_mut_ptr().cast(), _mm_add_epi8(bytes, shift)) };
    }
    most / MOST as f32
}
