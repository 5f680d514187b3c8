//! Who may give and take money: people, bodies, and what stands for them. A crate of pears gives nothing.

use dateline_lang::{Analysis, Upos, Xpos};
use dateline_model::{EntityKind, Party, Record, Span};

use super::frame::Scene;
use crate::context::Context;
use crate::entities::lexicon::{agentive, noun};
use crate::entities::{EntityId, Index};
use crate::lexicon::Class;
use crate::sides;

/// Giver and receiver, as far as the words tell them.
pub(super) type Ends = (Option<Span>, Option<Span>);

/// Whether a phrase names somebody: its head is a name, a pronoun, or a noun for people or a body.
pub(super) fn acts(scene: &Scene<'_, '_>, index: &Index, span: Span) -> bool {
    let a = scene.cx.analysis;
    let Some(h) = a.head_of(span) else { return false };
    let word = &a.words()[h];
    // "The telecoms firm X", read as two subjects.
    let last = a.words_in(span).next_back();
    let twin = last.is_some_and(|w| w != h && a.words()[w].deprel.base() == "nsubj" && index.named_at(w).is_some());
    // "The timber baron X".
    let bears = last.is_some_and(|w| {
        let near = |v: usize| v == h || a.words()[v].head == Some(h);
        let told = matches!(a.words()[w].deprel.base(), "appos" | "flat");
        told && a.words()[w].head.is_some_and(near) && index.named_at(w).is_some()
    });
    twin || bears || matches!(word.upos, Upos::Propn | Upos::Pron)
        || index.headed_by(h).is_some()
        || index.named_at(h).is_some()
        || word.upos != Upos::Noun
        || noun(a.lemma(h)).is_some()
        || people(a.lemma(h))
        || agentive(a.lemma(h))
        // "X's lottery".
        || a.children_by(h, "nmod").any(|c| a.words()[c].deprel.as_str() == "nmod:poss" && index.named_at(c).is_some())
}

/// Whether somebody in it has a name.
pub(super) fn named(scene: &Scene<'_, '_>, index: &Index, span: Span) -> bool {
    scene.cx.analysis.words_in(span).into_iter().any(|w| index.named_at(w).is_some())
}

/// "$7bn that X kept abroad", "$7bn held by X": whose the sum is.
pub(super) fn holder(scene: &Scene<'_, '_>) -> Option<Span> {
    let a = scene.cx.analysis;
    let end = scene.words.end.min(scene.last + 16);
    let keeps = |v: usize| Class::KeepsMoney.has(a.lemma(v)) && a.words()[v].upos == Upos::Verb;
    let v = (scene.last + 1..end).find(|&v| keeps(v))?;
    let relative = matches!(a.form(scene.last + 1), "that" | "which" | ",");
    if relative {
        let s = a.children_by(v, "nsubj").find(|&s| s > scene.last && !matches!(a.form(s), "that" | "which"))?;
        return Some(scene.phrase(s));
    }
    let by = (v + 1..end).find(|&p| a.form(p) == "by").filter(|&p| p < v + 3)?;
    scene.noun_phrase(by + 1)
}

/// Who stands right before a sum ("and Pelonia $4m").
pub(super) fn before_sum(cx: &Context<'_>, index: &Index, first: usize) -> Option<Span> {
    let a = cx.analysis;
    let w = first.checked_sub(1)?;
    let w = if a.form(w) == "-" { w.checked_sub(1)? } else { w };
    if let Some(hit) = index.named_at(w) {
        return Some(hit.1);
    }
    // "Fuel traders a further $64m".
    let w = if matches!(a.form(w), "further" | "another") {
        w.saturating_sub(usize::from(a.form(w.saturating_sub(1)) == "a") + 1)
    } else {
        w
    };
    let known = noun(a.lemma(w)).is_some() || people(a.lemma(w)) || agentive(a.lemma(w));
    let mut from = w;
    while known && from > 0 && matches!(a.words()[from - 1].upos, Upos::Det | Upos::Adj | Upos::Noun) {
        from -= 1;
    }
    (known && a.words()[w].upos == Upos::Noun).then(|| a.words()[from].span.to(a.words()[w].span))
}

/// "Anyone who leads it to him": nobody in particular.
pub(super) fn anyone(scene: &Scene<'_, '_>, span: Span) -> bool {
    let a = scene.cx.analysis;
    a.words_in(span).next().is_some_and(|w| {
        matches!(a.form(w), "anyone" | "anybody" | "whoever" | "someone" | "everyone" | "nobody" | "no")
    })
}

/// "Was paid to X out of the flood fund".
pub(super) fn out_of(scene: &Scene<'_, '_>) -> Option<Span> {
    let a = scene.cx.analysis;
    let out =
        (scene.last + 1..scene.words.end.saturating_sub(2)).find(|&w| a.form(w) == "out" && a.form(w + 1) == "of")?;
    scene.noun_phrase(out + 2)
}

/// Whether a noun is for people or a body.
pub(super) fn somebody(scene: &Scene<'_, '_>, index: &Index, h: usize) -> bool {
    let a = scene.cx.analysis;
    index.headed_by(h).is_some() || noun(a.lemma(h)).is_some() || people(a.lemma(h)) || agentive(a.lemma(h))
}

/// "Sold Tessia 40 tanks for $120m": a name straight after the verb with what it gets behind it.
pub(super) fn doubled(scene: &Scene<'_, '_>, index: &Index, verb: usize) -> Option<Span> {
    let a = scene.cx.analysis;
    let start = (verb + 1..verb + 3).find(|&w| w < scene.first && index.named_at(w).is_some())?;
    let hit = index.named_at(start)?;
    let next = a.words_in(hit.1).end;
    let goods = a.words().get(next).is_some_and(|w| matches!(w.upos, Upos::Num | Upos::Det | Upos::Adj | Upos::Noun));
    (next + 1 < scene.first && goods && !matches!(a.form(next), "'s" | "’s")).then_some(hit.1)
}

