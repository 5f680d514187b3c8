//! The index of stories: profiles go in, in any order; stories come out, the same for the same set.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::cluster;
use super::profile::Profile;

/// Reports of one event or affair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The id of its first report: the earliest published, of several the one with the smallest id, dated reports before those without a day.
    /// It stays while reports are added after that one. A story that an earlier report joins, or that is joined to an earlier one, takes that
    /// one's id; a person's decision about a story is therefore best kept by the ids of the reports it concerns.
    pub id: String,
    /// Ids of all its reports, rising.
    pub reports: Vec<String>,
}

/// What an addition changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Ids of stories that are new or hold other reports than before, rising.
    pub changed: Vec<String>,
    /// Ids that no story has any more, rising.
    pub gone: Vec<String>,
}

/// The index.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    profiles: BTreeMap<String, Profile>,
    stories: BTreeMap<String, Story>,
    same: Vec<(String, String)>,
    apart: Vec<(String, String)>,
    unsettled: bool,
}

impl Stories {
    /// An empty index.
    pub fn new() -> Stories {
        Stories::default()
    }

    /// How many reports it holds.
    pub fn len(&self) -> usize {
        self.profiles.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.profiles.is_empty()
    }

    /// Adds a report; an id that is already there takes the new profile. Stories are told apart anew at the next [`Stories::settle`].
    pub fn add(&mut self, id: &str, profile: Profile) {
        self.profiles.insert(id.to_owned(), profile);
        self.unsettled = true;
    }

    /// Takes a report out; false where there is none of this id.
    pub fn remove(&mut self, id: &str) -> bool {
        let was = self.profiles.remove(id).is_some();
        self.unsettled |= was;
        was
    }

    /// Pairs of reports of which people say that they are of one story, and that they are not. Where both are said of one pair, they are not.
    pub fn hold(&mut self, same: Vec<(String, String)>, apart: Vec<(String, String)>) {
        self.unsettled |= self.same != same || self.apart != apart;
        (self.same, self.apart) = (same, apart);
    }

    /// Tells the stories apart over all reports, and says which are other than they were at the last time. Meant to be called once after a run
    /// of additions: what it costs goes with all reports that are held, not with those that are new.
    pub fn settle(&mut self) -> Changes {
        if !std::mem::take(&mut self.unsettled) {
            return Changes::default();
        }
        let mut order: Vec<(&String, &Profile)> = self.profiles.iter().collect();
        order.sort_by_key(|(id, p)| (p.published().is_none(), p.published(), *id));
        let profiles: Vec<&Profile> = order.iter().map(|(_, p)| *p).collect();
        let mut now: BTreeMap<String, Story> = BTreeMap::new();
        let (same, apart) = (places(&order, &self.same), places(&order, &self.apart));
        for (at, first) in cluster::stories(&profiles, &same, &apart).into_iter().enumerate() {
            let id = order[first as usize].0;
            let story = now.entry(id.clone()).or_insert_with(|| Story { id: id.clone(), reports: Vec::new() });
            story.reports.push(order[at].0.clone());
        }
        for story in now.values_mut() {
            story.reports.sort_unstable();
        }
        let changed = now.values().filter(|s| self.stories.get(&s.id) != Some(s)).map(|s| s.id.clone()).collect();
        let before: BTreeSet<&String> = self.stories.keys().collect();
        let gone = before.into_iter().filter(|id| !now.contains_key(*id)).cloned().collect();
        self.stories = now;
        Changes { changed, gone }
    }

    /// All stories in the order of their ids; those of a report alone too.
    pub fn stories(&mut self) -> impl Iterator<Item = &Story> {
        self.settle();
        self.stories.values()
    }
}

/// Where the reports of these pairs stand; pairs that are not all there are passed over.
fn places(order: &[(&String, &Profile)], pairs: &[(String, String)]) -> Vec<(u32, u32)> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let at: HashMap<&str, u32> = order.iter().enumerate().map(|(n, (id, _))| (id.as_str(), n as u32)).collect();
    let place = |id: &str| at.get(id).copied();
    let mut out: Vec<(u32, u32)> = pairs.iter().filter_map(|(a, b)| Some((place(a)?, place(b)?))).collect();
    out.retain(|(a, b)| a != b);
    out.sort_unstable();
    out
}
