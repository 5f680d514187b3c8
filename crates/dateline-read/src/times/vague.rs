//! Words that point at the present, the past or the future and no further: "now", "currently", "recently", "in recent years",
//! "the past", "the future", "soon", "one day" with "will" or "may", "these days", "at the time".
//!
//! Not "then", "once", "previously", "already", "yet", "former", "late" and other words that only colour the tense; not "presently",
//! which is now or soon, nor "as soon as possible"; not "now" that opens a remark
//! ("Now, I ask you"), nor "current" of electricity.

use super::sense::{Found, Sense, Unit};
use crate::numbers::{Kind, Tokens};

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    let now = |e| Some(Found::new(i, e, Sense::Ref("PRESENT_REF"), "times/present"));
    let past = |e| Some(Found::new(i, e, Sense::Ref("PAST_REF"), "times/past"));
    let future = |e| Some(Found::new(i, e, Sense::Ref("FUTURE_REF"), "times/future"));
    let sentence_end =
        |e: usize| t.kind(e) != Kind::Word || t.is(e, ["and", "but", "is", "are", "was", "were", "will"]);
    match t.w(i) {
        "now" => {
            // "Now, I ask you" opens a remark; "Now, after years of talks, …" tells when.
            let talk = t.w(i + 1) == ","
                && t.capital(i)
                && !t.is(i + 2, ["after", "with", "as", "since", "under", "in", "at", "for", "amid", "despite"]);
            if talk { None } else { now(i + 1) }
        }
        "right" | "just" if t.w(i + 1) == "now" => now(i + 2),
        "currently" | "nowadays" => now(i + 1),
        "current" if t.kind(i + 1) == Kind::Word && Unit::parse(t.w(i + 1)).is_none() => now(i + 1),
        "these" if t.w(i + 1) == "days" => now(i + 2),
        "the" if t.seq(i + 1, &["present", "time"]) => now(i + 3),
        "the" if t.w(i + 1) == "present" && sentence_end(i + 2) => now(i + 2),
        "the" if t.w(i + 1) == "moment" && t.w(i.wrapping_sub(1)) == "at" && t.kind(i + 2) != Kind::Word => now(i + 2),
        "this" if t.is(i + 1, ["moment", "time"]) && t.w(i.wrapping_sub(1)) == "at" => now(i + 2),
        "this" if t.is(i + 2, ["moment"]) && t.w(i.wrapping_sub(1)) == "at" => now(i + 3),
        "recently" if t.before(i, 1) == "most" => None,
        "recently" | "lately" => past(i + 1),
        "recent" => {
            let (_, plural) = Unit::parse(t.w(i + 1))?;
            let e = i + 2;
            if t.is(e, ["and", "or"]) && Unit::parse(t.w(e + 1)).is_some() {
                return past(e + 2);
            }
            if !plural {
                return None;
            }
            // Recent weeks and months are a length of the past, recent days and years only a reference to it.
            match t.w(i + 1) {
                "weeks" => Some(Found::new(i, e, Sense::Duration("PXW".to_owned()), "times/past")),
                "months" | "quarters" => Some(Found::new(i, e, Sense::Duration("PXM".to_owned()), "times/past")),
                _ => past(e),
            }
        }
        "the" if t.w(i + 1) == "past" && t.w(i.wrapping_sub(1)) != "over" => (Unit::parse(t.w(i + 2)).is_none()
            && super::durations::count(t, i + 2).is_none()
            && sentence_end_or_prep(t, i + 2))
        .then(|| past(i + 2))?,
        "the" if t.is(i + 1, ["recent", "distant"]) && t.w(i + 2) == "past" => past(i + 3),
        "the"
            if t.w(i + 1) == "time"
                && t.w(i.wrapping_sub(1)) == "at"
                && !t.capital(i + 2)
                && !t.is(i + 2, ["of", "when", "the", "he", "she", "they", "it"]) =>
        {
            past(i + 2)
        }
        "that" if t.w(i + 1) == "time" && t.is(i.wrapping_sub(1), ["at", "by", "since"]) => past(i + 2),
        "the" if t.w(i + 1) == "future" && t.kind(i + 2) != Kind::Digits && !t.is(i + 2, ["of"]) => {
            sentence_end_or_prep(t, i + 2).then(|| future(i + 2))?
        }
        // "For the foreseeable future" says how long, and no length.
        "the" if t.is(i + 1, ["near", "foreseeable", "immediate", "distant"]) && t.w(i + 2) == "future" => {
            (t.before(i, 1) != "for").then(|| future(i + 3))?
        }
        "the"
            if t.is(i + 1, ["near", "short", "long"])
                && t.w(i + 2) == "term"
                && t.is(i.wrapping_sub(1), ["in", "over", "for"]) =>
        {
            future(i + 3)
        }
        "future" if t.is(i.wrapping_sub(1), ["in", "near"]) => future(i + 1),
        "soon"
            if !t.is(i.wrapping_sub(1), ["as", "how", "too", "so", "very", "was", "were", "had"])
                && !t.is(
                    i + 1,
                    [
                        "after", "-", "as", "became", "began", "found", "turned", "gave", "followed", "to", "enough",
                        "went",
                    ],
                ) =>
        {
            future(i + 1)
        }
        "one" if someday(t, i) => future(i + 2),
        "a" if t.seq(i + 1, &["later", "date"]) => future(i + 3),
        "coming" if t.is(i + 1, ["months", "quarters"]) => future(i + 2),
        "future" if t.is(i + 1, ["quarters", "years", "months"]) => future(i + 2),
        _ => None,
    }
}

/// "One day" of what may come: "will one day return", "one day we may return". Not of a tale ("one day he walked home"), nor a length.
pub(super) fn someday(t: &Tokens, i: usize) -> bool {
    const MODALS: &[&str] =
        &["will", "'ll", "would", "may", "might", "could", "can", "shall", "should", "to", "hope", "hopes", "wants"];
    if !t.seq(i, &["one", "day"]) || t.is(i + 2, ["-", "of", "after", "before", "later", "earlier", "ago", "in", "a"]) {
        return false;
    }
    // "Reduced to one day", "in one day": a length.
    let verb_next = t.kind(i + 2) == Kind::Word;
    let before = i > 0 && t.is(i - 1, MODALS) && verb_next;
    let head = t.capital(i) || t.w(i.wrapping_sub(1)) == ",";
    before || head && (i + 2..i + 8).take_while(|&k| t.kind(k) == Kind::Word).any(|k| t.is(k, &MODALS[..9]))
}

fn sentence_end_or_prep(t: &Tokens, e: usize) -> bool {
    t.kind(e) != Kind::Word
        || t.is(
            e,
            [
                "and", "but", "in", "with", "by", "for", "on", "as", "if", "to", "is", "was", "has", "have", "had",
                "he", "she", "it", "they", "we", "when", "will", "that",
            ],
        )
}
