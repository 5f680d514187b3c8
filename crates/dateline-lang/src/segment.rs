//! Sentence ends: first where lines leave no doubt, then by a small net over a window of words.

use std::ops::Range;

use dateline_model::lines::wrapped;

use crate::kernels::{Level, window};
use crate::model::Segment;
use crate::tokenise::Raw;

/// Longest sentence, in words; a longer one is cut.
pub(crate) const LONGEST: usize = 120;
/// Words before and after that the net sees.
const REACH: usize = 5;

const NOTHING: usize = 0;
const SPACE: usize = 1;
const END: usize = 3;

/// Bytes of each paragraph: what a blank line bounds, or a line by itself unless the lines are wrapped text.
pub(crate) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let range = at..at + line.len();
        at += line.len() + 1;
        if line.trim().is_empty() {
            close(text, &mut lines, &mut out);
        } else {
            lines.push(range);
        }
    }
    close(text, &mut lines, &mut out);
    out.into_iter().flat_map(|r| cut_label(text, r)).collect()
}

/// Longest head of a wire before its labels, and longest label, in bytes.
const HEAD: usize = 160;

/// The head of a wire ends with its labels: "PORT ALDER, 3 MAY 31 (EXAMPLEWIRE) -- [EXCERPTS] [TEXT] THE ...".
fn cut_label(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let paragraph = &text[range.clone()];
    let Some(dash) = paragraph.find("--").filter(|&d| d < HEAD) else { return vec![range] };
    let mut rest = &paragraph[dash + 2..];
    while let Some(label) = rest.trim_start().strip_prefix('[') {
        match label.find(']') {
            Some(end) if end < HEAD && !label[..end].contains(|c: char| c.is_lowercase()) => rest = &label[end + 1..],
            _ => break,
        }
    }
    let at = range.end - rest.len();
    if at == range.start + dash + 2 || rest.trim().is_empty() {
        vec![range]
    } else {
        vec![range.start..at, at..range.end]
    }
}

fn close(text: &str, lines: &mut Vec<Range<usize>>, out: &mut Vec<Range<usize>>) {
    match (lines.first(), lines.last()) {
        (Some(a), Some(b)) if lines.len() > 1 && wrapped(text, lines) => out.push(a.start..b.end),
        _ => out.extend(lines.iter().cloned()),
    }
    lines.clear();
}

impl Segment {
    /// A form's part of the window: what does not depend on the gap after it.
    pub(crate) fn form(&self, rows: [usize; 3], out: &mut Vec<f32>) {
        let of = |table: &[f32], row: usize, i: usize| table[row * self.width + i];
        out.extend(
            (0..self.width)
                .map(|i| of(&self.form, rows[0], i) + of(&self.suffix, rows[1], i) + of(&self.shape, rows[2], i)),
        );
    }

    /// Tables' sizes: form, suffix, shape.
    pub(crate) fn sizes(&self) -> [usize; 3] {
        [self.form.len() / self.width, self.suffix.len() / self.width, self.shape.len() / self.width]
    }
}

/// Buffers of the segmenter.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    rows: Vec<f32>,
}

impl Segmenter {
    /// Whether each word ends a sentence. `vectors` gives the form's part of each word; `last` says that the paragraph ends with them.
    pub(crate) fn run<'a>(
        &mut self,
        level: Level,
        net: &Segment,
        text: &str,
        words: &[Raw],
        vectors: impl Fn(usize) -> &'a [f32],
        last: bool,
        ends: &mut Vec<bool>,
    ) {
        let (n, width) = (words.len(), net.width);
        self.rows.clear();
        self.rows.resize((n + 2 * REACH) * width, 0.0);
        let gap = |i: usize| match words.get(i + 1) {
            None if last => END,
            Some(next) if next.start == words[i].end => NOTHING,
            _ => SPACE,
        };
        for i in 0..n {
            let of_gap = &net.gap[gap(i) * width..][..width];
            let row = &mut self.rows[(i + REACH) * width..][..width];
            for ((r, v), g) in row.iter_mut().zip(vectors(i)).zip(of_gap) {
                *r = v + g;
            }
        }
        for i in 0..n {
            // Inside a token nothing ends, and glued to the next word only after a stop.
            let glued = gap(i) == NOTHING;
            // Nor at the apostrophe of a plural: "the Employers' Chamber".
            let plural = || {
                let before = i.checked_sub(1).filter(|&b| words[b].end == words[i].start);
                matches!(&text[words[i].start..words[i].end], "'" | "’")
                    && before.is_some_and(|b| text[..words[b].end].ends_with(['s', 'S']))
            };
            let quiet = words.get(i + 1).is_some_and(|w| w.joins)
                || plural()
                || glued
                    && !text[words[i].start..words[i].end]
                        .ends_with(['.', '!', '?', '…', '"', '”', ')', '\'', '’', ':', '-']);
            let end = gap(i) == END
                || !quiet && {
                    let input = &self.rows[i * width..][..(2 * REACH + 1) * width];
                    window(level, input, &net.hidden, &net.hidden_bias, &net.out) + net.out_bias > 0.0
                };
            ends.push(end);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn lines_and_paragraphs() {
        let cut = |t: &str| super::paragraphs(t).into_iter().map(|r| t[r].to_owned()).collect::<Vec<_>>();
        assert_eq!(cut("One line\nAnother line\n\nA third"), ["One line", "Another line", "A third"]);
        let wrapped = "The government of the island said on Tuesday that it would\nreopen the harbour, which had been closed since the strike of\nthe dock workers began, within a week of their return to work.";
        assert_eq!(cut(wrapped), [wrapped]);
        assert!(cut("\n \n\n").is_empty());
        let wire = "PORT ALDER, 3 MAY 31 (EXAMPLEWIRE) -- [EXCERPTS] [TEXT] THE MAYOR LEFT.";
        assert_eq!(cut(wire), ["PORT ALDER, 3 MAY 31 (EXAMPLEWIRE) -- [EXCERPTS] [TEXT]", " THE MAYOR LEFT."]);
        assert_eq!(cut("The ministry -- [it has two] -- said so."), ["The ministry -- [it has two] -- said so."]);
    }
}
