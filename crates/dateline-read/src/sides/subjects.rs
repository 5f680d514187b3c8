//! Who takes a side: the subject of a verb, wherever the clause has it.
//!
//! Not whose side it is: that is for `frame`.

use dateline_lang::{Upos, Xpos};

use super::frame::{agent, another, by_case, is_other, is_passive, owner};
use super::lexicon::{self, lower};
use super::{Ground, Hit, row, through};
use crate::context::Context;
use crate::lexicon::Class;

/// Who does it: the subject, that of the verb above for an infinitive, or the accused ("accused X of backing Y"); and whether
/// it is an accusation.
pub(super) fn subjects(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> (Vec<Hit>, bool) {
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
            && let Some(o) = accused(cx, v)
        {
            if a.form(o) == "it" {
                let by = subjects(cx, index, v).0;
                let other = (first..o).rev().filter_map(|x| index.named_at(x)).find(|n| by.iter().all(|b| b.0 != n.0));
                return (other.map(|(e, _)| (e, a.words()[o].span)).into_iter().collect(), true);
            }
            return (row(cx, index, o), true);
        }
    }
    // "Three members - A, B and C - recognised X": those between the dashes, else whom the words before them name.
    if let Some(hits) = between_dashes(cx, index, w) {
        return (hits, false);
    }
    // What is claimed has its speaker found already.
    if a.children_by(w, "nsubj").next().is_none()
        && let Some(speaker) = index.speakers.get(&w)
        // "X joined Y in condemning Z" is both's.
        && !(w > 0 && a.form(w - 1) == "in" && a.words()[w].head.is_some_and(|h| matches!(a.lemma(h), "join" | "follow")))
        // "Called on X" is not what X says.
        && !(speaker.1.start > a.words()[w].span.end && a.words().get(w + 1).is_some() && a.form(w + 1) == "on")
        // "And calls X the lawful mayor" is not what X says.
        && !a.children_by(w, "obj").chain(a.children_by(w, "iobj")).any(|o| speaker.1.contains(a.words()[o].span))
    {
        // "Two papers and the X Alliance": each of them.
        let all = a.head_of(speaker.1).map(|h| row(cx, index, h)).unwrap_or_default();
        // "X and the city's four deputies called": both, where the parse hangs the verb on the second.
        let second = a.words()[w].head.is_some_and(|h| a.words()[h].deprel.base() == "conj" && h < w);
        let rowed = all.len() > 1 && (second || all.iter().all(|s| speaker.1.contains(s.1)));
        return (if rowed { all } else { vec![*speaker] }, false);
    }
    // "..., X, called for": a finite verb right after a name has it as its subject, whatever the parse made of them.
    if a.children_by(w, "nsubj").next().is_none()
        && (matches!(a.words()[w].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            || a.words()[w].xpos == Xpos::Vbn && a.children_by(w, "aux").next().is_none())
    {
        let mut before = w.checked_sub(1);
        let passed = |b: usize| matches!(a.words()[b].upos, Upos::Adv | Upos::Aux) || a.form(b) == ",";
        while let Some(b) = before.filter(|&b| passed(b) && index.named_at(b).is_none()) {
            before = b.checked_sub(1);
        }
        // "X, which recognises Y, froze": X.
        let relative = before.filter(|&b| b + 1 < w && a.form(b + 1) == ",").and_then(|b| {
            let mut at = b;
            for _ in 0..4 {
                let h = a.words()[at].head?;
                if a.words()[at].deprel.as_str() == "acl:relcl" {
                    return (h < at).then_some(h);
                }
                at = h;
            }
            None
        });
        if let Some(h) = relative {
            let hits = row(cx, index, h);
            if !hits.is_empty() {
                return (hits, false);
            }
        }
        if let Some(hit) =
            before.filter(|&b| a.words()[b].sentence == a.words()[w].sentence).and_then(|b| index.named_at(b))
        {
            return (vec![hit], false);
        }
        if a.words()[w].deprel.base() == "advcl" {
            return (Vec::new(), false);
        }
    }
    for _ in 0..5 {
        let own: Vec<usize> = a
            .children_by(at, "nsubj")
            .chain(a.children_by(at, "expl").filter(|&s| a.words()[s].upos == Upos::Pron && a.form(s) != "there"))
            // Nobody behind a semicolon.
            .filter(|&s| s < w || (w..s).all(|v| a.form(v) != ";"))
            .filter(|&s| {
                a.words()[s].deprel.as_str() != "nsubj:pass"
                    || !is_passive(cx, at)
                    // "Had been killed fighting for X".
                    || at != w
                        && a.words()[w].xpos == Xpos::Vbg
                        && matches!(a.words()[w].deprel.base(), "advcl" | "xcomp")
                    // "Is said to have backed X", "was forced to back X".
                    || at != w && a.words()[w].deprel.base() == "xcomp"
                    || Class::TakesSide.has(lexicon::lemma(a, at).as_ref())
            })
            .collect();
        // "X, whom Y supports", read as two subjects.
        let pronoun = |s: usize| matches!(a.form(s), "which" | "whom" | "that");
        let first = own.iter().copied().find(|&s| own.len() == 1 || !pronoun(s) || a.words()[s].upos != Upos::Pron);
        if let Some(s) = first.map(|s| after_dateline(cx, s)) {
            // "We stand with X," she said: hers.
            if matches!(lower(a.form(s)).as_ref(), "i" | "we")
                && let Some(speaker) = index.speaker_at(cx, s)
            {
                return (vec![speaker], false);
            }
            let relative = matches!(lower(a.form(s)).as_ref(), "who" | "which" | "that" | "whom")
                && a.words()[at].deprel.as_str() == "acl:relcl";
            // "X is one of the ministers who still support Y": X.
            let one = a.words()[at].head.and_then(|h| a.words()[h].head).filter(|&o| {
                relative && matches!(a.form(o), "one" | "among") && a.children_by(o, "cop").next().is_some()
            });
            if let Some(x) = one.and_then(|o| a.children_by(o, "nsubj").next()) {
                return (row(cx, index, x), false);
            }
            // "Union leader Petra Holm demanded": the parse may see two subjects; the name is the better one.
            // "The navy, whose chief is a cousin of the leader, X, has thrown in its lot": the navy.
            let inside = |&&s: &&usize| {
                own.iter().any(|&o| {
                    o < s && a.children_by(o, "acl").any(|v| v > o && v < s && a.words()[v].upos != Upos::Verb)
                })
            };
            let named = own
                .iter()
                .rev()
                .filter(|s| !inside(s))
                .filter(|&&s| own.len() == 1 || a.words()[s].upos == Upos::Propn)
                .map(|&s| row(cx, index, s))
                .find(|h| h.iter().any(|x| x.0.is_some()));
            let mut hits = named.unwrap_or_else(|| row(cx, index, s));
            // "A and B, which both recognise X".
            let top = a.words()[at].head.filter(|_| relative && a.words()[at].xpos == Xpos::Vbp);
            if let Some(h) = top.filter(|&h| a.children_by(h, "conj").any(|c| c < s && !row(cx, index, c).is_empty())) {
                hits = row(cx, index, h);
            }
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
            if a.words()[s].upos == Upos::Propn || hits.iter().any(|h| h.0.is_some()) {
                let near = a.children_by(at, "obl").chain(a.children_by(s, "nmod"));
                let more: Vec<Hit> =
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
                return (a.children_by(h, "nsubj").next().map(|o| row(cx, index, o)).unwrap_or_default(), false);
            }
            if hits.is_empty() && is_other(a.form(s)) {
                return (another(cx, index, s, &[]).into_iter().collect(), false);
            }
            if hits.is_empty()
                && let Some(speaker) = index.speakers.get(&w)
            {
                return (vec![*speaker], false);
            }
            if !hits.is_empty() {
                return (hits, false);
            }
            // "A petition signed by residents demands": theirs.
            if lexicon::speaks_for(a.lemma(s))
                && let Some(by) = author(cx, s)
            {
                return (row(cx, index, by), false);
            }
            if !relative {
                return (whoever(cx, s).into_iter().collect(), false);
            }
        }
        let word = &a.words()[at];
        let Some(h) = word.head else { break };
        match word.deprel.base() {
            // "Demanded that X surrender and recognised Y": the second is no wish.
            "conj"
                if word.xpos == Xpos::Vbd
                    && a.words()[h].deprel.base() == "ccomp"
                    && matches!(a.words()[h].xpos, Xpos::Vb | Xpos::Vbp) =>
            {
                at = a.words()[h].head.unwrap_or(h)
            }
            "conj" | "xcomp" => at = h,
            // "Regarded X as president and recognised Y", where the second hangs on "president".
            "obl" | "obj" | "nmod" if at != w && a.words()[w].deprel.base() == "conj" && word.upos != Upos::Verb => {
                at = h
            }
            // "Became the tenth country to recognise X".
            "acl"
                if a.words()[h].deprel.base() == "xcomp"
                    || a.children_by(h, "cop").next().is_some()
                    || matches!(a.words()[h].deprel.base(), "obj" | "nsubj")
                        && a.words()[h].head.is_some_and(|v| v < h && a.lemma(v) == "become") =>
            {
                at = h
            }
            "obj" if a.lemma(h) == "become" => at = h,
            "nsubj" if a.lemma(h) == "become" && at > h => at = h,
            "advcl" | "acl" | "obl" | "ccomp"
                if matches!(a.lemma(h), "accuse" | "suspect" | "blame" | "charge" | "convict") =>
            {
                let accused = accused(cx, h);
                // "X lashed out at Y, accusing it of": not X.
                if let Some(o) = accused.filter(|&o| a.form(o) == "it") {
                    let by = subjects(cx, index, h).0;
                    let first = a.sentences()[a.words()[o].sentence].words.start;
                    let other =
                        (first..o).rev().filter_map(|v| index.named_at(v)).find(|n| by.iter().all(|b| b.0 != n.0));
                    return (other.map(|(e, _)| (e, a.words()[o].span)).into_iter().collect(), true);
                }
                return (accused.map(|o| row(cx, index, o)).unwrap_or_default(), true);
            }
            // "Joined Y in recognising X": both.
            "advcl"
                if matches!(a.lemma(h), "join" | "follow") && a.children_by(at, "mark").any(|m| a.form(m) == "in") =>
            {
                let mut both = subjects(cx, index, h).0;
                both.extend(a.children_by(h, "obj").flat_map(|o| row(cx, index, o)));
                return (both, false);
            }
            // "Thanked Y for standing by him": Y's.
            "advcl" if cx.is(h, Class::PunishesOrPraises) && a.children_by(at, "mark").any(|m| a.form(m) == "for") => {
                return (a.children_by(h, "obj").next().map(|o| row(cx, index, o)).unwrap_or_default(), false);
            }
            "advcl" => at = h,
            // "Joined Y in calling for", hung on Y: both.
            "acl"
                if a.children_by(at, "mark").any(|m| a.form(m) == "in")
                    && a.words()[h].deprel.base() == "obj"
                    && a.words()[h].head.is_some_and(|v| matches!(a.lemma(v), "join" | "follow")) =>
            {
                let verb = a.words()[h].head.unwrap_or(h);
                let mut both = subjects(cx, index, verb).0;
                both.extend(row(cx, index, h));
                return (both, false);
            }
            // "X's decision to back Y".
            "acl" if lexicon::act(a.lemma(h)) && owner(cx, h).is_some() => {
                return (owner(cx, h).map(|g| row(cx, index, g)).unwrap_or_default(), false);
            }
            // "Passed a resolution condemning X": those who pass it.
            "acl" if lexicon::speaks_for(a.lemma(h)) => match a.words()[h].head {
                Some(verb) if a.words()[h].deprel.as_str() == "nsubj:pass" => {
                    return (agent(cx, verb).map(|g| row(cx, index, g)).unwrap_or_default(), false);
                }
                // "X faces a petition urging him to quit, started by Y": Y's.
                _ if author(cx, h).is_some() => {
                    return (author(cx, h).map(|g| row(cx, index, g)).unwrap_or_default(), false);
                }
                Some(verb) if receives(a.lemma(verb)) || a.form(verb).starts_with("veto") => {
                    return (Vec::new(), false);
                }
                Some(verb)
                    if a.words()[h].deprel.base() == "obj"
                        || a.words()[h].deprel.base() == "obl"
                            && !a
                                .children_by(h, "case")
                                .any(|p| matches!(a.form(p), "against" | "on" | "over" | "about" | "after")) =>
                {
                    at = verb
                }
                _ => return (Vec::new(), false),
            },
            // "Among those that have recognised X are Y and Z".
            "acl" if a.children_by(h, "case").any(|p| a.form(p).eq_ignore_ascii_case("among")) => {
                let said_of = a.words()[h].head.filter(|&s| a.children_by(s, "cop").next().is_some());
                return (said_of.map(|s| row(cx, index, s)).unwrap_or_default(), false);
            }
            "acl" if word.deprel.as_str() == "acl:relcl" || word.deprel.base() == "acl" => {
                // "X, an armed group that": X.
                let named = a.words()[h].head.filter(|_| a.words()[h].deprel.base() == "appos");
                if let Some(hit) = named.and_then(|n| index.headed_by(n).or_else(|| index.named_at(n))) {
                    return (vec![hit], false);
                }
                // "A and B, which both back X".
                if word.deprel.as_str() == "acl:relcl"
                    && word.xpos == Xpos::Vbp
                    && a.children_by(h, "conj").any(|c| index.named_at(c).is_some() && c < w)
                {
                    return (row(cx, index, h), false);
                }
                // "Two papers and the X Alliance called for": the clause read as one about the papers.
                if word.deprel.as_str() == "acl" && word.xpos == Xpos::Vbd {
                    let all = row(cx, index, h);
                    if all.len() > 1 {
                        return (all, false);
                    }
                }
                let noun = || super::described(cx, h).filter(|_| a.words()[h].head.is_none());
                if let Some(hit) = index.headed_by(h).or_else(|| through(cx, index, h)).or_else(noun) {
                    return (vec![hit], false);
                }
                // "A and B are among dozens of countries that have recognised X": said of A and B.
                let mut up = h;
                for _ in 0..3 {
                    if a.children_by(up, "cop").next().is_some()
                        && let Some(s) = a.children_by(up, "nsubj").next()
                    {
                        return (row(cx, index, s), false);
                    }
                    match a.words()[up].head.filter(|_| a.words()[up].deprel.base() == "nmod") {
                        Some(x) => up = x,
                        None => break,
                    }
                }
                return (Vec::new(), false);
            }
            _ => break,
        }
    }
    (Vec::new(), false)
}

/// The names between a pair of dashes straight before a verb.
pub(super) fn between_dashes(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Vec<Hit>> {
    let a = cx.analysis;
    let first = a.sentences()[a.words()[w].sentence].words.start;
    let dash = |v: usize| matches!(a.form(v), "-" | "–" | "—");
    let apart = |v: usize| {
        let after = a.words().get(v + 1).is_some_and(|n| n.span.start > a.words()[v].span.end);
        dash(v) && after && v > 0 && a.words()[v].span.start > a.words()[v - 1].span.end
    };
    let close = (w.saturating_sub(4).max(first)..w)
        .rev()
        .take_while(|&v| apart(v) || matches!(a.words()[v].upos, Upos::Adv | Upos::Aux))
        .find(|&v| apart(v))?;
    let open = (close.saturating_sub(24).max(first + 1)..close).rev().find(|&v| apart(v))?;
    let mut hits: Vec<Hit> = Vec::new();
    for v in open + 1..close {
        let name = || super::described(cx, v).filter(|_| a.words()[v].upos == Upos::Propn);
        if let Some(hit) = index.named_at(v).or_else(name).filter(|h| hits.iter().all(|x| !x.1.overlaps(h.1))) {
            hits.push(hit);
        }
    }
    let many = a.words()[open - 1].upos != Upos::Verb && hits.len() > 1;
    many.then_some(hits)
}

/// Whom a verb accuses: its object, the subject of its passive.
fn accused(cx: &Context<'_>, verb: usize) -> Option<usize> {
    let patient = if is_passive(cx, verb) { "nsubj" } else { "obj" };
    cx.analysis.children_by(verb, patient).next()
}

/// Verbs of the one to whom a text is sent.
fn receives(lemma: &str) -> bool {
    Class::Thwarts.has(lemma)
}

/// Whose a text is: "a petition started by X", "an open letter from X", "X's resolution".
fn author(cx: &Context<'_>, text: usize) -> Option<usize> {
    let a = cx.analysis;
    let by = by_case(cx, text, &["by", "from"]).or_else(|| owner(cx, text));
    by.or_else(|| {
        let end = a.sentences()[a.words()[text].sentence].words.end.min(text + 14);
        let made = |v: &usize| cx.is(*v, Class::RunsPetition) && *v + 1 < end && a.form(*v + 1) == "by";
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
pub(super) fn whoever(cx: &Context<'_>, s: usize) -> Option<Hit> {
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
    let named = a.words()[first].upos == Upos::Det && first + 1 < s && crate::entities::lexicon::capital(a.form(s));
    let first = if named { first + 1 } else { first };
    Some((None, a.words()[first].span.to(word.span)))
}
