//! What a page says of itself: title, outlet, author, day of publication.

use dom_query::Document;

use super::{dates, json_ld};

/// What was found; unknown is `None`.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// Looks in JSON-LD, then `meta`, then the page's elements.
pub(super) fn of(dom: &Document, url: Option<&str>) -> Found {
    let ld = json_ld::of(dom);
    let meta = |names: &[&str]| names.iter().find_map(|n| meta(dom, n));
    let words = |css: &str| text(dom, css);
    let url = url.map(str::to_owned).or_else(|| meta(&["og:url"])).or_else(|| attr(dom, "link[rel=canonical]", "href"));
    let outlet = meta(&["og:site_name", "application-name"]).or(ld.publisher);
    let title = meta(&["og:title", "twitter:title"]).or(ld.headline).or_else(|| words("h1")).or_else(|| words("title"));
    Found {
        title: title.map(|t| without_outlet(&t, outlet.as_deref())),
        author: ld
            .author
            .or_else(|| meta(&["author", "article:author", "dc.creator", "parsely-author"]))
            .filter(|a| !a.starts_with("http")),
        published: dates::of(dom, ld.published.as_deref(), url.as_deref()),
        language: attr(dom, "html", "lang")
            .map(|l| l.chars().take(2).collect::<String>().to_lowercase())
            .filter(|l| l.len() == 2),
        outlet,
        url,
    }
}

fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let cut = outlet
        .and_then(|o| title.strip_suffix(o))
        .map(|t| t.trim_end().trim_end_matches(['|', '-', '–', '—', '·', ':']).trim_end());
    cut.filter(|t| !t.is_empty()).unwrap_or(title).to_owned()
}

/// The content of a `meta` by its `property`, `name` or `itemprop`.
pub(super) fn meta(dom: &Document, name: &str) -> Option<String> {
    ["property", "name", "itemprop"].iter().find_map(|by| attr(dom, &format!("meta[{by}=\"{name}\" i]"), "content"))
}

pub(super) fn attr(dom: &Document, css: &str, name: &str) -> Option<String> {
    let found = dom.try_select(css)?;
    found.iter().find_map(|s| s.attr(name)).map(|s| fold(&s)).filter(|s| !s.is_empty())
}

fn text(dom: &Document, css: &str) -> Option<String> {
    dom.try_select(css)?.iter().map(|s| fold(&s.text())).find(|s| !s.is_empty())
}

fn fold(s: &str) -> String {
    s.split_whitespace().collect::<Vec<_>>().join(" ")
}
