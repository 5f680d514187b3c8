//! Where names stand: the engine's, and those of the table that it missed.

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::{EntityKind, Span};

use super::knowledge::Actor;
use super::{lexicon, missed};
use crate::context::Context;
use crate::lexicon::Class;

/// One name in the text.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) span: Span,
    pub(super) words: std::ops::Range<usize>,
    pub(super) kind: Option<NameKind>,
    /// What the table has under exactly these words.
    pub(super) known: Vec<&'a Actor>,
    /// Gender by a title ("Mrs").
    pub(super) female: Option<bool>,
}

/// Longest name of the table, in words.
const LONGEST: usize = 7;

/// All names of the sentences that count, in text order, without overlap.
pub(super) fn find<'a>(cx: &Context<'a>) -> Vec<Found<'a>> {
    let a = cx.analysis;
    let mut out: Vec<Found<'a>> = Vec::new();
    for s in cx.sentences() {
        let range = a.sentences()[s].words.clone();
        let mut w = range.start;
        while w < range.end {
            let engine = a.words()[w]
                .name
                .map(|n| &a.names()[n])
                .filter(|n| n.words.start == w || a.form(w).starts_with(char::is_uppercase));
            let table = longest(cx, w, range.end);
            let found = match (engine, table) {
                (Some(n), Some((end, known))) if end >= n.words.end.min(range.end) => {
                    let known_person = known.iter().any(|k| k.kind == EntityKind::Person);
                    let kind = if known_person { Some(NameKind::Per) } else { Some(n.kind) };
                    Some((w..end, kind, known))
                }
                (Some(n), t) => {
                    // "The Compact - X, Y and Z -": the dash ends the name.
                    let apart = |k: usize| {
                        matches!(a.form(k), "-" | "–" | "—")
                            && a.words()[k].span.start > a.words()[k - 1].span.end
                            && a.words().get(k + 1).is_some_and(|x| x.span.start > a.words()[k].span.end)
                    };
                    let end = n.words.end.min(range.end);
                    let end = (w + 1..end).find(|&k| apart(k)).unwrap_or(end);
                    // "Tolvaria and Zephra signed": two that the engine's vectors do not have are no firm of that name.
                    let strange = |k: usize| a.form(k).starts_with(char::is_uppercase) && !a.words()[k].known;
                    let two = end == w + 3 && a.form(w + 1) == "and" && strange(w) && strange(w + 2);
                    let end = if two { w + 1 } else { end };
                    match t {
                        // A state or seat inside a longer name is part of that name, but not where the engine ran two names together.
                        Some((t_end, known))
                            if n.kind == NameKind::Loc && known.iter().any(|k| k.kind == EntityKind::State) =>
                        {
                            Some((w..t_end, Some(n.kind), known))
                        }
                        _ => Some((w..end, Some(n.kind), Vec::new())),
                    }
                }
                (None, Some((end, known))) if plain(cx, &(w..end), &known) => Some((w..end, None, known)),
                (None, None) => titled(cx, w, range.end).map(|end| (w..end, Some(NameKind::Per), Vec::new())),
                _ => None,
            };
            if let Some((words, kind, known)) = found {
                let next = words.end.max(w + 1);
                if let Some(f) = tidy(cx, words, kind, known) {
                    out.push(f);
                }
                w = next;
            } else {
                w += 1;
            }
        }
    }
    missed::add(cx, &mut out);
    out
}

/// Titles that begin no body's and no place's name.
fn borne(title: &str) -> bool {
    Class::TitleCapital.has(title) && !Class::TitleAlsoName.has(title)
}

/// The end of a name that the engine left out after a title: "General Kettle".
fn titled(cx: &Context<'_>, w: usize, end: usize) -> Option<usize> {
    let a = cx.analysis;
    if !cx.form_is(w, Class::TitleCapital) {
        return None;
    }
    let part = |&k: &usize| {
        a.words()[k].name.is_none()
            && a.words()[k].upos == Upos::Propn
            && a.form(k).starts_with(char::is_uppercase)
            && !cx.form_is(k, Class::TitleCapital)
    };
    let last = (w + 1..end.min(w + 4)).take_while(part).last()?;
    // "King Street", "Justice Department" are no people.
    let thing = [
        "Street",
        "Road",
        "Department",
        "Ministry",
        "House",
        "Hospital",
        "University",
        "Assembly",
        "Court",
        "Office",
        "Palace",
        "Square",
    ];
    (!thing.contains(&a.form(last))).then_some(last + 1)
}

