//! How likely two tellings are of one event: features that a reader could name, weighed by a small linear layer.

use dateline_model::{PloverType, Precision};

use super::acts::{self, Act};
use super::facts::{Facts, Parties, Spot};
use crate::words::shared;

/// Names of the features, in the order of [`features`].
pub const NAMES: &[&str] = &[
    "one",
    "type",
    "lemma",
    "act",
    "act-kin",
    "act-other",
    "mode",
    "mode-other",
    "actor",
    "actor-word",
    "actor-code",
    "actor-other",
    "actor-none",
    "recipient",
    "recipient-word",
    "recipient-code",
    "recipient-other",
    "recipient-none",
    "crossed",
    "party-any",
    "same-day",
    "overlap",
    "day-apart",
    "days-apart",
    "no-day",
    "place",
    "place-in",
    "place-other",
    "words",
    "words-less",
    "count",
    "count-other",
    "unreal",
    "real-unreal",
    "one-report",
    "ordinal-other",
    "clock-other",
    "weeks-apart",
    "both-headline",
    "held-kin",
    "held",
    "force-near",
    "paragraph",
    "paragraph-much",
    "days-unsure",
    "both-early",
];

/// How many features there are.
pub(crate) const N: usize = 46;

/// What each feature adds, in the order of [`NAMES`].
const WEIGHTS: [f32; N] = [
    -3.8, 1.4, 0.8, 0.4, 0.5, -0.8, 0.0, -0.5, 1.4, 0.5, 0.4, -1.0, -0.1, 0.9, 0.6, 0.3, -1.6, -0.1, 0.7, 0.4, 1.5,
    0.5, -1.0, -3.4, -0.3, 1.2, -0.1, -1.1, 2.8, 1.4, 0.6, -1.1, 0.6, -1.0, -1.6, -3.0, -3.0, -0.5, 0.5, 3.6, 4.0, 2.0,
    2.4, 1.0, -0.6, 0.8,
];

/// Paragraphs as alike as this are taken over from one report into the other.
const MUCH: f32 = 0.35;
/// The part of a report that tells its news.
const EARLY: f32 = 0.15;

/// Which types may tell one event: coders differ on them, and so do reports.
pub(crate) fn compatible(a: PloverType, b: PloverType) -> bool {
    use PloverType::{
        Accuse, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Protest, Reject, Request, Retreat,
        Sanction, Support, Threaten,
    };
    a == b
        || matches!(
            (a.min(b), a.max(b)),
            (Agree, Consult | Support | Concede | Cooperate)
                | (Consult, Support | Cooperate)
                | (Support | Cooperate, Aid)
                | (Support, Cooperate)
                | (Concede, Retreat)
                | (Accuse, Reject | Sanction)
                | (Request, Threaten)
                | (Threaten, Mobilize)
                | (Protest | Mobilize | Coerce, Assault)
                | (Sanction, Coerce)
        )
}

/// How rare words are in the story, and what the words of each event weigh together.
pub(crate) struct Rarity {
    pub(crate) words: Weights,
    paragraphs: Weights,
}

/// A weight for each word, and for each event the sum over its words.
pub(crate) struct Weights {
    of: Vec<f32>,
    sums: Vec<f32>,
}

impl Rarity {
    /// From all events of the story.
    pub(crate) fn of(facts: &[Facts<'_>], words: usize) -> Rarity {
        let mut paragraphs: Vec<&[u32]> = facts.iter().map(|f| &*f.paragraph).collect();
        // Events of one paragraph share its list.
        paragraphs.dedup_by_key(|p| p.as_ptr());
        Rarity {
            words: Weights::new(facts.iter().map(|f| f.words.as_slice()), words, facts, |f| &f.words),
            paragraphs: Weights::new(paragraphs.into_iter(), words, facts, |f| &f.paragraph),
        }
    }
}

impl Weights {
    fn new<'a>(
        lists: impl Iterator<Item = &'a [u32]>,
        words: usize,
        facts: &'a [Facts<'a>],
        own: impl Fn(&'a Facts<'a>) -> &'a [u32],
    ) -> Weights {
        let (mut df, mut n) = (vec![0u32; words], 0.0);
        for list in lists {
            n += 1.0;
            for &w in list {
                df[w as usize] += 1;
            }
        }
        let of: Vec<f32> = df.into_iter().map(|d| ((n + 2.0) / (d as f32 + 1.0)).ln().max(0.1)).collect();
        let sums = facts.iter().map(|f| own(f).iter().map(|&w| of[w as usize]).sum::<f32>().max(0.1)).collect();
        Weights { of, sums }
    }
    pub(crate) fn get(&self, word: u32) -> f32 {
        self.of[word as usize]
    }
    fn both(&self, a: &[u32], b: &[u32]) -> f32 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += self.get(a[i]);
                    i += 1;
                    j += 1;
                }
            }
        }
        sum
    }
}

