//! Where the report stands on the page: the element that holds most of the page's running text and little else.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::marks::{self, Marks};
use super::scan::{Name, Page, Piece};
use super::trim::plain;

/// Least running text outside a marked element for its mark to be believed, in bytes: a page whose body is named `has-sidebar` is no sidebar.
const OUTSIDE: usize = 200;

/// Most running text in a byline, in bytes.
const BYLINE: usize = 130;

/// What was found.
pub(super) struct Choice {
    /// Pieces of the element chosen.
    pub(super) scope: Range<usize>,
    /// For each piece of the page: believed marks of all that is round it.
    pub(super) marks: Vec<Marks>,
    /// The same for each holder.
    pub(super) holders: Vec<Marks>,
    /// Running text within and on the whole page, furniture left out, in bytes.
    pub(super) within: usize,
    pub(super) whole: usize,
}

/// Sums of what lies before each piece.
struct Sums(Vec<usize>);

impl Sums {
    fn new(of: impl Iterator<Item = usize>) -> Sums {
        let mut sums = vec![0];
        for x in of {
            sums.push(sums.last().copied().unwrap_or(0) + x);
        }
        Sums(sums)
    }
    fn of(&self, r: &Range<usize>) -> usize {
        self.0[r.end.max(r.start)] - self.0[r.start]
    }
}

/// Bytes of a piece if it reads like running text, else 0.
pub(super) fn running(p: &Piece) -> usize {
    let len = p.words.len();
    if p.level > 0 || p.links * 2 > len || len < 40 {
        return 0;
    }
    let sentence =
        p.words.trim_end_matches(['"', '”', '“', '’', '»', ')', ']']).ends_with(['.', '!', '?', '…', ':', '।', '。']);
    if len >= 100 || sentence { len - p.links } else { 0 }
}

/// The report as the page's own JSON-LD tells it, for looking up lines.
#[derive(Default)]
pub(super) struct Told(HashSet<u64>);

impl Told {
    pub(super) fn new(body: Option<&str>) -> Told {
        let Some(body) = body else { return Told::default() };
        let words: Vec<String> = body.split_whitespace().map(plain).filter(|w| !w.is_empty()).collect();
        Told(words.windows(RUN).map(hash).collect())
    }

    /// Whether a line's first words stand in it.
    pub(super) fn holds(&self, p: &Piece) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let words: Vec<String> = p.words.split_whitespace().map(plain).filter(|w| !w.is_empty()).take(RUN).collect();
        words.len() == RUN && self.0.contains(&hash(&words))
    }
}

/// Words in a row that make a line known.
const RUN: usize = 6;

fn hash(words: &[String]) -> u64 {
    let mut state = std::hash::DefaultHasher::new();
    words.hash(&mut state);
    state.finish()
}

/// Chooses the scope.
pub(super) fn choose(page: &Page, told: &Told, title: Option<&str>) -> Choice {
    let raw = Sums::new(page.pieces.iter().map(running));
    let all = raw.of(&(0..page.pieces.len()));
    // A page that names everything a sidebar has its report in one.
    let quiet = [marks::FURNITURE, marks::NAV | marks::COMMENTS | marks::HIDDEN, marks::COMMENTS, 0];
    let (mut holders, mut marks, mut whole) = (Vec::new(), Vec::new(), 0);
    let mut good = Sums(Vec::new());
    for of in quiet {
        holders = believed(page, &raw, all, of);
        marks = page.pieces.iter().map(|p| holders[p.holder]).collect::<Vec<_>>();
        good = Sums::new(page.pieces.iter().zip(&marks).map(|(p, m)| match m & marks::FURNITURE {
            0 => running(p) * if told.holds(p) { 3 } else { 1 },
            _ => 0,
        }));
        whole = good.of(&(0..page.pieces.len()));
        if whole > 0 && whole * 4 >= all {
            break;
        }
    }
    let text = Sums::new(page.pieces.iter().zip(&marks).map(|(p, m)| match m & marks::FURNITURE {
        0 => p.words.len() * if told.holds(p) { 3 } else { 1 },
        _ => 0,
    }));
    let mut best = (0.0f64, 0);
    for (i, h) in page.holders.iter().enumerate() {
        let (g, t) = (good.of(&h.pieces), text.of(&h.pieces));
        if g == 0 {
            continue;
        }
        let coverage = g as f64 / whole.max(1) as f64;
        let purity = g as f64 / (t + 100) as f64;
        let hint = if h.marks & marks::BODY != 0 {
            1.2
        } else if h.name == Name::Article {
            1.1
        } else if h.name == Name::Main {
            1.05
        } else {
            1.0
        };
        let score = coverage * purity.sqrt() * hint;
        if score >= best.0 {
            best = (score, i);
        }
    }
    let mut scope = page.holders[best.1].pieces.clone();
    lead(page, &marks, &mut scope, title);
    let scope = one(page, &marks, &good, scope, title);
    Choice { within: good.of(&scope), whole, scope, marks, holders }
}

