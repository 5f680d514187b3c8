//! The words that events hang on, and when they are no event.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use dateline_lang::{Analysis, Deprel, Upos, Xpos};
use dateline_model::{BlockKind, PloverType, Status};

use crate::clause;
use crate::context::Context;
use crate::events::arguments::{Roles, case, temporal};
use crate::events::types::{self, ALL, Lexicon};
use crate::events::{parties, weapons};
use crate::lexicon::Class;

/// A word that an event may hang on.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) word: usize,
    pub(super) lexicon: &'static Lexicon,
    pub(super) mode: Option<&'static str>,
    /// "verb", "phrase" or "noun".
    pub(super) how: &'static str,
    /// The preposition of the pattern, whose phrase is the recipient ("call for").
    pub(super) preposition: Option<&'static str>,
    /// The object that makes the phrase, and is no recipient then ("open fire").
    pub(super) object: Option<usize>,
}

/// `lemma`, `lemma preposition`, `lemma >object|object`, and their mode.
struct Pattern {
    lexicon: &'static Lexicon,
    mode: Option<&'static str>,
    preposition: Option<&'static str>,
    objects: Vec<&'static str>,
}

struct Patterns {
    verbs: HashMap<&'static str, Vec<Pattern>>,
    nouns: HashMap<&'static str, (&'static Lexicon, Option<&'static str>)>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut verbs: HashMap<&'static str, Vec<Pattern>> = HashMap::new();
    let mut nouns = HashMap::new();
    for lexicon in ALL {
        for (mode, entries) in lexicon.verbs {
            for entry in entries.split(',').map(str::trim).filter(|e| !e.is_empty()) {
                let (head, objects) = entry.split_once('>').unwrap_or((entry, ""));
                let mut words = head.split_whitespace();
                let Some(lemma) = words.next() else { continue };
                let objects = objects.split('|').map(str::trim).filter(|o| !o.is_empty()).collect();
                let mode = (!mode.is_empty()).then_some(*mode);
                verbs.entry(lemma).or_default().push(Pattern { lexicon, mode, preposition: words.next(), objects });
            }
        }
        for (mode, entries) in lexicon.nouns {
            for lemma in entries.split(',').map(str::trim).filter(|e| !e.is_empty()) {
                nouns.entry(lemma).or_insert((lexicon, (!mode.is_empty()).then_some(*mode)));
            }
        }
    }
    // The more a pattern asks for, the earlier it is tried.
    for list in verbs.values_mut() {
        list.sort_by_key(|p| std::cmp::Reverse((!p.objects.is_empty(), p.preposition.is_some())));
    }
    Patterns { verbs, nouns }
});

/// Lemmas to look a verb up by: the engine's, then what its form may come from, for the engine doubts some ("freed", "boycotted").
fn lemmas(cx: &Context<'_>, w: usize) -> Vec<String> {
    let form = cx.analysis.form(w).to_lowercase();
    let mut out = vec![cx.analysis.lemma(w).to_owned()];
    if let Some(stem) = form.strip_suffix("ed") {
        out.extend([stem.to_owned(), format!("{stem}e")]);
    } else if let Some(stem) = form.strip_suffix("ing") {
        out.extend([stem.to_owned(), format!("{stem}e")]);
    }
    out
}

/// Whether a gerund's verb is one of violence by itself.
pub(super) fn violent(cx: &Context<'_>, w: usize) -> bool {
    let plain = |p: &Pattern| p.lexicon.kind == PloverType::Assault && p.objects.is_empty() && p.preposition.is_none();
    lemmas(cx, w).iter().any(|l| PATTERNS.verbs.get(l.as_str()).is_some_and(|list| list.iter().any(plain)))
}

/// "fought cancer", "a battle with illness", "a verbal attack".
fn figurative(a: &Analysis, w: usize) -> bool {
    if !Class::ViolentVerb.has(a.lemma(w)) {
        return false;
    }
    a.children(w).iter().map(|&c| c as usize).any(|c| {
        let near = matches!(a.words()[c].deprel.base(), "obj" | "obl" | "nmod");
        near && Class::FoughtFiguratively.has(a.lemma(c))
            || matches!(a.words()[c].deprel.base(), "amod" | "compound") && Class::FigurativeAttack.has(a.lemma(c))
    })
}

