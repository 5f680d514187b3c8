//! One event told by many reports: which tellings are of one event, what each of its values rests on, and how much it weighs.
//!
//! Two tellings are compared by type, act, parties, day, place, words and counts (`score.rs`), and grouped by average link
//! (`cluster.rs`), so that no chain of half-alike ones joins what differs. Each report's own version stays a member; a value
//! says how many reports and how many independent origins give it, and another value of the same field stands beside it.

mod acts;

mod facts;
mod pairs;
pub mod score;
mod values;

use std::collections::{BTreeSet, HashMap};

use dateline_model::{PloverType, Status};
use serde::{Deserialize, Serialize};

use crate::cluster;
use crate::entities::Links;
use crate::notices::{Notice, NoticeKind};
use crate::telling::{Constraints, Member, Telling, id, ordered};
use facts::Facts;

/// One event of a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedEvent {
    /// `j` and a hash of its earliest telling: it stays while later reports join.
    pub id: String,
    /// PLOVER type, as most origins have it.
    #[serde(rename = "type")]
    pub kind: PloverType,
    /// PLOVER mode, as most origins that give one have it.
    pub mode: Option<String>,
    /// When: the narrowest days that most origins give.
    pub date: Option<JoinedDate>,
    /// Where: the most precise place that most origins give.
    pub place: Option<JoinedPlace>,
    /// Whether it happened, by the best evidence: what any report tells as fact is `reported`.
    pub status: JoinedStatus,
    /// Who did it, best supported first.
    pub actors: Vec<JoinedParty>,
    /// To whom, best supported first.
    pub recipients: Vec<JoinedParty>,
    /// Ids of the joined tolls that its tellings carry.
    pub tolls: Vec<String>,
    /// How many reports tell it.
    pub reports: usize,
    /// How many independent origins tell it.
    pub origins: usize,
    /// How many reports tell it in a headline.
    pub headlines: usize,
    /// How much it weighs among the events of its story; the main ones weigh most.
    pub weight: u32,
    /// The words of its fullest telling.
    pub words: String,
    /// Its tellings.
    pub members: Vec<Member>,
    /// Every value that a report gives, with what it rests on. Two lines of one field: the reports differ.
    pub values: Vec<Value>,
    /// Why each telling after the first was joined.
    pub joins: Vec<Join>,
}

/// Whether an event happened, by the best evidence of its tellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "as in `Status`")]
pub enum JoinedStatus {
    Reported,
    Claimed,
    Denied,
    Threatened,
    Planned,
    Possible,
    Negated,
    /// Every report that tells it was withdrawn.
    Withdrawn,
}

impl From<Status> for JoinedStatus {
    fn from(s: Status) -> JoinedStatus {
        match s {
            Status::Reported => JoinedStatus::Reported,
            Status::Claimed => JoinedStatus::Claimed,
            Status::Denied => JoinedStatus::Denied,
            Status::Threatened => JoinedStatus::Threatened,
            Status::Planned => JoinedStatus::Planned,
            Status::Possible => JoinedStatus::Possible,
            Status::Negated => JoinedStatus::Negated,
        }
    }
}

/// First and last day, ISO 8601, both inclusive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the type says it")]
pub struct JoinedDate {
    pub from: String,
    pub to: String,
}

/// A place as the reports' gazetteer knows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedPlace {
    /// Its name.
    pub name: String,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// First-order division.
    pub admin1: Option<String>,
}

/// One who took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedParty {
    /// The fullest name, or the words where there is none.
    pub name: String,
    /// Id of the linked entity.
    pub entity: Option<String>,
    /// Country and sector.
    pub code: Option<String>,
    /// How many origins name them.
    pub origins: usize,
}

/// One value of one field, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Value {
    /// `type`, `date`, `place`, `status`, `actor` or `recipient`.
    pub field: String,
    /// The value, as printed.
    pub value: String,
    /// How many reports give it.
    pub reports: usize,
    /// How many independent origins give it.
    pub origins: usize,
    /// The tellings that give it.
    pub members: Vec<Member>,
}

/// Why a telling was joined to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Join {
    /// The telling.
    pub member: Member,
    /// The one it is most alike.
    pub to: Member,
    /// What the two share, in the words of `docs/joined.md`; `person` where somebody said so.
    pub reasons: Vec<String>,
}

