//! A threat and what is threatened are one event.

use dateline_lang::Analysis;
use dateline_model::{Event, PloverType};

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
