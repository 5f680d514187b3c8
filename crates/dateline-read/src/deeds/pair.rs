//! Two tellings side by side: what speaks for and against their being of one deed.

use dateline_lang::Upos;
use dateline_model::{BlockKind, Event, Participant, Record, Status};

use crate::claims::{Feats, bucket, hash};
use crate::clause;
use crate::context::Context;

/// One telling, looked up once.
#[derive(Debug)]
pub(super) struct View {
    word: Option<usize>,
    sentence: usize,
    kind: u64,
    mode: u64,
    lemma: u64,
    verb: u64,
    like: (u64, u64),
    upos: u64,
    det: u64,
    heading: bool,
    background: bool,
    status: Status,
    claim: u64,
    actors: Side,
    recipients: Side,
    days: Option<(String, String)>,
    place: Option<u64>,
    /// Content words of the clause, sorted.
    words: Vec<u64>,
}

/// Who takes part on one side: entities and words.
#[derive(Debug, Default)]
struct Side {
    known: Vec<u64>,
    words: Vec<u64>,
}

impl Side {
    fn of(list: &[Participant]) -> Side {
        let words = list.iter().flat_map(|p| p.words.quote().split(|c: char| !c.is_alphanumeric()));
        Side {
            known: list.iter().filter_map(|p| p.entity.as_deref().map(hash)).collect(),
            words: words.filter(|w| w.len() > 3).map(|w| hash(&w.to_lowercase())).collect(),
        }
    }

    /// 0 none, 1 only the first, 2 only the second, 3 the same, 4 a word in common, 5 others.
    fn beside(&self, other: &Side) -> u64 {
        let shares = |x: &[u64], y: &[u64]| x.iter().any(|w| y.contains(w));
        match (self.words.is_empty() && self.known.is_empty(), other.words.is_empty() && other.known.is_empty()) {
            (true, true) => 0,
            (false, true) => 1,
            (true, false) => 2,
            _ if shares(&self.known, &other.known) => 3,
            _ if shares(&self.words, &other.words) => 4,
            _ => 5,
        }
    }
}

impl View {
    pub(super) fn of(cx: &Context<'_>, record: &Record, e: &Event) -> View {
        let a = cx.analysis;
        let at = e.trigger.words.span();
        let word = a.head_of(at);
        let sentence = word.map_or(0, |w| a.words()[w].sentence);
        let lower = word.map_or(String::new(), |w| a.form(w).to_lowercase());
        let det = word.and_then(|w| a.children_by(w, "det").next());
        let mut words: Vec<u64> = a
            .words_in(e.words.span())
            .filter(|&w| matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Num))
            .map(|w| hash(&a.lemma(w).to_lowercase()))
            .collect();
        words.sort_unstable();
        words.dedup();
        let day = |s: &Option<String>| s.as_deref().map(|s| s.chars().take(10).collect::<String>());
        View {
            word,
            sentence,
            kind: e.kind as u64,
            mode: e.mode.as_deref().map_or(0, hash),
            lemma: hash(&e.trigger.lemma),
            verb: word.map_or(0, |w| hash(clause::verb_of(a, w))),
            like: cx.kit.claims.classes().of(&lower),
            upos: word.map_or(0, |w| a.words()[w].upos as u64),
            det: det.map_or(0, |d| hash(&a.lemma(d).to_lowercase())),
            heading: cx.block_at(at.start).is_some_and(|b| cx.doc.blocks[b].kind == BlockKind::Heading),
            background: e.background,
            status: e.status,
            claim: e.claim.as_deref().map_or(0, hash),
            actors: Side::of(&e.actors),
            recipients: Side::of(&e.recipients),
            days: e.date.as_ref().and_then(|d| Some((day(&d.from)?, day(&d.to)?))),
            place: e.place.as_ref().and_then(|p| record.places.get(p.index)).map(|p| hash(&p.name)),
            words,
        }
    }
}

impl View {
    /// Whether it may be left out as a likely repetition: of the same type, or a noun, and on no other day.
    pub(super) fn may_repeat(&self, first: &View) -> bool {
        (self.kind == first.kind || self.upos == Upos::Noun as u64) && days(first, self) != 4
    }
}

/// 0 neither, 1 one, 2 the same, 3 in common, 4 apart.
fn days(a: &View, b: &View) -> u64 {
    match (&a.days, &b.days) {
        (None, None) => 0,
        (Some(x), Some(y)) if x == y => 2,
        (Some(x), Some(y)) if x.0 <= y.1 && y.0 <= x.1 => 3,
        (Some(_), Some(_)) => 4,
        _ => 1,
    }
}

