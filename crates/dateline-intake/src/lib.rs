//! From bytes to [`Document`]s: clean text, blocks, metadata, problems. Knows no language and no facts.

use dateline_model::{Block, BlockKind, Document, PublishedBasis, Span, Text};

/// What the user says about an input; it wins over what the input says of itself.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency, site.
    pub outlet: Option<String>,
}

/// A document of plain text.
pub fn plain(source: &str, text: &str, given: &Given) -> Document {
    let text = Text::new(text.replace("\r\n", "\n").replace('\r', "\n"));
    let mut doc = Document::new(source, text.clone());
    doc.title.clone_from(&given.title);
    doc.outlet.clone_from(&given.outlet);
    doc.published.clone_from(&given.published);
    doc.published_basis = given.published.as_ref().map(|_| PublishedBasis::Given);
    let mut at = 0;
    for part in text.as_str().split("\n\n") {
        let n = part.chars().count() as u32;
        let span = text.trim(Span::new(at, at + n));
        if !span.is_empty() {
            doc.blocks.push(Block { words: text.quote(span), kind: BlockKind::Paragraph, repeats: None });
        }
        at += n + 2;
    }
    doc
}
