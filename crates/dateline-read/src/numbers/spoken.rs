//! Numbers in digits and in words: "250", "17billion", "2 1/2", "two hundred and fifty", "one point five million", "half a million", "dozens", "a few thousand".

use super::tokens::{Kind, Tokens};

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// What it says; none for "dozens" and the like.
    pub(crate) value: Option<f64>,
    /// Least that it allows.
    pub(crate) min: Option<f64>,
    /// Most that it allows.
    pub(crate) max: Option<f64>,
    /// The token after it.
    pub(crate) end: usize,
    /// It is written in digits.
    pub(crate) digits: bool,
}

impl Number {
    fn exact(value: f64, end: usize, digits: bool) -> Number {
        Number { value: Some(value), min: Some(value), max: Some(value), end, digits }
    }
    fn open(min: f64, end: usize) -> Number {
        Number { value: None, min: Some(min), max: None, end, digits: false }
    }
}

/// What a word multiplies by.
pub(crate) fn scale(w: &str) -> Option<f64> {
    Some(match w {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" | "thousands" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "crore" | "crores" => 1e7,
        "million" | "millions" | "mn" | "mln" => 1e6,
        "billion" | "billions" | "bn" | "bln" => 1e9,
        "trillion" | "trillions" | "tn" => 1e12,
        _ => return None,
    })
}

/// Zero to nineteen.
pub(crate) fn small(w: &str) -> Option<f64> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    ONES.iter().position(|x| *x == w).map(|n| n as f64)
}

/// Twenty to ninety.
pub(crate) fn tens(w: &str) -> Option<f64> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    TENS.iter().position(|x| *x == w).map(|n| n as f64 * 10.0 + 20.0)
}

