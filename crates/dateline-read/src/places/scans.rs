//! Toponyms that the engine does not call names of places: counties, towns in capitals at the head of a report, states' abbreviations,
//! the seats of legislators, further mentions of what the text names elsewhere, and demonyms.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use dateline_lang::NameKind;
use regex::Regex;

use crate::gazetteer::{Kind, Row, normalise};
use crate::lexicon::Class;
use crate::places::detect::Found;
use crate::places::forms;
use crate::places::lists::STOPPED;

fn capital(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// "Butler County" wherever it stands, and "Clark, Butler and Preble counties".
pub(super) fn counties(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    for w in 1..a.words().len() {
        let form = a.form(w);
        if !found.cx.counts(a.words()[w].span.start) {
            continue;
        }
        if form.eq_ignore_ascii_case("counties") {
            let mut end = w;
            for _ in 0..16 {
                let mut start = end;
                while start > 0 && end - start < 3 && capital(a.form(start - 1)) && a.form(start - 1) != "&" {
                    start -= 1;
                }
                if start < end {
                    let rows = forms::county(found.gazetteer, found.words(&(start..end)));
                    if rows.is_empty() {
                        break;
                    }
                    found.add(start..end, rows, "places/county");
                }
                if start == 0 || !matches!(a.form(start - 1), "," | "and" | "&") {
                    break;
                }
                end = start - 1;
            }
            continue;
        }
        if !capital(form) || !(form.eq_ignore_ascii_case("county") || form.eq_ignore_ascii_case("parish")) {
            continue;
        }
        for start in w.saturating_sub(3)..w {
            if !(start..w).all(|k| capital(a.form(k)) || a.form(k) == "of" && k > start || a.form(k) == "-") {
                continue;
            }
            let mut rows = found.gazetteer.look_up(found.words(&(start..w + 1)));
            rows.retain(|r| matches!(r.kind, Kind::Admin1 | Kind::Admin2));
            if !rows.is_empty() {
                found.add(start..w + 1, rows, "places/county");
                break;
            }
        }
    }
}

/// "The town of Orlen", "the province of Brask": what a noun calls a settlement or a division, whatever the engine calls it.
pub(super) fn told(found: &mut Found<'_, '_>) {
    const NOUNS: &[&str] = &[
        "town",
        "city",
        "village",
        "hamlet",
        "suburb",
        "province",
        "region",
        "district",
        "governorate",
        "oblast",
        "island",
        "port",
    ];
    let a = found.cx.analysis;
    for of in 1..a.words().len().saturating_sub(1) {
        if a.form(of) != "of" || !NOUNS.contains(&a.lemma(of - 1)) || !found.cx.counts(a.words()[of].span.start) {
            continue;
        }
        let inside =
            |k: &usize| a.words()[*k].sentence == a.words()[of].sentence && (capital(a.form(*k)) || a.form(*k) == "-");
        let longest = (of + 1..a.words().len().min(of + 5)).take_while(inside).count();
        for len in (1..=longest).rev() {
            let words = of + 1..of + 1 + len;
            let rows = forms::exact(found.gazetteer, found.words(&words));
            if !rows.is_empty() && found.free(&words) {
                let rows = super::names::division(found, &words).unwrap_or(rows);
                found.add(words, rows, "places/told");
                break;
            }
        }
    }
}

/// "In Idlib", "near Orlen", where the engine saw no name: a town of so many people, by its own name.
pub(super) fn led(found: &mut Found<'_, '_>) {
    const PEOPLE: u32 = 20_000;
    let a = found.cx.analysis;
    for w in 1..a.words().len() {
        let form = a.form(w);
        let led = matches!(a.form(w - 1), "in" | "near" | "outside" | "In" | "Near" | "Outside");
        let next = a.words().get(w + 1).map_or("", |_| a.form(w + 1));
        let alone = !capital(next) && next != "-" && form.len() > 3 && form.chars().any(char::is_lowercase);
        let dated = crate::times::month(&form.to_lowercase()).is_some();
        if !led || !capital(form) || !alone || dated || a.words()[w].name.is_some() || !found.free(&(w..w + 1)) {
            continue;
        }
        let key = normalise(form);
        let rows = forms::exact(found.gazetteer, form);
        if found.cx.counts(a.words()[w].span.start)
            && rows.iter().any(|r| r.population >= PEOPLE && normalise(r.name) == key)
        {
            let rows = super::names::division(found, &(w..w + 1)).unwrap_or(rows);
            found.add(w..w + 1, rows, "places/told");
        }
    }
}

/// `CASTREL, May 4 (Meridian Wire) —`. Counted repetitions of Unicode classes would take longer to compile than a report takes to read.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[.!?\n]\s+|[0-9]\s+|\.)(\p{Lu}[\p{Lu} .'’-]+?)(?:,\s[\p{L}. ]+?)?(?:,\s\p{Lu}\p{L}+\.?\s[0-9]{1,2})?(?:,\s[0-9]{4})?\s*(?:\([^)]+\)\s*(?:—|–|--|-|\s)|—|–|--|-\s)").expect("a pattern")
});
/// How far into a text its head may stand.
const HEADS: u32 = 800;

