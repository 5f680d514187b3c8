//! Nouns for people and bodies that take sides.
//!
//! Not those that the entities know already.

use crate::lexicon::Class;

/// Nouns for people and bodies that take sides, beside those that the entities know.
pub(crate) fn people(lemma: &str) -> bool {
    Class::SomebodyNoun.has(lemma)
}
