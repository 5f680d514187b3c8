//! XML as a flat tree: elements in document order, with their namespaces, attributes and places in the source.
//!
//! Entities that a document declares are never expanded: the five of XML and those of HTML are known, others stay as they are written. What
//! comes before a mistake is kept. Depth and number of elements are bounded.

mod markup;

pub(crate) use markup::to_html;

use dateline_model::{Code, Problem};
use quick_xml::Reader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};

use crate::MAX_DEPTH;

/// Elements and pieces of text in one tree.
pub(crate) const MAX_NODES: usize = 1 << 20;

/// What an element's namespace is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Space {
    /// None, or one that nothing here depends on.
    Plain,
    Atom,
    Rdf,
    /// Dublin Core, both forms.
    Dc,
    /// `content:encoded`.
    Content,
    Media,
    Xhtml,
    Itunes,
    Foaf,
    Other,
}

impl Space {
    fn of(uri: &str) -> Space {
        let uri = uri.trim().to_ascii_lowercase();
        match uri.trim_end_matches(['/', '#']) {
            "http://www.w3.org/2005/atom" | "http://purl.org/atom/ns" | "http://example.com/newformat" => Space::Atom,
            "http://www.w3.org/1999/02/22-rdf-syntax-ns" => Space::Rdf,
            "http://www.w3.org/1999/xhtml" | "http://www.w3.org/tr/rec-html40" => Space::Xhtml,
            "http://xmlns.com/foaf/0.1" => Space::Foaf,
            u if u.starts_with("http://purl.org/dc/") => Space::Dc,
            u if u.starts_with("http://purl.org/rss/1.0/modules/content") => Space::Content,
            u if u.contains("search.yahoo.com/mrss") => Space::Media,
            u if u.contains("itunes") => Space::Itunes,
            u if u.starts_with("http://purl.org/atom/ns") => Space::Atom,
            u if u.starts_with("http://purl.org/rss/1.0/modules")
                || u.contains("georss")
                || u.contains("wordpress") =>
            {
                Space::Other
            }
            _ => Space::Plain,
        }
    }

    /// Prefixes that feeds use without declaring them.
    fn by_prefix(prefix: &str) -> Space {
        match prefix {
            "atom" => Space::Atom,
            "rdf" => Space::Rdf,
            "dc" | "dcterms" => Space::Dc,
            "content" => Space::Content,
            "media" => Space::Media,
            "itunes" => Space::Itunes,
            "xhtml" => Space::Xhtml,
            _ => Space::Other,
        }
    }
}

#[derive(Debug)]
struct Node {
    /// Bytes of the source: the local name. Empty for text.
    name: (u32, u32),
    space: Space,
    parent: u32,
    /// Index behind the last node below it.
    end: u32,
    /// Of text: bytes of [`Tree::text`].
    text: (u32, u32),
    attrs: (u32, u32),
    /// Bytes of the source, from the start tag to the end of the end tag.
    span: (u32, u32),
}

#[derive(Debug)]
struct Attr {
    name: String,
    value: String,
}

/// A document's elements.
#[derive(Debug)]
pub(crate) struct Tree {
    source: String,
    nodes: Vec<Node>,
    attrs: Vec<Attr>,
    text: String,
    /// What was wrong with it.
    pub(crate) problems: Vec<Problem>,
}

/// One element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct El<'t> {
    tree: &'t Tree,
    pub(crate) at: usize,
}

