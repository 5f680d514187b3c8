//! Who and what a case knows, and the likest of them to a name: by the groups of three letters that two names share, words in any order.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use dateline_store::{Case, Filter, Kind, Name, Order, Page};
use unicode_normalization::UnicodeNormalization;

use crate::error::Error;

/// Less like than this is not offered.
const LEAST: f64 = 30.0;

/// One that a name can be matched to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// Of one that several reports tell the id in the case, else its kind and name: both outlive a new reading.
    pub(crate) id: String,
    pub(crate) name: String,
    /// All its names.
    pub(crate) names: Vec<String>,
    pub(crate) kind: String,
    pub(crate) country: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) point: Option<(f64, f64)>,
    pub(crate) reports: i64,
}

/// All of them.
pub(crate) struct Index {
    pub(crate) all: Vec<Known>,
    /// By group of three letters who has it in one of the names: number and name.
    groups: BTreeMap<[char; 3], Vec<(u32, u32)>>,
    /// By number and name how many groups there are.
    sizes: Vec<Vec<usize>>,
    by_id: BTreeMap<String, usize>,
}

/// A candidate.
#[derive(Clone, Debug)]
pub(crate) struct Like {
    /// Its place in [`Index::all`].
    pub(crate) at: usize,
    /// From 0 to 100; 100 is the same name.
    pub(crate) score: f64,
}

impl Index {
    pub(crate) fn of(case: &Case) -> Result<Index, Error> {
        let everyone = Page { offset: 0, limit: None, order: Order::Weight };
        let mut all: Vec<Known> = Vec::new();
        let mut named: BTreeMap<(String, String), usize> = BTreeMap::new();
        for e in case.items(Kind::Entity, &Filter::default(), everyone)?.rows {
            let text = |n: &str| e.detail.get(n).and_then(|v| v.as_str()).map(str::to_owned);
            let name = e.who.clone().unwrap_or_default();
            let mut names = vec![name.clone()];
            let others = e.detail.get("names").and_then(|n| n.as_array()).into_iter().flatten();
            names.extend(others.filter_map(|n| n.as_str().map(str::to_owned)).filter(|n| *n != name));
            let kind = e.class.clone().unwrap_or_default();
            for n in &names {
                named.insert((kind.clone(), plain(n)), all.len());
            }
            all.push(Known {
                names,
                kind,
                country: text("country"),
                code: text("code"),
                point: None,
                reports: e.reports,
                id: e.id,
                name,
            });
        }
        for n in case.names()? {
            let one = alone(n);
            let at = one.point.map(|(y, x)| format!("@{y:.3},{x:.3}")).unwrap_or_default();
            // One name in large and in small letters is one.
            match named.entry((one.kind.clone(), plain(&one.name) + &at)) {
                Entry::Vacant(free) => {
                    free.insert(all.len());
                    all.push(one);
                }
                Entry::Occupied(known) => {
                    let known: &mut Known = &mut all[*known.get()];
                    known.reports = known.reports.max(one.reports);
                    if known.id.contains(':') && !known.names.contains(&one.name) {
                        known.names.push(one.name);
                    }
                }
            }
        }
        Ok(Index::made(all))
    }

