//! Nouns of somebody who stands for or against another: "Russia, a staunch ally of X", "X's ally Y", "a critic of X", "X supporters",
//! "her opponents include Y", "counts Y among its friends".
//!
//! Codes the one who is called so, else the group that the noun itself is. Not former ones ("once an ally"), nor one of nobody named,
//! nor partners in trade.

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::{EntityKind, Relation};

use super::frame::{aimed, before_comma, pair, push, unreal};
use super::lexicon::{self, lower};
use super::{Found, Ground, Hit, described, row, through};
use crate::context::Context;
use crate::lexicon::Class;

pub(super) fn find(cx: &Context<'_>, index: &Ground<'_>, out: &mut Vec<Found>) {
    let a = cx.analysis;
    for s in cx.sentences() {
        for w in a.sentences()[s].words.clone() {
            if !matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Adj) {
                continue;
            }
            let lemma = lower(a.lemma(w));
            // "Loyalists", read as a name.
            let lemma = match lemma.strip_suffix('s').filter(|_| lexicon::agent(&lemma).is_none()) {
                Some(one) if lexicon::agent(one).is_some() => one.to_owned().into(),
                _ => lemma,
            };
            if let Some(relation) = lexicon::agent(&lemma)
                && current(cx, w, &lemma)
            {
                called(cx, index, w, relation, out);
            } else if lexicon::client(&lemma) && current(cx, w, &lemma) {
                kept(cx, index, w, out);
            } else if matches!(lemma.as_ref(), "organ" | "voice") && a.words()[w].deprel.base() == "appos" {
                called(cx, index, w, Relation::Supports, out);
            } else if lemma == "friend" && a.children_by(w, "det").any(|d| a.form(d) == "no") {
                called(cx, index, w, Relation::Opposes, out);
            } else if lemma == "friend" && among(cx, w).is_some() {
                called(cx, index, w, Relation::AlliedWith, out);
            }
        }
    }
}

/// Whether they stand so still, and in politics.
fn current(cx: &Context<'_>, w: usize, lemma: &str) -> bool {
    let a = cx.analysis;
    let from = w.saturating_sub(4).max(a.sentences()[a.words()[w].sentence].words.start);
    let not = |v: usize| {
        let form = lower(a.form(v));
        matches!(form.as_ref(), "once" | "former" | "ex" | "erstwhile" | "one-time" | "onetime" | "ex-")
            || lemma == "partner" && Class::NotPolitical.has(form.as_ref())
    };
    !(from..w).any(not)
}

/// The verb of "counts X among its allies".
fn among(cx: &Context<'_>, w: usize) -> Option<usize> {
    let a = cx.analysis;
    let case = a.children_by(w, "case").any(|p| a.form(p) == "among");
    a.words()[w].head.filter(|&h| case && cx.is(h, Class::CountsAmong))
}

/// Whose somebody is: "of X", "X's", "X supporters".
fn whose(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Vec<Hit> {
    let a = cx.analysis;
    let of = |c: usize| {
        a.children_by(c, "case")
            .any(|p| matches!(lower(a.form(p)).as_ref(), "of" | "for" | "to" | "'s" | "’s" | "'" | "’"))
    };
    let hit = a
        .children(w)
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| match a.words()[c].deprel.base() {
            "nmod" => a.words()[c].deprel.as_str() == "nmod:poss" || of(c),
            "compound" | "amod" => by_name(cx, index, w, c) && !(c + 1..w).any(|v| a.form(v) == ","),
            _ => false,
        })
        .find_map(|c| {
            let mut hits = aimed(cx, index, c);
            // "Marck loyalists", read as one name.
            for h in &mut hits {
                if h.1.overlaps(a.words()[w].span) {
                    *h = (None, a.words()[c].span);
                }
            }
            // "X, his closest ally": of the one named before.
            if hits.is_empty() && super::frame::is_other(a.form(c)) {
                let own = before_comma(cx, index, w).into_iter().collect::<Vec<_>>();
                hits.extend(super::frame::another(cx, index, c, &own));
            }
            // "Flew rifles to its ally X": of the clause's subject.
            if hits.is_empty() && matches!(a.form(c), "its" | "their") {
                hits.extend(clause_subject(cx, index, w).map(|(e, _)| (e, a.words()[c].span)));
            }
            // "Its ally X": of the one whom the sentence before is about.
            if hits.is_empty() && a.form(c) == "Its" {
                hits.extend(subject_before(cx, index, c).map(|(e, _)| (e, a.words()[c].span)));
            }
            // A thing without a name is nobody ("a supporter of reform"), people without one are somebody ("of the strikers").
            (!hits.is_empty()).then_some(hits)
        });
    let after = || {
        let of = Some(w + 1).filter(|&p| a.words().get(p).is_some() && a.form(p) == "of")?;
        (of + 1..(of + 4).min(a.words().len())).find_map(|v| index.named_at(v)).map(|h| vec![h])
    };
    hit.or_else(after).unwrap_or_default()
}

