//! The same person, body or state across the reports of a story, by name or by the office held; every link says why and can be undone.
//!
//! Names link first: the same words, a longer form of them, a spelling, initials; then a lone surname to the only one of the story who
//! bears it; then an office ("the opposition leader") to the only one whom the reports of that time give it. Where two could be meant
//! nothing is linked: two people of one surname stay apart. Links are lines of a table; taking one out undoes it and nothing else.

mod names;
mod roles;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline_model::{Entity, EntityKind, MentionKind};
use serde::{Deserialize, Serialize};

use crate::days;
use crate::telling::{Constraints, Member, Telling, id, ordered};

/// One person, body, state or armed force of a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkedEntity {
    /// `n` and a hash of the first member.
    pub id: String,
    /// The fullest name in any report.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// ISO 3166 alpha-3, or one of PLOVER's codes; null where the reports name none or disagree.
    pub country: Option<String>,
    /// Country and sectors in one, as most reports have it.
    pub code: Option<String>,
    /// Every name and description that the reports use, in order.
    pub names: Vec<String>,
    /// The entities of single reports that it stands for, each with the reason.
    pub members: Vec<EntityLink>,
}

/// Why one report's entity belongs to a [`LinkedEntity`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityLink {
    /// The report and the entity in it.
    pub member: Member,
    /// What linked it.
    pub reason: LinkReason,
}

/// What linked an entity of one report to those of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkReason {
    /// It bears the name.
    Name,
    /// It bears a shorter or longer form of the name.
    Form,
    /// It bears the name in another spelling.
    Spelling,
    /// It bears the name's initials.
    Initials,
    /// It bears a surname that only one person of the story bears.
    Surname,
    /// It bears a first name that only one person of the story bears.
    FirstName,
    /// It is called by an office that only one person of the story held at that time.
    Office,
    /// It is the same country.
    Country,
    /// A person said so.
    Person,
}

/// One entity of one report, made ready.
pub(crate) struct Item<'a> {
    /// Index of the report among the ordered ones.
    pub(crate) telling: usize,
    pub(crate) entity: &'a Entity,
    /// Its name's words, titles left out; empty where it has no name.
    pub(crate) name: Vec<String>,
    /// When the report was published.
    pub(crate) day: Option<i32>,
}

/// Which entities of the reports are one.
#[derive(Debug, Default)]
pub struct Links {
    /// The linked entities, by id.
    pub entities: Vec<LinkedEntity>,
    /// By index of the ordered report: entity id to index of its linked entity.
    pub(crate) index: Vec<HashMap<String, u32>>,
}

