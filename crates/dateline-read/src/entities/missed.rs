//! Names that the engine saw in one place and missed in another, or missed wherever they stand, with words that it has never met.
//!
//! A text writes a name with a capital each time: one that is a name in one sentence is one in the next ("Meskar, which owes"), and an unknown word
//! that keeps its capital inside sentences is a name though the engine never says so ("its ally Sorvia"). Not a word that the text also writes small, nor
//! a title, a weekday, a demonym or part of a longer row of capitals.

use std::collections::{HashMap, HashSet};

use dateline_lang::{NameKind, Upos};

use super::lexicon;
use super::names::Found;
use crate::context::Context;
use crate::lexicon::Class;

/// How one form stands in the text.
#[derive(Default)]
struct Seen {
    /// Words that no name holds yet.
    at: Vec<usize>,
    /// Of these, the ones inside a sentence.
    inside: usize,
    /// It lies somewhere, or has a government: "in X", "X's army".
    place: bool,
}

/// Adds them, in text order.
pub(super) fn add(cx: &Context<'_>, found: &mut Vec<Found<'_>>) {
    let a = cx.analysis;
    let mut taken = vec![false; a.words().len()];
    let mut kinds: HashMap<&str, NameKind> = HashMap::new();
    for f in found.iter() {
        taken[f.words.clone()].fill(true);
        let last = f.words.end - 1;
        match f.kind {
            Some(NameKind::Per) => {
                kinds.insert(a.form(last), NameKind::Per);
            }
            Some(kind) if f.words.len() == 1 => {
                kinds.entry(a.form(last)).or_insert(kind);
            }
            // "The Kingdom of X".
            Some(_) if f.words.len() == 3 && a.form(last - 1) == "of" && realm(a.form(f.words.start)) => {
                kinds.entry(a.form(last)).or_insert(NameKind::Loc);
            }
            _ => {}
        }
    }
    let mut small: HashSet<&str> = HashSet::new();
    let mut seen: HashMap<&str, Seen> = HashMap::new();
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        let first = words.clone().find(|&w| a.form(w).chars().any(char::is_alphabetic)).unwrap_or(words.start);
        for w in words.clone() {
            let form = a.form(w);
            if form.starts_with(char::is_lowercase) {
                small.insert(form);
            }
            if taken[w] || !proper(cx, w) || beside_capital(cx, w, first, words.end) {
                continue;
            }
            let e = seen.entry(form).or_default();
            e.at.push(w);
            e.inside += usize::from(w > first);
            e.place |= placed(cx, w);
        }
    }
    surnames(cx, found, &seen);
    for (form, seen) in seen {
        let known = kinds.get(form).copied();
        // A common word at the head of a sentence may be spelt like a name.
        let common = small.contains(form.to_lowercase().as_str());
        let told = |w: usize| known.is_some() && !common || !a.words()[w].known;
        let sure = |w: &usize| a.words()[*w].upos == Upos::Propn || seen.inside > 0 || told(*w);
        let kind = match known {
            Some(kind) => Some(kind),
            None if seen.inside > 0 && seen.at.len() > 1 && unknown(cx, &seen.at, &small) => {
                Some(if seen.place { NameKind::Loc } else { NameKind::Misc })
            }
            None => None,
        };
        // A word that nobody has heard of.
        let new = || seen.at.iter().any(|&w| !a.words()[w].known) && !common && !lexicon::adjectival(form);
        let kind = kind.or_else(|| new().then_some(if seen.place { NameKind::Loc } else { NameKind::Misc }));
        let Some(kind) = kind else { continue };
        for w in seen.at.iter().filter(|w| sure(w)) {
            let span = a.words()[*w].span;
            found.push(Found { span, words: *w..*w + 1, kind: Some(kind), known: Vec::new(), female: None });
        }
    }
    found.sort_by_key(|f| f.span.start);
}

fn realm(form: &str) -> bool {
    Class::StateNamePart.has(form)
}

/// A name of two words whose second stands alone elsewhere, with no article, is a person's.
fn surnames(cx: &Context<'_>, found: &mut [Found<'_>], seen: &HashMap<&str, Seen>) {
    let a = cx.analysis;
    let bare = |w: usize| {
        let before = w.checked_sub(1).filter(|&b| a.words()[b].sentence == a.words()[w].sentence);
        before.is_none_or(|b| {
            !matches!(a.words()[b].upos, Upos::Det | Upos::Adj | Upos::Propn) && !cx.form_is(b, Class::InPlace)
        })
    };
    let mut alone: HashSet<&str> =
        seen.iter().filter(|(_, s)| s.at.iter().any(|&w| bare(w))).map(|(f, _)| *f).collect();
    let single = found.iter().filter(|f| f.words.len() == 1 && bare(f.words.start) && f.kind != Some(NameKind::Loc));
    alone.extend(single.map(|f| a.form(f.words.start)));
    for f in found.iter_mut() {
        let (first, last) = (f.words.start, f.words.end - 1);
        let small =
            |w: usize| a.form(w).chars().skip(1).all(char::is_lowercase) && a.form(w).starts_with(char::is_uppercase);
        if f.kind != Some(NameKind::Per)
            && f.known.is_empty()
            && f.words.len() == 2
            && bare(first)
            && small(first)
            && small(last)
            && alone.contains(a.form(last))
            && lexicon::body(cx.slice(f.span)).is_none()
            && lexicon::noun(&a.form(last).to_lowercase()).is_none()
        {
            f.kind = Some(NameKind::Per);
        }
    }
}

/// A capital and small letters, no title and no weekday.
fn proper(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let form = a.form(w);
    let mut letters = form.chars();
    let lower = || form.to_lowercase();
    form.chars().count() > 3
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && matches!(a.words()[w].upos, Upos::Propn | Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv | Upos::X)
        && lexicon::title(&lower()).is_none()
        && lexicon::noun(&lower()).is_none()
        && lexicon::noun(&a.lemma(w).to_lowercase()).is_none()
        && lexicon::body(form).is_none()
        && cx.kit.actors.demonym(form).is_none()
        && !lexicon::calendar(form)
}

/// Part of a row of capitals, which would be a longer name.
fn beside_capital(cx: &Context<'_>, w: usize, first: usize, end: usize) -> bool {
    let a = cx.analysis;
    let capital = |v: usize| a.form(v).starts_with(char::is_uppercase);
    let title = |v: usize| lexicon::title(&a.form(v).trim_end_matches('.').to_lowercase()).is_some();
    w + 1 < end && capital(w + 1) || w > first && capital(w - 1) && w - 1 != first && !title(w - 1)
}

fn placed(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let within = a.children_by(w, "case").any(|c| matches!(a.form(c), "in" | "into" | "across" | "throughout"));
    let governs =
        a.words()[w].deprel.as_str() == "nmod:poss" && a.words()[w].head.is_some_and(|h| cx.is(h, Class::StateOwned));
    within || governs
}

/// Whether nothing says that the form is a common word: it is never written small, and somewhere stands alone as an argument.
fn unknown(cx: &Context<'_>, at: &[usize], small: &HashSet<&str>) -> bool {
    let a = cx.analysis;
    let common = |w: usize| small.contains(a.form(w).to_lowercase().as_str());
    let alone = |&w: &usize| {
        a.words()[w].upos == Upos::Propn && !matches!(a.words()[w].deprel.as_str(), "flat" | "nmod:desc" | "amod")
    };
    !common(at[0]) && at.iter().any(alone)
}
