//! Whether what is said goes on after the sentence of its cue: "…," she said. "And …"

use dateline_lang::Upos;

use super::frame::Frame;
use super::table::{Feats, bucket, mix};

/// A quotation or sentence that may go on what was said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// First word.
    pub(crate) first: usize,
    /// Last word.
    pub(crate) last: usize,
    /// The quotation that it is.
    pub(crate) quotation: Option<u32>,
    /// It stands in a later block than the cue.
    crosses: bool,
}

/// The unit that begins at or after `at`, the first word not yet looked at.
pub(crate) fn next(f: &Frame<'_>, cue: usize, at: usize) -> Option<Unit> {
    let a = f.cx.analysis;
    let n = f.form.len();
    let mut first = at;
    while first < n && f.is_punct(first) && f.quoted[first].is_none() {
        first += 1;
    }
    if first >= n || first > at + 3 {
        return None;
    }
    let block = |w: usize| f.cx.block_at(a.words()[w].span.start);
    let crosses = block(first) != block(cue);
    let sentence = f.sentence(first);
    match f.quoted[first] {
        Some(q) if f.quoted[first] != f.quoted[cue] => {
            let words = a.words_in(f.quotations[q as usize].inner);
            (words.end > first).then(|| Unit { first, last: words.end - 1, quotation: Some(q), crosses })
        }
        _ if crosses || sentence.end <= first => None,
        _ => Some(Unit { first, last: sentence.end - 1, quotation: None, crosses }),
    }
}

/// What is known when a unit is judged.
pub(crate) struct Course<'c> {
    /// Head of the cue.
    pub(crate) cue: usize,
    /// Which words are cues.
    pub(crate) cues: &'c [bool],
    /// What is said so far is quoted.
    pub(crate) quoted: bool,
    /// There is content left, right of the cue.
    pub(crate) sides: (bool, bool),
    /// How many units went on so far.
    pub(crate) count: usize,
}

/// The features of a unit as the continuation of what a cue introduced.
pub(crate) fn features(f: &Frame<'_>, course: &Course<'_>, unit: &Unit, out: &mut Feats) {
    out.0.clear();
    let (cue, count) = (course.cue, course.count);
    let a = f.cx.analysis;
    let n = f.form.len();
    let is = u64::from(unit.quotation.is_some());
    let q = u64::from(course.quoted);
    let sides = u64::from(course.sides.0) + 2 * u64::from(course.sides.1);
    let crosses = u64::from(unit.crosses);
    // Words of its last sentence that are not in the quotation, and cues among them.
    let mut rest_end = f.sentence(unit.last).end;
    if unit.quotation.is_some() && rest_end < n && (unit.last + 1..rest_end).all(|w| f.is_punct(w)) {
        // A tag that was cut off: "…!" he cried.
        let tag = f.sentence(rest_end);
        let lower = a.form(rest_end).chars().next().is_some_and(char::is_lowercase);
        if lower || tag.len() <= 4 {
            rest_end = tag.end;
        }
    }
    let rest: Vec<usize> = (unit.last + 1..rest_end.min(n)).filter(|&w| !f.is_punct(w)).collect();
    let outside_cue = rest.iter().take(12).any(|&w| course.cues[w]);
    let outside_verb = rest.iter().take(10).any(|&w| f.class[w] > 0 && f.upos(w) == Upos::Verb);
    // A cue before the quotation, in its own sentence.
    let lead = f.sentence(unit.first).start;
    let led = unit.quotation.is_some() && (lead..unit.first).any(|w| course.cues[w] && w != cue && !f.quoted_at(w));
    let own_cue = unit.quotation.is_none() && (unit.first..=unit.last).any(|w| course.cues[w]);
    let has_quote = unit.quotation.is_none() && (unit.first..=unit.last).any(|w| f.quoted_at(w));
    let next_cue = (unit.last + 1..(unit.last + 12).min(n)).any(|w| course.cues[w]);
    let linked = unit.quotation.and_then(|i| f.quotations[i as usize].continues).is_some();
    let lc = mix(f.lemma[cue], f.upos(cue) as u64);
    let first = f.lemma[unit.first];
    out.add(501, &[is, q, sides, crosses]);
    out.add(502, &[is, q, u64::from(rest.is_empty()), u64::from(outside_cue), crosses]);
    out.add(503, &[is, q, sides, u64::from(rest.is_empty()), u64::from(outside_cue), crosses]);
    out.add(504, &[is, q, u64::from(own_cue), u64::from(has_quote)]);
    out.add(505, &[is, q, lc]);
    out.add(506, &[is, q, first]);
    out.add(507, &[is, count.min(3) as u64, q]);
    out.add(508, &[u64::from(linked), crosses, q]);
    out.add(509, &[is, bucket(unit.last - unit.first), q]);
    out.add(510, &[is, u64::from(f.class[cue]), sides]);
    out.add(511, &[is, q, bucket(rest.len()), crosses]);
    out.add(512, &[is, q, a.words()[cue].deprel as u64, sides]);
    out.add(513, &[is, q, u64::from(f.quoted[cue].is_some())]);
    out.add(515, &[is, q, u64::from(led), u64::from(outside_verb), u64::from(outside_cue)]);
    out.add(516, &[is, q, crosses, u64::from(own_cue), u64::from(next_cue)]);
    out.add(
        517,
        &[is, q, crosses, u64::from(rest.is_empty()), u64::from(led || outside_cue), u64::from(linked), sides],
    );
    out.add(518, &[is, q, crosses, u64::from(next_cue), u64::from(rest.is_empty())]);
    out.add(514, &[is, q, rest.first().map_or(0, |&w| f.lemma[w])]);
}