/// An element, or words between them.
pub(crate) enum Part<'t> {
    El(El<'t>),
    Text(&'t str),
}

struct Builder {
    tree: Tree,
    open: Vec<u32>,
    /// Prefixes in force, with how many open elements were there when each was declared.
    scopes: Vec<(usize, String, Space)>,
    full: bool,
}

impl Tree {
    /// Takes a document apart.
    pub(crate) fn parse(source: String) -> Tree {
        let tree = Tree { source, nodes: Vec::new(), attrs: Vec::new(), text: String::new(), problems: Vec::new() };
        let mut b = Builder { tree, open: Vec::new(), scopes: Vec::new(), full: false };
        let source = std::mem::take(&mut b.tree.source);
        b.run(&source);
        let mut tree = b.tree;
        tree.source = source;
        tree
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Option<El<'_>> {
        self.nodes.iter().position(|n| n.name.1 > n.name.0).map(|at| El { tree: self, at })
    }

    /// The element at an index.
    pub(crate) fn at(&self, at: usize) -> El<'_> {
        El { tree: self, at }
    }

    /// The source without these elements (bytes, in order), but for the one at `keep`.
    pub(crate) fn without(&self, spans: &[(usize, usize)], keep: usize) -> String {
        let (mut out, mut from) = (String::new(), 0);
        for (i, span) in spans.iter().enumerate() {
            if i != keep && span.0 >= from {
                out.push_str(self.source.get(from..span.0).unwrap_or_default());
                from = span.1;
            }
        }
        out.push_str(self.source.get(from..).unwrap_or_default());
        out
    }
}

impl Builder {
    fn run(&mut self, source: &str) {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        let mut before = 0;
        loop {
            let event = reader.read_event();
            let after = usize::try_from(reader.buffer_position()).unwrap_or(source.len());
            match event {
                Ok(Event::Eof) => break,
                Ok(event) => self.take(source, event, before, after),
                Err(e) => {
                    let line = source.get(..before).unwrap_or(source).matches('\n').count() + 1;
                    let problem = Problem::new(
                        Code::BadMarkup,
                        format!("line {line}: the markup is not well formed ({e}); what came before was read"),
                    );
                    self.tree.problems.push(problem.hint("ask whoever made the file, or mend it"));
                    break;
                }
            }
            if self.full {
                self.tree.problems.push(
                    Problem::new(
                        Code::TooMuch,
                        format!(
                            "more than {MAX_NODES} elements, or more than {MAX_DEPTH} within one another; the rest was left out"
                        ),
                    )
                    .hint("split the file"),
                );
                break;
            }
            before = after;
        }
        while !self.open.is_empty() {
            self.close(source.len());
        }
    }

    fn take(&mut self, source: &str, event: Event<'_>, before: usize, after: usize) {
        match event {
            Event::Start(e) => {
                self.element(source, &e, before, after);
            }
            Event::Empty(e) if self.element(source, &e, before, after) => self.close(after),
            Event::End(e) => {
                // An end without a beginning ends nothing; one that passes over others ends them too.
                let local = e.local_name();
                let name: &str = local.as_ref();
                let depth = self.open.iter().rposition(|&i| {
                    let (from, to) = self.tree.nodes[i as usize].name;
                    source.get(from as usize..to as usize).is_some_and(|n| n == name)
                });
                if let Some(depth) = depth {
                    while self.open.len() > depth {
                        self.close(after);
                    }
                }
            }
            Event::Text(t) => self.text(&t.html_content(), before, after),
            Event::CData(t) => self.text(&t.html_content(), before, after),
            Event::GeneralRef(r) => match r.resolve_char_ref() {
                Ok(Some(c)) => self.text(c.encode_utf8(&mut [0; 4]), before, after),
                _ => {
                    let name = r.html_content();
                    match resolve_html5_entity(&name) {
                        Some(known) => self.text(known, before, after),
                        None => self.text(source.get(before..after).unwrap_or_default(), before, after),
                    }
                }
            },
            _ => {}
        }
    }

    fn text(&mut self, words: &str, before: usize, after: usize) {
        let Some(&parent) = self.open.last() else { return };
        let from = self.tree.text.len() as u32;
        self.tree.text.push_str(words);
        let to = self.tree.text.len() as u32;
        // An entity parts no words.
        let at = self.tree.nodes.len();
        if let Some(last) = self.tree.nodes.last_mut().filter(|n| n.name.0 == n.name.1 && n.parent == parent) {
            last.text.1 = to;
            last.span.1 = after as u32;
            return;
        }
        self.tree.nodes.push(Node {
            name: (0, 0),
            space: Space::Plain,
            parent,
            end: at as u32 + 1,
            text: (from, to),
            attrs: (0, 0),
            span: (before as u32, after as u32),
        });
        self.full |= self.tree.nodes.len() >= MAX_NODES;
    }