/// Towns in capitals at the head of a report.
pub(super) fn heads(found: &mut Found<'_, '_>) {
    let cx = found.cx;
    let head = cx.text.slice(dateline_model::Span::new(0, cx.text.len().min(HEADS)));
    for c in HEAD.captures_iter(head) {
        let Some(town) = c.get(1) else { continue };
        let span = cx.text.span_of(town.range());
        let words = cx.analysis.words_in(span);
        let rows = forms::exact(found.gazetteer, town.as_str());
        if cx.counts(span.start) && !rows.is_empty() && !words.is_empty() && found.span(&words) == span {
            found.add(words, rows, "places/dateline");
        }
    }
}

/// "Ill." after "Springfield,", and a state's abbreviation that ends in a stop before a common word ("Neb. jail").
pub(super) fn abbreviations(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    for w in 1..a.words().len() {
        let form = a.form(w);
        let initials = form.ends_with('.') && form.matches('.').count() > 1;
        let short = initials || STOPPED.contains(&form) || form.len() == 2 && form.chars().all(char::is_uppercase);
        if !short || !capital(form) || !found.free(&(w..w + 1)) || !found.cx.counts(a.words()[w].span.start) {
            continue;
        }
        let after_town = a.form(w - 1) == "," && w > 1 && !found.free(&(w - 2..w - 1));
        // "Valerie Berk, M.S., R.D.": what somebody has studied.
        if !after_town && degree(found, w) {
            continue;
        }
        let alone = form.ends_with('.')
            && !matches!(form, "Miss." | "Del." | "Mass." | "La." | "Wash." | "Man.")
            && a.words().get(w + 1).is_some_and(|_| !capital(a.form(w + 1)));
        if !after_town && !alone {
            continue;
        }
        let rows = found.gazetteer.look_up(form);
        if rows.first().is_some_and(|r| r.kind == Kind::Admin1) {
            found.add(w..w + 1, rows, "places/abbreviation");
        }
    }
}

/// Whether initials stand behind a person's name and a comma, or beside further ones that do.
fn degree(found: &Found<'_, '_>, w: usize) -> bool {
    let a = found.cx.analysis;
    let mut before = w;
    while before > 1 && a.form(before - 1) == "," {
        before -= 2;
        let form = a.form(before);
        if a.words()[before]
            .name
            .is_some_and(|n| a.names()[n].kind == NameKind::Per && a.names()[n].words.start < before)
        {
            return true;
        }
        if !(form.ends_with('.') && form.matches('.').count() > 1) {
            return false;
        }
    }
    false
}

/// "Columbus" in "Ray Miller, D-Columbus".
pub(super) fn parties(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    for w in 1..a.words().len().saturating_sub(2) {
        if !matches!(a.form(w), "D" | "R" | "I" | "DFL") || a.form(w + 1) != "-" || !matches!(a.form(w - 1), "," | "(")
        {
            continue;
        }
        let first = w + 2;
        let longest = (first..a.words().len().min(first + 3)).take_while(|&k| capital(a.form(k))).count();
        for len in (1..=longest).rev() {
            let words = first..first + len;
            let mut rows = forms::exact(found.gazetteer, found.words(&words));
            if rows.is_empty() {
                rows = forms::county(found.gazetteer, found.words(&words));
            }
            rows.retain(|r| r.country == "USA");
            if !rows.is_empty() {
                found.add(words, rows, "places/party");
                break;
            }
        }
    }
}

