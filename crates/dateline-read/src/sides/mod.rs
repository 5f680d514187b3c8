//! Sides: who stands with whom.
//!
//! [`lists`] reads lists under a heading and rows in a sentence; [`verbs`], [`light`] and [`exit`] clauses ("Brazil recognised X", "threw its
//! weight behind X", "called on X to resign"); [`nouns`], [`backing`], [`adjectives`], [`stances`], [`titles`], [`insults`], [`prefixes`] and [`backed`] phrases ("a staunch ally
//! of", "Y's support for", "troops loyal to", "in support of", "pro-X", "US-backed"); [`said`] what a speaker asks of somebody ("X must go");
//! [`order`] what the parse lost; [`ellipsis`] the same of another ("as is Y"). [`lexicon`] holds the words, [`subjects`] says who takes a
//! side, [`unreal`] where nobody does, [`frame`] what else the rules about clauses share. A relation inside what somebody says is theirs: where the
//! speaker is the one who takes the side its basis is a statement; where it is a third party the side carries that claim.

mod adjectives;
mod backed;
mod backing;
mod ellipsis;
mod exit;
mod fold;
mod frame;
mod insults;
mod layer;
mod lexicon;
mod light;
pub(crate) mod lists;
mod names;
mod nouns;
mod order;
mod prefixes;
mod said;
mod slogans;
mod stances;
mod subjects;
mod titles;
mod unreal;
mod verbs;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::{EntityKind, Party, Record, Relation, Side, SideBasis, Span, Why};

use crate::antecedent;
use crate::context::Context;
use crate::entities::Index;
use crate::entities::lexicon::{agentive, noun};
pub(crate) use layer::Layer;
pub use layer::{SideExamples, stand};
pub(crate) use lexicon::people;
pub(crate) use names::calendar;

