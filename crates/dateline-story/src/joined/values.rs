//! The values of a joined event: what each report gives, how many reports and origins stand behind it, and which one stands.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Participant, PloverType, Precision, Status};

use super::facts::Facts;
use super::{JoinedDate, JoinedEvent, JoinedParty, JoinedPlace, JoinedStatus, Value, id_of};
use crate::days;
use crate::entities::Links;
use crate::telling::{Member, Telling};

/// Those who give one value.
#[derive(Default)]
struct Backing<'a> {
    reports: BTreeSet<usize>,
    origins: BTreeSet<&'a str>,
    members: BTreeSet<Member>,
    /// Reports whose own clause gives it.
    close: usize,
}

impl<'a> Backing<'a> {
    fn add(&mut self, reports: &[Telling<'a>], f: &Facts<'_>, close: bool) {
        self.reports.insert(f.telling);
        self.origins.insert(reports[f.telling].origin);
        self.members.insert(Member::new(reports[f.telling].id, f.event.id.as_str()));
        self.close += usize::from(close);
    }
    fn value(&self, field: &str, value: String) -> Value {
        Value {
            field: field.to_owned(),
            value,
            reports: self.reports.len(),
            origins: self.origins.len(),
            members: self.members.iter().cloned().collect(),
        }
    }
}

/// The joined event of these tellings.
pub(super) fn of<'a>(reports: &[Telling<'a>], links: &Links, tellings: &[&Facts<'a>]) -> JoinedEvent {
    let mut values = Vec::new();
    let mut all = Backing::default();
    let (mut kinds, mut modes): (BTreeMap<PloverType, Backing<'_>>, BTreeMap<&str, Backing<'_>>) = Default::default();
    let mut statuses: BTreeMap<Status, Backing<'_>> = BTreeMap::new();
    for f in tellings {
        all.add(reports, f, true);
        kinds.entry(f.kind).or_default().add(reports, f, true);
        statuses.entry(f.event.status).or_default().add(reports, f, true);
        if let Some(m) = f.event.mode.as_deref() {
            modes.entry(m).or_default().add(reports, f, true);
        }
    }
    let first =
        tellings.iter().min_by_key(|f| (f.published.unwrap_or(i32::MAX), reports[f.telling].id, f.event.words.span()));
    let fullest = tellings.iter().max_by_key(|f| {
        let told = f.event.words.quote().len().min(240);
        let whole = usize::from(f.actors.some) + usize::from(f.recipients.some) + usize::from(f.days.is_some());
        (usize::from(f.happened()), whole, told, Reverse(f.telling), Reverse(f.event.words.span()))
    });
    let (Some(first), Some(fullest)) = (first, fullest) else { unreachable!("a group has a member") };
    let kind = kinds
        .iter()
        .max_by_key(|(k, b)| (b.origins.len(), b.reports.len(), Reverse(**k)))
        .map_or(first.kind, |(k, _)| *k);
    let mode = modes
        .iter()
        .max_by_key(|(m, b)| (b.origins.len(), b.reports.len(), Reverse(**m)))
        .map(|(m, _)| (*m).to_owned());
    let status = statuses.keys().next().copied().unwrap_or(Status::Reported).into();
    values.extend(kinds.iter().map(|(k, b)| b.value("type", name(k))));
    values.extend(statuses.iter().map(|(s, b)| b.value("status", name(s))));
    let date = date(reports, tellings, &mut values);
    let place = place(reports, tellings, &mut values);
    let actors = parties(reports, links, tellings, "actor", |f| &f.event.actors, &mut values);
    let recipients = parties(reports, links, tellings, "recipient", |f| &f.event.recipients, &mut values);
    let headlines: BTreeSet<usize> = tellings.iter().filter(|f| f.headline).map(|f| f.telling).collect();
    let mut event = JoinedEvent {
        id: id_of(reports, first),
        kind,
        mode,
        date,
        place,
        status,
        actors,
        recipients,
        tolls: Vec::new(),
        reports: all.reports.len(),
        origins: all.origins.len(),
        headlines: headlines.len(),
        weight: 0,
        words: fullest.event.words.quote().to_owned(),
        members: all.members.into_iter().collect(),
        values,
        joins: Vec::new(),
    };
    event.weight = weight(&event, tellings);
    event
}

