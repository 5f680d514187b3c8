//! A fast English pipeline: sentences, words, tags, lemmas, heads and names from raw text, with the model inside.

pub mod analysis;
pub mod tagset;

pub use analysis::{Analysis, Name, NameKind, Sentence, Word};
pub use tagset::{Deprel, Upos, Xpos};

use dateline_model::Text;

/// The English pipeline.
#[derive(Debug)]
pub struct English(());

/// The weights cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the model cannot be used: {0}")]
pub struct ModelError(String);

impl English {
    /// The model inside this library.
    pub fn embedded() -> Result<&'static English, ModelError> {
        static ONE: English = English(());
        Ok(&ONE)
    }

    /// Sentences, words, tags, heads and names of a text.
    pub fn analyse(&self, text: &Text) -> Analysis {
        Analysis::new(text.clone())
    }
}
