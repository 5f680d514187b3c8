//! Words in a form in which two reports can be compared: lower case, without accents, stems in place of endings.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that say nothing about which event, person or quotation is meant.
const EMPTY: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "although", "am", "an", "and", "another", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "both", "but", "by", "can", "could", "did", "do", "does", "during",
    "each", "for", "from", "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into",
    "is", "it", "its", "just", "last", "like", "many", "may", "me", "more", "most", "much", "my", "near", "no", "not",
    "now", "of", "off", "on", "one", "only", "or", "other", "our", "out", "over", "said", "say", "says", "she",
    "should", "since", "so", "some", "still", "such", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "to", "told", "too", "under", "until", "up", "us", "very", "was", "we", "were", "what",
    "when", "where", "which", "while", "who", "whom", "whose", "will", "with", "would", "yet", "you", "your",
];

/// The longest of them, in bytes.
const LONGEST: usize = 8;

/// Whether the word says nothing by itself.
pub(crate) fn is_empty_word(w: &str) -> bool {
    static ALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| EMPTY.iter().copied().collect());
    w.len() <= LONGEST && ALL.contains(w)
}

/// Lower case, accents dropped, the apostrophe the typewriter's.
pub(crate) fn fold(s: &str) -> String {
    if s.is_ascii() {
        return s.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match c {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            _ => out.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)),
        }
    }
    out
}

/// The words of a text, folded, a genitive's ending and all punctuation dropped.
pub(crate) fn words(s: &str) -> Vec<String> {
    let mut out = Vec::new();
    for w in fold(s).split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let w = w.trim_matches('\'');
        let w = w.strip_suffix("'s").unwrap_or(w);
        if !w.is_empty() {
            out.push(if w.contains('\'') { w.replace('\'', "") } else { w.to_owned() });
        }
    }
    out
}

/// A stem: "protesters", "protested" and "protesting" agree. Rough on purpose; it is only ever compared with itself.
pub(crate) fn stem(w: &str) -> &str {
    if w.len() < 5 || !w.is_ascii() || w.as_bytes()[0].is_ascii_digit() {
        return w;
    }
    for ending in ["ations", "ation", "ings", "ing", "ers", "ies", "ed", "es", "er", "s", "e"] {
        if let Some(s) = w.strip_suffix(ending) {
            if s.len() >= 4 {
                return s;
            }
        }
    }
    w
}

/// Gives each different word a number.
#[derive(Default)]
pub(crate) struct Numbers {
    known: FxHashMap<String, u32>,
}

impl Numbers {
    /// The number of a word.
    pub(crate) fn of(&mut self, w: &str) -> u32 {
        if let Some(&n) = self.known.get(w) {
            return n;
        }
        let n = self.known.len() as u32;
        self.known.insert(w.to_owned(), n);
        n
    }
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }
}

/// The numbers that two sorted lists share.
pub(crate) fn in_both<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while i < a.len() && j < b.len() {
            match a[i].cmp(&b[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    (i, j) = (i + 1, j + 1);
                    return Some(a[i - 1]);
                }
            }
        }
        None
    })
}

/// How many numbers two sorted lists share.
pub(crate) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_empty_words_is_in_order() {
        assert!(EMPTY.is_sorted() && EMPTY.iter().all(|w| w.len() <= LONGEST));
    }

    #[test]
    fn endings_accents_and_genitives_do_not_tell_words_apart() {
        assert_eq!(words("Guaidó’s rivals, Saint-Clé"), ["guaido", "rivals", "saint", "cle"]);
        assert_eq!(stem("protesters"), stem("protesting"));
        assert_ne!(stem("bomb"), stem("bombast"));
    }
}
