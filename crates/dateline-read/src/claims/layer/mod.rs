//! The learned layer of attribution: log-linear models over words, tree and quotation marks, made by `training`.
//!
//! Four decisions, each a table of hashed weights: whether a word is the head of a cue; which word heads its source; which
//! stretches of words on either side are what is said; whether it goes on after the sentence.

pub(crate) mod classes;
pub(crate) mod cue;
pub(crate) mod frame;
pub(crate) mod more;
pub(crate) mod source;
pub(crate) mod span;
pub(crate) mod table;
pub(crate) mod train;

use dateline_lang::Upos;
use dateline_model::Span;

use classes::Classes;
use frame::Frame;
use span::{Side, Site};
use table::{Feats, Table};

/// The weights of the four decisions.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    cue: Table,
    source: Table,
    span: Table,
    more: Table,
    pub(crate) classes: Classes,
}

const ALPHA: f32 = 0.5;
/// Below this by itself and its neighbours, no tree makes a word a cue: two words in three; of 10,204 cues found in four hundred of PolNeAR's training texts none.
const HOPELESS: f32 = -2.0;

/// One attribution that the layer found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Head word of the cue.
    pub(crate) cue: usize,
    /// First and last word of the cue.
    pub(crate) group: (usize, usize),
    /// Head, first and last word of the source.
    pub(crate) source: Option<(usize, usize, usize)>,
    /// First and last word of each piece of the content, in text order.
    pub(crate) pieces: Vec<(usize, usize)>,
    /// The layer's trust in the cue, from 0 to 1.
    pub(crate) trust: f32,
    /// Its trust in cue and content together.
    pub(crate) sure: f32,
}

impl Layer {
    /// The weights inside this library.
    pub(crate) fn embedded() -> Layer {
        Layer::read(include_bytes!("../../../../../models/claims.bin")).unwrap_or_else(Layer::silent)
    }

    /// Weights that find nothing: what remains where the embedded ones are damaged.
    fn silent() -> Layer {
        let t = Table::read(&mut [0u8, 0, 0, 0, 0, 0].as_slice()).expect("a table of one weight");
        Layer { cue: t.clone(), source: t.clone(), span: t.clone(), more: t, classes: Classes::default() }
    }

    /// Reads the weights.
    pub(crate) fn read(mut bytes: &[u8]) -> Option<Layer> {
        let b = &mut bytes;
        Some(Layer {
            cue: Table::read(b)?,
            source: Table::read(b)?,
            span: Table::read(b)?,
            more: Table::read(b)?,
            classes: Classes::embedded(),
        })
    }

    /// Classes of words by their company.
    pub(crate) fn classes(&self) -> &Classes {
        &self.classes
    }

    /// How likely a word is the head of a cue.
    pub(crate) fn trust(&self, f: &Frame<'_>, w: usize, feats: &mut Feats) -> f32 {
        if !cue::candidate(f, w) {
            return 0.0;
        }
        feats.0.clear();
        cue::own(f, w, feats);
        if self.cue.score(feats) < HOPELESS {
            return 0.0;
        }
        cue::around(f, w, feats);
        1.0 / (1.0 + (-self.cue.score(feats)).exp())
    }

    /// Source and content of a cue.
    pub(crate) fn attribute(&self, f: &Frame<'_>, cues: &[bool], cue: usize, trust: f32) -> Option<Found> {
        let paths = f.paths(cue);
        let head = source::choose(f, &self.source, cue, &paths);
        let source = head.map(|h| {
            let (a, b) = source::span(f, h, cue);
            (h, a, b)
        });
        let site = Site::new(f, cue, paths, source.map(|(_, a, b)| (a, b)));
        let (left, l, pl) = site.choose(Side::Left, &self.span);
        let (right, r, pr) = site.choose(Side::Right, &self.span);
        // "confirmed earlier": when it was said is not what was said.
        let right_best = right.filter(|&p| says(f, p));
        let r = if right_best.is_some() { r } else { f32::NEG_INFINITY };
        let (mut left, mut right) = (left.filter(|_| l > 0.0 || l >= r), right_best.filter(|_| r > 0.0 || r > l));
        if let Some(p) = &mut left {
            *p = whole_quotation(f, cue, *p);
        }
        if let Some(p) = &mut right {
            *p = whole_quotation(f, cue, *p);
            p.0 = after_colon(f, *p);
        }
        // Nobody is what he says.
        let names = |p: (usize, usize)| source.is_some_and(|(_, a, b)| a <= p.0 && p.1 <= b);
        let mut pieces: Vec<(usize, usize)> = left.into_iter().chain(right).filter(|&p| !names(p)).collect();
        if let Some(rest) = set_off(f, cue, source) {
            pieces = vec![rest];
        }
        self.go_on(f, cues, &site, (left.is_some(), right.is_some()), &mut pieces);
        let group = span::verb_group(f, cue);
        (!pieces.is_empty()).then_some(Found { cue, group, source, pieces, trust, sure: trust * (pl * pr).powf(ALPHA) })
    }

