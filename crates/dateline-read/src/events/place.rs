//! Where an event happened: a toponym with a preposition of place in its own clause or sentence; for deeds that are done on the ground also
//! what they are aimed at, and the place that the paragraph has just told such a deed of. Never the document's.
//!
//! `basis`: `clause`, `sentence`, `target` ("attacked the town of X"), `passage` (carried from the deed before in the same paragraph).

use dateline_lang::Upos;
use dateline_model::{EventPlace, PloverType, Record, Status};

use super::arguments::{Roles, clause};
use super::scene::{Named, Scene};
use crate::context::Context;

const WITHIN: &[&str] = &["in", "at", "near", "outside", "around", "across", "inside", "throughout", "on"];
const TOWARDS: &[&str] = &["of", "to", "into", "over", "from", "on"];

/// Deeds that are done on the ground, as against words.
fn on_the_ground(kind: PloverType) -> bool {
    matches!(kind, PloverType::Assault | PloverType::Protest | PloverType::Coerce | PloverType::Mobilize)
}

/// Where, by the words of its own sentence.
pub(super) fn own(cx: &Context<'_>, scene: &Scene, kind: PloverType, word: usize, roles: &Roles) -> Option<EventPlace> {
    let a = cx.analysis;
    let here = scene.places(a.words()[word].sentence);
    let led = |p: &&Named, by: &[&str], part: bool| {
        let Some(head) = a.head_of(p.2) else { return false };
        let takes_part = roles.actors.contains(&head) || roles.recipients.contains(&head);
        a.words()[head].upos != Upos::Adj
            && (part || !takes_part)
            && a.children_by(head, "case").any(|c| by.contains(&a.lemma(c)))
    };
    let near = |p: &&Named| p.2.start.abs_diff(a.words()[word].span.start);
    let clause = clause(cx, word);
    let within: Vec<&Named> = here.iter().filter(|p| led(p, WITHIN, false)).collect();
    let at = |p: &Named, basis: &str| Some(EventPlace { index: p.1, basis: basis.to_owned() });
    if let Some(p) = within.iter().copied().filter(|p| clause.contains(p.2)).min_by_key(near) {
        return at(p, "clause");
    }
    if !on_the_ground(kind) {
        return None;
    }
    if let Some(p) = within.into_iter().min_by_key(near) {
        return at(p, "sentence");
    }
    let towards = here.iter().filter(|p| led(p, TOWARDS, true));
    towards.min_by_key(near).and_then(|p| at(p, "target"))
}

/// "Gunmen attacked a post in X. They killed two guards": the place that the same paragraph has just told such a deed of.
pub(super) fn carry(cx: &Context<'_>, record: &mut Record) {
    let mut last: Option<(usize, usize)> = None;
    for k in 0..record.events.len() {
        let e = &record.events[k];
        let real = matches!(e.status, Status::Reported | Status::Claimed);
        let Some(block) = cx.block_at(e.trigger.words.span().start).filter(|_| real && on_the_ground(e.kind)) else {
            continue;
        };
        match (&e.place, last) {
            (Some(p), _) => last = Some((block, p.index)),
            (None, Some((b, index))) if b == block => {
                record.events[k].place = Some(EventPlace { index, basis: "passage".to_owned() });
            }
            _ => {}
        }
    }
}
