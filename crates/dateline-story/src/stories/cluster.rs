//! Reports into stories: the most alike first, by the average over all pairs of the two groups.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashSet};

use rustc_hash::FxHashMap as HashMap;

use super::profile::{Profile, Town};
use super::weights::Weights;

/// Least average likeness of two groups of one story, in millionths.
const SAME: u64 = 100_000;
/// Likenesses below it count as none.
const FLOOR: u64 = 15_000;
/// Most earlier reports that one is held against.
const NEAREST: usize = 160;
/// Most reports that one term leads to.
const REACH: usize = 200;
/// What is left of a likeness when the two reports lie far apart in time.
const FAR: f32 = 0.3;
/// Days after which half of the rest is gone.
const DAYS: f32 = 10.0;
/// What is left of a likeness when all towns of the two lie apart, and when one names none.
const ELSEWHERE: f32 = 0.7;
const NOWHERE: f32 = 0.85;
/// Towns nearer than this, north and east, in hundredths of a degree, are of one place: about forty kilometres.
const NEAR: (i32, i32) = (35, 45);
const ONE: f32 = 1_000_000.0;

/// How alike two reports are, in millionths.
#[derive(Clone, Copy, Debug)]
struct Edge {
    a: u32,
    b: u32,
    like: u64,
}

/// For each report the number of the first report of its story, reports standing in a fixed order. `same` and `apart` are pairs that people have
/// settled.
pub(super) fn stories(profiles: &[&Profile], same: &[(u32, u32)], apart: &[(u32, u32)]) -> Vec<u32> {
    let weights = Weights::of(profiles.iter().copied());
    let vectors: Vec<Vec<(u32, f32)>> = profiles.iter().map(|p| weights.vector(p)).collect();
    join(profiles.len(), &edges(profiles, &vectors), same, apart)
}

/// Pairs that are alike. Each report is held against those before it that share most of its terms; a term that many share leads to the last of
/// them, which are near in time, a rare one to all. So a report costs the same however many there are.
fn edges(profiles: &[&Profile], vectors: &[Vec<(u32, f32)>]) -> Vec<Edge> {
    let mut held: HashMap<u32, Vec<(u32, f32)>> = HashMap::default();
    let mut sums = vec![0.0f32; vectors.len()];
    let mut out = Vec::new();
    for (b, vector) in vectors.iter().enumerate() {
        let mut seen: Vec<u32> = Vec::new();
        for (key, weight) in vector {
            let under = held.entry(*key).or_default();
            for (a, other) in under.iter().rev().take(REACH) {
                let sum = &mut sums[*a as usize];
                if *sum == 0.0 {
                    seen.push(*a);
                }
                *sum += weight * other;
            }
            under.push((b as u32, *weight));
        }
        let mut first: Vec<(f32, u32)> = seen.iter().map(|a| (std::mem::take(&mut sums[*a as usize]), *a)).collect();
        let more = |p: &(f32, u32), q: &(f32, u32)| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1));
        if first.len() > NEAREST {
            first.select_nth_unstable_by(NEAREST, more);
            first.truncate(NEAREST);
        }
        for (_, a) in first {
            let cosine = dot(&vectors[a as usize], vector);
            let like = (cosine * closeness(profiles[a as usize], profiles[b]) * ONE) as u64;
            if like >= FLOOR {
                out.push(Edge { a, b: b as u32, like });
            }
        }
    }
    out
}

/// The product of two vectors in the order of their keys.
fn dot(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}

/// How well the days and the towns of two reports go together, 1 at best. Never so ill that the same names could not make up for it: a trial comes
/// months after the deed, and is held elsewhere.
fn closeness(a: &Profile, b: &Profile) -> f32 {
    let day = match (a.published(), b.published()) {
        (Some(x), Some(y)) => FAR + (1.0 - FAR) * DAYS / (DAYS + x.abs_diff(y) as f32),
        _ => 1.0,
    };
    let apart = |p: i16, q: i16, least: i32| (i32::from(p) - i32::from(q)).abs() >= least;
    let near = |x: &Town, y: &Town| !apart(x.0, y.0, NEAR.0) && !apart(x.1, y.1, NEAR.1);
    let place = if a.towns().is_empty() || b.towns().is_empty() {
        NOWHERE
    } else if a.towns().iter().any(|x| b.towns().iter().any(|y| near(x, y))) {
        1.0
    } else {
        ELSEWHERE
    };
    day * place
}

/// Two groups that may be joined.
struct Pair {
    /// Of all likenesses between the two, and of how many.
    sum: u64,
    pairs: u64,
    a: u32,
    b: u32,
}

