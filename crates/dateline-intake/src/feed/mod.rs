//! Feeds: RSS 0.9 to 2.0 and 1.0, Atom 0.3 and 1.0, CDF, JSON Feed; and lists of feeds (OPML, FOAF).
//!
//! Our own reader rather than a library's: of the kept ones each drops dates that it cannot read whole, takes a wrong zone for UTC, or refuses a
//! feed for one id that is a number.

pub(crate) mod json;
mod list;
pub(crate) mod long;

pub use list::{Feed, feeds};
pub(crate) use list::{is as is_list, of as listed};

use std::collections::HashSet;

use dateline_model::{Code, Problem};

use crate::clock;
use crate::draft::{Body, Draft};
use crate::take::{Options, Outcomes, part, refuse, taken};
use crate::xml::{El, Part, Space, Tree, to_html};

/// Longest part of a feed beside its items that is kept with each item's original, in bytes.
const FRAME: usize = 64 << 10;

fn is_item(e: El<'_>) -> bool {
    let name = e.name();
    (name.eq_ignore_ascii_case("item") || name.eq_ignore_ascii_case("entry"))
        && !matches!(e.space(), Space::Media | Space::Itunes | Space::Other | Space::Rdf)
}

/// The documents of a feed, in its order.
pub(crate) fn items<'a>(name: &str, tree: Tree, options: &'a Options) -> Outcomes<'a> {
    items_from(name, tree, options, 0)
}

/// The same of a part of a feed, before which so many items stood.
fn items_from<'a>(name: &str, tree: Tree, options: &'a Options, earlier: usize) -> Outcomes<'a> {
    let Some(root) = tree.root() else { return refuse(Problem::new(Code::Empty, "the feed is empty")) };
    let mut found: Vec<usize> = Vec::new();
    let mut behind = 0;
    for e in root.below().filter(|e| is_item(*e)) {
        if e.span().0 >= behind {
            behind = e.span().1;
            found.push(e.at);
        }
    }
    let problem = tree.problems.first().cloned();
    if found.is_empty() {
        let none = problem.unwrap_or_else(|| {
            Problem::new(Code::NoReport, "the feed holds no items").hint("a list of feeds is for `dateline watch`")
        });
        return refuse(none);
    }
    let feed = Channel::of(root, name);
    let spans: Vec<(usize, usize)> = found.iter().map(|&at| tree.at(at).span()).collect();
    let frame = tree.without(&spans, usize::MAX).len();
    let (name, before) = numbered(name, found.len());
    let before = before + earlier;
    let mut seen: HashSet<String> = HashSet::new();
    let mut number = 0;
    let mut first = problem;
    Box::new(std::iter::from_fn(move || {
        let at = *found.get(number)?;
        let mut draft = draft(tree.at(at), &feed);
        draft.source = source(&name, &draft, before + number, &mut seen);
        draft.problems.extend(first.take());
        number += 1;
        let place = format!("{name}: item {}", before + number);
        let original = || {
            let keep = if frame <= FRAME { tree.without(&spans, number - 1) } else { String::new() };
            part(&format!("{name}#{}", before + number), keep.into_bytes())
        };
        Some(taken(draft, options, place, original))
    }))
}

/// The name of a feed, and how many items stood before its first: an item that was kept by itself is named `FEED#7`.
pub(crate) fn numbered(name: &str, items: usize) -> (String, usize) {
    let number = name.rsplit_once('#').filter(|_| items == 1).and_then(|(n, i)| Some((n, i.parse::<usize>().ok()?)));
    number.filter(|n| n.1 > 0).map_or_else(|| (name.to_owned(), 0), |(n, i)| (n.to_owned(), i - 1))
}

/// What identifies an item: its id where that is an address, else its address, else its place in the feed. An id that the feed gives twice
/// identifies nothing.
pub(crate) fn source(name: &str, draft: &Draft, number: usize, seen: &mut HashSet<String>) -> String {
    let id = Some(draft.source.as_str()).filter(|s| !s.is_empty());
    let global = |s: &&str| s.contains("://") || s.starts_with("urn:") || s.starts_with("tag:");
    let choices = [
        id.filter(global).map(str::to_owned),
        draft.url.clone(),
        id.map(|i| format!("{name}#{i}")),
        Some(format!("{name}#{}", number + 1)),
    ];
    let found = choices.into_iter().flatten().find(|c| !seen.contains(c)).unwrap_or_else(|| format!("{name}#{number}"));
    seen.insert(found.clone());
    found
}

/// What the feed says of all its items.
#[derive(Debug, Default)]
pub(crate) struct Channel {
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) author: Option<String>,
    /// The address that others are relative to.
    pub(crate) base: Option<String>,
}

