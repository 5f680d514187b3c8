//! A user's own actors: a TSV with a header, or a dictionary of the PETRARCH family.
//!
//! The TSV's columns, in any order: `name`, `aliases`, `kind`, `country`, `sectors`, `code`, `from`, `to`, `source`. Only `name` is
//! needed; lists are parted by `|`. A dictionary has a name line, `+SYNONYM` lines and codes in brackets, dated or not:
//! `[CODE]`, `[CODE <YYMMDD]`, `[CODE >YYMMDD]`, `[CODE YYMMDD-YYMMDD]`; the first code whose dates hold counts.

use dateline_model::EntityKind;

use super::knowledge::{Actor, Table, Term, list};

/// Where an actor of a dictionary comes from.
pub(super) const DICTIONARY: &str = "your own dictionary";

/// Reads either format. Lines that cannot be read are left out and told, with their numbers.
pub(crate) fn read(text: &str) -> (Table, Vec<String>) {
    let tsv = text
        .lines()
        .find(|l| !l.trim().is_empty() && !l.starts_with('#'))
        .is_some_and(|l| l.contains('\t') && l.contains("name"));
    if tsv { read_tsv(text) } else { read_petrarch(text) }
}

fn read_tsv(text: &str) -> (Table, Vec<String>) {
    let (mut table, mut problems) = (Table::default(), Vec::new());
    let mut header: Option<Vec<&str>> = None;
    for (n, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let Some(columns) = &header else {
            header = Some(line.split('\t').map(str::trim).collect());
            continue;
        };
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let cell =
            |name: &str| columns.iter().position(|c| *c == name).and_then(|i| cells.get(i)).copied().unwrap_or("");
        if cell("name").is_empty() {
            problems.push(format!("line {}: no name", n + 1));
            continue;
        }
        let (code, mut country, mut sectors) =
            (cell("code"), cell("country").to_owned(), split_sectors(cell("sectors")));
        if let Some((c, s)) = split_code(code) {
            if country.is_empty() {
                country = c;
            }
            if sectors.is_empty() {
                sectors = s;
            }
        }
        for bound in [cell("from"), cell("to")] {
            if !bound.is_empty() && !is_date(bound) {
                problems.push(format!("line {}: {bound:?} is no date", n + 1));
            }
        }
        let date = |s: &str| if is_date(s) { s.to_owned() } else { String::new() };
        let country = (!country.is_empty()).then_some(country);
        let term = Term {
            country: country.clone(),
            role: String::new(),
            sectors,
            from: date(cell("from")),
            to: date(cell("to")),
        };
        let actor = Actor {
            name: cell("name").to_owned(),
            kind: kind(cell("kind")),
            country,
            female: None,
            terms: vec![term],
            partial: false,
            source: "your own table",
        };
        table.add(actor, list(cell("aliases")));
    }
    (table, problems)
}

fn read_petrarch(text: &str) -> (Table, Vec<String>) {
    let (mut table, mut problems) = (Table::default(), Vec::new());
    let mut names: Vec<String> = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    let mut flush = |names: &mut Vec<String>, terms: &mut Vec<Term>| {
        if let Some((name, aliases)) = names.split_first()
            && !terms.is_empty()
        {
            let country = terms.iter().find_map(|t| t.country.clone());
            let person = terms.iter().any(|t| !t.from.is_empty() || !t.to.is_empty());
            let bare = terms.iter().all(|t| t.sectors.is_empty());
            let kind = match (person, bare) {
                (true, _) => EntityKind::Person,
                (_, true) => EntityKind::State,
                _ => EntityKind::Organisation,
            };
            let actor = Actor {
                name: name.clone(),
                kind,
                country,
                female: None,
                terms: std::mem::take(terms),
                partial: false,
                source: DICTIONARY,
            };
            table.add(actor, aliases.iter().map(String::as_str));
        }
        names.clear();
        terms.clear();
    };
    for (n, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or("");
        if line.trim().is_empty() {
            continue;
        }
        let (words, codes) = line.find('[').map_or((line, ""), |at| line.split_at(at));
        let words = words.trim();
        if !words.is_empty() {
            let synonym = words.strip_prefix('+').or_else(|| words.strip_prefix('&'));
            if synonym.is_none()
                && (!terms.is_empty() || line.starts_with(|c: char| !c.is_whitespace() && c != '+'))
                && !terms.is_empty()
            {
                flush(&mut names, &mut terms);
            }
            names.push(spell(synonym.unwrap_or(words)));
        }
        for code in codes.split('[').skip(1) {
            let Some((inside, _)) = code.split_once(']') else {
                problems.push(format!("line {}: a bracket stays open", n + 1));
                continue;
            };
            match term(inside) {
                Some(t) => terms.push(t),
                None => problems.push(format!("line {}: cannot read [{inside}]", n + 1)),
            }
        }
    }
    flush(&mut names, &mut terms);
    (table, problems)
}

