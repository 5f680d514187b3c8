//! The engine's names: places as they stand, sites in them, and the toponyms inside names of bodies ("Oxford Police", "University of
//! Nebraska"). A name of a person is left alone unless an office follows the town in it.

use std::ops::Range;

use dateline_lang::NameKind;

use crate::gazetteer::{Kind, Row};
use crate::lexicon::Class;
use crate::places::detect::{BASE, Found, large};
use crate::places::forms;

/// Longest toponym inside a name.
const LONGEST: usize = 4;
/// A town inside the name of a body has at least as many people, unless the text names it elsewhere.
const KNOWN: u32 = 1000;
/// Behind "in" or "near" a name is a place of so many people and no person.
const PLACED: u32 = 20_000;
/// A base called after a town of so many people is told by the town.
const BIG: u32 = 200_000;

/// Names of places.
pub(super) fn places(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    for name in a.names().iter().filter(|n| n.kind == NameKind::Loc) {
        if !found.cx.counts(name.span.start) {
            continue;
        }
        let mut words = name.words.clone();
        if a.form(words.start).eq_ignore_ascii_case("the") && words.len() > 1 {
            words.start += 1;
        }
        if found.free(&words) {
            place(found, words);
        } else {
            // A county or a town in capitals took a part; the whole may still be a site.
            site(found, words);
        }
    }
}

fn last(found: &Found<'_, '_>, words: &Range<usize>) -> String {
    found.cx.analysis.form(words.end - 1).to_lowercase()
}

fn is_site(found: &Found<'_, '_>, words: &Range<usize>) -> bool {
    words.len() > 1 && {
        let last = last(found, words);
        Class::Site.has(last.as_str())
            || Class::Street.has(last.as_str())
            || matches!(found.cx.analysis.form(words.start), "Plaza" | "Camp" | "Palace")
    }
}

fn site(found: &mut Found<'_, '_>, words: Range<usize>) {
    if is_site(found, &words) {
        found.add_site(words, "places/site");
    }
}

fn place(found: &mut Found<'_, '_>, words: Range<usize>) {
    let a = found.cx.analysis;
    let name = found.words(&words).to_owned();
    let rows = forms::exact(found.gazetteer, &name);
    let after = a.words().get(words.end).map_or("", |_| a.form(words.end));
    if after == "&" {
        return;
    }
    if let Some(end) = base(found, words.end).filter(|_| rows.iter().all(|r| r.population < BIG)) {
        found.add_site(words.start..end, BASE);
        return;
    }
    if is_site(found, &words) && rows.iter().all(|r| r.population < 5000) {
        inside(found, &words, true);
        found.add_site(words, "places/site");
        return;
    }
    airfield(found, &words);
    if !rows.is_empty() {
        let rows = division(found, &words).unwrap_or(rows);
        found.add(words, rows, "places/name");
        return;
    }
    let nature = Class::Landscape.has(last(found, &words).as_str());
    if !nature && (split(found, &words) || inside(found, &words, true)) {
        return;
    }
    let rows = if nature { Vec::new() } else { forms::any(found.gazetteer, &name) };
    found.add(words, rows, "places/name");
}

/// The divisions of a name, where the word beside it says that one is meant: "Donetsk region", "the province of Idlib".
pub(super) fn division(found: &Found<'_, '_>, words: &Range<usize>) -> Option<Vec<Row>> {
    let a = found.cx.analysis;
    let form = |w: usize| a.words().get(w).map_or("", |_| a.form(w));
    let name = found.words(words);
    let before = (words.start > 1 && form(words.start - 1) == "of").then(|| form(words.start - 2));
    [Some(form(words.end)), before].into_iter().flatten().find_map(|noun| forms::divisions(found.gazetteer, name, noun))
}

/// The end of a base's noun after a name: "La Rosa [military base]".
fn base(found: &Found<'_, '_>, at: usize) -> Option<usize> {
    let a = found.cx.analysis;
    let form = |w: usize| a.words().get(w).map_or("", |_| a.form(w));
    let noun = |w: usize| Class::BaseWord.has(form(w));
    let lead = usize::from(Class::MilitaryModifier.has(form(at)));
    noun(at + lead).then_some(at + lead + 1)
}

/// "Kabul airport", "Kabul's international airport": the airfield beside the town that it is called after.
fn airfield(found: &mut Found<'_, '_>, words: &Range<usize>) {
    let a = found.cx.analysis;
    let form = |w: usize| a.words().get(w).map_or("", |_| a.form(w));
    let mut end = words.end;
    while end < words.end + 3
        && matches!(form(end), "'s" | "’s" | "international" | "main" | "civil" | "military" | "regional" | "municipal")
    {
        end += 1;
    }
    end += usize::from(form(end) == "air" && matches!(form(end + 1), "base" | "field"));
    if Class::AirfieldNoun.has(form(end))
        || form(end.saturating_sub(1)) == "air" && matches!(form(end), "base" | "field")
    {
        found.add_site(words.start..end + 1, "places/airfield");
    }
}

