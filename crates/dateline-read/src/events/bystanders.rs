//! Who of those that the tree offers takes no part, and who stands for what does.
//!
//! A place, a day or what happened beside the deed is nobody ("gathered in Port Alder": to nobody). A thing stands for whose it is, or for the party that
//! it is from, against, by or with ("threw out a draft by the union": to the union; "condemned the Front's raid": to the Front); with nobody behind it
//! it is not whom a protest is aimed at. A relative pronoun is its noun. Troops that are deployed are who deploys. A protest is aimed at
//! whose end it demands. A town or an agency of the dateline is no party.
//! Not: things that are attacked, seized or shut, which stand as they are.

use dateline_lang::{Analysis, Deprel, NameKind, Upos, Xpos};
use dateline_model::{EntityKind, PloverType, Record};

use super::arguments::{Roles, case, party, temporal};
use super::{parties, standing, violence};
use crate::context::Context;
use crate::entities::Index;
use crate::entities::lexicon::noun;
use crate::lexicon::Class;

/// Settles who takes part in a deed of a type that hangs on a word.
pub(super) fn settle(
    cx: &Context<'_>,
    record: &Record,
    index: &Index,
    (kind, word): (PloverType, usize),
    roles: &mut Roles,
) {
    let a = cx.analysis;
    let at = Place { cx, record, index };
    relatives(a, roles);
    let beside =
        |&w: &usize| w != word && (at.located(w, kind) || at.day(w) || cx.in_dateline(a.words()[w].span.start));
    roles.drop_actors(&|w: &usize| beside(w) && a.words()[*w].deprel != Deprel::OblAgent);
    let itself = |&w: &usize| a.words()[w].upos == Upos::Pron && ends_in_self(a.form(w));
    let nowhere = kind == PloverType::Protest;
    roles.drop_recipients(&|w: &usize| {
        itself(w)
            || at.day(*w)
            || cx.in_dateline(a.words()[*w].span.start)
            || nowhere && *w != word && at.located(*w, kind)
    });
    match kind {
        PloverType::Assault => struck(a, roles),
        PloverType::Mobilize => mobilised(&at, roles),
        PloverType::Protest => protested(&at, word, roles),
        _ => {}
    }
    owners(&at, kind, roles);
}

fn ends_in_self(form: &str) -> bool {
    matches!(form.to_lowercase().as_str(), "himself" | "herself" | "itself" | "themselves" | "ourselves" | "yourself")
}

/// "The council, which condemned the raid": the council.
fn relatives(a: &Analysis, roles: &mut Roles) {
    for x in roles.actors.clone() {
        if let Some(n) = violence::antecedent(a, x).filter(|_| violence::relative(a, x)) {
            roles.drop_actors(&|&y: &usize| y == x);
            roles.actor(a, "path/relative", n);
        }
    }
    for x in roles.recipients.clone() {
        if let Some(n) = violence::antecedent(a, x).filter(|_| violence::relative(a, x)) {
            roles.drop_recipients(&|&y: &usize| y == x);
            roles.recipient(a, "path/relative", n);
        }
    }
}

/// What is looked up about a word.
struct Place<'a> {
    cx: &'a Context<'a>,
    record: &'a Record,
    index: &'a Index,
}

