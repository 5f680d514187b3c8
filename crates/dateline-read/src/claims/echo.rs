//! One statement told twice: a speaker who is only described is the one who is named for the same statement.
//!
//! Headlines and leads say "a congressman claimed that the islands were lost" before the report names him. The description must
//! share a word with a role that the report gives the named speaker, most of the content's words must be the same, and nobody
//! else may fit.
//!
//! Example: `Islands are lost, harbour minister says` and, below, `Harbour minister Ruth Abend said the islands were lost`.

use std::collections::BTreeSet;

use dateline_lang::Upos;
use dateline_model::{EntityKind, MentionKind, Record, Span, Why};

use crate::context::Context;

/// Words that both must have.
const LEAST: usize = 4;
/// Claims beyond this number are not compared.
const MOST: usize = 400;

/// Names the speakers.
pub(crate) fn settle(cx: &Context<'_>, record: &mut Record) {
    let named = |id: &str| {
        record.entities.iter().position(|e| {
            e.id == id && e.kind == EntityKind::Person && e.mentions.iter().any(|m| m.kind == MentionKind::Name)
        })
    };
    let mut described: Vec<usize> = Vec::new();
    let mut told: Vec<(usize, BTreeSet<&str>)> = Vec::new();
    for (i, c) in record.claims.iter().enumerate().take(MOST) {
        let Some(s) = &c.speaker else { continue };
        match s.entity.as_deref().and_then(named) {
            Some(e) => told.push((e, words(cx, c.content.spans()))),
            None => described.push(i),
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for i in described {
        let Some(s) = &record.claims[i].speaker else { continue };
        let who = words(cx, &[s.words.span()]);
        let what = words(cx, record.claims[i].content.spans());
        let fits = |(e, said): &&(usize, BTreeSet<&str>)| {
            let shared = what.intersection(said).count();
            let roles = record.entities[*e].roles.iter().flat_map(|r| words(cx, &[r.words.span()]));
            shared >= LEAST
                && shared * 4 >= what.len().min(said.len()) * 3
                && roles.into_iter().any(|r| who.contains(r))
        };
        let who: BTreeSet<usize> = told.iter().filter(fits).map(|(e, _)| *e).collect();
        if let (Some(&e), 1) = (who.first(), who.len()) {
            found.push((i, e));
        }
    }
    for (i, e) in found {
        let id = record.entities[e].id.clone();
        let claim = &mut record.claims[i];
        if let Some(s) = &mut claim.speaker {
            s.entity = Some(id);
            s.speaker_words = None;
            claim.why.push(Why::rule("claims/echo"));
        }
    }
}

/// The lemmas that carry meaning.
fn words<'a>(cx: &Context<'a>, spans: &[Span]) -> BTreeSet<&'a str> {
    let a = cx.analysis;
    let tells = |&w: &usize| matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
    spans.iter().flat_map(|s| a.words_in(*s)).filter(tells).map(|w| a.lemma(w)).collect()
}
