//! Counts of people and things: "at least 25 troops", "dozens of protesters", "a few thousand", "100 injured", "7 to 9 soldiers",
//! "two hundred and fifty houses", "about half of them" (relative to the count before).
//!
//! Not ages ("a 24-year-old man"), dates, years, ordinals, clock times, scores, nor a lone "one" that is a pronoun. A count of things
//! needs a plural noun by the engine's tags.

use dateline_lang::{Upos, Xpos};
use dateline_model::AmountKind;

use super::found::Found;
use super::people::{acts, derived, is_fate, is_person, singular};
use crate::context::Context;
use crate::lexicon::Class;
use crate::numbers::{Kind, Number, Tokens, number, range};

pub(super) fn find(cx: &Context<'_>, t: &Tokens, i: usize, last: Option<&Found>) -> Option<Found> {
    part(t, i, last).or_else(|| count(cx, t, i))
}

fn made(start: usize, end: usize, kind: AmountKind, n: Number, unit: Option<String>) -> Found {
    Found {
        start,
        end,
        kind,
        value: n.value,
        min: n.min,
        max: n.max,
        unit,
        plain_dollar: false,
        hedge: None,
        rule: if kind == AmountKind::People { "amounts/people" } else { "amounts/things" },
        note: n.value.is_none().then(|| "the words give only a bound".to_owned()),
    }
}

