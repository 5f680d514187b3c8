//! Entities in the making.

use dateline_lang::{NameKind, Upos};
use dateline_model::{Entity, EntityKind, Mention, MentionKind, Role, Span, Why};

use super::knowledge::Actor;
use super::lexicon;
use crate::context::Context;

/// One entity with its mentions so far.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    pub(super) name: String,
    pub(super) kind: EntityKind,
    pub(super) named: bool,
    pub(super) plural: bool,
    pub(super) female: Option<bool>,
    pub(super) country: Option<String>,
    pub(super) country_basis: &'static str,
    pub(super) sectors: Vec<String>,
    pub(super) mentions: Vec<(Span, MentionKind)>,
    pub(super) roles: Vec<Span>,
    /// Lemmas of the roles' words, lower case.
    pub(super) role_words: Vec<String>,
    pub(super) known: Option<&'a Actor>,
    pub(super) why: Vec<Why>,
    /// Lemma class of an unnamed one's head.
    pub(super) class: &'static str,
}

impl<'a> Draft<'a> {
    pub(super) fn new(name: String, kind: EntityKind) -> Draft<'a> {
        Draft {
            name,
            kind,
            named: false,
            plural: false,
            female: None,
            country: None,
            country_basis: "",
            sectors: Vec::new(),
            mentions: Vec::new(),
            roles: Vec::new(),
            role_words: Vec::new(),
            known: None,
            why: Vec::new(),
            class: "",
        }
    }

    pub(super) fn first(&self) -> u32 {
        self.mentions.first().map_or(u32::MAX, |m| m.0.start)
    }

    pub(super) fn set_country(&mut self, country: Option<String>, basis: &'static str) {
        if self.country.is_none() && country.is_some() {
            self.country = country;
            self.country_basis = basis;
        }
    }

    pub(super) fn add_sector(&mut self, sector: &str) {
        if !sector.is_empty() && !self.sectors.iter().any(|s| s == sector) {
            self.sectors.push(sector.to_owned());
        }
    }

    /// Takes what the table says, as of a date.
    pub(super) fn learn(&mut self, actor: &'a Actor, date: Option<&str>) {
        self.known = Some(actor);
        if actor.female.is_some() {
            self.female = actor.female;
        }
        let term = match date {
            Some(d) if actor.source == super::formats::DICTIONARY => actor.terms.iter().find(|t| t.holds(d)),
            Some(d) => actor.terms.iter().filter(|t| t.holds(d)).max_by_key(|t| (!t.from.is_empty(), t.from.clone())),
            None => {
                let same = actor.terms.windows(2).all(|w| w[0].sectors == w[1].sectors);
                actor.terms.first().filter(|_| same)
            }
        };
        let mut note = String::from(actor.source);
        if let Some(t) = term {
            self.set_country(t.country.clone().or_else(|| actor.country.clone()), "table");
            self.sectors.clone_from(&t.sectors);
            if !t.role.is_empty() {
                note = format!("{note}: {}", t.role);
            }
        } else {
            self.set_country(actor.country.clone(), "table");
            if let Some(d) = date
                && !actor.terms.is_empty()
                && actor.terms.iter().all(|t| t.ended(d))
            {
                self.sectors = vec!["ELI".to_owned()];
                note = format!("{note}: out of office by {d}");
            }
        }
        if actor.kind == EntityKind::State {
            self.sectors = if actor.partial { vec!["PRE".to_owned()] } else { Vec::new() };
        }
        self.why.push(Why::rule("entities/table").note(note));
    }

    /// Sectors and country from the words of a role or a description.
    pub(super) fn read_words(&mut self, cx: &Context<'_>, span: Span, basis: &'static str) {
        let a = cx.analysis;
        let mut noun_sector = None;
        let mut modifiers: Vec<&'static str> = Vec::new();
        let mut past = false;
        for w in a.words_in(span) {
            let lemma = a.lemma(w).to_lowercase();
            let form = a.form(w);
            if matches!(a.words()[w].upos, Upos::Noun | Upos::Propn) && noun_sector.is_none_or(str::is_empty) {
                if let Some(n) = lexicon::noun(&lemma) {
                    noun_sector = Some(n.sector);
                }
            }
            if let Some(s) = lexicon::modifier_sector(&lemma).or_else(|| lexicon::modifier_sector(&form.to_lowercase()))
            {
                if s == "ELI" {
                    past = true;
                } else {
                    modifiers.push(s);
                }
            }
            if let Some(state) = country_at(cx, w) {
                if form.chars().next().is_some_and(char::is_uppercase) && !joined(cx, w) {
                    self.set_country(state.country.clone(), basis);
                }
            }
        }
        // Two words of a country's name ("South Korean", "United States").
        for n in a
            .names()
            .iter()
            .skip(a.names().partition_point(|n| n.span.end <= span.start))
            .take_while(|n| n.span.start < span.end)
        {
            if n.kind != NameKind::Per && !n.words.clone().any(|w| joined(cx, w)) {
                let words = cx.slice(n.span);
                let state = cx
                    .kit
                    .actors
                    .state(words)
                    .or_else(|| cx.kit.actors.demonym(words))
                    .or_else(|| cx.kit.actors.seat(words));
                self.set_country(state.and_then(|s| s.country.clone()), basis);
            }
        }
        if past {
            self.add_sector("ELI");
        }
        match noun_sector {
            Some("") | None => {
                let first =
                    modifiers.iter().copied().find(|m| !matches!(*m, "PRM" | "OPP")).or(modifiers.first().copied());
                self.add_sector(first.unwrap_or(""));
                if modifiers.contains(&"OPP") {
                    self.add_sector("OPP");
                }
            }
            Some(s) => {
                // "Military spokesman", "rebel commander": the modifier says more than the noun.
                let stronger = modifiers.iter().copied().find(|m| {
                    matches!(
                        (s, *m),
                        (
                            "GOV",
                            "MIL"
                                | "REB"
                                | "COP"
                                | "JUD"
                                | "LAB"
                                | "PTY"
                                | "BUS"
                                | "REL"
                                | "SPY"
                                | "SOC"
                                | "MED"
                                | "EDU"
                                | "LEG"
                                | "OPP"
                                | "JRN"
                        )
                    ) || matches!((s, *m), ("MIL", "REB" | "COP" | "PRM") | ("COP", "MIL") | ("UAF", "PRM" | "REB"))
                });
                self.add_sector(stronger.unwrap_or(s));
                if modifiers.contains(&"OPP") {
                    self.add_sector("OPP");
                }
            }
        }
        for w in a.words_in(span) {
            let l = a.lemma(w).to_lowercase();
            if !self.role_words.contains(&l) && self.role_words.len() < 60 {
                self.role_words.push(l);
            }
        }
    }

    /// The finished entity.
    pub(super) fn finish(mut self, cx: &Context<'_>, id: String) -> Option<Entity> {
        self.mentions.sort_unstable_by_key(|m| (m.0.start, m.0.end));
        self.mentions.dedup_by_key(|m| m.0);
        self.roles.sort_unstable();
        self.roles.dedup();
        let first = self.mentions.first()?.0;
        let actor = !matches!(self.kind, EntityKind::Place | EntityKind::Other);
        let code = (actor && (self.country.is_some() || !self.sectors.is_empty())).then(|| {
            let mut code = self.country.clone().unwrap_or_else(|| "---".to_owned());
            // International bodies are one kind of actor, whatever body it is.
            if matches!(code.as_str(), "UNO" | "EUR") {
                code.insert_str(0, "IGO");
            }
            let plain = self
                .country
                .as_deref()
                .is_some_and(|c| matches!(c, "UNO" | "EUR" | "IGO" | "NGO" | "IMG" | "MNC" | "ISM"));
            for s in self.sectors.iter().filter(|s| !(plain && matches!(s.as_str(), "IGO" | "NGO"))) {
                code.push_str(s);
            }
            code
        });
        if !self.country_basis.is_empty() && self.country_basis != "table" {
            let country = self.country.clone().unwrap_or_default();
            self.why.push(Why::rule("entities/country").note(format!("{country}: {}", self.country_basis)));
        }
        Some(Entity {
            id,
            name: self.name,
            words: cx.text.quote(first),
            kind: self.kind,
            country: self.country,
            sectors: if actor { self.sectors } else { Vec::new() },
            code,
            roles: self.roles.iter().map(|&r| Role { text: cx.slice(r).to_owned(), words: cx.text.quote(r) }).collect(),
            mentions: self.mentions.iter().map(|&(s, kind)| Mention { words: cx.text.quote(s), kind }).collect(),
            why: self.why,
        })
    }
}

