//! The tokens.

use crate::lexicon::Words;
use std::ops::Range;

use dateline_model::{Document, Span};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, an abbreviation with inner stops ("p.m."), or "'s".
    Word,
    /// Digits with their separators, or a fraction sign.
    Digits,
    /// Any other character.
    Punct,
    /// Where one block ends and the next begins; no rule reads across it.
    Break,
}

#[derive(Clone, Debug)]
struct Token {
    span: Span,
    kind: Kind,
    lower: Range<u32>,
    /// No white space before it.
    glued: bool,
    /// It begins with a capital.
    capital: bool,
    /// It is all capitals.
    shouted: bool,
}

/// The tokens of one document, in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    lower: String,
    list: Vec<Token>,
}

impl Tokens {
    pub(crate) fn new(doc: &Document) -> Tokens {
        let mut out = Tokens::default();
        let chars: Vec<char> = doc.text.as_str().chars().collect();
        let mut starts = doc.blocks.iter().map(|b| b.words.span().start).skip(1).peekable();
        let (mut i, mut spaced, mut lines) = (0, true, 0);
        while i < chars.len() {
            let c = chars[i];
            if c.is_whitespace() {
                spaced = true;
                lines += u32::from(c == '\n');
                i += 1;
                continue;
            }
            let mut broken = lines > 1;
            while starts.next_if(|&s| s <= i as u32).is_some() {
                broken = true;
            }
            if broken {
                out.push(i, i, Kind::Break, false, &chars);
            }
            let (end, kind) = next(&chars, i, out.list.last());
            out.push(i, end, kind, !spaced, &chars);
            (i, spaced, lines) = (end, false, 0);
        }
        out
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, glued: bool, chars: &[char]) {
        let from = self.lower.len() as u32;
        // "1.300.000"
        let dotted = kind == Kind::Digits && chars[start..end].iter().filter(|c| **c == '.').count() > 1;
        for &c in &chars[start..end] {
            match c {
                '’' | '‘' | '`' => self.lower.push('\''),
                '–' | '—' | '‑' | '−' => self.lower.push('-'),
                ',' if kind == Kind::Digits => {}
                '.' if dotted => {}
                c => self.lower.extend(c.to_lowercase()),
            }
        }
        let capital = chars[start..end].first().is_some_and(|c| c.is_uppercase());
        let shouted = chars[start..end].iter().all(|c| c.is_uppercase());
        let span = Span::new(start as u32, end as u32);
        self.list.push(Token { span, kind, lower: from..self.lower.len() as u32, glued, capital, shouted });
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }
    /// The token in lower case, with plain quotation marks and hyphens and without the commas of a number; empty past the end.
    pub(crate) fn w(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |t| &self.lower[t.lower.start as usize..t.lower.end as usize])
    }
    /// The token before, or nothing.
    pub(crate) fn before(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).map_or("", |j| self.w(j))
    }
    pub(crate) fn kind(&self, i: usize) -> Kind {
        self.list.get(i).map_or(Kind::Break, |t| t.kind)
    }
    pub(crate) fn is(&self, i: usize, words: impl Words) -> bool {
        words.holds(self.w(i))
    }
    /// Whether these words stand here one after another.
    pub(crate) fn seq(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| same(self.w(i + k), w))
    }
    pub(crate) fn glued(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.glued)
    }
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.capital)
    }
    pub(crate) fn shouted(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.shouted)
    }
    /// From the first character of token `i` to the last of the token before `j`.
    pub(crate) fn span(&self, i: usize, j: usize) -> Span {
        match (self.list.get(i), j.checked_sub(1).and_then(|j| self.list.get(j))) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::new(0, 0),
        }
    }
    pub(crate) fn start(&self, i: usize) -> u32 {
        self.list.get(i).map_or(u32::MAX, |t| t.span.start)
    }
    /// The tokens that begin inside a span.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        let a = self.list.partition_point(|t| t.span.start < span.start);
        a..self.list.partition_point(|t| t.span.start < span.end).max(a)
    }
    /// The number that the digits of a token spell.
    pub(crate) fn digits(&self, i: usize) -> Option<f64> {
        if self.kind(i) != Kind::Digits {
            return None;
        }
        match self.w(i) {
            "½" => Some(0.5),
            "¼" => Some(0.25),
            "¾" => Some(0.75),
            w => w.parse().ok(),
        }
    }
    /// A whole number of at most four digits, without a separator.
    pub(crate) fn int(&self, i: usize) -> Option<i16> {
        (self.kind(i) == Kind::Digits && self.list[i].span.len() as usize == self.w(i).len())
            .then(|| self.w(i))
            .filter(|w| w.len() <= 4)
            .and_then(|w| w.parse().ok())
    }
}

