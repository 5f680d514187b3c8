//! What pictures need: how many items fall on which days; and where events took place.

use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

use super::list::{Filter, Item, Kind, Order};
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
        // The list in the order of days is worked out once for both.
        let question = format!("{kind:?} {:?} {filter:?}", Order::Day);
        let ordered = self.recall(question, || self.ordered(kind, filter, Order::Day))?;
        let mut out: Vec<Days> = ordered
            .days
            .iter()
            .map(|((status, from, to), &count)| Days {
                status: status.clone(),
                from: from.clone(),
                to: to.clone(),
                count,
            })
            .collect();
        out.sort_by(|a, b| {
            b.count.cmp(&a.count).then_with(|| (&a.from, &a.to, &a.status).cmp(&(&b.from, &b.to, &b.status)))
        });
        out.truncate(most);
        Ok(out)
    }

    /// Where the reports behind these events put them: one place for an event, the most precise that a report gives.
    pub fn pins(&self, events: &[Item]) -> Result<Vec<Pin>> {
        let run = || -> rusqlite::Result<Vec<Pin>> {
            // Most have a town or a site in the telling whose words are printed; only the others are worth a look at all.
            let mut main = self.db.prepare_cached(
                "SELECT p.name, p.latitude, p.longitude, p.country, p.precision, p.basis FROM joined j JOIN events e ON e.key = j.item
                 JOIN places p ON p.key = e.place
                 WHERE j.id = ?1 AND j.kind = 'event' AND p.latitude IS NOT NULL AND p.precision IN ('site', 'town', 'city')",
            )?;
            let mut find = self.db.prepare_cached(
                "SELECT p.name, p.latitude, p.longitude, p.country, p.precision, p.basis
                 FROM (SELECT j.item AS item FROM joined j WHERE j.id = ?1 AND j.kind = 'event'
                       UNION ALL SELECT t.item FROM joined j JOIN tellings t ON t.joined = j.key WHERE j.id = ?1 AND j.kind = 'event') m
                 JOIN events e ON e.key = m.item JOIN places p ON p.key = e.place
                 ORDER BY p.latitude IS NULL,
                   CASE p.precision WHEN 'site' THEN 0 WHEN 'town' THEN 1 WHEN 'city' THEN 1 WHEN 'admin2' THEN 2 WHEN 'admin1' THEN 3
                   WHEN 'country' THEN 4 ELSE 5 END, p.key LIMIT 1",
            )?;
            let mut out = Vec::new();
            for event in events {
                let pin = |r: &Row<'_>| {
                    Ok(Pin {
                        id: event.id.clone(),
                        name: r.get(0)?,
                        latitude: r.get(1)?,
                        longitude: r.get(2)?,
                        country: r.get(3)?,
                        precision: r.get(4)?,
                        basis: r.get(5)?,
                    })
                };
                let found = match main.query_row([&event.id], pin).optional()? {
                    Some(found) => Some(found),
                    None => find.query_row([&event.id], pin).optional()?,
                };
                out.extend(found);
            }
            Ok(out)
        };
        run().map_err(|e| self.error(e))
    }
}
