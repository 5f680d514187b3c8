//! Whether something changed: what a page that stays open asks every moment.

use serde::Serialize;

use crate::case::Case;
use crate::error::Result;

/// The state of a case in four numbers; any change of what it holds changes one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pulse {
    /// Texts of reports that ever came in.
    pub versions: i64,
    /// Decisions made.
    pub decisions: i64,
    /// Reports that it holds.
    pub documents: i64,
    /// Reports whose stories have still to be put together.
    pub waiting: i64,
}

impl Case {
    /// The state of the case now.
    pub fn pulse(&self) -> Result<Pulse> {
        let run = || {
            self.db
                .prepare_cached(
                    "SELECT coalesce((SELECT max(key) FROM versions), 0), coalesce((SELECT max(key) FROM decisions), 0),
                     (SELECT count(*) FROM documents), (SELECT count(*) FROM unassembled)",
                )?
                .query_row([], |r| {
                    Ok(Pulse { versions: r.get(0)?, decisions: r.get(1)?, documents: r.get(2)?, waiting: r.get(3)? })
                })
        };
        run().map_err(|e| self.error(e))
    }

    /// The last version that was in the case when this view was last looked at; 0 where it never was. Unlike `look` it leaves that so.
    pub fn looked(&self, view: &str) -> Result<i64> {
        let run = || {
            self.db
                .prepare_cached("SELECT coalesce((SELECT newest FROM looks WHERE view = ?), 0)")?
                .query_row([view], |r| r.get(0))
        };
        run().map_err(|e| self.error(e))
    }
}
