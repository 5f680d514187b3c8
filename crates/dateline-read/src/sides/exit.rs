//! Demands that somebody go: "called on X to resign", "demanded X's resignation", "wants X removed", "called for an end to X's rule".
//!
//! To demand is to say so: a statement. Not a resignation that is only told, nor a demand for the head of a thing.

use dateline_model::{EntityKind, Relation, SideBasis};

use super::frame::{another, by_case, is_other, owner, push, subjects, unreal};
use super::lexicon;
use super::{Found, Ground, Hit, row};
use crate::context::Context;
use crate::lexicon::{Class, Words};

const RULE: &str = "sides/demands-exit";

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let start = out.len();
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            if matches!(a.words()[w].upos, dateline_lang::Upos::Verb | dateline_lang::Upos::Adj) {
                exit(cx, index, w, &index.lemma(cx, w), out);
            } else if cx.is(w, Class::Appeal) {
                called_for(cx, index, w, out);
            }
        }
    }
    // "X told him to make way, and the Y demanded his departure": of the same one, not of X.
    for n in start..out.len() {
        let f = &out[n];
        let pronoun = matches!(cx.slice(f.to), "his" | "her" | "him");
        let asked = |g: &&Found| {
            let near = |c: Option<usize>| c.map(|c| a.words()[c].sentence);
            pronoun
                && g.from_entity.is_some()
                && g.from_entity == f.to_entity
                && near(g.cue) == near(f.cue)
                && g.cue < f.cue
        };
        if let Some(to) = out[start..n].iter().find(asked).map(|g| g.to_entity) {
            out[n].to_entity = to;
        }
    }
    out[start..].iter_mut().for_each(|f| f.basis = SideBasis::Statement);
}

