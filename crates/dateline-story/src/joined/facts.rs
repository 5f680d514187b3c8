//! What of one report's event is compared with those of others, made ready once.

use std::collections::HashMap;

use dateline_model::{BlockKind, EntityKind, Event, Participant, PloverType, Record, Span, Status, TimeKind};

use super::acts::{self, Act};
use crate::days::{self, Days};
use crate::entities::Links;
use crate::telling::Telling;
use crate::words::{Numbers, is_empty_word, stem, words};

/// One event of one report, ready to be compared.
pub(crate) struct Facts<'a> {
    /// Index of the report among the ordered ones.
    pub(crate) telling: usize,
    pub(crate) event: &'a Event,
    pub(crate) kind: PloverType,
    pub(crate) act: Option<Act>,
    pub(crate) lemma: u32,
    pub(crate) actors: Parties,
    pub(crate) recipients: Parties,
    /// When, as far as the text says so.
    pub(crate) days: Option<Days>,
    /// Minute of the day, where the text gives a clock time.
    pub(crate) minute: Option<i32>,
    /// When the report was published.
    pub(crate) published: Option<i32>,
    pub(crate) place: Option<Spot<'a>>,
    /// Stems of the words that tell it, in order of their numbers, each once.
    pub(crate) words: Vec<u32>,
    /// Counts that its words or tolls give.
    pub(crate) counts: Vec<u32>,
    /// Which of several of its kind its words make it: "a second blast".
    pub(crate) ordinal: Option<u8>,
    /// Told in a headline.
    pub(crate) headline: bool,
    /// Position in its report, from 0 to 1.
    pub(crate) depth: f32,
}

/// Those on one end of an event.
#[derive(Default)]
pub(crate) struct Parties {
    /// Linked entities that bear a name or are a state.
    pub(crate) named: Vec<u32>,
    /// Linked entities of any kind.
    pub(crate) linked: Vec<u32>,
    /// Stems of the words that describe them.
    pub(crate) words: Vec<u32>,
    /// Country and sector, such as `VENMIL`.
    pub(crate) codes: Vec<u32>,
    /// The text names somebody.
    pub(crate) some: bool,
}

/// Where an event happened.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) place: &'a dateline_model::Place,
    pub(crate) name: u32,
}

/// All events of the reports.
pub(crate) fn all<'a>(reports: &[Telling<'a>], links: &Links) -> (Vec<Facts<'a>>, Numbers) {
    let mut numbers = Numbers::default();
    let mut out = Vec::new();
    for (t, report) in reports.iter().enumerate() {
        let record: &'a Record = report.record;
        let setting = Setting::of(record);
        for event in record.events.iter().filter(|e| !e.background) {
            out.push(one(t, record, event, links, &setting, &mut numbers));
        }
    }
    (out, numbers)
}

/// What of a record is looked up for each of its events.
struct Setting<'a> {
    published: Option<i32>,
    headings: Vec<Span>,
    clocks: Vec<(Span, i32)>,
    tolls: HashMap<&'a str, u64>,
    named: HashMap<&'a str, bool>,
    length: f32,
}

