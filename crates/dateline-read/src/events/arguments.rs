//! Actors and recipients off the dependency tree: subjects and objects, passives with their agents, control ("promised to withdraw"), relative
//! clauses, participles, the possessives and prepositions of nominal events, reciprocal "between". Compounds become lists.

use dateline_lang::{Analysis, Deprel, Upos, Xpos};
use dateline_model::{PloverType, Span, Why};

use crate::context::Context;
use crate::events::trigger::{Hit, happens};
use crate::events::{parties, weapons};
use crate::lexicon::Class;

/// Who takes part, by the head words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    pub(super) actors: Vec<usize>,
    pub(super) recipients: Vec<usize>,
    /// Whether a preposition or possessive said so, not just a compound.
    pub(super) explicit: bool,
    /// Whether a verb says that a nominal event took place.
    pub(super) happens: bool,
    path: Vec<(&'static str, usize)>,
}

impl Roles {
    pub(super) fn actor(&mut self, a: &Analysis, path: &'static str, head: usize) {
        if !self.actors.contains(&head) {
            self.path.push((path, head));
            self.actors.extend(with_conjuncts(a, head));
        }
    }

    pub(super) fn recipient(&mut self, a: &Analysis, path: &'static str, head: usize) {
        if !self.recipients.contains(&head) && !self.actors.contains(&head) {
            self.path.push((path, head));
            self.recipients.extend(with_conjuncts(a, head));
        }
    }

    /// Makes recipients of actors.
    pub(super) fn suffer(&mut self, a: &Analysis, who: impl Fn(usize) -> bool) {
        for x in self.actors.clone().into_iter().filter(|&x| who(x)) {
            self.drop_actors(&|&y: &usize| y == x);
            self.recipient(a, "path/victim", x);
        }
    }

    /// Leaves out recipients.
    pub(super) fn drop_recipients(&mut self, out: &dyn Fn(&usize) -> bool) {
        self.path.retain(|p| !(out(&p.1) && self.recipients.contains(&p.1)));
        self.recipients.retain(|w| !out(w));
    }

    /// Leaves out actors.
    pub(super) fn drop_actors(&mut self, out: &dyn Fn(&usize) -> bool) {
        self.path.retain(|p| !(out(&p.1) && self.actors.contains(&p.1)));
        self.actors.retain(|w| !out(w));
    }

    /// Whether the rules read a participant off a plain path, which the layer does not overrule.
    pub(super) fn plain(&self, heads: &[usize]) -> bool {
        const LOOSE: &[&str] = &[
            "path/control",
            "path/object-control",
            "path/accused",
            "path/relative",
            "path/clause",
            "path/within",
            "path/preposition",
            "path/compound",
        ];
        heads.iter().any(|h| self.path.iter().any(|p| p.1 == *h && !LOOSE.contains(&p.0)))
    }

    /// Takes the layer's word for who did it.
    pub(super) fn cast_actor(&mut self, a: &Analysis, head: usize) {
        self.actors.clear();
        self.path.retain(|p| p.0 == "path/learned" || self.recipients.contains(&p.1));
        self.recipients.retain(|&r| r != head);
        self.actor(a, "path/learned", head);
    }

    /// And for whom it was done to.
    pub(super) fn cast_recipient(&mut self, a: &Analysis, head: usize) {
        self.recipients.clear();
        self.path.retain(|p| self.actors.contains(&p.1));
        self.actors.retain(|&r| r != head);
        self.recipient(a, "path/learned", head);
    }

    /// The paths, for the chain of reasons.
    pub(super) fn why(&self, cx: &Context<'_>) -> Vec<Why> {
        self.path.iter().map(|&(path, w)| Why::rule(path).on(cx.text.quote(cx.analysis.words()[w].span))).collect()
    }
}

