//! From bytes to [`Document`]s: clean text, blocks, metadata, problems. Knows no facts, and of language only whether it is English, opens no file.
//!
//! [`documents`] takes one input's bytes and tells by their content what they are; [`line`] takes one line of JSONL, for callers that
//! stream. What cannot become a document is [`Refused`], with its place; nothing here fails otherwise, and nothing panics on any input.
//! `docs/problems.md` explains the codes.

mod blocks;
mod decode;
mod given;
mod html;
mod jsonl;
mod language;
mod text;

pub use given::Given;
pub use jsonl::line;
pub use text::plain;

use dateline_model::{Code, Document, Problem};

/// Bytes read of one input, compressed or not; of JSONL, bytes of one line.
pub const MAX_INPUT: usize = 16 << 20;
/// Bytes of text kept of one document.
pub const MAX_TEXT: usize = 2 << 20;
/// Elements of a page within one another.
pub const MAX_DEPTH: usize = 400;

/// What could not become a document.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Line of the input, from 1, where it is a matter of one line.
    pub line: Option<usize>,
    /// What is wrong.
    pub problem: Problem,
}

/// All documents of one input. `bytes` is at most [`MAX_INPUT`] long and `cut` says that there was more.
pub fn documents(source: &str, bytes: &[u8], cut: bool, given: &Given) -> Vec<Result<Document, Refused>> {
    let refuse = |problem| vec![Err(Refused { line: None, problem })];
    let mut problems = Vec::new();
    if cut {
        problems.push(too_large(MAX_INPUT));
    }
    let unpacked;
    let (bytes, name) = if bytes.starts_with(&[0x1f, 0x8b]) {
        let (plain, problem) = decode::gunzip(bytes);
        problems.extend(problem);
        if plain.is_empty() {
            return refuse(problems.pop().unwrap_or_else(|| Problem::new(Code::Empty, "the input holds no text")));
        }
        unpacked = plain;
        (unpacked.as_slice(), source.strip_suffix(".gz").unwrap_or(source))
    } else {
        (bytes, source)
    };
    if bytes.is_empty() {
        return refuse(Problem::new(Code::Empty, "the input is empty"));
    }
    let (decoded, problem) = match decode::text(bytes) {
        Ok(found) => found,
        Err(problem) => return refuse(problem),
    };
    problems.extend(problem);
    let lower = name.to_ascii_lowercase();
    let mut out = if lower.ends_with(".jsonl") || lower.ends_with(".ndjson") || jsonl::looks_so(&decoded) {
        jsonl::lines(source, &decoded, given)
    } else if html::looks_so(&decoded) {
        vec![Ok(html::page(source, &decoded, given))]
    } else {
        vec![Ok(text::plain(source, &decoded, given))]
    };
    if let [Ok(doc)] = out.as_mut_slice() {
        doc.problems.splice(0..0, problems);
        if doc.text.as_str().trim().is_empty() {
            return refuse(Problem::new(Code::Empty, "the input holds no text"));
        }
    }
    out
}

fn too_large(limit: usize) -> Problem {
    Problem::new(Code::TooLarge, format!("larger than {} MiB; the rest was left out", limit >> 20))
        .hint("split it into documents, one a file or one a line of JSONL")
}
