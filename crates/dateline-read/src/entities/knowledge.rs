//! The table of actors: who or what a name stands for, with codes and dates.
//!
//! The embedded table is `knowledge/actors/*.tsv`, read once on first use. A user's own entries stand before it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use dateline_model::EntityKind;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One actor.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) name: String,
    pub(crate) kind: EntityKind,
    pub(crate) country: Option<String>,
    /// `Some(true)` for a woman, `Some(false)` for a man.
    pub(crate) female: Option<bool>,
    /// What it is, when: in file order.
    pub(crate) terms: Vec<Term>,
    /// A territory that not all hold to be a state.
    pub(crate) partial: bool,
    pub(crate) source: &'static str,
}

/// What an actor is over a stretch of time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Term {
    pub(crate) country: Option<String>,
    pub(crate) role: String,
    pub(crate) sectors: Vec<String>,
    /// First day, as far as it is certain; empty: open.
    pub(crate) from: String,
    /// Last day, as far as it is certain; empty: open.
    pub(crate) to: String,
}

impl Term {
    /// Whether it holds on an ISO date. A bound known to the year only allows the whole year.
    pub(crate) fn holds(&self, date: &str) -> bool {
        let cut = |bound: &str| date.get(..bound.len().min(date.len())).unwrap_or("").to_owned();
        (self.from.is_empty() || self.from.as_str() <= cut(&self.from).as_str())
            && (self.to.is_empty() || cut(&self.to).as_str() <= self.to.as_str())
    }
    /// Whether it had ended by an ISO date.
    pub(crate) fn ended(&self, date: &str) -> bool {
        !self.to.is_empty() && date.get(..self.to.len().min(date.len())).unwrap_or("") > self.to.as_str()
    }
}

/// Actors with the names that lead to them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) actors: Vec<Actor>,
    by_name: HashMap<String, Vec<u32>>,
    by_surname: HashMap<String, Vec<u32>>,
    demonyms: HashMap<String, u32>,
    seats: HashMap<String, u32>,
    by_code: HashMap<String, u32>,
}