/// "Called on X to resign", "demanded X's resignation", "called for X to be ousted", "called for X's removal".
fn exit(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // "Protesters fought police to demand X's departure": what is done to demand it demands it.
    let to_demand = lemma == "demand" && cx.clauses.stance(w).rule == "infinitive";
    if unreal(cx, w) && !to_demand || !lexicon::asks(lemma) && !deadline(cx, w, lemma) {
        return;
    }
    // "He would not resign, as demanded by X".
    if lemma == "demand"
        && w > 0
        && a.form(w - 1) == "as"
        && let Some(agent) = super::frame::agent(cx, w)
        && let Some(v) = (a.sentences()[a.words()[w].sentence].words.start..w).rev().take(8).find(|&v| leaves(cx, v))
        && let Some(s) = a.children_by(v, "nsubj").next()
    {
        push(cx, w, &row(cx, index, agent), &row(cx, index, s), Relation::DemandsExitOf, RULE, out);
        return;
    }
    // "X's resignation was demanded by Y".
    if super::frame::is_passive(cx, w)
        && let Some(n) = a.children_by(w, "nsubj").next().filter(|&n| lexicon::exit(a.lemma(n)))
        && let (Some(whom), Some(agent)) =
            (owner(cx, n).or_else(|| by_case(cx, n, &["of"])), super::frame::agent(cx, w))
    {
        push(cx, w, &row(cx, index, agent), &row(cx, index, whom), Relation::DemandsExitOf, RULE, out);
        return;
    }
    let from = subjects(cx, index, w).0;
    if from.is_empty() {
        return;
    }
    // "Called on X to hand over power", read as nouns by the parse.
    let end = a.sentences()[a.words()[w].sentence].words.end;
    if Class::AsksTo.has(lemma)
        && let Some(to) = (w + 1..end.min(w + 9)).find(|&t| a.form(t) == "to" && t + 1 < end)
        && (matches!(a.form(to + 1), "hand" | "give" | "step" | "stand") && to + 2 < end)
        && (matches!(a.form(to + 2), "down" | "aside")
            || matches!(a.form(to + 1), "hand" | "give") && matches!(a.form(to + 2), "over" | "up"))
        && (matches!(a.form(to + 1), "step" | "stand") || to + 3 < end && a.form(to + 3) == "power")
        && let Some(t) = (w + 1..to).rev().find_map(|x| index.named_at(x))
    {
        push(cx, w, &from, &[t], Relation::DemandsExitOf, RULE, out);
        return;
    }
    // "Demanded that X step down", where the parse lost it.
    if Class::Demands.has(lemma)
        && w + 2 < end
        && a.form(w + 1) == "that"
        && let Some(g) = (w + 3..end.min(w + 14)).find(|&g| {
            cx.form_is(g, Class::LeavesOfficeForm)
                || matches!(a.form(g), "step" | "stand") && g + 1 < end && matches!(a.form(g + 1), "down" | "aside")
                || matches!(a.form(g), "hand" | "give") && g + 1 < end && a.form(g + 1) == "power"
                || a.form(g) == "hand" && g + 3 < end && a.form(g + 1) == "in" && a.form(g + 3) == "resignation"
        })
    {
        let name = || (w + 2..g).rev().find_map(|x| index.named_at(x));
        let plain = || (w + 2..g).rev().find_map(|x| super::described(cx, x));
        let pronoun = || {
            let x = (w + 2..g).rev().find(|&x| is_other(a.form(x)))?;
            let apart = |t: &Hit| t.0.is_some() && from.iter().all(|f| f.0 != t.0);
            let whom = row(cx, index, x).first().copied().filter(apart);
            whom.or_else(|| another(cx, index, x, &from))
        };
        if let Some(t) = name().or_else(plain).or_else(pronoun) {
            push(cx, w, &from, &[t], Relation::DemandsExitOf, RULE, out);
            return;
        }
    }
    let leaves = |v: usize| leaves(cx, v);
    // An infinitive below the verb, its subject or patient the one to go.
    let clause = |v: &usize| matches!(a.words()[*v].deprel.base(), "xcomp" | "ccomp" | "advcl" | "acl");
    // "Urged X to listen and step down": either of them.
    let rowed = |v: usize| std::iter::once(v).chain(a.children_by(v, "conj"));
    // "Go now, bishops tell X".
    let fronted = a.words()[w]
        .head
        .filter(|&h| h < w && a.words()[w].deprel.base() == "parataxis" && a.children_by(h, "nsubj").next().is_none());
    for v in a.children(w).iter().map(|&c| c as usize).filter(clause).chain(fronted).flat_map(rowed) {
        if !leaves(v) {
            continue;
        }
        let own = a.children_by(v, "nsubj").next();
        // "Told the crowd that X should go": not the crowd.
        let that = (w + 1..v).any(|x| a.form(x) == "that");
        let over = ["obj", "iobj", "obl"].iter().find_map(|r| a.children_by(w, r).next()).filter(|_| !that);
        let patient = a.children_by(v, "obj").next().filter(|_| cx.is(v, Class::Ousts));
        let between = || (w + 1..v).rev().find_map(|x| index.named_at(x));
        let named = patient.or(own).or(over);
        // "X's own party demanded that she quit": X.
        let kin = || {
            let p = named.filter(|&n| is_other(a.form(n)))?;
            let [f] = from[..] else { return None };
            super::frame::whose_kin(cx, index, f.1).map(|e| (Some(e), a.words()[p].span))
        };
        if let Some(hit) = kin() {
            push(cx, w, &from, &[hit], Relation::DemandsExitOf, RULE, out);
            return;
        }
        let target = named
            .map(|t| row(cx, index, t))
            .filter(|t| !t.is_empty() && t.iter().all(|t| from.iter().all(|f| f.0 != t.0)));
        let target = target.unwrap_or_else(|| {
            let pronoun = (w + 1..v).find(|&x| is_other(a.form(x)));
            pronoun.and_then(|p| another(cx, index, p, &from)).or_else(between).into_iter().collect()
        });
        push(cx, w, &from, &target, Relation::DemandsExitOf, RULE, out);
        return;
    }
    // "Wants X out", "wants to see her gone".
    if Class::WantsOut.has(lemma)
        && let Some(gone) = (w + 2..end.min(w + 14)).find(|&v| cx.form_is(v, Class::OustedForm))
        && let Some(o) = (w + 1..gone).rev().find(|&o| {
            index.named_at(o).is_some() || is_other(a.form(o)) || a.words()[o].upos == dateline_lang::Upos::Noun
        })
        && o + 2 >= gone
    {
        let mut target = row(cx, index, o);
        if is_other(a.form(o)) && target.iter().all(|t| from.iter().any(|f| f.0 == t.0)) {
            target = another(cx, index, o, &from).into_iter().collect();
        }
        push(cx, w, &from, &target, Relation::DemandsExitOf, RULE, out);
        return;
    }
    // "Called his overthrow a putsch" only names it.
    let objects = a.children_by(w, "obj").filter(|_| lemma != "call");
    for n in objects.chain(a.children_by(w, "obl")) {
        // "The crowd that X should go" is no crowd that goes.
        let own = |v: usize| a.children_by(v, "nsubj").any(|s| s > n && a.words()[s].upos != dateline_lang::Upos::Pron);
        let deep = a.children_by(n, "acl").find(|&v| leaves(v) && !own(v));
        if deep.is_some() {
            push(cx, w, &from, &row(cx, index, n), Relation::DemandsExitOf, RULE, out);
            return;
        }
        // "An end to X's rule".
        let end_to = a.children_by(w, "obl").filter(|&c| c > n && a.children_by(c, "case").any(|p| a.form(p) == "to"));
        let rule = a.children_by(n, "nmod").chain(end_to).find(|&c| a.lemma(n) == "end" && cx.is(c, Class::RuleNoun));
        // "Called for his head".
        let head = a.lemma(n) == "head"
            && matches!(lemma, "call" | "demand" | "want")
            && owner(cx, n).is_some()
            && a.children_by(n, "nmod").count() == 1;
        if lexicon::exit(a.lemma(n)) || rule.is_some() || head {
            let top = rule.unwrap_or(n);
            let somebody = |&c: &usize| {
                let office =
                    || a.words()[c].deprel.as_str() != "nmod:poss" && super::parties::titled(cx, index, c).is_some();
                index.at_word(c).is_some() || is_other(a.form(c)) || office()
            };
            let named = a.children_by(top, "nmod").find(somebody);
            let whose = named.or_else(|| owner(cx, top).filter(|&g| super::described(cx, g).is_some()));
            // "Ordered the departure of the embassy's staff" asks nobody to leave office.
            let rules = |t: &Hit| {
                t.0.is_none_or(|e| {
                    let kind = index.record.entities[e].kind;
                    !matches!(kind, EntityKind::Organisation | EntityKind::ArmedForce | EntityKind::Outlet)
                })
            };
            if let Some(t) = whose {
                let mut target = row(cx, index, t);
                target.retain(rules);
                if is_other(a.form(t)) && (target.is_empty() || target.iter().any(|t| from.iter().any(|f| f.0 == t.0)))
                {
                    target = another(cx, index, t, &from).into_iter().collect();
                }
                push(cx, w, &from, &target, Relation::DemandsExitOf, RULE, out);
                return;
            }
        }
    }
}

