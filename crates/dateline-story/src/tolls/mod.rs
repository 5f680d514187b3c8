//! How many, as it was told: every count of one thing by source and day, which was put right by whom, which stands. Never an average.
//!
//! Only counts of one kind, of the same people and the same event are put in one row: "two soldiers" is no account of "18 people".
//! A count counts once for a source however many reports repeat it. The last one stands, unless two sources still differ on it.

mod rows;

use std::collections::HashMap;

use dateline_model::TollKind;
use serde::{Deserialize, Serialize};

use crate::entities::Links;
use crate::joined::{JoinedDate, JoinedEvent};
use crate::notices::Notice;
use crate::telling::{Member, Telling, ordered};

/// All counts of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedToll {
    /// `l` and a hash of the first count.
    pub id: String,
    /// What befell those counted.
    pub kind: TollKind,
    /// Whom, in the words of the first count.
    pub who: Option<String>,
    /// The joined event that it belongs to.
    pub event: Option<String>,
    /// When that was.
    pub date: Option<JoinedDate>,
    /// Where.
    pub place: Option<String>,
    /// Least that a count in force allows.
    pub min: Option<u64>,
    /// Most that a count in force allows; null: open.
    pub max: Option<u64>,
    /// The count that stands: the last in force, if its sources agree.
    pub stands: Option<u64>,
    /// How many reports give a count.
    pub reports: usize,
    /// How many independent origins.
    pub origins: usize,
    /// The counts in the order in which they were published.
    pub counts: Vec<Count>,
    /// Who put which count right.
    pub corrections: Vec<Correction>,
}

/// One count by one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// Least; null: open.
    pub min: Option<u64>,
    /// Most; null: open.
    pub max: Option<u64>,
    /// `at least`, `about`, ...
    pub hedge: Option<String>,
    /// Who gives it, by name where known; null: the report itself.
    pub by: Option<String>,
    /// Day of the first report that gives it.
    pub published: Option<String>,
    /// Its words there.
    pub words: String,
    /// Whether it is still in force.
    pub standing: CountStanding,
    /// How many independent origins give it.
    pub origins: usize,
    /// The tolls of single reports that it stands for.
    pub members: Vec<Member>,
}

/// Whether a count is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountStanding {
    /// Nothing has replaced it.
    InForce,
    /// Its own source has given another count since.
    Superseded,
    /// It was put right.
    Corrected,
    /// Every report of it was withdrawn.
    Withdrawn,
}

/// One count put right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The count as it was.
    pub from: u64,
    /// As it is since.
    pub to: u64,
    /// Who says so, by name where known; null: the report itself.
    pub by: Option<String>,
    /// Where it stands.
    pub member: Member,
    /// The words that say so.
    pub words: String,
}

/// Joins the tolls of a story's reports, and gives each joined event the ids of its own.
pub fn join(reports: &[Telling<'_>], links: &Links, events: &mut [JoinedEvent], notices: &[Notice]) -> Vec<JoinedToll> {
    let reports = ordered(reports);
    let (tolls, rarity) = rows::all(&reports, links, events);
    let mut out: Vec<JoinedToll> = rows::groups(&tolls, &rarity)
        .iter()
        .map(|group| rows::toll(&reports, group, &tolls, events, notices))
        .collect();
    out.sort_by(|a, b| {
        let rank = |t: &JoinedToll| (t.kind as u8, std::cmp::Reverse(t.origins), std::cmp::Reverse(t.reports));
        rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
    });
    let mut of: HashMap<&str, Vec<&str>> = HashMap::new();
    for t in &out {
        if let Some(event) = &t.event {
            of.entry(event).or_default().push(&t.id);
        }
    }
    for e in events.iter_mut() {
        e.tolls = of.get(e.id.as_str()).into_iter().flatten().map(|t| (*t).to_owned()).collect();
        e.tolls.sort();
    }
    out
}
