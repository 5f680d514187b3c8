//! Whether an event happened, and on whose word. The strongest reason wins: denied, negated, threatened, planned, possible, claimed, reported.

use dateline_lang::{Analysis, Deprel, Upos};
use dateline_model::{Act, Quoted, Record, Status};

use crate::context::Context;
use crate::lexicon::Class;

/// (status, name of the rule, claim that it sits in).
pub(super) type Found = (Status, &'static str, Option<String>);

/// The status of a hit, and the words that decide it.
pub(super) fn of(cx: &Context<'_>, record: &Record, word: usize) -> (Found, Option<Quoted>) {
    let a = cx.analysis;
    let quote = |w: usize| Some(cx.text.quote(a.words()[w].span));
    let at = a.words()[word].span;
    // The innermost claim around it.
    let claim = cx.claim_around(record, at);
    let id = claim.map(|c| c.id.clone());
    let found = |s, rule, w: Option<Quoted>| ((s, rule, id.clone()), w);
    if let Some(c) = claim.filter(|c| c.act == Act::Denied) {
        return found(Status::Denied, "denied", c.cue.as_ref().map(|q| q.words.clone()));
    }
    if let Some(w) = refuted(a, word) {
        return found(Status::Denied, "denied", quote(w));
    }
    let mut below = word;
    for w in chain(a, word) {
        if let Some(n) = a
            .children(w)
            .iter()
            .map(|&c| c as usize)
            .find(|&c| matches!(a.lemma(c), "not" | "never" | "no") && a.words()[c].deprel != Deprel::Conj)
        {
            return found(Status::Negated, "negated", quote(n));
        }
        if w == word || !governs(a, w, word) {
            continue;
        }
        let lemma = a.lemma(w);
        if Class::KeepsFrom.has(lemma) {
            return found(Status::Negated, "negated", quote(w));
        }
        if Class::PossibleWord.has(lemma) {
            return found(Status::Possible, "possible", quote(w));
        }
        if Class::Threatens.has(lemma) {
            return found(Status::Threatened, "threatened", quote(w));
        }
        let to = a.children_by(below, "mark").any(|m| a.lemma(m) == "to") || a.words()[below].upos == Upos::Noun;
        below = w;
        if Class::Plans.has(lemma) || to && Class::Asks.has(lemma) {
            return found(Status::Planned, "planned", quote(w));
        }
        if lemma == "deny" {
            return found(Status::Denied, "denied", quote(w));
        }
    }
    if let Some(h) = a.words()[word].head.filter(|_| a.words()[word].deprel == Deprel::Nsubj)
        && cx.is(h, Class::Possibility)
    {
        return found(Status::Possible, "possible", quote(h));
    }
    // Auxiliaries of the verb itself.
    let verb = if a.words()[word].upos == Upos::Verb {
        Some(word)
    } else {
        a.words()[word].head.filter(|&h| a.words()[h].upos == Upos::Verb)
    };
    if let Some(v) = verb {
        if let Some(x) = a.children_by(v, "aux").find(|&x| matches!(a.lemma(x), "will" | "shall") || a.form(x) == "'ll")
        {
            return found(Status::Planned, "planned", quote(x));
        }
        // "is to send", "are due to hold".
        let to = a.children_by(v, "mark").any(|m| a.lemma(m) == "to");
        let meant = |&x: &usize| {
            a.words()[x].deprel == Deprel::Cop && a.lemma(x) == "be"
                || matches!(a.lemma(x), "due" | "set" | "scheduled" | "about")
        };
        if let Some(x) = a.children(v).iter().map(|&c| c as usize).filter(|x| to && *x < v).find(meant) {
            return found(Status::Planned, "planned", quote(x));
        }
        // "no troops were deployed".
        let none = |s: usize| a.children_by(s, "det").find(|&d| a.lemma(d) == "no");
        if let Some(x) = a.children_by(v, "nsubj").chain(a.children_by(v, "obj")).find_map(none) {
            return found(Status::Negated, "negated", quote(x));
        }
        if let Some(x) = a.children_by(v, "aux").find(|&x| cx.is(x, Class::ModalOfPossibility)) {
            return found(Status::Possible, "possible", quote(x));
        }
        if let Some(x) =
            a.children_by(v, "mark").find(|&x| matches!(a.lemma(x), "if" | "unless" | "whether" | "should"))
        {
            return found(Status::Possible, "possible", quote(x));
        }
        if let Some(x) = a
            .children_by(v, "advmod")
            .find(|&x| matches!(a.lemma(x), "possibly" | "perhaps" | "reportedly" | "allegedly"))
        {
            let status =
                if matches!(a.lemma(x), "reportedly" | "allegedly") { Status::Claimed } else { Status::Possible };
            return found(status, "hedged", quote(x));
        }
    }
    match claim {
        Some(c) => found(Status::Claimed, "claimed", c.cue.as_ref().map(|q| q.words.clone())),
        None => found(Status::Reported, "reported", None),
    }
}

/// The verb that denies it: "denied arming the rebels", "refuted the allegation that Halvia had expelled them".
fn refuted(a: &Analysis, word: usize) -> Option<usize> {
    let mut w = word;
    for _ in 0..3 {
        let h = a.words()[w].head?;
        match a.words()[w].deprel {
            Deprel::Xcomp | Deprel::Ccomp if a.lemma(h) == "deny" => return Some(h),
            Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp if Class::Allegation.has(a.lemma(h)) => {
                return a.words()[h]
                    .head
                    .filter(|&v| a.words()[h].deprel == Deprel::Obj && Class::Denies.has(a.lemma(v)));
            }
            Deprel::Conj | Deprel::Xcomp => w = h,
            Deprel::Obj | Deprel::Nmod if a.words()[w].upos == Upos::Noun => w = h,
            _ => return None,
        }
    }
    None
}

/// A word and the verbs and adjectives above it that it is a complement of.
fn chain(a: &Analysis, word: usize) -> Vec<usize> {
    let mut out = vec![word];
    let mut w = word;
    while let Some(h) = a.words()[w].head.filter(|_| out.len() < 6) {
        if !matches!(
            a.words()[w].deprel,
            Deprel::Xcomp
                | Deprel::Ccomp
                | Deprel::Csubj
                | Deprel::Obj
                | Deprel::Acl
                | Deprel::Nmod
                | Deprel::Obl
                | Deprel::Advcl
        ) {
            break;
        }
        // A condition or a time clause is about another deed.
        if a.words()[w].deprel == Deprel::Advcl && a.children_by(w, "mark").any(|m| a.lemma(m) != "to") {
            break;
        }
        out.push(h);
        w = h;
    }
    out
}

/// Whether what a word governs is only meant or forbidden, not done: its clause has "to", or it is a noun under it.
fn governs(a: &Analysis, above: usize, word: usize) -> bool {
    let to = a.children_by(word, "mark").any(|m| a.lemma(m) == "to");
    to || a.words()[word].upos == Upos::Noun
        || Class::Threatens.has(a.lemma(above))
        || a.lemma(above) == "deny"
        || matches!(a.words()[word].deprel, Deprel::Ccomp | Deprel::Csubj | Deprel::Xcomp)
}
