//! Sums of money: "$17billion", "some €3.5m", "9,000 bolivars", "US$5-7 million", "between $10 and $20", "tens of millions of dollars",
//! "25 cents".
//!
//! Not weights in pounds (a plain "pounds" is money only after a million or more), nor names such as "dollar store".

use dateline_model::AmountKind;

use super::currency::{self, Currency};
use super::found::Found;
use crate::lexicon::Class;
use crate::numbers::{Kind, Number, Tokens, number, range, scale};

pub(super) fn find(t: &Tokens, i: usize, year: Option<i16>) -> Option<Found> {
    signed(t, i).or_else(|| named(t, i, year)).or_else(|| single(t, i))
}

fn made(i: usize, end: usize, n: Number, c: &Currency) -> Found {
    let by = if c.hundredth { 0.01 } else { 1.0 };
    // 8.2 billion is 8,200,000,000, not a fraction less.
    let whole = |v: f64| if v >= 1e3 { (v * 100.0).round() / 100.0 } else { v };
    let cut = |v: Option<f64>| v.map(|v| if c.hundredth { (v * by * 1e6).round() / 1e6 } else { whole(v) });
    Found {
        start: i,
        end,
        kind: AmountKind::Money,
        value: cut(n.value),
        min: cut(n.min),
        max: cut(n.max),
        unit: c.code.map(str::to_owned),
        plain_dollar: c.plain_dollar && c.code.is_none(),
        hedge: None,
        rule: "amounts/money",
        note: None,
    }
}

/// "$17billion", "$5 to $7 million", "$2-3 billion", "$100-million".
fn signed(t: &Tokens, i: usize) -> Option<Found> {
    let c = currency::sign(t, i)?;
    let n = thousands(t, c.end, decimal_comma(t, number(t, c.end).filter(|n| n.digits)?), &c);
    let mut end = n.end;
    // "$5 to $7 million", "$2-3bn", "$10-$12"
    if t.is(end, ["to", "-", "and"]) && (t.w(end) != "and" || t.before(i, 1) == "between") && !moves(t, i, end) {
        let second = currency::sign(t, end + 1);
        let k = second.as_ref().map_or(end + 1, |s| s.end);
        let shared = second.is_some() || t.w(end) == "-" || t.w(end) == "to" && scale_of(t, k).is_some();
        if shared && let Some(m) = number(t, k).filter(|m| m.digits) {
            let (Some(a), Some(b)) = (n.value, m.value) else { return None };
            // The scale of the second serves the first.
            let lifted = if scale_of(t, c.end).is_none() { scale_of(t, k).map_or(a, |s| a * s) } else { a };
            let a = if lifted < b { lifted } else { a };
            if a < b {
                let range = Number { value: None, min: Some(a), max: Some(b), end: m.end, digits: true };
                return Some(made(i, m.end, range, &c));
            }
        }
    }
    // "$50 USD", "$5 million dollars"; "$50 a share" ends before the share.
    if t.is(end, ["usd", "cad", "aud", "dollars", "euros"]) {
        end += 1;
    }
    Some(made(i, end, n, &c))
}

/// Whether "to" leads to a new level and not to the end of a range: "rose $1.50 to $71.20", "up from $5 to $8".
fn moves(t: &Tokens, i: usize, end: usize) -> bool {
    let ranges = |k: usize| t.is(k, Class::Ranging);
    let from = t.before(i, 1) == "from" && !(2..4).any(|n| i.checked_sub(n).is_some_and(ranges));
    t.w(end) == "to" && (from || Class::ChangeOfPrice.has(t.before(i, 1)))
}

/// "a dollar a day", as against "a dollar bill".
fn single(t: &Tokens, i: usize) -> Option<Found> {
    let c = (t.w(i) == "a" && t.is(i + 1, ["dollar", "euro"])).then(|| currency::name(t, i + 1, None)).flatten()?;
    let ends = t.kind(c.end) != Kind::Word
        || t.is(c.end, ["a", "per", "each", "more", "less", "for", "in", "to", "and", "or", "on", "from", "every"]);
    let one = Number { value: Some(1.0), min: Some(1.0), max: Some(1.0), end: c.end, digits: false };
    (ends && !(t.w(c.end) == "-" && t.glued(c.end))).then(|| made(i, c.end, one, &c))
}

/// The scale word that follows the digits at `i`.
fn scale_of(t: &Tokens, i: usize) -> Option<f64> {
    let mut j = i + 1;
    if t.w(j) == "-" {
        j += 1;
    }
    match t.w(j) {
        "m" if t.glued(j) => Some(1e6),
        "b" if t.glued(j) => Some(1e9),
        "k" if t.glued(j) => Some(1e3),
        w => scale(w),
    }
}

