//! Whether what a report tells happened, and on whose word: the features of one telling.
//!
//! The clause says whether it is told as a fact, the claim on whose word. What annotators make of both depends on the type: who says "we condemn" has
//! condemned, whoever quotes it; who says that troops attacked only says so.

use dateline_model::{Act, PloverType, Status};

use super::{Look, class_of};
use crate::claims::{Feats, hash};

/// How many statuses there are.
pub(super) const STATUSES: usize = 7;

/// The number of a status.
pub(crate) fn number(s: Status) -> usize {
    ALL.iter().position(|x| *x == s).unwrap_or_default()
}

pub(super) const ALL: [Status; STATUSES] = [
    Status::Reported,
    Status::Claimed,
    Status::Denied,
    Status::Threatened,
    Status::Planned,
    Status::Possible,
    Status::Negated,
];

/// One telling, as the rules see it.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) word: usize,
    pub(crate) kind: PloverType,
    pub(crate) mode: Option<&'static str>,
    /// Its status by the rules.
    pub(crate) status: Status,
    /// The claim that it sits in: its act, and whether its words are quoted.
    pub(crate) claim: Option<(Act, u64)>,
    /// Whether who says it did it: 0 unknown, 1 not, 2 he did, 3 nobody is said to have said it.
    pub(crate) own: u64,
    /// Whether an actor is named.
    pub(crate) acted: bool,
}

/// The features of a telling.
pub(crate) fn features(look: &Look<'_>, t: &Told, out: &mut Feats) {
    out.0.clear();
    let cx = look.cx;
    let a = cx.analysis;
    let w = t.word;
    let word = &a.words()[w];
    let (kind, status, l) = (class_of(t.kind) as u64, number(t.status) as u64, look.lemma[w]);
    let stance = cx.clauses.stance(w);
    let (how, rule) = (stance.kind as u64, hash(stance.rule));
    let cue = stance.cue.map_or(0, |c| look.lemma[c]);
    let tense = cx.clauses.around(w).map_or(0, |c| c.tense.kind as u64 + 1);
    let (act, quoted) = t.claim.map_or((0, 0), |(act, q)| (act as u64 + 1, q + 1));
    let rel = look.rel(w);
    let aux = look.child(w, "aux").map_or(0, |x| look.lemma[x]);
    let said = u64::from(stance.said.is_some());
    let speaks = matches!(
        t.kind,
        PloverType::Accuse
            | PloverType::Request
            | PloverType::Reject
            | PloverType::Support
            | PloverType::Agree
            | PloverType::Threaten
            | PloverType::Concede
    );
    let speech = u64::from(speaks);
    out.add(1, &[]);
    out.add(2, &[status]);
    out.add(3, &[status, kind]);
    out.add(4, &[status, t.own]);
    out.add(5, &[status, t.own, kind]);
    out.add(6, &[status, speech, t.own]);
    out.add(7, &[status, act]);
    out.add(8, &[act, kind]);
    out.add(9, &[act, quoted, speech, t.own]);
    out.add(10, &[how, rule]);
    out.add(11, &[how, rule, kind]);
    out.add(12, &[how, cue]);
    out.add(13, &[tense, kind]);
    out.add(14, &[tense, status]);
    out.add(15, &[l, status]);
    out.add(16, &[l]);
    out.add(17, &[look.like[w].1, status]);
    out.add(18, &[look.upos(w), rel, status]);
    out.add(19, &[aux, status]);
    out.add(20, &[aux, kind]);
    out.add(21, &[said, speech, t.own, status]);
    out.add(22, &[kind, t.mode.map_or(0, hash), status]);
    out.add(23, &[u64::from(t.acted), status, kind]);
    let block = cx.block_of(word.sentence).map(|b| cx.doc.blocks[b].kind as u64 + 1).unwrap_or_default();
    out.add(24, &[block, status, said]);
    if let Some(h) = look.head(w) {
        out.add(25, &[rel, look.lemma[h]]);
        out.add(26, &[rel, look.lemma[h], status]);
        out.add(27, &[rel, look.like[h].1, status]);
    }
    out.add(28, &[tense, quoted, t.own, speech]);
}
