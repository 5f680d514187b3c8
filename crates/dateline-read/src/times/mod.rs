//! Time expressions, typed and resolved (TimeML's TIMEX3).
//!
//! [`find`] walks the tokens once. At each place every family of rules may propose what it sees; the longest proposal wins, its
//! modifiers are added, and it is resolved against the day of publication, what the text told before, and the tense.

mod ago;
mod calendar;
mod dateline;
mod dayparts;
mod days;
mod decades;
mod durations;
mod holidays;
mod interval;
mod modifiers;
mod quarters;
mod quoted;
mod relative;
mod resolve;
mod seasons;
mod sense;
mod sets;
mod tense;
mod vague;
mod weekdays;

use dateline_model::{Code, Problem, Record, Span, Time, TimeKind, Why};

use crate::context::Context;
use crate::numbers::{Kind, Tokens};
use resolve::{Basis, Story, Value};
pub(crate) use sense::month;
use sense::{Day, Found, Pick, Sense};

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let t = Tokens::new(cx.doc);
    let found = expressions(cx, &t);
    let mut story = Story::new(dateline::now(&t, cx.doc.published.as_deref()), dateline::wire(&t));
    let mut all: Vec<(Span, Found, Value)> = Vec::with_capacity(found.len());
    for f in found {
        let tense = if wants_tense(&f.sense) { tense::of(cx, &t, f.start, f.end) } else { tense::Tense::Unknown };
        let verb = if matches!(f.sense, Sense::Day(_) | Sense::Part(..) | Sense::Clock { .. }) {
            tense::verb_above(cx, t.span(f.start, f.end))
        } else {
            None
        };
        let v = story.value(&f, tense, verb, all.len());
        all.push((t.span(f.start, f.end), f, v));
    }
    quoted::retell(cx, &t, &mut all);
    together(&t, &mut all);
    let ranges = ranges(&t, &all);
    if let Some((span, ..)) = all.iter().find(|(_, _, v)| v.undated) {
        let problem = Problem::new(Code::NoDate, "the publication date is not known; relative dates stay relative")
            .hint("give it with --date")
            .at(*span);
        record.document.problems.push(problem);
    }
    write(cx, &t, record, all, ranges);
}

/// What every family proposes at each place; the longest wins.
fn expressions(cx: &Context<'_>, t: &Tokens) -> Vec<Found> {
    const FAMILIES: &[fn(&Tokens, usize) -> Option<Found>] = &[
        dayparts::find,
        calendar::find,
        sets::find,
        weekdays::find,
        holidays::find,
        ago::find,
        quarters::find,
        seasons::find,
        decades::find,
        relative::find,
        durations::find,
        vague::find,
    ];
    let mut out: Vec<Found> = Vec::new();
    let (mut i, mut floor) = (0, 0);
    while i < t.len() {
        let begins = t.kind(i) != Kind::Break
            && !(t.glued(i) && t.kind(i) == Kind::Word && t.kind(i.wrapping_sub(1)) == Kind::Word);
        let best = begins
            .then(|| FAMILIES.iter().filter_map(|family| family(t, i)).reduce(|a, b| if b.end > a.end { b } else { a }))
            .flatten();
        match best {
            Some(f) => {
                let f = modifiers::lead(t, f, floor);
                (i, floor) = (f.end.max(i + 1), f.end);
                if cx.counts(t.start(f.start)) {
                    out.push(f);
                }
            }
            None => i += 1,
        }
    }
    out
}

/// Whether words that name a day or a part of one begin here.
fn dated(t: &Tokens, i: usize) -> bool {
    [dayparts::find, calendar::find, weekdays::find, relative::find].iter().any(|family| family(t, i).is_some())
}

fn wants_tense(s: &Sense) -> bool {
    !matches!(
        s,
        Sense::Duration(_)
            | Sense::Set(_)
            | Sense::Ref(_)
            | Sense::Year(_)
            | Sense::Years(..)
            | Sense::Decade(_)
            | Sense::Century(_)
    )
}