/// "Morecambe and Lancaster", "Dallas/Fort Worth", "Washington-Moscow": two names that the engine took for one.
fn split(found: &mut Found<'_, '_>, words: &Range<usize>) -> bool {
    let a = found.cx.analysis;
    let Some(at) =
        (words.start + 1..words.end.saturating_sub(1)).find(|&w| matches!(a.form(w), "and" | "/" | "-" | "–"))
    else {
        return false;
    };
    let (left, right) = (words.start..at, at + 1..words.end);
    let both = [&left, &right].map(|r| forms::exact(found.gazetteer, found.words(r)));
    let [l, r] = both;
    if l.is_empty() && r.is_empty() || l.is_empty() != r.is_empty() && a.form(at) != "and" {
        return false;
    }
    let one = found.add(left, l, "places/name");
    found.add(right, r, "places/name") || one
}

/// Names of bodies, works and persons.
pub(super) fn others(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    for name in a.names().iter().filter(|n| n.kind != NameKind::Loc) {
        if !found.cx.counts(name.span.start) {
            continue;
        }
        let mut words = name.words.clone();
        if a.form(words.start).eq_ignore_ascii_case("the") && words.len() > 1 {
            words.start += 1;
        }
        airfield(found, &words);
        if !found.free(&words) {
            site(found, words);
            continue;
        }
        let rows = forms::exact(found.gazetteer, found.words(&words));
        let before = if words.start > 0 { a.lemma(words.start - 1) } else { "" };
        let next = a.words().get(words.end).map_or(String::new(), |_| a.form(words.end).to_lowercase());
        let located = matches!(before, "in" | "near" | "outside");
        let people = rows.iter().map(|r| r.population).max().unwrap_or(0);
        match name.kind {
            NameKind::Per if located && people >= PLACED => {
                found.add(words, rows, "places/name");
            }
            NameKind::Per if located || Class::LocalOfficial.has(next.as_str()) && people >= KNOWN => {
                if !rows.is_empty() {
                    found.add(words, rows, "places/in-name");
                }
            }
            NameKind::Per | NameKind::Loc => {}
            NameKind::Org | NameKind::Misc => {
                let whole = rows.first().is_some_and(|r| r.kind == Kind::Country)
                    || located && !rows.is_empty()
                    || people >= KNOWN
                        && (Class::LocalOfficial.has(next.as_str()) || before == "from" || before == "at");
                if whole {
                    found.add(words, rows, "places/name");
                    continue;
                }
                inside(found, &words, false);
                if name.kind == NameKind::Org {
                    site(found, words);
                }
            }
        }
    }
}

/// The toponym at the head of a longer name, or behind its last "of".
fn inside(found: &mut Found<'_, '_>, words: &Range<usize>, place: bool) -> bool {
    let a = found.cx.analysis;
    let lower = |w: usize| a.form(w).to_lowercase();
    if Class::Street.has(last(found, words).as_str()) {
        return false;
    }
    for len in (1..words.len().min(LONGEST + 1)).rev() {
        let head = words.start..words.start + len;
        let rows = forms::exact(found.gazetteer, found.words(&head));
        if rows.is_empty() {
            continue;
        }
        let next = lower(head.end);
        if Class::Landscape.has(next.as_str())
            || Class::Street.has(next.as_str())
            || matches!(next.as_str(), "&" | "," | "'s")
        {
            break;
        }
        let rest = |list: Class| (head.end..words.end).any(|w| list.has(&lower(w)));
        let people = rows.iter().map(|r| r.population).max().unwrap_or(0);
        let named = || found.all.iter().any(|t| !t.site && t.rows == rows);
        let body =
            people >= KNOWN && (rest(Class::CivicOffice) || (rest(Class::CivicNoun) || rest(Class::Site)) && named());
        if large(&rows) || body || place && people >= KNOWN && (!rest(Class::Site) || named()) {
            return found.add(head, rows, "places/in-name");
        }
        break;
    }
    let Some(of) =
        (words.start + 1..words.end.saturating_sub(1)).rev().find(|&w| matches!(a.form(w), "of" | "in" | "at"))
    else {
        return false;
    };
    let mut tail = of + 1..words.end;
    if a.form(tail.start).eq_ignore_ascii_case("the") && tail.len() > 1 {
        tail.start += 1;
    }
    while !tail.is_empty() {
        let rows = forms::any(found.gazetteer, found.words(&tail));
        let people = rows.iter().map(|r| r.population).max().unwrap_or(0);
        if people >= KNOWN {
            return found.add(tail, rows, "places/in-name");
        }
        tail.end -= 1;
    }
    false
}
