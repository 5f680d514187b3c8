//! Which pairs are looked at: events that share something telling, and no more of them than grows with the story.

use std::collections::BTreeMap;

use dateline_model::PloverType;

use super::acts::Act;
use super::facts::Facts;
use super::score::{Rarity, compatible};

/// How many later ones of a list each event is compared with.
const REACH: usize = 40;

/// What two events may share.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Party(u32),
    Act(u8),
    Lemma(u32),
    Word(u32),
    Day(u8, i32),
    Force,
}

/// Pairs of indices, the lesser first, each once, in order.
pub(crate) fn candidates(facts: &[Facts<'_>], rarity: &Rarity) -> Vec<(u32, u32)> {
    let mut lists: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    for (i, f) in facts.iter().enumerate() {
        let i = i as u32;
        let mut put = |k: Key| lists.entry(k).or_default().push(i);
        for &n in f.actors.linked.iter().chain(&f.recipients.linked) {
            put(Key::Party(n));
        }
        put(Key::Lemma(f.lemma));
        if let Some(a) = f.act {
            // Who holds hostages has "arrested" them for some.
            put(Key::Act(if a == Act::Arrest { Act::Hostage } else { a } as u8));
        }
        let held = f.kind == PloverType::Coerce && matches!(f.act, Some(Act::Hostage | Act::Arrest));
        if f.kind == PloverType::Assault || held {
            put(Key::Force);
        }
        if let Some(d) = f.exact() {
            put(Key::Day(f.kind as u8, d));
        }
        // The three rarest words.
        let mut rare = f.words.clone();
        rare.sort_by(|&a, &b| rarity.words.get(b).total_cmp(&rarity.words.get(a)).then(a.cmp(&b)));
        for &w in rare.iter().take(3) {
            put(Key::Word(w));
        }
    }
    let when = |i: u32| {
        let f = &facts[i as usize];
        (f.days.map(|d| d.from).or(f.published).unwrap_or(0), i)
    };
    let mut out = Vec::new();
    for mut list in lists.into_values() {
        list.sort_by_key(|&i| when(i));
        list.dedup();
        for (n, &a) in list.iter().enumerate() {
            for &b in list[n + 1..].iter().take(REACH) {
                if compatible(facts[a as usize].kind, facts[b as usize].kind) {
                    out.push((a.min(b), a.max(b)));
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}
