//! One item, with all that stands behind it.

use dateline_model::Record;
use rusqlite::OptionalExtension;
use serde::Serialize;

use super::list::{ITEM, Item, Report, item};
use crate::case::Case;
use crate::error::{Error, Result};
use crate::pack;
use crate::query::{Filter, Order, Page, Story};

/// What an id stands for.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A joined item.
    Item(Box<Item>),
    /// A report with its record.
    Report {
        /// The report.
        report: Box<Report>,
        /// Its record.
        record: Option<Box<Record>>,
    },
    /// A story.
    Story(Box<Story>),
}

impl Case {
    /// What an id, the beginning of one, or a report's source stands for.
    pub fn show(&self, id: &str) -> Result<Shown> {
        let found = self.find(id)?;
        match found.0 {
            'd' => {
                let record = self.record(&found.1)?.map(Box::new);
                let report = self.report(&found.1)?;
                Ok(Shown::Report { report: Box::new(report), record })
            }
            'r' => {
                let filter = Filter { story: Some(found.1.clone()), ..Filter::default() };
                let page = Page { offset: 0, limit: Some(1), order: Order::Day };
                let story = self.stories(&filter, page)?.rows.pop();
                story.map(|s| Shown::Story(Box::new(s))).ok_or(Error::NoItem(found.1))
            }
            _ => self.item(&found.1).map(|i| Shown::Item(Box::new(i))),
        }
    }

    /// The joined item of this id.
    pub fn item(&self, id: &str) -> Result<Item> {
        let sql = format!("SELECT {ITEM} FROM joined j JOIN stories s ON s.key = j.story WHERE j.id = ?");
        let found = self.db.prepare_cached(&sql).and_then(|mut s| s.query_row([id], item).optional());
        found.map_err(|e| self.error(e))?.ok_or_else(|| Error::NoItem(id.to_owned()))
    }

    /// The current record of the report of this source.
    pub fn record(&self, source: &str) -> Result<Option<Record>> {
        let packed: Option<Vec<u8>> = self
            .db
            .prepare_cached(
                "SELECT r.packed FROM documents d JOIN records r ON r.version = d.version WHERE d.source = ?",
            )
            .and_then(|mut s| s.query_row([source], |r| r.get(0)).optional())
            .map_err(|e| self.error(e))?;
        Ok(packed.and_then(|p| pack::unpack_record(&p)))
    }

    /// The report of this source.
    fn report(&self, source: &str) -> Result<Report> {
        let all = Page { offset: 0, limit: None, order: Order::Day };
        let found = self.reports(&Filter::default(), all)?.rows.into_iter().find(|r| r.source == source);
        found.ok_or_else(|| Error::NoItem(source.to_owned()))
    }

    /// Letter of the kind (`d`, `r`, else a joined item) and the whole id; of a report its source.
    pub(crate) fn find(&self, id: &str) -> Result<(char, String)> {
        let run = || -> rusqlite::Result<Vec<(String, String, String)>> {
            let mut find = self.db.prepare_cached(
                "SELECT 'd', source, id FROM documents WHERE source = ?1 OR id >= ?1 AND id < ?1 || '~'
                 UNION SELECT 'r', id, id FROM stories WHERE id >= ?1 AND id < ?1 || '~'
                 UNION SELECT 'j', id, id FROM joined WHERE id >= ?1 AND id < ?1 || '~' LIMIT 9",
            )?;
            find.query_map([id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect()
        };
        let found = run().map_err(|e| self.error(e))?;
        let exact = found.iter().find(|f| f.1 == id || f.2 == id);
        match (exact, found.as_slice()) {
            (Some(f), _) | (None, [f]) => Ok((f.0.chars().next().unwrap_or('j'), f.1.clone())),
            (None, []) => Err(Error::NoItem(id.to_owned())),
            (None, many) => {
                let ids: Vec<&str> = many.iter().take(5).map(|f| f.2.as_str()).collect();
                Err(Error::Ambiguous(id.to_owned(), ids.join(", ")))
            }
        }
    }
}