impl Table {
    /// Adds an actor under its names.
    pub(crate) fn add<'a>(&mut self, actor: Actor, aliases: impl IntoIterator<Item = &'a str>) -> u32 {
        let at = self.actors.len() as u32;
        self.name(&actor.name, at);
        for name in aliases {
            self.name(name, at);
        }
        if actor.kind == EntityKind::Person
            && let Some(last) = surname(&actor)
        {
            if let Some(bare) = ["al-", "el-"].iter().find_map(|p| last.strip_prefix(p)) {
                self.by_surname.entry(bare.to_owned()).or_default().push(at);
            }
            self.by_surname.entry(last).or_default().push(at);
        }
        self.actors.push(actor);
        at
    }

    fn name(&mut self, name: &str, at: u32) {
        let k = key(name);
        let list = self.by_name.entry(k).or_default();
        if !list.contains(&at) && list.len() < 8 {
            list.push(at);
        }
    }

    fn person_named(&self, name: &str) -> Option<u32> {
        let hits = self.by_name.get(&key(name))?;
        hits.iter().copied().find(|&h| self.actors[h as usize].kind == EntityKind::Person)
    }

    fn embedded() -> Table {
        let mut t = Table::default();
        for (text, partial) in [
            (include_str!("../../../../knowledge/actors/states.tsv"), false),
            (include_str!("../../../../knowledge/actors/territories.tsv"), true),
        ] {
            for row in rows(text) {
                let [name, country, aliases, demonyms, seats] = cells(row);
                let actor = Actor {
                    name: name.to_owned(),
                    kind: EntityKind::State,
                    country: Some(country.to_owned()),
                    female: None,
                    terms: Vec::new(),
                    partial,
                    source: if partial { "territories.tsv" } else { "states.tsv" },
                };
                let at = t.add(actor, list(aliases));
                for d in list(demonyms) {
                    for form in [d.to_owned(), format!("{d}s")] {
                        t.demonyms.entry(key(&form)).or_insert(at);
                    }
                }
                for s in list(seats) {
                    t.seats.entry(key(s)).or_insert(at);
                }
                if !partial {
                    t.by_code.entry(country.to_owned()).or_insert(at);
                }
            }
        }
        for (text, source) in [
            (include_str!("../../../../knowledge/actors/offices.tsv"), "offices.tsv"),
            (include_str!("../../../../knowledge/actors/figures.tsv"), "figures.tsv"),
        ] {
            for row in rows(text) {
                let [name, country, role, sectors, from, to, gender, aliases] = cells(row);
                t.term(name, country, role, sectors, (from, to), gender, aliases, source);
            }
        }
        for row in rows(include_str!("../../../../knowledge/actors/bodies.tsv")) {
            let [name, country, kind, sectors, aliases] = cells(row);
            let kind = if kind == "armed_force" { EntityKind::ArmedForce } else { EntityKind::Organisation };
            t.body(name, kind, country, sectors, aliases, "bodies.tsv");
        }
        for row in rows(include_str!("../../../../knowledge/actors/outlets.tsv")) {
            let [name, country, aliases] = cells(row);
            t.body(name, EntityKind::Outlet, country, "JRN", aliases, "outlets.tsv");
        }
        t
    }

    /// Adds one term of a person, who may be known already.
    #[expect(clippy::too_many_arguments, reason = "one cell each of a row")]
    pub(crate) fn term(
        &mut self,
        name: &str,
        country: &str,
        role: &str,
        sectors: &str,
        (from, to): (&str, &str),
        gender: &str,
        aliases: &str,
        source: &'static str,
    ) {
        let term = Term {
            country: (!country.is_empty()).then(|| country.to_owned()),
            role: role.to_owned(),
            sectors: sectors.split_whitespace().map(str::to_owned).collect(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        if let Some(at) = self.person_named(name) {
            self.actors[at as usize].terms.push(term);
            for a in list(aliases) {
                self.name(a, at);
            }
            return;
        }
        let actor = Actor {
            name: name.to_owned(),
            kind: EntityKind::Person,
            country: term.country.clone(),
            female: match gender {
                "f" => Some(true),
                "m" => Some(false),
                _ => None,
            },
            terms: vec![term],
            partial: false,
            source,
        };
        self.add(actor, list(aliases));
    }

    /// Adds a body that is one thing at all times.
    pub(crate) fn body(
        &mut self,
        name: &str,
        kind: EntityKind,
        country: &str,
        sectors: &str,
        aliases: &str,
        source: &'static str,
    ) {
        let country = (!country.is_empty()).then(|| country.to_owned());
        let term = Term {
            country: country.clone(),
            sectors: sectors.split_whitespace().map(str::to_owned).collect(),
            ..Term::default()
        };
        let actor =
            Actor { name: name.to_owned(), kind, country, female: None, terms: vec![term], partial: false, source };
        self.add(actor, list(aliases));
    }
}

/// The embedded table and a user's own before it.
#[derive(Clone, Debug)]
pub(crate) struct Knowledge {
    own: &'static Table,
    added: Vec<Arc<Table>>,
}

impl Knowledge {
    /// The embedded table alone.
    pub(crate) fn embedded() -> Knowledge {
        static TABLE: OnceLock<Table> = OnceLock::new();
        Knowledge { own: TABLE.get_or_init(Table::embedded), added: Vec::new() }
    }

    /// With a user's entries before it.
    pub(crate) fn with(mut self, table: Table) -> Knowledge {
        self.added.push(Arc::new(table));
        self
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.added.iter().map(AsRef::as_ref).chain(std::iter::once(self.own))
    }

    /// Actors that go by a name, the user's first.
    pub(crate) fn named(&self, name: &str) -> Vec<&Actor> {
        let k = key(name);
        self.keyed(&k)
    }

    fn keyed(&self, k: &str) -> Vec<&Actor> {
        let mut out = Vec::new();
        for t in self.tables() {
            let hits = t.by_name.get(k).or_else(|| {
                // A text in capitals: "IRAN" is kept apart from "Iran" only where the table has an acronym.
                k.chars().all(|c| !c.is_lowercase()).then(|| t.by_name.get(&k.to_lowercase())).flatten()
            });
            out.extend(hits.into_iter().flatten().map(|&h| &t.actors[h as usize]));
        }
        out
    }

    /// People with a surname.
    pub(crate) fn surnamed(&self, surname: &str) -> Vec<&Actor> {
        let k = key(surname).to_lowercase();
        self.tables().flat_map(|t| t.by_surname.get(&k).into_iter().flatten().map(|&h| &t.actors[h as usize])).collect()
    }

    /// The state whose people or things a word names ("Venezuelan", "Russians").
    pub(crate) fn demonym(&self, word: &str) -> Option<&Actor> {
        let k = key(word);
        self.tables().find_map(|t| t.demonyms.get(&k).map(|&h| &t.actors[h as usize]))
    }

    /// The state whose government sits at a place ("Moscow", "the Kremlin").
    pub(crate) fn seat(&self, name: &str) -> Option<&Actor> {
        let k = key(name);
        self.tables().find_map(|t| t.seats.get(&k).map(|&h| &t.actors[h as usize]))
    }

    /// The state of that name.
    pub(crate) fn state(&self, name: &str) -> Option<&Actor> {
        self.named(name).into_iter().find(|a| a.kind == EntityKind::State)
    }

    /// The state with a country code.
    pub(crate) fn state_of(&self, code: &str) -> Option<&Actor> {
        self.tables().find_map(|t| t.by_code.get(code).map(|&h| &t.actors[h as usize]))
    }
}

/// Lines of a table without comments and header.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).skip(1)
}

