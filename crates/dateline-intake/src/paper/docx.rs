//! DOCX: the text as it reads with all tracked changes accepted.
//!
//! Kept are insertions, content controls, links and what was moved here; left out is what was deleted or moved away. Of what is stored twice for older
//! programs the first is taken.

use std::io::Read;

use dateline_model::{BlockKind, Code, Problem};
use zip::ZipArchive;

use crate::archive::Packed;
use crate::clock;
use crate::draft::{Body, Draft};
use crate::take::{Options, Outcome, Taken};
use crate::xml::{El, Part, Tree};
use crate::{MAX_INPUT, decode};

type Zip<'a> = ZipArchive<Box<dyn Packed + 'a>>;

/// A part of the package.
fn part(zip: &mut Zip<'_>, name: &str) -> Option<Tree> {
    let mut bytes = Vec::new();
    let file = zip.by_name(name).ok()?;
    file.take(MAX_INPUT as u64).read_to_end(&mut bytes).ok()?;
    Some(Tree::parse(decode::xml(&bytes).ok()?.0))
}

/// The document of a zip that is one; other office documents are refused; nothing where the zip is a folder.
pub(crate) fn office(name: &str, zip: &mut Zip<'_>, options: &Options) -> Option<Outcome> {
    let has = |zip: &Zip<'_>, file: &str| zip.index_for_name(file).is_some();
    if !has(zip, "word/document.xml") {
        let other = has(zip, "[Content_Types].xml") || has(zip, "mimetype") || has(zip, "META-INF/container.xml");
        let message = "a document of a form that is not read: a sheet, slides, a book";
        return other.then(|| Err(Problem::new(Code::NoReport, message).hint("save it as DOCX, PDF or text").into()));
    }
    let Some(tree) = part(zip, "word/document.xml") else {
        return Some(Err(Problem::new(Code::BadRecord, "the document's text cannot be unpacked")
            .hint("fetch the file again")
            .into()));
    };
    let mut draft = Draft::new(name);
    draft.problems.extend(tree.problems.iter().cloned());
    let mut walk = Walk::default();
    if let Some(body) = tree.root().and_then(|r| r.child("body")) {
        walk.blocks(body);
    }
    if let Some(core) = part(zip, "docProps/core.xml") {
        if let Some(root) = core.root() {
            draft.title = root.words_of("title");
            draft.author = root.words_of("creator");
            draft.modified = root.words_of("modified").as_deref().and_then(clock::read);
            draft.language = root.words_of("language");
        }
    }
    draft.title = walk.title.take().or(draft.title.take());
    if walk.tracked > 0 {
        let n = walk.tracked;
        draft.problems.push(
            Problem::new(
                Code::TrackedChanges,
                format!("{n} tracked changes; the text was read as if all were accepted"),
            )
            .hint("accept or reject them in the document"),
        );
    }
    draft.body = Body::Blocks(walk.out);
    Some(draft.finish(&options.given).map_err(Into::into).map(|document| {
        let bytes = if options.keep { whole(zip) } else { Vec::new() };
        Taken { document, name: name.to_owned(), line: None, bytes, url: None, at: None }
    }))
}

/// The package as it came.
fn whole(zip: &mut Zip<'_>) -> Vec<u8> {
    // The parts that the text is made of, written anew: enough to read it again.
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for name in ["word/document.xml", "docProps/core.xml"] {
        let mut bytes = Vec::new();
        let read = zip.by_name(name).ok().and_then(|f| f.take(MAX_INPUT as u64).read_to_end(&mut bytes).ok());
        if read.is_some() && out.start_file(name, stored).is_ok() {
            let _ = std::io::Write::write_all(&mut out, &bytes);
        }
    }
    out.finish().map(std::io::Cursor::into_inner).unwrap_or_default()
}

#[derive(Default)]
struct Walk {
    out: Vec<(BlockKind, String)>,
    title: Option<String>,
    tracked: usize,
}

/// What holds words that the reader does not see.
const UNSEEN: &[&str] =
    &["del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "sectPr", "fldData", "drawing", "pict"];

impl Walk {
    /// The paragraphs and tables of an element, through what only wraps them.
    fn blocks(&mut self, e: El<'_>) {
        let mut todo: Vec<El<'_>> = e.children().collect();
        todo.reverse();
        while let Some(e) = todo.pop() {
            self.count(e);
            match e.name() {
                "p" => self.paragraph(e),
                n if UNSEEN.contains(&n) => {}
                "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml" | "tbl" | "tr" | "tc"
                | "AlternateContent" | "Choice" => {
                    let at = todo.len();
                    todo.extend(e.children());
                    todo[at..].reverse();
                }
                _ => {}
            }
        }
    }

    fn count(&mut self, e: El<'_>) {
        self.tracked +=
            usize::from(matches!(e.name(), "ins" | "del" | "moveFrom" | "moveTo") && e.attr("author").is_some());
    }

    fn paragraph(&mut self, p: El<'_>) {
        let style = p.child("pPr").and_then(|r| r.child("pStyle")).and_then(|s| s.attr("val")).unwrap_or_default();
        let style = style.to_ascii_lowercase();
        let listed = p.child("pPr").is_some_and(|r| r.child("numPr").is_some());
        let mut words = String::new();
        let mut boxes: Vec<El<'_>> = Vec::new();
        let mut todo: Vec<El<'_>> = p.children().collect();
        todo.reverse();
        while let Some(e) = todo.pop() {
            self.count(e);
            match e.name() {
                "t" => e.parts().for_each(|part| {
                    if let Part::Text(t) = part {
                        words.push_str(t);
                    }
                }),
                "tab" | "br" | "cr" | "ptab" => words.push(' '),
                "noBreakHyphen" => words.push('‑'),
                "txbxContent" => boxes.push(e),
                n if UNSEEN.contains(&n) && !matches!(n, "drawing" | "pict") => {}
                _ => {
                    let at = todo.len();
                    todo.extend(e.children());
                    todo[at..].reverse();
                }
            }
        }
        let words = crate::html::fold(&words);
        if !words.is_empty() {
            let kind = match style.as_str() {
                "title" if self.title.is_none() => {
                    self.title = Some(words);
                    return self.boxes(boxes);
                }
                s if s.starts_with("heading") || s == "subtitle" || s == "title" => BlockKind::Heading,
                s if s.contains("caption") => BlockKind::Caption,
                _ if listed || style.contains("list") => BlockKind::Item,
                _ => BlockKind::Paragraph,
            };
            self.out.push((kind, words));
        }
        self.boxes(boxes);
    }

    /// Boxes of text that hang on a paragraph stand behind it; one in another is not looked for.
    fn boxes(&mut self, boxes: Vec<El<'_>>) {
        for b in boxes {
            for p in b.children().filter(|e| e.name() == "p") {
                let words = p.below().filter(|e| e.name() == "t").map(El::text).collect::<String>();
                let words = crate::html::fold(&words);
                if !words.is_empty() {
                    self.out.push((BlockKind::Paragraph, words));
                }
            }
        }
    }
}