/// The record's own word for a type or a status.
fn name(v: &impl serde::Serialize) -> String {
    serde_json::to_value(v).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Origins weigh most, then reports, headlines, tolls; what did not happen weighs half.
fn weight(event: &JoinedEvent, tellings: &[&Facts<'_>]) -> u32 {
    let tolls = tellings.iter().filter(|f| !f.event.tolls.is_empty()).count().min(6);
    let early = tellings.iter().filter(|f| f.depth < 0.15).count().min(20);
    let deed = match event.kind {
        PloverType::Assault => 6,
        PloverType::Coerce
        | PloverType::Protest
        | PloverType::Sanction
        | PloverType::Mobilize
        | PloverType::Retreat => 3,
        PloverType::Request | PloverType::Consult => 0,
        _ => 1,
    };
    let sum =
        6 * event.origins + 2 * event.reports + 3 * event.headlines + 2 * tolls + early + event.members.len() + deed;
    let happened = matches!(event.status, JoinedStatus::Reported | JoinedStatus::Claimed);
    (if happened { sum } else { sum / 2 }) as u32
}

fn date<'a>(reports: &[Telling<'a>], tellings: &[&Facts<'a>], values: &mut Vec<Value>) -> Option<JoinedDate> {
    let mut dates: BTreeMap<days::Days, Backing<'_>> = BTreeMap::new();
    for f in tellings {
        if let Some(d) = f.days {
            let close = f.event.date.as_ref().is_some_and(|d| d.basis == "clause");
            dates.entry(d).or_default().add(reports, f, close);
        }
    }
    // Among single days the one with most origins; else the narrowest interval.
    let best = dates
        .iter()
        .min_by_key(|(d, b)| (d.len().min(3) > 2, Reverse((b.close, b.origins.len(), b.reports.len())), d.len(), **d))
        .map(|(d, _)| JoinedDate { from: days::iso(d.from), to: days::iso(d.to) });
    values.extend(dates.iter().map(|(d, b)| {
        let text =
            if d.from == d.to { days::iso(d.from) } else { format!("{}/{}", days::iso(d.from), days::iso(d.to)) };
        b.value("date", text)
    }));
    best
}

/// How finely a place is given, finest least.
fn fineness(p: Option<Precision>) -> u8 {
    match p {
        Some(Precision::Site | Precision::District | Precision::Town) => 0,
        Some(Precision::Admin2) => 1,
        Some(Precision::Admin1) => 2,
        Some(Precision::Country) => 3,
        Some(Precision::Region) => 4,
        None => 5,
    }
}

fn place<'a>(reports: &[Telling<'a>], tellings: &[&Facts<'a>], values: &mut Vec<Value>) -> Option<JoinedPlace> {
    let mut places: BTreeMap<(&str, Option<u32>), (&dateline_model::Place, Backing<'_>)> = BTreeMap::new();
    for f in tellings {
        if let Some(spot) = f.place {
            let close = f.event.place.as_ref().is_some_and(|p| p.basis == "clause");
            let key = (spot.place.name.as_str(), spot.place.geonames);
            places.entry(key).or_insert_with(|| (spot.place, Backing::default())).1.add(reports, f, close);
        }
    }
    values.extend(places.values().map(|(p, b)| b.value("place", p.name.clone())));
    let best = places.into_values().min_by_key(|(p, b)| {
        (fineness(p.precision), Reverse((b.close, b.origins.len(), b.reports.len())), p.name.clone(), p.geonames)
    });
    best.map(|(p, _)| JoinedPlace {
        name: p.name.clone(),
        geonames: p.geonames,
        lat: p.lat,
        lon: p.lon,
        country: p.country.clone(),
        admin1: p.admin1.clone(),
    })
}

fn parties<'a>(
    reports: &[Telling<'a>],
    links: &Links,
    tellings: &[&Facts<'a>],
    field: &str,
    of: impl Fn(&Facts<'a>) -> &'a [Participant],
    values: &mut Vec<Value>,
) -> Vec<JoinedParty> {
    // A linked entity is one party; words that stand for no entity are one where they are the same.
    let mut parties: BTreeMap<(String, Option<u32>), (Option<&str>, Backing<'_>)> = BTreeMap::new();
    for f in tellings {
        for p in of(f) {
            let linked = links.of(f.telling, p.entity.as_deref());
            let name = linked.map_or_else(|| p.words.quote().to_owned(), |n| links.entities[n as usize].name.clone());
            let party = parties.entry((name, linked)).or_default();
            party.0 = party.0.or(p.code.as_deref());
            party.1.add(reports, f, true);
        }
    }
    values.extend(parties.iter().map(|((name, _), (_, b))| b.value(field, name.clone())));
    let mut out: Vec<(Reverse<usize>, Reverse<usize>, JoinedParty)> = parties
        .into_iter()
        .map(|((name, linked), (code, b))| {
            let entity = linked.map(|n| &links.entities[n as usize]);
            let code = entity.and_then(|e| e.code.clone()).or_else(|| code.map(str::to_owned));
            let party = JoinedParty { name, entity: entity.map(|e| e.id.clone()), code, origins: b.origins.len() };
            (Reverse(b.origins.len()), Reverse(b.reports.len()), party)
        })
        .collect();
    out.sort_by(|a, b| (a.0, a.1, &a.2.name).cmp(&(b.0, b.1, &b.2.name)));
    out.into_iter().map(|(_, _, p)| p).collect()
}
