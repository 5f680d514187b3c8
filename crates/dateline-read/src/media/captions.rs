//! Captions: each is the picture that it stands under, once however often it is printed.
//!
//! A video's or a map's where its words say so ("Footage shows", "Map:"); else a photo. A credit at its end says by whom
//! ("Photo: X", "(Picture: X)").

use dateline_model::{BlockKind, MediaKind, Span};

use super::{Found, kind};
use crate::context::Context;
use crate::entities::Index;

pub(super) fn find(cx: &Context<'_>, index: &Index) -> Vec<Found> {
    let a = cx.analysis;
    let mut out = Vec::new();
    for b in cx.doc.blocks.iter().filter(|b| b.kind == BlockKind::Caption && b.repeats.is_none()) {
        let span = b.words.span();
        let words = a.words_in(span);
        let named = words.clone().take(6).find_map(|w| kind(&a.lemma(w).to_lowercase()));
        let medium = named.filter(|k| matches!(k, MediaKind::Video | MediaKind::Map)).unwrap_or(MediaKind::Photo);
        let credit = words.clone().rev().take(12).find(|&w| {
            matches!(a.form(w).to_lowercase().as_str(), "photo" | "photograph" | "picture" | "credit" | "image")
                && words.contains(&(w + 1))
                && matches!(a.form(w + 1), ":" | "by")
        });
        let by = credit.and_then(|w| {
            let end = (w + 2..words.end).find(|&x| matches!(a.form(x), ")" | "." | "]")).unwrap_or(words.end);
            let first = a.words().get(w + 2)?.span;
            let of = first.to(a.words().get(end.checked_sub(1)?)?.span);
            (w + 2 < end).then(|| (of, index.at(cx, of)))
        });
        let described = credit.map_or(span, |w| Span::new(span.start, a.words()[w].span.start));
        out.push(Found { span, kind: medium, shows: vec![described], by, published: None, rule: "media/caption" });
    }
    out
}
