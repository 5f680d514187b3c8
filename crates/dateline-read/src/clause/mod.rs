//! Clauses: who did what to whom, and whether it happened, settled once for all kinds of facts.
//!
//! [`Clauses::new`] goes over the engine's trees once. Every predicate (a verb, a participle, a noun of a deed, a noun with its light verb, an
//! adjective with a complement) becomes a [`Clause`] with roles that do not depend on voice or construction ([`roles`], [`nouns`]), its tense
//! ([`tense`]) and what hangs on it. Every word gets a [`Stance`]: whether what it tells is stated as a fact ([`stance`], by the words in
//! [`factuality`]). Nothing here knows entities, claims or kinds of facts; everything is linear in the words.

mod arguments;
mod describe;
mod edges;
mod factuality;
mod lexicon;
mod nouns;
mod operators;
mod predicates;
mod roles;
mod stance;
mod tense;

use std::ops::Range;

use dateline_lang::{Analysis, Upos};

pub use arguments::{Argument, Path, Role};
pub use describe::Described;
pub use predicates::PredicateKind;
pub use stance::{Stance, StanceKind};
pub use tense::{Tense, TenseKind};

/// One predicate with its participants. Words are indices into [`Analysis::words`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The word that the clause hangs on: the verb, the noun of the deed, the adjective.
    pub predicate: usize,
    /// What that word is.
    pub kind: PredicateKind,
    /// Whether the verb stands in the passive, so that its subject is its patient.
    pub passive: bool,
    /// Its tense.
    pub tense: Tense,
    /// The clause that this one is a complement, adjunct or modifier of; index into [`Clauses::all`].
    pub within: Option<usize>,
    arguments: Range<u32>,
}

/// The clauses of one text.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    all: Vec<Clause>,
    arguments: Vec<Argument>,
    /// The clause of each word: its own where it is a predicate, else that of the nearest predicate above.
    of_word: Vec<Option<u32>>,
    stances: Vec<Stance>,
}

impl Clauses {
    /// The clauses of an analysed text, in the order of their predicates.
    pub fn new(a: &Analysis) -> Clauses {
        let stances = stance::of_all(a);
        let predicates = predicates::find(a);
        let mut clauses = Clauses { all: Vec::with_capacity(predicates.len()), stances, ..Clauses::default() };
        let mut of_word: Vec<Option<u32>> = vec![None; a.words().len()];
        for (k, p) in predicates.iter().enumerate() {
            of_word[p.word] = Some(k as u32);
        }
        let mut finder = roles::Finder::new(a, &predicates, &of_word);
        for p in &predicates {
            let from = clauses.arguments.len() as u32;
            clauses.arguments.extend(finder.arguments(p.word));
            clauses.all.push(Clause {
                predicate: p.word,
                kind: p.kind,
                passive: p.passive,
                tense: tense::of(a, p.word),
                within: None,
                arguments: from..clauses.arguments.len() as u32,
            });
        }
        // Heads before what hangs on them, so that each word takes the clause of its head.
        for w in stance::downwards(a) {
            let above = a.words()[w].head.and_then(|h| of_word[h]);
            match of_word[w] {
                Some(k) => clauses.all[k as usize].within = above.map(|k| k as usize),
                None => of_word[w] = above,
            }
        }
        clauses.of_word = of_word;
        clauses
    }

    /// All clauses, in the order of their predicates.
    pub fn all(&self) -> &[Clause] {
        &self.all
    }

    /// The clause that hangs on this very word.
    pub fn on(&self, word: usize) -> Option<&Clause> {
        self.around(word).filter(|c| c.predicate == word)
    }

    /// The clause that a word stands in: its own, else that of the nearest predicate above it.
    pub fn around(&self, word: usize) -> Option<&Clause> {
        self.all.get((*self.of_word.get(word)?)? as usize)
    }

    /// Who and what takes part in a clause, in text order.
    pub fn arguments(&self, clause: &Clause) -> &[Argument] {
        &self.arguments[clause.arguments.start as usize..clause.arguments.end as usize]
    }

    /// The head words of one role, in text order; coordinated ones each for itself.
    pub fn filling<'a>(&'a self, clause: &Clause, role: Role) -> impl Iterator<Item = usize> + 'a {
        self.arguments(clause).iter().filter(move |x| x.role == role).map(|x| x.head)
    }

    /// The head words of the phrases with a preposition, in text order.
    pub fn by_preposition<'a>(
        &'a self,
        a: &'a Analysis,
        clause: &Clause,
        prepositions: &'a [&'a str],
    ) -> impl Iterator<Item = usize> + 'a {
        let fits = |x: &&Argument| x.preposition.is_some_and(|p| prepositions.contains(&a.lemma(p)));
        self.arguments(clause).iter().filter(fits).map(|x| x.head)
    }

    /// Whether what a word tells is stated as a fact. A word that is no predicate has the stance of its clause.
    pub fn stance(&self, word: usize) -> Stance {
        self.stances.get(word).copied().unwrap_or_default()
    }
}

/// The verb that a predicate means: of "shelling", "shell"; of an adjective "armed", "arm"; else its lemma.
pub fn verb_of(a: &Analysis, predicate: usize) -> &str {
    if let Some(d) = lexicon::deed(a, predicate) {
        return d.verb;
    }
    let participle = matches!(a.words()[predicate].upos, Upos::Adj) && predicates::passive(a, predicate);
    participle.then(|| lexicon::verb_of_participle(a.form(predicate))).flatten().unwrap_or_else(|| a.lemma(predicate))
}

/// Whether a word is a noun of a deed ("the shelling").
pub(crate) fn is_deed(a: &Analysis, word: usize) -> bool {
    lexicon::deed(a, word).is_some()
}

/// The word beside a predicate that negates it: "not", "never", "nobody", "no longer".
pub fn negation(a: &Analysis, predicate: usize) -> Option<usize> {
    operators::negation(a, predicate)
}

/// The examples that the table of stances carries, for the test that reads them: class, sentence, the deed's word, its stance.
#[doc(hidden)]
pub fn examples() -> impl Iterator<Item = (&'static str, [&'static str; 3])> {
    factuality::examples()
}
