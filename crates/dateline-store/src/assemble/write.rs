//! The joined items of one story in the file: what is there stays where it is the same; what is new or other is written behind it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, Row as Line, params};

use super::Sources;
use super::rows::Row;
use crate::pack;

/// Bits of a key that number the joined items and the pieces of one story.
const BITS: u32 = 24;
/// Items whole in one piece.
pub(crate) const PIECE: i64 = 16;

/// The columns of an item.
#[derive(Clone, Debug, PartialEq)]
struct Columns {
    id: String,
    kind: String,
    item: Option<i64>,
    class: Option<String>,
    status: Option<String>,
    from: Option<String>,
    to: Option<String>,
    place: Option<String>,
    who: Option<String>,
    whom: Option<String>,
    reports: i64,
    origins: i64,
    weight: i64,
    words: Option<String>,
    review: Option<String>,
    newest: i64,
}

impl Columns {
    fn of(r: &Line<'_>) -> rusqlite::Result<Columns> {
        Ok(Columns {
            id: r.get(0)?,
            kind: r.get(1)?,
            item: r.get(2)?,
            class: r.get(3)?,
            status: r.get(4)?,
            from: r.get(5)?,
            to: r.get(6)?,
            place: r.get(7)?,
            who: r.get(8)?,
            whom: r.get(9)?,
            reports: r.get(10)?,
            origins: r.get(11)?,
            weight: r.get(12)?,
            words: r.get(13)?,
            review: r.get(14)?,
            newest: r.get(15)?,
        })
    }
}

const COLUMNS: &str = "id, kind, item, class, status, day_from, day_to, place, who, whom, reports, origins, weight, words, review, newest";

/// An item that the file has.
struct Kept {
    key: i64,
    columns: Columns,
    detail: i64,
    others: Vec<i64>,
}

/// The joined items of a story.
pub(super) struct Shelf {
    story: i64,
    /// What the file has, by kind and id, until it is found to be wanted still.
    had: HashMap<(String, String), Kept>,
    /// The lines of the pieces that the file has.
    pieces: HashMap<i64, Vec<String>>,
    /// Pieces that lines still lie in.
    used: BTreeSet<i64>,
    next: i64,
    piece: i64,
    /// Lines of the piece that is being filled.
    open: Vec<String>,
}

impl Shelf {
    /// What the file has of a story. Where half of what the pieces hold is no longer in use, all is written anew.
    pub(super) fn of(db: &Connection, story: i64) -> rusqlite::Result<Shelf> {
        let (from, to) = (story << BITS, (story + 1) << BITS);
        let mut shelf = Shelf {
            story,
            had: HashMap::new(),
            pieces: HashMap::new(),
            used: BTreeSet::new(),
            next: from + 1,
            piece: 1,
            open: Vec::new(),
        };
        let mut others: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        let mut find = db.prepare_cached(
            "SELECT joined, item FROM tellings WHERE joined >= ? AND joined < ? ORDER BY joined, item",
        )?;
        let mut rows = find.query((from, to))?;
        while let Some(r) = rows.next()? {
            others.entry(r.get(0)?).or_default().push(r.get(1)?);
        }
        let mut find = db.prepare_cached(&format!(
            "SELECT {COLUMNS}, key, detail FROM joined WHERE key >= ? AND key < ? ORDER BY key"
        ))?;
        let mut rows = find.query((from, to))?;
        let mut all = 0;
        while let Some(r) = rows.next()? {
            let (columns, key) = (Columns::of(r)?, r.get(16)?);
            let kept = Kept { key, columns, detail: r.get(17)?, others: others.remove(&key).unwrap_or_default() };
            shelf.next = key + 1;
            all += 1;
            // A second item of one id is written anew.
            let name = (kept.columns.kind.clone(), kept.columns.id.clone());
            if let Some(double) = shelf.had.insert(name, kept) {
                erase(db, double.key)?;
            }
        }
        if all == 0 {
            return Ok(shelf);
        }
        let mut find = db.prepare_cached("SELECT key, packed FROM details WHERE key >= ? AND key < ?")?;
        let mut rows = find.query((from, to))?;
        while let Some(r) = rows.next()? {
            let number = r.get::<_, i64>(0)? - from;
            let lines = pack::unpack_lines(r.get_ref(1)?.as_blob()?).unwrap_or_default();
            shelf.piece = shelf.piece.max(number + 1);
            shelf.pieces.insert(number, lines);
        }
        if shelf.pieces.values().map(Vec::len).sum::<usize>() > 2 * all + PIECE as usize {
            for kept in shelf.had.values_mut() {
                kept.detail = -1;
            }
        }
        Ok(shelf)
    }

