//! Entities: who and what the report is about.
//!
//! One pass in text order over names ([`names`]), descriptions ([`nominals`]) and pronouns ([`pronouns`]). A name ([`named`]) joins the entity
//! that goes by it (whole name, surname, acronym); a description ([`described`]) joins the person who has that role, or others of the same
//! words; a pronoun joins the most salient antecedent that agrees, or nothing. The table of actors ([`knowledge`]) gives kind,
//! country and sectors as of the publication date; the text's own words give the rest.

mod described;
mod draft;
mod formats;
mod headlines;
mod index;
pub(crate) mod knowledge;
pub(crate) mod lexicon;
mod missed;
mod named;
mod names;
mod nominals;
mod pronouns;
mod roles;

pub(crate) use draft::{country_at, joined as hyphened};
pub(crate) use formats::read as read_actors;
pub(crate) use index::{EntityId, Index};
pub(crate) use knowledge::Knowledge;

use std::collections::HashMap;

use dateline_lang::{NameKind, Upos};
use dateline_model::{EntityKind, MentionKind, Record, Span};

use crate::context::Context;
use crate::lexicon::Class;
use draft::Draft;
use names::Found;

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let mut f = Finder::new(cx);
    f.run(record);
    let mut drafts = f.drafts;
    drafts.sort_by_key(Draft::first);
    let mut out = Vec::with_capacity(drafts.len());
    for d in drafts {
        let id = format!("n{}", out.len() + 1);
        out.extend(d.finish(cx, id));
    }
    record.entities = out;
}

/// Something in the text that may refer, in text order.
enum Candidate {
    Name(usize),
    Nominal(nominals::Nominal),
    Pronoun(usize),
}

/// How many earlier mentions a pronoun or description looks back over.
const MEMORY: usize = 40;

/// A mention lately seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recent {
    pub(crate) draft: usize,
    pub(crate) head: usize,
    pub(crate) sentence: usize,
}

struct Finder<'c, 'a> {
    cx: &'c Context<'a>,
    date: Option<String>,
    drafts: Vec<Draft<'a>>,
    /// Whole names and aliases.
    by_name: HashMap<String, usize>,
    /// Last words of people's names.
    by_surname: HashMap<String, Vec<usize>>,
    /// First words of people's names.
    by_given: HashMap<String, Vec<usize>>,
    /// Descriptions.
    by_words: HashMap<String, usize>,
    /// States by code.
    by_state: HashMap<String, usize>,
    recent: Vec<Recent>,
    /// The country that the report is mostly about, where one clearly leads.
    home: Option<String>,
}

impl<'c, 'a> Finder<'c, 'a> {
    fn new(cx: &'c Context<'a>) -> Finder<'c, 'a> {
        Finder {
            cx,
            date: cx.doc.published.clone(),
            drafts: Vec::new(),
            by_name: HashMap::new(),
            by_surname: HashMap::new(),
            by_given: HashMap::new(),
            by_words: HashMap::new(),
            by_state: HashMap::new(),
            recent: Vec::new(),
            home: None,
        }
    }

    fn run(&mut self, record: &Record) {
        let cx = self.cx;
        let a = cx.analysis;
        let found = names::find(cx);
        self.home = home(cx, &found);
        let mut kind_of: Vec<Option<NameKind>> = vec![None; a.words().len()];
        let mut name_of: Vec<bool> = vec![false; a.words().len()];
        for f in &found {
            for w in f.words.clone() {
                kind_of[w] = f.kind.or(Some(NameKind::Org));
                name_of[w] = true;
            }
        }
        let role_of: Vec<Vec<std::ops::Range<usize>>> =
            found.iter().map(|f| roles::around(cx, f, &|w: usize| kind_of.get(w).copied().flatten())).collect();
        let mut in_role = vec![false; a.words().len()];
        for r in role_of.iter().flatten() {
            in_role[r.clone()].fill(true);
        }
        let mut queue: Vec<(u32, u32, Candidate)> = Vec::new();
        for (i, f) in found.iter().enumerate() {
            queue.push((f.span.start, 0, Candidate::Name(i)));
        }
        for s in cx.sentences() {
            for w in a.sentences()[s].words.clone() {
                if name_of[w] {
                    continue;
                }
                if pronouns::is_one(cx, w) {
                    queue.push((a.words()[w].span.start, 2, Candidate::Pronoun(w)));
                } else if !in_role[w] {
                    if let Some(n) = nominals::at(cx, w, &name_of) {
                        queue.push((a.words()[w].span.start, 1, Candidate::Nominal(n)));
                    }
                }
            }
        }
        queue.sort_by_key(|c| (c.0, c.1));
        for (_, _, c) in queue {
            match c {
                Candidate::Name(i) => self.name(&found, i, &role_of[i]),
                Candidate::Nominal(n) => self.nominal(&n),
                Candidate::Pronoun(w) => {
                    if let Some(d) = pronouns::resolve(cx, w, &self.recent, &|d| {
                        let d = &self.drafts[d];
                        pronouns::Traits {
                            kind: d.kind,
                            plural: d.plural,
                            female: d.female,
                            named: d.named,
                            mentions: d.mentions.len(),
                            lone: d.named
                                && d.known.is_none()
                                && d.female.is_none()
                                && d.roles.is_empty()
                                && !d.name.contains(' ')
                                && d.mentions.first().is_some_and(|m| a.words_in(m.0).any(|w| !a.words()[w].known)),
                        }
                    }) {
                        if let Some(g) = pronouns::gender(cx, w) {
                            self.drafts[d].female.get_or_insert(g);
                        }
                        self.mention(d, a.words()[w].span, MentionKind::Pronoun, w);
                    }
                }
            }
        }
        self.join_surnames();
        self.stragglers(&name_of);
        headlines::join(cx, &mut self.drafts);
        self.countries(record);
    }

