//! Phrases: "Russia, a staunch ally of X", "US-backed", "pro-X forces", "anti-X protesters", "troops loyal to X", "X supporters",
//! "supporters of X", "Y's support for X", "with the backing of Y".
//!
//! Not "US-led" (that is command, not a side), nor an ally of nobody named.

use std::collections::HashMap;

use dateline_lang::Upos;
use dateline_model::{EntityKind, Record, Relation, SideBasis, Span};

use super::verbs::unreal;
use super::{Found, Ground, known, row, through};
use crate::context::Context;

pub(super) fn find(cx: &Context<'_>, record: &Record, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // The government of each country, the first where there are two.
    let mut governments: HashMap<&str, usize> = HashMap::new();
    for (n, e) in record.entities.iter().enumerate() {
        if e.kind == EntityKind::State && e.sectors.first().is_some_and(|s| s == "GOV") {
            governments.entry(e.country.as_deref().unwrap_or("")).or_insert(n);
        }
    }
    let governments = &governments;
    // By its last word: who a compound like "anti-Kettle" may speak of, where the engine saw no name in it.
    let mut by_last: HashMap<String, (usize, Span)> = HashMap::new();
    for (n, e) in record.entities.iter().enumerate() {
        if let (Some(last), Some(m)) = (e.name.split_whitespace().next_back(), e.mentions.first()) {
            if last.chars().count() > 2 && last.starts_with(char::is_uppercase) {
                by_last.entry(last.to_lowercase()).or_insert((n, m.words.span()));
            }
        }
    }
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            let lemma = a.lemma(w).to_lowercase();
            match lemma.as_str() {
                "ally" | "patron" | "partner" => ally(cx, index, w, out),
                "supporter" | "backer" | "loyalist" | "follower" => supporters(cx, index, w, out),
                "support" | "favour" | "favor"
                    if w > 0
                        && a.form(w - 1).eq_ignore_ascii_case("in")
                        && a.words().get(w + 1).is_some_and(|_| a.form(w + 1) == "of") =>
                {
                    in_support(cx, index, w, out);
                }
                "support" | "backing" | "endorsement" | "recognition" | "condemnation" | "opposition" => {
                    support(cx, index, w, &lemma, out)
                }
                "loyal" => loyal(cx, index, w, out),
                "pro" | "anti" => prefixed(cx, record, governments, index, w, &lemma, out),
                "-" => hyphened(cx, index, w, out),
                _ => {
                    if let Some(rest) = lemma.strip_prefix("pro-").or_else(|| lemma.strip_prefix("anti-")) {
                        let known = || by_last.get(rest).map(|&(e, _)| (e, a.words()[w].span));
                        if let Some(to) = index.named_at(w).or_else(known) {
                            group_of(cx, record, index, w, to, lemma.starts_with("pro"), out);
                        } else if matches!(rest, "government" | "regime") {
                            camp(cx, record, governments, index, w, lemma.starts_with("pro"), out);
                        }
                    }
                }
            }
        }
    }
}

fn push(
    cx: &Context<'_>,
    cue: usize,
    from: (usize, Span),
    to: (usize, Span),
    relation: Relation,
    rule: &'static str,
    out: &mut Vec<Found>,
) {
    out.push(Found {
        span: from.1.to(to.1).to(cx.analysis.words()[cue].span),
        from: from.1,
        from_entity: known(from.0),
        to: to.1,
        to_entity: known(to.0),
        relation,
        basis: SideBasis::Phrase,
        rule,
        cue: Some(cue),
        accuser: None,
    });
}

/// The dependent that names whose somebody is: "of X", "X's", "X supporters".
fn whose(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<(usize, Span)> {
    let a = cx.analysis;
    let of = |c: usize| {
        a.children_by(c, "case")
            .any(|p| matches!(a.form(p).to_lowercase().as_str(), "of" | "for" | "to" | "'s" | "’s" | "'" | "’"))
    };
    a.children(w)
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| match a.words()[c].deprel.base() {
            "nmod" => a.words()[c].deprel.as_str() == "nmod:poss" || of(c),
            "compound" | "amod" => true,
            _ => false,
        })
        .find_map(|c| index.headed_by(c).or_else(|| index.named_at(c)))
}