impl<'a> Setting<'a> {
    fn of(record: &'a Record) -> Setting<'a> {
        let blocks = &record.document.blocks;
        let clocks = record.times.iter().filter(|t| t.kind == TimeKind::Time);
        Setting {
            published: record.document.published.as_deref().and_then(days::day),
            headings: blocks.iter().filter(|b| b.kind == BlockKind::Heading).map(|b| b.words.span()).collect(),
            clocks: clocks.filter_map(|t| Some((t.words.span(), minute(t.value.as_deref()?)?))).collect(),
            tolls: record.tolls.iter().filter_map(|t| Some((t.id.as_str(), t.min.or(t.max)?))).collect(),
            named: record
                .entities
                .iter()
                .map(|e| {
                    let named = e.mentions.iter().any(|m| m.kind == dateline_model::MentionKind::Name);
                    (e.id.as_str(), named || e.kind == EntityKind::State)
                })
                .collect(),
            length: blocks.last().map_or(1, |b| b.words.span().end.max(1)) as f32,
        }
    }
}

/// Minute of the day of a TIMEX3 value with a clock time.
fn minute(value: &str) -> Option<i32> {
    let (_, clock) = value.split_once('T')?;
    let (h, m) = clock.split_once(':').unwrap_or((clock, "0"));
    let (h, m): (i32, i32) = (h.parse().ok()?, m.get(..2).unwrap_or(m).parse().ok()?);
    ((0..24).contains(&h) && (0..60).contains(&m)).then_some(h * 60 + m)
}

fn one<'a>(
    telling: usize,
    record: &'a Record,
    event: &'a Event,
    links: &Links,
    setting: &Setting<'a>,
    numbers: &mut Numbers,
) -> Facts<'a> {
    let span = event.words.span();
    let told: Vec<String> =
        words(event.words.quote()).into_iter().chain(event.also.iter().flat_map(|t| words(t.words.quote()))).collect();
    let mut stems: Vec<u32> = told.iter().filter(|w| !is_empty_word(w)).map(|w| numbers.of(stem(w))).collect();
    stems.sort_unstable();
    stems.dedup();
    let mut counts: Vec<u32> =
        told.iter().filter_map(|w| w.parse::<u32>().ok()).filter(|n| *n < 1900 || *n > 2100).collect();
    counts.extend(
        event.tolls.iter().filter_map(|t| setting.tolls.get(t.as_str())).filter_map(|n| u32::try_from(*n).ok()),
    );
    counts.sort_unstable();
    counts.dedup();
    let mut parties = |list: &[Participant]| -> Parties { ends(telling, list, links, setting, numbers) };
    let (actors, recipients) = (parties(&event.actors), parties(&event.recipients));
    let place = event.place.as_ref().and_then(|p| record.places.get(p.index));
    let heading = |s: Span| setting.headings.iter().any(|h| h.contains(s));
    Facts {
        telling,
        event,
        kind: event.kind,
        act: acts::of(event),
        lemma: numbers.of(&event.trigger.lemma),
        actors,
        recipients,
        days: event.date.as_ref().and_then(|d| Days::of(d.from.as_deref(), d.to.as_deref())),
        minute: setting.clocks.iter().find(|(s, _)| span.contains(*s)).map(|(_, m)| *m),
        published: setting.published,
        place: place.map(|place| Spot { place, name: numbers.of(&place.name) }),
        words: stems,
        counts,
        ordinal: ordinal(&told, &words(event.trigger.words.quote())),
        headline: heading(span) || event.also.iter().any(|t| heading(t.words.span())),
        depth: span.start as f32 / setting.length,
    }
}

fn ends(t: usize, list: &[Participant], links: &Links, setting: &Setting<'_>, numbers: &mut Numbers) -> Parties {
    let mut out = Parties { some: !list.is_empty(), ..Parties::default() };
    for p in list {
        if let Some(n) = links.of(t, p.entity.as_deref()) {
            out.linked.push(n);
            if p.entity.as_deref().and_then(|e| setting.named.get(e)) == Some(&true) {
                out.named.push(n);
            }
        }
        out.words.extend(words(p.words.quote()).iter().filter(|w| !is_empty_word(w)).map(|w| numbers.of(stem(w))));
        if let Some(code) = p.code.as_deref().filter(|c| c.len() >= 6 && !c.starts_with("---")) {
            out.codes.push(numbers.of(code));
        }
    }
    for list in [&mut out.named, &mut out.linked, &mut out.words, &mut out.codes] {
        list.sort_unstable();
        list.dedup();
    }
    out
}

/// "first", "second", "another" in the three words before the trigger.
fn ordinal(told: &[String], trigger: &[String]) -> Option<u8> {
    let at = told.iter().position(|w| Some(w) == trigger.first())?;
    told[at.saturating_sub(3)..at].iter().rev().find_map(|w| match w.as_str() {
        "first" | "earlier" | "initial" => Some(1),
        "second" | "another" | "later" | "fresh" => Some(2),
        "third" => Some(3),
        "fourth" => Some(4),
        _ => None,
    })
}

impl Facts<'_> {
    /// Whether it is told as something that happened, on whosever word.
    pub(crate) fn happened(&self) -> bool {
        matches!(self.event.status, Status::Reported | Status::Claimed)
    }
    /// The days it may have happened on: those the text gives, else none.
    pub(crate) fn exact(&self) -> Option<i32> {
        self.days.filter(|d| d.len() == 1).map(|d| d.from)
    }
}
