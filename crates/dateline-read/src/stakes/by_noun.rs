//! Who gives and who receives, by the noun beside the sum: whose it is, what its prepositions lead, the verb above it.

use dateline_lang::Upos;

use super::cue::Cue;
use super::frame::lemma;
use super::parties::{self, Ends};
use crate::lexicon::{Class, Words};

/// Giver and receiver.
pub(super) fn ends(cue: &Cue<'_, '_>) -> Ends {
    let Cue { scene, index, noun, family, .. } = cue;
    let (index, noun, family) = (*index, *noun, *family);
    let (first, last) = (scene.first, scene.last);
    let a = scene.cx.analysis;
    let before =
        |prepositions: &dyn Words| noun.filter(|&(_, n)| n < first).and_then(|(_, n)| scene.before(n, prepositions));
    let mut giver = scene
        .owner()
        .or_else(|| noun.and_then(|(_, n)| scene.possessor(n)))
        .or_else(|| scene.after(["from", "by"]).map(|x| x.1))
        .or_else(|| before(&["from", "by"]));
    let mut receiver = scene.after(["to", "for"]).map(|x| x.1).or_else(|| before(&["to", "for"]));
    // "Threw it a lifeline of $5bn".
    if receiver.is_none()
        && let Some(v) = noun.and_then(|(_, n)| a.words()[n].head)
    {
        receiver = a.children_by(v, "iobj").next().map(|i| scene.phrase(i));
    }
    // "Rescued the bank with an injection of $700m", "stepped in with a grant of".
    let with = noun.map(|x| x.1).filter(|&n| n < first && a.children_by(n, "case").any(|c| a.form(c) == "with"));
    let helps = with.and_then(|n| a.words()[n].head).filter(|&v| a.words()[v].upos == Upos::Verb);
    if let Some(v) = helps.filter(|&v| !scene.is_passive(v) && family.make != "loss" && family.make != "debt") {
        giver = giver.or_else(|| scene.subject(v));
        let object = a.children_by(v, "obj").next().map(|o| scene.phrase(o));
        receiver = object.filter(|o| parties::acts(scene, index, *o)).or(receiver);
    }
    // "Thanked X for its gift of $2m".
    if let Some(v) = noun.and_then(|(_, n)| a.words()[n].head).filter(|&v| matches!(a.lemma(v), "thank" | "praise"))
        && let (Some(o), Some(s)) = (a.children_by(v, "obj").next(), a.children_by(v, "nsubj").next())
    {
        giver = Some(scene.phrase(o));
        receiver = Some(scene.phrase(s));
    }
    // "X's purchase of 120 missiles from Y for $3m".
    if let Some((_, n)) = noun.filter(|&(f, n)| f.make == "sale" && n < first) {
        giver = scene.possessor(n).or(giver);
        receiver =
            scene.before(n, ["from", "with"]).or_else(|| scene.after(["from", "with"]).map(|x| x.1)).or(receiver);
    }
    let wins = || scene.verb(|l| Class::Wins.has(l)).is_some();
    if let Some((_, n)) = noun.filter(|&(f, n)| f.make == "sale" && n > last && !wins()) {
        receiver = scene.after(["from", "with"]).map(|x| x.1).filter(|_| n > last).or(receiver);
    }
    // "X approved the sale of $210m worth of missiles to Y": Y pays X.
    if let Some((_, n)) = noun.filter(|&(f, n)| f.make == "sale" && a.lemma(n) == "sale" && n < first)
        && let Some(buyer) = scene.after(["to"]).map(|x| x.1)
    {
        let grants = scene.verb(|l| Class::Grants.has(l)).filter(|&v| !scene.is_passive(v));
        receiver = scene.possessor(n).or_else(|| grants.and_then(|v| scene.subject(v)));
        giver = Some(buyer);
    }
    // "X left debts of $90,000 to Y": X's.
    if family.make == "debt" && giver.is_none() {
        let leaves = |l: &str| Class::RunsUp.has(l);
        giver = scene.verb(leaves).and_then(|v| scene.subject(v));
    }
    // "Insurers face losses of $500m".
    if family.make == "loss" {
        let suffers = |l: &str| Class::SuffersLoss.has(l);
        // "Had caused X a loss of $3m".
        let caused = || {
            let v = scene.verb(|l| Class::Inflicts.has(l))?;
            let own = a.children_by(v, "iobj").next().map(|o| scene.phrase(o));
            // "Caused the company a loss", where the loss hangs on the company.
            let before = || {
                let n = noun.map(|x| x.1)?;
                let o = a.children_by(v, "obj").find(|&o| o > v && o < n)?;
                Some(scene.phrase(o))
            };
            own.or_else(|| scene.between(v).filter(|b| parties::named(scene, index, *b))).or_else(before)
        };
        giver = giver.or_else(|| scene.verb(suffers).and_then(|v| scene.subject(v))).or_else(caused);
        receiver = None;
    }
    // "approved a $70m loan", "secured a $2bn loan from"
    if let Some(v) = scene.verb(|l| Class::Grants.has(l) || Class::Obtains.has(l)).filter(|&v| !scene.is_passive(v)) {
        let subject = scene.subject(v);
        if Class::Grants.has(lemma(a, v)) {
            giver = giver.or(subject);
        } else if receiver.is_none() {
            receiver = subject;
        }
    }
    (giver, receiver)
}
