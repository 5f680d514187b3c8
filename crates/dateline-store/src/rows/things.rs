//! What facts are about: passages, entities, times, places, problems.

use rusqlite::Result;

use super::{MOST, Wording, Writer, word};

pub(super) fn write<'a>(w: &Writer<'a>, spans: &mut Vec<Wording<'a>>) -> Result<()> {
    passages(w)?;
    entities(w, spans)?;
    times(w)?;
    places(w)?;
    problems(w)
}

fn passages(w: &Writer<'_>) -> Result<()> {
    let mut insert =
        w.db.prepare_cached("INSERT INTO passages(key, kind, starts, ends, text) VALUES (?, ?, ?, ?, ?)")?;
    let mut index = w.db.prepare_cached("INSERT INTO passages_fts(rowid, text) VALUES (?, ?)")?;
    for (n, b) in w.record.document.blocks.iter().take(MOST).enumerate() {
        let key = w.base + n as i64 + 1;
        let span = b.words.span();
        insert.execute((key, word(&b.kind), span.start, span.end, b.words.quote()))?;
        index.execute((key, b.words.quote()))?;
    }
    Ok(())
}

fn entities<'a>(w: &Writer<'a>, spans: &mut Vec<Wording<'a>>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO entities(key, name, kind, country, code, sectors, roles, starts, ends) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for e in &w.record.entities {
        let Some(key) = w.key(&e.id) else { continue };
        let sectors = (!e.sectors.is_empty()).then(|| e.sectors.join(" "));
        let roles =
            (!e.roles.is_empty()).then(|| e.roles.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("; "));
        let span = e.words.span();
        insert.execute((key, &e.name, word(&e.kind), &e.country, &e.code, sectors, roles, span.start, span.end))?;
        for m in &e.mentions {
            let part = match m.kind {
                dateline_model::MentionKind::Name => "name",
                dateline_model::MentionKind::Nominal => "nominal",
                dateline_model::MentionKind::Pronoun => "pronoun",
            };
            spans.push((&e.id, part, m.words.span()));
        }
    }
    Ok(())
}

fn times(w: &Writer<'_>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO times(key, kind, value, day_from, day_to, basis, starts, ends, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for t in &w.record.times {
        let Some(key) = w.key(&t.id) else { continue };
        let span = t.words.span();
        insert.execute((
            key,
            word(&t.kind),
            &t.value,
            &t.from,
            &t.to,
            &t.basis,
            span.start,
            span.end,
            t.words.quote(),
        ))?;
    }
    Ok(())
}

fn places(w: &Writer<'_>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO places(key, name, geonames, latitude, longitude, country, admin1, precision, basis, starts, ends, quote)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for p in &w.record.places {
        let Some(key) = w.key(&p.id) else { continue };
        let (span, precision) = (p.words.span(), p.precision.as_ref().map(word));
        insert.execute(rusqlite::params![
            key,
            p.name,
            p.geonames,
            p.lat,
            p.lon,
            p.country,
            p.admin1,
            precision,
            p.basis,
            span.start,
            span.end,
            p.words.quote()
        ])?;
    }
    Ok(())
}

fn problems(w: &Writer<'_>) -> Result<()> {
    let mut insert =
        w.db.prepare_cached("INSERT INTO problems(key, code, message, hint, starts, ends) VALUES (?, ?, ?, ?, ?, ?)")?;
    for (n, p) in w.record.document.problems.iter().take(MOST).enumerate() {
        let (start, end) = (p.span.map(|s| s.start), p.span.map(|s| s.end));
        insert.execute((w.base + n as i64 + 1, p.code.as_str(), &p.message, &p.hint, start, end))?;
    }
    Ok(())
}