impl Place<'_> {
    fn kind(&self, w: usize) -> Option<EntityKind> {
        self.index.at_word(w).map(|e| self.record.entities[e].kind)
    }

    /// Whether the word names a place, not a state that acts.
    fn toponym(&self, w: usize) -> bool {
        let a = self.cx.analysis;
        let name = a.words()[w].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Loc);
        let placed = || {
            let span = a.words()[w].span;
            let first = self.record.places.partition_point(|p| p.words.span().end <= span.start);
            self.record.places.get(first).is_some_and(|p| p.words.span().contains(span))
        };
        name || self.kind(w) == Some(EntityKind::Place) || self.kind(w) != Some(EntityKind::State) && placed()
    }

    /// Whether the phrase only says where or in what: "in Port Alder", "across the country", "in the wake of".
    fn located(&self, w: usize, kind: PloverType) -> bool {
        let a = self.cx.analysis;
        let Some(p) = case(a, w) else { return false };
        // "Fired missiles into Velmora", "a raid on Tessin": at whom.
        let aimed = kind == PloverType::Assault && matches!(p, "into" | "over");
        let inside = matches!(p, "in" | "into" | "across" | "throughout" | "around" | "near" | "through" | "over");
        let near = matches!(p, "at" | "outside" | "inside") && kind != PloverType::Assault;
        let thing = a.words()[w].upos == Upos::Noun && !parties::human(a, w) && self.kind(w).is_none();
        !aimed && (inside && (self.toponym(w) || thing) || near && self.toponym(w))
    }

    /// Whether the word is part of an expression of time.
    fn day(&self, w: usize) -> bool {
        let span = self.cx.analysis.words()[w].span;
        let times = &self.record.times;
        let near = times.partition_point(|t| t.words.span().end <= span.start);
        temporal(self.cx.analysis, w)
            || times.get(near).is_some_and(|t| t.words.span().contains(span)) && !parties::human(self.cx.analysis, w)
    }

    /// Whether a word is a thing: no name, no people, no entity that acts.
    fn thing(&self, w: usize) -> bool {
        let a = self.cx.analysis;
        let acts = self.kind(w).is_some_and(|k| !matches!(k, EntityKind::Place | EntityKind::Other));
        let body = || standing::body(self.cx, self.record, w).is_some() || noun(&a.lemma(w).to_lowercase()).is_some();
        a.words()[w].upos == Upos::Noun
            && a.words()[w].name.is_none()
            && !acts
            && !parties::human(a, w)
            && !Class::PartyNoun.has(a.lemma(w))
            && !Class::StateNoun.has(a.lemma(w))
            && !matches!(a.lemma(w), "side" | "perpetrator" | "capital" | "everyone" | "woman" | "child" | "family")
            && !body()
    }

    /// Whether a word can be a party: somebody named, a body, people.
    fn somebody(&self, w: usize) -> bool {
        let a = self.cx.analysis;
        // "The use of force".
        let force = a.lemma(w) == "force" && a.words()[w].xpos == Xpos::Nn;
        (party(a, w) || parties::human(a, w)) && !force && !self.day(w) && !Class::DayOrHour.has(a.lemma(w))
    }

    /// Whose a thing is, or whom it is from, against, by or with: the nearest party below it.
    fn behind(&self, thing: usize) -> Option<usize> {
        let a = self.cx.analysis;
        let mut queue = vec![(thing, 0)];
        let mut next = 0;
        while let Some(&(w, depth)) = queue.get(next) {
            next += 1;
            let below: Vec<usize> = a.children(w).iter().map(|&c| c as usize).collect();
            let owner = below.iter().copied().find(|&c| {
                a.words()[c].deprel == Deprel::NmodPoss && a.words()[c].upos != Upos::Pron && self.somebody(c)
                    || a.words()[c].deprel == Deprel::Compound && self.acts(c)
            });
            let beside = || {
                below.iter().copied().find(|&c| {
                    let with = a.words()[c].deprel == Deprel::Nmod
                        && case(a, c).is_some_and(|p| LEADS.contains(&p))
                        && !(case(a, c) == Some("of") && self.toponym(c));
                    with && self.somebody(c)
                })
            };
            if let Some(c) = owner.or_else(beside).or_else(|| below.iter().find_map(|&c| self.doer(c))) {
                return Some(c);
            }
            if depth < 2 {
                let further = below
                    .iter()
                    .filter(|&&c| matches!(a.words()[c].deprel.base(), "nmod" | "conj") && case(a, c) != Some("in"))
                    .map(|&c| (c, depth + 1));
                queue.extend(further.take(8));
            }
        }
        None
    }

    /// A named state, body or force before a thing: "the Front attack".
    fn acts(&self, w: usize) -> bool {
        self.kind(w).is_some_and(|k| {
            matches!(k, EntityKind::State | EntityKind::Organisation | EntityKind::ArmedForce | EntityKind::Person)
        }) && self.cx.analysis.words()[w].upos == Upos::Propn
    }

    /// "Steps taken by the minister", "an attack for which the Front has claimed responsibility".
    fn doer(&self, verb: usize) -> Option<usize> {
        let a = self.cx.analysis;
        if !matches!(a.words()[verb].deprel, Deprel::Acl | Deprel::AclRelcl) {
            return None;
        }
        let by = a
            .children_by(verb, "obl")
            .find(|&o| (case(a, o) == Some("by") || a.words()[o].deprel == Deprel::OblAgent) && self.somebody(o));
        let claims = || {
            let own = a.children_by(verb, "obj").any(|o| a.lemma(o) == "responsibility");
            a.children_by(verb, "nsubj").find(|&s| own && self.somebody(s))
        };
        by.or_else(claims)
    }
}

