//! The day a page was published: one source after another, from the most to the least sure. Nothing is taken that is no date, nor one
//! before 1995, nor the day of a comment or of another story.

use std::sync::LazyLock;

use dateline_model::{BlockKind, PublishedBasis};
use jiff::Timestamp;
use jiff::civil::Date;
use regex::Regex;

use super::choose::{Choice, running};
use super::json_ld::Article;
use super::scan::Page;
use super::trim::plain;
use super::{days, marks};
use crate::given;

/// Names of `meta` that mean the day of publication and nothing else.
const SURE: &[&str] = &[
    "article:published_time",
    "article:published",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "article.published",
    "rnews:datepublished",
    "publication_date",
    "og:pubdate",
];

/// Names that may mean it.
const LIKELY: &[&str] = &[
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publisheddate",
    "published-date",
    "published_at",
    "date",
    "dc.date",
    "dc:date",
    "dc.date.issued",
    "dc.date.created",
    "dc.created",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.available",
    "date.created",
    "sailthru.date",
    "parsely-pub-date",
    "citation_date",
    "citation_publication_date",
    "citation_online_date",
    "created",
    "creation_date",
    "originalpublicationdate",
    "displaydate",
    "cxenseparse:recs:publishtime",
    "datecreated",
    "uploaddate",
    "release_date",
    "article_date_original",
    "bt:pubdate",
    "ptime",
    "eomportal-lastupdate",
    "cdate",
    "lastpublisheddate",
];

/// Names of the last change.
const CHANGED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "lastmodified",
    "modified",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
    "article:modified",
];

/// Furthest that the headline stands above the report, in pieces.
const ABOVE: usize = 16;

/// Pieces before and after the headline that may print the day.
const BEFORE: usize = 6;
const AFTER: usize = 10;

/// What was found: ISO 8601, and how it is known.
pub(super) type Day = (String, PublishedBasis);

/// The publication date of a page.
pub(super) fn published(
    page: &Page,
    choice: &Choice,
    ld: &Article,
    url: Option<&str>,
    title: Option<&str>,
) -> Option<Day> {
    let meta = |names: &[&str]| names.iter().find_map(|n| page.meta(n).and_then(stamp));
    let address = url.and_then(days::in_address);
    let printed = headline(page, choice, title);
    let told = ld.published.as_deref().and_then(stamp);
    let sure = meta(SURE);
    let told = told.map(|t| outvoted(t, sure.as_deref(), meta(&LIKELY[..3]).as_deref(), address, printed)).or(sure);
    if let Some(told) = told {
        return Some((local(page, told, address, printed), PublishedBasis::Metadata));
    }
    if let Some(day) = address {
        return Some((day.to_string(), PublishedBasis::Address));
    }
    let likely = || meta(LIKELY).map(|d| (local(page, d, None, printed), PublishedBasis::Metadata));
    likely()
        .or_else(|| stamped(page, choice, marks::DATE).map(|d| (d, PublishedBasis::Metadata)))
        .or_else(|| printed.map(words))
        .or_else(|| elsewhere(page, choice).map(words))
        .or_else(|| remarks(page))
        .or_else(|| page.title.as_deref().and_then(days::first).map(|d| words(d.0)))
        .or_else(|| {
            ["description", "og:description", "og:title"]
                .iter()
                .find_map(|n| page.meta(n).and_then(days::first))
                .map(|d| words(d.0))
        })
        .or_else(|| modified(page, choice, ld).map(|d| (d, PublishedBasis::Metadata)))
        .or_else(|| picture(page, choice))
}

/// The day of JSON-LD, unless two other sources agree on another.
fn outvoted(
    told: String,
    sure: Option<&str>,
    likely: Option<&str>,
    address: Option<Date>,
    printed: Option<Date>,
) -> String {
    let days = [sure.and_then(day), likely.and_then(day), address, printed];
    let own = day(&told);
    let votes = |d: Date| days.iter().filter(|x| **x == Some(d)).count();
    if own.is_none_or(|d| votes(d) > 0) {
        return told;
    }
    let near = |d: Date| own.is_some_and(|o| o.yesterday().is_ok_and(|y| y == d) || o.tomorrow().is_ok_and(|t| t == d));
    let other = days.iter().flatten().find(|d| votes(**d) > 1 && !near(**d));
    match other {
        Some(d) => [sure, likely]
            .into_iter()
            .flatten()
            .find(|s| day(s) == Some(*d))
            .map_or_else(|| d.to_string(), str::to_owned),
        None => told,
    }
}

