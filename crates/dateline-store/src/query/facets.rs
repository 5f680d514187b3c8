//! Which values a column of joined items takes, and how often: what a filter offers.

use std::collections::HashMap;

use serde::Serialize;

use super::list::Kind;
use crate::case::Case;
use crate::error::Result;

/// A value and how many items have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// `class`, `status`, `place`, `who` or `review`.
    pub column: &'static str,
    /// The value; null where an item has none.
    pub value: Option<String>,
    /// Items that have it.
    pub count: i64,
}

/// Columns that filters offer.
const COLUMNS: &[&str] = &["class", "status", "review", "place", "who"];
/// Values of one column, the frequent ones first.
const MOST: usize = 60;

impl Case {
    /// The values of the columns of a kind, the most frequent first.
    pub fn facets(&self, kind: Kind) -> Result<Vec<Facet>> {
        let answer = || self.count_facets(kind);
        self.recall(format!("facets {kind:?}"), answer).map(|f| f.as_ref().clone())
    }

    fn count_facets(&self, kind: Kind) -> Result<Vec<Facet>> {
        let run = || -> rusqlite::Result<Vec<Facet>> {
            // All columns in one pass over the rows as they lie.
            let sql = format!("SELECT {} FROM joined NOT INDEXED WHERE kind = ?", COLUMNS.join(", "));
            let mut find = self.db.prepare_cached(&sql)?;
            let mut rows = find.query([kind.as_str()])?;
            let mut counts: Vec<HashMap<String, i64>> = vec![HashMap::new(); COLUMNS.len()];
            let mut nothing = vec![0; COLUMNS.len()];
            while let Some(r) = rows.next()? {
                for (n, of) in counts.iter_mut().enumerate() {
                    match r.get_ref(n)?.as_str_or_null()? {
                        None => nothing[n] += 1,
                        Some(value) => match of.get_mut(value) {
                            Some(count) => *count += 1,
                            None => drop(of.insert(value.to_owned(), 1)),
                        },
                    }
                }
            }
            let mut out = Vec::new();
            for ((&column, of), nothing) in COLUMNS.iter().zip(counts).zip(nothing) {
                let mut values: Vec<(Option<String>, i64)> = of.into_iter().map(|(v, n)| (Some(v), n)).collect();
                values.extend((nothing > 0).then_some((None, nothing)));
                values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                out.extend(values.into_iter().take(MOST).map(|(value, count)| Facet { column, value, count }));
            }
            Ok(out)
        };
        run().map_err(|e| self.error(e))
    }

    /// How many items of each kind there are and how many of them people have looked at, in the order of the kinds.
    pub fn progress(&self) -> Result<Vec<(Kind, i64, i64)>> {
        self.recall("progress", || self.count_progress()).map(|p| p.as_ref().clone())
    }

    fn count_progress(&self) -> Result<Vec<(Kind, i64, i64)>> {
        let run = || -> rusqlite::Result<Vec<(Kind, i64, i64)>> {
            // How many there are an index tells alone, and another how many were looked at.
            let mut find = self.db.prepare_cached(
                "SELECT a.kind, a.n, coalesce(b.n, 0) FROM (SELECT kind, count(*) AS n FROM joined GROUP BY kind) a
                 LEFT JOIN (SELECT kind, count(*) AS n FROM joined INDEXED BY joined_reviewed WHERE review IS NOT NULL GROUP BY kind) b ON b.kind = a.kind ORDER BY a.kind",
            )?;
            let rows = find.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get(1)?, r.get(2)?)))?;
            let mut out = Vec::new();
            for row in rows {
                let (word, all, seen) = row?;
                out.extend(Kind::of(&word).map(|k| (k, all, seen)));
            }
            out.sort_by_key(|r| r.0);
            Ok(out)
        };
        run().map_err(|e| self.error(e))
    }
}
