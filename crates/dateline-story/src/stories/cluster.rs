//! Reports into stories: the most alike first, by the average over all pairs of the two groups.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use super::profile::Profile;
use super::weights::Weights;

/// Least average likeness of two groups of one story, in millionths.
const SAME: u64 = 200_000;
/// Likenesses below it count as none.
const FLOOR: u64 = 40_000;
/// Most other reports that one is held against.
const NEAREST: usize = 96;
/// What is left of a likeness when the two reports lie far apart in time.
const FAR: f32 = 0.6;
/// Days in which the rest falls to a third.
const WEEK: f32 = 7.0;
const ONE: f32 = 1_000_000.0;

/// How alike two reports are, in millionths.
#[derive(Clone, Copy, Debug)]
struct Edge {
    a: u32,
    b: u32,
    like: u64,
}

/// For each report the number of the first report of its story, reports standing in a fixed order.
pub(super) fn stories(profiles: &[&Profile]) -> Vec<u32> {
    let weights = Weights::of(profiles.iter().copied());
    let vectors: Vec<Vec<(u32, f32)>> = profiles.iter().map(|p| weights.vector(p)).collect();
    join(profiles.len(), &edges(profiles, &vectors))
}

/// Pairs that are alike at all.
fn edges(profiles: &[&Profile], vectors: &[Vec<(u32, f32)>]) -> Vec<Edge> {
    let mut held: HashMap<u32, Vec<(u32, f32)>> = HashMap::new();
    let mut sums = vec![0.0f32; vectors.len()];
    let mut out = Vec::new();
    for (b, vector) in vectors.iter().enumerate() {
        let mut seen: Vec<u32> = Vec::new();
        for (key, weight) in vector {
            for (a, other) in held.get(key).into_iter().flatten() {
                let sum = &mut sums[*a as usize];
                if *sum == 0.0 {
                    seen.push(*a);
                }
                *sum += weight * other;
            }
        }
        let mut near: Vec<Edge> = Vec::new();
        for a in seen {
            let cosine = std::mem::take(&mut sums[a as usize]);
            let like = (cosine * closeness(profiles[a as usize], profiles[b]) * ONE) as u64;
            if like >= FLOOR {
                near.push(Edge { a, b: b as u32, like });
            }
        }
        near.sort_unstable_by(|p, q| q.like.cmp(&p.like).then(p.a.cmp(&q.a)));
        out.extend(near.into_iter().take(NEAREST));
        for (key, weight) in vector {
            held.entry(*key).or_default().push((b as u32, *weight));
        }
    }
    out
}

/// How well the days of two reports go together: 1 where they are of one day, less with every day between.
fn closeness(a: &Profile, b: &Profile) -> f32 {
    let (Some(x), Some(y)) = (a.published(), b.published()) else { return 1.0 };
    let apart = (x - y).abs() as f32;
    FAR + (1.0 - FAR) * (-apart / WEEK).exp()
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

/// Average-link clustering over the pairs; a pair that is not there counts as nothing alike. Sums are integers, so no order of adding shows.
fn join(count: usize, edges: &[Edge]) -> Vec<u32> {
    let mut near: Vec<HashMap<u32, u64>> = vec![HashMap::new(); count];
    let mut heap = BinaryHeap::with_capacity(edges.len());
    let mut size = vec![1u64; count];
    let mut root: Vec<u32> = (0..count as u32).collect();
    for e in edges {
        near[e.a as usize].insert(e.b, e.like);
        near[e.b as usize].insert(e.a, e.like);
        if e.like < SAME {
            continue;
        }
        heap.push(Pair { sum: e.like, pairs: 1, a: e.a.min(e.b), b: e.a.max(e.b) });
    }
    while let Some(pair) = heap.pop() {
        let Pair { sum, pairs, a, b } = pair;
        // What was pushed before one of the two grew no longer holds.
        if near[a as usize].get(&b) != Some(&sum) || size[a as usize] * size[b as usize] != pairs {
            continue;
        }
        let of_b = std::mem::take(&mut near[b as usize]);
        near[a as usize].remove(&b);
        size[a as usize] += size[b as usize];
        root[b as usize] = a;
        for (n, sum) in of_b {
            if n == a {
                continue;
            }
            near[n as usize].remove(&b);
            *near[a as usize].entry(n).or_default() += sum;
        }
        let own: Vec<(u32, u64)> = near[a as usize].iter().map(|(n, s)| (*n, *s)).collect();
        for (n, sum) in own {
            near[n as usize].insert(a, sum);
            let pair = Pair { sum, pairs: size[a as usize] * size[n as usize], a: a.min(n), b: a.max(n) };
            if pair.average() >= SAME as f64 {
                heap.push(pair);
            }
        }
    }
    for i in 0..count {
        let mut r = root[i];
        while root[r as usize] != r {
            r = root[r as usize];
        }
        root[i] = r;
    }
    root
}