/// "Russia, a staunch ally of X", "Russia is X's ally", "X ally Y".
fn ally(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // "X ally Y": the words side by side say it, whatever the parse made of them.
    let beside = w.checked_sub(1).and_then(|b| index.named_at(b)).zip(index.named_at(w + 1));
    if let Some((to, from)) = beside.filter(|(t, f)| t.0 != f.0 && f.1.start <= a.words()[w].span.end + 1) {
        push(cx, w, from, to, Relation::AlliedWith, "sides/ally", out);
        return;
    }
    let Some(to) = whose(cx, index, w) else { return };
    let word = &a.words()[w];
    let copular = a.children_by(w, "cop").next().is_some();
    let from: Vec<(usize, Span)> = if copular {
        if unreal(cx, w) {
            return;
        }
        a.children_by(w, "nsubj").next().map(|s| row(cx, index, s)).unwrap_or_default()
    } else if matches!(word.deprel.base(), "appos" | "acl" | "conj")
        && word.head.is_some_and(|h| index.headed_by(h).is_some())
    {
        word.head.and_then(|h| index.headed_by(h)).into_iter().collect()
    } else if word.deprel.as_str() == "nmod:desc" || word.deprel.base() == "compound" {
        word.head.and_then(|h| index.named_at(h)).into_iter().collect()
    } else {
        // "X ally Y": the name beside it; "one of the key allies of X" after a copula.
        let beside = a
            .children(w)
            .iter()
            .map(|&c| c as usize)
            .filter(|&c| matches!(a.words()[c].deprel.base(), "appos" | "flat"))
            .find_map(|c| index.headed_by(c).or_else(|| index.named_at(c)));
        let one_of = word
            .head
            .filter(|&h| word.deprel.base() == "nmod" && a.lemma(h) == "one")
            .and_then(|h| a.children_by(h, "nsubj").next())
            .and_then(|s| index.headed_by(s));
        let after = index.named_at(w + 1).filter(|(_, s)| s.start >= word.span.end && s.start <= word.span.end + 1);
        beside.or(one_of).or(after).into_iter().collect()
    };
    // "X, a staunch ally of": the comma before the phrase and the name before the comma.
    let apposed = || {
        let mut first = w;
        while first > 0 && matches!(a.words()[first - 1].upos, Upos::Adj | Upos::Det | Upos::Adv) {
            first -= 1;
        }
        let comma = first.checked_sub(1).filter(|&c| a.form(c) == ",")?;
        index.named_at(comma.checked_sub(1)?)
    };
    let from = if from.is_empty() { apposed().into_iter().collect() } else { from };
    for f in from {
        push(cx, w, f, to, Relation::AlliedWith, "sides/ally", out);
    }
}

/// "X supporters", "supporters of X", "X's backers": the group stands with X.
fn supporters(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    // "X's backers, Y and Z, met", "X's backers include Y and Z": the names say who.
    let named = a.children_by(w, "appos").next().or_else(|| {
        let verb = a.words()[w].head.filter(|_| a.words()[w].deprel.base() == "nsubj")?;
        let listed = matches!(a.lemma(verb), "include" | "comprise" | "number");
        a.children_by(verb, "obj").next().filter(|_| listed)
    });
    if let (Some(to), Some(n)) = (whose(cx, index, w), named) {
        for from in row(cx, index, n) {
            push(cx, w, from, to, Relation::Supports, "sides/supporters", out);
        }
        return;
    }
    let Some(from) = index.headed_by(w) else { return };
    if let Some(to) = whose(cx, index, w) {
        push(cx, w, (from.0, cx.analysis.words()[w].span), to, Relation::Supports, "sides/supporters", out);
    }
}

