//! What people decided about stories and across them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::decisions::{self, Action, State};

/// Pairs of sources.
type Pairs = Vec<(String, String)>;

/// What bears on which reports are told together.
#[derive(Default)]
pub(super) struct Bound {
    /// Reports of one story.
    pub(super) same: Pairs,
    /// Reports of two stories.
    pub(super) apart: Pairs,
    /// Reports of which items were merged: whatever their stories, they are joined together.
    pub(super) ties: Pairs,
}

/// The decisions in force.
pub(super) fn of(db: &Connection) -> rusqlite::Result<Bound> {
    let mut out = Bound::default();
    for d in decisions::all(db)?.into_iter().filter(|d| d.state == State::InForce) {
        let Some(anchor) = d.anchor.as_ref().filter(|_| matches!(d.action, Action::Merge | Action::Split)) else {
            continue;
        };
        let pairs: Pairs = d.others.iter().map(|o| (anchor.source.clone(), o.source.clone())).collect();
        match (d.kind.as_str(), d.action) {
            ("story", action) => {
                let Bound { same, apart, .. } = &mut out;
                let (list, other) = if action == Action::Merge { (same, apart) } else { (apart, same) };
                // The later word on a pair holds.
                let again = |a: &str, b: &str| pairs.iter().any(|(x, y)| (x == a && y == b) || (y == a && x == b));
                let (over, kept): (Pairs, Pairs) = std::mem::take(other).into_iter().partition(|(a, b)| again(a, b));
                *other = kept;
                list.extend(pairs.iter().cloned());
                // Those whom a report held together stay together when it is taken out.
                if action == Action::Split {
                    let beside: Vec<String> =
                        over.into_iter().map(|(a, b)| if a == anchor.source { b } else { a }).collect();
                    other.extend(beside.windows(2).map(|w| (w[0].clone(), w[1].clone())));
                }
            }
            (_, Action::Merge) => out.ties.extend(pairs),
            _ => {}
        }
    }
    Ok(out)
}

/// Each thing that these pairs bind, with the least of those it is bound to, itself left out.
pub(super) fn classes<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut least: BTreeMap<&str, &str> = BTreeMap::new();
    let find = |least: &BTreeMap<&'a str, &'a str>, mut x: &'a str| {
        while let Some(next) = least.get(x).filter(|n| **n != x) {
            x = next;
        }
        x
    };
    for (a, b) in pairs {
        let (a, b) = (find(&least, a), find(&least, b));
        least.insert(a.max(b), a.min(b));
    }
    let bound: Vec<&str> = least.keys().copied().collect();
    bound.into_iter().map(|b| (find(&least, b), b)).filter(|(a, b)| a != b).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn pairs_make_classes() {
        let pairs = [("c", "d"), ("b", "d"), ("a", "a"), ("x", "y")];
        assert_eq!(super::classes(&pairs), [("b", "c"), ("b", "d"), ("x", "y")]);
    }
}
