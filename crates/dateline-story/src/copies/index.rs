//! The index of copies: fingerprints go in, in any order; links and groups come out, the same for the same set.

use std::collections::{HashMap, HashSet};

use super::fingerprint::Fingerprint;
use super::likeness::Likeness;

/// Every so-many-th hash is looked up; the likeness itself is taken over all.
const SAMPLED: u32 = 4;
/// Most reports that are kept under one hash. A run that more share (a notice, a standing phrase, a wire in all outlets) leads to these, which
/// have the smallest ids.
pub const HUBS: usize = 16;
/// Least average part that a report's runs share with a group's for it to be of the group.
const OF_GROUP: f32 = 0.3;
/// A pair is looked at in full if it shares this part of the hashes that a copy of the same text would share.
const PROMISING: f32 = 0.125;
/// In texts of no more runs than this one shared hash is enough to look.
const FEW: usize = 16;
/// Members of each of two groups that are held against each other.
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
/// What it says depends on the set of reports alone: two are compared if they share enough sampled hashes (of one that very many share, if one of
/// the two is among its hubs), and both the comparison and the grouping go by ids, never by the order of adding. Links are made when they are asked
/// for, in one pass over what was added since, or over all where an id comes before those already linked.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    reports: Vec<(String, Fingerprint)>,
    ids: HashSet<String>,
    held: Postings,
    links: Vec<(u32, u32, Likeness)>,
    /// How many of the reports are linked, and the highest id among them.
    linked: usize,
    last: String,
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

    /// Adds a report; an id that is already there is left as it was.
    pub fn add(&mut self, id: &str, fingerprint: Fingerprint) {
        if self.ids.insert(id.to_owned()) {
            self.reports.push((id.to_owned(), fingerprint));
            self.counts.push(0);
        }
    }

    /// Finds the copies of a report among those already under their hashes, and puts it there.
    fn link(&mut self, number: u32) {
        let fingerprint = &self.reports[number as usize].1;
        let mut seen: Vec<u32> = Vec::new();
        for hash in looked_up(fingerprint) {
            self.held.add(hash, number, |other| {
                let count = &mut self.counts[other as usize];
                if *count == 0 {
                    seen.push(other);
                }
                *count = count.saturating_add(1);
            });
        }
        for other in seen {
            let shared = std::mem::take(&mut self.counts[other as usize]);
            let theirs = &self.reports[other as usize].1;
            if !is_promising(fingerprint, theirs, u32::from(shared)) {
                continue;
            }
            let likeness = Likeness::of(fingerprint, theirs);
            if likeness.is_copy() {
                self.links.push((number, other, likeness));
            }
        }
    }

    /// Links what was added. Reports are linked in the order of their ids, so all is done again where one comes before those that are linked.
    fn settle(&mut self) {
        if self.linked == self.reports.len() {
            return;
        }
        if self.reports[self.linked..].iter().any(|(id, _)| *id <= self.last) {
            self.held = Postings::default();
            self.links.clear();
            self.linked = 0;
        }
        let mut order: Vec<u32> = (self.linked as u32..self.reports.len() as u32).collect();
        order.sort_unstable_by(|a, b| self.reports[*a as usize].0.cmp(&self.reports[*b as usize].0));
        self.last = order.last().map(|n| self.reports[*n as usize].0.clone()).unwrap_or_default();
        for number in order {
            self.link(number);
        }
        self.linked = self.reports.len();
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

    /// All reports in their groups, in the order of the groups' ids: [`groups`].
    pub fn groups(&mut self) -> Vec<Group> {
        let links = self.links();
        groups(&self.reports, &links)
    }
}

