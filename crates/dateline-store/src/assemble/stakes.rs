//! Money and material across the reports of a story: the same sum from the same giver to the same receiver is told once.

use std::collections::BTreeMap;

use dateline_model::{Amount, Party, Record, Stake};
use dateline_story::{Joined, Member};
use serde::Serialize;
use serde_json::{Value, json};

use super::Told;
use crate::ids;
use crate::rows::word;

/// One stake of a story.
#[derive(Clone, Debug, Serialize)]
pub(super) struct JoinedStake {
    pub(super) id: String,
    pub(super) giver: Option<String>,
    pub(super) receiver: Option<String>,
    /// The sum, where all of it is certain.
    pub(super) amount: Option<f64>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) hedge: Option<String>,
    pub(super) status: Option<String>,
    pub(super) purpose: Option<String>,
    pub(super) first_told: Option<String>,
    pub(super) reports: usize,
    pub(super) origins: usize,
    pub(super) words: String,
    pub(super) members: Vec<Member>,
}

/// The stakes of a story's reports, first told first.
pub(super) fn join(reports: &[(Told, String)], joined: &Joined) -> Vec<JoinedStake> {
    let names = names(joined);
    let mut groups: BTreeMap<String, Vec<(usize, &Stake)>> = BTreeMap::new();
    for (n, (t, _)) in reports.iter().enumerate() {
        for s in &t.record.stakes {
            let party = |p: Option<&Party>| p.map(|p| name(&names, &t.source, &t.record, p));
            let a = amount(&t.record, s);
            let sum: Value = json!([a.and_then(|a| a.min), a.and_then(|a| a.max), a.and_then(|a| a.unit.as_deref())]);
            let key = json!([party(s.giver.as_ref()), party(s.receiver.as_ref()), sum, s.status.as_ref().map(word)]);
            // What has no sum and no party is like nothing else.
            let key =
                if a.is_none() || s.giver.is_none() && s.receiver.is_none() { json!([t.source, s.id]) } else { key };
            groups.entry(key.to_string()).or_default().push((n, s));
        }
    }
    let mut out: Vec<JoinedStake> = groups.into_values().filter_map(|g| one(reports, &names, &g)).collect();
    out.sort_by(|a, b| {
        (a.first_told.is_none(), &a.first_told, &a.id).cmp(&(b.first_told.is_none(), &b.first_told, &b.id))
    });
    out
}

fn one(
    reports: &[(Told, String)],
    names: &BTreeMap<(String, String), String>,
    group: &[(usize, &Stake)],
) -> Option<JoinedStake> {
    let first = group.iter().min_by_key(|(n, _)| {
        let d = &reports[*n].0.record.document;
        (d.published.is_none(), d.published.clone(), reports[*n].0.source.clone())
    })?;
    let t = &reports[first.0].0;
    let s = first.1;
    let a = amount(&t.record, s);
    let mut sources: Vec<usize> = group.iter().map(|(n, _)| *n).collect();
    sources.dedup();
    let mut origins: Vec<&str> = sources.iter().map(|n| reports[*n].1.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    let (min, max) = (a.and_then(|a| a.min), a.and_then(|a| a.max));
    Some(JoinedStake {
        id: ids::id('m', &[&t.source, &s.id, s.words.quote()]),
        giver: s.giver.as_ref().map(|p| name(names, &t.source, &t.record, p)),
        receiver: s.receiver.as_ref().map(|p| name(names, &t.source, &t.record, p)),
        amount: a.and_then(|a| a.value).or(min.filter(|_| min == max)),
        min,
        max,
        unit: a.and_then(|a| a.unit.clone()),
        hedge: a.and_then(|a| a.hedge.clone()),
        status: s.status.as_ref().map(word),
        purpose: s.purpose.as_ref().map(|q| q.quote().to_owned()),
        first_told: t.record.document.published.clone(),
        reports: sources.len(),
        origins: origins.len(),
        words: s.words.quote().to_owned(),
        members: group.iter().map(|(n, s)| Member::new(reports[*n].0.source.as_str(), s.id.as_str())).collect(),
    })
}

fn amount<'a>(record: &'a Record, s: &Stake) -> Option<&'a Amount> {
    record.amounts.get(s.amount?)
}

/// The linked name of every entity of every report.
fn names(joined: &Joined) -> BTreeMap<(String, String), String> {
    let members = joined.entities.iter().flat_map(|e| e.members.iter().map(move |m| (&m.member, &e.name)));
    members.map(|(m, name)| ((m.0.clone(), m.1.clone()), name.clone())).collect()
}

fn name(names: &BTreeMap<(String, String), String>, source: &str, record: &Record, p: &Party) -> String {
    let Some(id) = p.entity.as_deref() else { return p.words.quote().to_owned() };
    let linked = names.get(&(source.to_owned(), id.to_owned())).cloned();
    linked.unwrap_or_else(|| {
        record.entities.iter().find(|e| e.id == id).map_or(p.words.quote(), |e| e.name.as_str()).to_owned()
    })
}
