//! Who says what, across reports: one claim in several wordings, denied, confirmed, taken back.
//!
//! Two claims of one speaker are one where the words agree, quoted or not (`quotes.rs`). What becomes of a claim is read off the others:
//! a denial by somebody else disputes it; its own speaker's later admission reverses a denial, a later withdrawal takes it back. Each such
//! link names the claim it was read from.

mod fate;
pub mod quotes;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Act, Claim, ClaimKind, EntityKind, EvidenceStatus};
use serde::{Deserialize, Serialize};

use crate::cluster;
use crate::entities::Links;
use crate::notices::{Notice, NoticeKind};
use crate::telling::{Member, Telling, id, ordered};
use crate::words::{Numbers, is_empty_word, stem, words};

/// One claim of a story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedClaim {
    /// `c` and a hash of its first telling.
    pub id: String,
    /// Who says it, by the fullest name; null where no report says.
    pub speaker: Option<String>,
    /// Linked entity of the speaker.
    pub entity: Option<String>,
    /// What the speaker does by saying it, as most origins have it.
    pub act: Act,
    /// What is said, in its longest wording.
    pub content: String,
    /// Every wording, with those who print it.
    pub wordings: Vec<Wording>,
    /// What has become of it.
    pub standing: Standing,
    /// The claims that it was read from.
    pub links: Vec<ClaimLink>,
    /// Publication of the first report that tells it.
    pub first_told: Option<String>,
    /// How many reports tell it.
    pub reports: usize,
    /// How many independent origins.
    pub origins: usize,
    /// Claims of single reports.
    pub members: Vec<Member>,
}

/// One wording of a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Wording {
    /// The words.
    pub words: String,
    /// Whether they are quoted in whole or in part.
    pub quoted: bool,
    /// Those who print them.
    pub members: Vec<Member>,
}

/// What has become of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nothing else is told of it.
    Open,
    /// Somebody confirms it, or it is itself an admission.
    Confirmed,
    /// Somebody else denies it, or a report says that it is disputed.
    Disputed,
    /// It was a denial, and its speaker has admitted the thing since.
    Reversed,
    /// Its speaker has taken it back, or every report of it was withdrawn.
    Withdrawn,
}

/// How another claim bears on this one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClaimLink {
    /// `confirmed_by`, `confirms`, `denied_by`, `denies`, `reversed_by`, `reverses`, `withdrawn_by` or `withdraws`.
    pub kind: String,
    /// The other joined claim.
    pub claim: String,
    /// Its speaker.
    pub speaker: Option<String>,
    /// Where it stands.
    pub members: Vec<Member>,
}

/// One report's claim, ready to be compared.
pub(crate) struct Said<'a> {
    telling: usize,
    /// Words of the body that the speaker is or speaks for, such as `interior ministry`.
    body: BTreeSet<String>,
    claim: &'a Claim,
    speaker: Option<u32>,
    /// The speaker's words, where no entity is linked.
    named: Option<String>,
    content: String,
    /// Stems of the content, each once.
    words: Vec<u32>,
    /// What they weigh together.
    weight: f32,
    /// The content's words in order, for quotations.
    tokens: Vec<String>,
}

/// Joins the claims of a story's reports; oldest first.
pub fn join(reports: &[Telling<'_>], links: &Links, notices: &[Notice]) -> Vec<JoinedClaim> {
    let reports = ordered(reports);
    let mut numbers = Numbers::default();
    let mut said: Vec<Said<'_>> = Vec::new();
    let bearers = bearers(links);
    for (t, r) in reports.iter().enumerate() {
        for claim in r.record.claims.iter().filter(|c| c.variant_of.is_none()) {
            let content = claim.content.quotes().join(" ");
            let all = words(&content);
            let mut stems: Vec<u32> = all.iter().filter(|w| !is_empty_word(w)).map(|w| numbers.of(stem(w))).collect();
            stems.sort_unstable();
            stems.dedup();
            // What a report says of it in its own words stands in no other quotation.
            let tokens = quotes::marked(&content).map_or(all, |q| words(&q));
            let speaker = claim.speaker.as_ref().and_then(|s| {
                let set_off = s.words.quote().rsplit_once(',').and_then(|(_, name)| bearers.get(&words(name)));
                set_off.copied().or_else(|| links.of(t, s.entity.as_deref()))
            });
            let named = claim.speaker.as_ref().map(|s| s.words.quote().to_owned());
            let body = fate::body(named.as_deref().unwrap_or_default());
            said.push(Said { telling: t, body, claim, speaker, named, content, words: stems, weight: 0.0, tokens });
        }
    }
    let rarity = rarity(&said, numbers.len());
    for s in &mut said {
        s.weight = s.words.iter().map(|&w| rarity[w as usize]).sum();
    }
    let groups = cluster::groups(said.len(), &edges(&said, &rarity), &[], &[], &[]);
    let mut out: Vec<JoinedClaim> = groups.iter().map(|g| one(&reports, links, g, &said)).collect();
    fate::settle(&mut out, &groups, &said, &rarity);
    let gone: BTreeSet<&str> = notices
        .iter()
        .filter(|n| n.kind == NoticeKind::Withdrawn)
        .flat_map(|n| n.of.iter().map(String::as_str))
        .collect();
    for c in &mut out {
        if c.members.iter().all(|m| gone.contains(m.0.as_str())) {
            c.standing = Standing::Withdrawn;
        }
    }
    out.sort_by(|a, b| (&a.first_told, &a.id).cmp(&(&b.first_told, &b.id)));
    out
}

/// Persons by first and last name: "the prime minister, Ada Lorn" is Ada Lorn, whomever a report takes the first words for.
fn bearers(links: &Links) -> BTreeMap<Vec<String>, u32> {
    let mut out: BTreeMap<Vec<String>, Option<u32>> = BTreeMap::new();
    for (n, e) in links.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Person) {
        let names: BTreeSet<Vec<String>> =
            e.names.iter().map(|n| words(n)).filter(|n| (2..=4).contains(&n.len())).collect();
        for name in names {
            // Two of one name: neither.
            out.entry(name).and_modify(|known| *known = None).or_insert(Some(n as u32));
        }
    }
    out.into_iter().filter_map(|(name, n)| Some((name, n?))).collect()
}