/// The named subject of the clause that a noun stands in, before it.
fn clause_subject(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    let mut at = w;
    for _ in 0..4 {
        at = a.words()[at].head?;
        if a.words()[at].upos == Upos::Verb {
            let s = a.children_by(at, "nsubj").next().filter(|&s| s < w)?;
            return index.named_at(s);
        }
    }
    None
}

/// The named subject of the sentence before.
fn subject_before(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    let before = a.sentences()[a.words()[w].sentence.checked_sub(1)?].words.clone();
    let root = before.clone().find(|&v| a.words()[v].head.is_none())?;
    index.named_at(a.children_by(root, "nsubj").next()?)
}

/// "X supporters", "an X ally": a person's name, or that of a body that has supporters; "Republican opponents" are such, not against such.
fn by_name(cx: &Context<'_>, index: &Ground<'_>, w: usize, c: usize) -> bool {
    let Some((e, _)) = index.named_at(c) else {
        // "A Dallow supporter", all of which is one mention.
        let form = cx.analysis.form(c);
        return cx.analysis.words()[c].upos == Upos::Propn
            && crate::entities::lexicon::capital(form)
            && !crate::entities::lexicon::adjectival(form)
            && c + 1 == w
            && matches!(lexicon::agent(&lower(cx.analysis.lemma(w))), Some(Relation::Supports | Relation::AlliedWith));
    };
    // "A Dallow loyalist": whatever the name was taken for.
    if e.is_none() || Class::Partisan.has(cx.analysis.lemma(w)) {
        return true;
    }
    let Some(kind) = e.map(|e| index.record.entities[e].kind) else { return true };
    let lemma = lower(cx.analysis.lemma(w));
    match lexicon::agent(&lemma).or_else(|| lexicon::agent(lemma.trim_end_matches('s'))) {
        Some(Relation::AlliedWith) => matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::State),
        Some(Relation::Supports) => matches!(kind, EntityKind::Person | EntityKind::Organisation),
        _ => matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::ArmedForce),
    }
}

