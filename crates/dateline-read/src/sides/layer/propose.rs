//! Support that no rule saw: two actors named in a sentence, a verb with a good tone that one is the subject of and the other the object, and a
//! layer that is sure.
//!
//! Codes "Ilona Varga praised Davor Kettle's courage" as `supports`. Not what is denied, asked or only possible; not a pair between whom a rule
//! found something; nothing of ill will.

use std::collections::HashSet;

use dateline_model::{EntityKind, Record, Relation, SideBasis, Span};

use super::pair::{Pair, View};
use crate::claims::{Feats, hash};
use crate::context::Context;
use crate::entities::Index;
use crate::sides::{Found, verbs};

/// At least so likely is a support.
const SURE: f32 = 0.9;
/// Actors of a sentence that are looked at.
const ACTORS: usize = 5;

/// Adds them to what rules found, and says how sure each is, by the spans of its parties.
pub(in crate::sides) fn propose(
    cx: &Context<'_>,
    record: &Record,
    index: &Index,
    found: &mut Vec<Found>,
) -> Vec<(Span, Span, f32)> {
    let layer = &cx.kit.sides;
    let pair = |a: usize, b: usize| (a.min(b), a.max(b));
    let told: HashSet<(usize, usize)> = found.iter().filter_map(|f| Some(pair(f.from_entity?, f.to_entity?))).collect();
    let (mut trusts, mut feats, mut seen) = (Vec::new(), Feats::default(), None);
    for s in cx.sentences() {
        let named = actors(cx, record, index, s);
        let words = cx.analysis.sentences()[s].words.clone();
        let good = |w: usize| layer.tones.of(hash(&cx.analysis.lemma(w).to_lowercase())) > 0;
        if named.len() < 2 || !words.clone().any(good) {
            continue;
        }
        let view: &View<'_> = seen.get_or_insert_with(|| View::new(cx, record, index, &layer.tones));
        for (i, &x) in named.iter().enumerate() {
            for &y in named[i + 1..].iter().filter(|y| !told.contains(&pair(x.0, y.0))) {
                let Some(pair) = Pair::in_sentence(cx, x.1, y.1) else { continue };
                let Some((cue, turned)) = cue(view, &pair) else { continue };
                let p = layer.stance(view, &pair, &mut feats).filter(|_| !verbs::unreal(cx, cue));
                let trust = p.map_or(0.0, |p| p[if turned { 2 } else { 1 }]);
                if trust < SURE {
                    continue;
                }
                let (from, to) = if turned { (y, x) } else { (x, y) };
                trusts.push((from.1, to.1, trust));
                found.push(Found {
                    span: from.1.to(to.1).to(cx.analysis.words()[cue].span),
                    from: from.1,
                    from_entity: Some(from.0),
                    to: to.1,
                    to_entity: Some(to.0),
                    relation: Relation::Supports,
                    basis: SideBasis::Phrase,
                    rule: "sides/learned",
                    cue: Some(cue),
                    accuser: None,
                });
            }
        }
    }
    trusts
}

/// Those named in a sentence who may take sides, each once.
fn actors(cx: &Context<'_>, record: &Record, index: &Index, s: usize) -> Vec<(usize, Span)> {
    let mut named: Vec<(usize, Span)> = Vec::new();
    for w in cx.analysis.sentences()[s].words.clone() {
        let Some((e, span)) = index.named_at(w) else { continue };
        let acts = !matches!(record.entities[e].kind, EntityKind::Place | EntityKind::Other | EntityKind::Outlet);
        if acts && named.len() < ACTORS && named.iter().all(|n| n.0 != e) {
            named.push((e, span));
        }
    }
    named
}

/// The verb with a good tone that one party is the subject of and whose object the other is or owns, and whether that is the other way round.
fn cue(view: &View<'_>, pair: &Pair) -> Option<(usize, bool)> {
    let [p, q] = pair.heads;
    [(p, q, false), (q, p, true)].into_iter().find_map(|(from, to, turned)| {
        let verb = does(view, from).filter(|&v| view.tone[v] > 0)?;
        let object = |w: usize| view.look.head(w) == Some(verb) && undergoes(view, w);
        let inner = matches!(view.look.deprel(to).base(), "nmod" | "compound" | "appos" | "amod");
        let owned = view.look.head(to).filter(|_| inner).is_some_and(object);
        (object(to) || owned).then_some((verb, turned))
    })
}

/// The verb that a word is the subject of, or the agent.
fn does(view: &View<'_>, w: usize) -> Option<usize> {
    let subject = view.look.deprel(w).as_str() == "nsubj";
    let agent = view.look.deprel(w).base() == "obl" && view.case(w) == hash("by");
    view.look.head(w).filter(|_| subject || agent)
}

/// Whether a word is the object of its verb, in the passive the subject.
fn undergoes(view: &View<'_>, w: usize) -> bool {
    view.look.deprel(w).base() == "obj" || view.look.deprel(w).as_str() == "nsubj:pass"
}