fn count(cx: &Context<'_>, t: &Tokens, i: usize) -> Option<Found> {
    let b = t.before(i, 1);
    if t.kind(i) == Kind::Digits
        && t.glued(i)
        && t.kind(i.wrapping_sub(1)) != Kind::Break
        && matches!(b, "$" | "£" | "€" | "." | "/" | ":" | "-" | "#" | "'" | "(" | "no")
        && b != "("
    {
        return None;
    }
    if Class::NumberedThing.has(b) && t.kind(i) == Kind::Digits {
        return None;
    }
    // "It is not known how many", "so many", "too many": no number.
    if t.is(i, ["many", "few"]) && t.is(i.wrapping_sub(1), ["how", "so", "too"]) {
        return None;
    }
    let mut n = number(t, i)?;
    if let Some(r) = range(t, i, &n).filter(|r| r.digits == n.digits || b == "between") {
        n = Number { digits: n.digits, ..r };
    }
    // "forty or more vehicles"
    let open = t.seq(n.end, &["or", "more"]) && t.kind(n.end + 2) == Kind::Word;
    if open {
        n = Number { max: None, end: n.end + 2, ..n };
    }
    let lone = t.is(i, ["one", "many", "few", "a", "an"])
        && n.value.is_none_or(|v| v <= 1.0)
        && n.min.is_none_or(|v| v < 20.0);
    let mut j = n.end;
    if t.glued(j) && t.kind(j) == Kind::Word
        || t.w(j) == "%"
        || t.w(j) == "-" && t.glued(j)
        || t.w(j) == ":" && t.glued(j)
    {
        return None;
    }
    if is_fate(t.w(j)) && !t.is(j, ["missing"]) || t.w(j) == "missing" && t.kind(j + 1) != Kind::Word {
        let unit = Some("person".to_owned());
        return Some(made(i, j + 1, AmountKind::People, n, unit));
    }
    if !lone && let Some((end, unit)) = share_of(cx, t, j) {
        return Some(made(i, end, AmountKind::People, n, Some(unit)));
    }
    j += usize::from(t.w(j) == "of" && (n.value.is_none() || t.before(j, 1) == "dozen"));
    j += usize::from(j > n.end && t.is(j, ["the", "its", "their", "his", "these", "those"]));
    // Up to four words that describe, then the noun. Where the engine has tags they say which word that is.
    let mut noun = None;
    for k in j..(j + 5) {
        if t.kind(k) != Kind::Word {
            if t.w(k) == "-" && t.glued(k) {
                continue;
            }
            break;
        }
        let tag = tag(cx, t, k);
        if matches!(
            tag,
            Some((
                Upos::Verb | Upos::Aux | Upos::Adp | Upos::Pron | Upos::Cconj | Upos::Sconj | Upos::Det | Upos::Part,
                _
            ))
        ) && !matches!(tag, Some((_, Xpos::Vbn | Xpos::Vbg)))
        {
            break;
        }
        let lemma = singular(t.w(k));
        if t.w(k) == "others" {
            noun = Some((k, "person".to_owned(), AmountKind::People));
            break;
        }
        let next_noun = tag.is_none() || matches!(self::tag(cx, t, k + 1), Some((Upos::Noun | Upos::Propn, _)));
        // "Milwaukee" is no trainee.
        let name = t.capital(k) && derived(&lemma) && matches!(tag, Some((Upos::Propn, _)));
        let human = is_person(&lemma)
            && !name
            && !(next_noun && t.kind(k + 1) == Kind::Word && is_person(&singular(t.w(k + 1))));
        // "52,000 Velmorans".
        let people = t.capital(k)
            && matches!(tag, Some((Upos::Propn, Xpos::Nnps)))
            && ["ans", "eans", "ians", "ese", "aelis", "aqis", "anis", "enis"].iter().any(|end| t.w(k).ends_with(end));
        if people && !more_nouns(cx, t, k) {
            noun = Some((k, lemma, AmountKind::People));
            break;
        }
        let noun_tag = matches!(tag, Some((Upos::Noun | Upos::Propn, _)));
        let more = matches!(self::tag(cx, t, k + 1), Some((Upos::Noun, _))) && t.kind(k + 1) == Kind::Word;
        if human && (tag.is_none() || !more || matches!(tag, Some((_, Xpos::Nns)))) {
            noun = Some((k, lemma, AmountKind::People));
            break;
        }
        let plural = matches!(tag, Some((Upos::Noun, Xpos::Nns))) || noun_tag && n.value == Some(1.0);
        if plural && !more {
            let lemma =
                cx.analysis.words_in(t.span(k, k + 1)).next().map_or(lemma, |w| cx.analysis.lemma(w).to_owned());
            noun = Some((k, lemma, if acts(cx, t, k) { AmountKind::People } else { AmountKind::Things }));
            break;
        }
        if tag.is_none() && k > j + 2 {
            break;
        }
    }
    match noun {
        // "one day", "many things" say no number worth keeping; "one person" does.
        Some((_, _, AmountKind::Things)) if lone || n.value.is_some_and(|v| v <= 1.0) => None,
        Some((_, lemma, _)) if t.is(i, ["many", "few"]) && !is_person(&lemma) => None,
        Some((k, lemma, kind)) => {
            Some(Found { hedge: open.then_some("or more"), ..made(i, k + 1, kind, n, Some(lemma)) })
        }
        None => {
            // "a crowd that swelled to a few thousand", "dozens were arrested": people by what stands about them.
            let of_crowd = (1..12).any(|k| Class::CrowdBeforeCount.has(t.before(i, k)));
            let fate = (0..3).any(|k| is_fate(t.w(n.end + k)))
                && t.is(n.end, ["were", "was", "are", "have", "had", "others", "more"])
                || is_fate(t.before(i, 1))
                || t.before(i, 1) == "killing"
                || t.before(i, 1) == "injuring"
                || t.before(i, 1) == "wounding";
            let others = t.is(n.end, ["others", "more"]);
            // "more than 700 have been arrested", "400 died": a fate told straight after.
            let told = n.value.is_none_or(|v| v >= 2.0)
                && !(t.is(i.wrapping_sub(1), ["in", "since", "of", "until"])
                    && n.value.is_some_and(|v| (1500.0..2200.0).contains(&v)))
                && (n.end..n.end + 5)
                    .find(|&k| !t.is(k, Class::VerbGroupBetween))
                    .is_some_and(|k| is_fate(t.w(k)) || t.is(k, Class::PastBefallingPeople));
            // "a group of about 50"
            let of_group = (1..5).any(|k| {
                matches!(t.before(i, k), "group" | "groups" | "band" | "party" | "mob")
                    && (1..k).any(|m| t.before(i, m) == "of")
            }) && !t.is(n.end, ["%", "percent"]);
            let of_crowd = of_crowd || of_group || told;
            if (of_crowd && n.value.is_none_or(|v| v >= 2.0) || fate) && !lone {
                let end = if others { n.end + 1 } else { n.end };
                return Some(made(i, end, AmountKind::People, n, Some("person".to_owned())));
            }
            if others && t.w(n.end) == "others" {
                return Some(made(i, n.end + 1, AmountKind::People, n, Some("person".to_owned())));
            }
            None
        }
    }
}