    fn go_on(
        &self,
        f: &Frame<'_>,
        cues: &[bool],
        site: &Site<'_, '_>,
        sides: (bool, bool),
        pieces: &mut Vec<(usize, usize)>,
    ) {
        let Some(&(first, last)) = pieces.last() else { return };
        let quoted = f.quoted_at(last) || f.quoted_at(first);
        let mut at = site.window(Side::Right).end.max(last + 1);
        let mut feats = Feats::default();
        for count in 0..40 {
            let Some(unit) = more::next(f, site.cue, at) else { return };
            more::features(f, &more::Course { cue: site.cue, cues, quoted, sides, count }, &unit, &mut feats);
            if self.more.score(&feats) <= 0.0 {
                return;
            }
            pieces.push((unit.first, unit.last));
            at = unit.last + 1;
        }
    }
}

/// What follows an attribution set off by dashes after a conjunction: "He is rich and - according to Orlo - afraid" has her say
/// "afraid".
fn set_off(f: &Frame<'_>, cue: usize, source: Option<(usize, usize, usize)>) -> Option<(usize, usize)> {
    let a = f.cx.analysis;
    let dash = |w: usize| matches!(a.form(w), "-" | "--" | "\u{2013}" | "\u{2014}");
    let (_, _, close) = source.filter(|s| s.0 > cue).map(|(h, x, y)| (h, x, y + 1))?;
    let sentence = f.sentence(cue);
    let joined = cue >= sentence.start + 2 && dash(cue - 1) && f.upos(cue - 2) == Upos::Cconj;
    if !joined || close + 1 >= sentence.end || !dash(close) {
        return None;
    }
    let end = (close + 1..sentence.end).find(|&w| f.is_punct(w)).unwrap_or(sentence.end);
    (end > close + 1).then_some((close + 1, end - 1))
}

/// Whether a piece holds more than adverbs.
fn says(f: &Frame<'_>, (first, last): (usize, usize)) -> bool {
    (first..=last).any(|w| f.quoted_at(w) || !matches!(f.upos(w), Upos::Adv | Upos::Punct | Upos::Adp | Upos::Det))
}

/// A piece that begins or ends inside a quotation of several sentences takes all of it, unless the cue is quoted with it.
fn whole_quotation(f: &Frame<'_>, cue: usize, (first, last): (usize, usize)) -> (usize, usize) {
    let words = |w: usize| {
        let q = f.quoted[w].filter(|_| f.quoted[w] != f.quoted[cue]);
        q.map(|q| f.cx.analysis.words_in(f.quotations[q as usize].inner)).filter(|r| !r.is_empty())
    };
    let sentence_of = |w: usize| f.cx.analysis.words()[w].sentence;
    let first =
        words(first).filter(|r| sentence_of(r.start) != sentence_of(first)).map_or(first, |r| r.start.min(first));
    let last =
        words(last).filter(|r| sentence_of(r.end - 1) != sentence_of(last)).map_or(last, |r| (r.end - 1).max(last));
    (first, last)
}

/// Where a piece begins, if what it holds before a colon and a quotation is only when and where that was said.
fn after_colon(f: &Frame<'_>, (first, last): (usize, usize)) -> usize {
    if f.quoted_at(first) || f.quoted[last].is_none() {
        return first;
    }
    let open = (first..=last).find(|&w| f.quoted_at(w)).unwrap_or(first);
    let colon = (open.saturating_sub(2)..open).any(|w| f.cx.analysis.form(w).ends_with(':'));
    let clause = (first..open).any(|w| f.deprel(w).base() == "nsubj");
    if colon && !clause && f.quoted[open] == f.quoted[last] { open } else { first }
}

/// The characters of a piece: with the quotation marks that it fills, without a final full stop.
pub(crate) fn characters(f: &Frame<'_>, (first, last): (usize, usize)) -> Span {
    let words = f.cx.analysis.words();
    let mut span = words[first].span.to(words[last].span);
    if let Some(q) = f.quoted[first].map(|q| &f.quotations[q as usize]).filter(|_| f.opens(first) || starts(f, first)) {
        span = span.to(Span::new(q.span.start, q.span.start));
    }
    if let Some(q) = f.quoted[last].map(|q| &f.quotations[q as usize]).filter(|_| f.shuts(last)) {
        span = span.to(Span::new(q.span.end, q.span.end));
    }
    span
}

/// Whether only punctuation of its quotation lies before a word.
fn starts(f: &Frame<'_>, w: usize) -> bool {
    let q = f.quoted[w];
    (0..w).rev().take(8).take_while(|&i| f.quoted[i] == q).all(|i| f.is_punct(i))
}
