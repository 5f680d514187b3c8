//! Which words are toponyms: the engine's names of places, the town at the head of a report, a state's abbreviation after a town, and
//! countries that the engine took for organisations. Names of persons and organisations are left alone ("Paris Hilton", "Bank of England").

use std::sync::LazyLock;

use dateline_lang::NameKind;
use dateline_model::Span;
use regex::Regex;

use crate::context::Context;
use crate::gazetteer::{Gazetteer, Kind, Row};

/// One toponym with what it may denote.
#[derive(Debug)]
pub(super) struct Toponym {
    pub(super) span: Span,
    pub(super) rows: Vec<Row>,
    /// The toponym right after it, behind a comma or in brackets: perhaps what it lies in.
    pub(super) within: Option<usize>,
    /// Whether it names a building, a square, a base.
    pub(super) site: bool,
    /// A country's adjective right before it ("the Venezuelan city of ...").
    pub(super) adjective: Option<String>,
    pub(super) rule: &'static str,
}

/// `CASTREL, May 4 (Meridian Wire) —`
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(\p{Lu}[\p{Lu} .'’-]{2,30}?)(?:,\s[\p{L}. ]{2,25}?)?(?:,\s\p{Lu}\p{L}{2,8}\.?\s\d{1,2})?(?:,\s\d{4})?\s*(?:\([^)]{2,40}\)\s*)?(?:—|–|--|-)\s").expect("a pattern")
});

/// Last words of what stands inside a town.
const SITES: &[&str] = &[
    "square",
    "plaza",
    "airport",
    "airfield",
    "airbase",
    "base",
    "barracks",
    "camp",
    "fort",
    "hospital",
    "clinic",
    "palace",
    "embassy",
    "consulate",
    "street",
    "avenue",
    "road",
    "boulevard",
    "highway",
    "bridge",
    "park",
    "prison",
    "jail",
    "stadium",
    "university",
    "mosque",
    "church",
    "cathedral",
    "temple",
    "market",
    "station",
    "gate",
    "tower",
    "hotel",
    "mall",
    "school",
    "ministry",
    "parliament",
    "court",
    "courthouse",
    "checkpoint",
    "crossing",
    "cemetery",
    "museum",
    "theatre",
    "theater",
    "mine",
    "plant",
    "refinery",
    "dam",
    "quarter",
    "neighbourhood",
    "neighborhood",
];

/// All toponyms in text order.
pub(super) fn toponyms(cx: &Context<'_>) -> Vec<Toponym> {
    let gazetteer = Gazetteer::embedded();
    let a = cx.analysis;
    let mut found: Vec<Toponym> = Vec::new();
    for name in a.names() {
        if !cx.counts(name.span.start) {
            continue;
        }
        let mut span = name.span;
        let mut first = name.words.start;
        if a.form(first).eq_ignore_ascii_case("the") && name.words.len() > 1 {
            first += 1;
            span = Span::new(a.words()[first].span.start, span.end);
        }
        let words = cx.slice(span);
        let rows = gazetteer.look_up(words);
        let last = a.lemma(name.words.end - 1).to_lowercase();
        let site = SITES.contains(&last.as_str())
            || words.split_whitespace().next().is_some_and(|w| w == "Fort" || w == "Plaza" || w == "Camp");
        let rule = match name.kind {
            NameKind::Loc => "places/name",
            NameKind::Org if rows.first().is_some_and(|r| r.kind == Kind::Country) => "places/country",
            NameKind::Org if site && rows.is_empty() => "places/site",
            _ => continue,
        };
        let adjective = (first > 0).then(|| adjective(cx, first)).flatten();
        found.push(Toponym {
            site: site && rows.iter().all(|r| r.population < 5000),
            span,
            rows,
            within: None,
            adjective,
            rule,
        });
    }
    heads(cx, gazetteer, &mut found);
    abbreviations(cx, gazetteer, &mut found);
    found.sort_by_key(|t| (t.span.start, t.span.end));
    found.dedup_by(|b, a| a.span.overlaps(b.span));
    for i in 0..found.len().saturating_sub(1) {
        let between = cx.slice(Span::new(found[i].span.end, found[i + 1].span.start)).trim();
        if matches!(between, "," | "(" | ", in" | "in" | ", the") && found[i + 1].span.start - found[i].span.end <= 8 {
            found[i].within = Some(i + 1);
        }
    }
    found
}

/// "Venezuelan" in "the Venezuelan city of La Victoria", "Venezuelan capital Caracas".
fn adjective(cx: &Context<'_>, first: usize) -> Option<String> {
    let a = cx.analysis;
    let sentence = a.words()[first].sentence;
    (first.saturating_sub(4)..first)
        .rev()
        .filter(|&w| a.words()[w].sentence == sentence)
        .find_map(|w| cx.kit.actors.demonym(a.form(w)).and_then(|s| s.country.clone()))
}

/// Towns in capitals at the head of a report.
fn heads(cx: &Context<'_>, gazetteer: &Gazetteer, found: &mut Vec<Toponym>) {
    for block in cx.doc.blocks.iter().filter(|b| b.repeats.is_none()).take(4) {
        let Some(town) = HEAD.captures(block.words.quote()).and_then(|c| c.get(1)) else { continue };
        let start = block.words.quote()[..town.start()].chars().count() as u32 + block.words.span().start;
        let span = Span::new(start, start + town.as_str().chars().count() as u32);
        let rows = gazetteer.look_up(town.as_str());
        if !found.iter().any(|t| t.span.overlaps(span)) && !rows.is_empty() {
            found.push(Toponym { span, rows, within: None, site: false, adjective: None, rule: "places/dateline" });
        }
    }
}

/// "Ill." after "Springfield,".
fn abbreviations(cx: &Context<'_>, gazetteer: &Gazetteer, found: &mut Vec<Toponym>) {
    let a = cx.analysis;
    let mut more = Vec::new();
    for t in found.iter() {
        let Some(comma) = a.words_in(t.span).last().map(|w| w + 1) else { continue };
        let word = comma + 1;
        if word >= a.words().len()
            || a.form(comma) != ","
            || found.iter().any(|f| f.span.overlaps(a.words()[word].span))
        {
            continue;
        }
        let form = a.form(word);
        let short = form.ends_with('.') || form.len() == 2 && form.chars().all(char::is_uppercase);
        let rows: Vec<Row> = if short { gazetteer.look_up(form) } else { Vec::new() };
        if rows.first().is_some_and(|r| r.kind == Kind::Admin1) {
            more.push(Toponym {
                span: a.words()[word].span,
                rows,
                within: None,
                site: false,
                adjective: None,
                rule: "places/abbreviation",
            });
        }
    }
    found.extend(more);
}
