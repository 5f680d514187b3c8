//! Codes of others: countries, CAMEO roots, quads and scores, types of actors.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A country's codes and name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Country {
    /// ISO 3166 alpha-2.
    pub(super) iso2: &'static str,
    /// ISO 3166 numeric; none for Kosovo.
    pub(super) number: Option<u16>,
    /// FIPS 10-4.
    pub(super) fips: &'static str,
    /// English name.
    pub(super) name: &'static str,
}

/// The country of an ISO 3166 alpha-3 code. Kosovo is `XKX` in places and `KOS` in PLOVER's actors.
pub(super) fn country(alpha3: &str) -> Option<Country> {
    static ALL: LazyLock<HashMap<&'static str, Country>> = LazyLock::new(|| {
        let lines = include_str!("../../data/countries.tsv").lines().filter(|l| !l.starts_with('#'));
        lines
            .filter_map(|l| {
                let c: Vec<&str> = l.split('\t').collect();
                let [alpha3, iso2, number, fips, name] = c.as_slice() else { return None };
                Some((*alpha3, Country { iso2, number: number.parse().ok(), fips, name }))
            })
            .collect()
    });
    ALL.get(if alpha3 == "KOS" { "XKX" } else { alpha3 }).copied()
}

/// PLOVER: quad (1 to 4) and base score of a type. SANCTION is in quad 4 in its own section of the manual and in 3 in its table; ACCUSE is printed
/// with 3, and all its modes are negative.
pub(super) fn plover(kind: &str) -> Option<(u8, f64)> {
    Some(match kind {
        "AGREE" | "CONSULT" => (1, 2.5),
        "SUPPORT" => (1, 5.0),
        "CONCEDE" => (1, 4.5),
        "COOPERATE" => (2, 9.5),
        "AID" => (2, 10.0),
        "RETREAT" => (2, 6.5),
        "REQUEST" => (3, 0.0),
        "ACCUSE" => (3, -3.0),
        "REJECT" => (3, -2.0),
        "THREATEN" => (3, -3.5),
        "PROTEST" => (4, -5.0),
        "SANCTION" => (4, -6.0),
        "MOBILIZE" => (4, -5.5),
        "COERCE" => (4, -7.0),
        "ASSAULT" => (4, -9.0),
        _ => return None,
    })
}

/// POLECAT's words for a quad.
pub(super) fn quad(n: u8) -> &'static str {
    match n {
        1 => "VERBAL COOPERATION",
        2 => "MATERIAL COOPERATION",
        3 => "VERBAL CONFLICT",
        _ => "MATERIAL CONFLICT",
    }
}

/// The CAMEO root of a PLOVER type and mode. A root, never a finer code: those would be invented.
pub(super) fn cameo(kind: &str, mode: Option<&str>) -> Option<&'static str> {
    Some(match (kind, mode) {
        ("AGREE", _) => "03",
        ("CONSULT", _) => "04",
        ("SUPPORT", _) => "05",
        ("COOPERATE", _) => "06",
        ("AID", _) => "07",
        ("CONCEDE" | "RETREAT", _) => "08",
        ("ACCUSE", Some("investigate")) => "09",
        ("REQUEST", _) => "10",
        ("ACCUSE", _) => "11",
        ("REJECT", _) => "12",
        ("THREATEN", _) => "13",
        ("PROTEST", _) => "14",
        ("MOBILIZE", _) => "15",
        ("SANCTION", _) => "16",
        ("COERCE", _) => "17",
        ("ASSAULT", Some("abduct" | "beat" | "torture" | "sexual" | "targeted" | "crowd-control")) => "18",
        ("ASSAULT", Some("unconventional")) => "20",
        ("ASSAULT", _) => "19",
        _ => return None,
    })
}

/// Goldstein's score of a CAMEO root, its quad, and its label.
pub(super) fn root(code: &str) -> (f64, u8, &'static str) {
    match code {
        "03" => (4.0, 1, "Express intent to cooperate"),
        "04" => (1.0, 1, "Consult"),
        "05" => (3.5, 1, "Engage in diplomatic cooperation"),
        "06" => (6.0, 2, "Engage in material cooperation"),
        "07" => (7.0, 2, "Provide aid"),
        "08" => (5.0, 2, "Yield"),
        "09" => (-2.0, 3, "Investigate"),
        "10" => (-5.0, 3, "Demand"),
        "11" => (-2.0, 3, "Disapprove"),
        "12" => (-4.0, 3, "Reject"),
        "13" => (-6.0, 3, "Threaten"),
        "14" => (-6.5, 4, "Engage in political dissent"),
        "15" => (-7.2, 4, "Demonstrate military or police power"),
        "16" => (-4.0, 4, "Reduce relations"),
        "17" => (-7.0, 4, "Coerce"),
        "18" => (-9.0, 4, "Use unconventional violence"),
        "19" => (-10.0, 4, "Use conventional military force"),
        _ => (-10.0, 4, "Use massive unconventional violence"),
    }
}

/// CAMEO's type of a PLOVER sector: the two differ where `MED` is media in the one and medicine in the other.
pub(super) fn cameo_type(sector: &str) -> &str {
    match sector {
        "JRN" => "MED",
        "MED" => "HLH",
        "PRM" => "REB",
        "PTY" => "PTY",
        s => s,
    }
}

/// A number of 53 bits for an id, for targets whose ids are numbers: the beginning of its SHA-256.
pub(super) fn number(id: &str) -> u64 {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(id.as_bytes());
    digest[..8].iter().fold(0u64, |n, b| n << 8 | u64::from(*b)) >> 11
}
