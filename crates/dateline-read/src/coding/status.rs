//! Whether an event happened, and on whose word. The strongest reason wins: denied, negated, threatened, planned, possible, claimed, reported.

use dateline_lang::{Analysis, Deprel, Upos};
use dateline_model::{Act, Quoted, Record, Status};

use crate::coding::trigger::Hit;
use crate::context::Context;

/// (status, name of the rule, claim that it sits in).
pub(super) type Found = (Status, &'static str, Option<String>);

const PLAN: &[&str] = &[
    "plan", "intend", "aim", "prepare", "promise", "vow", "pledge", "agree", "expect", "schedule", "hope", "want",
    "seek", "decide", "propose", "offer", "mean", "consider", "due", "ready", "set", "willing",
];
const THREAT: &[&str] = &["threaten", "warn", "threat", "ultimatum", "menace"];
const FAIL: &[&str] = &["fail", "refuse", "decline", "avoid", "prevent", "stop", "refrain", "reject", "forbid"];
const MAYBE: &[&str] = &["may", "might", "could", "can", "would", "should"];
const ASK: &[&str] =
    &["urge", "ask", "demand", "call", "order", "request", "tell", "appeal", "want", "press", "invite", "encourage"];

/// The status of a hit, and the words that decide it.
pub(super) fn of(cx: &Context<'_>, record: &Record, hit: &Hit) -> (Found, Option<Quoted>) {
    let a = cx.analysis;
    let quote = |w: usize| Some(cx.text.quote(a.words()[w].span));
    let at = a.words()[hit.word].span;
    let inside = |c: &&dateline_model::Claim| c.content.spans().iter().any(|s| s.contains(at));
    // The innermost claim around it.
    let claim = record
        .claims
        .iter()
        .filter(inside)
        .min_by_key(|c| c.content.hull().map_or(u32::MAX, dateline_model::Span::len));
    let id = claim.map(|c| c.id.clone());
    let found = |s, rule, w: Option<Quoted>| ((s, rule, id.clone()), w);
    if let Some(c) = claim.filter(|c| c.act == Act::Denied) {
        return found(Status::Denied, "denied", c.cue.as_ref().map(|q| q.words.clone()));
    }
    let mut below = hit.word;
    for w in chain(a, hit.word) {
        if let Some(n) = a
            .children(w)
            .iter()
            .map(|&c| c as usize)
            .find(|&c| matches!(a.lemma(c), "not" | "never" | "no") && a.words()[c].deprel != Deprel::Conj)
        {
            return found(Status::Negated, "negated", quote(n));
        }
        if w == hit.word || !governs(a, w, hit.word) {
            continue;
        }
        let lemma = a.lemma(w);
        if FAIL.contains(&lemma) {
            return found(Status::Negated, "negated", quote(w));
        }
        if THREAT.contains(&lemma) {
            return found(Status::Threatened, "threatened", quote(w));
        }
        let to = a.children_by(below, "mark").any(|m| a.lemma(m) == "to") || a.words()[below].upos == Upos::Noun;
        below = w;
        if PLAN.contains(&lemma) || to && ASK.contains(&lemma) {
            return found(Status::Planned, "planned", quote(w));
        }
        if lemma == "deny" {
            return found(Status::Denied, "denied", quote(w));
        }
    }
    // Auxiliaries of the verb itself.
    let verb = if a.words()[hit.word].upos == Upos::Verb {
        Some(hit.word)
    } else {
        a.words()[hit.word].head.filter(|&h| a.words()[h].upos == Upos::Verb)
    };
    if let Some(v) = verb {
        if let Some(x) = a.children_by(v, "aux").find(|&x| matches!(a.lemma(x), "will" | "shall") || a.form(x) == "'ll")
        {
            return found(Status::Planned, "planned", quote(x));
        }
        if let Some(x) = a.children_by(v, "aux").find(|&x| MAYBE.contains(&a.lemma(x))) {
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

/// A word and the verbs and adjectives above it that it is a complement of.
fn chain(a: &Analysis, word: usize) -> Vec<usize> {
    let mut out = vec![word];
    let mut w = word;
    while let Some(h) = a.words()[w].head.filter(|_| out.len() < 6) {
        if !matches!(
            a.words()[w].deprel,
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj | Deprel::Acl | Deprel::Nmod | Deprel::Obl | Deprel::Advcl
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
        || THREAT.contains(&a.lemma(above))
        || a.lemma(above) == "deny"
        || matches!(a.words()[word].deprel, Deprel::Ccomp | Deprel::Xcomp)
}
