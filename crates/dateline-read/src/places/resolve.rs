//! What toponyms denote, settled against each other: the container named beside them, the countries and divisions that the document is
//! about, the distance to what is settled already, one referent for one name, and how many people live there.
//!
//! Source: the usual evidence of toponym resolution (Leidner 2007; Lieberman and Samet 2012). A small town that nothing in the document
//! speaks for is not guessed: it stays open, with its candidates.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::gazetteer::{Kind, Row, normalise};
use crate::places::detect::Toponym;

/// What became of a toponym.
#[derive(Debug)]
pub(super) enum Settled {
    /// It denotes this; how that is known.
    As(Row, String),
    /// A site, in the town of this toponym where one is named near by.
    Site(Option<(usize, Row)>),
    /// It may denote any of these.
    Open(Vec<Row>),
    /// The gazetteer does not have it.
    Unknown,
}

/// Towns with fewer people need a document that speaks for them.
const SMALL: u32 = 20_000;
/// The same in a document that is about other countries.
const LARGE: u32 = 300_000;

/// What the document speaks for.
#[derive(Default)]
struct Votes {
    countries: BTreeMap<String, f64>,
    divisions: BTreeMap<(String, String), f64>,
    /// Places settled so far, to be near to.
    points: Vec<(f32, f32)>,
}

impl Votes {
    fn add(&mut self, row: &Row, weight: f64) {
        if !row.country.is_empty() {
            *self.countries.entry(row.country.to_owned()).or_default() += weight;
        }
        if !row.admin1.is_empty() {
            *self.divisions.entry((row.country.to_owned(), row.admin1.to_owned())).or_default() += weight;
        }
    }

    fn country(&self, row: &Row) -> f64 {
        let total: f64 = self.countries.values().sum();
        self.countries.get(row.country).map_or(0.0, |v| v / total.max(2.0))
    }

    fn division(&self, row: &Row) -> f64 {
        let total: f64 = self.divisions.values().sum();
        self.divisions.get(&(row.country.to_owned(), row.admin1.to_owned())).map_or(0.0, |v| v / total.max(2.0))
    }

    fn near(&self, row: &Row) -> f64 {
        let close = self
            .points
            .iter()
            .filter(|p| kilometres(**p, (row.lat, row.lon)) < 160.0 && **p != (row.lat, row.lon))
            .count();
        (close.min(3) as f64) / 3.0
    }
}