/// The state that a word names, or with the word before it: "Korean", "South Korean".
pub(crate) fn country_at<'a>(cx: &Context<'a>, w: usize) -> Option<&'a Actor> {
    let a = cx.analysis;
    let actors = &cx.kit.actors;
    let of = |form: &str| actors.demonym(form).or_else(|| actors.state(form));
    let capital = |w: usize| a.form(w).starts_with(char::is_uppercase);
    let pair = |b: usize, e: usize| {
        let near = a.words()[b].sentence == a.words()[e].sentence && capital(b) && capital(e);
        near.then(|| of(cx.slice(a.words()[b].span.to(a.words()[e].span)))).flatten()
    };
    let next = Some(w + 1).filter(|&n| n < a.words().len());
    let both = w.checked_sub(1).and_then(|b| pair(b, w)).or_else(|| next.and_then(|n| pair(w, n)));
    both.or_else(|| of(a.form(w)))
}

/// Whether a word is the first part of a hyphened one ("US-backed", "Cuban-trained"): it does not say whose somebody is.
pub(crate) fn joined(cx: &Context<'_>, w: usize) -> bool {
    let end = cx.analysis.words()[w].span.end;
    let next = |i: u32| cx.text.char_at(end + i);
    matches!(next(0), Some('-' | '‑')) && next(1).is_some_and(char::is_lowercase)
}
