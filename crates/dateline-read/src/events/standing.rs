//! Whom the words of a participant stand for: its entity, its words, its code.
//!
//! "I" and "we" are who speaks, in a statement its author; "it", "he" and "they" whom the entities or the sentence before give; "both countries" the two
//! named before; a description the name beside it ("the union leader Pavel Renn"; "a vendor named Ana Rile"; "the main bloc, the Land Party,").
//! Not: a pronoun whose antecedent is not clear, which keeps its words and no entity.

use dateline_lang::{Analysis, Upos, Xpos};
use dateline_model::{Entity, EntityKind, MentionKind, Participant, Record};

use super::arguments::{party, phrase};
use super::{country, parties};
use crate::antecedent;
use crate::context::Context;
use crate::entities::{EntityId, Index};
use crate::lexicon::Class;

/// Participants with their entities and codes.
pub(super) fn participants(cx: &Context<'_>, record: &Record, index: &Index, heads: &[usize]) -> Vec<Participant> {
    let look = Look { cx, record, index };
    let mut out: Vec<Participant> = Vec::new();
    for &head in heads {
        for p in look.of(head) {
            // Two words for one.
            let told = p.entity.is_some() && out.iter().any(|o| o.entity == p.entity);
            if !told {
                out.push(p);
            }
        }
    }
    out
}

struct Look<'a> {
    cx: &'a Context<'a>,
    record: &'a Record,
    index: &'a Index,
}