/// Whether a verb only says what a coded verb is about: what was agreed, asked, refused or threatened, what for, and why.
fn told_above(a: &Analysis, hits: &HashMap<usize, PloverType>, word: usize) -> bool {
    let mut w = word;
    for _ in 0..4 {
        let Some(h) = a.words()[w].head else { return false };
        let mark = |m: &str| a.children_by(w, "mark").any(|c| a.lemma(c) == m);
        let above = hits.get(&h);
        match a.words()[w].deprel {
            Deprel::Conj if a.words()[h].upos == Upos::Verb => {}
            Deprel::Xcomp if a.lemma(h) != "deny" => {
                if matches!(
                    above,
                    Some(PloverType::Agree | PloverType::Request | PloverType::Reject | PloverType::Threaten)
                ) {
                    return true;
                }
            }
            Deprel::Ccomp => {
                return matches!(above, Some(PloverType::Agree | PloverType::Request));
            }
            Deprel::Advcl if mark("to") || mark("for") => return above.is_some(),
            Deprel::Acl if mark("to") => return a.words()[h].upos == Upos::Noun && !Class::Commitment.has(a.lemma(h)),
            _ => return false,
        }
        w = h;
    }
    false
}

/// A word that may be an event's: what the rules say of it, and why they doubt it.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) word: usize,
    /// None: a verb that no rule knows.
    pub(super) hit: Option<Hit>,
    /// It only says what a coded verb is about: what was agreed, asked or threatened, or condemned.
    pub(super) told: bool,
}

/// A verb or noun as one of no type.
pub(super) fn open(a: &Analysis, word: usize) -> Hit {
    let how = if a.words()[word].upos == Upos::Noun { "noun" } else { "verb" };
    Hit { word, lexicon: &types::UNKNOWN, mode: None, how, preposition: None, object: None }
}

/// A candidate as a hit of the type that it is coded as.
pub(super) fn hit(a: &Analysis, c: &Candidate, kind: PloverType, ruled: bool) -> Option<Hit> {
    if ruled {
        return c.hit.clone();
    }
    let lexicon = types::of(kind);
    let object = c.hit.as_ref().and_then(|h| h.object);
    let how = open(a, c.word).how;
    Some(Hit { word: c.word, lexicon, mode: None, how, preposition: None, object })
}

/// The candidates of each sentence that counts, in text order.
pub(super) fn candidates(cx: &Context<'_>) -> Vec<Vec<Candidate>> {
    // A report has nouns and adjectives among its deeds that no rule knows; the layer has learnt them from reports.
    let report = cx.sentences().take(3).count() > 2;
    cx.sentences().map(|s| of_sentence(cx, s, report)).filter(|list| !list.is_empty()).collect()
}

fn of_sentence(cx: &Context<'_>, s: usize, report: bool) -> Vec<Candidate> {
    let a = cx.analysis;
    let words = a.sentences()[s].words.clone();
    // The head of a list says who is in it, and is no report of a deed.
    let list_head =
        |b: usize| cx.doc.blocks[b].kind == BlockKind::Heading && cx.doc.blocks[b].words.quote().ends_with(':');
    if cx.block_of(s).is_some_and(list_head) || words.clone().filter(|&w| cx.is(w, Class::SportOrFilm)).count() >= 2 {
        return Vec::new();
    }
    // "Which countries back the opposition?" tells no deed.
    let asks = words.clone().next_back().is_some_and(|w| a.form(w) == "?");
    if asks && !words.clone().any(|w| matches!(a.words()[w].xpos, Xpos::OpenQuotes | Xpos::Quotes)) {
        return Vec::new();
    }
    let mut out: Vec<Candidate> = Vec::new();
    for w in words {
        let hit = match a.words()[w].upos {
            Upos::Verb => {
                let list = lemmas(cx, w).iter().find_map(|l| PATTERNS.verbs.get(l.as_str()));
                list.and_then(|list| list.iter().find_map(|p| verb(cx, w, p)))
            }
            Upos::Noun => noun(cx, w, a.lemma(w)),
            _ => None,
        };
        let hit = hit.filter(|h| !figurative(a, h.word));
        let inner = matches!(a.words()[w].deprel, Deprel::Amod | Deprel::Compound | Deprel::Flat);
        let open = match a.words()[w].upos {
            Upos::Verb => true,
            Upos::Noun => report && (cx.is(w, Class::DeedNoun) || clause::is_deed(a, w)),
            Upos::Adj => report && cx.is(w, Class::AttitudeAdjective),
            _ => false,
        };
        if hit.is_some() || open && !inner {
            out.push(Candidate { word: w, hit, told: false });
        }
    }
    let hits = || out.iter().filter_map(|c| c.hit.as_ref());
    let kinds: HashMap<usize, PloverType> =
        hits().filter(|h| h.how != "noun").map(|h| (h.word, h.lexicon.kind)).collect();
    let objects: HashSet<usize> = hits().filter_map(|h| h.object).collect();
    // What a coded verb is about ("condemned the attack", "lifted the sanctions") is its topic, not a further event.
    let topics: HashSet<usize> =
        hits().filter(|h| h.how != "noun").flat_map(|h| a.children(h.word)).map(|&c| c as usize).collect();
    out.retain(|c| !(c.hit.as_ref().is_some_and(|h| h.how == "noun") && objects.contains(&c.word)));
    for c in &mut out {
        c.told = match &c.hit {
            Some(h) if h.how == "noun" => {
                topics.contains(&c.word) && !a.words()[c.word].head.is_some_and(|h| happens(a.lemma(h)))
            }
            _ => told_above(a, &kinds, c.word),
        };
    }
    out
}

