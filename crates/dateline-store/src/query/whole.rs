//! All of a case, for those who hand it on: every report in the order of adding, every joined item of a story.

use super::list::{ITEM, Item, item};
use crate::case::Case;
use crate::error::Result;

/// Where a report stands among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The report's source.
    pub source: String,
    /// The id of its story.
    pub story: Option<String>,
    /// The source of the report that it copies.
    pub copy_of: Option<String>,
    /// The source of the report that withdrew it.
    pub withdrawn_by: Option<String>,
}

impl Case {
    /// Every report, in the order in which they were first added.
    pub fn places(&self) -> Result<Vec<Place>> {
        let run = || -> rusqlite::Result<Vec<Place>> {
            let mut find = self.db.prepare_cached(
                "SELECT d.source, s.id, sd.copy_of, sd.withdrawn_by FROM documents d LEFT JOIN story_documents sd ON sd.document = d.key
                 LEFT JOIN stories s ON s.key = sd.story ORDER BY d.key",
            )?;
            find.query_map([], |r| {
                Ok(Place { source: r.get(0)?, story: r.get(1)?, copy_of: r.get(2)?, withdrawn_by: r.get(3)? })
            })?
            .collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// Every joined item of a story, or of the case, by day; those that a person rejected too.
    pub fn all_items(&self, story: Option<&str>) -> Result<Vec<Item>> {
        self.found("(?1 IS NULL OR s.id = ?1)", story)
    }

    /// Every joined item that people decided on.
    pub fn reviewed_items(&self) -> Result<Vec<Item>> {
        self.found("?1 IS NULL AND j.review IS NOT NULL", None)
    }

    fn found(&self, condition: &str, arg: Option<&str>) -> Result<Vec<Item>> {
        let sql = format!(
            "SELECT {ITEM} FROM joined j JOIN stories s ON s.key = j.story WHERE {condition}
             ORDER BY j.day_from IS NULL, j.day_from, j.day_to, j.weight DESC, j.id"
        );
        let run = || -> rusqlite::Result<Vec<Item>> { self.db.prepare_cached(&sql)?.query_map([arg], item)?.collect() };
        run().map_err(|e| self.error(e))
    }
}
