//! Plain code: the meaning of the other two.

use super::{BLOCK, GROUP, Packed};

/// Sums of products of activations (with the shift added) and weights.
pub(super) fn sums(q: &[u8], count: usize, w: &Packed, out: &mut [i32]) {
    let (k, n) = (w.inputs, w.outputs);
    let groups = k / GROUP;
    for r in 0..count {
        let row = &q[r * k..][..k];
        for (b, block) in w.weights.chunks_exact(groups * BLOCK * GROUP).enumerate() {
            let mut acc = [0i32; BLOCK];
            for (a, g) in row.chunks_exact(GROUP).zip(block.chunks_exact(BLOCK * GROUP)) {
                for (o, w4) in acc.iter_mut().zip(g.chunks_exact(GROUP)) {
                    for (&x, &y) in a.iter().zip(w4) {
                        *o += i32::from(x) * i32::from(y);
                    }
                }
            }
            out[r * n + b * BLOCK..][..BLOCK].copy_from_slice(&acc);
        }
    }
}