    fn element(&mut self, source: &str, e: &BytesStart<'_>, before: usize, after: usize) -> bool {
        if self.open.len() >= MAX_DEPTH {
            self.full = true;
            return false;
        }
        let first = self.tree.attrs.len() as u32;
        let depth = self.open.len();
        for attr in e.attributes().with_checks(false).flatten() {
            let key: &str = attr.key.as_ref();
            let value = unescape(&attr.value);
            if key == "xmlns" {
                self.scopes.push((depth, String::new(), Space::of(&value)));
            } else if let Some(prefix) = key.strip_prefix("xmlns:") {
                self.scopes.push((depth, prefix.to_owned(), Space::of(&value)));
            } else {
                self.tree.attrs.push(Attr { name: key.to_owned(), value });
            }
        }
        let whole_name = e.name();
        let whole: &str = whole_name.as_ref();
        let (prefix, local) = whole.rsplit_once(':').unwrap_or(("", whole));
        let space = self
            .scopes
            .iter()
            .rev()
            .find(|s| s.1 == prefix)
            .map_or_else(|| if prefix.is_empty() { Space::Plain } else { Space::by_prefix(prefix) }, |s| s.2);
        // The name stands behind the bracket.
        let from = before + 1 + whole.len() - local.len();
        debug_assert_eq!(source.get(from..from + local.len()), Some(local));
        let at = self.tree.nodes.len() as u32;
        self.tree.nodes.push(Node {
            name: (from as u32, (from + local.len()) as u32),
            space,
            parent: self.open.last().copied().unwrap_or(at),
            end: at + 1,
            text: (0, 0),
            attrs: (first, self.tree.attrs.len() as u32),
            span: (before as u32, after as u32),
        });
        self.open.push(at);
        self.full |= self.tree.nodes.len() >= MAX_NODES;
        true
    }

    fn close(&mut self, after: usize) {
        if let Some(at) = self.open.pop() {
            let end = self.tree.nodes.len() as u32;
            let node = &mut self.tree.nodes[at as usize];
            node.end = end;
            node.span.1 = after as u32;
            let depth = self.open.len();
            while self.scopes.last().is_some_and(|s| s.0 >= depth) {
                self.scopes.pop();
            }
        }
    }
}

/// The words of an attribute.
fn unescape(raw: &str) -> String {
    if !raw.contains('&') {
        return raw.to_owned();
    }
    quick_xml::escape::unescape_with(raw, resolve_html5_entity).map_or_else(|_| raw.to_owned(), Into::into)
}