/// "Gave X until Friday to resign".
fn deadline(cx: &Context<'_>, w: usize, lemma: &str) -> bool {
    let a = cx.analysis;
    let end = a.sentences()[a.words()[w].sentence].words.end.min(w + 12);
    // An envoy is only sent home.
    let envoy = |v: usize| cx.is(v, Class::Diplomat);
    lemma == "give"
        && !(w + 1..end).any(envoy)
        && (w + 2..end).any(|v| a.form(v) == "until" || matches!(a.lemma(v), "day" | "hour" | "week"))
        && (w + 3..end).any(|v| a.form(v - 1) == "to" && leaves(cx, v))
}

/// "The League's call for X to step down", "joined calls for X's resignation".
fn called_for(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if !matches!(a.words()[w].upos, dateline_lang::Upos::Noun) {
        return;
    }
    let verb = a.words()[w].head.filter(|&v| {
        let shares = cx.is(v, Class::JoinsAppeal);
        shares && matches!(a.words()[w].deprel.base(), "obj" | "xcomp") && !unreal(cx, v)
    });
    // "Demands for X's resignation came from Y".
    let came = a.words()[w].head.filter(|&v| a.words()[w].deprel.base() == "nsubj" && a.lemma(v) == "come");
    let giver = owner(cx, w)
        .or_else(|| by_case(cx, w, &["by", "from"]))
        .or_else(|| came.and_then(|v| by_case(cx, v, &["from"])));
    let faced = a.words()[w].head.filter(|&v| giver.is_some() && faces(a.lemma(v)));
    let from = giver.map(|g| row(cx, index, g)).or_else(|| verb.map(|v| subjects(cx, index, v).0)).unwrap_or_default();
    let below = |v: usize, rel: &str| a.children_by(v, rel).find(|&x| x > w && leaves(cx, x));
    let gone = below(w, "acl")
        .or_else(|| giver.and_then(|g| below(g, "acl")))
        .or_else(|| verb.or(faced).and_then(|v| below(v, "advcl").or_else(|| below(v, "xcomp"))));
    let target = match gone {
        // "X faces calls from Y to resign": X.
        Some(v) => a
            .children_by(v, "nsubj")
            .next()
            // "A motion to oust X".
            .or_else(|| a.children_by(v, "obj").next().filter(|&o| a.words()[o].upos == dateline_lang::Upos::Propn))
            .or_else(|| a.children_by(faced?, "nsubj").next())
            .or_else(|| by_case(cx, w, &["for", "on"]))
            .or_else(|| giver.and_then(|g| by_case(cx, g, &["for", "on"]))),
        None => by_case(cx, w, &["for"])
            .or_else(|| giver.and_then(|g| by_case(cx, g, &["for"])))
            .filter(|&n| lexicon::exit(a.lemma(n)))
            .and_then(|n| owner(cx, n).or_else(|| by_case(cx, n, &["of"]))),
    };
    // "X's demand that Y leave office", by the order of the words.
    let end = a.sentences()[a.words()[w].sentence].words.end;
    if target.is_none()
        && matches!(a.lemma(w), "call" | "demand")
        && w + 2 < end
        && a.form(w + 1) == "that"
        && let Some(v) = (w + 3..end.min(w + 16)).find(|&v| leaves(cx, v))
        && let Some(named) = (w + 2..v).find_map(|x| index.named_at(x))
    {
        push(cx, w, &from, &[named], Relation::DemandsExitOf, RULE, out);
        return;
    }
    let Some(target) = target else { return };
    let to = super::frame::aimed(cx, index, target);
    push(cx, w, &from, &to, Relation::DemandsExitOf, RULE, out);
}