/// Where somebody is from: "Mira Tashev of Springfield", "Mira Tashev, 30, of Springfield". Not "of" inside the person's own name, nor where
/// the name goes on ("of Springfield Mills").
pub(super) fn residents(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    let form = |w: usize| a.words().get(w).map_or("", |_| a.form(w));
    let person = |w: usize| a.words()[w].name.filter(|&n| a.names()[n].kind == NameKind::Per);
    let number = |w: usize| form(w).bytes().all(|b| b.is_ascii_digit());
    for of in 1..a.words().len().saturating_sub(1) {
        if !matches!(form(of), "of" | "from") || !found.cx.counts(a.words()[of].span.start) {
            continue;
        }
        let aged = of > 3 && form(of - 1) == "," && number(of - 2) && form(of - 3) == ",";
        let who = if aged { of - 4 } else { of - 1 };
        let Some(who) = person(who).filter(|_| aged || form(of) == "of") else { continue };
        let longest = (of + 1..a.words().len().min(of + 4))
            .take_while(|&w| capital(form(w)) && a.words()[w].sentence == a.words()[of].sentence)
            .count();
        let words = of + 1..of + 1 + longest;
        if longest == 0
            || !found.free(&words)
            || a.words()[of + 1].name == Some(who)
            || matches!(form(words.end), "-" | "&")
        {
            continue;
        }
        let rows = forms::any(found.gazetteer, found.words(&words));
        if !rows.is_empty() {
            found.add(words, rows, "places/resident");
        }
    }
}

/// Further mentions of what the text names as a place: "Alexandria" in "Alexandria Blizzard", "Mansfield" in a headline.
pub(super) fn echoes(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    let mut known: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut firsts: BTreeSet<String> = BTreeSet::new();
    for t in found.all.iter().filter(|t| !t.site && !t.rows.is_empty() && t.rule != "places/in-name") {
        let key = normalise(found.cx.slice(t.span));
        firsts.insert(key.split(' ').next().unwrap_or_default().to_owned());
        known.entry(key).or_insert_with(|| t.rows.clone());
    }
    let surnames: BTreeSet<String> = a
        .names()
        .iter()
        .filter(|n| n.kind == NameKind::Per && n.words.len() > 1)
        .map(|n| normalise(a.form(n.words.end - 1)))
        .collect();
    let mut w = 0;
    while w < a.words().len() {
        let at = w;
        w += 1;
        let form = a.form(at);
        if !capital(form) || !firsts.contains(&normalise(form)) || !found.cx.counts(a.words()[at].span.start) {
            continue;
        }
        let longest =
            (at..a.words().len().min(at + 4)).take_while(|&k| a.words()[k].sentence == a.words()[at].sentence).count();
        for len in (1..=longest).rev() {
            let words = at..at + len;
            if !found.free(&words) {
                continue;
            }
            let Some(rows) = known.get(&normalise(found.words(&words))) else { continue };
            let next = a.words().get(words.end).map_or(String::new(), |_| a.form(words.end).to_lowercase());
            if person(found, &words, &surnames) || Class::Street.has(next.as_str()) {
                break;
            }
            let rows = rows.clone();
            found.add(words, rows, "places/echo");
            w = at + len;
            break;
        }
    }
}

/// Whether these words are a person here, or a part of one.
fn person(found: &Found<'_, '_>, words: &Range<usize>, surnames: &BTreeSet<String>) -> bool {
    let a = found.cx.analysis;
    let Some(name) =
        words.clone().filter_map(|w| a.words()[w].name).map(|n| &a.names()[n]).find(|n| n.kind == NameKind::Per)
    else {
        return false;
    };
    let next = a.words().get(words.end).map_or(String::new(), |_| a.form(words.end).to_lowercase());
    if name.words.start == words.start && Class::LocalOfficial.has(next.as_str()) {
        return false;
    }
    name.words != *words || surnames.contains(&normalise(a.form(words.end - 1)))
}

/// "Venezuelan", "Sri Lankan", "Russians".
pub(super) fn demonyms(found: &mut Found<'_, '_>) {
    let a = found.cx.analysis;
    let mut w = 0;
    while w < a.words().len() {
        let at = w;
        w += 1;
        if !capital(a.form(at))
            || matches!(a.form(at), "The" | "A" | "An")
            || !found.cx.counts(a.words()[at].span.start)
        {
            continue;
        }
        for len in [2, 1] {
            let words = at..at + len;
            if words.end > a.words().len() || !found.free(&words) || matches!(a.form(at), "English" | "US" | "U.S.") {
                continue;
            }
            let body = a.words()[at]
                .name
                .map(|n| &a.names()[n])
                .is_some_and(|n| n.kind != NameKind::Misc && n.words.len() > len);
            if body {
                continue;
            }
            let Some(state) = found.cx.kit.actors.demonym(found.words(&words)) else { continue };
            let Some(row) = found.gazetteer.look_up(&state.name).into_iter().next() else { break };
            found.add_demonym(words, vec![row]);
            w = at + len;
            break;
        }
    }
}