/// "Y's support for X", "with the backing of Y".
fn support(cx: &Context<'_>, index: &Ground<'_>, w: usize, lemma: &str, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if a.words()[w].upos != Upos::Noun {
        return;
    }
    // "Withdrew its recognition", "seeks the support of": no side taken, or one given up.
    let governing = a.words()[w].head.map(|h| a.lemma(h)).unwrap_or_default();
    if matches!(
        governing,
        "withdraw"
            | "deny"
            | "refuse"
            | "revoke"
            | "end"
            | "suspend"
            | "lose"
            | "drop"
            | "seek"
            | "want"
            | "need"
            | "demand"
            | "lack"
    ) {
        return;
    }
    let relation = match lemma {
        "recognition" => Relation::Recognises,
        "condemnation" => Relation::Condemns,
        "opposition" => Relation::Opposes,
        _ => Relation::Supports,
    };
    let case = |c: usize| a.children_by(c, "case").next().map(|p| a.form(p).to_lowercase()).unwrap_or_default();
    let giver = a.children_by(w, "nmod").find(|&c| a.words()[c].deprel.as_str() == "nmod:poss");
    let taker = a
        .children_by(w, "nmod")
        .find(|&c| matches!(case(c).as_str(), "for" | "of" | "to") && a.words()[c].deprel.as_str() != "nmod:poss");
    if let (Some(g), Some(t)) = (giver, taker) {
        let mut takers = row(cx, index, t);
        if takers.is_empty() && w + 2 < a.words().len() && matches!(a.form(w + 1), "of" | "for") {
            takers.extend(
                (w + 2..(w + 7).min(a.words().len()))
                    .take_while(|&x| a.words()[x].upos != Upos::Verb)
                    .find_map(|x| index.named_at(x)),
            );
        }
        for f in row(cx, index, g) {
            for &to in &takers {
                push(cx, w, f, to, relation, "sides/support-of", out);
            }
        }
        return;
    }
    // "X has the support of Y and Z", "X won the backing of Y": theirs for the subject.
    let has = matches!(
        governing,
        "have" | "enjoy" | "win" | "gain" | "receive" | "get" | "command" | "secure" | "retain" | "keep" | "draw"
    );
    if has
        && a.words()[w].deprel.base() == "obj"
        && let Some(verb) = a.words()[w].head.filter(|&v| !unreal(cx, v))
        && let Some(subject) = a.children_by(verb, "nsubj").next()
    {
        let from = a
            .children_by(w, "nmod")
            .chain(a.children_by(verb, "obl"))
            .find(|&c| matches!(case(c).as_str(), "of" | "from"));
        for to in row(cx, index, subject).into_iter().take(4) {
            for f in from.map(|g| row(cx, index, g)).unwrap_or_default() {
                push(cx, w, f, to, relation, "sides/has-support", out);
            }
        }
        return;
    }
    // "X acted with the support of Y and Z": theirs for the subject.
    if relation == Relation::Supports
        && case(w) == "with"
        && let Some(t) = taker
        && let Some(h) = a.words()[w].head
    {
        let mut verb = h;
        for _ in 0..4 {
            if a.children_by(verb, "nsubj").next().is_some() {
                break;
            }
            match a.words()[verb].head {
                Some(up) if matches!(a.words()[verb].deprel.base(), "xcomp" | "conj" | "advcl" | "obj" | "nmod") => {
                    verb = up
                }
                _ => break,
            }
        }
        let subject =
            a.children_by(verb, "nsubj").next().and_then(|s| index.headed_by(s).or_else(|| through(cx, index, s)));
        if let Some(to) = subject {
            for f in row(cx, index, t) {
                push(cx, w, f, to, relation, "sides/with-support", out);
            }
        }
    }
}

/// "Troops loyal to X", "which has remained loyal to X".
fn loyal(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let to = a
        .children_by(w, "obl")
        .find(|&c| a.children_by(c, "case").any(|p| a.form(p) == "to"))
        .and_then(|t| index.headed_by(t).or_else(|| index.named_at(t)));
    let to = to.or_else(|| {
        // The parse may hang the complement elsewhere; the words are plain.
        (a.words().get(w + 1).is_some() && a.form(w + 1) == "to")
            .then(|| (w + 2..(w + 5).min(a.words().len())).find_map(|v| index.named_at(v)))
            .flatten()
    });
    let Some(to) = to else { return };
    if unreal(cx, w) {
        return;
    }
    let word = &a.words()[w];
    let beside = w
        .checked_sub(1)
        .filter(|&b| index.headed_by(b).is_some() && matches!(a.words()[b].upos, Upos::Noun | Upos::Propn));
    let head = match word.deprel.base() {
        _ if beside.is_some() => beside,
        "amod" | "acl" => word.head,
        "xcomp" => word.head.and_then(|h| a.children_by(h, "nsubj").next()),
        "root" | "conj" | "ccomp" | "advcl" => a.children_by(w, "nsubj").next(),
        _ => None,
    };
    // "Those loyal to X" has nobody more to name.
    if let Some(h) = head
        && let Some((e, _)) = index.headed_by(h).or_else(|| through(cx, index, h))
    {
        push(cx, w, (e, a.words()[h].span), to, Relation::Supports, "sides/loyal-to", out);
    }
}

/// "Pro-X troops", "anti-X protesters".
fn prefixed(
    cx: &Context<'_>,
    record: &Record,
    governments: &HashMap<&str, usize>,
    index: &Ground<'_>,
    w: usize,
    lemma: &str,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    if w + 2 >= a.words().len() || a.form(w + 1) != "-" {
        return;
    }
    if matches!(a.form(w + 2).to_lowercase().as_str(), "government" | "regime") {
        camp(cx, record, governments, index, w + 2, lemma == "pro", out);
        return;
    }
    let Some(to) = index.named_at(w + 2) else { return };
    group_of(cx, record, index, w, to, lemma == "pro", out);
}