/// Reports in the groups that these links bind them into, in the order of the groups' ids. Links between two parts of the reports that no link
/// joins do not matter to each other, so that parts may be grouped one by one.
///
/// Links alone would chain: a page of many reports would bind them all. So the strongest links come first, and a link joins two groups only if
/// on average their members share enough; a page then binds three of its parts at most.
pub fn groups(reports: &[(String, Fingerprint)], links: &[Link]) -> Vec<Group> {
    let at: HashMap<&str, u32> = reports.iter().enumerate().map(|(n, r)| (r.0.as_str(), n as u32)).collect();
    let id = |n: u32| reports[n as usize].0.as_str();
    let place = |id: &str| at.get(id).copied();
    let mut links: Vec<(f32, u32, u32)> = links
        .iter()
        .filter_map(|l| Some((l.likeness.containment, place(l.a.as_str().min(&l.b))?, place(l.a.as_str().max(&l.b))?)))
        .collect();
    links.sort_unstable_by(|p, q| q.0.total_cmp(&p.0).then_with(|| (id(p.1), id(p.2)).cmp(&(id(q.1), id(q.2)))));
    let mut group_of: Vec<u32> = (0..reports.len() as u32).collect();
    let mut groups: Vec<Vec<u32>> = group_of.iter().map(|n| vec![*n]).collect();
    // Pairs of groups that were held against each other in vain, by their sizes then.
    let mut vain: HashSet<(u32, u32, usize, usize)> = HashSet::new();
    for (_, a, b) in links {
        let (x, y) = (group_of[a as usize], group_of[b as usize]);
        let sizes = (groups[x as usize].len(), groups[y as usize].len());
        let key = if x < y { (x, y, sizes.0, sizes.1) } else { (y, x, sizes.1, sizes.0) };
        if x == y || vain.contains(&key) {
            continue;
        }
        if shared(reports, &groups[x as usize], &groups[y as usize]) < OF_GROUP {
            vain.insert(key);
            continue;
        }
        // The smaller goes into the larger, so that no report moves often.
        let (to, from) = if sizes.0 >= sizes.1 { (x, y) } else { (y, x) };
        let moved = std::mem::take(&mut groups[from as usize]);
        for m in &moved {
            group_of[*m as usize] = to;
        }
        groups[to as usize].extend(moved);
    }
    let mut out: Vec<Group> = Vec::new();
    for members in groups.iter().filter(|g| !g.is_empty()) {
        let mut members: Vec<String> = members.iter().map(|m| id(*m).to_owned()).collect();
        members.sort_unstable();
        out.push(Group { id: members[0].clone(), members });
    }
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

/// What the members of two groups share on average.
fn shared(reports: &[(String, Fingerprint)], x: &[u32], y: &[u32]) -> f32 {
    let (x, y) = (&x[..x.len().min(HELD_AGAINST)], &y[..y.len().min(HELD_AGAINST)]);
    let text = |n: u32| &reports[n as usize].1;
    // In whole steps, so that the order of the members does not show in the sum.
    let share = |a: u32, b: u32| (Likeness::of(text(a), text(b)).containment * 65_536.0) as u64;
    let sum: u64 = x.iter().flat_map(|a| y.iter().map(move |b| share(*a, *b))).sum();
    sum as f32 / 65_536.0 / (x.len() * y.len()) as f32
}

/// The hashes that a fingerprint is looked up by. Two reports are looked at if one is among the [`HUBS`] of smallest ids that have a hash of both,
/// and [`is_promising`] says so.
pub fn looked_up(fingerprint: &Fingerprint) -> impl Iterator<Item = u32> + '_ {
    fingerprint.kept().iter().map(|k| k >> 4).filter(|h| h % SAMPLED == 0)
}

/// Whether two reports that share so many of the hashes that they are looked up by may be copies.
pub fn is_promising(a: &Fingerprint, b: &Fingerprint, shared: u32) -> bool {
    // One shared run in texts of many is chance or a phrase.
    let phrase = shared == 1 && a.kept().len().min(b.kept().len()) > FEW;
    !phrase && shared as f32 * SAMPLED as f32 >= PROMISING * in_both(a, b)
}

/// How many kept hashes of the smaller text both fingerprints would have kept.
fn in_both(a: &Fingerprint, b: &Fingerprint) -> f32 {
    let limit = a.limit().min(b.limit());
    a.under(limit).len().min(b.under(limit).len()) as f32
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

    /// Calls `see` with every report under the hash and puts this one there too, if there is room.
    fn add(&mut self, hash: u32, number: u32, mut see: impl FnMut(u32)) {
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
                    return;
                }
            }
            at = (at + 1) & mask;
        }
        self.slots[at] = u64::from(hash) << 32 | u64::from(number + 1);
        self.filled += 1;
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