fn rarity(said: &[Said<'_>], n: usize) -> Vec<f32> {
    let mut df = vec![0u32; n];
    for s in said {
        for &w in &s.words {
            df[w as usize] += 1;
        }
    }
    let all = said.len() as f32;
    df.into_iter().map(|d| ((all + 2.0) / (d as f32 + 1.0)).ln().max(0.1)).collect()
}

/// How much of the lighter one's weight the words of two claims share, from 0 to 1.
fn overlap(a: &Said<'_>, b: &Said<'_>, rarity: &[f32]) -> f32 {
    let (mut i, mut j, mut both) = (0, 0, 0.0);
    while i < a.words.len() && j < b.words.len() {
        match a.words[i].cmp(&b.words[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += rarity[a.words[i] as usize];
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    both / a.weight.min(b.weight).max(4.0)
}

/// Pairs of claims that may be one, scored in thousandths.
fn edges(said: &[Said<'_>], rarity: &[f32]) -> Vec<(u32, u32, i64)> {
    let mut out = Vec::new();
    // Two who are known to be two say two things.
    let may = |x: &Said<'_>, y: &Said<'_>| x.speaker.is_none() || y.speaker.is_none() || x.speaker == y.speaker;
    for (a, b) in fate::near(said, rarity, 4, may) {
        let (x, y) = (&said[a as usize], &said[b as usize]);
        let known = x.speaker.is_some() && x.speaker == y.speaker;
        let quoted = |s: &Said<'_>| s.claim.kind != ClaimKind::Indirect;
        let like = overlap(x, y, rarity);
        let score = if quoted(x) && quoted(y) && quotes::alike(&x.tokens, &y.tokens) >= quotes::SAME {
            0.5
        } else if fate::polarity(x.claim.act) == fate::polarity(y.claim.act) {
            like - if known { 0.5 } else { 0.7 }
        } else {
            -0.5
        };
        out.push((a, b, (score * 1000.0) as i64));
    }
    out
}

/// The name; where that only describes ("a spokesman"), what the fullest telling calls the speaker.
fn called(name: &str, told: &[&Said<'_>]) -> String {
    let low = name.to_lowercase();
    if !["a ", "an ", "the ", "one "].iter().any(|article| low.starts_with(article)) {
        return name.to_owned();
    }
    let fuller = told.iter().filter_map(|s| s.named.as_deref()).filter(|w| w.to_lowercase().starts_with(&low));
    fuller.max_by_key(|w| (w.len(), std::cmp::Reverse(*w))).unwrap_or(name).to_owned()
}

fn one(reports: &[Telling<'_>], links: &Links, group: &[u32], said: &[Said<'_>]) -> JoinedClaim {
    let mut told: Vec<&Said<'_>> = group.iter().map(|&i| &said[i as usize]).collect();
    let published = |s: &Said<'_>| reports[s.telling].record.document.published.clone();
    told.sort_by_key(|s| (published(s), reports[s.telling].id, s.claim.words.span()));
    let member = |s: &Said<'_>| Member::new(reports[s.telling].id, s.claim.id.as_str());
    let speaker = told.iter().find_map(|s| s.speaker).map(|n| &links.entities[n as usize]);
    let mut acts: BTreeMap<u8, (Act, BTreeSet<&str>)> = BTreeMap::new();
    let mut wordings: BTreeMap<String, (bool, Vec<Member>)> = BTreeMap::new();
    for s in &told {
        acts.entry(s.claim.act as u8).or_insert((s.claim.act, BTreeSet::new())).1.insert(reports[s.telling].origin);
        let w = wordings.entry(s.content.clone()).or_default();
        w.0 |= s.claim.kind != ClaimKind::Indirect;
        w.1.push(member(s));
    }
    let act = acts.values().max_by_key(|(a, o)| (o.len(), std::cmp::Reverse(*a as u8))).map_or(Act::Said, |(a, _)| *a);
    let evidence = |e: EvidenceStatus| told.iter().any(|s| s.claim.evidence.status == e);
    let first = told[0];
    JoinedClaim {
        id: id('c', &[reports[first.telling].id, &first.claim.id, first.claim.words.quote()]),
        speaker: speaker.map(|e| called(&e.name, &told)).or_else(|| told.iter().find_map(|s| s.named.clone())),
        entity: speaker.map(|e| e.id.clone()),
        act,
        content: told
            .iter()
            .map(|s| &s.content)
            .max_by_key(|c| (c.chars().count(), std::cmp::Reverse(*c)))
            .cloned()
            .unwrap_or_default(),
        wordings: wordings.into_iter().map(|(words, (quoted, members))| Wording { words, quoted, members }).collect(),
        standing: if evidence(EvidenceStatus::Confirmed) || act == Act::Confirmed {
            Standing::Confirmed
        } else if evidence(EvidenceStatus::Disputed) {
            Standing::Disputed
        } else {
            Standing::Open
        },
        links: Vec::new(),
        first_told: published(first),
        reports: told.iter().map(|s| s.telling).collect::<BTreeSet<_>>().len(),
        origins: told.iter().map(|s| reports[s.telling].origin).collect::<BTreeSet<_>>().len(),
        members: told.iter().map(|s| member(s)).collect(),
    }
}