/// One relation as a rule found it.
#[derive(Clone, Debug)]
struct Found {
    span: Span,
    from: Span,
    from_entity: Option<usize>,
    to: Span,
    to_entity: Option<usize>,
    relation: Relation,
    basis: SideBasis,
    rule: &'static str,
    /// The word that says it.
    cue: Option<usize>,
    /// The speaker, where the words themselves name one ("X accused Y of backing Z").
    accuser: Option<usize>,
}

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let mut found = Vec::new();
    lists::find(cx, record, &index, &mut found);
    let ground = Ground {
        speakers: speakers(cx, record, &index),
        names: names::find(cx, record, &index),
        bearers: names::bearers(cx, record, &index),
        lemmas: (0..cx.analysis.words().len()).map(|w| verbal(cx, w)).collect(),
        record,
        index: &index,
    };
    verbs::find(cx, &ground, &mut found);
    light::find(cx, &ground, &mut found);
    exit::find(cx, &ground, &mut found);
    nouns::find(cx, &ground, &mut found);
    backing::find(cx, &ground, &mut found);
    adjectives::find(cx, &ground, &mut found);
    stances::find(cx, &ground, &mut found);
    titles::find(cx, &ground, &mut found);
    insults::find(cx, &ground, &mut found);
    prefixes::find(cx, record, &ground, &mut found);
    backed::find(cx, &ground, &mut found);
    said::find(cx, &ground, &mut found);
    slogans::find(cx, &ground, &mut found);
    order::find(cx, &ground, &mut found);
    ellipsis::find(cx, &ground, &mut found);
    found.sort_by_key(|f| (f.span.start, f.span.end, f.from.start, f.to.start));
    // A row read by its commas, and a heading, say all that the clause in them says.
    let list = |f: &Found| f.basis == SideBasis::List;
    // Only a list runs over the end of a paragraph.
    found.retain(|f| list(f) || !cx.slice(f.span).contains("\n\n"));
    let listed: HashSet<usize> = found.iter().filter(|f| list(f)).filter_map(|f| f.cue).collect();
    let headings: HashSet<usize> = found
        .iter()
        .filter(|f| f.rule == "sides/list-under-heading")
        .filter_map(|f| Some(cx.analysis.words()[f.cue?].sentence))
        .collect();
    let said = |c: usize| listed.contains(&c) || headings.contains(&cx.analysis.words()[c].sentence);
    found.retain(|f| list(f) || f.cue.is_none_or(|c| !said(c)));
    let claims = Claims::new(cx, record);
    let mut seen = HashSet::new();
    let mut sides = Vec::new();
    for f in found {
        // Nobody stands with himself.
        if f.from.overlaps(f.to) || (f.from_entity.is_some() && f.from_entity == f.to_entity) {
            continue;
        }
        let (claim, own) = claims.of(cx, record, &f);
        // Thanks say that the support was there.
        let counted_on = f.rule == "sides/has-support" && matches!(cx.slice(f.to), "he" | "she" | "it" | "they");
        let claim = claim.filter(|_| own || !counted_on && f.rule != "sides/thanked" && !by_the_way(cx, &f));
        if f.accuser.is_some() && claim.is_none() {
            continue;
        }
        let basis = if own && f.basis == SideBasis::Phrase { SideBasis::Statement } else { f.basis };
        let id = |e: Option<usize>| e.and_then(|e| record.entities.get(e)).map(|e| e.id.clone());
        // A repeat of what the report says itself adds nothing; of a third party's words it stands for itself.
        let key = fold::key(cx, record, &f, basis);
        let told = seen.contains(&(key.clone(), None)) && f.accuser.is_none();
        // What somebody says of his own side twice is one side.
        let whose = claim.clone().filter(|_| !own && basis != SideBasis::Statement);
        if told || !seen.insert((key, whose)) {
            continue;
        }
        let mut why = Why::rule(f.rule);
        if let Some(c) = f.cue {
            why = why.on(cx.text.quote(cx.analysis.words()[c].span));
        }
        sides.push(Side {
            id: format!("s{}", sides.len() + 1),
            words: cx.text.quote(f.span),
            from: Party { words: cx.text.quote(f.from), entity: id(f.from_entity) },
            to: Party { words: cx.text.quote(f.to), entity: id(f.to_entity) },
            relation: f.relation,
            date: f.cue.and_then(|c| date(cx, record, c)),
            basis,
            claim,
            why: vec![why],
        });
    }
    record.sides = sides;
}

/// What describes somebody by the way ("anti-X protesters", "X, a critic of Y,") is the report's own, whoever is told to say the rest.
fn by_the_way(cx: &Context<'_>, f: &Found) -> bool {
    let a = cx.analysis;
    let descriptive = matches!(
        f.rule,
        "sides/pro-anti" | "sides/camp" | "sides/backed" | "sides/ally" | "sides/supporters" | "sides/loyal-to"
    );
    let stated = |c: usize| {
        a.children_by(c, "cop").next().is_some() || matches!(a.words()[c].deprel.base(), "xcomp" | "ccomp" | "root")
    };
    f.cue.is_some_and(|c| (descriptive && !stated(c) || modifies(cx, c)) && !quoted(cx, c))
}

/// "Sanctions imposed by X", "Y, who has backed Z,": a clause that only describes.
fn modifies(cx: &Context<'_>, cue: usize) -> bool {
    let a = cx.analysis;
    let mut at = cue;
    for _ in 0..3 {
        let word = &a.words()[at];
        let Some(h) = word.head else { return false };
        match word.deprel.as_str() {
            "acl:relcl" => {
                let pronoun = a
                    .children(at)
                    .iter()
                    .map(|&c| c as usize)
                    .find(|&c| matches!(a.form(c), "who" | "which" | "whom" | "whose"));
                return pronoun.is_some_and(|p| p > 0 && a.form(p - 1) == "," && h < p);
            }
            "acl" => return matches!(word.xpos, Xpos::Vbn | Xpos::Vbd) && h < at,
            "conj" | "xcomp" => at = h,
            _ => return false,
        }
    }
    false
}

