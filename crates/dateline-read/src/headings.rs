//! Lists under a heading: which blocks are its items, and the party that an item names.

use dateline_model::{Block, BlockKind, Span};

use crate::context::Context;
use crate::entities::{EntityId, Index};

/// Items of a list under a heading: how many of the blocks behind it are so.
pub(crate) fn items(cx: &Context<'_>, head: usize) -> usize {
    cx.items(|| counts(cx))[head]
}

/// The same of every block, from the last one to the first.
fn counts(cx: &Context<'_>) -> Vec<usize> {
    let (mut bulleted, mut lines) = (0, 0);
    let mut out: Vec<usize> = cx
        .doc
        .blocks
        .iter()
        .rev()
        .map(|block| {
            // Lines without bullets: two or more short ones under a line that ends in a colon.
            let colon = cx.slice(block.words.span()).trim_end().ends_with(':');
            let count = if bulleted == 0 && colon && lines > 1 { lines } else { bulleted };
            bulleted = if block.kind == BlockKind::Item { bulleted + 1 } else { 0 };
            lines = if line(cx, block) { lines + 1 } else { 0 };
            count
        })
        .collect();
    out.reverse();
    out
}

/// Whether a block is one short line that may name somebody.
pub(crate) fn line(cx: &Context<'_>, block: &Block) -> bool {
    let text = cx.slice(block.words.span()).trim();
    matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph)
        && !text.contains('\n')
        && text.split_whitespace().count() <= 6
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.ends_with(['.', ':', '?', '!', ';', ','])
}

/// The party that an item names: all of a short item, else what stands before the first dash, colon, comma or bracket.
pub(crate) fn party(cx: &Context<'_>, index: &Index, item: Span) -> Option<(Span, Option<EntityId>)> {
    let text = cx.slice(item);
    let lead = text.chars().take_while(|c| !c.is_alphanumeric()).count() as u32;
    let start = item.start + lead;
    let body = cx.slice(Span::new(start, item.end));
    let stop = body.find([':', ',', '(', '–', '—']).or_else(|| body.find(" - "));
    let len = body[..stop.unwrap_or(body.len())]
        .trim_end_matches(|c: char| c.is_whitespace() || c == '.' || c == ';')
        .chars()
        .count() as u32;
    let span = Span::new(start, start + len);
    let words = cx.analysis.words_in(span);
    if span.is_empty() || words.len() > 8 {
        return None;
    }
    let entity = index.at(cx, span).or_else(|| words.into_iter().find_map(|w| index.headed_by(w).map(|h| h.0)));
    Some((span, entity))
}
