//! Joined items become rows.

use std::collections::BTreeMap;

use dateline_story::notices::NoticeKind;
use dateline_story::{Joined, Member};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value, json};

use super::settled::{Settled, coordinates, review};
use super::write::Shelf;
use super::{Sources, Told, stakes};
use crate::decisions::Decision;
use crate::{ids, rows};

/// A joined item on its way into the file.
#[derive(Default)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) class: Option<String>,
    pub(super) status: Option<String>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) place: Option<String>,
    pub(super) who: Option<String>,
    pub(super) whom: Option<String>,
    pub(super) reports: usize,
    pub(super) origins: usize,
    pub(super) weight: i64,
    pub(super) quote: Option<String>,
    pub(super) review: Option<String>,
    pub(super) members: Vec<Member>,
    /// The item whole, as JSON, without the words that `quote` has.
    pub(super) detail: String,
}

/// Writes the stories of these reports and all that they join to; what the file has so already is left as it is.
pub(super) fn write(
    db: &Connection,
    reports: &[(Told, String)],
    joined: Joined,
    settled: &Settled,
) -> rusqlite::Result<()> {
    let mut stories: BTreeMap<&str, Vec<&(Told, String)>> = BTreeMap::new();
    for r in reports {
        stories.entry(&r.0.story).or_default().push(r);
    }
    let mut keys: BTreeMap<&str, i64> = BTreeMap::new();
    let mut shelves: BTreeMap<i64, Shelf> = BTreeMap::new();
    for (first, members) in stories {
        let key = story(db, first, &members, &joined)?;
        keys.extend(members.iter().map(|(t, _)| (t.source.as_str(), key)));
        shelves.insert(key, Shelf::of(db, key)?);
    }
    let sources = Sources::of(reports);
    let mut put = |row: &Row| -> rusqlite::Result<()> {
        // An item is of the story of its first member.
        let story = row.members.iter().find_map(|m| keys.get(m.0.as_str()));
        story.and_then(|s| shelves.get_mut(s)).map_or(Ok(()), |shelf| shelf.put(db, &sources, row))
    };
    for mut row in all(reports, joined) {
        if row.kind == "entity" && row.reports < 2 && row.whom.is_none() {
            continue;
        }
        decided(&mut row, settled);
        put(&row)?;
    }
    for row in settled.added.iter().filter_map(added) {
        put(&row)?;
    }
    shelves.into_values().try_for_each(|shelf| shelf.close(db))
}