fn called(cx: &Context<'_>, index: &Ground<'_>, w: usize, relation: Relation, out: &mut Vec<Found>) {
    let rule = if relation == Relation::AlliedWith { "sides/ally" } else { "sides/supporters" };
    let a = cx.analysis;
    // "Gary Fan", "a Strand donor programme", "one of the five pillars of the faith".
    let part_of_name = a.words()[w].upos == Upos::Propn
        && a.form(w).starts_with(char::is_uppercase)
        && index.named_at(w).is_some_and(|n| n.0.is_some_and(|e| index.record.entities[e].kind == EntityKind::Person));
    let modifies = a.words()[w].deprel.base() == "compound"
        && a.words()[w].head.is_some_and(|h| a.words()[h].upos == Upos::Noun && described(cx, h).is_none());
    let counted = a.lemma(w) == "pillar" && a.children_by(w, "nummod").next().is_some();
    if part_of_name || modifies || counted {
        return;
    }
    if let Some((from, to)) = beside(cx, index, w) {
        pair(cx, w, from, to, relation, rule, out);
        // "X allies Y and Z".
        let more = a.children_by(w + 1, "conj").chain(a.children_by(w, "conj")).filter_map(|c| index.named_at(c));
        for hit in more.filter(|h| h.1.start > from.1.end && a.words()[w].xpos == Xpos::Nns).take(20) {
            pair(cx, w, hit, to, relation, rule, out);
        }
        return;
    }
    if let Some(verb) = among(cx, w).filter(|&v| !unreal(cx, v)) {
        let subject = a.children_by(verb, "nsubj").next().map(|s| subject(cx, index, s)).unwrap_or_default();
        let listed = a.children_by(verb, "obj").chain(a.children_by(w, "appos")).next();
        let from = listed.map(|o| row(cx, index, o)).unwrap_or_default();
        push(cx, w, &from, &subject, relation, rule, out);
        return;
    }
    // "Found a champion in Y".
    if let Some(verb) =
        a.words()[w].head.filter(|&v| a.words()[w].deprel.base() == "obj" && cx.is(v, Class::Gains) && !unreal(cx, v))
        && let Some(giver) = super::frame::by_case(cx, w, &["in"]).or_else(|| super::frame::by_case(cx, verb, &["in"]))
    {
        let subject = a.children_by(verb, "nsubj").next().map(|s| subject(cx, index, s)).unwrap_or_default();
        push(cx, w, &row(cx, index, giver), &subject, relation, rule, out);
        return;
    }
    let mut to = whose(cx, index, w);
    // "Its neighbour and ally": the owner of both.
    if to.is_empty()
        && a.words()[w].deprel.base() == "conj"
        && let Some(h) = a.words()[w].head.filter(|&h| h < w && w - h < 4 && a.words()[h].upos == Upos::Noun)
    {
        to = whose(cx, index, h);
    }
    // "Supporters and opponents of X".
    if to.is_empty()
        && let Some(c) =
            a.children_by(w, "conj").find(|&c| c > w && c - w < 4 && lexicon::agent(&lower(a.lemma(c))).is_some())
    {
        to = whose(cx, index, c);
    }
    // "The town's defenders" hold ground.
    let ground = |t: &Hit| t.0.is_some_and(|e| index.record.entities[e].kind == EntityKind::Place);
    if a.lemma(w) == "defender" {
        to.retain(|t| !ground(t));
    }
    // "X's opponent" in a vote, "fans of X United".
    let rival = a.lemma(w) == "opponent" && a.words()[w].xpos == Xpos::Nn && super::frame::owner(cx, w).is_some();
    let person = |t: &Hit| t.0.is_none_or(|e| index.record.entities[e].kind == EntityKind::Person);
    let club = |t: &Hit| {
        ["Athletic", "City", "FC", "Rovers", "United", "Wanderers"].iter().any(|e| cx.slice(t.1).ends_with(e))
    };
    let sport = || {
        let words = a.sentences()[a.words()[w].sentence].words.clone();
        words.into_iter().any(|v| cx.is(v, Class::SportsNoun))
    };
    if rival || a.lemma(w) == "fan" && (sport() || !to.iter().all(|t| person(t) && !club(t))) {
        return;
    }
    // "An enemy of the people" is an insult.
    if relation == Relation::Opposes && super::insults::is_insult(cx, w) {
        return;
    }
    // "X's only patron is Y".
    if a.words()[w].deprel.base() == "nsubj"
        && let Some(h) = a.words()[w].head.filter(|&h| {
            let actor = || index.named_at(h).is_some() || described(cx, h).is_some();
            a.children_by(h, "cop").next().is_some()
                && a.children_by(h, "case").next().is_none()
                && actor()
                && !unreal(cx, h)
        })
    {
        push(cx, w, &row(cx, index, h), &to, relation, rule, out);
        return;
    }
    // "Among X's backers are Y and Z".
    if let Some(h) = a.words()[w].head.filter(|&h| {
        h > w
            && a.children_by(w, "case").any(|p| a.form(p).eq_ignore_ascii_case("among"))
            && (w + 1..h).any(|v| a.lemma(v) == "be")
    }) {
        push(cx, w, &row(cx, index, h), &to, relation, rule, out);
        return;
    }
    if to.is_empty() {
        // "A and B became allies": each other's.
        if relation == Relation::AlliedWith && a.words()[w].xpos == Xpos::Nns {
            let both = holders(cx, index, w).unwrap_or_default();
            if let [first, second] = both[..] {
                pair(cx, w, first, second, relation, rule, out);
            }
        }
        return;
    }
    // "Diplomats describe X as Y's most reliable backer": X, by their word.
    let described_as = a.words()[w].head.filter(|&v| {
        cx.is(v, Class::RegardsAs)
            && a.words()[w].deprel.base() == "obl"
            && a.children_by(w, "case").any(|p| a.form(p) == "as")
            && !super::frame::is_passive(cx, v)
    });
    if let Some(v) = described_as
        && let Some(o) = a.children_by(v, "obj").find(|&o| o > v && o < w)
    {
        let start = out.len();
        push(cx, w, &row(cx, index, o), &to, relation, rule, out);
        out[start..].iter_mut().for_each(|f| f.accused = true);
        return;
    }
    let Some(from) = holders(cx, index, w) else { return };
    if from.is_empty() {
        // Nobody is called so: the supporters themselves; allies of somebody are nobody in particular.
        let plural = || a.words()[w].xpos == Xpos::Nns;
        let group =
            index.headed_by(w).map(|h| h.0).or_else(|| (plural() || described(cx, w).is_some()).then_some(None));
        // "Defeated his opponents": rivals in a vote, mostly.
        let owned =
            a.lemma(w) == "opponent" && super::frame::owner(cx, w).is_some_and(|g| a.words()[g].upos == Upos::Pron);
        if let Some(e) = group.filter(|_| relation != Relation::AlliedWith && !owned) {
            for &t in &to {
                pair(cx, w, (e, a.words()[w].span), t, relation, rule, out);
            }
        }
        return;
    }
    // "X and his top military allies" are X's, whoever they are.
    let row_of = a.words()[w].head.filter(|_| a.words()[w].deprel.base() == "conj");
    if let Some(h) = row_of
        && super::frame::owner(cx, w).is_some_and(|g| super::frame::is_other(a.form(g)))
        && from.iter().any(|f| f.1.contains(a.words()[h].span))
        && relation == Relation::AlliedWith
        && a.words()[w].xpos == Xpos::Nns
    {
        return;
    }
    // "X remains his fiercest critic": of another.
    let own = super::frame::owner(cx, w).filter(|&g| super::frame::is_other(a.form(g)));
    if let Some(g) = own
        && to.iter().all(|t| from.iter().any(|f| f.0 == t.0))
    {
        to = super::frame::another(cx, index, g, &from).into_iter().collect();
    }
    push(cx, w, &from, &to, relation, rule, out);
}

