//! Names: of private persons, which no report gives an office, an outlet or a code of an actor; and of all who and what a case knows.

use serde::Serialize;

use crate::case::Case;
use crate::error::Result;

/// Somebody, something or some place that reports name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Name {
    /// The name.
    pub name: String,
    /// `person`, `group`, `organisation`, `state`, `armed_force`, `outlet`, `place`, `other`.
    pub kind: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Country and sector.
    pub code: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// How many reports name it.
    pub reports: i64,
}

impl Case {
    /// All names that the current texts hold, of entities and of places that have coordinates or a country; in their order.
    pub fn names(&self) -> Result<Vec<Name>> {
        let run = || -> rusqlite::Result<Vec<Name>> {
            let mut find = self.db.prepare_cached(
                "SELECT e.name, e.kind, max(e.country), max(e.code), NULL, NULL, count(DISTINCT e.key >> 20)
                 FROM entities e JOIN documents d ON d.version = e.key >> 20 GROUP BY e.name, e.kind
                 UNION ALL
                 SELECT p.name, 'place', max(p.country), NULL, p.latitude, p.longitude, count(DISTINCT p.key >> 20)
                 FROM places p JOIN documents d ON d.version = p.key >> 20 WHERE p.country IS NOT NULL OR p.latitude IS NOT NULL
                 GROUP BY p.name, p.latitude, p.longitude
                 ORDER BY 1, 2, 5, 6",
            )?;
            find.query_map([], |r| {
                Ok(Name {
                    name: r.get(0)?,
                    kind: r.get(1)?,
                    country: r.get(2)?,
                    code: r.get(3)?,
                    latitude: r.get(4)?,
                    longitude: r.get(5)?,
                    reports: r.get(6)?,
                })
            })?
            .collect()
        };
        run().map_err(|e| self.error(e))
    }

    /// Names of persons whom no report of the case gives an office or a known actor's code; longest first.
    pub fn private_names(&self) -> Result<Vec<String>> {
        let run = || -> rusqlite::Result<Vec<String>> {
            let mut find = self.db.prepare_cached(
                "SELECT name FROM entities WHERE kind = 'person' GROUP BY name
                 HAVING max(coalesce(roles, '') NOT IN ('', '[]')) = 0 AND max(coalesce(code, '') <> '') = 0 AND max(coalesce(country, '') <> '') = 0",
            )?;
            let mut out: Vec<String> = find.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
            // A name begins with a capital; "nine people" names nobody.
            out.retain(|n| n.chars().next().is_some_and(char::is_uppercase));
            out.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
            Ok(out)
        };
        run().map_err(|e| self.error(e))
    }
}
