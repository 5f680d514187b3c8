//! What a wording may denote: the name as it stands, its abbreviations written out ("St. Paris"), what it says of itself ("Readington
//! Township", "City of Norfolk"), and what it is a part of ("Northeast Georgia").

use crate::gazetteer::{Gazetteer, Kind, Row, normalise};
use crate::lexicon::Class;
use crate::places::lists::{NOT_ALONE, STOPPED};

/// Words before a name that say what it is, with the kinds that fit.
const BEFORE: &[&str] =
    &["city of ", "town of ", "village of ", "township of ", "county of ", "state of ", "province of ", "port of "];
/// Words after a name that say what it is.
const AFTER: &[&str] = &[
    " township",
    " twp",
    " city",
    " town",
    " province",
    " state",
    " region",
    " district",
    " oblast",
    " governorate",
    " metro",
];

/// The name as it stands, with "St.", "Mt." and "Ft." written out.
pub(super) fn exact(gazetteer: &Gazetteer, name: &str) -> Vec<Row> {
    let key = normalise(name);
    if NOT_ALONE.contains(&key.as_str()) || Class::RegionModifier.has(key.as_str()) && key.len() > 2 {
        return Vec::new();
    }
    let mut rows = gazetteer.look_up(name);
    // "UK" and "D.C." are written large, or with stops; "Al" and "La" are words.
    let capitals = name.chars().all(|c| !c.is_lowercase());
    if (key.len() < 3 || key.len() == 3 && capitals) && !STOPPED.contains(&name) {
        let stops = name.contains('.');
        rows.retain(|r| {
            capitals && (r.kind == Kind::Country || r.kind == Kind::Region || stops && r.kind == Kind::Admin1)
        });
        return rows;
    }
    // "NATO" is no town that some language calls so.
    if capitals && key.len() < 6 {
        rows.retain(|r| matches!(r.kind, Kind::Country | Kind::Region | Kind::Admin1) || normalise(r.name) == key);
    }
    if !rows.is_empty() {
        return rows;
    }
    let long = [
        ("st ", "saint "),
        ("mt ", "mount "),
        ("ft ", "fort "),
        ("saint ", "st "),
        ("w ", "west "),
        ("n ", "north "),
        ("e ", "east "),
        ("s ", "south "),
    ];
    long.iter()
        .find_map(|(short, long)| key.strip_prefix(short).map(|rest| gazetteer.look_up(&format!("{long}{rest}"))))
        .unwrap_or_default()
}

/// The divisions of this name, where `noun` says that one is meant: "Donetsk [region]", "Washington [state]", "[the province of] Idlib".
pub(super) fn divisions(gazetteer: &Gazetteer, name: &str, noun: &str) -> Option<Vec<Row>> {
    let first = match noun {
        "region" | "state" | "province" | "oblast" | "governorate" | "prefecture" | "republic" => true,
        "district" => false,
        _ => return None,
    };
    let mut rows = gazetteer.look_up(name);
    rows.extend(gazetteer.look_up(&format!("{name} {noun}")));
    rows.extend(gazetteer.look_up(&format!("{name} Oblast")));
    rows.retain(|r| if first { matches!(r.kind, Kind::Admin1 | Kind::Region) } else { r.kind == Kind::Admin2 });
    rows.dedup_by(|b, a| a.id == b.id && a.name == b.name);
    (!rows.is_empty()).then_some(rows)
}

/// Counties, parishes of this name.
pub(super) fn county(gazetteer: &Gazetteer, name: &str) -> Vec<Row> {
    let mut rows = gazetteer.look_up(&format!("{name} County"));
    rows.extend(gazetteer.look_up(&format!("{name} Parish")));
    rows.retain(|r| matches!(r.kind, Kind::Admin2 | Kind::Admin1));
    rows
}

/// The name, else what its own words say of it, else what it is a part of.
pub(super) fn any(gazetteer: &Gazetteer, name: &str) -> Vec<Row> {
    let rows = exact(gazetteer, name);
    let key = normalise(name);
    if !rows.is_empty() || NOT_ALONE.contains(&key.as_str()) {
        return rows;
    }
    for (word, core) in BEFORE
        .iter()
        .filter_map(|b| Some((b, key.strip_prefix(b)?)))
        .chain(AFTER.iter().filter_map(|a| Some((a, key.strip_suffix(a)?))))
    {
        let rows = exact(gazetteer, core);
        if !rows.is_empty() {
            let noun = word.trim().trim_end_matches(" of");
            return divisions(gazetteer, core, noun).unwrap_or(rows);
        }
    }
    let mut rest = key.as_str();
    while let Some((first, after)) = rest.split_once(' ') {
        if !Class::RegionModifier.has(first) {
            break;
        }
        rest = after;
        let rows = exact(gazetteer, rest);
        if !rows.is_empty() {
            return rows;
        }
    }
    Vec::new()
}