/// Marks of holders, with those of all that is round them, as far as they are believed; of furniture, only these.
fn believed(page: &Page, raw: &Sums, all: usize, of: Marks) -> Vec<Marks> {
    let links = Sums::new(page.pieces.iter().map(|p| p.links));
    let mut believed: Vec<Marks> = Vec::with_capacity(page.holders.len());
    for h in &page.holders {
        let inside = raw.of(&h.pieces);
        let outside = all - inside;
        let mut own = h.marks & (of | !marks::FURNITURE);
        let least = if own & marks::COMMENTS != 0 { all / 20 } else { all * 35 / 100 };
        if own & marks::FURNITURE != 0 && inside > 0 && outside < least.max(OUTSIDE) {
            own &= !marks::FURNITURE;
        }
        // A teaser leads somewhere; a class of that name without a link is the report's own lead.
        if links.of(&h.pieces) == 0 {
            own &= !marks::RELATED;
        }
        if matches!(h.name, Name::Article | Name::Main) {
            own &= !marks::FURNITURE | marks::COMMENTS | marks::HIDDEN;
        }
        // An element that holds running text is named after its author or its year, but is no byline.
        if inside > BYLINE {
            own &= !(marks::META | marks::AUTHOR | marks::DATE | marks::CHANGED);
        }
        let above = believed.get(h.parent).copied().unwrap_or(0);
        believed.push(above & !(marks::ARTICLE | marks::BODY) | own);
    }
    believed
}

/// Furthest that a lead stands above the body, in pieces.
const LEAD: usize = 14;

/// Takes in running text between the headline and the element chosen: leads stand in an element of their own.
fn lead(page: &Page, marks: &[Marks], scope: &mut Range<usize>, title: Option<&str>) {
    let from = scope.start.saturating_sub(LEAD);
    let title = title.map(plain);
    let head =
        |i: usize| page.pieces[i].level == 1 || title.as_deref().is_some_and(|t| t == plain(&page.pieces[i].words));
    let Some(head) = (from..scope.start).rev().find(|&i| head(i)) else { return };
    let quiet = marks::FURNITURE | marks::META | marks::AUTHOR | marks::DATE | marks::CAPTION;
    let leads = |i: usize| {
        let p = &page.pieces[i];
        marks[i] & quiet == 0 && (running(p) > 0 || p.level > 1 && p.words.len() > 80 && p.links == 0)
    };
    if let Some(first) = (head + 1..scope.start).find(|&i| leads(i)) {
        scope.start = first;
    }
}

/// Least running text of a report among several, in bytes.
const REPORT: usize = 400;

/// Of several reports on an endless page, the one that the title names, or the first.
fn one(page: &Page, marks: &[Marks], good: &Sums, scope: Range<usize>, title: Option<&str>) -> Range<usize> {
    let title = title.map(plain);
    let signed = |i: usize| (i + 1..scope.end.min(i + 4)).any(|n| marks[n] & (marks::AUTHOR | marks::DATE) != 0);
    let articles = page.holders.iter().filter(|h| h.name == Name::Article).map(|h| h.pieces.start);
    let articles: HashSet<usize> = articles.collect();
    let begins = |i: usize| (i.saturating_sub(3)..=i).any(|n| articles.contains(&n));
    // A headline is one if a byline or a day follows it, or an `article` begins with it; crossheads have neither.
    let heads: Vec<usize> = scope
        .clone()
        .filter(|&i| marks[i] & marks::FURNITURE == 0)
        .filter(|&i| page.pieces[i].level == 1 && signed(i) || page.pieces[i].level == 2 && begins(i) && signed(i))
        .collect();
    let mut cuts = vec![scope.start];
    cuts.extend(heads.iter().copied().filter(|&i| i > scope.start));
    cuts.push(scope.end);
    let reports: Vec<Range<usize>> = cuts.windows(2).map(|w| w[0]..w[1]).filter(|r| good.of(r) >= REPORT).collect();
    if reports.len() < 2 {
        return scope;
    }
    let named = |r: &&Range<usize>| {
        let above = r.start.saturating_sub(8)..(r.start + 3).min(r.end);
        title.as_deref().is_some_and(|t| page.pieces[above].iter().any(|p| p.level > 0 && plain(&p.words) == t))
    };
    reports.iter().find(named).or(reports.first()).cloned().unwrap_or(scope)
}
