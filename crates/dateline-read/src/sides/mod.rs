//! Sides: who stands with whom.
//!
//! [`lists`] and [`ballots`] read lists under a heading, rows in a sentence and columns; clauses are read by [`verbs`], [`idioms`], [`light`],
//! [`measures`], [`pacts`], [`stays`] and [`exit`] ("Brazil recognised X", "threw its weight behind X", "called on X to resign"); phrases by
//! [`nouns`], [`backing`], [`adjectives`], [`stances`], [`titles`], [`insults`], [`prefixes`] and [`backed`] ("a staunch ally of", "Y's support
//! for", "troops loyal to", "in support of", "pro-X", "US-backed"); [`said`] reads what a speaker asks of somebody ("X must go");
//! [`order`] what the parse lost, [`ellipsis`] the same of another ("as is Y"); [`rules`] read what data says (`data/rules/sides.rules`). [`ended`]
//! reads where one stops to stand so ("withdrew its recognition of X").
//!
//! [`lexicon`] holds the words, [`parties`] says for whom a word stands, [`ground`] what is known beforehand, [`told`] whose word it is,
//! [`found`] what a rule finds, [`subjects`] who takes a side, [`unreal`] where nobody does, [`frame`] what else the rules about clauses share. A relation inside what somebody
//! says is theirs: where the speaker is the one who takes the side its basis is a statement; where it is a third party the side carries that
//! claim.

mod adjectives;
mod backed;
mod backing;
mod ballots;
mod ellipsis;
mod ended;
mod exit;
mod fold;
mod found;
mod frame;
mod ground;
mod idioms;
mod insults;
mod layer;
mod lexicon;
mod light;
mod lists;
mod measures;
mod names;
mod nouns;
mod order;
mod pacts;
mod parties;
mod prefixes;
mod rules;
mod said;
mod stances;
mod stays;
mod subjects;
mod titles;
mod told;
mod unreal;
mod verbs;

use std::collections::HashSet;

use dateline_lang::{Upos, Xpos};
use dateline_model::{Party, Record, Relation, Side, SideBasis, Until, Why};

use crate::context::Context;
use crate::entities::{EntityId, Index};
use found::Found;
use ground::{Ground, Hit, speakers, verbal};
pub(crate) use layer::Layer;
pub use layer::{SideExamples, stand};
pub(crate) use lexicon::people;
use parties::{described, row, through, titled};
pub(crate) use rules::{CODE, RULES, TEXT};
use told::Claims;

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let mut found = Vec::new();
    lists::find(cx, record, &index, &mut found);
    let ground = Ground {
        speakers: speakers(cx, record, &index),
        names: names::find(cx, record, &index),
        bearers: names::bearers(cx, record, &index),
        lemmas: (0..cx.analysis.words().len()).map(|w| verbal(cx, w)).collect(),
        record,
        index: &index,
    };
    verbs::find(cx, &ground, &mut found);
    idioms::find(cx, &ground, &mut found);
    light::find(cx, &ground, &mut found);
    measures::find(cx, &ground, &mut found);
    pacts::find(cx, &ground, &mut found);
    exit::find(cx, &ground, &mut found);
    stays::find(cx, &ground, &mut found);
    nouns::find(cx, &ground, &mut found);
    backing::find(cx, &ground, &mut found);
    adjectives::find(cx, &ground, &mut found);
    stances::find(cx, &ground, &mut found);
    titles::find(cx, &ground, &mut found);
    insults::find(cx, &ground, &mut found);
    prefixes::find(cx, record, &ground, &mut found);
    backed::find(cx, &ground, &mut found);
    said::find(cx, &ground, &mut found);
    ballots::find(cx, &ground, &mut found);
    order::find(cx, &ground, &mut found);
    ellipsis::find(cx, &ground, &mut found);
    ended::find(cx, &ground, &mut found);
    rules::find(cx, &ground, &mut found);
    found.sort_by_key(|f| (f.span.start, f.span.end, f.from.start, f.to.start));
    // A row read by its commas, and a heading, say all that the clause in them says.
    let list = |f: &Found| f.basis == SideBasis::List;
    // Only a list runs over the end of a paragraph.
    found.retain(|f| list(f) || !cx.slice(f.span).contains("\n\n"));
    let listed: HashSet<usize> = found.iter().filter(|f| list(f)).filter_map(|f| f.cue).collect();
    let headings: HashSet<usize> = found
        .iter()
        .filter(|f| f.rule == "sides/list-under-heading")
        .filter_map(|f| Some(cx.analysis.words()[f.cue?].sentence))
        .collect();
    let said = |c: usize| listed.contains(&c) || headings.contains(&cx.analysis.words()[c].sentence);
    found.retain(|f| list(f) || f.cue.is_none_or(|c| !said(c)));
    // "Countries that have backed X: A, B and C": the list says which.
    let sentence = |f: &Found| f.cue.map(|c| cx.analysis.words()[c].sentence);
    let named: Vec<_> = found.iter().filter(|f| list(f)).map(|f| (sentence(f), f.relation)).collect();
    let nameless = |f: &Found| f.from_entity.is_none() && f.from.end < f.to.start;
    found.retain(|f| list(f) || !nameless(f) || !named.contains(&(sentence(f), f.relation)));
    let claims = Claims::new(cx, record);
    let mut seen = HashSet::new();
    let mut sides = Vec::new();
    for f in found {
        // What is denied, whichever rule read it.
        let ends = f.rule == ended::RULE || f.relation == Relation::DemandsExitOf || f.basis == SideBasis::List;
        if !ends && !f.sure && f.cue.is_some_and(|c| unreal::denied(cx, c)) {
            continue;
        }
        // Nobody stands with himself.
        if f.from.overlaps(f.to) || (f.from_entity.is_some() && f.from_entity == f.to_entity) {
            continue;
        }
        let (claim, own) = claims.of(cx, record, &f);
        // Thanks say that the support was there.
        let counted_on = f.rule == "sides/has-support" && matches!(cx.slice(f.to), "he" | "she" | "it" | "they");
        let claim =
            claim.filter(|_| own || f.accused || !counted_on && f.rule != "sides/thanked" && !by_the_way(cx, &f));
        if f.accused && claim.is_none() {
            continue;
        }
        let basis = if own && f.basis == SideBasis::Phrase { SideBasis::Statement } else { f.basis };
        let id = |e: Option<EntityId>| e.map(|e| record.entities[e].id.clone());
        // A repeat of what the report says itself adds nothing; of a third party's words it stands for itself.
        let key = fold::key(cx, record, &f, basis);
        let told = seen.contains(&(key.clone(), None)) && !f.accused;
        // What somebody says of his own side twice is one side.
        let whose = claim.clone().filter(|_| !own && basis != SideBasis::Statement);
        if told || !seen.insert((key, whose)) {
            continue;
        }
        let mut why = Why::rule(f.rule);
        if let Some(c) = f.cue {
            why = why.on(cx.text.quote(cx.analysis.words()[c].span));
        }
        let (ends, when) = (f.rule == ended::RULE, f.cue.and_then(|c| date(cx, record, c)));
        sides.push(Side {
            id: format!("s{}", sides.len() + 1),
            words: cx.text.quote(f.span),
            from: Party { words: cx.text.quote(f.from), entity: id(f.from_entity) },
            to: Party { words: cx.text.quote(f.to), entity: id(f.to_entity) },
            relation: f.relation,
            date: when.clone().filter(|_| !ends),
            until: f
                .cue
                .filter(|_| ends)
                .map(|c| Until { words: cx.text.quote(cx.analysis.words()[c].span), time: when }),
            basis,
            status: f
                .cue
                .filter(|_| !f.sure && f.relation != Relation::DemandsExitOf)
                .and_then(|c| unreal::status(cx, c)),
            claim,
            why: vec![why],
        });
    }
    record.sides = sides;
}

