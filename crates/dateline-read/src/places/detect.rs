//! Which words are toponyms. [`names`] takes the engine's names apart, [`scans`] finds what the engine does not call a name of a place;
//! this file puts them in order and ties each to what stands beside it.

use std::ops::Range;

use dateline_model::Span;

use crate::context::Context;
use crate::gazetteer::{Gazetteer, Kind, Row, normalise};
use crate::lexicon::Class;
use crate::places::lists::STOPPED;
use crate::places::{names, scans};

/// One toponym with what it may denote.
#[derive(Debug)]
pub(super) struct Toponym {
    pub(super) span: Span,
    pub(super) words: Range<usize>,
    pub(super) rows: Vec<Row>,
    /// The toponym right after it, behind a comma or in brackets: perhaps what it lies in.
    pub(super) within: Option<usize>,
    /// Whether it names a building, a square, a base.
    pub(super) site: bool,
    /// An adjective or a noun for a country's people.
    pub(super) demonym: bool,
    /// A country's adjective right before it ("the Venezuelan city of ...").
    pub(super) country: Option<String>,
    pub(super) rule: &'static str,
}

/// The toponyms found so far; the first to claim a word has it, except that a site may hold the toponym in its own name.
pub(super) struct Found<'c, 'a> {
    pub(super) cx: &'c Context<'a>,
    pub(super) gazetteer: &'static Gazetteer,
    pub(super) all: Vec<Toponym>,
    /// Whether a word belongs to a toponym that is no site.
    taken: Vec<bool>,
}

impl Found<'_, '_> {
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        let w = self.cx.analysis.words();
        Span::new(w[words.start].span.start, w[words.end - 1].span.end)
    }

    /// The words as they stand.
    pub(super) fn words(&self, words: &Range<usize>) -> &str {
        self.cx.slice(self.span(words))
    }

    pub(super) fn free(&self, words: &Range<usize>) -> bool {
        !self.taken[words.clone()].iter().any(|&t| t)
    }

    pub(super) fn add(&mut self, words: Range<usize>, rows: Vec<Row>, rule: &'static str) -> bool {
        self.push(words, rows, rule, false, false)
    }

    pub(super) fn add_site(&mut self, words: Range<usize>, rule: &'static str) {
        self.push(words, Vec::new(), rule, true, false);
    }

    pub(super) fn add_demonym(&mut self, words: Range<usize>, rows: Vec<Row>) {
        self.push(words, rows, "places/demonym", false, true);
    }

    fn push(&mut self, words: Range<usize>, rows: Vec<Row>, rule: &'static str, site: bool, demonym: bool) -> bool {
        if words.is_empty() || !site && !self.free(&words) {
            return false;
        }
        if !site {
            self.taken[words.clone()].fill(true);
        }
        let span = trimmed(self.cx, self.span(&words));
        self.all.push(Toponym { span, words, rows, within: None, site, demonym, country: None, rule });
        true
    }
}

/// Without the hyphen of "Toronto-based" and the stop of a sentence that the tokeniser left on the word.
fn trimmed(cx: &Context<'_>, span: Span) -> Span {
    let words = cx.slice(span);
    let stop = words.ends_with('.') && words.matches('.').count() == 1 && span.len() > 5 && !STOPPED.contains(&words);
    let loose = span.len() > 2 && words.ends_with('-') || stop;
    if loose { Span::new(span.start, span.end - 1) } else { span }
}

/// Whether a name that no gazetteer has can be a place's: not "pro-Tashev", nor what begins in lower case.
fn unheard(name: &str) -> bool {
    let camp = |side: &str| name.get(..side.len()).is_some_and(|head| head.eq_ignore_ascii_case(side));
    !name.starts_with(char::is_lowercase) && !camp("pro-") && !camp("anti-")
}

/// The rule of sites that the noun after a name tells.
pub(super) const BASE: &str = "places/base";

/// The name of a base without its noun.
fn base_name(cx: &Context<'_>, t: &Toponym) -> Option<String> {
    let a = cx.analysis;
    let end = t.words.clone().rev().find(|&w| a.form(w).starts_with(char::is_uppercase))? + 1;
    Some(normalise(cx.slice(a.words()[t.words.start].span.to(a.words()[end - 1].span))))
}

/// All toponyms in text order; a site stands before the toponym that its name holds.
pub(super) fn toponyms(cx: &Context<'_>) -> Vec<Toponym> {
    let taken = vec![false; cx.analysis.words().len()];
    let mut found = Found { cx, gazetteer: Gazetteer::embedded(), all: Vec::new(), taken };
    scans::counties(&mut found);
    scans::heads(&mut found);
    names::places(&mut found);
    scans::told(&mut found);
    scans::led(&mut found);
    scans::abbreviations(&mut found);
    scans::parties(&mut found);
    scans::residents(&mut found);
    names::others(&mut found);
    scans::echoes(&mut found);
    scans::demonyms(&mut found);
    let mut all = found.all;
    // What is once called a base is that base wherever it is named: "La Rosa air base", "near La Rosa".
    let bases: Vec<String> = all.iter().filter(|t| t.rule == BASE).filter_map(|t| base_name(cx, t)).collect();
    let sites: Vec<Span> = all.iter().filter(|t| t.rule == BASE).map(|t| t.span).collect();
    let base = |t: &Toponym| !t.demonym && !bases.is_empty() && bases.contains(&normalise(cx.slice(t.span)));
    all.retain(|t| !base(t) || !sites.iter().any(|s| s.contains(t.span) && *s != t.span));
    for t in all.iter_mut().filter(|t| base(t)) {
        (t.site, t.rule) = (true, BASE);
        t.rows.clear();
    }
    all.sort_by_key(|t| (t.span.start, std::cmp::Reverse(t.span.end)));
    all.dedup_by(|b, a| a.span == b.span);
    all.retain(|t| !t.rows.is_empty() || t.site || t.demonym || unheard(cx.slice(t.span)));
    for t in &mut all {
        t.country = (!t.demonym).then(|| adjective(cx, t.words.start)).flatten();
    }
    for i in 0..all.len() {
        let Some(next) = (i + 1..all.len().min(i + 4)).find(|&k| all[k].span.start >= all[i].span.end) else {
            continue;
        };
        let gap = Span::new(all[i].span.end, all[next].span.start);
        let beside = gap.len() <= 8 && matches!(cx.slice(gap).trim(), "," | "(" | ", in" | "in" | ", the");
        if beside && !all[i].demonym && !all[next].demonym {
            all[i].within = Some(next);
        }
    }
    all
}

/// "Venezuelan" in "the Venezuelan city of La Victoria", "Venezuelan capital Caracas".
fn adjective(cx: &Context<'_>, first: usize) -> Option<String> {
    let a = cx.analysis;
    let sentence = a.words()[first].sentence;
    (first.saturating_sub(4)..first)
        .rev()
        .take_while(|&w| a.words()[w].sentence == sentence)
        .map_while(|w| match cx.kit.actors.demonym(a.form(w)) {
            Some(state) => Some(state.country.clone()),
            None => cx.is(w, Class::SettlementNoun).then_some(None),
        })
        .flatten()
        .next()
}

/// Whether a country or a first-order division is meant before all else.
pub(super) fn large(rows: &[Row]) -> bool {
    rows.first().is_some_and(|r| matches!(r.kind, Kind::Country | Kind::Admin1 | Kind::Region))
}
