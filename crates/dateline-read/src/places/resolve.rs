//! What toponyms denote, settled against each other. Every name starts with what the gazetteer says for each of its candidates (people, kind,
//! its own name or another), and takes up, in a few rounds, what the other names of the document speak for: the country, the first-order
//! division, the neighbourhood. One name has one referent, unless what it lies in is named beside it. Among the candidates stands
//! a place that the gazetteer does not have: where that is the likeliest, the name stays open.
//!
//! Source: the usual evidence of toponym resolution (Leidner 2007; Lieberman and Samet 2012), with mutual support in rounds.

use std::collections::{BTreeMap, BTreeSet};

use crate::context::Context;
use crate::gazetteer::{Kind, Row, normalise};
use crate::places::airfields::{self, Around};
use crate::places::detect::{BASE, Toponym};
use crate::places::lists::VOCABULARY;

/// What became of a toponym.
#[derive(Debug)]
pub(super) enum Settled {
    /// It denotes this; how that is known.
    As(Row, String),
    /// A site, in the place of this toponym where one is named near by; the site's own row where a source has it.
    Site(Option<(usize, Row)>, Option<Row>),
    /// It may denote any of these.
    Open(Vec<Row>),
    /// The gazetteer does not have it; what it lies in, where that is named beside it.
    Unknown(Option<Row>),
}

/// Candidates looked at for one name.
const CANDIDATES: usize = 40;
/// Likeliest candidates that speak for others' neighbourhoods.
const TOP: usize = 3;
/// Names that speak, so that long documents cost no more than their length.
const SPEAKERS: usize = 80;
const ROUNDS: usize = 4;

/// The weights, in powers of ten of people.
const SEAT: f64 = 2.0;
const ALIAS: f64 = 1.0;
const COUNTRY: f64 = 3.0;
const DIVISION: f64 = 2.5;
const NEAR: f64 = 3.0;
/// A place that the gazetteer does not have.
const NONE: f64 = 3.3;
/// How much a country that the others speak for weighs against a name that none of them holds.
const ALONE: f64 = 3.9;
/// From scores to shares.
const SHARPNESS: f64 = 2.0;

/// One name with all its mentions.
struct Name {
    /// What it may denote, likeliest first at the start; where its container is named beside it, only that.
    rows: Vec<Row>,
    prior: Vec<f64>,
    share: Vec<f64>,
    none: f64,
    weight: f64,
    /// Nearness and country's share of each candidate, to say the basis.
    spoken: Vec<(f64, f64)>,
    contained: bool,
}