/// "Came out in support of X", "spoke in favour of X": the subject's side.
fn in_support(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    let Some(verb) = a.words()[w].head.filter(|&h| {
        matches!(
            a.lemma(h),
            "come" | "speak" | "vote" | "march" | "rally" | "protest" | "demonstrate" | "act" | "strike"
        )
    }) else {
        return;
    };
    let to = a
        .children_by(w, "nmod")
        .find(|&c| a.children_by(c, "case").any(|p| a.form(p) == "of"))
        .and_then(|c| index.headed_by(c).or_else(|| index.named_at(c)));
    let (Some(to), false) = (to, unreal(cx, verb)) else { return };
    for s in a.children_by(verb, "nsubj") {
        for f in row(cx, index, s) {
            push(cx, w, f, to, Relation::Supports, "sides/in-support", out);
        }
    }
}

/// The group after "pro-X" or "anti-X".
fn group_of(
    cx: &Context<'_>,
    record: &Record,
    index: &Ground<'_>,
    w: usize,
    (to, to_span): (usize, Span),
    pro: bool,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    let end = a.words()[w].sentence;
    let after = a.words_in(to_span).end.max(w + 1);
    let group = (after..(after + 4).min(a.words().len()))
        .take_while(|&v| a.words()[v].sentence == end)
        .take_while(|&v| !matches!(a.words()[v].upos, Upos::Adp | Upos::Sconj | Upos::Pron | Upos::Verb | Upos::Aux))
        .find(|&v| {
            index.headed_by(v).is_some_and(|(e, _)| {
                matches!(
                    record.entities[e].kind,
                    EntityKind::Group | EntityKind::ArmedForce | EntityKind::Person | EntityKind::Organisation
                )
            })
        });
    let Some(g) = group else { return };
    let Some((e, _)) = index.headed_by(g) else { return };
    let relation = if pro { Relation::Supports } else { Relation::Opposes };
    push(cx, w, (e, a.words()[g].span), (to, to_span), relation, "sides/pro-anti", out);
}

/// "Anti-government protesters", "pro-regime forces": with or against the government of their country.
fn camp(
    cx: &Context<'_>,
    record: &Record,
    governments: &HashMap<&str, usize>,
    index: &Ground<'_>,
    w: usize,
    pro: bool,
    out: &mut Vec<Found>,
) {
    let a = cx.analysis;
    let Some(g) = (w + 1..(w + 4).min(a.words().len())).find(|&v| index.headed_by(v).is_some()) else { return };
    let Some((e, _)) = index.headed_by(g) else { return };
    let government = record.entities[e].country.as_deref().and_then(|c| governments.get(c)).copied();
    let Some(to) = government else { return };
    let relation = if pro { Relation::Supports } else { Relation::Opposes };
    let words = a.words()[w].span;
    out.push(Found {
        span: words.to(a.words()[g].span),
        from: a.words()[g].span,
        from_entity: Some(e),
        to: words,
        to_entity: Some(to),
        relation,
        basis: SideBasis::Phrase,
        rule: "sides/camp",
        cue: Some(w),
        accuser: None,
    });
}

/// "US-backed opposition leader": the one before the hyphen backs the one named by the noun.
fn hyphened(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    let a = cx.analysis;
    if w == 0 || w + 1 >= a.words().len() {
        return;
    }
    let relation = match a.form(w + 1).to_lowercase().as_str() {
        "backed" | "supported" | "sponsored" | "aligned" | "armed" | "funded" => Relation::Supports,
        "allied" => Relation::AlliedWith,
        "recognised" | "recognized" => Relation::Recognises,
        _ => return,
    };
    let Some(from) = index.named_at(w - 1) else { return };
    let sentence = a.words()[w].sentence;
    // The noun that it describes, and the name that goes with it.
    let near = (w + 2..(w + 9).min(a.words().len()))
        .take_while(|&v| a.words()[v].sentence == sentence && !matches!(a.form(v), "." | ";"));
    // "A Halvian-backed radio station": the noun that it describes is nobody known, so nobody further on is meant.
    let noun = a.words()[w + 1].head.filter(|&h| a.words()[w + 1].deprel.base() == "amod" && h > w + 1 && h < w + 9);
    if let Some(h) = noun.filter(|&h| {
        a.words()[h].upos == Upos::Noun
            && (w + 2..=h).all(|v| index.headed_by(v).is_none() && index.named_at(v).is_none())
            && index.named_at(h + 1).is_none()
            && through(cx, index, h).is_none()
    }) {
        out.push(Found {
            span: from.1.to(a.words()[h].span),
            from: from.1,
            from_entity: Some(from.0),
            to: a.words()[w + 2].span.to(a.words()[h].span),
            to_entity: None,
            relation,
            basis: SideBasis::Phrase,
            rule: "sides/backed",
            cue: Some(w + 1),
            accuser: None,
        });
        return;
    }
    for v in near {
        if let Some((e, span)) = index.headed_by(v).or_else(|| index.named_at(v)) {
            push(cx, w + 1, from, (e, span), relation, "sides/backed", out);
            return;
        }
    }
}
