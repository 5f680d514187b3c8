//! The same event told twice in a document is one, with all its words; so is a threat with what is threatened.

use dateline_lang::Analysis;
use dateline_model::{Event, PloverType, Status, Telling};

/// "Threatened to bomb": a threat and the threatened deed that it governs are one event. Not "agreed to release": the release is planned, the
/// agreement reported.
pub(super) fn one_threat(a: &Analysis, told: Vec<(usize, Event)>) -> Vec<Event> {
    let mut out: Vec<(usize, Event)> = Vec::with_capacity(told.len());
    let governs = |upper: usize, lower: usize| {
        a.words()[lower].head == Some(upper) && matches!(a.words()[lower].deprel.base(), "xcomp" | "ccomp")
    };
    let mut below = Vec::new();
    let threats: Vec<usize> = told.iter().filter(|(_, e)| e.kind == PloverType::Threaten).map(|(w, _)| *w).collect();
    for (w, e) in told {
        match threats.iter().find(|&&upper| e.kind == PloverType::Threaten && governs(upper, w)) {
            Some(&upper) => below.push((upper, e)),
            None => out.push((w, e)),
        }
    }
    for (upper, e) in below {
        if let Some((_, first)) = out.iter_mut().find(|(w, _)| *w == upper) {
            first.mode = first.mode.take().or(e.mode);
            if first.recipients.is_empty() {
                first.recipients = e.recipients;
            }
            first.weapons.extend(
                e.weapons.into_iter().filter(|w| first.weapons.iter().all(|x| x.kind != w.kind)).collect::<Vec<_>>(),
            );
        }
    }
    out.into_iter().map(|(_, e)| e).collect()
}

/// Folds later tellings into the first: the same type and deed, the same known people, times that do not contradict.
pub(super) fn told_once(events: Vec<Event>) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::new();
    for e in events {
        // Looking back over a bounded stretch keeps this linear in the document.
        let from = out.len().saturating_sub(60);
        match out[from..].iter_mut().find(|first| same(first, &e)) {
            Some(first) => {
                if first.date.is_none() {
                    first.date = e.date;
                }
                if first.place.is_none() {
                    first.place = e.place;
                }
                for w in e.weapons {
                    if !first.weapons.iter().any(|x| x.kind == w.kind) {
                        first.weapons.push(w);
                    }
                }
                if first.status > e.status && e.status == Status::Reported {
                    first.status = e.status;
                    first.claim = None;
                }
                first.also.push(Telling { words: e.words, trigger: Some(e.trigger) });
                first.also.extend(e.also);
                first.background &= e.background;
            }
            None => out.push(e),
        }
    }
    out
}

fn same(a: &Event, b: &Event) -> bool {
    let known = |list: &[dateline_model::Participant]| list.iter().filter_map(|p| p.entity.clone()).collect::<Vec<_>>();
    let (aa, ab, ra, rb) = (known(&a.actors), known(&b.actors), known(&a.recipients), known(&b.recipients));
    let compatible = |x: &[String], y: &[String]| x.is_empty() || y.is_empty() || x == y;
    let shared = !aa.is_empty() && aa == ab && (ra == rb) || !ra.is_empty() && ra == rb && compatible(&aa, &ab);
    // Whom the text does not name: other words, another deed.
    let words = |list: &[dateline_model::Participant]| {
        let unknown = list.iter().filter(|p| p.entity.is_none());
        unknown.map(|p| p.words.quote().to_lowercase()).collect::<Vec<_>>()
    };
    let (wa, wb) = (words(&a.recipients), words(&b.recipients));
    let whom = wa == wb || !ra.is_empty();
    let when = match (&a.date, &b.date) {
        (Some(x), Some(y)) => x.from == y.from,
        _ => true,
    };
    let real = |s: Status| matches!(s, Status::Reported | Status::Claimed);
    a.kind == b.kind
        && a.mode == b.mode
        && a.trigger.lemma == b.trigger.lemma
        && shared
        && whom
        && when
        && (a.status == b.status || real(a.status) && real(b.status))
}
