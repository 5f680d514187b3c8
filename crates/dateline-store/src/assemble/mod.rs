//! What many reports say together, kept in step with the reports: copies, stories, and what the reports of a story join to.
//!
//! Adding, removing and deciding only mark documents; [`Case::assemble`] tells the stories apart over all reports, from the small marks kept
//! of each, and joins anew those stories alone that are other than they were. What is marked stays so until its story is written, so that
//! a run that was cut short is finished by the next one.

mod bound;
mod marks;
mod members;
mod rows;
mod settled;
mod stakes;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::Record;
use dateline_story::Telling;
use rusqlite::{Connection, TransactionBehavior};

use crate::case::Case;
use crate::error::{Error, Result};
use crate::{ids, pack};

pub(crate) use marks::{keep as keep_marks, of as marks_of};
use members::Sources;
pub(crate) use write::PIECE;

/// Reports put together in one transaction, at least.
const BATCH: usize = 256;
/// A case of so many reports is joined as a whole: one crisis, whose events and counts run through many stories. In a larger one each story is
/// joined for itself, so that what is added costs by what it touches.
const WHOLE: usize = 600;

/// One report of those that are put together.
pub(crate) struct Told {
    pub(crate) document: i64,
    pub(crate) version: i64,
    pub(crate) source: String,
    pub(crate) record: Record,
    /// The source of its story's first report.
    pub(crate) story: String,
}

/// What the marks say of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    /// The source of the story's first report.
    story: String,
    /// Where its words come from: the source of its group's first report.
    origin: String,
}

impl Case {
    /// Puts together the stories of all documents that were added, changed or decided on since. `told` hears how many reports are done and
    /// how many there are to do.
    pub fn assemble(&mut self, told: &mut dyn FnMut(usize, usize)) -> Result<()> {
        let (waiting, units) = self.units().map_err(|e| Error::of(&self.path, e))?;
        if waiting.is_empty() {
            return Ok(());
        }
        let (mut done, all) = (0, units.iter().map(|u| u.members.len()).sum());
        let mut gone = self.gone(&units).map_err(|e| Error::of(&self.path, e))?;
        let mut rest = units.as_slice();
        loop {
            // Units until there are enough reports, one at least.
            let mut n = 0;
            let enough = rest.iter().position(|u| {
                n += u.members.len();
                n >= BATCH
            });
            let (batch, later) = rest.split_at(enough.map_or(rest.len(), |i| i + 1));
            let mut write = |db: &mut Connection| -> rusqlite::Result<()> {
                let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
                std::mem::take(&mut gone).into_iter().try_for_each(|old| dissolve(&tx, old))?;
                for unit in batch.iter().filter(|u| !u.members.is_empty()) {
                    compose(&tx, unit)?;
                }
                if later.is_empty() {
                    let mut clear = tx.prepare_cached("DELETE FROM unassembled WHERE document = ?")?;
                    for d in &waiting {
                        clear.execute([d])?;
                    }
                }
                tx.commit()
            };
            write(&mut self.db).map_err(|e| Error::of(&self.path, e))?;
            done += batch.iter().map(|u| u.members.len()).sum::<usize>();
            told(done, all);
            if later.is_empty() {
                return Ok(());
            }
            rest = later;
        }
    }

    /// Stories of the file that these units hold reports of and that are none any more.
    fn gone(&self, units: &[Unit]) -> rusqlite::Result<BTreeSet<i64>> {
        let ids: BTreeSet<String> =
            units.iter().flat_map(|u| &u.members).map(|(_, place)| ids::id('r', &[&place.story])).collect();
        let mut gone: BTreeSet<i64> = units.iter().flat_map(|u| u.old.iter().copied()).collect();
        let mut of = self.db.prepare("SELECT key, id FROM stories")?;
        let mut rows = of.query([])?;
        while let Some(r) = rows.next()? {
            if ids.contains(r.get_ref(1)?.as_str()?) {
                gone.remove(&r.get(0)?);
            }
        }
        Ok(gone)
    }

    /// Documents whose stories have still to be put together.
    pub fn unassembled(&self) -> Result<usize> {
        let count = self.db.query_row("SELECT count(*) FROM unassembled", [], |r| r.get::<_, i64>(0));
        count.map(|n| n as usize).map_err(|e| self.error(e))
    }