/// Settles all toponyms of a document.
pub(super) fn settle(cx: &Context<'_>, toponyms: &[Toponym]) -> Vec<Settled> {
    let contained: Vec<Option<Row>> = toponyms.iter().map(|t| contained(t, toponyms)).collect();
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<Name> = Vec::new();
    let mut name_of: Vec<Option<usize>> = vec![None; toponyms.len()];
    for (i, t) in toponyms.iter().enumerate() {
        if t.site || t.demonym || t.rows.is_empty() {
            continue;
        }
        let key = normalise(cx.slice(t.span));
        let n = *index.entry(key.clone()).or_insert_with(|| {
            names.push(name(&key, &t.rows));
            names.len() - 1
        });
        name_of[i] = Some(n);
        names[n].weight += 0.2;
        if let Some(row) = contained[i]
            && !names[n].contained
        {
            names[n] = Name { contained: true, weight: names[n].weight + 0.5, ..name(&key, &[row]) };
        }
    }
    for n in &mut names {
        n.weight = 0.8 + n.weight.min(1.2);
    }
    let mut peoples: BTreeMap<&str, f64> = BTreeMap::new();
    for t in toponyms.iter().filter(|t| t.demonym) {
        if let Some(row) = t.rows.first() {
            let v = peoples.entry(row.country).or_default();
            *v = (*v + 0.4).min(2.0);
        }
    }
    for word in 0..cx.analysis.words().len() {
        let form = cx.analysis.form(word).to_lowercase();
        if let Some((_, country)) = VOCABULARY.iter().find(|(w, _)| *w == form) {
            let v = peoples.entry(country).or_default();
            *v = (*v + 0.5).min(2.0);
        }
    }
    for _ in 0..ROUNDS {
        round(&mut names, &peoples);
    }
    let named: BTreeSet<&str> = toponyms
        .iter()
        .filter_map(|t| t.rows.first().filter(|r| t.demonym || r.kind == Kind::Country))
        .map(|r| r.country)
        .collect();
    let of_name: Vec<Option<(Row, String)>> =
        names.iter().map(|n| n.best().or_else(|| Some((n.only(&named)?, "country".to_owned())))).collect();
    let picked = |i: usize| -> Option<(Row, String)> {
        match contained[i] {
            Some(row) => Some((row, "container".to_owned())),
            None => name_of[i].and_then(|n| of_name[n].clone()),
        }
    };
    let picks: Vec<Option<(Row, String)>> = (0..toponyms.len()).map(picked).collect();
    let sites = sites(cx, toponyms, &picks);
    (0..toponyms.len())
        .map(|i| {
            let t = &toponyms[i];
            if t.site {
                return Settled::Site(sites[i].0, sites[i].1);
            }
            if t.demonym {
                return t.rows.first().map_or(Settled::Unknown(None), |r| Settled::As(*r, "demonym".to_owned()));
            }
            match (&picks[i], name_of[i]) {
                (Some((row, basis)), _) => Settled::As(*row, basis.clone()),
                (None, Some(n)) => Settled::Open(names[n].ranked()),
                (None, None) => Settled::Unknown(
                    t.within
                        .and_then(|w| picks[w].as_ref())
                        .map(|p| p.0)
                        .filter(|r| matches!(r.kind, Kind::Country | Kind::Admin1)),
                ),
            }
        })
        .collect()
}