/// Whether a word stands between quotation marks of its sentence.
fn quoted(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let first = a.sentences()[a.words()[w].sentence].words.start;
    let open = (first..w).filter(|&v| matches!(a.form(v), "\"" | "“" | "”" | "``" | "''")).count();
    open % 2 == 1
}

/// What the rules stand on: the entities by their words, and who makes the claims.
struct Ground<'a> {
    record: &'a Record,
    index: &'a Index,
    /// By the word of its cue: the speaker of a claim.
    speakers: HashMap<usize, (usize, Span)>,
    /// By word: names that the entities have only in part, or not at all.
    names: HashMap<usize, (usize, Span)>,
    /// Of an entity that is a title and no more: the one who bears it.
    bearers: HashMap<usize, usize>,
    /// By word: the lemmas of verbs and adjectives, which many rules ask for.
    lemmas: Vec<Option<Cow<'a, str>>>,
}

/// The lemma of a verb or an adjective.
fn verbal<'a>(cx: &'a Context<'_>, w: usize) -> Option<Cow<'a, str>> {
    matches!(cx.analysis.words()[w].upos, Upos::Verb | Upos::Adj).then(|| lexicon::lemma(cx.analysis, w))
}

impl Ground<'_> {
    /// The lemma of a verb; a form that the engine does not know is one of the lexicon's words.
    fn lemma<'a>(&'a self, cx: &'a Context<'_>, w: usize) -> Cow<'a, str> {
        match &self.lemmas[w] {
            Some(lemma) => Cow::Borrowed(lemma),
            None => lexicon::lemma(cx.analysis, w),
        }
    }

    /// The name (entity and span) that a word is part of.
    fn named_at(&self, word: usize) -> Option<(usize, Span)> {
        self.names.get(&word).copied().or_else(|| self.index.named_at(word)).map(|hit| self.borne(hit))
    }

    /// The mention (entity and span) that a word is the head of.
    fn headed_by(&self, word: usize) -> Option<(usize, Span)> {
        let hit = self.index.headed_by(word);
        self.names.get(&word).copied().filter(|n| hit.is_none_or(|h| n.1.contains(h.1))).or(hit).map(|h| self.borne(h))
    }

    /// "Chief Justice", where the name behind it is an entity of its own: its bearer.
    fn borne(&self, (e, span): (usize, Span)) -> (usize, Span) {
        (self.bearers.get(&e).copied().unwrap_or(e), span)
    }

    /// Who says the words at a word, where it stands in a claim whose speaker is known.
    fn speaker_at(&self, cx: &Context<'_>, word: usize) -> Option<(usize, Span)> {
        let at = cx.analysis.words()[word].span;
        let holds = |c: &&dateline_model::Claim| c.content.spans().iter().any(|s| s.contains(at));
        let claim =
            self.record.claims.iter().filter(holds).min_by_key(|c| c.content.hull().map_or(u32::MAX, Span::len))?;
        let speaker = claim.speaker.as_ref()?;
        let span = speaker.words.span();
        if let Some(e) = speaker.entity.as_ref().and_then(|id| self.index.place(id)) {
            return Some((e, span));
        }
        let named = cx.analysis.words_in(span).rev().find_map(|w| self.named_at(w))?;
        Some((named.0, span))
    }
}

impl std::ops::Deref for Ground<'_> {
    type Target = Index;
    fn deref(&self) -> &Index {
        self.index
    }
}

/// A party that is no entity of the record: its words alone are given.
const NOBODY: usize = usize::MAX;

/// The entity, where it is one.
fn known(e: usize) -> Option<usize> {
    (e != NOBODY).then_some(e)
}

fn speakers(cx: &Context<'_>, record: &Record, index: &Index) -> HashMap<usize, (usize, Span)> {
    let mut out = HashMap::new();
    for c in &record.claims {
        let (Some(cue), Some(speaker)) = (&c.cue, &c.speaker) else { continue };
        let named = || cx.analysis.words_in(speaker.words.span()).rev().find_map(|w| index.named_at(w)).map(|n| n.0);
        let Some(e) = speaker.entity.as_ref().and_then(|id| index.place(id)).or_else(named) else { continue };
        for w in cx.analysis.words_in(cue.words.span()) {
            out.entry(w).or_insert((e, speaker.words.span()));
        }
    }
    out
}

