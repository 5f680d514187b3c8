//! Who takes part in a deed of violence, beyond the plain paths of [`super::arguments`].
//!
//! A bomb, a grenade or a bullet is the means, not the actor ("a bomb exploded at the bank": to the bank, by nobody named). What explodes
//! does so *at*, *in front of* or *near* its target. The possessive of a murder is its victim ("the judge's murder"), a people's noun
//! before an attack is its actor ("a rebel attack"), and the agent of a murder may hang on its victim ("the murder of a judge by gunmen").
//! Victims named beside their description count ("a young couple, Ana Rile and Ivo Lander"; "a vendor identified as ..."). Who claims, is blamed for, charged with or said to be behind a deed is its actor. An hour, a sum or the attack itself is none.
//! Not: places by name as targets ("exploded in Port Alder"), "those responsible".
//! Example: "The front claimed responsibility for the killing of the mayor": the front is the actor, the mayor the recipient.

use dateline_lang::{Analysis, Deprel, NameKind, Upos, Xpos};

use crate::coding::arguments::{Roles, case, party, subjects, temporal};
use crate::coding::trigger::Hit;
use crate::coding::{parties, weapons};

/// Deeds whose possessor suffers them.
const SUFFERED: &[&str] = &[
    "murder", "assassination", "kidnapping", "abduction", "killing", "execution", "death", "torture", "slaying", "beating",
];
/// Deeds that a noun names; they do nothing themselves.
pub(super) const DEEDS: &[&str] = &[
    "attack", "bombing", "explosion", "blast", "assault", "ambush", "shooting", "murder", "assassination", "kidnapping", "killing",
    "massacre", "abduction", "offensive", "raid", "shelling", "execution", "slaying", "hijacking", "death",
];
/// Nouns for those who did a deed to somebody ("the murderers of the judge").
pub(super) const DOERS: &[&str] = &["murderer", "killer", "assassin", "kidnapper", "abductor", "slayer"];
/// Nouns for a deed that only its doer makes one of violence ("responsible for the crime").
pub(super) const VAGUE: &[&str] = &["crime", "action", "incident", "operation", "deed", "act"];
/// Verbs whose object is the deed that their subject does.
const DO: &[&str] = &["perpetrate", "commit", "carry", "launch", "stage", "mount", "execute", "conduct", "undertake"];
/// Verbs of what goes off.
const BURST: &[&str] = &["explode", "go", "detonate", "burst"];
/// Verbs whose object is held to be the doer, and who else may be.
const BLAME: &[&str] = &[
    "blame", "accuse", "charge", "arrest", "try", "sentence", "convict", "indict", "suspect", "hold", "detain", "capture", "seek", "want",
    "prosecute", "implicate", "involve",
];
/// Verbs whose subject takes a deed upon himself, with what is taken.
const OWN: &[&str] = &["claim", "take", "assume", "accept", "admit", "acknowledge"];
/// Verbs whose subject took part, with "in".
const SHARE: &[&str] = &["participate", "involve", "implicate", "take"];

/// Completes the roles of a hit of violence.
pub(super) fn complete(a: &Analysis, hit: &Hit, roles: &mut Roles) {
    let w = hit.word;
    if DOERS.contains(&a.lemma(w)) {
        let whom = |&c: &usize| a.words()[c].deprel == Deprel::NmodPoss || case(a, c) == Some("of");
        for c in a.children_by(w, "nmod").filter(whom) {
            roles.drop_actors(&|&x: &usize| x == c);
            roles.recipient(a, "path/victim", c);
        }
        if !roles.recipients.is_empty() {
            roles.actor(a, "path/doer", w);
        }
        return named(a, roles);
    }
    for x in roles.actors.clone() {
        if let Some(n) = antecedent(a, x).filter(|_| relative(a, x)) {
            roles.drop_actors(&|&y: &usize| y == x);
            roles.actor(a, "path/relative", n);
        }
    }
    if VAGUE.contains(&a.lemma(w)) {
        roles.drop_actors(&|_: &usize| true);
        roles.drop_recipients(&|_: &usize| true);
        agents(a, w, roles);
        answerable(a, w, roles);
        return;
    }
    if hit.how != "noun" {
        repair(a, w, roles);
    }
    let deeds: Vec<usize> = roles.actors.iter().copied().filter(|&x| DEEDS.contains(&a.lemma(x))).collect();
    let not_acting = |&x: &usize| {
        let noun = a.words()[x].upos == Upos::Noun;
        noun && (weapons::tool(a.lemma(x)) || DEEDS.contains(&a.lemma(x)) || clock(a.lemma(x)))
            || a.form(x).bytes().all(|b| b.is_ascii_digit())
    };
    roles.drop_actors(&not_acting);
    let count = |&x: &usize| a.form(x).bytes().all(|b| b.is_ascii_digit()) || clock(a.lemma(x));
    roles.drop_recipients(&count);
    if matches!(a.lemma(w), "die" | "perish") {
        for x in roles.actors.clone() {
            roles.drop_actors(&|&y: &usize| y == x);
            roles.recipient(a, "path/victim", x);
        }
        return named(a, roles);
    }
    if a.lemma(w) == "damage" && hit.how == "noun" {
        for x in a.children_by(w, "nmod").filter(|&x| case(a, x) == Some("to")) {
            roles.recipient(a, "path/preposition", x);
        }
        let verb = a.words()[w].head.filter(|_| a.words()[w].deprel == Deprel::Obj);
        for x in verb.into_iter().flat_map(|v| a.children_by(v, "obl")).filter(|&x| case(a, x) == Some("to")) {
            roles.recipient(a, "path/preposition", x);
        }
        roles.drop_actors(&|_: &usize| true);
        return;
    }
    // "An attack by gunmen killed the mayor": the gunmen did.
    for d in deeds {
        agents(a, d, roles);
    }
    if hit.how == "noun" {
        if SUFFERED.contains(&a.lemma(w)) && roles.recipients.is_empty() {
            let owner: Vec<usize> = a.children_by(w, "nmod").filter(|&c| a.words()[c].deprel == Deprel::NmodPoss).collect();
            for o in owner {
                roles.drop_actors(&|&x: &usize| x == o);
                roles.recipient(a, "path/victim", o);
            }
        }
        agents(a, w, roles);
    }
    if roles.recipients.is_empty() && hit.how == "noun" && DEEDS.contains(&a.lemma(w)) {
        targets(a, w, &["at", "outside", "near", "against"], roles);
    }
    if roles.recipients.is_empty() && (BURST.contains(&a.lemma(w)) || matches!(a.lemma(w), "explosion" | "blast" | "place" | "plant" | "set" | "hide" | "leave")) {
        targets(a, w, WHERE, roles);
    }
    named(a, roles);
    if roles.actors.is_empty() {
        answerable(a, w, roles);
    }
}

