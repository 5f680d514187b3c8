//! Names of private persons: those that no report gives an office, an outlet or a code of an actor.

use crate::case::Case;
use crate::error::Result;

impl Case {
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
