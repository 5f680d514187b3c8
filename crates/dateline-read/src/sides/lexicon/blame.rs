//! Words that condemn whoever is called so: "a tyrant", "a criminal regime".

use crate::lexicon::Class;

/// Nouns that condemn the one who is called so.
pub(in crate::sides) fn insult(lemma: &str) -> bool {
    Class::InsultNoun.has(lemma)
}

/// Nouns of rule or of company, which a bad word before them makes an insult: "a criminal regime".
pub(in crate::sides) fn company(lemma: &str) -> bool {
    Class::InsultableBody.has(lemma)
}

/// Words before a noun that condemn the one who is called so.
pub(in crate::sides) fn bad(lemma: &str) -> bool {
    Class::InsultingAdjective.has(lemma)
}
