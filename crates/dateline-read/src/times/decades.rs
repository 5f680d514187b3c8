//! Decades and centuries: "the 1990s", "the late '80s", "the nineties", "the 19th century", "the turn of the century" (left alone).

use super::sense::{Found, Sense};
use crate::numbers::{Tokens, ordinal};

/// A decade, `199` for the 1990s.
pub(super) fn decade(t: &Tokens, i: usize) -> Option<(i16, usize)> {
    let i = i + usize::from(t.w(i) == "the");
    let suffix = |e: usize| {
        if t.w(e) == "s" && t.glued(e) || t.w(e) == "'s" && t.glued(e) {
            Some(e + 1)
        } else if t.w(e) == "'" && t.w(e + 1) == "s" && t.glued(e + 1) {
            Some(e + 2)
        } else {
            None
        }
    };
    if let Some(y) = t.int(i).filter(|y| *y % 10 == 0) {
        let e = suffix(i + 1)?;
        return match t.w(i).len() {
            4 if (1000..=2100).contains(&y) && (t.w(i + 1) == "s" || t.w(i.wrapping_sub(1)) == "the") => {
                Some((y / 10, e))
            }
            2 if t.w(i.wrapping_sub(1)) == "the" && y >= 20 && t.w(i + 1) == "s" => Some((190 + y / 10, e)),
            _ => None,
        };
    }
    if t.w(i) == "'" && t.glued(i + 1) {
        let y = t.int(i + 1).filter(|y| *y % 10 == 0 && t.w(i + 1).len() == 2)?;
        return suffix(i + 2).map(|e| (190 + y / 10, e));
    }
    let n = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
        .iter()
        .position(|w| *w == t.w(i))?;
    let before = t.w(i.wrapping_sub(1));
    if before == "nineteen"
        || t.w(i.wrapping_sub(2)) == "nineteen"
        || matches!(before, "the" | "early" | "late" | "mid" | "-")
            && !matches!(t.before(i, 2), "her" | "his" | "their")
    {
        return Some((192 + n as i16, i + 1));
    }
    None
}

pub(super) fn find(t: &Tokens, i: usize) -> Option<Found> {
    if t.w(i) == "nineteen"
        && let Some((d, e)) = decade(t, i + 1)
    {
        return Some(Found::new(i, e, Sense::Decade(d), "times/decade"));
    }
    let start = i;
    if let Some((d, e)) = decade(t, i) {
        return Some(Found::new(start, e, Sense::Decade(d), "times/decade"));
    }
    // "the 19th century", "11th century", "the late nineteenth century"
    let the = usize::from(t.w(i) == "the");
    let (n, j) = ordinal(t, i + the).filter(|(n, _)| *n <= 22 && *n >= 1)?;
    let hyphen = usize::from(t.w(j) == "-");
    if t.w(j + hyphen) != "century" {
        return None;
    }
    let e = j + hyphen + 1;
    // In "the 21st-century village" the article belongs to the village.
    Some(Found::new(i + the * hyphen, e, Sense::Century(n as i16 - 1), "times/century"))
}
