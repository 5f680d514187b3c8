//! Who can do and suffer the deeds of conflict: people, bodies, states, forces, and the places and things that are attacked.
//!
//! Refuses "the wind killed two cows", "the drug attacks the tumour", "the budget strikes at fairness": weather,
//! illness and notions do not act, and what is neither somebody nor a place or work of people does not suffer, unless forces or
//! authorities do it. Names, pronouns and numbers always pass. Types of words alone (demands, praise) are not asked.

use dateline_lang::{Analysis, Upos, Xpos};
use dateline_model::{EntityKind, Participant, PloverType, Record};

use super::arguments::Roles;
use super::trigger::Hit;
use crate::context::Context;
use crate::entities::Index;
use crate::entities::lexicon::AGENT_ENDINGS;
use crate::lexicon::Class;

/// Whether the participants of a deed can be what the roles say; `public`: forces or authorities do it.
pub(super) fn plausible(cx: &Context<'_>, index: &Index, hit: &Hit, roles: &Roles, public: bool) -> bool {
    let a = cx.analysis;
    let thing = |&w: &usize| a.words()[w].upos == Upos::Noun && cx.is(w, Class::NaturalCause);
    if !roles.actors.is_empty() && roles.actors.iter().all(thing) {
        return false;
    }
    let heals = |&w: &usize| cx.is(w, Class::Rescuer);
    if matches!(hit.lexicon.kind, PloverType::Mobilize | PloverType::Coerce) && roles.actors.iter().any(heals) {
        return false;
    }
    // "Released the results" frees nobody.
    let told = |o: usize| cx.is(o, Class::ReleasedDocument);
    if hit.lexicon.kind == PloverType::Retreat
        && a.lemma(hit.word) == "release"
        && a.children_by(hit.word, "obj").any(told)
    {
        return false;
    }
    // "Would allow the agency to deliver food" is not its aid.
    let allowed = || {
        let h = a.words()[hit.word].head.filter(|_| a.children_by(hit.word, "mark").any(|m| a.form(m) == "to"));
        h.is_some_and(|h| matches!(a.lemma(h), "allow" | "enable" | "let" | "permit"))
    };
    if hit.lexicon.kind == PloverType::Aid && allowed() {
        return false;
    }
    // "did not provide details": nobody is refused anything.
    let nobody = |&w: &usize| a.words()[w].upos == Upos::Noun && index.at_word(w).is_none() && !human(a, w);
    if hit.lexicon.kind == PloverType::Reject
        && cx.is(hit.word, Class::HandsOverHelp)
        && roles.recipients.iter().all(nobody)
    {
        return false;
    }
    // "A teenager was ordered to sweep the square": one private person alone is no politics.
    let words = matches!(hit.lexicon.kind, PloverType::Request | PloverType::Reject | PloverType::Sanction)
        || hit.lexicon.kind == PloverType::Coerce && hit.mode == Some("restrict");
    if let (true, false, true, [one]) = (words, public, roles.actors.is_empty(), roles.recipients.as_slice()) {
        let w = &a.words()[*one];
        if w.xpos == Xpos::Nn && w.name.is_none() && (human(a, *one) || thing(one)) {
            return false;
        }
    }
    // Whom forces and authorities attack is not asked, nor who is arrested.
    let asked = matches!(hit.lexicon.kind, PloverType::Assault | PloverType::Coerce)
        && hit.how != "noun"
        && !public
        && hit.mode != Some("arrest");
    let can_suffer = |&w: &usize| {
        a.words()[w].upos != Upos::Noun
            || a.words()[w].name.is_some()
            || index.at_word(w).is_some()
            || human(a, w)
            || cx.is(w, Class::TargetThing)
    };
    !asked || roles.recipients.is_empty() || roles.recipients.iter().any(can_suffer)
}

/// Whether a noun is something that is attacked, seized or burned for what it means to people.
pub(super) fn target(lemma: &str) -> bool {
    Class::TargetThing.has(lemma)
}

/// By its ending or by itself, a noun for people.
pub(super) fn human(a: &Analysis, w: usize) -> bool {
    let lemma = a.lemma(w);
    AGENT_ENDINGS.iter().chain(&["woman", "ee"]).any(|e| lemma.len() > e.len() + 2 && lemma.ends_with(e))
        || Class::PeopleNoun.has(lemma)
}

/// Whether a participant belongs to public life: a state, a force, an office, a party, a name that the table knows.
pub(super) fn public(record: &Record, p: &Participant) -> bool {
    let sector = p.code.as_deref().and_then(|c| c.get(3..6));
    let entity = p.entity.as_ref().and_then(|id| record.entities.iter().find(|e| e.id == *id));
    sector.is_some_and(|s| !matches!(s, "CVL" | "BUS" | "CRM" | "MED" | "UNK"))
        || entity.is_some_and(|e| matches!(e.kind, EntityKind::State | EntityKind::ArmedForce))
}
