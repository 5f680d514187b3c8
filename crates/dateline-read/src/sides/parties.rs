//! From a word of the parse to the parties that it stands for: a row of names, a name beside its office, people that are no entity of the record.
//!
//! Not who of them takes the side: that is for the rules.

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::EntityKind;

use super::{Ground, Hit, lexicon, names};
use crate::antecedent;
use crate::context::Context;
use crate::entities::lexicon::{agentive, noun};
use crate::lexicon::Class;

/// A word with the words in a row with it, where each stands for an entity.
pub(super) fn row(cx: &Context<'_>, index: &Ground<'_>, word: usize) -> Vec<Hit> {
    let a = cx.analysis;
    let mut out = Vec::new();
    let mut queue = vec![word];
    let mut next = 0;
    while next < queue.len() && next < 60 {
        let w = queue[next];
        next += 1;
        // "The guard's commander, General X": the name says who.
        let apposed = titled(cx, index, w);
        let it = || {
            let one = antecedent::of_it(cx, index.record, index, w).map(|e| (Some(e), a.words()[w].span));
            one.or_else(|| names::they(cx, index, w))
        };
        let own = || index.named_at(w).filter(|_| a.words()[w].upos == Upos::Propn);
        let one = || index.headed_by(w).filter(|h| !cx.slice(h.1).contains(", "));
        let hit = apposed
            .or_else(one)
            .or_else(own)
            .or_else(|| index.headed_by(w))
            // "X, Y's ally,", where X is no entity: X.
            .or_else(|| {
                let lemma = lexicon::lower(a.lemma(w));
                let common = noun(&lemma).or_else(|| noun(lemma.trim_end_matches('s'))).is_some();
                let name = a.words()[w].upos == Upos::Propn && !common;
                described(cx, w).filter(|_| name)
            })
            .or_else(|| through(cx, index, w))
            .or_else(it);
        // "Ten of the governors", "most of X's allies".
        let of = || {
            let counts = (matches!(a.words()[w].upos, Upos::Num | Upos::Det | Upos::Adj | Upos::Pron)
                || cx.is(w, Class::QuantityNoun))
                && !matches!(a.lemma(w), "none" | "few" | "neither" | "any" | "no");
            let c = a
                .children_by(w, "nmod")
                .find(|&c| a.children_by(c, "case").any(|p| a.form(p) == "of"))
                .filter(|_| counts)?;
            let (e, span) = index.headed_by(c).or_else(|| described(cx, c))?;
            // "The rest of the guard" is not the guard.
            if a.lemma(w) != "rest" {
                return Some((e, span));
            }
            let from = a.children_by(w, "det").next().unwrap_or(w);
            Some((None, a.words()[from].span.to(span)))
        };
        if let Some((e, span)) = hit
            .or_else(|| described(cx, w))
            .or_else(of)
            .or_else(|| {
                // "He", of whom nothing more is known.
                let alone = matches!(a.form(w), "he" | "she" | "He" | "She") && a.words()[w].deprel.base() == "nsubj";
                alone.then(|| (antecedent::of_he(cx, index.record, index, w), a.words()[w].span))
            })
            .or_else(|| names::all_of(cx, index, w, &mut out))
        {
            // "A group of 30 deputies": with those whom it is of.
            let counted = cx.is(w, Class::GroupOf);
            let members = a
                .children_by(w, "nmod")
                .find(|&c| counted && c > w && a.children_by(c, "case").any(|p| a.form(p) == "of"));
            let span = members.map_or(span, |c| span.to(a.words()[c].span));
            if !out.iter().any(|&(_, s)| s == span) {
                out.push((e, span));
            }
        }
        // "The brothers X and Y": both.
        if apposed.is_some() && a.words()[w].xpos == Xpos::Nns {
            let named = a.children_by(w, "appos").chain(a.children_by(w, "flat")).find(|&c| c > w);
            queue.extend(named.into_iter().flat_map(|c| a.children_by(c, "conj")));
        }
        // A semicolon ends the row.
        // "An ally of X and an opponent of Y" is no row of X and an opponent.
        let stands = |c: usize| {
            matches!(a.words()[c].upos, Upos::Noun)
                && lexicon::agent(a.lemma(c)).is_some()
                && a.children_by(c, "nmod").any(|n| {
                    a.words()[n].deprel.as_str() == "nmod:poss"
                        || n > c && a.children_by(n, "case").any(|p| a.form(p) == "of")
                })
        };
        // "X, the other partner, will": said of X, where the parse makes a row of them.
        let joined = a.children_by(w, "conj").any(|c| a.children_by(c, "cc").next().is_some());
        let apart = |c: usize| {
            !joined
                && a.words()[c].upos == Upos::Noun
                && a.words()[w].upos == Upos::Propn
                && a.children_by(c, "det").next().is_some()
        };
        let on = |c: &usize| !apart(*c) && !(w + 1..*c).rev().take(4).any(|v| a.form(v) == ";") && !stands(*c);
        queue.extend(a.children_by(w, "conj").filter(on));
    }
    out
}