/// The day of the last change.
pub(super) fn modified(page: &Page, choice: &Choice, ld: &Article) -> Option<String> {
    let meta = CHANGED.iter().find_map(|n| page.meta(n).and_then(stamp));
    ld.modified.as_deref().and_then(stamp).or(meta).or_else(|| stamped(page, choice, marks::CHANGED))
}

fn words(d: Date) -> Day {
    (d.to_string(), PublishedBasis::Text)
}

/// A date as an attribute prints it.
fn stamp(s: &str) -> Option<String> {
    let iso = given::iso(s)
        .or_else(|| jiff::fmt::rfc2822::parse(s).ok().map(|z| z.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()))
        .or_else(|| days::first(s).map(|d| d.0.to_string()))?;
    day(&iso).is_some_and(days::plausible).then_some(iso)
}

fn day(iso: &str) -> Option<Date> {
    iso.get(..10)?.parse().ok()
}

/// The day where the report was published: a clock in UTC gives way to the same moment with its own offset, then to a day in the
/// address or beside the headline that is the one before or after.
fn local(page: &Page, told: String, address: Option<Date>, printed: Option<Date>) -> String {
    let utc = told.len() > 10 && (told.ends_with('Z') || told.ends_with("+00:00") || told.ends_with("+0000"));
    let (true, Some(date)) = (utc, day(&told)) else { return told };
    if let Ok(moment) = told.parse::<Timestamp>() {
        let same =
            page.stamps.iter().map(|s| s.value.as_str()).chain(page.meta.iter().map(|m| m.1.as_str())).find(|v| {
                v.len() > 19
                    && v.len() < 40
                    && v.as_bytes()[10] == b'T'
                    && !v.ends_with('Z')
                    && !v.ends_with("00:00")
                    && v.parse::<Timestamp>().is_ok_and(|t| (t.as_second() - moment.as_second()).abs() < 90)
            });
        if let Some(same) = same {
            return same.to_owned();
        }
    }
    // From twelve hours behind UTC to fourteen ahead of it.
    let hour = told.get(11..13).and_then(|h| h.parse::<u8>().ok()).unwrap_or(0);
    let beside = |d: &Date| {
        hour < 12 && date.yesterday().is_ok_and(|y| y == *d) || hour >= 10 && date.tomorrow().is_ok_and(|t| t == *d)
    };
    address
        .filter(beside)
        .or_else(|| printed.filter(|p| address.is_none() && beside(p)))
        .map_or(told, |d| d.to_string())
}

/// Lines of other things: no day in them is the report's.
const FOREIGN: u32 =
    marks::COMMENTS | marks::RELATED | marks::SIDE | marks::PROMO | marks::FOOT | marks::NAV | marks::GALLERY;

/// Where the headline stands: the heading that is the title, else the first of the page's headings just above the report.
fn head(page: &Page, choice: &Choice, title: Option<&str>) -> usize {
    let start = choice.scope.start;
    let from = start.saturating_sub(ABOVE);
    let to = (start + 3).min(page.pieces.len());
    let title = title.map(plain);
    (from..to)
        .find(|&i| page.pieces[i].level > 0 && title.as_deref().is_some_and(|t| t == plain(&page.pieces[i].words)))
        .or_else(|| (from..to).rev().find(|&i| page.pieces[i].level == 1))
        .or_else(|| (start.saturating_sub(4)..to).find(|&i| page.pieces[i].level > 0))
        .unwrap_or(start)
}

/// The day printed beside the headline: in a line marked so, else in any.
fn headline(page: &Page, choice: &Choice, title: Option<&str>) -> Option<Date> {
    let start = head(page, choice, title);
    let near = || {
        let after = start..page.pieces.len().min(start + AFTER);
        // A column within the report may print its day; one behind it is of other things.
        let own = |i: usize| if i < choice.scope.end { FOREIGN & !marks::SIDE } else { FOREIGN };
        after.chain((start.saturating_sub(BEFORE)..start).rev()).filter(move |&i| choice.marks[i] & own(i) == 0)
    };
    let day = |i: usize| {
        let p = &page.pieces[i];
        let marked = choice.marks[i] & marks::META != 0;
        printed(&p.words, p.words.len() < 160 && (marked || running(p) == 0) || marked && p.words.len() < 400)
    };
    let dated =
        || near().filter_map(|i| day(i).map(|d| (i, d))).filter(|(i, _)| !OTHER.is_match(&page.pieces[*i].words));
    dated().find(|(i, _)| choice.marks[*i] & marks::DATE != 0).or_else(|| dated().next()).map(|(_, d)| d)
}

