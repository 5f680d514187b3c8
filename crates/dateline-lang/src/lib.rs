//! A fast English pipeline: sentences, words, tags, lemmas, heads and names from raw text, with the model inside.
//!
//! ```
//! use dateline_lang::English;
//!
//! let analysis = English::embedded()?.analyse("Police in Port Alder arrested nine dockers on Tuesday.");
//! let verb = analysis.sentences()[0].words.clone().find(|&w| analysis.words()[w].head.is_none()).expect("a root");
//! assert_eq!(analysis.lemma(verb), "arrest");
//! assert_eq!(analysis.text().slice(analysis.names()[0].span), "Port Alder");
//! # Ok::<(), dateline_lang::ModelError>(())
//! ```
//!
//! No file, network or clock: the weights are in the binary, and the same text gives the same analysis on every machine.

pub mod analysis;
pub mod conllu;
mod decode;
mod encoder;
mod features;
mod kernels;
mod lemma;
mod model;
mod pipeline;
mod segment;
pub mod tagset;
mod tokenise;

pub use analysis::{Analysis, Name, NameKind, Sentence, Word};
pub use tagset::{Deprel, Upos, Xpos};

use std::sync::{Mutex, OnceLock, PoisonError};

use dateline_model::Text;

use kernels::Level;
use lemma::Lemmas;
use model::Model;
use pipeline::Scratch;

static WEIGHTS: &[u8] = include_bytes!("../../../models/english.safetensors");

/// The English pipeline. One serves all threads.
#[derive(Debug)]
pub struct English {
    level: Level,
    model: Model,
    lemmas: Lemmas,
    /// Buffers not in use; what they keep never changes a result.
    scratches: Mutex<Vec<Scratch>>,
}

/// The weights cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the model cannot be used: {0}")]
pub struct ModelError(pub(crate) String);

impl English {
    /// The model inside this library, loaded once.
    ///
    /// # Errors
    /// Where the weights were built for another version of the engine.
    pub fn embedded() -> Result<&'static English, ModelError> {
        static ONE: OnceLock<Result<English, ModelError>> = OnceLock::new();
        ONE.get_or_init(|| English::with_level(Level::available()[0])).as_ref().map_err(Clone::clone)
    }

    fn with_level(level: Level) -> Result<English, ModelError> {
        let model = Model::load(WEIGHTS)?;
        let lemmas = Lemmas::new(model.lemma_table, model.lemma_rules);
        Ok(English { level, model, lemmas, scratches: Mutex::new(Vec::new()) })
    }

    /// Sentences, words, tags, lemmas, heads and names of a text.
    pub fn analyse(&self, text: impl Into<Text>) -> Analysis {
        let text = text.into();
        let free = || self.scratches.lock().unwrap_or_else(PoisonError::into_inner);
        let mut scratch = free().pop().unwrap_or_default();
        let analysis = pipeline::run(self.level, &self.model, &self.lemmas, &mut scratch, &text);
        free().push(scratch);
        analysis
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn engines() -> &'static [English] {
        static ALL: OnceLock<Vec<English>> = OnceLock::new();
        ALL.get_or_init(|| Level::available().into_iter().map(|l| English::with_level(l).expect("loads")).collect())
    }

    /// What must hold of every analysis.
    fn check(text: &str) {
        let a = engines()[0].analyse(text);
        let t = a.text();
        let mut at = 0;
        for (i, w) in a.words().iter().enumerate() {
            assert!(w.span.start >= at && !w.span.is_empty(), "words in order");
            assert!(
                t.slice(dateline_model::Span::new(at, w.span.start)).chars().all(char::is_whitespace),
                "only white space between words"
            );
            assert!(!t.slice(w.span).contains(char::is_whitespace), "no white space inside words");
            at = w.span.end;
            let s = &a.sentences()[w.sentence];
            assert!(
                s.words.contains(&i) && w.head.is_none_or(|h| s.words.contains(&h) && h != i),
                "heads within the sentence"
            );
        }
        assert!(t.slice(dateline_model::Span::new(at, t.len())).chars().all(char::is_whitespace), "no word is lost");
        let mut next = 0;
        for s in a.sentences() {
            assert_eq!(s.words.start, next, "sentences tile the words");
            next = s.words.end;
            let root = s.words.clone().filter(|&w| a.words()[w].head.is_none()).collect::<Vec<_>>();
            assert_eq!(root.len(), 1, "one root");
            assert_eq!(a.subtree(root[0]).len(), s.words.len(), "heads form a tree");
        }
        assert_eq!(next, a.words().len());
        for other in &engines()[1..] {
            let b = other.analyse(text);
            assert_eq!(a.words(), b.words(), "{:?} and {:?} agree", engines()[0].level, other.level);
            assert_eq!(a.names(), b.names());
        }
    }

    #[test]
    fn holds_of_texts_that_break_things() {
        for text in [
            "",
            " ",
            "\n\n",
            "''''",
            "“",
            "a",
            ".",
            "...",
            "\u{feff}",
            "e\u{301}",
            "👩‍👩‍👧‍👦 ok",
            "x\u{0}y",
            "–",
            "n't",
            "$",
            "'s",
            "don't'",
            "-",
            "--",
            "((((",
            "U.S.",
        ] {
            check(text);
        }
        check(&"'".repeat(3000));
        check(&"word ".repeat(3000));
        check(&"x".repeat(5000));
        check(&"😀".repeat(3000));
        check(&"\n".repeat(3000));
    }

    #[test]
    fn what_stands_beside_changes_nothing() {
        let one = "Police in Port Alder arrested nine dockers on Tuesday.";
        let e = &engines()[0];
        let alone = e.analyse(one);
        let many = e.analyse(format!(
            "{one}\n\nShort one.\n\n{}\n\n{one}",
            "A rather longer paragraph about the harbour, its cranes and its ships. ".repeat(40)
        ));
        let n = alone.words().len();
        let tags = |a: &Analysis, from: usize| {
            (from..from + n)
                .map(|w| {
                    (a.words()[w].upos, a.words()[w].head.map(|h| h - from), a.words()[w].deprel, a.lemma(w).to_owned())
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(tags(&alone, 0), tags(&many, 0));
        assert_eq!(tags(&alone, 0), tags(&many, many.words().len() - n));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
        #[test]
        fn holds_of_any_text(text in r"\PC{0,120}") { check(&text); }
        #[test]
        fn holds_of_near_english(text in r#"([A-Za-z]{1,9}('s|n't|-[a-z]{2}|\.|,|!|"|”|’|\)|:)?[ \n]{1,2}|[“"'(‘$£—•#@][a-zA-Z0-9]{1,6} |é{1,3}|[0-9]{1,4}[.,/:-]){0,60}"#) { check(&text); }
    }
}
