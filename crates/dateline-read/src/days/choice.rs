//! The times that come into question for an event, and what speaks for each.

use dateline_lang::{Analysis, Upos};
use dateline_model::{BlockKind, Event, Record, Status, Time, TimeKind};
use jiff::civil::Date;

use crate::claims::{Feats, bucket, hash, mix};
use crate::context::Context;
use crate::events::when::{self, Hold};
use crate::events::{Named, Scene, clause};

/// So many tellings of an event are looked at.
const TELLINGS: usize = 6;
/// So many times before its sentence.
const BEFORE: usize = 3;
/// A time so many sentences after it may be its.
const AFTER: usize = 2;

/// A time that may be the day of an event, or none.
pub(super) struct Option_ {
    /// Index into the record's times; null for none.
    pub(super) time: Option<usize>,
    pub(super) basis: &'static str,
    /// Whether it is what the rules gave.
    pub(super) ruled: bool,
    pub(super) feats: Vec<u32>,
}

/// A report whose events are dated.
pub(super) struct Choice<'a> {
    cx: &'a Context<'a>,
    record: &'a Record,
    scene: Scene,
    report: Option<Date>,
    /// For each time that may be a day: its sentence and index, in text order.
    line: Vec<(usize, usize)>,
    /// The first day of the news that the report names.
    lead: Option<usize>,
}

/// How a time stands to an event.
#[derive(Clone, Copy)]
struct Place {
    /// The telling whose sentence names it.
    telling: Option<usize>,
    /// How many times before the sentence; 9 for none.
    rank: u64,
    news: bool,
    lead: bool,
    after: bool,
}

const AWAY: Place = Place { telling: None, rank: 9, news: false, lead: false, after: false };

fn day(s: Option<&str>) -> Option<Date> {
    s?.get(..10)?.parse().ok()
}