impl Channel {
    fn of(root: El<'_>, name: &str) -> Channel {
        let head = child(root, "channel").unwrap_or(root);
        let link = link(head).or_else(|| name.contains("://").then(|| name.to_owned()));
        Channel {
            title: child(head, "title").and_then(El::words).filter(|_| !is_item(head)),
            language: head
                .children()
                .find(|e| e.name() == "language" && matches!(e.space(), Space::Plain | Space::Dc))
                .and_then(El::words)
                .or_else(|| head.language().map(str::to_owned)),
            author: head.child("author").filter(|a| a.space() == Space::Atom).and_then(person),
            base: root.attr("base").map(str::to_owned).or(link),
        }
    }
}

fn child<'t>(e: El<'t>, name: &str) -> Option<El<'t>> {
    let plain = |c: &El<'_>| matches!(c.space(), Space::Plain | Space::Atom);
    e.children()
        .find(|c| plain(c) && c.name().eq_ignore_ascii_case(name))
        .or_else(|| e.children().find(|c| c.name().eq_ignore_ascii_case(name) && c.space() == Space::Dc))
}

/// An item's fields; `source` is its id as the feed gives it.
fn draft(item: El<'_>, feed: &Channel) -> Draft {
    let mut draft = Draft::default();
    let id = item.children().find(|e| ["guid", "id"].iter().any(|n| e.name().eq_ignore_ascii_case(n)));
    let about = item.attr("about").map(str::to_owned);
    draft.source = id.and_then(El::words).or_else(|| about.clone()).unwrap_or_default();
    let permalink = || {
        let id = id.filter(|g| g.name() == "guid" && g.attr("isPermaLink") != Some("false"))?;
        id.words().filter(|w| w.starts_with("http"))
    };
    let base = item.attr("base").map(|b| join(feed.base.as_deref(), b)).or_else(|| feed.base.clone());
    let address = link(item).or_else(permalink).or(about.filter(|a| a.starts_with("http")));
    draft.url = address.map(|a| join(base.as_deref(), &a));
    draft.title = child(item, "title").map(title);
    let from = item.children().find(|e| e.name() == "source" && e.space() != Space::Dc);
    draft.outlet = from.and_then(|s| s.words_of("title").or_else(|| s.words())).or_else(|| feed.title.clone());
    draft.author = author(item).or_else(|| feed.author.clone());
    draft.language = item
        .language()
        .map(str::to_owned)
        .or_else(|| item.children().find(|e| e.name() == "language").and_then(El::words))
        .or_else(|| feed.language.clone());
    dates(item, &mut draft);
    body(item, &mut draft);
    draft
}

/// A title, whatever kind of markup it is in.
fn title(e: El<'_>) -> String {
    if e.children().next().is_some() { to_html(e) } else { e.text() }
}

/// An item's own address.
fn link(item: El<'_>) -> Option<String> {
    let links = || item.children().filter(|e| e.name().eq_ignore_ascii_case("link"));
    let text = links().filter(|e| e.space() == Space::Plain).find_map(El::words);
    let alternate = |e: &El<'_>| e.attr("rel").is_none_or(|r| r.is_empty() || r == "alternate");
    text.or_else(|| links().filter(alternate).find_map(|e| e.attr("href").map(str::to_owned)))
        .or_else(|| item.attr("HREF").or(item.attr("href")).map(str::to_owned))
        .map(|l| l.trim().to_owned())
        .filter(|l| !l.is_empty())
}

fn author(item: El<'_>) -> Option<String> {
    let of = |space: Space, name: &str| {
        item.children().find(|e| e.space() == space && e.name().eq_ignore_ascii_case(name)).and_then(person)
    };
    let all: Vec<String> =
        item.children().filter(|e| e.name() == "creator" && e.space() == Space::Dc).filter_map(person).collect();
    (!all.is_empty())
        .then(|| all.join(", "))
        .or_else(|| of(Space::Atom, "author"))
        .or_else(|| of(Space::Plain, "author"))
        .or_else(|| of(Space::Itunes, "author"))
}

/// The name of a person: `<name>` in it, or `address (Name)`, or the other way round.
fn person(e: El<'_>) -> Option<String> {
    if let Some(name) = e.words_of("name") {
        return Some(name);
    }
    let words = e.words()?;
    let Some((before, rest)) = words.split_once('(') else { return Some(words) };
    let (before, within) = (before.trim(), rest.trim_end_matches(')').trim());
    Some(match (before.contains('@'), within.contains('@')) {
        (true, false) if !within.is_empty() => within.to_owned(),
        (false, true) if !before.is_empty() => before.to_owned(),
        _ => words,
    })
}

