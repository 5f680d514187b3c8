//! Events: who did what to whom, coded by PLOVER.
//!
//! [`trigger`] finds the words that events hang on, by the lexicon of each type in [`events`]; [`arguments`] reads actors and recipients off the
//! tree; [`status`] tells deeds from threats, plans, denials and hearsay; [`scene`] gives time, place and weapons of the same passage, [`contexts`] what it is about; [`genre`] and [`parties`]
//! refuse what is no deed of politics; [`merge`] makes one of
//! what is told twice.

mod arguments;
mod contexts;
mod events;
mod genre;
mod merge;
mod parties;
mod scene;
mod status;
mod trigger;
mod weapons;

use dateline_model::{Event, Record, Trigger, Why};

use crate::context::Context;
use crate::entities::Index;

/// Adds events to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let scene = scene::Scene::new(cx, record);
    let genre = genre::Genre::new(cx, record);
    let mut found: Vec<Event> = Vec::new();
    for hit in trigger::hits(cx) {
        let roles = arguments::roles(cx, &hit);
        if !trigger::holds(&hit, &roles) {
            continue;
        }
        let participants = |list: &[usize]| arguments::participants(cx, record, &index, list);
        let (actors, recipients) = (participants(&roles.actors), participants(&roles.recipients));
        let public = actors.iter().chain(&recipients).any(|p| parties::public(record, p));
        if genre.refuses(cx, &hit, public).is_some()
            || !parties::plausible(cx, &index, &hit, &roles, actors.iter().any(|p| parties::public(record, p)))
        {
            continue;
        }
        let (status, words) = status::of(cx, record, &hit);
        let (kind, mode, rule) = trigger::retold(cx, &hit, status.0);
        let clause = cx.text.trim(arguments::clause(cx, hit.word));
        let mut why = vec![
            Why::rule(rule).on(cx.text.quote(cx.analysis.words()[hit.word].span)).note(format!(
                "{} “{}”",
                hit.how,
                cx.analysis.lemma(hit.word)
            )),
            Why { rule: format!("events/status/{}", status.1), words, note: None },
        ];
        why.extend(roles.why(cx));
        found.push(Event {
            id: String::new(),
            words: cx.text.quote(clause),
            kind,
            mode: mode.map(str::to_owned),
            contexts: contexts::of(cx, hit.word, kind, &actors, &recipients),
            actors,
            recipients,
            trigger: Trigger {
                words: cx.text.quote(cx.analysis.words()[hit.word].span),
                lemma: cx.analysis.lemma(hit.word).to_owned(),
            },
            date: scene.date(cx, record, hit.word),
            place: scene.place(cx, hit.word, &roles),
            weapons: weapons::near(cx, hit.word),
            status: status.0,
            claim: status.2,
            tolls: Vec::new(),
            also: Vec::new(),
            why,
        });
    }
    record.events = merge::told_once(found);
    for (n, e) in record.events.iter_mut().enumerate() {
        e.id = format!("e{}", n + 1);
    }
}
