//! Tolls: how many were killed, hurt, arrested, driven out; who says so; which counts differ.
//!
//! [`find`] asks every kind's words what they tell of whom (`frame`), how many that is (`count`), ties it to claim, time and place
//! (`links`), folds repeats and marks contradictions (`compare`).

mod aboard;
mod alone;
mod compare;
mod count;
mod fates;
mod figures;
mod frame;
mod harm;
pub(crate) mod links;
mod none;
mod order;
mod parts;
mod rows;

use dateline_model::{BlockKind, Record, Span, Toll, TollKind, Who, Why};

use crate::context::Context;
use crate::entities::Index;
use crate::lexicon::Class;
use crate::numbers::Tokens;
pub(crate) use frame::real;
pub(crate) use frame::{CODE, RULES, TEXT};

use compare::Draft;
use count::{Amounts, Count};

/// The document under reading: its words, what stands in the record, its amounts by word, its numbers.
#[derive(Clone, Copy)]
struct Page<'a, 'c> {
    cx: &'a Context<'c>,
    record: &'a Record,
    amounts: &'a Amounts,
    t: &'a Tokens,
}

/// One toll before it is linked.
struct Hit {
    kind: TollKind,
    count: Count,
    words: Span,
    trigger: usize,
    rule: &'static str,
    /// Counted again in a total of the same sentence.
    added: bool,
}

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let t = Tokens::new(cx.doc);
    let amounts = Amounts::new(cx, record);
    let page = Page { cx, record, amounts: &amounts, t: &t };
    let mut hits: Vec<Hit> = Vec::new();
    for s in cx.sentences() {
        let before = hits.len();
        let words = cx.analysis.sentences()[s].words.clone();
        fates(page, words.clone(), &mut hits, before);
        for v in words.clone() {
            verbs(page, v, &mut hits, before);
        }
        order::find(page, s, &mut hits, before);
        rows::find(page, s, &mut hits, before);
        aboard::find(page, s, &mut hits, before);
        zeros(cx, &t, s, &mut hits);
        parts::find(page, s, &mut hits, before);
        figures::find(cx, &t, s, &mut hits, before);
        alone::find(page, words, &mut hits, before);
        hits[before..].sort_by_key(|h| (h.count.who.start, h.words.start));
    }
    let index = Index::new(cx, record);
    let drafts =
        hits.iter().enumerate().map(|(k, h)| draft(cx, record, &index, h, part_of(record, &hits, k))).collect();
    let mut drafts = compare::fold(record, drafts);
    for (k, d) in drafts.iter_mut().enumerate() {
        d.toll.id = format!("t{}", k + 1);
    }
    for k in 0..drafts.len() {
        drafts[k].toll.part_of = drafts[k].part_of.map(|p| drafts[p].toll.id.clone());
    }
    compare::differ(record, &mut drafts);
    tie_to_events(record, &drafts);
    record.tolls.extend(drafts.into_iter().map(|d| d.toll));
}

