//! The words of sides: verbs, nouns, adjectives and phrases with the relation that they say and the preposition before whose side it is.
//!
//! Only words whose relation holds whatever stands beside them, once both ends are actors. "Join", "meet", "praise" and "fight" are left out:
//! they do not say which side.

use std::borrow::Cow;

mod blame;
mod given;
mod nouns;
mod people;
mod phrases;
mod things;
mod verbs;

use dateline_lang::Analysis;
use dateline_model::Relation;

use crate::inflection;
use crate::lexicon::Class;

use Relation::{Condemns, DemandsExitOf};
pub(in crate::sides) use blame::{bad, company, insult};
pub(super) use given::{GIVEN, Given, is_light, relation};
pub(super) use nouns::{agent, client, stance};
pub(crate) use people::people;
pub(super) use phrases::{adjective, hyphened, phrase};
pub(in crate::sides) use things::{act, speaks_for, suffered, thing};
pub(super) use verbs::{passive, stands_for, verb, with_preposition};

/// A lemma in lower case; only the few that are not are copied.
pub(in crate::sides) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_uppercase()) { word.to_lowercase().into() } else { word.into() }
}

/// The lemma of a verb; a form that the engine does not know is one of these words.
pub(in crate::sides) fn lemma(a: &Analysis, w: usize) -> Cow<'_, str> {
    let lemma = lower(a.lemma(w));
    let known = |l: &str| {
        let light = || is_light(l);
        verb(l).is_some() || passive(l).is_some() || asks(l) || light() || takes_preposition(l)
    };
    if known(&lemma) {
        return lemma;
    }
    let form = a.form(w);
    if !form.ends_with("ing") && !form.ends_with("ed") && inflection::strong(form).is_none() {
        return lemma;
    }
    inflection::look(a, w, |l| known(l).then(|| Cow::Owned(l.to_owned()))).unwrap_or(lemma)
}

/// Verbs that are known with a preposition only.
fn takes_preposition(lemma: &str) -> bool {
    [
        "with",
        "behind",
        "against",
        "for",
        "from",
        "to",
        "out",
        "up",
        "by",
        "on",
        "alongside",
        "at",
        "into",
        "in",
        "round",
    ]
    .iter()
    .any(|p| with_preposition(lemma, p).is_some())
}

/// Nouns for a departure from office: "demanded his resignation".
pub(in crate::sides) fn exit(lemma: &str) -> bool {
    Class::Ouster.has(lemma)
}

/// Verbs by which somebody is asked to go.
pub(in crate::sides) fn asks(lemma: &str) -> bool {
    Class::UrgesOrActs.has(lemma)
}

/// The relation that saying it makes: a statement by itself.
pub(in crate::sides) fn is_said(relation: Relation) -> bool {
    matches!(relation, Condemns | DemandsExitOf)
}
