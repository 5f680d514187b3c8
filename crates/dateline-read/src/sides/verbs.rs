//! Clauses: "Brazil recognised X", "X was condemned by Y", "Y called on X to step down", "Z imposed sanctions on X".
//!
//! Codes the verb's subject as the one who takes the side and its object as whose. Not what is negated, asked or only possible.

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::{Relation, SideBasis, Span};

use super::{Found, Ground, known, row, through};
use crate::context::Context;

/// What a verb says.
fn relation(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "recognise" | "recognize" => Relation::Recognises,
        "support" | "back" | "endorse" | "champion" | "bolster" | "bankroll" | "finance" | "fund" | "arm" | "hail" => {
            Relation::Supports
        }
        "oppose" | "reject" | "resist" | "defy" | "abandon" | "desert" | "forsake" => Relation::Opposes,
        "condemn" | "denounce" | "decry" | "slam" | "deplore" | "blast" | "lambast" | "castigate" | "censure"
        | "rebuke" | "assail" | "excoriate" | "vilify" | "criticise" | "criticize" => Relation::Condemns,
        "sanction" | "blacklist" => Relation::Sanctions,
        "ally" => Relation::AlliedWith,
        _ => return None,
    })
}

/// Verbs that take a preposition or particle: "side with", "stand by", "rally behind".
fn with_preposition(lemma: &str, preposition: &str) -> Option<Relation> {
    Some(match (lemma, preposition) {
        ("side" | "stand" | "align", "with")
        | ("stand", "by" | "behind")
        | ("rally" | "line" | "unite" | "close", "behind" | "round" | "around")
        | ("defect", "to")
        | ("vote" | "fight" | "campaign", "for") => Relation::Supports,
        ("break", "with")
        | (
            "march" | "rally" | "protest" | "chant" | "demonstrate" | "rise" | "fight" | "vote" | "speak" | "revolt"
            | "mutiny",
            "against",
        ) => Relation::Opposes,
        ("prop", "up") => Relation::Supports,
        ("ally", "with") => Relation::AlliedWith,
        ("come", "out") | ("turn" | "stand" | "campaign" | "rebel", "against") => Relation::Opposes,
        _ => return None,
    })
}

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            let word = &a.words()[w];
            let lemma = a.lemma(w).to_lowercase();
            if a.form(w) == "side" && word.upos == Upos::Noun {
                sides_with(cx, index, w, out);
            }
            if !matches!(word.upos, Upos::Verb | Upos::Adj) {
                continue;
            }
            if let Some(r) = relation(&lemma) {
                plain(cx, index, w, r, out);
            }
            particles(cx, index, w, &lemma, out);
            imposes(cx, index, w, &lemma, out);
            let start = out.len();
            exit(cx, index, w, &lemma, out);
            // To demand is to say so.
            out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
        }
    }
}

/// "A and B side with X", where the engine took the verb for a noun: names straight before it, "with" straight after.
fn sides_with(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(before) = w.checked_sub(1).filter(|&b| index.named_at(b).is_some()) else { return };
    if w + 2 >= a.words().len() || a.form(w + 1) != "with" {
        return;
    }
    let Some(to) = (w + 2..(w + 6).min(a.words().len())).find_map(|v| index.named_at(v)) else { return };
    let mut from: Vec<(usize, Span)> = Vec::new();
    let mut at = before;
    while let Some(hit) = index.named_at(at) {
        from.push(hit);
        let Some(mut p) = a.words_in(hit.1).start.checked_sub(1) else { break };
        if !matches!(a.form(p), "and" | ",") {
            break;
        }
        while p > 0 && matches!(a.form(p), "and" | "," | "the") {
            p -= 1;
        }
        at = p;
    }
    from.reverse();
    push(cx, w, &from, &[to], Relation::Supports, "sides/verb", out);
}