fn name(key: &str, rows: &[Row]) -> Name {
    // A division called after its town, which the bare name means: "Kharkiv", "Geneva".
    let seat = |d: &Row| {
        d.kind == Kind::Admin1
            && rows.iter().any(|r| {
                let inside = r.admin1 == d.admin1 || closeness(r, d) > 0.5;
                town(r) && r.country == d.country && inside && r.population > d.population / 10
            })
    };
    let mut scored: Vec<(f64, Row)> =
        rows.iter().map(|r| (prior(key, r) - if seat(r) { SEAT } else { 0.0 }, *r)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(CANDIDATES);
    let prior: Vec<f64> = scored.iter().map(|s| s.0).collect();
    let mut one = Name {
        rows: scored.iter().map(|s| s.1).collect(),
        share: Vec::new(),
        none: 0.0,
        weight: 0.0,
        spoken: vec![(0.0, 0.0); prior.len()],
        contained: false,
        prior,
    };
    one.weigh(&one.prior.clone(), NONE);
    one
}

/// What speaks for a candidate before the rest of the document is heard.
fn prior(key: &str, row: &Row) -> f64 {
    let people = if row.kind == Kind::Admin1 { row.population.min(3_000_000) } else { row.population };
    let own = normalise(row.name);
    let alias = match row.kind {
        Kind::Country | Kind::Region | Kind::Admin1 => 0.0,
        _ if own == key => 0.0,
        _ if own.strip_prefix(key).is_some_and(|rest| rest.starts_with(' ')) => 0.3 * ALIAS,
        _ => ALIAS,
    };
    let kind = match row.kind {
        Kind::Country => 2.0,
        Kind::Region => 1.5,
        Kind::Admin1 => 0.4,
        Kind::Admin2 => -0.8,
        Kind::Town => 0.0,
        Kind::Capital => 1.2,
        Kind::Site => 0.0,
    };
    f64::from(people.max(300)).log10() + kind - alias
}

impl Name {
    /// Turns scores into shares.
    fn weigh(&mut self, scores: &[f64], none: f64) {
        let top = scores.iter().copied().fold(none, f64::max);
        let raw: Vec<f64> = scores.iter().map(|s| (SHARPNESS * (s - top)).exp()).collect();
        let none = if self.contained { 0.0 } else { (SHARPNESS * (none - top)).exp() };
        let total: f64 = raw.iter().sum::<f64>() + none;
        self.share = raw.into_iter().map(|r| r / total).collect();
        self.none = none / total;
    }

    fn first(&self) -> Option<usize> {
        (0..self.rows.len()).max_by(|&a, &b| self.share[a].total_cmp(&self.share[b]).then(b.cmp(&a)))
    }

    /// Candidates, likeliest first.
    fn ranked(&self) -> Vec<Row> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by(|&a, &b| self.share[b].total_cmp(&self.share[a]).then(a.cmp(&b)));
        order.into_iter().map(|i| self.rows[i]).collect()
    }

    /// The one candidate that lies in a country which the text names.
    fn only(&self, named: &BTreeSet<&str>) -> Option<Row> {
        let mut inside = self.rows.iter().filter(|r| named.contains(r.country));
        inside.next().filter(|_| inside.next().is_none()).copied()
    }

    /// The settled candidate and its basis.
    fn best(&self) -> Option<(Row, String)> {
        let i = self.first()?;
        let row = self.rows[i];
        let (near, country) = self.spoken[i];
        let basis = if self.contained {
            "container"
        } else if matches!(row.kind, Kind::Country | Kind::Region) {
            "name"
        } else if near > 0.3 {
            "near"
        } else if country > 0.2 {
            "country"
        } else {
            "population"
        };
        (self.share[i] > self.none).then(|| (row, basis.to_owned()))
    }
}

/// What one candidate of a name says to the others.
struct Voice {
    name: usize,
    row: Row,
    share: f64,
}

/// Every name hears what the others speak for.
fn round(names: &mut [Name], peoples: &BTreeMap<&str, f64>) {
    let mut countries: BTreeMap<&str, f64> = peoples.clone();
    let mut divisions: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let mut voices: Vec<Voice> = Vec::new();
    for (i, n) in names.iter().enumerate().take(SPEAKERS) {
        for (row, share) in n.rows.iter().zip(&n.share) {
            *countries.entry(row.country).or_default() += n.weight * share;
            if !row.admin1.is_empty() {
                *divisions.entry((row.country, row.admin1)).or_default() += n.weight * share;
            }
        }
        let mut order: Vec<usize> = (0..n.rows.len()).filter(|&k| n.share[k] > 0.05).collect();
        order.sort_by(|&a, &b| n.share[b].total_cmp(&n.share[a]).then(a.cmp(&b)));
        let points = order.into_iter().filter(|&k| matches!(n.rows[k].kind, Kind::Town | Kind::Capital | Kind::Admin2));
        voices.extend(points.take(TOP).map(|k| Voice { name: i, row: n.rows[k], share: n.share[k] * n.weight }));
    }
    countries.remove("");
    let all_countries: f64 = countries.values().sum();
    let all_divisions: f64 = divisions.values().sum();
    for (i, n) in names.iter_mut().enumerate() {
        if n.contained {
            continue;
        }
        let speaks = if i < SPEAKERS { n.weight } else { 0.0 };
        let own = |f: &dyn Fn(&Row) -> bool| -> f64 {
            speaks * n.rows.iter().zip(&n.share).filter(|(r, _)| f(r)).map(|(_, s)| s).sum::<f64>()
        };
        let rest_countries = all_countries - own(&|r| !r.country.is_empty());
        let rest_divisions = all_divisions - own(&|r| !r.admin1.is_empty());
        let mut scores = Vec::with_capacity(n.rows.len());
        let mut spoken = Vec::with_capacity(n.rows.len());
        for row in &n.rows {
            let country = countries.get(row.country).map_or(0.0, |v| v - own(&|r| r.country == row.country));
            let country = country.max(0.0) / (rest_countries + 1.0);
            let division = divisions
                .get(&(row.country, row.admin1))
                .map_or(0.0, |v| v - own(&|r| r.country == row.country && r.admin1 == row.admin1));
            let division = division.max(0.0) / (rest_divisions + 1.0);
            let near: f64 = if matches!(row.kind, Kind::Country | Kind::Region | Kind::Admin1) {
                0.0
            } else {
                voices.iter().filter(|v| v.name != i).map(|v| v.share * closeness(&v.row, row)).sum()
            };
            let near = near / (near + 1.0);
            // All of a country speaks for it as a division's towns do for the division.
            let own = if row.kind == Kind::Country { DIVISION * country } else { 0.0 };
            scores.push(COUNTRY * country + DIVISION * division + NEAR * near + own);
            spoken.push((near, country + division));
        }
        let most = countries.values().copied().fold(0.0, f64::max) / (rest_countries + 1.0);
        let scores: Vec<f64> = scores.iter().zip(&n.prior).map(|(s, p)| s + p).collect();
        n.spoken = spoken;
        n.weigh(&scores, NONE + ALONE * most.min(1.0));
    }
}

