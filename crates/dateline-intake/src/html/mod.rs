//! Pages: the main text by a readability crate, its blocks, and what the page says of itself.

mod dates;
mod json_ld;
mod metadata;
mod walk;

use dateline_model::{Block, BlockKind, Code, Document, Problem, PublishedBasis, Text};
use dom_smoothie::{Config, Readability};

use crate::given::Given;
use crate::{MAX_DEPTH, MAX_TEXT, blocks, text, too_large};

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
    let (parts, found) = if walk::depth(html) > MAX_DEPTH {
        problems.push(
            Problem::new(
                Code::TooDeep,
                format!("the page nests elements more than {MAX_DEPTH} deep; its text was taken without its structure"),
            )
            .hint("save the page as text"),
        );
        (walk::stripped(html), metadata::Found::default())
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
        doc.published = Some(date);
        doc.published_basis = Some(PublishedBasis::Metadata);
    }
    text::dateline(&mut doc);
    doc.problems = problems;
    given.apply(&mut doc);
    doc
}

fn main_text(html: &str, given: &Given, problems: &mut Vec<Problem>) -> (Vec<(BlockKind, String)>, metadata::Found) {
    let dom = dom_query::Document::from(html);
    let found = metadata::of(&dom, given.url.as_deref());
    let everything = dom.body().map(|b| walk::blocks(&b)).unwrap_or_default();
    let config = Config { char_threshold: 200, ..Config::default() };
    let main =
        Readability::with_document(dom, None, Some(config)).ok().and_then(|mut r| r.parse().ok()).map(|article| {
            let content = dom_query::Document::fragment(article.content);
            walk::blocks(&content.root())
        });
    let mut parts = match main {
        Some(parts) if !parts.is_empty() => parts,
        _ => {
            problems.push(
                Problem::new(
                    Code::NoMainText,
                    "the main text could not be told from the rest of the page; all of it was taken",
                )
                .hint("give the text itself, if there is more than the report on the page"),
            );
            everything
        }
    };
    if let Some(title) = &found.title
        && !parts.iter().take(3).any(|(_, words)| words == title)
    {
        parts.insert(0, (BlockKind::Heading, title.clone()));
    }
    (parts, found)
}
