//! What happened, in order of when it happened; what has no date of its own comes last, in text order. What is only threatened, planned or
//! possible, and what is denied, did not happen as far as the report knows, and stands apart,
//! as do deeds that the report only refers to.

use dateline_model::{Event, Participant, Status};

use super::page::{Page, day, days};

pub(super) fn print(page: &mut Page<'_>) {
    let (referred, told): (Vec<&Event>, Vec<&Event>) = page.record.events.iter().partition(|e| e.background);
    let (deeds, others) = told.into_iter().partition(|e| matches!(e.status, Status::Reported | Status::Claimed));
    section(page, "WHAT HAPPENED", deeds);
    section(page, "WHAT IS ONLY REFERRED TO", referred);
    section(page, "WHAT IS THREATENED, PLANNED, POSSIBLE OR DENIED", others);
}

fn section(page: &mut Page<'_>, heading: &str, mut events: Vec<&Event>) {
    if events.is_empty() {
        return;
    }
    let key = |e: &Event| e.date.as_ref().and_then(|d| d.from.as_deref().or(d.to.as_deref())).and_then(day);
    events.sort_by_key(|e| (key(e).is_none(), key(e), e.words.span().start));
    page.heading(heading);
    let mut last = None;
    for e in events {
        let when = e.date.as_ref().and_then(|d| days(d.from.as_deref(), d.to.as_deref()));
        let when = when.unwrap_or_else(|| "no date of its own".to_owned());
        if last.as_ref() != Some(&when) {
            page.line(0, &when);
            last = Some(when);
        }
        event(page, e);
    }
}

fn event(page: &mut Page<'_>, e: &Event) {
    let names = |list: &[Participant]| {
        let mut names: Vec<String> = Vec::new();
        for p in list {
            let n = page.name(p.entity.as_deref(), &p.words);
            if !names.contains(&n) {
                names.push(n);
            }
        }
        names.join(", ")
    };
    let kind = format!("{:?}", e.kind).to_uppercase();
    let mode = e.mode.as_deref().map(|m| format!("/{m}")).unwrap_or_default();
    let actors = if e.actors.is_empty() { "(actor not named)".to_owned() } else { names(&e.actors) };
    let mut line = format!("  {actors} --{kind}{mode}-->");
    if e.recipients.is_empty() {
        line.truncate(line.len() - 1);
    } else {
        line = format!("{line} {}", names(&e.recipients));
    }
    let mut extra = Vec::new();
    if let Some(place) = e.place.as_ref().and_then(|p| page.place(p.index)) {
        extra.push(place.words.quote().split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let mut weapons: Vec<&str> = e.weapons.iter().map(|w| w.words.quote()).collect();
    weapons.dedup();
    if !weapons.is_empty() {
        extra.push(format!("with {}", weapons.join(", ")));
    }
    if e.status != Status::Reported {
        let status = format!("{:?}", e.status).to_lowercase();
        extra.push(match page.said_by(e.claim.as_deref()) {
            Some(by) => format!("{status}: {by}"),
            None => status,
        });
    }
    if !extra.is_empty() {
        line = format!("{line}; {}", extra.join("; "));
    }
    page.line(6, &line);
    let mark = page.mark(&e.id, e.words.span());
    page.quotation(6, e.words.quote(), &mark);
}
