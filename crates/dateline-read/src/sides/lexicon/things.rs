//! Nouns that are no party: deeds and texts of one, things that take no side, what somebody suffers.

use crate::lexicon::Class;

/// Nouns of a text that speaks for those who pass, sign or issue it.
pub(in crate::sides) fn speaks_for(lemma: &str) -> bool {
    Class::Utterance.has(lemma)
}

/// Nouns of what their owner does: "X's decision to back Y" is X's.
pub(in crate::sides) fn act(lemma: &str) -> bool {
    Class::Undertaking.has(lemma)
}

/// Nouns that take no side, though a verb of taking sides may have them as its subject ("the evidence supports X").
pub(in crate::sides) fn thing(lemma: &str) -> bool {
    Class::ThingOrIdea.has(lemma)
}

/// Nouns of what is done to the one whose they are: "X's arrest".
pub(in crate::sides) fn suffered(lemma: &str) -> bool {
    Class::HarmDone.has(lemma)
}
