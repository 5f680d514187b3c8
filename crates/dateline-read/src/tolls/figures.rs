//! Totals told by a noun of counting: "the death toll rose to 12", "put the number of dead at two", "police put the crowd at 6,000", "the
//! government's own figure is 12" (of what the sentence before counted).
//!
//! Not what a toll could reach, and not a heavy toll without a number.

use dateline_model::{Span, TollKind};

use super::Hit;
use super::count::Count;
use crate::context::Context;
use crate::lexicon::Class;
use crate::numbers::{Kind, Tokens, number};

/// What the nouns at token `i` count, and the token after them.
fn counted(t: &Tokens, i: usize) -> Option<(TollKind, usize)> {
    match t.w(i) {
        "death" if t.w(i + 1) == "toll" => return Some((TollKind::Killed, i + 2)),
        "toll" if !t.is(i.wrapping_sub(1), ["death", "a", "heavy"]) => return Some((TollKind::Killed, i + 1)),
        "crowd" | "turnout" | "attendance" => {
            let put = (1..6).any(|k| Class::CountedForm.has(t.before(i, k)));
            let k = i + 1 + usize::from(t.w(i + 1) == ",");
            // "A turnout of 2 million voters"; a share is no count.
            let told = t.is(k, ["estimated", "put", "reckoned", "counted"]) || t.w(i) == "turnout" && t.w(k) == "of";
            return (put || told).then_some((TollKind::TookPart, i + 1));
        }
        // "The bodies of nine miners".
        "bodies" if t.w(i + 1) == "of" => return Some((TollKind::Killed, i + 1)),
        // "Claimed the lives of 14".
        "lives" if (1..4).any(|k| Class::ClaimedLivesForm.has(t.before(i, k))) => {
            return Some((TollKind::Killed, i + 1));
        }
        "number" => {}
        _ => return None,
    }
    if t.w(i + 1) != "of" {
        return None;
    }
    (i + 2..i + 6).find_map(|j| Some((fate(t.w(j))?, j + 1)))
}

/// What befell those whom a noun or participle names.
pub(super) fn fate(word: &str) -> Option<TollKind> {
    Some(match word {
        word if Class::KilledWord.has(word) => TollKind::Killed,
        word if Class::InjuredWord.has(word) => TollKind::Injured,
        word if Class::DetainedWord.has(word) => TollKind::Detained,
        "missing" | "disappeared" => TollKind::Missing,
        "displaced" | "homeless" => TollKind::Displaced,
        word if Class::ProtesterWord.has(word) => TollKind::TookPart,
        word if Class::DeserterWord.has(word) => TollKind::Defected,
        word if Class::CustodyWord.has(word) => TollKind::Detained,
        word if Class::HostageWord.has(word) => TollKind::Abducted,
        "refugees" => TollKind::Displaced,
        _ => return None,
    })
}

pub(super) fn find(cx: &Context<'_>, t: &Tokens, s: usize, hits: &mut Vec<Hit>, since: usize) {
    let range = t.within(cx.analysis.sentences()[s].span);
    for i in range.clone() {
        if let Some((kind, from)) = counted(t, i) {
            // "The death toll from Saturday's bus bombing in Mirova rose to 18".
            let reach = if t.is(from, ["from", "in", "of"]) { 14 } else { 8 };
            for j in from..(from + reach).min(range.end) {
                if t.is(j, ["should", "could", "may", "might", "would", "if"]) {
                    break;
                }
                let Some(n) = led(t, j, kind) else { continue };
                let start = i - usize::from(t.before(i, 1) == "the" && i > range.start);
                let Some(hit) = hit(cx, t, kind, (start, i), n, "tolls/death-toll") else { break };
                // "Two died, bringing the toll to 29": the two are among the 29.
                let added = (range.start..i).any(|k| t.is(k, Class::BringingForm));
                if added {
                    hits[since..].iter_mut().filter(|h| h.kind == kind).for_each(|h| h.added = true);
                }
                let known = hits[since..].iter().any(|h| h.kind == kind && h.count.who.overlaps(hit.count.who));
                if known {
                    hits.retain(|h| !(h.kind == kind && hit.count.who.contains(h.count.who)));
                }
                hits.push(hit);
                break;
            }
        } else if let Some((kind, n, end)) = brought(t, i) {
            hits.extend(hit(cx, t, kind, (i, end - 1), Led { end, ..n }, "tolls/brought-to"));
        } else if let Some(n) = there_were(t, i)
            && let Some(kind) = recent(cx, s, hits)
        {
            hits.extend(hit(cx, t, kind, (i, i), n, "tolls/figure"));
        } else if t.is(i, ["spoke", "speaks"])
            && let Some(n) = led(t, i + 1, TollKind::Killed)
            && t.w(i + 1) == "of"
            && t.kind(n.end) != Kind::Word
            && let Some(kind) = recent(cx, s, hits)
        {
            hits.extend(hit(cx, t, kind, (i, i), n, "tolls/figure"));
        } else if t.is(i, ["figure", "count", "tally", "estimate"])
            && let Some(n) = (i + 1..(i + 4).min(range.end)).find_map(|j| led(t, j, TollKind::Killed))
            && let Some(kind) = recent(cx, s, hits)
        {
            let start = if t.is(i.wrapping_sub(1), ["own", "official", "the", "latest"]) { i - 1 } else { i };
            hits.extend(hit(cx, t, kind, (start.max(range.start), i), n, "tolls/figure"));
        }
    }
}

