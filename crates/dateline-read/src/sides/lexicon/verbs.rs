//! Verbs of sides.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::Class;
use dateline_model::Relation;

use Relation::{AlliedWith, Condemns, Opposes, Recognises, Sanctions, Supports};

/// Verbs with a direct object: "X backs Y", "Y was condemned by X".
pub(in crate::sides) fn verb(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "acknowledge" | "recognise" | "recognize" => Recognises,
        word if Class::Supports.has(word) => Supports,
        word if Class::Opposes.has(word) => Opposes,
        word if Class::Condemns.has(word) => Condemns,
        word if Class::SanctionsVerb.has(word) => Sanctions,
        "ally" => AlliedWith,
        _ => return None,
    })
}

/// Verbs of which only the passive says it: "fighters trained by X".
pub(in crate::sides) fn passive(lemma: &str) -> Option<Relation> {
    matches!(lemma, "groom" | "train").then_some(Supports)
}

/// Nouns of a thing that stands for the one whose it is: to oppose his rule is to oppose him.
pub(in crate::sides) fn stands_for(relation: Relation, noun: &str) -> bool {
    let rule = Class::RuleOf.has(noun);
    match relation {
        Condemns => true,
        Opposes => rule || noun == "policy",
        Supports => rule || Class::CauseOf.has(noun),
        Recognises => rule || Class::ClaimOfState.has(noun),
        _ => false,
    }
}

/// Verbs that take a side with a preposition or particle: "side with", "stand by", "rally behind". `data/sides/verbs.tsv` has them.
pub(in crate::sides) fn with_preposition(lemma: &str, preposition: &str) -> Option<Relation> {
    static ROWS: LazyLock<HashMap<(&str, &str), Relation>> = LazyLock::new(|| {
        let mut rows = HashMap::new();
        for line in include_str!("../../../data/sides/verbs.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(relation), Some(to), Some(verbs)) =
                (columns.next().and_then(super::given::relation), columns.next(), columns.next())
            else {
                continue;
            };
            for p in to.split(' ') {
                verbs.split(' ').for_each(|v| {
                    rows.entry((v, p)).or_insert(relation);
                });
            }
        }
        rows
    });
    ROWS.get(&(lemma, preposition)).copied()
}
