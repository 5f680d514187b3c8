//! Who stands with whom, since when and until when: the sides that reports tell, one row for each pair and relation.
//!
//! `since` is the first day that a report's own words give for it, `until` the day on which an end is told ("withdrew its recognition").
//! What one describes in longer words is one row: "Quill's council", "the transitional council of Ressa Quill".
//! Neither is ever the day of publication; the days of the first and last report that tell it stand beside them.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{PloverType, Record, Relation, Side, Status};
use serde::{Deserialize, Serialize};

use crate::days::{self, Days};
use crate::entities::Links;
use crate::telling::{Member, Telling, id, ordered};
use crate::words::{fold, is_empty_word, stem, words};

/// One stance of one party towards another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedSide {
    /// `s` and a hash of its parties and relation.
    pub id: String,
    /// Who takes the side, by the fullest name.
    pub from: String,
    /// Linked entity of `from`.
    pub from_entity: Option<String>,
    /// Which relation.
    pub relation: Relation,
    /// Towards whom, by the fullest name.
    pub to: String,
    /// Linked entity of `to`.
    pub to_entity: Option<String>,
    /// First day that a report gives for it, ISO 8601.
    pub since: Option<String>,
    /// Day on which it ended, where a report tells that.
    pub until: Option<String>,
    /// Whether a report tells its end, dated or not.
    pub ended: bool,
    /// As how much less than a fact every report tells it: `planned`, `possible`, `negated`, ...; null for a fact of at least one.
    pub status: Option<Status>,
    /// Publication of the first report that tells it.
    pub first_told: Option<String>,
    /// Publication of the last.
    pub last_told: Option<String>,
    /// How many reports tell it.
    pub reports: usize,
    /// How many independent origins.
    pub origins: usize,
    /// Sides of single reports.
    pub members: Vec<Member>,
    /// Sides and events of single reports that tell its end.
    pub ends: Vec<Member>,
    /// The words of the first telling.
    pub words: String,
}

/// Words of a stance that somebody gives up.
const STANCES: &[(&str, Relation)] = &[
    ("recognition", Relation::Recognises),
    ("recognise", Relation::Recognises),
    ("recognize", Relation::Recognises),
    ("recognising", Relation::Recognises),
    ("recognizing", Relation::Recognises),
    ("support", Relation::Supports),
    ("backing", Relation::Supports),
    ("supporting", Relation::Supports),
    ("sanctions", Relation::Sanctions),
    ("alliance", Relation::AlliedWith),
];

/// Words that end one.
const ENDS: &[&str] = &[
    "withdrew",
    "withdraw",
    "withdrawn",
    "withdraws",
    "ended",
    "ends",
    "end",
    "dropped",
    "drops",
    "revoked",
    "revokes",
    "rescinded",
    "lifted",
    "lifts",
    "stopped",
    "suspended",
    "suspends",
    "retracted",
    "abandoned",
    "no longer",
];

/// One end of a stance, as one report tells it.
struct End<'a> {
    from: Option<u32>,
    relation: Relation,
    telling: usize,
    item: &'a str,
    days: Option<Days>,
    words: Vec<String>,
}

/// The two ends of a row and its relation.
type Key = (String, Ranked, String);

