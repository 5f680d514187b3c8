//! Who a headline means by a role alone: "Opposition leader vows to stay" above a text that names its opposition leader.
//!
//! Headlines leave articles out, and stand before the name. A description of one person in a heading, mentioned nowhere else, is
//! the named person one of whose roles has all of its words, if only one person fits. "A minister" stays unnamed.

use std::collections::BTreeSet;

use dateline_model::{BlockKind, EntityKind, Span};

use super::draft::Draft;
use crate::context::Context;

/// Joins such descriptions to the people that they stand for.
pub(super) fn join(cx: &Context<'_>, drafts: &mut [Draft<'_>]) {
    let heading = |s: Span| cx.block_at(s.start).is_some_and(|b| cx.doc.blocks[b].kind == BlockKind::Heading);
    let people: Vec<(usize, Vec<BTreeSet<String>>)> = (0..drafts.len())
        .filter(|&i| drafts[i].named && drafts[i].kind == EntityKind::Person)
        .map(|i| (i, drafts[i].roles.iter().map(|r| words(cx.slice(*r))).collect()))
        .collect();
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let &[(span, _)] = d.mentions.as_slice() else { continue };
        if d.named || d.plural || d.kind != EntityKind::Person || !heading(span) {
            continue;
        }
        let text = cx.slice(span).to_lowercase();
        let own = words(&text);
        if own.is_empty() || ["a ", "an ", "one ", "another "].iter().any(|a| text.starts_with(a)) {
            continue;
        }
        let mut fits = people.iter().filter(|(_, roles)| roles.iter().any(|r| own.is_subset(r)));
        let (Some((at, _)), None) = (fits.next(), fits.next()) else { continue };
        let mention = std::mem::take(&mut drafts[i].mentions);
        drafts[*at].mentions.extend(mention);
    }
}

fn words(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 1 && !matches!(*w, "the" | "of" | "and"))
        .map(str::to_owned)
        .collect()
}
