//! Clauses: "Brazil recognised X", "X was condemned by Y", "Y sided with X".
//!
//! Codes the verb's subject as the one who takes the side and its object as whose. Not what is negated, asked or only possible.

use dateline_lang::{Upos, Xpos};
use dateline_model::Relation;

use super::frame::{agent, is_passive, object, push, take, targets, unreal};
use super::lexicon::{self, lower};
use super::{Found, Ground, Hit, row, through};
use crate::context::Context;
use crate::entities::EntityId;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            let word = &a.words()[w];
            if word.upos != Upos::Verb && cx.form_is(w, Class::SideForm) {
                sides_with(cx, index, w, out);
            }
            // A verb that was read as a noun has an object.
            let noun = || {
                word.xpos == Xpos::Vb
                    || word.upos == Upos::Noun && (a.form(w) == "allied" || a.children_by(w, "obj").any(|o| o > w))
            };
            if !matches!(word.upos, Upos::Verb | Upos::Adj) && !noun() {
                continue;
            }
            let lemma = index.lemma(cx, w);
            if let Some(r) = lexicon::verb(&lemma) {
                plain(cx, index, w, r, out);
            } else if let Some(r) = lexicon::passive(&lemma)
                && !unreal(cx, w)
            {
                passive(cx, index, w, r, out);
            }
            particles(cx, index, w, &lemma, out);
            match lemma.as_ref() {
                "keep" if supplied(cx, w) || afloat(cx, w) => plain(cx, index, w, Relation::Supports, out),
                _ => {}
            }
        }
    }
}

/// "Keeps X supplied with shells".
fn supplied(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 8);
    (w + 2..end).any(|v| {
        matches!(a.form(v), "supplied" | "armed" | "equipped")
            && v + 1 < end
            && matches!(a.form(v + 1), "with" | "by" | "," | ".")
    })
}

/// "Keeps X afloat", "was kept in power by Y".
fn afloat(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    (w + 1..(w + 7).min(a.words().len())).any(|v| {
        matches!(a.form(v), "afloat" | "alive")
            || a.form(v) == "in" && a.words().get(v + 1).is_some_and(|_| matches!(a.form(v + 1), "power" | "office"))
    })
}

