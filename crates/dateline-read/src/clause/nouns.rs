//! Roles of nouns of deeds: "the army's shelling of Osk", "a raid by rebels on the port", "launched an attack on".

use dateline_lang::{Deprel, Upos};

use super::arguments::{Path, Role};
use super::lexicon::{self, Frame};
use super::roles::{Finder, nominal};

/// The arguments of a noun, with the verb that makes a deed of it.
pub(super) fn of(f: &mut Finder<'_>, w: usize, light: Option<usize>) {
    let a = f.a;
    let frame = lexicon::deed(a, w).map_or(Frame::Both, |d| d.frame);
    let phrases: Vec<usize> = a.children_by(w, "nmod").chain(a.children_by(w, "obl")).collect();
    let preposition = |x: usize| a.children_by(x, "case").next();
    let lemma = |x: usize| preposition(x).map(|p| a.lemma(p));
    let of = phrases.iter().copied().find(|&x| lemma(x) == Some("of") && a.words()[x].deprel != Deprel::NmodPoss);
    for &x in &phrases {
        if a.words()[x].deprel == Deprel::NmodPoss {
            // "The mayor's arrest" was done to the mayor, "the army's arrest of the mayor" by the army.
            let role = if frame == Frame::Patient && of.is_none() { Role::Patient } else { Role::Agent };
            f.add(role, x, None, Path::Possessive);
            continue;
        }
        match lemma(x) {
            Some("of") => {
                let role = if frame == Frame::Agent { Role::Agent } else { Role::Patient };
                f.add(role, x, preposition(x), Path::Of);
                // "The murder of the mayor by gunmen", where "by" hangs on the mayor.
                let by = |&c: &usize| a.children_by(c, "case").any(|p| a.lemma(p) == "by");
                if let Some(c) = a.children_by(x, "nmod").find(by).filter(|&c| !lexicon::temporal(a, c)) {
                    f.add(Role::Agent, c, preposition(c), Path::By);
                }
            }
            Some("by") if !lexicon::temporal(a, x) => f.add(Role::Agent, x, preposition(x), Path::By),
            Some("between") => f.add(Role::Agent, x, preposition(x), Path::Between),
            _ => f.oblique(w, x),
        }
    }
    for x in a.children_by(w, "compound") {
        match a.words()[x].upos {
            Upos::Propn => f.add(Role::Agent, x, None, Path::Compound),
            Upos::Noun if a.words()[x].name.is_some() => f.add(Role::Agent, x, None, Path::Compound),
            Upos::Noun => f.add(Role::Modifier, x, None, Path::Compound),
            _ => {}
        }
    }
    if let Some(v) = light {
        of_light(f, w, v);
    } else if !f.has(Role::Agent) {
        beside_verb(f, w);
    }
}

/// What the verb of a deed adds: its subject, unless the deed has an owner, and its phrases.
fn of_light(f: &mut Finder<'_>, noun: usize, v: usize) {
    let a = f.a;
    let owned = |x: &super::Argument| x.role == Role::Agent && a.words()[x.head].upos != Upos::Pron;
    if !f.found.iter().any(owned) {
        for (_, s) in f.subjects(v, 0) {
            if s != noun && !f.passive(v) {
                f.add(Role::Agent, s, None, Path::LightVerb);
            }
        }
    }
    for x in a.children_by(v, "obl") {
        let by = a.children_by(x, "case").any(|p| a.lemma(p) == "by");
        if by && nominal(a, x) && !lexicon::temporal(a, x) {
            f.add(Role::Agent, x, a.children_by(x, "case").next(), Path::Agent);
        } else if !by {
            f.oblique(noun, x);
        }
    }
    for x in a.children_by(v, "iobj") {
        f.add(Role::Goal, x, None, Path::Object);
    }
}

/// "Condemned the murder of the mayor by gunmen", where "by" hangs on the verb, which is active and has no agent of its own.
fn beside_verb(f: &mut Finder<'_>, w: usize) {
    let a = f.a;
    let verb = a.words()[w].head.filter(|&h| a.words()[w].deprel == Deprel::Obj && a.words()[h].upos == Upos::Verb);
    let Some(v) = verb.filter(|&v| !f.passive(v)) else { return };
    let by = a.children_by(v, "obl").find(|&x| {
        x > w && nominal(a, x) && !lexicon::temporal(a, x) && a.children_by(x, "case").any(|p| a.lemma(p) == "by")
    });
    if let Some(x) = by {
        f.add(Role::Agent, x, a.children_by(x, "case").next(), Path::By);
    }
}
