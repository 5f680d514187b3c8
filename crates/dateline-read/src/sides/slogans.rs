//! Slogans: "X out!" chanted the crowd; "a banner reading 'X, resign'". Who shouts or holds it up demands that X go.
//!
//! "Down with X" opposes, "long live X" supports. Only in quotation marks, with a name beside the word; not "time out" nor a slogan that nobody is told to shout.

use dateline_lang::Upos;
use dateline_model::SideBasis;

use super::frame::push;
use super::{Found, Ground, row};
use crate::context::Context;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone().skip(1) {
            cheers(cx, index, w, words.clone(), out);
            if !matches!(a.form(w), "out" | "resign" | "go" | "quit" | "Out" | "OUT" | "RESIGN") || w + 1 >= words.end {
                continue;
            }
            // The name, a comma or nothing, the word, and the end of what is quoted.
            let ends = matches!(a.form(w + 1), "!" | "\"" | "”" | "'" | "’" | "," | "now" | ".");
            let must = matches!(a.form(w - 1), "must" | "should" | "Must" | "MUST") && w > words.start + 1;
            let before = if a.form(w - 1) == "," || must { w.checked_sub(2) } else { Some(w - 1) };
            let name = before.filter(|_| ends).and_then(|b| index.named_at(b).or_else(|| super::described(cx, b)));
            let Some(name) = name else { continue };
            let first = a.words_in(name.1).start;
            let opens = first
                .checked_sub(1)
                .is_some_and(|q| q >= words.start && matches!(a.form(q), "\"" | "“" | "'" | "‘" | "``" | ":" | "!"));
            if !opens {
                continue;
            }
            let subject = |range: std::ops::Range<usize>| {
                range.into_iter().find(|&v| a.words()[v].deprel.base() == "nsubj" && a.words()[v].upos != Upos::Pron)
            };
            let Some(who) = subject(words.start..first).or_else(|| subject(w..words.end)) else { continue };
            let from = row(cx, index, who);
            let start = out.len();
            push(cx, w, &from, &[name], dateline_model::Relation::DemandsExitOf, "sides/slogan", out);
            out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
        }
    }
}

/// "Down with X", "Long live X", between quotation marks: whoever shouts it.
fn cheers(cx: &Context<'_>, index: &Ground<'_>, w: usize, words: std::ops::Range<usize>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if w + 2 >= words.end {
        return;
    }
    let relation = match (a.form(w), a.form(w + 1)) {
        ("Down" | "down", "with") => dateline_model::Relation::Opposes,
        ("Long" | "long", "live") => dateline_model::Relation::Supports,
        _ => return,
    };
    let opens = matches!(a.form(w - 1), "\"" | "“" | "'" | "‘" | "``");
    let named = || (w + 2..words.end.min(w + 6)).find_map(|v| index.named_at(v).or_else(|| super::described(cx, v)));
    let who = (words.start..w).find(|&v| a.words()[v].deprel.base() == "nsubj" && a.words()[v].upos != Upos::Pron);
    if let (true, Some(name), Some(who)) = (opens, named(), who) {
        push(cx, w, &row(cx, index, who), &[name], relation, "sides/slogan", out);
    }
}
