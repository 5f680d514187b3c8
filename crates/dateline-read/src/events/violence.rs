//! Who takes part in a deed of violence, beyond the plain paths of [`super::arguments`].
//!
//! A bomb, a grenade or a bullet is the means, not the actor ("a bomb exploded at the bank": to the bank, by nobody named). What explodes
//! does so *at*, *in front of* or *near* its target. The possessive of a murder is its victim ("the judge's murder"). Victims named beside their
//! description count ("a young couple, Ana Rile and Ivo Lander"; "a vendor identified as ..."). An hour, a sum or the attack itself is nobody.
//! Who did what a noun names, and who answers for it, is read in [`super::answerable`].
//! Not: places by name as targets ("exploded in Port Alder").
//! Example: "A car bomb went off near the embassy": to the embassy, with a car bomb, by nobody named.

use dateline_lang::{Analysis, Deprel, NameKind, Upos, Xpos};

use crate::events::answerable::{agents, answerable};
use crate::events::arguments::{Roles, case, temporal};
use crate::events::trigger::Hit;
use crate::events::{parties, weapons};
use crate::lexicon::{Class, Words};

/// Completes the roles of a hit of violence.
pub(super) fn complete(a: &Analysis, hit: &Hit, roles: &mut Roles) {
    let (w, noun) = (hit.word, hit.how == "noun");
    if Class::Killer.has(a.lemma(w)) {
        return doers(a, w, roles);
    }
    if Class::Deed.has(a.lemma(w)) {
        roles.drop_actors(&|_: &usize| true);
        roles.drop_recipients(&|_: &usize| true);
        agents(a, w, roles);
        return answerable(a, w, roles);
    }
    if !noun {
        repair(a, w, roles);
    }
    let deeds = bystanders(a, roles);
    // "Stepped on a mine", "drove over a bomb".
    if matches!(a.lemma(w), "step" | "tread" | "drive") && hit.object.is_some_and(|o| weapons::tool(a.lemma(o))) {
        roles.suffer(a, |_| true);
        return named(a, roles);
    }
    if matches!(a.lemma(w), "die" | "perish") {
        roles.suffer(a, |_| true);
        return named(a, roles);
    }
    if noun && a.lemma(w) == "damage" {
        return damage(a, w, roles);
    }
    // "An attack by gunmen killed the mayor": the gunmen did.
    for d in deeds {
        agents(a, d, roles);
    }
    if noun {
        if Class::ViolentDeed.has(a.lemma(w)) && roles.recipients.is_empty() {
            roles.suffer(a, |x| a.words()[x].deprel == Deprel::NmodPoss);
        }
        agents(a, w, roles);
        against(a, w, roles);
    }
    if roles.recipients.is_empty() {
        if Class::Explodes.has(a.lemma(w)) {
            targets(a, w, Class::PlacePreposition, roles);
        } else if noun && Class::ViolentEvent.has(a.lemma(w)) {
            targets(a, w, ["at", "outside", "near", "against"], roles);
        }
    }
    named(a, roles);
    if roles.actors.is_empty() {
        answerable(a, w, roles);
    }
}

/// "the murderers of the judge": who, and whom.
fn doers(a: &Analysis, w: usize, roles: &mut Roles) {
    let whom = |&c: &usize| a.words()[c].deprel == Deprel::NmodPoss || case(a, c) == Some("of");
    for c in a.children_by(w, "nmod").filter(whom) {
        roles.drop_actors(&|&x: &usize| x == c);
        roles.recipient(a, "path/victim", c);
    }
    if !roles.recipients.is_empty() {
        roles.actor(a, "path/doer", w);
    }
    named(a, roles);
}

