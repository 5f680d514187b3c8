//! What is kept of a report to tell its story: its words, which of them are names, its towns, its day.
//!
//! The bytes are ours, little-endian: one of the version ([`PROFILE`]), four of the publication day (counted from 1970-01-01), one of the number
//! of towns, four a town (degrees north and east in hundredths), then four a term: the hash in the upper 28 bits, below it whether it is said
//! again, is part of a name, is a person's last name, stands in the opening.

use std::collections::{HashMap, HashSet};

use dateline_model::{EntityKind, MentionKind, Precision, Record};

use crate::days::day;

/// Version of the profile; its first byte.
pub const PROFILE: u8 = 1;

/// Most terms of one report; those that come first in the text stay.
const TERMS: usize = 256;
/// Most towns of one report; those named most stay.
const TOWNS: usize = 3;
/// Words of the opening.
const OPENING: usize = 60;
/// The day of a report that has none.
const NO_DAY: i32 = i32::MIN;
/// Bytes before the towns.
const HEAD: usize = 6;

const AGAIN: u32 = 1;
const NAME: u32 = 2;
const PERSON: u32 = 4;
const OPENS: u32 = 8;

/// A term of one report: what it is, and below that its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(u32);

impl Term {
    /// What tells it from other terms.
    pub(super) fn key(self) -> u32 {
        self.0 >> 4
    }
    /// Whether it is said more than once.
    pub(super) fn again(self) -> bool {
        self.0 & AGAIN != 0
    }
    /// Whether it is part of a name.
    pub(super) fn is_name(self) -> bool {
        self.0 & NAME != 0
    }
    /// Whether it is a person's last name.
    pub(super) fn is_person(self) -> bool {
        self.0 & PERSON != 0
    }
    /// Whether it stands in the opening.
    pub(super) fn opens(self) -> bool {
        self.0 & OPENS != 0
    }
}

/// A town's latitude and longitude, in hundredths of a degree.
pub(super) type Town = (i16, i16);

/// What is kept of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    published: Option<i32>,
    towns: Vec<Town>,
    /// Rising, no key twice.
    terms: Vec<Term>,
}

/// Why bytes are no profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableProfile {
    /// Made by another version, which is named; the record has to be profiled again.
    Version(u8),
    /// Cut short, or not what [`Profile::to_bytes`] writes.
    Malformed,
}

impl std::fmt::Display for UnreadableProfile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            UnreadableProfile::Version(n) => {
                write!(f, "a profile of version {n}; this release reads version {PROFILE}")
            }
            UnreadableProfile::Malformed => f.write_str("not a profile"),
        }
    }
}

impl std::error::Error for UnreadableProfile {}

impl Profile {
    /// Of a report: its title and text, the names and towns that were read in it, its publication day.
    pub fn of(record: &Record) -> Profile {
        let doc = &record.document;
        Profile { published: doc.published.as_deref().and_then(day), towns: towns(record), terms: terms(record) }
    }

    /// Publication day, in days from 1970-01-01.
    pub(super) fn published(&self) -> Option<i32> {
        self.published
    }
    /// The towns named most.
    pub(super) fn towns(&self) -> &[Town] {
        &self.towns
    }
    /// Terms, rising.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The bytes that a store keeps: at most 1,042.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![PROFILE];
        out.extend(self.published.unwrap_or(NO_DAY).to_le_bytes());
        out.push(self.towns.len() as u8);
        for (north, east) in &self.towns {
            out.extend(north.to_le_bytes());
            out.extend(east.to_le_bytes());
        }
        for t in &self.terms {
            out.extend(t.0.to_le_bytes());
        }
        out
    }

    /// Reads what [`Profile::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`UnreadableProfile`], where the bytes are of another version or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Profile, UnreadableProfile> {
        match bytes.first() {
            Some(&PROFILE) => {}
            Some(&other) => return Err(UnreadableProfile::Version(other)),
            None => return Err(UnreadableProfile::Malformed),
        }
        Profile::parse(bytes).ok_or(UnreadableProfile::Malformed)
    }

    fn parse(bytes: &[u8]) -> Option<Profile> {
        let published = i32::from_le_bytes(bytes.get(1..5)?.try_into().ok()?);
        let towns_end = HEAD + 4 * usize::from(*bytes.get(5)?);
        let half = |b: &[u8]| i16::from_le_bytes([b[0], b[1]]);
        let towns: Vec<Town> = bytes.get(HEAD..towns_end)?.chunks_exact(4).map(|b| (half(b), half(&b[2..]))).collect();
        let rest = bytes.get(towns_end..)?;
        let terms: Vec<Term> =
            rest.chunks_exact(4).map(|b| Term(u32::from_le_bytes([b[0], b[1], b[2], b[3]]))).collect();
        let rising = terms.windows(2).all(|w| w[0].key() < w[1].key());
        let whole = rest.len() % 4 == 0 && rising && terms.len() <= TERMS && towns.len() <= TOWNS;
        whole.then_some(Profile { published: Some(published).filter(|d| *d != NO_DAY), towns, terms })
    }
}

