//! Verbs of harm straight before a count, whatever the parse made of them: "abducting two", "claiming at least 70 lives", "sent 13 officers to
//! prison".
//!
//! Not a passive, nor what may or will be done.

use dateline_lang::{Upos, Xpos};
use dateline_model::TollKind;

use super::count::Count;
use super::frame::{done_to, lemma, real};
use super::order::Look;
use crate::lexicon::Class;

impl Look<'_, '_> {
    /// A verb of harm straight before a count: "abducting two", "claiming at least 70 lives".
    pub(super) fn done_to(&self, w: usize) -> Option<(TollKind, Count)> {
        let a = self.a();
        let word = &a.words()[w];
        let lemma = lemma(a, w);
        let told = matches!(word.xpos, Xpos::Vbd | Xpos::Vbg | Xpos::Vbz | Xpos::Vbn) || lemma == "cost";
        if word.upos != Upos::Verb || !told {
            return None;
        }
        let plain = Class::PlainlyHarms.has(lemma);
        // "A rival gathering drew a few hundred."
        let drew = matches!(lemma, "draw" | "attract")
            && (w.saturating_sub(6)..w).any(|v| Class::Demonstration.has(a.lemma(v)));
        if drew && let Some((count, _)) = self.counted(w + 1) {
            return Some((TollKind::TookPart, count));
        }
        // "Has cost 33 pilgrims their lives".
        if lemma == "cost"
            && self.soon(w, ["lives"])
            && let Some((count, _)) = self.counted(w + 1)
        {
            return Some((TollKind::Killed, count));
        }
        // "Sent 13 officers to prison".
        if lemma == "send"
            && let Some((count, end)) = self.counted(w + 1)
            && self.form(end) == "to"
            && matches!(self.form(end + 1), "prison" | "jail")
        {
            return Some((TollKind::Detained, count));
        }
        // "The strike, which was joined by some 2,500 workers".
        if lemma == "join"
            && self.form(w + 1) == "by"
            && (w.saturating_sub(7)..w).any(|v| Class::Demonstration.has(a.lemma(v)))
            && let Some((count, _)) = (w + 2..w + 4).find_map(|v| self.counted(v))
        {
            return Some((TollKind::TookPart, count));
        }
        // "Residents buried 13 people."
        let buried = lemma == "bury"
            && !a.children_by(w, "nsubj").any(|s| Class::Collapse.has(a.lemma(s)))
            && !self.soon(w, ["under", "beneath", "rubble", "mud", "debris"]);
        if buried && let Some((count, _)) = self.counted(w + 1).filter(|_| a.children_by(w, "nsubj").next().is_some()) {
            return Some((TollKind::Killed, count));
        }
        // "Police counted 320 marchers".
        if matches!(lemma, "count" | "estimate")
            && let Some((count, end)) = self.counted(w + 1)
            && (w + 1..end).any(|v| Class::Demonstrator.has(a.lemma(v)))
        {
            return Some((TollKind::TookPart, count));
        }
        // "Counts 1,140 political prisoners".
        if Class::Counts.has(lemma)
            && let Some((count, end)) = self.counted(w + 1)
            && (w + 1..end).any(|v| matches!(a.lemma(v), "prisoner" | "detainee"))
        {
            return Some((TollKind::Detained, count));
        }
        let kind = done_to(lemma).filter(|_| plain)?;
        if a.children_by(w, "aux").any(|x| a.words()[x].deprel.as_str() == "aux:pass") || !real(self.page.cx, w) {
            return None;
        }
        let mut at = w + 1;
        while at < self.end
            && at < w + 5
            && matches!(
                self.form(at),
                "at" | "least"
                    | "no"
                    | "fewer"
                    | "more"
                    | "than"
                    | "about"
                    | "some"
                    | "another"
                    | "nearly"
                    | "almost"
                    | "around"
                    | "up"
                    | "to"
                    | "over"
                    | "as"
                    | "many"
                    | "a"
                    | "further"
                    | "an"
                    | "estimated"
                    | "all"
            )
        {
            if let Some(hit) = self.counted(at) {
                return Some((kind, hit.0));
            }
            at += 1;
        }
        let (count, _) = self.counted(at)?;
        Some((kind, count))
    }
}