static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)updated|modified|aktualisiert|geändert|änderung|actualizado|mis à jour|aggiornato|zaktualizowan|обновлено|gültig|expires").expect("a pattern")
});

/// A day in a line; of a long one, only at its head.
fn printed(words: &str, short: bool) -> Option<Date> {
    let (date, end) = days::first(words.get(..floor(words, 200)).unwrap_or(words))?;
    (short || end < 32).then_some(date)
}

fn floor(s: &str, mut at: usize) -> usize {
    at = at.min(s.len());
    while !s.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Attributes that say so: nearest to the report first.
fn stamped(page: &Page, choice: &Choice, mark: marks::Marks) -> Option<String> {
    let all = || {
        page.stamps.iter().filter(|s| {
            s.marks & mark != 0
                && choice.holders[s.holder] & FOREIGN & !marks::FOOT == 0
                && (mark == marks::CHANGED || s.marks & marks::CHANGED == 0)
        })
    };
    let near = |s: &&super::scan::Stamp| s.piece + 12 > choice.scope.start && s.piece <= choice.scope.end + 2;
    all().filter(near).find_map(|s| stamp(&s.value)).or_else(|| all().find_map(|s| stamp(&s.value)))
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:date|datum|published|posted|publication|released?|veröffentlich|erschienen|erstellt|gespeichert|eingestellt|vom|stand|publicado|fecha|publié|le|opublikowano|data|pubblicato|submitted|written|created|gepost|опубликовано|дата)").expect("a pattern")
});

/// A day in a line marked as that of publication, or that begins with such a word, or that stands alone at the end of the report.
fn elsewhere(page: &Page, choice: &Choice) -> Option<Date> {
    let lines = || {
        page.pieces.iter().enumerate().filter(|(i, p)| {
            choice.marks[*i] & (FOREIGN & !marks::FOOT) == 0 && p.words.len() < 200 && !OTHER.is_match(&p.words)
        })
    };
    lines()
        .filter(|(i, _)| choice.marks[*i] & (marks::DATE | marks::META) != 0)
        .find_map(|(_, p)| printed(&p.words, true))
        .or_else(|| lines().filter(|(_, p)| LABEL.is_match(&p.words)).find_map(|(_, p)| printed(&p.words, true)))
        .or_else(|| {
            let scope = choice.scope.clone();
            lines()
                .filter(|(i, p)| {
                    *i + 4 >= scope.start && *i < scope.end + 4 && running(p) == 0 && p.kind != BlockKind::Item
                })
                .find_map(|(_, p)| printed(&p.words, p.words.len() < 80))
        })
        .or_else(|| {
            // "7 May 2031 – Police …"
            let scope = choice.scope.clone();
            page.pieces[scope.start..scope.end.min(scope.start + 4)].iter().find_map(|p| printed(&p.words, false))
        })
        .or_else(|| {
            // A day anywhere on the page, where it prints but one.
            let days: Vec<Date> = lines()
                .filter(|(_, p)| p.words.len() < 80 && p.links * 2 < p.words.len())
                .filter_map(|(_, p)| printed(&p.words, true))
                .collect();
            days.first().copied().filter(|d| days.iter().all(|x| x == d))
        })
}

/// `dc:date="…"` in a comment of the source, as trackback writes it.
fn remarks(page: &Page) -> Option<Day> {
    page.remarks.iter().find_map(|r| {
        let at = r.find("dc:date=")?;
        stamp(r[at + 8..].trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '>']).next()?)
            .map(|d| (d, PublishedBasis::Metadata))
    })
}

/// The day in the path of the report's own picture.
fn picture(page: &Page, choice: &Choice) -> Option<Day> {
    let own = ["og:image", "twitter:image", "thumbnail"].iter().filter_map(|n| page.meta(n));
    let within = page
        .pictures
        .iter()
        .filter(|(at, _)| *at + 4 >= choice.scope.start && *at < choice.scope.end)
        .map(|(_, src)| src.as_str());
    own.chain(within).find_map(days::in_address).map(|d| (d.to_string(), PublishedBasis::Picture))
}
