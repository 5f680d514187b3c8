//! Lines of plain text: which of them are one paragraph broken at a margin.

use std::ops::Range;

/// Whether lines (ranges of bytes) are one text broken at a margin: no line but the last could have taken the first word of the
/// next, and something runs on over a line's end. The indent of the first line alone says the same, and in capitals, where a line's first
/// letter tells nothing, the stop at the end; the margin may then be ragged.
pub fn wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    let line = |i: usize| text[lines[i].clone()].trim_end();
    let length = |s: &str| s.chars().count();
    let margin = (0..lines.len()).map(|i| length(line(i))).max().unwrap_or(0);
    if lines.len() < 2 || !(45..=132).contains(&margin) {
        return false;
    }
    let (mut full, mut run_on) = (0, 0);
    for i in 0..lines.len() - 1 {
        let next = line(i + 1).trim_start();
        let first = next.split_whitespace().next().unwrap_or_default();
        if bullet(next).is_some() {
            return false;
        }
        full += usize::from(length(line(i)) + 1 + length(first) > margin);
        run_on += usize::from(
            next.starts_with(char::is_lowercase) || !line(i).ends_with(['.', '!', '?', ':', '"', '”', '\'', '’']),
        );
    }
    let breaks = lines.len() - 1;
    let indent = |i: usize| text[lines[i].clone()].starts_with([' ', '\t']);
    let indented = indent(0) && !(1..lines.len()).any(indent);
    let capitals = !(0..lines.len()).any(|i| line(i).contains(char::is_lowercase));
    let closed = line(breaks).ends_with(['.', '!', '?', ':', ';', ',', '"', '”', '\'', '’', ']', ')']);
    if indented || capitals && closed && run_on * 2 >= breaks {
        return full * 10 >= breaks * 6;
    }
    full * 10 >= breaks * 9
        && run_on * 2 >= breaks
        && (breaks > 2 || line(1).trim_start().starts_with(char::is_lowercase))
}

/// Length of the mark of a list item at the start of a line: a bullet, or a number with its stop, and the white space after it.
pub fn bullet(line: &str) -> Option<usize> {
    let after = |mark: usize| {
        let rest = &line[mark..];
        let space = rest.len() - rest.trim_start().len();
        (space > 0 && space < rest.len()).then_some(mark + space)
    };
    let first = line.chars().next()?;
    if matches!(first, '•' | '·' | '*' | '-' | '–' | '▪' | '●' | '◦' | '‣') {
        return after(first.len_utf8());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) && line[digits..].starts_with(['.', ')']) { after(digits + 1) } else { None }
}

#[cfg(test)]
mod tests {
    fn wrapped(text: &str) -> bool {
        let mut at = 0;
        let lines: Vec<_> = text
            .split('\n')
            .map(|l| {
                at += l.len() + 1;
                at - 1 - l.len()..at - 1
            })
            .collect();
        super::wrapped(text, &lines)
    }

    #[test]
    fn capitals_and_indents() {
        assert!(wrapped("A BOMB WENT OFF THIS MORNING IN FRONT OF THE HARBOUR BANK IN THE CENTRE OF\nPORT ALDER."));
        assert!(!wrapped("NINE DOCKWORKERS ARRESTED IN PORT ALDER AFTER STRIKE\nMINISTER RESIGNS"));
        assert!(wrapped(
            "   The harbour master said on Monday that no ship would leave\nBefore the storm had passed, he said."
        ));
        assert!(!wrapped("The first line of a list of things that stand one below another\nAnother thing of the list"));
    }
}
