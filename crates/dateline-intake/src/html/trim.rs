//! What of the chosen element is left out: its furniture, by marks, links, set phrases, and headings of nothing.

use std::sync::LazyLock;

use dateline_model::BlockKind;
use regex::Regex;

use super::choose::{Choice, running};
use super::scan::{Page, Piece};
use super::{days, marks, phrases};

/// What becomes of a piece: kept, or left out for this reason.
pub(super) type Fate = Option<&'static str>;

/// A line of nothing but a clock, or the time that reading takes.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:(?:um|at|à|a las|alle|kl\.?|ore) )?[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?\W*(?:[ap]\.?m\.?|uhr|h|gmt|utc|[a-z]{2,3}t)?\W*$|^\W*[0-9]{1,2} min(?:ute)?s?\.? ?(?:read|lesezeit|de lecture|de lectura|lesedauer|czytania)?\W*$").expect("a pattern")
});

/// The town at the head of a report, in an element of its own: `PORT ALDER, Halvia —`.
static TOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Lu}{2}[\p{Lu} .'’/-]{1,40}(?:, \p{Lu}[\p{L} .]{1,30}(?:,? [0-9]{1,2})?)?\s?(?:\([\p{L} ]+\)\s?)?(?:[—–-]+)?$").expect("a pattern")
});

/// Most letters beside a day in a line that is only of it: a weekday, "by", a town.
const BESIDE_DAY: usize = 26;

/// A line of nothing but a day and a clock.
fn day_only(words: &str) -> bool {
    if words.len() > 70 {
        return false;
    }
    CLOCK.is_match(words)
        || days::first(words).is_some()
            && !words.ends_with(['.', '!', '?'])
            && words.chars().filter(|c| c.is_alphabetic()).count() <= BESIDE_DAY
}

/// Fates of the pieces in scope.
pub(super) fn fates(page: &Page, choice: &Choice, title: Option<&str>) -> Vec<Fate> {
    let pieces = &page.pieces[choice.scope.clone()];
    let mut fates: Vec<Fate> = Vec::with_capacity(pieces.len());
    let key = title.map(plain);
    for (n, p) in pieces.iter().enumerate() {
        let i = choice.scope.start + n;
        fates.push(fate(p, choice.marks[i], key.as_deref()));
    }
    edges(pieces, &mut fates);
    headings(pieces, &mut fates);
    fates
}

fn fate(p: &Piece, at: marks::Marks, title: Option<&str>) -> Fate {
    let len = p.words.len();
    let run = running(p) > 0;
    let named = [
        (marks::HIDDEN, "hidden"),
        (marks::COMMENTS, "comments"),
        (marks::NAV, "menu"),
        (marks::FOOT, "foot of the page"),
        (marks::PROMO, "promotion"),
        (marks::SHARE, "sharing"),
        (marks::BIO, "about the author"),
        (marks::GALLERY, "gallery"),
        (marks::CREDIT, "credit of a picture"),
        (marks::SIDE, "beside the report"),
        (marks::FORM, "form"),
    ];
    if let Some((_, why)) = named.iter().find(|(m, _)| at & m != 0) {
        return Some(why);
    }
    if at & marks::RELATED != 0 {
        return Some("other stories");
    }
    if at & (marks::META | marks::AUTHOR | marks::DATE | marks::CHANGED) != 0 && !(run && len > 120) {
        return Some("author and day");
    }
    let linked = p.links as f64 / len.max(1) as f64;
    if linked > 0.8 && (p.level > 0 || p.kind == BlockKind::Item || len < 120)
        || linked > 0.5 && !run && !p.para && p.level == 0
    {
        return Some("links");
    }
    if phrases::is(&p.words) {
        return Some("set phrase");
    }
    if p.kind != BlockKind::Item && day_only(&p.words) {
        return Some("author and day");
    }
    if len < 400 && title.is_some_and(|t| t == plain(&p.words)) {
        return Some("headline");
    }
    None
}

/// Letters and digits alone, small.
pub(super) fn plain(s: &str) -> String {
    s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Short lines before the first and after the last running text.
fn edges(pieces: &[Piece], fates: &mut [Fate]) {
    let keeps = |n: usize, fates: &[Fate]| fates[n].is_none() && running(&pieces[n]) > 0;
    let Some(first) = (0..pieces.len()).find(|&n| keeps(n, fates)) else { return };
    let last = (0..pieces.len()).rfind(|&n| keeps(n, fates)).unwrap_or(first);
    for n in (0..first).chain(last + 1..pieces.len()) {
        let p = &pieces[n];
        if n < first && TOWN.is_match(&p.words) {
            continue;
        }
        if fates[n].is_none() && (!p.para && p.kind != BlockKind::Item && p.level == 0 || n > last && p.level > 0) {
            fates[n] = Some("edge");
        }
    }
}

/// Headings over nothing that is kept.
fn headings(pieces: &[Piece], fates: &mut [Fate]) {
    // Deepest level of heading that has text below it, walking backwards.
    let mut filled = [false; 7];
    for n in (0..pieces.len()).rev() {
        let level = pieces[n].level as usize;
        if fates[n].is_some() {
            continue;
        }
        if level == 0 {
            filled = [true; 7];
        } else if filled[level] {
            filled[level..].fill(false);
        } else {
            fates[n] = Some("heading of nothing");
        }
    }
}
