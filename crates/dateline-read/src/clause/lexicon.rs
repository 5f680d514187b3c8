//! Words that the clauses need: nouns of deeds, light verbs, words of time and place.
//!
//! `data/clause/deeds.tsv` holds the nouns, each with its verb and whose "of" and "'s" are: `both` (shelling: "the army's shelling of Osk"),
//! `agent` (withdrawal: "the withdrawal of the army") or `patient` (arrest: "the mayor's arrest"). The rest are classes of `data/lexicon.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_lang::{Analysis, Deprel, NameKind, Upos};

use super::factuality::lower;
use crate::inflection;
use crate::lexicon::Class;

/// Whose the possessive and "of" of a noun are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The possessive is the agent's, "of" the patient's.
    Both,
    /// Both are the agent's: nothing is done to anybody.
    Agent,
    /// The possessive is the patient's where there is no "of".
    Patient,
}

/// A noun of a deed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    pub(super) verb: &'static str,
    pub(super) frame: Frame,
}

static DEEDS: LazyLock<HashMap<&'static str, Deed>> = LazyLock::new(|| {
    let lines = include_str!("../../data/clause/deeds.tsv").lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|l| {
            let mut fields = l.split('\t');
            let (noun, verb, frame) = (fields.next()?, fields.next()?, fields.next()?);
            let frame = match frame {
                "agent" => Frame::Agent,
                "patient" => Frame::Patient,
                _ => Frame::Both,
            };
            Some((noun, Deed { verb, frame }))
        })
        .collect()
});

/// The verb of a deed that a form is the participle of.
pub(super) fn verb_of_participle(form: &str) -> Option<&'static str> {
    DEEDS.values().map(|d| d.verb).filter(|v| inflection::inflects(v, form)).min()
}

/// The deed that a common noun names.
pub(super) fn deed(a: &Analysis, w: usize) -> Option<Deed> {
    (a.words()[w].upos == Upos::Noun).then(|| DEEDS.get(a.lemma(w)).copied()).flatten()
}

/// Verbs that make a deed of their object ("carry out").
pub(super) fn is_light(lemma: &str) -> bool {
    Class::LightVerb.has(lemma)
}

/// Verbs that say of their subject that it took place.
pub(super) fn happens(lemma: &str) -> bool {
    Class::TakesPlace.has(lemma)
}

/// Verbs without an object.
pub(super) fn intransitive(lemma: &str) -> bool {
    Class::WithoutObject.has(lemma)
}

/// Whether the object of a verb does what stands after this preposition ("accused X of", "thanked X for").
pub(super) fn blames(verb: &str, preposition: &str) -> bool {
    match preposition {
        "of" | "with" => Class::Accuses.has(verb),
        "for" => Class::Judges.has(verb),
        "from" => Class::Prevents.has(verb),
        "into" => Class::PushesInto.has(verb),
        _ => false,
    }
}

/// "First", "latest": the noun beside it does what its infinitive says.
fn ordinal(lemma: &str) -> bool {
    Class::OrdinalWord.has(lemma) || lemma == "tenth"
}

/// Prepositions of place.
pub(super) fn locates(preposition: &str) -> bool {
    Class::WherePreposition.has(preposition)
}

/// Whether a word is one of time.
pub(super) fn temporal(a: &Analysis, w: usize) -> bool {
    matches!(a.words()[w].deprel, Deprel::OblTmod | Deprel::NmodTmod) || Class::TimeNoun.has(a.lemma(w))
}

/// Whether a word may say where.
pub(super) fn place(a: &Analysis, w: usize) -> bool {
    let named = a.words()[w].name.is_some_and(|n| a.names()[n].kind == NameKind::Loc);
    named || Class::WhereNoun.has(a.lemma(w))
}

/// Verbs of saying.
pub(super) fn speaks(lemma: &str) -> bool {
    Class::SpeechVerb.has(lemma)
}

/// Whether an ordinal or a superlative stands before a noun ("the first country to").
pub(super) fn ordinal_beside(a: &Analysis, noun: usize) -> bool {
    (noun.saturating_sub(3)..=noun)
        .any(|m| ordinal(&lower(a.form(m))) && a.words()[m].sentence == a.words()[noun].sentence)
}
