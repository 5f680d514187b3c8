//! The money: who gives how much to whom, for what.

use super::page::{Page, bounded, flat, shorten};

pub(super) fn print(page: &mut Page<'_>) {
    if page.record.stakes.is_empty() {
        return;
    }
    page.heading("MONEY");
    for s in &page.record.stakes {
        let amount = s.amount.and_then(|k| page.record.amounts.get(k)).map_or_else(String::new, |a| {
            let n = bounded(a.min, a.max, a.hedge.as_deref());
            a.unit.as_deref().map_or_else(|| n.clone(), |u| format!("{n} {u}"))
        });
        let party = |p: Option<&dateline_model::Party>| p.map(|p| page.name(p.entity.as_deref(), &p.words));
        let giver = party(s.giver.as_ref()).unwrap_or_else(|| "(giver not named)".to_owned());
        let receiver = party(s.receiver.as_ref()).unwrap_or_else(|| "(receiver not named)".to_owned());
        let mut line = format!("  {giver} --{amount}--> {receiver}");
        if let Some(status) = s.status {
            let words = format!("{status:?}").to_lowercase().replace("atrisk", "at risk");
            line = format!("{line}; {words}");
        }
        if let Some(p) = &s.purpose {
            line = format!("{line}; for {}", shorten(&flat(p.quote()), 60));
        }
        if let Some(t) = page.time(s.period.as_deref()) {
            line = format!("{line}; {}", flat(t.words.quote()));
        }
        if let Some(by) = page.said_by(s.claim.as_deref()) {
            line = format!("{line}; says {by}");
        }
        let mark = page.mark(&s.id, s.words.span());
        page.line(6, &format!("{line} {mark}"));
    }
}
