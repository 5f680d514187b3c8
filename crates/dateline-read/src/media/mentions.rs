//! Media that the text mentions: "a video posted on Z showed Y", "X wrote a letter to the people", "in a message posted on Z".
//!
//! Codes a noun of the list that is shown, sent or published by its words. Not "social media", "video games", "the picture is
//! unclear", or the same one again ("the video").

use dateline_lang::Upos;
use dateline_model::{MediaKind, Span};

use super::{Found, kind};
use crate::context::Context;
use crate::entities::Index;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Index) -> Vec<Found> {
    let a = cx.analysis;
    let mut out: Vec<Found> = Vec::new();
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            if a.words()[w].upos != Upos::Noun {
                continue;
            }
            let lemma = a.lemma(w).to_lowercase();
            let message = Class::MessageNoun.has(lemma.as_str());
            let Some(k) = kind(&lemma).or_else(|| message.then_some(MediaKind::Post)) else { continue };
            let Some(f) = one(cx, index, w, k, message) else { continue };
            // "The video" again is the same one; what the later words add is kept.
            let again =
                a.children_by(w, "det").any(|d| matches!(a.form(d).to_lowercase().as_str(), "the" | "this" | "that"));
            if again && let Some(old) = out.iter_mut().rev().find(|o| o.kind == k) {
                old.by = old.by.or(f.by);
                old.published = old.published.or(f.published);
                old.shows.extend(f.shows);
                continue;
            }
            out.push(f);
        }
    }
    out
}

fn publishes(lemma: &str) -> bool {
    Class::SharesMedia.has(lemma)
}

fn one(cx: &Context<'_>, index: &Index, w: usize, k: MediaKind, message: bool) -> Option<Found> {
    let a = cx.analysis;
    let word = &a.words()[w];
    // "Video games", "photo opportunity": only part of another noun.
    if word.deprel.base() == "compound" && word.head.is_some_and(|h| kind(a.lemma(h)).is_none()) {
        return None;
    }
    if figurative(cx, w, k) {
        return None;
    }
    let mut found =
        Found { span: word.span, kind: k, shows: Vec::new(), by: None, published: None, rule: "media/mention" };
    let mut evidence = false;
    // "posted on Z by X": a participle below the noun.
    for v in a.children_by(w, "acl") {
        if publishes(a.lemma(v)) || publishes(&a.form(v).to_lowercase()) {
            evidence = true;
            published(cx, index, v, &mut found);
            if let Some(s) = a.children_by(v, "nsubj").next().filter(|&s| a.words()[s].upos != Upos::Pron) {
                found.by = found.by.or_else(|| index.headed_by(s).map(|(e, sp)| (sp, Some(e))));
            }
        }
        if matches!(a.lemma(v), "show" | "depict" | "capture") {
            evidence = true;
            found.shows.extend(a.children_by(v, "obj").chain(a.children_by(v, "ccomp")).map(|o| a.subtree_span(o)));
        }
    }
    // "of the clashes": what it shows, or whom.
    if !message {
        for c in a.children_by(w, "nmod") {
            let case = a.children_by(c, "case").next().map(|p| a.form(p).to_lowercase()).unwrap_or_default();
            if a.words()[c].deprel.as_str() == "nmod:poss" {
                found.by = found.by.or_else(|| index.headed_by(c).map(|(e, sp)| (sp, Some(e))));
                evidence = true;
            } else if matches!(case.as_str(), "of" | "from") && k != MediaKind::Letter {
                found.shows.push(a.subtree_span(c));
                evidence |= a.lemma(w) != "image" && a.lemma(w) != "picture";
            } else if matches!(case.as_str(), "on" | "in") {
                published(cx, index, w, &mut found);
                evidence |= found.published.is_some() && k == MediaKind::Post;
            } else if case == "by" {
                found.by = found.by.or_else(|| index.headed_by(c).map(|(e, sp)| (sp, Some(e))));
            }
        }
    }
    // Above the noun: "X released the video", "a video showed Y", "in footage posted".
    if let Some(h) = word.head {
        let verb = a.lemma(h);
        match word.deprel.base() {
            "nsubj" if Class::MediaShows.has(verb) => {
                evidence = true;
                // "Appears to show".
                let below = a.children_by(h, "xcomp").find(|&x| matches!(a.lemma(x), "show" | "depict"));
                let showing = below.filter(|_| verb != "show").unwrap_or(h);
                if cx.is(showing, Class::Shows) {
                    found.shows.extend(
                        a.children_by(showing, "obj")
                            .chain(a.children_by(showing, "ccomp"))
                            .chain(a.children_by(showing, "xcomp"))
                            .map(|o| a.subtree_span(o)),
                    );
                }
            }
            "nsubj" if word.deprel.as_str() == "nsubj:pass" && publishes(verb) => {
                evidence = true;
                published(cx, index, h, &mut found);
            }
            "obj"
                if publishes(verb) && !matches!(verb, "see" | "show" | "take" | "read" | "carry")
                    || (word.deprel.base() == "obj" && k == MediaKind::Photo && verb == "take") =>
            {
                evidence = true;
                if let Some(s) = a.children_by(h, "nsubj").next().and_then(|s| index.headed_by(s)) {
                    found.by = found.by.or(Some((s.1, Some(s.0))));
                }
                published(cx, index, h, &mut found);
            }
            // "In a letter, X thanked the troops": X's.
            "obl" if !message && a.children_by(w, "case").any(|p| a.form(p).eq_ignore_ascii_case("in")) => {
                let own = matches!(k, MediaKind::Post | MediaKind::Letter | MediaKind::Audio);
                let article = a.children_by(w, "det").any(|d| matches!(a.lemma(d), "a" | "an"));
                let film = matches!(k, MediaKind::Video) && article && on_air(cx, w);
                evidence |= own && (article || k == MediaKind::Post) || film;
                if let Some(s) = a.children_by(h, "nsubj").next().filter(|_| own && article) {
                    found.by = found.by.or_else(|| index.headed_by(s).map(|(e, sp)| (sp, Some(e))));
                }
            }
            "obl" => evidence |= k == MediaKind::Post && !message,
            _ => {}
        }
    }
    // A statement or message is a post only where it was posted.
    if message && !(evidence && found.published.is_some() && a.children_by(w, "acl").any(|v| cx.is(v, Class::Posts))) {
        return None;
    }
    if !evidence {
        return None;
    }
    let mut span = noun_phrase(cx, w);
    for s in found.by.iter().chain(found.published.iter()).map(|p| p.0) {
        if a.words()[w].sentence == a.sentence_at(s.start).unwrap_or(usize::MAX) {
            span = span.to(s);
        }
    }
    found.span = span;
    Some(found)
}

