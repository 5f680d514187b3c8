//! What happened, who stands with whom, how many, how much.

use dateline_model::{Event, Participant};
use rusqlite::{Result, params};

use super::{MOST, Wording, Writer, word};

pub(super) fn write<'a>(w: &Writer<'a>, spans: &mut Vec<Wording<'a>>) -> Result<()> {
    events(w, spans)?;
    sides(w)?;
    tolls(w)?;
    stakes(w)
}

fn events<'a>(w: &Writer<'a>, spans: &mut Vec<Wording<'a>>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT OR IGNORE INTO events(key, type, mode, contexts, status, background, day_from, day_to, day_basis, place, place_basis,
         weapons, trigger, claim, starts, ends, passage, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let mut seats = 0;
    for e in &w.record.events {
        let Some(key) = w.key(&e.id) else { continue };
        let contexts = (!e.contexts.is_empty()).then(|| e.contexts.join(" "));
        let weapons =
            (!e.weapons.is_empty()).then(|| e.weapons.iter().map(|x| x.words.quote()).collect::<Vec<_>>().join("; "));
        let place = e.place.as_ref().and_then(|p| w.record.places.get(p.index)).and_then(|p| w.key(&p.id));
        let span = e.words.span();
        let added = insert.execute(params![
            key,
            word(&e.kind),
            e.mode,
            contexts,
            word(&e.status),
            e.background,
            e.date.as_ref().and_then(|d| d.from.as_deref()),
            e.date.as_ref().and_then(|d| d.to.as_deref()),
            e.date.as_ref().map(|d| d.basis.as_str()),
            place,
            e.place.as_ref().map(|p| p.basis.as_str()),
            weapons,
            e.trigger.words.quote(),
            w.link(e.claim.as_deref()),
            span.start,
            span.end,
            w.passage(span),
            e.words.quote(),
        ])?;
        if added > 0 {
            participants(w, e, key, &mut seats)?;
            spans.extend(e.also.iter().map(|t| (e.id.as_str(), "also", t.words.span())));
        }
    }
    Ok(())
}

fn participants(w: &Writer<'_>, e: &Event, event: i64, seats: &mut usize) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO participants(key, event, role, entity, code, starts, ends, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let roles: [(&str, &[Participant]); 2] = [("actor", &e.actors), ("recipient", &e.recipients)];
    for (role, list) in roles {
        for p in list {
            *seats += 1;
            if *seats > MOST {
                return Ok(());
            }
            let span = p.words.span();
            let entity = w.link(p.entity.as_deref());
            let key = w.base + *seats as i64;
            insert.execute((key, event, role, entity, &p.code, span.start, span.end, p.words.quote()))?;
        }
    }
    Ok(())
}

fn sides(w: &Writer<'_>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO sides(key, who, who_entity, relation, whom, whom_entity, day_from, basis, claim, starts, ends, passage, quote)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for s in &w.record.sides {
        let Some(key) = w.key(&s.id) else { continue };
        let span = s.words.span();
        insert.execute(params![
            key,
            w.name(s.from.entity.as_deref(), s.from.words.quote()),
            w.link(s.from.entity.as_deref()),
            word(&s.relation),
            w.name(s.to.entity.as_deref(), s.to.words.quote()),
            w.link(s.to.entity.as_deref()),
            w.days(s.date.as_deref()).0,
            word(&s.basis),
            w.link(s.claim.as_deref()),
            span.start,
            span.end,
            w.passage(span),
            s.words.quote(),
        ])?;
    }
    Ok(())
}

fn tolls(w: &Writer<'_>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO tolls(key, kind, least, most, hedge, who, who_entity, day_from, day_to, place, claim, part_of, differs_from, starts,
         ends, passage, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for t in &w.record.tolls {
        let Some(key) = w.key(&t.id) else { continue };
        let (from, to) = w.days(t.date.as_deref());
        let differs = (!t.differs_from.is_empty()).then(|| t.differs_from.join(" "));
        let span = t.words.span();
        insert.execute(params![
            key,
            word(&t.kind),
            t.min.map(|n| n as i64),
            t.max.map(|n| n as i64),
            t.hedge,
            t.who.as_ref().map(|x| x.words.quote()),
            t.who.as_ref().and_then(|x| w.link(x.entity.as_deref())),
            from,
            to,
            w.link(t.place.as_deref()),
            w.link(t.claim.as_deref()),
            w.link(t.part_of.as_deref()),
            differs,
            span.start,
            span.end,
            w.passage(span),
            t.words.quote(),
        ])?;
    }
    Ok(())
}

fn stakes(w: &Writer<'_>) -> Result<()> {
    let mut insert = w.db.prepare_cached(
        "INSERT INTO stakes(key, giver, giver_entity, receiver, receiver_entity, least, most, unit, hedge, purpose, status, day_from, day_to,
         claim, starts, ends, passage, quote) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for s in &w.record.stakes {
        let Some(key) = w.key(&s.id) else { continue };
        let amount = s.amount.and_then(|k| w.record.amounts.get(k));
        let (from, to) = w.days(s.period.as_deref());
        let span = s.words.span();
        insert.execute(params![
            key,
            s.giver.as_ref().map(|p| w.name(p.entity.as_deref(), p.words.quote())),
            s.giver.as_ref().and_then(|p| w.link(p.entity.as_deref())),
            s.receiver.as_ref().map(|p| w.name(p.entity.as_deref(), p.words.quote())),
            s.receiver.as_ref().and_then(|p| w.link(p.entity.as_deref())),
            amount.and_then(|a| a.min),
            amount.and_then(|a| a.max),
            amount.and_then(|a| a.unit.as_deref()),
            amount.and_then(|a| a.hedge.as_deref()),
            s.purpose.as_ref().map(dateline_model::Quoted::quote),
            s.status.as_ref().map(word),
            from,
            to,
            w.link(s.claim.as_deref()),
            span.start,
            span.end,
            w.passage(span),
            s.words.quote(),
        ])?;
    }
    Ok(())
}
