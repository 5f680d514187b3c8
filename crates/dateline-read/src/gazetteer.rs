//! The gazetteer: names of places to what they may denote. Read in place from two packed files of one layout, places and
//! airfields; `knowledge/gazetteer/` builds them.
//!
//! Layout (little-endian): eight u32 (magic, rows, bytes of names, first-order divisions, countries, list entries, bytes of the map, 0);
//! rows of 24 bytes (id u32, latitude f32, longitude f32, population u32, name u32, kind u8, country u8, division u16); names, each ending with a
//! line feed; offsets of divisions' names (u32 each); countries (three bytes each); lists of rows (u32), a list's first entry being its length; an
//! `fst` map from normalised names to places in the lists.

use std::sync::LazyLock;

use fst::Map;
use unicode_normalization::UnicodeNormalization;

static DATA: &[u8] = include_bytes!("../data/gazetteer.bin");
static AIRFIELDS: &[u8] = include_bytes!("../data/airfields.bin");
/// How a packed file begins.
pub const MAGIC: u32 = 0x5A47_4C44;
const ROW: usize = 24;

/// What a row denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
#[repr(u8)]
pub enum Kind {
    Country,
    Admin1,
    Admin2,
    Town,
    Region,
    Capital,
    Site,
}

/// One place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// GeoNames id, or 0 where it has none.
    pub id: u32,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// People.
    pub population: u32,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: &'static str,
    /// ISO 3166 alpha-3, or empty.
    pub country: &'static str,
    /// First-order division, or empty.
    pub admin1: &'static str,
}

/// The packed file.
#[derive(Debug)]
pub struct Gazetteer {
    rows: &'static [u8],
    names: &'static [u8],
    divisions: Vec<&'static str>,
    countries: &'static [u8],
    lists: &'static [u8],
    map: Map<&'static [u8]>,
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// The name that begins here.
fn name(names: &'static [u8], at: u32) -> &'static str {
    let rest = &names[at as usize..];
    let end = rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
    std::str::from_utf8(&rest[..end]).unwrap_or_default()
}

impl Gazetteer {
    /// The gazetteer inside this library.
    pub fn embedded() -> &'static Gazetteer {
        static ONE: LazyLock<Gazetteer> =
            LazyLock::new(|| Gazetteer::over(DATA).expect("the packed gazetteer is whole"));
        &ONE
    }

    /// Airports and air bases, in a file of the same layout; their names are without the word for an airfield.
    pub fn airfields() -> &'static Gazetteer {
        static ONE: LazyLock<Gazetteer> =
            LazyLock::new(|| Gazetteer::over(AIRFIELDS).expect("the packed airfields are whole"));
        &ONE
    }

    fn over(data: &'static [u8]) -> Option<Gazetteer> {
        let n = |i: usize| u32_at(data, i * 4) as usize;
        if data.len() < 32 || n(0) != MAGIC as usize {
            return None;
        }
        let mut at = 32;
        let mut take = |len: usize| {
            let part = data.get(at..at + len);
            at += len;
            part
        };
        let (rows, names, divisions, countries, lists, map) =
            (take(n(1) * ROW)?, take(n(2))?, take(n(3) * 4)?, take(n(4) * 3)?, take(n(5) * 4)?, take(n(6))?);
        let divisions = divisions.chunks_exact(4).map(|at| name(names, u32_at(at, 0))).collect();
        Some(Gazetteer { rows, names, divisions, countries, lists, map: Map::new(map).ok()? })
    }

    fn row(&self, i: usize) -> Row {
        let r = &self.rows[i * ROW..][..ROW];
        let country = usize::from(r[21]);
        let division = usize::from(u16::from_le_bytes([r[22], r[23]]));
        Row {
            id: u32_at(r, 0),
            lat: f32::from_bits(u32_at(r, 4)),
            lon: f32::from_bits(u32_at(r, 8)),
            population: u32_at(r, 12),
            name: name(self.names, u32_at(r, 16)),
            kind: match r[20] {
                0 => Kind::Country,
                1 => Kind::Admin1,
                2 => Kind::Admin2,
                3 => Kind::Town,
                5 => Kind::Capital,
                6 => Kind::Site,
                _ => Kind::Region,
            },
            country: if country == 0 {
                ""
            } else {
                std::str::from_utf8(&self.countries[(country - 1) * 3..][..3]).unwrap_or_default()
            },
            admin1: if division == 0 { "" } else { self.divisions[division - 1] },
        }
    }