/// Prepositions from a thing to its party.
const LEADS: &[&str] = &["by", "from", "against", "with", "between", "of", "on"];

/// Puts whose a thing is in its place; leaves out things that nobody is behind, where people protest.
fn owners(at: &Place<'_>, kind: PloverType, roles: &mut Roles) {
    use PloverType::{
        Accuse, Agree, Assault, Coerce, Concede, Consult, Cooperate, Protest, Reject, Request, Sanction, Support,
        Threaten,
    };
    let a = at.cx.analysis;
    let words = matches!(
        kind,
        Accuse | Agree | Concede | Consult | Cooperate | Protest | Reject | Request | Support | Threaten
    );
    if kind != Assault {
        for x in roles.actors.clone() {
            if at.thing(x)
                && let Some(p) = at.behind(x)
            {
                roles.drop_actors(&|&y: &usize| y == x);
                roles.actor(a, "path/whose", p);
            }
        }
    }
    if !words && !matches!(kind, Sanction | Coerce) {
        return;
    }
    for x in roles.recipients.clone() {
        // "Condemned the shelling of Osk by the Front": the Front, not Osk.
        let above = a.words()[x].head.filter(|&h| a.words()[x].deprel == Deprel::Nmod && at.thing(h));
        let by = |h: usize| a.children_by(h, "nmod").find(|&c| c != x && case(a, c) == Some("by") && at.somebody(c));
        if let Some(p) = above.and_then(by).filter(|_| matches!(kind, Accuse | Reject)) {
            roles.drop_recipients(&|&y: &usize| y == x);
            roles.recipient(a, "path/whose", p);
            continue;
        }
        if !at.thing(x) {
            continue;
        }
        let whose = at.behind(x).filter(|p| !roles.actors.contains(p));
        if whose.is_none() && (kind != Protest || adjective(at.cx, x) || named_in(at.cx, x)) {
            continue;
        }
        roles.drop_recipients(&|&y: &usize| y == x);
        if let Some(p) = whose {
            roles.recipient(a, "path/whose", p);
        }
    }
}

/// "The human rights council", "an opposition-drafted text": a body or a camp is named inside.
fn named_in(cx: &Context<'_>, thing: usize) -> bool {
    let a = cx.analysis;
    a.children(thing).iter().map(|&c| c as usize).any(|c| a.words()[c].name.is_some())
}

/// "The Velmoran draft": the adjective says whose.
fn adjective(cx: &Context<'_>, noun: usize) -> bool {
    let a = cx.analysis;
    a.children(noun).iter().map(|&c| c as usize).any(|c| {
        let form = a.form(c);
        form.starts_with(char::is_uppercase)
            && (cx.kit.actors.demonym(form).is_some() || cx.kit.actors.state(form).is_some())
    })
}