/// "A and B side with X", where the engine took the verb for another word: names straight before it, the other straight after.
fn sides_with(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // "Voted 12 to 3 to back X".
    let first = a.sentences()[a.words()[w].sentence].words.start;
    let voted =
        (first.max(w.saturating_sub(8))..w).rev().find(|&v| a.lemma(v) == "vote" && a.words()[v].upos == Upos::Verb);
    if let Some(v) = voted.filter(|_| a.form(w - 1) == "to" && matches!(a.form(w), "back" | "support"))
        && let Some(to) = index.named_at(w + 1)
    {
        let from = super::frame::subjects(cx, index, v).0;
        push(cx, w, &from, &[to], Relation::Supports, "sides/verb", out);
        return;
    }
    let plain = |b: usize| {
        let noun = a.words()[b].upos == Upos::Noun && a.form(w).ends_with('s');
        super::described(cx, b)
            .filter(|_| noun && a.words()[w].xpos == Xpos::Nns && a.words()[w].deprel.base() != "obj")
    };
    // "The unions, once loyal to X, now back Y": back over the adverb and what stands between commas.
    let now = w.checked_sub(1).filter(|&b| b > first && matches!(a.form(b), "also" | "now" | "openly" | "still"));
    let over = now.and_then(|b| {
        let b = b - 1;
        if a.form(b) != "," {
            return Some(b);
        }
        let open = (b.saturating_sub(14).max(first)..b).rev().find(|&c| a.form(c) == ",")?;
        open.checked_sub(1).filter(|&h| h >= first)
    });
    if let Some(b) = over.filter(|_| matches!(a.form(w), "back" | "support"))
        && let Some(who) = index.named_at(b).or_else(|| super::described(cx, b))
        && let Some(to) = index.named_at(w + 1)
    {
        push(cx, w, &[who], &[to], Relation::Supports, "sides/verb", out);
        return;
    }
    // "Norland will back X".
    let will = |b: &usize| cx.analysis.words()[*b].xpos == Xpos::Md && matches!(a.form(w), "back" | "support");
    let before = w.checked_sub(1).map(|b| if will(&b) { b.saturating_sub(1) } else { b });
    let Some(before) = before.filter(|&b| b >= first && (index.named_at(b).is_some() || plain(b).is_some())) else {
        return;
    };
    if unreal(cx, w) {
        return;
    }
    if w + 2 >= a.words().len() {
        return;
    }
    // "Norland and Kestria back X": the name straight after.
    let to = match a.form(w) {
        "back" | "backs" | "support" | "supports" => index.named_at(w + 1).or_else(|| {
            let noun = (w + 1..(w + 5).min(a.words().len()))
                .take_while(|&v| matches!(a.words()[v].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn))
                .last()?;
            super::described(cx, noun)
        }),
        word if Class::StandForm.has(word) && a.form(w + 1) == "with" => {
            (w + 2..(w + 6).min(a.words().len())).find_map(|v| index.named_at(v))
        }
        _ => None,
    };
    let mut from: Vec<Hit> = Vec::new();
    let mut at = before;
    while let Some(hit) = index.named_at(at) {
        from.push(hit);
        let Some(mut p) = a.words_in(hit.1).start.checked_sub(1) else { break };
        if p > 0 && matches!(a.form(p), "the" | "The") {
            p -= 1;
        }
        if !matches!(a.form(p), "and" | ",") {
            break;
        }
        while p > 0 && matches!(a.form(p), "and" | "," | "the") {
            p -= 1;
        }
        at = p;
    }
    if from.is_empty() {
        from.extend(plain(before));
    }
    // "Sides with X against Y".
    let against = (w + 2..(w + 9).min(a.words().len()))
        .take_while(|&v| a.words()[v].upos != Upos::Verb && a.form(v) != ";")
        .find(|&v| a.form(v) == "against")
        .and_then(|p| a.words()[p].head.filter(|&h| h > p));
    if let Some(o) = against {
        push(cx, w, &from, &row(cx, index, o), Relation::Opposes, "sides/verb", out);
    }
    // "X, which A and B support".
    let which = || {
        let first = a
            .words_in(from.last()?.1)
            .start
            .checked_sub(1)
            .filter(|&p| matches!(a.form(p), "which" | "whom" | "who" | "that"))?;
        through(cx, index, first)
    };
    let Some(to) = to.or_else(which) else { return };
    from.reverse();
    push(cx, w, &from, &[to], Relation::Supports, "sides/verb", out);
}

fn plain(cx: &Context<'_>, index: &Ground<'_>, w: usize, relation: Relation, out: &mut Vec<Found>) {
    if unreal(cx, w) && urges(cx, w).is_none() {
        return;
    }
    if relation != Relation::AlliedWith && passive(cx, index, w, relation, out) {
        return;
    }
    let Some(object) = object(cx, w) else { return };
    // "Hailed X as the lawful president" is read by the title.
    if lexicon::lower(cx.analysis.lemma(w)) == "hail"
        && (object..(object + 9).min(cx.analysis.words().len())).any(|v| super::titles::rightful(cx.analysis.lemma(v)))
    {
        return;
    }
    let a = cx.analysis;
    // "To back up their claims": evidence.
    let up = a.words().get(w + 1).is_some_and(|_| a.form(w + 1) == "up");
    if up
        && a.words()[object].upos == Upos::Noun
        && matches!(
            a.lemma(object),
            "claim" | "argument" | "allegation" | "theory" | "statement" | "story" | "assertion" | "finding"
        )
    {
        return;
    }
    // "Condemned two smugglers to 20 years in prison".
    let to = |o: usize| a.children_by(o, "case").any(|p| a.form(p) == "to") && cx.is(o, Class::PunishmentNoun);
    if relation == Relation::Condemns && a.children_by(w, "obl").chain(a.children_by(object, "nmod")).any(to) {
        return;
    }
    // "Urged voters to back X": his own word.
    if let Some(h) = urges(cx, w) {
        let from = super::frame::subjects(cx, index, h).0;
        let start = out.len();
        push(cx, w, &from, &super::frame::aim(cx, index, object, relation, &from), relation, "sides/verb", out);
        out[start..].iter_mut().for_each(|f| f.basis = dateline_model::SideBasis::Statement);
        return;
    }
    // "The arms", "a backed plan": a participle before its noun says nothing of who.
    if cx.analysis.words()[w].deprel.base() == "amod" {
        return;
    }
    let start = out.len();
    take(cx, index, w, object, relation, "sides/verb", out);
    // "The fans support the team".
    if matches!(cx.analysis.lemma(object), "club" | "team") {
        out.truncate(start);
    }
    // "The army abandoned Port Sorrel", "defended the town": ground, not a side.
    if Class::StandsUpFor.has(lexicon::lemma(cx.analysis, w).as_ref()) {
        let ground =
            |f: &Found| f.to_entity.is_some_and(|e| index.record.entities[e].kind == dateline_model::EntityKind::Place);
        if out[start..].iter().any(ground) {
            out.truncate(start);
        }
    }
}

