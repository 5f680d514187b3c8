//! AVX-512 with VNNI: one instruction multiplies and adds 64 pairs.
#![allow(unsafe_code, reason = "the processor's own instructions")]

use std::arch::x86_64::{
    __m512i, _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512, _mm512_storeu_si512,
};

use super::{BLOCK, GROUP, Packed};

/// Sums of products of activations (with the shift added) and weights.
pub(super) fn sums(q: &[u8], count: usize, w: &Packed, out: &mut [i32]) {
    assert!(q.len() >= count * w.inputs && out.len() >= count * w.outputs && w.weights.len() == w.inputs * w.outputs);
    // SAFETY: the level is chosen only where the processor has the instructions; the lengths are checked above.
    unsafe { run(q, count, w, out) }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
unsafe fn run(q: &[u8], count: usize, w: &Packed, out: &mut [i32]) {
    let blocks = w.outputs / BLOCK;
    let mut b = 0;
    while b < blocks {
        let wide = (blocks - b).min(3);
        let mut r = 0;
        while r < count {
            let tall = (count - r).min(8);
            // SAFETY: r + tall <= count and b + wide <= blocks, so every tile lies within the slices checked by `sums`.
            unsafe {
                match (tall, wide) {
                    (8, 3) => tile::<8, 3>(q, r, b, w, out),
                    (8, 2) => tile::<8, 2>(q, r, b, w, out),
                    (8, _) => tile::<8, 1>(q, r, b, w, out),
                    (4..8, 3) => tile::<4, 3>(q, r, b, w, out),
                    (4..8, 2) => tile::<4, 2>(q, r, b, w, out),
                    (4..8, _) => tile::<4, 1>(q, r, b, w, out),
                    (_, 3) => tile::<1, 3>(q, r, b, w, out),
                    (_, 2) => tile::<1, 2>(q, r, b, w, out),
                    (_, _) => tile::<1, 1>(q, r, b, w, out),
                }
            }
            r += match tall {
                8 => 8,
                4..8 => 4,
                _ => 1,
            };
        }
        b += wide;
    }
}

/// `M` rows by `N` blocks, all sums in registers.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
unsafe fn tile<const M: usize, const N: usize>(q: &[u8], row: usize, block: usize, w: &Packed, out: &mut [i32]) {
    let groups = w.inputs / GROUP;
    let mut acc: [[__m512i; N]; M] = [[_mm512_setzero_si512(); N]; M];
    // SAFETY: the caller keeps row + M and block + N within the matrix; offsets below stay within those rows and blocks.
    unsafe {
        let a = q.as_ptr().add(row * w.inputs);
        let b = w.weights.as_ptr().add(block * groups * BLOCK * GROUP);
        for g in 0..groups {
            let mut wv = [_mm512_setzero_si512(); N];
            for (n, v) in wv.iter_mut().enumerate() {
                *v = _mm512_loadu_si512(b.add((n * groups + g) * BLOCK * GROUP).cast());
            }
            for (m, sums) in acc.iter_mut().enumerate() {
                let x = _mm512_set1_epi32(a.add(m * w.inputs + g * GROUP).cast::<i32>().read_unaligned());
                for (sum, v) in sums.iter_mut().zip(&wv) {
                    *sum = _mm512_dpbusd_epi32(*sum, x, *v);
                }
            }
        }
        let o = out.as_mut_ptr().add(row * w.outputs + block * BLOCK);
        for (m, sums) in acc.iter().enumerate() {
            for (n, sum) in sums.iter().enumerate() {
                _mm512_storeu_si512(o.add(m * w.outputs + n * BLOCK).cast(), *sum);
            }
        }
    }
}