/// What describes somebody by the way ("anti-X protesters", "X, a critic of Y,") is the report's own, whoever is told to say the rest.
fn by_the_way(cx: &Context<'_>, f: &Found) -> bool {
    let a = cx.analysis;
    let descriptive = matches!(
        f.rule,
        "sides/pro-anti" | "sides/camp" | "sides/backed" | "sides/ally" | "sides/supporters" | "sides/loyal-to"
    );
    let stated = |c: usize| {
        a.children_by(c, "cop").next().is_some() || matches!(a.words()[c].deprel.base(), "xcomp" | "ccomp" | "root")
    };
    f.cue.is_some_and(|c| (descriptive && !stated(c) || modifies(cx, c)) && !unreal::quoted(cx, c))
}

/// "Sanctions imposed by X", "Y, who has backed Z,": a clause that only describes.
fn modifies(cx: &Context<'_>, cue: usize) -> bool {
    let a = cx.analysis;
    let mut at = cue;
    for _ in 0..3 {
        let word = &a.words()[at];
        let Some(h) = word.head else { return false };
        match word.deprel.as_str() {
            "acl:relcl" => {
                let pronoun = a
                    .children(at)
                    .iter()
                    .map(|&c| c as usize)
                    .find(|&c| matches!(a.form(c), "who" | "which" | "whom" | "whose"));
                // "The embargo which X imposed": that it did is taken as known.
                let whom =
                    pronoun.is_some_and(|p| a.words()[p].deprel.base() != "nsubj" && a.words()[h].upos == Upos::Noun);
                return whom || pronoun.is_some_and(|p| p > 0 && a.form(p - 1) == "," && h < p);
            }
            "acl" => return matches!(word.xpos, Xpos::Vbn | Xpos::Vbd) && h < at,
            "conj" | "xcomp" => at = h,
            _ => return false,
        }
    }
    false
}

/// The one time expression that hangs on a word's clause.
fn date(cx: &Context<'_>, record: &Record, cue: usize) -> Option<String> {
    let a = cx.analysis;
    let sentence = &a.sentences()[a.words()[cue].sentence];
    let from = record.times.partition_point(|t| t.words.span().start < sentence.span.start);
    let mut hits = record.times[from..].iter().take_while(|t| t.words.span().start < sentence.span.end).filter(|t| {
        let mut at = a.head_of(t.words.span());
        for _ in 0..3 {
            match at {
                Some(w) if w == cue => return true,
                Some(w) => at = a.words()[w].head,
                None => return false,
            }
        }
        false
    });
    let one = hits.next()?;
    hits.next().is_none().then(|| one.id.clone())
}
