//! What is negated, asked, or only possible: there no side is taken.

use dateline_model::Status;

use crate::clause::{self, StanceKind};
use crate::context::Context;

/// Negated, asked, or only possible: no side is taken.
pub(super) fn unreal(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let first = a.sentences()[a.words()[w].sentence].words.start;
    // "Who once backed X", "used to back X".
    let past = w > first
        && (matches!(a.form(w - 1), "once" | "formerly" | "previously")
            || w > first + 1 && (a.form(w - 2), a.form(w - 1)) == ("used", "to"));
    // "Would sooner leave than vote for X".
    let than = a.children_by(w, "mark").any(|m| a.form(m) == "than");
    let stance = cx.clauses.stance(w);
    past || than || long_ago(cx, w) || !stance.kind.is_real() && !announced(cx, w)
}

/// The same, though its object may be none: "wants nothing to do with X", "hears no word against X".
pub(super) fn unreal_but_for_object(cx: &Context<'_>, w: usize) -> bool {
    unreal(cx, w) && !of_object(cx, w)
}

/// Whether what a predicate tells is denied or negated, and not only by its object; "X, an ally of Y, did not come" says nothing of the ally.
pub(super) fn denied(cx: &Context<'_>, w: usize) -> bool {
    let predicate = cx.clauses.on(w).is_some() || cx.analysis.children_by(w, "cop").next().is_some();
    predicate && cx.clauses.stance(w).kind.is_not() && !of_object(cx, w)
}

/// Whether "no" or "nothing" in its object is all that negates a verb.
fn of_object(cx: &Context<'_>, w: usize) -> bool {
    let stance = cx.clauses.stance(w);
    stance.kind == StanceKind::Negated && stance.cue.is_some_and(|c| cx.analysis.children_by(w, "obj").any(|o| o == c))
}

/// "Said that it would back X", "has agreed to back X", "fights to put X back": a side, though one to come.
fn announced(cx: &Context<'_>, w: usize) -> bool {
    status(cx, w).is_some()
}

/// The status of a side that is no fact.
pub(super) fn status(cx: &Context<'_>, cue: usize) -> Option<Status> {
    let stance = cx.clauses.stance(cue);
    match (stance.kind, stance.rule) {
        (StanceKind::Planned, "will" | "commit" | "commitment" | "be-to" | "going-to" | "purpose") => {
            Some(Status::Planned)
        }
        (StanceKind::Possible, "attempt") => Some(Status::Possible),
        _ => None,
    }
}

/// "Three centuries ago the duke sided with the bishops": history.
fn long_ago(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let words = &a.sentences()[a.words()[w].sentence].words;
    words.clone().skip(1).any(|v| a.form(v) == "ago" && matches!(a.form(v - 1), "century" | "centuries" | "decades"))
}

/// "Not", "never", "neither", "nobody" with a verb.
pub(super) fn negated(cx: &Context<'_>, w: usize) -> bool {
    clause::negation(cx.analysis, w).is_some()
}

/// Whether a word stands between quotation marks of its sentence.
pub(super) fn quoted(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let first = a.sentences()[a.words()[w].sentence].words.start;
    let open = (first..w).filter(|&v| matches!(a.form(v), "\"" | "“" | "”" | "``" | "''")).count();
    open % 2 == 1
}
