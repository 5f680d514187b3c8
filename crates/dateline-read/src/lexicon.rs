//! The lexicon: which classes a word is in. `data/lexicon.txt` has them, `build.rs` makes the table.
//!
//! A document's words are looked up once ([`Sets`]); code that only holds a string asks [`Class::has`].

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_lang::Analysis;
use rustc_hash::{FxBuildHasher, FxHashMap};

mod table {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

pub(crate) use table::Class;
use table::{NAMES, SETS, WORDS};

static INDEX: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut index = HashMap::with_capacity_and_hasher(WORDS.len(), FxBuildHasher);
    index.extend(WORDS.iter().copied());
    index
});

/// Which set of classes a word is in; the empty one where the lexicon does not have it.
fn set_of(word: &str) -> u16 {
    INDEX.get(word).copied().unwrap_or_default()
}

impl Class {
    /// Whether a word is in it.
    pub(crate) fn has(self, word: &str) -> bool {
        self.within(set_of(word))
    }

    /// Whether it is in a set.
    fn within(self, set: u16) -> bool {
        let k = self as usize;
        SETS[set as usize][k / 64] & 1 << (k % 64) != 0
    }

    /// The word itself, if it is in the class.
    pub(crate) fn word(self, word: &str) -> Option<&'static str> {
        INDEX.get_key_value(word).filter(|(_, set)| self.within(**set)).map(|(word, _)| *word)
    }

    /// The class of this name.
    pub(crate) fn named(name: &str) -> Option<Class> {
        NAMES.iter().find(|n| n.0 == name).map(|n| n.1)
    }

    /// Its words in alphabetical order.
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        WORDS.iter().filter(move |w| self.within(w.1)).map(|w| w.0)
    }
}

/// Words that a place may hold: a class, or the few that are written out where they are asked for.
pub(crate) trait Words {
    /// Whether a word is one of them.
    fn holds(&self, word: &str) -> bool;
}

impl Words for Class {
    fn holds(&self, word: &str) -> bool {
        self.has(word)
    }
}

impl Words for [&str] {
    fn holds(&self, word: &str) -> bool {
        self.contains(&word)
    }
}

impl<const N: usize> Words for [&str; N] {
    fn holds(&self, word: &str) -> bool {
        self.contains(&word)
    }
}

impl<W: Words + ?Sized> Words for &W {
    fn holds(&self, word: &str) -> bool {
        (**self).holds(word)
    }
}

/// The sets of one document's words, looked up once.
#[derive(Debug)]
pub(crate) struct Sets {
    lemmas: Vec<u16>,
    forms: Vec<u16>,
}

impl Sets {
    pub(crate) fn new(a: &Analysis) -> Sets {
        let words = 0..a.words().len();
        Sets {
            lemmas: words.clone().map(|w| set_of(a.lemma(w))).collect(),
            forms: words.map(|w| set_of(a.form(w))).collect(),
        }
    }

    /// Whether a word's lemma is in a class.
    pub(crate) fn lemma(&self, word: usize, class: Class) -> bool {
        class.within(self.lemmas[word])
    }

    /// Whether a word as it stands is in a class.
    pub(crate) fn form(&self, word: usize, class: Class) -> bool {
        class.within(self.forms[word])
    }
}
