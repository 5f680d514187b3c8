//! What is kept of a report to tell its story.
//!
//! The bytes are ours: one of the version ([`PROFILE`]), four of the publication day, one of the number of days told and four a day, then four a
//! term: the hash in the upper 27 bits, below it how often it is said (1–4 and more), whether in the title, as a name, in the opening.
//! Days count from 1970-01-01.

use std::collections::{BTreeMap, HashMap, HashSet};

use dateline_model::{EntityKind, MentionKind, Record};

use crate::days::day;

/// Version of the profile; its first byte.
pub const PROFILE: u8 = 1;

/// Most terms of one report; those that come first in the text stay.
const TERMS: usize = 256;
/// Most days of one report.
const DAYS: usize = 15;
/// Words of the opening.
const OPENING: usize = 60;
/// The day of a report that has none.
const NO_DAY: i32 = i32::MIN;

/// A term's properties, below its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term(pub(super) u32);

impl Term {
    /// What tells it from other terms.
    pub(super) fn key(self) -> u32 {
        self.0 >> 5
    }
    /// How often it is said: 1 to 4, where 4 is any more.
    pub(super) fn times(self) -> u32 {
        (self.0 & 3) + 1
    }
    /// Whether it stands in the title.
    pub(super) fn in_title(self) -> bool {
        self.0 & 4 != 0
    }
    /// Whether it is part of a name.
    pub(super) fn is_name(self) -> bool {
        self.0 & 8 != 0
    }
    /// Whether it stands in the opening.
    pub(super) fn in_opening(self) -> bool {
        self.0 & 16 != 0
    }
}

/// What is kept of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Publication day.
    published: Option<i32>,
    /// Days that its events and times fall on, rising.
    days: Vec<i32>,
    /// Terms, rising.
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
    /// Of a report.
    pub fn of(record: &Record) -> Profile {
        let title = record.document.title.as_deref().unwrap_or_default();
        let mut names: HashSet<String> = HashSet::new();
        for entity in &record.entities {
            if entity.kind == EntityKind::Outlet {
                continue;
            }
            for mention in entity.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
                for word in words(mention.words.quote()) {
                    names.insert(word);
                }
            }
        }
        for place in &record.places {
            for word in words(place.words.quote()) {
                names.insert(word);
            }
        }
        let mut found: HashMap<String, (u32, u32)> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut say = |word: String, flags: u32| {
            let entry = found.entry(word.clone()).or_insert_with(|| {
                order.push(word);
                (0, 0)
            });
            entry.0 += 1;
            entry.1 |= flags;
        };
        for word in words(title) {
            say(word, 4);
        }
        for (at, word) in words(&record.document.text).enumerate() {
            say(word, if at < OPENING { 16 } else { 0 });
        }
        let mut terms: Vec<Term> = order
            .iter()
            .filter(|w| w.len() > 2)
            .take(TERMS)
            .map(|w| {
                let (times, flags) = found[w];
                let name = if names.contains(w) { 8 } else { 0 };
                Term(hash(&stem(w)) << 5 | flags | name | (times.clamp(1, 4) - 1))
            })
            .collect();
        terms.sort_unstable();
        terms.dedup_by(|later, first| {
            let same = later.key() == first.key();
            if same {
                let times = (later.times() + first.times()).min(4) - 1;
                first.0 = (first.0 | later.0) & !3 | times;
            }
            same
        });
        Profile { published: record.document.published.as_deref().and_then(day), days: days(record), terms }
    }

    /// Publication day, in days from 1970-01-01.
    pub(super) fn published(&self) -> Option<i32> {
        self.published
    }
    /// Days told, rising.
    /// Terms, rising.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The bytes that a store keeps: at most 1,090.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![PROFILE];
        out.extend(self.published.unwrap_or(NO_DAY).to_le_bytes());
        out.push(self.days.len() as u8);
        for d in &self.days {
            out.extend(d.to_le_bytes());
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
        let count = usize::from(*bytes.get(5).ok_or(UnreadableProfile::Malformed)?);
        let numbers = |from: usize, to: usize| -> Option<Vec<u32>> {
            let part = bytes.get(from..to)?;
            (part.len() % 4 == 0)
                .then(|| part.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
        };
        let head = numbers(1, 5).ok_or(UnreadableProfile::Malformed)?;
        let days = numbers(6, 6 + 4 * count).ok_or(UnreadableProfile::Malformed)?;
        let terms = numbers(6 + 4 * count, bytes.len()).ok_or(UnreadableProfile::Malformed)?;
        let rising = |n: &[u32]| n.windows(2).all(|w| w[0] < w[1]);
        if !rising(&terms) || terms.len() > TERMS {
            return Err(UnreadableProfile::Malformed);
        }
        Ok(Profile {
            published: Some(head[0] as i32).filter(|d| *d != NO_DAY),
            days: days.iter().map(|d| *d as i32).collect(),
            terms: terms.into_iter().map(Term).collect(),
        })
    }
}

/// Words in lower case: letters and digits.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// A word without the endings of number and tense, so that "shooting" and "shot at" stay two but "shootings" and "shooting" are one.
fn stem(word: &str) -> String {
    let cut = |end: &str| word.strip_suffix(end).filter(|w| w.len() >= 4);
    if word.ends_with("ss") {
        return word.to_owned();
    }
    cut("ies").map(|w| format!("{w}y")).or_else(|| cut("s").map(str::to_owned)).unwrap_or_else(|| word.to_owned())
}

/// 27 bits of FNV-1a, folded.
fn hash(word: &str) -> u32 {
    let h = word.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3));
    ((h ^ h >> 32) & 0x07FF_FFFF) as u32
}

/// Days that the events fall on where they name one, most told first kept.
fn days(record: &Record) -> Vec<i32> {
    let mut told: BTreeMap<i32, u32> = BTreeMap::new();
    for date in record.events.iter().filter_map(|e| e.date.as_ref()) {
        let (Some(from), Some(to)) = (date.from.as_deref().and_then(day), date.to.as_deref().and_then(day)) else {
            continue;
        };
        if (0..=1).contains(&(to - from)) {
            *told.entry(from).or_default() += 1;
        }
    }
    let mut most: Vec<(u32, i32)> = told.into_iter().map(|(d, n)| (n, d)).collect();
    most.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut days: Vec<i32> = most.into_iter().take(DAYS).map(|(_, d)| d).collect();
    days.sort_unstable();
    days
}
