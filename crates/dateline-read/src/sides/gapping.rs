//! Gapped clauses: "Renn is endorsed by the miners, Prinz by the bakers", "Norland sided with X, Orsk and Zarand with Y", "are canvassing for X,
//! the butchers against her".
//!
//! The second clause leaves out the verb and repeats its preposition; it says what the first one says. Not a second phrase of the same clause
//! ("with X and with Y"), nor one with a verb of its own.

use dateline_lang::{Upos, Xpos};
use dateline_model::{Relation, Span};

use super::frame::{is_other, push};
use super::{Found, Ground, Hit, described};
use crate::context::Context;

type End = Hit;

/// One clause without its verb: who stands before the preposition, where, and who after it.
struct Gap {
    left: Vec<End>,
    start: usize,
    right: Vec<End>,
    /// "For" where the first clause has "against", or the other way round.
    turned: bool,
}

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let mut cues: Vec<usize> = out.iter().filter_map(|f| f.cue).collect();
    cues.sort_unstable();
    cues.dedup();
    for cue in cues {
        let Some(first) = out.iter().find(|f| f.cue == Some(cue)).cloned() else { continue };
        let passive = first.rule == "sides/passive";
        // Behind the preposition stands the one who takes the side, of a passive, else the one whose side it is.
        let (fixed, free) = if passive { (first.to, first.from) } else { (first.from, first.to) };
        let end = a.sentences()[a.words()[cue].sentence].words.end;
        let Some(head) = a.words_in(free).next().filter(|&h| h > cue && h < end) else { continue };
        let Some(mark) = (cue + 1..head).rev().find(|&p| a.words()[p].upos == Upos::Adp) else { continue };
        if fixed.start > free.start || head - mark > 6 {
            continue;
        }
        let gaps = gaps(cx, index, mark, end, &first);
        let Some(start) = gaps.iter().map(|g| g.start).min() else { continue };
        // What the parse took for members of the first clause.
        let beyond = |s: Span| a.words_in(s).next().is_some_and(|w| w >= start);
        out.retain(|f| f.cue != Some(cue) || !beyond(f.from) && !beyond(f.to));
        for g in gaps {
            let (from, to) = if passive { (&g.right, &g.left) } else { (&g.left, &g.right) };
            let relation = match (g.turned, first.relation) {
                (false, r) => r,
                (true, Relation::Supports) => Relation::Opposes,
                (true, _) => Relation::Supports,
            };
            push(cx, cue, from, to, relation, "sides/gapped", out);
        }
    }
}

fn gaps(cx: &Context<'_>, index: &Ground<'_>, mark: usize, end: usize, first: &Found) -> Vec<Gap> {
    let a = cx.analysis;
    let preposition = a.form(mark);
    let pair = |form: &str| {
        matches!((preposition, form), ("for", "against") | ("against", "for"))
            && matches!(first.relation, Relation::Supports | Relation::Opposes)
    };
    let mut marks = vec![mark];
    let mut out: Vec<Gap> = Vec::new();
    for p in mark + 2..end {
        let turned = pair(a.form(p));
        if a.form(p) != preposition && !turned {
            continue;
        }
        let last = *marks.last().unwrap_or(&mark);
        // A verb of its own ends it.
        let verb = |v: usize| {
            // A name that the parse took for a verb is none.
            matches!(a.words()[v].upos, Upos::Verb | Upos::Aux)
                && a.words()[v].xpos != Xpos::Nnp
                && !matches!(a.words()[v].deprel.base(), "amod" | "compound")
                || matches!(a.form(v), "who" | "which")
        };
        if (last + 1..p).any(verb) {
            break;
        }
        let Some((left, start)) = before(cx, index, p, last) else { continue };
        let right = after(cx, index, p, end, first);
        if left.is_empty() || right.is_empty() {
            continue;
        }
        marks.push(p);
        out.push(Gap { left, start, right, turned });
    }
    // "By A and Prinz by B": Prinz is no member of the row before.
    for n in 1..out.len() {
        let start = out[n].start;
        out[n - 1].right.retain(|r| a.words_in(r.1).next().is_some_and(|w| w < start));
    }
    out
}

/// The row straight before a preposition, back to a comma or a conjunction; and where it starts.
fn before(cx: &Context<'_>, index: &Ground<'_>, p: usize, last: usize) -> Option<(Vec<End>, usize)> {
    let a = cx.analysis;
    let mut b = p - 1;
    while b > last && a.words()[b].upos == Upos::Adv {
        b -= 1;
    }
    let mut out = Vec::new();
    let mut start = p;
    while b > last + 1 {
        let name = || (a.words()[b].xpos == Xpos::Nnp).then(|| (None, a.words()[b].span));
        let Some(hit) = index.named_at(b).or_else(|| described(cx, b)).or_else(name) else { break };
        let mut from = a.words_in(hit.1).start.min(b);
        while from > last + 1
            && (matches!(a.words()[from - 1].upos, Upos::Det | Upos::Adj | Upos::Num)
                || a.words()[from - 1].deprel.as_str() == "nmod:desc")
        {
            from -= 1;
        }
        // What the first preposition leads to is no member.
        if from <= last + 1 {
            break;
        }
        let parts = |w: usize| matches!(a.form(w), "," | ";" | "and" | "but" | "while" | "whereas" | "-" | "–" | "—");
        if !parts(from - 1) {
            break;
        }
        out.push(hit);
        start = from;
        b = from - 1;
        while b > last && parts(b) {
            b -= 1;
        }
    }
    out.reverse();
    (!out.is_empty()).then_some((out, start))
}

/// The row straight after a preposition.
fn after(cx: &Context<'_>, index: &Ground<'_>, p: usize, end: usize, first: &Found) -> Vec<End> {
    let a = cx.analysis;
    let mut out = Vec::new();
    let mut at = p + 1;
    while at < end {
        if out.is_empty() && is_other(a.form(at)) {
            return vec![(first.to_entity, a.words()[at].span)];
        }
        let noun = |v: usize| {
            a.words()[v].upos == Upos::Noun
                && a.words().get(v + 1).is_none_or(|n| n.upos != Upos::Noun && n.upos != Upos::Propn)
        };
        let hit = (at..end.min(at + 6))
            .take_while(|&v| {
                matches!(a.words()[v].upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Part)
                    || a.form(v) == "-"
                    || a.words()[v].deprel.base() == "amod"
            })
            .find_map(|v| index.named_at(v).or_else(|| described(cx, v).filter(|_| noun(v))));
        let Some(hit) = hit else { break };
        at = a.words_in(hit.1).end.max(at + 1);
        out.push(hit);
        if !(at < end && matches!(a.form(at), "and" | ",")) {
            break;
        }
        at += 1;
    }
    out
}
