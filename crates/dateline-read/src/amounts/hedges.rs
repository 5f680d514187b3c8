//! Words that loosen a number: "at least", "more than", "some", "almost", "up to", "or more". They belong to the amount's words and
//! say which bound they open.

use crate::lexicon::Class;
use crate::numbers::Tokens;

/// What a hedge does to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// The number is the least.
    Least,
    /// The number is the most.
    Most,
    /// The number is near.
    Near,
}

/// A hedge before a number.
pub(crate) struct Hedge {
    pub(crate) words: &'static str,
    pub(crate) bound: Bound,
    /// First token of it.
    pub(crate) start: usize,
}

const BEFORE: &[(&[&str], &str, Bound)] = &[
    (&["at", "the", "very", "least"], "at least", Bound::Least),
    (&["at", "the", "least"], "at least", Bound::Least),
    (&["at", "least", "some"], "at least", Bound::Least),
    (&["at", "least", "about"], "at least", Bound::Least),
    (&["at", "least"], "at least", Bound::Least),
    (&["no", "fewer", "than"], "at least", Bound::Least),
    (&["no", "less", "than"], "at least", Bound::Least),
    (&["not", "less", "than"], "at least", Bound::Least),
    (&["a", "minimum", "of"], "at least", Bound::Least),
    (&["more", "than"], "more than", Bound::Least),
    (&["well", "over"], "more than", Bound::Least),
    (&["just", "over"], "just over", Bound::Near),
    (&["slightly", "more", "than"], "just over", Bound::Near),
    (&["over"], "more than", Bound::Least),
    (&["well", "above"], "more than", Bound::Least),
    (&["in", "excess", "of"], "more than", Bound::Least),
    (&["a", "little", "over"], "just over", Bound::Near),
    (&["slightly", "over"], "just over", Bound::Near),
    (&["a", "little", "more", "than"], "just over", Bound::Near),
    (&["slightly", "less", "than"], "almost", Bound::Most),
    (&["a", "little", "less", "than"], "almost", Bound::Most),
    (&["just", "shy", "of"], "almost", Bound::Most),
    (&["close", "to"], "almost", Bound::Most),
    (&["upwards", "of"], "more than", Bound::Least),
    (&["upward", "of"], "more than", Bound::Least),
    (&["at", "most"], "at most", Bound::Most),
    (&["no", "more", "than"], "at most", Bound::Most),
    (&["not", "more", "than"], "at most", Bound::Most),
    (&["a", "maximum", "of"], "at most", Bound::Most),
    (&["as", "many", "as"], "as many as", Bound::Most),
    (&["as", "much", "as"], "as much as", Bound::Most),
    (&["up", "to"], "up to", Bound::Most),
    (&["less", "than"], "less than", Bound::Most),
    (&["fewer", "than"], "fewer than", Bound::Most),
    (&["under"], "less than", Bound::Most),
    (&["just", "under"], "almost", Bound::Most),
    (&["almost"], "almost", Bound::Most),
    (&["nearly"], "nearly", Bound::Most),
    (&["close", "to"], "close to", Bound::Near),
    (&["about"], "about", Bound::Near),
    (&["around"], "around", Bound::Near),
    (&["approximately"], "approximately", Bound::Near),
    (&["roughly"], "roughly", Bound::Near),
    (&["some"], "some", Bound::Near),
    (&["an", "estimated"], "estimated", Bound::Near),
    (&["estimated"], "estimated", Bound::Near),
    (&["as", "few", "as"], "as few as", Bound::Least),
    (&["as", "little", "as"], "as little as", Bound::Least),
    (&["an", "average", "of"], "average", Bound::Near),
];

/// The hedge that ends before token `i`, the longest first, not reaching before `floor`.
pub(crate) fn before(t: &Tokens, i: usize, floor: usize) -> Option<Hedge> {
    BEFORE
        .iter()
        .filter(|(words, _, _)| i >= floor + words.len() && t.seq(i - words.len(), words))
        .max_by_key(|(words, _, _)| words.len())
        .filter(|(words, _, _)| {
            // "handed over $5", "talks over", "some of": not hedges.
            let b = t.before(i - words.len(), 1);
            match words[0] {
                "over" => b != "and" && !Class::BeforeOver.has(b),
                "under" => !matches!(b, "from" | "and"),
                _ => true,
            }
        })
        .map(|(words, name, bound)| Hedge { words: name, bound: *bound, start: i - words.len() })
}

/// "or more", "or so", "at least" after a number; the token after them.
pub(crate) fn after(t: &Tokens, i: usize) -> Option<(&'static str, Bound, usize)> {
    if t.seq(i, &["or", "more"]) {
        Some(("or more", Bound::Least, i + 2))
    } else if t.seq(i, &["or", "so"]) {
        Some(("about", Bound::Near, i + 2))
    } else if t.seq(i, &["or", "fewer"]) || t.seq(i, &["or", "less"]) {
        Some(("or fewer", Bound::Most, i + 2))
    } else {
        None
    }
}