    /// The documents that wait, and what is to be joined anew: the stories that are other than the file has them or hold one that waits.
    fn units(&self) -> rusqlite::Result<(Vec<i64>, Vec<Unit>)> {
        let waiting: Vec<i64> = self
            .db
            .prepare("SELECT document FROM unassembled ORDER BY document")?
            .query_map([], |r| r.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        if waiting.is_empty() {
            return Ok((waiting, Vec::new()));
        }
        let bound = bound::of(&self.db)?;
        let (now, documents) = marks::places(&self.db, &bound)?;
        let ties: Vec<(&str, &str)> = bound
            .ties
            .iter()
            .filter_map(|(a, b)| Some((documents.get(a)?, documents.get(b)?)))
            .filter_map(|(a, b)| Some((now.get(a)?.story.as_str(), now.get(b)?.story.as_str())))
            .collect();
        let mut before: BTreeMap<i64, (i64, Option<Place>)> = BTreeMap::new();
        let mut old = self.db.prepare(
            "SELECT sd.document, sd.story, f.source, sd.origin FROM story_documents sd JOIN stories s ON s.key = sd.story
             LEFT JOIN documents f ON f.key = s.first",
        )?;
        let mut rows = old.query([])?;
        while let Some(r) = rows.next()? {
            let place = match (r.get::<_, Option<String>>(2)?, r.get::<_, Option<String>>(3)?) {
                (Some(story), Some(origin)) => Some(Place { story, origin }),
                _ => None,
            };
            before.insert(r.get(0)?, (r.get(1)?, place));
        }
        // What was joined as a whole is joined anew when it has grown beyond that.
        let was_whole = before.len() <= WHOLE;
        let units = if now.len() <= WHOLE {
            let members = now.iter().map(|(&d, p)| (d, p.clone())).collect();
            vec![Unit { members, old: before.values().map(|b| b.0).collect() }]
        } else {
            differing(&waiting, &before, &now, was_whole, &ties)
        };
        Ok((waiting, units))
    }
}

/// What is joined together; without members it is only taken away.
struct Unit {
    /// Its documents and their places.
    members: Vec<(i64, Place)>,
    /// Stories of the file that hold one of them, or held.
    old: BTreeSet<i64>,
}

/// The stories that have to be written anew, by their first report; those that `ties` bind are one unit.
fn differing(
    waiting: &[i64],
    before: &BTreeMap<i64, (i64, Option<Place>)>,
    now: &BTreeMap<i64, Place>,
    all: bool,
    ties: &[(&str, &str)],
) -> Vec<Unit> {
    let mut stories: BTreeMap<&str, Unit> = BTreeMap::new();
    for (&document, place) in now {
        let story = stories.entry(&place.story).or_insert_with(|| Unit { members: Vec::new(), old: BTreeSet::new() });
        story.members.push((document, place.clone()));
        story.old.extend(before.get(&document).map(|b| b.0));
    }
    for (a, b) in bound::classes(ties) {
        if let Some(unit) = stories.remove(b) {
            let into = stories.entry(a).or_insert_with(|| Unit { members: Vec::new(), old: BTreeSet::new() });
            into.members.extend(unit.members);
            into.old.extend(unit.old);
        }
    }
    let waiting: BTreeSet<i64> = waiting.iter().copied().collect();
    let moved = |d: i64| all || waiting.contains(&d) || before.get(&d).map(|b| b.1.as_ref()) != Some(now.get(&d));
    // A story of the file that loses a member changes as well.
    let touched: BTreeSet<i64> = before.iter().filter(|(d, _)| moved(**d)).map(|(_, b)| b.0).collect();
    let mut out: Vec<Unit> = stories
        .into_values()
        .filter(|s| s.members.iter().any(|m| moved(m.0)) || s.old.iter().any(|o| touched.contains(o)))
        .collect();
    let written: BTreeSet<i64> = out.iter().flat_map(|s| s.old.iter().copied()).collect();
    let gone: BTreeSet<i64> = touched.difference(&written).copied().collect();
    if !gone.is_empty() {
        out.push(Unit { members: Vec::new(), old: gone });
    }
    out
}

/// The current record of a document.
pub(crate) fn told(db: &Connection, document: i64) -> rusqlite::Result<Option<Told>> {
    let mut find = db.prepare_cached(
        "SELECT d.source, d.version, r.packed FROM documents d JOIN records r ON r.version = d.version WHERE d.key = ?",
    )?;
    let mut rows = find.query([document])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let Some(record) = pack::unpack_record(row.get_ref(2)?.as_blob()?) else { return Ok(None) };
    Ok(Some(Told { document, version: row.get(1)?, source: row.get(0)?, record, story: String::new() }))
}

/// Takes a story away, with what its reports joined to.
pub(crate) fn dissolve(db: &Connection, story: i64) -> rusqlite::Result<()> {
    write::clear(db, story)?;
    db.prepare_cached("DELETE FROM story_documents WHERE story = ?")?.execute([story])?;
    db.prepare_cached("DELETE FROM stories WHERE key = ?")?.execute([story])?;
    Ok(())
}

/// Joins what these reports tell, and writes it.
fn compose(db: &Connection, unit: &Unit) -> rusqlite::Result<()> {
    let mut reports = Vec::with_capacity(unit.members.len());
    for (document, place) in &unit.members {
        if let Some(t) = told(db, *document)? {
            reports.push((Told { story: place.story.clone(), ..t }, place.origin.clone()));
        }
    }
    reports.sort_by(|a, b| a.0.source.cmp(&b.0.source));
    let settled = settled::of(db, &mut reports)?;
    let tellings: Vec<Telling<'_>> = reports
        .iter()
        .map(|(t, origin)| Telling { id: &t.source, origin, story: &t.story, record: &t.record })
        .collect();
    let joined = dateline_story::join(&tellings, &settled.constraints);
    rows::write(db, &reports, joined, &settled)
}
