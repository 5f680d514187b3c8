//! What is negated, asked, or only possible: there no side is taken.

use dateline_lang::Xpos;

use super::lexicon::{self, lower};
use crate::context::Context;
use crate::lexicon::Class;

/// Negated, asked, or only possible: no side is taken.
pub(super) fn unreal(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let supposed = a.children(w).iter().map(|&c| c as usize).any(|c| {
        (a.words()[c].deprel.base() == "aux"
            && (matches!(a.lemma(c), "could" | "might" | "may" | "should" | "must" | "can")
                || a.lemma(c) == "would" && !announced(cx, w)
                || a.lemma(c) == "will" && conditional(cx, w)))
            || (a.words()[c].deprel.base() == "mark"
                && matches!(lower(a.form(c)).as_ref(), "if" | "than" | "unless" | "whether" | "without"))
    });
    // "Denied that it had armed": the auxiliary may be read as the verb.
    let top = a.words()[w].head.filter(|&h| a.words()[w].deprel.base() == "xcomp" && a.lemma(h) == "have").unwrap_or(w);
    // "Called on them to follow X's lead and recognise Y": as the first of the two.
    let shares = |&h: &usize| {
        a.words()[top].deprel.base() == "conj"
            && a.words()[h].xpos == Xpos::Vb
            && a.words()[top].xpos == Xpos::Vb
            && matches!(a.words()[h].deprel.base(), "xcomp" | "advcl" | "acl")
            && a.children_by(top, "nsubj").next().is_none()
    };
    let (w, top) = a.words()[top].head.filter(shares).map_or((w, top), |h| (h, h));
    let below = matches!(a.words()[top].deprel.base(), "xcomp" | "ccomp" | "advcl" | "acl");
    let head = a.words()[top].head.filter(|_| below);
    let infinitive = || a.children_by(w, "mark").any(|m| a.form(m) == "to");
    // "Were X to recognise Y", "had X backed Y".
    let first = a.sentences()[a.words()[w].sentence].words.start;
    let inverted = || {
        matches!(a.form(first), "Were" | "Had" | "Should")
            && w > first + 1
            && a.words()[w].deprel.base() != "conj"
            && (first..w).all(|v| a.form(v) != ",")
    };
    let wished = head.is_some_and(|h| {
        cx.is(h, Class::Refuses) && !negated(cx, h)
            || a.lemma(h) == "deny" && h < w
            || a.lemma(h) == "rule" && a.children_by(h, "compound").any(|p| a.form(p) == "out")
            || cx.is(h, Class::Considers) && a.words()[w].xpos == Xpos::Vbg
            || lexicon::wishes(a.lemma(h)) && a.lemma(h) != "fail" && infinitive() && a.words()[w].xpos == Xpos::Vb
    });
    // "Vowed never to support X".
    let never = w > first + 1 && a.form(w - 1) == "to" && matches!(a.form(w - 2), "never" | "not");
    // "Who once backed X", "stopped short of backing X".
    let past = w > first
        && (matches!(a.form(w - 1), "once" | "formerly" | "previously")
            || w > first + 1 && matches!((a.form(w - 2), a.form(w - 1)), ("short", "of") | ("used", "to")));
    past || never
        || of_denied(cx, w)
        || long_ago(cx, w)
        || negated(cx, w)
        || supposed
        || wished
        || inverted()
        || asked(cx, w)
}

/// "Denied a report that she had promised to back X".
fn of_denied(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let mut at = w;
    for _ in 0..5 {
        let Some(h) = a.words()[at].head else { return false };
        let told = cx.is(h, Class::Allegation);
        if told && a.words()[h].head.is_some_and(|v| cx.is(v, Class::Denies)) {
            return true;
        }
        at = h;
    }
    false
}

/// "Three centuries ago the duke sided with the bishops": history.
fn long_ago(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let words = &a.sentences()[a.words()[w].sentence].words;
    words.clone().skip(1).any(|v| a.form(v) == "ago" && matches!(a.form(v - 1), "century" | "centuries" | "decades"))
}

/// The sentence asks.
fn asked(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let words = &a.sentences()[a.words()[w].sentence].words;
    words.clone().rev().take(2).any(|v| a.form(v) == "?")
}

/// "If she wins, X will back Y".
fn conditional(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    a.children_by(w, "advcl").any(|c| c < w && a.children_by(c, "mark").any(|m| matches!(a.form(m), "If" | "Unless")))
}

/// "Said that it would back X": the future told in the past; not with a condition.
fn announced(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let condition = |v: usize| {
        a.children_by(v, "advcl")
            .any(|c| a.children_by(c, "mark").any(|m| matches!(a.form(m), "if" | "unless" | "were" | "If" | "Unless")))
    };
    let mut at = w;
    for _ in 0..3 {
        if condition(at) {
            return false;
        }
        let Some(h) = a.words()[at].head else { return false };
        match a.words()[at].deprel.base() {
            "ccomp" => {
                return a.words()[h].xpos == Xpos::Vbd && !condition(h) && cx.is(h, Class::DeclaresSaying);
            }
            "conj" => at = h,
            _ => return false,
        }
    }
    false
}

/// "Not", "never", "neither" right below a verb.
pub(super) fn negated(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let no_longer = |c: usize| a.form(c) == "longer" && c > 0 && a.form(c - 1).eq_ignore_ascii_case("no");
    let not = |c: usize| {
        matches!(lower(a.form(c)).as_ref(), "not" | "n't" | "n’t" | "never" | "no" | "neither") || no_longer(c)
    };
    let neither = |s: usize| {
        matches!(a.form(s), "Neither" | "neither" | "Nobody" | "nobody" | "None" | "none")
            || a.children_by(s, "cc")
                .chain(a.children_by(s, "det"))
                .any(|c| matches!(a.form(c), "Neither" | "neither" | "No" | "no"))
    };
    // "Endorsed neither X nor Y", "sided with neither".
    let nobody = || (w + 1..(w + 3).min(a.words().len())).any(|v| matches!(a.form(v), "neither" | "nobody" | "none"));
    // "Nor has it come out for X".
    let nor = || {
        let first = a.sentences()[a.words()[w].sentence].words.start;
        a.form(first) == "Nor" && (first..w).all(|v| a.form(v) != ",")
    };
    nor() || a.children(w).iter().any(|&c| not(c as usize)) || a.children_by(w, "nsubj").any(neither) || nobody()
}

/// Whether a word stands between quotation marks of its sentence.
pub(super) fn quoted(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let first = a.sentences()[a.words()[w].sentence].words.start;
    let open = (first..w).filter(|&v| matches!(a.form(v), "\"" | "“" | "”" | "``" | "''")).count();
    open % 2 == 1
}