    /// An item is of this story.
    pub(super) fn put(&mut self, db: &Connection, sources: &Sources<'_>, row: &Row) -> rusqlite::Result<()> {
        let mut others: Vec<i64> = row.members.iter().filter_map(|m| sources.key(m)).collect();
        let quote = row.quote.as_deref();
        let item = sources.quoted(row.kind, &row.members, quote);
        let words = row.quote.clone().filter(|_| item.is_none());
        let item = item.or(others.first().copied());
        others.retain(|o| Some(*o) != item);
        others.sort_unstable();
        others.dedup();
        let columns = Columns {
            id: row.id.clone(),
            kind: row.kind.to_owned(),
            item,
            class: row.class.clone(),
            status: row.status.clone(),
            from: row.from.clone(),
            to: row.to.clone(),
            place: row.place.clone(),
            who: row.who.clone(),
            whom: row.whom.clone(),
            reports: row.reports as i64,
            origins: row.origins as i64,
            weight: row.weight,
            words,
            review: row.review.clone(),
            newest: sources.newest(&row.members),
        };
        if !self.had.is_empty() {
            if let Some(kept) = self.had.remove(&(columns.kind.clone(), columns.id.clone())) {
                let line = self.pieces.get(&(kept.detail / PIECE)).and_then(|p| p.get((kept.detail % PIECE) as usize));
                if kept.detail >= 0 && kept.columns == columns && kept.others == others && line == Some(&row.detail) {
                    self.used.insert(kept.detail / PIECE);
                    return Ok(());
                }
                erase(db, kept.key)?;
            }
        }
        self.insert(db, &columns, &others, &row.detail)
    }

    fn insert(&mut self, db: &Connection, c: &Columns, others: &[i64], detail: &str) -> rusqlite::Result<()> {
        // What goes beyond the numbers of a story is left out: sixteen million items.
        if self.next >= (self.story + 1) << BITS {
            return Ok(());
        }
        let at = self.piece * PIECE + self.open.len() as i64;
        self.open.push(detail.to_owned());
        db.prepare_cached(&format!(
            "INSERT INTO joined({COLUMNS}, key, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ))?
        .execute(params![
            c.id, c.kind, c.item, c.class, c.status, c.from, c.to, c.place, c.who, c.whom, c.reports, c.origins,
            c.weight, c.words, c.review, c.newest, self.next, at
        ])?;
        if !others.is_empty() {
            let mut telling = db.prepare_cached("INSERT OR IGNORE INTO tellings(joined, item) VALUES (?, ?)")?;
            for o in others {
                telling.execute((self.next, o))?;
            }
        }
        self.next += 1;
        if self.open.len() == PIECE as usize {
            self.shut(db)?;
        }
        Ok(())
    }

    /// Writes the piece that is being filled.
    fn shut(&mut self, db: &Connection) -> rusqlite::Result<()> {
        if !self.open.is_empty() {
            let key = (self.story << BITS) + self.piece;
            db.prepare_cached("INSERT OR REPLACE INTO details(key, packed) VALUES (?, ?)")?
                .execute((key, pack::lines(&self.open)))?;
            self.open.clear();
            self.piece += 1;
        }
        Ok(())
    }

    /// What is no longer told goes.
    pub(super) fn close(mut self, db: &Connection) -> rusqlite::Result<()> {
        self.shut(db)?;
        for kept in self.had.values() {
            erase(db, kept.key)?;
        }
        let mut gone = db.prepare_cached("DELETE FROM details WHERE key = ?")?;
        for number in self.pieces.keys().filter(|n| !self.used.contains(n)) {
            gone.execute([(self.story << BITS) + number])?;
        }
        Ok(())
    }
}

fn erase(db: &Connection, key: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM tellings WHERE joined = ?")?.execute([key])?;
    db.prepare_cached("DELETE FROM joined WHERE key = ?")?.execute([key])?;
    Ok(())
}

/// Takes the joined items of a story away.
pub(super) fn clear(db: &Connection, story: i64) -> rusqlite::Result<()> {
    let range = (story << BITS, (story + 1) << BITS);
    db.prepare_cached("DELETE FROM tellings WHERE joined >= ? AND joined < ?")?.execute(range)?;
    db.prepare_cached("DELETE FROM joined WHERE key >= ? AND key < ?")?.execute(range)?;
    db.prepare_cached("DELETE FROM details WHERE key >= ? AND key < ?")?.execute(range)?;
    Ok(())
}