/// "There had been no more than 9,000.": a number without its noun.
fn there_were(t: &Tokens, i: usize) -> Option<Led> {
    if t.w(i) != "there" || !t.is(i + 1, ["were", "was", "had", "are"]) {
        return None;
    }
    let j = i + 2 + usize::from(t.w(i + 2) == "been");
    let below = t.seq(j, &["no", "more", "than"]) || t.seq(j, &["not", "more", "than"]);
    let k = if below { j + 3 } else { j + usize::from(t.is(j, ["only", "about", "around", "some"])) };
    let n = number(t, k)?;
    let whole = |v: Option<f64>| v.filter(|v| *v >= 0.0 && *v < 1e12).map(|v| v as u64);
    let alone = t.kind(n.end) != Kind::Word;
    alone.then(|| Led {
        min: if below { None } else { whole(n.min) },
        max: whole(n.max),
        hedge: below.then_some("no more than"),
        end: n.end,
    })
}

/// "Bringing to 23 the number of soldiers killed": the number before its noun.
fn brought(t: &Tokens, i: usize) -> Option<(TollKind, Led, usize)> {
    if !t.is(i, Class::BringingForm) {
        return None;
    }
    let n = led(t, i + 1, TollKind::Killed)?;
    if !(t.w(n.end) == "the" && t.w(n.end + 1) == "number" && t.w(n.end + 2) == "of") {
        return None;
    }
    (n.end + 3..n.end + 9).find_map(|j| Some((fate(t.w(j))?, j + 1))).map(|(kind, end)| (kind, n, end))
}

/// The kind of the last total of this sentence or the two before.
fn recent(cx: &Context<'_>, s: usize, hits: &[Hit]) -> Option<TollKind> {
    let h = hits.iter().rev().find(|h| !h.count.individual && h.count.max != Some(0))?;
    let at = cx.analysis.words()[h.trigger].sentence;
    // The first of its sentence is the one that a bare figure speaks of.
    let first = hits.iter().find(|x| cx.analysis.words()[x.trigger].sentence == at && !x.count.individual)?;
    (s.saturating_sub(at) <= 2).then_some(first.kind)
}

/// A number with its hedge, and the tokens that it takes.
struct Led {
    min: Option<u64>,
    max: Option<u64>,
    hedge: Option<&'static str>,
    end: usize,
}

/// "at nine", "to more than 12", "was 40": the number after a linking word.
fn led(t: &Tokens, j: usize, kind: TollKind) -> Option<Led> {
    let links: &[&str] = if kind == TollKind::TookPart {
        &["at", "as", "of"]
    } else {
        &["to", "at", "of", "reached", "passed", "exceeded", "was", "is", ":", "topped", "as"]
    };
    if !t.is(j, links) {
        return None;
    }
    let mut k = j + 1;
    let mut hedge = None;
    if t.seq(k, &["at", "least"])
        || t.seq(k, &["more", "than"])
        || t.seq(k, &["fewer", "than"])
        || t.seq(k, &["up", "to"])
    {
        hedge = Some(match t.w(k) {
            "at" => "at least",
            "more" => "more than",
            "fewer" => "fewer than",
            _ => "up to",
        });
        k += 2;
    } else if t.is(k, ["about", "nearly", "almost", "some", "around", "over", "only", "just"]) {
        hedge = match t.w(k) {
            "nearly" => Some("nearly"),
            "almost" => Some("almost"),
            "some" => Some("some"),
            "over" => Some("over"),
            "only" | "just" => None,
            _ => Some("about"),
        };
        k += 1;
    }
    let n = number(t, k)?;
    let unit = t.is(n.end, ["%", "percent", "per", "pm", "am", "p", "o'clock", "years", "days"]) || t.w(n.end) == "-";
    if unit || t.kind(k) == Kind::Break {
        return None;
    }
    let whole = |v: Option<f64>| v.filter(|v| *v >= 0.0 && *v < 1e12).map(|v| v as u64);
    let (open, below) = (
        matches!(hedge, Some("at least" | "more than" | "over")),
        matches!(hedge, Some("nearly" | "almost" | "fewer than" | "up to")),
    );
    Some(Led {
        min: if below { None } else { whole(n.min) },
        max: if open { None } else { whole(n.max) },
        hedge,
        end: n.end,
    })
}

fn hit(cx: &Context<'_>, t: &Tokens, kind: TollKind, at: (usize, usize), n: Led, rule: &'static str) -> Option<Hit> {
    let span: Span = t.span(at.0, n.end);
    let trigger = cx.analysis.words_in(t.span(at.1, at.1 + 1)).next()?;
    let count = Count {
        min: n.min,
        max: n.max,
        hedge: n.hedge.map(str::to_owned),
        who: span,
        amount: None,
        individual: false,
        noun: "person".to_owned(),
        basis: None,
        unsure: false,
    };
    Some(Hit { kind, count, words: span, trigger, rule, added: false })
}
