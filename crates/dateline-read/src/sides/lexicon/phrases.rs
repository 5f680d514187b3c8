//! Adjectives and phrases of sides.

use crate::lexicon::Class;
use dateline_model::Relation;

use Relation::{AlliedWith, Condemns, Opposes, Recognises, Sanctions, Supports};

/// Adjectives with a complement: "loyal to X", "critical of X".
pub(in crate::sides) fn adjective(lemma: &str) -> Option<(Relation, &'static str)> {
    Some(match lemma {
        word if Class::Loyal.has(word) => (Supports, "to"),
        "supportive" => (Supports, "of"),
        word if Class::Hostile.has(word) => (Opposes, "to"),
        word if Class::Contemptuous.has(word) => (Opposes, "of"),
        word if Class::Disenchanted.has(word) => (Opposes, "with"),
        _ => return None,
    })
}

/// A phrase that says where somebody stands: what of, and whether it is the other who takes the side ("in the pay of X": X pays him).
#[derive(Clone, Copy)]
pub(in crate::sides) struct Stand {
    pub(in crate::sides) relation: Relation,
    pub(in crate::sides) reversed: bool,
}

/// Phrases that say it of the subject, by the preposition before and the noun; with the prepositions that may come after ("on the side of
/// X", "at odds with X").
pub(in crate::sides) fn phrase(before: &str, noun: &str) -> Option<(Stand, &'static [&'static str])> {
    let (relation, reversed, after): (Relation, bool, &[&str]) = match (before, noun) {
        ("in", "defence" | "defense" | "favor" | "favour" | "support") => (Supports, false, &["of"]),
        ("on", "side") => (Supports, false, &["of"]),
        ("in", "camp" | "corner") => (Supports, false, &["of"]),
        ("in", "cahoots" | "league" | "solidarity" | "sympathy") => (Supports, false, &["with"]),
        ("to", "aid" | "defence" | "defense" | "rescue") => (Supports, false, &["of"]),
        ("in" | "under", "banner" | "service") => (Supports, false, &["of"]),
        ("in" | "on", "pay" | "payroll") => (Supports, true, &["of"]),
        ("under", "patronage" | "protection" | "wing") => (Supports, true, &["of"]),
        ("in", "alliance" | "coalition" | "concert" | "partnership") => (AlliedWith, false, &["with"]),
        ("in", "defiance" | "opposition") => (Opposes, false, &["of", "to"]),
        ("in", "protest") => (Opposes, false, &["against"]),
        ("at", "loggerhead" | "loggerheads" | "odd" | "odds" | "war") => (Opposes, false, &["with"]),
        ("in", "arm" | "arms" | "mutiny" | "rebellion" | "revolt") => (Opposes, false, &["against"]),
        ("under", "fire") => (Condemns, true, &["by", "from"]),
        ("under", "ban" | "embargo" | "freeze" | "sanction") => (Sanctions, true, &["by", "from", "of"]),
        _ => return None,
    };
    Some((Stand { relation, reversed }, after))
}

/// What the participle after a hyphen says of the one before it: "X-backed".
pub(in crate::sides) fn hyphened(participle: &str) -> Option<Relation> {
    Some(match participle {
        word if Class::BackedForm.has(word) => Supports,
        "allied" => AlliedWith,
        "recognised" | "recognized" => Recognises,
        _ => return None,
    })
}
