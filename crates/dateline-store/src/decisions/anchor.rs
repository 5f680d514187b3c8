//! Words with what stands before and after them: what a decision is keyed by.

use dateline_model::{Quoted, Record, Span, Text};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::assemble;

/// Characters kept on each side.
const CONTEXT: u32 = 40;

/// Words of one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The report's source.
    pub source: String,
    /// What stands there: `event`, `toll`, ...
    pub kind: String,
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// First code point then.
    pub start: u32,
    /// One past the last then.
    pub end: u32,
    /// The text then.
    pub text_sha256: String,
}

impl Anchor {
    /// Of these words of a report.
    pub(crate) fn of(record: &Record, source: &str, kind: &str, span: Span) -> Anchor {
        let text = Text::new(record.document.text.as_str());
        let words = |a: u32, b: u32| text.slice(Span::new(a, b)).to_owned();
        Anchor {
            source: source.to_owned(),
            kind: kind.to_owned(),
            exact: words(span.start, span.end),
            prefix: words(span.start.saturating_sub(CONTEXT), span.start),
            suffix: words(span.end, span.end.saturating_add(CONTEXT)),
            start: span.start,
            end: span.end,
            text_sha256: record.document.id.trim_start_matches("sha256:").to_owned(),
        }
    }

    /// Of a whole report.
    pub(crate) fn report(record: &Record, source: &str) -> Anchor {
        Anchor::of(record, source, "story", Span::new(0, 0))
    }
}

/// The items of a kind in a record: their ids and words.
pub(crate) fn items<'a>(record: &'a Record, kind: &str) -> Vec<(&'a str, &'a Quoted)> {
    match kind {
        "event" => record.events.iter().map(|x| (x.id.as_str(), &x.words)).collect(),
        "claim" => record.claims.iter().map(|x| (x.id.as_str(), &x.words)).collect(),
        "toll" => record.tolls.iter().map(|x| (x.id.as_str(), &x.words)).collect(),
        "side" => record.sides.iter().map(|x| (x.id.as_str(), &x.words)).collect(),
        "stake" => record.stakes.iter().map(|x| (x.id.as_str(), &x.words)).collect(),
        "entity" => record.entities.iter().map(|x| (x.id.as_str(), &x.words)).collect(),
        _ => Vec::new(),
    }
}

/// The item of a record that stands on an anchor's words now: the one with the very words, of several the one in the likest surroundings; else
/// the one that covers most of the place where the words stand. None where there is none.
pub(crate) fn resolve<'a>(record: &'a Record, anchor: &Anchor) -> Option<&'a str> {
    let all = items(record, &anchor.kind);
    let text = Text::new(record.document.text.as_str());
    let near = |span: Span| {
        let before = text.slice(Span::new(span.start.saturating_sub(CONTEXT), span.start));
        let after = text.slice(Span::new(span.end, span.end.saturating_add(CONTEXT)));
        let alike = before.chars().rev().zip(anchor.prefix.chars().rev()).take_while(|(a, b)| a == b).count()
            + after.chars().zip(anchor.suffix.chars()).take_while(|(a, b)| a == b).count();
        (alike, std::cmp::Reverse(span.start.abs_diff(anchor.start)))
    };
    let same = all.iter().filter(|(_, w)| w.quote() == anchor.exact).max_by_key(|(_, w)| near(w.span()));
    if let Some((id, _)) = same {
        return Some(id);
    }
    let at = places(&text, &anchor.exact).into_iter().max_by_key(|s| near(*s))?;
    let shared = |w: &Quoted| w.span().end.min(at.end).saturating_sub(w.span().start.max(at.start));
    let best = all.iter().max_by_key(|(_, w)| (shared(w), std::cmp::Reverse(w.span().len())))?;
    (shared(best.1) * 2 >= at.len()).then_some(best.0)
}

/// Where words stand in a text.
fn places(text: &Text, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    text.as_str().match_indices(words).map(|(i, w)| text.span_of(i..i + w.len())).collect()
}

/// Whether something of the anchor's kind still stands on its words.
pub(super) fn stands(db: &Connection, anchor: &Anchor) -> rusqlite::Result<bool> {
    let document: Option<i64> = db
        .prepare_cached("SELECT key FROM documents WHERE source = ?")?
        .query_row([&anchor.source], |r| r.get(0))
        .optional()?;
    let Some(document) = document else { return Ok(false) };
    let Some(told) = assemble::told(db, document)? else { return Ok(false) };
    Ok(match anchor.kind.as_str() {
        "story" => true,
        // What a person added stands on words alone.
        "words" => told.record.document.text.contains(&anchor.exact),
        _ => resolve(&told.record, anchor).is_some(),
    })
}
