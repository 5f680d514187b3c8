//! Camps by their prefix: "pro-X troops", "anti-X protesters", "anti-government protesters" (against the government of their country).
//!
//! Not what is for or against a thing ("anti-corruption police"), nor a protest ("anti-X rally"): only people.

use std::collections::HashMap;

use dateline_lang::{Upos, Xpos};
use dateline_model::{EntityKind, Record, Relation, SideBasis, Span};

use super::frame::pair;
use super::lexicon::lower;
use super::{Found, Ground, Hit};
use crate::context::Context;
use crate::entities::EntityId;

pub(super) fn find(cx: &Context<'_>, record: &Record, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // The government of each country, the first where there are two.
    let mut governments: HashMap<&str, EntityId> = HashMap::new();
    for (n, e) in record.entities.iter().enumerate().map(|(n, e)| (EntityId::new(n), e)) {
        if e.kind == EntityKind::State && e.sectors.first().is_some_and(|s| s == "GOV") {
            governments.entry(e.country.as_deref().unwrap_or("")).or_insert(n);
        }
    }
    let governments = &governments;
    // By its last word: who a compound like "anti-Kettle" may speak of, where the engine saw no name in it.
    let mut by_last: HashMap<String, Hit> = HashMap::new();
    for (n, e) in record.entities.iter().enumerate().map(|(n, e)| (EntityId::new(n), e)) {
        if let (Some(last), Some(m)) = (e.name.split_whitespace().next_back(), e.mentions.first()) {
            if last.chars().count() > 2 && last.starts_with(char::is_uppercase) {
                by_last.entry(last.to_lowercase()).or_insert((Some(n), m.words.span()));
            }
        }
    }
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            let form = a.form(w);
            if form == "-" {
                reversed(cx, record, &by_last, index, w, out);
            }
            if !form.starts_with(['p', 'P', 'a', 'A']) || form.len() < 3 {
                continue;
            }
            let lemma = lower(form);
            match lemma.as_ref() {
                "pro" | "anti" => prefixed(cx, record, governments, index, w, &lemma, out),
                _ => joined(cx, record, governments, &by_last, index, w, &lemma, out),
            }
        }
    }
}

/// "Pro-X" in one word.
#[expect(clippy::too_many_arguments, reason = "what the rule looks things up in")]
fn joined(
    cx: &Context<'_>,
    record: &Record,
    governments: &HashMap<&str, EntityId>,
    by_last: &HashMap<String, Hit>,
    index: &Ground<'_>,
    w: usize,
    lemma: &str,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    let Some(rest) = lemma.strip_prefix("pro-").or_else(|| lemma.strip_prefix("anti-")) else { return };
    let pro = lemma.starts_with("pro");
    let whole = a.words()[w].span;
    let inner = Span::new(whole.start + if pro { 4 } else { 5 }, whole.end);
    // A thing is written small: "anti-corruption".
    let named = a.form(w).chars().skip_while(|c| *c != '-').nth(1).is_some_and(char::is_uppercase);
    let body = |e: Option<EntityId>| e.is_some_and(|e| record.entities[e].kind == EntityKind::Organisation);
    let by_last = || by_last.get(rest).filter(|&&(e, _)| named || body(e)).map(|&(e, _)| (e, inner));
    // "Pro-Mira Vasko protesters": the name goes on.
    let next = w + 1;
    let goes_on = named
        && a.words().get(next).is_some_and(|n| n.upos == Upos::Propn && n.span.start == whole.end + 1)
        && crate::entities::lexicon::capital(a.form(next));
    if matches!(rest, "government" | "regime") {
        camp(cx, record, governments, index, w, pro, out);
    } else if let Some((e, _)) =
        index.named_at(next).filter(|n| goes_on && n.0.is_some_and(|e| record.entities[e].kind == EntityKind::Person))
    {
        group_of(cx, record, index, w, (e, inner.to(a.words()[next].span)), pro, out);
    } else if let Some(to) = index
        .named_at(w)
        .filter(|n| n.1.end <= a.words()[w].span.end)
        .filter(|_| named)
        .or_else(by_last)
        .or_else(|| people(cx, record, rest, inner).filter(|_| named))
        .or_else(|| {
            let plain = named && rest.len() > 3 && !crate::entities::lexicon::adjectival(rest);
            plain.then_some((None, inner))
        })
    {
        group_of(cx, record, index, w, to, pro, out);
    }
}

/// "Pro-X troops", "anti-X protesters".
fn prefixed(
    cx: &Context<'_>,
    record: &Record,
    governments: &HashMap<&str, EntityId>,
    index: &Ground<'_>,
    w: usize,
    lemma: &str,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    if w + 2 >= a.words().len() || a.form(w + 1) != "-" {
        return;
    }
    if matches!(lower(a.form(w + 2)).as_ref(), "government" | "regime") {
        camp(cx, record, governments, index, w + 2, lemma == "pro", out);
        return;
    }
    let capital = a.form(w + 2).starts_with(char::is_uppercase);
    let of_people = || people(cx, record, a.form(w + 2), a.words()[w + 2].span);
    let Some(to) = index.named_at(w + 2).or_else(of_people).filter(|_| capital) else { return };
    group_of(cx, record, index, w, to, lemma == "pro", out);
}

