//! Makes the weights of days from annotated reports. Not part of reading.

use dateline_lang::Analysis;
use dateline_model::{Document, Event, Record};

use super::choice::Choice;
use crate::context::Context;
use crate::deeds;
use crate::kit::Kit;
use crate::loglinear::{Learner, shuffled};

const EPOCHS: usize = 10;

/// What a main event counts.
const MAIN: f32 = 3.0;
const BLIND: u64 = 300;

/// One event: its fold, the features of each time and of none, which are right, and whether it is a main one.
type Example = (Option<usize>, Vec<Vec<u32>>, Vec<bool>, bool);

/// Events of reports whose days are known.
#[derive(Default)]
pub struct DayExamples {
    events: Vec<Example>,
}

impl std::fmt::Debug for DayExamples {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let none = self.events.iter().filter(|e| e.2.last() == Some(&true)).count();
        write!(f, "{} events, {none} without a day", self.events.len())
    }
}

/// First and last day of a deed; null where the report does not say.
pub(super) type DaysOf = Option<(String, String)>;

impl DayExamples {
    /// Adds the events of one report by their tellings, each with the number of its deed; `days` has each deed's, and whether it is a main one.
    pub fn add(
        &mut self,
        fold: Option<usize>,
        (doc, analysis, kit): (&Document, &Analysis, &Kit),
        record: &Record,
        mut tellings: Vec<(usize, Event)>,
        days: &[(DaysOf, bool)],
    ) {
        let cx = Context::new(doc, analysis, kit);
        let mut record = record.clone();
        tellings.sort_by_key(|t| t.1.trigger.words.span().start);
        let mut deeds_of: Vec<usize> = Vec::new();
        record.events = Vec::new();
        for (n, _) in days.iter().enumerate() {
            let own: Vec<Event> = tellings.iter().filter(|t| t.0 == n).map(|t| t.1.clone()).collect();
            if let Some(e) = deeds::one(&cx, own) {
                record.events.push(e);
                deeds_of.push(n);
            }
        }
        crate::events::settle(&cx, &mut record);
        let choice = Choice::new(&cx, &record);
        for (i, &n) in deeds_of.iter().enumerate() {
            let options = choice.options(i);
            let mut right: Vec<bool> = options
                .iter()
                .map(|o| {
                    let t = o.time.map(|k| &record.times[k]);
                    let (from, to) = (t.and_then(|t| t.from.as_deref()), t.and_then(|t| t.to.as_deref()));
                    days[n].0.as_ref().zip(from.zip(to)).is_some_and(|(d, (f, t))| same(d, f, t))
                })
                .collect();
            // A day that the text does not name is better left out.
            if !right.contains(&true) {
                if let Some(none) = right.last_mut() {
                    *none = true;
                }
            }
            self.events.push((fold, options.into_iter().map(|o| o.feats).collect(), right, days[n].1));
        }
    }

    /// Learns the weights from all folds but one.
    pub fn learn(&self, without: Option<usize>) -> Vec<u8> {
        let train: Vec<&Example> = self.events.iter().filter(|e| e.0.is_none() || e.0 != without).collect();
        let mut model = Learner::new(1);
        model.blind = BLIND;
        model.prepare(train.iter().flat_map(|e| e.1.iter().map(Vec::as_slice)), 3);
        for epoch in 0..EPOCHS {
            for i in shuffled(train.len(), epoch) {
                model.choose(&train[i].1, &train[i].2, if train[i].3 { MAIN } else { 1.0 });
            }
        }
        model.finish();
        let mut out = Vec::new();
        model.write(&mut out);
        out
    }
}

/// Whether a time is the day meant: within it, or about it in the same month.
fn same(days: &(String, String), from: &str, to: &str) -> bool {
    let cut = |s: &str| s.get(..10).unwrap_or(s).to_owned();
    let (f, t) = (cut(from), cut(to));
    let (first, last) = days;
    let about = || f <= *first && t >= *last && f.get(..7) == t.get(..7) && first != last;
    f >= *first && t <= *last || about()
}