/// "One strike destroyed the depot": the strike is the means; who did it are those who were told to have conducted strikes.
fn struck(a: &Analysis, roles: &mut Roles) {
    const FAR: usize = 600;
    let means = |w: usize| matches!(a.lemma(w), "strike" | "airstrike" | "raid" | "sortie" | "bombardment");
    for x in roles.actors.clone().into_iter().filter(|&x| means(x)) {
        roles.drop_actors(&|&y: &usize| y == x);
        let own = a
            .children(x)
            .iter()
            .map(|&c| c as usize)
            .find(|&c| a.words()[c].deprel == Deprel::NmodPoss || case(a, c) == Some("by"));
        let conducted = |w: usize| {
            let v = a.words()[w].head.filter(|_| means(w) && a.words()[w].deprel == Deprel::Obj)?;
            let does = matches!(a.lemma(v), "conduct" | "carry" | "launch" | "mount" | "make" | "perform");
            super::arguments::subjects(a, v, 0).first().map(|s| s.1).filter(|_| does)
        };
        if let Some(who) = own.or_else(|| (x.saturating_sub(FAR)..x).rev().find_map(conducted)) {
            roles.actor(a, "path/conducted", who);
        }
    }
}

/// Forces that are deployed are who is deployed, not against whom.
fn mobilised(at: &Place<'_>, roles: &mut Roles) {
    let a = at.cx.analysis;
    let own: Vec<usize> = roles
        .recipients
        .iter()
        .copied()
        .filter(|&r| {
            let force = at.kind(r) == Some(EntityKind::ArmedForce) || Class::ForceNoun.has(a.lemma(r));
            let direct = matches!(a.words()[r].deprel.base(), "obj" | "nsubj") || a.words()[r].deprel == Deprel::Conj;
            direct && (force || at.thing(r) || parties::human(a, r))
        })
        .collect();
    for r in own {
        roles.drop_recipients(&|&x: &usize| x == r);
        if roles.actors.is_empty() && !at.thing(r) {
            roles.actor(a, "path/deployed", r);
        }
    }
}

/// "Took to the streets to demand an end to the president's rule", "marched against the minister": whom a protest is aimed at.
fn protested(at: &Place<'_>, word: usize, roles: &mut Roles) {
    let a = at.cx.analysis;
    // "Marched against the minister" says it plainly.
    let plain = |w: &usize| !at.thing(*w) && !at.toponym(*w) && case(a, *w) == Some("against");
    if roles.recipients.iter().any(plain) {
        return;
    }
    let top = if a.words()[word].upos == Upos::Verb { Some(word) } else { a.words()[word].head };
    let below = |w: usize| {
        let purpose = a.children(w).iter().map(|&c| c as usize);
        purpose.filter(|&c| matches!(a.words()[c].deprel.base(), "advcl" | "xcomp" | "acl" | "conj"))
    };
    let first: Vec<usize> = [Some(word), top].into_iter().flatten().flat_map(below).collect();
    let second: Vec<usize> = first.iter().copied().flat_map(below).collect();
    let demand = |&v: &usize| matches!(a.lemma(v), "demand" | "call" | "urge" | "seek" | "press" | "protest" | "chant");
    for v in first.into_iter().chain(second).filter(demand) {
        let clause = a.subtree(v);
        let ends = clause.iter().any(|&x| {
            let down = a.lemma(x) == "step" && a.words().get(x + 1).is_some() && a.form(x + 1) == "down";
            down || at.cx.is(x, Class::Ouster)
                || matches!(a.lemma(x), "end" | "resignation" | "resign" | "quit" | "fall")
        });
        // "For the return of X": for him.
        if !ends {
            let back = |w: &usize| {
                a.words()[*w].head.is_some_and(|h| matches!(a.lemma(h), "return" | "release" | "reinstatement"))
            };
            roles.drop_recipients(&|w: &usize| clause.contains(w) && back(w));
            continue;
        }
        let acts = |k| matches!(k, EntityKind::Person | EntityKind::State | EntityKind::Organisation);
        let whom = clause.iter().copied().find(|&x| at.kind(x).is_some_and(acts) && !roles.actors.contains(&x));
        if let Some(p) = whom {
            roles.drop_recipients(&|_: &usize| true);
            roles.recipient(a, "path/demanded", p);
            return;
        }
    }
}
