//! What the rules about clauses share: who does it, to whom it is done, whether it is said to be so.

use dateline_lang::{Upos, Xpos};
use dateline_model::{EntityKind, MentionKind, Relation, SideBasis, Span};

use super::lexicon::{self, lower};
pub(super) use super::subjects::{subjects, whoever};
pub(super) use super::unreal::{negated, unreal, unreal_but_for_object};
use super::{Found, Ground, Hit, described, row};
use crate::antecedent;
use crate::context::Context;
use crate::entities::EntityId;
use crate::entities::lexicon::noun;
use crate::lexicon::Class;

/// The words that may be verbs, in the sentences that count; the parse takes some for adjectives.
pub(super) fn verbal<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = usize> + 'a {
    let a = cx.analysis;
    let words = cx.sentences().flat_map(|s| a.sentences()[s].words.clone());
    words.filter(|&w| matches!(a.words()[w].upos, Upos::Verb | Upos::Adj))
}

/// Whether a verb is in the passive: only an auxiliary makes it so.
pub(super) fn is_passive(cx: &Context<'_>, w: usize) -> bool {
    cx.analysis.children_by(w, "aux").any(|c| cx.analysis.words()[c].deprel.as_str() == "aux:pass")
}

/// The object after the verb; a relative pronoun before it only where there is no other.
pub(super) fn object(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let after = |rel: &str| a.children_by(w, rel).find(|&o| o > w);
    // "Deplored what it called X's power grab": the power grab.
    let called = |what: usize| {
        let verb = a.children_by(what, "acl").find(|&v| cx.is(v, Class::CallsNames))?;
        let as_one = |o: &usize| a.children_by(*o, "case").any(|p| a.form(p) == "as");
        let named = a.children_by(verb, "xcomp").next().or_else(|| a.children_by(verb, "obl").find(as_one));
        named.or_else(|| a.children_by(verb, "obj").find(|&o| o > verb))
    };
    if let Some(named) = after("obj").filter(|&o| a.form(o) == "what").and_then(called) {
        return Some(named);
    }
    // "X, whom Y supports", where the pronoun was read as a second subject.
    let whom = || {
        let mut subjects = a.children_by(w, "nsubj");
        let first = subjects.next()?;
        (subjects.next().is_some() && matches!(a.form(first), "which" | "whom" | "that")).then_some(first)
    };
    // "Was financing and arming X": of both.
    let shared = || {
        let c = a.children_by(w, "conj").find(|&c| c > w && c - w < 4 && a.words()[c].xpos == a.words()[w].xpos)?;
        let one = a.words()[w].upos == Upos::Verb && a.children_by(w, "obl").next().is_none() && !is_passive(cx, w);
        a.children_by(c, "obj").find(|&o| o > c).filter(|_| one)
    };
    after("obj").or_else(|| a.children_by(w, "obj").next()).or_else(|| after("iobj")).or_else(whom).or_else(shared)
}

/// Whose side; a pronoun of which the entities make nothing, or the speaker himself, is somebody else.
pub(super) fn aim(cx: &Context<'_>, index: &Ground<'_>, object: usize, relation: Relation, from: &[Hit]) -> Vec<Hit> {
    // "X's own faction stands behind him": X.
    if let ([f], true) = (from, is_other(cx.analysis.form(object)))
        && let Some(hit) = whose_kin(cx, index, f.1)
    {
        return vec![(Some(hit), cx.analysis.words()[object].span)];
    }
    let to = targets(cx, index, object, relation);
    let own = to.is_empty() || to.iter().any(|t| from.iter().any(|f| f.0 == t.0 || names_it(index, f.1, t.0)));
    if own && is_other(cx.analysis.form(object)) {
        return another(cx, index, object, from).into_iter().collect();
    }
    // "X backed his coup": another's.
    if own
        && let Some(g) = owner(cx, object).filter(|&g| is_other(cx.analysis.form(g)))
        && !to.is_empty()
    {
        return another(cx, index, g, from).into_iter().collect();
    }
    // "X, founded by Y and in its pay": its is not X's.
    if own && matches!(cx.analysis.form(object), "it" | "its") {
        let a = cx.analysis;
        let first = a.sentences()[a.words()[object].sentence].words.start;
        let other = (first..object).rev().filter_map(|w| index.named_at(w)).find(|n| from.iter().all(|f| f.0 != n.0));
        return other.map(|(e, _)| (e, a.words()[object].span)).into_iter().collect();
    }
    to
}