/// Joins the sides of a story's reports; oldest first.
pub fn join(reports: &[Telling<'_>], links: &Links) -> Vec<JoinedSide> {
    let reports = ordered(reports);
    let mut rows: BTreeMap<Key, Vec<(usize, &Side)>> = BTreeMap::new();
    for (t, r) in reports.iter().enumerate() {
        for side in &r.record.sides {
            let key = |p: &dateline_model::Party| match links.of(t, p.entity.as_deref()) {
                Some(n) => format!("\u{1}{}", links.entities[n as usize].id),
                None => fold(p.words.quote()),
            };
            rows.entry((key(&side.from), Ranked(side.relation), key(&side.to))).or_default().push((t, side));
        }
    }
    let rows = fold_longer(rows, links);
    let ends = ends(&reports, links);
    let mut out: Vec<JoinedSide> =
        rows.into_iter().map(|((from, r, to), told)| row(&reports, links, (&from, r.0, &to), &told, &ends)).collect();
    out.sort_by(|a, b| (&a.since, &a.first_told, &a.id).cmp(&(&b.since, &b.first_told, &b.id)));
    out
}

/// Puts a row into the one whose other end is described in fewer of the same words.
fn fold_longer<'a>(
    rows: BTreeMap<Key, Vec<(usize, &'a Side)>>,
    links: &Links,
) -> BTreeMap<Key, Vec<(usize, &'a Side)>> {
    let telling = |key: &str| -> BTreeSet<String> {
        let name = key.strip_prefix('\u{1}').and_then(|id| links.entities.iter().find(|e| e.id == id));
        let all = words(name.map_or(key, |e| e.name.as_str()));
        all.into_iter().filter(|w| w.len() > 2 && !is_empty_word(w) && w != "transitional").collect()
    };
    let mut by_end: BTreeMap<(String, Ranked), Vec<(BTreeSet<String>, String)>> = BTreeMap::new();
    for (from, relation, to) in rows.keys() {
        by_end.entry((from.clone(), *relation)).or_default().push((telling(to), to.clone()));
    }
    for list in by_end.values_mut() {
        list.sort_by_key(|(w, k)| (w.len(), k.clone()));
    }
    let mut out: BTreeMap<Key, Vec<(usize, &Side)>> = BTreeMap::new();
    for ((from, relation, to), told) in rows {
        let own = telling(&to);
        let list = &by_end[&(from.clone(), relation)];
        let shorter = list.iter().find(|(w, k)| *k == to || !w.is_empty() && w.is_subset(&own));
        let to = shorter.map_or(to, |(_, k)| k.clone());
        out.entry((from, relation, to)).or_default().extend(told);
    }
    out
}

/// Relations in the order of their declaration.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ranked(Relation);

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Ranked) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Ranked) -> std::cmp::Ordering {
        (self.0 as u8).cmp(&(other.0 as u8))
    }
}