fn cells<const N: usize>(row: &str) -> [&str; N] {
    let mut out = [""; N];
    for (slot, cell) in out.iter_mut().zip(row.split('\t')) {
        *slot = cell.trim();
    }
    out
}

/// The pieces of a cell that holds several.
pub(crate) fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|s| !s.is_empty())
}

/// One character of a name as it is looked up.
fn fold(c: char, out: &mut String) {
    match c {
        '.' => {}
        '’' | '‘' | 'ʻ' | '`' => out.push('\''),
        '‐' | '‑' | '–' => out.push('-'),
        'ø' => out.push('o'),
        'Ø' => out.push('O'),
        'ł' => out.push('l'),
        'Ł' => out.push('L'),
        'ı' => out.push('i'),
        'đ' => out.push('d'),
        'Đ' => out.push('D'),
        c if c.is_whitespace() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c => out.push(c),
    }
}

/// A name as it is looked up: no accents, stops, article or typographic marks; lower case but for short acronyms, which would
/// else be words ("US" and "us", "WHO" and "who").
pub(crate) fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    // Most names need no decomposition.
    if name.is_ascii() {
        name.chars().for_each(|c| fold(c, &mut out));
    } else {
        name.nfd().filter(|c| !is_combining_mark(*c)).for_each(|c| fold(c, &mut out));
    }
    let trimmed = out.trim_end();
    let trimmed = trimmed.strip_prefix("the ").or_else(|| trimmed.strip_prefix("The ")).unwrap_or(trimmed);
    let acronym =
        trimmed.len() <= 5 && trimmed.chars().any(char::is_uppercase) && !trimmed.chars().any(char::is_lowercase);
    if acronym { trimmed.to_owned() } else { trimmed.to_lowercase() }
}

/// The family name, lower case: the last word, or the first where the country puts it there; none for a name of one word.
fn surname(actor: &Actor) -> Option<String> {
    let first = matches!(actor.country.as_deref(), Some("CHN" | "TWN" | "HKG" | "KOR" | "PRK" | "VNM"));
    let name = actor.name.trim_end_matches(" Jr");
    let family = if first { name.split_once(' ')?.0 } else { name.rsplit_once(' ')?.1 };
    let family = key(family).to_lowercase();
    (family.len() > 1).then_some(family)
}
