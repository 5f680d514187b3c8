//! What befell the people of a count, by the words right behind it: "were rushed to two clinics", "lost their lives", "in custody". The rules of
//! forms in `data/rules/tolls.rules` know them.
//!
//! Not what may, would or will happen: a word that is not in the list of links ends the phrase.

use dateline_model::TollKind;

use super::frame::{RULES, kind, of_nobody, real};
use super::order::Look;
use crate::lexicon::{Class, Words};
use crate::rules::Spot;

/// A fate behind a count: its kind, its word, its rule.
pub(super) type Fate = (TollKind, usize, &'static str);

impl Look<'_, '_> {
    /// The fate that words of linking lead to.
    pub(super) fn linked(&self, from: usize) -> Option<Fate> {
        self.linked_to(from, false)
    }

    /// The same; `row` where several counts stand before, so that a bare participle tells their fate ("120 guards and a cook killed").
    pub(super) fn linked_to(&self, from: usize, row: bool) -> Option<Fate> {
        for w in from..self.end.min(from + 7) {
            if let Some((kind, rule)) = self.fate(w, row || w > from) {
                let or = (w + 1..w + 3).any(|v| self.form(v) == "or");
                return (!or).then_some((kind, w, rule));
            }
            // "Three of whom did not survive".
            if self.form(w) == "did" && self.form(w + 1) == "not" && self.form(w + 2) == "survive" {
                return Some((TollKind::Killed, w + 2, "tolls/did-not-survive"));
            }
            if !self.page.cx.form_is(w, Class::BetweenFate) {
                return None;
            }
        }
        None
    }

    /// Whether one of the words stands within the next few.
    pub(super) fn soon(&self, w: usize, words: impl Words) -> bool {
        (w + 1..(w + 8).min(self.end))
            .take_while(|&v| !matches!(self.form(v), "." | ";" | "while"))
            .any(|v| words.holds(self.form(v)))
    }

    /// The fate that a word tells of those before it.
    fn fate(&self, w: usize, linked: bool) -> Option<(TollKind, &'static str)> {
        let spot = Spot { cx: self.page.cx, word: w, linked };
        let rule = RULES.of_form(self.form(w)).find(|r| spot.fits(r))?;
        // "None were hurt" counts none.
        if !real(self.page.cx, w) && !of_nobody(self.page.cx, w) {
            return None;
        }
        Some((kind(&rule.make)?, rule.name))
    }
}
