//! Groups from scored pairs: average link on the pairs that were looked at, best first, people's decisions held throughout.

use std::collections::{BTreeSet, BinaryHeap};

use rustc_hash::FxHashMap as HashMap;

use crate::words::shared;

/// A pair that was not looked at counts as this unlikely.
const UNSEEN: i64 = -800;
/// What a group of one report loses and one of four or more gains: what many reports tell, a further one is likelier to tell than
/// something of its own.
const TOLD: i64 = 300;

/// A link between two groups, best first; ties go to the lesser indices.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    mean: i64,
    a: std::cmp::Reverse<u32>,
    b: std::cmp::Reverse<u32>,
    stamp: std::cmp::Reverse<(u32, u32)>,
}

/// One growing group.
struct Group {
    members: Vec<u32>,
    /// Reports that its members stand in, rising; empty where that does not count.
    reports: Vec<u32>,
    /// Sum of scores and number of pairs looked at, by neighbouring group.
    near: HashMap<u32, (i64, i64)>,
    apart: BTreeSet<u32>,
    stamp: u32,
}

/// The groups of `n` items: `edges` are pairs with a score in thousandths, above 0 where they are likelier one than two. `same` are pairs
/// that are one whatever the scores say, `apart` pairs that are not. `reports` says in which report each item stands; where it is empty, in how
/// many a group is told does not count. Members in order, groups in the order of their first.
pub(crate) fn groups(
    n: usize,
    edges: &[(u32, u32, i64)],
    reports: &[u32],
    same: &[(u32, u32)],
    apart: &[(u32, u32)],
) -> Vec<Vec<u32>> {
    let alone = |i: u32| Group {
        members: vec![i],
        reports: reports.get(i as usize).copied().into_iter().collect(),
        near: HashMap::default(),
        apart: BTreeSet::new(),
        stamp: 0,
    };
    let mut all: Vec<Group> = (0..n as u32).map(alone).collect();
    // Groups can meet only over pairs that are likelier one than two; what lies between those that never can is left out.
    let parts = parts(n, edges.iter().filter(|e| e.2 > 0).map(|e| (e.0, e.1)).chain(same.iter().copied()));
    let edges: Vec<(u32, u32, i64)> =
        edges.iter().copied().filter(|&(a, b, _)| parts[a as usize] == parts[b as usize]).collect();
    let mut degrees = vec![0usize; n];
    for &(a, b, _) in &edges {
        degrees[a as usize] += 1;
        degrees[b as usize] += 1;
    }
    for (group, degree) in all.iter_mut().zip(degrees) {
        group.near.reserve(degree);
    }
    for &(a, b, s) in &edges {
        all[a as usize].near.insert(b, (s, 1));
        all[b as usize].near.insert(a, (s, 1));
    }
    for &(a, b) in apart {
        all[a as usize].apart.insert(b);
        all[b as usize].apart.insert(a);
    }
    let mut heap = BinaryHeap::new();
    let mut root: Vec<u32> = (0..n as u32).collect();
    for &(a, b) in same {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        if a != b && !all[a as usize].apart.contains(&b) {
            merge(&mut all, &mut root, a.min(b), a.max(b), None);
        }
    }
    for &(a, b, _) in &edges {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        if a != b {
            offer(&all, &mut heap, a.min(b), a.max(b));
        }
    }
    while let Some(Candidate { a, b, stamp, .. }) = heap.pop() {
        let (a, b) = (a.0, b.0);
        let fresh = |g: u32, s: u32| !all[g as usize].members.is_empty() && all[g as usize].stamp == s;
        if fresh(a, stamp.0.0) && fresh(b, stamp.0.1) {
            merge(&mut all, &mut root, a, b, Some(&mut heap));
        }
    }
    let mut out: Vec<Vec<u32>> = all.into_iter().map(|g| g.members).filter(|m| !m.is_empty()).collect();
    out.sort_by_key(|m| m[0]);
    out
}

/// The parts that these pairs bind `n` things into: for each a number that its part shares.
pub(crate) fn parts(n: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let mut root: Vec<u32> = (0..n as u32).collect();
    for (a, b) in pairs {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b) as usize] = a.min(b);
    }
    (0..n as u32).map(|i| find(&mut root, i)).collect()
}

fn find(root: &mut [u32], mut i: u32) -> u32 {
    while root[i as usize] != i {
        root[i as usize] = root[root[i as usize] as usize];
        i = root[i as usize];
    }
    i
}

