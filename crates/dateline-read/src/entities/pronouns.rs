//! Pronouns: the most salient earlier mention that agrees, or nothing.
//!
//! Salience is the mention's part in its sentence, how often the entity was named, and how far back it is. Where the best two
//! are close, the pronoun is left alone: a wrong antecedent is worse than none.

use dateline_model::EntityKind;

use super::Recent;
use crate::context::Context;
use crate::lexicon;

/// What agreement asks of an entity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traits {
    pub(crate) kind: EntityKind,
    pub(crate) plural: bool,
    pub(crate) female: Option<bool>,
    pub(crate) named: bool,
    pub(crate) mentions: usize,
    /// One word that the engine's vectors do not have, and nothing else that tells a person: it may be a state.
    pub(crate) lone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    He,
    She,
    It,
    They,
}

fn class(form: &str) -> Option<(Class, bool)> {
    Some(match form {
        "he" | "him" => (Class::He, false),
        "himself" => (Class::He, true),
        "his" => (Class::He, false),
        "she" | "her" => (Class::She, false),
        "herself" => (Class::She, true),
        "its" | "itself" => (Class::It, false),
        "they" | "them" | "their" => (Class::They, false),
        _ => return None,
    })
}

/// Whether a word is a pronoun that may be settled.
pub(super) fn is_one(cx: &Context<'_>, w: usize) -> bool {
    class(&cx.analysis.form(w).to_lowercase()).is_some()
}

/// The gender that a pronoun tells.
pub(super) fn gender(cx: &Context<'_>, w: usize) -> Option<bool> {
    match class(&cx.analysis.form(w).to_lowercase())?.0 {
        Class::He => Some(false),
        Class::She => Some(true),
        _ => None,
    }
}