/// Claims by the sentences that their content runs over.
struct Claims {
    by_sentence: HashMap<usize, Vec<usize>>,
}

impl Claims {
    fn new(cx: &Context<'_>, record: &Record) -> Claims {
        let mut by_sentence: HashMap<usize, Vec<usize>> = HashMap::new();
        for (n, c) in record.claims.iter().enumerate() {
            for span in c.content.spans() {
                let words = cx.analysis.words_in(*span);
                let (Some(first), Some(last)) = (words.clone().next(), words.last()) else { continue };
                let (first, last) = (cx.analysis.words()[first].sentence, cx.analysis.words()[last].sentence);
                for s in (first..=last).take(200) {
                    let list = by_sentence.entry(s).or_default();
                    if list.last() != Some(&n) && list.len() < 64 {
                        list.push(n);
                    }
                }
            }
        }
        Claims { by_sentence }
    }

    /// The innermost claim that a relation sits in, and whether it is the claim of the one who takes the side.
    fn of(&self, cx: &Context<'_>, record: &Record, f: &Found) -> (Option<String>, bool) {
        let holds = |n: &&usize| {
            record.claims[**n]
                .content
                .spans()
                .iter()
                .any(|s| s.contains(f.to) && (f.accuser.is_some() || s.contains(f.from)))
        };
        // "Urged the world to help; at home X backs her": the semicolon ends what is not quoted.
        let ended = |n: &&usize| {
            let c = &record.claims[**n];
            let cue = c.cue.as_ref().map(|q| q.words.span());
            let words = cue.filter(|q| q.end <= f.span.start && f.accuser.is_none());
            words.is_some_and(|q| {
                let between = cx.slice(Span::new(q.end, f.span.start));
                between.contains(';') && !between.contains(['"', '“', '”'])
            })
        };
        let here = cx.analysis.sentence_at(f.to.start).and_then(|s| self.by_sentence.get(&s));
        let inner = here
            .into_iter()
            .flatten()
            .filter(holds)
            .filter(|n| !ended(n))
            .min_by_key(|n| record.claims[**n].content.hull().map_or(u32::MAX, Span::len));
        let Some(c) = inner.map(|&n| &record.claims[n]) else { return (None, false) };
        let speaker = c.speaker.as_ref().and_then(|s| s.entity.as_ref());
        let own = speaker.is_some() && f.from_entity.and_then(|e| record.entities.get(e)).map(|e| &e.id) == speaker;
        // "The Y party, X's partner, said it would": its own word, whichever name the speaker goes by.
        let pronoun = matches!(cx.slice(f.from), "it" | "he" | "she" | "they");
        let within = |words: Span| {
            let e = f.from_entity.and_then(|e| record.entities.get(e));
            e.is_some_and(|e| e.mentions.iter().any(|m| words.contains(m.words.span())))
        };
        let own = own || pronoun && c.speaker.as_ref().is_none_or(|s| within(s.words.span()));
        // "X will back Y, its chair said": X's own word.
        let own = own || c.speaker.as_ref().is_some_and(|s| speaks_for(cx, s.words.span(), f));
        (Some(c.id.clone()), own)
    }
}

/// Whether a speaker's words name an office of the one who takes the side ("its chair", "an X spokesman").
fn speaks_for(cx: &Context<'_>, speaker: Span, f: &Found) -> bool {
    let a = cx.analysis;
    let words = a.words_in(speaker);
    let office = words.clone().any(|w| {
        matches!(
            a.lemma(w),
            "chair"
                | "chairman"
                | "chairwoman"
                | "leader"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "secretary"
                | "head"
                | "minister"
                | "president"
                | "premier"
                | "ministry"
                | "whip"
                | "director"
        )
    });
    let its = || words.clone().next().is_some_and(|w| matches!(a.form(w), "its" | "Its" | "their"));
    let named = || {
        let name = cx.slice(f.from);
        name.starts_with(char::is_uppercase) && cx.slice(speaker).contains(name)
    };
    office && (its() && f.from.end <= speaker.start || named())
}