/// Settles all toponyms of a document.
pub(super) fn settle(cx: &Context<'_>, toponyms: &[Toponym]) -> Vec<Settled> {
    let mut votes = Votes::default();
    for word in 0..cx.analysis.words().len() {
        let form = cx.analysis.form(word);
        if form.starts_with(char::is_uppercase)
            && let Some(country) = cx.kit.actors.demonym(form).and_then(|s| s.country.clone())
        {
            let v = votes.countries.entry(country).or_default();
            *v = (*v + 0.4).min(4.0);
        }
    }
    // First what is sure: countries, containers, names of one large place.
    let mut chosen: BTreeMap<String, (Row, &'static str)> = BTreeMap::new();
    for t in toponyms {
        let key = normalise(cx.slice(t.span));
        if let Some(row) = contained(t, toponyms) {
            votes.add(&row, 1.5);
            chosen.insert(key, (row, "container"));
            continue;
        }
        match t.rows.as_slice() {
            [first, ..] if matches!(first.kind, Kind::Country | Kind::Admin1) => votes.add(first, 1.0),
            [first] if first.population > SMALL => votes.add(first, 1.0),
            [first, second, ..]
                if first.population > 300_000 && f64::from(first.population) > 8.0 * f64::from(second.population) =>
            {
                votes.add(first, 0.7)
            }
            _ => {}
        }
    }
    // Then the rest, twice: the second time near what the first time settled.
    let mut picked: Vec<Option<(Row, String)>> = Vec::new();
    for _ in 0..2 {
        picked = toponyms.iter().map(|t| pick(cx, t, &votes, &chosen)).collect();
        votes.points = picked
            .iter()
            .flatten()
            .filter(|(r, _)| r.kind != Kind::Country && r.kind != Kind::Region)
            .map(|(r, _)| (r.lat, r.lon))
            .take(200)
            .collect();
        votes.points.dedup();
        for (row, _) in picked.iter().flatten().filter(|(r, _)| town(r)).take(100) {
            votes.add(row, 0.3);
        }
    }
    let town_of = |i: usize| {
        let sentence = |k: usize| cx.analysis.sentence_at(toponyms[k].span.start);
        let near = (0..toponyms.len()).filter(|&k| k != i && sentence(k) == sentence(i));
        let mut near = near;
        near.find_map(|k| picked[k].as_ref().filter(|(r, _)| town(r)).map(|(r, _)| (k, *r)))
    };
    (0..toponyms.len())
        .map(|i| match (&picked[i], toponyms[i].site) {
            (_, true) => Settled::Site(town_of(i)),
            (Some((row, basis)), false) => Settled::As(*row, basis.clone()),
            (None, false) if toponyms[i].rows.is_empty() => Settled::Unknown,
            (None, false) => Settled::Open(toponyms[i].rows.clone()),
        })
        .collect()
}

fn town(row: &Row) -> bool {
    matches!(row.kind, Kind::Town | Kind::Capital)
}

/// The candidate that lies in what is named right after it, or in the country whose adjective stands before it.
fn contained(t: &Toponym, all: &[Toponym]) -> Option<Row> {
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
    // "Egypt, Texas" is rare; a country named beside a state is the country.
    let country = t.rows.first().is_some_and(|r| r.kind == Kind::Country && r.population > 8_000_000);
    let beside = || {
        t.adjective.as_ref().and_then(|c| largest(t.rows.iter().filter(|r| r.kind != Kind::Country && r.country == c)))
    };
    if country { None } else { after.or_else(beside).copied() }
}

/// The town of a name rather than the division round it, else where most people live.
fn largest<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<&'a Row> {
    let weight = |r: &Row| {
        f64::from(r.population.max(1)).log10() + if town(r) { 0.8 } else { 0.0 }
            - if r.kind == Kind::Admin2 { 1.0 } else { 0.0 }
    };
    rows.reduce(|a, b| if weight(b) > weight(a) { b } else { a })
}

fn pick(
    cx: &Context<'_>,
    t: &Toponym,
    votes: &Votes,
    chosen: &BTreeMap<String, (Row, &'static str)>,
) -> Option<(Row, String)> {
    if let Some(row) = chosen.get(&normalise(cx.slice(t.span))) {
        return Some((row.0, row.1.to_owned()));
    }
    let mut best: Option<(f64, &Row)> = None;
    for row in &t.rows {
        let people = if row.kind == Kind::Admin1 { row.population.min(1_500_000) } else { row.population };
        let score = f64::from(people.max(300)).log10()
            + match row.kind {
                Kind::Country => 3.0,
                Kind::Region => 2.0,
                Kind::Admin1 => 0.3,
                Kind::Admin2 => -1.0,
                Kind::Town => 0.0,
                Kind::Capital => 0.8,
            }
            + 3.0 * votes.country(row)
            + 2.5 * votes.division(row)
            + 1.5 * votes.near(row);
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, row));
        }
    }
    let (_, row) = best?;
    let spoken_for = votes.country(row) > 0.15 || votes.near(row) > 0.0;
    let basis = if matches!(row.kind, Kind::Country | Kind::Region) {
        "name"
    } else if votes.near(row) > 0.0 {
        "near"
    } else if spoken_for {
        "country"
    } else {
        "population"
    };
    // Where the document is about other countries, a middling town that nothing speaks for is as little to be guessed as a small one.
    let enough = if votes.countries.values().sum::<f64>() > 4.0 { LARGE } else { SMALL };
    (row.population >= enough || matches!(row.kind, Kind::Region | Kind::Country) || spoken_for)
        .then(|| (*row, basis.to_owned()))
}

/// Great-circle distance.
fn kilometres(a: (f32, f32), b: (f32, f32)) -> f64 {
    let [lat1, lon1, lat2, lon2] = [a.0, a.1, b.0, b.1].map(|d| f64::from(d).to_radians());
    let h = ((lat2 - lat1) / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * ((lon2 - lon1) / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
