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

use dateline_model::{BlockKind, Code, Document, LeftOut, Problem};

use crate::given::Given;
use crate::{MAX_DEPTH, draft, language, text};

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
        problems.push(too_deep());
        (source::stripped(html), metadata::Found::default(), Vec::new())
    } else {
        main_text(html, given, &mut problems)
    };
    let mut doc = draft::of_blocks(source, parts);
    let cut = std::mem::take(&mut doc.problems);
    problems.extend(cut);
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

/// The day that a text prints first, and where it ends.
pub(crate) use days::{first as first_day, month};
pub(crate) use scan::fold;

/// The words of markup in one line.
pub(crate) fn words(html: &str) -> String {
    if source::depth(html) > MAX_DEPTH {
        return source::stripped(html).into_iter().map(|p| p.1).collect::<Vec<_>>().join(" ");
    }
    let page = scan::page(&dom_query::Document::from(html));
    page.pieces.into_iter().map(|p| p.words).collect::<Vec<_>>().join(" ")
}

/// Blocks of a part of a page that is a report by itself, as a feed or a wire has it, with what was left out of it, and what was wrong.
pub(crate) fn fragment(html: &str, title: Option<&str>) -> Parts {
    parts(html, title, false)
}

/// The same of a mail: what is quoted in it is boilerplate.
pub(crate) fn of_mail(html: &str, title: Option<&str>) -> Parts {
    parts(html, title, true)
}

/// Blocks, what was left out, what was wrong.
pub(crate) type Parts = (Vec<(BlockKind, String)>, Vec<LeftOut>, Option<Problem>);

fn parts(html: &str, title: Option<&str>, mail: bool) -> Parts {
    if source::depth(html) > MAX_DEPTH {
        return (source::stripped(html), Vec::new(), Some(too_deep()));
    }
    let page = scan::page(&dom_query::Document::from(html));
    let key = title.map(trim::plain);
    let (mut parts, mut left_out) = (Vec::new(), Vec::new());
    let quoted = |mut holder: usize| loop {
        let h = &page.holders[holder];
        if h.name == scan::Name::Quote {
            break true;
        }
        if h.parent == holder {
            break false;
        }
        holder = h.parent;
    };
    let kinds: Vec<BlockKind> =
        page.pieces.iter().map(|p| if mail && quoted(p.holder) { BlockKind::Boilerplate } else { p.kind }).collect();
    for (p, kind) in page.pieces.into_iter().zip(kinds) {
        let why = if phrases::is(&p.words) && p.kind != BlockKind::Caption {
            Some("set phrase")
        } else if parts.is_empty() && p.words.len() < 400 && key.as_ref().is_some_and(|t| *t == trim::plain(&p.words)) {
            Some("headline")
        } else {
            None
        };
        match why {
            None => parts.push((kind, p.words)),
            Some(why) => left_out.push(LeftOut { why, words: p.words }),
        }
    }
    if parts.is_empty() {
        parts = left_out.drain(..).map(|l| (BlockKind::Paragraph, l.words)).collect();
    }
    (parts, left_out, None)
}

fn too_deep() -> Problem {
    Problem::new(
        Code::TooDeep,
        format!("the page nests elements more than {MAX_DEPTH} deep; its text was taken without its structure"),
    )
    .hint("save the page as text")
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
