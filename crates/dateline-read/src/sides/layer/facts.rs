//! The features of an ordered pair in what was read before: events that one does to the other, claims of one about the other.

use std::ops::Range;

use dateline_model::{Participant, Record, Span};

use super::pair::{Pair, View, says};
use crate::claims::Feats;
use crate::context::Context;

/// An event or a claim by the words of its parts.
#[derive(Debug)]
struct Fact {
    /// Type of an event, act of a claim.
    kind: u64,
    /// Status of an event, head word of a claim's cue.
    how: u64,
    /// Actors, or the speaker.
    who: Vec<Range<usize>>,
    /// Recipients, or what is said.
    what: Vec<Range<usize>>,
}

/// Events and claims, by the sentence they begin in.
#[derive(Debug, Default)]
pub(super) struct Facts {
    events: Vec<(usize, Fact)>,
    claims: Vec<(usize, Fact)>,
}

impl Facts {
    pub(super) fn new(cx: &Context<'_>, record: &Record) -> Facts {
        let a = cx.analysis;
        let words = |s: Span| a.words_in(s);
        let sentence = |s: Span| a.sentence_at(s.start).unwrap_or(0);
        let parts = |list: &[Participant]| list.iter().map(|p| words(p.words.span())).collect();
        let event = |e: &dateline_model::Event| {
            let (who, what) = (parts(&e.actors), parts(&e.recipients));
            (sentence(e.trigger.words.span()), Fact { kind: e.kind as u64, how: e.status as u64, who, what })
        };
        let claim = |c: &dateline_model::Claim| {
            let cue = c.cue.as_ref().and_then(|c| a.head_of(c.words.span()));
            let fact = Fact {
                kind: c.act as u64,
                how: cue.map_or(0, |w| crate::claims::hash(&a.lemma(w).to_lowercase())),
                who: c.speaker.iter().map(|s| words(s.words.span())).collect(),
                what: c.content.spans().iter().map(|&s| words(s)).collect(),
            };
            (sentence(c.words.span()), fact)
        };
        let mut facts = Facts {
            events: record.events.iter().filter(|e| !e.background).map(event).collect(),
            claims: record.claims.iter().map(claim).collect(),
        };
        facts.events.sort_by_key(|f| f.0);
        facts.claims.sort_by_key(|f| f.0);
        facts
    }
}

/// Those of the sentences that a range of words runs over.
fn about<'f>(list: &'f [(usize, Fact)], view: &View<'_>, range: &Range<usize>) -> impl Iterator<Item = &'f Fact> {
    let sentence = |w: usize| view.analysis().words()[w].sentence;
    let (first, last) = (sentence(range.start), sentence(range.end - 1));
    let start = list.partition_point(|f| f.0 < first);
    list[start..].iter().take_while(move |f| f.0 <= last).map(|f| &f.1)
}

pub(super) fn features(view: &View<'_>, pair: &Pair, out: &mut Feats) {
    let hit = |list: &[Range<usize>], w: usize| list.iter().any(|r| r.contains(&w));
    let code = |bits: [bool; 4]| bits.iter().rev().fold(0, |n, &b| 2 * n + u64::from(b));
    let [p, q] = pair.heads;
    for e in about(&view.facts.events, view, &pair.range) {
        let parts = code([hit(&e.who, p), hit(&e.who, q), hit(&e.what, p), hit(&e.what, q)]);
        out.add(110, &[e.kind]);
        out.add(111, &[e.kind, parts]);
        out.add(112, &[parts]);
        out.add(113, &[e.kind, parts, e.how]);
    }
    for c in about(&view.facts.claims, view, &pair.range) {
        let speaks = |k: usize| hit(&c.who, pair.heads[k]) || hit(&c.who, pair.phrases[k]);
        let bits = [speaks(0), speaks(1), hit(&c.what, p), hit(&c.what, q)];
        let parts = code(bits);
        out.add(115, &[parts]);
        out.add(116, &[parts, c.how]);
        out.add(117, &[parts, c.kind]);
        if bits[0] && bits[3] || bits[1] && bits[2] {
            said(view, pair, c, bits[0], out);
        }
    }
}

/// The words that one says of the other.
fn said(view: &View<'_>, pair: &Pair, claim: &Fact, first: bool, out: &mut Feats) {
    let role = u64::from(first);
    let mut tones = [0u64; 2];
    for w in claim.what.iter().cloned().flatten().filter(|w| pair.range.contains(w)) {
        match view.tone[w] {
            0 => {}
            t => tones[usize::from(t < 0)] += 1,
        }
        if says(view.analysis().words()[w].upos) && !pair.holds(w) {
            out.add(118, &[role, view.look.lemma[w]]);
            out.add(120, &[role, view.look.like[w].1]);
        }
    }
    out.add(119, &[role, tones[0].min(3), tones[1].min(3)]);
}
