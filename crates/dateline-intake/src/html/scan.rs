//! One walk over a page, without recursion: its visible words in order, what holds them, and what it says of itself.

use dateline_model::BlockKind;
use dom_query::{Document, NodeRef};

use super::marks::{self, Marks};
use crate::text::unseen;

/// An element that holds words.
#[derive(Debug)]
pub(super) struct Holder {
    /// Index of the holder round it; its own for the first.
    pub(super) parent: usize,
    pub(super) marks: Marks,
    /// Pieces below it.
    pub(super) pieces: std::ops::Range<usize>,
    /// `article`, `section`, `main` and the like are told apart by `choose`.
    pub(super) name: Name,
}

/// Elements that choosing asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Article,
    Main,
    Figure,
    Table,
    Quote,
    Other,
}

/// Words between two breaks.
#[derive(Debug)]
pub(super) struct Piece {
    /// White space folded.
    pub(super) words: String,
    pub(super) kind: BlockKind,
    pub(super) holder: usize,
    /// Bytes of them that lie in links.
    pub(super) links: usize,
    /// 1 to 6 for a heading.
    pub(super) level: u8,
    /// In a `p`, or in a `div` that does without.
    pub(super) para: bool,
}

/// A date in an attribute, with where it stands.
#[derive(Debug)]
pub(super) struct Stamp {
    pub(super) value: String,
    /// Index of the piece that comes next.
    pub(super) piece: usize,
    pub(super) holder: usize,
    /// Named as that of publication, or of a change.
    pub(super) marks: Marks,
}

/// The page as walked.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) holders: Vec<Holder>,
    pub(super) pieces: Vec<Piece>,
    /// Name in small letters, content.
    pub(super) meta: Vec<(String, String)>,
    /// Sources of JSON-LD.
    pub(super) ld: Vec<String>,
    pub(super) stamps: Vec<Stamp>,
    /// Addresses of pictures, with the piece that comes next.
    pub(super) pictures: Vec<(usize, String)>,
    /// Comments of the source that speak of a date.
    pub(super) remarks: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) language: Option<String>,
    /// Names in links and elements marked as the author's, with the holder.
    pub(super) authors: Vec<(usize, String)>,
}

impl Page {
    /// The content of the first `meta` of this name.
    pub(super) fn meta(&self, name: &str) -> Option<&str> {
        self.meta.iter().find(|(n, c)| n == name && !c.is_empty()).map(|(_, c)| c.as_str())
    }
}

enum Step<'a> {
    Enter(NodeRef<'a>, Place),
    /// The end of a block.
    Break(Place),
    /// The end of a holder.
    Close(usize),
    /// The end of an element that names an author, begun at this length.
    Author(usize, usize),
}

#[derive(Clone, Copy)]
struct Place {
    holder: usize,
    kind: BlockKind,
    level: u8,
    para: bool,
    link: bool,
}

/// Words being gathered.
#[derive(Default)]
struct Gather {
    words: String,
    links: Vec<std::ops::Range<usize>>,
}

/// Walks a page.
pub(super) fn page(dom: &Document) -> Page {
    let mut page = Page::default();
    page.holders.push(Holder { parent: 0, marks: 0, pieces: 0..0, name: Name::Other });
    let mut gather = Gather::default();
    let start = Place { holder: 0, kind: BlockKind::Paragraph, level: 0, para: false, link: false };
    let mut steps = vec![Step::Enter(dom.root(), start)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Break(place) => flush(&mut page, &mut gather, place),
            Step::Close(holder) => page.holders[holder].pieces.end = page.pieces.len(),
            Step::Author(holder, from) => {
                let name = fold(gather.words.get(from..).unwrap_or_default());
                if page.authors.len() < 20 && name.len() < 200 {
                    page.authors.push((holder, name));
                }
            }
            Step::Enter(node, place) => enter(&mut page, &mut gather, &mut steps, node, place),
        }
    }
    flush(&mut page, &mut gather, start);
    page.holders[0].pieces.end = page.pieces.len();
    page
}

/// What an element's attributes say.
#[derive(Default)]
struct Attrs {
    marks: Marks,
    author: bool,
    hidden: bool,
    stamp: Option<(String, Marks)>,
}

