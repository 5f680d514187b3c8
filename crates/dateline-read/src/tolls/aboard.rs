//! All who were aboard: "went down with seven people on board. There were no survivors", "killing everyone aboard".
//!
//! Only where the sentence or the one before says how many they were. The count's basis says so.

use dateline_model::TollKind;

use super::count::Count;
use super::order::{Look, Tell, tell};
use super::{Hit, Page};

pub(super) fn find(page: Page<'_, '_>, s: usize, hits: &mut Vec<Hit>, since: usize) {
    let a = page.cx.analysis;
    let words = a.sentences()[s].words.clone();
    let look = Look { page, end: words.end };
    let Some(trigger) = words.clone().find_map(|w| none_left(&look, w)) else { return };
    let first = a.sentences()[s.saturating_sub(1)].words.start;
    if let Some(count) = (first..trigger).rev().find_map(|w| aboard(page, w)) {
        tell(hits, since, Tell { kind: TollKind::Killed, count, trigger, rule: "tolls/all-aboard" }, page.cx);
    }
}

/// "No survivors", "nobody survived", "killing everyone on board": the word that tells it.
fn none_left(look: &Look<'_, '_>, w: usize) -> Option<usize> {
    let next = |k: usize| look.form(w + k);
    let nobody = match look.form(w).to_lowercase().as_str() {
        "no" if next(1) == "survivors" => Some(1),
        "nobody" | "none" if next(1) == "survived" => Some(1),
        "no" if next(1) == "one" && next(2) == "survived" => Some(2),
        _ => None,
    };
    let everyone = || {
        let all = matches!(look.form(w), "killed" | "killing") && matches!(next(1), "all" | "everybody" | "everyone");
        (all && (next(2) == "aboard" || next(2) == "on" && next(3) == "board")).then_some(0)
    };
    nobody.or_else(everyone).map(|k| w + k)
}

/// "Seven people on board": how many.
fn aboard(page: Page<'_, '_>, w: usize) -> Option<Count> {
    let a = page.cx.analysis;
    let look = Look { page, end: a.sentences()[a.words()[w].sentence].words.end };
    let (count, end) = look.counted(w)?;
    let on = look.form(end) == "aboard" || look.form(end) == "on" && look.form(end + 1) == "board";
    (on && count.min.is_some_and(|n| n > 1)).then(|| Count { basis: Some("all who were aboard".to_owned()), ..count })
}
