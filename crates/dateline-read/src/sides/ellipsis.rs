//! The same side taken by another in few words: "Norland is allied with X, as is Kestria", "and so does the mayor", "Two others followed
//! suit", "joined by A and B", "The synod joined the cardinal in his call".
//!
//! Not "so does" of a clause that takes no side, nor what follows without somebody who does ("clashes followed").

use std::collections::HashMap;

use dateline_lang::{Upos, Xpos};
use dateline_model::Relation;

use super::frame::{agent, negated};
use super::{Found, Ground, Hit, row};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let mut by_sentence: HashMap<usize, Vec<usize>> = HashMap::new();
    for (n, f) in out.iter().enumerate() {
        if let Some(c) = f.cue {
            by_sentence.entry(a.words()[c].sentence).or_default().push(n);
        }
    }
    if by_sentence.is_empty() {
        return;
    }
    let mut more = Vec::new();
    for s in cx.sentences() {
        let words = a.sentences()[s].words.clone();
        for w in words.clone() {
            let Some((who, of)) = echo(cx, index, w, words.clone()) else { continue };
            // What the last clause before it said, in its sentence or the one before.
            let here = |s: usize| {
                let found = by_sentence.get(&s).into_iter().flatten().copied();
                found.filter_map(|n| out[n].cue).filter(|&c| c < w && c != w).max()
            };
            let back = of.back;
            let cue = here(s).or_else(|| s.checked_sub(1).filter(|_| back).and_then(here));
            let Some(cue) = cue else { continue };
            let all = by_sentence.get(&a.words()[cue].sentence).into_iter().flatten().copied();
            let told: Vec<usize> = all.filter(|&n| out[n].cue == Some(cue)).collect();
            if !of.speaks && told.iter().any(|&n| out[n].rule == "sides/must-go") {
                continue;
            }
            let Some(first) = told.first().map(|&n| &out[n]) else { continue };
            if of.relation.is_some_and(|r| r != first.relation) {
                continue;
            }
            let same: Vec<usize> = told.into_iter().filter(|&n| out[n].from == first.from).collect();
            for &(e, span) in who.iter().take(8) {
                if span.overlaps(first.from) || e.is_some() && e == first.from_entity {
                    continue;
                }
                for &n in same.iter().take(4) {
                    let f = &out[n];
                    more.push(Found { from: span, from_entity: e, span: f.span.to(span), ..f.clone() });
                }
            }
        }
    }
    out.extend(more);
}

/// What an echo may repeat.
struct Echo {
    /// Also the sentence before.
    back: bool,
    /// Only this relation.
    relation: Option<Relation>,
    /// Also what somebody says.
    speaks: bool,
}

/// Who does the same, where the words at one say so.
fn echo(cx: &Context<'_>, index: &Ground<'_>, w: usize, words: std::ops::Range<usize>) -> Option<(Vec<Hit>, Echo)> {
    let a = cx.analysis;
    if w + 2 < words.end && matches!(a.form(w), "so" | "as" | "So" | "As") {
        let does = matches!(
            a.form(w + 1),
            "does" | "do" | "did" | "is" | "are" | "has" | "have" | "had" | "was" | "were" | "will" | "would"
        );
        if !does {
            return None;
        }
        let who = (w + 2..words.end.min(w + 12))
            .take_while(|&v| a.words()[v].upos != Upos::Verb)
            .filter(|&v| !matches!(a.words()[v].deprel.as_str(), "compound" | "nmod:poss" | "amod" | "nmod:desc"))
            .map(|v| row(cx, index, v))
            .find(|hits| !hits.is_empty())?;
        return Some((who, Echo { back: w == words.start, relation: None, speaks: false }));
    }
    if !matches!(a.words()[w].upos, Upos::Verb | Upos::Adj) || negated(cx, w) {
        return None;
    }
    let own = || a.children_by(w, "nsubj").map(|s| row(cx, index, s)).find(|r| !r.is_empty());
    let finite = || matches!(a.words()[w].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn);
    match a.lemma(w) {
        // "X and Y followed within a day", "followed suit", "did the same", "did likewise".
        "follow" | "do" if finite() && !(a.words()[w].xpos == Xpos::Vbn && agent(cx, w).is_some()) => {
            let object = a.children_by(w, "obj").find(|&o| o > w);
            let same = |o: usize| cx.is(o, Class::ExampleNoun);
            // "Followed with a ban of its own" says what.
            let with = a
                .children_by(w, "obl")
                .any(|o| a.children_by(o, "case").any(|p| matches!(a.form(p), "with" | "by" | "in")));
            let bare = a.lemma(w) == "follow" && !with && object.is_none() && !super::frame::is_passive(cx, w);
            let likewise = || {
                let next = (w + 1..words.end.min(w + 3)).any(|v| matches!(a.form(v), "likewise" | "same" | "so"));
                object.is_none() && next && a.words().get(w + 1).is_some() && a.form(w + 1) != "so"
            };
            if !(bare || object.is_some_and(same) || likewise()) {
                return None;
            }
            let mut who = own()?;
            who.retain(|h| h.0.is_some() || cx.slice(h.1).starts_with(char::is_uppercase) || !bare);
            (!who.is_empty()).then_some((who, Echo { back: true, relation: None, speaks: true }))
        }
        // "X condemned the raid, joined by Y and Z".
        // "X recognised her, followed by Y": only of names.
        "join" | "follow"
            if a.words()[w].xpos == Xpos::Vbn && matches!(a.words()[w].deprel.base(), "advcl" | "conj" | "acl") =>
        {
            let by = agent(cx, w)?;
            // Of the subject, the clause has both already.
            let head = a.words()[w].head?;
            if a.words()[w].deprel.base() == "acl" && a.words()[head].deprel.base() == "nsubj" {
                return None;
            }
            let mut who = row(cx, index, by);
            who.retain(|h| a.lemma(w) == "join" || h.0.is_some());
            (!who.is_empty()).then_some((who, Echo { back: false, relation: None, speaks: true }))
        }
        // "X was joined by Y", "He was joined by Y in his call".
        word if Class::JoinsIn.has(word) && super::frame::is_passive(cx, w) => {
            Some((row(cx, index, agent(cx, w)?), Echo { back: true, relation: None, speaks: true }))
        }
        // "Joined the cardinal in his call", "joined the call", "echoed the demand".
        word if Class::JoinsIn.has(word) && finite() => {
            let noun = a
                .children_by(w, "obl")
                .chain(a.children_by(w, "obj"))
                .chain(a.children_by(w, "obj").flat_map(|o| a.children_by(o, "nmod")))
                .find_map(|o| Some((o, shared(a.lemma(o))?)))?;
            // "Joined the call for X to resign" is read for itself.
            let said = a.children_by(noun.0, "nmod").any(|c| a.words()[c].deprel.as_str() != "nmod:poss");
            (!said).then_some(())?;
            Some((own()?, Echo { back: true, relation: Some(noun.1), speaks: true }))
        }
        _ => None,
    }
}

/// The relation of what somebody may join in.
fn shared(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        word if Class::Appeal.has(word) => Relation::DemandsExitOf,
        "condemnation" | "criticism" | "denunciation" => Relation::Condemns,
        "boycott" | "embargo" | "sanction" => Relation::Sanctions,
        "endorsement" => Relation::Supports,
        "recognition" => Relation::Recognises,
        _ => return None,
    })
}
