//! One event of several tellings.

use dateline_lang::Upos;
use dateline_model::{BlockKind, Event, Participant, Status, Telling, Why};

use crate::context::Context;

/// The event that some tellings tell; null where there are none.
pub(crate) fn one(cx: &Context<'_>, mut tellings: Vec<Event>) -> Option<Event> {
    if tellings.len() < 2 {
        return tellings.pop();
    }
    let main = main(cx, &tellings);
    let mut e = tellings.remove(main);
    for t in tellings {
        add(&mut e, t);
    }
    e.also.sort_by_key(|t| (t.words.span().start, t.words.span().end));
    let joined = format!("{} tellings", e.also.len() + 1);
    e.why.push(Why::rule("deeds/same").note(joined));
    Some(e)
}

/// The main telling: the first of those that say most. One that the text only refers to, a headline and a noun say less.
fn main(cx: &Context<'_>, tellings: &[Event]) -> usize {
    let a = cx.analysis;
    let says = |e: &Event| {
        let at = e.trigger.words.span();
        let verb = a.head_of(at).is_some_and(|w| a.words()[w].upos == Upos::Verb);
        let heading = cx.block_at(at.start).is_some_and(|b| cx.doc.blocks[b].kind == BlockKind::Heading);
        4 * i32::from(!e.background)
            + 2 * i32::from(!e.actors.is_empty())
            + 2 * i32::from(!e.recipients.is_empty())
            + i32::from(verb)
            + i32::from(e.date.is_some())
            - i32::from(heading)
    };
    let most = tellings.iter().map(says).max().unwrap_or_default();
    tellings.iter().position(|e| says(e) == most).unwrap_or_default()
}

/// Gives an event what another telling of it says.
fn add(e: &mut Event, t: Event) {
    let fill = |to: &mut Vec<Participant>, from: Vec<Participant>| {
        if to.is_empty() {
            *to = from;
        }
    };
    fill(&mut e.actors, t.actors);
    let done_to_its_actor = |r: &Participant| r.entity.is_some() && e.actors.iter().any(|a| a.entity == r.entity);
    if !t.recipients.iter().any(done_to_its_actor) {
        fill(&mut e.recipients, t.recipients);
    }
    e.date = e.date.take().or(t.date);
    e.place = e.place.take().or(t.place);
    if e.kind == t.kind {
        e.mode = e.mode.take().or(t.mode);
    }
    for w in t.weapons {
        if !e.weapons.iter().any(|x| x.kind == w.kind) {
            e.weapons.push(w);
        }
    }
    // The best evidence: what the report tells as a fact somewhere it holds for one.
    if e.status == Status::Claimed && t.status == Status::Reported && e.kind == t.kind {
        (e.status, e.claim) = (t.status, t.claim);
    }
    e.background &= t.background;
    e.also.push(Telling { words: t.words, trigger: Some(t.trigger) });
    e.also.extend(t.also);
}

/// Whether two tellings are the same by their words alone: the same type and deed, the same known people, times that do not contradict.
pub(super) fn plainly(a: &Event, b: &Event) -> bool {
    let known = |list: &[Participant]| list.iter().filter_map(|p| p.entity.clone()).collect::<Vec<_>>();
    if a.kind != b.kind || a.mode != b.mode || a.trigger.lemma != b.trigger.lemma {
        return false;
    }
    let (aa, ab, ra, rb) = (known(&a.actors), known(&b.actors), known(&a.recipients), known(&b.recipients));
    let compatible = |x: &[String], y: &[String]| x.is_empty() || y.is_empty() || x == y;
    let shared = !aa.is_empty() && aa == ab && (ra == rb) || !ra.is_empty() && ra == rb && compatible(&aa, &ab);
    // Whom the text does not name: other words, another deed.
    let words = |list: &[Participant]| {
        let unknown = list.iter().filter(|p| p.entity.is_none());
        unknown.map(|p| p.words.quote().to_lowercase()).collect::<Vec<_>>()
    };
    let whom = words(&a.recipients) == words(&b.recipients) || !ra.is_empty();
    let when = match (&a.date, &b.date) {
        (Some(x), Some(y)) => x.from == y.from,
        _ => true,
    };
    let real = |s: Status| matches!(s, Status::Reported | Status::Claimed);
    shared && whom && when && (a.status == b.status || real(a.status) && real(b.status))
}
