//! Where the text quotes: pairs of quotation marks.
//!
//! Finds “ ”, „ “, « », ‘ ’, straight " and ', and the doubled '' of plain-text news wires, per block. A single mark that is an
//! apostrophe ("the soldiers' wives", "'90s") opens and closes nothing. A quotation that is not closed when its block ends
//! goes on in the next block if that opens with the same mark; otherwise it ends with its block if it stands where a quotation
//! is expected, and is no quotation if it does not. A quotation within a quotation belongs to the outer one.
//!
//! Example: `'The soldiers' wives wait,' she said.` holds one quotation, `'The soldiers' wives wait,'`.

use dateline_model::{BlockKind, Span};

use crate::context::Context;
use crate::lexicon::Class;

/// One quotation within one block.
#[derive(Clone, Debug)]
pub(crate) struct Quotation {
    /// With its marks.
    pub(crate) span: Span,
    /// Without them.
    pub(crate) inner: Span,
    /// The block it stands in.
    pub(crate) block: usize,
    /// Index of the quotation that it goes on from: left open at the end of an earlier block.
    pub(crate) continues: Option<usize>,
    /// Whether a mark closes it.
    pub(crate) closed: bool,
}

/// The kind of a mark; an opening mark is closed by one of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
    Doubled,
    Guillemet,
}

/// One mark and what it may do where it stands.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: u32,
    len: u32,
    kind: Kind,
    opens: bool,
    closes: bool,
    /// It cannot be an apostrophe.
    sure: bool,
}

/// All quotations in text order.
pub(crate) fn find(cx: &Context<'_>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut open: Option<(Kind, usize)> = None;
    for (index, block) in cx.doc.blocks.iter().enumerate() {
        if block.repeats.is_some() || !block.kind.is_read() {
            continue;
        }
        let span = block.words.span();
        let chars: Vec<char> = cx.slice(span).chars().collect();
        let marks = marks(&chars);
        let before = out.len();
        let left_open = pair(&chars, &marks, span.start, index, &mut out);
        if let Some((kind, from)) = open.take() {
            let fresh = out.get(before).is_some_and(|q| q.span.start == span.start);
            if fresh && marks.first().is_some_and(|m| m.kind == kind) {
                out[before].continues = Some(from);
            } else if block.kind == BlockKind::Caption {
                // A caption may stand between two paragraphs of one speech.
                open = Some((kind, from));
            }
        }
        if let Some(kind) = left_open {
            open = Some((kind, out.len() - 1));
        }
    }
    out
}

/// The quotation of each word, by index.
pub(crate) fn of_words(cx: &Context<'_>, quotations: &[Quotation]) -> Vec<Option<u32>> {
    let mut out = vec![None; cx.analysis.words().len()];
    for (i, q) in quotations.iter().enumerate() {
        for w in cx.analysis.words_in(q.inner) {
            out[w] = Some(i as u32);
        }
    }
    out
}

fn marks(chars: &[char]) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        let mut len = 1;
        let kind = match c {
            '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' => Kind::Double,
            '\u{ab}' | '\u{bb}' => Kind::Guillemet,
            '\'' | '`' | '\u{2019}' if chars.get(i + 1) == Some(&c) => {
                len = 2;
                Kind::Doubled
            }
            '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' => Kind::Single,
            _ => {
                i += 1;
                continue;
            }
        };
        let before = i.checked_sub(1).map(|p| chars[p]);
        let after = chars.get(i + len).copied();
        let starts = before.is_none_or(|b| b.is_whitespace() || "([{-–—/:\"“‘'".contains(b));
        let ends = after.is_none_or(|a| a.is_whitespace() || (!a.is_alphanumeric() && a != '$'));
        let fits = after.is_some_and(|a| !a.is_whitespace());
        let (opens, closes) = match c {
            '\u{201c}' | '\u{201e}' | '\u{201f}' | '\u{ab}' => (true, false),
            '\u{201d}' | '\u{bb}' => (false, true),
            '\u{2018}' | '\u{201a}' | '\u{201b}' => (starts && fits, false),
            '\u{2019}' if len == 1 => (false, ends),
            '`' => (true, false),
            // "…text"he said" and 'word ,"he said' occur: a double mark is looser than a single one.
            _ if kind != Kind::Single => {
                (fits && (starts || !ends), before.is_some_and(|b| !b.is_whitespace()) || ends)
            }
            _ => (starts && fits, ends && before.is_some_and(|b| !b.is_whitespace())),
        };
        let elided = kind == Kind::Single && opens && elision(&chars[i + 1..]);
        let digit = before.is_some_and(|b| b.is_ascii_digit()) && len == 1 && (c == '\'' || c == '"') && !ends;
        if !elided && !digit && (opens || closes) {
            let sure = kind != Kind::Single
                || before.is_some_and(|b| ".,!?…;)".contains(b))
                || before.is_some_and(|b| !matches!(b, 's' | 'S' | 'n' | 'x' | 'z'));
            out.push(Mark { at: i as u32, len: len as u32, kind, opens, closes, sure });
        }
        i += len;
    }
    out
}

