//! Who gives and who receives, by the verb that moves the sum: its subject, its objects, the phrases that its prepositions lead.

use dateline_lang::Upos;

use super::cue::Cue;
use super::families::{Subject, other};
use super::frame::{Scene, lemma};
use super::parties::{self, Ends};
use crate::lexicon::{Class, Words};

/// Giver and receiver; nothing where the verb only tells a price.
pub(super) fn ends(cue: &Cue<'_, '_>) -> Option<Ends> {
    let Cue { scene, index, noun, verb, family, .. } = cue;
    let (index, noun, verb, family) = (*index, *noun, *verb, *family);
    let (f, v) = verb?;
    let (cx, record, first, last) = (scene.cx, scene.record, scene.first, scene.last);
    let a = cx.analysis;
    let (mut giver, mut receiver) = (None, None);
    let amount = scene;
    // "The $600m it borrowed from X": what follows the verb.
    let scene = &Scene { cx, record, first, last: if v > last { v } else { last }, words: scene.words.clone() };
    let passive = scene.is_passive(v);
    let subject = if passive {
        scene
            .after(["by"])
            .map(|x| x.1)
            .or_else(|| parties::out_of(scene))
            .or_else(|| amount.after(["from"]).map(|x| x.1).filter(|_| v > last))
    } else {
        // A name straight before the verb, whatever the parse made of it.
        let beside = || index.named_at(v.checked_sub(1)?).filter(|n| n.1.end < a.words()[v].span.start).map(|n| n.1);
        scene.subject(v).or_else(beside)
    };
    // "Sold the mine for $2bn": what is sold is nobody.
    let priced = f.make == "sale" && first > 0 && matches!(a.form(first - 1), "for" | "at");
    let doubled = || parties::doubled(scene, index, v);
    let sale = f.make == "sale";
    // "Flew rifles worth $18m to X": what they were worth.
    let worth = first > 0 && a.form(first - 1) == "worth" && v < first;
    let given = || {
        // "Shipped them rifles worth $8m".
        let pronoun = v + 1 < first && matches!(a.form(v + 1), "it" | "them" | "him" | "her");
        if pronoun { Some(a.words()[v + 1].span) } else { parties::before_goods(scene, index, scene.between(v)?) }
    };
    let between = if priced {
        doubled()
    } else if worth {
        doubled().or_else(given)
    } else {
        scene.between(v)
    };
    let between = between.filter(|b| !sale || parties::acts(scene, index, *b)).or_else(|| doubled().filter(|_| sale));
    // "Loaves were sold for $1" is a price.
    if passive && f.make == "sale" && first > 0 && a.form(first - 1) == "for" && subject.is_none() {
        return None;
    }
    match cue.role() {
        Some(Subject::Receives) => {
            receiver = subject;
            giver = between
                .or_else(|| scene.before(v, ["to"]).filter(|_| f.make == "sale"))
                .or_else(|| scene.after(if f.make == "sale" { &["to"] } else { &["from"] }).map(|x| x.1))
                .or_else(|| scene.before(v, ["from"]).filter(|_| f.make != "sale"));
        }
        // "raised $400,000 for the victims"
        Some(Subject::Takes) if f.make == "aid" => {
            receiver = scene.after(["for", "to"]).map(|x| x.1);
            // "Raised $2m for her release": whoever raised it has it.
            if receiver.is_some_and(|r| !parties::acts(scene, index, r)) {
                receiver = subject.filter(|s| !parties::is_event(scene, *s));
            }
        }
        Some(Subject::Takes) => {
            // "sanctions have cost the country $11bn"; "froze $7bn of its assets"; "he was fined $2m"
            let patient = || a.children_by(v, "nsubj").next().filter(|_| passive).map(|s| scene.phrase(s));
            let holder = || {
                scene
                    .after(["from"])
                    .or_else(|| scene.after(["to", "of", "by"]))
                    .map(|x| x.1)
                    .filter(|_| takes_from(lemma(a, v)) && !passive)
            };
            let between = between.filter(|b| lemma(a, v) == "cost" || parties::acts(scene, index, *b));
            // "Has set it back $2m".
            let back = || {
                let o = a.children_by(v, "obj").next().filter(|&o| o > v && o < first && lemma(a, v) == "set")?;
                Some(scene.phrase(o))
            };
            let between = between.or_else(back);
            giver = between.or_else(patient).or_else(|| parties::holder(scene)).or_else(holder);
            // "Froze $90m in aid to X": the one who froze it was to give it.
            let aid = noun.is_some_and(|(f, n)| (n > last || lemma(a, v) == "withhold") && f.make == "aid")
                && takes_from(lemma(a, v));
            if aid {
                giver = subject;
                receiver = scene.after(["to", "for", "from"]).map(|x| x.1);
            }
            if giver.is_none() {
                receiver = None;
            }
        }
        _ if verb.is_some_and(|(_, v)| matches!(lemma(a, v), "earn" | "net")) => receiver = between,
        // "$60m will come from Norland".
        _ if verb.is_some_and(|(_, v)| lemma(a, v) == "come") => giver = scene.after(["from"]).map(|x| x.1),
        _ => {
            // "X's first decree awarded them $50": X's.
            let ruled = || {
                let s = a.head_of(subject?)?;
                let rule = cx.is(s, Class::DecisionNoun);
                scene.possessor(s).filter(|_| rule)
            };
            giver = ruled().or(subject);
            // A reward is for a deed; who earns it is not told.
            let deed = || {
                scene
                    .after(["for"])
                    .is_some_and(|(w, _)| (w + 1..(w + 4).min(a.words().len())).any(|d| cx.is(d, Class::TipOff)))
            };
            let informs = deed();
            let reward = noun.is_some_and(|(_, n)| matches!(a.lemma(n), "reward" | "bounty")) || informs;
            // "Lost $2bn because of X": to nobody.
            let lost = matches!(lemma(a, v), "forfeit" | "lose");
            let others: &dyn Words = if informs || lemma(a, v) == "forfeit" {
                &[""; 0]
            } else if reward || lost {
                &["to"]
            } else {
                other(f)
            };
            // "Financed the dam with a $500m loan to X": X.
            let lent_to = || {
                let (_, n) = noun.filter(|&(f, n)| f.make == "loan" && n > last)?;
                let to = n + 1;
                (a.words().get(to + 1).is_some() && a.form(to) == "to").then(|| scene.noun_phrase(to + 1)).flatten()
            };
            let lost_to = |r: &dateline_model::Span| !lost || parties::acts(scene, index, *r);
            receiver = lent_to()
                .or(between)
                .or_else(|| scene.endowed(v, noun.map(|n| n.1)).filter(|_| passive))
                .or_else(|| scene.before(v, others).filter(|_| f.make == "sale"))
                .or_else(|| scene.after(others).map(|x| x.1).filter(lost_to))
                // "A grant from X to Y was approved".
                .or_else(|| amount.after(others).map(|x| x.1).filter(|_| passive && v > last))
                .or_else(|| if reward || lost { None } else { scene.after(other(family)).map(|x| x.1) })
                // "Financed X to the tune of $2m".
                .or_else(|| {
                    let funds = Class::Funds.has(lemma(a, v));
                    let o = a.children_by(v, "obj").find(|&o| o > v && o < first).filter(|_| funds)?;
                    Some(scene.phrase(o))
                })
                // "To the appeal, X gave $2m".
                .or_else(|| {
                    let start = scene.words.start;
                    let comma = (start + 1..v).take(12).find(|&w| a.form(w) == ",")?;
                    let subject = a.children_by(v, "nsubj").next().filter(|&s| s > comma)?;
                    (a.form(start) == "To" && subject < v && others.holds("to"))
                        .then(|| scene.noun_phrase(start + 1))?
                })
                // "Handed to X $2m".
                .or_else(|| scene.before(v, ["to"]).filter(|_| v < first && others.holds("to")))
                // "The dam, into which X has sunk $780m".
                .or_else(|| parties::into_which(scene, v))
                // "$600m that Corra owes it".
                .or_else(|| {
                    let own = |o: &usize| *o > v && v > last && a.words()[*o].upos != Upos::Sym;
                    a.children_by(v, "iobj").chain(a.children_by(v, "obj")).find(own).map(|o| scene.phrase(o))
                });
        }
    }
    Some((giver, receiver))
}

/// Verbs that take from whoever holds the sum: "froze $1.3bn belonging to X".
fn takes_from(lemma: &str) -> bool {
    Class::TakesFrom.has(lemma)
}
