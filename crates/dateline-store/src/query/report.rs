//! One report with its record, its earlier texts, and the joined item behind each of its facts.

use dateline_model::Record;
use rusqlite::OptionalExtension;
use serde::Serialize;

use super::list::Report;
use crate::case::Case;
use crate::error::{Error, Result};

/// A text of a report.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// How many words.
    pub words: i64,
    /// The release that read it.
    pub read_by: String,
}

/// A fact of a report, and the joined item that it stands behind.
#[derive(Clone, Debug, Serialize)]
pub struct Behind {
    /// The fact's id in the record, such as `e4`.
    pub id: String,
    /// The joined item.
    pub joined: String,
    /// What people made of that.
    pub review: Option<String>,
    /// Reports that tell it.
    pub reports: i64,
    /// Independent origins behind them.
    pub origins: i64,
}

/// A report whole.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// The report.
    pub report: Report,
    /// Its author.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its texts, the first one first.
    pub texts: Vec<Text>,
    /// The joined items behind its facts.
    pub behind: Vec<Behind>,
    /// Its record; null where it is damaged.
    pub record: Option<Box<Record>>,
}

impl Case {
    /// The report of this id, the beginning of one, or source.
    pub fn sheet(&self, id: &str) -> Result<Sheet> {
        let (letter, source) = self.find(id)?;
        if letter != 'd' {
            return Err(Error::NoItem(id.to_owned()));
        }
        let run = || -> rusqlite::Result<Option<(Report, i64, i64, Option<String>, Option<String>)>> {
            self.db
                .prepare_cached(
                    "SELECT d.id, d.source, v.outlet, v.title, v.published, s.id, sd.origin, sd.agency, sd.copy_of, sd.withdrawn_by,
                     (SELECT count(*) FROM versions x WHERE x.document = d.key), d.key, v.key, v.author, v.url
                     FROM documents d JOIN versions v ON v.key = d.version LEFT JOIN story_documents sd ON sd.document = d.key
                     LEFT JOIN stories s ON s.key = sd.story WHERE d.source = ?",
                )?
                .query_row([&source], |r| {
                    let report = Report {
                        id: r.get(0)?,
                        source: r.get(1)?,
                        outlet: r.get(2)?,
                        title: r.get(3)?,
                        published: r.get(4)?,
                        story: r.get(5)?,
                        origin: r.get(6)?,
                        agency: r.get(7)?,
                        copy_of: r.get(8)?,
                        withdrawn_by: r.get(9)?,
                        versions: r.get(10)?,
                    };
                    Ok((report, r.get(11)?, r.get(12)?, r.get(13)?, r.get(14)?))
                })
                .optional()
        };
        let found = run().map_err(|e| self.error(e))?;
        let (report, document, version, author, url) = found.ok_or_else(|| Error::NoItem(id.to_owned()))?;
        let more =
            || -> rusqlite::Result<(Vec<Text>, Vec<Behind>)> { Ok((self.texts(document)?, self.behind(version)?)) };
        let (texts, behind) = more().map_err(|e| self.error(e))?;
        let record = self.record(&report.source)?.map(Box::new);
        Ok(Sheet { report, author, url, texts, behind, record })
    }

    fn texts(&self, document: i64) -> rusqlite::Result<Vec<Text>> {
        let mut find = self.db.prepare_cached(
            "SELECT id, title, published, words, read_by FROM versions WHERE document = ? ORDER BY key",
        )?;
        find.query_map([document], |r| {
            Ok(Text { id: r.get(0)?, title: r.get(1)?, published: r.get(2)?, words: r.get(3)?, read_by: r.get(4)? })
        })?
        .collect()
    }

    fn behind(&self, version: i64) -> rusqlite::Result<Vec<Behind>> {
        let mut find = self.db.prepare_cached(
            "SELECT m.kind, m.item & 1048575, j.id, j.review, j.reports, j.origins FROM joined_members m JOIN joined j ON j.key = m.joined
             WHERE m.kind = ?1 AND m.item BETWEEN ?2 << 20 AND (?2 << 20) + 1048575 ORDER BY m.item",
        )?;
        let mut out = Vec::new();
        for (kind, letter) in
            [("event", 'e'), ("claim", 'c'), ("toll", 't'), ("side", 's'), ("stake", 'm'), ("entity", 'n')]
        {
            let rows = find.query_map((kind, version), |r| {
                Ok(Behind {
                    id: format!("{letter}{}", r.get::<_, i64>(1)?),
                    joined: r.get(2)?,
                    review: r.get(3)?,
                    reports: r.get(4)?,
                    origins: r.get(5)?,
                })
            })?;
            for row in rows {
                out.push(row?);
            }
        }
        Ok(out)
    }
}
