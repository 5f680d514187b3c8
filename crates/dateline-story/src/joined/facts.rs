//! What of one report's event is compared with those of others, made ready once.

use std::collections::HashMap;
use std::rc::Rc;

use dateline_model::{BlockKind, EntityKind, Event, Participant, PloverType, Record, Span, Status, TimeKind};

use super::acts::{self, Act};
use crate::days::{self, Days};
use crate::entities::Links;
use crate::telling::Telling;
use crate::words::{Numbers, is_empty_word, shared, stem, words};

const DATES: &[&str] = &[
    "april",
    "august",
    "december",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "march",
    "monday",
    "november",
    "october",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "today",
    "tomorrow",
    "tuesday",
    "wednesday",
    "yesterday",
];

/// How many words of a paragraph are looked at.
const LONGEST: usize = 120;

/// One event of one report, ready to be compared.
pub(crate) struct Facts<'a> {
    /// Its place among all events of the story.
    pub(crate) number: usize,
    /// Index of the report among the ordered ones.
    pub(crate) telling: usize,
    /// The story that its report is of.
    pub(crate) story: &'a str,
    pub(crate) event: &'a Event,
    pub(crate) kind: PloverType,
    pub(crate) act: Option<Act>,
    pub(crate) lemma: u32,
    pub(crate) actors: Parties,
    pub(crate) recipients: Parties,
    /// When, as far as the text says so.
    pub(crate) days: Option<Days>,
    /// The words of its own clause give the days; else they were carried to it from elsewhere in the report.
    pub(crate) firm: bool,
    /// Minute of the day, where the text gives a clock time.
    pub(crate) minute: Option<i32>,
    /// When the report was published.
    pub(crate) published: Option<i32>,
    pub(crate) place: Option<Spot<'a>>,
    /// Stems of the words that tell it, in order of their numbers, each once.
    pub(crate) words: Vec<u32>,
    /// Stems of the words of the paragraph that tells it, sorted; shared by all events of the paragraph.
    pub(crate) paragraph: Rc<[u32]>,
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
        let mut setting = Setting::of(record);
        for event in record.events.iter().filter(|e| !e.background) {
            let facts = one(t, record, event, links, &mut setting, &mut numbers);
            out.push(Facts { number: out.len(), story: report.story, ..facts });
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
    paragraphs: Vec<(Span, Option<Rc<[u32]>>)>,
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
            paragraphs: blocks.iter().map(|b| (b.words.span(), None)).collect(),
            length: blocks.last().map_or(1, |b| b.words.span().end.max(1)) as f32,
        }
    }
}

impl Setting<'_> {
    /// The words of the paragraph around a span, made ready when the first event of it asks.
    fn paragraph(&mut self, record: &Record, of: Span, numbers: &mut Numbers) -> Rc<[u32]> {
        let n = self.paragraphs.partition_point(|(s, _)| s.end <= of.start);
        let Some((_, known)) = self.paragraphs.get_mut(n) else { return Rc::from([]) };
        let block = &record.document.blocks[n];
        known.get_or_insert_with(|| told_in(block.words.quote(), numbers)).clone()
    }
}

/// Whether a word tells which event is meant. Days and counts are compared as such, and do not speak twice.
fn tells(word: &str) -> bool {
    !is_empty_word(word) && DATES.binary_search(&word).is_err() && !word.bytes().all(|b| b.is_ascii_digit())
}

/// Stems of the telling words of a text, sorted, each once.
fn told_in(text: &str, numbers: &mut Numbers) -> Rc<[u32]> {
    let list = words(text);
    let mut stems: Vec<u32> = list.iter().take(LONGEST).filter(|w| tells(w)).map(|w| numbers.of(stem(w))).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.into()
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
    setting: &mut Setting<'a>,
    numbers: &mut Numbers,
) -> Facts<'a> {
    let span = event.words.span();
    let paragraph = setting.paragraph(record, event.trigger.words.span(), numbers);
    let setting = &*setting;
    let told: Vec<String> =
        words(event.words.quote()).into_iter().chain(event.also.iter().flat_map(|t| words(t.words.quote()))).collect();
    let mut stems: Vec<u32> = told.iter().filter(|w| tells(w)).map(|w| numbers.of(stem(w))).collect();
    stems.sort_unstable();
    stems.dedup();
    let mut counts: Vec<u32> =
        told.iter().filter_map(|w| w.parse::<u32>().ok()).filter(|n| *n < 1900 || *n > 2100).collect();
    counts.extend(
        event.tolls.iter().filter_map(|t| setting.tolls.get(t.as_str())).filter_map(|n| u32::try_from(*n).ok()),
    );
    // Its own clock time, else one that stands in its words.
    let own = event.date.as_ref().and_then(|d| minute(d.from.as_deref()?));
    let minute = own.or_else(|| setting.clocks.iter().find(|(s, _)| span.contains(*s)).map(|(_, m)| *m));
    if let Some(m) = minute.and_then(|m| u32::try_from(m).ok()) {
        counts.retain(|c| ![m / 60, (m / 60 + 11) % 12 + 1, m % 60].contains(c));
    }
    counts.sort_unstable();
    counts.dedup();
    let mut parties = |list: &[Participant]| -> Parties { ends(telling, list, links, setting, numbers) };
    let (actors, recipients) = (parties(&event.actors), parties(&event.recipients));
    let place = event.place.as_ref().and_then(|p| record.places.get(p.index));
    let heading = |s: Span| setting.headings.iter().any(|h| h.contains(s));
    Facts {
        number: 0,
        telling,
        story: "",
        event,
        kind: event.kind,
        act: acts::of(event),
        lemma: numbers.of(&event.trigger.lemma),
        actors,
        recipients,
        days: event.date.as_ref().and_then(|d| Days::of(d.from.as_deref(), d.to.as_deref())),
        firm: event.date.as_ref().is_some_and(|d| d.basis == "clause"),
        minute,
        published: setting.published,
        place: place.map(|place| Spot { place, name: numbers.of(&place.name) }),
        words: stems,
        paragraph,
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

impl Parties {
    /// Whether both ends say somebody and share nothing.
    pub(crate) fn differ(&self, other: &Parties) -> bool {
        let shares = |a: &[u32], b: &[u32]| shared(a, b) > 0;
        let like = shares(&self.linked, &other.linked) || shares(&self.words, &other.words);
        self.some && other.some && !like && !shares(&self.codes, &other.codes)
    }
}

impl Facts<'_> {
    /// Whether it is told as something that happened, on whosever word.
    pub(crate) fn happened(&self) -> bool {
        matches!(self.event.status, Status::Reported | Status::Claimed)
    }
    /// Whether it is the news of its report: told within days of publication.
    pub(crate) fn news(&self) -> bool {
        self.days.zip(self.published).is_some_and(|(d, p)| d.from.abs_diff(p) <= 7)
    }
    /// The days it may have happened on: those the text gives, else none.
    pub(crate) fn exact(&self) -> Option<i32> {
        self.days.filter(|d| d.len() == 1).map(|d| d.from)
    }
}
