//! Who stands with whom: one line for each relation to the same actor on the same basis.

use dateline_model::{Relation, SideBasis};

use super::page::Page;

pub(super) fn print(page: &mut Page<'_>) {
    if page.record.sides.is_empty() {
        return;
    }
    page.heading("WHO STANDS WITH WHOM");
    let mut rows: Vec<((String, Relation, SideBasis, Option<String>, bool), Vec<String>, String)> = Vec::new();
    for s in &page.record.sides {
        let to = page.name(s.to.entity.as_deref(), &s.to.words);
        let key = (to, s.relation, s.basis, page.said_by(s.claim.as_deref()), s.until.is_some());
        let from = page.name(s.from.entity.as_deref(), &s.from.words);
        match rows.iter_mut().find(|r| r.0 == key) {
            Some(row) if row.1.contains(&from) => {}
            Some(row) => row.1.push(from),
            None => rows.push((key, vec![from], page.mark(&s.id, s.words.span()))),
        }
    }
    for ((to, relation, basis, by, ended), from, mark) in rows {
        let verb = match relation {
            Relation::Recognises => "recognised by",
            Relation::Supports => "supported by",
            Relation::AlliedWith => "allied with",
            Relation::Opposes => "opposed by",
            Relation::Condemns => "condemned by",
            Relation::Sanctions => "sanctioned by",
            Relation::DemandsExitOf => "told to go by",
        };
        let basis = match basis {
            SideBasis::List => "list",
            SideBasis::Statement => "statement",
            SideBasis::Phrase => "phrase",
        };
        let by = by.map(|b| format!(", says {b}")).unwrap_or_default();
        let to = if ended { format!("{to}: no longer") } else { format!("{to}:") };
        page.line(6, &format!("  {to} {verb} {} ({basis}{by}) {mark}", from.join(", ")));
    }
}
