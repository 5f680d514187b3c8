//! From bytes to [`Document`]s: clean text, blocks, metadata, problems. Knows no facts, and of language only whether it is English, opens no file.
//!
//! [`open`] takes one input and tells by its content what it is; [`documents`] does the same with bytes at hand; [`line`] takes one line of
//! JSONL, for callers that stream. What cannot become a document is [`Refused`], with its place; nothing here fails otherwise, and nothing
//! panics on any input. `docs/problems.md` explains the codes, `docs/limits.md` the bounds.

mod archive;
mod blocks;
mod clock;
mod decode;
mod draft;
mod feed;
mod given;
mod html;
mod jsonl;
mod kind;
mod language;
mod mail;
mod open;
mod paper;
mod table;
mod take;
mod text;
mod wire;
mod xml;

pub use archive::payloads;
pub use feed::{Feed, feeds};
pub use given::Given;
pub use jsonl::line;
pub use open::{Anywhere, Input, open};
pub use take::{Options, Outcome, Outcomes, Refused, Taken};
pub use text::plain;

use dateline_model::{Code, Document, Problem};

/// Bytes read of one input, compressed or not; of an archive, bytes of one member or record; of JSONL, bytes of one line.
pub const MAX_INPUT: usize = 16 << 20;
/// Bytes of text kept of one document.
pub const MAX_TEXT: usize = 2 << 20;
/// Elements of a page within one another.
pub const MAX_DEPTH: usize = 400;

/// All documents of one input. `bytes` is at most [`MAX_INPUT`] long and `cut` says that there was more.
pub fn documents(source: &str, bytes: &[u8], cut: bool, given: &Given) -> Vec<Result<Document, Refused>> {
    let options = Options { given: given.clone(), ..Options::default() };
    whole(source, bytes, cut, &options).map(|o| o.map(|t| t.document)).collect()
}

/// All documents of an input that is at hand. `bytes` is at most [`MAX_INPUT`] long and `cut` says that there was more.
pub fn whole<'a>(source: &str, bytes: &[u8], cut: bool, options: &'a Options) -> Outcomes<'a> {
    whole_at(source, bytes, cut, options, 0)
}

/// The same within so many archives.
pub(crate) fn whole_at<'a>(source: &str, bytes: &[u8], cut: bool, options: &'a Options, depth: u8) -> Outcomes<'a> {
    let mut problems = Vec::new();
    if cut {
        problems.push(too_large(MAX_INPUT));
    }
    if open::holds_others(source, bytes) {
        return with(open::at_depth(source, Input::of(bytes), options, depth + 1), problems);
    }
    let unpacked;
    let (inner, name) = if bytes.starts_with(&[0x1f, 0x8b]) {
        let (plain, problem) = decode::gunzip(bytes);
        problems.extend(problem);
        if plain.is_empty() {
            let problem = problems.pop().unwrap_or_else(|| Problem::new(Code::Empty, "the input holds no text"));
            return take::refuse(problem);
        }
        unpacked = plain;
        (unpacked.as_slice(), source.strip_suffix(".gz").unwrap_or(source))
    } else {
        (bytes, source)
    };
    if inner.is_empty() {
        return take::refuse(Problem::new(Code::Empty, "the input is empty"));
    }
    let outcomes = of_content(source, name, inner, bytes, options, &mut problems);
    with(outcomes, problems)
}

/// Documents of bytes that are no longer packed; `whole` is what they came as.
fn of_content<'a>(
    source: &str,
    name: &str,
    inner: &[u8],
    whole: &[u8],
    options: &'a Options,
    problems: &mut Vec<Problem>,
) -> Outcomes<'a> {
    if let Some(outcomes) = kind::by_bytes(source, inner, options) {
        return outcomes;
    }
    let decoded = match if decode::is_xml(inner) { decode::xml(inner) } else { decode::text(inner) } {
        Ok((decoded, problem)) => {
            problems.extend(problem);
            decoded
        }
        Err(problem) => return take::refuse(problem),
    };
    let lines = name.to_ascii_lowercase().ends_with(".jsonl") || name.to_ascii_lowercase().ends_with(".ndjson");
    if !lines && !jsonl::looks_so(&decoded) {
        if let Some(outcomes) =
            kind::json(source, &decoded, options).or_else(|| kind::xml(source, &decoded, whole, options))
        {
            return outcomes;
        }
    }
    kind::lines_page_or_text(name, source, &decoded, whole, options)
}

/// Problems of the whole input go to its first document; one that is alone and has no words is none.
fn with(outcomes: Outcomes<'_>, problems: Vec<Problem>) -> Outcomes<'_> {
    let mut problems = Some(problems);
    Box::new(outcomes.map(move |outcome| {
        let mut taken = outcome?;
        if let Some(problems) = problems.take() {
            taken.document.problems.splice(0..0, problems);
        }
        if taken.document.text.as_str().trim().is_empty() {
            return Err(Problem::new(Code::Empty, "the input holds no text").into());
        }
        Ok(taken)
    }))
}

fn too_large(limit: usize) -> Problem {
    Problem::new(Code::TooLarge, format!("larger than {} MiB; the rest was left out", limit >> 20))
        .hint("split it into documents, one a file or one a line of JSONL")
}
