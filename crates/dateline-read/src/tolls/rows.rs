//! Rows of those whom one verb befell: "killing a colonel and six soldiers", "killed 13 people in Senn and six in Dray", "jailed the minister
//! and two of his aides"; and the last of a few: "two were killed and a third was wounded".
//!
//! Not a row whose second member has a verb of its own.

use dateline_lang::{Upos, Xpos};
use dateline_model::TollKind;

use super::count::Count;
use super::frame::{done_to, lemma, real};
use super::order::{Look, Tell, tell};
use super::{Hit, Page};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(page: Page<'_, '_>, s: usize, hits: &mut Vec<Hit>, since: usize) {
    let cx = page.cx;
    let a = cx.analysis;
    let words = a.sentences()[s].words.clone();
    let look = Look { page, end: words.end };
    for w in words.clone() {
        if let Some(kind) = harm(cx, w) {
            if let Some(count) = first(&look, w) {
                tell(hits, since, Tell { kind, count, trigger: w, rule: "tolls/row" }, cx);
            }
            for count in further(&look, w, words.end) {
                tell(hits, since, Tell { kind, count, trigger: w, rule: "tolls/row" }, cx);
            }
        }
        if hits.len() > since
            && let Some(told) = third(&look, w)
        {
            tell(hits, since, told, cx);
        }
    }
}

/// The kind of a verb of harm that stands before those it befell.
fn harm(cx: &Context<'_>, w: usize) -> Option<TollKind> {
    let a = cx.analysis;
    let word = &a.words()[w];
    let finite = matches!(word.xpos, Xpos::Vbd | Xpos::Vbg | Xpos::Vbz | Xpos::Vbn);
    let passive = a.children_by(w, "aux").any(|x| a.words()[x].deprel.as_str() == "aux:pass");
    if word.upos != Upos::Verb || !finite || passive || !real(cx, w) {
        return None;
    }
    let lemma = lemma(a, w);
    let plain = Class::PlainlyHarms.has(lemma);
    done_to(lemma).filter(|_| plain)
}

/// One person, with the words for him.
fn one(look: &Look<'_, '_>, from: usize, head: usize) -> Count {
    let a = look.page.cx.analysis;
    Count {
        min: Some(1),
        max: Some(1),
        hedge: None,
        who: a.words()[from].span.to(a.words()[head].span),
        amount: None,
        individual: true,
        noun: a.lemma(head).to_owned(),
        basis: Some("one person".to_owned()),
        unsure: false,
    }
}

/// "Killing the driver and eight pupils": the driver, where a count stands behind the "and".
fn first(look: &Look<'_, '_>, w: usize) -> Option<Count> {
    let a = look.page.cx.analysis;
    if !matches!(look.form(w + 1), "a" | "an" | "the" | "his" | "her" | "their" | "its") {
        return None;
    }
    let and = (w + 3..w + 7).find(|&v| look.form(v) == "and")?;
    let inside = (w + 2..and).all(|v| matches!(a.words()[v].upos, Upos::Noun | Upos::Adj | Upos::Propn));
    let head = and - 1;
    look.counted(and + 1)?;
    (inside && a.words()[head].xpos == Xpos::Nn && look.people(head)).then(|| one(look, w + 1, head))
}

/// "... and six in Dray", "... and two of his aides": bare numbers that go on the row.
fn further(look: &Look<'_, '_>, w: usize, end: usize) -> Vec<Count> {
    let a = look.page.cx.analysis;
    let mut out = Vec::new();
    for v in w + 2..end.min(w + 16) {
        if matches!(a.words()[v].upos, Upos::Verb | Upos::Aux) && !matches!(a.words()[v].deprel.base(), "amod" | "case")
            || matches!(a.form(v), ";" | "." | "who" | "which")
        {
            break;
        }
        // "Two reporters and their driver".
        if a.form(v) == "and"
            && matches!(look.form(v + 1), "his" | "her" | "their")
            && (w + 1..v).any(|x| a.words()[x].upos == Upos::Num)
            && a.words().get(v + 2).is_some_and(|n| n.xpos == Xpos::Nn)
            && look.people(v + 2)
        {
            out.push(one(look, v + 1, v + 2));
        }
        // "... and at least eight others in clashes".
        let hedge = |w: &usize| {
            matches!(look.form(*w), "at" | "least" | "about" | "some" | "more" | "than" | "another" | "nearly")
        };
        let n = v + 1 + (v + 1..v + 4).take_while(hedge).count();
        if a.form(v) != "and" || a.words().get(n).is_none_or(|n| n.upos != Upos::Num) {
            continue;
        }
        let m = n + 1 + usize::from(matches!(look.form(n + 1), "others" | "more"));
        let next = look.form(m);
        let own = next == "of" && matches!(look.form(m + 1), "his" | "her" | "their" | "its");
        if !(own || matches!(next, "in" | "at" | "near" | "outside")) {
            continue;
        }
        out.extend((v + 1..=n).find_map(|w| look.counted(w)).map(|c| c.0));
    }
    out
}

/// "And a third was wounded": one more of those told before.
fn third(look: &Look<'_, '_>, w: usize) -> Option<Tell> {
    let ordinal = matches!(look.form(w + 1), "second" | "third" | "fourth" | "fifth" | "sixth");
    let alone = ordinal && look.form(w) == "a" && matches!(look.form(w + 2), "was" | "is" | "has" | "had" | "died");
    if !alone {
        return None;
    }
    let (kind, trigger, rule) = look.linked(w + 2)?;
    Some(Tell { kind, count: one(look, w, w + 1), trigger, rule })
}
