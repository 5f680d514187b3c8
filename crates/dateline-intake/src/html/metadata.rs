//! What a page says of itself: title, outlet, author, days of publication and of the last change.

use std::sync::LazyLock;

use regex::Regex;

use super::choose::Choice;
use super::json_ld::Article;
use super::scan::{Page, fold};
use super::{dates, marks};

/// What was found; unknown is `None`.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<dates::Day>,
    pub(super) modified: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// Title and outlet.
pub(super) type Named = (Option<String>, Option<String>);

/// Title and outlet, which are known before anything is chosen.
pub(super) fn title(page: &Page, ld: &Article) -> Named {
    let meta = |names: &[&str]| names.iter().find_map(|n| page.meta(n)).map(str::to_owned);
    let outlet = meta(&["og:site_name", "application-name"]).or_else(|| ld.publisher.clone());
    let h1 = || page.pieces.iter().find(|p| p.level == 1).map(|p| p.words.clone());
    let title = meta(&["og:title", "twitter:title"])
        .or_else(|| ld.headline.clone())
        .or_else(h1)
        .or_else(|| page.title.clone())
        .map(|t| fold(&t));
    (title.map(|t| without_outlet(&t, outlet.as_deref())).filter(|t| !t.is_empty()), outlet)
}

/// Looks in JSON-LD, then `meta`, then the page's elements.
pub(super) fn of(page: &Page, choice: &Choice, ld: &Article, url: Option<&str>, (title, outlet): Named) -> Found {
    let url =
        url.map(str::to_owned).or_else(|| page.meta("og:url").map(str::to_owned)).or_else(|| page.canonical.clone());
    let meta = ["author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"]
        .iter()
        .find_map(|n| page.meta(n).filter(|a| !a.starts_with("http")));
    Found {
        published: dates::published(page, choice, ld, url.as_deref(), title.as_deref()),
        title,
        author: ld
            .author
            .clone()
            .filter(|a| !a.starts_with("http"))
            .or_else(|| meta.map(str::to_owned))
            .or_else(|| byline(page, choice))
            .map(|a| fold(&a))
            .filter(|a| !a.is_empty() && a.len() < 300),
        modified: dates::modified(page, choice, ld),
        language: page
            .language
            .as_deref()
            .map(|l| l.chars().take(2).collect::<String>().to_lowercase())
            .filter(|l| l.len() == 2),
        outlet,
        url,
    }
}

static BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s|·•–-])(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar|Autore?:|Author:|Text:)\s+(\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:and|und|y|et|van|von|de|der|di|al|bin|el|la)\s+)*\p{Lu}[\p{L}'’.-]*){1,6})").expect("a pattern")
});

/// A name in a link or element that is the author's, or behind "By" near the head of the report.
fn byline(page: &Page, choice: &Choice) -> Option<String> {
    let name = |s: &str| {
        let s = BY.captures(s).map_or_else(|| s.trim().to_owned(), |c| c[1].to_owned());
        let words = s.split_whitespace().count();
        ((2..=8).contains(&words) && s.starts_with(char::is_uppercase) && !s.contains(|c: char| c.is_ascii_digit()))
            .then_some(s)
    };
    let from = choice.scope.start.saturating_sub(6);
    let near =
        || (from..(choice.scope.start + 8).min(page.pieces.len())).filter(|&i| choice.marks[i] & marks::COMMENTS == 0);
    page.authors
        .iter()
        .filter(|(holder, _)| choice.holders[*holder] & (marks::COMMENTS | marks::RELATED | marks::SIDE) == 0)
        .find_map(|(_, a)| name(a))
        .or_else(|| {
            near().filter(|&i| choice.marks[i] & marks::AUTHOR != 0).find_map(|i| {
                let words = &page.pieces[i].words;
                BY.captures(words).map(|c| c[1].to_owned()).or_else(|| name(words).filter(|_| words.len() < 60))
            })
        })
        .or_else(|| {
            near().filter(|&i| page.pieces[i].words.len() < 120).find_map(|i| {
                let words = &page.pieces[i].words;
                BY.captures(words)
                    .filter(|c| c.get(0).is_some_and(|m| m.start() == 0) || choice.marks[i] & marks::META != 0)
                    .map(|c| c[1].to_owned())
            })
        })
}

fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let cut = outlet
        .and_then(|o| title.strip_suffix(o))
        .map(|t| t.trim_end().trim_end_matches(['|', '-', '–', '—', '·', ':']).trim_end());
    cut.filter(|t| !t.is_empty()).unwrap_or(title).to_owned()
}
