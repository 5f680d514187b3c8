//! Offices: "the opposition leader" is whoever the reports of that time call so by name, if they call only one person so.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::EntityKind;

use super::{Groups, Item, LinkReason};
use crate::words::words;

/// Heads of offices that one person at a time holds.
const HEADS: &[&str] = &[
    "attorney",
    "chancellor",
    "chief",
    "commander",
    "dictator",
    "director",
    "emperor",
    "governor",
    "head",
    "king",
    "leader",
    "mayor",
    "minister",
    "pope",
    "premier",
    "president",
    "prosecutor",
    "queen",
    "secretary",
    "speaker",
    "sultan",
];

/// Words that tell one office of a kind from another.
const PORTFOLIOS: &[&str] = &[
    "army",
    "defence",
    "defense",
    "deputy",
    "finance",
    "foreign",
    "general",
    "guerrilla",
    "health",
    "information",
    "interior",
    "justice",
    "labour",
    "oil",
    "opposition",
    "parliament",
    "police",
    "prime",
    "rebel",
    "state",
    "supreme",
    "trade",
    "union",
    "vice",
];

/// Words that make an office somebody else's, or one no longer held.
const OTHERS: &[&str] = &[
    "acting",
    "adviser",
    "aide",
    "ally",
    "brother",
    "candidate",
    "daughter",
    "elect",
    "ex",
    "father",
    "former",
    "late",
    "lawyer",
    "nephew",
    "son",
    "spokesman",
    "spokeswoman",
    "then",
    "widow",
    "wife",
];

/// How far apart in days a report that names the holder and one that names only the office may lie.
const REACH: i32 = 92;

/// The office that words name, its distinguishing words in order; none where they name none that one person holds.
fn office(text: &str) -> Option<String> {
    let all = words(text);
    if all.iter().any(|w| OTHERS.binary_search(&w.as_str()).is_ok()) {
        return None;
    }
    let head = all.iter().rposition(|w| HEADS.binary_search(&w.as_str()).is_ok())?;
    // "the president of the union": what follows the head belongs to it.
    let mut out: BTreeSet<&str> = BTreeSet::new();
    for (i, w) in all.iter().enumerate() {
        let w = if w == "defense" { "defence" } else { w.as_str() };
        if i == head || PORTFOLIOS.binary_search(&w).is_ok() {
            out.insert(w);
        }
    }
    Some(out.into_iter().collect::<Vec<_>>().join(" "))
}

/// Links descriptions to the holders of the office they name.
pub(super) fn link(items: &[Item<'_>], groups: &mut Groups) {
    // Office and country to those who hold it, with the days of the reports that say so.
    let mut holders: BTreeMap<(String, Option<&str>), Vec<(usize, Option<i32>)>> = BTreeMap::new();
    let person = |it: &Item<'_>| it.entity.kind == EntityKind::Person;
    for (i, it) in items.iter().enumerate().filter(|(_, it)| person(it) && !it.name.is_empty()) {
        let offices: BTreeSet<String> = it.entity.roles.iter().filter_map(|r| office(&r.text)).collect();
        for o in offices {
            holders.entry((o, it.entity.country.as_deref())).or_default().push((i, it.day));
        }
    }
    let described: Vec<usize> = (0..items.len()).filter(|&i| person(&items[i]) && items[i].name.is_empty()).collect();
    for i in described {
        let it = &items[i];
        let Some(o) = office(&it.entity.name) else { continue };
        let near = |d: Option<i32>| match (d, it.day) {
            (Some(a), Some(b)) => (a - b).abs() <= REACH,
            _ => true,
        };
        let country = it.entity.country.as_deref();
        let mut meant: BTreeSet<usize> = BTreeSet::new();
        for ((_, c), held) in holders.range((o.clone(), None)..).take_while(|((name, _), _)| *name == o) {
            if country.is_some() && c.is_some() && *c != country {
                continue;
            }
            meant.extend(held.iter().filter(|(_, d)| near(*d)).map(|&(h, _)| groups.of(h)));
        }
        // Two holders: the one of this very report, if the report names one of them.
        if meant.len() > 1 {
            let here = |g: &usize| groups.members(*g).iter().any(|&m| items[m].telling == it.telling);
            meant = meant.into_iter().filter(here).collect();
        }
        if let Some(&g) = meant.first().filter(|_| meant.len() == 1) {
            let to = groups.members(g)[0];
            groups.join(to, i, LinkReason::Office);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        assert!(HEADS.is_sorted() && PORTFOLIOS.is_sorted() && OTHERS.is_sorted());
    }

    #[test]
    fn an_office_is_its_head_and_what_tells_it_apart() {
        assert_eq!(office("Velmora's opposition leader").as_deref(), Some("leader opposition"));
        assert_eq!(office("the Velmoran foreign minister").as_deref(), Some("foreign minister"));
        assert_eq!(office("Foreign Minister").as_deref(), Some("foreign minister"));
        assert_eq!(office("a former president"), None);
        assert_eq!(office("two witnesses"), None);
    }
}