fn with_conjuncts(a: &Analysis, head: usize) -> Vec<usize> {
    let nominal = |w: &usize| matches!(a.words()[*w].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
    std::iter::once(head).chain(a.children_by(head, "conj").filter(nominal)).collect()
}

/// Who takes part in a hit.
pub(super) fn roles(cx: &Context<'_>, hit: &Hit) -> Roles {
    let mut roles = Roles::default();
    if hit.how == "noun" {
        of_noun(cx.analysis, hit, &mut roles)
    } else {
        of_verb(cx.analysis, hit, &mut roles)
    }
    // Days and sums take no part in anything.
    let takes_part = |w: &usize| !Class::DayOrPeriod.has(cx.analysis.lemma(*w));
    roles.actors.retain(takes_part);
    roles.recipients.retain(|w| {
        takes_part(w) && !(hit.lexicon.kind == PloverType::Assault && weapons::names(cx.slice(phrase(cx.analysis, *w))))
    });
    if hit.lexicon.reciprocal && roles.recipients.is_empty() && roles.actors.len() > 1 {
        roles.explicit = true;
    }
    roles
}

/// The preposition of a phrase.
pub(super) fn case(a: &Analysis, w: usize) -> Option<&str> {
    a.children_by(w, "case").next().map(|c| a.lemma(c))
}

fn of_verb(a: &Analysis, hit: &Hit, roles: &mut Roles) {
    let w = hit.word;
    let marked = a.children(w).iter().any(|&c| a.words()[c as usize].deprel == Deprel::AuxPass);
    let passive = is_passive(a, w) && (marked || !aims(a, w))
        || a.words()[w].deprel == Deprel::Acl && a.words()[w].xpos == Xpos::Vbn && !aims(a, w)
        || suffers(a, w)
        || told_of(a, w)
        || a.words()[w].deprel == Deprel::Conj
            && a.words()[w].xpos == Xpos::Vbn
            && a.words()[w].head.is_some_and(|h| is_passive(a, h));
    for (path, s) in subjects(a, w, 0) {
        if passive {
            if Some(s) != hit.object {
                roles.recipient(a, "path/passive-subject", s);
            }
        } else {
            roles.actor(a, path, s);
        }
    }
    let wanted = |c: &str| hit.preposition == Some(c) || hit.lexicon.toward.contains(&c);
    for o in a.children_by(w, "obj").chain(a.children_by(w, "iobj")) {
        // "provide results": what is given is not whom it is given to.
        let given = hit.lexicon.kind == PloverType::Aid
            && a.words()[o].upos == Upos::Noun
            && !party(a, o)
            && !parties::human(a, o);
        if !passive && !given && !hit.object.is_some_and(|x| with_conjuncts(a, o).contains(&x)) {
            roles.recipient(a, "path/object", o);
        }
    }
    // What hangs on the object of a phrase: "fired tear gas at protesters", "imposed sanctions on Halvia".
    let below = hit.object.into_iter().flat_map(|o| a.children_by(o, "nmod"));
    for o in a.children_by(w, "obl").chain(below).filter(|&o| Some(o) != hit.object) {
        let Some(c) = case(a, o) else { continue };
        if c == "by" && (passive || a.words()[o].deprel == Deprel::OblAgent) {
            roles.actor(a, "path/agent", o);
        } else if wanted(c) && !temporal(a, o) && (roles.recipients.is_empty() || hit.object.is_some()) {
            roles.recipient(a, "path/preposition", o);
        }
    }
    // "urged the army to abandon the president": whom, and what, are both the object's clause.
    if roles.recipients.is_empty() && hit.lexicon.clausal {
        let clause = a.children_by(w, "ccomp").chain(a.children_by(w, "xcomp")).next();
        if let Some(s) = clause.and_then(|c| a.children_by(c, "nsubj").chain(a.children_by(c, "obj")).next()) {
            roles.recipient(a, "path/clause", s);
        }
    }
    // "agreed to send envoys to Halvia", "expressed condemnation of the minister": the party stands deeper.
    if roles.recipients.is_empty()
        && !passive
        && !matches!(hit.lexicon.kind, PloverType::Protest | PloverType::Mobilize)
    {
        let mut next: Vec<usize> = hit.object.into_iter().collect();
        next.extend(a.children_by(w, "xcomp").chain(a.children_by(w, "obj")).chain(a.children_by(w, "ccomp")));
        let mut at = 0;
        while at < next.len() && at < 24 {
            let x = next[at];
            at += 1;
            let c = case(a, x);
            let fits = c.is_some_and(|c| TOWARD.contains(&c))
                || matches!(a.words()[x].deprel.base(), "obj" | "iobj") && Some(x) != hit.object
                || a.words()[x].deprel == Deprel::NmodPoss && a.words()[x].upos != Upos::Pron;
            if fits && party(a, x) && !temporal(a, x) && !roles.actors.contains(&x) {
                roles.recipient(a, "path/within", x);
                break;
            }
            let down = |&k: &usize| {
                matches!(a.words()[k].deprel.base(), "obj" | "iobj" | "obl" | "nmod" | "xcomp" | "conj") && at < 24
            };
            next.extend(a.children(x).iter().map(|&k| k as usize).filter(down));
        }
    }
}

/// Prepositions that lead from a thing to the party that it concerns.
const TOWARD: &[&str] = &["to", "for", "with", "on", "against", "from", "of", "by", "between"];

/// Whether a word names one who can take part.
pub(super) fn party(a: &Analysis, w: usize) -> bool {
    a.words()[w].name.is_some() || a.words()[w].upos == Upos::Propn || Class::PartyNoun.has(a.lemma(w))
}

/// "Detained in 2029, Renn told the court": a participle without an object of its own, beside a clause.
fn suffers(a: &Analysis, w: usize) -> bool {
    a.words()[w].deprel == Deprel::Advcl
        && a.words()[w].xpos == Xpos::Vbn
        && a.children(w).iter().all(|&c| !matches!(a.words()[c as usize].deprel.base(), "obj" | "nsubj" | "aux"))
}

/// "Soldiers fired at the crowd": whoever fires at somebody is not fired at, though the parse takes the verb for a participle.
fn aims(a: &Analysis, w: usize) -> bool {
    matches!(a.lemma(w), "fire" | "shoot")
        && a.children_by(w, "obl")
            .any(|o| matches!(case(a, o), Some("at" | "on" | "upon" | "toward" | "towards" | "into")))
}

/// "Was reported wounded", "is feared killed".
fn told_of(a: &Analysis, w: usize) -> bool {
    a.words()[w].deprel == Deprel::Xcomp
        && a.words()[w].xpos == Xpos::Vbn
        && a.words()[w].head.is_some_and(|h| {
            is_passive(a, h)
                && matches!(a.lemma(h), "report" | "fear" | "believe" | "presume" | "confirm" | "declare" | "find")
        })
}

fn is_passive(a: &Analysis, w: usize) -> bool {
    a.children(w).iter().any(|&c| matches!(a.words()[c as usize].deprel, Deprel::NsubjPass | Deprel::AuxPass))
}

pub(super) fn temporal(a: &Analysis, w: usize) -> bool {
    matches!(a.words()[w].deprel, Deprel::OblTmod | Deprel::OblUnmarked) || Class::DayOrHour.has(a.lemma(w))
}

/// Subjects of a verb, its own or inherited from what governs it.
pub(super) fn subjects(a: &Analysis, w: usize, depth: usize) -> Vec<(&'static str, usize)> {
    let own: Vec<usize> =
        a.children_by(w, "nsubj").filter(|&s| !matches!(a.lemma(s), "who" | "which" | "that")).collect();
    if !own.is_empty() {
        return own.into_iter().map(|s| ("path/subject", s)).collect();
    }
    let Some(h) = a.words()[w].head.filter(|_| depth < 4) else { return Vec::new() };
    match a.words()[w].deprel {
        // "evidence to support it": nobody supports here.
        Deprel::Acl if a.words()[w].xpos == Xpos::Vb => Vec::new(),
        // "accused the militia of burning the mill": who is accused did it.
        Deprel::Advcl | Deprel::Acl
            if a.words()[h].upos == Upos::Verb
                && a.children_by(w, "mark").any(|m| matches!(a.lemma(m), "of" | "with")) =>
        {
            a.children_by(h, "obj").chain(a.children_by(h, "nsubj")).take(1).map(|o| ("path/accused", o)).collect()
        }
        Deprel::AclRelcl | Deprel::Acl => vec![("path/relative", h)],
        Deprel::Conj | Deprel::Xcomp | Deprel::Advcl
            if matches!(a.words()[h].upos, Upos::Verb | Upos::Adj | Upos::Aux) =>
        {
            // "urged the army to fire": the object does what is urged.
            if a.words()[w].deprel == Deprel::Xcomp
                && let Some(o) = a.children_by(h, "obj").next()
            {
                return vec![("path/object-control", o)];
            }
            subjects(a, h, depth + 1).into_iter().map(|(_, s)| ("path/control", s)).collect()
        }
        Deprel::Xcomp | Deprel::Ccomp if a.words()[h].upos == Upos::Noun => vec![("path/relative", h)],
        _ => Vec::new(),
    }
}

fn of_noun(a: &Analysis, hit: &Hit, roles: &mut Roles) {
    let w = hit.word;
    for p in a.children(w).iter().map(|&c| c as usize) {
        match a.words()[p].deprel {
            Deprel::NmodPoss => {
                roles.explicit = true;
                roles.actor(a, "path/possessive", p);
            }
            Deprel::Compound if matches!(a.words()[p].upos, Upos::Propn) || a.words()[p].name.is_some() => {
                roles.actor(a, "path/compound", p)
            }
            Deprel::Nmod => match case(a, p) {
                Some("by") => {
                    roles.explicit = true;
                    roles.actor(a, "path/by", p);
                }
                Some("between") => {
                    roles.explicit = true;
                    roles.actor(a, "path/between", p);
                }
                Some("of") if hit.lexicon.kind == PloverType::Assault => {
                    roles.explicit = true;
                    roles.recipient(a, "path/of", p);
                }
                Some(c) if hit.lexicon.toward.contains(&c) && !temporal(a, p) => {
                    roles.explicit = true;
                    roles.recipient(a, "path/preposition", p);
                }
                _ => {}
            },
            _ => {}
        }
    }
    if hit.lexicon.kind == PloverType::Threaten {
        return threatener(a, w, roles);
    }
    let Some(h) = a.words()[w].head.filter(|&h| a.words()[h].upos == Upos::Verb) else { return };
    if matches!(a.words()[w].deprel, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl)
        && happens(a.lemma(h))
    {
        roles.happens = true;
        if a.words()[w].deprel == Deprel::Obj {
            for (_, s) in subjects(a, h, 0) {
                roles.actor(a, "path/light-verb", s);
            }
        }
    }
}

/// Who speaks of a deed that may come: the subject of its verb, else of the verb of saying above.
fn threatener(a: &Analysis, w: usize, roles: &mut Roles) {
    let Some(h) = a.words()[w].head else { return };
    if a.words()[w].deprel == Deprel::Obj {
        for (path, s) in subjects(a, h, 0) {
            roles.actor(a, path, s);
        }
    } else if let Some(v) = a.words()[h].head.filter(|_| matches!(a.words()[h].deprel.base(), "ccomp" | "parataxis")) {
        for (_, s) in subjects(a, v, 0) {
            roles.actor(a, "path/speaker", s);
        }
    }
    if roles.actors.is_empty()
        && let Some(v) = a.children_by(h, "parataxis").next()
    {
        for (_, s) in subjects(a, v, 0) {
            roles.actor(a, "path/speaker", s);
        }
    }
}

/// The words of a participant: its head with what stands close to it; relative clauses, appositions and further conjuncts left out.
pub(super) fn phrase(a: &Analysis, head: usize) -> Span {
    let mut span = a.words()[head].span;
    for &c in a.children(head) {
        let c = c as usize;
        let close = matches!(
            a.words()[c].deprel,
            Deprel::Det
                | Deprel::Amod
                | Deprel::Compound
                | Deprel::Flat
                | Deprel::NmodPoss
                | Deprel::Nummod
                | Deprel::NmodDesc
                | Deprel::Fixed
        ) || a.words()[c].deprel == Deprel::Nmod && case(a, c) == Some("of");
        if close {
            span = span.to(a.subtree_span(c));
        }
    }
    span
}

/// The clause of a word: the subtree of its verb, cut at coordinated and reported clauses.
pub(crate) fn clause(cx: &Context<'_>, word: usize) -> Span {
    let a = cx.analysis;
    let mut top = word;
    while !matches!(a.words()[top].upos, Upos::Verb | Upos::Aux) {
        match a.words()[top].head {
            Some(h) if top != h => top = h,
            _ => break,
        }
    }
    let mut span = a.words()[top].span.to(a.words()[word].span);
    for &c in a.children(top) {
        let c = c as usize;
        let apart =
            matches!(a.words()[c].deprel, Deprel::Conj | Deprel::Parataxis | Deprel::Punct | Deprel::Cc | Deprel::Mark)
                || matches!(a.words()[c].deprel, Deprel::Ccomp | Deprel::Advcl) && c != word;
        if !apart {
            span = span.to(a.subtree_span(c));
        }
    }
    if a.words()[top].deprel == Deprel::AclRelcl || a.words()[top].deprel == Deprel::Acl {
        span = span.to(a.words()[a.words()[top].head.unwrap_or(top)].span);
    }
    span
}
