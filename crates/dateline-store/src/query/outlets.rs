//! Who reports: each outlet with its reports, what it copies, and what of it was withdrawn. And what could not be settled, counted.

use rusqlite::params;
use serde::Serialize;

use super::list::{Filter, Listed, Order, Page, Report};
use crate::case::Case;
use crate::error::Result;

/// One outlet.
#[derive(Clone, Debug, Serialize)]
pub struct Outlet {
    /// Its name; null for reports that name none.
    pub outlet: Option<String>,
    /// How many reports of it are in the case.
    pub reports: i64,
    /// How many of them are copies of another report in the case.
    pub copies: i64,
    /// How many are its own: no copy, and no agency named.
    pub own: i64,
    /// Day of its first report.
    pub from: Option<String>,
    /// Day of its last.
    pub to: Option<String>,
    /// The sources of those that were withdrawn.
    pub withdrawn: Vec<String>,
    /// Its reports.
    pub documents: Vec<Report>,
}

/// Something that reading could not settle, and how often.
#[derive(Clone, Debug, Serialize)]
pub struct Unsettled {
    /// The problem's code.
    pub code: String,
    /// What it says.
    pub message: String,
    /// How often.
    pub times: i64,
    /// The source of the first report that has it.
    pub source: String,
}

impl Case {
    /// The outlets, those with most reports first, each with at most `documents` of its reports.
    pub fn outlets(&self, filter: &Filter, page: Page, documents: Option<usize>) -> Result<Listed<Outlet>> {
        let question = format!("outlets {filter:?} {page:?} {documents:?}");
        self.recall(question, || self.count_outlets(filter, page, documents)).map(|o| o.as_ref().clone())
    }

    fn count_outlets(&self, filter: &Filter, page: Page, documents: Option<usize>) -> Result<Listed<Outlet>> {
        let run = || -> rusqlite::Result<Vec<Outlet>> {
            let mut find = self.db.prepare_cached(
                "SELECT v.outlet, count(*), count(sd.copy_of), sum(sd.copy_of IS NULL AND sd.agency IS NULL), min(substr(v.published, 1, 10)), max(substr(v.published, 1, 10))
                 FROM documents d JOIN versions v ON v.key = d.version LEFT JOIN story_documents sd ON sd.document = d.key
                 WHERE (?1 IS NULL OR v.outlet LIKE '%' || ?1 || '%') AND (?2 IS NULL OR v.key > ?2)
                   AND (?3 IS NULL OR substr(v.published, 1, 10) >= ?3) AND (?4 IS NULL OR substr(v.published, 1, 10) <= ?4)
                 GROUP BY v.outlet ORDER BY count(*) DESC, v.outlet",
            )?;
            let args = params![filter.about, filter.after, filter.since, filter.until];
            find.query_map(args, |r| {
                Ok(Outlet {
                    outlet: r.get(0)?,
                    reports: r.get(1)?,
                    copies: r.get(2)?,
                    own: r.get(3)?,
                    from: r.get(4)?,
                    to: r.get(5)?,
                    withdrawn: Vec::new(),
                    documents: Vec::new(),
                })
            })?
            .collect()
        };
        let mut rows = run().map_err(|e| self.error(e))?;
        let total = rows.len();
        rows = rows.into_iter().skip(page.offset).take(page.limit.unwrap_or(usize::MAX)).collect();
        for o in &mut rows {
            o.withdrawn = self.withdrawn(o.outlet.as_deref())?;
            if documents == Some(0) {
                continue;
            }
            let of = Filter { outlet: Some(o.outlet.clone()), about: None, ..filter.clone() };
            let page = Page { offset: 0, limit: documents, order: Order::Day };
            o.documents = self.reports(&of, page)?.rows;
        }
        Ok(Listed { total, rows })
    }

    fn withdrawn(&self, outlet: Option<&str>) -> Result<Vec<String>> {
        let run = || -> rusqlite::Result<Vec<String>> {
            let mut find = self.db.prepare_cached(
                "SELECT d.source FROM story_documents sd JOIN documents d ON d.key = sd.document JOIN versions v ON v.key = d.version
                 WHERE sd.withdrawn_by IS NOT NULL AND v.outlet IS ? ORDER BY d.source",
            )?;
            find.query_map([outlet], |r| r.get(0))?.collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// What reading could not settle, most frequent first.
    pub fn unsettled(&self, limit: usize) -> Result<Vec<Unsettled>> {
        self.recall(format!("unsettled {limit}"), || self.count_unsettled(limit)).map(|u| u.as_ref().clone())
    }

    fn count_unsettled(&self, limit: usize) -> Result<Vec<Unsettled>> {
        let run = || -> rusqlite::Result<Vec<Unsettled>> {
            let mut find = self.db.prepare_cached(
                "SELECT p.code, p.message, count(*), min(d.source) FROM problems p JOIN versions v ON v.key = p.version
                 JOIN documents d ON d.key = v.document GROUP BY p.code, p.message ORDER BY count(*) DESC, p.code, p.message LIMIT ?",
            )?;
            find.query_map([limit as i64], |r| {
                Ok(Unsettled { code: r.get(0)?, message: r.get(1)?, times: r.get(2)?, source: r.get(3)? })
            })?
            .collect()
        };
        run().map_err(|e| self.error(e))
    }
}
