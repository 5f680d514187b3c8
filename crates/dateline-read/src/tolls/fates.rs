//! What befell the people of a count, by the words right behind it: "were rushed to two clinics", "lost their lives", "in custody".
//!
//! Not what may, would or will happen: a word that is not in the list of links ends the phrase.

use dateline_lang::Upos;
use dateline_model::TollKind;

use super::order::Look;
use crate::lexicon::{Class, Words};

impl Look<'_, '_> {
    /// The fate that words of linking lead to.
    pub(super) fn linked(&self, from: usize) -> Option<(TollKind, usize)> {
        let mut w = from;
        while w < self.end && w < from + 7 {
            if let Some(kind) = self.fate(w, w > from) {
                let or = (w + 1..w + 3).any(|v| self.form(v) == "or");
                return (!or).then_some((kind, w));
            }
            // "Three of whom did not survive".
            if self.form(w) == "did" && self.form(w + 1) == "not" && self.form(w + 2) == "survive" {
                return Some((TollKind::Killed, w + 2));
            }
            if !links(self.form(w)) {
                return None;
            }
            w += 1;
        }
        None
    }

    /// Whether one of the words stands within the next few.
    pub(super) fn soon(&self, w: usize, words: impl Words + Copy) -> bool {
        (w + 1..(w + 8).min(self.end))
            .take_while(|&v| !matches!(self.form(v), "." | ";" | "while"))
            .any(|v| words.holds(self.form(v)))
    }

    /// The fate that a word tells of those before it.
    fn fate(&self, w: usize, linked: bool) -> Option<TollKind> {
        use TollKind::{Defected, Detained, Displaced, Injured, Killed, Missing, SoughtAsylum, TookPart};
        let form = self.form(w);
        let next = self.form(w + 1);
        let to_death = next == "to" && self.form(w + 2) == "death"
            || next == "dead"
            || next == "and" && self.form(w + 2) == "killed";

        Some(match form {
            // Right after its noun only a word that is no past tense can tell: "two arrested men" tells of nobody new.
            word if Class::KilledForm.has(word) && linked => Killed,
            word if Class::DiedForm.has(word) => Killed,
            "lost" if matches!(next, "their" | "his" | "her") && matches!(self.form(w + 2), "lives" | "life") => Killed,
            word if Class::ViolentForm.has(word) && to_death => Killed,
            word if Class::InjuredForm.has(word) && linked => Injured,
            "brought" | "pulled" | "carried" if self.soon(w, ["bones"]) && self.soon(w, ["broken"]) => Injured,
            word if Class::TakenForm.has(word) && self.soon(w, Class::Hospital) => Injured,
            word if Class::SufferedForm.has(word) && self.soon(w, Class::Wounds) => Injured,
            "needed" | "required" | "received" if self.soon(w, ["treatment", "stitches", "surgery"]) => Injured,
            "cared" if next == "for" && (self.soon(w, Class::Hospital) || self.soon(w, Class::Wounds)) => Injured,
            "treated" if linked && (self.soon(w, Class::Hospital) || next == "for") => Injured,
            word if Class::HurtForm.has(word) && linked && matches!(next, "by" | "in") => Injured,
            word if Class::DetainedForm.has(word) && linked => Detained,
            "caught" if linked && !Class::OnAfterLed.has(next) => Detained,
            "taken" if self.soon(w, Class::Captive) => Detained,
            word if Class::HauledForm.has(word) && linked && matches!(next, "away" | "off") => Detained,
            "gunned" | "mowed" | "mown" if linked && next == "down" => Killed,
            "bundled" if next == "into" => Detained,
            word if Class::ThrownForm.has(word) && self.soon(w, Class::Prison) => Detained,
            "spent" if self.soon(w, Class::Custody) => Detained,
            "locked" if linked && next == "up" => Detained,
            "rounded" if linked && next == "up" => Detained,
            "in" if matches!(next, "custody" | "detention") => Detained,
            "under" if next == "arrest" => Detained,
            "behind" if next == "bars" => Detained,
            // "212 missing chairs".
            "missing" if self.a().words().get(w + 1).is_some_and(|n| n.upos == Upos::Noun) && !self.people(w + 1) => {
                return None;
            }
            "missing" | "unaccounted" => Missing,
            "trapped" if linked => Missing,
            "vanished" | "disappeared" => Missing,
            word if Class::DisplacedForm.has(word) && linked => Displaced,
            "homeless" => Displaced,
            "moved" if linked && self.soon(w, Class::Shelter) => Displaced,
            "fled" if !self.soon(w, Class::LegationForm) => Displaced,
            "abandon" | "abandoned" | "leave" | "left" | "lost" if self.soon(w, ["homes", "houses", "villages"]) => {
                Displaced
            }
            "driven" | "forced" | "chased" if linked && self.soon(w, Class::Homes) => Displaced,
            "defected" | "mutinied" => Defected,
            "asked" | "applied" | "sought" if self.soon(w, ["asylum", "refuge"]) => SoughtAsylum,
            "cast" if self.soon(w, ["ballots", "votes", "ballot"]) => TookPart,
            "turned" if matches!(next, "out" | "up") => TookPart,
            "took" | "taken" | "taking" if next == "part" => TookPart,
            "joined" if self.soon(w, Class::Demonstration) => TookPart,
            "on" if linked && next == "strike" => TookPart,
            "walked" if matches!(next, "off" | "out") => TookPart,
            word if Class::PackedForm.has(word) && self.soon(w, Class::Square) => TookPart,
            "taken" | "took" if next == "to" && self.soon(w, ["streets", "street"]) => TookPart,
            "rallied" if matches!(next, "behind" | "around" | "round") => return None,
            word if Class::GatheredForm.has(word) => TookPart,
            "remain" | "remained" if self.soon(w, ["care", "hospital"]) => Injured,
            _ => return None,
        })
    }
}

/// Words that may stand between those counted and their fate.
fn links(form: &str) -> bool {
    Class::BetweenFate.has(form)
}