/// "The guard's commander, General X", "opposition leader X": the person's name beside a noun.
pub(super) fn titled(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    // "Mr X", where the parse makes the title the head.
    if matches!(a.form(w), "Mr" | "Mrs" | "Ms" | "Dr" | "President" | "Mr." | "Mrs." | "Dr." | "General" | "Senator") {
        return index.named_at(w + 1);
    }
    // "Finance Minister X", where the parse makes the first word the head of them all.
    if a.words()[w].upos == Upos::Propn
        && let Some(c) = a.children_by(w, "flat").filter(|&c| c > w).last()
        && let Some(hit) = index.named_at(c)
    {
        return Some(hit);
    }
    // "The rival Issa Gur clan", "the opposition Charter 14 alliance": the name behind it, and the body that it is the name of.
    if cx.is(w, Class::CampModifier)
        && a.words().get(w + 1).is_some_and(|x| x.upos == Upos::Propn)
        && crate::entities::lexicon::capital(a.form(w + 1))
    {
        let body = (w + 2..(w + 6).min(a.words().len()))
            .take_while(|&v| matches!(a.words()[v].upos, Upos::Propn | Upos::Num | Upos::Noun))
            .find(|&v| a.words()[v].upos == Upos::Noun && noun(a.lemma(v)).is_some() | lexicon::people(a.lemma(v)));
        if let Some(v) = body {
            let e = index.named_at(w + 1).or_else(|| index.named_at(v)).and_then(|n| n.0);
            return Some((e, a.words()[w + 1].span.to(a.words()[v].span)));
        }
    }
    let role = || {
        a.words()[w].upos == Upos::Propn
            && (a.form(w).starts_with(char::is_lowercase) || noun(&lexicon::lower(a.lemma(w))).is_some())
    };
    if a.words()[w].upos != Upos::Noun && !role() {
        return None;
    }
    let person = |c: usize| {
        a.words()[c].name.is_some_and(|n| a.names()[n].kind == NameKind::Per)
            || index
                .named_at(c)
                .is_some_and(|(e, _)| e.is_some_and(|e| index.record.entities[e].kind == EntityKind::Person))
    };
    // "The police, whose chief, X," are not X.
    let whose = |c: usize| (w + 1..c).any(|v| a.form(v) == "whose");
    let beside = a.children(w).iter().map(|&c| c as usize).filter(|&c| !whose(c)).filter(|&c| {
        let bare = || a.children_by(c, "case").next().is_none();
        match a.words()[c].deprel.base() {
            "appos" => true,
            "flat" => c > w,
            "nmod" => c == w + 1 && bare(),
            _ => false,
        }
    });
    let straight =
        || Some(w + 1).filter(|&c| noun(&lexicon::lower(a.lemma(w))).is_some() && c < a.words().len() && person(c));
    // "The opposition Reform Bloc".
    let body = || {
        let c = a.children_by(w, "appos").find(|&c| c > w && a.words()[c].upos == Upos::Propn).or_else(|| {
            // "Its ally X", wherever the parse hangs X.
            let kin = cx.is(w, Class::AllyOrRival);
            Some(w + 1).filter(|&c| kin && c < a.words().len())
        })?;
        let hit = index.named_at(c)?;
        let start = a.words_in(hit.1).start;
        (start == w + 1 || start == w + 2 && a.form(w + 1).eq_ignore_ascii_case("the")).then_some(hit)
    };
    if let Some(hit) = body() {
        return Some(hit);
    }
    // "The coup leader, General X", where the engine saw no person.
    let role = || {
        noun(&lexicon::lower(a.lemma(w)))
            .is_some_and(|n| matches!(n.kind, EntityKind::Group | EntityKind::Organisation))
    };
    let apposed = || {
        let c = a
            .children_by(w, "appos")
            .filter(|&c| !whose(c))
            .find(|&c| c > w + 1 && a.form(c).starts_with(char::is_uppercase))?;
        let c = a.children_by(c, "flat").last().filter(|_| noun(&lexicon::lower(a.lemma(c))).is_some()).unwrap_or(c);
        index.named_at(c).or_else(|| described(cx, c))
    };
    if role()
        && a.children_by(w, "nmod").all(|c| a.words()[c].deprel.as_str() != "nmod:poss" || c < w)
        && let Some(hit) = apposed()
    {
        return Some(hit);
    }
    // "X's brother-in-law, the tycoon Y": Y.
    let deep = || {
        let lowered = |c: usize| a.words()[c].upos == Upos::Propn && a.form(c).starts_with(char::is_lowercase);
        let noun = |c: &usize| *c > w && (a.words()[*c].upos == Upos::Noun || lowered(*c)) && !whose(*c);
        let first = a.children_by(w, "appos").find(noun)?;
        a.children_by(first, "appos")
            .chain(a.children_by(first, "flat"))
            .filter(|&c| person(c))
            .find_map(|c| index.named_at(c))
    };
    // "Its chairman, X.": straight behind the comma, wherever the parse hangs it.
    let comma = || {
        let bears = a.words()[w].xpos == Xpos::Nn
            && (noun(&lexicon::lower(a.lemma(w))).is_some_and(|n| n.kind == EntityKind::Group) || agentive(a.lemma(w)));
        // "The rector of X University, Y,": behind what he is of.
        let of = |v: usize| {
            matches!(a.words()[v].upos, Upos::Propn | Upos::Det | Upos::Adj) || matches!(a.form(v), "of" | "'s")
        };
        let mark = (w + 1..a.words().len().min(w + 7)).find(|&v| !of(v)).filter(|&v| a.form(v) == ",")?;
        let at = Some(mark + 1).filter(|&c| bears && c < a.words().len() && person(c))?;
        let hit = index.named_at(at).filter(|n| a.words_in(n.1).start == at)?;
        let end = a.words_in(hit.1).end;
        let closed = a.words().get(end).is_none_or(|_| matches!(a.form(end), "," | "." | ";" | ")" | "\""));
        (closed && a.words().get(at).is_some_and(|x| x.sentence == a.words()[w].sentence)).then_some(hit)
    };
    let hit = beside.filter(|&c| person(c)).find_map(|c| index.named_at(c)).or_else(deep).or_else(comma);
    hit.or_else(|| straight().and_then(|c| index.named_at(c)))
}