fn plain(cx: &Context<'_>, index: &Ground<'_>, w: usize, relation: Relation, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if unreal(cx, w) {
        return;
    }
    let passive = is_passive(cx, w) && relation != Relation::AlliedWith;
    let agent = agent(cx, w);
    let participle = a.words()[w].deprel.base() == "acl" && a.words()[w].deprel.as_str() != "acl:relcl";
    if passive || (agent.is_some() && participle) {
        let Some(agent) = agent else { return };
        let to: Vec<(usize, Span)> = match a.children_by(w, "nsubj").next() {
            // "His campaign to oust X was backed": X is the object of the verb before it.
            Some(s) if s.checked_sub(1).is_some_and(|b| a.words()[b].upos == Upos::Verb) => Vec::new(),
            Some(s) => targets(cx, index, s, relation),
            None => a.words()[w].head.map(|h| targets(cx, index, h, relation)).unwrap_or_default(),
        };
        push(cx, w, &row(cx, index, agent), &to, relation, "sides/passive", out);
        return;
    }
    let (from, accuser) = subjects(cx, index, w);
    let Some(object) = object(cx, w) else { return };
    let to = aim(cx, index, object, relation, &from);
    let start = out.len();
    push(cx, w, &from, &to, relation, "sides/verb", out);
    if accuser.is_some() {
        out[start..].iter_mut().for_each(|f| f.accuser = accuser);
    }
    // To condemn is to say so.
    if matches!(relation, Relation::Condemns) && accuser.is_none() {
        out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
    }
}

/// Who does it, of a passive: "by X", wherever in the clause the parse hangs it.
fn agent(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let by = |c: usize| a.children_by(c, "case").any(|p| a.form(p).eq_ignore_ascii_case("by"));
    a.children_by(w, "obl").find(|&c| by(c)).or_else(|| {
        let end = a.sentences()[a.words()[w].sentence].words.end;
        let p = (w + 1..end.min(w + 10))
            .take_while(|&v| !matches!(a.words()[v].upos, Upos::Verb | Upos::Punct | Upos::Aux))
            .find(|&v| a.form(v) == "by")?;
        a.words()[p].head.filter(|&h| h > p)
    })
}

fn particles(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if unreal(cx, w) {
        return;
    }
    // "Propping up X".
    if let Some(r) = a.children_by(w, "compound").find_map(|p| with_preposition(lemma, a.form(p))) {
        if let Some(o) = a.children_by(w, "obj").next() {
            let (from, accuser) = subjects(cx, index, w);
            let start = out.len();
            push(cx, w, &from, &aim(cx, index, o, r, &from), r, "sides/verb", out);
            out[start..].iter_mut().for_each(|f| f.accuser = accuser);
        }
        return;
    }
    for o in a.children_by(w, "obl").chain(a.children_by(w, "nmod")) {
        let Some(p) = a.children_by(o, "case").next() else { continue };
        if let Some(r) = with_preposition(lemma, &a.form(p).to_lowercase()) {
            let (from, accuser) = subjects(cx, index, w);
            let start = out.len();
            push(cx, w, &from, &aim(cx, index, o, r, &from), r, "sides/verb", out);
            out[start..].iter_mut().for_each(|f| f.accuser = accuser);
        }
    }
}