/// "X, a proxy of Y", "Y's candidate, X": Y stands behind X.
fn kept(cx: &Context<'_>, index: &Ground<'_>, w: usize, out: &mut Vec<Found>) {
    // Candidates of a party are told without a word about who stands with whom: only "X's own candidate".
    let a = cx.analysis;
    let runs = cx.is(w, Class::CandidateOf);
    if runs && !a.children_by(w, "amod").any(|c| a.form(c) == "own")
        || a.children_by(w, "compound").any(|c| index.named_at(c).is_some())
    {
        return;
    }
    let to = whose(cx, index, w);
    let Some(from) = holders(cx, index, w) else { return };
    let real = |hits: &[Hit]| hits.iter().all(|h| h.0.is_some());
    if real(&to) && real(&from) {
        push(cx, w, &to, &from, Relation::Supports, "sides/supporters", out);
    }
}

/// The subject, or what its relative pronoun stands for.
fn subject(cx: &Context<'_>, index: &Ground<'_>, s: usize) -> Vec<Hit> {
    let hits = row(cx, index, s);
    if hits.is_empty() { through(cx, index, s).into_iter().collect() } else { hits }
}

/// "X ally Y": the words side by side say it, whatever the parse made of them.
fn beside(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<(Hit, Hit)> {
    let (to, from) = (index.named_at(w.checked_sub(1).filter(|&b| by_name(cx, index, w, b))?)?, index.named_at(w + 1)?);
    (to.0 != from.0 && from.1.start <= cx.analysis.words()[w].span.end + 1).then_some((from, to))
}

/// Those who are called so; none where the words deny it.
fn holders(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<Vec<Hit>> {
    let a = cx.analysis;
    // "One of X's staunchest backers": what is said of "one" is said of the noun.
    let top = a.words()[w]
        .head
        .filter(|&h| {
            a.words()[w].deprel.base() == "nmod" && matches!(a.lemma(h), "one" | "some" | "most" | "two" | "three")
        })
        .unwrap_or(w);
    // "X, its neighbour and ally": what is said of the first.
    let top = a.words()[top]
        .head
        .filter(|&h| {
            a.words()[top].deprel.base() == "conj"
                && h < top
                && top - h < 5
                && a.words()[h].upos == Upos::Noun
                && a.words()[h].deprel.base() == "appos"
                && super::frame::owner(cx, w).is_none()
        })
        .unwrap_or(top);
    // "An ally of X and an opponent of Y", hung on X: what is said of the first.
    let top = a.words()[top]
        .head
        .filter(|_| a.words()[top].deprel.base() == "conj")
        .and_then(|h| a.words()[h].head.filter(|_| a.words()[h].deprel.base() == "nmod"))
        .filter(|&h| lexicon::agent(&lower(a.lemma(h))).is_some())
        .unwrap_or(top);
    let word = &a.words()[top];
    let named = |c: usize| index.headed_by(c).or_else(|| index.named_at(c));
    if a.children_by(top, "cop").next().is_some() {
        // "Is no friend of X" is said in full.
        if unreal(cx, top) && a.lemma(top) != "friend" {
            return None;
        }
        let hits = a.children_by(top, "nsubj").next().map(|s| subject(cx, index, s)).unwrap_or_default();
        return (!hits.is_empty()).then_some(hits);
    }
    let head = word.head;
    // "Remains a critic of X", "became his ally".
    if let Some(verb) = head.filter(|&h| {
        matches!(word.deprel.base(), "xcomp" | "obj") && matches!(a.lemma(h), "remain" | "become" | "stay")
    }) {
        if unreal(cx, verb) {
            return None;
        }
        return Some(super::frame::subjects(cx, index, verb).0);
    }
    // "Belongs to Y's most faithful followers".
    if let Some(verb) = head.filter(|&h| a.lemma(h) == "belong" && word.deprel.base() == "obl") {
        return (!unreal(cx, verb)).then(|| super::frame::subjects(cx, index, verb).0);
    }
    // "X's backers, Y and Z", "X's backers include Y and Z".
    let listed = head.filter(|&h| word.deprel.base() == "nsubj" && cx.is(h, Class::Includes));
    if let Some(object) = listed.and_then(|verb| a.children_by(verb, "obj").next()) {
        let hits = row(cx, index, object);
        return Some(if hits.is_empty() { whole(cx, object).into_iter().collect() } else { hits });
    }
    let apposed = a.children_by(top, "appos").chain(a.children_by(top, "flat")).find(|&c| named(c).is_some());
    if let Some(c) = apposed {
        let hits = row(cx, index, c);
        return Some(if hits.is_empty() { named(c).into_iter().collect() } else { hits });
    }
    // "X and its ally, Y": Y.
    let own = a.children_by(w, "nmod").any(|c| matches!(a.form(c), "its" | "their" | "his" | "her"));
    if own && word.deprel.base() == "conj" && a.words().get(w + 3).is_some() && a.form(w + 1) == "," {
        return Some((w + 2..w + 4).find_map(|v| index.named_at(v)).into_iter().collect());
    }
    let of_head = match word.deprel.base() {
        "appos" | "acl" | "conj" => head.and_then(|h| {
            let first = row(cx, index, h).into_iter().next();
            first.filter(|hit| {
                // "Supporters and opponents of X" are two groups.
                word.deprel.base() == "appos" || hit.0.is_some() && lexicon::agent(&lower(a.lemma(h))).is_none()
            })
        }),
        "nmod" if word.deprel.as_str() == "nmod:desc" => head.and_then(|h| index.named_at(h)),
        "compound" => head.and_then(|h| index.named_at(h)),
        _ => None,
    };
    // "X ally Y": the name straight after; "X, a staunch ally of": the name before the comma.
    let after = || {
        index.named_at(w + 1).filter(|(_, s)| s.start >= a.words()[w].span.end && s.start <= a.words()[w].span.end + 1)
    };
    // "An opponent of X, Y": the parse hangs the second name on the first.
    let second = || {
        let person = |c: usize| a.words()[c].name.is_some_and(|n| a.names()[n].kind == NameKind::Per);
        let of = a.children_by(w, "nmod").find(|&c| c > w && person(c))?;
        a.children_by(of, "appos").filter(|&c| person(c)).find_map(named)
    };
    // "X's sole ally in parliament, the Y party,".
    let later = || {
        let mark = (w + 1..(w + 6).min(a.words().len())).find(|&v| a.form(v) == ",")?;
        let phrase = (w + 1..mark).all(|v| !matches!(a.words()[v].upos, Upos::Verb | Upos::Aux));
        let name = (mark + 1..(mark + 5).min(a.words().len()))
            .take_while(|&v| a.words()[v].upos != Upos::Punct)
            .find_map(|v| index.named_at(v))
            .filter(|_| phrase && word.deprel.base() != "appos")?;
        let end = a.words_in(name.1).end;
        (a.words().get(end).is_some() && matches!(a.form(end), "," | ".")).then_some(name)
    };
    let hit = of_head.or_else(second).or_else(after).or_else(|| before_comma(cx, index, top)).or_else(later);
    // "As a critic of X, Y ...".
    let as_one = || {
        let verb = head.filter(|_| a.children_by(top, "case").any(|p| a.form(p).eq_ignore_ascii_case("as")))?;
        a.children_by(verb, "nsubj").next().and_then(named)
    };
    Some(hit.or_else(as_one).into_iter().collect())
}

/// Any noun phrase that is listed: it need not be known.
fn whole(cx: &Context<'_>, w: usize) -> Option<Hit> {
    let a = cx.analysis;
    if !matches!(a.words()[w].upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let first = a.children(w).iter().map(|&c| c as usize).filter(|&c| c < w && w - c < 6).min().unwrap_or(w);
    Some((None, a.words()[first].span.to(a.words()[w].span)))
}