/// Links the entities of a story's reports.
///
/// ```
/// let links = dateline_story::entities::link(&[], &dateline_story::Constraints::default());
/// assert!(links.entities.is_empty());
/// ```
pub fn link(reports: &[Telling<'_>], constraints: &Constraints) -> Links {
    let reports = ordered(reports);
    let mut items: Vec<Item<'_>> = Vec::new();
    for (t, report) in reports.iter().enumerate() {
        let day = report.record.document.published.as_deref().and_then(days::day);
        for entity in &report.record.entities {
            if entity.kind == EntityKind::Place {
                continue;
            }
            let named = entity.mentions.iter().any(|m| m.kind == MentionKind::Name);
            let name = if named { names::of(&entity.name, entity.kind) } else { Vec::new() };
            items.push(Item { telling: t, entity, name, day });
        }
    }
    let mut groups = Groups::new(items.len());
    states(&items, &mut groups);
    names::link(&items, &mut groups);
    roles::link(&items, &mut groups);
    by_hand(&reports, &items, &mut groups, constraints);
    collect(&reports, &items, &groups)
}

/// Groups of items that grow together, each item with the reason for which it came.
pub(crate) struct Groups {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    pub(crate) reason: Vec<LinkReason>,
}

impl Groups {
    fn new(n: usize) -> Groups {
        Groups { of: (0..n).collect(), members: (0..n).map(|i| vec![i]).collect(), reason: vec![LinkReason::Name; n] }
    }
    /// The group of an item.
    pub(crate) fn of(&self, item: usize) -> usize {
        self.of[item]
    }
    /// The items of a group, in order.
    pub(crate) fn members(&self, group: usize) -> &[usize] {
        &self.members[group]
    }
    /// Puts the group of `from` into that of `to`; its items come for this reason.
    pub(crate) fn join(&mut self, to: usize, from: usize, reason: LinkReason) {
        let (a, b) = (self.of[to], self.of[from]);
        if a == b {
            return;
        }
        let moved = std::mem::take(&mut self.members[b]);
        for &m in &moved {
            self.of[m] = a;
            if reason != LinkReason::Name {
                self.reason[m] = reason;
            }
        }
        self.members[a].extend(moved);
        self.members[a].sort_unstable();
    }
    /// Takes one item out into a group of its own.
    fn leave(&mut self, item: usize) {
        let g = self.of[item];
        if self.members[g].len() < 2 {
            return;
        }
        self.members[g].retain(|&m| m != item);
        let fresh = self.members.len();
        self.members.push(vec![item]);
        self.of[item] = fresh;
    }
    /// All groups that hold something, in the order of their first item.
    fn all(&self) -> Vec<&[usize]> {
        let mut out: Vec<&[usize]> = self.members.iter().filter(|m| !m.is_empty()).map(Vec::as_slice).collect();
        out.sort_by_key(|m| m[0]);
        out
    }
}

/// A state is its country.
fn states(items: &[Item<'_>], groups: &mut Groups) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, it) in items.iter().enumerate().filter(|(_, it)| it.entity.kind == EntityKind::State) {
        let Some(country) = it.entity.country.as_deref() else { continue };
        match first.get(country) {
            Some(&to) => groups.join(to, i, LinkReason::Country),
            None => {
                first.insert(country, i);
            }
        }
    }
}

/// What people said of entities comes last and outweighs the rest.
fn by_hand(reports: &[Telling<'_>], items: &[Item<'_>], groups: &mut Groups, constraints: &Constraints) {
    if constraints.same.is_empty() && constraints.apart.is_empty() {
        return;
    }
    let at: HashMap<(&str, &str), usize> =
        items.iter().enumerate().map(|(i, it)| ((reports[it.telling].id, it.entity.id.as_str()), i)).collect();
    let find = |m: &Member| at.get(&(m.0.as_str(), m.1.as_str())).copied();
    let pairs = |list: &[(Member, Member)]| -> BTreeSet<(usize, usize)> {
        list.iter().filter_map(|(a, b)| Some((find(a)?, find(b)?))).map(|(a, b)| (a.min(b), a.max(b))).collect()
    };
    let apart = pairs(&constraints.apart);
    for (a, b) in pairs(&constraints.same).difference(&apart) {
        groups.join(*a, *b, LinkReason::Person);
    }
    for (a, b) in apart {
        if groups.of(a) == groups.of(b) {
            groups.leave(b);
        }
    }
}

fn collect(reports: &[Telling<'_>], items: &[Item<'_>], groups: &Groups) -> Links {
    let mut out = Links { entities: Vec::new(), index: vec![HashMap::new(); reports.len()] };
    for group in groups.all() {
        // The one with the longest name that is not a description leads.
        let lead = *group
            .iter()
            .min_by_key(|&&i| (items[i].name.is_empty(), std::cmp::Reverse(items[i].name.len()), i))
            .unwrap_or(&group[0]);
        let first = *group.iter().min_by_key(|&&i| (items[i].day.unwrap_or(i32::MAX), i)).unwrap_or(&group[0]);
        let most = |f: &dyn Fn(&Entity) -> Option<String>| -> Option<String> {
            let mut count: BTreeMap<String, usize> = BTreeMap::new();
            for v in group.iter().filter_map(|&i| f(items[i].entity)) {
                *count.entry(v).or_default() += 1;
            }
            count.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).map(|(v, _)| v)
        };
        let names: BTreeSet<String> = group.iter().map(|&i| items[i].entity.name.clone()).collect();
        let n = out.entities.len() as u32;
        let member = |i: usize| Member::new(reports[items[i].telling].id, items[i].entity.id.as_str());
        for &i in group {
            out.index[items[i].telling].insert(items[i].entity.id.clone(), n);
        }
        let named = items[first].entity;
        out.entities.push(LinkedEntity {
            id: id('n', &[reports[items[first].telling].id, &named.id, named.words.quote()]),
            name: items[lead].entity.name.clone(),
            kind: items[lead].entity.kind,
            country: most(&|e| e.country.clone()),
            code: most(&|e| e.code.clone().filter(|c| !c.starts_with("---"))),
            names: names.into_iter().collect(),
            members: group.iter().map(|&i| EntityLink { member: member(i), reason: groups.reason[i] }).collect(),
        });
    }
    out
}

impl Links {
    /// The linked entity of one report's entity: an index into `entities`. `report` counts the reports in the order of their ids.
    pub(crate) fn of(&self, report: usize, entity: Option<&str>) -> Option<u32> {
        self.index.get(report)?.get(entity?).copied()
    }
}
