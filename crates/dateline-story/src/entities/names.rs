//! Which names are forms of one: the same words, more or fewer of them, a spelling, initials, a lone surname.

use std::collections::BTreeMap;

use dateline_model::EntityKind;

use super::{Groups, Item, LinkReason};
use crate::words::words;

/// Words before or behind a name that are no part of it.
const TITLES: &[&str] = &[
    "admiral",
    "ambassador",
    "archbishop",
    "bishop",
    "brig",
    "captain",
    "chancellor",
    "chief",
    "col",
    "colonel",
    "dr",
    "gen",
    "general",
    "gov",
    "judge",
    "king",
    "lieutenant",
    "lord",
    "lt",
    "maj",
    "major",
    "mayor",
    "minister",
    "mr",
    "mrs",
    "ms",
    "president",
    "prime",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "rep",
    "rev",
    "sen",
    "senator",
    "sergeant",
    "sgt",
    "sheikh",
    "sheriff",
    "sir",
    "the",
];

/// The words of a name, titles left out. A name that is all title stays whole.
pub(super) fn of(name: &str, kind: EntityKind) -> Vec<String> {
    let all = words(name);
    let bare: Vec<String> = all
        .iter()
        .filter(|w| if kind == EntityKind::Person { TITLES.binary_search(&w.as_str()).is_err() } else { *w != "the" })
        .cloned()
        .collect();
    if bare.is_empty() { all } else { bare }
}

