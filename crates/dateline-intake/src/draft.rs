//! What a container says of one item, before it is a document: its fields, and its body as markup or as plain text.

use dateline_model::{
    Block, BlockKind, Code, Document, LeftOut, Problem, PublishedBasis, Text, Wire, WireNotice, WireStatus,
};

use crate::clock::Stamp;
use crate::given::Given;
use crate::{MAX_TEXT, blocks, clock, html, language, text, too_large};

/// The words of an item.
#[derive(Clone, Debug, Default)]
pub(crate) enum Body {
    /// None.
    #[default]
    None,
    /// HTML, or a part of it.
    Html(String),
    /// Lines of text.
    Plain(String),
    /// Blocks whose kinds are known.
    Blocks(Vec<(BlockKind, String)>),
}

/// One item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) source: String,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<Stamp>,
    pub(crate) modified: Option<Stamp>,
    /// As the container writes it.
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) wire: Option<Wire>,
    pub(crate) body: Body,
    /// What stands under a picture, where the item is one.
    pub(crate) caption: Option<String>,
    pub(crate) problems: Vec<Problem>,
    /// Bytes of a plain body that are somebody else's words: kept, not read.
    pub(crate) unread: Vec<std::ops::Range<usize>>,
    pub(crate) left_out: Vec<LeftOut>,
}

impl Draft {
    /// A draft of this source.
    pub(crate) fn new(source: impl Into<String>) -> Draft {
        Draft { source: source.into(), ..Draft::default() }
    }

    /// Sets the publication date from words; says so where they are no date.
    pub(crate) fn publish(&mut self, words: &str) {
        match clock::read(words) {
            Some(stamp) => self.published = Some(stamp),
            None => self.problems.push(
                Problem::new(Code::BadDate, format!("{:?} is no day", words.chars().take(60).collect::<String>()))
                    .hint("give the day with --date"),
            ),
        }
    }

    /// The document.
    ///
    /// # Errors
    /// Where it holds no words.
    pub(crate) fn finish(mut self, given: &Given) -> Result<Document, Problem> {
        let title = self.title.take().map(|t| words_of(&t)).filter(|t| !t.is_empty());
        let mut doc = match std::mem::take(&mut self.body) {
            Body::Plain(body) => {
                let mut doc = text::body(&self.source, &body);
                quoted(&mut doc, &self.unread);
                if title.is_some() {
                    doc.blocks.iter_mut().take(1).for_each(|b| {
                        // The first line of an item that has its title beside it is none.
                        if b.kind == BlockKind::Heading && b.words.quote().ends_with(['.', '!', '?', '…']) {
                            b.kind = BlockKind::Paragraph;
                        }
                    });
                }
                doc
            }
            Body::Html(body) => {
                let (parts, left_out, problem) = html::fragment(&body, title.as_deref());
                let mut doc = of_blocks(&self.source, parts);
                self.left_out.extend(left_out);
                doc.problems.extend(problem);
                doc
            }
            Body::Blocks(parts) => of_blocks(&self.source, parts),
            Body::None => of_blocks(&self.source, Vec::new()),
        };
        if doc.text.as_str().trim().is_empty() {
            let rest = self
                .caption
                .take()
                .map(|c| (BlockKind::Caption, words_of(&c)))
                .filter(|c| !c.1.is_empty())
                .or_else(|| title.clone().map(|t| (BlockKind::Heading, t)));
            match rest {
                Some(rest) => doc = of_blocks(&self.source, vec![rest]),
                None => return Err(Problem::new(Code::Empty, "the item holds no text")),
            }
        }
        doc.title = title.or(doc.title);
        doc.outlet = self.outlet.take().map(|o| words_of(&o)).filter(|o| !o.is_empty());
        doc.author = self.author.take().map(|a| byline(&a)).filter(|a| !a.is_empty());
        doc.language = self.language.as_deref().and_then(two_letters);
        doc.url = self.url.take();
        if let Some(stamp) = &self.published {
            doc.problems.extend(stamp.problem());
            doc.published = Some(stamp.iso.clone());
            doc.published_basis = Some(PublishedBasis::Metadata);
        }
        doc.modified = self.modified.take().map(|s| s.iso);
        doc.left_out.append(&mut self.left_out);
        doc.problems.splice(0..0, self.problems.drain(..));
        if let Some(wire) = self.wire.take() {
            notices(&wire, &mut doc.problems);
            let withdrawn = wire.notice == Some(WireNotice::Withdrawn);
            for block in doc.blocks.iter_mut().filter(|b| crate::wire::to_editors(b.words.quote(), withdrawn)) {
                block.kind = BlockKind::Boilerplate;
            }
            doc.wire = Some(wire).filter(|w| *w != Wire::default());
        }
        language::mark(&mut doc);
        text::dateline(&mut doc);
        given.apply(&mut doc);
        Ok(doc)
    }
}

/// Marks the blocks that begin in one of the ranges (bytes, in order).
fn quoted(doc: &mut Document, unread: &[std::ops::Range<usize>]) {
    for block in &mut doc.blocks {
        let at = doc.text.bytes_of(block.words.span()).start;
        let next = unread.partition_point(|r| r.end <= at);
        if unread.get(next).is_some_and(|r| r.start <= at) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// What an agency's item asks of its readers.
fn notices(wire: &Wire, problems: &mut Vec<Problem>) {
    if let Some(until) = &wire.embargo {
        problems.push(Problem::new(Code::Embargoed, format!("not to be published before {until}")));
    }
    if wire.status == Some(WireStatus::Withheld) {
        problems.push(Problem::new(Code::Embargoed, "the agency withholds the item"));
    }
    if wire.notice == Some(WireNotice::Withdrawn) {
        let hint = "in a case it is marked withdrawn wherever it was believed";
        problems.push(Problem::new(Code::Withdrawn, "the agency took the item back").hint(hint));
    }
}

/// A document of blocks whose kinds are known, an empty line between them.
pub(crate) fn of_blocks(source: &str, parts: Vec<(BlockKind, String)>) -> Document {
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
    let cut = text::truncate(&mut body);
    let mut doc = Document::new(source, Text::new(body));
    let len = doc.text.as_str().len();
    doc.blocks = spans
        .into_iter()
        .filter(|(r, _)| r.start < len)
        .map(|(r, kind)| {
            let r = r.start..r.end.min(len);
            Block { words: doc.text.quote(doc.text.trim(doc.text.span_of(r))), kind, repeats: None }
        })
        .filter(|b| !b.words.span().is_empty())
        .collect();
    blocks::finish(&mut doc.blocks);
    if cut {
        doc.problems.push(too_large(MAX_TEXT));
    }
    doc
}

/// White space folded, tags and entities of a title that was escaped twice taken out.
pub(crate) fn words_of(s: &str) -> String {
    let marked = s.contains('<') && s.contains('>') || s.contains('&') && s.contains(';');
    let plain = if marked { html::words(s) } else { s.to_owned() };
    html::fold(&plain)
}

/// A name without the "By" before it.
pub(crate) fn byline(s: &str) -> String {
    let s = words_of(s);
    let by = s.get(..3).filter(|b| b.eq_ignore_ascii_case("by ")).and_then(|_| s.get(3..));
    by.unwrap_or(&s).trim().trim_end_matches([',', ';']).to_owned()
}

/// ISO 639-1 of a tag such as `en-GB`.
pub(crate) fn two_letters(tag: &str) -> Option<String> {
    let first = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    match first.as_str() {
        "eng" => Some("en".to_owned()),
        f if f.len() == 2 && f.bytes().all(|b| b.is_ascii_lowercase()) => Some(first),
        _ => None,
    }
}
