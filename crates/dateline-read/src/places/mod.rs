//! Toponyms and what they denote: [`detect`] finds them, [`resolve`] settles them against each other, and this file writes them down.
//!
//! What it does not do: adjectives and demonyms ("Venezuelan") are no places; a capital that stands for its government is one here, and an
//! actor in `entities`.

mod airfields;
mod detect;
mod forms;
mod lists;
mod names;
mod resolve;
mod scans;

use dateline_model::{Candidate, Code, Place, Precision, Problem, Record, Why};

use crate::context::Context;
use crate::gazetteer::{Kind, Row};
use resolve::{Settled, settle};

/// Candidates kept of a place that could not be settled.
const KEPT: usize = 8;

/// Adds places to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let toponyms = detect::toponyms(cx);
    let settled = settle(cx, &toponyms);
    // The town in the name of a body is one only where the document speaks for it.
    let kept: Vec<bool> =
        toponyms.iter().zip(&settled).map(|(t, s)| t.rule != "places/in-name" || spoken_for(s)).collect();
    let mut number = 0;
    let numbers: Vec<usize> = kept
        .iter()
        .map(|&k| {
            number += usize::from(k);
            number
        })
        .collect();
    for (i, (t, s)) in toponyms.iter().zip(settled).enumerate().filter(|(i, _)| kept[*i]) {
        let words = cx.text.quote(t.span);
        let mut place = Place {
            id: format!("p{}", numbers[i]),
            name: words.quote().split_whitespace().collect::<Vec<_>>().join(" "),
            words,
            geonames: None,
            lat: None,
            lon: None,
            country: None,
            admin1: None,
            candidates: Vec::new(),
            precision: None,
            basis: String::new(),
            why: vec![Why::rule(t.rule)],
        };
        match s {
            Settled::As(row, basis) => {
                take(&mut place, &row);
                place.why.push(Why::rule("places/resolve").note(basis.clone()));
                place.basis = basis;
            }
            Settled::Site(town, own) => {
                place.precision = Some(Precision::Site);
                if let Some(row) = own {
                    take(&mut place, &row);
                    place.why.push(Why::rule("places/airfield-of-its-own"));
                }
                let town = town.filter(|(at, _)| kept[*at]);
                if let Some((_, row)) = town
                    && place.admin1.is_none()
                {
                    place.country = some(row.country);
                    place.admin1 = some(row.admin1);
                }
                place.basis = match (town, own) {
                    (Some((at, _)), _) => format!("site-in:p{}", numbers[at]),
                    (None, Some(_)) => "site-name".to_owned(),
                    (None, None) => "site".to_owned(),
                };
            }
            Settled::Open(rows) => {
                place.candidates = rows.iter().take(KEPT).map(candidate).collect();
                "unsettled".clone_into(&mut place.basis);
                record.document.problems.push(
                    Problem::new(Code::UnsettledPlace, format!("which “{}” is meant is not clear", place.name))
                        .hint("the record lists its candidates, best first")
                        .at(t.span),
                );
            }
            Settled::Unknown(container) => {
                "not-in-gazetteer".clone_into(&mut place.basis);
                if let Some(row) = container {
                    place.country = some(row.country);
                    place.admin1 = some(row.admin1);
                }
            }
        }
        record.places.push(place);
    }
}

fn spoken_for(settled: &Settled) -> bool {
    matches!(settled, Settled::As(row, basis) if basis != "population" || matches!(row.kind, Kind::Country | Kind::Admin1))
}

fn some(s: &str) -> Option<String> {
    (!s.is_empty()).then(|| s.to_owned())
}

/// Degrees as the gazetteer has them: five decimals.
fn degrees(v: f32) -> f64 {
    (f64::from(v) * 1e5).round() / 1e5
}

fn take(place: &mut Place, row: &Row) {
    row.name.clone_into(&mut place.name);
    place.geonames = (row.id > 0).then_some(row.id);
    place.lat = Some(degrees(row.lat));
    place.lon = Some(degrees(row.lon));
    place.country = some(row.country);
    place.admin1 = some(row.admin1);
    place.precision = Some(match row.kind {
        Kind::Country => Precision::Country,
        Kind::Admin1 => Precision::Admin1,
        Kind::Admin2 => Precision::Admin2,
        Kind::Town | Kind::Capital => Precision::Town,
        Kind::Region => Precision::Region,
        Kind::Site => Precision::Site,
    });
}

fn candidate(row: &Row) -> Candidate {
    Candidate {
        geonames: (row.id > 0).then_some(row.id),
        name: row.name.to_owned(),
        lat: Some(degrees(row.lat)),
        lon: Some(degrees(row.lon)),
        country: some(row.country),
        admin1: some(row.admin1),
    }
}