/// What verbs and nouns tell.
fn verbs(page: Page<'_, '_>, v: usize, hits: &mut Vec<Hit>, since: usize) {
    let Page { cx, record, amounts, .. } = page;
    let a = cx.analysis;
    let lemma = frame::lemma(a, v);
    for told in frame::told(cx, v, |w| amounts.at(w).is_some()) {
        let living = Class::BefallsLiving.has(lemma)
            || Class::Killing.has(lemma) && amounts.at(told.head).is_some()
            || matches!(told.rule, "tolls/lose-limb" | "tolls/arrive")
            || told.kind == TollKind::Detained && matches!(lemma, "take" | "lead" | "haul");
        let count =
            count::of_phrase(cx, record, amounts, told.head, living).or_else(|| relative(cx, record, amounts, v));
        let Some(count) = count else { continue };
        let none = count.max == Some(0) && frame::of_nobody(cx, told.trigger);
        if !none && !frame::real(cx, told.trigger) {
            continue;
        }
        // A lone person in a march is no toll; nor is one named person arrested or freed, who is told of as an event.
        let crowd = matches!(told.kind, TollKind::TookPart | TollKind::SoughtAsylum | TollKind::Displaced);
        let row = a.words()[told.head].deprel.base() == "conj" || a.children_by(told.head, "conj").next().is_some();
        let named = count.basis.as_deref() == Some(count::BY_NAME) && !row;
        if count.individual && (crowd || named && told.kind != TollKind::Killed) {
            continue;
        }
        let words = count.who.to(a.words()[told.trigger].span);
        let hit = Hit { kind: told.kind, count, words, trigger: told.trigger, rule: told.rule, added: false };
        push(hits, since, hit);
    }
    // "claimed 30 lives", "lost their lives"; "a crowd that swelled to a few thousand"; "broke ranks"
    let lemma = a.lemma(v);
    let counted = |rel: &'static str| {
        a.children_by(v, rel)
            .find_map(|o| amounts.at(o).or_else(|| a.children_by(o, "nummod").find_map(|n| amounts.at(n))))
    };
    if Class::CostsLives.has(lemma)
        && let Some(k) =
            counted("obj").or_else(|| counted("obl")).filter(|&k| record.amounts[k].unit.as_deref() == Some("life"))
        && let Some(count) = count::of_amount(record, k)
        && frame::real(cx, v)
    {
        let words = count.who.to(a.words()[v].span);
        push(hits, since, Hit { kind: TollKind::Killed, count, words, trigger: v, rule: "tolls/lives", added: false });
    }
    // "recovered 11 bodies"
    if Class::FindsBodies.has(lemma)
        && let Some(k) = counted("obj")
            .or_else(|| counted("nsubj"))
            .filter(|&k| matches!(record.amounts[k].unit.as_deref(), Some("body" | "corpse")))
        && let Some(count) = count::of_amount(record, k)
        && frame::real(cx, v)
    {
        let words = count.who.to(a.words()[v].span);
        push(hits, since, Hit { kind: TollKind::Killed, count, words, trigger: v, rule: "tolls/bodies", added: false });
    }
    if lemma == "swell"
        && let Some(count) = counted("obl").and_then(|k| count::of_amount(record, k))
    {
        let words = count.who.to(a.words()[v].span);
        push(
            hits,
            since,
            Hit { kind: TollKind::TookPart, count, words, trigger: v, rule: "tolls/crowd", added: false },
        );
    }
    if matches!(lemma, "break" | "switch" | "change")
        && a.children_by(v, "obj").any(|o| matches!(a.lemma(o), "rank" | "side" | "allegiance" | "loyalty"))
        && frame::real(cx, v)
    {
        for s in a.children_by(v, "nsubj").collect::<Vec<_>>() {
            // Lawmakers who break ranks stay where they are.
            let politician =
                |n: &str| matches!(n, "deputy" | "lawmaker" | "legislator" | "member" | "minister" | "senator");
            if let Some(count) =
                count::of_phrase(cx, record, amounts, s, false).filter(|c| !c.individual && !politician(&c.noun))
            {
                let words = count.who.to(a.words()[v].span);
                push(
                    hits,
                    since,
                    Hit { kind: TollKind::Defected, count, words, trigger: v, rule: "tolls/broke-ranks", added: false },
                );
            }
        }
    }
}

/// "25 troops who had backed them fled": where the parse hangs the verb elsewhere, the counted people before "who" are meant.
fn relative(cx: &Context<'_>, record: &Record, amounts: &Amounts, v: usize) -> Option<Count> {
    let a = cx.analysis;
    if a.words()[v].deprel.base() != "acl" {
        return None;
    }
    let first = a.sentences()[a.words()[v].sentence].words.start;
    let who = (first.max(v.saturating_sub(10))..v).rev().find(|&w| a.lemma(w) == "who")?;
    let k = amounts.at(who.checked_sub(1)?)?;
    count::of_amount(record, k)
}

/// "at least one dead", "100 injured", "50 people wounded", "about half of them with injuries".
fn fates(page: Page<'_, '_>, words: std::ops::Range<usize>, hits: &mut Vec<Hit>, since: usize) {
    let Page { cx, record, amounts, .. } = page;
    let a = cx.analysis;
    let mut seen = None;
    for w in words.clone() {
        let Some(k) = amounts.at(w).filter(|k| seen != Some(*k)) else { continue };
        seen = Some(k);
        let Some(count) = count::of_amount(record, k) else { continue };
        let inside = a.words_in(record.amounts[k].words.span());
        let last = inside.end.saturating_sub(1);
        let kind_of = |w: usize| {
            let form = a.form(w).to_lowercase();
            frame::FATES.iter().find(|f| f.0.has(&form)).map(|f| f.1)
        };
        let (fate, at) = match kind_of(last) {
            Some(f) => (Some(f), last),
            None if inside.end < words.end => (kind_of(inside.end), inside.end),
            None => (None, last),
        };
        let of_hurt = record.amounts[k].why.iter().any(|w| w.rule == "amounts/part")
            && (inside.end..(inside.end + 5).min(words.end)).any(|w| cx.is(w, Class::Wounds));
        let kind = fate.or(of_hurt.then_some(TollKind::Injured));
        let Some(kind) = kind else { continue };
        if !frame::real(cx, at) {
            continue;
        }
        // "30 killed on Monday were ...": the same words; "was the only one killed" has no amount.
        let words = count.who.to(a.words()[at].span);
        push(
            hits,
            since,
            Hit {
                kind,
                count,
                words,
                trigger: at,
                rule: if of_hurt { "tolls/part" } else { "tolls/fate" },
                added: false,
            },
        );
    }
}