fn enter<'a>(page: &mut Page, gather: &mut Gather, steps: &mut Vec<Step<'a>>, node: NodeRef<'a>, place: Place) {
    if node.is_text() {
        let from = gather.words.len();
        gather.words.push_str(&node.text());
        if place.link {
            gather.links.push(from..gather.words.len());
        }
        return;
    }
    let Some(element) = node.element_ref() else {
        if node.is_comment() {
            let source = node.html();
            if page.remarks.len() < 50 && source.len() < 4000 && (source.contains("date") || source.contains("time")) {
                page.remarks.push(source.to_string());
            }
            return;
        }
        children(steps, node, place);
        return;
    };
    let name: &str = &element.name.local;
    let shape = shape(name, place);
    if matches!(shape, Shape::Head) {
        let name = name.to_owned();
        drop(element);
        head(page, gather, steps, node, place, &name);
        return;
    }
    let is_link = name == "a";
    let (which, is_break) = (which(name), name == "br");
    let mut attrs = Attrs { marks: by_name(name), ..Attrs::default() };
    for a in &element.attrs {
        attribute(&mut attrs, name, &a.name.local, &a.value);
    }
    let root = matches!(name, "html" | "body");
    if root {
        attrs.marks &= marks::BODY;
        if name == "html" {
            page.language = element.attr("lang").map(|l| l.to_string());
        }
        attrs.hidden = false;
    }
    drop(element);
    if is_break {
        gather.words.push(BREAK);
        return;
    }
    if let Some((value, by)) = attrs.stamp.take()
        && page.stamps.len() < 400
    {
        page.stamps.push(Stamp { value, piece: page.pieces.len(), holder: place.holder, marks: by | attrs.marks });
    }
    if attrs.hidden {
        attrs.marks |= marks::HIDDEN;
    }
    let block = matches!(shape, Shape::Block(..));
    let mut inner = place;
    if let Shape::Block(kind, level, para) = shape {
        (inner.kind, inner.level, inner.para) = (kind, level, para);
    }
    if attrs.marks & marks::CAPTION != 0 && inner.level == 0 && inner.kind != BlockKind::Item {
        inner.kind = BlockKind::Caption;
    }
    let breaks = block || attrs.marks & (marks::HIDDEN | marks::CREDIT | marks::DATE | marks::AUTHOR) != 0 && !is_link;
    if breaks {
        flush(page, gather, place);
    }
    if breaks || attrs.marks != 0 && !is_link {
        let at = page.pieces.len();
        page.holders.push(Holder { parent: place.holder, marks: attrs.marks, pieces: at..at, name: which });
        inner.holder = page.holders.len() - 1;
        if breaks {
            steps.push(Step::Close(inner.holder));
            steps.push(Step::Break(inner));
        } else {
            inner.holder = place.holder;
            page.holders.pop();
        }
    }
    inner.link |= is_link;
    if attrs.author {
        steps.push(Step::Author(inner.holder, gather.words.len()));
    }
    children(steps, node, inner);
}

fn children<'a>(steps: &mut Vec<Step<'a>>, node: NodeRef<'a>, place: Place) {
    let mut child = node.last_child();
    while let Some(c) = child {
        steps.push(Step::Enter(c, place));
        child = c.prev_sibling();
    }
}

enum Shape {
    /// Read in `head`, or skipped.
    Head,
    Block(BlockKind, u8, bool),
    Inline,
}

fn shape(name: &str, place: Place) -> Shape {
    let within = |para| {
        let keep = matches!(place.kind, BlockKind::Item | BlockKind::Caption);
        Shape::Block(if keep { place.kind } else { BlockKind::Paragraph }, 0, para)
    };
    match name {
        "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "select" | "head" | "meta" | "link"
        | "title" | "img" | "object" | "canvas" | "textarea" | "rt" | "rp" | "video" | "audio" => Shape::Head,
        "h1" => Shape::Block(BlockKind::Heading, 1, false),
        "h2" => Shape::Block(BlockKind::Heading, 2, false),
        "h3" => Shape::Block(BlockKind::Heading, 3, false),
        "h4" => Shape::Block(BlockKind::Heading, 4, false),
        "h5" | "h6" => Shape::Block(BlockKind::Heading, 5, false),
        "li" => Shape::Block(BlockKind::Item, 0, false),
        "figcaption" => Shape::Block(BlockKind::Caption, 0, false),
        "p" | "blockquote" | "pre" => within(true),
        "div" | "section" | "article" | "figure" | "main" | "header" | "footer" | "aside" | "ul" | "ol" | "dl"
        | "dt" | "dd" | "table" | "tbody" | "thead" | "tr" | "td" | "th" | "address" | "html" | "body" | "details"
        | "summary" | "nav" | "form" | "button" | "fieldset" | "center" | "hr" | "label" => within(false),
        n if n.contains('-') => within(false),
        _ => Shape::Inline,
    }
}

fn which(name: &str) -> Name {
    match name {
        "article" => Name::Article,
        "main" => Name::Main,
        "figure" => Name::Figure,
        "table" => Name::Table,
        "blockquote" => Name::Quote,
        _ => Name::Other,
    }
}

fn by_name(name: &str) -> Marks {
    match name {
        "nav" => marks::NAV,
        "footer" => marks::FOOT,
        "aside" => marks::SIDE,
        "form" | "button" | "fieldset" | "label" => marks::FORM,
        "figcaption" => marks::CAPTION,
        "article" => marks::ARTICLE,
        "time" => marks::META | marks::DATE,
        _ => 0,
    }
}

