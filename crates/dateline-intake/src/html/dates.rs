//! The day a page was published: one source after another, from the most to the least sure. Nothing is taken that is no date, nor one
//! before 1995.

use std::sync::LazyLock;

use dom_query::Document;
use jiff::civil::Date;
use regex::Regex;

use super::metadata::{attr, meta};
use crate::given;

const META: &[&str] = &[
    "article:published_time",
    "datePublished",
    "og:published_time",
    "og:article:published_time",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "date.created",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "citation_date",
    "citation_publication_date",
    "created",
    "originalpublicationdate",
    "rnews:datepublished",
    "cxenseparse:recs:publishtime",
    "last-modified",
    "article:modified_time",
    "og:updated_time",
    "dateModified",
];

/// `/2031/05/04/`, `2031-05-04` in an address.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[/_-])((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?([0-2]\d|3[01])(?:[/_.-]|$)").expect("a pattern")
});
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b|\b((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})\b")
        .expect("a pattern")
});
static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    let m = r"(?P<m>jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\p{L}*\.?";
    Regex::new(&format!(r"(?i)\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{m},?\s+(?P<y>(?:19|20)\d\d)\b|\b{}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)\b", m.replace("<m>", "<m2>"))).expect("a pattern")
});

/// The publication date of a page.
pub(super) fn of(dom: &Document, ld: Option<&str>, url: Option<&str>) -> Option<String> {
    let sure = |s: String| given::iso(&s).or_else(|| words(&s)).filter(|d| plausible(d));
    let from_meta = |names: &[&str]| names.iter().find_map(|n| meta(dom, n).and_then(sure));
    ld.map(str::to_owned)
        .and_then(sure)
        .or_else(|| from_meta(&META[..4]))
        .or_else(|| url.and_then(address))
        .or_else(|| from_meta(&META[4..META.len() - 4]))
        .or_else(|| {
            [
                "time[pubdate]",
                "time[itemprop=datePublished]",
                "[itemprop=datePublished]",
                "time.entry-date",
                "time.published",
                "article time",
                "abbr.published",
                "time",
            ]
            .iter()
            .find_map(|css| {
                ["datetime", "content", "title"]
                    .iter()
                    .find_map(|a| attr(dom, css, a).and_then(sure))
                    .or_else(|| first_text(dom, css))
            })
        })
        .or_else(|| {
            [
                "[class*=publish]",
                "[class*=entry-date]",
                "[class*=post-date]",
                "[class*=postdate]",
                "[class*=post_date]",
                "[class*=datum]",
                "[class*=date]",
                "[id*=date]",
                "[class*=time]",
                "[class*=byline]",
                "[class*=meta]",
                "[class*=info]",
                "footer",
            ]
            .iter()
            .find_map(|css| first_text(dom, css))
        })
        .or_else(|| from_meta(&META[META.len() - 4..]))
}

fn first_text(dom: &Document, css: &str) -> Option<String> {
    dom.try_select(css)?.iter().take(40).find_map(|s| {
        let text = s.text();
        (text.len() < 400).then(|| words(&text)).flatten().filter(|d| plausible(d))
    })
}

/// A date in an address.
fn address(url: &str) -> Option<String> {
    let c = ADDRESS.captures(url)?;
    make(&c[1], &c[2], &c[3]).filter(|d| plausible(d))
}

/// A date in words or numbers; a day before a month, as most of the world writes it, unless the numbers forbid it.
fn words(text: &str) -> Option<String> {
    let by_name = MONTHS.captures(text).and_then(|c| {
        let get = |a: &str, b: &str| c.name(a).or_else(|| c.name(b)).map(|m| m.as_str().to_lowercase());
        let month = get("m", "m2")?;
        let number = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            .iter()
            .position(|m| month.starts_with(m))
            .or_else(|| {
                [("mär", 2), ("mai", 4), ("okt", 9), ("dez", 11)]
                    .iter()
                    .find(|(m, _)| month.starts_with(m))
                    .map(|x| x.1)
            })?;
        make(&get("y", "y2")?, &(number + 1).to_string(), &get("d", "d2")?)
    });
    by_name.or_else(|| {
        let c = NUMBERS.captures(text)?;
        if let (Some(y), Some(m), Some(d)) = (c.get(4), c.get(5), c.get(6)) {
            return make(y.as_str(), m.as_str(), d.as_str());
        }
        let (a, b, y) = (&c[1], &c[2], &c[3]);
        make(y, b, a).or_else(|| make(y, a, b))
    })
}

fn make(year: &str, month: &str, day: &str) -> Option<String> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().map(|d| d.to_string())
}

fn plausible(iso: &str) -> bool {
    iso.get(..4).and_then(|y| y.parse::<i16>().ok()).is_some_and(|y| (1995..2100).contains(&y))
}
