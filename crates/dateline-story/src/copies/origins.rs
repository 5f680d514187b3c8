//! Where a report says that it has its text from: an agency in the dateline, the byline, a line of credit, or in so many words.
//!
//! `CASTREL, May 5 (Meridian Wire) —` has its text from the Meridian Wire, whoever prints it; `the agency Meridian Wire reported` near the head of
//! a report tells it too. A name in brackets within a sentence (`the Popular Front (PF) said`) is no origin, nor is an agency that a report
//! only quotes further down, nor one that took a picture (`Photo: Meridian Wire`).

use std::sync::LazyLock;

use dateline_model::{EntityKind, MentionKind, Record};
use regex::Regex;

/// Whose text a report is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The agency or outlet: its usual name where the list of agencies has it, else as printed.
    pub name: String,
    /// How it is known.
    pub basis: OriginBasis,
}

/// How an origin is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OriginBasis {
    /// `CASTREL, May 5 (Meridian Wire) —`.
    Dateline,
    /// `By AP staff`, `By Lena Marr, Meridian Wire`.
    Byline,
    /// A line of its own: `Source: AFP`, `© Reuters`, `With material from dpa`.
    Credit,
    /// `…, the agency Meridian Wire reported`, near the head.
    Text,
    /// No agency is named: the report is its outlet's own.
    Outlet,
}

/// Agencies by the forms in which papers name them.
const AGENCIES: &[(&str, &[&str])] = &[
    ("Agence France-Presse", &["AFP", "Agence France-Presse", "Agence France Presse"]),
    ("Anadolu", &["AA", "Anadolu", "Anadolu Agency"]),
    ("ANSA", &["ANSA"]),
    ("Associated Press", &["AP", "Associated Press", "The Associated Press"]),
    ("Bloomberg", &["Bloomberg", "Bloomberg News"]),
    ("dpa", &["dpa", "DPA", "Deutsche Presse-Agentur"]),
    ("EFE", &["EFE", "Efe"]),
    ("Interfax", &["Interfax"]),
    ("IRNA", &["IRNA"]),
    ("Kyodo News", &["Kyodo", "Kyodo News"]),
    ("PA Media", &["PA", "PA Media", "Press Association"]),
    ("Press Trust of India", &["PTI", "Press Trust of India"]),
    ("Reuters", &["Reuters", "Thomson Reuters"]),
    ("RIA Novosti", &["RIA", "RIA Novosti"]),
    ("TASS", &["TASS", "Tass", "Itar-Tass"]),
    ("United Press International", &["UPI", "United Press International"]),
    ("Xinhua", &["Xinhua", "Xinhua News Agency"]),
    ("Yonhap", &["Yonhap", "Yonhap News Agency"]),
];

/// Code points of the head of a text, in which a dateline, a byline or an attribution of the whole stands.
const HEAD: usize = 900;
/// Lines at the end in which a credit stands.
const FOOT: usize = 4;

/// A place in capitals, then brackets, then a dash: the dateline's form.
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^\W{0,3}\p{Lu}[\p{Lu}\p{M} .,'’/-]{2,60}(?:,? [^()\n]{0,30})?\(([\p{Lu}a-z][\p{L}\p{M} .&'’-]{1,40})\)\s{0,2}(?:[-–—:]|\p{Lu})",
    )
});
/// A dateline without a place: the text opens with the agency's brackets.
static OPENING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^\(([\p{Lu}a-z][\p{L}\p{M} .&'’-]{1,40})\)\s{0,2}[-–—]"));
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^(?:By|BY|by) (?:[^\n,|]{2,60}(?:, | \| |, for | for | of )(?:the )?)?(\p{L}[\p{L}\p{M} .&'’-]{1,40}?)(?: staff(?: writers?| reporters?)?| correspondents?)?\s*$",
    )
});
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?mi)^\W{0,3}(?:source|sources|from|via|by way of|with (?:material|reports?|files|reporting|contributions) (?:from|by)|this (?:story|report|article) (?:is|was) (?:provided|supplied|written|first published) by|copyright(?: \d{4})?(?: by)?|©|\(c\))[ :]*(?:\d{4} )?(?:the )?(\p{L}[\p{L}\p{M} &'’-]{1,40}?)\s*(?:[.,/;]|$)",
    )
});
static AGENCY_SAID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:the )?(?:news|press|state) agency|the agency|the wire service) (\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*){0,3})(?:,? (?:said|says|reported|reports|quoted|wrote|has reported))",
    )
});

fn pattern(of: &str) -> Regex {
    Regex::new(of).expect("a pattern that compiles")
}