/// "Imposed sanctions on X", "placed X under sanctions", "threw its weight behind X", "expressed support for X".
fn imposes(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !matches!(
        lemma,
        "impose"
            | "slap"
            | "announce"
            | "throw"
            | "express"
            | "voice"
            | "declare"
            | "reaffirm"
            | "reiterate"
            | "pledge"
            | "offer"
            | "give"
            | "withdraw"
            | "swear"
            | "threw"
            | "swore"
            | "lend"
            | "put"
            | "proclaim"
    ) || unreal(cx, w)
    {
        return;
    }
    let beside = || Some(w + 1).filter(|&o| o < a.words().len() && a.words()[o].upos == Upos::Noun);
    let Some(o) = a.children_by(w, "obj").next().or_else(beside) else { return };
    let relation = match a.lemma(o) {
        "sanction" if matches!(lemma, "impose" | "slap" | "announce") => Relation::Sanctions,
        "support" | "backing" | "weight" | "loyalty" | "allegiance" | "fealty" if lemma != "withdraw" => {
            Relation::Supports
        }
        "recognition" if lemma != "withdraw" => Relation::Recognises,
        "solidarity" if lemma != "withdraw" => Relation::Supports,
        "embargo" | "ban" if matches!(lemma, "impose" | "slap" | "announce") => Relation::Sanctions,
        "opposition" if matches!(lemma, "express" | "voice" | "declare" | "reaffirm" | "reiterate") => {
            Relation::Opposes
        }
        _ => return,
    };
    // "Declared his loyalty to X on television": the preposition goes with what is given.
    let leads = |p: &str| match relation {
        Relation::Sanctions => matches!(p, "on" | "against"),
        Relation::Opposes => matches!(p, "to" | "against"),
        _ => matches!(p, "behind" | "for" | "to" | "with"),
    };
    let target = a
        .children_by(o, "nmod")
        .chain(a.children_by(w, "obl"))
        .find(|&c| a.children_by(c, "case").any(|p| leads(&a.form(p).to_lowercase())));
    // "Rejected X and swore loyalty to Y": the words in their order, where the parse hangs them elsewhere.
    let ordered = || {
        let p = (o + 1..o + 2)
            .find(|&p| p < a.words().len() && matches!(a.form(p), "on" | "against" | "behind" | "for" | "to"))?;
        a.words()[p].head.filter(|&h| h > p)
    };
    let Some(target) = target.or_else(ordered) else { return };
    let (from, accuser) = subjects(cx, index, w);
    let start = out.len();
    push(cx, w, &from, &aim(cx, index, target, relation, &from), relation, "sides/light-verb", out);
    for f in &mut out[start..] {
        f.accuser = accuser;
        if matches!(lemma, "express" | "voice" | "declare" | "reaffirm" | "reiterate" | "pledge") && accuser.is_none() {
            f.basis = SideBasis::Statement;
        }
    }
}

/// "Called on X to resign", "demanded X's resignation", "called for X to be ousted", "called for X's removal".
fn exit(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !matches!(lemma, "call" | "demand" | "urge" | "want" | "seek" | "ask" | "order" | "press" | "tell")
        || unreal(cx, w)
    {
        return;
    }
    let from = subjects(cx, index, w).0;
    if from.is_empty() {
        return;
    }
    // "Called on X to hand over power", read as nouns by the parse.
    let end = a.sentences()[a.words()[w].sentence].words.end;
    if matches!(lemma, "call" | "urge" | "ask" | "tell" | "press")
        && let Some(to) = (w + 1..end.min(w + 9)).find(|&t| a.form(t) == "to" && t + 1 < end)
        && (matches!(a.form(to + 1), "hand" | "give" | "step" | "stand") && to + 2 < end)
        && matches!(a.form(to + 2), "over" | "up" | "down" | "aside")
        && (matches!(a.form(to + 1), "step" | "stand") || to + 3 < end && a.form(to + 3) == "power")
        && let Some(t) = (w + 1..to).rev().find_map(|x| index.named_at(x))
    {
        push(cx, w, &from, &[t], Relation::DemandsExitOf, "sides/demands-exit", out);
        return;
    }
    let leaves = |v: usize| leaves(cx, v);
    let exit_noun = |n: usize| {
        matches!(
            a.lemma(n),
            "resignation"
                | "ouster"
                | "ousting"
                | "removal"
                | "departure"
                | "overthrow"
                | "impeachment"
                | "dismissal"
                | "expulsion"
                | "exit"
        )
    };
    // An infinitive below the verb, its subject or patient the one to go.
    for v in a.children(w).iter().map(|&c| c as usize) {
        let below =
            if matches!(a.words()[v].deprel.base(), "xcomp" | "ccomp" | "advcl" | "acl") { Some(v) } else { None };
        let Some(v) = below.filter(|&v| leaves(v)) else { continue };
        let own = a.children_by(v, "nsubj").next();
        let over = a.children_by(w, "obj").next().or_else(|| a.children_by(w, "obl").next());
        let patient = a.children_by(v, "obj").next().filter(|_| {
            matches!(a.lemma(v), "oust" | "expel" | "remove" | "topple" | "overthrow" | "depose" | "unseat")
        });
        let between = || (w + 1..v).rev().find_map(|x| index.named_at(x));
        let named = patient.or(own).or(over);
        let target = named
            .map(|t| row(cx, index, t))
            .filter(|t| !t.is_empty() && t.iter().all(|t| from.iter().all(|f| f.0 != t.0)));
        let target = target.unwrap_or_else(|| {
            let pronoun = (w + 1..v).find(|&x| is_other(a.form(x)));
            pronoun.and_then(|p| another(cx, index, p, &from)).or_else(between).into_iter().collect()
        });
        push(cx, w, &from, &target, Relation::DemandsExitOf, "sides/demands-exit", out);
        return;
    }
    for n in a.children_by(w, "obj").chain(a.children_by(w, "obl")) {
        let deep = a.children_by(n, "acl").find(|&v| leaves(v));
        if deep.is_some() {
            push(cx, w, &from, &row(cx, index, n), Relation::DemandsExitOf, "sides/demands-exit", out);
            return;
        }
        if exit_noun(n) {
            let whose = a.children_by(n, "nmod").find(|&c| index.at_word(c).is_some() || is_other(a.form(c)));
            if let Some(t) = whose {
                let mut target = row(cx, index, t);
                if is_other(a.form(t)) && (target.is_empty() || target.iter().any(|t| from.iter().any(|f| f.0 == t.0)))
                {
                    target = another(cx, index, t, &from).into_iter().collect();
                }
                push(cx, w, &from, &target, Relation::DemandsExitOf, "sides/demands-exit", out);
                return;
            }
        }
    }
}

