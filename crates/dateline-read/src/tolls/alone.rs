//! Counts whose noun says by itself what befell those counted ("40,000 refugees", "23 hostages", "thousands of protesters"), where nothing
//! else in the sentence tells of them. The rules `on counted` of `data/rules/tolls.rules` name the nouns.
//!
//! Not one person alone, nor those of whom something is only meant or asked ("room for 200 refugees").

use std::ops::Range;

use super::count::of_amount;
use super::frame::{RULES, kind, real};
use super::{Hit, Page};
use crate::rules::{Spot, Trigger};

pub(super) fn find(page: Page<'_, '_>, words: Range<usize>, hits: &mut Vec<Hit>, since: usize) {
    let Page { cx, record, amounts, .. } = page;
    let a = cx.analysis;
    let mut seen = None;
    for w in words {
        let Some(k) = amounts.at(w).filter(|k| seen != Some(*k)) else { continue };
        seen = Some(k);
        let inside = a.words_in(record.amounts[k].words.span());
        let Some(noun) = inside.end.checked_sub(1) else { continue };
        let Some(count) = of_amount(record, k).filter(|c| !c.individual && c.max != Some(0)) else { continue };
        if hits[since..].iter().any(|h| h.count.who.overlaps(count.who) || h.words.contains(count.who)) {
            continue;
        }
        let spot = Spot { cx, word: noun, linked: false };
        let rule = RULES.of_lemma(a.lemma(noun)).find(|r| r.on == Trigger::Counted && spot.fits(r));
        if let Some(rule) = rule
            && let Some(kind) = kind(&rule.make)
            && real(cx, noun)
        {
            let words = count.who;
            hits.push(Hit { kind, count, words, trigger: noun, rule: rule.name, added: false });
        }
    }
}
