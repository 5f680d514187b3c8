//! Who did a deed of violence that a noun names: its agents, and those who answer for it.
//!
//! The agent may hang on the deed, on its victim or on the verb that does it ("the murder of a judge by gunmen", "the attack was carried out by
//! rebels", "the crime perpetrated by"), and a people's noun before an attack is its actor ("a rebel attack"). Who claims, is blamed for,
//! charged with or said to be behind a deed is its actor; a crime or an action without more is one of violence only then.
//! Not: "those responsible"; a state or place as a mere possessor.
//! Example: "The front claimed responsibility for the killing of the mayor": the front is the actor.

use dateline_lang::{Analysis, Deprel, Upos};

use crate::events::arguments::{Roles, case, party, subjects, temporal};
use crate::events::parties;
use crate::lexicon::Class;

/// Who did what a noun names: "by" on it or on its victim, and a people's noun before it.
pub(super) fn agents(a: &Analysis, noun: usize, roles: &mut Roles) {
    if !roles.actors.is_empty() {
        return;
    }
    let mut below: Vec<usize> = a.children_by(noun, "nmod").chain(a.children_by(noun, "obl")).collect();
    below.extend(below.clone().into_iter().flat_map(|v| a.children_by(v, "nmod")));
    if let Some(by) = below.into_iter().find(|&x| case(a, x) == Some("by") && !temporal(a, x)) {
        roles.actor(a, "path/by", by);
        return;
    }
    // "condemned the murder of the mayor by gunmen": an active verb has no agent of its own.
    let above = a.words()[noun].head.filter(|_| a.words()[noun].deprel == Deprel::Obj);
    let mut active =
        above.into_iter().filter(|&h| a.words()[h].upos == Upos::Verb).flat_map(|h| a.children_by(h, "obl"));
    let people = |&x: &usize| party(a, x) || parties::human(a, x);
    if let Some(x) = active.find(|x| *x > noun && case(a, *x) == Some("by") && people(x)) {
        roles.actor(a, "path/by", x);
        return;
    }
    let parent = a.words()[noun].head.filter(|&h| Class::Commits.has(a.lemma(h)));
    let by = |v: usize| a.children_by(v, "obl").find(|&x| case(a, x) == Some("by") && !temporal(a, x));
    let passive = parent.filter(|_| a.words()[noun].deprel == Deprel::NsubjPass);
    if let Some(x) = a.children_by(noun, "acl").filter(|&v| Class::Commits.has(a.lemma(v))).chain(passive).find_map(by)
    {
        roles.actor(a, "path/agent", x);
        return;
    }
    if let Some(v) = parent.filter(|_| a.words()[noun].deprel == Deprel::Obj) {
        for (path, s) in subjects(a, v, 0) {
            roles.actor(a, path, s);
        }
        return;
    }
    if Class::Deed.has(a.lemma(noun)) {
        return;
    }
    let plain = |c: &usize| a.words()[*c].upos == Upos::Noun && people(c);
    if let Some(c) = a.children_by(noun, "compound").find(plain) {
        roles.actor(a, "path/compound", c);
    }
}

/// Who claims a deed, is blamed for it or said to be behind it.
pub(super) fn answerable(a: &Analysis, deed: usize, roles: &mut Roles) {
    let Some(h) = a.words()[deed].head else { return };
    let rel = a.words()[deed].deprel;
    let with = case(a, deed).or_else(|| a.children_by(deed, "mark").next().map(|m| a.lemma(m)));
    let phrase = matches!(rel.base(), "obl" | "nmod" | "advcl" | "acl");
    // "is behind the attack".
    if with == Some("behind") && !phrase {
        return name(a, roles, a.children_by(deed, "nsubj"));
    }
    match with {
        Some("for" | "of" | "with") if phrase => {
            // "responsibility for", and the verb above it; the phrase may hang on either.
            let noun = a.lemma(h) == "responsibility";
            let verb = if noun { a.words()[h].head.unwrap_or(h) } else { h };
            let own = Class::ClaimsResponsibility.has(a.lemma(verb))
                && (noun || a.children_by(verb, "obj").any(|o| a.lemma(o) == "responsibility"));
            if own {
                return name(a, roles, subjects(a, verb, 0).into_iter().map(|s| s.1));
            }
            if a.lemma(h) == "responsible" {
                let held = a.words()[h].head.filter(|_| matches!(a.words()[h].deprel.base(), "amod" | "acl" | "xcomp"));
                let holder =
                    held.filter(|&v| a.words()[v].upos == Upos::Verb).and_then(|v| a.children_by(v, "obj").next());
                return name(
                    a,
                    roles,
                    a.children_by(h, "nsubj").chain(holder).chain(held.filter(|_| holder.is_none())),
                );
            }
            // "blamed the rebels for": the phrase may hang on the rebels.
            let verb = if Class::HoldsResponsible.has(a.lemma(h)) {
                Some(h)
            } else {
                a.words()[h]
                    .head
                    .filter(|&v| Class::HoldsResponsible.has(a.lemma(v)) && a.words()[h].deprel.base() == "obj")
            };
            if let Some(v) = verb {
                let passive = a.children_by(v, "nsubj").filter(|&s| a.words()[s].deprel == Deprel::NsubjPass);
                let bare = a.words()[v].deprel == Deprel::Acl;
                let noun = a.words()[v].head.filter(|_| bare);
                name(a, roles, a.children_by(v, "obj").chain(passive).chain(noun));
            }
        }
        Some("in") if phrase && Class::TakesPart.has(a.lemma(h)) => {
            name(a, roles, subjects(a, h, 0).into_iter().map(|s| s.1));
        }
        _ if matches!(rel, Deprel::Obj | Deprel::NsubjPass) && Class::Attributes.has(a.lemma(h)) => {
            let to = |&x: &usize| matches!(case(a, x), Some("to" | "on" | "upon"));
            let below = a.children_by(h, "obl").chain(a.children_by(deed, "nmod")).filter(to).collect::<Vec<_>>();
            name(a, roles, below.into_iter());
        }
        _ => {}
    }
}

fn name(a: &Analysis, roles: &mut Roles, mut found: impl Iterator<Item = usize>) {
    let who =
        |&x: &usize| matches!(a.words()[x].upos, Upos::Noun | Upos::Propn) && (party(a, x) || parties::human(a, x));
    if let Some(x) = found.find(who) {
        roles.actor(a, "path/answerable", x);
    }
}