/// One at the same place, a half some fifty kilometres off, next to nothing beyond two hundred.
fn closeness(a: &Row, b: &Row) -> f64 {
    let dy = f64::from(a.lat - b.lat) * 111.0;
    if dy.abs() > 400.0 {
        return 0.0;
    }
    let mut dx = f64::from((a.lon - b.lon).abs());
    if dx > 180.0 {
        dx = 360.0 - dx;
    }
    let dx = dx * 111.0 * f64::from(a.lat).to_radians().cos();
    let d2 = dx.mul_add(dx, dy * dy);
    1.0 / (1.0 + d2 / 2500.0)
}

fn town(row: &Row) -> bool {
    matches!(row.kind, Kind::Town | Kind::Capital)
}

/// The candidate that lies in what is named right after it, or in the country whose adjective stands before it.
fn contained(t: &Toponym, all: &[Toponym]) -> Option<Row> {
    // "Egypt, Texas" is rare; a country named beside a state is the country.
    if t.demonym || t.rows.first().is_some_and(|r| r.kind == Kind::Country && r.population > 8_000_000) {
        return None;
    }
    let after = t.within.map(|w| &all[w]).and_then(|outer| {
        let inside = |row: &Row| {
            outer.rows.iter().any(|o| match o.kind {
                Kind::Country => row.kind != Kind::Country && row.country == o.country,
                Kind::Admin1 => row.kind > Kind::Admin1 && row.country == o.country && row.admin1 == o.admin1,
                _ => false,
            })
        };
        largest(t.rows.iter().filter(|r| inside(r)))
    });
    let beside = || {
        t.country.as_ref().and_then(|c| largest(t.rows.iter().filter(|r| r.kind != Kind::Country && r.country == c)))
    };
    after.or_else(beside).copied()
}

/// The town of a name rather than the division round it, else where most people live.
fn largest<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<&'a Row> {
    let weight = |r: &Row| {
        f64::from(r.population.max(1)).log10() + if town(r) { 0.8 } else { 0.0 }
            - if r.kind == Kind::Admin2 { 1.0 } else { 0.0 }
    };
    rows.reduce(|a, b| if weight(b) > weight(a) { b } else { a })
}

