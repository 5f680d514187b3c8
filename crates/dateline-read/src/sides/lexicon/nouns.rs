//! Nouns of sides.

use crate::lexicon::Class;
use dateline_model::Relation;

use Relation::{AlliedWith, Condemns, Opposes, Recognises, Sanctions, Supports};

/// Nouns of somebody who stands for or against the one whose he is: "a critic of X", "X's allies".
pub(in crate::sides) fn agent(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        word if Class::AllyNoun.has(word) => AlliedWith,
        word if Class::SupporterNoun.has(word) => Supports,
        word if Class::OpponentNoun.has(word) => Opposes,
        _ => return None,
    })
}

/// Nouns of the stance itself: "X's backing for Y", "Y won the recognition of X".
pub(in crate::sides) fn stance(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        word if Class::SupportNoun.has(word) => Supports,
        "acknowledgement" | "acknowledgment" | "recognition" => Recognises,
        word if Class::CondemnationNoun.has(word) => Condemns,
        word if Class::HostilityNoun.has(word) => Opposes,
        "embargo" | "sanction" => Sanctions,
        _ => return None,
    })
}

/// Nouns of somebody whom the one whose he is stands behind: "a proxy of X", "X's candidate".
pub(in crate::sides) fn client(lemma: &str) -> bool {
    Class::CandidateOf.has(lemma)
}
