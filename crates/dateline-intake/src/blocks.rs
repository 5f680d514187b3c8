//! Blocks of a text: headings, paragraphs, items, captions, boilerplate; and which of them repeat an earlier one.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use dateline_model::lines::{bullet, wrapped};
use dateline_model::{Block, BlockKind, Text};
use regex::Regex;

/// Longest heading, in words; the first block of a text may be twice as long.
const HEADING: usize = 14;

/// Words of the page rather than of the report.
static BOILERPLATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^[^\p{L}\p{N}_]*(?: advertisement | ad | read\ more(?-u:\b).* | read\ also(?-u:\b).* | share(?:\ this)?(?:\ (?:article|story|page))?(?:\ (?:on|via)(?-u:\b).*)? | sign\ up(?-u:\b).* | subscribe(?-u:\b).*
        | follow\ us(?-u:\b).* | related\ (?:articles|stories|topics|content)(?-u:\b).* | most\ (?:read|popular) | more\ (?:on|from)\ this\ story | scroll\ down\ for\ (?:video|more)
        | (?:please\ )?accept\ cookies | (?:this|our)\ (?:web)?site\ uses\ cookies(?-u:\b).* | we\ use\ cookies(?-u:\b).* | (?:all\ rights\ reserved|copyright\ (?:©|\(c\)|[0-9]{4})|©)(?-u:\b)?.* | comments? | [0-9]+\ comments?
        | print(?:\ this)?(?:\ page)? | e-?mail(?:\ this)? | back\ to\ top | loading\W* | click\ here(?-u:\b).* | watch\ (?:live|now)(?-u:\b).* | play\ video | home | menu | skip\ to\ content | by\ \p{Lu}[\p{L}\ .'’-]+(?:,.*)? )\W*$",
    )
    .expect("a pattern")
});

/// Words that only the text to a picture has.
static PICTURED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\((?:pictured|centre|center|left|right|above|file photo|file)(?-u:\b)[^)]*\)|^(?:pictured|photo|image|above|file photo|video|watch)\s*:|,\s(?:pictured|left|right|second left|second right|centre),|\(pictured").expect("a pattern")
});

/// Blocks of plain text.
pub(crate) fn of_text(text: &Text) -> Vec<Block> {
    let mut found: Vec<(Range<usize>, Option<BlockKind>)> = Vec::new();
    let s = text.as_str();
    let mut group: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in s.split('\n') {
        let range = at..at + line.len();
        at += line.len() + 1;
        if line.trim().is_empty() {
            close(s, &mut group, &mut found);
        } else {
            group.push(range);
        }
    }
    close(s, &mut group, &mut found);
    let parts =
        found.into_iter().map(|(r, kind)| (text.trim(text.span_of(r)), kind)).filter(|(span, _)| !span.is_empty());
    let mut blocks: Vec<Block> = parts
        .map(|(span, kind)| Block {
            words: text.quote(span),
            kind: kind.unwrap_or(BlockKind::Paragraph),
            repeats: None,
        })
        .collect();
    finish(&mut blocks);
    blocks
}

fn close(s: &str, group: &mut Vec<Range<usize>>, out: &mut Vec<(Range<usize>, Option<BlockKind>)>) {
    if let (Some(first), Some(last)) = (group.first(), group.last())
        && wrapped(s, group)
    {
        out.push((first.start..last.end, None));
        group.clear();
        return;
    }
    for line in group.drain(..) {
        let words = &s[line.clone()];
        let indent = words.len() - words.trim_start().len();
        match bullet(words.trim_start()) {
            Some(mark) => out.push((line.start + indent + mark..line.end, Some(BlockKind::Item))),
            None => out.push((line, None)),
        }
    }
}

/// Decides kinds that the words alone did not, and marks repeats.
pub(crate) fn finish(blocks: &mut [Block]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for i in 0..blocks.len() {
        let key = blocks[i].words.quote().split_whitespace().collect::<Vec<_>>().join(" ");
        // Two lists may name the same country: an item repeats nothing.
        if blocks[i].kind == BlockKind::Item {
            continue;
        }
        match seen.get(&key) {
            Some(&first) => blocks[i].repeats = Some(first),
            None => {
                seen.insert(key, i);
            }
        }
    }
    let open_ended = |b: &Block| !b.words.quote().ends_with(['.', '!', '"', '”', '\'', '’', ':', ';', ',']);
    // Pages print the text to a picture twice, once for those who cannot see it.
    let twice: Vec<bool> = (0..blocks.len())
        .map(|i| {
            let pair =
                |a: usize, b: usize| blocks.get(b).is_some_and(|x| x.repeats == Some(blocks[a].repeats.unwrap_or(a)));
            pair(i, i + 1) || i > 0 && blocks[i].repeats.is_some() && pair(i - 1, i)
        })
        .collect();
    let captioned = twice.iter().filter(|t| **t).count() >= 6;
    for i in 0..blocks.len() {
        let words = blocks[i].words.quote();
        if blocks[i].kind != BlockKind::Paragraph {
            continue;
        }
        let count = words.split_whitespace().count();
        let byline = i < 4 && count <= 10 && open_ended(&blocks[i]) || !words.starts_with("By ");
        // The headline, printed once more below itself, is no picture's.
        let again = i > 0 && i < 4 && blocks[i].repeats == Some(0) && blocks[0].kind == BlockKind::Heading;
        blocks[i].kind = if again || i == 0 && twice[i] && headline(blocks) {
            BlockKind::Heading
        } else if count <= 12 && byline && BOILERPLATE.is_match(words) {
            BlockKind::Boilerplate
        } else if twice[i] || PICTURED.is_match(words) && open_ended(&blocks[i]) {
            BlockKind::Caption
        } else if i == 0 && count <= 2 * HEADING + 4 && open_ended(&blocks[i]) && blocks.len() > 1 {
            BlockKind::Heading
        } else if heading(&blocks[i], blocks.get(i + 1)) {
            if captioned && count >= 8 && !words.ends_with('?') { BlockKind::Caption } else { BlockKind::Heading }
        } else if captioned && open_ended(&blocks[i]) && count >= 8 {
            BlockKind::Caption
        } else {
            BlockKind::Paragraph
        };
    }
}

/// Whether the first block is a headline though the next repeats it: short, and running text comes after it.
fn headline(blocks: &[Block]) -> bool {
    let words = blocks[0].words.quote();
    words.split_whitespace().count() <= HEADING
        && !words.ends_with(['.', '!', ';', ','])
        && blocks.iter().skip(1).take(4).any(|b| b.repeats.is_none() && b.words.quote().ends_with('.'))
}

/// A short line without a final stop, or one that announces a list.
fn heading(block: &Block, next: Option<&Block>) -> bool {
    let words = block.words.quote();
    let count = words.split_whitespace().count();
    if words.ends_with(':') {
        return count <= HEADING && next.is_some_and(|n| n.kind == BlockKind::Item);
    }
    count <= HEADING
        && next.is_some()
        && !words.ends_with(['.', '!', '"', '”', '\'', '’', ';', ',', '…'])
        && words.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}