/// The longest run of words from here that the table knows.
fn longest<'a>(cx: &Context<'a>, at: usize, end: usize) -> Option<(usize, Vec<&'a Actor>)> {
    let a = cx.analysis;
    let start = a.words()[at].span.start;
    let first = a.form(at).chars().next()?;
    if !(first.is_uppercase() || a.form(at).starts_with("al-") || a.form(at).starts_with("al")) {
        return None;
    }
    for last in (at + 1..=(at + LONGEST).min(end)).rev() {
        if !a.form(last - 1).chars().any(char::is_alphanumeric) {
            continue;
        }
        let span = Span::new(start, a.words()[last - 1].span.end);
        // Words apart by more than a space are not one name.
        if span.len() > 60 || cx.slice(span).contains('\n') {
            continue;
        }
        let known = cx.kit.actors.named(cx.slice(span));
        if !known.is_empty() {
            return Some((last, known));
        }
    }
    None
}

/// Whether a name that the engine did not see may be taken from the table: states, acronyms, and names of several words.
fn plain(cx: &Context<'_>, words: &std::ops::Range<usize>, known: &[&Actor]) -> bool {
    let form = cx.slice(cx.analysis.words()[words.start].span.to(cx.analysis.words()[words.end - 1].span));
    known.iter().any(|k| k.kind == EntityKind::State)
        || (words.len() > 1 && form.chars().filter(|c| c.is_uppercase()).count() > 1)
        || (form.len() > 2 && form.chars().all(|c| c.is_uppercase() || c == '-'))
}

/// Whether a word is a degree behind a person's name and its comma.
fn degree(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let short = |w: usize| {
        let form = a.form(w);
        let letters = form.chars().filter(|c| c.is_alphabetic()).count();
        let stopped = form.matches('.').count() > 1 && letters < 5;
        stopped && form.chars().all(|c| c.is_alphabetic() || c == '.') || matches!(form, "PhD" | "MD" | "Esq." | "Esq")
    };
    let mut at = w;
    for _ in 0..6 {
        let Some(b) = at.checked_sub(2).filter(|&b| short(at) && a.form(b + 1) == ",") else { return false };
        if a.words()[b].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Per && !short(b)) {
            return true;
        }
        at = b;
    }
    false
}

/// Adjectives that are part of the name of a place.
fn place_adjective(form: &str) -> bool {
    Class::PartOfRegion.has(form)
}

/// Titles, articles and stray marks cut from a name.
fn tidy<'a>(
    cx: &Context<'a>,
    mut words: std::ops::Range<usize>,
    kind: Option<NameKind>,
    known: Vec<&'a Actor>,
) -> Option<Found<'a>> {
    let a = cx.analysis;
    let mut female = None;
    // "Secretary of State" alone is a role, whatever the engine took it for.
    if kind == Some(NameKind::Per)
        && known.is_empty()
        && lexicon::noun(&a.lemma(words.start).to_lowercase()).is_some_and(|n| n.kind == EntityKind::Group)
        && (words.len() == 1 || a.form(words.start + 1) == "of")
    {
        return None;
    }
    // "Ana Rile, M.S., R.D.,": degrees are no names.
    if words.len() == 1 && known.iter().all(|k| k.kind == EntityKind::State) && degree(cx, words.start) {
        return None;
    }
    // Function words at either end are not the name's.
    while words.len() > 1
        && known.is_empty()
        && matches!(a.words()[words.start].upos, Upos::Adp | Upos::Sconj | Upos::Cconj)
    {
        words.start += 1;
    }
    while words.len() > 1
        && known.is_empty()
        && a.form(words.end - 1).starts_with(char::is_lowercase)
        && a.form(words.start).starts_with(char::is_uppercase)
    {
        words.end -= 1;
    }
    // "Great Hallow", "New Corra".
    if known.is_empty()
        && let Some(b) = words.start.checked_sub(1)
        && a.words()[b].sentence == a.words()[words.start].sentence
        && a.words()[b].head.is_some_and(|h| words.contains(&h))
        && place_adjective(a.form(b))
    {
        words.start = b;
    }
    // "Red Valley Militia", of which the engine has the first words.
    let next = words.end;
    if known.is_empty()
        && kind != Some(NameKind::Per)
        && a.words().get(next).is_some_and(|x| x.sentence == a.words()[words.start].sentence && x.upos == Upos::Propn)
        && cx.form_is(next, Class::ArmedBodyName)
        && a.words()[next].span.start == a.words()[next - 1].span.end + 1
    {
        words.end += 1;
    }
    // "Secretary of State X".
    if known.is_empty()
        && matches!(a.form(words.start), "State" | "Defence" | "Defense" | "Staff")
        && words.start > 0
        && a.form(words.start - 1) == "of"
    {
        words.start += 1;
        if words.is_empty() {
            return None;
        }
    }
    if words.len() > 1 && a.form(words.start) == "The" && known.iter().all(|k| k.kind != EntityKind::Outlet) {
        words.start += 1;
    }
    // "Senator X", all of which the engine took for a body.
    let mut kind = kind;
    if known.is_empty()
        && kind != Some(NameKind::Per)
        && (2..=4).contains(&words.len())
        && borne(a.form(words.start))
        && lexicon::body(cx.slice(a.words()[words.start].span.to(a.words()[words.end - 1].span))).is_none()
    {
        kind = Some(NameKind::Per);
    }
    if known.is_empty() {
        while words.len() > 1 {
            let form = a.form(words.start).trim_end_matches('.').to_lowercase();
            if kind == Some(NameKind::Per) || kind.is_none() {
                if let Some(g) = lexicon::title(&form) {
                    female = female.or(g);
                    words.start += 1;
                    continue;
                }
            }
            if matches!(form.as_str(), "the" | "pro" | "anti" | "ex") || !form.chars().any(char::is_alphanumeric) {
                words.start += 1;
                continue;
            }
            break;
        }
        while words.len() > 1 && matches!(a.form(words.end - 1), "'s" | "’s" | "'" | "’" | "," | "." | "-" | "(") {
            words.end -= 1;
        }
    }
    // "US Secretary", "Republican congressman": the engine ran a country or party and a role together.
    if known.is_empty()
        && words.len() > 1
        && (cx.kit.actors.state(a.form(words.start)).is_some() || cx.kit.actors.demonym(a.form(words.start)).is_some())
        && (kind == Some(NameKind::Per)
            || kind == Some(NameKind::Misc)
            || lexicon::noun(&a.lemma(words.end - 1).to_lowercase()).is_some_and(|n| n.kind == EntityKind::Group))
    {
        words.end = words.start + 1;
        let span = a.words()[words.start].span;
        let known = cx.kit.actors.named(cx.slice(span));
        return Some(Found { span, words, kind: Some(NameKind::Loc), known, female: None });
    }
    // A title stands before the name and outside it.
    if let Some(before) = words.start.checked_sub(1)
        && a.words()[before].sentence == a.words()[words.start].sentence
        && let Some(g) = lexicon::title(&a.form(before).trim_end_matches('.').to_lowercase())
    {
        female = female.or(g);
    }
    let mut span = a.words()[words.start].span.to(a.words()[words.end - 1].span);
    // "pro-Mira Tashev" in two words.
    let camp = ["pro-", "anti-", "Pro-", "Anti-"].iter().find(|p| cx.slice(span).starts_with(**p));
    if let Some(p) = camp {
        span = Span::new(span.start + p.len() as u32, span.end);
    }
    let form = cx.slice(span);
    if !form.chars().any(char::is_alphabetic) || span.len() > 120 {
        return None;
    }
    let known = if known.is_empty() { cx.kit.actors.named(form) } else { known };
    let kind = if known.is_empty() && kind != Some(NameKind::Per) && person(cx, &words, kind) {
        Some(NameKind::Per)
    } else {
        kind
    };
    Some(Found { span, words, kind, known, female })
}