/// Leaves out hours, numbers, means and deeds, which take no part, and puts nouns for relatives; gives the deeds that stood as actors.
fn bystanders(a: &Analysis, roles: &mut Roles) -> Vec<usize> {
    for x in roles.actors.clone() {
        if let Some(n) = antecedent(a, x).filter(|_| relative(a, x)) {
            roles.drop_actors(&|&y: &usize| y == x);
            roles.actor(a, "path/relative", n);
        }
    }
    let deeds: Vec<usize> = roles.actors.iter().copied().filter(|&x| Class::ViolentEvent.has(a.lemma(x))).collect();
    let count = |&x: &usize| a.form(x).bytes().all(|b| b.is_ascii_digit()) || clock(a.lemma(x));
    let means = |&x: &usize| {
        a.words()[x].upos == Upos::Noun && (weapons::tool(a.lemma(x)) || Class::ViolentEvent.has(a.lemma(x)))
            || count(&x)
    };
    roles.drop_actors(&means);
    roles.drop_recipients(&count);
    deeds
}

/// "damage to the embassy", "caused damage to the embassy".
fn damage(a: &Analysis, w: usize, roles: &mut Roles) {
    let verb = a.words()[w].head.filter(|_| a.words()[w].deprel == Deprel::Obj);
    let further = verb.into_iter().flat_map(|v| a.children_by(v, "obl"));
    let to: Vec<usize> = a.children_by(w, "nmod").chain(further).filter(|&x| case(a, x) == Some("to")).collect();
    for x in to {
        roles.recipient(a, "path/preposition", x);
    }
    roles.drop_actors(&|_: &usize| true);
}

/// "the attack that was carried out against the office".
fn against(a: &Analysis, w: usize, roles: &mut Roles) {
    let done = a.children_by(w, "acl").filter(|&v| Class::Commits.has(a.lemma(v)));
    let at = |&o: &usize| matches!(case(a, o), Some("against" | "on")) && !temporal(a, o);
    if let (true, Some(o)) = (roles.recipients.is_empty(), done.flat_map(|v| a.children_by(v, "obl")).find(at)) {
        roles.recipient(a, "path/preposition", o);
    }
}

/// Whether the layer's word for a recipient goes before the rules' own: not where that is a thing or people on a plain path, nor a number.
pub(super) fn yields(a: &Analysis, roles: &Roles, instead: usize) -> bool {
    let fits = |&x: &usize| parties::target(a.lemma(x)) || parties::human(a, x);
    let own = &roles.recipients;
    let settled = roles.plain(own) && own.iter().any(fits);
    !settled && a.form(instead).bytes().any(|b| !b.is_ascii_digit())
}

/// Puts names in the place of descriptions and relatives: "a young couple, Ana Rile and Ivo Lander", "a vendor identified as Ana Rile", "who".
fn named(a: &Analysis, roles: &mut Roles) {
    for r in roles.recipients.clone() {
        let Some(who) = (if relative(a, r) { antecedent(a, r) } else { Some(r) }) else { continue };
        if who != r {
            roles.drop_recipients(&|&x: &usize| x == r);
            roles.recipient(a, "path/relative", who);
        }
        if a.words()[who].name.is_some() {
            continue;
        }
        let person =
            |&x: &usize| a.words()[x].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Per);
        let called = a
            .children_by(who, "acl")
            .filter(|&v| matches!(a.lemma(v), "identify" | "name" | "call"))
            .flat_map(|v| a.children_by(v, "obl").chain(a.children_by(v, "xcomp")).chain(a.children_by(v, "obj")));
        for x in a.children_by(who, "appos").chain(called).filter(person) {
            roles.recipient(a, "path/named", x);
        }
    }
}

pub(super) fn relative(a: &Analysis, w: usize) -> bool {
    a.words()[w].upos == Upos::Pron && matches!(a.lemma(w), "who" | "whom" | "which" | "that")
}

/// The noun that a relative stands for.
pub(super) fn antecedent(a: &Analysis, relative: usize) -> Option<usize> {
    let mut w = relative;
    for _ in 0..5 {
        let h = a.words()[w].head?;
        if a.words()[w].deprel == Deprel::AclRelcl {
            return Some(h);
        }
        w = h;
    }
    None
}

