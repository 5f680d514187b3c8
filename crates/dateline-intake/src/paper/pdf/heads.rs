//! Running heads and feet: what stands at the edge of page after page, and the numbers of pages.

use std::collections::HashMap;

use dateline_model::LeftOut;

use super::lines::Page;

/// Lines at each edge that are looked at.
const EDGE: usize = 3;

/// Takes them off the pages.
pub(super) fn take_off(pages: &mut [Page]) -> Vec<LeftOut> {
    let mut seen: HashMap<(bool, String), usize> = HashMap::new();
    let mut edges: Vec<Vec<(usize, bool)>> = Vec::new();
    for page in pages.iter() {
        let found = edge(page);
        for &(at, top) in &found {
            *seen.entry((top, shape(&page.lines[at].text))).or_default() += 1;
        }
        edges.push(found);
    }
    // Left and right pages have their own.
    let often = (pages.len() / 3).max(2);
    let mut out = Vec::new();
    for (page, found) in pages.iter_mut().zip(edges) {
        let mut gone = Vec::new();
        for (at, top) in found {
            let words = &page.lines[at].text;
            let shape = shape(words);
            let number = is_number(words);
            if number || !shape.is_empty() && seen.get(&(top, shape)).is_some_and(|n| *n >= often) {
                out.push(LeftOut { why: if number { "page number" } else { "running head" }, words: words.clone() });
                gone.push(at);
            }
        }
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            page.lines.remove(at);
        }
    }
    out
}

/// The lines next to the upper and the lower edge, and whether it is the upper one.
fn edge(page: &Page) -> Vec<(usize, bool)> {
    let mut by_place: Vec<usize> = (0..page.lines.len()).collect();
    by_place.sort_by(|a, b| page.lines[*a].y.total_cmp(&page.lines[*b].y));
    let near = |at: &usize, top: bool| {
        let share = page.lines[*at].y / page.height.max(1.0);
        if top { share < 0.15 } else { share > 0.85 }
    };
    let top = by_place.iter().take(EDGE).filter(|a| near(a, true)).map(|a| (*a, true));
    let bottom = by_place.iter().rev().take(EDGE).filter(|a| near(a, false)).map(|a| (*a, false));
    top.chain(bottom).collect()
}

/// The words with every number made one.
fn shape(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() {
            if !out.ends_with('0') {
                out.push('0');
            }
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

/// `3`, `- 3 -`, `Page 3 of 9`, `iv`.
fn is_number(words: &str) -> bool {
    let lower = words.trim().to_lowercase();
    let core = lower.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '.' | '[' | ']') || c.is_whitespace());
    let core = core.strip_prefix("page").unwrap_or(core).trim();
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let roman = !core.is_empty() && core.len() <= 5 && core.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'));
    let of =
        core.split_once(" of ").or(core.split_once('/')).is_some_and(|(a, b)| digits(a.trim()) && digits(b.trim()));
    digits(core) || roman || of
}
