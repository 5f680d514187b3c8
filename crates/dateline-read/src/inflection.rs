//! Verbs whose past or participle the engine's lemmatiser does not know ("bankrolling", "shouted", "froze"): matched against the lexicons'
//! own words.

use dateline_lang::Analysis;

use crate::lexicon::Class;

/// Strong verbs that lexicons name.
pub(crate) fn strong(form: &str) -> Option<&'static str> {
    Some(match form {
        "bade" => "bid",
        "broke" | "broken" => "break",
        "cast" => "cast",
        "clung" => "cling",
        "fell" | "fallen" => "fall",
        "forbade" | "forbidden" => "forbid",
        "fought" => "fight",
        "froze" | "frozen" => "freeze",
        "laid" => "lay",
        "overcame" => "overcome",
        "owed" => "owe",
        "repaid" => "repay",
        "rose" | "risen" => "rise",
        "spat" => "spit",
        "spoke" | "spoken" => "speak",
        "stole" | "stolen" => "steal",
        "stood" => "stand",
        "swung" => "swing",
        "tore" | "torn" => "tear",
        "withdrew" | "withdrawn" => "withdraw",
        "swore" | "sworn" => "swear",
        "threw" | "thrown" => "throw",
        "stuck" => "stick",
        "forsook" | "forsaken" => "forsake",
        "sank" | "sunk" => "sink",
        "drew" | "drawn" => "draw",
        "slew" | "slain" => "slay",
        "fled" => "flee",
        "shot" => "shoot",
        "hit" | "hitting" => "hit",
        "hurt" => "hurt",
        "lent" => "lend",
        _ => return None,
    })
}

/// Whether a form is a regular past or participle of a verb.
pub(crate) fn inflects(base: &str, form: &str) -> bool {
    let stem = form.strip_suffix("ing").or_else(|| form.strip_suffix("ed"));
    let Some(stem) = stem.filter(|s| s.len() > 1) else { return false };
    // "stopp" in "stopped".
    let doubled = base.chars().next_back().is_some_and(|last| stem.strip_suffix(last) == Some(base));
    stem == base
        || base.strip_suffix('e') == Some(stem)
        || doubled
        || base.strip_suffix('y').is_some_and(|b| stem.strip_suffix('i') == Some(b))
}

/// What a look-up says of a verb: by the engine's lemma, else by one that the form may come from.
pub(crate) fn look<T>(a: &Analysis, w: usize, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let (lemma, form) = (a.lemma(w), a.form(w));
    if let Some(hit) = find(lemma).or_else(|| strong(form).and_then(&find)) {
        return Some(hit);
    }
    let stem = form.strip_suffix("ing").or_else(|| form.strip_suffix("ed")).filter(|s| s.len() > 2)?;
    let undoubled = stem
        .char_indices()
        .next_back()
        .map(|(i, _)| &stem[..i])
        .filter(|r| r.chars().next_back() == stem.chars().next_back());
    find(stem)
        .or_else(|| find(&format!("{stem}e")))
        .or_else(|| undoubled.and_then(&find))
        .or_else(|| stem.strip_suffix('i').and_then(|s| find(&format!("{s}y"))))
}

/// The lemma, or the word of a class that the form comes from.
pub(crate) fn among(a: &Analysis, w: usize, class: Class) -> &str {
    let (lemma, form) = (a.lemma(w), a.form(w));
    if let Some(s) = strong(form) {
        return s;
    }
    look(a, w, |word| class.word(word)).unwrap_or(lemma)
}
