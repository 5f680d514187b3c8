//! What people decided, as it bears on one story: before joining, what a name or a place is and what belongs together; after it, what was made of
//! each item.

use std::collections::BTreeMap;

use dateline_model::{Place, Precision, Record};
use dateline_story::{Constraints, Member};
use rusqlite::Connection;
use serde_json::{Value, json};

use super::Told;
use crate::decisions::{self, Action, Decision, State, resolve};

/// What bears on a story.
pub(crate) struct Settled {
    /// What belongs together and what does not.
    pub(crate) constraints: Constraints,
    /// Decisions on items of single reports: the kind and the item, then the decisions in their order.
    pub(crate) on: BTreeMap<(String, Member), Vec<Decision>>,
    /// What people added: the report and the decision.
    pub(crate) added: Vec<Decision>,
}

/// Applies what people said of names, places and single items to the story's records, and collects the rest.
pub(crate) fn of(db: &Connection, reports: &mut [(Told, String)]) -> rusqlite::Result<Settled> {
    let mut out = Settled { constraints: Constraints::default(), on: BTreeMap::new(), added: Vec::new() };
    let all = decisions::all(db)?;
    for d in all.into_iter().filter(|d| d.state == State::InForce) {
        match (d.action, d.field.as_deref()) {
            (Action::Edit, Some("who")) => reports.iter_mut().for_each(|(t, _)| rename(&mut t.record, &d)),
            (Action::Edit, Some("where")) => reports.iter_mut().for_each(|(t, _)| place(&mut t.record, &d)),
            (Action::Add, _) => {
                if d.anchor.as_ref().is_some_and(|a| reports.iter().any(|(t, _)| t.source == a.source)) {
                    out.added.push(d);
                }
            }
            (Action::Merge | Action::Split, _) => {
                let own: Vec<Member> = d.anchor.iter().filter_map(|a| member(reports, a)).collect();
                let others: Vec<Member> = d.others.iter().filter_map(|a| member(reports, a)).collect();
                let pairs: Vec<(Member, Member)> =
                    own.iter().flat_map(|a| others.iter().map(move |b| (a.clone(), b.clone()))).collect();
                let Constraints { same, apart } = &mut out.constraints;
                let (list, other) = if d.action == Action::Merge { (same, apart) } else { (apart, same) };
                // The later word on a pair holds.
                other.retain(|(a, b)| !pairs.iter().any(|(x, y)| (x, y) == (a, b) || (y, x) == (a, b)));
                list.extend(pairs);
            }
            (Action::Revert, _) => {}
            _ => {
                if let Some(m) = d.anchor.as_ref().and_then(|a| member(reports, a)) {
                    let on_one = d.item.contains('#');
                    if on_one && d.action == Action::Reject {
                        reports
                            .iter_mut()
                            .filter(|(t, _)| t.source == m.0)
                            .for_each(|(t, _)| reject(&mut t.record, &m.1));
                    }
                    out.on.entry((d.kind.clone(), m)).or_default().push(d);
                }
            }
        }
    }
    Ok(out)
}

/// The item of a report that an anchor stands for now.
fn member(reports: &[(Told, String)], anchor: &decisions::Anchor) -> Option<Member> {
    let (t, _) = reports.iter().find(|(t, _)| t.source == anchor.source)?;
    Some(Member::new(t.source.as_str(), resolve(&t.record, anchor)?))
}

