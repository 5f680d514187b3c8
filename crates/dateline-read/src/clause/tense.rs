//! When a verb puts what it tells: tense, perfect, progressive.

use dateline_lang::{Analysis, Upos, Xpos};

/// Where a verb group puts its deed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TenseKind {
    /// "shelled", "was shelling", "had shelled".
    Past,
    /// "shells", "has shelled".
    Present,
    /// "will shell", "is going to shell".
    Future,
    /// No finite verb says ("to shell", "the shelling").
    #[default]
    None,
}

/// Tense and aspect of a verb group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tense {
    /// When.
    pub kind: TenseKind,
    /// With "have".
    pub perfect: bool,
    /// With "be" and "-ing".
    pub progressive: bool,
}

impl TenseKind {
    /// In small letters: `past`, …
    pub fn as_str(self) -> &'static str {
        match self {
            TenseKind::Past => "past",
            TenseKind::Present => "present",
            TenseKind::Future => "future",
            TenseKind::None => "none",
        }
    }
}

fn finite(xpos: Xpos) -> Option<TenseKind> {
    match xpos {
        Xpos::Vbd => Some(TenseKind::Past),
        Xpos::Vbz | Xpos::Vbp => Some(TenseKind::Present),
        _ => None,
    }
}

/// The tense of a predicate's verb group.
pub(super) fn of(a: &Analysis, w: usize) -> Tense {
    let mut tense = Tense::default();
    if a.words()[w].upos == Upos::Noun {
        return tense;
    }
    tense.kind = finite(a.words()[w].xpos).unwrap_or_default();
    for x in a.children(w).iter().map(|&c| c as usize) {
        if !matches!(a.words()[x].deprel.base(), "aux" | "cop") {
            continue;
        }
        let lemma = a.lemma(x);
        if matches!(lemma, "will" | "shall") || matches!(a.form(x), "'ll" | "’ll") {
            tense.kind = TenseKind::Future;
        } else if tense.kind != TenseKind::Future
            && let Some(t) = finite(a.words()[x].xpos)
        {
            tense.kind = t;
        }
        tense.perfect |= lemma == "have" && a.words()[w].xpos != Xpos::Vb;
        tense.progressive |= lemma == "be" && a.words()[w].xpos == Xpos::Vbg;
    }
    // Shared with the verb that it is joined to: "has shot and killed".
    if tense == Tense::default()
        && a.words()[w].deprel.base() == "conj"
        && let Some(h) = a.words()[w].head.filter(|&h| a.words()[h].xpos == a.words()[w].xpos && h < w)
        && a.words()[h].deprel.base() != "conj"
    {
        return of(a, h);
    }
    tense
}
