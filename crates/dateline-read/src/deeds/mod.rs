//! Deeds: within one report the tellings of one deed become one event.
//!
//! A report tells a deed many times: in its headline, as a verb, by its result ("killing six"), by a noun ("the attack"), by who claimed or condemned it.
//! [`pair`] looks at two tellings, a learned table says how likely both tell the same deed, [`join`] makes one event of those that do: its words and
//! trigger are those of its main telling, `also` holds the others, and it has what any of them says.
//! Not: deeds of one kind that differ in day, place or party; a threat and the deed threatened.
//! Example: "Gunmen attacked a bus near Osk on Monday, killing six. The Karst Front claimed responsibility for the attack": one ASSAULT.

mod join;
mod pair;
mod train;

use dateline_model::{Event, Record};

pub(crate) use join::one;
pub use train::DeedExamples;

use crate::claims::Feats;
use crate::context::Context;
use crate::loglinear::softmax;
use pair::View;

/// A telling is compared with so many before it, which keeps this linear in the text.
const BACK: usize = 60;
/// So likely must two tellings be of one deed.
const SAME: f32 = 0.93;
/// And so likely each other telling of that deed, on average.
const FITS: f32 = 0.6;
/// A telling that is so likely of a deed told before, and no more, is left out.
const UNSURE: f32 = 0.5;

/// Joins the events of the record, and numbers them in text order.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let events = std::mem::take(&mut record.events);
    let groups = groups(cx, record, &events);
    let mut slots: Vec<Option<Event>> = events.into_iter().map(Some).collect();
    let mut out: Vec<Event> = Vec::with_capacity(groups.len());
    for group in groups {
        let tellings: Vec<Event> = group.iter().filter_map(|&i| slots[i].take()).collect();
        out.extend(join::one(cx, tellings));
    }
    out.sort_by_key(|e| (e.trigger.words.span().start, e.trigger.words.span().end));
    for (n, e) in out.iter_mut().enumerate() {
        e.id = format!("e{}", n + 1);
    }
    record.events = out;
}

/// Which events tell the same deed: their indices, in text order.
fn groups(cx: &Context<'_>, record: &Record, events: &[Event]) -> Vec<Vec<usize>> {
    let views: Vec<View> = events.iter().map(|e| View::of(cx, record, e)).collect();
    let report = cx.sentences().take(3).count() > 2;
    let mut feats = Feats::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut of: Vec<Option<usize>> = Vec::with_capacity(events.len());
    let mut near: Vec<f32> = Vec::new();
    for j in 0..events.len() {
        let from = j.saturating_sub(BACK);
        near.clear();
        for i in from..j {
            let p = if join::plainly(&events[i], &events[j]) {
                1.0
            } else if report && !cx.kit.deeds.is_empty() {
                pair::features(cx, &views, i, j, &mut feats);
                softmax(&cx.kit.deeds.scores(&feats.0)).get(1).copied().unwrap_or_default()
            } else {
                0.0
            };
            near.push(p);
        }
        // The deed with the likeliest telling, if its others fit.
        let mut order: Vec<(usize, f32, usize)> =
            (from..j).filter_map(|i| Some((i, near[i - from], of[i]?))).filter(|x| x.1 >= UNSURE).collect();
        order.sort_by(|x, y| y.1.total_cmp(&x.1).then(y.0.cmp(&x.0)));
        let fits = |x: &&(usize, f32, usize)| {
            let members = groups[x.2].iter().filter(|&&m| m >= from);
            let (sum, n) = members.fold((0.0, 0.0), |(s, n), &m| (s + near[m - from], n + 1.0));
            x.1 >= SAME && sum / n >= FITS
        };
        let joins = order.iter().find(fits).map(|x| x.2);
        // Too unsure to be joined, and more likely told already than not: it stands nowhere.
        if joins.is_none() && !order.is_empty() && views[j].may_repeat(&views[order[0].0]) {
            of.push(None);
            continue;
        }
        let group = joins.unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(j);
        of.push(Some(group));
    }
    groups
}
