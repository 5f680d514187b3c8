//! The stake that one sum is: its cue, its ends, what it is for, when, how far it has come.

use dateline_lang::{Upos, Xpos};
use dateline_model::{Party, Quoted, Record, Span, Stake, StakeStatus, TimeKind, Why};

use super::cue::{self, Cue};
use super::families::{self, Family, Subject};
use super::frame::{Scene, lemma};
use super::parties::{self, Ends};
use super::{by_noun, by_verb, party, refused};
use crate::antecedent;
use crate::context::Context;
use crate::entities::Index;
use crate::lexicon::Class;

/// The stake, if it is one.
pub(super) fn about(cx: &Context<'_>, record: &Record, index: &Index, k: usize) -> Option<Stake> {
    let a = cx.analysis;
    let cue = cue::of(cx, record, index, k)?;
    let span = record.amounts[k].words.span();
    let ends = if cue.verb.is_some() { by_verb::ends(&cue)? } else { by_noun::ends(&cue) };
    let Cue { ref scene, noun, verb, family, trigger, .. } = cue;
    // A buyer of somebody's goods, told in the clause before.
    let seller = seller_before(scene).filter(|_| family.make == "sale" && ends.1.is_none());
    let (giver, receiver) = settled(&cue, (ends.0, ends.1.or(seller)));
    let (giver, receiver) = (giver.map(|s| party(cx, record, index, s)), receiver.map(|s| party(cx, record, index, s)));
    let receiver = receiver.map(|r| parties::other(scene, index, r, giver.as_ref()));
    if refused::is_none(&cue, giver.as_ref(), receiver.as_ref()) {
        return None;
    }
    let purpose = purpose(scene, family, verb.map(|v| v.1), noun.map(|n| n.1), receiver.as_ref());
    let status = match (verb.map(|(f, _)| families::status(f)), families::status(family)) {
        // "Approved a loan": the noun says how far it has come.
        (Some(StakeStatus::Pledged), s)
            if noun.is_some() && verb.is_some_and(|(_, v)| Class::Approves.has(lemma(a, v))) =>
        {
            s
        }
        (Some(s @ (StakeStatus::Pledged | StakeStatus::AtRisk)), _) => s,
        (_, s) => s,
    };
    // The nearer verb says whether it happened.
    let status = families::told(cx, verb.map_or(family, |v| v.0), trigger, status)?;
    let whole = [
        giver.as_ref().map(|p| p.words.span()),
        receiver.as_ref().map(|p| p.words.span()),
        purpose.as_ref().map(Quoted::span),
        Some(span),
        Some(a.words()[trigger].span),
    ]
    .into_iter()
    .flatten()
    .reduce(Span::to)?;
    let mut why = Why::rule(family.name).on(cx.text.quote(a.words()[trigger].span));
    if seller.is_some() {
        why = why.note("the seller is told by the goods' adjective");
    }
    Some(Stake {
        id: String::new(),
        words: cx.text.quote(whole),
        amount: Some(k),
        giver,
        receiver,
        purpose,
        period: period(cx, record, scene, trigger),
        status: Some(status),
        claim: crate::tolls::links::claim(cx, record, span),
        why: vec![why],
    })
}

/// Who of the ends is somebody, and who gives up what is owed.
fn settled(cue: &Cue<'_, '_>, (mut giver, mut receiver): Ends) -> Ends {
    let Cue { scene, index, family, .. } = cue;
    let (index, family) = (*index, *family);
    let a = scene.cx.analysis;
    let span = scene.record.amounts[cue.k].words.span();
    // "X will cancel $2bn of Y's debt": the creditor gives it up.
    if family.make == "debt"
        && let Some(v) = scene.verb(|l| Class::CancelsDebt.has(l)).filter(|&v| !scene.is_passive(v))
        && let Some(creditor) = scene.subject(v)
    {
        let between =
            scene.between(v).filter(|b| parties::named(scene, index, *b)).or_else(|| parties::doubled(scene, index, v));
        receiver = giver.filter(|g| *g != creditor).or(between).or(receiver);
        giver = Some(creditor);
    }
    // "The levy earns the republic $11m": what it comes from is nobody.
    let victim = cue.role() == Some(Subject::Takes);
    giver = giver.map(|g| behind_it(scene, index, g)).filter(|g| victim || parties::acts(scene, index, *g));
    receiver = receiver.filter(|r| !parties::anyone(scene, *r));
    if family.make == "sale" {
        receiver = receiver.filter(|r| parties::acts(scene, index, *r) || parties::named(scene, index, *r));
    }
    // "Spent $3m on X", where X is somebody.
    if receiver.is_none() && family.make == "payment" {
        receiver = scene.after(["on"]).map(|x| x.1).filter(|r| {
            parties::named(scene, index, *r) || a.head_of(*r).is_some_and(|h| parties::somebody(scene, index, h))
        });
    }
    // The sum is nobody.
    (giver.filter(|s| !s.overlaps(span)), receiver.filter(|s| !s.overlaps(span)))
}

