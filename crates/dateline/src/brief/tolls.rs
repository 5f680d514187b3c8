//! How many were killed, hurt, arrested: one line a count, those that differ marked, none merged.

use dateline_model::{Toll, TollKind};

use super::page::{Page, bounded, flat, shorten};

pub(super) fn print(page: &mut Page<'_>) {
    let mut tolls: Vec<&Toll> = page.record.tolls.iter().collect();
    if tolls.is_empty() {
        return;
    }
    tolls.sort_by_key(|t| (t.kind as u8, t.words.span().start));
    page.heading("HOW MANY");
    for t in tolls {
        toll(page, t);
    }
}

fn toll(page: &mut Page<'_>, t: &Toll) {
    let kind = match t.kind {
        TollKind::Killed => "killed",
        TollKind::Injured => "injured",
        TollKind::Abducted => "abducted",
        TollKind::Detained => "detained",
        TollKind::Released => "released",
        TollKind::Missing => "missing",
        TollKind::Displaced => "displaced",
        TollKind::Defected => "defected",
        TollKind::SoughtAsylum => "sought asylum",
        TollKind::TookPart => "took part",
    };
    let count = if t.max == Some(0) {
        format!("none (\u{201c}{}\u{201d})", shorten(&flat(t.words.quote()), 40))
    } else {
        bounded(t.min.map(|n| n as f64), t.max.map(|n| n as f64), t.hedge.as_deref())
    };
    let who = t.who.as_ref().map(|w| format!(" ({})", shorten(&flat(w.words.quote()), 40))).unwrap_or_default();
    let by = page.said_by(t.claim.as_deref()).map(|b| format!(", says {b}")).unwrap_or_default();
    let when = page.time(t.date.as_deref()).map(|w| format!(", {}", flat(w.words.quote()))).unwrap_or_default();
    let part = t.part_of.as_ref().map(|p| format!(", part of {p}")).unwrap_or_default();
    let mark = page.mark(&t.id, t.words.span());
    page.line(6, &format!("  {kind}: {count}{who}{by}{when}{part} {mark}"));
    if !t.differs_from.is_empty() {
        page.warn(6, &format!("differs from {}; both stand", t.differs_from.join(", ")));
    }
}
