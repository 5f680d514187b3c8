//! Days: which of the times that a report names is the day of an event, or none.
//!
//! The rules of events propose ([`crate::events::settle`]); [`choice`] gathers the times that come into question for an event (those of the sentences that tell
//! it, the last ones before, the first day of the news, the next one), and a learned table chooses among them and no day at all.
//! Not: texts of a sentence or two, where the rules decide; a day that no expression of the text names.
//! Example: "Gunmen attacked a bus near Osk on Monday. The army, which shelled the village last year, vowed revenge": the attack has Monday, the shelling last
//! year, the vow none.

mod choice;
mod train;

use dateline_model::{EventDate, Record};

pub use train::DayExamples;

use crate::context::Context;
use crate::events::{ahead, when};
use crate::loglinear::softmax;
use choice::Choice;

/// A text of so many sentences is no report.
const LONE: usize = 2;
/// What no day at all is held back by, in a report whose own day is known: of its main events more have a day than of all.
const NONE: f32 = 1.0;

/// Gives each event of a report its likeliest day.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    // What has not happened yet is told by the rules' day.
    ahead(record);
    if !cx.kit.days.is_empty() && cx.sentences().take(LONE + 1).count() > LONE {
        let days: Vec<Option<EventDate>> = chosen(cx, record);
        for (e, d) in record.events.iter_mut().zip(days) {
            e.date = d;
        }
    }
}

fn chosen(cx: &Context<'_>, record: &Record) -> Vec<Option<EventDate>> {
    let choice = Choice::new(cx, record);
    let one = |n: usize| {
        let own = record.events[n].date.clone();
        let options = choice.options(n);
        let mut scores: Vec<f32> =
            options.iter().map(|o| cx.kit.days.scores(&o.feats).first().copied().unwrap_or_default()).collect();
        // A day of the news in the event's own sentence is not passed over for none.
        let told =
            |o: &choice::Option_| matches!(o.basis, "clause" | "sentence") && o.time.is_some_and(|k| choice.news(k));
        if let Some(none) = scores.last_mut().filter(|_| record.document.published.is_some()) {
            *none -= if options.iter().any(told) { f32::INFINITY } else { NONE };
        }
        let p = softmax(&scores);
        let best = (0..p.len()).max_by(|&a, &b| p[a].total_cmp(&p[b]).then(b.cmp(&a))).unwrap_or_default();
        let ruled = options.iter().position(|o| o.ruled);
        let since = own.as_ref().is_some_and(|d| d.basis == "since");
        if since || ruled.is_some_and(|r| p[r] >= p[best]) {
            return own;
        }
        let o = &options[best];
        o.time.map(|k| when::dated(&record.times[k], o.basis))
    };
    (0..record.events.len()).map(one).collect()
}