impl Look<'_> {
    fn of(&self, head: usize) -> Vec<Participant> {
        let (cx, a) = (self.cx, self.cx.analysis);
        let form = a.form(head).to_lowercase();
        if let Some(two) = self.both(head) {
            return two.into_iter().map(|e| self.one(head, head, Some(e))).collect();
        }
        if a.words()[head].upos == Upos::Pron && matches!(form.as_str(), "i" | "we" | "us" | "me" | "our" | "my") {
            return vec![self.one(head, head, self.speaker(head))];
        }
        let stands = self.reported(head);
        if stands == head && matches!(form.as_str(), "they" | "them") && self.index.at_word(head).is_none() {
            let row = self.those(head);
            if !row.is_empty() {
                return row.into_iter().map(|w| self.one(w, w, self.index.at_word(w))).collect();
            }
        }
        // "The union leader Pavel Renn": description and name are one.
        let called = a.children_by(stands, "appos").find(|&c| c == stands + 1 && a.words()[c].name.is_some());
        let entity = called
            .and_then(|c| self.index.at_word(c))
            .or_else(|| self.named(stands))
            .or_else(|| self.index.at_word(stands))
            .or_else(|| self.index.at(cx, phrase(a, stands)))
            .or_else(|| antecedent::of_it(cx, self.record, self.index, stands))
            .or_else(|| antecedent::of_he(cx, self.record, self.index, stands))
            .or_else(|| self.state(stands))
            .or_else(|| body(cx, self.record, stands));
        vec![self.one(stands, called.unwrap_or(stands), entity)]
    }

    fn one(&self, head: usize, called: usize, entity: Option<EntityId>) -> Participant {
        let (cx, a) = (self.cx, self.cx.analysis);
        let mut span = cx.text.trim(phrase(a, head));
        if called != head {
            span = span.to(a.subtree_span(called));
        }
        let entity = entity.map(|e| &self.record.entities[e]);
        let mut p = Participant {
            words: cx.text.quote(span),
            entity: entity.map(|e| e.id.clone()),
            code: entity.and_then(|e| e.code.clone()),
            country_basis: None,
        };
        country::settle(cx, self.record, self.index, head, &mut p);
        p
    }

    /// The entity of a name that says who a description is: in apposition, or after "named" and "known as".
    fn named(&self, head: usize) -> Option<EntityId> {
        let a = self.cx.analysis;
        let own = self.index.at_word(head).map(|e| &self.record.entities[e]);
        let named = |e: &Entity| e.mentions.iter().any(|m| m.kind == MentionKind::Name);
        // Of several, one name is not all.
        let several = a.words()[head].xpos == Xpos::Nns;
        if a.words()[head].upos != Upos::Noun || several || own.is_some_and(named) {
            return None;
        }
        let acts = |w: usize| {
            let e = self.index.named_at(w).filter(|_| w > head)?.0;
            let kind = self.record.entities[e].kind;
            (!matches!(kind, EntityKind::Place | EntityKind::Other | EntityKind::Outlet)).then_some(e)
        };
        let called = a
            .children_by(head, "acl")
            .filter(|&v| matches!(a.lemma(v), "name" | "call" | "know" | "identify"))
            .flat_map(|v| a.children_by(v, "xcomp").chain(a.children_by(v, "obj")).chain(a.children_by(v, "obl")));
        a.children_by(head, "appos").chain(called).find_map(acts)
    }

    /// Who says "I" and "we" here: the speaker of the claim, else the only one who speaks in the whole text.
    fn speaker(&self, w: usize) -> Option<EntityId> {
        let place = |c: &dateline_model::Claim| self.index.place(c.speaker.as_ref()?.entity.as_deref()?);
        if let Some(claim) = self.cx.claim_around(self.record, self.cx.analysis.words()[w].span) {
            return place(claim);
        }
        let mut all: Vec<EntityId> = self.record.claims.iter().filter_map(place).collect();
        all.sort_unstable();
        all.dedup();
        match all[..] {
            [one] => Some(one),
            [] => self.author(),
            _ => None,
        }
    }

    /// Whose statement a text without speakers is: the subject of its first sentence.
    fn author(&self) -> Option<EntityId> {
        let a = self.cx.analysis;
        let first = a.sentences().get(self.cx.sentences().next()?)?.words.clone();
        let subject = first.into_iter().find(|&w| a.words()[w].deprel.base() == "nsubj")?;
        let e = self.index.at_word(subject)?;
        matches!(
            self.record.entities[e].kind,
            EntityKind::Person | EntityKind::State | EntityKind::Organisation | EntityKind::ArmedForce
        )
        .then_some(e)
    }

    /// "They": the subject of the sentence before, where that is several or a row.
    fn those(&self, pronoun: usize) -> Vec<usize> {
        let a = self.cx.analysis;
        let s = a.words()[pronoun].sentence;
        let several = |w: usize| {
            matches!(a.words()[w].xpos, Xpos::Nns | Xpos::Nnps) && (parties::human(a, w) || party(a, w))
                || a.children_by(w, "conj").any(|c| matches!(a.words()[c].upos, Upos::Noun | Upos::Propn))
                || matches!(a.lemma(w), "police" | "people")
        };
        let subject = |w: usize| a.words()[w].deprel.base() == "nsubj" && a.words()[w].upos != Upos::Pron && several(w);
        let Some(before) = s.checked_sub(1) else { return Vec::new() };
        let here = a.sentences()[s].words.start..pronoun;
        let there = a.sentences()[before].words.clone();
        if self.cx.block_of(before) != self.cx.block_of(s) {
            return Vec::new();
        }
        let Some(w) = here.rev().find(|&w| subject(w)).or_else(|| there.into_iter().find(|&w| subject(w))) else {
            return Vec::new();
        };
        let row = a.children_by(w, "conj").filter(|&c| matches!(a.words()[c].upos, Upos::Noun | Upos::Propn));
        std::iter::once(w).chain(row).take(8).collect()
    }

    /// "Both countries": the last two states named before.
    fn both(&self, head: usize) -> Option<[EntityId; 2]> {
        let a = self.cx.analysis;
        let of = matches!(a.lemma(head), "country" | "nation" | "state" | "government" | "capital" | "side");
        let quantity = |c: usize| matches!(a.lemma(c), "both" | "two");
        let counted = || a.children(head).iter().any(|&c| quantity(c as usize));
        if !(of && a.words()[head].xpos == Xpos::Nns && counted()) {
            return None;
        }
        let s = a.words()[head].sentence;
        let first = a.sentences()[s.saturating_sub(2)].words.start;
        let mut found: Vec<EntityId> = Vec::new();
        for e in (first..head).rev().filter_map(|w| self.index.named_at(w)).map(|n| n.0) {
            if self.record.entities[e].kind == EntityKind::State && !found.contains(&e) {
                found.push(e);
            }
        }
        // A third one leaves it open.
        match found[..] {
            [second, first] => Some([first, second]),
            _ => None,
        }
    }

    /// "The country": the state that was the subject before.
    fn state(&self, head: usize) -> Option<EntityId> {
        let a = self.cx.analysis;
        let the = a.children_by(head, "det").any(|d| a.form(d).eq_ignore_ascii_case("the"));
        if !(a.form(head) == "country" && the) {
            return None;
        }
        let s = a.words()[head].sentence;
        let first = a.sentences()[s.saturating_sub(1)].words.start;
        let state = |w: usize| {
            let subject = a.words()[w].deprel.base() == "nsubj" || a.words()[w].deprel.as_str() == "nmod:poss";
            let e = self.index.at_word(w).filter(|_| subject)?;
            (self.record.entities[e].kind == EntityKind::State).then_some(e)
        };
        (first..head).rev().find_map(state)
    }

    /// Whom a pronoun stands for inside reported speech: "the ministry said that it had sent envoys".
    fn reported(&self, pronoun: usize) -> usize {
        let a = self.cx.analysis;
        let w = &a.words()[pronoun];
        if w.upos != Upos::Pron || !matches!(w.deprel.base(), "nsubj") || !Class::PronounThird.has(a.lemma(pronoun)) {
            return pronoun;
        }
        let mut at = w.head;
        for _ in 0..4 {
            let Some(v) = at else { break };
            let Some(h) = a.words()[v].head else { break };
            match a.words()[v].deprel.base() {
                "ccomp" => {
                    let fits = |s: usize| a.words()[s].upos != Upos::Pron && self.agrees(a, pronoun, s);
                    return a.children_by(h, "nsubj").find(|&s| fits(s) && s != pronoun).unwrap_or(pronoun);
                }
                "xcomp" | "conj" => at = Some(h),
                _ => break,
            }
        }
        pronoun
    }

    /// "She" is no state, "it" no person.
    fn agrees(&self, a: &Analysis, pronoun: usize, s: usize) -> bool {
        let kind = self.index.at_word(s).map(|e| self.record.entities[e].kind);
        let person = kind.is_some_and(|k| k == EntityKind::Person);
        match a.lemma(pronoun) {
            "he" | "she" => person || kind.is_none() && parties::human(a, s),
            "it" => !person,
            _ => true,
        }
    }
}

