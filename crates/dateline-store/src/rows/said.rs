//! Who says so: claims, and the media that reports show.

use dateline_model::{Claim, Speaker};
use rusqlite::Result;

use super::{Wording, Writer, word};

pub(super) fn write<'a>(w: &Writer<'a>, spans: &mut Vec<Wording<'a>>) -> Result<()> {
    claims(w, spans)?;
    media(w)
}

fn claims<'a>(w: &Writer<'a>, spans: &mut Vec<Wording<'a>>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO claims(key, speaker, speaker_entity, cue, act, kind, addressee, venue, evidence, evidence_by, day, variant_of, within,
         starts, ends, passage, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let mut index = w.db.prepare_cached("INSERT INTO claims_fts(rowid, quote) VALUES (?, ?)")?;
    let named = |s: &'a Option<Speaker>| s.as_ref().map(|s| w.name(s.entity.as_deref(), s.words.quote()));
    for c in &w.record.claims {
        let Some(key) = w.key(&c.id) else { continue };
        let speaker = c.speaker.as_ref().and_then(|s| w.link(s.entity.as_deref()));
        let span = c.words.span();
        let said = said(c);
        let venue = c.venue.as_ref().map(|v| v.words.quote());
        insert.execute(rusqlite::params![
            key,
            named(&c.speaker),
            speaker,
            c.cue.as_ref().map(|q| q.words.quote()),
            word(&c.act),
            word(&c.kind),
            named(&c.addressee),
            venue,
            word(&c.evidence.status),
            named(&c.evidence.by),
            w.days(c.date.as_deref()).0,
            w.link(c.variant_of.as_deref()),
            w.link(c.within.as_deref()),
            span.start,
            span.end,
            w.passage(c.content.hull().unwrap_or(span)),
            said,
        ])?;
        index.execute((key, &said))?;
        spans.extend(c.content.spans().iter().map(|&s| (c.id.as_str(), "content", s)));
    }
    Ok(())
}

/// What is said, its pieces in one.
pub(crate) fn said(c: &Claim) -> String {
    c.content.quotes().join(" … ")
}

fn media(w: &Writer<'_>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO media(key, kind, shows, made_by, published_in, starts, ends, passage, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for m in &w.record.media {
        let Some(key) = w.key(&m.id) else { continue };
        let shows = (!m.shows.is_empty()).then(|| m.shows.join(" "));
        let by = m.by.as_ref().map(|p| w.name(p.entity.as_deref(), p.words.quote()));
        let place = m.where_published.as_ref().map(|p| w.name(p.entity.as_deref(), p.words.quote()));
        let span = m.words.span();
        insert.execute((
            key,
            word(&m.kind),
            shows,
            by,
            place,
            span.start,
            span.end,
            w.passage(span),
            m.words.quote(),
        ))?;
    }
    Ok(())
}
