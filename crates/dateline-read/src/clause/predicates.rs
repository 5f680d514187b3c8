//! Which words are predicates, and which of them stand in the passive.

use dateline_lang::{Analysis, Deprel, Upos, Xpos};

use super::lexicon;

/// What a predicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PredicateKind {
    /// A verb that heads a clause.
    Verb,
    /// A participle before or beside a noun ("Norland-backed rebels", "troops loyal to").
    Participle,
    /// A noun of a deed ("the shelling of Osk").
    Noun,
    /// A noun of a deed with the verb that makes it one ("launched a raid on"); the word is the verb.
    Light(usize),
    /// The first word of a clause whose verb is left out ("X backed Y, and Z W"); the word is the verb.
    Gap(usize),
    /// An adjective with a complement ("hostile to Norland").
    Adjective,
}

/// A predicate before its arguments are known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Predicate {
    pub(super) word: usize,
    pub(super) kind: PredicateKind,
    pub(super) passive: bool,
}

/// All predicates, in text order.
pub(super) fn find(a: &Analysis) -> Vec<Predicate> {
    (0..a.words().len())
        .filter_map(|w| Some(Predicate { word: w, kind: kind(a, w)?, passive: passive(a, w) }))
        .collect()
}

fn kind(a: &Analysis, w: usize) -> Option<PredicateKind> {
    let word = &a.words()[w];
    if let Some(v) = gap(a, w) {
        return Some(PredicateKind::Gap(v));
    }
    match word.upos {
        Upos::Verb if matches!(word.deprel, Deprel::Amod | Deprel::Compound) => Some(PredicateKind::Participle),
        Upos::Verb => Some(PredicateKind::Verb),
        Upos::Noun if lexicon::deed(a, w).is_some() => {
            Some(light(a, w).map_or(PredicateKind::Noun, PredicateKind::Light))
        }
        // "Norland-backed", "armed by Norland", where the parse sees an adjective.
        Upos::Adj if participle(a, w) => Some(PredicateKind::Participle),
        Upos::Adj => {
            let said = a.children_by(w, "cop").next().is_some();
            let complement = a
                .children(w)
                .iter()
                .any(|&c| matches!(a.words()[c as usize].deprel.base(), "obl" | "ccomp" | "xcomp" | "csubj"));
            (said || complement).then_some(PredicateKind::Adjective)
        }
        _ => None,
    }
}

/// Whether an adjective is the participle of a verb with its agent.
fn participle(a: &Analysis, w: usize) -> bool {
    let by = |o: usize| a.children_by(o, "case").any(|p| a.lemma(p) == "by");
    a.words()[w].deprel == Deprel::Amod
        && (a.form(w).ends_with("ed") || a.form(w).ends_with("en"))
        && (after_hyphen(a, w) || a.children_by(w, "obl").any(by))
}

/// The verb that makes a deed of a noun: "launched a raid", "a raid was launched".
fn light(a: &Analysis, noun: usize) -> Option<usize> {
    let word = &a.words()[noun];
    let v = word.head.filter(|&h| a.words()[h].upos == Upos::Verb)?;
    let stands = match word.deprel {
        Deprel::Obj | Deprel::NsubjPass => lexicon::is_light(a.lemma(v)),
        Deprel::Nsubj => lexicon::happens(a.lemma(v)),
        _ => false,
    };
    stands.then_some(v)
}

/// The verb that a word stands for with what the parse calls an orphan.
fn gap(a: &Analysis, w: usize) -> Option<usize> {
    let word = &a.words()[w];
    let v = word.head.filter(|&h| word.deprel == Deprel::Conj && a.words()[h].upos == Upos::Verb)?;
    (word.upos != Upos::Verb && a.children_by(w, "orphan").next().is_some()).then_some(v)
}

/// Whether a word follows a hyphen that joins it to the word before.
pub(super) fn after_hyphen(a: &Analysis, w: usize) -> bool {
    w > 1
        && matches!(a.form(w - 1), "-" | "–" | "‑")
        && a.words()[w - 1].span.end == a.words()[w].span.start
        && a.words()[w - 2].span.end == a.words()[w - 1].span.start
}

/// Whether a verb stands in the passive.
pub(super) fn passive(a: &Analysis, w: usize) -> bool {
    let word = &a.words()[w];
    if word.upos == Upos::Adj && participle(a, w) {
        return true;
    }
    if word.xpos != Xpos::Vbn && word.xpos != Xpos::Vbd || word.upos == Upos::Noun {
        return marked(a, w);
    }
    if marked(a, w) {
        return true;
    }
    if word.xpos == Xpos::Vbd {
        return false;
    }
    let has = |rel: &str| a.children_by(w, rel).next().is_some();
    match word.deprel {
        Deprel::Acl | Deprel::Amod => true,
        // "Detained in 2029, Renn told the court"; "was found killed".
        Deprel::Advcl | Deprel::Xcomp => !has("obj") && !has("nsubj") && !has("aux"),
        // "Was shot and killed".
        Deprel::Conj => {
            !has("aux") && !has("nsubj") && word.head.is_some_and(|h| a.words()[h].xpos == Xpos::Vbn && marked(a, h))
        }
        _ => false,
    }
}

/// Whether an auxiliary or the subject's relation says passive.
fn marked(a: &Analysis, w: usize) -> bool {
    a.children(w).iter().any(|&c| {
        matches!(
            a.words()[c as usize].deprel,
            Deprel::NsubjPass | Deprel::AuxPass | Deprel::CsubjPass | Deprel::OblAgent
        )
    })
}
