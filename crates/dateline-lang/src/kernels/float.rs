//! Element-wise floats. Each function is compiled for each level from one source, so its bits cannot differ.
#![allow(unsafe_code, reason = "functions compiled for a processor's own instructions")]

use super::{Level, MOST, SHIFT};

/// Width of the segmenter's hidden layer.
pub(crate) const WINDOW: usize = 64;

/// Compiles a function body for every level and calls the right one.
macro_rules! leveled {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) $(-> $ret:ty)? $body:block) => {
        $(#[$doc])*
        $vis fn $name(level: Level, $($arg: $type),*) $(-> $ret)? {
            #[inline(always)]
            fn plain($($arg: $type),*) $(-> $ret)? $body
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
            fn avx512($($arg: $type),*) $(-> $ret)? { plain($($arg),*) }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2($($arg: $type),*) $(-> $ret)? { plain($($arg),*) }
            match level {
                // SAFETY: a level is chosen only where the processor has its instructions.
                #[cfg(target_arch = "x86_64")]
                Level::Avx512 => unsafe { avx512($($arg),*) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                Level::Avx2 => unsafe { avx2($($arg),*) },
                Level::Portable => plain($($arg),*),
            }
        }
    };
}

/// As `super::quantise` says, in plain code.
pub(super) fn quantise(x: &[f32], q: &mut [u8]) -> f32 {
    let most = x.iter().fold(0f32, |most, v| if v.abs() > most { v.abs() } else { most });
    if most == 0.0 || !most.is_finite() {
        q.fill(SHIFT);
        return 0.0;
    }
    let up = MOST as f32 / most;
    for (q, &v) in q.iter_mut().zip(x) {
        *q = whole(v * up).wrapping_add(i32::from(SHIFT)) as u8;
    }
    most / MOST as f32
}

leveled! {
    /// Turns sums of products into floats: `(sum - offset) · (scale · row's scale)`, plus the bias or plus what is there.
    pub(crate) fn add_scaled(sums: &[i32], offsets: &[i32], scales: &[f32], row: f32, bias: Option<&[f32]>, out: &mut [f32]) {
        let n = out.len();
        let (sums, offsets, scales) = (&sums[..n], &offsets[..n], &scales[..n]);
        match bias {
            Some(bias) => {
                let bias = &bias[..n];
                for i in 0..n {
                    out[i] = (sums[i] - offsets[i]) as f32 * (scales[i] * row) + bias[i];
                }
            }
            None => {
                for i in 0..n {
                    out[i] += (sums[i] - offsets[i]) as f32 * (scales[i] * row);
                }
            }
        }
    }
}

leveled! {
    /// One step of an LSTM cell: gates (input, forget, new, output), state and output, all `c.len()` wide.
    pub(crate) fn cell(gates: &mut [f32], c: &mut [f32], h: &mut [f32]) {
        let n = c.len();
        let (i, rest) = gates.split_at_mut(n);
        let (f, rest) = rest.split_at_mut(n);
        let (g, o) = rest.split_at_mut(n);
        let (o, h) = (&mut o[..n], &mut h[..n]);
        for k in 0..n {
            // With every function as a ratio, new state and output need one division each.
            let ([iu, id], [fu, fd], [ou, od]) = (ratio(0.5 * i[k]), ratio(0.5 * f[k]), ratio(0.5 * o[k]));
            let [gu, gd] = ratio(g[k]);
            let new = (c[k] * (fd + fu) * (id * gd) + (id + iu) * gu * fd) / (2.0 * fd * (id * gd));
            c[k] = new;
            let [nu, nd] = ratio(new);
            h[k] = (od + ou) * nu / (2.0 * od * nd);
        }
    }
}

/// Adding 1.5 · 2^23 leaves no bits for a fraction: the sum is rounded half to even, and its low bits are the whole number.
const MAGIC: f32 = 12_582_912.0;

/// The nearest whole number of a small float, without the checks of a cast.
#[inline(always)]
fn whole(x: f32) -> i32 {
    (x + MAGIC).to_bits().wrapping_sub(MAGIC.to_bits()) as i32
}

/// Numerator and denominator of tanh(x), by Lambert's continued fraction: off by 1e-4 at most, where it is cut to ±1. The logistic function of x is
/// half of one and tanh(x / 2).
#[inline(always)]
fn ratio(x: f32) -> [f32; 2] {
    let x = if x > 4.97 { 4.97 } else { x };
    let x = if x < -4.97 { -4.97 } else { x };
    let s = x * x;
    [x * (((s + 378.0) * s + 17_325.0) * s + 135_135.0), ((28.0 * s + 3_150.0) * s + 62_370.0) * s + 135_135.0]
}

leveled! {
    /// The sum of products, in eight running sums.
    pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
        let mut sums = [0f32; 8];
        let ((a8, a), (b8, b)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
        for (a, b) in a8.iter().zip(b8) {
            for (s, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
                *s += a * b;
            }
        }
        let rest: f32 = a.iter().zip(b).map(|(a, b)| a * b).sum();
        sums.iter().sum::<f32>() + rest
    }
}

leveled! {
    /// Adds to `out[j]` the products of `x[a]` and `columns[a · n + j]`, in the order of `a`; zeros of `x` are passed over.
    pub(crate) fn weigh(x: &[f32], columns: &[f32], out: &mut [f32]) {
        for (&v, column) in x.iter().zip(columns.chunks_exact(out.len())) {
            if v != 0.0 {
                for (o, k) in out.iter_mut().zip(column) {
                    *o += v * k;
                }
            }
        }
    }
}

leveled! {
    /// `out · relu(W x + b)`: one hidden layer of 64 and one output; `weights` row by row of the inputs.
    pub(crate) fn window(x: &[f32], weights: &[f32], bias: &[f32; WINDOW], out: &[f32; WINDOW]) -> f32 {
        let mut hidden = *bias;
        for (v, row) in x.iter().zip(weights.as_chunks::<WINDOW>().0) {
            for (h, w) in hidden.iter_mut().zip(row) {
                *h += v * w;
            }
        }
        let mut sum = 0.0;
        for (h, o) in hidden.iter().zip(out) {
            sum += if *h > 0.0 { h * o } else { 0.0 };
        }
        sum
    }
}
