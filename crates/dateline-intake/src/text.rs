//! Plain text.

use std::sync::LazyLock;

use dateline_model::{BlockKind, Document, PublishedBasis, Text};
use regex::Regex;

use crate::given::Given;
use crate::{MAX_TEXT, blocks, language, too_large};

/// A document of plain text: CRLF and CR become LF, a byte-order mark, soft hyphens and places where a word may break are dropped, nothing
/// else changes.
pub fn plain(source: &str, text: &str, given: &Given) -> Document {
    let mut doc = body(source, text);
    language::mark(&mut doc);
    dateline(&mut doc);
    dated(&mut doc);
    given.apply(&mut doc);
    doc
}

/// The same before its language and its dateline are looked at.
pub(crate) fn body(source: &str, text: &str) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut clean = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    if clean.contains(unseen) {
        clean.retain(|c| !unseen(c));
    }
    let cut = truncate(&mut clean);
    let text = Text::new(clean);
    let mut doc = Document::new(source, text);
    doc.blocks = blocks::of_text(&doc.text);
    if let Some(first) = doc.blocks.first().filter(|b| b.kind == BlockKind::Heading) {
        doc.title = Some(first.words.quote().split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if cut {
        doc.problems.push(too_large(MAX_TEXT));
    }
    doc
}

/// A soft hyphen, a place where a word may break, and the like: they part words that are one.
pub(crate) fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Cuts a text to the limit, at a character.
pub(crate) fn truncate(text: &mut String) -> bool {
    if text.len() <= MAX_TEXT {
        return false;
    }
    let mut at = MAX_TEXT;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.truncate(at);
    true
}

/// Longest town of a dateline, with the country after it, in bytes.
const TOWN: usize = 72;

/// `CASTREL, May 4, 2031 (Examplewire) —`: town, day, perhaps the year, and the agency; also `CASTREL, 4 MAY 31 (EXAMPLEWIRE) --`.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(?P<town>\p{Lu}[\p{Lu} .'’-]+(?:, [\p{L} .]+| \([\p{Lu} .]+\))?)(?:, (?:(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?P<day>[0-9]{1,2})(?:, (?P<year>[0-9]{4}))?|(?P<mday>[0-9]{1,2}) (?P<mon>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (?P<yr>(?:19|20)?[0-9]{2})))?\s(?:\((?P<outlet>\p{Lu}[\p{L}0-9 .&'’-]+)\)\s?)?(?:—|–|--|-)\s",
    )
    .expect("a pattern")
});

/// A year of two digits in the century that it is likely of: wires printed so from the seventies on.
fn in_full(year: &str) -> String {
    match year {
        y if y.len() == 4 => y.to_owned(),
        y if y >= "70" => format!("19{y}"),
        y => format!("20{y}"),
    }
}

/// Takes outlet and, where the year is printed, the date from the line's head of the first paragraphs.
pub(crate) fn dateline(doc: &mut Document) {
    for block in doc.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).take(3) {
        let Some(found) = DATELINE.captures(block.words.quote()) else { continue };
        if found.name("town").is_some_and(|town| town.len() > TOWN) {
            continue;
        }
        if let Some(outlet) = found.name("outlet") {
            doc.outlet.get_or_insert_with(|| outlet.as_str().trim().to_owned());
        }
        let part = |a: &str, b: &str| found.name(a).or_else(|| found.name(b));
        if let (Some(month_of), Some(day), Some(year)) = (part("month", "mon"), part("day", "mday"), part("year", "yr"))
        {
            let day = day.as_str().parse::<u8>().unwrap_or(0);
            let iso = format!("{}-{:02}-{day:02}", in_full(year.as_str()), month(month_of.as_str()));
            if doc.published.is_none()
                && let Some(iso) = crate::given::iso(&iso)
            {
                doc.published = Some(iso);
                doc.published_basis = Some(PublishedBasis::Dateline);
            }
        }
        return;
    }
}

/// How many lines may stand over the day of a report: its headline, a line below that.
const OVER: usize = 3;

/// "Friday, May 2, 2031" or "Friday 2 May 2031" at the head of a line, alone or before the report or a clock; without its weekday only alone.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?P<day>[0-9]{1,2}), (?P<year>[0-9]{4})|(?P<mday>[0-9]{1,2}) (?P<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?P<yr>[0-9]{4}))(?P<rest>\s*$|\s+[\p{Lu}0-9])",
    )
    .expect("a pattern")
});

/// The day that stands over a report, on a line of its own or at the head of one.
fn dated(doc: &mut Document) {
    let mut lines = doc.text.as_str().lines().filter(|l| !l.trim().is_empty()).take(OVER);
    let day = |line: &str| {
        let found = DATED.captures(line)?;
        found.name("weekday").or_else(|| found.name("rest").filter(|r| r.as_str().trim().is_empty()))?;
        let part = |a: &str, b: &str| found.name(a).or_else(|| found.name(b)).map(|m| m.as_str().to_owned());
        let day: u8 = part("day", "mday")?.parse().ok()?;
        crate::given::iso(&format!("{}-{:02}-{day:02}", part("year", "yr")?, month(&part("month", "mon")?)))
    };
    if doc.published.is_none()
        && let Some(iso) = lines.find_map(day)
    {
        doc.published = Some(iso);
        doc.published_basis = Some(PublishedBasis::Text);
    }
}

fn month(name: &str) -> usize {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    months.iter().position(|m| m.eq_ignore_ascii_case(name)).map_or(0, |i| i + 1)
}