/// What each site stands in, and its own row where the airfields have it.
fn sites(cx: &Context<'_>, toponyms: &[Toponym], picks: &[Option<(Row, String)>]) -> Vec<Held> {
    let peoples = toponyms.iter().filter(|t| t.demonym).filter_map(|t| t.rows.first());
    let around = Around::new(picks.iter().flatten().map(|p| p.0).chain(peoples.copied()));
    let mut bases: BTreeMap<String, Row> = BTreeMap::new();
    let mut found: Vec<_> = (0..toponyms.len())
        .map(|i| {
            let t = &toponyms[i];
            if !t.site {
                return (None, None);
            }
            let held = holder(cx, toponyms, picks, i);
            let Some(name) = airfields::name(cx.slice(t.span)) else { return (held, None) };
            let named = held.is_some_and(|(k, _)| t.span.contains(toponyms[k].span));
            let own = around.airfield(&name, held.as_ref().map(|h| &h.1), named);
            if let Some(row) = own {
                bases.insert(name, row);
            }
            (held.filter(|h| own.is_none_or(|row| airfields::beside(&row, &h.1))), own)
        })
        .collect();
    // A base named again without its noun, or with a wider one, is the same base.
    for (i, t) in toponyms.iter().enumerate().filter(|(_, t)| t.site || t.rule == BASE) {
        let words = normalise(cx.slice(t.span));
        let name = words.strip_suffix(" military base").or_else(|| words.strip_suffix(" base")).unwrap_or(&words);
        if let Some(row) = bases.get(name).filter(|_| found[i].1.is_none()) {
            found[i] = (found[i].0.filter(|h| airfields::beside(row, &h.1)), Some(*row));
        }
    }
    stay(cx, toponyms, &mut found);
    found
}

/// What a site stands in, and its own row.
type Held = (Option<(usize, Row)>, Option<Row>);

/// A site that is named again, with no town beside it, stands where it stood. Not "the hospital": there may be two.
fn stay(cx: &Context<'_>, toponyms: &[Toponym], found: &mut [Held]) {
    let mut homes: BTreeMap<String, Held> = BTreeMap::new();
    let sites: Vec<(usize, String)> = toponyms
        .iter()
        .enumerate()
        .filter(|(_, t)| t.site && cx.slice(t.span).trim_start_matches("The ").contains(char::is_uppercase))
        .map(|(i, t)| (i, normalise(cx.slice(t.span))))
        .collect();
    for (i, name) in &sites {
        if found[*i].0.is_some() {
            homes.entry(name.clone()).or_insert(found[*i]);
        }
    }
    for (i, name) in sites {
        if let (None, None, Some(home)) = (found[i].0, found[i].1, homes.get(&name)) {
            found[i] = *home;
        }
    }
}

/// What a site stands in: the toponym of its own name, else a town of its sentence.
fn holder(cx: &Context<'_>, toponyms: &[Toponym], picks: &[Option<(Row, String)>], i: usize) -> Option<(usize, Row)> {
    let site = &toponyms[i];
    let settled = |k: usize| picks[k].as_ref().map(|p| (k, p.0));
    let inner = (i + 1..toponyms.len())
        .take_while(|&k| toponyms[k].span.start < site.span.end)
        .find(|&k| site.span.contains(toponyms[k].span));
    if let Some(found) = inner.and_then(settled) {
        return Some(found);
    }
    let sentence = |k: usize| cx.analysis.sentence_at(toponyms[k].span.start);
    let here = sentence(i);
    // "Flew from the air base to Merrow": where the way leads is another place.
    let way = |k: usize| {
        let before = toponyms[k].words.start.checked_sub(1);
        before.is_some_and(|w| matches!(cx.analysis.form(w), "to" | "from" | "toward" | "towards" | "for"))
    };
    let after = (i + 1..toponyms.len()).take_while(|&k| sentence(k) == here);
    let before = (0..i).rev().take_while(|&k| sentence(k) == here);
    after
        .chain(before)
        .filter(|&k| !toponyms[k].site && !toponyms[k].demonym && !way(k))
        .find_map(|k| settled(k).filter(|(_, r)| town(r)))
}
