//! The same words quoted differently: a caption and the text, two wordings of one answer.
//!
//! Two claims with quoted words are variants where most words agree in order ("that they are already here" / "that they already
//! are here"), and neither speaker is known to be another than the other's. The one in the running text is the original.

use std::collections::HashMap;

use dateline_model::{BlockKind, Claim, ClaimKind, Record};

use crate::context::Context;

/// Fewer words agree by chance.
const LEAST: usize = 4;

/// Links variants.
pub(crate) fn link(cx: &Context<'_>, record: &mut Record) {
    let words: Vec<Vec<String>> = record
        .claims
        .iter()
        .map(|c| if c.kind == ClaimKind::Indirect { Vec::new() } else { normal(&c.content.quotes().join(" ")) })
        .collect();
    let caption =
        |c: &Claim| cx.block_at(c.words.span().start).is_some_and(|b| cx.doc.blocks[b].kind == BlockKind::Caption);
    // Three words in a row lead from one to the other.
    let mut seen: HashMap<[&str; 3], Vec<usize>> = HashMap::new();
    let mut links: Vec<(usize, usize)> = Vec::new();
    for (i, w) in words.iter().enumerate() {
        if w.len() < LEAST {
            continue;
        }
        let mut votes: Vec<usize> = Vec::new();
        for t in w.windows(3).take(40) {
            let key = [t[0].as_str(), t[1].as_str(), t[2].as_str()];
            let at = seen.entry(key).or_default();
            votes.extend(at.iter());
            if at.len() < 6 {
                at.push(i);
            }
        }
        votes.sort_unstable();
        votes.dedup();
        let best = votes.into_iter().filter(|&j| j != i).map(|j| (alike(&words[j], w), j)).find(|&(s, _)| s >= 0.7);
        if let Some((_, j)) = best.filter(|&(_, j)| same_speaker(&record.claims[i], &record.claims[j])) {
            links.push((i, j));
        }
    }
    for (later, earlier) in links {
        let (from, to) = if caption(&record.claims[earlier]) && !caption(&record.claims[later]) {
            (earlier, later)
        } else {
            (later, earlier)
        };
        if record.claims[to].variant_of.is_none() && record.claims[from].variant_of.is_none() {
            record.claims[from].variant_of = Some(record.claims[to].id.clone());
        }
    }
}

fn same_speaker(a: &Claim, b: &Claim) -> bool {
    let entity = |c: &Claim| c.speaker.as_ref().and_then(|s| s.entity.clone());
    match (entity(a), entity(b)) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    }
}

/// Lower case, without punctuation, short forms written out.
fn normal(s: &str) -> Vec<String> {
    let s = s.to_lowercase().replace('\u{2019}', "'");
    let mut out = Vec::new();
    for w in s.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let w = w.trim_matches('\'');
        let (stem, rest) = match w.split_once('\'') {
            Some((a, "m")) => (a, "am"),
            Some((a, "re")) => (a, "are"),
            Some((a, "ve")) => (a, "have"),
            Some((a, "ll")) => (a, "will"),
            Some((a, "d")) => (a, "would"),
            Some((a, _)) => (a, ""),
            None => (w, ""),
        };
        out.extend([stem, rest].into_iter().filter(|x| !x.is_empty()).map(str::to_owned));
        if out.len() > 60 {
            break;
        }
    }
    out
}

/// Words in common, in order, as a part of the longer one.
fn alike(a: &[String], b: &[String]) -> f64 {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let up = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { up.max(row[j]) };
            diagonal = up;
        }
    }
    row[b.len()] as f64 / a.len().max(b.len()).max(1) as f64
}
