//! Light verbs and the nouns that they make a stance of: "threw its weight behind", "swore allegiance to". `data/sides/given.tsv` has them.

use std::collections::HashSet;
use std::sync::LazyLock;

use dateline_model::Relation;

use crate::rules::WordSet;

/// What a noun of stance says when a light verb gives it, with the prepositions that lead to whose side it is.
pub(in crate::sides) struct Given {
    pub(in crate::sides) noun: &'static str,
    pub(in crate::sides) relation: Relation,
    pub(in crate::sides) verbs: WordSet,
    pub(in crate::sides) to: Vec<&'static str>,
}

/// Nouns that a light verb makes a stance of, in the order in which they are asked.
pub(in crate::sides) static GIVEN: LazyLock<Vec<Given>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/sides/given.tsv").lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(given).collect()
});

fn given(line: &'static str) -> Option<Given> {
    let mut columns = line.split('\t');
    let (noun, relation) = (columns.next()?, relation(columns.next()?)?);
    Some(Given { noun, relation, verbs: WordSet::of(columns.next()?), to: columns.next()?.split(' ').collect() })
}

/// A relation by its name in records.
pub(in crate::sides) fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "allied_with" => Relation::AlliedWith,
        "condemns" => Relation::Condemns,
        "demands_exit_of" => Relation::DemandsExitOf,
        "opposes" => Relation::Opposes,
        "recognises" => Relation::Recognises,
        "sanctions" => Relation::Sanctions,
        "supports" => Relation::Supports,
        _ => return None,
    })
}

/// Whether a verb is light with any of them.
pub(in crate::sides) fn is_light(lemma: &str) -> bool {
    static VERBS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| GIVEN.iter().flat_map(|g| g.verbs.all()).collect());
    VERBS.contains(lemma)
}
