//! Pages: one walk over the tree, a choice of the element that holds the report, its blocks, and what the page says of itself.

mod choose;
mod dates;
mod days;
mod json_ld;
mod marks;
mod metadata;
mod phrases;
mod scan;
mod source;
mod trim;

use dateline_model::{Block, BlockKind, Code, Document, LeftOut, Problem, Text};

use crate::given::Given;
use crate::{MAX_DEPTH, MAX_TEXT, blocks, language, text, too_large};

/// Whether a text is a page.
pub(crate) fn looks_so(input: &str) -> bool {
    let head: String =
        input.trim_start_matches('\u{feff}').trim_start().chars().take(1024).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.starts_with("<?xml") && head.contains("<html")
        || head.contains("<head>")
        || head.contains("<body")
}

/// A document of a page.
pub(crate) fn page(source: &str, html: &str, given: &Given) -> Document {
    let mut problems = Vec::new();
    let (parts, found, left_out) = if source::depth(html) > MAX_DEPTH {
        problems.push(
            Problem::new(
                Code::TooDeep,
                format!("the page nests elements more than {MAX_DEPTH} deep; its text was taken without its structure"),
            )
            .hint("save the page as text"),
        );
        (source::stripped(html), metadata::Found::default(), Vec::new())
    } else {
        main_text(html, given, &mut problems)
    };
    let mut body = String::new();
    let mut spans: Vec<(std::ops::Range<usize>, BlockKind)> = Vec::new();
    for (kind, words) in parts {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        let start = body.len();
        body.push_str(&words);
        spans.push((start..body.len(), kind));
    }
    if text::truncate(&mut body) {
        problems.push(too_large(MAX_TEXT));
    }
    let body = Text::new(body);
    let mut doc = Document::new(source, body);
    doc.blocks = spans
        .into_iter()
        .map(|(r, kind)| Block { words: doc.text.quote(doc.text.trim(doc.text.span_of(r))), kind, repeats: None })
        .filter(|b| !b.words.span().is_empty())
        .collect();
    blocks::finish(&mut doc.blocks);
    doc.title = found.title;
    doc.outlet = found.outlet;
    doc.author = found.author;
    doc.language = found.language;
    doc.url = found.url;
    if let Some(date) = found.published {
        (doc.published, doc.published_basis) = (Some(date.0), Some(date.1));
    }
    doc.modified = found.modified;
    doc.left_out = left_out;
    doc.problems = problems;
    language::mark(&mut doc);
    text::dateline(&mut doc);
    given.apply(&mut doc);
    doc
}

/// A text below this is less than a report, in bytes.
const LEAST: usize = 250;

/// Blocks of the text, what the page says of itself, what was left out.
type Main = (Vec<(BlockKind, String)>, metadata::Found, Vec<LeftOut>);

fn main_text(html: &str, given: &Given, problems: &mut Vec<Problem>) -> Main {
    let page = scan::page(&dom_query::Document::from(html));
    let ld = json_ld::of(&page.ld);
    let body = choose::Told::new(ld.body.as_deref());
    let (title, outlet) = metadata::title(&page, &ld);
    let choice = choose::choose(&page, &body, title.as_deref());
    let found = metadata::of(&page, &choice, &ld, given.url.as_deref(), (title, outlet));
    let fates = trim::fates(&page, &choice, found.title.as_deref());
    let (mut parts, mut left_out) = (Vec::new(), Vec::new());
    for (i, p) in page.pieces.iter().enumerate() {
        let why = if choice.scope.contains(&i) { fates[i - choice.scope.start] } else { Some("outside the report") };
        match why {
            None => parts.push((p.kind, p.words.clone())),
            Some(why) => left_out.push(LeftOut { why, words: p.words.clone() }),
        }
    }
    let kept: usize = parts.iter().map(|p| p.1.len()).sum();
    if let Some(told) = ld.body.as_deref().filter(|b| b.len() > LEAST && b.len() > 2 * kept) {
        // The page builds its text with scripts, or shows its beginning alone.
        parts = told.lines().map(scan::fold).filter(|l| !l.is_empty()).map(|l| (BlockKind::Paragraph, l)).collect();
    } else if kept < LEAST && page.pieces.iter().any(|p| p.words.len() > LEAST / 2) || kept == 0 {
        problems.push(
            Problem::new(
                Code::NoMainText,
                "the main text could not be told from the rest of the page; all of it was taken",
            )
            .hint("give the text itself, if there is more than the report on the page"),
        );
        parts = page.pieces.iter().map(|p| (p.kind, p.words.clone())).collect();
        if let Some(title) = found.title.as_ref().filter(|_| parts.is_empty()) {
            parts.push((BlockKind::Heading, title.clone()));
        }
        left_out.clear();
    } else if choice.whole > 2 * choice.within && choice.whole - choice.within > 2 * LEAST {
        problems.push(
            Problem::new(
                Code::PartOfPage,
                format!(
                    "the report was taken to be {} of the page's {} bytes of running text",
                    choice.within, choice.whole
                ),
            )
            .hint("`--explain text` lists what was left out"),
        );
    }
    (parts, found, left_out)
}
