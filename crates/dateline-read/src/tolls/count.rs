//! How many a phrase counts, with its hedge.

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::{AmountKind, EntityKind, Record, Span};

use crate::amounts::is_person;
use crate::context::Context;
use crate::entities::lexicon::noun;
use crate::lexicon::Class;

/// How one named person was counted.
pub(super) const BY_NAME: &str = "one person by name";

/// A count of people.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Count {
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    pub(super) hedge: Option<String>,
    /// The words of the phrase.
    pub(super) who: Span,
    /// The amount it was taken from.
    pub(super) amount: Option<usize>,
    /// One person singled out, not a total.
    pub(super) individual: bool,
    /// Lemma of the noun.
    pub(super) noun: String,
    /// How a bound was reached where the words do not give it.
    pub(super) basis: Option<String>,
    /// The noun need not be one for people.
    pub(super) unsure: bool,
}

/// The count of whoever a verb that befalls only the living tells of, though their noun is not known as one for people.
pub(super) fn of_anybody(record: &Record, k: usize) -> Option<Count> {
    of_amount(record, k).or_else(|| {
        let a = &record.amounts[k];
        let unit = a.unit.as_deref()?;
        if a.kind != AmountKind::Things || Class::NotPeople.has(unit) {
            return None;
        }
        let whole = |v: Option<f64>| v.filter(|v| *v >= 0.0 && *v < 1e12).map(|v| v as u64);
        Some(Count {
            min: whole(a.min),
            max: whole(a.max),
            hedge: a.hedge.clone(),
            who: a.words.span(),
            amount: Some(k),
            individual: false,
            noun: unit.to_owned(),
            basis: None,
            unsure: false,
        })
    })
}

/// The amounts, found by the words they cover.
pub(super) struct Amounts {
    by_word: Vec<Option<u32>>,
}

impl Amounts {
    pub(super) fn new(cx: &Context<'_>, record: &Record) -> Amounts {
        let mut by_word = vec![None; cx.analysis.words().len()];
        for (k, amount) in record.amounts.iter().enumerate() {
            for w in cx.analysis.words_in(amount.words.span()) {
                by_word[w] = Some(k as u32);
            }
        }
        Amounts { by_word }
    }

    /// The amount that covers a word.
    pub(super) fn at(&self, word: usize) -> Option<usize> {
        self.by_word.get(word).copied().flatten().map(|k| k as usize)
    }
}

/// The count of an amount of people.
pub(super) fn of_amount(record: &Record, k: usize) -> Option<Count> {
    let a = &record.amounts[k];
    let fits = match a.kind {
        AmountKind::People => true,
        AmountKind::Things => a.unit.as_deref().is_some_and(|u| is_person(u) || Class::CountedFate.has(u)),
        _ => false,
    };
    // "Many people were hurt" tells no number.
    let many = a.value.is_none() && a.hedge.is_none() && a.words.quote().to_lowercase().starts_with("many");
    if !fits || many {
        return None;
    }
    let whole = |v: Option<f64>| v.filter(|v| *v >= 0.0 && *v < 1e12).map(|v| v as u64);
    Some(Count {
        min: whole(a.min),
        max: whole(a.max),
        hedge: a.hedge.clone(),
        who: a.words.span(),
        amount: Some(k),
        individual: a.value == Some(1.0) && a.hedge.is_none(),
        noun: a.unit.clone().unwrap_or_default(),
        basis: a.why.iter().find_map(|w| w.note.clone()),
        unsure: false,
    })
}