/// The state whose people a word names: "pro-Syrian".
fn people(cx: &Context<'_>, record: &Record, word: &str, span: Span) -> Option<Hit> {
    let country = cx.kit.actors.demonym(word)?.country.as_deref()?;
    let state = |e: &dateline_model::Entity| e.kind == EntityKind::State && e.country.as_deref() == Some(country);
    Some((record.entities.iter().position(state).map(EntityId::new), span))
}

/// "X-supporting students".
fn reversed(
    cx: &Context<'_>,
    record: &Record,
    by_last: &HashMap<String, Hit>,
    index: &Ground<'_>,
    w: usize,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    if w == 0 || w + 2 >= a.words().len() || !matches!(a.form(w + 1), "supporting" | "backing" | "endorsing" | "loving")
    {
        return;
    }
    let name = w - 1;
    let known = || by_last.get(lower(a.form(name)).as_ref()).map(|&(e, _)| (e, a.words()[name].span));
    let Some(to) = index.named_at(name).or_else(known) else { return };
    if let Some((g, e)) = people_after(cx, record, index, w + 1, w + 2) {
        pair(cx, w + 1, (e, a.words()[g].span), to, Relation::Supports, "sides/pro-anti", out);
    }
}

/// The group after "pro-X" or "anti-X".
fn group_of(
    cx: &Context<'_>,
    record: &Record,
    index: &Ground<'_>,
    w: usize,
    (to, to_span): Hit,
    pro: bool,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    let after = a.words_in(to_span).end.max(w + 1);
    let relation = if pro { Relation::Supports } else { Relation::Opposes };
    // "Is bitterly anti-X".
    if let Some(s) = a.children_by(w, "nsubj").next().filter(|_| a.children_by(w, "cop").next().is_some()) {
        for from in super::row(cx, index, s) {
            pair(cx, w, from, (to, to_span), relation, "sides/pro-anti", out);
        }
        return;
    }
    let Some((g, e)) = people_after(cx, record, index, w, after) else {
        // "Anti-X islanders": people that are no entity.
        let noun = (after..(after + 3).min(a.words().len())).find(|&v| a.words()[v].upos == Upos::Noun);
        if let Some((_, span)) = noun
            .filter(|&n| a.words()[n].xpos == Xpos::Nns || a.form(n).ends_with("men"))
            .and_then(|n| super::described(cx, n))
        {
            let last = a.words_in(span).last().map_or(span, |l| a.words()[l].span);
            pair(cx, w, (None, last), (to, to_span), relation, "sides/pro-anti", out);
        }
        return;
    };
    pair(cx, w, (e, a.words()[g].span), (to, to_span), relation, "sides/pro-anti", out);
}

/// "Anti-government protesters", "pro-regime forces": with or against the government of their country.
fn camp(
    cx: &Context<'_>,
    record: &Record,
    governments: &HashMap<&str, EntityId>,
    index: &Ground<'_>,
    w: usize,
    pro: bool,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    let Some((g, e)) = people_after(cx, record, index, w, w + 1) else { return };
    let country = e.and_then(|e| record.entities[e].country.as_deref());
    let government = country.and_then(|c| governments.get(c)).copied();
    let relation = if pro { Relation::Supports } else { Relation::Opposes };
    let whole = a.words()[w].span;
    // "Government", of "anti-government" in one word.
    let dash = a.form(w).chars().position(|c| c == '-').map_or(0, |d| d as u32 + 1);
    let words = Span::new(whole.start + dash, whole.end);
    out.push(Found {
        span: whole.to(a.words()[g].span),
        from: a.words()[g].span,
        from_entity: e,
        to: words,
        to_entity: government,
        relation,
        basis: SideBasis::Phrase,
        rule: "sides/camp",
        cue: Some(w),
        accused: false,
        sure: false,
    });
}

/// The people that the compound describes: the first ones within four words, before any verb or preposition.
fn people_after(
    cx: &Context<'_>,
    record: &Record,
    index: &Ground<'_>,
    w: usize,
    after: usize,
) -> Option<(usize, Option<EntityId>)> {
    let a = cx.analysis;
    let sentence = a.words()[w].sentence;
    (after..(after + 4).min(a.words().len()))
        .take_while(|&v| a.words()[v].sentence == sentence && a.words()[v].upos != Upos::Punct)
        .take_while(|&v| !matches!(a.words()[v].upos, Upos::Adp | Upos::Sconj | Upos::Pron | Upos::Verb | Upos::Aux))
        .find_map(|v| {
            // "The pro-X camp".
            if a.lemma(v) == "camp" && a.words()[v].upos == Upos::Noun {
                return Some((v, None));
            }
            let e = index.headed_by(v)?.0?;
            let kind = record.entities[e].kind;
            matches!(kind, EntityKind::Group | EntityKind::ArmedForce | EntityKind::Person | EntityKind::Organisation)
                .then_some((v, Some(e)))
        })
}