/// "X's party", "X's brother": X.
pub(super) fn whose_kin(cx: &Context<'_>, index: &Ground<'_>, from: Span) -> Option<EntityId> {
    let a = cx.analysis;
    // "X's coalition partner, the Y Alliance": the partner.
    let h = a.head_of(from)?;
    let h = a.words()[h].head.filter(|_| matches!(a.words()[h].deprel.base(), "appos" | "flat")).unwrap_or(h);
    // "X's cousin Y", where the parse makes Y the head.
    let h = a
        .children_by(h, "nmod")
        .find(|&c| a.words()[c].deprel.as_str() == "nmod:desc" && owner(cx, c).is_some())
        .unwrap_or(h);
    let kin = cx.is(h, Class::KinOrCamp);
    let owner = owner(cx, h).filter(|_| kin)?;
    // "Her uncle": she.
    let e =
        index.named_at(owner).and_then(|n| n.0).or_else(|| index.at_word(owner).filter(|_| is_other(a.form(owner))))?;
    (index.record.entities[e].kind == EntityKind::Person).then_some(e)
}

/// Whether the words of one end hold a mention of the other ("X's ministry" and a "him" that was taken for X).
pub(super) fn names_it(index: &Ground<'_>, words: Span, e: Option<EntityId>) -> bool {
    e.is_some_and(|e| index.record.entities[e].mentions.iter().any(|m| words.contains(m.words.span())))
}

/// Whose side: the object, or the one whose thing the object is where it stands for him ("condemned X's move", "opposes X's rule").
pub(super) fn targets(cx: &Context<'_>, index: &Ground<'_>, object: usize, relation: Relation) -> Vec<Hit> {
    let a = cx.analysis;
    let mut own = row(cx, index, object);
    // "A candidate", "any party": nobody in particular.
    // "X, an outfit backed by Y": X.
    let nameless = |e: Option<EntityId>| {
        e.is_none_or(|e| index.record.entities[e].mentions.iter().all(|m| m.kind != MentionKind::Name))
    };
    if own.iter().all(|&(e, s)| nameless(e) && vague(cx, s))
        && let Some(named) = own.first().and_then(|_| before_comma(cx, index, object))
    {
        return vec![named];
    }
    own.retain(|&(e, s)| !nameless(e) || !vague(cx, s));
    // "X recognises states, not governments": nobody in particular.
    let bare = a.words()[object].xpos == Xpos::Nns
        && a.children_by(object, "det").chain(a.children_by(object, "nmod")).next().is_none();
    if relation == Relation::Recognises && bare {
        return Vec::new();
    }
    if !own.is_empty() {
        return own;
    }
    if !lexicon::stands_for(relation, a.lemma(object)) {
        return Vec::new();
    }
    // "Deplored the arrest of Y by X", "denounced the coup by X": X.
    let lost = || a.words()[object].head.filter(|&v| a.words()[v].upos == Upos::Verb && !is_passive(cx, v));
    if relation == Relation::Condemns
        && let Some(by) = by_case(cx, object, &["by"]).or_else(|| by_case(cx, lost()?, &["by"]))
    {
        return row(cx, index, by);
    }
    // "Condemned X's arrest" is no word against X; "X's killing of Y" is.
    if relation == Relation::Condemns && lexicon::suffered(a.lemma(object)) && by_case(cx, object, &["of"]).is_none() {
        return Vec::new();
    }
    let possessor = a
        .children_by(object, "nmod")
        .filter(|&c| a.words()[c].deprel.as_str() == "nmod:poss")
        .find_map(|c| index.headed_by(c).or_else(|| described(cx, c)));
    let beside = || {
        let mark = object.checked_sub(1).filter(|&m| matches!(a.form(m), "'s" | "’s" | "'" | "’"))?;
        index.named_at(mark.checked_sub(1)?)
    };
    // "Acknowledged the independence of X", "backs the candidacy of X".
    let of = || by_case(cx, object, &["of"]).filter(|_| relation != Relation::Condemns).map(|o| row(cx, index, o));
    let found: Vec<Hit> = possessor.or_else(beside).into_iter().collect();
    if found.is_empty() { of().unwrap_or_default() } else { found }
}