/// The one time expression that hangs on a word's clause.
fn date(cx: &Context<'_>, record: &Record, cue: usize) -> Option<String> {
    let a = cx.analysis;
    let sentence = &a.sentences()[a.words()[cue].sentence];
    let from = record.times.partition_point(|t| t.words.span().start < sentence.span.start);
    let mut hits = record.times[from..].iter().take_while(|t| t.words.span().start < sentence.span.end).filter(|t| {
        let mut at = a.head_of(t.words.span());
        for _ in 0..3 {
            match at {
                Some(w) if w == cue => return true,
                Some(w) => at = a.words()[w].head,
                None => return false,
            }
        }
        false
    });
    let one = hits.next()?;
    hits.next().is_none().then(|| one.id.clone())
}

/// A word with the words in a row with it, where each stands for an entity.
fn row(cx: &Context<'_>, index: &Ground<'_>, word: usize) -> Vec<(usize, Span)> {
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
            let one = antecedent::of_it(cx, index.record, index, w).map(|e| (e, a.words()[w].span));
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
                let name = a.words()[w].upos == Upos::Propn && noun(&lexicon::lower(a.lemma(w))).is_none();
                described(cx, w).filter(|_| name)
            })
            .or_else(|| through(cx, index, w))
            .or_else(it);
        // "Ten of the governors", "most of X's allies".
        let of = || {
            let counts = (matches!(a.words()[w].upos, Upos::Num | Upos::Det | Upos::Adj | Upos::Pron)
                || matches!(
                    a.lemma(w),
                    "thousand"
                        | "hundred"
                        | "dozen"
                        | "score"
                        | "crowd"
                        | "majority"
                        | "handful"
                        | "number"
                        | "group"
                        | "rest"
                ))
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
            Some((NOBODY, a.words()[from].span.to(span)))
        };
        if let Some((e, span)) = hit
            .or_else(|| described(cx, w))
            .or_else(of)
            .or_else(|| {
                // "He", of whom nothing more is known.
                let alone = matches!(a.form(w), "he" | "she" | "He" | "She") && a.words()[w].deprel.base() == "nsubj";
                alone.then(|| (antecedent::of_he(cx, index.record, index, w).unwrap_or(NOBODY), a.words()[w].span))
            })
            .or_else(|| names::all_of(cx, index, w, &mut out))
        {
            // "A group of 30 deputies": with those whom it is of.
            let counted = matches!(
                a.lemma(w),
                "band"
                    | "coalition"
                    | "crowd"
                    | "group"
                    | "handful"
                    | "majority"
                    | "number"
                    | "alliance"
                    | "collection"
                    | "bloc"
                    | "circle"
            );
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
fn titled(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<(usize, Span)> {
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
    if matches!(
        a.lemma(w),
        "breakaway"
            | "coalition"
            | "fellow"
            | "government"
            | "minority"
            | "opposition"
            | "rebel"
            | "rival"
            | "splinter"
    ) && a.words().get(w + 1).is_some_and(|x| x.upos == Upos::Propn)
        && names::capital(a.form(w + 1))
    {
        let body = (w + 2..(w + 6).min(a.words().len()))
            .take_while(|&v| matches!(a.words()[v].upos, Upos::Propn | Upos::Num | Upos::Noun))
            .find(|&v| a.words()[v].upos == Upos::Noun && noun(a.lemma(v)).is_some() | lexicon::people(a.lemma(v)));
        if let Some(v) = body {
            let e = index.named_at(w + 1).or_else(|| index.named_at(v)).map_or(NOBODY, |n| n.0);
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
                .is_some_and(|(e, _)| known(e).is_some_and(|e| index.record.entities[e].kind == EntityKind::Person))
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
            let kin = matches!(a.lemma(w), "ally" | "neighbour" | "neighbor" | "rival" | "partner" | "patron");
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
        let noun = |c: &usize| *c > w && a.words()[*c].upos == Upos::Noun && !whose(*c);
        let first = a.children_by(w, "appos").find(noun)?;
        a.children_by(first, "appos")
            .chain(a.children_by(first, "flat"))
            .filter(|&c| person(c))
            .find_map(|c| index.named_at(c))
    };
    let hit = beside.filter(|&c| person(c)).find_map(|c| index.named_at(c)).or_else(deep);
    hit.or_else(|| straight().and_then(|c| index.named_at(c)))
}

/// A noun for people or a body that is no entity of the record, with the words before it ("the miners' union"), or a word that is
/// written as a name.
fn described(cx: &Context<'_>, w: usize) -> Option<(usize, Span)> {
    let a = cx.analysis;
    let first = a.sentences()[a.words()[w].sentence].words.start;
    // "Called Brand a tyrant": a capital inside a sentence, whatever the engine took it for.
    let capital = || {
        w > first
            && names::capital(a.form(w))
            && a.form(w).len() > 3
            && noun(&lexicon::lower(a.lemma(w))).is_none()
            && matches!(a.words()[w].upos, Upos::Noun | Upos::Adj)
            && a.form(w).chars().skip(1).all(char::is_lowercase)
            && !names::adjectival(a.form(w))
    };
    if names::calendar(a.form(w)) {
        return None;
    }
    if a.words()[w].upos == Upos::Propn && a.form(w).starts_with(char::is_uppercase) || capital() {
        // With the capitals before it ("Harbour Hands").
        let mut from = w;
        while from > first + 1 && names::capital(a.form(from - 1)) && a.words()[from - 1].head == Some(w) {
            from -= 1;
        }
        return Some((NOBODY, a.words()[from].span.to(a.words()[w].span)));
    }
    // "The seven": those of whom there were seven.
    if a.words()[w].upos == Upos::Num && a.form(w).chars().all(char::is_alphabetic) {
        let the = w.checked_sub(1).filter(|&d| d >= first && a.form(d).eq_ignore_ascii_case("the"))?;
        let alone = a.words().get(w + 1).is_none_or(|n| !matches!(n.upos, Upos::Noun | Upos::Propn | Upos::Adj));
        return alone.then(|| (NOBODY, a.words()[the].span.to(a.words()[w].span)));
    }
    // A noun that was read as a name ("the junta").
    let lowered = a.words()[w].upos == Upos::Propn && a.form(w).starts_with(char::is_lowercase);
    if a.words()[w].upos != Upos::Noun && !lowered {
        return None;
    }
    noun(&lexicon::lower(a.lemma(w))).map(|_| ()).or_else(|| {
        let lemma = lexicon::lower(a.lemma(w));
        (lexicon::people(&lemma) || agentive(&lemma)).then_some(())
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
    let article = a.words()[first].upos == Upos::Det && names::capital(a.form(w)) && first + 1 < w;
    let first = if article { first + 1 } else { first };
    // "X, whose fighters": the fighters.
    let first = if lexicon::lower(a.form(first)) == "whose" { (first + 1).min(w) } else { first };
    // "Which countries" asks.
    let asks = matches!(lexicon::lower(a.form(first)).as_ref(), "which" | "what" | "whose" | "how");
    // "The island of X".
    let of = a.words().get(w + 2).filter(|x| x.upos == Upos::Propn && a.form(w + 1) == "of");
    let last = of.map_or(a.words()[w].span, |x| x.span);
    (!asks).then(|| (NOBODY, a.words()[first].span.to(last)))
}

/// "Neighbours Brazil", "dozens of countries": the entity that a noun stands beside or counts.
fn through(cx: &Context<'_>, index: &Ground<'_>, w: usize) -> Option<(usize, Span)> {
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
            matches!(a.form(w), "who" | "whom")
                && a.words()[b].deprel.base() == "nmod"
                && a.words()[b].name.is_none()
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
                    who.then(|| (NOBODY, a.words()[head].span))
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
