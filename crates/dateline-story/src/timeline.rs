//! The days of a topic, each with its weight: on which days did what the reports tell happen?
//!
//! A day weighs by what reports say happened on it, most of all those of later days, which look back on it for a reason; and by the
//! reports of the day itself and the next.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::TimeKind;
use serde::{Deserialize, Serialize};

use crate::days::{self, Days};
use crate::telling::{Telling, ordered};

/// One day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Day {
    /// ISO 8601.
    pub day: String,
    /// How much it weighs among the days of the topic.
    pub weight: f64,
    /// How many reports name it.
    pub reports: usize,
    /// How many independent origins.
    pub origins: usize,
}

/// What is counted for one day.
#[derive(Default)]
struct Tally<'a> {
    reports: BTreeSet<usize>,
    origins: BTreeSet<&'a str>,
    /// Mentions by reports of another day, and events dated to it, in hundredths.
    mentions: u64,
    events: u64,
    published: u64,
}

/// The days that a topic's reports tell of, heaviest first.
pub fn of(reports: &[Telling<'_>]) -> Vec<Day> {
    let reports = ordered(reports);
    let mut tally: BTreeMap<i32, Tally<'_>> = BTreeMap::new();
    for (t, r) in reports.iter().enumerate() {
        let published = r.record.document.published.as_deref().and_then(days::day);
        if let Some(p) = published {
            tally.entry(p).or_default().published += 1;
        }
        let mut named: BTreeMap<i32, u64> = BTreeMap::new();
        for time in r.record.times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)) {
            if let Some(d) = Days::of(time.from.as_deref(), time.to.as_deref()).filter(|d| d.len() == 1) {
                *named.entry(d.from).or_default() += 1;
            }
        }
        for (d, n) in named {
            let day = tally.entry(d).or_default();
            day.reports.insert(t);
            day.origins.insert(r.origin);
            day.mentions += 100 * n.min(3);
        }
        for e in &r.record.events {
            let d = e.date.as_ref().and_then(|d| Days::of(d.from.as_deref(), d.to.as_deref()));
            if let Some(d) = d.filter(|d| d.len() == 1) {
                let day = tally.entry(d.from).or_default();
                day.reports.insert(t);
                day.origins.insert(r.origin);
                day.events += 100;
            }
        }
    }
    let mut out: Vec<Day> = tally
        .into_iter()
        .map(|(d, t)| Day {
            day: days::iso(d),
            weight: (t.mentions + t.events + 10 * t.published) as f64 / 100.0,
            reports: t.reports.len(),
            origins: t.origins.len(),
        })
        .collect();
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.day.cmp(&b.day)));
    out
}