    fn made(all: Vec<Known>) -> Index {
        let mut groups: BTreeMap<[char; 3], Vec<(u32, u32)>> = BTreeMap::new();
        let mut sizes = Vec::with_capacity(all.len());
        for (n, k) in all.iter().enumerate() {
            let mut of = Vec::with_capacity(k.names.len());
            for (m, name) in k.names.iter().enumerate() {
                let found = threes(&plain(name));
                of.push(found.len());
                for g in found {
                    groups.entry(g).or_default().push((n as u32, m as u32));
                }
            }
            sizes.push(of);
        }
        let by_id = all.iter().enumerate().map(|(n, k)| (k.id.clone(), n)).collect();
        Index { all, groups, sizes, by_id }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Known> {
        self.by_id.get(id).map(|&n| &self.all[n])
    }

    /// The likest to a name, best first; ties by how many reports tell of them, then by name.
    pub(crate) fn like(&self, name: &str, kinds: &[String], country: Option<&str>, most: usize) -> Vec<Like> {
        let wanted = plain(name);
        let groups = threes(&wanted);
        let mut shared: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for g in &groups {
            for &at in self.groups.get(g).into_iter().flatten() {
                *shared.entry(at).or_default() += 1;
            }
        }
        let mut best: BTreeMap<u32, f64> = BTreeMap::new();
        for ((n, m), same) in shared {
            let known = &self.all[n as usize];
            if !kinds.is_empty() && !kinds.contains(&known.kind) {
                continue;
            }
            let theirs = plain(&known.names[m as usize]);
            let mut score = if theirs == wanted {
                100.0
            } else {
                let size = self.sizes[n as usize][m as usize];
                let alike = 2.0 * same as f64 / (groups.len() + size) as f64;
                (60.0 * alike + 40.0 * inside(&wanted, &theirs)).min(99.0)
            };
            if let (Some(asked), Some(has)) = (country, &known.country)
                && !asked.eq_ignore_ascii_case(has)
            {
                score *= 0.7;
            }
            let kept = best.entry(n).or_default();
            *kept = kept.max(score);
        }
        let mut out: Vec<Like> = best
            .into_iter()
            .filter(|b| b.1 >= LEAST)
            .map(|(n, score)| Like { at: n as usize, score: (score * 10.0).round() / 10.0 })
            .collect();
        out.sort_by(|a, b| {
            let (p, q) = (&self.all[a.at], &self.all[b.at]);
            b.score.total_cmp(&a.score).then(q.reports.cmp(&p.reports)).then(p.id.cmp(&q.id))
        });
        out.truncate(most);
        out
    }
}

/// One that a single report names, or a place.
fn alone(n: Name) -> Known {
    let point = n.latitude.zip(n.longitude);
    let at = point.map(|(y, x)| format!("@{y:.3},{x:.3}")).unwrap_or_default();
    Known {
        id: format!("{}:{}{at}", n.kind, n.name),
        names: vec![n.name.clone()],
        name: n.name,
        kind: n.kind,
        country: n.country,
        code: n.code,
        point,
        reports: n.reports,
    }
}

/// Small letters without accents, words with one blank between.
fn plain(name: &str) -> String {
    let letters: String = name
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Groups of three letters, a blank before and behind each word.
fn threes(plain: &str) -> BTreeSet<[char; 3]> {
    let mut out = BTreeSet::new();
    for word in plain.split(' ').filter(|w| !w.is_empty()) {
        let letters: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
        out.extend(letters.windows(3).map(|w| [w[0], w[1], w[2]]));
    }
    out
}

/// The share of the words of the shorter name that stand in the longer.
fn inside(a: &str, b: &str) -> f64 {
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    a.intersection(&b).count() as f64 / a.len().min(b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_other_spellings_and_orders() {
        let known = |id: &str, name: &str, kind: &str, country: &str| Known {
            id: id.to_owned(),
            name: name.to_owned(),
            names: vec![name.to_owned()],
            kind: kind.to_owned(),
            country: Some(country.to_owned()),
            ..Known::default()
        };
        let index = Index::made(vec![
            known("a", "Ilan Dorvane", "person", "VLM"),
            known("b", "Zoë Märten", "person", "HLV"),
            known("c", "Dorvane Steel", "organisation", "VLM"),
        ]);
        let best = |name: &str| index.like(name, &[], None, 3).first().map(|l| (index.all[l.at].id.clone(), l.score));
        assert_eq!(best("ilan dorvane"), Some(("a".to_owned(), 100.0)));
        assert_eq!(best("Dorvane, Ilan").map(|b| b.0), Some("a".to_owned()));
        assert_eq!(best("Zoe Marten"), Some(("b".to_owned(), 100.0)));
        assert!(best("Ilan Dorvan").is_some_and(|b| b.0 == "a" && b.1 > 60.0 && b.1 < 100.0));
        assert_eq!(best("Nobody Else"), None);
        let strict = index.like("Dorvane", &["organisation".to_owned()], None, 3);
        assert_eq!(strict.len(), 1);
        let abroad = index.like("Ilan Dorvane", &[], Some("HLV"), 3);
        assert!(abroad[0].score < 100.0, "another country");
    }
}