/// Whom a pronoun stands for that nothing else resolves: "a loan that it had made" is the subject's of the main clause, "X said it stood to lose" is
/// X's.
fn behind_it(scene: &Scene<'_, '_>, index: &Index, span: Span) -> Span {
    let a = scene.cx.analysis;
    let pronoun = |w: usize| matches!(a.form(w), "it" | "its" | "their" | "they");
    let Some(w) = a.words_in(span).next().filter(|&w| pronoun(w) && a.words_in(span).len() == 1) else {
        return span;
    };
    let many = matches!(a.form(w), "their" | "they");
    let agrees = |s: usize| {
        let plural = a.words()[s].xpos == Xpos::Nns || a.children_by(s, "conj").next().is_some();
        a.words()[s].upos != Upos::Pron && plural == many
    };
    // "Growers reckon that they have lost".
    let mut at = a.words()[w].head;
    while let Some(v) = at {
        let up = matches!(a.words()[v].deprel.base(), "ccomp" | "xcomp" | "conj" | "nsubj" | "obj");
        let above = a.words()[v].head.filter(|_| up);
        if a.words()[v].deprel.base() == "ccomp"
            && let Some(s) = above.and_then(|h| a.children_by(h, "nsubj").next()).filter(|&s| s < w && agrees(s))
        {
            return scene.phrase(s);
        }
        at = above;
    }
    if many || antecedent::of_it(scene.cx, scene.record, index, w).is_some() {
        return span;
    }
    let Some(root) = scene.words.clone().find(|&v| a.words()[v].head.is_none()) else { return span };
    // "X's creditors agreed ... the $8bn it owes them": X.
    let owner = a
        .children_by(root, "nsubj")
        .filter(|&s| s < w && a.words()[s].xpos == Xpos::Nns)
        .flat_map(|s| a.children_by(s, "nmod"))
        .find(|&c| a.words()[c].deprel.as_str() == "nmod:poss" && index.named_at(c).is_some());
    if let Some(c) = owner {
        return a.words()[c].span;
    }
    let clause = a.words()[w].head.filter(|&v| a.words()[v].deprel.as_str() == "acl:relcl");
    let subject = a.children_by(root, "nsubj").find(|&s| s < w && agrees(s));
    subject.filter(|_| clause.is_some()).map_or(span, |s| scene.phrase(s))
}

/// "a major buyer of Russian weapons, having purchased ...": the adjective names the seller.
fn seller_before(scene: &Scene<'_, '_>) -> Option<Span> {
    let a = scene.cx.analysis;
    let buyer = (scene.words.start..scene.first).find(|&w| Class::Buyer.has(a.lemma(w)))?;
    let of = (buyer + 1..scene.first.min(buyer + 3)).find(|&w| a.lemma(w) == "of")?;
    (of + 1..scene.first.min(of + 4)).find(|&w| a.form(w).starts_with(char::is_uppercase)).map(|w| a.words()[w].span)
}

/// What the money is for, in the text's words.
fn purpose(
    scene: &Scene<'_, '_>,
    family: &Family,
    verb: Option<usize>,
    noun: Option<usize>,
    receiver: Option<&Party>,
) -> Option<Quoted> {
    let (cx, a) = (scene.cx, scene.cx.analysis);
    let fresh = |s: &Span| receiver.is_none_or(|r| !s.overlaps(r.words.span()));
    // "worth of tanks, jets and small arms", "of arms"
    let next = scene.last + 1;
    let goods = if next < scene.words.end && a.form(next) == "worth" { next + 1 } else { next };
    if goods < scene.words.end
        && a.form(goods) == "of"
        && let Some(s) = scene.noun_phrase(goods + 1).filter(fresh)
    {
        return Some(cx.text.quote(s));
    }
    if let Some(s) = scene.after(["for", "on"]).map(|x| x.1).filter(fresh) {
        return Some(cx.text.quote(s));
    }
    // "to rebuild the port"
    let infinitive = (scene.last + 1..scene.words.end.min(scene.last + 14)).find(|&w| {
        a.form(w) == "to" && a.words().get(w + 1).is_some_and(|v| v.upos == Upos::Verb) && w + 1 < scene.words.end
    });
    if let Some(w) = infinitive
        && let Some(object) = scene.noun_phrase(w + 2)
    {
        return Some(cx.text.quote(a.words()[w].span.to(object)));
    }
    let bought = || {
        let v = verb.filter(|_| family.make == "sale")?;
        scene.noun_phrase(v + 1).filter(|s| s.end <= a.words()[scene.first].span.start && fresh(s))
    };
    if let Some(s) = bought() {
        return Some(cx.text.quote(s));
    }
    if let Some(n) = noun {
        // "in loans", "arms deal"
        let start = if n > scene.last && a.form(scene.last + 1) == "in" { scene.last + 2 } else { n };
        let start = if n > scene.last { start.min(n).max(scene.last + 1) } else { n };
        return Some(cx.text.quote(a.words()[start].span.to(a.words()[n].span)));
    }
    // An investment is for what it is put into.
    if family.make == "investment" {
        return receiver.map(|r| r.words.clone());
    }
    None
}

/// The time of the clause: one that stretches first, else a date that hangs on the trigger or follows the amount before the next clause.
pub(super) fn period(cx: &Context<'_>, record: &Record, scene: &Scene<'_, '_>, trigger: usize) -> Option<String> {
    let a = cx.analysis;
    let s = a.sentences()[a.words()[trigger].sentence].span;
    let amount = a.words()[scene.last].span;
    // The clause ends where another joins it.
    let end = (scene.last + 1..scene.words.end)
        .find(|&w| matches!(a.form(w), "while" | "but" | "whereas" | ";"))
        .map_or(s.end, |w| a.words()[w].span.start);
    let begin = (scene.words.start..scene.first)
        .rev()
        .find(|&w| matches!(a.form(w), "while" | "but" | "whereas" | ";"))
        .map_or(s.start, |w| a.words()[w].span.start);
    record
        .times
        .iter()
        .skip_while(|t| t.words.span().start < begin)
        .take_while(|t| t.words.span().start < end)
        .filter(|t| t.value.as_deref().is_some_and(|v| !v.ends_with("REF")) && t.kind != TimeKind::Set)
        .min_by_key(|t| (t.kind != TimeKind::Duration, t.words.span().start.abs_diff(amount.end)))
        .map(|t| t.id.clone())
}
