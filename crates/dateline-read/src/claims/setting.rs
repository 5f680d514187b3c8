//! Where, to whom and when a thing was said: venue, addressee, date.
//!
//! Looked for outside the content, among the words that hang from the cue or stand next to it in its sentence. "told Examplewire"
//! names a venue, "told reporters" an addressee.

use std::collections::HashSet;
use std::sync::LazyLock;

use dateline_lang::{NameKind, Upos};
use dateline_model::{Record, Span};

use super::layer::Found;
use super::layer::frame::Frame;
use super::layer::table::hash;
use crate::lexicon::Class;

/// Nouns that name an occasion, a medium or a programme of speech.
static VENUES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "interview address speech statement conference briefing tweet twitter facebook instagram telegram youtube \
    television tv radio broadcast programme program show podcast letter post video clip footage message rally meeting hearing \
    debate appearance remarks testimony memo memoir book op-ed column editorial article blog email e-mail phone call website \
    press media network newspaper channel communique release report session summit forum parliament congress court floor caption \
    note text broadcast webcast livestream".split_whitespace().collect()
});

/// Last words of outlets' names.
static OUTLETS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "news times post tv television radio journal herald tribune press gazette telegraph guardian mail sun mirror \
    star standard chronicle observer examiner globe bbc cnn nbc abc cbs npr pbs msnbc reuters afp ap rfe rl rfe/rl bloomberg politico \
    newspaper network channel broadcaster magazine weekly daily wire agency business today".split_whitespace().collect()
});

/// Verbs that take the one spoken to as their object.
const TO_WHOM: &str = "tell ask urge warn assure remind inform order instruct advise promise notify beg press question thank \
    convince persuade call-on implore address brief answer write email e-mail text encourage exhort command";

/// What was found, as words of the analysis.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting {
    pub(crate) venue: Option<Span>,
    pub(crate) addressee: Option<Span>,
    pub(crate) date: Option<String>,
}

/// Finds the setting of one attribution.
pub(crate) fn find(f: &Frame<'_>, found: &Found, record: &Record) -> Setting {
    let mut out = Setting::default();
    let a = f.cx.analysis;
    let cue = found.cue;
    let content = |w: usize| found.pieces.iter().any(|&(x, y)| x <= w && w <= y);
    let source = |w: usize| found.source.is_some_and(|(_, x, y)| x <= w && w <= y);
    let free = |w: usize| !content(w) && !source(w);
    let lemma = a.lemma(cue).to_lowercase();

    // The object of telling.
    if TO_WHOM.split_whitespace().any(|v| v == lemma) {
        let object = ["iobj", "obj"].into_iter().find_map(|r| f.child(cue, r)).filter(|&o| free(o) && o > cue);
        let passive = || {
            a.children(cue)
                .iter()
                .map(|&c| c as usize)
                .find(|&c| f.deprel(c).as_str() == "nsubj:pass")
                .filter(|&c| free(c))
        };
        if let Some(o) = object.or_else(passive) {
            if is_outlet(f, o) {
                out.venue = Some(phrase(f, o, &content));
            } else if matches!(f.upos(o), Upos::Noun | Upos::Propn | Upos::Pron) {
                out.addressee = Some(phrase(f, o, &content));
            }
        }
    }
    // What hangs from the cue by a preposition, and from "speaking", "appearing", "writing" beside it.
    let mut roots = vec![cue];
    let sentence = f.sentence(cue);
    let speaking = ["speak", "appear", "write", "testify", "post", "address", "talk"].map(hash);
    roots.extend(sentence.clone().filter(|&w| {
        w != cue
            && free(w)
            && speaking.contains(&f.lemma[w])
            && matches!(f.deprel(w).base(), "advcl" | "acl")
            && w.abs_diff(cue) < 25
    }));
    for root in roots {
        for &c in a.children(root) {
            let c = c as usize;
            if !free(c) || !matches!(f.deprel(c).base(), "obl" | "nmod" | "advmod") {
                continue;
            }
            let case = f.child(c, "case").map(|k| f.lemma[k]);
            let is = |words: &[&str]| case.is_some_and(|k| words.iter().any(|w| hash(w) == k));
            if is(&["in", "on", "to", "at", "via", "during", "through", "from", "by", "for", "with", "over"])
                && out.venue.is_none()
                && is_venue(f, c)
            {
                out.venue = Some(phrase(f, c, &content));
            } else if is(&["to"])
                && out.addressee.is_none()
                && matches!(f.upos(c), Upos::Noun | Upos::Propn | Upos::Pron)
            {
                out.addressee = Some(phrase(f, c, &content));
            }
        }
    }
    // "in an interview …" that the tree hangs elsewhere.
    if out.venue.is_none() {
        out.venue = sentence
            .clone()
            .filter(|&w| free(w) && w.abs_diff(cue) < 18 && is_venue(f, w) && f.upos(w) != Upos::Verb)
            .filter(|&w| {
                f.child(w, "case").is_some_and(|k| ["in", "on", "via", "during"].iter().any(|p| hash(p) == f.lemma[k]))
                    && f.head(w).is_some_and(free)
            })
            .min_by_key(|&w| w.abs_diff(cue))
            .map(|w| phrase(f, w, &content));
    }
    out.date = date(f, found, record);
    out
}

