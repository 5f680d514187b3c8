//! The same side taken by another in few words: "Norland is allied with X, as is Kestria", "and so does the mayor".
//!
//! Not "so does" of a clause that takes no side.

use std::collections::HashMap;

use super::{Found, Ground, known, row};
use crate::context::Context;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let mut by_sentence: HashMap<usize, Vec<usize>> = HashMap::new();
    for (n, f) in out.iter().enumerate() {
        if let Some(c) = f.cue {
            by_sentence.entry(a.words()[c].sentence).or_default().push(n);
        }
    }
    let mut more = Vec::new();
    for s in cx.sentences() {
        let Some(found) = by_sentence.get(&s) else { continue };
        let words = a.sentences()[s].words.clone();
        for w in words.clone().take(words.len().saturating_sub(2)) {
            let so = matches!(a.form(w), "so" | "as")
                && matches!(a.form(w + 1), "does" | "do" | "did" | "is" | "are" | "has" | "have" | "was" | "were");
            if !so {
                continue;
            }
            let end = words.end.min(w + 12);
            let who = (w + 2..end)
                .filter(|&v| !matches!(a.words()[v].deprel.as_str(), "compound" | "nmod:poss" | "amod"))
                .map(|v| row(cx, index, v))
                .find(|hits| !hits.is_empty())
                .unwrap_or_default();
            // What the last clause before it said.
            let Some(cue) = found.iter().filter_map(|&n| out[n].cue).filter(|&c| c < w).max() else { continue };
            if found.iter().any(|&n| out[n].cue == Some(cue) && out[n].rule == "sides/must-go") {
                continue;
            }
            let first = found.iter().filter(|&&n| out[n].cue == Some(cue)).map(|&n| &out[n]).next();
            for &(e, span) in who.iter().take(8) {
                let Some(f) = first else { break };
                more.push(Found { from: span, from_entity: known(e), span: f.span.to(span), ..f.clone() });
            }
        }
    }
    out.extend(more);
}
