//! What a speaker asks of somebody without a verb of asking: "Kettle must go," said Santor; the bishops said he should resign.
//!
//! The verb of going stands in a claim with `must`, `should`, `ought to`, `has to` or "it is time for"; the speaker takes the side. Not a question, nor what
//! is negated ("he need not resign").

use dateline_model::{Relation, SideBasis};

use super::exit::leaves;
use super::frame::{another, by_case, is_other, negated};
use super::{Found, Ground, Hit, row};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, ground: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for claim in ground.record.claims.iter().filter(|c| c.within.is_none()) {
        let Some(speaker) = &claim.speaker else { continue };
        let from =
            speaker.entity.as_ref().and_then(|id| ground.index.place(id)).map(|e| (Some(e), speaker.words.span()));
        // "The bishop of X": not X.
        let head = a.head_of(speaker.words.span());
        let of = |n: &Hit| head.is_some_and(|h| !n.1.contains(a.words()[h].span));
        let role = |h: usize| a.words()[h].upos == dateline_lang::Upos::Noun && super::described(cx, h).is_some();
        let named = || {
            let hit = a.words_in(speaker.words.span()).rev().find_map(|w| ground.named_at(w));
            let office = hit.filter(of).and(head).is_some_and(role);
            if office { Some((None, speaker.words.span())) } else { hit }
        };
        // "Nan Fry of the Bread Committee": she.
        // "X's predecessor, Y": not X.
        let owner = |w: usize| {
            let top = a.words()[w].head.filter(|_| a.words()[w].deprel.base() == "flat").unwrap_or(w);
            a.words()[top].deprel.as_str() == "nmod:poss"
        };
        let person = a
            .words_in(speaker.words.span())
            .filter(|&w| !owner(w))
            .find_map(|w| ground.named_at(w))
            .filter(|n| n.0.is_some_and(|e| ground.record.entities[e].kind == dateline_model::EntityKind::Person));
        let from = if person.map(|p| p.0) == from.map(|f| f.0) { from } else { person.or(from) };
        let Some(from) = from.or_else(named) else { continue };
        for v in claim.content.spans().iter().flat_map(|s| a.words_in(*s)).take(400) {
            let must = a.children_by(v, "aux").any(|m| matches!(a.lemma(m), "must" | "should" | "ought"));
            let has_to = a.words()[v].head.is_some_and(|h| {
                a.words()[v].deprel.base() == "xcomp" && matches!(a.lemma(h), "have" | "ought" | "get" | "need")
            });
            // "It is time for X to go".
            let time = a.words()[v].head.filter(|&h| a.words()[v].deprel.base() == "acl" && a.lemma(h) == "time");
            // "Has no choice but to resign".
            let but_to = v > 2
                && a.form(v - 1) == "to"
                && a.form(v - 2) == "but"
                && matches!(a.lemma(v - 3), "alternative" | "choice" | "option");
            // "X has until Sunday to resign".
            let until = a.words()[v].head.is_some_and(|h| {
                a.lemma(h) == "have"
                    && matches!(a.words()[v].deprel.base(), "acl" | "advcl" | "xcomp")
                    && a.children_by(h, "obl").chain(a.children_by(h, "obj")).any(|o| {
                        a.children_by(o, "case").any(|p| a.form(p) == "until")
                            || matches!(a.lemma(o), "day" | "hour" | "week")
                    })
            });
            if !(must || but_to || has_to || until || time.is_some()) || !leaves(cx, v) || negated(cx, v) {
                continue;
            }
            let top = if but_to {
                a.words()[v - 3].head.unwrap_or(v)
            } else if has_to || until {
                a.words()[v].head.unwrap_or(v)
            } else {
                v
            };
            let due = time.and_then(|t| by_case(cx, t, &["for"]).or_else(|| by_case(cx, v, &["for"])));
            // "X is a liar and should resign".
            let shared = || {
                a.words()[top]
                    .head
                    .filter(|_| a.words()[top].deprel.base() == "conj")
                    .and_then(|h| a.children_by(h, "nsubj").next())
            };
            // "Told them that X had run out of road and had to quit", where the second hangs on the telling.
            let told = || {
                let h = a.words()[top].head.filter(|_| a.words()[top].deprel.base() == "conj")?;
                let inner = a.children_by(h, "ccomp").find(|&c| c < top)?;
                a.children_by(inner, "nsubj").next()
            };
            let subject = a.children_by(top, "nsubj").next().or(due).or_else(told).or_else(shared);
            let Some(subject) = subject else { continue };
            // "He must go," said X: somebody else.
            let mut whom = row(cx, ground, subject);
            if is_other(a.form(subject)) && whom.iter().all(|t| t.0 == from.0 || t.0.is_none()) {
                whom = another(cx, ground, subject, &[from]).into_iter().collect();
            }
            // "He must go," she said of X.
            let of = || {
                let cue = a.head_of(claim.cue.as_ref()?.words.span())?;
                by_case(cx, cue, &["about", "of"])
            };
            if is_other(a.form(subject))
                && whom.iter().all(|t| t.0.is_none())
                && let Some(o) = of()
            {
                whom = row(cx, ground, o);
            }
            // "A butcher who must be removed": of whom that is said.
            if whom.iter().all(|t| t.0.is_none()) {
                let noun = a.words()[top].head.filter(|_| a.words()[top].deprel.as_str() == "acl:relcl");
                let called = |n: usize| {
                    let verb = a.words()[n].head.filter(|&v| cx.is(v, Class::CallsNames))?;
                    a.children_by(verb, "obj").chain(a.children_by(verb, "iobj")).find(|&o| o != n)
                };
                let said_of = noun.and_then(|n| a.children_by(n, "nsubj").next().or_else(|| called(n)));
                if let Some(s) = said_of {
                    whom = row(cx, ground, s);
                } else {
                    whom.retain(|t| !super::frame::vague(cx, t.1) && noun.is_none());
                }
            }
            let spoken = |t: dateline_model::Span| claim.content.spans().iter().any(|s| s.contains(t));
            whom.retain(|t| !from.1.contains(t.1) && (spoken(t.1) || is_other(a.form(subject))));
            for (to, span) in whom.into_iter().take(4) {
                out.push(Found {
                    span: span.to(a.words()[v].span),
                    from: from.1,
                    from_entity: from.0,
                    to: span,
                    to_entity: to,
                    relation: Relation::DemandsExitOf,
                    basis: SideBasis::Statement,
                    rule: "sides/must-go",
                    cue: Some(v),
                    accused: false,
                    sure: false,
                });
            }
        }
    }
}