/// "9,000 bolivars", "two million Canadian dollars", "billions of dollars", "a 20,000-euro fine".
fn named(t: &Tokens, i: usize, year: Option<i16>) -> Option<Found> {
    if t.kind(i) == Kind::Digits && t.glued(i) && t.is(i.wrapping_sub(1), ["$", "£", "€", ".", "/"]) {
        return None;
    }
    if t.kind(i) == Kind::Digits && t.glued(i) && t.before(i, 1) == "," && t.kind(i.wrapping_sub(2)) == Kind::Digits {
        return None;
    }
    let mut n = number(t, i)?;
    n = decimal_comma(t, n);
    n = range(t, i, &n).unwrap_or(n);
    let mut j = n.end;
    if let Some(c) = currency::sign_after(t, j).filter(|_| n.digits) {
        return Some(made(i, c.end, n, &c));
    }
    if n.value.is_none() && t.w(j) == "of" {
        j += 1;
        j += described(t, j, year);
    } else if t.w(j) == "-" && t.glued(j) {
        j += 1;
    }
    if t.is(j, ["in"]) {
        return None;
    }
    if t.is(j, ["new", "hong", "south"]) && currency::name(t, j + 1, year).is_some() {
        j += 1;
    }
    // A plain pound weighs, unless there are very many.
    if t.is(j, ["pounds", "pound"]) && t.w(j + 1) != "sterling" {
        let rich = n.value.or(n.min).is_some_and(|v| v >= 1e6) && !t.is(j + 1, ["of"]);
        // "4,000 pounds ($6,100)", "paid 300 pounds"
        let told = t.w(j + 1) == "(" && currency::sign(t, j + 2).is_some()
            || (1..6).any(|k| t.is(i.wrapping_sub(k), Class::MoneyWord)) && !t.is(j + 1, ["of", "("]);
        return (rich || told).then(|| {
            made(i, j + 1, n, &Currency { code: Some("GBP"), end: j + 1, plain_dollar: false, hundredth: false })
        });
    }
    let c = currency::name(t, j, year)?;
    // In "a trillion-dollar plan" the article belongs to the plan.
    let i = if t.is(i, ["a", "an"]) && t.w(n.end) == "-" { i + 1 } else { i };
    // "three marks", "he won": these names are also other words.
    let whole = n.value.is_none_or(|v| v < 100.0 && v.fract() == 0.0);
    if t.is(j, Class::AmbiguousCurrency) && whole || t.is(j, ["rand", "mark", "won"]) && t.capital(j) {
        return None;
    }
    Some(made(i, c.end, thousands(t, i, n, &c), &c))
}

/// "300.000 VND": a dot before three digits of money that has no hundredths.
fn thousands(t: &Tokens, i: usize, n: Number, c: &Currency) -> Number {
    let of_three = t.w(i).rsplit_once('.').is_some_and(|(_, part)| part.len() == 3);
    let meant = n.digits && of_three && n.end == i + 1 && c.code.is_some_and(currency::whole);
    let by = |v: Option<f64>| v.map(|v| (v * 1e3).round());
    if meant { Number { value: by(n.value), min: by(n.min), max: by(n.max), ..n } } else { n }
}

/// "2,50 euros", "€3,5 million": a comma before one or two digits of money is a decimal one.
fn decimal_comma(t: &Tokens, n: Number) -> Number {
    let comma = n.digits && t.w(n.end) == "," && t.glued(n.end) && t.glued(n.end + 1);
    let Some((whole, part)) = n.value.zip(t.int(n.end + 1)).filter(|_| comma && t.w(n.end + 1).len() < 3) else {
        return n;
    };
    let part = f64::from(part) / if t.w(n.end + 1).len() == 2 { 100.0 } else { 10.0 };
    let (s, end) = scale_of(t, n.end + 1).map_or((1.0, n.end + 2), |s| (s, n.end + 3));
    let value = Some((whole + part) * s);
    Number { value, min: value, max: value, end, digits: true }
}

/// How many words describe the money between "of" and its name: "hundreds of billions of offshore dollars".
fn described(t: &Tokens, j: usize, year: Option<i16>) -> usize {
    let plain = |k: usize| {
        (t.kind(k) == Kind::Word || t.w(k) == "'" && t.glued(k))
            && !t.is(
                k,
                [
                    "of", "in", "for", "and", "or", "to", "on", "by", "with", "from", "at", "the", "who", "that",
                    "which", "people",
                ],
            )
    };
    (0..4)
        .take_while(|&k| k == 0 || plain(j + k - 1))
        .find(|&k| t.is(j + k, Class::CurrencyPlural) || k == 0 && currency::name(t, j, year).is_some())
        .unwrap_or(0)
}
