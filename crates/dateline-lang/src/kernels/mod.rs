//! Arithmetic of the engine: products of eight-bit integers, and element-wise floats in a fixed order.
//!
//! The same bits come out on every machine. Activations have seven bits, weights eight. Products accumulate in `i32`, which is exact whatever the order. Floats are added, multiplied and
//! divided element by element in the order of the source; Rust never fuses or reorders them, so the wider registers of a newer
//! processor change the speed alone. Functions of the C library (`exp`, `tanh`) differ between machines and are not used.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod float;
mod portable;

use float::add_scaled;
pub(crate) use float::{WINDOW, cell, dot, weigh, window};

/// Which instructions to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// AVX-512 with VNNI.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// AVX2.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// What the compiler makes of plain code (NEON on 64-bit Arm).
    Portable,
}

impl Level {
    /// All that this machine has, best first.
    pub(crate) fn available() -> Vec<Level> {
        let mut all = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni")
            {
                all.push(Level::Avx512);
            }
            if is_x86_feature_detected!("avx2") {
                all.push(Level::Avx2);
            }
        }
        all.push(Level::Portable);
        all
    }
}

/// Columns of a block, and inputs of a group: the layout that VNNI wants, kept for all.
pub(crate) const BLOCK: usize = 16;
const GROUP: usize = 4;
/// The largest quantised activation, either way.
const MOST: i32 = 63;
/// What is added to activations, so that they are stored without a sign.
const SHIFT: u8 = 64;
/// What the magnitudes of four weights may come to that sixteen bits sum: `(MOST + SHIFT) · BOUND` fits an `i16`.
const BOUND: i32 = i16::MAX as i32 / (MOST + SHIFT as i32);

/// A quantised matrix (outputs × inputs), packed in blocks of 16 outputs by groups of 4 inputs.
#[derive(Debug)]
pub(crate) struct Packed {
    inputs: usize,
    outputs: usize,
    /// `[block][group][output in block][input in group]`.
    weights: Vec<i8>,
    /// The shift times the sum of each output's weights.
    offsets: Vec<i32>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Packed {
    /// Packs row-major weights; `inputs` is rounded up to a multiple of eight, `outputs` to one of sixteen, with zeros. Weights that go beyond
    /// `BOUND` together (two sums in a hundred) are drawn in.
    pub(crate) fn new(weights: &[i8], scales: &[f32], bias: &[f32], outputs: usize, inputs: usize) -> Packed {
        let (blocks, groups) = (outputs.div_ceil(BLOCK), inputs.div_ceil(2 * GROUP) * 2);
        let mut packed = vec![0i8; blocks * groups * BLOCK * GROUP];
        let mut offsets = vec![0i32; blocks * BLOCK];
        let mut row = vec![0i8; groups * GROUP];
        for o in 0..outputs {
            row[..inputs].copy_from_slice(&weights[o * inputs..][..inputs]);
            row.chunks_exact_mut(2 * GROUP).for_each(draw_in);
            for (g, four) in row.chunks_exact(GROUP).enumerate() {
                packed[((o / BLOCK * groups + g) * BLOCK + o % BLOCK) * GROUP..][..GROUP].copy_from_slice(four);
            }
            offsets[o] = i32::from(SHIFT) * row.iter().map(|&w| i32::from(w)).sum::<i32>();
        }
        let pad = |v: &[f32]| v.iter().copied().chain(std::iter::repeat(0.0)).take(blocks * BLOCK).collect();
        Packed {
            inputs: groups * GROUP,
            outputs: blocks * BLOCK,
            weights: packed,
            offsets,
            scales: pad(scales),
            bias: pad(bias),
        }
    }

    /// Outputs, rounded up to a block: the width of a row of results.
    pub(crate) fn width(&self) -> usize {
        self.outputs
    }

    /// Inputs, rounded up to two groups: the width of a row of activations.
    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }
}

/// Holds the weights of two groups that meet in one sixteen-bit sum (0, 1, 4, 5 and 2, 3, 6, 7) to the bound: the largest loses one at a
/// time, of equals the last.
fn draw_in(eight: &mut [i8]) {
    for half in [0, 2] {
        loop {
            let places = [half, half + 1, half + GROUP, half + GROUP + 1];
            let size = |i: usize| i32::from(eight[i]).abs();
            if places.iter().map(|&i| size(i)).sum::<i32>() <= BOUND {
                break;
            }
            let Some(&most) = places.iter().max_by_key(|&&i| size(i)) else { break };
            eight[most] -= eight[most].signum();
        }
    }
}