/// Whether what stands straight before a name makes it a person's: a title that only people bear, or "the economist".
fn named_so(cx: &Context<'_>, first: usize) -> bool {
    let a = cx.analysis;
    let Some(before) = first.checked_sub(1).filter(|&b| a.words()[b].sentence == a.words()[first].sentence) else {
        return false;
    };
    let one = |w: usize| {
        let lemma = a.lemma(w).to_lowercase();
        let noun = lexicon::noun(&lemma);
        a.words()[w].upos == Upos::Noun
            && a.words()[w].xpos == Xpos::Nn
            && noun.map_or_else(|| lexicon::agentive(&lemma), |n| n.kind == EntityKind::Group)
            && !cx.is(w, Class::CrowdNoun)
    };
    let article = before > 0 && matches!(a.form(before - 1), "a" | "an" | "the" | "The" | "A" | "An");
    let past = a.form(before).strip_prefix("ex-").is_some_and(|n| lexicon::noun(n).is_some());
    past || cx.form_is(before, Class::TitleCapital) || one(before) && article
}

/// Whether a name that the engine took for something else is a person's: it begins with a given name and is no body's; one
/// taken for a place must also speak.
fn person(cx: &Context<'_>, words: &std::ops::Range<usize>, kind: Option<NameKind>) -> bool {
    let a = cx.analysis;
    let form = cx.slice(a.words()[words.start].span.to(a.words()[words.end - 1].span));
    if (1..=3).contains(&words.len()) && lexicon::body(form).is_none() && named_so(cx, words.start) {
        return true;
    }
    if !(2..=3).contains(&words.len()) || lexicon::given(a.form(words.start)).is_none() || lexicon::body(form).is_some()
    {
        return false;
    }
    let speaks = words
        .clone()
        .any(|w| a.words()[w].deprel.base() == "nsubj" && a.words()[w].head.is_some_and(|h| cx.is(h, Class::Says)));
    // A surname that the engine has never met is no place's common noun.
    let rare = words.len() == 2 && !a.words()[words.end - 1].known;
    kind != Some(NameKind::Loc) || speaks || rare
}