fn row(
    reports: &[Telling<'_>],
    links: &Links,
    key: (&str, Relation, &str),
    told: &[(usize, &Side)],
    ends: &[End<'_>],
) -> JoinedSide {
    let relation = key.1;
    let entity = |k: &str| k.strip_prefix('\u{1}').and_then(|id| links.entities.iter().position(|e| e.id == id));
    let (from, to) = (entity(key.0), entity(key.2));
    let name = |n: Option<usize>, words: &str| n.map_or_else(|| words.to_owned(), |n| links.entities[n].name.clone());
    let published = |t: usize| reports[t].record.document.published.clone();
    let (first_told, last_told) =
        (told.iter().filter_map(|(t, _)| published(*t)).min(), told.iter().filter_map(|(t, _)| published(*t)).max());
    let first = told.iter().min_by_key(|(t, s)| (published(*t), reports[*t].id, s.words.span())).unwrap_or(&told[0]);
    // What is planned or denied dates nothing where others tell it as a fact.
    let fact = |s: &Side| s.status.is_none_or(|s| matches!(s, Status::Reported | Status::Claimed));
    let status = told.iter().map(|(_, s)| s.status.filter(|_| !fact(s))).min().flatten();
    let since = told
        .iter()
        .filter(|(_, s)| s.until.is_none() && (status.is_some() || fact(s)))
        .filter_map(|(t, s)| dated(reports[*t].record, s))
        .min();
    let target: BTreeSet<&str> =
        to.into_iter().flat_map(|n| links.entities[n].names.iter().map(String::as_str)).collect();
    let target: BTreeSet<String> =
        target.iter().flat_map(|n| words(n)).chain(words(first.1.to.words.quote())).collect();
    let mine: Vec<&End<'_>> = ends
        .iter()
        .filter(|e| e.relation == relation && e.from.is_some() && e.from.map(|n| n as usize) == from)
        .filter(|e| e.words.iter().any(|w| target.contains(w)) || !names_other(e, links, to))
        .collect();
    // An end that the side itself tells has its own day; others count where it has none.
    let own = told.iter().filter_map(|(t, s)| Some((*t, *s, s.until.as_ref()?)));
    let own: Vec<(Member, Option<i32>)> = own
        .map(|(t, s, u)| {
            let time = u.time.as_deref().and_then(|w| reports[t].record.times.iter().find(|x| x.id == w));
            let day = time.and_then(|w| Days::of(w.from.as_deref(), w.to.as_deref())).filter(|d| d.len() == 1);
            let day = day.map(|d| d.from).or_else(|| dated(reports[t].record, s));
            (Member::new(reports[t].id, s.id.as_str()), day)
        })
        .collect();
    let told_here = own.iter().filter_map(|o| o.1).min();
    let until = told_here.or_else(|| mine.iter().filter_map(|e| e.days).filter(|d| d.len() == 1).map(|d| d.from).min());
    let until = until.filter(|u| since.is_none_or(|s| s <= *u));
    JoinedSide {
        id: id('s', &[key.0, &format!("{relation:?}"), key.2]),
        from: name(from, first.1.from.words.quote()),
        from_entity: from.map(|n| links.entities[n].id.clone()),
        relation,
        to: name(to, first.1.to.words.quote()),
        to_entity: to.map(|n| links.entities[n].id.clone()),
        since: since.map(days::iso),
        until: until.map(days::iso),
        ended: !mine.is_empty() || !own.is_empty(),
        status,
        first_told,
        last_told,
        reports: told.iter().map(|(t, _)| *t).collect::<BTreeSet<_>>().len(),
        origins: told.iter().map(|(t, _)| reports[*t].origin).collect::<BTreeSet<_>>().len(),
        members: told.iter().map(|(t, s)| Member::new(reports[*t].id, s.id.as_str())).collect(),
        ends: own
            .into_iter()
            .map(|o| o.0)
            .chain(mine.iter().map(|e| Member::new(reports[e.telling].id, e.item)))
            .collect(),
        words: first.1.words.quote().to_owned(),
    }
}

/// Whether the words of an end name somebody else of the story than the one meant.
fn names_other(end: &End<'_>, links: &Links, to: Option<usize>) -> bool {
    let own = end.from.map(|n| n as usize);
    links.entities.iter().enumerate().any(|(n, e)| {
        Some(n) != to && Some(n) != own && {
            let name = words(&e.name);
            name.last().is_some_and(|w| w.len() > 3 && end.words.contains(w))
        }
    })
}

/// The first day of a side's own time, where it is one day.
fn dated(record: &Record, side: &Side) -> Option<i32> {
    let own = side.date.as_deref().and_then(|d| record.times.iter().find(|t| t.id == d));
    let own = own.and_then(|t| Days::of(t.from.as_deref(), t.to.as_deref()));
    // Failing that the day of the event that the same words tell.
    // Told again elsewhere in the report, by the same party with the same verb: a headline and what it heads.
    let verbs = words(side.words.quote());
    let same = |e: &&dateline_model::Event| {
        e.words.span().overlaps(side.words.span())
            || side.from.entity.is_some()
                && e.actors.iter().any(|p| p.entity == side.from.entity)
                && verbs.iter().any(|v| stem(v) == stem(&e.trigger.lemma))
    };
    let event = record.events.iter().filter(|e| !e.background).filter(same);
    let event = event.filter(|e| matches!(e.status, Status::Reported | Status::Claimed)).find_map(|e| {
        let d = e.date.as_ref()?;
        Days::of(d.from.as_deref(), d.to.as_deref())
    });
    own.or(event).filter(|d| d.len() <= 7).map(|d| d.from)
}

/// Ends of stances that events and claims tell.
fn ends<'a>(reports: &[Telling<'a>], links: &Links) -> Vec<End<'a>> {
    let mut out = Vec::new();
    for (t, r) in reports.iter().enumerate() {
        for e in r.record.events.iter().filter(|e| !e.background) {
            if !matches!(e.status, Status::Reported | Status::Claimed) || e.kind == PloverType::Request {
                continue;
            }
            let told = words(e.words.quote());
            let text = told.join(" ");
            let over =
                ENDS.iter().any(|w| if w.contains(' ') { text.contains(w) } else { told.iter().any(|x| x == w) });
            let stance = STANCES.iter().find(|(w, _)| told.iter().any(|x| x == w));
            let Some((_, relation)) = stance.filter(|_| over) else { continue };
            let from = e.actors.iter().find_map(|p| links.of(t, p.entity.as_deref()));
            let days = e.date.as_ref().and_then(|d| Days::of(d.from.as_deref(), d.to.as_deref()));
            out.push(End { from, relation: *relation, telling: t, item: &e.id, days, words: told });
        }
    }
    out
}
