//! The marks of a document, by which copies and stories are found without reading anything anew.

use std::collections::BTreeMap;

use dateline_model::Record;
use dateline_story::copies::{Copies, Fingerprint};
use dateline_story::stories::{Profile, Stories};
use rusqlite::Connection;

use super::bound::Bound;
use super::{Place, told};

/// Keeps the marks of a document's last version.
pub(crate) fn keep(db: &Connection, document: i64, fingerprint: &[u8], profile: &[u8]) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO marks(document, fingerprint, profile) VALUES (?, ?, ?)")?.execute((
        document,
        fingerprint,
        profile,
    ))?;
    Ok(())
}

/// The marks of a record.
pub(crate) fn of(record: &Record) -> (Vec<u8>, Vec<u8>) {
    (Fingerprint::of(record).to_bytes(), Profile::of(record).to_bytes())
}

/// The story and the origin of every document, whatever the order in which they came; and the documents by their sources.
pub(super) fn places(
    db: &Connection,
    bound: &Bound,
) -> rusqlite::Result<(BTreeMap<i64, Place>, BTreeMap<String, i64>)> {
    let (mut copies, mut stories) = (Copies::new(), Stories::new());
    stories.hold(bound.same.clone(), bound.apart.clone());
    let mut documents: BTreeMap<String, i64> = BTreeMap::new();
    let mut all = db.prepare(
        "SELECT d.key, d.source, m.fingerprint, m.profile FROM documents d JOIN marks m ON m.document = d.key ORDER BY d.source",
    )?;
    let mut rows = all.query([])?;
    while let Some(r) = rows.next()? {
        let (document, source): (i64, String) = (r.get(0)?, r.get(1)?);
        let marks = (Fingerprint::from_bytes(r.get_ref(2)?.as_blob()?), Profile::from_bytes(r.get_ref(3)?.as_blob()?));
        let (fingerprint, profile) = match marks {
            (Ok(f), Ok(p)) => (f, p),
            // Of another version of the scheme: made anew from the record.
            _ => match told(db, document)? {
                Some(t) => (Fingerprint::of(&t.record), Profile::of(&t.record)),
                None => continue,
            },
        };
        copies.add(&source, fingerprint);
        stories.add(&source, profile);
        documents.insert(source, document);
    }
    let mut out: BTreeMap<i64, Place> = BTreeMap::new();
    for story in stories.stories() {
        for report in &story.reports {
            if let Some(&d) = documents.get(report) {
                out.insert(d, Place { story: story.id.clone(), origin: report.clone() });
            }
        }
    }
    for group in copies.groups() {
        for member in &group.members {
            if let Some(place) = documents.get(member).and_then(|d| out.get_mut(d)) {
                place.origin.clone_from(&group.id);
            }
        }
    }
    Ok((out, documents))
}
