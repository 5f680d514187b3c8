//! What a case keeps beside reports: the user's own actors, and how far each view was looked at.

use crate::case::Case;
use crate::error::Result;

/// How much a case holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Reports.
    pub documents: usize,
    /// Texts of them, earlier ones counted too.
    pub versions: usize,
    /// Stories.
    pub stories: usize,
    /// Events told, each report's on its own.
    pub events: usize,
    /// Decisions, reverted ones counted too.
    pub decisions: usize,
}

impl Case {
    /// How much the case holds.
    pub fn counts(&self) -> Result<Counts> {
        let count = |table: &str| {
            let sql = format!("SELECT count(*) FROM {table}");
            self.db.query_row(&sql, [], |r| r.get::<_, i64>(0)).map(|n| n as usize).map_err(|e| self.error(e))
        };
        Ok(Counts {
            documents: count("documents")?,
            versions: count("versions")?,
            stories: count("stories")?,
            events: count("events")?,
            decisions: count("decisions")?,
        })
    }

    /// How many reports, stories and decisions it holds.
    pub fn extent(&self) -> Result<(i64, i64, i64)> {
        let sql =
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM stories), (SELECT count(*) FROM decisions)";
        self.db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).map_err(|e| self.error(e))
    }

    /// How many joined items people have looked at.
    pub fn reviewed(&self) -> Result<usize> {
        let count =
            self.db.query_row("SELECT count(*) FROM joined WHERE review IS NOT NULL", [], |r| r.get::<_, i64>(0));
        count.map(|n| n as usize).map_err(|e| self.error(e))
    }

    /// Keeps a table of the user's own actors under this name.
    pub fn keep_actors(&mut self, name: &str, content: &str) -> Result<()> {
        self.db
            .execute(
                "INSERT INTO actors(name, content) VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET content = ?2",
                (name, content),
            )
            .map_err(|e| self.error(e))?;
        Ok(())
    }

    /// The user's own actors, by name of their table.
    pub fn actors(&self) -> Result<Vec<(String, String)>> {
        let read = || -> rusqlite::Result<Vec<(String, String)>> {
            let mut all = self.db.prepare("SELECT name, content FROM actors ORDER BY name")?;
            all.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
        };
        read().map_err(|e| self.error(e))
    }

    /// The last version that was in the case when this view was last looked at; sets it to the last one of now. Version numbers only
    /// grow, so that what rests on a later one is new.
    pub fn look(&mut self, view: &str) -> Result<i64> {
        let run = || -> rusqlite::Result<i64> {
            let before =
                self.db
                    .query_row("SELECT coalesce((SELECT newest FROM looks WHERE view = ?), 0)", [view], |r| r.get(0))?;
            self.db.execute(
                "INSERT INTO looks(view, newest) SELECT ?1, coalesce(max(key), 0) FROM versions WHERE true
                 ON CONFLICT(view) DO UPDATE SET newest = excluded.newest",
                [view],
            )?;
            Ok(before)
        };
        run().map_err(|e| self.error(e))
    }
}
