//! Coordinates of their own for airports and air bases: "Merrow International Airport" is not the middle of Merrow.
//!
//! Only with a word for an airfield behind the name (airport, airfield, airbase, airstrip, aerodrome), and only where the document leaves one
//! airfield of that name: near the town that holds it, else near what else the document places, else in the countries it is about. A story
//! that names no country may name what is alone in the world. Two that fit equally well settle nothing, and what the source does not have
//! stays with the town that holds it. Not barracks, prisons or "the base": the source has none.
//!
//! Source: the package airportsdata, by way of `knowledge/gazetteer/airfields.py`, which cuts names in the same way.

use std::collections::BTreeSet;

use crate::gazetteer::{Gazetteer, Kind, Row, normalise};

/// Words for an airfield, as the end of a normalised name.
const HEADS: &[&str] = &[
    " air force base",
    " air force station",
    " naval air station",
    " air base",
    " air field",
    " airbase",
    " airfield",
    " airport",
    " airstrip",
    " aerodrome",
    " afb",
];

/// What stands between a name and its word for an airfield and does not tell one from another.
const QUALIFIERS: &[&str] = &[
    " international",
    " internacional",
    " intl",
    " regional",
    " municipal",
    " national",
    " domestic",
    " civil",
    " county",
    " memorial",
    " executive",
    " army",
    " military",
    " main",
];

/// An airfield serves, or is called after, a town so many kilometres off.
const NEAR: f64 = 80.0;

/// The name before the word for an airfield, as the airfields are looked up; none where there is no such word.
pub(super) fn name(words: &str) -> Option<String> {
    let key = normalise(words);
    let head = HEADS.iter().find_map(|h| key.strip_suffix(h))?;
    let mut name = head;
    while let Some(shorter) = QUALIFIERS.iter().find_map(|q| name.strip_suffix(q)) {
        name = shorter;
    }
    // "Kabul's" has lost its apostrophe; "St. Mary's" is a name of its own.
    if words.contains(['\'', '’']) && !Gazetteer::airfields().knows(name) {
        name = name.strip_suffix('s').unwrap_or(name);
    }
    (name.len() > 3).then(|| name.to_owned())
}

/// What the document says about where things lie.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// What it has placed: towns, divisions.
    places: Vec<Row>,
    /// Its countries, by places and by their people.
    countries: BTreeSet<&'static str>,
}

impl Around {
    /// Out of all that is settled.
    pub(super) fn new(settled: impl Iterator<Item = Row>) -> Around {
        let mut around = Around::default();
        for row in settled {
            around.countries.insert(row.country);
            if row.kind != Kind::Country {
                around.places.push(row);
            }
        }
        around.countries.remove("");
        around
    }

    /// The airfield of this name; `holder` is the town that holds the site, `named` whether that town stands in the site's own name.
    pub(super) fn airfield(&self, name: &str, holder: Option<&Row>, named: bool) -> Option<Row> {
        let all = Gazetteer::airfields().look_up(name);
        let by = |fits: &dyn Fn(&Row) -> bool| -> Vec<Row> { all.iter().filter(|r| fits(r)).copied().collect() };
        if let Some(town) = holder {
            let near = by(&|r| apart(r, town) <= NEAR);
            if !near.is_empty() || named {
                return only(&near, name);
            }
        }
        let near = by(&|r| self.places.iter().any(|p| town(p) && apart(r, p) <= NEAR));
        if !near.is_empty() {
            return only(&near, name);
        }
        let home = by(&|r| self.countries.contains(r.country));
        let part = |r: &Row| {
            self.places.iter().any(|p| p.kind == Kind::Admin1 && p.country == r.country && p.admin1 == r.admin1)
        };
        if self.countries.is_empty() {
            return only(&all, name).filter(|_| all.len() == 1);
        }
        only(&home, name).or_else(|| only(&home.into_iter().filter(part).collect::<Vec<_>>(), name))
    }
}

/// Whether a site of this place is told by its town.
pub(super) fn beside(site: &Row, town: &Row) -> bool {
    apart(site, town) <= NEAR
}

/// The only one, or the only one that bears the name itself and not its city's.
fn only(rows: &[Row], key: &str) -> Option<Row> {
    let mut own = rows.iter().filter(|r| name(r.name).as_deref() == Some(key));
    match (rows, own.next(), own.next()) {
        ([one], _, _) => Some(*one),
        (_, Some(one), None) => Some(*one),
        _ => None,
    }
}

fn town(row: &Row) -> bool {
    matches!(row.kind, Kind::Town | Kind::Capital | Kind::Admin2)
}

/// Kilometres, as on a plane.
fn apart(a: &Row, b: &Row) -> f64 {
    let dy = f64::from(a.lat - b.lat) * 111.2;
    let dx = f64::from((a.lon - b.lon).abs());
    let dx = if dx > 180.0 { 360.0 - dx } else { dx } * 111.2 * f64::from(a.lat).to_radians().cos();
    dx.hypot(dy)
}