/// The nearest time of the sentence that is neither said nor part of the source's name.
fn date(f: &Frame<'_>, found: &Found, record: &Record) -> Option<String> {
    let words = f.cx.analysis.words();
    let s = f.sentence(found.cue);
    let (from, to) = (words[s.start].span.start, words[s.end - 1].span.end);
    let first = record.times.partition_point(|t| t.words.span().end <= from);
    let cue = words[found.cue].span;
    let taken: Vec<Span> = found
        .pieces
        .iter()
        .map(|&(a, b)| words[a].span.to(words[b].span))
        .chain(found.source.map(|(_, a, b)| words[a].span.to(words[b].span)))
        .collect();
    record.times[first..]
        .iter()
        .take_while(|t| t.words.span().start < to)
        .filter(|t| matches!(t.kind, dateline_model::TimeKind::Date | dateline_model::TimeKind::Time))
        .filter(|t| !taken.iter().any(|s| s.overlaps(t.words.span())) && !aside(f, found, t.words.span()))
        .map(|t| {
            let at = t.words.span();
            (if at.start >= cue.end { at.start - cue.end } else { cue.start.saturating_sub(at.end) }, t)
        })
        .filter(|&(away, _)| away < 70)
        .min_by_key(|&(away, _)| away)
        .map(|(_, t)| t.id.clone())
}

/// "Who shared power between 2009 and 2013": told of the one who speaks, in a clause of its own.
fn aside(f: &Frame<'_>, found: &Found, time: Span) -> bool {
    let Some((head, ..)) = found.source else { return false };
    let Some(mut at) = f.cx.analysis.words_in(time).next() else { return false };
    for _ in 0..12 {
        let Some(h) = f.head(at) else { return false };
        if matches!(f.deprel(at).base(), "acl") && h != found.cue && at != found.cue {
            let mut up = h;
            for _ in 0..4 {
                if up == head || f.head(head) == Some(up) {
                    return true;
                }
                match f.head(up).filter(|_| matches!(f.deprel(up).base(), "appos" | "flat" | "nmod" | "conj")) {
                    Some(x) => up = x,
                    None => break,
                }
            }
        }
        at = h;
    }
    false
}

/// The words of a phrase without its preposition and what is said.
fn phrase(f: &Frame<'_>, head: usize, content: &dyn Fn(usize) -> bool) -> Span {
    let words = f.cx.analysis.words();
    let (mut lo, mut hi) = (f.reach[head].0 as usize, f.reach[head].1 as usize);
    if let Some(case) = f.child(head, "case").filter(|&c| c < head) {
        lo = lo.max(case + 1);
    }
    // A clause that hangs from the phrase is not its name.
    for &c in f.cx.analysis.children(head) {
        let c = c as usize;
        let clause = matches!(f.deprel(c).base(), "acl" | "advcl" | "parataxis" | "ccomp" | "conj" | "appos");
        if clause && c > head {
            hi = hi.min((f.reach[c].0 as usize).max(1) - 1);
        }
    }
    while lo < head && (content(lo) || f.is_punct(lo)) {
        lo += 1;
    }
    while hi > head && (content(hi) || f.is_punct(hi)) {
        hi -= 1;
    }
    // All of a name.
    if let Some(n) = words[head].name.and_then(|n| f.cx.analysis.names().get(n)) {
        hi = hi.max(n.words.end - 1);
        lo = lo.min(n.words.start);
    }
    let lo = lo.min(head);
    words[lo].span.to(words[hi.max(head)].span)
}

fn is_venue(f: &Frame<'_>, w: usize) -> bool {
    let lemma = f.cx.analysis.lemma(w).to_lowercase();
    VENUES.contains(lemma.as_str()) || is_outlet(f, w)
}

/// Whether a word heads the name of a newspaper, a broadcaster, an agency, or says that it is one.
fn is_outlet(f: &Frame<'_>, w: usize) -> bool {
    let a = f.cx.analysis;
    let name = a.words()[w].name.and_then(|n| a.names().get(n));
    let known = |s: &str| OUTLETS.contains(s);
    if let Some(n) = name {
        let first = a.form(n.words.start).to_lowercase();
        let last = a.form(n.words.end - 1).to_lowercase();
        let begins = Class::Broadcaster.has(first.as_str());
        return begins || (n.kind != NameKind::Per && known(&last));
    }
    let noun = matches!(f.upos(w), Upos::Noun | Upos::Propn);
    let last = a.form(f.reach[w].1 as usize).to_lowercase();
    noun && (known(&a.lemma(w).to_lowercase()) || (f.upos(w) == Upos::Propn && known(&last)))
}