/// The entity that a pronoun stands for.
pub(super) fn resolve(
    cx: &Context<'_>,
    w: usize,
    recent: &[Recent],
    traits: &dyn Fn(usize) -> Traits,
) -> Option<usize> {
    let a = cx.analysis;
    let (class, reflexive) = class(&a.form(w).to_lowercase())?;
    let sentence = a.words()[w].sentence;
    let rel = a.words()[w].deprel;
    let possessive = rel.base() == "nmod";
    let verb = clause(cx, w);
    let quarrel = possessive
        && a.words()[w].head.is_some_and(|n| a.children_by(n, "case").any(|c| a.form(c) == "over"))
        && verb.is_some_and(|v| lexicon::Class::Quarrels.has(a.lemma(v)));
    let answered = other_speaks(cx, w);
    let mut scores: Vec<(usize, f32)> = Vec::new();
    for (back, r) in recent.iter().rev().take(super::MEMORY).enumerate() {
        let gap = sentence.saturating_sub(r.sentence);
        if gap > 4 {
            break;
        }
        let t = traits(r.draft);
        let agrees = match class {
            Class::He => t.kind == EntityKind::Person && !t.plural && t.female != Some(true),
            Class::She => t.kind == EntityKind::Person && !t.plural && t.female != Some(false),
            Class::It => {
                !t.plural
                    && matches!(
                        t.kind,
                        EntityKind::Organisation | EntityKind::State | EntityKind::ArmedForce | EntityKind::Outlet
                    )
            }
            Class::They => t.plural || matches!(t.kind, EntityKind::Group | EntityKind::ArmedForce),
        };
        if !agrees || r.head == w {
            continue;
        }
        // One of a row has the part of the row.
        let mut top = r.head;
        for _ in 0..6 {
            match a.words()[top].head.filter(|_| matches!(a.words()[top].deprel.base(), "appos" | "conj")) {
                Some(h) => top = h,
                None => break,
            }
        }
        let theirs = a.words()[top].deprel;
        let same_clause = r.sentence == sentence && clause(cx, r.head) == verb;
        // An object is not its own subject, but for "himself"; a possessor inside an argument may be.
        if same_clause && !possessive && !reflexive && r.sentence == sentence {
            continue;
        }
        // "X, once his deputy": not X's; "X, his sister Y and" is a row.
        let inside = possessive
            && a.words()[w].head.is_some_and(|n| {
                let named = a.words().get(n + 1).is_some_and(|x| x.upos == dateline_lang::Upos::Propn);
                !named && a.words()[n].deprel.base() == "appos" && a.words()[n].head.is_some_and(|h| h == r.head)
            });
        if inside {
            continue;
        }
        // "He should go," she said: whoever was the subject before is she.
        let taken = answered && theirs.base() == "nsubj" && t.female.is_none() && r.sentence < sentence;
        let mut score = match theirs.as_str() {
            "nsubj" | "nsubj:pass" | "nsubj:outer" => 3.0,
            "obl:agent" | "iobj" => 2.0,
            "obj" => 1.6,
            "nmod:poss" => 1.4,
            "appos" | "conj" => 1.2,
            "root" => 2.0,
            _ => 1.0,
        };
        if same_clause && (possessive || reflexive) && theirs.base() == "nsubj" {
            // "X broke with Y over its tax": more likely Y's.
            score += if quarrel { -1.0 } else { 2.0 };
        }
        if quarrel && same_clause && matches!(theirs.base(), "obj" | "obl") {
            score += 2.0;
        }
        if rel.base() == "nsubj" && theirs.base() == "nsubj" {
            score += 0.6;
        }
        if taken {
            score -= 2.5;
        }
        score += (t.mentions.min(6) as f32) * 0.2;
        if t.named {
            score += 0.4;
        }
        let known = match class {
            Class::He => t.female == Some(false),
            Class::She => t.female == Some(true),
            _ => false,
        };
        if known {
            score += 0.8;
        }
        if t.lone && matches!(class, Class::He | Class::She) {
            score -= if gap == 0 { 0.5 } else { 2.0 };
        }
        score -= gap as f32
            * match class {
                Class::He | Class::She => 1.2,
                Class::They => 1.5,
                Class::It => 2.2,
            };
        score -= back as f32 * 0.06;
        match scores.iter_mut().find(|s| s.0 == r.draft) {
            Some(s) => s.1 = s.1.max(score) + 0.15,
            None => scores.push((r.draft, score)),
        }
    }
    scores.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let (best, score) = *scores.first()?;
    let second = scores.get(1).map_or(f32::MIN, |s| s.1);
    let floor = match class {
        Class::He | Class::She => 0.8,
        // The only ones that it may be.
        Class::They if scores.len() == 1 => 0.4,
        Class::It | Class::They => 2.2,
    };
    let margin = match class {
        Class::He | Class::She => 0.35,
        Class::It | Class::They => 0.8,
    };
    (score >= floor && score - second >= margin).then_some(best)
}

/// "He should go," she said: the sentence ends with the other pronoun as its subject.
fn other_speaks(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let words = &a.sentences()[a.words()[w].sentence].words;
    let Some(told) = gender(cx, w) else { return false };
    let root = (w..words.end).find(|&v| a.words()[v].head.is_none());
    root.is_some_and(|r| {
        let own = a.children_by(r, "nsubj").find(|&s| s > w);
        own.and_then(|s| gender(cx, s)).is_some_and(|g| g != told)
    })
}

/// The verb of a word's clause: the nearest head that is one.
fn clause(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let mut at = w;
    for _ in 0..40 {
        // Inside a clause of its own, whose predicate is no verb, the boundary is passed.
        let boundary = matches!(a.words()[at].deprel.base(), "ccomp" | "advcl" | "acl" | "csubj" | "parataxis");
        if boundary && at != w {
            return Some(at);
        }
        let h = a.words()[at].head?;
        if matches!(a.words()[h].upos, dateline_lang::Upos::Verb | dateline_lang::Upos::Aux) {
            return Some(h);
        }
        at = h;
    }
    None
}