fn verb(cx: &Context<'_>, w: usize, p: &Pattern) -> Option<Hit> {
    let a = cx.analysis;
    if a.words()[w].deprel == Deprel::Amod || a.words()[w].deprel == Deprel::Compound {
        return None;
    }
    let mut object = None;
    if !p.objects.is_empty() {
        let passive = a.children(w).iter().map(|&c| c as usize).filter(|&c| a.words()[c].deprel == Deprel::NsubjPass);
        let phrase = a.children_by(w, "obl").filter(|&o| p.preposition.is_some() && case(a, o) == p.preposition);
        // "declared a state of emergency", "dozens of missile tests": of what it is counts.
        let counts =
            |o: usize| matches!(a.lemma(o), "state" | "dozen" | "series" | "number" | "round" | "wave" | "string");
        let state = |o: usize| a.children_by(o, "nmod").next().filter(|_| counts(o)).unwrap_or(o);
        let wanted = |o: usize| {
            let o = state(o);
            p.objects.iter().any(|want| {
                a.lemma(o).eq_ignore_ascii_case(want)
                    || want.split_once(' ').is_some_and(|(x, y)| a.lemma(o) == y && o > 0 && a.lemma(o - 1) == x)
            })
        };
        let objects: Vec<usize> = a.children_by(w, "obj").chain(passive).chain(phrase).collect();
        let conjuncts = objects.iter().flat_map(|&o| a.children_by(o, "conj"));
        object = objects.iter().copied().chain(conjuncts).find(|&o| wanted(o));
        object?;
    }
    if let Some(wanted) = p.preposition.filter(|_| object.is_none_or(|o| case(a, o) != p.preposition)) {
        let particle = a
            .children(w)
            .iter()
            .any(|&c| a.words()[c as usize].deprel == Deprel::CompoundPrt && a.lemma(c as usize) == wanted);
        let adverb = a.children_by(w, "advmod").any(|c| a.lemma(c) == wanted);
        let phrase =
            a.children_by(w, "obl").any(|o| !temporal(a, o) && a.children_by(o, "case").any(|c| a.lemma(c) == wanted));
        if !particle && !adverb && !phrase {
            return None;
        }
    }
    if misread(cx, w, p) {
        return None;
    }
    // Only what explodes goes off.
    if a.lemma(w) == "go"
        && !a.children_by(w, "nsubj").any(|s| weapons::tool(a.lemma(s)))
        && p.preposition == Some("off")
    {
        return None;
    }
    let how = if object.is_some() || p.preposition.is_some() { "phrase" } else { "verb" };
    Some(Hit { word: w, lexicon: p.lexicon, mode: p.mode, how, preposition: p.preposition, object })
}

/// Whether a verb means something else here: "strike back" is no strike, "seizing on a chance" no seizure, "seeks treatment" no demand; only forces
/// remain in the streets as a move of theirs, and only people are taken from their beds.
fn misread(cx: &Context<'_>, w: usize, p: &Pattern) -> bool {
    let a = cx.analysis;
    let objects = || a.children_by(w, "obj");
    let subjects = || a.children_by(w, "nsubj");
    let leads = |base: &str, words: &[&str]| {
        a.children_by(w, base).any(|o| words.contains(&a.lemma(o)) || case(a, o).is_some_and(|c| words.contains(&c)))
    };
    match (p.lexicon.kind, a.lemma(w)) {
        (PloverType::Protest, "strike") => {
            objects().next().is_some() || leads("advmod", &["back"]) || leads("compound", &["back"])
        }
        (PloverType::Coerce, "seize") => objects().next().is_none() && leads("obl", &["on", "upon"]),
        (PloverType::Request, "seek") if p.objects.is_empty() => objects().any(|o| cx.is(o, Class::SoughtPrivately)),
        (PloverType::Mobilize, "remain" | "stay" | "move") => {
            p.preposition.is_some() && !subjects().any(|s| cx.is(s, Class::ForceNoun) || a.lemma(s) == "tank")
        }
        (PloverType::Assault, "take" | "snatch") if p.preposition == Some("from") => {
            let people =
                |x: usize| parties::human(a, x) || a.words()[x].name.is_some() || a.words()[x].upos == Upos::Pron;
            let whom = objects()
                .next()
                .or_else(|| a.children_by(w, "nsubj").find(|&s| a.words()[s].deprel == Deprel::NsubjPass));
            !whom.is_some_and(people)
        }
        _ => false,
    }
}