/// Joins the events of a story's reports. The same in whatever order they come; main events first.
pub fn events(reports: &[Telling<'_>], links: &Links, constraints: &Constraints) -> Vec<JoinedEvent> {
    let reports = ordered(reports);
    let (facts, numbers) = facts::all(&reports, links);
    let rarity = score::Rarity::of(&facts, numbers.len());
    let edges: Vec<(u32, u32, i64)> = pairs::candidates(&facts, &rarity)
        .into_iter()
        .map(|(a, b)| {
            let x = score::features(&facts[a as usize], &facts[b as usize], &rarity);
            (a, b, (score::score(&x) * 1000.0) as i64)
        })
        .collect();
    let at: HashMap<(&str, &str), u32> =
        facts.iter().enumerate().map(|(i, f)| ((reports[f.telling].id, f.event.id.as_str()), i as u32)).collect();
    let pairs = |list: &[(Member, Member)]| -> Vec<(u32, u32)> {
        let find = |m: &Member| at.get(&(m.0.as_str(), m.1.as_str())).copied();
        let mut out: Vec<(u32, u32)> = list.iter().filter_map(|(a, b)| Some((find(a)?, find(b)?))).collect();
        for p in &mut out {
            *p = (p.0.min(p.1), p.0.max(p.1));
        }
        out.retain(|(a, b)| a != b);
        out.sort_unstable();
        out.dedup();
        out
    };
    let (same, apart) = (pairs(&constraints.same), pairs(&constraints.apart));
    let best = best_links(facts.len(), &edges);
    let told: Vec<u32> = facts.iter().map(|f| f.telling as u32).collect();
    let mut out: Vec<JoinedEvent> = cluster::groups(facts.len(), &edges, &told, &same, &apart)
        .iter()
        .map(|group| {
            let tellings: Vec<&Facts<'_>> = group.iter().map(|&i| &facts[i as usize]).collect();
            let mut event = values::of(&reports, links, &tellings);
            event.joins = joins(&reports, &facts, &rarity, group, &best);
            event
        })
        .collect();
    out.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.date.cmp(&b.date)).then_with(|| a.id.cmp(&b.id)));
    out
}

/// Marks the events that only withdrawn reports tell.
pub fn withdraw(events: &mut [JoinedEvent], notices: &[Notice]) {
    let withdrawn = || notices.iter().filter(|n| n.kind == NoticeKind::Withdrawn);
    let gone: BTreeSet<&str> = withdrawn().flat_map(|n| n.of.iter().map(String::as_str)).collect();
    // A notice repeats what it takes back, and is no telling of it.
    let notices: BTreeSet<&str> = withdrawn().filter(|n| !n.of.is_empty()).map(|n| n.by.as_str()).collect();
    for e in events {
        let all = e.members.iter().all(|m| gone.contains(m.0.as_str()) || notices.contains(m.0.as_str()));
        if all && e.members.iter().any(|m| gone.contains(m.0.as_str())) {
            e.status = JoinedStatus::Withdrawn;
        }
    }
}

/// For each event its scored neighbours.
fn best_links(n: usize, edges: &[(u32, u32, i64)]) -> Vec<Vec<(u32, i64)>> {
    let mut out = vec![Vec::new(); n];
    for &(a, b, s) in edges.iter().filter(|e| e.2 > 0) {
        out[a as usize].push((b, s));
        out[b as usize].push((a, s));
    }
    out
}

/// Each telling after the first, with the likest one of its group.
fn joins(
    reports: &[Telling<'_>],
    facts: &[Facts<'_>],
    rarity: &score::Rarity,
    group: &[u32],
    best: &[Vec<(u32, i64)>],
) -> Vec<Join> {
    let member = |i: u32| {
        let f = &facts[i as usize];
        Member::new(reports[f.telling].id, f.event.id.as_str())
    };
    let mut out = Vec::new();
    for &i in &group[1..] {
        let near = best[i as usize].iter().filter(|(j, _)| group.binary_search(j).is_ok());
        let join = match near.max_by_key(|(j, s)| (*s, std::cmp::Reverse(*j))) {
            Some(&(j, _)) => {
                let x = score::features(&facts[i as usize], &facts[j as usize], rarity);
                Join { member: member(i), to: member(j), reasons: score::reasons(&x) }
            }
            None => Join { member: member(i), to: member(group[0]), reasons: vec!["person".to_owned()] },
        };
        out.push(join);
    }
    out
}

/// Pairs of a story's events with their features, for training: report and event of both, and the numbers in the order of
/// [`score::NAMES`].
pub fn pairs_of(reports: &[Telling<'_>], links: &Links) -> Vec<(Member, Member, Vec<f32>)> {
    let reports = ordered(reports);
    let (facts, numbers) = facts::all(&reports, links);
    let rarity = score::Rarity::of(&facts, numbers.len());
    let member = |f: &Facts<'_>| Member::new(reports[f.telling].id, f.event.id.as_str());
    pairs::candidates(&facts, &rarity)
        .into_iter()
        .map(|(a, b)| {
            let (a, b) = (&facts[a as usize], &facts[b as usize]);
            (member(a), member(b), score::features(a, b, &rarity).to_vec())
        })
        .collect()
}

/// The id of an event whose earliest telling this is.
fn id_of(reports: &[Telling<'_>], f: &Facts<'_>) -> String {
    id('j', &[reports[f.telling].id, f.event.id.as_str(), f.event.trigger.words.quote()])
}