/// Equality for words that mostly differ in their first letter.
fn same(a: &str, b: &str) -> bool {
    a.as_bytes().first() == b.as_bytes().first() && a == b
}

/// The end of digits in groups: a first group, groups of `size` behind `mark`, and one of three at last.
fn grouped(chars: &[char], first: usize, mark: char, size: usize) -> Option<usize> {
    let digits = |k: usize, n: usize| (k..k + n).all(|k| chars.get(k).is_some_and(char::is_ascii_digit));
    let group = |k: usize, n: usize| chars.get(k) == Some(&mark) && digits(k + 1, n) && !digits(k + 1 + n, 1);
    let (mut k, mut groups) = (first, 0);
    while groups < 6 && group(k, size) && chars.get(k + 1 + size) == Some(&mark) {
        (k, groups) = (k + 1 + size, groups + 1);
    }
    (groups > 0 && group(k, 3)).then_some(k + 4)
}

/// "5,00,000", "12,50,00,000": groups of two as in India.
fn lakhs(chars: &[char], start: usize, first: usize) -> Option<usize> {
    (first - start <= 2).then(|| grouped(chars, first, ',', 2)).flatten()
}

/// "1.300.000": dots between thousands, two or more of them.
fn dotted(chars: &[char], start: usize, first: usize) -> Option<usize> {
    (first - start <= 3).then(|| grouped(chars, first, '.', 3)).flatten()
}

/// The end and kind of the token that begins at `i`.
fn next(chars: &[char], i: usize, before: Option<&Token>) -> (usize, Kind) {
    let at = |k: usize| chars.get(k).copied().unwrap_or(' ');
    let c = chars[i];
    if matches!(c, '½' | '¼' | '¾') {
        return (i + 1, Kind::Digits);
    }
    if c.is_ascii_digit() {
        let mut e = i;
        while at(e).is_ascii_digit() {
            e += 1;
        }
        if let Some(end) = lakhs(chars, i, e).or_else(|| dotted(chars, i, e)) {
            return (end, Kind::Digits);
        }
        while at(e) == ',' && (1..=3).all(|k| at(e + k).is_ascii_digit()) && !at(e + 4).is_ascii_digit() && e - i <= 15
        {
            e += 4;
        }
        if at(e) == '.' && at(e + 1).is_ascii_digit() {
            e += 1;
            while at(e).is_ascii_digit() {
                e += 1;
            }
        }
        return (e, Kind::Digits);
    }
    if c.is_alphabetic() {
        let mut e = i;
        while at(e).is_alphanumeric() && !at(e).is_ascii_digit() {
            e += 1;
        }
        // "p.m.", "U.S."
        if e == i + 1 && at(e) == '.' && at(e + 1).is_alphabetic() && !at(e + 2).is_alphanumeric() {
            while at(e) == '.' && at(e + 1).is_alphabetic() && !at(e + 2).is_alphanumeric() {
                e += 2;
            }
            if at(e) == '.' {
                e += 1;
            }
        }
        return (e, Kind::Word);
    }
    if matches!(c, '\'' | '’')
        && before.is_some_and(|b| b.span.end == i as u32 && b.kind != Kind::Punct)
        && matches!(at(i + 1), 's' | 'S')
        && !at(i + 2).is_alphanumeric()
    {
        return (i + 2, Kind::Word);
    }
    (i + 1, Kind::Punct)
}