/// Whether a verb says that somebody goes: "resign", "step down", "leave office", "give up power".
pub(super) fn leaves(cx: &Context<'_>, v: usize) -> bool {
    let a = cx.analysis;
    matches!(
        a.lemma(v),
        "resign"
            | "quit"
            | "depart"
            | "abdicate"
            | "oust"
            | "expel"
            | "remove"
            | "topple"
            | "overthrow"
            | "depose"
            | "unseat"
    ) || (matches!(a.lemma(v), "step" | "stand")
        && a.children_by(v, "compound")
            .chain(a.children_by(v, "advmod"))
            .any(|p| matches!(a.form(p), "down" | "aside")))
        || (a.lemma(v) == "leave" && a.children_by(v, "obj").any(|o| matches!(a.lemma(o), "office" | "power")))
        || (a.lemma(v) == "go" && a.children_by(v, "obj").next().is_none() && a.children_by(v, "obl").next().is_none())
        || (matches!(a.lemma(v), "give" | "hand")
            && a.children_by(v, "obj").any(|o| a.lemma(o) == "power")
            && a.children_by(v, "compound").any(|p| matches!(a.form(p), "up" | "over")))
}

fn is_other(form: &str) -> bool {
    matches!(form.to_lowercase().as_str(), "him" | "her" | "his")
}

/// Whom "him", "her" and "his" stand for where somebody else speaks: the last person named before who is not the speaker, in this sentence
/// or the one before.
fn another(cx: &Context<'_>, index: &Ground<'_>, pronoun: usize, from: &[(usize, Span)]) -> Option<(usize, Span)> {
    let a = cx.analysis;
    let s = a.words()[pronoun].sentence;
    let first = a.sentences()[s.saturating_sub(1)].words.start;
    let person = |w: usize| a.words()[w].name.is_some_and(|n| a.names()[n].kind == NameKind::Per);
    let (e, _) = (first..pronoun)
        .rev()
        .filter(|&w| person(w))
        .filter_map(|w| index.named_at(w))
        .find(|(e, _)| from.iter().all(|f| f.0 != *e))?;
    Some((e, a.words()[pronoun].span))
}