/// "X was backed by Y", "fighters armed by Y", "X's move, condemned by Y": whether the verb is in the passive.
fn passive(cx: &Context<'_>, index: &Ground<'_>, w: usize, relation: Relation, out: &mut Vec<Found>) -> bool {
    let a = cx.analysis;
    let agent = agent(cx, w);
    let participle = a.words()[w].deprel.base() == "acl"
        && a.words()[w].deprel.as_str() != "acl:relcl"
        && a.words()[w].xpos != Xpos::Vbg;
    // "Which is armed and financed by Y": the second shares the passive of the first.
    let shared = || {
        a.words()[w].deprel.base() == "conj"
            && a.children_by(w, "nsubj").next().is_none()
            && a.words()[w].head.is_some_and(|h| {
                // "X, armed and trained by Y", where "armed" was read as an adjective.
                let adjective = || a.words()[h].upos == Upos::Adj && h > 0 && a.form(h - 1) == ",";
                is_passive(cx, h) || matches!(a.words()[h].deprel.base(), "acl" | "amod") || adjective()
            })
    };
    let chained = || {
        a.children_by(w, "conj")
            .find(|&c| a.words()[c].upos == Upos::Verb && agent.is_none())
            .and_then(|c| self::agent(cx, c))
    };
    // "Are committed to it and have supported the retaking by X": active, with an object of its own.
    let joined = agent.is_some() && shared() && a.children_by(w, "obj").next().is_none();
    // "Backed by X, Y marched": of the clause's subject.
    let fronted = agent.is_some()
        && a.words()[w].xpos == Xpos::Vbn
        && a.words()[w].deprel.base() == "advcl"
        && a.children_by(w, "nsubj").chain(a.children_by(w, "mark")).next().is_none();
    // "Are armed by X", where the participle was read as an adjective.
    let adjective = agent.is_some() && a.words()[w].upos == Upos::Adj && a.children_by(w, "cop").next().is_some();
    if !(fronted || adjective || is_passive(cx, w) || participle && (agent.is_some() || chained().is_some()) || joined)
    {
        return false;
    }
    let Some(agent) = agent.or_else(chained) else { return true };
    let top = if joined { a.words()[w].head.unwrap_or(w) } else { w };
    // "X, propped up by Y and shunned by Z, sent": of both.
    let both = joined && a.words()[top].deprel.base() == "advcl" && a.words()[top].xpos == Xpos::Vbn;
    let fronted_of = a.words()[top].head.filter(|_| fronted || both).and_then(|h| a.children_by(h, "nsubj").next());
    let to: Vec<Hit> = match a.children_by(top, "nsubj").next().or(fronted_of) {
        // "His campaign to oust X was backed": X is the object of the verb before it.
        Some(s) if s.checked_sub(1).is_some_and(|b| a.words()[b].upos == Upos::Verb) => Vec::new(),
        Some(s) => targets(cx, index, s, relation),
        None => {
            // "X, in office since March, recognised by Y": the parse hangs it on what stands before the comma.
            let mut h = a.words()[top].head;
            let after_comma = w > 0 && a.form(w - 1) == ",";
            let mut to = h.map(|h| targets(cx, index, h, relation)).unwrap_or_default();
            while let Some(n) = h.filter(|&n| to.is_empty() && after_comma && a.words()[n].deprel.base() == "nmod") {
                h = a.words()[n].head;
                to = h.map(|h| targets(cx, index, h, relation)).unwrap_or_default();
            }
            to
        }
    };
    // "A militia backed by X": one there is.
    let to = if to.is_empty() && participle {
        a.words()[top]
            .head
            .and_then(|h| super::described(cx, h))
            .filter(|d| cx.slice(d.1).starts_with(['A', 'a']))
            .into_iter()
            .collect()
    } else {
        to
    };
    // "By X but not by Y".
    let mut from = row(cx, index, agent);
    // "By exiled leader X", read as a clause of its own.
    if from.is_empty() && a.words()[agent].upos == Upos::Verb {
        let end = a.sentences()[a.words()[w].sentence].words.end.min(agent + 6);
        let near = (agent + 1..end).take_while(|&v| a.words()[v].upos != Upos::Punct);
        from.extend(near.into_iter().find_map(|v| index.named_at(v)));
    }
    if from.is_empty() {
        from.extend(super::frame::whoever(cx, agent));
    }
    // "By seven states, among them X".
    let them = a
        .children_by(agent, "nmod")
        .chain(a.children_by(w, "obl"))
        .find(|&t| a.form(t) == "them" && t > 0 && a.form(t - 1) == "among");
    if let Some(first) = them.and_then(|t| a.children_by(t, "appos").next()) {
        from.extend(row(cx, index, first));
    }
    // "By X and by most of the Y", where the parse hangs the second on the verb.
    let by = |c: usize| a.children_by(c, "case").any(|p| a.form(p) == "by");
    let end = a.sentences()[a.words()[w].sentence].words.end;
    let deep = (agent + 1..end.min(agent + 14))
        .filter(|&p| p > 0 && a.form(p) == "by" && matches!(a.form(p - 1), "and" | ","))
        .filter_map(|p| a.words()[p].head);
    let beside = a.children_by(w, "conj").chain(a.children_by(w, "obl")).filter(|&c| c > agent && by(c));
    let mut more: Vec<usize> = beside.chain(deep).collect();
    more.sort_unstable();
    more.dedup();
    for c in more {
        let hits = row(cx, index, c);
        from.extend(hits.into_iter().filter(|h| !from.contains(h)).collect::<Vec<_>>());
    }
    from.retain(|f| !super::backing::denied(cx, f.1));
    push(cx, w, &from, &to, relation, "sides/passive", out);
    true
}