/// Nouns of somebody who may hold money: people and bodies, and places that have a purse.
fn people(lemma: &str) -> bool {
    sides::people(lemma) || Class::WorkingPlace.has(lemma)
}

/// The person whose name stands behind a description and its comma.
pub(super) fn apposed(cx: &Context<'_>, record: &Record, index: &Index, span: Span) -> Option<(EntityId, Span)> {
    let a = cx.analysis;
    let h = a.head_of(span).filter(|&h| a.words()[h].upos == Upos::Noun)?;
    let known = noun(a.lemma(h)).is_some() || agentive(a.lemma(h)) || people(a.lemma(h));
    let c = a.children_by(h, "appos").find(|&c| c > h).filter(|_| known)?;
    let (e, name) = index.named_at(c)?;
    let near = name.start >= span.end
        && name.start - span.end < 24
        && cx.slice(Span::new(span.end, name.start)).starts_with(", ");
    (near && record.entities.get(e.place())?.kind == EntityKind::Person).then_some((e, name))
}

/// "After X paid it a ransom": whoever is the subject of the main clause, where "it" cannot be the giver.
pub(super) fn other(scene: &Scene<'_, '_>, index: &Index, mut party: Party, giver: Option<&Party>) -> Party {
    let a = scene.cx.analysis;
    if !matches!(party.words.quote(), "it" | "them" | "him" | "her") {
        return party;
    }
    // "Siding with the rebels, X had slipped them $15m": the rebels.
    let at = a.words_in(party.words.span()).start;
    if party.words.quote() == "them" && party.entity.is_none() {
        let many =
            |&w: &usize| a.words()[w].xpos == Xpos::Nns && a.words()[w].upos == Upos::Noun && somebody(scene, index, w);
        // "X, the rebels' sponsor, has shipped them rifles": the rebels.
        let owner = |w: usize| a.words()[w].deprel.as_str() == "nmod:poss";
        let apart = |&w: &usize| giver.is_none_or(|g| owner(w) || !g.words.span().contains(a.words()[w].span));
        if let Some(w) = (scene.words.start..at).rev().filter(apart).find(many) {
            let span = scene.phrase(w);
            party.words = scene.cx.text.quote(span);
            party.entity = index.id_at(scene.cx, scene.record, span);
            return party;
        }
    }
    let same = giver.is_some_and(|g| g.entity.is_some() && g.entity == party.entity);
    if party.entity.is_some() && !same {
        return party;
    }
    // "X missed a payment. Y helped it out": X.
    if same
        && party.words.quote() == "it"
        && let Some(before) = a.words()[at].sentence.checked_sub(1)
    {
        let id = |e: EntityId| scene.record.entities.get(e.place()).map(|e| e.id.clone());
        let words = a.sentences()[before].words.clone();
        let subject = words.filter(|&w| a.words()[w].deprel.base() == "nsubj").find_map(|w| {
            let e = index.at_word(w).filter(|_| a.words()[w].upos != Upos::Pron)?;
            id(e).filter(|i| giver.is_none_or(|g| g.entity.as_ref() != Some(i)))
        });
        party.entity = subject;
        return party;
    }
    let root = scene.words.clone().find(|&w| a.words()[w].head.is_none());
    let subject = root.and_then(|r| a.children_by(r, "nsubj").next());
    if let Some((e, span)) = subject.and_then(|s| index.headed_by(s).or_else(|| index.named_at(s))) {
        let id = scene.record.entities.get(e.place()).map(|e| e.id.clone());
        if giver.is_none_or(|g| g.entity != id && !g.words.span().overlaps(span)) {
            party.entity = id;
        }
    }
    party
}

/// "The dam, into which X has sunk $780m": the dam.
pub(super) fn into_which(scene: &Scene<'_, '_>, verb: usize) -> Option<Span> {
    let a = scene.cx.analysis;
    let which = (scene.words.start + 2..verb).rev().take(10).find(|&w| a.form(w) == "which")?;
    if !matches!(a.form(which - 1), "in" | "into") {
        return None;
    }
    let before = which.checked_sub(3).filter(|&b| a.form(b + 1) == "," && a.words()[b].upos == Upos::Noun);
    if let Some(b) = before {
        return Some(scene.phrase(b));
    }
    let mut at = verb;
    for _ in 0..4 {
        if a.words()[at].deprel.as_str() == "acl:relcl" {
            return a.words()[at].head.filter(|&h| h < which).map(|h| scene.phrase(h));
        }
        at = a.words()[at].head?;
    }
    None
}

/// "Sent the rebels rifles worth $8m": the rebels, where what stands between the verb and the sum ends in goods.
pub(super) fn before_goods(scene: &Scene<'_, '_>, index: &Index, between: Span) -> Option<Span> {
    let a = scene.cx.analysis;
    let words = a.words_in(between);
    let w = words.clone().rev().skip(1).find(|&w| a.words()[w].upos != Upos::Adj && somebody(scene, index, w))?;
    Some(a.words()[words.start].span.to(a.words()[w].span))
}

/// Whether a phrase is an occasion on which money is raised, which has none itself.
pub(super) fn is_event(scene: &Scene<'_, '_>, span: Span) -> bool {
    let a = scene.cx.analysis;
    a.words_in(span).any(|h| a.form(h) == "meeting" || Class::Fundraiser.has(a.lemma(h)))
}

/// "Bought himself": nobody else.
pub(super) fn reflexive(a: &Analysis, mut words: std::ops::Range<usize>) -> bool {
    words.any(|w| a.form(w).ends_with("self") || a.form(w) == "themselves")
}