    /// Names of people and states that the engine left out: a surname by itself, and one after "pro-" or "anti-" in one word.
    fn stragglers(&mut self, name_of: &[bool]) {
        let cx = self.cx;
        let a = cx.analysis;
        for s in cx.sentences() {
            for w in a.sentences()[s].words.clone() {
                if name_of[w] || !matches!(a.words()[w].upos, Upos::Propn | Upos::Noun | Upos::Adj) {
                    continue;
                }
                let form = a.form(w);
                let lead =
                    ["pro-", "anti-", "Pro-", "Anti-"].iter().find(|p| form.starts_with(**p)).map_or(0, |p| p.len());
                let rest = &form[lead..];
                if !rest.starts_with(char::is_uppercase) || (lead == 0 && a.words()[w].upos != Upos::Propn) {
                    continue;
                }
                let known =
                    self.by_state.get(self.cx.kit.actors.state(rest).and_then(|k| k.country.as_deref()).unwrap_or("?"));
                let Some(at) = self.somebody(rest).or(known.copied().filter(|_| lead > 0)) else { continue };
                let span = Span::new(a.words()[w].span.start + lead as u32, a.words()[w].span.end);
                self.drafts[at].mentions.push((span, MentionKind::Name));
            }
        }
    }

    /// A lone name that the engine took for a body before the same person was named in full is that person's.
    fn join_surnames(&mut self) {
        for i in 0..self.drafts.len() {
            let d = &self.drafts[i];
            if !d.named
                || d.known.is_some()
                || d.kind == EntityKind::Person
                || d.kind == EntityKind::State
                || d.name.contains(' ')
            {
                continue;
            }
            let Some(at) = self.somebody(&d.name) else { continue };
            let mentions = std::mem::take(&mut self.drafts[i].mentions);
            self.drafts[at].mentions.extend(mentions);
        }
    }

    fn mention(&mut self, draft: usize, span: Span, kind: MentionKind, head: usize) {
        self.drafts[draft].mentions.push((span, kind));
        if self.recent.len() >= MEMORY * 2 {
            self.recent.drain(..MEMORY);
        }
        self.recent.push(Recent { draft, head, sentence: self.cx.analysis.words()[head].sentence });
    }

    /// By sentence: the states that act in it.
    fn acting(&self) -> HashMap<usize, Vec<String>> {
        let a = self.cx.analysis;
        let mut out: HashMap<usize, Vec<String>> = HashMap::new();
        for d in self.drafts.iter().filter(|d| d.kind == EntityKind::State && d.named) {
            for (span, _) in &d.mentions {
                let Some(h) = a.head_of(*span).filter(|&h| a.words()[h].deprel.base() == "nsubj") else { continue };
                out.entry(a.words()[h].sentence).or_default().extend(d.country.clone());
            }
        }
        out
    }