fn noun(cx: &Context<'_>, w: usize, lemma: &str) -> Option<Hit> {
    let a = cx.analysis;
    // "Recorded seven ceasefire violations".
    if lemma == "violation"
        && a.children_by(w, "compound").any(|c| matches!(a.lemma(c), "ceasefire" | "truce" | "cease-fire"))
    {
        let lexicon = types::of(PloverType::Assault);
        return Some(Hit { word: w, lexicon, mode: None, how: "noun", preposition: None, object: None });
    }
    // "military action is possible", "will take military action": a threat, where something says that it may come.
    if matches!(lemma, "action" | "intervention" | "option")
        && a.children_by(w, "amod").any(|m| a.lemma(m) == "military")
        && a.words()[w].head.is_some_and(|h| comes(a, h))
    {
        let lexicon = types::of(PloverType::Threaten);
        return Some(Hit { word: w, lexicon, mode: Some("violence"), how: "noun", preposition: None, object: None });
    }
    let &(lexicon, mode) = PATTERNS.nouns.get(lemma)?;
    // "looked like a fight", "strike force", "a protest leader".
    let like = a.children_by(w, "case").any(|c| matches!(a.lemma(c), "like" | "as" | "than"));
    if like
        || matches!(a.words()[w].deprel, Deprel::Compound | Deprel::Amod | Deprel::Flat)
        || a.words()[w].name.is_some()
    {
        return None;
    }
    Some(Hit { word: w, lexicon, mode, how: "noun", preposition: None, object: None })
}

/// Whether a word says of its subject or object that it may or will come.
fn comes(a: &Analysis, h: usize) -> bool {
    let ahead = |v: usize| {
        a.children_by(v, "aux").any(|x| matches!(a.lemma(x), "will" | "could" | "may" | "might" | "would"))
            || a.children_by(v, "mark").any(|m| a.lemma(m) == "to")
    };
    Class::PossibilityOrPlan.has(a.lemma(h)) || a.lemma(h) == "take" && ahead(h)
}

/// Whether a hit is an event: one that nobody takes part in is none, nor a noun that is only named.
pub(super) fn holds(hit: &Hit, roles: &Roles) -> bool {
    if hit.how == "noun" && hit.lexicon.kind == PloverType::Threaten {
        return !roles.actors.is_empty();
    }
    if hit.how == "noun" {
        let both = !roles.recipients.is_empty() || hit.lexicon.reciprocal || roles.actors.len() > 1;
        return roles.happens
            && !(roles.actors.is_empty()
                && roles.recipients.is_empty()
                && hit.lexicon.kind != PloverType::Protest
                && hit.lexicon.kind != PloverType::Assault)
            || !roles.actors.is_empty() && roles.explicit && both;
    }
    if hit.lexicon.needs_recipient && roles.recipients.is_empty() {
        return false;
    }
    !(roles.actors.is_empty() && roles.recipients.is_empty())
}

/// Whether a noun's governing verb makes it happen.
pub(super) fn happens(lemma: &str) -> bool {
    Class::Happens.has(lemma)
}

/// PLOVER's tie-breaks: what is only announced or threatened is coded as the announcement or the threat.
///
/// What a deed was done for is no announcement ("flew to Osk to meet the king").
pub(super) fn retold(hit: &Hit, status: Status, purpose: bool) -> (PloverType, Option<&'static str>, &'static str) {
    let kind = hit.lexicon.kind;
    match (kind, status) {
        (_, Status::Planned) if purpose => (kind, hit.mode, hit.lexicon.rule),
        (PloverType::Consult | PloverType::Support | PloverType::Cooperate | PloverType::Aid, Status::Planned) => {
            (PloverType::Agree, None, "events/agree/future")
        }
        (
            PloverType::Agree
            | PloverType::Support
            | PloverType::Cooperate
            | PloverType::Aid
            | PloverType::Retreat
            | PloverType::Concede
            | PloverType::Consult,
            Status::Negated,
        ) => (PloverType::Reject, None, "events/reject/not"),
        (PloverType::Retreat, Status::Planned) => (PloverType::Concede, None, "events/concede/announced"),
        (
            PloverType::Assault | PloverType::Coerce | PloverType::Sanction | PloverType::Mobilize,
            Status::Threatened,
        ) => {
            let mode = match kind {
                PloverType::Assault => "violence",
                PloverType::Coerce => "restrict",
                PloverType::Sanction => "relations",
                _ => "territory",
            };
            (PloverType::Threaten, Some(mode), "events/threaten/of")
        }
        _ => (kind, hit.mode, hit.lexicon.rule),
    }
}