/// Whether the layer's word for a recipient goes before the rules' own: not where that is a thing or people on a plain path, nor a number.
pub(super) fn yields(a: &Analysis, roles: &Roles, instead: usize) -> bool {
    let fits = |&x: &usize| parties::target(a.lemma(x)) || parties::human(a, x);
    let own = &roles.recipients;
    !(roles.plain(own) && own.iter().any(fits)) && !a.form(instead).bytes().all(|b| b.is_ascii_digit())
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
        let person = |&x: &usize| a.words()[x].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Per);
        let called = a
            .children_by(who, "acl")
            .filter(|&v| matches!(a.lemma(v), "identify" | "name" | "call"))
            .flat_map(|v| a.children_by(v, "obl").chain(a.children_by(v, "xcomp")).chain(a.children_by(v, "obj")));
        for x in a.children_by(who, "appos").chain(called).filter(person) {
            roles.recipient(a, "path/named", x);
        }
    }
}

fn relative(a: &Analysis, w: usize) -> bool {
    a.words()[w].upos == Upos::Pron && matches!(a.lemma(w), "who" | "whom" | "which" | "that")
}

/// The noun that a relative stands for.
fn antecedent(a: &Analysis, relative: usize) -> Option<usize> {
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
    if rel == Deprel::Xcomp && participle && !passive && matches!(a.lemma(h), "leave" | "find" | "have" | "see") {
        for o in a.children_by(h, "obj") {
            roles.drop_actors(&|&x: &usize| x == o);
            roles.recipient(a, "path/left", o);
        }
    }
    if roles.recipients.is_empty() {
        let least = |&o: &usize| case(a, o) == Some("at") && a.subtree(o).iter().any(|&x| matches!(a.lemma(x), "least" | "most"));
        if let Some(o) = a.children_by(w, "obl").find(least).filter(|&o| o > w) {
            roles.recipient(a, "path/at-least", o);
        }
    }
    if roles.actors.is_empty() && !passive && !participle_of_noun(a, w) {
        let before = (w.saturating_sub(4)..w).rev().find(|&x| matches!(a.words()[x].upos, Upos::Noun | Upos::Propn | Upos::Punct | Upos::Verb));
        let night = |x: usize| std::iter::successors(Some(x), |&x| a.words()[x].head.filter(|&h| h != w)).take(4).any(|x| temporal(a, x));
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
    matches!(
        lemma,
        "morning" | "afternoon" | "evening" | "night" | "hour" | "minute" | "day" | "month" | "today" | "yesterday" | "tonight" | "gmt"
    )
}

/// Who did what a noun names: "by" on it or on its victim, and a people's noun before it.
fn agents(a: &Analysis, noun: usize, roles: &mut Roles) {
    if !roles.actors.is_empty() {
        return;
    }
    let mut below: Vec<usize> = a.children_by(noun, "nmod").chain(a.children_by(noun, "obl")).collect();
    below.extend(below.clone().into_iter().flat_map(|v| a.children_by(v, "nmod")));
    if let Some(by) = below.into_iter().find(|&x| case(a, x) == Some("by") && !temporal(a, x)) {
        roles.actor(a, "path/by", by);
        return;
    }
    let parent = a.words()[noun].head.filter(|&h| DO.contains(&a.lemma(h)));
    let by = |v: usize| a.children_by(v, "obl").find(|&x| case(a, x) == Some("by") && !temporal(a, x));
    let passive = parent.filter(|_| a.words()[noun].deprel == Deprel::NsubjPass);
    if let Some(x) = a.children_by(noun, "acl").filter(|&v| DO.contains(&a.lemma(v))).chain(passive).find_map(by) {
        roles.actor(a, "path/agent", x);
        return;
    }
    if let Some(v) = parent.filter(|_| a.words()[noun].deprel == Deprel::Obj) {
        for (path, s) in subjects(a, v, 0) {
            roles.actor(a, path, s);
        }
        return;
    }
    let people = |&c: &usize| a.words()[c].upos == Upos::Noun && (party(a, c) || parties::human(a, c));
    if VAGUE.contains(&a.lemma(noun)) {
        return;
    }
    if let Some(c) = a.children_by(noun, "compound").find(people) {
        roles.actor(a, "path/compound", c);
    }
}

/// Where something goes off.
const WHERE: &[&str] = &[
    "at", "in", "near", "outside", "inside", "beside", "under", "against", "by", "opposite", "on", "behind", "across", "between", "to", "into",
];

/// At what something went off.
fn targets(a: &Analysis, w: usize, places: &[&str], roles: &mut Roles) {
    let near = |x: usize| a.children_by(x, "case").any(|c| places.contains(&a.lemma(c)));
    let tools = a.children_by(w, "obj").chain(a.children_by(w, "nsubj")).chain(a.children_by(w, "nmod")).filter(|&t| weapons::tool(a.lemma(t)));
    let below = tools.flat_map(|t| a.children_by(t, "nmod"));
    for o in a.children_by(w, "obl").chain(a.children_by(w, "nmod")).chain(below) {
        // "in front of the bank", "next to the church".
        let beyond = matches!(
            a.lemma(o),
            "front" | "side" | "vicinity" | "entrance" | "door" | "gate" | "basement" | "lobby" | "yard" | "garden" | "corner" | "roof");
        let o = if beyond { a.children_by(o, "nmod").find(|&n| case(a, n) == Some("of")).unwrap_or(o) } else { o };
        let toponym = a.words()[o].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Loc);
        let thing = a.words()[o].upos == Upos::Noun && parties::target(a.lemma(o)) || a.words()[o].upos == Upos::Propn && !toponym;
        if (beyond || near(o)) && thing && !temporal(a, o) {
            roles.recipient(a, "path/at", o);
        }
    }
}