/// Verbs of the one whom a call is for.
fn faces(lemma: &str) -> bool {
    Class::Rebuffs.has(lemma)
}

/// Whether a verb says that somebody goes: "resign", "step down", "leave office", "give up power", "pack his bags", "hand in his resignation".
pub(super) fn leaves(cx: &Context<'_>, v: usize) -> bool {
    let a = cx.analysis;
    let lemma = lexicon::lower(a.lemma(v));
    let gives_up = |nouns: &dyn Words| a.children_by(v, "obj").any(|o| nouns.holds(a.lemma(o)));
    let particle = |forms: &[&str]| {
        let near = a.children_by(v, "compound").chain(a.children_by(v, "advmod"));
        near.into_iter().any(|p| forms.contains(&a.form(p)))
            || a.words().get(v + 1).is_some_and(|_| forms.contains(&a.form(v + 1)))
    };
    match lemma.as_ref() {
        word if Class::LeavesOrOusts.has(word) => true,
        "step" | "stand" | "move" => particle(&["down", "aside", "back"]),
        word if Class::DrivesOut.has(word) => particle(&["out"]),
        "pack" => gives_up(&["bag", "suitcase"]) || particle(&["up"]),
        "consider" | "reconsider" => gives_up(&["position", "future"]),
        "clear" => gives_up(&["desk", "office"]),
        "make" | "give" if gives_up(&["way"]) => true,
        "hand" if particle(&["over"]) && a.children_by(v, "obj").next().is_none() => true,
        "give" | "hand" if gives_up(&Class::SeatOfOffice) => {
            particle(&["up", "over", "back"]) || a.children_by(v, "advmod").any(|p| a.form(p) == "back")
        }
        word if Class::HandsIn.has(word) => {
            gives_up(&["resignation"]) || a.children_by(v, "obl").any(|o| a.lemma(o) == "resignation")
        }
        "replace" => {
            super::frame::is_passive(cx, v)
                || a.children_by(v, "obj")
                    .any(|o| is_other(a.form(o)) || a.words()[o].upos == dateline_lang::Upos::Propn)
        }
        "leave" if ["obj", "obl", "xcomp"].iter().all(|r| a.children_by(v, r).next().is_none()) => true,
        word if Class::GivesUp.has(word) => gives_up(&Class::OfficeNoun),
        "go" if a.form(v) == "gone" && a.children_by(v, "aux").any(|c| a.lemma(c) == "be") => true,
        "go" => !["obj", "obl", "xcomp", "advcl", "ccomp"].iter().any(|r| a.children_by(v, r).next().is_some()),
        _ => false,
    }
}
