//! Whom "it" stands for as the subject of a clause, which the entities leave open: the body that was the subject before.

use dateline_lang::Upos;
use dateline_model::{Entity, EntityKind, Record};

use crate::context::Context;
use crate::entities::{EntityId, Index};

/// The entity that "it" or "its" stands for: the subject before it in the sentence, else the subject of the sentence before. A person,
/// a place or nobody known gives none.
pub(crate) fn of_it(cx: &Context<'_>, record: &Record, index: &Index, pronoun: usize) -> Option<EntityId> {
    let a = cx.analysis;
    if !matches!(a.form(pronoun).to_lowercase().as_str(), "it" | "its") {
        return None;
    }
    let s = a.words()[pronoun].sentence;
    // "X broke with Y over its tax": Y's.
    let noun =
        a.words()[pronoun].head.filter(|&n| a.children_by(n, "case").any(|p| matches!(a.form(p), "over" | "for")));
    if let Some(n) = noun
        && let Some(v) = a.words()[n].head.filter(|&v| a.words()[v].upos == Upos::Verb)
        && let Some(e) =
            a.children_by(v, "obj").chain(a.children_by(v, "obl")).filter(|&c| c < pronoun && c != n && c > v).find_map(
                |c| {
                    index
                        .at_word(c)
                        .filter(|&e| record.entities.get(e.place()).is_some_and(|x| x.kind != EntityKind::Person))
                },
            )
    {
        return Some(e);
    }
    // "X and its ally Y": X.
    let noun = a.words()[pronoun].head.filter(|&n| a.words()[n].deprel.base() == "conj");
    if let Some(first) =
        noun.and_then(|n| a.words()[n].head).filter(|&f| f < pronoun && a.words()[f].upos != Upos::Verb)
        && let Some(e) = index.at_word(first)
    {
        return Some(e);
    }
    let body = |w: usize| {
        let word = &a.words()[w];
        if word.deprel.base() != "nsubj" || word.upos == Upos::Pron {
            return None;
        }
        // "Her coalition partner, the Land Party, said it": the party.
        let apposed = a.children_by(w, "appos").find_map(|c| index.named_at(c)).map(|n| n.0);
        let e = apposed.or_else(|| index.at_word(w))?;
        let kind = record.entities.get(e.place())?.kind;
        // "X's foreign minister thanked Y for its": X's.
        let owner = a
            .children_by(w, "nmod")
            .find(|&c| a.words()[c].deprel.as_str() == "nmod:poss" && kind == EntityKind::Person)
            .and_then(|c| index.named_at(c))
            .map(|n| n.0)
            .filter(|&o| record.entities.get(o.place()).is_some_and(|o| o.kind != EntityKind::Person || lone(o)));
        if owner.is_some() {
            return owner;
        }
        // A state that the engine took for a person has one word and no title.
        let one = || kind == EntityKind::Person && word.upos == Upos::Propn && lone(&record.entities[e]);
        (!matches!(kind, EntityKind::Person | EntityKind::Group) || one()).then_some(e)
    };
    let here = (a.sentences()[s].words.start..pronoun).rev().find_map(body);
    here.or_else(|| {
        let before = s.checked_sub(1)?;
        // A new paragraph starts anew.
        let gap = cx.slice(dateline_model::Span::new(a.sentences()[before].span.end, a.sentences()[s].span.start));
        if gap.contains('\n') {
            return None;
        }
        // "X founded the Y Party. It": the one body that the sentence before is about.
        let only = || {
            let objects = a.sentences()[before].words.clone().filter(|&w| a.words()[w].deprel.base() == "obj");
            let mut bodies = objects.filter_map(|w| index.named_at(w)).map(|n| n.0);
            let first = bodies.next()?;
            let kind = record.entities.get(first.place())?.kind;
            (kind == EntityKind::Organisation && bodies.all(|e| e == first)).then_some(first)
        };
        a.sentences()[before].words.clone().find_map(body).or_else(only)
    })
}

/// Whether an entity has one word for a name, and nothing that tells a person.
pub(crate) fn lone(e: &Entity) -> bool {
    e.roles.is_empty() && !e.name.contains(' ')
}

/// The person that "he" or "she" stands for where the entities leave it open: the subject of the sentence before, a person by name.
pub(crate) fn of_he(cx: &Context<'_>, record: &Record, index: &Index, pronoun: usize) -> Option<EntityId> {
    let a = cx.analysis;
    if !matches!(a.form(pronoun), "He" | "She" | "he" | "she") {
        return None;
    }
    let before = a.words()[pronoun].sentence.checked_sub(1)?;
    let words = a.sentences()[before].words.clone();
    let person = |e: EntityId| record.entities.get(e.place()).is_some_and(|x| x.kind == EntityKind::Person);
    let subject = words
        .clone()
        .filter(|&w| a.words()[w].deprel.base() == "nsubj")
        .find_map(|w| index.at_word(w).filter(|&e| person(e)));
    // The only person there is.
    subject.or_else(|| {
        let mut people = words.filter_map(|w| index.named_at(w)).map(|n| n.0).filter(|&e| person(e));
        let first = people.next()?;
        people.all(|e| e == first).then_some(first)
    })
}