/// The words of the title and of the text with their marks.
fn terms(record: &Record) -> Vec<Term> {
    let doc = &record.document;
    let (mut names, mut persons) = (HashSet::new(), HashSet::new());
    for entity in record.entities.iter().filter(|e| e.kind != EntityKind::Outlet) {
        let named = entity.mentions.iter().filter(|m| m.kind == MentionKind::Name);
        names.extend(named.flat_map(|m| words(m.words.quote())));
        if entity.kind == EntityKind::Person {
            persons.extend(words(&entity.name).last());
        }
    }
    names.extend(record.places.iter().flat_map(|p| words(p.words.quote())));
    let mut found: HashMap<u32, u32> = HashMap::new();
    let title = words(doc.title.as_deref().unwrap_or_default()).map(|w| (w, false));
    let text = words(&doc.text).enumerate().map(|(at, w)| (w, at < OPENING));
    for (word, opens) in title.chain(text) {
        let key = hash(&stem(&word));
        if !found.contains_key(&key) && found.len() == TERMS {
            continue;
        }
        let mark = |is: bool, flag: u32| if is { flag } else { 0 };
        let marks = mark(names.contains(&word), NAME) | mark(persons.contains(&word), PERSON) | mark(opens, OPENS);
        found.entry(key).and_modify(|m| *m |= marks | AGAIN).or_insert(marks);
    }
    let mut terms: Vec<Term> = found.into_iter().map(|(key, marks)| Term(key << 4 | marks)).collect();
    terms.sort_unstable();
    terms
}

/// Words in lower case: letters and digits.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// A word without the ending of the plural. Less than a stem on purpose: "shot" and "shooter" tell stories apart.
fn stem(word: &str) -> String {
    let cut = |end: &str| word.strip_suffix(end).filter(|w| w.len() >= 4);
    if word.ends_with("ss") {
        return word.to_owned();
    }
    cut("ies").map(|w| format!("{w}y")).or_else(|| cut("s").map(str::to_owned)).unwrap_or_else(|| word.to_owned())
}

/// 28 bits of FNV-1a, folded.
fn hash(word: &str) -> u32 {
    let h = word.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3));
    ((h ^ h >> 32) & 0x0FFF_FFFF) as u32
}

/// The towns that are named most, of equals those named first.
fn towns(record: &Record) -> Vec<Town> {
    let mut named: Vec<(Town, usize)> = Vec::new();
    for place in &record.places {
        let town = matches!(place.precision, Some(Precision::Site | Precision::Town | Precision::District));
        let (true, Some(_), Some(lat), Some(lon)) = (town, place.geonames, place.lat, place.lon) else { continue };
        let at = ((lat * 100.0).round() as i16, (lon * 100.0).round() as i16);
        match named.iter_mut().find(|(t, _)| *t == at) {
            Some((_, times)) => *times += 1,
            None => named.push((at, 1)),
        }
    }
    named.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    named.into_iter().take(TOWNS).map(|(t, _)| t).collect()
}
