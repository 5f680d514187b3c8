//! A page of text for the terminal: wrapped lines, shortened quotations, dates and numbers as people write them.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use jiff::civil::Date;

const TITLE: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const WARN: Style = AnsiColor::Yellow.on_default();

/// A page under way.
pub(crate) struct Sheet {
    width: usize,
    out: String,
}

impl Sheet {
    /// An empty page of so many columns.
    pub(crate) fn new(width: usize) -> Sheet {
        Sheet { width, out: String::new() }
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    pub(crate) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A section's heading.
    pub(crate) fn heading(&mut self, words: &str) {
        self.blank();
        let _ = writeln!(self.out, "{TITLE}{words}{TITLE:#}");
    }

    /// A paragraph, wrapped, its further lines indented by `indent` columns.
    pub(crate) fn line(&mut self, indent: usize, words: &str) {
        self.styled(Style::new(), 0, indent, words);
    }

    /// The same in bold.
    pub(crate) fn title(&mut self, words: &str) {
        self.styled(TITLE, 0, 0, words);
    }

    /// The words that a fact stands on, indented, with where to find it.
    pub(crate) fn quotation(&mut self, indent: usize, quote: &str, mark: &str) {
        let room = self.width.saturating_sub(indent) * 2 - mark.chars().count() - 4;
        let words = format!("“{}” {mark}", shorten(&flat(quote), room));
        self.styled(FAINT, indent, indent, &words);
    }

    /// Something to beware of.
    pub(crate) fn warn(&mut self, indent: usize, words: &str) {
        self.styled(WARN, indent, indent, words);
    }

    fn styled(&mut self, style: Style, first: usize, rest: usize, words: &str) {
        let (first, rest) = (" ".repeat(first), " ".repeat(rest));
        let options = textwrap::Options::new(self.width).initial_indent(&first).subsequent_indent(&rest);
        for line in textwrap::wrap(words, options) {
            let _ = writeln!(self.out, "{style}{}{style:#}", line.trim_end());
        }
    }
}

/// White space folded, quotation marks round the whole dropped.
pub(crate) fn flat(words: &str) -> String {
    let s = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks: &[char] = &['“', '”', '"', '‘', '’', '\''];
    match s.strip_prefix(marks) {
        Some(inner) if !inner.trim_end_matches(marks).contains(marks) => inner.trim_end_matches(marks).to_owned(),
        _ => s,
    }
}

/// At most `room` characters, cut at a word.
pub(crate) fn shorten(words: &str, room: usize) -> String {
    if words.chars().count() <= room {
        return words.to_owned();
    }
    let cut: String = words.chars().take(room.saturating_sub(2)).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ' ']))
}

/// `Tue 3 May 2031`, `3–5 May 2031`, `since 2019`: an interval of ISO days as people write it.
pub(crate) fn days(from: Option<&str>, to: Option<&str>) -> Option<String> {
    match (from.and_then(day), to.and_then(day)) {
        (Some(a), Some(b)) if a == b => Some(a.strftime("%a %-d %b %Y").to_string()),
        (Some(a), Some(b)) if a.month() == 1 && a.day() == 1 && b.month() == 12 && b.day() == 31 => {
            Some(if a.year() == b.year() { a.year().to_string() } else { format!("{}–{}", a.year(), b.year()) })
        }
        (Some(a), Some(b)) if a.year() == b.year() && a.month() == b.month() => {
            Some(format!("{}–{}", a.day(), b.strftime("%-d %b %Y")))
        }
        (Some(a), Some(b)) => Some(format!("{}–{}", a.strftime("%-d %b %Y"), b.strftime("%-d %b %Y"))),
        (Some(a), None) => Some(format!("from {}", a.strftime("%-d %b %Y"))),
        (None, Some(b)) => Some(format!("until {}", b.strftime("%-d %b %Y"))),
        (None, None) => None,
    }
}

/// The day of an ISO date or date-time.
pub(crate) fn day(iso: &str) -> Option<Date> {
    iso.get(..10)?.parse().ok()
}

/// `1,200`, `40 million`, `3 billion`.
pub(crate) fn number(n: f64) -> String {
    let scaled = |by: f64, word: &str| {
        let v = n / by;
        let s = if (v - v.round()).abs() < 1e-9 {
            format!("{v:.0}")
        } else {
            format!("{v:.2}").trim_end_matches('0').to_owned()
        };
        format!("{s} {word}")
    };
    if n >= 1e12 {
        scaled(1e12, "trillion")
    } else if n >= 1e9 {
        scaled(1e9, "billion")
    } else if n >= 1e6 {
        scaled(1e6, "million")
    } else if (n - n.round()).abs() < 1e-9 {
        let digits = format!("{n:.0}");
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().filter_map(|c| std::str::from_utf8(c).ok()).collect();
        groups.join(",")
    } else {
        format!("{n}")
    }
}

/// How a toll or an amount is hedged and bounded, in words: `at least 4`, `7–9`, `about 25`.
pub(crate) fn bounded(min: Option<f64>, max: Option<f64>, hedge: Option<&str>) -> String {
    let hedged = |n: String| hedge.map_or_else(|| n.clone(), |h| format!("{h} {n}"));
    match (min, max) {
        (Some(a), Some(b)) if (a - b).abs() < 1e-9 => hedged(number(a)),
        (Some(a), Some(b)) => format!("{}–{}", number(a), number(b)),
        (Some(a), None) => hedge.map_or_else(|| format!("{} or more", number(a)), |h| format!("{h} {}", number(a))),
        (None, Some(b)) => hedge.map_or_else(|| format!("up to {}", number(b)), |h| format!("{h} {}", number(b))),
        (None, None) => hedge.unwrap_or("some").to_owned(),
    }
}