/// Whose text a report is, as it says itself; none where neither an agency nor the outlet is named.
pub fn origin(record: &Record) -> Option<Origin> {
    let doc = &record.document;
    let end = doc.text.char_indices().nth(HEAD).map_or(doc.text.len(), |(at, _)| at);
    let head = &doc.text[..end];
    let found = |name: &str, basis: OriginBasis| Some(Origin { name: agency(name).unwrap_or(name).to_owned(), basis });
    if let Some(c) = DATELINE.captures(head).or_else(|| OPENING.captures(head)) {
        return found(c[1].trim(), OriginBasis::Dateline);
    }
    // A byline or a credit may name a person or the outlet: what it names has to be an agency, or read as an outlet other than this one.
    let known = |name: &str| agency(name).is_some() || is_other_outlet(record, name);
    if let Some(name) = doc.author.as_deref().and_then(in_author).filter(|n| known(n)) {
        return found(name, OriginBasis::Byline);
    }
    if let Some(c) = BYLINE.captures_iter(head).find(|c| known(c[1].trim())) {
        return found(c[1].trim(), OriginBasis::Byline);
    }
    for line in doc.text.trim_end().lines().rev().filter(|l| !l.trim().is_empty()).take(FOOT) {
        if let Some(c) = CREDIT.captures(line).filter(|c| known(c[1].trim())) {
            return found(c[1].trim(), OriginBasis::Credit);
        }
    }
    if let Some(name) = AGENCY_SAID.captures(head).map(|c| c[1].trim().to_owned()).or_else(|| said_by_agency(head)) {
        if doc.outlet.as_deref() != Some(name.as_str()) {
            return found(&name, OriginBasis::Text);
        }
    }
    doc.outlet
        .clone()
        .map(|name| Origin { name: agency(&name).map_or(name.clone(), str::to_owned), basis: OriginBasis::Outlet })
}

/// The usual name of an agency that is called so.
fn agency(form: &str) -> Option<&'static str> {
    AGENCIES.iter().find(|(_, forms)| forms.contains(&form)).map(|(name, _)| *name)
}

/// The agency of an author's line: all of it, or what stands behind the last comma, `for` or `of`.
fn in_author(author: &str) -> Option<&str> {
    let last = [", ", " for ", " of ", " | ", "/"].iter().filter_map(|m| author.rfind(m).map(|at| at + m.len())).max();
    let name = author.get(last.unwrap_or(0)..)?.trim();
    let name = name.strip_prefix("By ").unwrap_or(name).trim_end_matches(" staff").trim_end_matches(" correspondent");
    (!name.is_empty()).then_some(name)
}

/// An agency of the list that the head says the news is from: `AFP reports`, `Reuters reported`, `according to the Associated Press`.
fn said_by_agency(head: &str) -> Option<String> {
    AGENCIES.iter().flat_map(|(_, forms)| forms.iter()).find_map(|form| {
        head.match_indices(form).find_map(|(at, _)| {
            let (before, after) = (&head[..at], &head[at + form.len()..]);
            let whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
            let says = [" reports", " reported", " has reported"].iter().any(|v| after.starts_with(v));
            let named = before.ends_with("ccording to ") || before.ends_with("ccording to the ");
            (whole && (says || named)).then(|| (*form).to_owned())
        })
    })
}

/// Whether the record read an outlet of this name that is not the one the report stands in.
fn is_other_outlet(record: &Record, name: &str) -> bool {
    record.document.outlet.as_deref() != Some(name)
        && record.entities.iter().filter(|e| e.kind == EntityKind::Outlet).any(|e| {
            e.name == name || e.mentions.iter().any(|m| m.kind == MentionKind::Name && m.words.quote() == name)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_model::{Document, Text};

    fn of(text: &str, outlet: Option<&str>, author: Option<&str>) -> Option<(String, OriginBasis)> {
        let mut doc = Document::new("r", Text::new(text));
        doc.outlet = outlet.map(str::to_owned);
        doc.author = author.map(str::to_owned);
        origin(&Record::new(&doc)).map(|o| (o.name, o.basis))
    }

    #[test]
    fn an_agency_is_named() {
        use OriginBasis::{Byline, Credit, Dateline, Text as InText};
        let cases = [
            ("CASTREL, May 5 (Meridian Wire) — Seven people have died.", "Meridian Wire", Dateline),
            ("Seven dead\n\nDALMOOR (AP) - Dockers walked off.", "Associated Press", Dateline),
            ("(Reuters) - Dockers walked off.", "Reuters", Dateline),
            ("Dockers walk off\nBy AP staff\n\nDockers walked off on Tuesday.", "Associated Press", Byline),
            ("Dockers walk off\nBy Lena Marr, Reuters\n\nDockers walked off.", "Reuters", Byline),
            ("Dockers walked off on Tuesday.\n\nSource: AFP", "Agence France-Presse", Credit),
            ("Dockers walked off on Tuesday.\n\nWith material from dpa.", "dpa", Credit),
            ("Dockers walked off on Tuesday, the news agency Northern Press reported.", "Northern Press", InText),
            ("Dockers walked off on Tuesday, AFP reports.", "Agence France-Presse", InText),
        ];
        for (text, name, basis) in cases {
            assert_eq!(of(text, Some("Harbour Times"), None), Some((name.to_owned(), basis)), "{text}");
        }
        assert_eq!(
            of("Dockers walked off.", None, Some("Lena Marr, AFP")).map(|o| o.0).as_deref(),
            Some("Agence France-Presse")
        );
    }

    #[test]
    fn and_here_none_is() {
        let texts = [
            "The Popular Front (PF) said that dockers walked off.",
            "DALMOOR. Photo: Reuters\n\nDockers walked off on Tuesday.",
            "By Lena Marr\n\nDockers walked off on Tuesday.",
            "A map of the harbour. Dockers walked off.",
        ];
        for text in texts {
            let own = Some(("Harbour Times".to_owned(), OriginBasis::Outlet));
            assert_eq!(of(text, Some("Harbour Times"), Some("Lena Marr")), own, "{text}");
            assert_eq!(of(text, None, None), None, "{text}");
        }
    }
}