/// Links by name.
pub(super) fn link(items: &[Item<'_>], groups: &mut Groups) {
    same(items, groups);
    let (people, bodies): (Vec<usize>, Vec<usize>) = (0..items.len())
        .filter(|&i| !items[i].name.is_empty() && items[i].entity.kind != EntityKind::State)
        .partition(|&i| person(items, i));
    forms(items, groups, &people);
    spellings(items, groups, &people);
    lone(items, groups, &people);
    initials(items, groups, &bodies);
}

/// Whether it is a person, or may be one: what has no kind is judged by its name's bearers in other reports.
fn person(items: &[Item<'_>], i: usize) -> bool {
    items[i].entity.kind == EntityKind::Person
}

/// The same words, of things of one kind.
fn same(items: &[Item<'_>], groups: &mut Groups) {
    let mut first: BTreeMap<(bool, &[String]), usize> = BTreeMap::new();
    for (i, it) in items.iter().enumerate() {
        if it.name.is_empty()
            || it.entity.kind == EntityKind::State
            || it.entity.kind == EntityKind::Group && it.name.len() < 2
        {
            continue;
        }
        // One word names a person only beside others' fuller names; `lone` sees to it.
        if person(items, i) && it.name.len() < 2 {
            continue;
        }
        match first.get(&(person(items, i), it.name.as_slice())) {
            Some(&to) => groups.join(to, i, LinkReason::Name),
            None => {
                first.insert((person(items, i), &it.name), i);
            }
        }
    }
}

/// One item for each group of these, longest name first.
fn leads(items: &[Item<'_>], groups: &Groups, of: &[usize], least: usize) -> Vec<usize> {
    let mut seen = BTreeMap::new();
    for &i in of.iter().filter(|&&i| items[i].name.len() >= least) {
        let lead = seen.entry(groups.of(i)).or_insert(i);
        if items[i].name.len() > items[*lead].name.len() {
            *lead = i;
        }
    }
    let mut out: Vec<usize> = seen.into_values().collect();
    out.sort_by(|&a, &b| items[b].name.len().cmp(&items[a].name.len()).then_with(|| items[a].name.cmp(&items[b].name)));
    out
}

/// A shorter form whose words stand in this order in exactly one longer name that starts alike: "Ana Ruiz" of "Ana María Ruiz Vega".
fn forms(items: &[Item<'_>], groups: &mut Groups, people: &[usize]) {
    let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for i in leads(items, groups, people, 2) {
        by_first.entry(items[i].name[0].as_str()).or_default().push(i);
    }
    for bearers in by_first.values() {
        for (n, &short) in bearers.iter().enumerate() {
            let longer: Vec<usize> = bearers[..n]
                .iter()
                .copied()
                .filter(|&l| {
                    items[l].name.len() > items[short].name.len() && within(&items[short].name, &items[l].name)
                })
                .collect();
            let Some(&to) = longer.first() else { continue };
            if longer.iter().all(|&l| groups.of(l) == groups.of(to)) {
                groups.join(to, short, LinkReason::Form);
            }
        }
    }
}

/// Whether the words of one stand in the other, in order.
fn within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|w| rest.any(|l| l == w))
}

/// One letter apart in a surname of five letters or more, the first name alike.
fn spellings(items: &[Item<'_>], groups: &mut Groups, people: &[usize]) {
    let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for i in leads(items, groups, people, 2) {
        by_first.entry(items[i].name[0].as_str()).or_default().push(i);
    }
    for bearers in by_first.values().filter(|b| b.len() > 1) {
        for (n, &a) in bearers.iter().enumerate() {
            for &b in &bearers[n + 1..] {
                let (x, y) = (items[a].name.last(), items[b].name.last());
                if let (Some(x), Some(y)) = (x, y) {
                    if items[a].name.len() == items[b].name.len() && x.len() >= 5 && x != y && one_apart(x, y) {
                        groups.join(a, b, LinkReason::Spelling);
                    }
                }
            }
        }
    }
}

/// Whether two words differ by one letter put in, left out or changed.
fn one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let longer = a.len().max(b.len());
    head + tail + 1 >= longer
}

/// A single word: the only person of the story with that surname, or failing that with that first name.
fn lone(items: &[Item<'_>], groups: &mut Groups, people: &[usize]) {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for i in leads(items, groups, people, 2) {
        for w in &items[i].name[1..] {
            by_word.entry(w).or_default().push(i);
        }
        by_first.entry(&items[i].name[0]).or_default().push(i);
    }
    let mut alone: BTreeMap<&str, usize> = BTreeMap::new();
    for &i in people.iter().filter(|&&i| items[i].name.len() == 1) {
        let w = items[i].name[0].as_str();
        let bearers =
            by_word.get(w).map(|b| (b, LinkReason::Surname)).or(by_first.get(w).map(|b| (b, LinkReason::FirstName)));
        match bearers {
            Some((b, reason)) => {
                if let Some(to) = meant(items, groups, b, i) {
                    groups.join(to, i, reason);
                }
            }
            // Nobody bears more than this one word: all who bear it alone are one.
            None => match alone.get(w) {
                Some(&to) => groups.join(to, i, LinkReason::Name),
                None => {
                    alone.insert(w, i);
                }
            },
        }
    }
}

/// Which of the bearers of a word the lone one is: the only one, or the only one named in full in the same report.
fn meant(items: &[Item<'_>], groups: &Groups, bearers: &[usize], lone: usize) -> Option<usize> {
    let of: Vec<usize> = bearers.iter().map(|&b| groups.of(b)).collect();
    if of.iter().all(|&g| g == of[0]) {
        return Some(bearers[0]);
    }
    let here = items[lone].telling;
    let mut near: Vec<usize> =
        of.iter().copied().filter(|&g| groups.members(g).iter().any(|&m| items[m].telling == here)).collect();
    near.sort_unstable();
    near.dedup();
    match near[..] {
        [one] => groups.members(one).first().copied(),
        _ => None,
    }
}

/// Capitals that are the first letters of exactly one longer name: "VNG" of "Velmora National Guard".
fn initials(items: &[Item<'_>], groups: &mut Groups, bodies: &[usize]) {
    let mut by_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for i in leads(items, groups, bodies, 2) {
        let letters = |skip: bool| -> String {
            let counts = |w: &&String| !skip || !matches!(w.as_str(), "of" | "the" | "and" | "for" | "in");
            items[i].name.iter().filter(counts).filter_map(|w| w.chars().next()).collect()
        };
        let (whole, bare) = (letters(false), letters(true));
        if whole != bare {
            by_initials.entry(whole).or_default().push(i);
        }
        by_initials.entry(bare).or_default().push(i);
    }
    for &i in bodies {
        let name = items[i].entity.name.trim_start_matches("the ").trim_start_matches("The ");
        let short = (2..=7).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase() || c == '.');
        if !short {
            continue;
        }
        let key: String = name.chars().filter(char::is_ascii_uppercase).map(|c| c.to_ascii_lowercase()).collect();
        if let Some(bearers) = by_initials.get(&key) {
            if bearers.iter().all(|&b| groups.of(b) == groups.of(bearers[0])) {
                groups.join(bearers[0], i, LinkReason::Initials);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_titles_is_in_order() {
        assert!(TITLES.is_sorted());
    }

    #[test]
    fn one_letter_apart() {
        assert!(one_apart("tashev", "tashew") && one_apart("tashev", "tashevv") && !one_apart("tashev", "tasov"));
    }
}