fn attribute(attrs: &mut Attrs, element: &str, name: &str, value: &str) {
    match name {
        "class" | "id" => attrs.marks |= marks::of(value),
        "itemprop" | "property" => match value.rsplit(':').next().unwrap_or(value) {
            "articleBody" => attrs.marks |= marks::BODY,
            "author" | "creator" => {
                attrs.author = true;
                attrs.marks |= marks::META;
            }
            "datePublished" | "dateCreated" => attrs.marks |= marks::META | marks::DATE,
            "dateModified" => attrs.marks |= marks::META | marks::CHANGED,
            "comment" => attrs.marks |= marks::COMMENTS,
            _ => {}
        },
        "rel" if value.eq_ignore_ascii_case("author") => attrs.author = true,
        "role" => match value {
            "navigation" | "menu" | "menubar" | "search" => attrs.marks |= marks::NAV,
            "complementary" => attrs.marks |= marks::SIDE,
            "contentinfo" => attrs.marks |= marks::FOOT,
            "dialog" | "alert" | "alertdialog" => attrs.marks |= marks::PROMO,
            _ => {}
        },
        "hidden" => attrs.hidden = true,
        "aria-hidden" => attrs.hidden |= value == "true" && element != "i" && element != "span",
        "style" => {
            let style = value.replace(' ', "").to_ascii_lowercase();
            attrs.hidden |= style.contains("display:none") || style.contains("visibility:hidden");
        }
        "datetime" => attrs.stamp = Some((value.to_owned(), marks::DATE)),
        "content" | "title" | "data-date" | "data-datetime" | "data-time" | "data-published"
            if attrs.stamp.is_none() && value.len() < 80 && value.bytes().filter(u8::is_ascii_digit).count() >= 5 =>
        {
            attrs.stamp = Some((value.to_owned(), 0));
        }
        _ => {}
    }
    if attrs.marks & marks::AUTHOR != 0 && matches!(name, "class" | "id") {
        attrs.author = true;
    }
}

/// Longest `noscript` that is passed over, in bytes.
const NOSCRIPT: usize = 400;

/// Elements whose words are not seen.
fn head<'a>(
    page: &mut Page,
    gather: &mut Gather,
    steps: &mut Vec<Step<'a>>,
    node: NodeRef<'a>,
    place: Place,
    name: &str,
) {
    match name {
        "head" => children(steps, node, place),
        "meta" => {
            let content = fold(&node.attr("content").unwrap_or_default());
            for by in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(n) = node.attr(by)
                    && page.meta.len() < 1000
                {
                    page.meta.push((n.to_lowercase(), content.clone()));
                }
            }
            if node.attr("itemprop").is_some_and(|p| p.starts_with("date")) && page.stamps.len() < 400 {
                let changed = node.attr("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("dateModified"));
                page.stamps.push(Stamp {
                    value: content,
                    piece: page.pieces.len(),
                    holder: place.holder,
                    marks: if changed { marks::CHANGED } else { marks::DATE },
                });
            }
        }
        "title" => {
            let words = fold(&node.text());
            if page.title.is_none() && !words.is_empty() {
                page.title = Some(words);
            }
        }
        "link" => {
            if node.attr("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) {
                page.canonical = page.canonical.take().or_else(|| node.attr("href").map(|h| h.to_string()));
            }
        }
        "script" => {
            if node.attr("type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) {
                page.ld.push(node.text().to_string());
            }
        }
        "img" => {
            if let Some(src) = node.attr("src").filter(|s| s.len() < 500 && !s.starts_with("data:"))
                && page.pictures.len() < 200
            {
                page.pictures.push((page.pieces.len(), src.to_string()));
            }
        }
        "noscript" => {
            // One that is never closed swallows the page; a short one asks for scripts.
            if node.text().len() > NOSCRIPT {
                children(steps, node, place);
            }
        }
        _ => gather.words.push(' '),
    }
}

/// A line break of the page, until the words are folded.
const BREAK: char = '\u{b}';

fn flush(page: &mut Page, gather: &mut Gather, place: Place) {
    let all = std::mem::take(&mut gather.words);
    let links = std::mem::take(&mut gather.links);
    // Two line breaks running are how old pages part their paragraphs.
    for part in parts(&all) {
        let at = part.as_ptr() as usize - all.as_ptr() as usize;
        let words = fold(part);
        if !words.is_empty() {
            let linked =
                links.iter().map(|l| l.end.min(at + part.len()).saturating_sub(l.start.max(at))).sum::<usize>();
            let Place { holder, kind, level, para, .. } = place;
            let links = linked.min(words.len());
            page.pieces.push(Piece { words, kind, holder, links, level, para });
        }
    }
}

/// The parts between double breaks.
fn parts(all: &str) -> Vec<&str> {
    let (mut out, mut start) = (Vec::new(), 0);
    let mut breaks = all.match_indices(BREAK).peekable();
    while let Some((at, _)) = breaks.next() {
        if let Some(&(next, _)) = breaks.peek()
            && all[at + 1..next].trim().is_empty()
        {
            out.push(&all[start..at]);
            start = next;
        }
    }
    out.push(&all[start..]);
    out
}

/// White space folded; soft hyphens and other marks of no width dropped.
pub(crate) fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for word in s.split_whitespace() {
        let from = out.len();
        out.extend(word.chars().filter(|c| !unseen(*c)));
        if out.len() > from {
            out.push(' ');
        }
    }
    out.pop();
    out
}
