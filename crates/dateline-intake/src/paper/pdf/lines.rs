//! Characters to words, words to lines, lines to columns in the order in which they are read.

use hayro_interpret::hayro_cmap::BfString;

use super::glyphs::{Found, Glyph};

/// Where two characters of a word stand closer than this share of their size, no blank was meant.
const BLANK: f64 = 0.17;
/// From this share of the size on a gap parts two columns, or two cells.
const GAP: f64 = 0.9;
/// How many of all lines may cross a gutter between columns.
const CROSSING: f64 = 0.12;
/// Lines that a column has at least.
const COLUMN: usize = 4;

/// A line, or the part of one that stands in a column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// Number of its column on the page, 0 for what goes across.
    pub(super) column: usize,
}

/// A page: its lines in the order in which they are read.
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    pub(super) height: f64,
}

/// The lines of what was drawn.
pub(super) fn page(found: Found) -> Page {
    let height = found.height;
    let parts = parts(found.glyphs);
    Page { lines: in_order(parts), height }
}

/// Characters to pieces of lines without a wide gap in them.
fn parts(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    // What is printed twice, a little aside, is printed boldly.
    glyphs.retain(|g| g.x0.is_finite() && g.x1.is_finite() && g.y.is_finite());
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut out = Vec::new();
    let mut from = 0;
    while from < glyphs.len() {
        // A line is what stands within a third of a size from its first character.
        let (y, size) = (glyphs[from].y, glyphs[from].size);
        let mut to = from + 1;
        while to < glyphs.len() && glyphs[to].y - y <= size.max(glyphs[to].size) * 0.3 {
            to += 1;
        }
        let line = &mut glyphs[from..to];
        line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        pieces(line, &mut out);
        from = to;
    }
    out
}

/// The pieces of one line.
fn pieces(line: &[Glyph], out: &mut Vec<Line>) {
    let mut now: Option<Line> = None;
    let mut last: Option<&Glyph> = None;
    let mut blank = false;
    for g in line {
        if g.is_space() {
            blank = true;
            continue;
        }
        let twice = last.is_some_and(|l| same(&l.text, &g.text) && g.x0 - l.x0 < 0.1 * g.size);
        if twice {
            continue;
        }
        if let Some(l) = now.take_if(|l| g.x0 - l.x1 > GAP * g.size.max(l.size)) {
            out.push(l);
            blank = false;
        }
        let l = now.get_or_insert_with(|| Line {
            text: String::new(),
            x0: g.x0,
            x1: g.x0,
            y: g.y,
            size: g.size,
            column: 0,
        });
        if !l.text.is_empty() && (blank || g.x0 - l.x1 > BLANK * g.size) {
            l.text.push(' ');
        }
        push(&mut l.text, &g.text);
        l.x1 = l.x1.max(g.x1);
        // A footnote's figure does not make a line small.
        l.size = l.size.max(g.size);
        blank = false;
        last = Some(g);
    }
    out.extend(now);
}

fn same(a: &BfString, b: &BfString) -> bool {
    a == b
}

/// Ligatures in letters; what a font has no letters for is left out.
fn push(text: &mut String, glyph: &BfString) {
    let mut one = |c: char| match c {
        'ﬀ' => text.push_str("ff"),
        'ﬁ' => text.push_str("fi"),
        'ﬂ' => text.push_str("fl"),
        'ﬃ' => text.push_str("ffi"),
        'ﬄ' => text.push_str("ffl"),
        'ﬅ' | 'ﬆ' => text.push_str("st"),
        c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => {}
        c => text.push(c),
    };
    match glyph {
        BfString::Char(c) => one(*c),
        BfString::String(s) => s.chars().for_each(one),
    }
}

/// Pieces of lines in the order in which they are read: what goes across all columns parts the page; between two such lines one column is read
/// after the other.
fn in_order(mut parts: Vec<Line>) -> Vec<Line> {
    parts.retain(|l| !l.text.trim().is_empty());
    let gutters = gutters(&parts);
    for l in &mut parts {
        let crosses = gutters.iter().any(|g| l.x0 < g.0 - 0.5 && l.x1 > g.1 + 0.5);
        l.column = if crosses { 0 } else { 1 + gutters.iter().filter(|g| l.x0 >= f64::midpoint(g.0, g.1)).count() };
    }
    let mut out: Vec<Line> = Vec::new();
    let mut waiting: Vec<Line> = Vec::new();
    let flush = |waiting: &mut Vec<Line>, out: &mut Vec<Line>| {
        waiting.sort_by(|a, b| a.column.cmp(&b.column).then(a.y.total_cmp(&b.y)).then(a.x0.total_cmp(&b.x0)));
        for l in waiting.drain(..) {
            match out.last_mut() {
                // The pieces of one line in one column.
                Some(o) if o.column == l.column && (o.y - l.y).abs() <= 0.3 * o.size.max(l.size) && l.x0 >= o.x1 => {
                    o.text.push(' ');
                    o.text.push_str(&l.text);
                    o.x1 = l.x1;
                    o.size = o.size.max(l.size);
                }
                _ => out.push(l),
            }
        }
    };
    for l in parts {
        if l.column == 0 {
            flush(&mut waiting, &mut out);
            out.push(l);
        } else {
            waiting.push(l);
        }
    }
    flush(&mut waiting, &mut out);
    out
}

/// Upright strips, from and to, that hardly a line crosses while columns of lines stand beside one another on both sides of them.
fn gutters(parts: &[Line]) -> Vec<(f64, f64)> {
    const WIDEST: usize = 4000;
    let whole = |x: f64| x.clamp(0.0, WIDEST as f64) as usize;
    // How many lines cover each point.
    let mut cover = vec![0i64; WIDEST + 2];
    for l in parts {
        cover[whole(l.x0)] += 1;
        cover[whole(l.x1.ceil())] -= 1;
    }
    for x in 1..cover.len() {
        cover[x] += cover[x - 1];
    }
    let may = (parts.len() as f64 * CROSSING) as i64;
    let mut out: Vec<(f64, f64)> = Vec::new();
    let mut begun = None;
    for (x, over) in cover.iter().enumerate() {
        match begun {
            None if *over <= may => begun = Some(x),
            Some(from) if *over > may => {
                out.push((from as f64, x as f64));
                begun = None;
            }
            _ => {}
        }
    }
    let mut sizes: Vec<f64> = parts.iter().map(|l| l.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    out.retain(|g| g.1 - g.0 >= 0.6 * size && parts_columns(parts, *g, size));
    out
}

/// What stands on one side of a gutter.
struct Side {
    lines: usize,
    letters: usize,
    top: f64,
    bottom: f64,
}

impl Side {
    fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Side {
        let none = Side { lines: 0, letters: 0, top: f64::MAX, bottom: f64::MIN };
        lines.fold(none, |s, l| Side {
            lines: s.lines + 1,
            letters: s.letters + l.text.len(),
            top: s.top.min(l.y),
            bottom: s.bottom.max(l.y),
        })
    }

    /// Running text; the figures of a list or the cells of a table are none.
    fn runs(&self) -> bool {
        self.lines >= COLUMN && self.letters >= 15 * self.lines
    }
}

fn parts_columns(parts: &[Line], gutter: (f64, f64), size: f64) -> bool {
    let left = Side::of(parts.iter().filter(|l| l.x1 <= gutter.1));
    let right = Side::of(parts.iter().filter(|l| l.x0 >= gutter.0));
    left.runs() && right.runs() && left.bottom.min(right.bottom) - left.top.max(right.top) > 2.5 * size
}
