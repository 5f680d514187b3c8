//! Media: photos, videos, audio, letters, posts and maps that the report shows or mentions.
//!
//! [`captions`] takes each caption once as the picture that it stands under; [`mentions`] reads the nouns ("a video posted on Z by
//! X showed Y"). What a medium shows is the entities and events in the words that describe it; who made it and where it was
//! published are given only where the words say so.

mod captions;
mod mentions;

use dateline_model::{Media, MediaKind, Party, Record, Span, Why};

use crate::context::Context;
use crate::entities::Index;

/// One medium as a rule found it.
#[derive(Clone, Debug)]
struct Found {
    span: Span,
    kind: MediaKind,
    /// The words that say what it shows.
    shows: Vec<Span>,
    by: Option<(Span, Option<usize>)>,
    published: Option<(Span, Option<usize>)>,
    rule: &'static str,
}

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let mut found = captions::find(cx, &index);
    found.extend(mentions::find(cx, &index));
    found.sort_by_key(|f| (f.span.start, f.span.end));
    let media: Vec<Media> = found
        .into_iter()
        .enumerate()
        .map(|(n, f)| {
            let party = |p: Option<(Span, Option<usize>)>| {
                p.map(|(span, e)| Party {
                    words: cx.text.quote(span),
                    entity: e.and_then(|e| record.entities.get(e)).map(|e| e.id.clone()),
                })
            };
            Media {
                id: format!("i{}", n + 1),
                words: cx.text.quote(f.span),
                kind: f.kind,
                shows: shows(record, &f),
                by: party(f.by),
                where_published: party(f.published),
                why: vec![Why::rule(f.rule)],
            }
        })
        .collect();
    record.media = media;
}

/// Ids of the events and entities in the words that say what is shown, in text order, each once.
fn shows(record: &Record, f: &Found) -> Vec<String> {
    let mut hits: Vec<(u32, &str)> = Vec::new();
    let inside = |s: Span| f.shows.iter().any(|w| w.contains(s));
    for e in &record.entities {
        // Mentions are sorted, so the first inside is found quickly.
        for w in &f.shows {
            let from = e.mentions.partition_point(|m| m.words.span().start < w.start);
            if let Some(m) = e.mentions.get(from).filter(|m| inside(m.words.span())) {
                hits.push((m.words.span().start, &e.id));
            }
        }
    }
    for e in &record.events {
        if inside(e.trigger.words.span()) {
            hits.push((e.trigger.words.span().start, &e.id));
        }
    }
    hits.sort_unstable();
    let mut out: Vec<String> = Vec::new();
    for (_, id) in hits {
        if !out.iter().any(|o| o == id) {
            out.push(id.to_owned());
        }
    }
    out
}

/// The medium that a noun names.
fn kind(lemma: &str) -> Option<MediaKind> {
    Some(match lemma {
        "photo" | "photograph" | "picture" | "image" | "snapshot" | "selfie" => MediaKind::Photo,
        "video" | "footage" | "clip" | "livestream" | "videotape" => MediaKind::Video,
        "audio" | "recording" | "voicemail" | "podcast" => MediaKind::Audio,
        "letter" => MediaKind::Letter,
        "tweet" | "post" | "retweet" => MediaKind::Post,
        "map" => MediaKind::Map,
        _ => return None,
    })
}