/// "A livestream on YouTube": published where all can see it.
fn on_air(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    a.children_by(w, "nmod").any(|c| a.children_by(c, "case").any(|p| a.form(p) == "on"))
}

/// "Letter of intent", "public image", "the bigger picture": nothing to look at.
fn figurative(cx: &Context<'_>, w: usize, k: MediaKind) -> bool {
    let a = cx.analysis;
    let of = |c: usize| cx.is(c, Class::AbstractCredit);
    match k {
        MediaKind::Letter => {
            a.children_by(w, "nmod").any(|c| of(c) && a.lemma(c) != "resignation" && a.lemma(c) != "appointment")
        }
        MediaKind::Photo => {
            let word = a.lemma(w);
            let described = |c: usize| cx.is(c, Class::PictureAdjective);
            matches!(word, "image" | "picture") && a.children_by(w, "amod").any(described)
        }
        _ => false,
    }
}

/// Article and adjectives with the noun.
fn noun_phrase(cx: &Context<'_>, w: usize) -> Span {
    let a = cx.analysis;
    let first = a
        .children(w)
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| c < w && w - c < 8 && matches!(a.words()[c].deprel.base(), "det" | "amod" | "compound" | "nummod"))
        .min()
        .unwrap_or(w);
    a.words()[first].span.to(a.words()[w].span)
}

/// "On Z", "by X" below a verb or noun.
fn published(cx: &Context<'_>, index: &Index, v: usize, found: &mut Found) {
    let a = cx.analysis;
    for o in a.children_by(v, "obl").chain(a.children_by(v, "nmod")) {
        let case = a.children_by(o, "case").next().map(|p| a.form(p).to_lowercase()).unwrap_or_default();
        let place = a.lemma(o).to_lowercase();
        let social = Class::Medium.has(place.as_str());
        match case.as_str() {
            "on" | "via" | "in" | "to" if found.published.is_none() => {
                let hit = index.headed_by(o);
                if social
                    || hit.is_some_and(|(_, s)| {
                        cx.slice(s).chars().next().is_some_and(char::is_uppercase) && case != "in" && case != "to"
                    })
                {
                    let span = hit.map_or_else(|| noun_phrase(cx, o), |h| h.1);
                    found.published = Some((span, hit.map(|h| h.0)));
                    // "On Z by X" in a row.
                    let by = a.children_by(o, "nmod").find(|&c| a.children_by(c, "case").any(|p| a.form(p) == "by"));
                    found.by = found.by.or_else(|| by.and_then(|c| index.headed_by(c)).map(|(e, s)| (s, Some(e))));
                }
            }
            "by" if found.by.is_none() => {
                found.by = index.headed_by(o).map(|(e, s)| (s, Some(e)));
            }
            _ => {}
        }
    }
}
