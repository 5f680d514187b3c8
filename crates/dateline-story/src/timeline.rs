//! The days of a topic, each with its weight: on which days did what the reports tell happen?
//!
//! A day weighs by how many reports tell of it; a report counts at most twice for a day, however often it names it, or what it says
//! happened on one day would drown the topic's others.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Event, EventDate, Status, TimeKind};
use serde::{Deserialize, Serialize};

use crate::days::{self, Days};
use crate::telling::{Telling, ordered};

/// One day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// ISO 8601.
    pub day: String,
    /// How much it weighs among the days of the topic.
    pub weight: u32,
    /// How many reports name it.
    pub reports: usize,
    /// How many independent origins.
    pub origins: usize,
}

/// How often one report counts for a day at most.
const MOST: u32 = 2;

/// What is counted for one day.
#[derive(Default)]
struct Tally<'a> {
    reports: usize,
    origins: BTreeSet<&'a str>,
    weight: u32,
}

/// Whether somebody says that it happened, as news and no recollection.
fn happened(e: &Event) -> bool {
    !e.background && matches!(e.status, Status::Reported | Status::Claimed)
}

/// Whether words at the event itself give its day. One that is carried from elsewhere counts where it stands.
fn own(d: &EventDate) -> bool {
    matches!(d.basis.as_str(), "clause" | "sentence")
}

/// The days that a topic's reports tell of, heaviest first.
pub fn of(reports: &[Telling<'_>]) -> Vec<Day> {
    let mut tally: BTreeMap<i32, Tally<'_>> = BTreeMap::new();
    for r in ordered(reports) {
        let one = |from: Option<&str>, to: Option<&str>| Days::of(from, to).filter(|d| d.len() == 1).map(|d| d.from);
        let times = r.record.times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time));
        let times = times.filter_map(|t| one(t.from.as_deref(), t.to.as_deref()));
        let dates = r.record.events.iter().filter(|e| happened(e)).filter_map(|e| e.date.as_ref()).filter(|d| own(d));
        let mut named: BTreeMap<i32, u32> = BTreeMap::new();
        for d in times.chain(dates.filter_map(|d| one(d.from.as_deref(), d.to.as_deref()))) {
            *named.entry(d).or_default() += 1;
        }
        for (d, n) in named {
            let day = tally.entry(d).or_default();
            day.reports += 1;
            day.origins.insert(r.origin);
            day.weight += n.min(MOST);
        }
    }
    let mut out: Vec<Day> = tally
        .into_iter()
        .map(|(d, t)| Day { day: days::iso(d), weight: t.weight, reports: t.reports, origins: t.origins.len() })
        .collect();
    out.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.day.cmp(&b.day)));
    out
}