/// "no reports of casualties".
fn zeros(cx: &Context<'_>, t: &Tokens, s: usize, hits: &mut Vec<Hit>) {
    let sentence = &cx.analysis.sentences()[s];
    for i in t.within(sentence.span) {
        let Some((kinds, span, _, hedge)) = none::at(t, i) else { continue };
        let Some(trigger) = cx.analysis.words_in(span).next_back() else { continue };
        for &kind in kinds {
            let count = Count {
                min: Some(0),
                max: Some(0),
                hedge: hedge.map(str::to_owned),
                who: span,
                amount: None,
                individual: false,
                noun: "person".to_owned(),
                basis: None,
                unsure: false,
            };
            hits.push(Hit { kind, count, words: span, trigger, rule: "tolls/none", added: false });
        }
    }
}

/// One amount tells of one kind once.
fn push(hits: &mut Vec<Hit>, since: usize, hit: Hit) {
    let again = hits[since..].iter().any(|h| {
        h.kind == hit.kind && (h.count.amount.is_some() && h.count.amount == hit.count.amount || h.count.who == hit.count.who)
            // Shot and killed is one toll of the killed.
            || h.count.who == hit.count.who && h.kind == TollKind::Killed && hit.kind == TollKind::Injured
    });
    if !again {
        hits.push(hit);
    }
}

/// "about half of them": a part of the toll told just before, of the same kind or of whatever the whole met.
fn part_of(record: &Record, hits: &[Hit], k: usize) -> Option<usize> {
    let h = &hits[k];
    if h.rule == "tolls/part-of" {
        return hits[..k].iter().rposition(|b| b.kind == h.kind && b.count.max.is_none_or(|m| Some(m) >= h.count.min));
    }
    let amount = h.count.amount?;
    let is_part = matches!(h.rule, "tolls/part-of" | "tolls/among")
        || record.amounts[amount].why.iter().any(|w| w.rule == "amounts/part");
    if !is_part {
        return None;
    }
    hits[..k]
        .iter()
        .rposition(|b| b.kind == h.kind && b.count.amount.is_some_and(|a| a < amount) && b.count.min >= h.count.min)
}

fn draft(cx: &Context<'_>, record: &Record, index: &Index, h: &Hit, part_of: Option<usize>) -> Draft {
    let mut why = Why::rule(h.rule).on(cx.text.quote(cx.analysis.words()[h.trigger].span));
    if let Some(basis) = &h.count.basis {
        why = why.note(basis.clone());
    }
    let who = (h.count.min != Some(0))
        .then(|| Who { words: cx.text.quote(h.count.who), entity: index.id_at(cx, record, h.count.who) });
    Draft {
        toll: Toll {
            id: String::new(),
            words: cx.text.quote(h.words),
            kind: h.kind,
            min: h.count.min,
            max: h.count.max,
            hedge: h.count.hedge.clone(),
            who,
            date: links::date(cx, record, h.trigger),
            place: links::place(cx, record, h.trigger),
            claim: links::claim(cx, record, h.count.who),
            part_of: None,
            differs_from: Vec::new(),
            why: vec![why],
        },
        noun: h.count.noun.clone(),
        local: h.added || frame::lemma(cx.analysis, h.trigger) == "treat" || apart(cx, h),
        sentences: vec![cx.analysis.words()[h.trigger].sentence],
        means: means(cx, h.trigger),
        individual: h.count.individual,
        part_of,
        headline: cx
            .block_of(cx.analysis.words()[h.trigger].sentence)
            .is_some_and(|b| cx.doc.blocks[b].kind == BlockKind::Heading),
        vague: h.count.max.is_none() && h.count.hedge.is_none(),
    }
}

/// "Two more", "five others", and counts of a whole war or of years are no totals of one occasion.
fn apart(cx: &Context<'_>, h: &Hit) -> bool {
    let a = cx.analysis;
    let who = cx.slice(h.count.who).to_lowercase();
    let more = ["more", "others", "other", "another"].iter().any(|m| who.split_whitespace().any(|w| w == *m))
        && !who.starts_with("more than");
    let mut words = a.sentences()[a.words()[h.trigger].sentence].words.clone();
    let long = words.any(|w| cx.is(w, Class::LongWar));
    let perfect = a.children_by(h.trigger, "aux").any(|x| a.lemma(x) == "have");
    more || long && perfect
}

/// The means that the sentence names.
fn means(cx: &Context<'_>, trigger: usize) -> Vec<String> {
    let a = cx.analysis;
    let words = a.sentences()[a.words()[trigger].sentence].words.clone();
    words.map(|w| a.lemma(w)).filter(|l| Class::MeansOfHarm.has(l)).map(str::to_owned).collect()
}

/// An event whose trigger stands in a toll's words has it as its own.
fn tie_to_events(record: &mut Record, tolls: &[Draft]) {
    let mut triggers: Vec<(u32, usize)> =
        record.events.iter().enumerate().map(|(k, e)| (e.trigger.words.span().start, k)).collect();
    triggers.sort_unstable();
    for d in tolls {
        let span = d.toll.words.span();
        let from = triggers.partition_point(|t| t.0 < span.start);
        for &(_, k) in triggers[from..].iter().take_while(|t| t.0 < span.end) {
            if !record.events[k].tolls.contains(&d.toll.id) {
                record.events[k].tolls.push(d.toll.id.clone());
            }
        }
    }
}