/// Who claims a deed, is blamed for it or said to be behind it.
fn answerable(a: &Analysis, deed: usize, roles: &mut Roles) {
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
            let own = OWN.contains(&a.lemma(verb)) && (noun || a.children_by(verb, "obj").any(|o| a.lemma(o) == "responsibility"));
            if own {
                return name(a, roles, subjects(a, verb, 0).into_iter().map(|s| s.1));
            }
            if a.lemma(h) == "responsible" {
                let held = a.words()[h].head.filter(|_| matches!(a.words()[h].deprel.base(), "amod" | "acl" | "xcomp"));
                let holder = held.filter(|&v| a.words()[v].upos == Upos::Verb).and_then(|v| a.children_by(v, "obj").next());
                return name(a, roles, a.children_by(h, "nsubj").chain(holder).chain(held.filter(|_| holder.is_none())));
            }
            // "blamed the rebels for": the phrase may hang on the rebels.
            let verb = if BLAME.contains(&a.lemma(h)) { Some(h) } else { a.words()[h].head.filter(|&v| BLAME.contains(&a.lemma(v)) && a.words()[h].deprel.base() == "obj") };
            if let Some(v) = verb {
                let passive = a.children_by(v, "nsubj").filter(|&s| a.words()[s].deprel == Deprel::NsubjPass);
                let bare = a.words()[v].deprel == Deprel::Acl;
                let noun = a.words()[v].head.filter(|_| bare);
                return name(a, roles, a.children_by(v, "obj").chain(passive).chain(noun));
            }
        }
        Some("in") if phrase && SHARE.contains(&a.lemma(h)) => {
            name(a, roles, subjects(a, h, 0).into_iter().map(|s| s.1));
        }
        _ if matches!(rel, Deprel::Obj | Deprel::NsubjPass) && matches!(a.lemma(h), "attribute" | "ascribe" | "blame" | "impute") => {
            let to = |&x: &usize| matches!(case(a, x), Some("to" | "on" | "upon"));
            let below = a.children_by(h, "obl").chain(a.children_by(deed, "nmod")).filter(to).collect::<Vec<_>>();
            name(a, roles, below.into_iter());
        }
        _ => {}
    }
}

fn name(a: &Analysis, roles: &mut Roles, found: impl Iterator<Item = usize>) {
    let who = |&x: &usize| {
        matches!(a.words()[x].upos, Upos::Noun | Upos::Propn)
            && (party(a, x) || parties::human(a, x))
    };
    if let Some(x) = found.filter(who).next() {
        roles.actor(a, "path/answerable", x);
    }
}