fn is_place(index: &Ground<'_>, e: Option<EntityId>) -> bool {
    let kind = e.map(|e| index.record.entities[e].kind);
    matches!(kind, Some(dateline_model::EntityKind::Place | dateline_model::EntityKind::State))
}

/// The verb above, where somebody asks those who follow him.
fn urges(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let h = a.words()[w].head.filter(|_| matches!(a.words()[w].deprel.base(), "xcomp" | "advcl" | "ccomp" | "acl"))?;
    // "Urged voters to back X", hung on the voters.
    let h = if a.words()[w].deprel.base() == "acl" && a.words()[h].upos == Upos::Noun { a.words()[h].head? } else { h };
    let asks = cx.is(h, Class::Urges);
    let follows = |o: usize| cx.is(o, Class::Adherent);
    let patients = a.children_by(h, "obj").chain(a.children_by(h, "iobj")).chain(a.children_by(h, "obl"));
    let asked = patients.into_iter().any(|o| o > h && o < w && follows(o));
    (asks && asked && !unreal(cx, h) && !super::frame::negated(cx, w)).then_some(h)
}

/// "Side with", "stand firmly behind", "prop up", "distance itself from".
fn particles(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // "Propping up X".
    let particle = a.children_by(w, "compound").find_map(|p| lexicon::with_preposition(lemma, a.form(p)));
    // "Propped up by Y".
    if let Some(r) = particle
        && agent(cx, w).is_some()
        && !unreal(cx, w)
        && passive(cx, index, w, r, out)
    {
        return;
    }
    if let Some(r) = particle
        && let Some(o) = a.children_by(w, "obj").next()
    {
        if !unreal(cx, w) {
            take(cx, index, w, o, r, "sides/verb", out);
        }
        return;
    }
    // The preposition straight after, where the parse hangs its phrase elsewhere.
    let lost = || {
        let p = Some(w + 1).filter(|&p| a.words().get(p).is_some_and(|x| x.upos == Upos::Adp))?;
        let o = a.words()[p].head.filter(|&h| h > p)?;
        (a.words()[p].deprel.base() == "case" && a.words()[o].head != Some(w)).then_some(o)
    };
    // "Behind X stand Y and Z" is told by their order.
    if lemma == "stand" && a.form(a.sentences()[a.words()[w].sentence].words.start) == "Behind" {
        return;
    }
    let thing = lemma == "vote";
    for o in a.children_by(w, "obl").chain(a.children_by(w, "nmod")).chain(lost()) {
        // "Voted against it": a thing.
        if thing && a.form(o) == "it" {
            continue;
        }
        let Some(p) = a.children_by(o, "case").last() else { continue };
        // "Come out for X", "fall out with X".
        let out_with = |c: usize| a.form(c) == "out" && a.words()[c].deprel.base() == "compound";
        let outward = match (lemma, a.form(p)) {
            ("come" | "speak", "for") => Some(Relation::Supports),
            ("fall", "with") => Some(Relation::Opposes),
            _ => None,
        };
        let outward = outward.filter(|_| a.children(w).iter().any(|&c| out_with(c as usize)));
        let Some(r) = outward.or_else(|| lexicon::with_preposition(lemma, &lower(a.form(p)))) else { continue };
        // "Broke through with", "fell in with": a particle makes another verb.
        let particle = a.children_by(w, "compound").any(|p| !matches!(a.form(p), "out" | "up" | "down"));
        if particle && outward.is_none() && matches!(lemma, "break" | "split" | "part" | "fall") {
            continue;
        }
        // "Declared it a disaster for X"; "stood by her side" is where somebody stands.
        let other = lemma == "declare"
            && (a.children_by(w, "obj").next().is_some() || a.children_by(w, "xcomp").next().is_some());
        let place = lemma == "stand" && a.lemma(o) == "side" && a.form(p) == "by"
            // "Who speaks for the fishermen" is their spokesman.
            || lemma == "speak" && outward.is_none() && a.words()[w].deprel.as_str() == "acl:relcl";
        // "Urged its members to vote for X": its own word.
        if lemma == "vote"
            && let Some(h) = urges(cx, w)
        {
            let start = out.len();
            let from = super::frame::subjects(cx, index, h).0;
            push(cx, w, &from, &super::frame::aim(cx, index, o, r, &from), r, "sides/verb", out);
            out[start..].iter_mut().for_each(|f| f.basis = dateline_model::SideBasis::Statement);
            continue;
        }
        // "Defected to Belmark" seeks a home, not a side.
        let home = lemma == "defect" && row(cx, index, o).iter().any(|t| is_place(index, t.0));
        if other || place || home || unreal(cx, w) {
            continue;
        }
        let start = out.len();
        take(cx, index, w, o, r, "sides/verb", out);
        // "Sided with X against Y".
        if r == Relation::Supports
            && Class::SidesWith.has(lemma)
            && let Some(foe) = super::frame::by_case(cx, o, &["against"])
        {
            take(cx, index, w, foe, Relation::Opposes, "sides/verb", out);
        }
        // "The tables turned on X": of a verb with a preposition only people and bodies are the subject.
        let thing = |f: &Found| {
            let head = a.head_of(f.from).filter(|&h| f.from_entity.is_none() && a.words()[h].upos == Upos::Noun);
            head.is_some_and(|h| super::described(cx, h).is_none())
        };
        let mut n = start;
        while n < out.len() {
            if thing(&out[n]) {
                out.remove(n);
            } else {
                n += 1;
            }
        }
    }
}
