//! Whether the clause of an expression speaks of the past or of what is to come.
//!
//! The parse tells where there is one: the verb that the expression hangs on, with its auxiliaries. Without it the nearest words do.

use dateline_lang::{Upos, Xpos};
use dateline_model::Span;

use crate::context::Context;
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// The tense about tokens `start..end`.
pub(super) fn of(cx: &Context<'_>, t: &Tokens, start: usize, end: usize) -> Tense {
    // "the year ended March 31", "ready by Friday", "extended until May": the word before tells, whatever the verb.
    let mut b = start;
    while b > 0 && t.is(b - 1, ["early", "late", "mid", "-", "the"]) {
        b -= 1;
    }
    let (one, two) = (t.before(b, 1), t.before(b, 2));
    match one {
        "ended" | "since" => return Tense::Past,
        "until" | "till" | "by"
            if (b.saturating_sub(8)..b)
                .rev()
                .take_while(|&i| !ends(t, i))
                .chain((end..end + 6).take_while(|&i| !ends(t, i)))
                .any(|i| t.w(i) == "had" && !t.is(i + 1, ["been"])) =>
        {
            return Tense::Past;
        }
        // "By Monday, the talks had stalled": at the head of a past clause it lies behind, as a deadline does that was kept.
        "until" | "till" | "by"
            if (t.w(end) == "," || t.w(end) == "deadline") && parsed(cx, t.span(start, end)) == Some(Tense::Past) =>
        {
            return Tense::Past;
        }
        "of" if two == "ahead" => return Tense::Future,
        // "The vote was postponed to the third week of October."
        "to" if (2..8).any(|n| Class::PostponedForm.has(t.before(b, n))) => return Tense::Future,
        "until" | "till" | "by" | "through" | "effective" | "starting" | "beginning" | "ending" => {
            return Tense::Future;
        }
        "as" if matches!(two, "soon" | "early") => return Tense::Future,
        _ => {}
    }
    let found = parsed(cx, t.span(start, end)).unwrap_or_else(|| nearby(t, start, end));
    // "would not obey Wednesday's ruling": what somebody would do tells nothing of the ruling.
    let owns = t.w(end) == "'s" && !cx.analysis.words_in(t.span(start, end)).any(|w| will(cx, w) || appointed(cx, w));
    if found == Tense::Future && owns { Tense::Past } else { found }
}

/// The verb that an expression hangs on, unless it is one that tells nothing of what happened.
pub(super) fn verb_above<'a>(cx: &Context<'a>, span: Span) -> Option<&'a str> {
    let a = cx.analysis;
    let word = a.head_of(span)?;
    let above = std::iter::successors(a.words()[word].head, |&w| a.words()[w].head).take(4);
    let verb = above.into_iter().find(|&w| a.words()[w].upos == Upos::Verb)?;
    Some(a.lemma(verb)).filter(|lemma| !Class::CommonVerb.has(lemma))
}

/// Whether a verb above a word stands in the future.
fn will(cx: &Context<'_>, word: usize) -> bool {
    let a = cx.analysis;
    let above = std::iter::successors(Some(word), |&w| a.words()[w].head).take(8);
    above.flat_map(|w| a.children_by(w, "aux")).any(|m| matches!(a.lemma(m), "will" | "shall" | "'ll" | "wo"))
}

/// Whether the verb above a word appoints in the present: "Thursday's vote comes after".
fn appointed(cx: &Context<'_>, word: usize) -> bool {
    let a = cx.analysis;
    let above = std::iter::successors(a.words()[word].head, |&w| a.words()[w].head).take(8);
    let verb = above.into_iter().find(|&w| a.words()[w].upos == Upos::Verb);
    verb.is_some_and(|w| present(cx, w) && cx.is(w, Class::ScheduledDeed))
}

/// By the heads above the expression.
fn parsed(cx: &Context<'_>, span: Span) -> Option<Tense> {
    let a = cx.analysis;
    let mut at = a.head_of(span)?;
    for _ in 0..12 {
        let w = &a.words()[at];
        if matches!(w.upos, Upos::Verb | Upos::Aux) || a.children_by(at, "cop").next().is_some() {
            if let Some(found) = verb(cx, at) {
                return Some(if undertaken(cx, at, span) { Tense::Future } else { found });
            }
        }
        at = w.head?;
    }
    None
}