impl<'t> El<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.at]
    }

    /// Local name, as written.
    pub(crate) fn name(self) -> &'t str {
        let (from, to) = self.node().name;
        self.tree.source.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Its namespace.
    pub(crate) fn space(self) -> Space {
        self.node().space
    }

    /// An attribute by its local name; where several have it, the one without a prefix.
    pub(crate) fn attr(self, name: &str) -> Option<&'t str> {
        let (from, to) = self.node().attrs;
        let attrs = self.tree.attrs.get(from as usize..to as usize)?;
        let exact = attrs.iter().find(|a| a.name == name);
        let local = || attrs.iter().find(|a| a.name.rsplit_once(':').is_some_and(|(_, l)| l == name));
        exact.or_else(local).map(|a| a.value.as_str())
    }

    /// The element round it.
    pub(crate) fn parent(self) -> Option<El<'t>> {
        let parent = self.node().parent as usize;
        (parent != self.at).then_some(El { tree: self.tree, at: parent })
    }

    /// What stands directly in it.
    pub(crate) fn parts(self) -> impl Iterator<Item = Part<'t>> {
        let (tree, end) = (self.tree, self.node().end as usize);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let node = tree.nodes.get(at).filter(|_| at < end)?;
            let here = at;
            at = node.end as usize;
            Some(if node.name.0 == node.name.1 {
                Part::Text(tree.text.get(node.text.0 as usize..node.text.1 as usize).unwrap_or_default())
            } else {
                Part::El(El { tree, at: here })
            })
        })
    }

    /// Elements directly in it.
    pub(crate) fn children(self) -> impl Iterator<Item = El<'t>> {
        self.parts().filter_map(|p| match p {
            Part::El(e) => Some(e),
            Part::Text(_) => None,
        })
    }

    /// The first child of a local name.
    pub(crate) fn child(self, name: &str) -> Option<El<'t>> {
        self.children().find(|e| e.name() == name)
    }

    /// All elements below it, in document order.
    pub(crate) fn below(self) -> impl Iterator<Item = El<'t>> {
        let tree = self.tree;
        (self.at + 1..self.node().end as usize)
            .filter(|&at| tree.nodes[at].name.0 < tree.nodes[at].name.1)
            .map(move |at| El { tree, at })
    }

    /// The first element of a local name below it.
    pub(crate) fn find(self, name: &str) -> Option<El<'t>> {
        self.below().find(|e| e.name() == name)
    }

    /// All text in it, as it stands.
    pub(crate) fn text(self) -> String {
        let tree = self.tree;
        let mut out = String::new();
        for node in &tree.nodes[self.at..self.node().end as usize] {
            if node.name.0 == node.name.1 {
                out.push_str(tree.text.get(node.text.0 as usize..node.text.1 as usize).unwrap_or_default());
            }
        }
        out
    }

    /// All text in it with white space folded; nothing where there are no words.
    pub(crate) fn words(self) -> Option<String> {
        let words = self.text().split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    }

    /// The words of the first child of a name that has any.
    pub(crate) fn words_of(self, name: &str) -> Option<String> {
        self.children().filter(|e| e.name() == name).find_map(El::words)
    }

    /// Its bytes in the source.
    pub(crate) fn span(self) -> (usize, usize) {
        (self.node().span.0 as usize, self.node().span.1 as usize)
    }

    /// The language in force on it.
    pub(crate) fn language(self) -> Option<&'t str> {
        let mut at = Some(self);
        while let Some(e) = at {
            if let Some(lang) = e.attr("lang").filter(|l| !l.is_empty()) {
                return Some(lang);
            }
            at = e.parent();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Space, Tree};

    #[test]
    fn names_spaces_and_places() {
        let source = "<?xml version='1.0'?><a xmlns:x='http://purl.org/dc/elements/1.1/'><x:date w='1'>5 &amp; 6 &eacute; &odd;</x:date><b/>t</a>";
        let tree = Tree::parse(source.to_owned());
        let root = tree.root().expect("a root");
        assert_eq!((root.name(), root.children().count()), ("a", 2));
        let date = root.child("date").expect("a date");
        assert_eq!((date.space(), date.attr("w")), (Space::Dc, Some("1")));
        assert_eq!(date.words().as_deref(), Some("5 & 6 é &odd;"));
        let (from, to) = root.child("b").expect("b").span();
        assert_eq!(&source[from..to], "<b/>");
    }

    #[test]
    fn mistakes_keep_what_came_before() {
        let tree = Tree::parse("<a><b>one</c></b><d>two & three</a><".to_owned());
        assert_eq!(tree.root().and_then(|r| r.words_of("d")).as_deref(), Some("two & three"));
        assert!(!tree.problems.is_empty());
        let deep = "<a>".repeat(100_000);
        assert_eq!(Tree::parse(deep).problems.len(), 1);
        let bomb = "<!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;&y;</a>";
        assert_eq!(Tree::parse(bomb.to_owned()).root().and_then(super::El::words).as_deref(), Some("&y;&y;"));
    }
}