impl<'a> Choice<'a> {
    pub(super) fn new(cx: &'a Context<'a>, record: &'a Record) -> Choice<'a> {
        let report = day(record.document.published.as_deref());
        let dated = |t: &Time| t.from.is_some() && matches!(t.kind, TimeKind::Date | TimeKind::Time);
        let times = record.times.iter().enumerate().filter(|(_, t)| dated(t));
        let line: Vec<(usize, usize)> =
            times.filter_map(|(k, t)| Some((cx.analysis.sentence_at(t.words.span().start)?, k))).collect();
        let mut all = Choice { cx, record, scene: Scene::new(cx, record), report, line, lead: None };
        all.lead = all.line.iter().map(|x| x.1).find(|&k| all.news(k));
        all
    }

    /// Whether a time is a day at most three before the report's.
    pub(super) fn news(&self, k: usize) -> bool {
        let t = &self.record.times[k];
        let (from, to) = (day(t.from.as_deref()), day(t.to.as_deref()));
        let since = |d: Date| self.report.map(|r| (r - d).get_days());
        from == to && from.and_then(since).is_some_and(|n| (0..=3).contains(&n))
    }

    /// The times for an event, then none; each with its features.
    pub(super) fn options(&self, n: usize) -> Vec<Option_> {
        let e = &self.record.events[n];
        let a = self.cx.analysis;
        let spans = std::iter::once(&e.trigger).chain(e.also.iter().filter_map(|t| t.trigger.as_ref()));
        let words: Vec<usize> = spans.filter_map(|t| a.head_of(t.words.span())).take(TELLINGS).collect();
        let places = self.places(&words);
        let about = About::of(self.cx, self.record, e, words.first().copied().unwrap_or_default());
        let mut out: Vec<Option_> = Vec::with_capacity(places.len() + 1);
        let mut feats = Feats::default();
        let rule = e.date.as_ref().and_then(|d| Some((d.words.as_ref()?.span(), d.basis.as_str())));
        for &(k, place) in &places {
            let at = self.record.times[k].words.span();
            let ruled = rule.filter(|r| r.0 == at).map(|r| r.1);
            let word = place.telling.map(|t| words[t]);
            self.features(&about, k, place, word, ruled, &mut feats);
            let inside = word.is_some_and(|w| clause(self.cx, w).contains(at));
            let basis = match (place.telling.is_some(), inside) {
                (true, true) => "clause",
                (true, false) => "sentence",
                _ if place.lead && place.after => "lead",
                _ => "narrative",
            };
            out.push(Option_ { time: Some(k), basis, ruled: ruled.is_some(), feats: feats.0.clone() });
        }
        self.none(&about, &places, rule.map(|r| r.1), &mut feats);
        out.push(Option_ { time: None, basis: "", ruled: e.date.is_none(), feats: feats.0 });
        out
    }

    fn places(&self, words: &[usize]) -> Vec<(usize, Place)> {
        let a = self.cx.analysis;
        let mut out: Vec<(usize, Place)> = Vec::new();
        let mut add = |k: usize, p: Place| match out.iter_mut().find(|x| x.0 == k) {
            Some(x) => {
                let old = x.1;
                x.1 = Place {
                    telling: old.telling.or(p.telling),
                    rank: old.rank.min(p.rank),
                    news: old.news || p.news,
                    lead: old.lead || p.lead,
                    after: old.after || p.after,
                };
            }
            None => out.push((k, p)),
        };
        for (t, &w) in words.iter().enumerate() {
            for named in self.scene.times(a.words()[w].sentence) {
                add(named.1, Place { telling: Some(t), ..AWAY });
            }
        }
        let Some(&main) = words.first() else { return out };
        let sentence = a.words()[main].sentence;
        let before = &self.line[..self.line.partition_point(|x| x.0 < sentence)];
        for (rank, &(_, k)) in before.iter().rev().take(BEFORE).enumerate() {
            add(k, Place { rank: rank as u64, ..AWAY });
        }
        if let Some(&(_, k)) = before.iter().rev().find(|x| self.news(x.1)) {
            add(k, Place { news: true, ..AWAY });
        }
        let next = self.line[before.len()..].iter().find(|x| x.0 > sentence && x.0 <= sentence + AFTER);
        if let Some(&(_, k)) = next {
            add(k, Place { after: true, ..AWAY });
        }
        if let Some(k) = self.lead {
            let after = self.line.iter().any(|x| x.1 == k && x.0 > sentence);
            add(k, Place { lead: true, after, ..AWAY });
        }
        out
    }

    fn features(
        &self,
        about: &About,
        k: usize,
        place: Place,
        word: Option<usize>,
        ruled: Option<&str>,
        out: &mut Feats,
    ) {
        out.0.clear();
        let (cx, a) = (self.cx, self.cx.analysis);
        let t = &self.record.times[k];
        let at = t.words.span();
        let role = place.telling.map_or(0, |t| 1 + u64::from(t > 0))
            + 4 * place.rank
            + 64 * u64::from(place.news)
            + 128 * u64::from(place.lead)
            + 256 * u64::from(place.after);
        let (from, to) = (day(t.from.as_deref()), day(t.to.as_deref()));
        let length = from.zip(to).map_or(5, |(f, t)| match (t - f).get_days() {
            0 => 0,
            1..=7 => 1,
            8..=31 => 2,
            32..=366 => 3,
            _ => 4,
        });
        let since = self.report.zip(to.or(from)).map_or(20, |(r, d)| match (r - d).get_days() {
            ..=-2 => 10,
            -1 => 11,
            n @ 0..=3 => n as u64,
            4..=7 => 4,
            8..=31 => 5,
            32..=366 => 6,
            _ => 7,
        });
        let rule = ruled.map_or(0, hash);
        let (kind, tense, upos, status) = (about.kind, about.tense, about.upos, about.status);
        let (sort, known) = (t.kind as u64, hash(t.basis.split(':').next().unwrap_or("")));
        let same = self.line.iter().filter(|x| self.record.times[x.1].from == t.from).count();
        let here = word.map_or(0, |w| self.scene.times(a.words()[w].sentence).len().min(3) as u64);
        out.add(1, &[role]);
        out.add(2, &[role, kind]);
        out.add(3, &[role, tense]);
        out.add(4, &[role, length, since]);
        out.add(5, &[role, status]);
        out.add(6, &[rule, u64::from(ruled.is_some()), role]);
        out.add(7, &[rule, kind]);
        out.add(8, &[rule, tense, upos]);
        out.add(9, &[since, length, tense]);
        out.add(10, &[since, length, kind]);
        out.add(11, &[role, bucket(same)]);
        out.add(12, &[rule, since, length]);
        out.add(13, &[role, about.stance, tense]);
        out.add(14, &[role, about.lemma]);
        out.add(15, &[role, upos, tense, since]);
        out.add(16, &[role, about.claim]);
        out.add(17, &[role, about.heading, tense]);
        out.add(18, &[since, about.stance]);
        out.add(19, &[sort, length, known]);
        out.add(20, &[role, known, tense]);
        out.add(21, &[role, u64::from(about.background)]);
        out.add(22, &[rule, u64::from(about.ruled)]);
        let Some(head) = a.head_of(at) else { return };
        let Some(w) = word else {
            let sentence = a.words()[about.word].sentence;
            let there = a.words()[head].sentence;
            let far = bucket(sentence.abs_diff(there));
            let block = |s: usize| cx.block_of(s).unwrap_or_default();
            let apart = bucket(block(sentence).abs_diff(block(there)));
            out.add(40, &[far, apart, u64::from(there < sentence)]);
            out.add(41, &[far, tense, since]);
            out.add(42, &[apart, tense, since, u64::from(place.news)]);
            out.add(43, &[role, apart, bucket(sentence)]);
            out.add(44, &[far, kind]);
            out.add(45, &[about.here, role, tense]);
            return;
        };
        let named: Named = (a.words()[w].sentence, k, at);
        let hold = match when::hold(cx, &named, w) {
            Hold::When => 0,
            Hold::Since => 1,
            Hold::Another => 2,
        };
        let other = u64::from(when::names_another(a, &named, w)) + 2 * u64::from(when::byline(cx, &named));
        let inside = u64::from(clause(cx, w).contains(at));
        let (path, steps) = path(a, w, head);
        let attached = u64::from(a.words()[head].head == Some(w));
        let side = u64::from(head > w);
        let far = bucket(head.abs_diff(w) / 2);
        let case = a.children_by(head, "case").next().map_or(0, |c| hash(a.lemma(c)));
        let above = a.words()[head].head;
        let over = above.map_or(0, |h| hash(a.lemma(h)));
        out.add(60, &[hold, other, inside]);
        out.add(61, &[hold, other, inside, here]);
        out.add(62, &[path]);
        out.add(63, &[path, kind]);
        out.add(64, &[path, upos, tense]);
        out.add(65, &[inside, here, attached, side]);
        out.add(66, &[far, side, inside]);
        out.add(67, &[case, inside, tense]);
        out.add(68, &[case, length, inside]);
        out.add(69, &[over, inside]);
        out.add(70, &[steps, inside, here]);
        out.add(71, &[inside, since, tense]);
        out.add(72, &[inside, about.claim, attached]);
        out.add(73, &[hold, about.stance, inside]);
        out.add(74, &[steps, above.map_or(0, |h| a.words()[h].upos as u64), side]);
        out.add(75, &[inside, about.lemma]);
    }

    /// The features of no day.
    fn none(&self, about: &About, places: &[(usize, Place)], rule: Option<&str>, out: &mut Feats) {
        out.0.clear();
        let inside = places.iter().filter(|p| p.1.telling.is_some()).count().min(3) as u64;
        let news = places.iter().any(|p| p.1.news);
        let (kind, tense, upos, status) = (about.kind, about.tense, about.upos, about.status);
        let ruled = rule.map_or(0, hash);
        let sentence = bucket(self.cx.analysis.words()[about.word].sentence);
        out.add(101, &[]);
        out.add(102, &[kind]);
        out.add(103, &[tense, upos]);
        out.add(104, &[kind, tense]);
        out.add(105, &[status, kind]);
        out.add(106, &[about.stance, tense]);
        out.add(107, &[ruled, inside]);
        out.add(108, &[ruled, tense, kind]);
        out.add(109, &[about.lemma]);
        out.add(110, &[about.like]);
        out.add(111, &[about.claim, kind]);
        out.add(112, &[about.heading, tense]);
        out.add(113, &[sentence, u64::from(news)]);
        out.add(114, &[u64::from(news), inside, tense]);
        out.add(115, &[places.len().min(6) as u64, u64::from(self.report.is_some())]);
        out.add(116, &[u64::from(about.background), upos]);
        out.add(117, &[kind, inside]);
        out.add(118, &[about.det, upos]);
        out.add(119, &[about.parties, kind]);
        out.add(120, &[u64::from(self.lead.is_some()), tense, upos]);
    }
}

/// What is known of an event.
struct About {
    word: usize,
    kind: u64,
    tense: u64,
    upos: u64,
    status: u64,
    stance: u64,
    lemma: u64,
    like: u64,
    claim: u64,
    heading: u64,
    det: u64,
    parties: u64,
    background: bool,
    /// Whether the rules gave it a day.
    ruled: bool,
    /// Whether its sentence names a time.
    here: u64,
}

impl About {
    fn of(cx: &Context<'_>, record: &Record, e: &Event, word: usize) -> About {
        let a = cx.analysis;
        let w = &a.words()[word];
        let at = e.trigger.words.span();
        let heading = cx.block_at(at.start).is_some_and(|b| cx.doc.blocks[b].kind == BlockKind::Heading);
        let real = matches!(e.status, Status::Reported | Status::Claimed);
        let verb = matches!(w.upos, Upos::Verb | Upos::Aux);
        let own = cx.clauses.around(word).map_or(0, |c| c.tense.kind as u64 * 2 + u64::from(c.tense.perfect) + 1);
        About {
            word,
            kind: e.kind as u64,
            tense: when::told(cx, word) as u64 * 10 + own,
            upos: if verb { 0 } else { w.upos as u64 },
            status: if real { 0 } else { e.status as u64 },
            stance: cx.clauses.stance(word).kind as u64,
            lemma: hash(a.lemma(word)),
            like: cx.kit.claims.classes().of(&a.form(word).to_lowercase()).1,
            claim: cx.claim_around(record, w.span).map_or(0, |c| c.act as u64 + 1),
            heading: u64::from(heading),
            det: a.children_by(word, "det").next().map_or(0, |d| hash(a.lemma(d))),
            parties: u64::from(e.actors.is_empty()) + 2 * u64::from(e.recipients.is_empty()),
            background: e.background,
            ruled: e.date.is_some(),
            here: u64::from(record.times.iter().any(|t| a.sentence_at(t.words.span().start) == Some(w.sentence))),
        }
    }
}

/// A hash of the relations from one word to another over what holds both, and how many there are.
fn path(a: &Analysis, from: usize, to: usize) -> (u64, u64) {
    let up = |w: usize| std::iter::successors(Some(w), |&w| a.words()[w].head).take(9);
    let above: Vec<usize> = up(from).collect();
    let mut down = Vec::new();
    for w in up(to) {
        if let Some(k) = above.iter().position(|&x| x == w) {
            let h = above[..k].iter().fold(1, |h, &x| mix(h, a.words()[x].deprel as u64 + 1));
            let h = down.iter().rev().fold(mix(h, 0), |h, &x: &usize| mix(h, a.words()[x].deprel as u64 + 101));
            return (h, (k + down.len()) as u64);
        }
        down.push(w);
    }
    (2, 12)
}
