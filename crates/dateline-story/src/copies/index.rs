//! The index of copies: fingerprints go in, in any order; links and groups come out, the same for the same set.

use std::collections::{BTreeMap, HashMap};

use super::fingerprint::Fingerprint;
use super::likeness::Likeness;

/// Every so-many-th hash is looked up; the likeness itself is taken over all.
const SAMPLED: u32 = 2;
/// Most reports that are kept under one hash. A run that more share (a notice, a standing phrase, a wire in all outlets) leads to these, which
/// have the smallest ids.
const HUBS: usize = 64;
/// Least average part that a report's runs share with a group's for it to be of the group.
const OF_GROUP: f32 = 0.3;
/// Members of a group that a report is held against.
const HELD_AGAINST: usize = 16;

/// One report that is a copy of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The report of the smaller id.
    pub a: String,
    /// The other.
    pub b: String,
    /// How they are alike.
    pub likeness: Likeness,
}

/// Reports that tell the same text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The smallest id of its members: it changes if a report with a smaller id joins, and a group that two others merge into has the smaller one's.
    pub id: String,
    /// Ids of all its reports, rising; one that has no copy is a group alone.
    pub members: Vec<String>,
}

/// The index.
///
/// What it says depends on the set of reports alone: two are compared if they share a sampled hash (and, where very many share it, one of them is
/// among the hash's hubs), and both the comparison and the grouping look at ids, never at the order of adding.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    reports: Vec<(String, Fingerprint)>,
    numbers: HashMap<String, u32>,
    held: Postings,
    links: Vec<(u32, u32, Likeness)>,
    /// A hash has more reports than hubs, and they did not come in the order of their ids.
    stale: bool,
    /// For counting shared hashes.
    counts: Vec<u16>,
}

impl Copies {
    /// An empty index.
    pub fn new() -> Copies {
        Copies::default()
    }

    /// How many reports it holds.
    pub fn len(&self) -> usize {
        self.reports.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// Adds a report, and says how many of those already there are copies of it. An id that is already there is left as it was.
    pub fn add(&mut self, id: &str, fingerprint: Fingerprint) -> usize {
        if self.numbers.contains_key(id) {
            return 0;
        }
        let number = self.reports.len() as u32;
        self.numbers.insert(id.to_owned(), number);
        self.reports.push((id.to_owned(), fingerprint));
        self.counts.push(0);
        self.link(number)
    }

    /// Finds the copies of a report among those already under their hashes, and puts it there.
    fn link(&mut self, number: u32) -> usize {
        let fingerprint = &self.reports[number as usize].1;
        let mut seen: Vec<u32> = Vec::new();
        let sampled = fingerprint.kept().iter().map(|k| k >> 4).filter(|h| h % SAMPLED == 0);
        for hash in sampled {
            let full = self.held.add(hash, number, |other| {
                let count = &mut self.counts[other as usize];
                if *count == 0 {
                    seen.push(other);
                }
                *count = count.saturating_add(1);
            });
            self.stale |= full;
        }
        let before = self.links.len();
        for other in seen {
            let shared = std::mem::take(&mut self.counts[other as usize]);
            let theirs = &self.reports[other as usize].1;
            // One shared run in texts of many is chance or a phrase.
            if shared == 1 && fingerprint.kept().len().min(theirs.kept().len()) > 16 {
                continue;
            }
            let likeness = Likeness::of(fingerprint, theirs);
            if likeness.is_copy() {
                self.links.push((number, other, likeness));
            }
        }
        self.links.len() - before
    }

    /// Does all again in the order of ids, where the order of adding could show.
    fn settle(&mut self) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        self.held = Postings::default();
        self.links.clear();
        let mut order: Vec<u32> = (0..self.reports.len() as u32).collect();
        order.sort_unstable_by(|a, b| self.reports[*a as usize].0.cmp(&self.reports[*b as usize].0));
        for number in order {
            self.link(number);
        }
        self.stale = false;
    }