/// A name is that of another: every entity that bears it, alone or behind an office, takes the fuller name.
fn rename(record: &mut Record, d: &Decision) {
    let (Some(old), Some(new)) = (d.old.as_deref(), d.new.as_deref()) else { return };
    for e in &mut record.entities {
        let whole = |at: usize| {
            let (before, after) = (&e.name[..at], &e.name[at + old.len()..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        };
        // What already has the fuller name keeps it.
        if !old.is_empty() && !e.name.contains(new) {
            if let Some(at) = e.name.find(old).filter(|&at| whole(at)) {
                e.name.replace_range(at..at + old.len(), new);
            }
        }
    }
}

/// A toponym is this place: `NAME`, `NAME@LAT,LON`, or the GeoNames id of one of its candidates.
fn place(record: &mut Record, d: &Decision) {
    let (Some(old), Some(new)) = (d.old.as_deref(), d.new.as_deref()) else { return };
    for p in &mut record.places {
        if !p.name.eq_ignore_ascii_case(old) && !p.words.quote().eq_ignore_ascii_case(old) {
            continue;
        }
        set_place(p, new);
        "person".clone_into(&mut p.basis);
    }
}

fn set_place(p: &mut Place, new: &str) {
    let id: Option<u32> = new.parse().ok();
    if let Some(c) =
        p.candidates.iter().find(|c| id.is_some() && c.geonames == id || c.name.eq_ignore_ascii_case(new)).cloned()
    {
        (p.geonames, p.lat, p.lon, p.country, p.admin1) = (c.geonames, c.lat, c.lon, c.country, c.admin1);
        p.name = c.name;
    } else if let Some((name, lat, lon)) = coordinates(new) {
        (p.geonames, p.lat, p.lon, p.country, p.admin1) = (None, Some(lat), Some(lon), None, None);
        name.clone_into(&mut p.name);
        p.precision = Some(Precision::Site);
    } else {
        new.clone_into(&mut p.name);
    }
    p.candidates.clear();
}

/// `NAME@LAT,LON`.
pub(super) fn coordinates(words: &str) -> Option<(&str, f64, f64)> {
    let (name, at) = words.rsplit_once('@')?;
    let (lat, lon) = at.split_once(',')?;
    let (lat, lon): (f64, f64) = (lat.trim().parse().ok()?, lon.trim().parse().ok()?);
    ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some((name.trim(), lat, lon))
}

/// One report's item is wrong: the others are joined without it.
fn reject(record: &mut Record, item: &str) {
    record.events.retain(|x| x.id != item);
    record.tolls.retain(|x| x.id != item);
    record.sides.retain(|x| x.id != item);
    record.stakes.retain(|x| x.id != item);
    record.claims.retain(|x| x.id != item);
}

/// What people made of one item: the word for the column, and the lines for its detail. Each person's last word on a field counts; where
/// two differ, both stand and neither is applied.
pub(crate) fn review(decisions: &[&Decision], detail: &mut Value) -> Option<String> {
    if decisions.is_empty() {
        return None;
    }
    let verdicts = last(decisions, |d| matches!(d.action, Action::Accept | Action::Reject));
    let mut words: Vec<&str> = verdicts.iter().map(|d| d.action.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    let mut out = match words.as_slice() {
        [] => None,
        ["accept"] => Some("accepted"),
        ["reject"] => Some("rejected"),
        _ => Some("differ"),
    };
    let mut fields: Vec<&str> =
        decisions.iter().filter(|d| d.action == Action::Edit).filter_map(|d| d.field.as_deref()).collect();
    fields.sort_unstable();
    fields.dedup();
    for field in fields {
        let edits = last(decisions, |d| d.action == Action::Edit && d.field.as_deref() == Some(field));
        let agreed = edits.windows(2).all(|w| w[0].new == w[1].new);
        match (agreed, edits.first().and_then(|d| d.new.as_deref())) {
            (true, Some(new)) => {
                set(detail, field, new);
                out = out.or(Some("edited"));
            }
            _ => out = Some("differ"),
        }
    }
    if out.is_none() && decisions.iter().any(|d| d.action == Action::Flag) {
        out = Some("flagged");
    }
    let lines = decisions.iter().map(|d| {
        json!({"id": d.id, "action": d.action, "field": d.field, "old": d.old, "new": d.new, "by": d.by, "at": d.at, "reason": d.reason,
               "basis": d.basis, "evidence": d.evidence})
    });
    detail["decisions"] = Value::Array(lines.collect());
    out.map(str::to_owned)
}

/// Each person's last one of these.
fn last<'a>(decisions: &[&'a Decision], wanted: impl Fn(&Decision) -> bool) -> Vec<&'a Decision> {
    let mut by: BTreeMap<&str, &Decision> = BTreeMap::new();
    for &d in decisions.iter().filter(|d| wanted(d)) {
        by.insert(&d.by, d);
    }
    by.into_values().collect()
}

/// Sets a field of a joined item to what a person says, in the shape that it has.
fn set(detail: &mut Value, field: &str, new: &str) {
    let value: Value = serde_json::from_str(new).unwrap_or_else(|_| Value::from(new));
    detail[field] = match field {
        "date" => {
            let (from, to) = new.split_once('/').unwrap_or((new, new));
            json!({"from": from, "to": to})
        }
        "place" if value.is_string() && detail.get("kind").is_none() => match coordinates(new) {
            Some((name, lat, lon)) => {
                json!({"name": name, "lat": lat, "lon": lon, "precision": "site", "basis": "person"})
            }
            None => json!({"name": new}),
        },
        "actors" | "recipients" => {
            json!(new.split(';').map(|n| json!({"name": n.trim()})).collect::<Vec<_>>())
        }
        _ => value,
    };
}
