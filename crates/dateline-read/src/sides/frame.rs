//! What the rules about clauses share: who does it, to whom it is done, whether it is said to be so.

use dateline_lang::{Upos, Xpos};
use dateline_model::{EntityKind, MentionKind, Relation, SideBasis, Span};

use super::lexicon::{self, lower};
use super::{Found, Ground, described, known, row, through};
use crate::context::Context;
use crate::entities::lexicon::noun;

/// Who does it: the subject, that of the verb above for an infinitive, or the accused ("accused X of backing Y", with the accuser).
pub(super) fn subjects(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> (Vec<(usize, Span)>, Option<usize>) {
    let a = cx.analysis;
    let mut at = w;
    // "Accused X of arming and backing Y": the accused does both, wherever the parse joins the second.
    if a.words()[w].xpos == Xpos::Vbg {
        let first = a.sentences()[a.words()[w].sentence].words.start;
        let verb = (first.max(w.saturating_sub(14))..w)
            .rev()
            .take_while(|&v| {
                !matches!(a.words()[v].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
                    || matches!(a.lemma(v), "accuse" | "suspect")
            })
            .find(|&v| matches!(a.lemma(v), "accuse" | "suspect") && a.words()[v].upos == Upos::Verb);
        if let Some(v) = verb.filter(|&v| (v + 1..w).any(|x| a.form(x) == "of"))
            && let Some(o) = a.children_by(v, "obj").next()
        {
            let accuser = a.children_by(v, "nsubj").next().and_then(|s| index.at_word(s));
            if a.form(o) == "it" {
                let by = subjects(cx, index, v).0;
                let other = (first..o).rev().filter_map(|x| index.named_at(x)).find(|n| by.iter().all(|b| b.0 != n.0));
                let accuser = by.first().and_then(|b| known(b.0));
                return (
                    other.map(|(e, _)| (e, a.words()[o].span)).into_iter().collect(),
                    accuser.or(Some(usize::MAX)),
                );
            }
            return (row(cx, index, o), accuser.or(Some(usize::MAX)));
        }
    }
    // What is claimed has its speaker found already.
    if a.children_by(w, "nsubj").next().is_none()
        && let Some(speaker) = index.speakers.get(&w)
        // "And calls X the lawful mayor" is not what X says.
        && !a.children_by(w, "obj").chain(a.children_by(w, "iobj")).any(|o| speaker.1.contains(a.words()[o].span))
    {
        return (vec![*speaker], None);
    }
    // "..., X, called for": a finite verb right after a name has it as its subject, whatever the parse made of them.
    if a.children_by(w, "nsubj").next().is_none()
        && (matches!(a.words()[w].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            || a.words()[w].xpos == Xpos::Vbn && a.children_by(w, "aux").next().is_none())
    {
        let mut before = w.checked_sub(1);
        while let Some(b) = before.filter(|&b| matches!(a.words()[b].upos, Upos::Adv | Upos::Aux) || a.form(b) == ",") {
            before = b.checked_sub(1);
        }
        if let Some(hit) =
            before.filter(|&b| a.words()[b].sentence == a.words()[w].sentence).and_then(|b| index.named_at(b))
        {
            return (vec![hit], None);
        }
        if a.words()[w].deprel.base() == "advcl" {
            return (Vec::new(), None);
        }
    }
    for _ in 0..5 {
        let own: Vec<usize> = a
            .children_by(at, "nsubj")
            .chain(a.children_by(at, "expl").filter(|&s| a.words()[s].upos == Upos::Pron && a.form(s) != "there"))
            .filter(|&s| {
                a.words()[s].deprel.as_str() != "nsubj:pass"
                    || !is_passive(cx, at)
                    || matches!(lexicon::lemma(a, at).as_ref(), "align" | "ally" | "commit" | "oppose")
            })
            .collect();
        if let Some(s) = own.first().map(|&s| after_dateline(cx, s)) {
            // "We stand with X," she said: hers.
            if matches!(lower(a.form(s)).as_ref(), "i" | "we")
                && let Some(speaker) = index.speaker_at(cx, w)
            {
                return (vec![speaker], None);
            }
            let relative = matches!(lower(a.form(s)).as_ref(), "who" | "which" | "that" | "whom")
                && a.words()[at].deprel.as_str() == "acl:relcl";
            // "Union leader Petra Holm demanded": the parse may see two subjects; the name is the better one.
            let named = own
                .iter()
                .rev()
                .filter(|&&s| own.len() == 1 || a.words()[s].upos == Upos::Propn)
                .map(|&s| row(cx, index, s))
                .find(|h| h.iter().any(|x| x.0 != super::NOBODY));
            let mut hits = named.unwrap_or_else(|| row(cx, index, s));
            // "Four countries, among them A and B, recognise": A and B too.
            if let Some(t) =
                a.children_by(s, "nmod").find(|&t| a.form(t) == "them" && t > 0 && a.form(t - 1) == "among")
            {
                if let Some(first) = a.children_by(t, "appos").next() {
                    hits.extend(row(cx, index, first));
                }
            }
            // "Like Y, X backs Z", "X, along with Y, backs Z": both.
            let beside = |o: usize| {
                let mut cases = a.children_by(o, "case").map(|p| a.form(p));
                cases.any(|p| {
                    matches!(
                        p,
                        "Like" | "like" | "along" | "Along" | "together" | "Together" | "alongside" | "Alongside"
                    )
                })
            };
            let apart = |o: usize| a.children_by(o, "punct").next().is_some();
            if a.words()[s].upos == Upos::Propn || hits.iter().any(|h| known(h.0).is_some()) {
                let near = a.children_by(at, "obl").chain(a.children_by(s, "nmod"));
                let more: Vec<(usize, Span)> =
                    near.filter(|&o| o < at && beside(o) && apart(o)).flat_map(|o| row(cx, index, o)).collect();
                hits.extend(more);
            }
            // "X, joined by Y, voted": both.
            if let Some(j) = a.children_by(s, "acl").find(|&j| matches!(a.lemma(j), "join" | "follow" | "back")) {
                let more = agent(cx, j).filter(|_| a.lemma(j) == "join").map(|g| row(cx, index, g)).unwrap_or_default();
                hits.extend(more);
            }
            // "The union said it would back X": the union.
            if hits.is_empty()
                && matches!(a.form(s), "it" | "they")
                && a.words()[at].deprel.base() == "ccomp"
                && let Some(h) = a.words()[at].head.filter(|&h| h < s)
            {
                return (a.children_by(h, "nsubj").next().map(|o| row(cx, index, o)).unwrap_or_default(), None);
            }
            if hits.is_empty() && is_other(a.form(s)) {
                return (another(cx, index, s, &[]).into_iter().collect(), None);
            }
            if hits.is_empty()
                && let Some(speaker) = index.speakers.get(&w)
            {
                return (vec![*speaker], None);
            }
            if !hits.is_empty() {
                return (hits, None);
            }
            if !relative {
                return (whoever(cx, s).into_iter().collect(), None);
            }
        }
        let word = &a.words()[at];
        let Some(h) = word.head else { break };
        match word.deprel.base() {
            "conj" | "xcomp" => at = h,
            // "Regarded X as president and recognised Y", where the second hangs on "president".
            "obl" | "obj" | "nmod" if at != w && a.words()[w].deprel.base() == "conj" && word.upos != Upos::Verb => {
                at = h
            }
            // "Became the tenth country to recognise X".
            "acl" if a.words()[h].deprel.base() == "xcomp" || a.children_by(h, "cop").next().is_some() => at = h,
            "advcl" | "acl" | "obl" | "ccomp" if matches!(a.lemma(h), "accuse" | "suspect" | "blame") => {
                let accused = a.children_by(h, "obj").next();
                // "X lashed out at Y, accusing it of": not X.
                if let Some(o) = accused.filter(|&o| a.form(o) == "it") {
                    let by = subjects(cx, index, h).0;
                    let first = a.sentences()[a.words()[o].sentence].words.start;
                    let other =
                        (first..o).rev().filter_map(|v| index.named_at(v)).find(|n| by.iter().all(|b| b.0 != n.0));
                    let accuser = by.first().and_then(|b| known(b.0));
                    return (
                        other.map(|(e, _)| (e, a.words()[o].span)).into_iter().collect(),
                        accuser.or(Some(usize::MAX)),
                    );
                }
                let accuser = a.children_by(h, "nsubj").next().and_then(|s| index.at_word(s));
                return (accused.map(|o| row(cx, index, o)).unwrap_or_default(), accuser.or(Some(usize::MAX)));
            }
            // "Joined Y in recognising X": both.
            "advcl" if a.lemma(h) == "join" && a.children_by(at, "mark").any(|m| a.form(m) == "in") => {
                let mut both = subjects(cx, index, h).0;
                both.extend(a.children_by(h, "obj").flat_map(|o| row(cx, index, o)));
                return (both, None);
            }
            // "Thanked Y for standing by him": Y's.
            "advcl"
                if matches!(
                    a.lemma(h),
                    "arrest"
                        | "detain"
                        | "dismiss"
                        | "expel"
                        | "fine"
                        | "fire"
                        | "jail"
                        | "punish"
                        | "sack"
                        | "suspend"
                        | "thank"
                        | "praise"
                        | "applaud"
                        | "salute"
                        | "commend"
                        | "criticise"
                        | "criticize"
                        | "condemn"
                        | "rebuke"
                        | "attack"
                        | "chide"
                ) && a.children_by(at, "mark").any(|m| a.form(m) == "for") =>
            {
                return (a.children_by(h, "obj").next().map(|o| row(cx, index, o)).unwrap_or_default(), None);
            }
            "advcl" => at = h,
            // "Joined Y in calling for", hung on Y: both.
            "acl"
                if a.children_by(at, "mark").any(|m| a.form(m) == "in")
                    && a.words()[h].deprel.base() == "obj"
                    && a.words()[h].head.is_some_and(|v| a.lemma(v) == "join") =>
            {
                let verb = a.words()[h].head.unwrap_or(h);
                let mut both = subjects(cx, index, verb).0;
                both.extend(row(cx, index, h));
                return (both, None);
            }
            // "X's decision to back Y".
            "acl" if lexicon::act(a.lemma(h)) && owner(cx, h).is_some() => {
                return (owner(cx, h).map(|g| row(cx, index, g)).unwrap_or_default(), None);
            }
            // "Passed a resolution condemning X": those who pass it.
            "acl" if lexicon::speaks_for(a.lemma(h)) => match a.words()[h].head {
                Some(verb) if a.words()[h].deprel.as_str() == "nsubj:pass" => {
                    return (agent(cx, verb).map(|g| row(cx, index, g)).unwrap_or_default(), None);
                }
                // "X faces a petition urging him to quit, started by Y": Y's.
                _ if author(cx, h).is_some() => {
                    return (author(cx, h).map(|g| row(cx, index, g)).unwrap_or_default(), None);
                }
                Some(verb) if receives(a.lemma(verb)) || a.form(verb).starts_with("veto") => return (Vec::new(), None),
                Some(verb)
                    if a.words()[h].deprel.base() == "obj"
                        || a.words()[h].deprel.base() == "obl"
                            && !a
                                .children_by(h, "case")
                                .any(|p| matches!(a.form(p), "against" | "on" | "over" | "about" | "after")) =>
                {
                    at = verb
                }
                _ => return (Vec::new(), None),
            },
            // "Among those that have recognised X are Y and Z".
            "acl" if a.children_by(h, "case").any(|p| a.form(p).eq_ignore_ascii_case("among")) => {
                let said_of = a.words()[h].head.filter(|&s| a.children_by(s, "cop").next().is_some());
                return (said_of.map(|s| row(cx, index, s)).unwrap_or_default(), None);
            }
            "acl" if word.deprel.as_str() == "acl:relcl" || word.deprel.base() == "acl" => {
                // "X, an armed group that": X.
                let named = a.words()[h].head.filter(|_| a.words()[h].deprel.base() == "appos");
                if let Some(hit) = named.and_then(|n| index.headed_by(n).or_else(|| index.named_at(n))) {
                    return (vec![hit], None);
                }
                if let Some(hit) = index.headed_by(h).or_else(|| through(cx, index, h)) {
                    return (vec![hit], None);
                }
                // "A and B are among dozens of countries that have recognised X": said of A and B.
                let mut up = h;
                for _ in 0..3 {
                    if a.children_by(up, "cop").next().is_some()
                        && let Some(s) = a.children_by(up, "nsubj").next()
                    {
                        return (row(cx, index, s), None);
                    }
                    match a.words()[up].head.filter(|_| a.words()[up].deprel.base() == "nmod") {
                        Some(x) => up = x,
                        None => break,
                    }
                }
                return (Vec::new(), None);
            }
            _ => break,
        }
    }
    (Vec::new(), None)
}

/// Verbs of the one to whom a text is sent.
fn receives(lemma: &str) -> bool {
    matches!(
        lemma,
        "block"
            | "brush"
            | "defeat"
            | "kill"
            | "sink"
            | "thwart"
            | "withdraw"
            | "confront"
            | "defy"
            | "dismiss"
            | "face"
            | "get"
            | "ignore"
            | "meet"
            | "oppose"
            | "receive"
            | "veto"
            | "vetoe"
            | "reject"
            | "shrug"
            | "survive"
    )
}

/// Whose a text is: "a petition started by X", "an open letter from X", "X's resolution".
fn author(cx: &Context<'_>, text: usize) -> Option<usize> {
    let a = cx.analysis;
    let by = by_case(cx, text, &["by", "from"]).or_else(|| owner(cx, text));
    by.or_else(|| {
        let end = a.sentences()[a.words()[text].sentence].words.end.min(text + 14);
        let made = |v: &usize| {
            matches!(
                a.lemma(*v),
                "circulate"
                    | "draft"
                    | "draw"
                    | "initiate"
                    | "issue"
                    | "launch"
                    | "organise"
                    | "organize"
                    | "publish"
                    | "sign"
                    | "sponsor"
                    | "start"
                    | "table"
                    | "write"
            ) && *v + 1 < end
                && a.form(*v + 1) == "by"
        };
        let v = (text + 1..end).find(made)?;
        let by = a.words()[v + 1].head.filter(|&h| h > v + 1)?;
        // "By the writer X", where the preposition hangs on the title.
        let title = a.words()[by].deprel.as_str() == "nmod:desc";
        if title { a.words()[by].head } else { Some(by) }
    })
}

/// "CORRA, May 3 - Thousands marched": the thousands, where the parse took the place for the subject.
fn after_dateline(cx: &Context<'_>, s: usize) -> usize {
    let a = cx.analysis;
    let words = &a.sentences()[a.words()[s].sentence].words;
    if s != words.start || a.form(s).len() < 3 || a.form(s).chars().any(char::is_lowercase) {
        return s;
    }
    let dash = (s + 1..words.end.min(s + 9)).find(|&v| matches!(a.form(v), "-" | "–" | "—"));
    dash.and_then(|d| (d + 1..words.end.min(d + 6)).find(|&v| matches!(a.words()[v].upos, Upos::Noun | Upos::Propn)))
        .unwrap_or(s)
}

/// Who takes a side is somebody, whatever the noun ("the admiralty"); things that only bear somebody out are listed.
pub(super) fn whoever(cx: &Context<'_>, s: usize) -> Option<(usize, Span)> {
    let a = cx.analysis;
    let word = &a.words()[s];
    let definite =
        a.children_by(s, "det").any(|d| lower(a.form(d)) == "the") || word.xpos == Xpos::Nns || owner(cx, s).is_some();
    if word.upos != Upos::Noun || !definite || lexicon::thing(a.lemma(s)) {
        return None;
    }
    let near = |c: &usize| {
        *c < s && s - *c < 6 && matches!(a.words()[*c].deprel.base(), "det" | "amod" | "compound" | "nmod" | "nummod")
    };
    let first = a.children(s).iter().map(|&c| c as usize).filter(near).min().unwrap_or(s);
    // A name has no article: "the Harbour Hands".
    let named = a.words()[first].upos == Upos::Det && first + 1 < s && super::names::capital(a.form(s));
    let first = if named { first + 1 } else { first };
    Some((super::NOBODY, a.words()[first].span.to(word.span)))
}

/// Whether a verb is in the passive: only an auxiliary makes it so.
pub(super) fn is_passive(cx: &Context<'_>, w: usize) -> bool {
    cx.analysis.children_by(w, "aux").any(|c| cx.analysis.words()[c].deprel.as_str() == "aux:pass")
}

/// The object after the verb; a relative pronoun before it only where there is no other.
pub(super) fn object(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let after = |rel: &str| a.children_by(w, rel).find(|&o| o > w);
    after("obj").or_else(|| a.children_by(w, "obj").next()).or_else(|| after("iobj"))
}

/// Whose side; a pronoun of which the entities make nothing, or the speaker himself, is somebody else.
pub(super) fn aim(
    cx: &Context<'_>,
    index: &Ground<'_>,
    object: usize,
    relation: Relation,
    from: &[(usize, Span)],
) -> Vec<(usize, Span)> {
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

/// Whether the words of one end hold a mention of the other ("X's ministry" and a "him" that was taken for X).
pub(super) fn names_it(index: &Ground<'_>, words: Span, e: usize) -> bool {
    known(e)
        .and_then(|e| index.record.entities.get(e))
        .is_some_and(|e| e.mentions.iter().any(|m| words.contains(m.words.span())))
}

/// Whose side: the object, or the one whose thing the object is where it stands for him ("condemned X's move", "opposes X's rule").
pub(super) fn targets(cx: &Context<'_>, index: &Ground<'_>, object: usize, relation: Relation) -> Vec<(usize, Span)> {
    let a = cx.analysis;
    let mut own = row(cx, index, object);
    // "A candidate", "any party": nobody in particular.
    // "X, an outfit backed by Y": X.
    let nameless = |e: usize| {
        known(e).is_none_or(|e| index.record.entities[e].mentions.iter().all(|m| m.kind != MentionKind::Name))
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
    possessor.or_else(beside).into_iter().collect()
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

/// Negated, asked, or only possible: no side is taken.
pub(super) fn unreal(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let supposed = a.children(w).iter().map(|&c| c as usize).any(|c| {
        (a.words()[c].deprel.base() == "aux"
            && (matches!(a.lemma(c), "could" | "might" | "may" | "should" | "must" | "can")
                || a.lemma(c) == "would" && !announced(cx, w)))
            || (a.words()[c].deprel.base() == "mark"
                && matches!(lower(a.form(c)).as_ref(), "if" | "unless" | "whether"))
    });
    // "Denied that it had armed": the auxiliary may be read as the verb.
    let top = a.words()[w].head.filter(|&h| a.words()[w].deprel.base() == "xcomp" && a.lemma(h) == "have").unwrap_or(w);
    let below = matches!(a.words()[top].deprel.base(), "xcomp" | "ccomp" | "advcl" | "acl");
    let head = a.words()[top].head.filter(|_| below);
    let infinitive = || a.children_by(w, "mark").any(|m| a.form(m) == "to");
    // "Were X to recognise Y", "had X backed Y".
    let first = a.sentences()[a.words()[w].sentence].words.start;
    let inverted = || {
        matches!(a.form(first), "Were" | "Had" | "Should")
            && w > first + 1
            && a.words()[w].deprel.base() != "conj"
            && (first..w).all(|v| a.form(v) != ",")
    };
    let wished = head.is_some_and(|h| {
        matches!(a.lemma(h), "refuse" | "decline" | "stop" | "cease" | "fail" | "hesitate" | "threaten")
            && !negated(cx, h)
            || a.lemma(h) == "deny" && h < w
            || a.lemma(h) == "rule" && a.children_by(h, "compound").any(|p| a.form(p) == "out")
            || matches!(a.lemma(h), "lean" | "consider" | "contemplate" | "avoid") && a.words()[w].xpos == Xpos::Vbg
            || lexicon::wishes(a.lemma(h)) && a.lemma(h) != "fail" && infinitive() && a.words()[w].xpos == Xpos::Vb
    });
    // "Who once backed X", "stopped short of backing X".
    let past = w > first
        && (matches!(a.form(w - 1), "once" | "formerly" | "previously")
            || w > first + 1 && matches!((a.form(w - 2), a.form(w - 1)), ("short", "of") | ("used", "to")));
    past || negated(cx, w) || supposed || wished || inverted() || asked(cx, w)
}

/// The sentence asks.
fn asked(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let words = &a.sentences()[a.words()[w].sentence].words;
    words.clone().rev().take(2).any(|v| a.form(v) == "?")
}

/// "Said that it would back X": the future told in the past; not with a condition.
fn announced(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let condition = |v: usize| {
        a.children_by(v, "advcl")
            .any(|c| a.children_by(c, "mark").any(|m| matches!(a.form(m), "if" | "unless" | "were" | "If" | "Unless")))
    };
    let mut at = w;
    for _ in 0..3 {
        if condition(at) {
            return false;
        }
        let Some(h) = a.words()[at].head else { return false };
        match a.words()[at].deprel.base() {
            "ccomp" => {
                return a.words()[h].xpos == Xpos::Vbd
                    && !condition(h)
                    && matches!(
                        a.lemma(h),
                        "say"
                            | "announce"
                            | "declare"
                            | "add"
                            | "tell"
                            | "confirm"
                            | "promise"
                            | "vow"
                            | "pledge"
                            | "swear"
                    );
            }
            "conj" => at = h,
            _ => return false,
        }
    }
    false
}

/// "Not", "never", "neither" right below a verb.
pub(super) fn negated(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let no_longer = |c: usize| a.form(c) == "longer" && c > 0 && a.form(c - 1).eq_ignore_ascii_case("no");
    let not = |c: usize| {
        matches!(lower(a.form(c)).as_ref(), "not" | "n't" | "n’t" | "never" | "no" | "neither") || no_longer(c)
    };
    let neither = |s: usize| {
        matches!(a.form(s), "Neither" | "neither" | "Nobody" | "nobody" | "None" | "none")
            || a.children_by(s, "cc")
                .chain(a.children_by(s, "det"))
                .any(|c| matches!(a.form(c), "Neither" | "neither" | "No" | "no"))
    };
    // "Endorsed neither X nor Y", "sided with neither".
    let nobody = || (w + 1..(w + 3).min(a.words().len())).any(|v| matches!(a.form(v), "neither" | "nobody" | "none"));
    a.children(w).iter().any(|&c| not(c as usize)) || a.children_by(w, "nsubj").any(neither) || nobody()
}

pub(super) fn push(
    cx: &Context<'_>,
    cue: usize,
    from: &[(usize, Span)],
    to: &[(usize, Span)],
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
                from_entity: known(f),
                to: ts,
                to_entity: known(t),
                relation,
                basis: SideBasis::Phrase,
                rule,
                cue: Some(cue),
                accuser: None,
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
pub(super) fn another(
    cx: &Context<'_>,
    index: &Ground<'_>,
    pronoun: usize,
    from: &[(usize, Span)],
) -> Option<(usize, Span)> {
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
    let named = |fits: fn(EntityKind) -> bool, first: usize| {
        (first..pronoun)
            .rev()
            .filter(|&w| !inside(w))
            .filter_map(|w| index.named_at(w))
            .find(|&(e, _)| fits(index.record.entities[e].kind) && from.iter().all(|f| f.0 != e))
    };
    // A surname alone may be taken for a place or for nothing known.
    // "Voted with her. The X, her fiercest opponents,": whoever a pronoun before stands for.
    let before = || {
        (first..pronoun)
            .rev()
            .filter(|&w| is_other(a.form(w)))
            .filter_map(|w| index.at_word(w))
            .find(|&e| index.record.entities[e].kind == EntityKind::Person && from.iter().all(|f| f.0 != e))
            .map(|e| (e, a.words()[pronoun].span))
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
    let hit = named(|k| k == EntityKind::Person, first)
        .or_else(before)
        .or_else(|| named(|k| matches!(k, EntityKind::Other | EntityKind::Place), first))
        .or_else(titled)
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
    let (mut from, accuser) = subjects(cx, index, verb);
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
        f.accuser = accuser;
        // To condemn is to say so.
        if lexicon::is_said(relation) && accuser.is_none() {
            f.basis = SideBasis::Statement;
        }
    });
}

/// "Opposes the deal but not X": the name stands behind a denial with no verb between.
fn but_not(cx: &Context<'_>, verb: usize, span: Span) -> bool {
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
    from: (usize, Span),
    to: (usize, Span),
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
pub(super) fn aimed(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Vec<(usize, Span)> {
    let hits = row(cx, index, w);
    if hits.is_empty() { index.named_at(w).into_iter().collect() } else { hits }
}

/// The name before the comma before the phrase.
pub(super) fn before_comma(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<(usize, Span)> {
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