/// By a verb and its auxiliaries; `None` where only a higher verb can tell.
fn verb(cx: &Context<'_>, at: usize) -> Option<Tense> {
    let a = cx.analysis;
    let helpers = a.children_by(at, "aux").chain(a.children_by(at, "cop"));
    let perfect = a.children_by(at, "aux").any(|h| a.lemma(h) == "have");
    let mut present_be = false;
    let mut has = false;
    let mut infinitive = false;
    for h in helpers {
        let lemma = a.lemma(h);
        match a.words()[h].xpos {
            // "Nobody could be reached Wednesday."
            Xpos::Md
                if lemma == "could"
                    && matches!(a.lemma(at), "locate" | "reach" | "contact" | "determine" | "verify") =>
            {
                return Some(Tense::Past);
            }
            // "May have left on Friday" lies behind; "will have left by Friday" does not.
            Xpos::Md if !matches!(lemma, "will" | "shall" | "'ll" | "wo") && perfect => return Some(Tense::Past),
            Xpos::Md => {
                return Some(match lemma {
                    "will" | "shall" | "may" | "might" | "can" | "must" | "should" | "'ll" | "wo" | "ca" | "could"
                    | "would" => Tense::Future,
                    _ => Tense::Unknown,
                });
            }
            Xpos::Vbd => {
                return Some(match a.lemma(at) {
                    word if Class::Schedules.has(word) => Tense::Future,
                    _ => Tense::Past,
                });
            }
            Xpos::Vbz | Xpos::Vbp => {
                present_be |= lemma == "be";
                has |= lemma == "have";
            }
            _ => {}
        }
    }
    infinitive |= a.children_by(at, "mark").any(|m| a.lemma(m) == "to");
    // "Trade is to resume Tuesday."
    if infinitive && present_be {
        return Some(Tense::Future);
    }
    // "Began as planned Saturday": the beginning tells, not the plan.
    if a.children_by(at, "mark").any(|m| a.lemma(m) == "as") {
        return None;
    }
    if has {
        return Some(match a.lemma(at) {
            word if Class::Postpones.has(word) => Tense::Future,
            _ => Tense::Past,
        });
    }
    match a.words()[at].xpos {
        // "protesters planned a rally on Saturday": the plan is past, its day is not.
        Xpos::Vbd | Xpos::Vbn if cx.is(at, Class::Postpones) => {
            Some(if called_off(cx, at) { Tense::Past } else { Tense::Future })
        }
        Xpos::Vbd => Some(Tense::Past),
        _ if infinitive => match a.words()[at].head {
            // "had been due to end Friday": that lies behind.
            Some(h)
                if a.children_by(h, "aux")
                    .chain(a.children_by(h, "cop"))
                    .any(|x| a.words()[x].xpos == Xpos::Vbd && a.lemma(x) == "have") =>
            {
                Some(Tense::Past)
            }
            // "agreed to meet Friday", "is scheduled to close Monday": what is to be done lies ahead.
            Some(h) if cx.is(h, Class::IsToCome) => Some(Tense::Future),
            Some(h) if a.lemma(h) == "be" && present(cx, h) => Some(Tense::Future),
            _ => None,
        },
        Xpos::Vbz | Xpos::Vbp if present_be => Some(Tense::Unknown),
        // "The parties meet Monday": only what can be appointed.
        Xpos::Vbz | Xpos::Vbp if cx.is(at, Class::ScheduledDeed) => Some(Tense::Future),
        Xpos::Vbz | Xpos::Vbp => Some(Tense::Unknown),
        Xpos::Vbg if present_be => Some(Tense::Future),
        Xpos::Vbn if present_be && cx.is(at, Class::Schedules) => Some(Tense::Future),
        Xpos::Vbn if present_be => Some(Tense::Unknown),
        Xpos::Vbn => Some(if cx.is(at, Class::Postpones) { Tense::Future } else { Tense::Past }),
        Xpos::Vbg => None,
        // "The vote is on Tuesday."
        _ if present_be => Some(Tense::Future),
        _ => None,
    }
}

/// "Threatened to march on Friday": a day behind what is threatened is the day of that, also where the parse hangs it higher.
fn undertaken(cx: &Context<'_>, at: usize, span: Span) -> bool {
    let a = cx.analysis;
    cx.is(at, Class::PromisesOrHopes)
        && a.words()[at].xpos == Xpos::Vbd
        && a.children_by(at, "xcomp").any(|v| v > at && a.words()[v].span.end <= span.start)
}

/// "A rally planned for Saturday was cancelled."
fn called_off(cx: &Context<'_>, at: usize) -> bool {
    let a = cx.analysis;
    let above = std::iter::successors(a.words()[at].head, |&w| a.words()[w].head).take(2);
    above.into_iter().any(|w| cx.is(w, Class::CallsOff))
}

fn present(cx: &Context<'_>, at: usize) -> bool {
    matches!(cx.analysis.words()[at].xpos, Xpos::Vbz | Xpos::Vbp)
}

/// Whether a sentence ends at a token.
fn ends(t: &Tokens, i: usize) -> bool {
    t.kind(i) == Kind::Break || t.w(i) == "." && !t.glued(i + 1) && t.capital(i + 1) && t.w(i.wrapping_sub(1)).len() > 3
}

/// By the nearest words of the sentence that tell a tense, those before it first.
fn nearby(t: &Tokens, start: usize, end: usize) -> Tense {
    let tells = |i: usize| {
        let w = t.w(i);
        if Class::FutureWord.has(w) {
            Some(Tense::Future)
        } else if Class::PastForm.has(w) || w.len() > 4 && w.ends_with("ed") && !t.is(i.wrapping_sub(1), ["be", "to"]) {
            Some(Tense::Past)
        } else {
            None
        }
    };
    let (mut i, mut steps) = (start, 0);
    while i > 0 && steps < 14 && !ends(t, i - 1) {
        i -= 1;
        steps += 1;
        if let Some(found) = tells(i) {
            return found;
        }
    }
    (end..(end + 12).min(t.len())).take_while(|i| !ends(t, *i)).find_map(tells).unwrap_or(Tense::Unknown)
}
