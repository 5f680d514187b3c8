//! Lists of feeds: OPML, and FOAF as blog rolls use it.

use crate::decode;
use crate::xml::{El, Space, Tree};

/// A feed that a list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its title, where the list gives one.
    pub title: Option<String>,
    /// Where it is.
    pub url: String,
}

/// Whether an XML document is a list of feeds.
pub(crate) fn is(root: El<'_>) -> bool {
    root.name().eq_ignore_ascii_case("opml")
        || root.name() == "RDF" && root.below().any(|e| e.space() == Space::Foaf) && root.find("item").is_none()
}

/// The feeds of a list, each once, in its order; nothing where the bytes are no list.
pub fn feeds(bytes: &[u8]) -> Option<Vec<Feed>> {
    let (text, _) = decode::xml(bytes).ok()?;
    let tree = Tree::parse(text);
    let root = tree.root().filter(|r| is(*r))?;
    Some(of(root))
}

/// The same of a document.
pub(crate) fn of(root: El<'_>) -> Vec<Feed> {
    let mut out: Vec<Feed> = Vec::new();
    for e in root.below() {
        let url = if e.name().eq_ignore_ascii_case("outline") {
            let kind = e.attr("type").unwrap_or("rss").to_ascii_lowercase();
            let address = e.attr("xmlUrl").or(e.attr("xmlurl")).or(e.attr("xmlURL"));
            address.or_else(|| e.attr("url").filter(|_| matches!(kind.as_str(), "rss" | "atom" | "feed")))
        } else if e.space() == Space::Foaf && e.name() == "Document" && e.children().any(|c| c.name() == "channel") {
            e.find("channel").and_then(|c| c.attr("about"))
        } else if e.name() == "channel" && root.name() == "RDF" {
            e.attr("about").or(e.attr("resource"))
        } else {
            None
        };
        let Some(url) = url.map(str::trim).filter(|u| !u.is_empty()) else { continue };
        if out.iter().all(|f| f.url != url) {
            let title = e.attr("text").or(e.attr("title")).map(str::trim).filter(|t| !t.is_empty());
            out.push(Feed { title: title.map(str::to_owned), url: url.to_owned() });
        }
    }
    out
}
