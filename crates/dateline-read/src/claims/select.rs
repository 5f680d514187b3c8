//! Which attributions stand: of those that overlap, the outermost.
//!
//! A cue inside what another cue introduces makes a claim within that claim; it is kept where its verb almost always speaks.

use dateline_lang::Upos;
use dateline_model::BlockKind;

use super::layer::frame::Frame;
use super::layer::table::Feats;
use super::layer::{Found, Layer};
use super::{counts, cues, evidence, layout, tags};
use crate::context::Context;

/// An attribution with the outer one that it stands in.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub(crate) found: Found,
    /// The rule or layer that found it.
    pub(crate) rule: &'static str,
    /// Index of the outer attribution.
    pub(crate) within: Option<usize>,
}

/// A cue is one from here on.
const TRUST: f32 = 0.25;
/// Cue and content together are taken from here on.
const SURE: f32 = 0.24;
/// A noun of speech with a clause of its own is a cue from here on.
const TRUST_NOUN: f32 = 0.08;
/// A speaking verb inside a claim is a cue from here on.
const TRUST_WITHIN: f32 = 0.03;

/// "The claim that …", "a warning that …".
fn says_that(f: &Frame<'_>, w: usize) -> bool {
    let a = f.cx.analysis;
    f.class[w] > 0
        && f.upos(w) == Upos::Noun
        && a.children(w).iter().map(|&c| c as usize).any(|c| {
            matches!(f.deprel(c).base(), "acl" | "ccomp") && f.child(c, "mark").is_some_and(|m| a.lemma(m) == "that")
        })
}

/// Whether a word stands in the line above a list ("Supporting the president:"): the list says who does.
fn heads_list(f: &Frame<'_>, w: usize) -> bool {
    let blocks = &f.cx.doc.blocks;
    let Some(b) = f.cx.block_at(f.cx.analysis.words()[w].span.start) else { return false };
    f.cx.slice(blocks[b].words.span()).trim_end().ends_with(':')
        && blocks.get(b + 1).is_some_and(|next| next.kind == BlockKind::Item)
}

/// All attributions in the order of their cues, and which words are cues.
pub(crate) fn choose(cx: &Context<'_>, f: &Frame<'_>, layer: &Layer) -> (Vec<Chosen>, Vec<bool>) {
    let mut feats = Feats::default();
    let mut cues = vec![false; f.form.len()];
    let mut tags: Vec<Found> = Vec::new();
    let mut likely: Vec<(usize, f32)> = Vec::new();
    let mut maybe: Vec<(usize, f32)> = Vec::new();
    for s in cx.sentences() {
        for w in cx.analysis.sentences()[s].words.clone() {
            if evidence::is_about(f, w) {
                continue;
            }
            let trust = layer.trust(f, w, &mut feats);
            tags.extend(tags::find(f, w).or_else(|| counts::find(f, w)));
            if trust > TRUST || (trust > TRUST_NOUN && says_that(f, w)) {
                cues[w] = true;
                likely.push((w, trust));
            } else if trust > TRUST_WITHIN {
                maybe.push((w, trust));
            }
        }
    }
    let mut sure: Vec<Found> = Vec::new();
    for (w, trust) in likely {
        let own = layer.attribute(f, &cues, w, trust).filter(|x| x.sure > SURE || says_that(f, w));
        let tag = tags.iter().position(|t| t.cue == w).map(|i| tags.swap_remove(i));
        sure.extend(match (own, tag) {
            (Some(own), Some(tag)) if own.pieces.iter().all(|p| p.0 > w) => Some(tag),
            (None, tag) => tag,
            (own, _) => own,
        });
    }
    sure.append(&mut tags);
    sure.retain(|x| x.source.is_some() || !heads_list(f, x.cue));
    let mut out = layout::find(f);
    let mut content_of: Vec<Option<u32>> = vec![None; f.form.len()];
    for (id, c) in out.iter().enumerate() {
        for w in c.found.pieces.iter().flat_map(|&(a, b)| a..=b) {
            content_of[w] = Some(id as u32);
        }
    }
    for found in &mut sure {
        found.pieces.retain(|&(a, b)| content_of[a].is_none() && content_of[b].is_none());
    }
    sure.retain(|x| !x.pieces.is_empty());
    // The surest first; one that lies in a standing one's content, or whose content does, gives way.
    sure.sort_by(|a, b| b.sure.total_cmp(&a.sure).then(a.cue.cmp(&b.cue)));
    let n = f.form.len();
    let mut cue_of: Vec<Option<u32>> = vec![None; n];
    for found in sure {
        if content_of[found.cue].is_some() {
            maybe.push((found.cue, found.trust));
            continue;
        }
        let words = || found.pieces.iter().flat_map(|&(a, b)| a..=b);
        let taken = words().filter(|&w| content_of[w].is_some()).count();
        let holds = words().filter_map(|w| cue_of[w]).count();
        if taken * 2 > words().count() || (holds > 0 && found.trust < 0.6) {
            continue;
        }
        let id = out.len() as u32;
        cue_of[found.cue] = Some(id);
        for w in words() {
            content_of[w].get_or_insert(id);
        }
        out.push(Chosen { found, rule: "claims/layer", within: None });
    }
    // A standing one whose cue lies in another's content stands within it.
    for i in 0..out.len() {
        out[i].within = content_of[out[i].found.cue].map(|o| o as usize).filter(|&o| o != i);
    }
    nested(f, layer, &cues, &maybe, &content_of, &mut out);
    (in_text_order(out), cues)
}

fn nested(
    f: &Frame<'_>,
    layer: &Layer,
    cues: &[bool],
    maybe: &[(usize, f32)],
    content_of: &[Option<u32>],
    out: &mut Vec<Chosen>,
) {
    let a = f.cx.analysis;
    for &(w, trust) in maybe {
        let Some(outer) = content_of[w] else { continue };
        let says = cues::speaks(&a.lemma(w).to_lowercase()) && f.child(w, "nsubj").is_some();
        if !says && trust <= TRUST {
            continue;
        }
        let Some(found) = layer.attribute(f, cues, w, trust) else { continue };
        let inside = found.pieces.iter().all(|&(x, y)| (x..=y).all(|i| content_of[i] == Some(outer)));
        if inside {
            out.push(Chosen { found, rule: "claims/within", within: Some(outer as usize) });
        }
    }
}

/// In the order of their cues.
pub(crate) fn in_text_order(found: Vec<Chosen>) -> Vec<Chosen> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&i| (found[i].found.cue, i));
    let mut place = vec![0; found.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut out: Vec<Option<Chosen>> = found.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|&old| out[old].take())
        .map(|mut c| {
            c.within = c.within.map(|w| place[w]);
            c
        })
        .collect()
}
