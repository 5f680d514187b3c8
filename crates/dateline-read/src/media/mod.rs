//! Media: photos, videos, audio, letters, posts and maps that the report shows or mentions.
//!
//! [`captions`] takes each caption once as the picture that it stands under; [`mentions`] reads the nouns ("a video posted on Z by
//! X showed Y"). What a medium shows is the entities and events in the words that describe it; who made it and where it was
//! published are given only where the words say so.

mod captions;
mod mentions;

use dateline_model::{Media, MediaKind, Party, Record, Span, Why};

use crate::context::Context;
use crate::entities::{EntityId, Index};
use crate::lexicon::Class;

/// One medium as a rule found it.
#[derive(Clone, Debug)]
struct Found {
    span: Span,
    kind: MediaKind,
    /// The words that say what it shows.
    shows: Vec<Span>,
    by: Option<(Span, Option<EntityId>)>,
    published: Option<(Span, Option<EntityId>)>,
    rule: &'static str,
}

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let mut found = captions::find(cx, &index);
    found.extend(mentions::find(cx, &index));
    found.sort_by_key(|f| (f.span.start, f.span.end));
    // Where every entity and event stands.
    let mut at: Vec<(u32, u32, &str)> = Vec::new();
    for e in &record.entities {
        at.extend(e.mentions.iter().map(|m| (m.words.span().start, m.words.span().end, e.id.as_str())));
    }
    at.extend(record.events.iter().map(|e| (e.trigger.words.span().start, e.trigger.words.span().end, e.id.as_str())));
    at.sort_unstable();
    let media: Vec<Media> = found
        .into_iter()
        .enumerate()
        .map(|(n, f)| {
            let party = |p: Option<(Span, Option<EntityId>)>| {
                p.map(|(span, e)| Party {
                    words: cx.text.quote(span),
                    entity: e.and_then(|e| record.entities.get(e.place())).map(|e| e.id.clone()),
                })
            };
            Media {
                id: format!("i{}", n + 1),
                words: cx.text.quote(f.span),
                kind: f.kind,
                shows: shows(&at, &f),
                by: party(f.by),
                where_published: party(f.published),
                why: vec![Why::rule(f.rule)],
            }
        })
        .collect();
    record.media = media;
}

/// Ids of the events and entities in the words that say what is shown, in text order, each once.
fn shows(at: &[(u32, u32, &str)], f: &Found) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for w in &f.shows {
        let from = at.partition_point(|m| m.0 < w.start);
        for (_, end, id) in at[from..].iter().take_while(|m| m.0 < w.end) {
            if *end <= w.end && !out.iter().any(|o| o == id) && out.len() < 100 {
                out.push((*id).to_owned());
            }
        }
    }
    out
}

/// The medium that a noun names.
fn kind(lemma: &str) -> Option<MediaKind> {
    Some(match lemma {
        word if Class::Photo.has(word) => MediaKind::Photo,
        word if Class::Video.has(word) => MediaKind::Video,
        word if Class::Audio.has(word) => MediaKind::Audio,
        "letter" => MediaKind::Letter,
        "tweet" | "post" | "retweet" => MediaKind::Post,
        "map" => MediaKind::Map,
        _ => return None,
    })
}