    /// What a name may denote, most people first; countries and divisions before towns of the same name.
    pub fn look_up(&self, name: &str) -> Vec<Row> {
        let Some(at) = self.map.get(normalise(name)) else { return Vec::new() };
        let at = at as usize * 4;
        let count = u32_at(self.lists, at) as usize;
        (0..count).map(|i| self.row(u32_at(self.lists, at + 4 + i * 4) as usize)).collect()
    }

    /// Whether a name is in it.
    pub fn knows(&self, name: &str) -> bool {
        self.map.contains_key(normalise(name))
    }

    /// All names of rows, for measuring.
    #[doc(hidden)]
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.split(|&b| b == b'\n').filter_map(|n| std::str::from_utf8(n).ok()).filter(|n| !n.is_empty())
    }

    /// The country of this name, as ISO 3166 alpha-3.
    pub fn country(&self, name: &str) -> Option<&'static str> {
        self.look_up(name).into_iter().find(|r| r.kind == Kind::Country).map(|r| r.country)
    }
}

/// A name as it is looked up: without marks on letters, in lower case, without stops and apostrophes, hyphens as spaces, without "the" and "'s".
pub fn normalise(name: &str) -> String {
    let out = plain(name).unwrap_or_else(|| {
        let mut out = String::with_capacity(name.len());
        name.nfkd().for_each(|c| fold(c, &mut out));
        out.truncate(out.trim_end().len());
        out
    });
    match out.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => out,
    }
}

/// The plain letters of À to ſ; a hyphen where one takes several letters, or none.
const LATIN: &[u8; 192] = b"\
    aaaaaa-ceeeeiiii-nooooo-ouuuuy--aaaaaa-ceeeeiiii-nooooo-ouuuuy-y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghh--iiiiiiiiii--jjkk-llllll-\
    -llnnnnnn---oooooo--rrrrrrsssssssstttt--uuuuuuuuuuuuwwyyyzzzzzzs";

/// The short way, for names in Latin letters: as [`fold`] does, without decomposing.
fn plain(name: &str) -> Option<String> {
    let mut out = Vec::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        let b = match c {
            '.' | '\'' | '’' | '‘' => continue,
            '-' | '_' | '/' | ' ' | '\t'..='\r' => {
                gap = !out.is_empty();
                continue;
            }
            _ if c.is_ascii() => (c as u8).to_ascii_lowercase(),
            'À'..='ſ' => *LATIN.get(c as usize - 'À' as usize).filter(|b| **b != b'-')?,
            _ => return None,
        };
        if std::mem::take(&mut gap) {
            out.push(b' ');
        }
        out.push(b);
    }
    String::from_utf8(out).ok()
}

fn fold(c: char, out: &mut String) {
    match c {
        '\u{300}'..='\u{36f}' | '.' | '\'' | '’' | '‘' | 'ʻ' | 'ʼ' => {}
        'ł' | 'Ł' => out.push('l'),
        'ø' | 'Ø' => out.push('o'),
        'ı' => out.push('i'),
        'đ' | 'Đ' => out.push('d'),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        c if c.is_whitespace() || matches!(c, '-' | '‐' | '–' | '_' | '/') => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c => out.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short way folds as the long one does.
    #[test]
    fn names_fold_alike_both_ways() {
        let letters = ('\u{80}'..'\u{250}').map(|c| format!("a{c}b"));
        let names = [
            "The  St. Mary's-on-Sea ",
            "U.S.",
            "-a_b/c",
            "the",
            "the ",
            " the x",
            "A\u{b}B\tC",
            ".",
            "- . -",
            "Ło’d–ź",
        ];
        for name in names.into_iter().map(str::to_owned).chain(letters) {
            let mut long = String::new();
            name.nfkd().for_each(|c| fold(c, &mut long));
            if let Some(short) = plain(&name) {
                assert_eq!(short, long.trim_end(), "{name:?}");
            }
        }
        assert_eq!(normalise("The Łódź "), "lodz");
    }
}
