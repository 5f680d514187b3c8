//! Entities: who and what the report is about.
//!
//! One pass in text order over names ([`names`]), descriptions ([`nominals`]) and pronouns ([`pronouns`]). A name joins the entity
//! that goes by it (whole name, surname, acronym); a description joins the person who has that role, or others of the same
//! words; a pronoun joins the most salient antecedent that agrees, or nothing. The table of actors ([`knowledge`]) gives kind,
//! country and sectors as of the publication date; the text's own words give the rest.

#![allow(dead_code, reason = "the steps that ask the index come one by one")]

mod draft;
mod formats;
mod headlines;
mod index;
pub(crate) mod knowledge;
pub(crate) mod lexicon;
mod names;
mod nominals;
mod pronouns;
mod roles;

pub(crate) use formats::read as read_actors;
pub(crate) use index::Index;
pub(crate) use knowledge::Knowledge;

use std::collections::HashMap;

use dateline_lang::{NameKind, Upos};
use dateline_model::{EntityKind, MentionKind, Record, Span, Why};

use crate::context::Context;
use draft::Draft;
use knowledge::{Actor, key};
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

    fn name(&mut self, found: &[Found<'a>], i: usize, roles: &[std::ops::Range<usize>]) {
        let cx = self.cx;
        let f = &found[i];
        let text = cx.slice(f.span).to_owned();
        let head = cx.analysis.head_of(f.span).unwrap_or(f.words.start);
        // A name of somebody known from this text is that person, whatever the engine took it for.
        let somebody = (state_free(f) && f.kind != Some(NameKind::Per)).then(|| self.somebody(&text)).flatten();
        // "Venezuelan", "the Russians".
        let demonym = cx.kit.actors.demonym(&text);
        let state = f.known.iter().copied().find(|k| k.kind == EntityKind::State);
        let at = if let Some(at) = somebody {
            at
        } else if let (Some(d), None) = (demonym, state) {
            if !nominals::people(cx, &f.words) {
                return;
            }
            self.people(d, &text)
        } else if let Some(k) = state.filter(|_| f.kind != Some(NameKind::Per)) {
            self.state(k, &text)
        } else if let Some(k) = self.metonym(f, &text) {
            let at = self.state(k, &k.name.clone());
            self.drafts[at].why.push(Why::rule("entities/seat").on(cx.text.quote(f.span)));
            at
        } else if f.kind == Some(NameKind::Per)
            && !(f.words.len() > 1 && !f.known.is_empty() && f.known.iter().all(|k| k.kind != EntityKind::Person))
        {
            self.person(f, &text)
        } else if state.is_some() {
            return;
        } else {
            self.body(f, &text)
        };
        if let Some(g) = f.female {
            self.drafts[at].female = Some(g);
        }
        self.mention(at, f.span, MentionKind::Name, head);
        for r in roles {
            let span = roles::span(cx, r);
            let d = &mut self.drafts[at];
            if d.roles.len() < 24 {
                d.roles.push(span);
            }
            // Whose: "Venezuela's US-backed opposition leader", "the Venezuelan president".
            let known = d.known.is_some() && !d.sectors.is_empty();
            let (sectors, country) = (d.sectors.clone(), d.country.clone());
            d.read_words(cx, span, "its role");
            if known {
                d.sectors = sectors;
                d.country = country;
            }
            if d.country.is_none() {
                let owner = owner(cx, r.start);
                d.set_country(owner, "whose role it is");
            }
        }
        // "National Guard (GNB)": the acronym is another name of the same.
        if let Some(next) = found.get(i + 1)
            && acronym(cx, f, next)
        {
            self.by_name.insert(key(cx.slice(next.span)), at);
        }
    }

    /// A person of this text with that name or surname.
    fn somebody(&self, text: &str) -> Option<usize> {
        let k = key(text).to_lowercase();
        let person = |d: &usize| self.drafts[*d].kind == EntityKind::Person;
        let whole = self.by_name.get(&k).copied().filter(person);
        whole.or_else(|| self.by_surname.get(&k)?.iter().copied().rfind(person))
    }

    /// A person by that name: one known from this text by whole name or surname, else a new one.
    fn person(&mut self, f: &Found<'a>, text: &str) -> usize {
        let k = key(text).to_lowercase();
        if let Some(&at) = self.by_name.get(&k) {
            return at;
        }
        let words: Vec<&str> = k.split(' ').collect();
        let last = words.last().copied().unwrap_or("");
        let hyphen_or_two = words.len() > 1;
        if !hyphen_or_two {
            // A surname alone (or, failing that, a given name alone) of somebody named in full before; of several, the latest.
            let list = self.by_surname.get(last).cloned().unwrap_or_default();
            let fits = |d: &Draft<'_>| f.female.is_none() || d.female.is_none() || d.female == f.female;
            let best = list
                .into_iter()
                .filter(|&d| fits(&self.drafts[d]))
                .max_by_key(|&d| self.drafts[d].mentions.last().map_or(0, |m| m.0.start));
            if let Some(at) = best {
                self.by_name.insert(k, at);
                return at;
            }
        } else {
            // The whole name after the surname alone, or another form of a name of the same person.
            let list = self.by_surname.get(last).cloned().unwrap_or_default();
            let first = words[0];
            let best = list.into_iter().find(|&d| {
                let other = key(&self.drafts[d].name).to_lowercase();
                let theirs: Vec<&str> = other.split(' ').collect();
                theirs.len() == 1 || (theirs[0] == first) || theirs.iter().all(|w| words.contains(w))
            });
            // "Ilan Dorvane Rile" after "Ilan Dorvane".
            let best = best.or_else(|| {
                words.iter().skip(1).find_map(|w| {
                    self.by_surname.get(*w)?.iter().copied().find(|&d| {
                        let other = key(&self.drafts[d].name).to_lowercase();
                        let theirs: Vec<&str> = other.split(' ').collect();
                        theirs.len() > 1 && theirs.iter().all(|t| words.contains(t))
                    })
                })
            });
            if let Some(at) = best {
                let d = &mut self.drafts[at];
                if text.len() > d.name.len() {
                    text.clone_into(&mut d.name);
                }
                if d.known.is_none()
                    && let Some(k) = f.known.iter().copied().find(|k| k.kind == EntityKind::Person)
                {
                    d.learn(k, self.date.as_deref());
                }
                d.female = d.female.or(f.female).or_else(|| lexicon::given(first));
                self.by_name.insert(k.clone(), at);
                self.surname(last, at);
                return at;
            }
        }
        let mut d = Draft::new(text.to_owned(), EntityKind::Person);
        d.named = true;
        d.female = f.female.or_else(|| lexicon::given(words[0]).filter(|_| hyphen_or_two));
        let known = f.known.iter().copied().find(|k| k.kind == EntityKind::Person).or_else(|| self.famous(f, text));
        if let Some(k) = known {
            d.learn(k, self.date.as_deref());
        }
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        self.by_name.insert(k.clone(), at);
        self.surname(last, at);
        // Where the family name comes first, it is the one used alone.
        let first_family =
            known.is_some_and(|k| matches!(k.country.as_deref(), Some("CHN" | "TWN" | "KOR" | "PRK" | "VNM")));
        if hyphen_or_two && (first_family || words[0].contains('-')) {
            self.surname(words[0], at);
        }
        // Two family names: "Ilan Dorvane Rile" is also "Dorvane".
        if words.len() == 3 && !words[1].is_empty() && words[1].len() > 3 {
            self.surname(words[1], at);
        }
        at
    }

    fn surname(&mut self, last: &str, at: usize) {
        let list = self.by_surname.entry(last.to_owned()).or_default();
        if !list.contains(&at) && list.len() < 16 {
            list.push(at);
        }
    }

    /// A surname never given in full that the table knows as one holder of an office on that date.
    fn famous(&self, f: &Found<'a>, text: &str) -> Option<&'a Actor> {
        if f.words.len() != 1 {
            return None;
        }
        let date = self.date.as_deref()?;
        let mut hits = self
            .cx
            .kit
            .actors
            .surnamed(text)
            .into_iter()
            .filter(|k| k.source == "offices.tsv" && k.terms.iter().any(|t| !t.from.is_empty() && t.holds(date)));
        let one = hits.next()?;
        hits.next().is_none().then_some(one)
    }

    fn state(&mut self, k: &'a Actor, text: &str) -> usize {
        let id = if k.partial {
            format!("{}/{}", k.country.as_deref().unwrap_or(""), k.name)
        } else {
            k.country.clone().unwrap_or_default()
        };
        if let Some(&at) = self.by_state.get(&id) {
            if text.len() > self.drafts[at].name.len() && !text.to_uppercase().eq(text) {
                text.clone_into(&mut self.drafts[at].name);
            }
            return at;
        }
        let mut d = Draft::new(text.to_owned(), EntityKind::State);
        d.named = true;
        d.learn(k, self.date.as_deref());
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        self.by_state.insert(id, at);
        at
    }

    /// The people of a state: "the Russians".
    fn people(&mut self, k: &'a Actor, text: &str) -> usize {
        let words = format!("people of {}", k.name);
        if let Some(&at) = self.by_words.get(&words) {
            return at;
        }
        let mut d = Draft::new(text.to_owned(), EntityKind::Group);
        d.plural = true;
        d.named = true;
        d.set_country(k.country.clone(), "its name");
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        self.by_words.insert(words, at);
        at
    }

    /// The state whose seat the name is, where the sentence has it act rather than lie somewhere.
    fn metonym(&self, f: &Found<'a>, text: &str) -> Option<&'a Actor> {
        if f.kind == Some(NameKind::Per) {
            return None;
        }
        let k = self.cx.kit.actors.seat(text)?;
        nominals::acts(self.cx, f, text).then_some(k)
    }

    fn body(&mut self, f: &Found<'a>, text: &str) -> usize {
        let k = key(text);
        if let Some(&at) = self.by_name.get(&k) {
            return at;
        }
        let known = f.known.iter().copied().find(|k| !matches!(k.kind, EntityKind::State | EntityKind::Person));
        if let Some(known) = known {
            let main = key(&known.name);
            if let Some(&at) = self.by_name.get(&main) {
                self.by_name.insert(k, at);
                return at;
            }
        }
        let lower = k.to_lowercase();
        let words: Vec<&str> = lower.split(' ').collect();
        // "National Guard" after "Venezuelan National Guard", and "National Guards" after "National Guard".
        for form in [lower.strip_suffix('s').unwrap_or("").to_owned(), format!("{lower}s")] {
            if let Some(&at) = self.by_name.get(&form).filter(|_| words.len() > 1) {
                self.by_name.insert(k, at);
                return at;
            }
        }
        let demonym =
            words.split_first().filter(|(d, rest)| !rest.is_empty() && self.cx.kit.actors.demonym(d).is_some());
        if let Some((_, rest)) = demonym {
            let rest = rest.join(" ");
            let one = rest.strip_suffix('s').unwrap_or(&rest).to_owned();
            for form in [rest.clone(), one] {
                if let Some(&at) = self.by_name.get(&form).filter(|_| form.contains(' ')) {
                    let d = &mut self.drafts[at];
                    if text.len() > d.name.len() {
                        text.clone_into(&mut d.name);
                    }
                    self.by_name.insert(k, at);
                    return at;
                }
            }
        }
        let mut kind = match f.kind {
            Some(NameKind::Loc) => EntityKind::Place,
            Some(NameKind::Misc) => EntityKind::Other,
            _ => EntityKind::Organisation,
        };
        let mut d = Draft::new(text.to_owned(), kind);
        d.named = true;
        d.plural = text.ends_with('s') && words.len() == 1;
        if let Some(known) = known {
            d.learn(known, self.date.as_deref());
            kind = known.kind;
        } else if let Some((k, sector)) = lexicon::body(text).filter(|_| f.kind != Some(NameKind::Loc)) {
            kind = k;
            if sector == "IGO" {
                d.set_country(Some("UNO".to_owned()), "its name");
            }
            d.add_sector(sector);
            if let Some(state) = demonym.and_then(|(w, _)| self.cx.kit.actors.demonym(w)) {
                d.set_country(state.country.clone(), "its name");
            } else {
                d.set_country(owner(self.cx, f.words.start), "whose it is");
            }
        }
        d.kind = kind;
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        if let Some(known) = known {
            self.by_name.entry(key(&known.name)).or_insert(at);
        }
        // The name without its demonym leads here too, if it still says something.
        if demonym.is_some() && words.len() > 2 {
            let rest = words[1..].join(" ");
            self.by_name.entry(rest.strip_suffix('s').unwrap_or(&rest).to_owned()).or_insert(at);
            self.by_name.entry(rest).or_insert(at);
        }
        self.by_name.insert(k, at);
        at
    }

    fn nominal(&mut self, n: &nominals::Nominal) {
        let cx = self.cx;
        // "Russia, which is a staunch ally": said of the subject, whose role it is.
        let beside = |r: &&Recent, subject: usize| {
            let relative = matches!(cx.analysis.form(subject).to_lowercase().as_str(), "who" | "which" | "that");
            r.head == subject || (relative && r.head < subject && subject - r.head <= 4)
        };
        if let Some(subject) = n.predicate
            && let Some(at) = self.recent.iter().rev().take(MEMORY).find(|r| beside(r, subject)).map(|r| r.draft)
        {
            if self.drafts[at].roles.len() < 24 {
                self.drafts[at].roles.push(n.span);
            }
            return;
        }
        if n.noun.class == "government" {
            self.government(n);
            return;
        }
        if let Some(at) = self.same(n) {
            self.mention(at, n.span, MentionKind::Nominal, n.head);
            return;
        }
        let name = cx.slice(cx.text.trim(n.span));
        let mut d = Draft::new(name.split_whitespace().collect::<Vec<_>>().join(" "), n.kind());
        d.plural = n.plural;
        d.class = n.noun.class;
        d.female = n.female();
        // What they are loyal to does not say what they are.
        let loyal = n.tail.as_deref().is_some_and(|t| t.starts_with("loyal"));
        if !n.noun.sector.is_empty() {
            d.read_words(cx, n.own, "its words");
        } else {
            d.read_words(cx, if loyal { n.own } else { n.span }, "its words");
        }
        if d.sectors.is_empty() {
            d.add_sector(n.noun.sector);
        }
        // "A government opponent" is none of the government's.
        if matches!(n.lemma.as_str(), "opponent" | "critic") {
            d.sectors = vec!["CVL".to_owned(), "OPP".to_owned()];
        }
        d.set_country(owner(cx, n.first), "whose it is");
        // "Tashev supporters", "Dorvane's security forces": country and camp of the one whose they are.
        if let Some(of) = self.within(n) {
            let (country, opposition) =
                (self.drafts[of].country.clone(), self.drafts[of].sectors.iter().any(|s| s == "OPP"));
            d.set_country(country, "whose it is");
            if opposition && n.noun.sector == "CVL" {
                d.add_sector("OPP");
            }
        }
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        if n.joins() {
            self.by_words.insert(n.key.clone(), at);
        }
        self.mention(at, n.span, MentionKind::Nominal, n.head);
    }

    /// The person named inside a description.
    fn within(&self, n: &nominals::Nominal) -> Option<usize> {
        let inside = |r: &&Recent| {
            let d = &self.drafts[r.draft];
            d.kind == EntityKind::Person && d.named && n.span.contains(self.cx.analysis.words()[r.head].span)
        };
        self.recent.iter().rev().take(MEMORY).find(inside).map(|r| r.draft)
    }

    /// A government by any of its words: one to a country.
    fn government(&mut self, n: &nominals::Nominal) {
        let cx = self.cx;
        let own = n.country.clone().or_else(|| owner(cx, n.first));
        let of = self.within(n).and_then(|d| self.drafts[d].country.clone());
        let (country, basis) = match (own, of) {
            (Some(c), _) => (Some(c), "its words"),
            (None, Some(c)) => (Some(c), "whose it is"),
            _ if n.some => (None, ""),
            _ => (self.home.clone(), "the country that the report is mostly about"),
        };
        let k = format!("government of {}", country.clone().unwrap_or_else(|| n.key.clone()));
        let at = match self.by_words.get(&k) {
            Some(&at) => at,
            None => {
                let name = cx.slice(n.span).split_whitespace().collect::<Vec<_>>().join(" ");
                let mut d = Draft::new(name, EntityKind::State);
                d.add_sector("GOV");
                d.class = n.noun.class;
                d.set_country(country, basis);
                self.drafts.push(d);
                self.by_words.insert(k, self.drafts.len() - 1);
                self.drafts.len() - 1
            }
        };
        self.mention(at, n.span, MentionKind::Nominal, n.head);
    }

    /// Who a description stands for, where it stands for somebody already mentioned.
    fn same(&self, n: &nominals::Nominal) -> Option<usize> {
        if n.definite && !n.plural && n.noun.kind == EntityKind::Group {
            // A person who has that role: "the opposition leader".
            let mut seen = 0;
            for r in self.recent.iter().rev() {
                let d = &self.drafts[r.draft];
                let has = |w: &String| d.role_words.contains(w);
                let country = n.country.as_ref().is_none_or(|c| d.country.as_ref() == Some(c));
                if d.kind == EntityKind::Person
                    && d.named
                    && country
                    && has(&n.lemma)
                    && n.modifiers.iter().all(|m| has(m) || !telling(m))
                {
                    return Some(r.draft);
                }
                if d.kind == EntityKind::Person && !d.named && !d.plural && d.class == n.noun.class {
                    return Some(r.draft);
                }
                seen += 1;
                if seen > MEMORY {
                    break;
                }
            }
        }
        if !n.joins() {
            return None;
        }
        if let Some(&at) = self.by_words.get(&n.key) {
            return Some(at);
        }
        if n.plural && n.modifiers.is_empty() && n.country.is_none() && n.tail.is_none() {
            // "The protesters" after "anti-government protesters".
            return self
                .recent
                .iter()
                .rev()
                .take(MEMORY)
                .find(|r| {
                    let d = &self.drafts[r.draft];
                    !d.named && d.plural && d.class == n.noun.class
                })
                .map(|r| r.draft);
        }
        None
    }

    /// Generic actors get the country of the report where their own words name none and one country clearly leads.
    fn countries(&mut self, _record: &Record) {
        let Some(home) = self.home.clone() else { return };
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
            if generic || named_force {
                d.set_country(Some(home.clone()), "the country that the report is mostly about");
            }
        }
    }
}

/// Whether a modifier tells one holder of a role from another ("vice president", "acting president"), not only how they fare.
fn telling(word: &str) -> bool {
    lexicon::modifier_sector(word).is_some()
        || lexicon::noun(word).is_some()
        || matches!(
            word,
            "acting"
                | "interim"
                | "vice"
                | "deputy"
                | "self-proclaimed"
                | "new"
                | "next"
                | "first"
                | "self"
                | "proclaimed"
                | "transitional"
        )
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
        let state = f.known.first().and_then(|k| k.country.as_deref());
        let state = state.or_else(|| {
            cx.kit.actors.demonym(text).or_else(|| cx.kit.actors.seat(text)).and_then(|k| k.country.as_deref())
        });
        let state = state.or_else(|| cx.kit.actors.demonym(first).and_then(|k| k.country.as_deref()));
        if let Some(c) = state.filter(|c| cx.kit.actors.state_of(c).is_some()) {
            *counts.entry(c).or_default() += 1;
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