/// Whether a description names nobody in particular.
pub(super) fn vague(cx: &Context<'_>, span: Span) -> bool {
    let first = cx.analysis.words_in(span).next();
    first.is_some_and(|w| {
        matches!(
            lower(cx.analysis.form(w)).as_ref(),
            "a" | "an" | "any" | "every" | "each" | "no" | "all" | "their" | "some" | "many" | "other"
        )
    })
}

pub(super) fn push(
    cx: &Context<'_>,
    cue: usize,
    from: &[Hit],
    to: &[Hit],
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
                from_entity: f,
                to: ts,
                to_entity: t,
                relation,
                basis: SideBasis::Phrase,
                rule,
                cue: Some(cue),
                accused: false,
                sure: false,
            });
        }
    }
}

/// Who does it, of a passive: "by X", wherever in the clause the parse hangs it.
pub(super) fn agent(cx: &Context<'_>, w: usize) -> Option<usize> {
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

pub(super) fn is_other(form: &str) -> bool {
    matches!(lower(form).as_ref(), "him" | "her" | "his" | "he" | "she")
}

/// Whom "him", "her" and "his" stand for where somebody else speaks: the last person named before who is not the speaker, in this sentence
/// or the one before.
pub(super) fn another(cx: &Context<'_>, index: &Ground<'_>, pronoun: usize, from: &[Hit]) -> Option<Hit> {
    let a = cx.analysis;
    let s = a.words()[pronoun].sentence;
    let first = a.sentences()[s.saturating_sub(1)].words.start;
    // "Governor X of the Y coast": Y is no one.
    let inside = |w: usize| {
        let mut at = w;
        for _ in 0..4 {
            let Some(h) = a.words()[at].head.filter(|_| matches!(a.words()[at].deprel.base(), "compound" | "nmod"))
            else {
                return false;
            };
            if a.words()[at].deprel.as_str() == "nmod:poss" || a.words()[at].deprel.as_str() == "nmod:desc" {
                return false;
            }
            if from.iter().any(|f| f.1.contains(a.words()[h].span)) {
                return true;
            }
            at = h;
        }
        false
    };
    let far = a.sentences()[s.saturating_sub(2)].words.start;
    // One word and nothing that tells a person: it may be a state.
    let lone = |e: EntityId| {
        let e = &index.record.entities[e];
        e.kind == EntityKind::Person && antecedent::lone(e)
    };
    let hits = |first: usize| (first..pronoun).rev().filter(|&w| !inside(w)).filter_map(|w| index.named_at(w));
    let fitting = |fits: fn(EntityKind) -> bool, first: usize, sure: bool| {
        hits(first).find(|&(e, _)| {
            e.is_some_and(|e| fits(index.record.entities[e].kind) && !(sure && lone(e)))
                && from.iter().all(|f| f.0 != e)
        })
    };
    let named = |fits: fn(EntityKind) -> bool, first: usize| fitting(fits, first, false);
    // A surname alone may be taken for a place or for nothing known.
    // "Voted with her. The X, her fiercest opponents,": whoever a pronoun before stands for.
    let before = || {
        (first..pronoun)
            .rev()
            .filter(|&w| is_other(a.form(w)))
            .filter_map(|w| index.at_word(w))
            .find(|&e| index.record.entities[e].kind == EntityKind::Person && from.iter().all(|f| f.0 != Some(e)))
            .map(|e| (Some(e), a.words()[pronoun].span))
    };
    // "The president, X", whatever X was taken for.
    let titled = || {
        let role = |w: usize| {
            a.words()[w].deprel.base() == "appos"
                && a.words()[w]
                    .head
                    .is_some_and(|h| noun(&lower(a.lemma(h))).is_some_and(|n| n.kind == EntityKind::Person))
        };
        let hits = (first..pronoun).rev().filter(|&w| role(w)).filter_map(|w| index.named_at(w));
        hits.into_iter().find(|&(e, _)| from.iter().all(|f| f.0 != e)).map(|(e, _)| (e, a.words()[pronoun].span))
    };
    // "X urged her to go. Her own party": she, whoever was named before that.
    let she = |w: usize| matches!(lower(a.form(w)).as_ref(), "her" | "she");
    let last_named = named(|k| k == EntityKind::Person, first).map_or(0, |n| n.1.start);
    let again = (first..pronoun)
        .rev()
        .filter(|&w| is_other(a.form(w)) && she(w) == she(pronoun) && a.words()[w].span.start > last_named)
        .filter_map(|w| index.at_word(w))
        .find(|&e| index.record.entities[e].kind == EntityKind::Person && from.iter().all(|f| f.0 != Some(e)))
        .map(|e| (Some(e), a.words()[pronoun].span));
    let hit = again
        .or_else(|| fitting(|k| k == EntityKind::Person, first, true))
        .or_else(before)
        .or_else(|| named(|k| matches!(k, EntityKind::Other | EntityKind::Place), first))
        .or_else(titled)
        .or_else(|| fitting(|k| k == EntityKind::Person, far, true))
        .or_else(|| named(|k| k == EntityKind::Person, far));
    if let Some((e, _)) = hit {
        return Some((e, a.words()[pronoun].span));
    }
    // A name that is no entity: its own words.
    let plain = |&w: &usize| {
        a.words()[w].upos == Upos::Propn
            && index.named_at(w).is_none()
            && matches!(a.words()[w].deprel.base(), "nsubj" | "obj" | "obl" | "nmod" | "appos")
            && a.words()[w].deprel.as_str() != "nmod:desc"
            && from.iter().all(|f| !f.1.overlaps(a.words()[w].span))
    };
    let w = (first..pronoun).rev().find(plain)?;
    super::described(cx, w)
}

/// A clause's relation between its subject and whoever it is aimed at.
pub(super) fn take(
    cx: &Context<'_>,
    index: &Ground<'_>,
    verb: usize,
    target: usize,
    relation: Relation,
    rule: &'static str,
    out: &mut Vec<Found>,
) {
    let (mut from, accused) = subjects(cx, index, verb);
    let start = out.len();
    let mut to = aim(cx, index, target, relation, &from);
    to.retain(|t| !but_not(cx, verb, t.1));
    // "X backs Y, and Z the government": Z backs the government.
    let mut gaps = Vec::new();
    if to.len() > 1 {
        let first = to[0].1;
        to.retain(|&t| {
            let next = cx.analysis.words_in(t.1).end;
            let gap = t.1.start > first.end
                && cx
                    .analysis
                    .words()
                    .get(next + 1)
                    .is_some_and(|_| matches!(cx.analysis.form(next), "the" | "its" | "his" | "her"));
            let taker = gap.then(|| cx.analysis.words()[next].head.filter(|&h| h > next)).flatten();
            let taker = taker.map(|h| row(cx, index, h)).filter(|r| !r.is_empty());
            match taker {
                Some(taker) => {
                    gaps.push((t, taker));
                    false
                }
                None => true,
            }
        });
    }
    // "X, whom she supports": she is another.
    if let ([f], [t]) = (&from[..], &to[..])
        && f.0 == t.0
        && is_other(cx.slice(f.1))
        && let Some(w) = cx.analysis.words_in(f.1).next()
    {
        from = another(cx, index, w, &to).into_iter().collect();
    }
    push(cx, verb, &from, &to, relation, rule, out);
    for (giver, taker) in gaps {
        push(cx, verb, &[giver], &taker, relation, rule, out);
    }
    out[start..].iter_mut().for_each(|f| {
        f.accused = accused;
        // To condemn is to say so.
        if lexicon::is_said(relation) && !accused {
            f.basis = SideBasis::Statement;
        }
    });
}

/// "Opposes the deal but not X": the name stands behind a denial with no verb between.
pub(super) fn but_not(cx: &Context<'_>, verb: usize, span: Span) -> bool {
    let a = cx.analysis;
    let Some(first) = a.words_in(span).next() else { return false };
    first > verb
        && (first.saturating_sub(6).max(verb + 1)..first)
            .rev()
            .take_while(|&v| a.words()[v].upos != Upos::Verb)
            .any(|v| v > 0 && matches!((a.form(v - 1), a.form(v)), ("but" | "," | "and", "not")))
}

/// One pair of a phrase.
pub(super) fn pair(
    cx: &Context<'_>,
    cue: usize,
    from: Hit,
    to: Hit,
    relation: Relation,
    rule: &'static str,
    out: &mut Vec<Found>,
) {
    push(cx, cue, &[from], &[to], relation, rule, out);
}

/// The head of a phrase that hangs on a word by one of the prepositions.
pub(super) fn by_case(cx: &Context<'_>, w: usize, prepositions: &[&str]) -> Option<usize> {
    let a = cx.analysis;
    a.children(w).iter().map(|&c| c as usize).filter(|&c| matches!(a.words()[c].deprel.base(), "nmod" | "obl")).find(
        |&c| {
            a.words()[c].deprel.as_str() != "nmod:poss"
                && a.children_by(c, "case").any(|p| prepositions.contains(&lower(a.form(p)).as_ref()))
        },
    )
}

/// Whose a noun is by its possessive: "X's", "his".
pub(super) fn owner(cx: &Context<'_>, w: usize) -> Option<usize> {
    cx.analysis.children_by(w, "nmod").find(|&c| cx.analysis.words()[c].deprel.as_str() == "nmod:poss")
}

/// A row of the words, else the first name right after a preposition where the parse lost it.
pub(super) fn aimed(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Vec<Hit> {
    let hits = row(cx, index, w);
    if hits.is_empty() { index.named_at(w).into_iter().collect() } else { hits }
}

/// The name before the comma before the phrase.
pub(super) fn before_comma(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    let mut first = w;
    // Modifiers, and an owner: "X, her closest ally", "X, long one of Y's critics".
    while first > 0 && w - first < 7 {
        let b = first - 1;
        let inside = matches!(a.words()[b].upos, Upos::Adj | Upos::Det | Upos::Adv | Upos::Num | Upos::Part)
            || is_other(a.form(b))
            || matches!(a.form(b), "its" | "their" | "'s" | "’s" | "-")
            || a.words()[b].head.is_some_and(|h| h >= b && h <= w) && a.words()[b].upos != Upos::Punct;
        if !inside {
            break;
        }
        first = b;
    }
    let comma = first.checked_sub(1).filter(|&c| a.form(c) == ",")?;
    let before = comma.checked_sub(1)?;
    // "The mayor of Tollen, a Brel loyalist": the mayor.
    let of = a.words()[before].head.filter(|&h| a.words()[before].deprel.base() == "nmod" && h < before);
    if let Some(hit) = of.and_then(|h| index.headed_by(h)) {
        return Some(hit);
    }
    index.named_at(before).or_else(|| index.headed_by(before))
}