    /// Generic actors get the country of the report where their own words name none and one country clearly leads.
    fn countries(&mut self, _record: &Record) {
        let Some(home) = self.home.clone() else { return };
        let acting = self.acting();
        let cx = self.cx;
        for d in &mut self.drafts {
            let generic = !d.named
                && !d.sectors.is_empty()
                && matches!(
                    d.kind,
                    EntityKind::Group
                        | EntityKind::ArmedForce
                        | EntityKind::State
                        | EntityKind::Person
                        | EntityKind::Organisation
                );
            let named_force = d.named && d.known.is_none() && d.kind == EntityKind::ArmedForce;
            // "President Orlo" of a report about one country.
            let office = d.named
                && d.known.is_none()
                && d.kind == EntityKind::Person
                && d.sectors.iter().any(|s| matches!(s.as_str(), "GOV" | "MIL" | "COP" | "LEG" | "JUD"));
            let force = matches!(d.kind, EntityKind::ArmedForce) || d.sectors.iter().any(|s| s == "MIL");
            if generic && force && beside(cx, d, &acting, &home) {
                continue;
            }
            if generic || named_force || office {
                d.set_country(Some(home.clone()), "the country that the report is mostly about");
            }
        }
    }
}

/// Whether another state acts in the sentence of a force's first mention, or in the one before: "Israel said so. The army said".
fn beside(cx: &Context<'_>, d: &Draft<'_>, acting: &HashMap<usize, Vec<String>>, home: &str) -> bool {
    let Some(s) = d.mentions.first().and_then(|m| cx.analysis.sentence_at(m.0.start)) else { return false };
    [Some(s), s.checked_sub(1)]
        .into_iter()
        .flatten()
        .any(|s| acting.get(&s).is_some_and(|states| !states.is_empty() && states.iter().all(|c| c != home)))
}

/// Whether a modifier tells one holder of a role from another ("vice president", "acting president"), not only how they fare.
fn telling(word: &str) -> bool {
    lexicon::modifier_sector(word).is_some() || lexicon::noun(word).is_some() || Class::Acting.has(word)
}

/// Whether the table knows no state by that name.
fn state_free(f: &Found<'_>) -> bool {
    f.known.iter().all(|k| k.kind != EntityKind::State)
}

/// The country named most, by name, adjective, seat and known people, if it leads clearly.
fn home(cx: &Context<'_>, found: &[Found<'_>]) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for f in found {
        let text = cx.slice(f.span);
        let first = text.split(' ').next().unwrap_or("");
        // An agency says nothing of whom the report is about.
        if f.known.first().is_some_and(|k| k.kind == EntityKind::Outlet) {
            continue;
        }
        let state = f.known.first().and_then(|k| k.country.as_deref());
        // "SEOUL (Examplewire) -": a short town in capitals is no acronym there.
        let here = cx.in_dateline(f.span.start).then(|| text.to_lowercase());
        let state = state.or_else(|| cx.kit.actors.seat(here.as_deref()?).and_then(|k| k.country.as_deref()));
        let state = state.or_else(|| {
            cx.kit.actors.demonym(text).or_else(|| cx.kit.actors.seat(text)).and_then(|k| k.country.as_deref())
        });
        let state = state.or_else(|| cx.kit.actors.demonym(first).and_then(|k| k.country.as_deref()));
        if let Some(c) = state.filter(|c| cx.kit.actors.state_of(c).is_some()) {
            // The town of the dateline is where the report is from.
            *counts.entry(c).or_default() += if cx.in_dateline(f.span.start) { 2 } else { 1 };
        }
    }
    let mut order: Vec<(&str, usize)> = counts.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let total: usize = order.iter().map(|o| o.1).sum();
    let (first, n) = *order.first()?;
    let second = order.get(1).map_or(0, |o| o.1);
    (n * 5 >= total * 2 && n > second).then(|| first.to_owned())
}

/// The country of the possessor or adjective just before a word ("Venezuela's", "Brazil's late").
fn owner(cx: &Context<'_>, at: usize) -> Option<String> {
    let a = cx.analysis;
    let marker = at.checked_sub(1)?;
    let state = |w: usize| {
        let form = a.form(w);
        let long = w.checked_sub(1).map(|b| cx.slice(a.words()[b].span.to(a.words()[w].span)).to_owned());
        long.and_then(|l| cx.kit.actors.state(&l).or_else(|| cx.kit.actors.demonym(&l)))
            .or_else(|| cx.kit.actors.state(form).filter(|_| form.chars().next().is_some_and(char::is_uppercase)))
            .or_else(|| cx.kit.actors.demonym(form).filter(|_| form.chars().next().is_some_and(char::is_uppercase)))
            .and_then(|k| k.country.clone())
    };
    if matches!(a.form(marker), "'s" | "’s" | "'" | "’") {
        return marker.checked_sub(1).and_then(state);
    }
    state(marker)
}

/// Whether the next name is this one's acronym in brackets.
fn acronym(cx: &Context<'_>, f: &Found<'_>, next: &Found<'_>) -> bool {
    let between = Span::new(f.span.end, next.span.start);
    let short = cx.slice(next.span);
    between.len() <= 3
        && cx.slice(between).trim() == "("
        && short.len() <= 8
        && short.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}