/// How many the phrase with this head counts; none where it does not say.
pub(super) fn of_phrase(
    cx: &Context<'_>,
    record: &Record,
    amounts: &Amounts,
    head: usize,
    living: bool,
) -> Option<Count> {
    let a = cx.analysis;
    let w = &a.words()[head];
    let lemma = a.lemma(head);
    // The number of the head itself, or of what "a crowd of", "a group of" holds.
    let numbered = amounts.at(head).or_else(|| a.children_by(head, "nummod").find_map(|n| amounts.at(n)));
    if let Some(k) = numbered {
        return if living { of_anybody(record, k) } else { of_amount(record, k) };
    }
    if Class::CrowdCounted.has(lemma) {
        let of = a
            .children_by(head, "nmod")
            .find_map(|c| amounts.at(c).or_else(|| a.children_by(c, "nummod").find_map(|n| amounts.at(n))));
        if let Some(k) = of {
            return of_amount(record, k);
        }
    }
    let zero = |who: Span| Count {
        min: Some(0),
        max: Some(0),
        hedge: None,
        who,
        amount: None,
        individual: false,
        noun: "person".to_owned(),
        basis: None,
        unsure: false,
    };
    if matches!(lemma, "nobody" | "none")
        || lemma == "one" && a.children(head).iter().any(|&c| a.lemma(c as usize) == "no")
    {
        return Some(zero(phrase(cx, head)));
    }
    // "Both crew members".
    if living && w.xpos == Xpos::Nns && a.children_by(head, "det").any(|d| a.form(d).eq_ignore_ascii_case("both")) {
        return Some(Count { min: Some(2), max: Some(2), basis: Some("both".to_owned()), ..zero(phrase(cx, head)) });
    }
    if a.children_by(head, "det").any(|d| a.lemma(d) == "no") && (living || is_person(lemma)) {
        return Some(zero(phrase(cx, head)));
    }
    let one = |basis: &str| Count {
        min: Some(1),
        max: Some(1),
        hedge: None,
        who: phrase(cx, head),
        amount: None,
        individual: true,
        noun: lemma.to_owned(),
        basis: Some(basis.to_owned()),
        unsure: false,
    };
    let person = |w: usize| a.words()[w].name.is_some_and(|n| a.names()[n].kind == NameKind::Per);
    let titled = w.xpos == Xpos::Nn
        && is_person(lemma)
        && ["flat", "appos", "compound"].iter().any(|r| a.children_by(head, r).any(person));
    if person(head) && w.upos == Upos::Propn && living || titled {
        return Some(one(BY_NAME));
    }
    let singular = w.upos == Upos::Noun && w.xpos == Xpos::Nn && is_person(lemma) && !Class::Collective.has(lemma);
    let role = living
        && w.upos == Upos::Noun
        && w.xpos == Xpos::Nn
        && noun(lemma).is_some_and(|n| n.kind == EntityKind::Group && !matches!(lemma, "people" | "crowd" | "family"));
    let owned = a.children_by(head, "nmod").any(|p| a.words()[p].deprel.as_str() == "nmod:poss");
    let article = owned || a.children_by(head, "det").any(|d| matches!(a.lemma(d), "a" | "an" | "another"));
    // "One later died": one of those told of before.
    let lone = living && w.upos == Upos::Num && lemma == "one" && a.children_by(head, "nmod").next().is_none();
    ((singular || role) && article || lone).then(|| one("one person"))
}

/// The phrase without its relative clauses and appositions.
pub(super) fn phrase(cx: &Context<'_>, head: usize) -> Span {
    let a = cx.analysis;
    let mut span = a.words()[head].span;
    let mut stack = vec![head];
    let mut n = 0;
    while let Some(w) = stack.pop() {
        n += 1;
        if n > 40 {
            break;
        }
        span = span.to(a.words()[w].span);
        stack.extend(a.children(w).iter().map(|&c| c as usize).filter(|&c| {
            let rel = a.words()[c].deprel.base();
            matches!(rel, "det" | "amod" | "compound" | "nummod" | "flat" | "nmod" | "advmod" | "fixed")
                && !(rel == "nmod" && w != head)
                && !(rel == "advmod" && c > head)
                && !(rel == "nmod" && a.children_by(c, "case").any(|k| !matches!(a.lemma(k), "of" | "'s")))
        }));
    }
    span
}