/// What a neighbour says of a value: the last day of a quarter, the end of a stretch of days, the date that "tomorrow" goes on to name.
fn together(t: &Tokens, all: &mut [(Span, Found, Value)]) {
    for k in 1..all.len() {
        let (head, tail) = all.split_at_mut(k);
        let (a, b) = (&mut head[k - 1], &tail[0]);
        if a.1.end + 1 != b.1.start {
            continue;
        }
        let Some(last) = b.2.value.as_deref().and_then(|v| v.parse().ok()) else { continue };
        match (&a.1.sense, &b.1.sense) {
            (Sense::Quarter { nth: None, .. }, _) if t.is(a.1.end, ENDS) => {
                a.2.value = days::quarter_ending(last);
                a.2.basis = b.2.basis;
            }
            (Sense::Day(Day::Weekday(first, Pick::Bare)), Sense::Day(Day::Weekday(_, Pick::Bare)))
                if t.is(a.1.end, ["to", "until", "through", "till", "and"])
                    && t.is(a.1.start.wrapping_sub(1), ["from", "between"]) =>
            {
                a.2.value = days::weekday_before(last, *first);
                a.2.basis = b.2.basis;
            }
            // "Tomorrow, May 1, we march": whoever says it, that day is meant.
            (Sense::Day(Day::FromNow(_)), Sense::Day(Day::Date { .. }))
                if t.w(a.1.end) == "," && t.kind(b.1.end) != Kind::Word =>
            {
                a.2.value.clone_from(&b.2.value);
                a.2.basis = b.2.basis;
            }
            _ => {}
        }
    }
}

/// What joins a stretch to its last day.
const ENDS: &[&str] = &["ended", "ending"];

/// "between 2005 and 2013", "from May to July": the stretch as an expression of its own, by the places of its two ends.
fn ranges(t: &Tokens, all: &[(Span, Found, Value)]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for k in 1..all.len() {
        let (a, b) = (&all[k - 1], &all[k]);
        let joined = a.1.end + 1 == b.1.start
            && a.1.start > 0
            && match t.before(a.1.start, 1) {
                "between" => t.w(a.1.end) == "and",
                // Days told by "from" and "to" stand for themselves; years and months make a period.
                "from" if [&a.2, &b.2].iter().any(|v| v.value.as_ref().is_none_or(|v| v.len() > 7)) => false,
                "from" => t.is(a.1.end, ["to", "until", "through"]),
                _ => false,
            };
        if joined && a.2.kind == TimeKind::Date && b.2.kind == TimeKind::Date {
            out.push((k - 1, k));
        }
    }
    out
}

