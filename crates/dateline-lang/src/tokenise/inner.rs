//! Inside a chunk without punctuation at its edges: dashes, slashes, hyphens, missing spaces, numbers and their units.

use super::{Raw, clitics, push, special};

/// Prefixes that stay with their word: "pro-government", "ex-minister", "non-lethal".
const PREFIXES: &[&str] = &[
    "ante", "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "infra", "inter",
    "intra", "macro", "mega", "meta", "micro", "mid", "mini", "multi", "neo", "non", "over", "para", "post", "pre",
    "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "supra", "trans", "ultra",
    "un", "under", "vice",
];
const UNITS: &[&str] = &[
    "am", "pm", "a.m", "p.m", "million", "billion", "trillion", "thousand", "bn", "mn", "tn", "k", "mm", "cm", "km",
    "kg", "ft", "lb", "lbs", "mph", "hrs",
];

/// Cuts the core of a chunk.
pub(super) fn core(text: &str, start: usize, end: usize, out: &mut Vec<Raw>) {
    let mut from = start;
    let mut chars = text[start..end].char_indices().peekable();
    let mut before: Option<char> = None;
    while let Some((i, c)) = chars.next() {
        let at = start + i;
        let after = text[at + c.len_utf8()..end].chars().next();
        let len = split_at(text, start, from, at, end, c, before, after);
        if len > 0 {
            word(text, from, at, out);
            push(out, at, at + len, false);
            from = at + len;
            while chars.peek().is_some_and(|(j, _)| start + j < from) {
                chars.next();
            }
            before = None;
            continue;
        }
        before = Some(c);
    }
    word(text, from, end, out);
}

/// Length of the mark at `at` if it is a word of its own inside the chunk; 0 if it belongs to its neighbours.
#[expect(clippy::too_many_arguments, reason = "one decision looks at both sides of one place")]
fn split_at(
    text: &str,
    start: usize,
    from: usize,
    at: usize,
    end: usize,
    c: char,
    before: Option<char>,
    after: Option<char>,
) -> usize {
    let letter = |x: Option<char>| x.is_some_and(char::is_alphabetic);
    let digit = |x: Option<char>| x.is_some_and(|x| x.is_ascii_digit());
    match c {
        '—' | '–' | '―' | '…' => c.len_utf8(),
        '-' => {
            let run = text[at..end].bytes().take_while(|&b| b == b'-').count();
            if run > 1 {
                return run;
            }
            usize::from(hyphen(text, start, from, at, end, before, after))
        }
        '.' => {
            let run = text[at..end].bytes().take_while(|&b| b == b'.').count();
            if run > 1 {
                return run;
            }
            // A missing space: "fled.Then".
            let lower_before = text[from..at].chars().rev().take(2).filter(|x| x.is_lowercase()).count() == 2;
            usize::from(lower_before && after.is_some_and(char::is_uppercase) && !text[from..at].contains('.'))
        }
        '/' => usize::from(letter(before) && letter(after) && text[from..at].chars().nth(1).is_some()),
        ',' => usize::from(!(digit(before) && digit(after) && thousands(&text[at..end]))),
        ';' | '?' | '!' | '"' | '“' | '”' | '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '|' => c.len_utf8(),
        ':' => usize::from(!digit(after) && letter(before)),
        '$' | '£' | '€' | '¥' if digit(after) && from == at => c.len_utf8(),
        _ => 0,
    }
}

/// Whether groups of digits behind commas are one number: the last has three digits.
fn thousands(s: &str) -> bool {
    let number = s.bytes().take(40).take_while(|b| b.is_ascii_digit() || *b == b',').count();
    let last = s[..number].trim_end_matches(',').rsplit(',').next().unwrap_or_default();
    last.len() >= 3
}

fn hyphen(
    text: &str,
    start: usize,
    from: usize,
    at: usize,
    end: usize,
    before: Option<char>,
    after: Option<char>,
) -> bool {
    let (Some(b), Some(a)) = (before, after) else {
        return from < at && !(after.is_none() && special::broken_off(&text[from..at]));
    };
    if b.is_ascii_digit() && a.is_ascii_digit() {
        // Telephone numbers stay whole, ranges fall apart.
        let mut parts = text[start..end].splitn(3, '-');
        let (first, second, third) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next());
        let digits = |p: &str, n: usize| p.len() == n && p.bytes().all(|x| x.is_ascii_digit());
        return !(third.is_some() || digits(first, 3) && digits(second, 4));
    }
    let head = &text[from..at];
    if head.len() == 1 && at > start + 1 {
        return true;
    }
    head.len() > 7 || !PREFIXES.contains(&head.to_lowercase().as_str())
}

/// A word, perhaps a number with its unit, perhaps with clitics.
fn word(text: &str, start: usize, end: usize, out: &mut Vec<Raw>) {
    if start >= end {
        return;
    }
    let w = &text[start..end];
    // "US$40", "17billion", "10am", "3.5m" after a currency.
    if let Some(i) = w.find(['$', '£', '€', '¥']) {
        let n = w[i..].chars().next().map_or(1, char::len_utf8);
        if w[i + n..].starts_with(|c: char| c.is_ascii_digit()) && w[..i].chars().all(|c| c.is_ascii_uppercase()) {
            push(out, start, start + i + n, false);
            return word(text, start + i + n, end, out);
        }
    }
    let number = w.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':')).count();
    if number > 0 && number < w.len() && w.as_bytes()[0].is_ascii_digit() {
        let unit = &w[number..];
        let lower = unit.to_lowercase();
        let money = out.last().is_some_and(|r| r.end == start && text[r.start..r.end].ends_with(['$', '£', '€', '¥']));
        if UNITS.contains(&lower.trim_end_matches('.')) || money && matches!(lower.as_str(), "m" | "k" | "b" | "t") {
            push(out, start, start + number, false);
            push(out, start + number, end, false);
            return;
        }
    }
    if special::elided(w) {
        push(out, start, end, false);
    } else {
        clitics::word(text, start, end, out);
    }
}