/// Quantised activations, row by row.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Values with the shift added.
    pub(crate) q: Vec<u8>,
    pub(crate) scales: Vec<f32>,
}

impl Rows {
    /// Quantises `count` rows of `width` floats.
    pub(crate) fn set(&mut self, level: Level, x: &[f32], count: usize, width: usize) {
        self.q.resize(count * width, SHIFT);
        self.scales.resize(count, 0.0);
        for r in 0..count {
            self.scales[r] = quantise(level, &x[r * width..][..width], &mut self.q[r * width..][..width]);
        }
    }
}

/// Quantises a row symmetrically to seven bits and adds the shift; returns the scale. Rounds half to even. Widths that are no
/// multiple of sixteen go slowly.
pub(crate) fn quantise(level: Level, x: &[f32], q: &mut [u8]) -> f32 {
    match level {
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 | Level::Avx2 if x.len().is_multiple_of(16) && q.len() == x.len() => avx2::quantise(x, q),
        _ => float::quantise(x, q),
    }
}

/// Room for sums on their way, used again from product to product.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    sums: Vec<i32>,
}

/// `out[r] = rows[r] · W (+ bias)`, or added to what is there (without bias) where `add`; rows of `out` are `W.width()` wide.
pub(crate) fn product(
    level: Level,
    rows: &Rows,
    first: usize,
    count: usize,
    w: &Packed,
    out: &mut [f32],
    add: bool,
    work: &mut Workspace,
) {
    let (k, n) = (w.inputs, w.outputs);
    let (q, scales) = (&rows.q[first * k..(first + count) * k], &rows.scales[first..first + count]);
    #[cfg(target_arch = "x86_64")]
    if level == Level::Avx2 {
        return avx2::product(q, scales, w, out, add);
    }
    work.sums.resize(work.sums.len().max(count * n), 0);
    let sums = &mut work.sums[..count * n];
    match level {
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => avx512::sums(q, count, w, sums),
        _ => portable::sums(q, count, w, sums),
    }
    let bias = if add { None } else { Some(&w.bias[..]) };
    for ((&scale, sums), out) in scales.iter().zip(sums.chunks_exact(n)).zip(out.chunks_exact_mut(n)) {
        add_scaled(level, sums, &w.offsets, &w.scales, scale, bias, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_gives_the_same_bits() {
        let mut seed = 7u32;
        let mut next = move || {
            seed = seed.wrapping_mul(1664525).wrapping_add(1013904223);
            seed >> 8
        };
        for (outputs, inputs, count) in [(16, 4, 1), (17, 128, 3), (576, 144, 13), (51, 128, 9), (50, 288, 32)] {
            let weights: Vec<i8> = (0..outputs * inputs).map(|_| (next() % 255) as i8).collect();
            let scales: Vec<f32> = (0..outputs).map(|_| next() as f32 * 1e-9).collect();
            let bias: Vec<f32> = (0..outputs).map(|_| next() as f32 * 1e-7 - 0.5).collect();
            let w = Packed::new(&weights, &scales, &bias, outputs, inputs);
            let x: Vec<f32> = (0..count * w.inputs()).map(|_| next() as f32 * 1e-6 - 8.0).collect();
            let mut seen: Option<(Vec<u32>, Vec<u32>)> = None;
            for level in Level::available() {
                let mut rows = Rows::default();
                rows.set(level, &x, count, w.inputs());
                let mut out = vec![0.25; count * w.width()];
                product(level, &rows, 0, count, &w, &mut out, false, &mut Workspace::default());
                product(level, &rows, 0, count, &w, &mut out, true, &mut Workspace::default());
                let mut gates: Vec<f32> = out.iter().cycle().take(4 * 144).copied().collect();
                let (mut c, mut h) = (vec![0.5; 144], vec![0.0; 144]);
                cell(level, &mut gates, &mut c, &mut h);
                let bits = |v: &[f32]| v.iter().map(|f| f.to_bits()).collect::<Vec<_>>();
                let got = (bits(&out), bits(&h));
                assert!(seen.as_ref().is_none_or(|s| *s == got), "{level:?} differs at {outputs} × {inputs}");
                seen = Some(got);
            }
        }
    }
}
