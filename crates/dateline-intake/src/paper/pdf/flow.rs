//! Lines to paragraphs: where one begins, which words were parted at a line's end, what is a heading.

use std::collections::HashSet;

use dateline_model::{BlockKind, LeftOut};

use super::heads;
use super::lines::{Line, Page};

/// Beginnings of words that keep their hyphen.
const KEEP: &[&str] = &[
    "all", "anti", "counter", "cross", "ex", "half", "high", "long", "low", "mid", "multi", "non", "post", "pre",
    "pro", "quasi", "self", "semi", "short", "so", "sub", "ultra", "vice", "well",
];

/// A paragraph in the making.
struct Part {
    text: String,
    size: f64,
    lines: usize,
    page: usize,
}

/// The blocks of all pages, what was left out, and the title, where one stands on the first page.
pub(super) fn blocks(mut pages: Vec<Page>) -> (Vec<(BlockKind, String)>, Vec<LeftOut>, Option<String>) {
    let left_out = heads::take_off(&mut pages);
    let body = usual(pages.iter().flat_map(|p| &p.lines).map(|l| (l.size, l.text.len())));
    let whole = hyphened(&pages);
    let mut parts: Vec<Part> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let pitch = pitch(&page.lines, body);
        let mut before: Option<&Line> = None;
        for line in &page.lines {
            let right = edge(&page.lines, line.column);
            match parts.last_mut() {
                Some(part) if goes_on(part, before, line, pitch, right, body) => {
                    join(&mut part.text, &line.text, &whole);
                    part.lines += 1;
                }
                _ => parts.push(Part { text: line.text.clone(), size: line.size, lines: 1, page: number }),
            }
            before = Some(line);
        }
    }
    let title = title(&parts, body);
    let named = title.map(|at| parts.remove(at).text);
    let blocks = parts.into_iter().map(|p| (kind(&p, body), p.text));
    (blocks.map(|(k, t)| if k == BlockKind::Item { (k, unmarked(&t)) } else { (k, t) }).collect(), left_out, named)
}

/// The size of most letters.
fn usual(sizes: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut all: Vec<(f64, usize)> = sizes.collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = all.iter().map(|s| s.1).sum::<usize>() / 2;
    let mut sum = 0;
    all.iter()
        .find(|s| {
            sum += s.1;
            sum >= half
        })
        .map_or(10.0, |s| s.0)
}

/// How far lines of one paragraph stand apart.
fn pitch(lines: &[Line], body: f64) -> f64 {
    let steps = lines.windows(2).filter(|w| w[0].column == w[1].column).map(|w| w[1].y - w[0].y);
    let mut steps: Vec<f64> = steps.filter(|s| *s > 0.5 * body && *s < 3.0 * body).collect();
    steps.sort_by(f64::total_cmp);
    // Most steps are within paragraphs; a heading's are larger.
    steps.get(steps.len() / 3).copied().unwrap_or(1.2 * body)
}

/// The right edge of a column: where all but its longest lines end.
fn edge(lines: &[Line], column: usize) -> f64 {
    lines.iter().filter(|l| l.column == column).map(|l| l.x1).fold(0.0, f64::max)
}

/// Whether a line goes on with a paragraph.
fn goes_on(part: &Part, before: Option<&Line>, line: &Line, pitch: f64, right: f64, body: f64) -> bool {
    if (part.size - line.size).abs() > 0.12 * body || is_item(&line.text) {
        return false;
    }
    let ended = part.text.trim_end().ends_with(['.', '!', '?', '”', '"', ':', '’']);
    let small = line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let Some(before) = before else {
        // The first line of a page.
        return !ended && (small || part.text.ends_with('-'));
    };
    let step = line.y - before.y;
    if before.column != line.column || step < 0.0 {
        return !ended && (small || part.text.ends_with('-'));
    }
    if step > 1.3 * pitch.max(line.size) {
        return false;
    }
    let width = right - before.x0.min(line.x0);
    let short = right - before.x1 > 0.12 * width;
    let indented = line.x0 - before.x0 > 0.8 * line.size && line.x0 - before.x0 < 5.0 * line.size;
    !(indented && (ended || !small) || short && ended)
}

/// Words that stand somewhere in the file within one line with a hyphen, and without one.
fn hyphened(pages: &[Page]) -> HashSet<String> {
    let mut out = HashSet::new();
    for line in pages.iter().flat_map(|p| &p.lines) {
        let words = line.text.split_whitespace();
        for word in words {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.len() > 3 {
                out.insert(word.to_lowercase());
            }
        }
    }
    out
}

/// Puts a line behind a paragraph; a word that was parted is one again.
fn join(text: &mut String, line: &str, known: &HashSet<String>) {
    let parted = text.strip_suffix(['-', '\u{ad}', '‐']).filter(|t| t.ends_with(char::is_alphabetic));
    let (Some(begun), true) = (parted, line.starts_with(char::is_alphabetic)) else {
        text.push(' ');
        text.push_str(line);
        return;
    };
    let first = begun.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let rest: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
    let (one, two) = (format!("{first}{}", rest.to_lowercase()), format!("{first}-{}", rest.to_lowercase()));
    let small = rest.starts_with(char::is_lowercase);
    // As the file has it elsewhere; else as the language would.
    let keeps = known.contains(&two) || !known.contains(&one) && (!small || KEEP.contains(&first.as_str()));
    let kept = begun.len();
    if keeps {
        text.truncate(kept);
        text.push('-');
    } else {
        text.truncate(kept);
    }
    text.push_str(line);
}

fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = matches!(chars.next(), Some('•' | '▪' | '●' | '◦' | '■' | '–' | '—' | '*' | '·' | '\u{2023}'));
    bullet && chars.next() == Some(' ')
}

fn unmarked(text: &str) -> String {
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '‘' | '(' | '$' | '£' | '€'))
        .to_owned()
}

fn kind(part: &Part, body: f64) -> BlockKind {
    let words = part.text.split_whitespace().count();
    let stops = part.text.trim_end().ends_with(['.', '!', ',', ';', '”', '"']);
    if is_item(&part.text) {
        BlockKind::Item
    } else if !stops && words <= 20 && (part.size > 1.08 * body || part.lines == 1 && words <= 10) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// The largest words of the first page, where they are larger than the text.
fn title(parts: &[Part], body: f64) -> Option<usize> {
    let first = || parts.iter().enumerate().filter(|(_, p)| p.page == 0);
    let largest =
        first().filter(|(_, p)| p.text.split_whitespace().count() > 2).map(|(_, p)| p.size).fold(0.0, f64::max);
    let (at, found) = first().find(|(_, p)| p.size >= largest - 0.1 && p.text.split_whitespace().count() > 2)?;
    (found.size > 1.15 * body && found.text.len() < 300).then_some(at)
}
