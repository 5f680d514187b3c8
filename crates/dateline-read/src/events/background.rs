//! Deeds of violence that a text only refers to: condemned, investigated, blamed on somebody, or told beside its news.
//!
//! "The bishop condemned the murder of the mayor by gunmen" is coded as the bishop's ACCUSE; the murder goes into `background`, with who did
//! it and to whom. The rules of ASSAULT say what it is; it needs somebody or something done to, or an actor that can act. What is denied, planned,
//! threatened or only possible is left out, and so is what [`super::events`] has already. Where a sentence speaks of violence, what was
//! damaged and who died of it count too ("two houses were damaged by the blast"); a storm that damages a house does not.

use dateline_lang::{Deprel, Upos};
use dateline_model::{PloverType, Record, Status};

use super::arguments::Roles;
use super::trigger::{Candidate, Hit};
use super::{arguments, parties, status, trigger, types, violence, weapons};
use crate::context::Context;
use crate::lexicon::Class;

/// Deeds and harm that are no candidates for an event: explosions, damage, deaths of violence.
pub(super) fn further(cx: &Context<'_>, list: &[Candidate]) -> Vec<Candidate> {
    let a = cx.analysis;
    let Some(first) = list.first() else { return Vec::new() };
    let words = a.sentences()[a.words()[first.word].sentence].words.clone();
    let done = |w: usize| a.children_by(w, "acl").any(|v| matches!(a.lemma(v), "perpetrate" | "commit"));
    let violent = |w: usize| {
        cx.is(w, Class::Killer)
            || cx.is(w, Class::Deed) && done(w)
            || a.words()[w].upos == Upos::Noun && (weapons::tool(a.lemma(w)) || cx.is(w, Class::ViolentEvent))
            || list.iter().any(|c| c.word == w && c.hit.as_ref().is_some_and(|h| h.lexicon.kind == PloverType::Assault))
    };
    if !words.clone().any(violent) {
        return Vec::new();
    }
    let harm = |&w: &usize| {
        let verb = a.words()[w].upos == Upos::Verb && a.words()[w].deprel != Deprel::Amod;
        let noun = a.words()[w].upos == Upos::Noun && a.words()[w].deprel != Deprel::Compound;
        let named = matches!(a.lemma(w), "explosion" | "damage") || cx.is(w, Class::Deed);
        // "accused of murdering a judge", where the gerund is read as a noun.
        let gerund =
            noun && a.lemma(w).ends_with("ing") && a.children_by(w, "obj").next().is_some() && trigger::violent(cx, w);
        verb && cx.is(w, Class::Harms) || gerund || noun && (named || cx.is(w, Class::Killer))
    };
    let hit = |word: usize| Hit {
        word,
        lexicon: types::of(PloverType::Assault),
        mode: (a.lemma(word) == "explosion").then_some("explosives"),
        how: if a.words()[word].upos == Upos::Noun && a.children_by(word, "obj").next().is_none() {
            "noun"
        } else {
            "verb"
        },
        preposition: (a.lemma(word) == "damage").then_some("to"),
        object: None,
    };
    let known = |w: &usize| list.iter().any(|c| c.word == *w && c.hit.is_some());
    let new = words.filter(harm).filter(|w| !known(w));
    new.map(|word| Candidate { word, hit: Some(hit(word)), told: true }).collect()
}

/// The hit and roles of a candidate that is no event of its own.
pub(super) fn of<'c>(cx: &Context<'_>, record: &Record, c: &'c Candidate) -> Option<(&'c Hit, Roles)> {
    let hit = c.hit.as_ref().filter(|h| h.lexicon.kind == PloverType::Assault)?;
    let (status, _, _) = status::of(cx, record, c.word).0;
    let a = cx.analysis;
    // "to punish the murderers" leaves no doubt of the murder.
    let real = matches!(status, Status::Reported | Status::Claimed) || cx.is(c.word, Class::Killer);
    if !real {
        return None;
    }
    let mut roles = arguments::roles(cx, hit);
    violence::complete(a, hit, &mut roles);
    let somebody = |&w: &usize| a.words()[w].name.is_some() || parties::human(a, w) || arguments::party(a, w);
    // A noun with its actor is a deed, and so is a verb with its actor and weapon ("threw a grenade").
    let alone = hit.how == "noun" || hit.object.is_some_and(|o| weapons::tool(a.lemma(o)));
    let holds = !roles.recipients.is_empty() || alone && roles.actors.iter().any(somebody);
    holds.then_some((hit, roles))
}
