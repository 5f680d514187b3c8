//! What pictures need: how many items fall on which days; and where events took place.

use rusqlite::params_from_iter;
use serde::Serialize;

use super::list::{Filter, Kind};
use crate::case::Case;
use crate::error::Result;

/// Items of one status that have the same day, or lie within the same days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Days {
    /// Their status.
    pub status: Option<String>,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: Option<String>,
    /// How many.
    pub count: i64,
}

/// A place where events took place, as reports locate it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pin {
    /// The event.
    pub id: String,
    /// The place's name.
    pub name: String,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// The country's code.
    pub country: Option<String>,
    /// `site`, `town`, `admin1`, `country` ...; null where it is not known.
    pub precision: Option<String>,
    /// How it was found; `person` where a person said so.
    pub basis: String,
}

impl Case {
    /// The days of a kind's items and how many fall on each, at most so many days: those with most items first.
    pub fn days(&self, kind: Kind, filter: &Filter, most: usize) -> Result<Vec<Days>> {
        let question = format!("days {kind:?} {filter:?} {most}");
        self.recall(question, || self.count_days(kind, filter, most)).map(|d| d.as_ref().clone())
    }

    fn count_days(&self, kind: Kind, filter: &Filter, most: usize) -> Result<Vec<Days>> {
        let run = || -> rusqlite::Result<Vec<Days>> {
            let w = self.wanted(kind, filter)?;
            let sql = format!(
                "SELECT j.status, j.day_from, j.day_to, count(*) FROM joined j WHERE {} AND j.day_from IS NOT NULL
                 GROUP BY j.status, j.day_from, j.day_to ORDER BY count(*) DESC, j.day_from, j.day_to, j.status LIMIT {most}",
                w.sql
            );
            let mut find = self.db.prepare_cached(&sql)?;
            find.query_map(params_from_iter(&w.args), |r| {
                Ok(Days { status: r.get(0)?, from: r.get(1)?, to: r.get(2)?, count: r.get(3)? })
            })?
            .collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// Where the reports behind these events put them: one place for an event, the most precise that a report gives.
    pub fn pins(&self, filter: &Filter) -> Result<Vec<Pin>> {
        let run = || -> rusqlite::Result<Vec<Pin>> {
            let w = self.wanted(Kind::Event, filter)?;
            let sql = format!(
                "SELECT j.id, p.name, p.latitude, p.longitude, p.country, p.precision, p.basis
                 FROM joined j JOIN stories s ON s.key = j.story JOIN joined_members m ON m.joined = j.key AND m.kind = 'event'
                 JOIN events e ON e.key = m.item JOIN places p ON p.key = e.place
                 WHERE {} ORDER BY j.weight DESC, j.id, p.latitude IS NULL,
                   CASE p.precision WHEN 'site' THEN 0 WHEN 'town' THEN 1 WHEN 'city' THEN 1 WHEN 'admin2' THEN 2 WHEN 'admin1' THEN 3
                   WHEN 'country' THEN 4 ELSE 5 END, p.key",
                w.sql
            );
            let mut find = self.db.prepare_cached(&sql)?;
            let rows = find.query_map(params_from_iter(&w.args), |r| {
                Ok(Pin {
                    id: r.get(0)?,
                    name: r.get(1)?,
                    latitude: r.get(2)?,
                    longitude: r.get(3)?,
                    country: r.get(4)?,
                    precision: r.get(5)?,
                    basis: r.get(6)?,
                })
            })?;
            let mut out: Vec<Pin> = Vec::new();
            for pin in rows {
                let pin = pin?;
                if out.last().is_none_or(|p| p.id != pin.id) {
                    out.push(pin);
                }
            }
            Ok(out)
        };
        run().map_err(|e| self.error(e))
    }
}
