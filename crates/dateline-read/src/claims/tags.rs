//! Tags after a clause, as headlines and leads have them: "Army unit has changed sides, opposition leader claims".
//!
//! A word that may speak, one short phrase of nouns between a comma and it, and after it the sentence's end, a dash, or "after",
//! "as", "hours", ... behind a comma: the clause before the comma is what is said. The layer's own finding stands unless it left the
//! clause out.

use dateline_lang::Upos;

use super::layer::frame::Frame;
use super::layer::table::hash;
use super::layer::{Found, span};

/// The attribution of a tag whose cue is `w`.
pub(crate) fn find(f: &Frame<'_>, w: usize) -> Option<Found> {
    let a = f.cx.analysis;
    let form = a.form(w).to_lowercase();
    let speaks =
        f.class[w] > 0 && (form.ends_with('s') || form.ends_with("ed") || form == "said") && f.quoted[w].is_none();
    if !speaks || !matches!(f.upos(w), Upos::Verb | Upos::Noun) {
        return None;
    }
    let s = f.sentence(w);
    let comma = (s.start..w).rev().take(9).find(|&i| f.is_punct(i))?;
    let nominal = |i: usize| {
        matches!(f.upos(i), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Num | Upos::Adp | Upos::Part)
    };
    let capital = |i: usize| a.form(i).starts_with(char::is_uppercase);
    let head_like = |i: usize| matches!(f.upos(i), Upos::Noun | Upos::Propn) || (f.upos(i) == Upos::Adj && capital(i));
    if a.form(comma) != ","
        || comma + 1 >= w
        || !(comma + 1..w).all(nominal)
        || !head_like(w - 1)
        || f.upos(comma + 1) == Upos::Adp
    {
        return None;
    }
    let last = (s.start..comma).rev().find(|&i| !f.is_punct(i))?;
    let first = (s.start..comma).find(|&i| !f.is_punct(i))?;
    let verbs = (first..=last).any(|i| matches!(f.upos(i), Upos::Verb | Upos::Aux));
    let opens = matches!(f.upos(first), Upos::Sconj | Upos::Adp) || a.words()[first].xpos == dateline_lang::Xpos::Vbg;
    if !verbs || opens || f.quoted_at(last) {
        return None;
    }
    let end = w + 1 >= s.end || (w + 2 == s.end && f.is_punct(w + 1) && !a.form(w + 1).ends_with([':', ',']));
    let dash = w + 1 < s.end && matches!(a.form(w + 1), "-" | "\u{2013}" | "\u{2014}" | "--");
    let later = w + 2 < s.end
        && a.form(w + 1) == ","
        && ["after", "as", "hours", "days", "amid", "before", "weeks", "despite", "minutes"]
            .iter()
            .any(|x| hash(x) == f.form[w + 2]);
    if !(end || dash || later) {
        return None;
    }
    let source = Some((w - 1, comma + 1, w - 1));
    Some(Found { cue: w, group: span::verb_group(f, w), source, pieces: vec![(first, last)], trust: 0.7, sure: 0.7 })
}
