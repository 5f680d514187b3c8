//! The day and the town of one incident, from all reports of it: what most of their mentions agree on, those at the head weighing most.
//!
//! For reports that a story or a person has put together as being of one incident. A report's days share one vote, so that a long report
//! does not outvote three short ones; towns add up, since a report names its own town again and again. Days after publication do not count.

use std::collections::BTreeMap;

use dateline_model::{Precision, Record, Span, Status, TimeKind};
use serde::{Deserialize, Serialize};

use crate::days::{self, Days};
use crate::telling::{Telling, ordered};

/// Days further back than this are another story's.
const BACK: i32 = 400;

/// When and where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// Days by weight, heaviest first: ISO 8601 and a share of all votes.
    pub days: Vec<(String, f64)>,
    /// Towns by weight, heaviest first: name and a share of all votes.
    pub towns: Vec<(String, f64)>,
}

/// The day and the town of the incident that these reports tell.
pub fn of(reports: &[Telling<'_>]) -> Setting {
    let mut day_votes: BTreeMap<i32, u64> = BTreeMap::new();
    let mut town_votes: BTreeMap<&str, u64> = BTreeMap::new();
    for r in ordered(reports) {
        let own = days_of(r.record);
        let all: u64 = own.values().sum();
        for (d, w) in own {
            *day_votes.entry(d).or_default() += w * 1000 / all.max(1);
        }
        for (town, w) in towns_of(r.record) {
            *town_votes.entry(town).or_default() += w;
        }
    }
    Setting { days: shares(day_votes, days::iso), towns: shares(town_votes, str::to_owned) }
}

/// Heaviest first; ties in the order of the keys.
fn shares<K: Ord>(votes: BTreeMap<K, u64>, print: impl Fn(K) -> String) -> Vec<(String, f64)> {
    let all: u64 = votes.values().sum();
    let mut list: Vec<(K, u64)> = votes.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list.into_iter().map(|(k, w)| (print(k), w as f64 / all.max(1) as f64)).collect()
}

/// Weight of a mention by its paragraph, in hundredths: it falls off by this much with each.
fn by_paragraph(record: &Record, span: Span, fall: f64) -> u64 {
    let blocks = &record.document.blocks;
    let n = blocks.partition_point(|b| b.words.span().end <= span.start);
    (100.0 / (1.0 + fall * n as f64)) as u64
}

fn one_day(from: Option<&str>, to: Option<&str>) -> Option<i32> {
    Days::of(from, to).filter(|d| d.len() == 1).map(|d| d.from)
}

fn days_of(record: &Record) -> BTreeMap<i32, u64> {
    let published = record.document.published.as_deref().and_then(days::day);
    let mut out: BTreeMap<i32, u64> = BTreeMap::new();
    let mut vote = |day: i32, weight: u64| {
        if published.is_none_or(|p| day <= p && day >= p - BACK) {
            *out.entry(day).or_default() += weight;
        }
    };
    for t in record.times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)) {
        if let Some(d) = one_day(t.from.as_deref(), t.to.as_deref()) {
            let w = by_paragraph(record, t.words.span(), 0.5);
            // The day of publication is often named for other reasons.
            vote(d, if published == Some(d) { w / 2 } else { w });
        }
    }
    for e in record.events.iter().filter(|e| !e.background && matches!(e.status, Status::Reported | Status::Claimed)) {
        let date = e.date.as_ref().filter(|_| e.kind == dateline_model::PloverType::Assault);
        if let Some(d) = date.and_then(|d| one_day(d.from.as_deref(), d.to.as_deref())) {
            vote(d, 100);
        }
    }
    for toll in &record.tolls {
        let time = toll.date.as_deref().and_then(|d| record.times.iter().find(|t| t.id == d));
        if let Some(d) = time.and_then(|t| one_day(t.from.as_deref(), t.to.as_deref())) {
            vote(d, 100);
        }
    }
    out
}

fn towns_of(record: &Record) -> Vec<(&str, u64)> {
    let town = |p: &dateline_model::Place| p.precision == Some(Precision::Town) || p.basis == "unsettled";
    let mut out = Vec::new();
    for p in record.places.iter().filter(|p| town(p)) {
        out.push((p.name.as_str(), by_paragraph(record, p.words.span(), 0.3)));
    }
    for e in record.events.iter().filter(|e| !e.background && e.kind == dateline_model::PloverType::Assault) {
        let place = e.place.as_ref().and_then(|p| record.places.get(p.index));
        out.extend(place.filter(|p| p.precision == Some(Precision::Town)).map(|p| (p.name.as_str(), 100)));
    }
    for t in &record.tolls {
        let place = t.place.as_deref().and_then(|id| record.places.iter().find(|p| p.id == id));
        out.extend(place.filter(|p| p.precision == Some(Precision::Town)).map(|p| (p.name.as_str(), 100)));
    }
    out
}
