//! THREATEN. Threats and forceful warnings.
//! Not: worries in general, weather warnings.
//! Example: "Halvia warned that it would answer any shell."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "violence",
            "threaten, vow >revenge|retaliation, vow retaliate, issue >ultimatum|threat|warning, give >ultimatum, menace, promise >retaliation|revenge|response|reaction, warn >enemy|government|leader|country|protester|state|opposition, swear >revenge",
        ),
        ("", "warn, warn against, warn of, caution, forewarn"),
    ],
    nouns: &[("violence", "threat, ultimatum, warning")],
    toward: &["against", "to", "at"],
    clausal: true,
    ..Lexicon::new(PloverType::Threaten, "events/threaten")
};