impl Pair {
    fn average(&self) -> f64 {
        self.sum as f64 / self.pairs as f64
    }
}

impl Ord for Pair {
    fn cmp(&self, o: &Pair) -> Ordering {
        self.average().total_cmp(&o.average()).then_with(|| (o.a, o.b).cmp(&(self.a, self.b)))
    }
}
impl PartialOrd for Pair {
    fn partial_cmp(&self, o: &Pair) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}
impl PartialEq for Pair {
    fn eq(&self, o: &Pair) -> bool {
        self.cmp(o) == Ordering::Equal
    }
}
impl Eq for Pair {}

/// Groups that grow.
struct Groups {
    /// Likenesses to other groups, summed over all pairs.
    near: Vec<HashMap<u32, u64>>,
    size: Vec<u64>,
    root: Vec<u32>,
    /// Groups that people keep apart, where there are any.
    apart: HashMap<u32, HashSet<u32>>,
    heap: BinaryHeap<Pair>,
}

impl Groups {
    fn root(&self, mut n: u32) -> u32 {
        while self.root[n as usize] != n {
            n = self.root[n as usize];
        }
        n
    }

    fn apart(&self, a: u32, b: u32) -> bool {
        self.apart.get(&a).is_some_and(|of| of.contains(&b))
    }

    /// The group `b` goes into `a`, which stands before it.
    fn merge(&mut self, a: u32, b: u32) {
        let of_b = std::mem::take(&mut self.near[b as usize]);
        self.near[a as usize].remove(&b);
        self.size[a as usize] += self.size[b as usize];
        self.root[b as usize] = a;
        for (n, sum) in of_b {
            if n == a {
                continue;
            }
            self.near[n as usize].remove(&b);
            *self.near[a as usize].entry(n).or_default() += sum;
        }
        for n in self.apart.remove(&b).unwrap_or_default() {
            for (x, y) in [(a, n), (n, a)] {
                self.apart.entry(x).or_default().insert(y);
            }
        }
        let own: Vec<(u32, u64)> = self.near[a as usize].iter().map(|(n, s)| (*n, *s)).collect();
        for (n, sum) in own {
            self.near[n as usize].insert(a, sum);
            self.offer(a, n, sum);
        }
    }

    fn offer(&mut self, a: u32, b: u32, sum: u64) {
        let pairs = self.size[a as usize] * self.size[b as usize];
        let pair = Pair { sum, pairs, a: a.min(b), b: a.max(b) };
        if pair.average() >= SAME as f64 {
            self.heap.push(pair);
        }
    }
}

/// Average-link clustering over the pairs; a pair that is not there counts as nothing alike. Sums are integers, so no order of adding shows.
/// What people put together comes first, and what they keep apart never meets.
fn join(count: usize, edges: &[Edge], same: &[(u32, u32)], apart: &[(u32, u32)]) -> Vec<u32> {
    let mut g = Groups {
        near: vec![HashMap::default(); count],
        size: vec![1u64; count],
        root: (0..count as u32).collect(),
        apart: HashMap::default(),
        heap: BinaryHeap::with_capacity(edges.len()),
    };
    for (a, b) in apart {
        g.apart.entry(*a).or_default().insert(*b);
        g.apart.entry(*b).or_default().insert(*a);
    }
    // Groups can meet only over pairs that are alike enough; what lies between those that never can is left out.
    let enough = edges.iter().filter(|e| e.like >= SAME).map(|e| (e.a, e.b));
    let parts = crate::cluster::parts(count, enough.chain(same.iter().copied()));
    for e in edges.iter().filter(|e| parts[e.a as usize] == parts[e.b as usize]) {
        g.near[e.a as usize].insert(e.b, e.like);
        g.near[e.b as usize].insert(e.a, e.like);
        g.offer(e.a, e.b, e.like);
    }
    for (a, b) in same {
        let (a, b) = (g.root(*a), g.root(*b));
        if a != b && !g.apart(a, b) {
            g.merge(a.min(b), a.max(b));
        }
    }
    while let Some(Pair { sum, pairs, a, b }) = g.heap.pop() {
        // What was pushed before one of the two grew no longer holds.
        if g.near[a as usize].get(&b) != Some(&sum) || g.size[a as usize] * g.size[b as usize] != pairs {
            continue;
        }
        if !g.apart(a, b) {
            g.merge(a, b);
        }
    }
    (0..count as u32).map(|n| g.root(n)).collect()
}