/// The features of a pair. Symmetric.
pub(crate) fn features(a: &Facts<'_>, b: &Facts<'_>, rarity: &Rarity) -> [f32; N] {
    let mut x = [0.0; N];
    let mut set = |i: usize, on: bool| x[i] = f32::from(u8::from(on));
    set(0, true);
    set(1, a.kind == b.kind);
    set(2, a.lemma == b.lemma);
    if let (Some(p), Some(q)) = (a.act, b.act) {
        set(3, p == q);
        set(4, p != q && acts::go_together(p, q));
        set(5, !acts::go_together(p, q));
    }
    if let (Some(p), Some(q)) = (&a.event.mode, &b.event.mode) {
        set(6, p == q);
        set(7, p != q);
    }
    ends(&mut x, 8, &a.actors, &b.actors);
    ends(&mut x, 13, &a.recipients, &b.recipients);
    let crossed = shared(&a.actors.linked, &b.recipients.linked) + shared(&b.actors.linked, &a.recipients.linked);
    let mut set = |i: usize, on: bool| x[i] = f32::from(u8::from(on));
    set(18, crossed > 0);
    set(
        19,
        crossed > 0
            || shared(&a.actors.linked, &b.actors.linked) + shared(&a.recipients.linked, &b.recipients.linked) > 0,
    );
    match (a.days, b.days) {
        (Some(p), Some(q)) => {
            let gap = p.gap(q);
            set(20, gap == 0 && p.len() <= 2 && q.len() <= 2);
            set(21, gap == 0 && (p.len() > 2 || q.len() > 2));
            set(22, gap == 1);
            // Both days are their clauses' own, or each is the news of its report.
            let lasts = a.act == Some(Act::Hostage) && b.act == a.act;
            let sure = a.firm && b.firm || gap > 10 && a.news() && b.news() && !lasts;
            set(44, gap > 1 && !sure);
            set(23, gap > 1 && sure);
        }
        _ => set(24, true),
    }
    if let (Some(p), Some(q)) = (a.place, b.place) {
        let how = places(p, q);
        set(25, how == Where::Same);
        set(26, how == Where::Within);
        set(27, how == Where::Other);
    }
    // Weeks apart count double: the same words are told of the same place years later.
    if a.days.zip(b.days).is_some_and(|(p, q)| p.gap(q) > 30) {
        x[23] *= 2.0;
    }
    let both = rarity.words.both(&a.words, &b.words);
    let (p, q) = (rarity.words.sums[a.number], rarity.words.sums[b.number]);
    x[28] = 2.0 * both / (p + q);
    x[29] = both / p.min(q).max(6.0);
    let mut set = |i: usize, on: bool| x[i] = f32::from(u8::from(on));
    set(30, shared(&a.counts, &b.counts) > 0);
    set(31, !a.counts.is_empty() && !b.counts.is_empty() && shared(&a.counts, &b.counts) == 0);
    set(32, !a.happened() && !b.happened());
    set(33, a.happened() != b.happened());
    set(34, a.telling == b.telling);
    set(35, a.ordinal.is_some() && b.ordinal.is_some() && a.ordinal != b.ordinal);
    if let (Some(p), Some(q)) = (a.minute, b.minute) {
        set(36, p.abs_diff(q) >= 25);
    }
    if let (Some(p), Some(q)) = (a.published, b.published) {
        set(37, p.abs_diff(q) > 14 && (a.days.is_none() || b.days.is_none()));
    }
    set(38, a.headline && b.headline);
    likely(&mut x, a, b);
    if a.telling != b.telling {
        let both = rarity.paragraphs.both(&a.paragraph, &b.paragraph);
        x[42] = 2.0 * both / (rarity.paragraphs.sums[a.number] + rarity.paragraphs.sums[b.number]);
        x[43] = f32::from(u8::from(x[42] >= MUCH));
    }
    x
}