fn story(db: &Connection, first: &str, reports: &[&(Told, String)], joined: &Joined) -> rusqlite::Result<i64> {
    let days =
        || reports.iter().filter_map(|(t, _)| t.record.document.published.as_deref()).map(|d| d.get(..10).unwrap_or(d));
    let mut origins: Vec<&str> = reports.iter().map(|(_, o)| o.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    let head = reports.iter().find(|(t, _)| t.source == first).or(reports.first());
    let title = head.and_then(|(t, _)| t.record.document.title.as_deref());
    let newest = reports.iter().map(|(t, _)| t.version).max();
    let id = ids::id('r', &[first]);
    db.prepare_cached(
        "INSERT INTO stories(id, first, title, day_from, day_to, reports, origins, newest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT(id) DO UPDATE SET first = excluded.first, title = excluded.title, day_from = excluded.day_from, day_to = excluded.day_to,
         reports = excluded.reports, origins = excluded.origins, newest = excluded.newest",
    )?
    .execute(params![
        id,
        head.map(|(t, _)| t.document),
        title,
        days().min(),
        days().max(),
        reports.len() as i64,
        origins.len() as i64,
        newest
    ])?;
    let story: i64 = db.prepare_cached("SELECT key FROM stories WHERE id = ?")?.query_row([&id], |r| r.get(0))?;
    let mut same = db.prepare_cached(
        "SELECT 1 FROM story_documents WHERE document = ? AND story = ? AND origin IS ? AND agency IS ? AND copy_of IS ? AND withdrawn_by IS ?",
    )?;
    let mut insert = db.prepare_cached(
        "INSERT OR REPLACE INTO story_documents(document, story, origin, agency, copy_of, withdrawn_by) VALUES (?, ?, ?, ?, ?, ?)",
    )?;
    for (t, origin) in reports {
        let agency = dateline_story::copies::origin(&t.record)
            .map(|o| o.name)
            .filter(|n| Some(n.as_str()) != t.record.document.outlet.as_deref());
        let copy = Some(origin).filter(|o| **o != t.source);
        let notice = joined.notices.iter().find(|n| n.kind == NoticeKind::Withdrawn && n.of.contains(&t.source));
        let row = (t.document, story, origin, &agency, copy, notice.map(|n| &n.by));
        if same.query_row(row, |_| Ok(())).optional()?.is_none() {
            insert.execute(row)?;
        }
    }
    Ok(story)
}

/// All rows of a story, before people's decisions. Of what one report tells alone the support of each value is left out, which is that report.
fn all(reports: &[(Told, String)], mut joined: Joined) -> Vec<Row> {
    use std::mem::take;
    let mut out = Vec::new();
    let stakes = stakes::join(reports, &joined);
    out.extend(joined.events.iter_mut().map(|e| {
        let quote = take(&mut e.words);
        if e.reports < 2 {
            (e.values, e.joins) = (Vec::new(), Vec::new());
        }
        let names = |p: &[dateline_story::joined::JoinedParty]| words(p.iter().map(|p| p.name.as_str()));
        Row {
            class: Some(rows::word(&e.kind)),
            status: Some(rows::word(&e.status)),
            from: e.date.as_ref().map(|d| d.from.clone()),
            to: e.date.as_ref().map(|d| d.to.clone()),
            place: e.place.as_ref().map(|p| p.name.clone()),
            who: names(&e.actors),
            whom: names(&e.recipients),
            weight: i64::from(e.weight),
            ..base(&e.id, "event", e.reports, e.origins, &e.members, quote, e)
        }
    }));
    out.extend(joined.entities.iter().map(|e| {
        let members: Vec<Member> = e.members.iter().map(|m| m.member.clone()).collect();
        let mut sources: Vec<&str> = members.iter().map(|m| m.0.as_str()).collect();
        sources.dedup();
        let origins = distinct(reports, &sources);
        Row {
            class: Some(rows::word(&e.kind)),
            who: Some(e.name.clone()),
            whom: words(e.names.iter().map(String::as_str).filter(|n| *n != e.name)),
            ..base(&e.id, "entity", sources.len(), origins, &members, String::new(), e)
        }
    }));
    out.extend(joined.sides.iter_mut().map(|s| {
        let quote = take(&mut s.words);
        Row {
            class: Some(rows::word(&s.relation)),
            status: Some(match s.status {
                _ if s.ended => "ended".to_owned(),
                Some(less) => rows::word(&less),
                None => "standing".to_owned(),
            }),
            from: s.since.clone(),
            to: s.until.clone(),
            who: Some(s.from.clone()),
            whom: Some(s.to.clone()),
            ..base(&s.id, "side", s.reports, s.origins, &s.members, quote, s)
        }
    }));
    out.extend(joined.tolls.iter().map(|t| {
        let members: Vec<Member> = t.counts.iter().flat_map(|c| c.members.iter().cloned()).collect();
        let quote = t.counts.last().map(|c| c.words.clone()).unwrap_or_default();
        let spread = t.counts.len() + t.corrections.len();
        Row {
            class: Some(rows::word(&t.kind)),
            status: Some(if t.stands.is_some() { "settled" } else { "open" }.to_owned()),
            from: t.date.as_ref().map(|d| d.from.clone()),
            to: t.date.as_ref().map(|d| d.to.clone()),
            place: t.place.clone(),
            who: t.who.clone(),
            weight: (t.origins * 100 + t.reports * 10 + spread) as i64,
            ..base(&t.id, "toll", t.reports, t.origins, &members, quote, t)
        }
    }));
    let day = |d: Option<&str>| d.map(|d| d.get(..10).unwrap_or(d).to_owned());
    out.extend(joined.claims.iter_mut().map(|c| {
        let (quote, wordings) = (take(&mut c.content), c.wordings.len());
        if c.reports < 2 {
            c.wordings.clear();
        }
        Row {
            class: Some(rows::word(&c.act)),
            status: Some(rows::word(&c.standing)),
            from: day(c.first_told.as_deref()),
            who: c.speaker.clone(),
            weight: (c.origins * 100 + c.reports * 10 + 5 * c.links.len() + wordings) as i64,
            ..base(&c.id, "claim", c.reports, c.origins, &c.members, quote, c)
        }
    }));
    out.extend(stakes.into_iter().map(|mut s| {
        let quote = take(&mut s.words);
        Row {
            class: s.unit.clone(),
            status: s.status.clone(),
            from: day(s.first_told.as_deref()),
            who: s.giver.clone(),
            whom: s.receiver.clone(),
            ..base(&s.id, "stake", s.reports, s.origins, &s.members, quote, &s)
        }
    }));
    out
}

fn base(
    id: &str,
    kind: &'static str,
    reports: usize,
    origins: usize,
    members: &[Member],
    quote: String,
    all: &impl serde::Serialize,
) -> Row {
    Row {
        id: id.to_owned(),
        kind,
        reports,
        origins,
        weight: (origins * 100 + reports) as i64,
        quote: Some(quote).filter(|q| !q.is_empty()),
        members: members.to_vec(),
        detail: serde_json::to_string(all).unwrap_or_default(),
        ..Row::default()
    }
}

/// Several names in one column.
fn words<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let all: Vec<&str> = names.collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// Origins behind these sources.
fn distinct(reports: &[(Told, String)], sources: &[&str]) -> usize {
    let mut origins: Vec<&str> = reports
        .iter()
        .filter(|(t, _)| sources.binary_search(&t.source.as_str()).is_ok())
        .map(|(_, o)| o.as_str())
        .collect();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}

/// What people decided of an item's members.
fn decided(row: &mut Row, settled: &Settled) {
    if settled.on.is_empty() {
        return;
    }
    let mut on: Vec<&Decision> =
        row.members.iter().filter_map(|m| settled.on.get(&(row.kind.to_owned(), m.clone()))).flatten().collect();
    if on.is_empty() {
        return;
    }
    on.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    let mut detail: Value = serde_json::from_str(&row.detail).unwrap_or_default();
    row.review = review(&on, &mut detail);
    row.detail = detail.to_string();
    // The columns follow what a person set.
    for d in on.iter().filter(|d| d.action == crate::decisions::Action::Edit && row.review.as_deref() != Some("differ"))
    {
        let Some(new) = d.new.clone() else { continue };
        match d.field.as_deref() {
            Some("type" | "kind" | "relation" | "act") => row.class = Some(new),
            Some("status" | "standing") => row.status = Some(new),
            Some("date") => {
                let (from, to) = new.split_once('/').unwrap_or((&new, &new));
                (row.from, row.to) = (Some(from.to_owned()), Some(to.to_owned()));
            }
            Some("since") => row.from = Some(new),
            Some("until") => row.to = Some(new),
            Some("place") => row.place = Some(coordinates(&new).map_or(new.as_str(), |c| c.0).to_owned()),
            Some("actors" | "speaker" | "from" | "giver" | "name") => row.who = Some(new),
            Some("recipients" | "to" | "receiver") => row.whom = Some(new),
            _ => {}
        }
    }
}

/// What a person added, with the fields that they gave.
fn added(d: &Decision) -> Option<Row> {
    let anchor = d.anchor.as_ref()?;
    let fields: Map<String, Value> = d.new.as_deref().and_then(|n| serde_json::from_str(n).ok()).unwrap_or_default();
    let text = |k: &str| fields.get(k).and_then(Value::as_str).map(str::to_owned);
    let kind = match text("kind").as_deref() {
        Some("toll") => "toll",
        Some("side") => "side",
        Some("claim") => "claim",
        Some("stake") => "stake",
        _ => "event",
    };
    let mut detail = Value::Object(fields.clone());
    detail["id"] = json!(ids::id('j', &[&d.id]));
    detail["members"] = json!([[anchor.source, d.id]]);
    detail["decisions"] = json!([{"id": d.id, "action": "add", "by": d.by, "at": d.at, "reason": d.reason}]);
    for list in ["actors", "recipients"] {
        if let Some(names) = text(list) {
            detail[list] = json!(names.split(';').map(|n| json!({"name": n.trim()})).collect::<Vec<_>>());
        }
    }
    let date = text("date");
    let (from, to) = date
        .as_deref()
        .map_or((None, None), |d| d.split_once('/').map_or((Some(d), Some(d)), |(a, b)| (Some(a), Some(b))));
    Some(Row {
        class: text("type").or_else(|| text("relation")).or_else(|| text("act")).or_else(|| text("toll")),
        status: text("status").or_else(|| Some("reported".to_owned())),
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
        place: text("place"),
        who: text("actors").or_else(|| text("from")).or_else(|| text("speaker")).or_else(|| text("who")),
        whom: text("recipients").or_else(|| text("to")),
        review: Some("added".to_owned()),
        id: ids::id('j', &[&d.id]),
        kind,
        reports: 1,
        origins: 1,
        weight: 100,
        quote: Some(anchor.exact.clone()),
        members: vec![Member::new(anchor.source.as_str(), d.id.as_str())],
        detail: whole(kind, detail).to_string(),
    })
}

/// The names of a joined item of each kind in their order, lists with `[]` behind; they are those of dateline-story's types.
const NAMES: &[(&str, &str)] = &[
    (
        "event",
        "id type mode date place status actors[] recipients[] tolls[] reports origins headlines weight words members[] values[] joins[]",
    ),
    ("entity", "id name kind country code names[] members[] reports origins"),
    (
        "side",
        "id from from_entity relation to to_entity since until ended status first_told last_told reports origins words members[] ends[]",
    ),
    ("toll", "id kind who event date place min max stands reports origins counts[] corrections[]"),
    ("claim", "id speaker entity act content wordings[] standing links[] first_told reports origins members[]"),
    ("stake", "id giver receiver amount min max unit hedge status purpose first_told reports origins words members[]"),
];

/// What a person added with what is null or empty: every item of a kind has the same names.
fn whole(kind: &str, detail: Value) -> Value {
    let Value::Object(mut rest) = detail else { return detail };
    let mut out = Map::new();
    let names = NAMES.iter().find(|n| n.0 == kind).map_or("", |n| n.1);
    for name in names.split(' ') {
        let (name, list) = name.strip_suffix("[]").map_or((name, false), |n| (n, true));
        let value = rest.shift_remove(name).unwrap_or_else(|| match name {
            "reports" | "origins" => 1.into(),
            // The column has them.
            "words" | "content" => "".into(),
            _ if list => Value::Array(Vec::new()),
            _ => Value::Null,
        });
        out.insert(name.to_owned(), value);
    }
    out.extend(rest);
    Value::Object(out)
}
