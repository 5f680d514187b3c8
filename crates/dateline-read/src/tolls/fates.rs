//! What befell the people of a count, by the words right behind it: "were rushed to two clinics", "lost their lives", "in custody".
//!
//! Not what may, would or will happen: a word that is not in the list of links ends the phrase.

use dateline_lang::Upos;
use dateline_model::TollKind;

use super::order::Look;

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
    pub(super) fn soon(&self, w: usize, words: &[&str]) -> bool {
        (w + 1..(w + 8).min(self.end))
            .take_while(|&v| !matches!(self.form(v), "." | ";" | "while"))
            .any(|v| words.contains(&self.form(v)))
    }

    /// The fate that a word tells of those before it.
    fn fate(&self, w: usize, linked: bool) -> Option<TollKind> {
        use TollKind::{Defected, Detained, Displaced, Injured, Killed, Missing, SoughtAsylum, TookPart};
        let form = self.form(w);
        let next = self.form(w + 1);
        let to_death = next == "to" && self.form(w + 2) == "death"
            || next == "dead"
            || next == "and" && self.form(w + 2) == "killed";
        const HOSPITALS: &[&str] = &["hospital", "hospitals", "clinic", "clinics", "infirmary"];
        const CELLS: &[&str] = &["prison", "jail", "cells", "dungeon", "dungeons", "bars", "stockade"];
        const WOUNDS: &[&str] = &[
            "injuries",
            "injury",
            "wounds",
            "wound",
            "burns",
            "cuts",
            "fractures",
            "bones",
            "bruises",
            "concussion",
            "concussions",
        ];
        Some(match form {
            // Right after its noun only a word that is no past tense can tell: "two arrested men" tells of nobody new.
            "killed" | "slain" | "murdered" | "executed" | "massacred" | "lynched" | "beheaded" | "electrocuted"
            | "hanged"
                if linked =>
            {
                Killed
            }
            "died" | "drowned" | "perished" | "dead" | "starved" | "suffocated" | "succumbed" => Killed,
            "lost" if matches!(next, "their" | "his" | "her") && matches!(self.form(w + 2), "lives" | "life") => Killed,
            "burned" | "burnt" | "froze" | "crushed" | "beaten" | "shot" | "stabbed" | "hacked" | "trampled"
            | "bled" | "tortured" | "clubbed" | "stoned" | "frozen" | "choked"
                if to_death =>
            {
                Killed
            }
            "wounded" | "injured" | "hurt" | "maimed" | "hospitalised" | "hospitalized" if linked => Injured,
            "brought" | "pulled" | "carried" if self.soon(w, &["bones"]) && self.soon(w, &["broken"]) => Injured,
            "rushed" | "taken" | "airlifted" | "flown" | "admitted" | "carried" | "brought" | "driven"
                if self.soon(w, HOSPITALS) =>
            {
                Injured
            }
            "suffered" | "sustained" | "received" | "with" | "suffering" if self.soon(w, WOUNDS) => Injured,
            "needed" | "required" | "received" if self.soon(w, &["treatment", "stitches", "surgery"]) => Injured,
            "cared" if next == "for" && (self.soon(w, HOSPITALS) || self.soon(w, WOUNDS)) => Injured,
            "treated" if linked && (self.soon(w, HOSPITALS) || next == "for") => Injured,
            "cut" | "burned" | "scalded" | "shot" | "stabbed" | "trampled" | "hit"
                if linked && matches!(next, "by" | "in") =>
            {
                Injured
            }
            "arrested" | "detained" | "jailed" | "imprisoned" | "abducted" | "kidnapped" | "apprehended"
            | "captured"
                if linked =>
            {
                Detained
            }
            "caught" if linked && !matches!(next, "in" | "up" | "between" | "on" | "off" | "by" | "fire") => Detained,
            "taken" if self.soon(w, &["custody", "hostage", "prisoner", "captive"]) => Detained,
            "led" | "hauled" | "dragged" | "carted" | "driven" | "marched"
                if linked && matches!(next, "away" | "off") =>
            {
                Detained
            }
            "gunned" | "mowed" | "mown" if linked && next == "down" => Killed,
            "bundled" if next == "into" => Detained,
            "thrown" | "sent" | "put" | "flung" if self.soon(w, CELLS) => Detained,
            "spent" if self.soon(w, &["custody", "cells", "jail", "prison"]) => Detained,
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
            "displaced" | "uprooted" | "evicted" | "evacuated" if linked => Displaced,
            "homeless" => Displaced,
            "moved"
                if linked
                    && self.soon(
                        w,
                        &["school", "shelter", "shelters", "camp", "camps", "schools", "ground", "safety"],
                    ) =>
            {
                Displaced
            }
            "fled" if !self.soon(w, &["embassy", "mission", "scene", "battle", "consulate"]) => Displaced,
            "abandon" | "abandoned" | "leave" | "left" | "lost" if self.soon(w, &["homes", "houses", "villages"]) => {
                Displaced
            }
            "driven" | "forced" | "chased" if linked && self.soon(w, &["homes", "houses", "villages", "land"]) => {
                Displaced
            }
            "defected" | "mutinied" => Defected,
            "asked" | "applied" | "sought" if self.soon(w, &["asylum", "refuge"]) => SoughtAsylum,
            "cast" if self.soon(w, &["ballots", "votes", "ballot"]) => TookPart,
            "turned" if matches!(next, "out" | "up") => TookPart,
            "took" | "taken" | "taking" if next == "part" => TookPart,
            "joined" if self.soon(w, &["demonstration", "march", "picket", "protest", "rally", "strike"]) => TookPart,
            "on" if linked && next == "strike" => TookPart,
            "walked" if matches!(next, "off" | "out") => TookPart,
            "packed" | "thronged" | "filled" | "jammed" | "crowded"
                if self.soon(w, &["Square", "Plaza", "Avenue", "Park", "square", "streets", "avenue", "plaza"]) =>
            {
                TookPart
            }
            "taken" | "took" if next == "to" && self.soon(w, &["streets", "street"]) => TookPart,
            "rallied" if matches!(next, "behind" | "around" | "round") => return None,
            "besieged" | "surrounded" | "marched" | "demonstrated" | "rallied" | "protested" | "gathered" => TookPart,
            "remain" | "remained" if self.soon(w, &["care", "hospital"]) => Injured,
            _ => return None,
        })
    }
}

/// Words that may stand between those counted and their fate.
fn links(form: &str) -> bool {
    matches!(
        form,
        "were"
            | "was"
            | "are"
            | "is"
            | "have"
            | "has"
            | "had"
            | "been"
            | "being"
            | "still"
            | "also"
            | "now"
            | "later"
            | "remain"
            | "remained"
            | "remains"
            | "went"
            | "reported"
            | "listed"
            | "as"
            | "feared"
            | "believed"
            | "presumed"
            | "confirmed"
            | "declared"
            | "said"
            | "to"
            | "be"
            | "found"
            | "left"
            | "already"
            | "all"
            | "seriously"
            | "critically"
            | "badly"
            | "severely"
            | "too"
            | "came"
            | "away"
            | "slightly"
            | "lightly"
            | "then"
            | "since"
            | "there"
            | "known"
            | "just"
            | "subsequently"
            | "both"
            | "down"
            | "held"
            | "reportedly"
            | "dug"
            | "pulled"
            | "out"
    )
}