/// A noun for people or a body that is no entity of the record, with the words before it ("the miners' union"), or a word that is
/// written as a name.
pub(super) fn described(cx: &Context<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    let first = a.sentences()[a.words()[w].sentence].words.start;
    // "Called Brand a tyrant": a capital inside a sentence, whatever the engine took it for.
    let capital = || {
        w > first
            && crate::entities::lexicon::capital(a.form(w))
            && a.form(w).len() > 3
            && noun(&lexicon::lower(a.lemma(w))).is_none()
            && matches!(a.words()[w].upos, Upos::Noun | Upos::Adj)
            && a.form(w).chars().skip(1).all(char::is_lowercase)
            && !crate::entities::lexicon::adjectival(a.form(w))
    };
    if crate::entities::lexicon::calendar(a.form(w)) {
        return None;
    }
    if a.words()[w].upos == Upos::Propn && a.form(w).starts_with(char::is_uppercase) || capital() {
        // With the capitals before it ("Harbour Hands").
        let mut from = w;
        while from > first + 1
            && crate::entities::lexicon::capital(a.form(from - 1))
            && a.words()[from - 1].head == Some(w)
        {
            from -= 1;
        }
        return Some((None, a.words()[from].span.to(a.words()[w].span)));
    }
    // "The seven": those of whom there were seven.
    if a.words()[w].upos == Upos::Num && a.form(w).chars().all(char::is_alphabetic) {
        let the = w.checked_sub(1).filter(|&d| d >= first && a.form(d).eq_ignore_ascii_case("the"))?;
        let alone = a.words().get(w + 1).is_none_or(|n| !matches!(n.upos, Upos::Noun | Upos::Propn | Upos::Adj));
        return alone.then(|| (None, a.words()[the].span.to(a.words()[w].span)));
    }
    // A noun that was read as a name ("the junta").
    let lowered = a.words()[w].upos == Upos::Propn && a.form(w).starts_with(char::is_lowercase);
    if a.words()[w].upos != Upos::Noun && !lowered {
        return None;
    }
    noun(&lexicon::lower(a.lemma(w))).map(|_| ()).or_else(|| {
        let lemma = lexicon::lower(a.lemma(w));
        // "Rangers", read as a name, keeps its plural.
        let one = if lowered { lemma.trim_end_matches('s') } else { &lemma };
        (lexicon::people(one) || agentive(one)).then_some(())
    })?;
    let first = a
        .children(w)
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| {
            c < w && w - c < 6 && matches!(a.words()[c].deprel.base(), "det" | "amod" | "compound" | "nummod" | "nmod")
        })
        .min()
        .map_or(w, |c| a.children_by(c, "det").filter(|&d| d < c).min().unwrap_or(c));
    // A name has no article.
    let article = a.words()[first].upos == Upos::Det && crate::entities::lexicon::capital(a.form(w)) && first + 1 < w;
    let first = if article { first + 1 } else { first };
    // "X, whose fighters": the fighters.
    let first = if lexicon::lower(a.form(first)) == "whose" { (first + 1).min(w) } else { first };
    // "Which countries" asks.
    let asks = matches!(lexicon::lower(a.form(first)).as_ref(), "which" | "what" | "whose" | "how");
    // "The island of X".
    let of = a.words().get(w + 2).filter(|x| x.upos == Upos::Propn && a.form(w + 1) == "of");
    // "Exiles of the Green Banner".
    let body = || {
        let the = w + 3 < a.words().len() && a.form(w + 1) == "of" && a.form(w + 2) == "the";
        (w + 3..(w + 7).min(a.words().len()))
            .take_while(|&v| the && crate::entities::lexicon::capital(a.form(v)) && a.words()[v].upos == Upos::Propn)
            .last()
    };
    let last = of.map(|x| x.span).or_else(|| body().map(|v| a.words()[v].span)).unwrap_or(a.words()[w].span);
    (!asks).then(|| (None, a.words()[first].span.to(last)))
}

