//! Who cannot take part, whatever the weights say.
//!
//! Refuses a part of another participant's name or phrase ("*Meridian Television* journalist Ana Rile was injured", "set a *government* bus on
//! fire"), the source of a report ("*according to* the hospital"), and the town that both sides of a clash fight in.

use dateline_lang::{Analysis, Deprel, NameKind};

use super::{Look, party::Scene};
use crate::events::arguments::case;

/// The noun that a word only stands before: the embassy in "the Norland embassy".
pub(super) fn whole(a: &Analysis, word: usize) -> usize {
    let up = |w: usize| a.words()[w].head.filter(|_| a.words()[w].deprel == Deprel::Compound);
    std::iter::successors(Some(word), |&w| up(w)).take(4).last().unwrap_or(word)
}

/// Whether a word can be the actor, or the recipient, of an event.
pub(super) fn fits(look: &Look<'_>, scene: &Scene<'_>, word: usize, recipient: bool) -> bool {
    let a = look.cx.analysis;
    let inner = |w: usize| {
        matches!(
            a.words()[w].deprel,
            Deprel::Compound | Deprel::Amod | Deprel::Flat | Deprel::NmodPoss | Deprel::Appos | Deprel::NmodDesc
        )
    };
    let taken = |w: usize| {
        scene.roles.actors.contains(&w) || scene.roles.recipients.contains(&w) || Some(w) == scene.object && w != word
    };
    let mut w = word;
    for _ in 0..4 {
        let Some(h) = a.words()[w].head.filter(|_| inner(w)) else { break };
        if taken(h) {
            return false;
        }
        w = h;
    }
    let town = || a.words()[word].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Loc);
    match case(a, word) {
        Some("accord" | "according") => false,
        Some("in" | "near" | "outside" | "around") if recipient && scene.mutual => !town(),
        _ => true,
    }
}
