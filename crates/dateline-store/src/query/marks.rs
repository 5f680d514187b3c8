//! Items as a picture needs them: small, without what lies packed; and where events took place.

use rusqlite::params_from_iter;
use serde::Serialize;

use super::list::{Filter, Kind};
use crate::case::Case;
use crate::error::Result;

/// One item of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Its id.
    pub id: String,
    /// Its class.
    pub class: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// What people made of it.
    pub review: Option<String>,
    /// Independent origins behind it.
    pub origins: i64,
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
    /// The items of a kind that have a day, those that weigh most first, at most so many.
    pub fn marks(&self, kind: Kind, filter: &Filter, most: usize) -> Result<Vec<Mark>> {
        let run = || -> rusqlite::Result<Vec<Mark>> {
            let w = self.wanted(kind, filter)?;
            let sql = format!(
                "SELECT j.id, j.class, j.status, j.day_from, j.day_to, j.review, j.origins FROM joined j JOIN stories s ON s.key = j.story
                 WHERE {} AND j.day_from IS NOT NULL ORDER BY j.weight DESC LIMIT {most}",
                w.sql
            );
            let mut find = self.db.prepare_cached(&sql)?;
            find.query_map(params_from_iter(&w.args), |r| {
                Ok(Mark {
                    id: r.get(0)?,
                    class: r.get(1)?,
                    status: r.get(2)?,
                    from: r.get(3)?,
                    to: r.get(4)?,
                    review: r.get(5)?,
                    origins: r.get(6)?,
                })
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