    /// All pairs of which one is a copy of the other, in the order of ids.
    pub fn links(&mut self) -> Vec<Link> {
        self.settle();
        let id = |n: u32| self.reports[n as usize].0.as_str();
        let mut out: Vec<Link> = Vec::with_capacity(self.links.len());
        for (x, y, likeness) in &self.links {
            let (a, b) = (id(*x).min(id(*y)), id(*x).max(id(*y)));
            out.push(Link { a: a.to_owned(), b: b.to_owned(), likeness: *likeness });
        }
        out.sort_by(|p, q| (&p.a, &p.b).cmp(&(&q.a, &q.b)));
        out
    }

    /// All reports in their groups, in the order of the groups' ids.
    ///
    /// Links alone would chain: a long page holds two short reports that share nothing. So the fullest text of a chain comes first, and each
    /// further one joins the group that it is linked to and on average shares most with, or opens one of its own.
    pub fn groups(&mut self) -> Vec<Group> {
        self.settle();
        let mut near: Vec<Vec<u32>> = vec![Vec::new(); self.reports.len()];
        for (a, b, _) in &self.links {
            near[*a as usize].push(*b);
            near[*b as usize].push(*a);
        }
        let mut order: Vec<u32> = (0..self.reports.len() as u32).collect();
        order.sort_unstable_by(|a, b| {
            let (x, y) = (&self.reports[*a as usize], &self.reports[*b as usize]);
            y.1.runs().cmp(&x.1.runs()).then_with(|| x.0.cmp(&y.0))
        });
        let mut group_of: Vec<Option<u32>> = vec![None; self.reports.len()];
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for number in order {
            let mut around: Vec<u32> = near[number as usize].iter().filter_map(|n| group_of[*n as usize]).collect();
            around.sort_unstable();
            around.dedup();
            let own = &self.reports[number as usize].1;
            let mut best: Option<(f32, u32)> = None;
            for g in around {
                let members = &groups[g as usize];
                let held = members.iter().take(HELD_AGAINST);
                let sum: f32 = held.map(|m| Likeness::of(own, &self.reports[*m as usize].1).containment).sum();
                let mean = sum / members.len().min(HELD_AGAINST) as f32;
                if mean >= OF_GROUP && best.is_none_or(|(b, _)| mean > b) {
                    best = Some((mean, g));
                }
            }
            let g = best.map_or(groups.len() as u32, |(_, g)| g);
            if g as usize == groups.len() {
                groups.push(Vec::new());
            }
            groups[g as usize].push(number);
            group_of[number as usize] = Some(g);
        }
        let mut out: BTreeMap<String, Group> = BTreeMap::new();
        for members in groups {
            let mut members: Vec<String> = members.iter().map(|m| self.reports[*m as usize].0.clone()).collect();
            members.sort_unstable();
            let id = members[0].clone();
            out.insert(id.clone(), Group { id, members });
        }
        out.into_values().collect()
    }
}

/// Which reports have a hash: an open table of (hash, report), those of one hash one after another.
#[derive(Clone, Debug, Default)]
struct Postings {
    /// The hash above, the report's number plus one below; 0 is empty.
    slots: Vec<u64>,
    filled: usize,
}

impl Postings {
    fn start(hash: u32, mask: usize) -> usize {
        (u64::from(hash).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20) as usize & mask
    }

    /// Calls `see` with every report under the hash and puts this one there too; true where there is no more room for it.
    fn add(&mut self, hash: u32, number: u32, mut see: impl FnMut(u32)) -> bool {
        if self.filled * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let (mut at, mut same) = (Postings::start(hash, mask), 0);
        while self.slots[at] != 0 {
            if (self.slots[at] >> 32) as u32 == hash {
                see((self.slots[at] as u32) - 1);
                same += 1;
                if same == HUBS {
                    return true;
                }
            }
            at = (at + 1) & mask;
        }
        self.slots[at] = u64::from(hash) << 32 | u64::from(number + 1);
        self.filled += 1;
        false
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![0; (old.len() * 2).max(1 << 12)];
        let mask = self.slots.len() - 1;
        for slot in old.into_iter().filter(|s| *s != 0) {
            let mut at = Postings::start((slot >> 32) as u32, mask);
            while self.slots[at] != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}