/// What two acts of force are by what they are: reports of a story and of a few days, where nothing differs, tell of one; a holding of people lasts, so that
/// its days and counts move while it is told, and coders take it for the one type or the other.
fn likely(x: &mut [f32; N], a: &Facts<'_>, b: &Facts<'_>) {
    let close = match (a.published, b.published) {
        (Some(p), Some(q)) => a.story == b.story && p.abs_diff(q) <= 3,
        _ => false,
    };
    // Another actor, recipient, day, place or hour.
    let differ = [11, 16, 22, 23, 27, 36].iter().any(|i| x[*i] > 0.0);
    let (other_actor, other_recipient) = (a.actors.differ(&b.actors), a.recipients.differ(&b.recipients));
    let force = |f: &Facts<'_>| f.kind == PloverType::Assault && f.happened();
    let forced = |f: &Facts<'_>| matches!(f.kind, PloverType::Assault | PloverType::Coerce);
    let holds = |f: &Facts<'_>| forced(f) && f.act == Some(Act::Hostage);
    // It begins with a storming, and for some the holders have arrested those they hold.
    let kin = |f: &Facts<'_>| match f.act {
        Some(Act::Storm) => forced(f) && !other_actor,
        Some(Act::Arrest) => forced(f) && !other_actor && !other_recipient,
        _ => false,
    };
    let mut set = |i: usize, on: bool| x[i] = f32::from(u8::from(on));
    set(39, !differ && (holds(a) && kin(b) || kin(a) && holds(b)));
    set(41, !differ && close && force(a) && force(b));
    set(45, a.depth < EARLY && b.depth < EARLY);
    if other_actor || other_recipient {
        x[41] *= 0.5;
    }
    let mut set = |i: usize, on: bool| x[i] = f32::from(u8::from(on));
    if !differ && holds(a) && holds(b) {
        set(40, true);
        set(1, true);
        set(31, false);
        set(37, false);
    }
}

fn ends(x: &mut [f32; N], at: usize, a: &Parties, b: &Parties) {
    let mut set = |i: usize, on: bool| x[at + i] = f32::from(u8::from(on));
    if !a.some || !b.some {
        set(4, true);
        return;
    }
    let linked = shared(&a.linked, &b.linked) > 0;
    let words = shared(&a.words, &b.words) > 0;
    let codes = shared(&a.codes, &b.codes) > 0;
    set(0, linked);
    set(1, !linked && words);
    set(2, !linked && !words && codes);
    set(3, !linked && !words && !codes && !a.named.is_empty() && !b.named.is_empty());
}

/// How two places lie to each other.
#[derive(PartialEq, Eq, Clone, Copy)]
pub(crate) enum Where {
    Same,
    Within,
    Other,
}

/// How two places lie to each other.
pub(crate) fn places(a: Spot<'_>, b: Spot<'_>) -> Where {
    let (p, q) = (a.place, b.place);
    if a.name == b.name || p.geonames.is_some() && p.geonames == q.geonames {
        return Where::Same;
    }
    let wide = |x: Option<Precision>| {
        matches!(x, Some(Precision::Country | Precision::Admin1 | Precision::Admin2 | Precision::Region) | None)
    };
    let unknown = p.country.is_none() || q.country.is_none();
    if (unknown || p.country == q.country) && (wide(p.precision) || wide(q.precision)) {
        return Where::Within;
    }
    if let (Some(x), Some(y), Some(u), Some(v)) = (p.lat, p.lon, q.lat, q.lon) {
        // About ten kilometres: a square and its town.
        if (x - u).abs() < 0.1 && (y - v).abs() < 0.12 {
            return Where::Within;
        }
    }
    Where::Other
}

/// How likely the two are one, as a log-odds.
pub(crate) fn score(x: &[f32; N]) -> f32 {
    x.iter().zip(WEIGHTS).map(|(a, w)| a * w).sum()
}

/// What a pair shares, in words.
pub(crate) fn reasons(x: &[f32; N]) -> Vec<String> {
    let named = [
        (2, "same word"),
        (3, "same act"),
        (8, "same actor"),
        (9, "actor in like words"),
        (13, "same recipient"),
        (14, "recipient in like words"),
        (18, "same parties"),
        (20, "same day"),
        (21, "days that overlap"),
        (25, "same place"),
        (30, "same count"),
        (38, "both in a headline"),
        (40, "a holding that lasts"),
        (43, "like paragraphs"),
    ];
    let mut out: Vec<String> = named.iter().filter(|(i, _)| x[*i] > 0.0).map(|(_, w)| (*w).to_owned()).collect();
    if x[28] >= 0.3 || x[29] >= 0.4 {
        out.push("like words".to_owned());
    }
    out
}