/// What the trees miss: "the report says *a judge and two clerks* were abducted" (read as the object of "says"), "left *one person* injured",
/// "on the night of 3 May *gunmen* placed a bomb", "destroyed *at least ten towers*".
fn repair(a: &Analysis, w: usize, roles: &mut Roles) {
    let Some(h) = a.words()[w].head else { return };
    let participle = a.words()[w].xpos == Xpos::Vbn;
    let passive = a.children_by(w, "aux").any(|x| a.words()[x].deprel == Deprel::AuxPass);
    let rel = a.words()[w].deprel;
    if roles.recipients.is_empty() && passive {
        let (clause, above) = if rel == Deprel::Conj { (h, a.words()[h].head) } else { (w, Some(h)) };
        let told = above.filter(|_| a.words()[clause].deprel == Deprel::Ccomp);
        if let Some(o) = told.and_then(|v| a.children_by(v, "obj").find(|&o| o < clause)) {
            roles.recipient(a, "path/told", o);
        }
    }
    if rel == Deprel::Xcomp && participle && !passive && Class::LeavesOrFinds.has(a.lemma(h)) {
        for o in a.children_by(h, "obj") {
            roles.drop_actors(&|&x: &usize| x == o);
            roles.recipient(a, "path/left", o);
        }
    }
    if roles.recipients.is_empty() {
        let least = |&o: &usize| {
            case(a, o) == Some("at") && a.subtree(o).iter().any(|&x| matches!(a.lemma(x), "least" | "most"))
        };
        if let Some(o) = a.children_by(w, "obl").find(least).filter(|&o| o > w) {
            roles.recipient(a, "path/at-least", o);
        }
    }
    if roles.actors.is_empty() && !passive && !participle_of_noun(a, w) {
        let before = (w.saturating_sub(4)..w)
            .rev()
            .find(|&x| matches!(a.words()[x].upos, Upos::Noun | Upos::Propn | Upos::Punct | Upos::Verb));
        let night = |x: usize| {
            std::iter::successors(Some(x), |&x| a.words()[x].head.filter(|&h| h != w)).take(4).any(|x| temporal(a, x))
        };
        if let Some(x) = before.filter(|&x| parties::human(a, x) && night(x)) {
            roles.actor(a, "path/before", x);
        }
    }
}

fn participle_of_noun(a: &Analysis, w: usize) -> bool {
    matches!(a.words()[w].deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Amod)
}

/// "January", "hour", "morning": never one who acts.
fn clock(lemma: &str) -> bool {
    Class::TimeWord.has(lemma)
}

/// At what something went off.
fn targets(a: &Analysis, w: usize, places: impl Words, roles: &mut Roles) {
    let near = |x: usize| a.children_by(x, "case").any(|c| places.holds(a.lemma(c)));
    let tools = a
        .children_by(w, "obj")
        .chain(a.children_by(w, "nsubj"))
        .chain(a.children_by(w, "nmod"))
        .filter(|&t| weapons::tool(a.lemma(t)));
    let below = tools.flat_map(|t| a.children_by(t, "nmod"));
    for o in a.children_by(w, "obl").chain(a.children_by(w, "nmod")).chain(below) {
        // "in front of the bank", "next to the church".
        let beyond = Class::PartOfPlace.has(a.lemma(o));
        let o = if beyond { a.children_by(o, "nmod").find(|&n| case(a, n) == Some("of")).unwrap_or(o) } else { o };
        let toponym = a.words()[o].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Loc);
        let thing = a.words()[o].upos == Upos::Noun && parties::target(a.lemma(o))
            || a.words()[o].upos == Upos::Propn && !toponym;
        if (beyond || near(o)) && thing && !temporal(a, o) {
            roles.recipient(a, "path/at", o);
        }
    }
}
