//! Punctuation at the edges of a chunk.

use super::{Raw, inner, push, special};

/// What is open in a paragraph.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Quotations in single marks that have been opened and not closed.
    single: u32,
}

/// Marks that stand alone before a word.
fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '<'
            | '"'
            | '“'
            | '„'
            | '«'
            | '‘'
            | '\''
            | '`'
            | '*'
            | '¿'
            | '¡'
            | '~'
            | '_'
            | '='
            | '|'
            | '•'
            | '·'
            | '>'
    )
}

/// Marks that stand alone after a word.
fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '>'
            | '"'
            | '”'
            | '»'
            | '’'
            | '\''
            | '`'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '%'
            | '*'
            | '~'
            | '_'
            | '='
            | '|'
            | '<'
            | '('
            | '['
            | '‘'
            | '“'
            | '•'
            | '°'
    )
}

fn currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₺' | '₴' | '₦' | '₪')
}

fn dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-' | '−')
}

/// Marks of which a run is one word: "...", "!!!", "?!", "--", "<<", quotation marks made of two single ones.
fn runs(a: char, b: char) -> bool {
    (matches!(a, '!' | '?') && matches!(b, '!' | '?'))
        || a == '‘' && b == '’'
        || (a == b
            && (matches!(a, '.' | '*' | '=' | '~' | '_' | '#' | '+' | '<' | '>' | '\'' | '’' | '‘' | '`' | '|')
                || dash(a)))
}

/// So many of the same mark are one word whatever the mark: a rule across the page, or garbage.
const MANY: usize = 4;

/// Cuts a chunk into words.
pub(super) fn chunk(text: &str, start: usize, end: usize, state: &mut State, out: &mut Vec<Raw>) {
    let (mut a, mut b) = (start, end);
    // From the front.
    loop {
        let rest = &text[a..b];
        let Some(c) = rest.chars().next() else { return };
        if special::emoticon(rest) {
            push(out, a, b, false);
            return;
        }
        let n = c.len_utf8();
        if let Some(len) = special::address(rest) {
            push(out, a, a + len, false);
            a += len;
            if a == b {
                return;
            }
            continue;
        }
        if n < rest.len()
            && (opens(c) || dash(c) || currency(c) || matches!(c, '.' | '#' | '+') || closes(c) && !c.is_alphanumeric())
        {
            if special::elided(rest) {
                break;
            }
            let run = a + run_length(rest, c);
            let next = text[run..b].chars().next();
            // "-5", "+44", ".5", "-ed" stay whole.
            if run == a + n && (matches!(c, '+' | '.') || dash(c)) && next.is_some_and(|x| x.is_ascii_digit()) {
                break;
            }
            if run == a + n && matches!(c, '\'' | '‘') {
                state.single += 1;
            }
            push(out, a, run, false);
            a = run;
            if a >= b {
                return;
            }
            continue;
        }
        break;
    }
    // From the back: the words peeled off are remembered and put out after the core.
    let mut tail: Vec<Raw> = Vec::new();
    loop {
        let rest = &text[a..b];
        let Some(c) = rest.chars().next_back() else { break };
        let n = c.len_utf8();
        if n == rest.len() {
            break;
        }
        if let Some(smile) = [3, 2].into_iter().find(|&k| {
            rest.len() > k && rest.is_char_boundary(rest.len() - k) && special::emoticon(&rest[rest.len() - k..])
        }) {
            let face = &rest[rest.len() - smile..];
            if face.starts_with(':') && face.ends_with([')', '(']) && !rest[..rest.len() - smile].contains('(') {
                tail.push(Raw { start: b - smile, end: b, joins: false });
                b -= smile;
                continue;
            }
        }
        if c == '.' {
            let mut run = trailing_class(rest, '.');
            // "D.C..": the abbreviation keeps one.
            if run == 2 && rest.ends_with("..") && special::keeps_stop(&rest[..rest.len() - 1], false, false) {
                run = 1;
                tail.push(Raw { start: b - run, end: b, joins: false });
                b -= run;
                continue;
            }
            if run == 1
                && special::keeps_stop(rest, next_lower_or_digit(text, end), tail.is_empty() && last_of_text(text, end))
            {
                break;
            }
            tail.push(Raw { start: b - run, end: b, joins: false });
            b -= run;
            continue;
        }
        if matches!(c, '\'' | '’') && possessive_plural(&rest[..rest.len() - n], state) {
            tail.push(Raw { start: b - n, end: b, joins: true });
            b -= n;
            continue;
        }
        if closes(c) || dash(c) || currency(c) {
            if special::elided(rest) || dash(c) && special::broken_off(&rest[..rest.len() - n]) {
                break;
            }
            let run = trailing_class(rest, c);
            if run == n && matches!(c, '\'' | '’') {
                state.single = state.single.saturating_sub(1);
            }
            tail.push(Raw { start: b - run, end: b, joins: false });
            b -= run;
            continue;
        }
        break;
    }
    if a < b {
        inner::core(text, a, b, out);
    }
    out.extend(tail.into_iter().rev());
}

/// "workers'": a plural's possessive unless a quotation in single marks is open.
fn possessive_plural(before: &str, state: &State) -> bool {
    state.single == 0 && before.ends_with(['s', 'S']) && before.chars().rev().nth(1).is_some_and(char::is_alphabetic)
}

/// Bytes of the run that begins a chunk.
fn run_length(rest: &str, first: char) -> usize {
    let same = rest.chars().take_while(|&c| c == first).count();
    if same >= MANY {
        return same * first.len_utf8();
    }
    let mut last = first;
    let mut len = 0;
    for c in rest.chars() {
        if len > 0 && !runs(last, c) {
            break;
        }
        len += c.len_utf8();
        last = c;
    }
    len
}

/// Bytes of the run that ends a chunk. Stops mix with other ends of sentences (".?", "!.", "….") unless they are an abbreviation's.
fn trailing_class(rest: &str, first: char) -> usize {
    let same = rest.chars().rev().take_while(|&c| c == first).count();
    if same >= MANY {
        return same * first.len_utf8();
    }
    let mut last = first;
    let mut len = 0;
    for c in rest.chars().rev() {
        let mixed = match (c, last) {
            ('.', '?' | '!') => {
                let before = &rest[..rest.len() - len];
                !before.ends_with("..") && !special::keeps_stop(before, false, false)
            }
            ('!' | '…', '.') => true,
            _ => false,
        };
        if len > 0 && !mixed && !runs(c, last) {
            break;
        }
        len += c.len_utf8();
        last = c;
    }
    len
}

fn next_lower_or_digit(text: &str, end: usize) -> bool {
    text[end..].chars().find(|c| !c.is_whitespace()).is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == ',')
}

fn last_of_text(text: &str, end: usize) -> bool {
    let after = &text[end..];
    after.chars().take_while(|c| c.is_whitespace()).filter(|&c| c == '\n').count() >= 2
        || after.chars().take(3).all(char::is_whitespace)
}