/// Which of two words stands below the other: 0 neither, 1 the later, 2 the earlier; and the relation of the lower one.
fn below(cx: &Context<'_>, a: &View, b: &View) -> (u64, u64) {
    let (Some(x), Some(y)) = (a.word, b.word) else { return (0, 0) };
    let under = |low: usize, top: usize| {
        let up = std::iter::successors(Some(low), |&w| cx.analysis.words()[w].head).take(6);
        up.skip(1).any(|w| w == top)
    };
    let rel = |w: usize| cx.analysis.words()[w].deprel as u64;
    if a.sentence != b.sentence {
        (0, 0)
    } else if under(y, x) {
        (1, rel(y))
    } else if under(x, y) {
        (2, rel(x))
    } else {
        (3, 0)
    }
}

/// The features of two tellings, the earlier first.
pub(super) fn features(cx: &Context<'_>, all: &[View], i: usize, j: usize, out: &mut Feats) {
    out.0.clear();
    let (a, b) = (&all[i], &all[j]);
    let kinds = a.kind * 16 + b.kind;
    let kind = u64::from(a.kind == b.kind);
    let lemma = u64::from(a.lemma == b.lemma) + u64::from(a.verb == b.verb) + u64::from(a.like.1 == b.like.1);
    let who = a.actors.beside(&b.actors);
    let whom = a.recipients.beside(&b.recipients);
    let across = u64::from(a.actors.beside(&b.recipients) == 3) + 2 * u64::from(a.recipients.beside(&b.actors) == 3);
    let when = days(a, b);
    let place = match (a.place, b.place) {
        (Some(x), Some(y)) => 2 + u64::from(x == y),
        (None, None) => 0,
        _ => 1,
    };
    let far = bucket(b.sentence.saturating_sub(a.sentence));
    let heading = u64::from(a.heading) + 2 * u64::from(b.heading);
    let upos = a.upos * 32 + b.upos;
    let real = |s: Status| matches!(s, Status::Reported | Status::Claimed);
    let status = u64::from(a.status == b.status) + 2 * u64::from(real(a.status) == real(b.status));
    let background = u64::from(a.background) + 2 * u64::from(b.background);
    let claim = u64::from(a.claim == b.claim) + 2 * u64::from(a.claim == 0) + 4 * u64::from(b.claim == 0);
    let shared = a.words.iter().filter(|w| b.words.binary_search(w).is_ok()).count();
    let least = a.words.len().min(b.words.len()).max(1);
    let alike = (4 * shared / least) as u64;
    let between = bucket(all[i + 1..j].iter().filter(|v| v.kind == b.kind).count());
    let bare = u64::from(b.actors.words.is_empty() && b.recipients.words.is_empty());
    let mode = u64::from(a.mode == b.mode) + 2 * u64::from(a.mode == 0 || b.mode == 0);
    let tree = below(cx, a, b);
    out.add(1, &[]);
    out.add(2, &[kind]);
    out.add(3, &[kinds]);
    out.add(4, &[kind, lemma]);
    out.add(5, &[kind, who, whom]);
    out.add(6, &[kind, lemma, who, whom]);
    out.add(7, &[kind, when, place]);
    out.add(8, &[kind, lemma, when]);
    out.add(9, &[kind, far]);
    out.add(10, &[kind, far, lemma]);
    out.add(11, &[kind, upos, b.det]);
    out.add(12, &[kind, lemma, b.det, bare]);
    out.add(13, &[kind, heading, lemma]);
    out.add(14, &[kind, heading, who, whom]);
    out.add(15, &[kind, status, lemma]);
    out.add(16, &[kinds, status]);
    out.add(17, &[kind, background, lemma]);
    out.add(18, &[kind, claim]);
    out.add(19, &[kind, alike]);
    out.add(20, &[kind, alike, lemma]);
    out.add(21, &[kind, between, lemma]);
    out.add(22, &[kind, bare, far]);
    out.add(23, &[kinds, tree.0, tree.1]);
    out.add(24, &[kind, tree.0, tree.1, lemma]);
    out.add(25, &[a.lemma, b.lemma]);
    out.add(26, &[a.verb, b.verb]);
    out.add(27, &[a.like.1, b.like.1]);
    out.add(28, &[kind, across, who, whom]);
    out.add(29, &[kind, mode, lemma]);
    out.add(30, &[kinds, lemma, who]);
    out.add(31, &[kinds, lemma, whom]);
    out.add(32, &[kinds, upos]);
    out.add(33, &[kind, place, lemma]);
    out.add(34, &[kinds, who, whom, far.min(3)]);
    out.add(35, &[kind, lemma, alike, when]);
}
