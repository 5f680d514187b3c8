//! Reports that take another one back or put it right: "Please kill the report", "CORRECTION: …", "An earlier version said".
//!
//! A notice names the report it is about by its headline; where it does not, it is the earlier one of the same outlet that shares most of
//! its names. Copies of a withdrawn report are withdrawn with it. A claim that somebody takes back is no notice: see [`crate::claims`].

use std::collections::BTreeSet;

use dateline_model::{BlockKind, Record, WireNotice};
use serde::{Deserialize, Serialize};

use crate::days;
use crate::telling::{Telling, ordered};
use crate::words::{fold, is_empty_word, words};

/// What a notice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// It takes the report back whole.
    Withdrawn,
    /// It puts something in it right.
    Corrected,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    /// What it does.
    pub kind: NoticeKind,
    /// The report that it stands in.
    pub by: String,
    /// The reports that it is about: the one named, and its copies. Empty where none is at hand.
    pub of: Vec<String>,
    /// Its words.
    pub words: String,
}

/// Words by which an agency or a paper takes a report back.
const TAKEN_BACK: &[&str] = &[
    "report withdrawn",
    "story withdrawn",
    "please kill",
    "kill the report",
    "kill the story",
    "the report is withdrawn",
    "this report is withdrawn",
    "the story is withdrawn",
    "has withdrawn its report",
    "withdraws its report",
    "withdrew its report",
    "has withdrawn the report",
    "has retracted",
    "retracts its report",
    "report is retracted",
    "must not be used",
    "mandatory kill",
    "kills its report",
    "kills its story",
    "kills the story",
    "please disregard the report",
    "please disregard the story",
    "the report is not published",
    "recalls its report",
    "recalls the report",
    "retracts the report",
    "retracts the story",
    "retracted its report",
    "is withdrawing its report",
    "is withdrawing the report",
    "we have withdrawn the report",
    "we are withdrawing",
];

/// Words by which it puts something right.
const PUT_RIGHT: &[&str] =
    &["please read in", "an earlier version of", "earlier versions of this", "a corrected version follows"];

/// Finds the notices of a story's reports.
pub fn find(reports: &[Telling<'_>]) -> Vec<Notice> {
    let reports = ordered(reports);
    let mut out = Vec::new();
    for (i, r) in reports.iter().enumerate() {
        for (kind, words) in of(r.record) {
            let target = same_item(&reports, i).or_else(|| target(&reports, i, &words));
            let of = target.map(|t| copies(&reports, t, i)).unwrap_or_default();
            out.push(Notice { kind, by: r.id.to_owned(), of, words });
        }
    }
    out.sort();
    out.dedup();
    out
}

/// The notices in one report: the block that is one, or the whole report where its head says so.
fn of(record: &Record) -> Vec<(NoticeKind, String)> {
    let mut out = Vec::new();
    let title = fold(record.document.title.as_deref().unwrap_or_default());
    let body = || {
        let blocks = record.document.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph);
        blocks.take(2).map(|b| b.words.quote()).collect::<Vec<_>>().join(" ")
    };
    // What the agency's format says needs no words.
    let told = record.document.wire.as_ref().and_then(|w| w.notice);
    if let Some(notice) = told {
        let kind = match notice {
            WireNotice::Withdrawn => NoticeKind::Withdrawn,
            WireNotice::Corrected => NoticeKind::Corrected,
        };
        return vec![(kind, body())];
    }
    // "KILL: …" is an agency's own word; "Kill him" is somebody's.
    let shouted = record.document.title.as_deref().is_some_and(|t| t.starts_with("KILL"));
    let heads =
        ["withdrawn", "withdrawal:", "retraction", "kill:", "mandatory kill", "report withdrawn", "story withdrawn"];
    if shouted || heads.iter().any(|p| title.starts_with(p)) {
        return vec![(NoticeKind::Withdrawn, body())];
    }
    if title.starts_with("correction") || title.starts_with("corrected") {
        return vec![(NoticeKind::Corrected, body())];
    }
    for b in record.document.blocks.iter().filter(|b| b.repeats.is_none()) {
        let text = fold(b.words.quote());
        if TAKEN_BACK.iter().any(|p| text.contains(p)) {
            out.push((NoticeKind::Withdrawn, b.words.quote().to_owned()));
        } else if text.starts_with("correction")
            || text.starts_with("clarification")
            || PUT_RIGHT.iter().any(|p| text.contains(p))
        {
            out.push((NoticeKind::Corrected, b.words.quote().to_owned()));
        }
    }
    out
}

/// Words of a text that may name something, each once.
fn telling_words(text: &str) -> BTreeSet<String> {
    words(text).into_iter().filter(|w| w.len() > 3 && !is_empty_word(w)).collect()
}

/// The report that is the item which an agency's notice names, or an earlier version of the notice's own; where the notice came in the
/// place of the report it is that report.
fn same_item(reports: &[Telling<'_>], by: usize) -> Option<usize> {
    let wire = reports[by].record.document.wire.as_ref()?;
    wire.notice?;
    let id = wire.about.as_ref().or(wire.item.as_ref())?;
    let is = |i: &usize| reports[*i].record.document.wire.as_ref().is_some_and(|w| w.item.as_ref() == Some(id));
    (0..reports.len()).filter(|i| *i != by).find(is).or_else(|| is(&by).then_some(by))
}

/// The report that a notice of report `by` is about.
fn target(reports: &[Telling<'_>], by: usize, notice: &str) -> Option<usize> {
    let text = fold(notice);
    let title = |r: &Telling<'_>| fold(r.record.document.title.as_deref().unwrap_or_default());
    let day = |r: &Telling<'_>| r.record.document.published.clone();
    let earlier = |i: &usize| {
        *i != by
            && match (day(&reports[*i]), day(&reports[by])) {
                (Some(a), Some(b)) => a[..a.len().min(10)] <= b[..b.len().min(10)],
                _ => true,
            }
    };
    let named = (0..reports.len()).filter(earlier).find(|&i| {
        let t = title(&reports[i]);
        t.len() >= 12 && text.contains(t.as_str())
    });
    if named.is_some() {
        return named;
    }
    let own = reports[by].record.document.outlet.as_deref();
    let here = telling_words(notice);
    let pub_day = |i: usize| day(&reports[i]).as_deref().and_then(days::day);
    (0..reports.len())
        .filter(earlier)
        .filter(|&i| {
            own.is_some() && reports[i].record.document.outlet.as_deref() == own
                || reports[i].origin == reports[by].origin
        })
        .filter(|&i| !matches!((pub_day(i), pub_day(by)), (Some(a), Some(b)) if b - a > 14))
        .map(|i| (telling_words(&reports[i].record.document.text).intersection(&here).count(), i))
        .filter(|(n, _)| *n >= 4)
        .max_by_key(|(n, i)| (*n, pub_day(*i), std::cmp::Reverse(*i)))
        .map(|(_, i)| i)
}

/// A report and those that print its sentences, the notice's own report apart.
fn copies(reports: &[Telling<'_>], target: usize, by: usize) -> Vec<String> {
    let sentences = |r: &Telling<'_>| -> BTreeSet<String> {
        let long = r.record.document.text.split(['.', '\n']).map(fold).filter(|s| s.split_whitespace().count() >= 9);
        long.map(|s| words(&s).join(" ")).collect()
    };
    let own = sentences(&reports[target]);
    let mut out: Vec<String> = (0..reports.len())
        .filter(|&i| i == target || i != by && !own.is_disjoint(&sentences(&reports[i])))
        .map(|i| reports[i].id.to_owned())
        .collect();
    out.sort();
    out
}