/// Words that begin with an apostrophe: 'em, 'til, '90s.
fn elision(rest: &[char]) -> bool {
    let word: String = rest.iter().take_while(|c| c.is_alphanumeric()).take(8).collect::<String>().to_lowercase();
    let digits = word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit) && word.len() <= 3;
    digits || Class::ClippedWord.has(word.as_str())
}

/// Pairs a block's marks; gives the kind of a quotation left open at its end, which is then the last one.
fn pair(chars: &[char], marks: &[Mark], base: u32, block: usize, out: &mut Vec<Quotation>) -> Option<Kind> {
    // For each mark, whether a sure closing single mark follows before the next opening one.
    let mut sure_later = vec![false; marks.len()];
    let mut seen = false;
    for (i, m) in marks.iter().enumerate().rev() {
        sure_later[i] = seen;
        if m.kind == Kind::Single {
            seen = if m.opens { false } else { seen || (m.closes && m.sure) };
        }
    }
    let mut open: Option<Mark> = None;
    // Marks of other kinds inside the open quotation are quotations within it.
    for (i, m) in marks.iter().enumerate() {
        match open {
            None if m.opens => open = Some(*m),
            Some(o) if o.kind == m.kind && m.closes => {
                let apostrophe = m.kind == Kind::Single && !m.sure && sure_later[i];
                // A straight mark that can only open here repeats the opening one by mistake.
                if !apostrophe {
                    out.push(quotation(o, Some(*m), base, block, chars.len() as u32));
                    open = None;
                }
            }
            _ => {}
        }
    }
    let o = open?;
    let before = o.at.checked_sub(1).map(|p| &chars[..=p as usize]);
    let expected = before.is_none_or(|b| {
        b.iter().rev().find(|c| !c.is_whitespace()).is_some_and(|c| matches!(c, ':' | ',' | '.' | '?' | '!' | '…'))
    });
    let long = chars[o.at as usize..].iter().filter(|c| c.is_whitespace()).count() >= 3;
    if !(expected && long) {
        // No quotation after all: what follows the mark may hold quotations of its own.
        let rest = marks.partition_point(|m| m.at <= o.at);
        if rest < marks.len() && rest > 0 {
            return retry(chars, &marks[rest..], base, block, out);
        }
        return None;
    }
    out.push(quotation(o, None, base, block, chars.len() as u32));
    Some(o.kind)
}

/// Pairs what follows a stray opening mark, once.
fn retry(chars: &[char], marks: &[Mark], base: u32, block: usize, out: &mut Vec<Quotation>) -> Option<Kind> {
    let mut open: Option<Mark> = None;
    for m in marks {
        match open {
            None if m.opens => open = Some(*m),
            Some(o) if o.kind == m.kind && m.closes => {
                out.push(quotation(o, Some(*m), base, block, chars.len() as u32));
                open = None;
            }
            _ => {}
        }
    }
    None
}

fn quotation(open: Mark, close: Option<Mark>, base: u32, block: usize, len: u32) -> Quotation {
    let (inner_end, end) = close.map_or((len, len), |c| (c.at, c.at + c.len));
    Quotation {
        span: Span::new(base + open.at, base + end),
        inner: Span::new(base + open.at + open.len, base + inner_end),
        block,
        continues: None,
        closed: close.is_some(),
    }
}