/// Puts the link between two groups on the heap if it is worth making.
fn offer(all: &[Group], heap: &mut BinaryHeap<Candidate>, a: u32, b: u32) {
    let (p, q) = (&all[a as usize], &all[b as usize]);
    if p.apart.contains(&b) {
        return;
    }
    let Some(&(sum, seen)) = p.near.get(&b) else { return };
    let pairs = (p.members.len() * q.members.len()) as i64;
    let mean = (sum + (pairs - seen) * UNSEEN).div_euclid(pairs) + told(&p.reports, &q.reports);
    if mean > 0 {
        use std::cmp::Reverse;
        heap.push(Candidate { mean, a: Reverse(a), b: Reverse(b), stamp: Reverse((p.stamp, q.stamp)) });
    }
}

/// What the number of reports that two groups stand in adds to their mean.
fn told(a: &[u32], b: &[u32]) -> i64 {
    match a.len() + b.len() - shared(a, b) {
        0 | 2 | 3 => 0,
        1 => -TOLD,
        _ => TOLD,
    }
}

/// Puts the group `b` into `a`, and offers its links anew.
fn merge(all: &mut [Group], root: &mut [u32], a: u32, b: u32, heap: Option<&mut BinaryHeap<Candidate>>) {
    root[b as usize] = a;
    let gone = &mut all[b as usize];
    let gone = std::mem::replace(
        gone,
        Group {
            members: Vec::new(),
            reports: Vec::new(),
            near: HashMap::default(),
            apart: BTreeSet::new(),
            stamp: gone.stamp,
        },
    );
    let Group { members, reports, near, apart, .. } = gone;
    for (&c, &(sum, seen)) in &near {
        if c == a {
            continue;
        }
        for (x, y) in [(a, c), (c, a)] {
            let link = all[x as usize].near.entry(y).or_default();
            link.0 += sum;
            link.1 += seen;
        }
        all[c as usize].near.remove(&b);
    }
    for c in apart {
        all[c as usize].apart.remove(&b);
        all[c as usize].apart.insert(a);
        all[a as usize].apart.insert(c);
    }
    let keep = &mut all[a as usize];
    keep.near.remove(&b);
    keep.members.extend(members);
    keep.members.sort_unstable();
    keep.reports.extend(reports);
    keep.reports.sort_unstable();
    keep.reports.dedup();
    keep.stamp += 1;
    if let Some(heap) = heap {
        let near: Vec<u32> = all[a as usize].near.keys().copied().collect();
        for c in near {
            offer(all, heap, a.min(c), a.max(c));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_pairs_join_first_and_decisions_hold() {
        let edges = [(0, 1, 900), (1, 2, 800), (0, 2, 700), (3, 4, 500), (2, 3, -900)];
        assert_eq!(groups(5, &edges, &[], &[], &[]), [vec![0, 1, 2], vec![3, 4]]);
        assert_eq!(groups(5, &edges, &[], &[], &[(0, 2)]), [vec![0, 1], vec![2], vec![3, 4]]);
        assert_eq!(groups(5, &edges, &[], &[(2, 3)], &[(0, 1)]), [vec![0], vec![1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn what_many_reports_tell_draws_further_tellings() {
        let edges = [(0, 1, 900), (1, 2, 900), (0, 2, 900), (0, 3, -100), (1, 3, -100), (2, 3, -100)];
        assert_eq!(groups(4, &edges, &[0, 1, 2, 3], &[], &[]), [vec![0, 1, 2], vec![3]], "nothing speaks for it");
        let near = [(0, 1, 900), (1, 2, 900), (0, 2, 900), (0, 3, 200), (1, 3, -200), (2, 3, -200)];
        assert_eq!(groups(4, &near, &[0, 1, 2, 3], &[], &[]), [vec![0, 1, 2, 3]]);
        assert_eq!(
            groups(4, &near, &[0, 1, 2, 2], &[], &[]),
            [vec![0, 1, 2], vec![3]],
            "told once more in one of them"
        );
    }

    #[test]
    fn a_chain_of_likely_pairs_does_not_join_its_ends() {
        assert_eq!(groups(3, &[(0, 1, 500), (1, 2, 400), (0, 2, -2_000)], &[], &[], &[]), [vec![0, 1], vec![2]]);
    }
}
