//! What many reports say together, kept in step with the reports: stories, copies, and what the reports of a story join to.
//!
//! Adding, removing and deciding only mark documents; [`Case::assemble`] puts their stories together, each once, in transactions of its
//! own. What is marked stays marked until then, so that a run that was cut short is finished by the next one.

use dateline_model::Record;
use rusqlite::{Connection, TransactionBehavior, params};
use serde_json::{Value, json};

use crate::case::Case;
use crate::error::{Error, Result};
use crate::{pack, rows};

/// Stories put together in one transaction.
const BATCH: usize = 64;

/// One document as assembling sees it.
struct Telling {
    document: i64,
    version: i64,
    source: String,
    record: Record,
}

/// A joined item on its way into the file.
struct Joined {
    id: String,
    kind: &'static str,
    class: String,
    status: String,
    days: (Option<String>, Option<String>),
    place: Option<String>,
    who: String,
    whom: String,
    reports: i64,
    origins: i64,
    weight: i64,
    quote: String,
    newest: i64,
    detail: Value,
    members: Vec<i64>,
}

impl Case {
    /// Puts together the stories of all documents that were added, changed or decided on since. `told` hears after each batch how many
    /// documents are done.
    pub fn assemble(&mut self, told: &mut dyn FnMut(usize)) -> Result<()> {
        loop {
            let run = |db: &mut Connection| -> rusqlite::Result<usize> {
                let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
                let waiting: Vec<i64> = tx
                    .prepare_cached("SELECT document FROM unassembled ORDER BY document LIMIT ?")?
                    .query_map([BATCH as i64], |r| r.get(0))?
                    .collect::<rusqlite::Result<_>>()?;
                for &document in &waiting {
                    story(&tx, document)?;
                    tx.prepare_cached("DELETE FROM unassembled WHERE document = ?")?.execute([document])?;
                }
                tx.commit()?;
                Ok(waiting.len())
            };
            match run(&mut self.db).map_err(|e| Error::of(&self.path, e))? {
                0 => return Ok(()),
                n => told(n),
            }
        }
    }

    /// Documents whose stories have still to be put together.
    pub fn unassembled(&self) -> Result<usize> {
        let count = self.db.query_row("SELECT count(*) FROM unassembled", [], |r| r.get::<_, i64>(0));
        count.map(|n| n as usize).map_err(|e| self.error(e))
    }
}

/// The current record of a document.
fn telling(db: &Connection, document: i64) -> rusqlite::Result<Option<Telling>> {
    let mut find = db.prepare_cached(
        "SELECT d.source, d.version, r.packed FROM documents d JOIN records r ON r.version = d.version WHERE d.key = ?",
    )?;
    let mut rows = find.query([document])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let Some(record) = pack::unpack_record(row.get_ref(2)?.as_blob()?) else { return Ok(None) };
    Ok(Some(Telling { document, version: row.get(1)?, source: row.get(0)?, record }))
}

fn story(db: &Connection, document: i64) -> rusqlite::Result<()> {
    let old: Option<i64> = {
        let mut find = db.prepare_cached("SELECT story FROM story_documents WHERE document = ?")?;
        let mut rows = find.query([document])?;
        match rows.next()? {
            Some(row) => row.get(0)?,
            None => None,
        }
    };
    if let Some(old) = old {
        dissolve(db, old)?;
    }
    if let Some(t) = telling(db, document)? { write(db, &t) } else { Ok(()) }
}

/// Takes a story and what its reports joined to away.
fn dissolve(db: &Connection, story: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM joined_members WHERE joined IN (SELECT key FROM joined WHERE story = ?)")?
        .execute([story])?;
    db.prepare_cached("DELETE FROM joined WHERE story = ?")?.execute([story])?;
    db.prepare_cached("DELETE FROM story_documents WHERE story = ?")?.execute([story])?;
    db.prepare_cached("DELETE FROM stories WHERE key = ?")?.execute([story])?;
    Ok(())
}

fn write(db: &Connection, t: &Telling) -> rusqlite::Result<()> {
    let d = &t.record.document;
    db.prepare_cached(
        "INSERT INTO stories(id, title, day_from, day_to, reports, origins, newest) VALUES (?, ?, ?, ?, 1, 1, ?)",
    )?
    .execute(params![crate::ids::id('r', &[&t.source]), d.title, d.published, d.published, t.version])?;
    let story = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO story_documents(document, story, origin) VALUES (?, ?, ?)")?
        .execute((t.document, story, &t.source))?;
    for j in events(t) {
        insert(db, story, &j)?;
    }
    Ok(())
}

fn insert(db: &Connection, story: i64, j: &Joined) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO joined(id, kind, story, class, status, day_from, day_to, place, who, whom, reports, origins, weight, quote, newest, detail)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        j.id, j.kind, story, j.class, j.status, j.days.0, j.days.1, j.place, j.who, j.whom, j.reports, j.origins, j.weight, j.quote,
        j.newest, pack::json(&j.detail)
    ])?;
    let key = db.last_insert_rowid();
    let mut member = db.prepare_cached("INSERT OR REPLACE INTO joined_members(kind, item, joined) VALUES (?, ?, ?)")?;
    for m in &j.members {
        member.execute((j.kind, m, key))?;
    }
    Ok(())
}

fn events(t: &Telling) -> Vec<Joined> {
    let r = &t.record;
    let name = |p: &dateline_model::Participant| {
        p.entity
            .as_deref()
            .and_then(|id| r.entities.iter().find(|e| e.id == id))
            .map_or_else(|| p.words.quote().to_owned(), |e| e.name.clone())
    };
    r.events
        .iter()
        .map(|e| {
            let place = e.place.as_ref().and_then(|p| r.places.get(p.index)).map(|p| p.name.clone());
            let list = |ps: &[dateline_model::Participant]| ps.iter().map(name).collect::<Vec<_>>();
            let (who, whom) = (list(&e.actors), list(&e.recipients));
            let date = e.date.as_ref();
            let (from, to) = (date.and_then(|d| d.from.clone()), date.and_then(|d| d.to.clone()));
            let id = crate::ids::id('j', &[&t.source, &e.id]);
            let number: i64 = e.id[1..].parse().unwrap_or_default();
            let party = |n: &String| json!({"name": n});
            Joined {
                detail: json!({
                    "id": id, "type": rows::word(&e.kind), "mode": e.mode, "date": {"from": from, "to": to},
                    "place": place.as_ref().map(|n| json!({"name": n})), "status": rows::word(&e.status),
                    "actors": who.iter().map(party).collect::<Vec<_>>(), "recipients": whom.iter().map(party).collect::<Vec<_>>(),
                    "tolls": e.tolls, "reports": 1, "origins": 1, "words": e.words.quote(), "members": [[t.source, e.id]],
                }),
                id,
                kind: "event",
                class: rows::word(&e.kind),
                status: rows::word(&e.status),
                days: (from, to),
                place,
                who: who.join("; "),
                whom: whom.join("; "),
                reports: 1,
                origins: 1,
                weight: 1,
                quote: e.words.quote().to_owned(),
                newest: t.version,
                members: vec![(t.version << rows::BITS) + number],
            }
        })
        .collect()
}
