//! "Branded X a tyrant", "called X a traitor": to call somebody so is to condemn him.
//!
//! Only with a noun of the list, and of somebody by name or pronoun; not "is seen as".

use dateline_lang::Xpos;
use dateline_model::{Relation, SideBasis};

use super::frame::{another, is_other, push, subjects, unreal};
use super::lexicon;
use super::{Found, Ground};
use crate::context::Context;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            let calls = matches!(a.lemma(w), "brand" | "label" | "call" | "term" | "dub");
            if calls && a.words()[w].upos == dateline_lang::Upos::Verb && !unreal(cx, w) {
                let end = words.end.min(w + 9);
                let Some(insult) = (w + 2..end).find(|&v| lexicon::insult(a.lemma(v))) else { continue };
                let (from, accuser) = subjects(cx, index, w);
                // By the words' order: the parse often takes the name for part of the noun phrase.
                let article = (w + 2..insult).any(|v| matches!(a.form(v), "a" | "an" | "the"));
                // "Branded the soldiers criminals".
                let plural = || {
                    let noun = insult
                        .checked_sub(1)
                        .filter(|&n| n > w && a.words()[n].xpos == Xpos::Nns && a.words()[insult].xpos == Xpos::Nns)?;
                    let (e, _) = super::described(cx, noun)?;
                    let span = a.words()[w + 1].span.to(a.words()[noun].span);
                    Some((e, span))
                };
                let article = article || plural().is_some();
                let to = plural()
                    .or_else(|| index.named_at(w + 1))
                    .or_else(|| super::described(cx, w + 1).filter(|_| super::names::capital(a.form(w + 1))))
                    .or_else(|| is_other(a.form(w + 1)).then(|| another(cx, index, w + 1, &from)).flatten());
                let Some(to) = to.filter(|_| article) else { continue };
                let start = out.len();
                push(cx, w, &from, &[to], Relation::Condemns, "sides/insult", out);
                out[start..].iter_mut().for_each(|f| {
                    f.accuser = accuser;
                    f.basis = SideBasis::Statement;
                });
            }
        }
    }
}
