//! When an event happened: by a time in its own clause or sentence, else by the narrative.
//!
//! `basis` says how it is known. `clause`: a time of its own clause. `sentence`: the only time of its sentence. `since`: a deed in the perfect
//! with "since", from then to the day of the report. `narrative`: the report has moved to that day, at most three days before its
//! publication, and goes on in the past tense. `lead`, `headline`: a first sentence or headline in the present or perfect tells the news
//! of the first such day that the report names. An event that is only planned,
//! threatened, possible or denied takes no day but its own, and none is dated by the day of publication alone.

use dateline_lang::{Analysis, Upos};
use dateline_model::{BlockKind, EventDate, Record, Status, Time, TimeKind};
use jiff::civil::Date;

use super::arguments::clause;
use super::scene::{Named, Scene};
use crate::clause::TenseKind;
use crate::context::Context;

/// How many days before the report the news may lie.
const NEWS: i32 = 3;
/// How far into the report the first day may be named that a headline or first sentence speaks of, in code points.
const LEAD: u32 = 1500;

/// When, by the times of its own sentence.
pub(super) fn own(cx: &Context<'_>, record: &Record, scene: &Scene, word: usize) -> Option<EventDate> {
    let a = cx.analysis;
    let all = scene.times(a.words()[word].sentence);
    let report = published(record);
    // What is told in the past has not happened later than the report.
    let done = matches!(told(cx, word), Telling::Past | Telling::Perfect);
    let tomorrow = report.map(|p| p.saturating_add(jiff::Span::new().days(1)));
    let fits = |t: &&Named| {
        let later = || day(record.times[t.1].from.as_deref()).zip(tomorrow).is_some_and(|(d, p)| d > p);
        let future = done && later();
        !future && !names_another(a, t, word) && !byline(cx, t) && hold(cx, t, word) != Hold::Another
    };
    let here: Vec<&Named> = all.iter().filter(fits).collect();
    let own = clause(cx, word);
    let near = |t: &&&Named| {
        let attached = a.head_of(t.2).is_some_and(|h| a.words()[h].head == Some(word));
        (!attached, t.2.start.abs_diff(a.words()[word].span.start))
    };
    let inside = here.iter().filter(|t| own.contains(t.2)).min_by_key(near);
    let (found, basis) = match (inside, here.as_slice()) {
        (Some(t), _) => (*t, "clause"),
        (None, [only]) if all.len() == 1 => (*only, "sentence"),
        _ => return None,
    };
    let t = &record.times[found.1];
    if hold(cx, found, word) == Hold::Since {
        let to = report.filter(|_| told(cx, word) == Telling::Perfect)?;
        return Some(EventDate { to: Some(to.to_string()), ..dated(t, "since") });
    }
    Some(dated(t, basis))
}

/// How a time hangs below the word of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// It says when.
    When,
    /// "Since", from then on.
    Since,
    /// It belongs to another deed, or only bounds this one.
    Another,
}

/// What stands between a time and the word: the verb of another clause, "since".
pub(crate) fn hold(cx: &Context<'_>, t: &Named, word: usize) -> Hold {
    let a = cx.analysis;
    let Some(head) = a.head_of(t.2) else { return Hold::When };
    let below = std::iter::successors(Some(head), |&w| a.words()[w].head).take(12).any(|w| w == word);
    let mut held = Hold::When;
    for w in std::iter::successors(Some(head), |&w| a.words()[w].head).take(12).take_while(|&w| w != word) {
        let led =
            |words: &[&str]| ["case", "mark"].iter().any(|r| a.children_by(w, r).any(|c| words.contains(&a.lemma(c))));
        if led(&["since"]) {
            held = Hold::Since;
        } else if led(&["until", "till", "before", "after"]) {
            return Hold::Another;
        }
        if !below {
            break;
        }
        // Another verb in a clause of its own: "reports of assaults that happened on Friday".
        let apart = matches!(a.words()[w].deprel.base(), "acl" | "advcl" | "ccomp" | "parataxis");
        if w != head && apart && a.words()[w].upos == Upos::Verb {
            return Hold::Another;
        }
    }
    held
}

/// "The 2007 crackdown", "last week's vote": the time of another noun; not "in Saturday's raid troops killed".
pub(crate) fn names_another(a: &Analysis, t: &Named, word: usize) -> bool {
    let Some(head) = a.head_of(t.2) else { return false };
    let w = &a.words()[head];
    let before = matches!(w.deprel.base(), "compound" | "amod" | "nummod") || w.deprel.as_str() == "nmod:poss";
    let setting = |h: usize| {
        a.words()[h].head == Some(word)
            && a.children_by(h, "case").any(|c| matches!(a.lemma(c), "in" | "during" | "at"))
    };
    before && w.head.is_some_and(|h| h != word && !setting(h) && !t.2.contains(a.words()[h].span))
}

/// The day over a report ("Wednesday 23 November 2005 13.58 GMT"): no day of what its first sentence tells.
pub(crate) fn byline(cx: &Context<'_>, t: &Named) -> bool {
    t.2.start == 0 && cx.slice(t.2).contains(|c: char| c.is_ascii_digit()) && t.2.len() > 14
}

