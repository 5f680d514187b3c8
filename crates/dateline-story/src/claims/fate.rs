//! What becomes of a claim: who denies it, who confirms it, who takes it back.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::Act;

use super::{ClaimLink, JoinedClaim, Said, Standing, overlap};
use crate::words::{is_empty_word, words};

/// Whether a claim asserts, denies or asks: claims of two sorts are not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Polarity {
    Asserts,
    Denies,
    Wants,
}

pub(super) fn polarity(act: Act) -> Polarity {
    match act {
        Act::Denied | Act::Refused => Polarity::Denies,
        Act::Asked | Act::Ordered | Act::Urged | Act::Promised | Act::Threatened | Act::Warned | Act::Intended => {
            Polarity::Wants
        }
        _ => Polarity::Asserts,
    }
}

/// Verbs by which a speaker owns up to what they denied.
const ADMITS: &[&str] = &["accept", "acknowledge", "admit", "concede", "confess", "confirm", "own"];

/// Verbs by which a speaker takes back what they said.
const TAKES_BACK: &[&str] = &["recant", "retract", "withdraw"];

/// How many later ones of a list each claim is compared with.
const REACH: usize = 40;

/// Pairs of claims that share one of their `n` rarest words and of which `may` says that they are worth a look, the lesser first, each once.
pub(super) fn near<'a>(
    said: &[Said<'a>],
    rarity: &[f32],
    n: usize,
    may: impl Fn(&Said<'a>, &Said<'a>) -> bool,
) -> Vec<(u32, u32)> {
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); rarity.len()];
    for (i, s) in said.iter().enumerate() {
        let mut rare = s.words.clone();
        let rarest = |a: &u32, b: &u32| rarity[*b as usize].total_cmp(&rarity[*a as usize]).then(a.cmp(b));
        if rare.len() > n {
            rare.select_nth_unstable_by(n, rarest);
            rare.truncate(n);
        }
        for w in rare {
            lists[w as usize].push(i as u32);
        }
    }
    let mut out = Vec::new();
    for list in lists {
        for (k, &a) in list.iter().enumerate() {
            let later = list[k + 1..].iter().take(REACH).filter(|&&b| may(&said[a as usize], &said[b as usize]));
            out.extend(later.map(|&b| (a, b)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Links the joined claims and says what has become of each.
pub(super) fn settle(claims: &mut [JoinedClaim], groups: &[Vec<u32>], said: &[Said<'_>], rarity: &[f32]) {
    let mut of = vec![0usize; said.len()];
    for (g, group) in groups.iter().enumerate() {
        for &i in group {
            of[i as usize] = g;
        }
    }
    let mut found: BTreeMap<(usize, usize), &'static str> = BTreeMap::new();
    for (a, b) in near(said, rarity, 16, |x, y| may_bear(x, y) || may_bear(y, x)) {
        let (x, y) = (&said[a as usize], &said[b as usize]);
        let (p, q) = (of[a as usize], of[b as usize]);
        if p == q {
            continue;
        }
        // The earlier one first.
        let earlier = (&claims[p].first_told, p) <= (&claims[q].first_told, q);
        let ((x, p), (y, q)) = if earlier { ((x, p), (y, q)) } else { ((y, q), (x, p)) };
        if let Some((forth, back)) = bears(x, y, overlap(x, y, rarity)) {
            found.entry((p, q)).or_insert(forth);
            found.entry((q, p)).or_insert(back);
        }
    }
    for ((p, q), kind) in found {
        let link = ClaimLink {
            kind: kind.to_owned(),
            claim: claims[q].id.clone(),
            speaker: claims[q].speaker.clone(),
            members: claims[q].members.clone(),
        };
        let standing = match kind {
            "withdrawn_by" => Standing::Withdrawn,
            "reversed_by" => Standing::Reversed,
            "confirmed_by" | "reverses" | "confirms" => Standing::Confirmed,
            "denied_by" => Standing::Disputed,
            _ => Standing::Open,
        };
        let c = &mut claims[p];
        c.links.push(link);
        if rank(standing) > rank(c.standing) {
            c.standing = standing;
        }
    }
    for c in claims {
        c.links.sort();
    }
}

/// The words of the body that somebody is or speaks for: "Interior Minister X", "the interior ministry".
pub(super) fn body(speaker: &str) -> BTreeSet<String> {
    let all: BTreeSet<String> = words(speaker)
        .into_iter()
        .filter(|w| !is_empty_word(w))
        .map(|w| match w.as_str() {
            "minister" => "ministry".to_owned(),
            _ => w,
        })
        .collect();
    if all.contains("ministry") { all } else { BTreeSet::new() }
}

/// Whether two speakers speak for one ministry; one that is not named may be any.
fn same_body(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let alone = |x: &BTreeSet<String>| x.len() == 1;
    let shared = a.intersection(b).count();
    shared > 0 && (shared > 1 || alone(a) || alone(b))
}

/// What is said last of a claim outweighs the rest: taken back, owned up to, disputed, confirmed.
fn rank(s: Standing) -> u8 {
    match s {
        Standing::Open => 0,
        Standing::Disputed => 1,
        Standing::Confirmed => 2,
        Standing::Reversed => 3,
        Standing::Withdrawn => 4,
    }
}

/// Whether a later claim can bear on an earlier one, whatever the two say and whoever says it.
fn may_bear(x: &Said<'_>, y: &Said<'_>) -> bool {
    let cue = y.claim.cue.as_ref().map_or("", |c| c.lemma.as_str());
    match (polarity(x.claim.act), polarity(y.claim.act)) {
        (Polarity::Asserts, Polarity::Denies) | (Polarity::Denies, Polarity::Asserts) => true,
        (Polarity::Asserts, Polarity::Asserts) if y.claim.act == Act::Confirmed => true,
        _ => TAKES_BACK.contains(&cue),
    }
}

/// How a later claim bears on an earlier one of like content: seen from the earlier, and from the later.
fn bears(x: &Said<'_>, y: &Said<'_>, like: f32) -> Option<(&'static str, &'static str)> {
    let own = x.speaker.is_some() && x.speaker == y.speaker || same_body(&x.body, &y.body);
    let cue = y.claim.cue.as_ref().map_or("", |c| c.lemma.as_str());
    let (p, q) = (polarity(x.claim.act), polarity(y.claim.act));
    if own && TAKES_BACK.contains(&cue) && like >= 0.3 {
        return Some(("withdrawn_by", "withdraws"));
    }
    if own
        && p == Polarity::Denies
        && q == Polarity::Asserts
        && (ADMITS.contains(&cue) || y.claim.act == Act::Confirmed)
        && like >= 0.2
    {
        return Some(("reversed_by", "reverses"));
    }
    if like < 0.5 || x.speaker.is_some() && own {
        return None;
    }
    match (p, q) {
        (Polarity::Asserts, Polarity::Denies) => Some(("denied_by", "denies")),
        (Polarity::Denies, Polarity::Asserts) => Some(("denies", "denied_by")),
        (Polarity::Asserts, Polarity::Asserts) if y.claim.act == Act::Confirmed => Some(("confirmed_by", "confirms")),
        _ => None,
    }
}