/// An ordinal and the token after it: "third", "3rd", "twenty-first".
pub(crate) fn ordinal(t: &Tokens, i: usize) -> Option<(u32, usize)> {
    const ONES: [&str; 20] = [
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    let one = |w: &str| ONES.iter().position(|x| *x == w).filter(|n| *n > 0).map(|n| n as u32);
    if let Some(n) = t.digits(i) {
        let fits = t.glued(i + 1) && t.is(i + 1, ["st", "nd", "rd", "th"]);
        return (fits && (1.0..1000.0).contains(&n) && n.fract() == 0.0).then_some((n as u32, i + 2));
    }
    if let Some(n) = one(t.w(i)) {
        return Some((n, i + 1));
    }
    match t.w(i) {
        "twentieth" => return Some((20, i + 1)),
        "thirtieth" => return Some((30, i + 1)),
        _ => {}
    }
    let n = tens(t.w(i))?;
    (t.w(i + 1) == "-").then(|| one(t.w(i + 2))).flatten().filter(|o| *o < 10).map(|o| (n as u32 + o, i + 3))
}

/// A number below a hundred in words.
fn below_hundred(t: &Tokens, i: usize) -> Option<(f64, usize)> {
    if let Some(n) = small(t.w(i)) {
        return Some((n, i + 1));
    }
    let n = tens(t.w(i))?;
    let j = if t.w(i + 1) == "-" { i + 2 } else { i + 1 };
    match small(t.w(j)).filter(|o| *o >= 1.0 && *o < 10.0) {
        Some(o) => Some((n + o, j + 1)),
        None => Some((n, i + 1)),
    }
}

/// "half a million", "a half-million", "a quarter of a million", "three quarters of a billion".
fn fraction(t: &Tokens, i: usize) -> Option<Number> {
    let j = i + usize::from(t.is(i, ["a", "one"]));
    let (share, j) = match t.w(j) {
        "half" => (0.5, j + 1),
        "quarter" => (0.25, j + 1),
        "third" if j > i => (1.0 / 3.0, j + 1),
        "three" if t.is(j + 1, ["quarters"]) => (0.75, j + 2),
        "three" if t.seq(j + 1, &["-", "quarters"]) => (0.75, j + 3),
        _ => return None,
    };
    let j = match t.w(j) {
        "-" | "a" if t.w(j - 1) == "half" => j + 1,
        "of" if t.w(j + 1) == "a" => j + 2,
        _ => return None,
    };
    let s = scale(t.w(j)).filter(|s| *s >= 1e3 || t.w(j) == "dozen")?;
    Some(Number::exact(s * share, j + 1, false))
}

/// "-odd", "-plus" and "+" behind a number, which leave its upper end open; the token after them.
fn loose(t: &Tokens, j: usize) -> Option<usize> {
    if t.w(j) == "-" && t.glued(j) && t.glued(j + 1) && t.is(j + 1, ["odd", "plus"]) {
        return Some(j + 2);
    }
    (t.w(j) == "+" && t.glued(j) && !t.glued(j + 1)).then_some(j + 1)
}

/// A number in digits or words that says one value: "250", "forty", and "20-odd", whose upper end is open.
pub(crate) fn cardinal(t: &Tokens, i: usize) -> Option<Number> {
    let n = exact(t, i)?;
    let Some(j) = loose(t, n.end) else { return Some(n) };
    // "20-odd million"
    let (s, end) = scale(t.w(j)).filter(|s| *s >= 100.0).map_or((1.0, j), |s| (s, j + 1));
    let value = n.value.map(|v| v * s);
    Some(Number { value, min: value, max: None, end, ..n })
}

/// A number without "-odd" and the like.
fn exact(t: &Tokens, i: usize) -> Option<Number> {
    if let Some(mut n) = t.digits(i) {
        let mut j = i + 1;
        // "2 1/2", "1/2"
        if let (Some(a), "/", Some(b)) = (t.int(j), t.w(j + 1), t.int(j + 2))
            && a < b
            && b <= 16
            && n.fract() == 0.0
            && !t.glued(j)
        {
            n += f64::from(a) / f64::from(b);
            j += 3;
        } else if t.glued(j) && t.kind(j) == Kind::Digits && t.digits(j).is_some_and(|f| f < 1.0) {
            n += t.digits(j).unwrap_or(0.0);
            j += 1;
        }
        if let (Some(s), false) = (scale(t.w(j)), t.w(j) == "dozen" && n.fract() != 0.0) {
            return Some(Number::exact(n * s, j + 1, true));
        }
        if t.w(j) == "-" && scale(t.w(j + 1)).is_some_and(|s| s >= 1e3) {
            return Some(Number::exact(n * scale(t.w(j + 1)).unwrap_or(1.0), j + 2, true));
        }
        if t.glued(j) && t.is(j, ["m", "k", "b", "tr"]) {
            let s = match t.w(j) {
                "k" => 1e3,
                "m" => 1e6,
                "b" => 1e9,
                _ => 1e12,
            };
            return Some(Number::exact(n * s, j + 1, true));
        }
        return Some(Number::exact(n, j, true));
    }
    if let Some(n) = fraction(t, i) {
        return Some(n);
    }
    let (mut total, mut now, mut j, mut any) = (0.0, 0.0, i, false);
    if t.is(j, ["a", "an"]) {
        scale(t.w(j + 1))?;
        (now, j, any) = (1.0, j + 1, true);
    }
    // Longer runs of number words are no number.
    while j < i + 24 {
        if let Some((n, e)) = below_hundred(t, j) {
            if any && now % 100.0 != 0.0 {
                break;
            }
            // "one hundred" then "five": adds; "nineteen ninety-four" is no number of things.
            now += n;
            (j, any) = (e, true);
        } else if let Some(s) = scale(t.w(j)).filter(|_| any) {
            if s < 1e3 {
                now = now.max(1.0) * s;
            } else {
                total += now.max(1.0) * s;
                now = 0.0;
            }
            j += 1;
        } else if any
            && t.w(j) == "-"
            && (scale(t.w(j + 1)).is_some() || below_hundred(t, j + 1).is_some() && now % 100.0 == 0.0)
        {
            j += 1;
        } else if any
            && t.w(j) == "and"
            && now + total >= 100.0
            && below_hundred(t, j + 1).is_some()
            && now % 100.0 == 0.0
        {
            j += 1;
        } else if any && (t.seq(j, &["and", "a", "half"]) || t.seq(j, &["-", "and", "-", "a", "-", "half"])) {
            now += 0.5;
            j += if t.w(j) == "-" { 6 } else { 3 };
            if let Some(s) = scale(t.w(j)) {
                now *= s;
                j += 1;
            }
            break;
        } else if let Some((part, e)) = decimals(t, j + 1).filter(|_| any && t.w(j) == "point")
            // "At one point five thousand were there" tells of a moment.
            && t.before(i, 1) != "at"
            && let Some(s) = scale(t.w(e)).filter(|s| *s >= 1e3)
        {
            (now, j) = ((now + part) * s, e + 1);
            break;
        } else {
            break;
        }
    }
    any.then(|| Number::exact(total + now, j, false))
}

/// What stands behind "point" in words, digit by digit, and the token after them.
fn decimals(t: &Tokens, i: usize) -> Option<(f64, usize)> {
    let digit = |j: usize| small(t.w(j)).filter(|d| *d < 10.0);
    let (mut part, mut share, mut j) = (0.0, 0.1, i);
    while let Some(d) = digit(j).filter(|_| j < i + 3) {
        (part, share, j) = (part + d * share, share / 10.0, j + 1);
    }
    (j > i).then_some((part, j))
}

/// The product of the scale words at `i`, and the token after them: "hundred thousand".
fn scales(t: &Tokens, i: usize) -> (f64, usize) {
    let (mut product, mut j) = (1.0, i);
    while let Some(s) = scale(t.w(j)).filter(|_| j < i + 3) {
        (product, j) = (product * s, j + 1);
    }
    (product, j)
}

/// Any number: one value, or words that give only a bound. "A few" is read as two or more, "several" as three or more,
/// "dozens" as two dozen or more, and so on; no upper bound is invented.
pub(crate) fn number(t: &Tokens, i: usize) -> Option<Number> {
    if let Some(n) = cardinal(t, i) {
        return Some(n);
    }
    let (least, j) = match t.w(i) {
        "dozens" => (24.0, i + 1),
        "scores" => (40.0, i + 1),
        "hundreds" | "hundred" => (200.0, i + 1),
        "thousands" => (2000.0, i + 1),
        "millions" => (2e6, i + 1),
        "billions" => (2e9, i + 1),
        "trillions" => (2e12, i + 1),
        "tens" if t.seq(i + 1, &["of", "thousands"]) => return Some(Number::open(20_000.0, i + 3)),
        "tens" if t.seq(i + 1, &["of", "millions"]) => return Some(Number::open(2e7, i + 3)),
        "tens" if t.seq(i + 1, &["of", "billions"]) => return Some(Number::open(2e10, i + 3)),
        "tens" if t.seq(i + 1, &["of", "trillions"]) => return Some(Number::open(2e13, i + 3)),
        "several" => (3.0, i + 1),
        "many" => (3.0, i + 1),
        "few" if !t.is(i.wrapping_sub(1), ["very", "so", "too"]) => (2.0, i + 1),
        "a" | "an" => match t.w(i + 1) {
            "few" => (2.0, i + 2),
            "handful" if t.w(i + 2) == "of" => (2.0, i + 3),
            "couple" => {
                let j = if t.w(i + 2) == "of" { i + 3 } else { i + 2 };
                let (s, j) = scales(t, j);
                return Some(Number::exact(2.0 * s, j, false));
            }
            "number" if t.w(i + 2) == "of" => (2.0, i + 3),
            _ => return None,
        },
        _ => return None,
    };
    if t.is(i, ["hundreds", "thousands", "millions"])
        && t.w(j) == "of"
        && t.is(j + 1, ["thousands", "millions", "billions", "trillions"])
    {
        let s = scale(t.w(j + 1)).unwrap_or(1e3);
        return Some(Number::open(least * s, j + 2));
    }
    // "several hundred thousand"
    if let (s, e) = scales(t, j)
        && e > j
        && least < 24.0
    {
        return Some(Number::open(least * s, e));
    }
    (t.w(i) != "hundred").then(|| Number::open(least, j))
}