/// How a deed is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    Past,
    Perfect,
    Present,
    /// Without a finite verb of its own, below one in the past.
    Below,
    Other,
}

/// By the verb of the deed; a noun's by the verb above it.
pub(crate) fn told(cx: &Context<'_>, word: usize) -> Telling {
    let a = cx.analysis;
    let verbal = |w: usize| matches!(a.words()[w].upos, Upos::Verb | Upos::Aux);
    let noun = !verbal(word);
    let mut w = word;
    for step in 0..7 {
        let tense = cx.clauses.on(w).filter(|_| verbal(w)).map(|c| c.tense);
        if let Some(t) = tense.filter(|t| t.kind != TenseKind::None) {
            let own = step == 0 || noun;
            return match (t.kind, t.perfect) {
                (TenseKind::Future, _) => Telling::Other,
                (_, true) => Telling::Perfect,
                (TenseKind::Past, _) if own => Telling::Past,
                (TenseKind::Past, _) => Telling::Below,
                (TenseKind::Present, _) if own => Telling::Present,
                _ => Telling::Other,
            };
        }
        let Some(h) = a.words()[w].head else { return Telling::Other };
        w = h;
    }
    Telling::Other
}

pub(crate) fn dated(t: &Time, basis: &str) -> EventDate {
    EventDate { from: t.from.clone(), to: t.to.clone(), basis: basis.to_owned(), words: Some(t.words.clone()) }
}

fn day(s: Option<&str>) -> Option<Date> {
    s?.get(..10)?.parse().ok()
}

/// The day of the report.
fn published(record: &Record) -> Option<Date> {
    day(record.document.published.as_deref())
}

/// Days of the narrative for events without a time of their own.
pub(super) fn carry(cx: &Context<'_>, record: &mut Record) {
    let Some(report) = published(record) else { return };
    let line = Line::new(cx, record, report);
    let dates: Vec<Option<EventDate>> = record
        .events
        .iter()
        .map(|e| {
            let real = matches!(e.status, Status::Reported | Status::Claimed);
            let word = cx.analysis.head_of(e.trigger.words.span()).filter(|_| real && e.date.is_none())?;
            let claimed = e.status == Status::Claimed;
            line.at(cx, record, e.trigger.words.span().start, told(cx, word)).filter(|d| !claimed || d.basis != "lead")
        })
        .collect();
    for (e, d) in record.events.iter_mut().zip(dates) {
        if d.is_some() {
            e.date = d;
        }
    }
}

/// "Talks were due next week": what a day after the report's is given for has not happened.
pub(crate) fn ahead(record: &mut Record) {
    let Some(report) = published(record) else { return };
    for e in &mut record.events {
        let from = day(e.date.as_ref().and_then(|d| d.from.as_deref()));
        let ahead = from.is_some_and(|from| (from - report).get_days() > 1);
        if ahead && matches!(e.status, Status::Reported | Status::Claimed) {
            e.status = Status::Planned;
        }
    }
}

/// The days that a report names, in text order.
struct Line {
    /// Start, block, index into the record's times, whether it is a day of the news.
    times: Vec<(u32, usize, usize, bool)>,
}

impl Line {
    fn new(cx: &Context<'_>, record: &Record, report: Date) -> Line {
        let entry = |(k, t): (usize, &Time)| {
            let (from, to) = (day(t.from.as_deref())?, day(t.to.as_deref())?);
            let ahead = to > report.saturating_add(jiff::Span::new().days(1));
            let start = t.words.span().start;
            if ahead || !matches!(t.kind, TimeKind::Date | TimeKind::Time) {
                return None;
            }
            let since = (report - from).get_days();
            let news = from == to && (0..=NEWS).contains(&since);
            Some((start, cx.block_at(start).unwrap_or_default(), k, news))
        };
        Line { times: record.times.iter().enumerate().filter_map(entry).collect() }
    }

    /// The day of what is told at a place of the text.
    fn at(&self, cx: &Context<'_>, record: &Record, start: u32, told: Telling) -> Option<EventDate> {
        let before = &self.times[..self.times.partition_point(|t| t.0 < start)];
        let block = cx.block_at(start)?;
        let give = |k: usize, basis| Some(dated(&record.times[k], basis));
        let Some(&(_, b, k, news)) = before.last() else {
            let first = self.times.iter().find(|t| t.3 && t.0 < start + LEAD)?;
            let headline = cx.doc.blocks[block].kind == BlockKind::Heading;
            return match told {
                Telling::Present if headline => give(first.2, "headline"),
                Telling::Present | Telling::Perfect => give(first.2, "lead"),
                _ => None,
            };
        };
        let apart = block - b.min(block);
        match told {
            Telling::Past | Telling::Below if news => give(k, "narrative"),
            Telling::Perfect if news && apart <= 3 => give(k, "narrative"),
            Telling::Past if apart > 1 => before.iter().rev().find(|t| t.3).and_then(|t| give(t.2, "narrative")),
            _ => None,
        }
    }
}