/// "The league" after "the Harbour League": the named body, the only one, whose name ends so.
pub(super) fn body(cx: &Context<'_>, record: &Record, head: usize) -> Option<EntityId> {
    let a = cx.analysis;
    let word = &a.words()[head];
    let the = a.children_by(head, "det").any(|d| a.form(d).eq_ignore_ascii_case("the"));
    let alone =
        a.children(head).iter().all(|&c| !matches!(a.words()[c as usize].deprel.base(), "amod" | "compound" | "nmod"));
    if word.upos != Upos::Noun || word.xpos != Xpos::Nn || !the || !alone {
        return None;
    }
    let ends = |e: &Entity| {
        e.kind == EntityKind::Organisation
            && e.mentions.first().is_some_and(|m| m.words.span().start < word.span.start)
            && e.mentions.iter().any(|m| {
                let last = m.words.quote().rsplit(' ').next().unwrap_or("");
                m.kind == MentionKind::Name
                    && last.starts_with(char::is_uppercase)
                    && m.words.quote().contains(' ')
                    && last.eq_ignore_ascii_case(a.form(head))
            })
    };
    let mut fits = record.entities.iter().enumerate().filter(|(_, e)| ends(e)).map(|(n, _)| EntityId::new(n));
    fits.next().filter(|_| fits.next().is_none())
}
