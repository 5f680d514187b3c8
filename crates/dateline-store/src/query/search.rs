//! Words, with the passage they stand in.

use serde::Serialize;

use crate::case::Case;
use crate::error::Result;
use crate::query::list::{Listed, Page};

/// A passage that holds the words.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// The report's source.
    pub source: String,
    /// The report's id.
    pub id: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The passage's number, from 1.
    pub passage: i64,
    /// First code point of the passage in the report's text.
    pub start: i64,
    /// One past its last.
    pub end: i64,
    /// The passage, the words found between `[` and `]`.
    pub text: String,
    /// Who says it, where it is a claim.
    pub speaker: Option<String>,
}

impl Case {
    /// The passages that hold all the words, or the phrase between quotation marks; best first.
    pub fn search(&self, words: &str, page: Page) -> Result<Listed<Hit>> {
        let wanted = phrase(words);
        if wanted.is_empty() {
            return Ok(Listed { total: 0, rows: Vec::new() });
        }
        let run = || -> rusqlite::Result<Listed<Hit>> {
            let total = self
                .db
                .prepare_cached("SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?")?
                .query_row([&wanted], |r| r.get::<_, i64>(0))?;
            // The page first: words are marked and speakers looked up for what is shown, not for every passage that holds the words.
            let mut find = self.db.prepare_cached(
                "WITH shown AS MATERIALIZED (
                   SELECT p.key, d.source, d.id, v.outlet, v.published, p.number, p.starts, p.ends, bm25(passages_fts) AS rank
                   FROM passages_fts JOIN passages p ON p.key = passages_fts.rowid
                   JOIN versions v ON v.key = p.version JOIN documents d ON d.key = v.document
                   WHERE passages_fts MATCH ?1 ORDER BY rank, v.published, d.source, p.number LIMIT ?2 OFFSET ?3)
                 SELECT s.source, s.id, s.outlet, s.published, s.number, s.starts, s.ends, highlight(passages_fts, 0, '[', ']'),
                        (SELECT c.speaker FROM claims c
                         WHERE c.key BETWEEN s.key >> 20 << 20 AND (s.key >> 20 << 20) + 1048575 AND c.passage = s.key
                           AND c.speaker IS NOT NULL
                           AND EXISTS (SELECT 1 FROM claims_fts f WHERE f.rowid = c.key AND claims_fts MATCH ?1) LIMIT 1)
                 FROM shown s CROSS JOIN passages_fts ON passages_fts.rowid = s.key
                 WHERE passages_fts MATCH ?1 ORDER BY s.rank, s.published, s.source, s.number",
            )?;
            let limit = page.limit.map_or(-1, |n| n as i64);
            let rows = find
                .query_map((&wanted, limit, page.offset as i64), |r| {
                    Ok(Hit {
                        source: r.get(0)?,
                        id: r.get(1)?,
                        outlet: r.get(2)?,
                        published: r.get(3)?,
                        passage: r.get(4)?,
                        start: r.get(5)?,
                        end: r.get(6)?,
                        text: r.get(7)?,
                        speaker: r.get(8)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Listed { total: total as usize, rows })
        };
        run().map_err(|e| self.error(e))
    }
}

/// Words as FTS5 takes them: each a string of its own, what stands between quotation marks one phrase; nothing is syntax.
fn phrase(words: &str) -> String {
    let mut out = Vec::new();
    for (n, part) in words.split('"').enumerate() {
        if n % 2 == 1 {
            out.push(part.to_owned());
        } else {
            out.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    out.retain(|p| p.chars().any(char::is_alphanumeric));
    out.iter().map(|p| format!("\"{p}\"")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_is_syntax() {
        assert_eq!(super::phrase("tear gas"), "\"tear\" \"gas\"");
        assert_eq!(super::phrase("\"tear gas\" OR ("), "\"tear gas\" \"OR\"");
    }
}
