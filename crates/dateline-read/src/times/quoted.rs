//! "Today", "yesterday" and "tomorrow" inside quoted speech, told from the day of the saying where the same sentence names it:
//! “Tomorrow we march,” Tashev said on Monday.
//!
//! Not speech whose day the sentence does not name, nor a day that hangs on anything but a verb of saying ("Tomorrow we march," said Tashev, who
//! came home on Monday): these keep the day of publication.

use dateline_lang::Upos;
use dateline_model::Span;
use jiff::civil::Date;

use super::days::shift;
use super::resolve::{Basis, Value};
use super::sense::{Day, Found, Sense};
use crate::context::Context;
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens};

/// Tells quoted days from the day of their saying.
pub(super) fn retell(cx: &Context<'_>, t: &Tokens, all: &mut [(Span, Found, Value)]) {
    let from_now = |f: &Found| match f.sense {
        Sense::Day(Day::FromNow(n)) | Sense::Part(Some(Day::FromNow(n)), _) => Some(n),
        _ => None,
    };
    if !all.iter().any(|(_, f, _)| from_now(f).is_some()) {
        return;
    }
    let inside = quoted(t);
    for k in 0..all.len() {
        let Some(n) = from_now(&all[k].1).filter(|_| inside[all[k].1.start]) else { continue };
        let here = cx.analysis.sentence_at(all[k].0.start);
        let said = (k.saturating_sub(4)..all.len().min(k + 5)).find_map(|j| {
            let (span, f, v) = &all[j];
            let same = !inside[f.start] && here.is_some() && cx.analysis.sentence_at(span.start) == here;
            let day: Date = v.value.as_deref().filter(|_| same)?.parse().ok()?;
            saying(cx, *span).then_some((day, j))
        });
        let Some((day, by)) = said.and_then(|(day, by)| shift(day, n).map(|d| (d, by))) else { continue };
        let v = &mut all[k].2;
        let part = v.value.as_deref().and_then(|v| v.split_once('T')).map_or(String::new(), |(_, p)| format!("T{p}"));
        v.value = Some(format!("{day}{part}"));
        v.basis = Basis::Narrative(by);
    }
}

/// Whether a day hangs on a verb of saying.
fn saying(cx: &Context<'_>, span: Span) -> bool {
    let a = cx.analysis;
    let Some(word) = a.head_of(span) else { return false };
    let above = std::iter::successors(a.words()[word].head, |&w| a.words()[w].head).take(3);
    above.into_iter().find(|&w| a.words()[w].upos == Upos::Verb).is_some_and(|w| cx.is(w, Class::SaysInQuotes))
}

/// For each token whether it stands inside quotation marks; a mark that is never closed ends with its paragraph.
fn quoted(t: &Tokens) -> Vec<bool> {
    let (mut open, mut out) = (false, Vec::with_capacity(t.len()));
    for i in 0..t.len() {
        match t.w(i) {
            _ if t.kind(i) == Kind::Break => open = false,
            "“" => open = true,
            "”" => open = false,
            "\"" => open = !open,
            // ``these'' marks
            "'" if t.w(i + 1) == "'" && t.glued(i + 1) => open = !open,
            _ => {}
        }
        out.push(open);
    }
    out
}