/// `AFGHAN_NATIONAL_ARMY_` as it would be printed.
fn spell(name: &str) -> String {
    let words = name.trim().trim_matches('_').replace('_', " ");
    let short = words.len() <= 5 && !words.contains(' ');
    if short || words.chars().any(char::is_lowercase) {
        return words;
    }
    words
        .split(' ')
        .map(|w| {
            let mut c = w.chars();
            c.next().map_or(String::new(), |f| f.to_uppercase().chain(c.flat_map(char::to_lowercase)).collect())
        })
        .collect::<Vec<String>>()
        .join(" ")
}

fn term(inside: &str) -> Option<Term> {
    let mut parts = inside.split_whitespace();
    let code = parts.next()?;
    let (country, sectors) = split_code(code)?;
    let mut term = Term { country: (!country.is_empty()).then_some(country), sectors, ..Term::default() };
    if let Some(dates) = parts.next() {
        if let Some(d) = dates.strip_prefix('<') {
            term.to = before(&day(d)?);
        } else if let Some(d) = dates.strip_prefix('>') {
            term.from = day(d)?;
        } else {
            let (a, b) = dates.split_once('-')?;
            (term.from, term.to) = (day(a)?, before(&day(b)?));
        }
    }
    Some(term)
}

/// The last day before a bound that is itself left out; the bound where it is no day of the calendar.
fn before(day: &str) -> String {
    day.parse::<jiff::civil::Date>()
        .and_then(jiff::civil::Date::yesterday)
        .map_or_else(|_| day.to_owned(), |d| d.to_string())
}

/// `990202` or `19990202`; a year of two digits above 30 lies in the last century.
fn day(s: &str) -> Option<String> {
    if !s.is_ascii() || !s.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = match s.len() {
        8 => (s[..4].to_owned(), &s[4..]),
        6 => (format!("{}{}", if &s[..2] > "30" { "19" } else { "20" }, &s[..2]), &s[2..]),
        _ => return None,
    };
    Some(format!("{year}-{}-{}", &rest[..2], &rest[2..]))
}

fn split_code(code: &str) -> Option<(String, Vec<String>)> {
    if code.is_empty() || !code.is_ascii() || !code.len().is_multiple_of(3) {
        return None;
    }
    let country = match &code[..3] {
        "---" => String::new(),
        c if SECTORS.contains(&c) => return Some((String::new(), split_sectors(code))),
        c => c.to_owned(),
    };
    Some((country, split_sectors(&code[3..])))
}

fn split_sectors(s: &str) -> Vec<String> {
    if s.contains([' ', '|', ',']) {
        return s.split([' ', '|', ',']).filter(|x| !x.is_empty()).map(str::to_owned).collect();
    }
    s.as_bytes()
        .chunks(3)
        .filter_map(|c| std::str::from_utf8(c).ok())
        .filter(|c| c.len() == 3)
        .map(str::to_owned)
        .collect()
}

fn is_date(s: &str) -> bool {
    let parts: Vec<&str> = s.split('-').collect();
    matches!(parts.len(), 1..=3)
        && parts
            .iter()
            .enumerate()
            .all(|(i, p)| p.len() == if i == 0 { 4 } else { 2 } && p.chars().all(|c| c.is_ascii_digit()))
}

fn kind(s: &str) -> EntityKind {
    match s {
        "person" => EntityKind::Person,
        "group" => EntityKind::Group,
        "state" => EntityKind::State,
        "armed_force" => EntityKind::ArmedForce,
        "outlet" => EntityKind::Outlet,
        "place" => EntityKind::Place,
        "other" => EntityKind::Other,
        _ => EntityKind::Organisation,
    }
}

/// PLOVER's sector codes, with those of its forerunner that dictionaries still use.
const SECTORS: &[&str] = &[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "INS", "SEP", "HLH",
];
