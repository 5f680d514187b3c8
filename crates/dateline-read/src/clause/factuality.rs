//! The table of words that say whether a deed happened: `data/clause/factuality.txt`, compiled once and looked up by lemma.
//!
//! Every class of the table carries an example and a counter-example, which a test reads with the engine.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_lang::{Analysis, Upos};

use super::stance::StanceKind;
use crate::inflection;

/// Where a class's words stand to the deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pos {
    Verb,
    Noun,
    Adjective,
    Adverb,
    Modifier,
    Mark,
    Modal,
}

/// How a deed hangs on the word that governs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    To,
    Ing,
    That,
    Whether,
    Small,
    Deed,
    Subject,
    Preposition(&'static str),
}

/// What a class makes of the deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// As true as the word itself.
    Same,
    /// So, whatever is said of the word.
    True,
    Kind(StanceKind),
}

/// One class of words.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub(super) name: &'static str,
    pub(super) pos: Pos,
    pub(super) takes: Vec<Takes>,
    pub(super) holds: Effect,
    pub(super) fails: Effect,
    words: Vec<&'static str>,
    /// Sentence, word, stance: as it is to be, and where it is none of the class.
    pub(super) examples: Vec<[&'static str; 3]>,
}

/// A word of a class: with its particle or second word, where it needs one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) class: u16,
    pub(super) particle: Option<&'static str>,
}

/// All classes.
pub(super) struct Table {
    pub(super) classes: Vec<Class>,
    by_word: HashMap<&'static str, Vec<Entry>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../../data/clause/factuality.txt")));

/// The table.
pub(super) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    fn parse(text: &'static str) -> Table {
        let mut classes: Vec<Class> = Vec::new();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let rest = rest.trim();
            if key == "class" {
                classes.push(Class {
                    name: rest,
                    pos: Pos::Verb,
                    takes: Vec::new(),
                    holds: Effect::Same,
                    fails: Effect::Same,
                    words: Vec::new(),
                    examples: Vec::new(),
                });
                continue;
            }
            let Some(class) = classes.last_mut() else { continue };
            match key {
                "pos" => class.pos = pos(rest),
                "words" => class.words = rest.split(' ').collect(),
                "takes" => class.takes = rest.split(' ').map(takes).collect(),
                "holds" => class.holds = effect(rest),
                "fails" => class.fails = effect(rest),
                "ex" | "not" => {
                    let mut parts = rest.split('|').map(str::trim);
                    class.examples.push(std::array::from_fn(|_| parts.next().unwrap_or_default()));
                }
                _ => {}
            }
        }
        let mut by_word: HashMap<&'static str, Vec<Entry>> = HashMap::new();
        for (n, class) in classes.iter().enumerate() {
            for word in &class.words {
                let (word, particle) = word.split_once('_').map_or((*word, None), |(w, p)| (w, Some(p)));
                by_word.entry(word).or_default().push(Entry { class: n as u16, particle });
            }
        }
        Table { classes, by_word }
    }

    /// The entries of a lemma or form.
    pub(super) fn entries(&'static self, word: &str) -> &'static [Entry] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// The classes of a word that stands so, with its particle where the entry asks for one.
    pub(super) fn of<'t>(
        &'static self,
        a: &'t Analysis,
        w: usize,
        pos: Pos,
    ) -> impl Iterator<Item = &'static Class> + 't {
        let entries = match pos {
            Pos::Modifier | Pos::Mark | Pos::Modal => self.entries(&lower(a.form(w))),
            Pos::Verb => {
                let verb = |l: &str| {
                    let known = self.by_word.get(l)?;
                    known.iter().any(|e| self.classes[e.class as usize].pos == Pos::Verb).then_some(known)
                };
                inflection::look(a, w, verb).map_or(&[][..], Vec::as_slice)
            }
            _ => self.entries(a.lemma(w)),
        };
        entries
            .iter()
            .filter(move |e| e.particle.is_none_or(|p| beside(a, w, p, pos)))
            .map(|e| &self.classes[e.class as usize])
            .filter(move |c| c.pos == pos)
    }

    /// The classes of adjectives of a word's form ("scheduled", "supposed"), whatever part of speech the parse made of it.
    pub(super) fn of_form(&'static self, a: &Analysis, w: usize) -> impl Iterator<Item = &'static Class> {
        let entries = self.entries(a.form(w)).iter().filter(|e| e.particle.is_none());
        entries.map(|e| &self.classes[e.class as usize]).filter(|c| c.pos == Pos::Adjective)
    }
}

/// Whether a word has the second word that its entry asks for: a verb's particle, else the next words.
fn beside(a: &Analysis, w: usize, second: &str, pos: Pos) -> bool {
    let next = |at: usize, form: &str| a.words().get(at).is_some_and(|_| a.form(at).eq_ignore_ascii_case(form));
    if pos == Pos::Verb {
        return next(w + 1, second)
            || a.children_by(w, "compound").chain(a.children_by(w, "advmod")).any(|c| c > w && next(c, second));
    }
    second.split('_').enumerate().all(|(k, form)| next(w + 1 + k, form))
}

/// Small letters, without a copy where they are so.
pub(super) fn lower(form: &str) -> std::borrow::Cow<'_, str> {
    if form.chars().any(char::is_uppercase) { form.to_lowercase().into() } else { form.into() }
}

/// Whether a noun says of a clause how it stands ("plan", "report").
pub(super) fn governs_clause(a: &Analysis, noun: usize) -> bool {
    a.words()[noun].upos == Upos::Noun && table().of(a, noun, Pos::Noun).next().is_some()
}

fn pos(s: &str) -> Pos {
    match s {
        "noun" => Pos::Noun,
        "adjective" => Pos::Adjective,
        "adverb" => Pos::Adverb,
        "modifier" => Pos::Modifier,
        "mark" => Pos::Mark,
        "modal" => Pos::Modal,
        _ => Pos::Verb,
    }
}

fn takes(s: &'static str) -> Takes {
    match s {
        "to" => Takes::To,
        "ing" => Takes::Ing,
        "that" => Takes::That,
        "whether" => Takes::Whether,
        "small" => Takes::Small,
        "deed" => Takes::Deed,
        "subject" => Takes::Subject,
        p => Takes::Preposition(p),
    }
}

fn effect(s: &str) -> Effect {
    match s {
        "true" => Effect::True,
        s => StanceKind::parse(s).map_or(Effect::Same, Effect::Kind),
    }
}

/// The examples of the table: class, sentence, the deed's word, its stance; an example and a counter-example of each class at least.
pub(super) fn examples() -> impl Iterator<Item = (&'static str, [&'static str; 3])> {
    table().classes.iter().flat_map(|c| c.examples.iter().map(|e| (c.name, *e)))
}