/// Numbers everything in text order and writes it down.
fn write(
    cx: &Context<'_>,
    t: &Tokens,
    record: &mut Record,
    all: Vec<(Span, Found, Value)>,
    ranges: Vec<(usize, usize)>,
) {
    let mut ids = Vec::with_capacity(all.len());
    let mut n = 0;
    for k in 0..all.len() {
        n += usize::from(ranges.iter().any(|r| r.0 == k));
        n += 1;
        ids.push(n);
    }
    for (k, (span, f, v)) in all.iter().enumerate() {
        if let Some(&(a, b)) = ranges.iter().find(|r| r.0 == k) {
            let plain = |v: &Value| v.value.clone().filter(|v| !v.contains("REF"));
            if let (Some(x), Some(y)) = (plain(&all[a].2), plain(&all[b].2)) {
                let from = interval::of(&x).map(|i| i.0);
                let to = interval::of(&y).map(|i| i.1);
                let lead = cx.text.slice(Span::new(span.start.saturating_sub(8), span.start)).to_lowercase();
                let back = if lead.ends_with("between ") { 8 } else { 5 };
                record.times.push(Time {
                    id: format!("w{}", ids[k] - 1),
                    words: cx.text.quote(cx.text.trim(Span::new(span.start.saturating_sub(back), all[b].0.end))),
                    kind: TimeKind::Duration,
                    value: Some(format!("{x}/{y}")),
                    from,
                    to,
                    basis: "explicit".to_owned(),
                    why: vec![Why::rule("times/between")],
                });
            }
        }
        let (mut from, mut to) =
            v.value.as_deref().and_then(interval::of).map_or((None, None), |(a, b)| (Some(a), Some(b)));
        let mut why = Why::rule(f.rule);
        if let Some(part) = f.part {
            why = why.note(part);
        }
        if let Sense::Clock { zone: Some(zone), .. } = f.sense
            && !zone.is_empty()
        {
            why = why.note(format!("UTC offset {zone}"));
        }
        let told = all.get(k + 1).filter(|b| b.1.start == f.end + 1 && t.is(f.end, ENDS));
        let last = told.and_then(|b| b.2.value.as_deref()).and_then(|v| v.parse().ok());
        if let Some((a, b)) = last.zip(v.value.as_deref()).and_then(|(last, v)| interval::ending(v, last)) {
            (from, to) = (Some(a), Some(b));
        }
        if let Some((a, b)) = from_now(record.document.published.as_deref(), t, f, v) {
            (from, to) = (Some(a), Some(b));
        }
        let (from, to) = narrow(f.part, &f.sense, v.value.as_deref(), from, to);
        record.times.push(Time {
            id: format!("w{}", ids[k]),
            words: cx.text.quote(*span),
            kind: v.kind,
            value: v.value.clone(),
            from,
            to,
            basis: match v.basis {
                Basis::Explicit => "explicit".to_owned(),
                Basis::Publication => "publication".to_owned(),
                Basis::Tense => "tense".to_owned(),
                Basis::Narrative(at) => format!("narrative:w{}", ids[at]),
                Basis::Relative => "relative".to_owned(),
            },
            why: vec![why],
        });
    }
}

/// "In the next two weeks", "over the past three months": the days that they reach over, from the day of the report.
fn from_now(published: Option<&str>, t: &Tokens, f: &Found, v: &Value) -> Option<(String, String)> {
    let now: jiff::civil::Date = published?.get(..10)?.parse().ok()?;
    let length = v.value.as_deref().filter(|_| matches!(f.sense, Sense::Duration(_)))?;
    let word = f.start + usize::from(t.w(f.start) == "the");
    if t.is(word, ["past", "last"]) {
        return Some((interval::back(length, now)?, now.to_string()));
    }
    let ahead = t.is(word, ["next", "coming"]).then(|| interval::ahead(length, now)).flatten()?;
    Some((now.to_string(), ahead))
}

/// "the end of 1990" and "the first week of May" allow less than the year and the month do.
fn narrow(
    part: Option<&str>,
    sense: &Sense,
    value: Option<&str>,
    from: Option<String>,
    to: Option<String>,
) -> (Option<String>, Option<String>) {
    if let (Some("end"), Sense::Year(_) | Sense::Unit(sense::Unit::Year, _), Some(to)) = (part, sense, &to)
        && let Some(y) = to.get(..4)
    {
        return (Some(format!("{y}-12-01")), Some(to.clone()));
    }
    if let (Sense::WeekOfMonth { nth, month, .. }, Some(v)) = (sense, value)
        && let Some(y) = v.get(..4).and_then(|y| y.parse::<i16>().ok())
        && let Ok(first) = jiff::civil::Date::new(y, *month, 1)
    {
        let last = first.last_of_month();
        let (a, b) = if *nth < 0 { (last.day() - 6, last.day()) } else { (nth * 7 - 6, (nth * 7).min(last.day())) };
        let on = |d: i8| jiff::civil::Date::new(y, *month, d.clamp(1, last.day())).ok().map(|d| d.to_string());
        return (on(a), on(b));
    }
    (from, to)
}