/// Who does it: the subject, that of the verb above for an infinitive, or the accused ("accused X of backing Y", with the accuser).
fn subjects(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> (Vec<(usize, Span)>, Option<usize>) {
    let a = cx.analysis;
    let mut at = w;
    // "Accused X of arming and backing Y": the accused does both, wherever the parse joins the second.
    if a.words()[w].xpos == Xpos::Vbg {
        let first = a.sentences()[a.words()[w].sentence].words.start;
        let verb = (first.max(w.saturating_sub(14))..w)
            .rev()
            .take_while(|&v| {
                !matches!(a.words()[v].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
                    || matches!(a.lemma(v), "accuse" | "suspect")
            })
            .find(|&v| matches!(a.lemma(v), "accuse" | "suspect") && a.words()[v].upos == Upos::Verb);
        if let Some(v) = verb.filter(|&v| (v + 1..w).any(|x| a.form(x) == "of"))
            && let Some(o) = a.children_by(v, "obj").next()
        {
            let accuser = a.children_by(v, "nsubj").next().and_then(|s| index.at_word(s));
            return (row(cx, index, o), accuser.or(Some(usize::MAX)));
        }
    }
    // What is claimed has its speaker found already.
    if a.children_by(w, "nsubj").next().is_none()
        && let Some(speaker) = index.speakers.get(&w)
    {
        return (vec![*speaker], None);
    }
    // "..., X, called for": a finite verb right after a name has it as its subject, whatever the parse made of them.
    if a.children_by(w, "nsubj").next().is_none()
        && (matches!(a.words()[w].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            || a.words()[w].xpos == Xpos::Vbn && a.children_by(w, "aux").next().is_none())
    {
        let mut before = w.checked_sub(1);
        while let Some(b) = before.filter(|&b| matches!(a.words()[b].upos, Upos::Adv | Upos::Aux) || a.form(b) == ",") {
            before = b.checked_sub(1);
        }
        if let Some(hit) =
            before.filter(|&b| a.words()[b].sentence == a.words()[w].sentence).and_then(|b| index.named_at(b))
        {
            return (vec![hit], None);
        }
        if a.words()[w].deprel.base() == "advcl" {
            return (Vec::new(), None);
        }
    }
    for _ in 0..5 {
        let own: Vec<usize> = a
            .children_by(at, "nsubj")
            .filter(|&s| a.words()[s].deprel.as_str() != "nsubj:pass" || !is_passive(cx, at) || a.lemma(at) == "ally")
            .collect();
        if let Some(&s) = own.first() {
            // "We stand with X," she said: hers.
            if matches!(a.form(s).to_lowercase().as_str(), "i" | "we")
                && let Some(speaker) = index.speaker_at(cx, w)
            {
                return (vec![speaker], None);
            }
            let relative = matches!(a.form(s).to_lowercase().as_str(), "who" | "which" | "that")
                && a.words()[at].deprel.as_str() == "acl:relcl";
            // "Union leader Petra Holm demanded": the parse may see two subjects; the name is the better one.
            let named = own.iter().rev().map(|&s| row(cx, index, s)).find(|h| h.iter().any(|x| x.0 != super::NOBODY));
            let hits = named.unwrap_or_else(|| row(cx, index, s));
            if hits.is_empty()
                && let Some(speaker) = index.speakers.get(&w)
            {
                return (vec![*speaker], None);
            }
            if !hits.is_empty() || !relative {
                return (hits, None);
            }
        }
        let word = &a.words()[at];
        let Some(h) = word.head else { break };
        match word.deprel.base() {
            "conj" | "xcomp" => at = h,
            // "Became the tenth country to recognise X".
            "acl" if a.words()[h].deprel.base() == "xcomp" || a.children_by(h, "cop").next().is_some() => at = h,
            "advcl" | "acl" | "obl" | "ccomp" if matches!(a.lemma(h), "accuse" | "suspect" | "blame") => {
                let accused = a.children_by(h, "obj").next();
                let accuser = a.children_by(h, "nsubj").next().and_then(|s| index.at_word(s));
                return (accused.map(|o| row(cx, index, o)).unwrap_or_default(), accuser.or(Some(usize::MAX)));
            }
            "advcl" => at = h,
            "acl" if word.deprel.as_str() == "acl:relcl" || word.deprel.base() == "acl" => {
                if let Some(hit) = index.headed_by(h).or_else(|| through(cx, index, h)) {
                    return (vec![hit], None);
                }
                // "A and B are among dozens of countries that have recognised X": said of A and B.
                let mut up = h;
                for _ in 0..3 {
                    if a.children_by(up, "cop").next().is_some()
                        && let Some(s) = a.children_by(up, "nsubj").next()
                    {
                        return (row(cx, index, s), None);
                    }
                    match a.words()[up].head.filter(|_| a.words()[up].deprel.base() == "nmod") {
                        Some(x) => up = x,
                        None => break,
                    }
                }
                return (Vec::new(), None);
            }
            _ => break,
        }
    }
    (Vec::new(), None)
}

/// Whether a verb is in the passive: only an auxiliary makes it so.
fn is_passive(cx: &Context<'_>, w: usize) -> bool {
    cx.analysis.children_by(w, "aux").any(|c| cx.analysis.words()[c].deprel.as_str() == "aux:pass")
}

/// The object after the verb; a relative pronoun before it only where there is no other.
fn object(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    a.children_by(w, "obj").find(|&o| o > w).or_else(|| a.children_by(w, "obj").next())
}

/// Whose side; a pronoun of which the entities make nothing, or the speaker himself, is somebody else.
fn aim(
    cx: &Context<'_>,
    index: &Ground<'_>,
    object: usize,
    relation: Relation,
    from: &[(usize, Span)],
) -> Vec<(usize, Span)> {
    let to = targets(cx, index, object, relation);
    let own = to.is_empty() || to.iter().any(|t| from.iter().any(|f| f.0 == t.0));
    if own && matches!(cx.analysis.form(object), "him" | "her") {
        return another(cx, index, object, from).into_iter().collect();
    }
    to
}

/// Whose side: the object, or the one whose thing the object is ("condemned X's move").
fn targets(cx: &Context<'_>, index: &Ground<'_>, object: usize, relation: Relation) -> Vec<(usize, Span)> {
    let a = cx.analysis;
    let own = row(cx, index, object);
    if !own.is_empty() {
        return own;
    }
    let thing = matches!(relation, Relation::Condemns | Relation::Supports | Relation::Opposes | Relation::Recognises);
    if !thing {
        return Vec::new();
    }
    let possessor = a
        .children_by(object, "nmod")
        .filter(|&c| a.words()[c].deprel.as_str() == "nmod:poss")
        .find_map(|c| index.headed_by(c));
    let beside = || {
        let mark = object.checked_sub(1).filter(|&m| matches!(a.form(m), "'s" | "’s" | "'" | "’"))?;
        index.named_at(mark.checked_sub(1)?)
    };
    possessor.or_else(beside).into_iter().collect()
}

/// Negated, asked, or only possible: no side is taken.
pub(super) fn unreal(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let supposed = a.children(w).iter().map(|&c| c as usize).any(|c| {
        (a.words()[c].deprel.base() == "aux" && matches!(a.lemma(c), "would" | "could" | "might" | "may" | "should"))
            || (a.words()[c].deprel.base() == "mark"
                && matches!(a.form(c).to_lowercase().as_str(), "if" | "unless" | "whether"))
    });
    let refused = matches!(a.words()[w].deprel.base(), "xcomp" | "ccomp" | "advcl")
        && a.words()[w].head.is_some_and(|h| {
            matches!(a.lemma(h), "refuse" | "decline" | "stop" | "cease" | "fail" | "hesitate" | "threaten")
                || a.lemma(h) == "deny" && h < w
        });
    negated(cx, w) || supposed || refused
}

/// "Not", "never", "neither" right below a verb.
pub(super) fn negated(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let no_longer = |c: usize| a.form(c) == "longer" && c > 0 && a.form(c - 1).eq_ignore_ascii_case("no");
    let not = |c: usize| {
        matches!(a.form(c).to_lowercase().as_str(), "not" | "n't" | "n’t" | "never" | "no" | "neither") || no_longer(c)
    };
    a.children(w).iter().any(|&c| not(c as usize))
}

fn push(
    cx: &Context<'_>,
    cue: usize,
    from: &[(usize, Span)],
    to: &[(usize, Span)],
    relation: Relation,
    rule: &'static str,
    out: &mut Vec<Found>,
) {
    let cue_span = cx.analysis.words()[cue].span;
    for &(f, fs) in from.iter().take(60) {
        for &(t, ts) in to.iter().take(8) {
            out.push(Found {
                span: fs.to(ts).to(cue_span),
                from: fs,
                from_entity: known(f),
                to: ts,
                to_entity: known(t),
                relation,
                basis: SideBasis::Phrase,
                rule,
                cue: Some(cue),
                accuser: None,
            });
        }
    }
}
