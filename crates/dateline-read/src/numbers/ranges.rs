//! Ranges of numbers: "5 to 7", "7-9", "2 or 3", "between 5 and 7".
//!
//! The scale of the second serves a first that has none: "5 to 7 million", "between 200 and 300 billion", "two to three hundred". Not where the
//! first would then be the greater ("500 to 2 thousand"), and not "a hundred to ..." or two numbers of which the second is the less.

use super::spoken::{Number, number, scale};
use super::tokens::Tokens;

/// The range that begins with `n`, which was read at token `i`.
pub(crate) fn range(t: &Tokens, i: usize, n: &Number) -> Option<Number> {
    let between = t.before(i, 1) == "between" && t.w(n.end) == "and";
    if !between && (!t.is(n.end, ["to", "-", "or"]) || t.is(i, ["a", "an"])) {
        return None;
    }
    let m = number(t, n.end + 1)?;
    let (a, b) = (n.value?, m.value?);
    let scaled = (i..n.end).any(|k| scale(t.w(k)).is_some());
    let lifted = scale_at_end(t, m.end).filter(|_| !scaled).map(|s| a * s).filter(|l| *l < b);
    let a = lifted.unwrap_or(a);
    (a < b).then_some(Number { value: None, min: Some(a), max: Some(b), end: m.end, digits: m.digits })
}

/// The scale that the number before token `end` ends with: "million", or the letter of "7m".
fn scale_at_end(t: &Tokens, end: usize) -> Option<f64> {
    let last = end.checked_sub(1)?;
    match t.w(last) {
        "k" if t.glued(last) => Some(1e3),
        "m" if t.glued(last) => Some(1e6),
        "b" if t.glued(last) => Some(1e9),
        w => scale(w),
    }
}
