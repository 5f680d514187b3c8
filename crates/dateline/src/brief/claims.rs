//! Who says what: speaker, verb, venue, the words, and whether evidence was given.

use dateline_model::{Claim, ClaimKind, EvidenceStatus};

use super::page::{Page, flat};

pub(super) fn print(page: &mut Page<'_>) {
    let claims: Vec<&Claim> =
        page.record.claims.iter().filter(|c| c.within.is_none() && c.variant_of.is_none()).collect();
    if claims.is_empty() {
        return;
    }
    page.heading("WHO SAYS WHAT");
    for c in claims {
        claim(page, c);
    }
}

fn claim(page: &mut Page<'_>, c: &Claim) {
    let speaker =
        c.speaker.as_ref().map_or_else(|| "(nobody named)".to_owned(), |s| page.name(s.entity.as_deref(), &s.words));
    let cue = c.cue.as_ref().map_or_else(|| "says".to_owned(), |q| flat(q.words.quote()));
    let mut line = format!("  {speaker}: {cue}");
    if let Some(to) = &c.addressee {
        line = format!("{line} to {}", page.name(to.entity.as_deref(), &to.words));
    }
    if let Some(v) = &c.venue {
        line = format!("{line} ({})", flat(v.words.quote()));
    }
    let by =
        c.evidence.by.as_ref().map(|s| format!(" by {}", page.name(s.entity.as_deref(), &s.words))).unwrap_or_default();
    match c.evidence.status {
        EvidenceStatus::Unstated => {}
        EvidenceStatus::NoneGiven => line.push_str("; no evidence given"),
        EvidenceStatus::Cited => line.push_str("; evidence cited"),
        EvidenceStatus::Confirmed => line = format!("{line}; confirmed{by}"),
        EvidenceStatus::Disputed => line = format!("{line}; disputed{by}"),
    }
    if c.kind == ClaimKind::Indirect {
        line.push_str("; in the report's words");
    }
    let variants = page.record.claims.iter().filter(|v| v.variant_of.as_ref() == Some(&c.id)).count();
    if variants > 0 {
        line = format!("{line}; also quoted differently ({variants})");
    }
    page.line(6, &line);
    let mark = page.mark(&c.id, c.words.span());
    page.quotation(6, &c.content.quotes().join(" … "), &mark);
}