/// Elements that say when an item was published, best first.
const PUBLISHED: &[(&[Space], &str)] = &[
    (&[Space::Plain], "pubdate"),
    (&[Space::Atom, Space::Plain], "published"),
    (&[Space::Atom, Space::Plain, Space::Dc], "issued"),
    (&[Space::Dc], "date"),
    (&[Space::Dc], "available"),
    (&[Space::Atom, Space::Dc, Space::Plain], "created"),
    (&[Space::Plain], "date"),
];
/// Elements that say when it was changed.
const MODIFIED: &[(&[Space], &str)] = &[
    (&[Space::Atom, Space::Plain], "updated"),
    (&[Space::Atom, Space::Dc, Space::Plain], "modified"),
    (&[Space::Plain], "lastbuilddate"),
    (&[Space::Plain], "lastmod"),
];

fn dates(item: El<'_>, draft: &mut Draft) {
    let mut wrong = None;
    let mut first = |kinds: &[(&[Space], &str)]| {
        kinds.iter().find_map(|(spaces, name)| {
            let of = |e: &El<'_>| e.name().eq_ignore_ascii_case(name) && spaces.contains(&e.space());
            let words = item.children().find(of).and_then(El::words)?;
            let stamp = clock::read(&words);
            if stamp.is_none() {
                wrong.get_or_insert(words);
            }
            stamp
        })
    };
    draft.modified = first(MODIFIED);
    draft.published = first(PUBLISHED)
        .or_else(|| item.attr("LASTMOD").and_then(clock::read))
        // Atom may give this one alone: the day on which the item stood as it stands.
        .or_else(|| draft.modified.clone());
    if let Some(words) = wrong.filter(|_| draft.published.is_none()) {
        draft.publish(&words);
    }
}

/// Elements that hold an item's words, best first.
const BODIES: &[(Space, &str)] = &[
    (Space::Content, "encoded"),
    (Space::Atom, "content"),
    (Space::Xhtml, "body"),
    (Space::Xhtml, "div"),
    (Space::Plain, "body"),
    (Space::Plain, "fullitem"),
    (Space::Plain, "content"),
    (Space::Plain, "description"),
    (Space::Atom, "summary"),
    (Space::Plain, "summary"),
    (Space::Plain, "abstract"),
    (Space::Itunes, "summary"),
    (Space::Dc, "description"),
    (Space::Media, "description"),
];

fn body(item: El<'_>, draft: &mut Draft) {
    for (space, name) in BODIES {
        let of = |e: &El<'_>| e.space() == *space && e.name().eq_ignore_ascii_case(name);
        for e in item.children().filter(of) {
            let body = words(e);
            if !matches!(body, Body::None) && !only_title(e, draft.title.as_deref()) {
                draft.body = body;
                return;
            }
        }
    }
    let group = item.children().find(|e| e.space() == Space::Media && e.name() == "group");
    draft.caption = group.and_then(|g| g.words_of("description"));
}

/// Whether an element says no more than the title.
fn only_title(e: El<'_>, title: Option<&str>) -> bool {
    let text = e.text();
    let Some(title) = title.filter(|t| text.len() < 10 * t.len() + 400) else { return false };
    let key = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    key(&crate::draft::words_of(&text)) == key(&crate::draft::words_of(title))
}

/// Words of an element that may be text, escaped markup, or markup.
fn words(e: El<'_>) -> Body {
    let kind = e.attr("type").unwrap_or_default().to_ascii_lowercase();
    if e.attr("mode") == Some("base64") || kind.starts_with("image/") || kind.starts_with("application/octet") {
        return Body::None;
    }
    if e.parts().any(|p| matches!(p, Part::El(_))) {
        return e.words().map_or(Body::None, |_| Body::Html(to_html(e)));
    }
    let text = e.text();
    if text.trim().is_empty() {
        return Body::None;
    }
    let plain = matches!(kind.as_str(), "text" | "text/plain") || kind.is_empty() && e.space() == Space::Atom;
    let marked = text.contains("</") || text.contains("<p>") || text.contains("<br") || text.contains("/>");
    let entities = text.contains('&') && text.contains(';');
    if marked || !plain && (text.contains('<') || entities) { Body::Html(text) } else { Body::Plain(text) }
}

/// An address relative to another.
pub(crate) fn join(base: Option<&str>, address: &str) -> String {
    let address = address.trim();
    let whole =
        |a: &str| a.split_once(':').is_some_and(|(s, _)| s.len() > 1 && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    let Some(base) = base.filter(|b| !whole(address) && b.contains("://")) else { return address.to_owned() };
    let (scheme, rest) = base.split_once("://").unwrap_or(("http", base));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if let Some(other) = address.strip_prefix("//") {
        return format!("{scheme}://{other}");
    }
    if address.starts_with('/') {
        return format!("{scheme}://{host}{address}");
    }
    let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    let mut last = address;
    while let Some(up) = last.strip_prefix("../") {
        steps.pop();
        last = up;
    }
    steps.push(last);
    format!("{scheme}://{host}/{}", steps.join("/"))
}
