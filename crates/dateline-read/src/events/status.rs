//! Whether an event happened, and on whose word. The clause knows what its words say ([`crate::clause`]); a claim
//! around it makes it claimed or denied.

use dateline_model::{Act, Quoted, Record, Status};

use crate::clause::StanceKind;
use crate::context::Context;

/// (status, name of the rule, claim that it sits in).
pub(super) type Found = (Status, &'static str, Option<String>);

/// The status of a hit, and the words that decide it.
pub(super) fn of(cx: &Context<'_>, record: &Record, word: usize) -> (Found, Option<Quoted>) {
    let a = cx.analysis;
    let quote = |w: usize| Some(cx.text.quote(a.words()[w].span));
    let at = a.words()[word].span;
    // The innermost claim around it.
    let claim = cx.claim_around(record, at);
    let id = claim.map(|c| c.id.clone());
    let found = |s, rule, w: Option<Quoted>| ((s, rule, id.clone()), w);
    if let Some(c) = claim.filter(|c| c.act == Act::Denied) {
        return found(Status::Denied, "denied", c.cue.as_ref().map(|q| q.words.clone()));
    }
    let stance = cx.clauses.stance(word);
    let (status, rule) = match stance.kind {
        StanceKind::Fact => match claim {
            Some(c) => return found(Status::Claimed, "claimed", c.cue.as_ref().map(|q| q.words.clone())),
            None => (Status::Reported, "reported"),
        },
        StanceKind::Claimed => (Status::Claimed, "hedged"),
        StanceKind::Possible => (Status::Possible, "possible"),
        StanceKind::Planned | StanceKind::Asked | StanceKind::Ordered => (Status::Planned, "planned"),
        StanceKind::Threatened => (Status::Threatened, "threatened"),
        StanceKind::Denied => (Status::Denied, "denied"),
        StanceKind::Negated => (Status::Negated, "negated"),
    };
    found(status, rule, stance.cue.and_then(quote))
}