/// "21 [of the girls]", "11 [of the 14 children]": where the count of a part ends, and the noun of the whole. A number of the whole is a
/// count of its own.
fn share_of(cx: &Context<'_>, t: &Tokens, j: usize) -> Option<(usize, String)> {
    if t.w(j) != "of" || !t.is(j + 1, ["the", "those", "these", "its", "his", "her", "their"]) {
        return None;
    }
    let hedge =
        (j + 2..j + 5).find(|&k| !t.is(k, ["more", "than", "about", "some", "nearly", "over", "around", "almost"]));
    let whole = number(t, hedge.unwrap_or(j + 2));
    let first = whole.as_ref().map_or(j + 2, |n| n.end);
    let noun = (first..first + 4).take_while(|&k| t.kind(k) == Kind::Word).find(|&k| {
        matches!(tag(cx, t, k), Some((Upos::Noun, Xpos::Nns))) && is_person(&singular(t.w(k))) && !is_fate(t.w(k))
    })?;
    (!more_nouns(cx, t, noun) && !t.is(noun, ["victims"]))
        .then(|| (if whole.is_some() { j } else { noun + 1 }, singular(t.w(noun))))
}

/// Whether the noun at a token only stands before another.
fn more_nouns(cx: &Context<'_>, t: &Tokens, k: usize) -> bool {
    t.kind(k + 1) == Kind::Word && matches!(tag(cx, t, k + 1), Some((Upos::Noun | Upos::Propn, _)))
}

/// "half of them", "about a third of the wounded", "two of them", "half of the money": a part of the amount before.
fn part(t: &Tokens, i: usize, last: Option<&Found>) -> Option<Found> {
    let last = last.filter(|l| l.kind != AmountKind::Percent && i.saturating_sub(l.end) < 40);
    let (share, j) = match t.w(i) {
        "half" => (Some(0.5), i + 1),
        "a" if t.is(i + 1, ["third", "quarter"]) => (Some(if t.w(i + 1) == "third" { 1.0 / 3.0 } else { 0.25 }), i + 2),
        "one" if t.w(i + 1) == "third" => (Some(1.0 / 3.0), i + 2),
        "two" if t.w(i + 1) == "thirds" || t.seq(i + 1, &["-", "thirds"]) => {
            (Some(2.0 / 3.0), if t.w(i + 1) == "-" { i + 3 } else { i + 2 })
        }
        "three" if t.w(i + 1) == "quarters" || t.seq(i + 1, &["-", "quarters"]) => {
            (Some(0.75), if t.w(i + 1) == "-" { i + 3 } else { i + 2 })
        }
        "most" | "some" | "all" | "none" => return None,
        _ => {
            let last = last.filter(|l| l.kind != AmountKind::Money);
            let n = number(t, i)?;
            if !(t.w(n.end) == "of" && t.is(n.end + 1, ["them", "whom", "these", "those"])) {
                return None;
            }
            // "several of them": without a count before they are taken for people, as nothing else runs, falls or is hurt.
            let (kind, unit) =
                last.map_or((AmountKind::People, Some("person".to_owned())), |l| (l.kind, l.unit.clone()));
            let mut f = made(i, n.end + 2, kind, n, unit);
            if last.is_some() {
                f.rule = "amounts/part";
                f.note = Some("of the count before".to_owned());
            }
            return Some(f);
        }
    };
    let last = last?;
    let end = if last.kind == AmountKind::Money {
        // "It" may be what the money buys; "the money" is the sum.
        let sum = t.w(j) == "of" && t.is(j + 1, ["the", "that"]) && t.is(j + 2, Class::MoneyNoun);
        sum.then_some(j + 3)?
    } else if t.w(j) == "of" && t.is(j + 1, ["them", "whom", "these", "those"]) {
        j + 2
    } else if t.seq(j, &["of", "the"]) && same(t, j + 2, last) {
        j + 3
    } else {
        return None;
    };
    let of = |v: Option<f64>| v.zip(share).map(|(v, s)| (v * s).round());
    let n = Number { value: of(last.value), min: of(last.min), max: of(last.max), end, digits: false };
    let mut f = Found { plain_dollar: last.plain_dollar, ..made(i, end, last.kind, n, last.unit.clone()) };
    f.rule = "amounts/part";
    f.note = Some("reckoned from the count before".to_owned());
    Some(f)
}

/// Whether "the wounded", "the soldiers" are those that were counted before: the same noun, or the fate that was told of them.
fn same(t: &Tokens, k: usize, last: &Found) -> bool {
    last.unit.as_deref() == Some(singular(t.w(k)).as_str())
        || last.kind == AmountKind::People && is_fate(t.w(k)) && (last.start..last.end + 4).any(|b| t.w(b) == t.w(k))
}

/// The engine's tags of the word at a token.
fn tag(cx: &Context<'_>, t: &Tokens, k: usize) -> Option<(Upos, Xpos)> {
    if cx.analysis.words().is_empty() || t.kind(k) != Kind::Word {
        return None;
    }
    let r = cx.analysis.words_in(t.span(k, k + 1));
    r.clone().next().map(|w| (cx.analysis.words()[w].upos, cx.analysis.words()[w].xpos))
}