/// "Neighbours Brazil", "dozens of countries": the entity that a noun stands beside or counts.
pub(super) fn through(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    let pronoun = matches!(lexicon::lower(a.form(w)).as_ref(), "who" | "which" | "that" | "whom" | "whose");
    if pronoun {
        // "X, who is": the words say it even where the parse does not.
        let comma = w.checked_sub(1).filter(|&c| a.form(c) == ",").and_then(|c| c.checked_sub(1));
        // "X, an armed group that": X.
        let apposed = comma
            .or(w.checked_sub(1))
            .filter(|&b| a.words()[b].deprel.base() == "appos")
            .and_then(|b| a.words()[b].head);
        if let Some(hit) = apposed.and_then(|h| index.named_at(h)) {
            return Some(hit);
        }
        // "Farmers in the north, who": the farmers.
        let lies = comma.filter(|&b| {
            // "The king of X, who": the king.
            let office = || {
                a.words()[b].head.is_some_and(|h| {
                    a.words()[h].xpos == Xpos::Nn
                        && h < b
                        && a.children_by(b, "case").any(|p| a.form(p) == "of")
                        && cx.is(h, Class::Ruler)
                })
            };
            matches!(a.form(w), "who" | "whom")
                && a.words()[b].deprel.base() == "nmod"
                && (a.words()[b].name.is_none() || office())
                && a.words()[b].head.is_some_and(|h| h < b && described(cx, h).is_some())
        });
        if let Some(people) = lies.and_then(|b| a.words()[b].head) {
            return index.headed_by(people).or_else(|| described(cx, people));
        }
        if let Some(before) = comma.or(w.checked_sub(1))
            && let Some(hit) = index
                .named_at(before)
                .or_else(|| index.headed_by(before))
                .or_else(|| described(cx, before).filter(|_| comma.is_some() && a.words()[before].upos == Upos::Propn))
        {
            return Some(hit);
        }
        // The relative pronoun's antecedent is what the clause hangs on.
        let mut at = a.words()[w].head?;
        for _ in 0..6 {
            let word = &a.words()[at];
            if word.deprel.as_str() == "acl:relcl" {
                let head = word.head?;
                // "Parishioners who": people, whoever they are.
                // "A charge that" is nobody's name.
                let somebody = || a.words()[head].upos != Upos::Noun || described(cx, head).is_some();
                if let Some(named) =
                    a.words()[head].head.filter(|_| a.words()[head].deprel.base() == "appos" && somebody())
                    && let Some(hit) = index.headed_by(named).or_else(|| index.named_at(named))
                {
                    return Some(hit);
                }
                let people = || {
                    if matches!(a.form(w), "which" | "that") {
                        let said = a.children_by(head, "cop").next().is_some();
                        return described(cx, head).filter(|_| a.words()[head].upos == Upos::Noun && !said);
                    }
                    let who = matches!(a.form(w), "who" | "whom") && a.words()[head].upos == Upos::Noun;
                    who.then(|| (None, a.words()[head].span))
                };
                return index.headed_by(head).or_else(people);
            }
            at = word.head?;
        }
        return None;
    }
    a.children(w)
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| matches!(a.words()[c].deprel.base(), "appos" | "flat"))
        .find_map(|c| index.headed_by(c))
}
