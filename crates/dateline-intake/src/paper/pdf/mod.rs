//! PDF: the words of its pages in the order in which they are read, put together to paragraphs.
//!
//! A library takes the file apart and says which character stands where; what is a word, a line, a column, a paragraph, a running head is told
//! here by the places alone. Pages that are pictures, and files that need a password, are refused.

mod bomb;
mod flow;
mod glyphs;
mod heads;
mod lines;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_model::{Code, Problem};
use hayro_interpret::InterpreterCache;
use hayro_syntax::object::DateTime;
use hayro_syntax::{LoadPdfError, Pdf};

use crate::clock;
use crate::draft::{Body, Draft};
use crate::kind::single;
use crate::take::{Options, Outcome, too_much};
use lines::Page;

/// Pages that are read of one file.
const MAX_PAGES: usize = 2000;
/// Characters that a page with words has at least.
const FEW: usize = 20;

/// Whether bytes are such a file; some have a line of something else before it.
pub(crate) fn is(head: &[u8]) -> bool {
    head[..head.len().min(1024)].windows(5).any(|w| w == b"%PDF-")
}

/// The document of a file.
pub(crate) fn document(name: &str, bytes: &[u8], options: &Options) -> Outcome {
    single(draft(name, bytes)?, name, bytes, options)
}

fn damaged() -> Problem {
    Problem::new(Code::BadRecord, "the PDF is damaged: no pages can be found in it").hint("fetch the file again")
}

fn draft(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    bomb::look(bytes)?;
    // The library is asked for what it says of a hostile file as well; what it does not survive costs that file alone.
    let pdf = catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes.to_vec()))).map_err(|_| damaged())?;
    let pdf = pdf.map_err(|e| match e {
        LoadPdfError::Decryption(_) => Problem::new(Code::Locked, "the PDF is encrypted")
            .hint("open it with its password and print it into a new one"),
        LoadPdfError::Invalid => damaged(),
    })?;
    let (pages, mut problems) = read_pages(&pdf)?;
    let mut draft = Draft::new(name);
    let meta = pdf.metadata();
    let (parts, left_out, title) = flow::blocks(pages);
    let own = meta.title.as_deref().map(words).filter(|t| is_title(t));
    draft.title = title.or(own);
    draft.author = meta.author.as_deref().map(words).filter(|a| !a.trim().is_empty() && !a.contains('@'));
    let saved = meta.modification_date.or(meta.creation_date);
    draft.modified = saved.as_ref().map(iso).as_deref().and_then(clock::read);
    draft.left_out = left_out;
    draft.body = Body::Blocks(parts);
    draft.problems.append(&mut problems);
    Ok(draft)
}

/// The lines of each page that has any.
fn read_pages(pdf: &Pdf) -> Result<(Vec<Page>, Vec<Problem>), Problem> {
    let all = catch_unwind(AssertUnwindSafe(|| pdf.pages().len())).map_err(|_| damaged())?;
    let cache = InterpreterCache::new();
    let (mut pages, mut problems) = (Vec::new(), Vec::new());
    let (mut pictures, mut broken, mut left) = (0, 0, glyphs::MOST);
    for at in 0..all.min(MAX_PAGES) {
        let Ok(found) = glyphs::of_page(pdf, at, &cache, left) else {
            broken += 1;
            continue;
        };
        left = left.saturating_sub(found.glyphs.len());
        if found.glyphs.iter().filter(|g| !g.is_space()).count() < FEW && found.pictures > 0 {
            pictures += 1;
        }
        let full = found.full;
        pages.push(lines::page(found));
        if full {
            problems.push(too_much("the PDF draws more than is read; the rest was left out").hint("split it"));
            break;
        }
    }
    if all > MAX_PAGES {
        problems.push(too_much(format!("{all} pages; {MAX_PAGES} were read")).hint("split it"));
    }
    if pages.iter().all(|p| p.lines.is_empty()) {
        return Err(match (pictures, broken) {
            (0, 0) => Problem::new(Code::Empty, "the PDF has no text"),
            (0, _) => damaged(),
            _ => Problem::new(Code::NotText, "the PDF's pages are pictures, without text")
                .hint("have the text recognised first, as with ocrmypdf"),
        });
    }
    if pictures > 0 {
        let message = format!("{pictures} of {all} pages are pictures without text");
        problems.push(Problem::new(Code::PartOfPage, message).hint("have the text recognised first, as with ocrmypdf"));
    }
    if broken > 0 {
        let message = format!("{broken} of {all} pages cannot be made sense of");
        problems.push(Problem::new(Code::BadRecord, message).hint("fetch the file again"));
    }
    Ok((pages, problems))
}

/// A string of the file: UTF-16 with its mark, UTF-8 with its mark, else nearly Latin-1.
fn words(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Whether a title is one, rather than the name of a file or of a program.
fn is_title(title: &str) -> bool {
    let lower = title.to_ascii_lowercase();
    let file = [".doc", ".docx", ".indd", ".qxd", ".pdf", ".tex", ".dvi", ".ps", ".txt", ".odt", ".pub", ".rtf"];
    title.split_whitespace().count() > 1 && !file.iter().any(|f| lower.ends_with(f)) && !lower.starts_with("microsoft ")
}

fn iso(d: &DateTime) -> String {
    let sign = if d.utc_offset_hour < 0 { '-' } else { '+' };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        d.year,
        d.month,
        d.day,
        d.hour,
        d.minute,
        d.second,
        d.utc_offset_hour.unsigned_abs(),
        d.utc_offset_minute
    )
}
