//! From a word that tells of a fate to those who met it, by the rules of `data/rules/tolls.rules`; and what those rules ask that has to be computed.

use std::sync::LazyLock;

use dateline_lang::{Analysis, Upos, Xpos};
use dateline_model::TollKind;

use crate::amounts::is_person;
use crate::clause::StanceKind;
use crate::context::Context;
use crate::entities::lexicon::{agentive, noun};
use crate::inflection;
use crate::lexicon::Class;
use crate::rules::{Code, Rules, Source, Spot, Trigger};

/// The rules.
pub(crate) static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::parse(TEXT, CODE).unwrap_or_default());

/// Their text.
pub(crate) const TEXT: &str = include_str!("../../data/rules/tolls.rules");

/// What they ask by name.
pub(crate) const CODE: &[Code] = &[
    ("arrivals", arrivals),
    ("asylum-seeker", |s| s.cx.analysis.lemma(s.word) == "asylum-seeker"),
    ("ends-in-death", |s| ends_in_death(s.cx.analysis, s.word)),
    ("feared", |s| head_is(s, &["fear", "believe"])),
    ("habitual", |s| habitual(s.cx.analysis, s.word)),
    ("loses-men", loses_men),
    ("marchers", |s| s.filling(&Source::Agent).into_iter().any(|w| marches_or_counts(s.cx, w))),
    ("numbered", |s| s.filling(&Source::Agent).into_iter().any(|w| has_number(s.cx.analysis, w))),
    ("of-fear", |s| head_is(s, &["fear"]) && s.cx.analysis.words()[s.word].deprel.base() == "xcomp"),
    ("sharp", |s| s.word > 0 && s.cx.is(s.word - 1, Class::Fragment)),
    ("things-next", |s| {
        s.cx.analysis.words().get(s.word + 1).is_some_and(|n| n.upos == Upos::Noun)
            && !people(s.cx.analysis, s.word + 1)
    }),
];

/// Words that say of those before them what they met ("100 injured", "14 were missing").
pub(super) const FATES: [(Class, TollKind); 5] = [
    (Class::KilledFate, TollKind::Killed),
    (Class::InjuredFate, TollKind::Injured),
    (Class::DetainedFate, TollKind::Detained),
    (Class::MissingFate, TollKind::Missing),
    (Class::DisplacedFate, TollKind::Displaced),
];

/// A fate told of a phrase: by which rule, by which word, of the phrase with which head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) rule: &'static str,
    pub(super) kind: TollKind,
    pub(super) trigger: usize,
    pub(super) head: usize,
}

/// The kind of toll that a rule makes; none where the rule only keeps others silent.
pub(super) fn kind(make: &str) -> Option<TollKind> {
    Some(match make {
        "killed" => TollKind::Killed,
        "injured" => TollKind::Injured,
        "abducted" => TollKind::Abducted,
        "detained" => TollKind::Detained,
        "released" => TollKind::Released,
        "missing" => TollKind::Missing,
        "sought_asylum" => TollKind::SoughtAsylum,
        "displaced" => TollKind::Displaced,
        "defected" => TollKind::Defected,
        "took_part" => TollKind::TookPart,
        _ => return None,
    })
}

/// What befalls the object of a verb of harm.
pub(super) fn done_to(lemma: &str) -> Option<TollKind> {
    let harms = |r: &&crate::rules::Rule| r.on == Trigger::Verb && r.slot("count") == [Source::Patient];
    RULES.of_lemma(lemma).find(harms).and_then(|r| kind(&r.make))
}

/// All that a word tells of, by the clause on it, else by the counted words beside it.
pub(super) fn told(cx: &Context<'_>, v: usize, counted: impl Fn(usize) -> bool) -> Vec<Told> {
    let a = cx.analysis;
    let spot = Spot { cx, word: v, linked: false };
    let mut out: Vec<Told> = Vec::new();
    let rules = || RULES.of_lemma(lemma(a, v)).filter_map(|r| Some((r, kind(&r.make)?)));
    for (rule, kind) in rules() {
        if out.iter().any(|t| t.kind == kind) || !spot.fits(rule) {
            continue;
        }
        let mut heads: Vec<usize> = rule.slot("count").iter().flat_map(|s| spot.filling(s)).collect();
        if let Some(own) = own_count(cx, v, &heads, &counted) {
            heads = vec![own];
        }
        heads.retain(|&h| !beyond(a, h) && !borrowed(cx, v, h));
        if rule.on == Trigger::Noun && kind == TollKind::TookPart {
            // "A march of 250 pensioners", not "a march of 20 kilometres".
            let people = |c: usize| agentive(a.lemma(c)) || noun(a.lemma(c)).is_some() || cx.is(c, Class::Demonstrator);
            heads.retain(|&c| people(c));
        }
        // "40 arrests".
        if heads.is_empty() && rule.on == Trigger::Noun && counted(v) {
            heads.push(v);
        }
        out.extend(heads.into_iter().map(|head| Told { rule: rule.name, kind, trigger: v, head }));
    }
    for (rule, kind) in rules().filter(|(r, _)| r.on == Trigger::Verb) {
        if !out.iter().any(|t| t.kind == kind)
            && spot.fits(rule)
            && let Some(head) = by_order(cx, v, rule.slot("count").contains(&Source::Patient), &counted)
        {
            out.push(Told { rule: rule.name, kind, trigger: v, head });
        }
    }
    out.extend(said_of(cx, v));
    out
}

/// "Killed at least 35 and injured scores", where the parse joins the second count to the first across a verb.
fn beyond(a: &Analysis, head: usize) -> bool {
    let first = a.words()[head].head.filter(|&f| a.words()[head].deprel.base() == "conj" && f < head);
    first.is_some_and(|f| (f..head).any(|w| a.words()[w].upos == Upos::Verb))
}

/// "A dozen people died and half a million fled": the count straight before the second verb is that verb's, whatever the parse shares out.
fn own_count(cx: &Context<'_>, v: usize, heads: &[usize], counted: &impl Fn(usize) -> bool) -> Option<usize> {
    let a = cx.analysis;
    let joined = a.words()[v].deprel.base() == "conj" && a.words()[v].upos == Upos::Verb;
    let first = a.words()[v].head.filter(|&h| joined && h < v && heads.iter().all(|&x| x < h))?;
    let mut at = v;
    while at > first + 1 && matches!(a.words()[at - 1].upos, Upos::Aux | Upos::Adv) && !counted(at - 1) {
        at -= 1;
    }
    at.checked_sub(1).filter(|&h| h > first && counted(h))
}

/// "400 people who arrived, camping out": who does what a participle tells beside its clause is not told there.
fn borrowed(cx: &Context<'_>, v: usize, head: usize) -> bool {
    let a = cx.analysis;
    let aside = a.words()[v].deprel.base() == "advcl" && !a.children_by(v, "mark").any(|m| a.lemma(m) == "to");
    aside
        && cx.clauses.on(v).is_some_and(|c| {
            cx.clauses.arguments(c).iter().any(|x| x.head == head && x.path == crate::clause::Path::Control)
        })
}

/// "14 were missing", "were left homeless".
fn said_of(cx: &Context<'_>, v: usize) -> Vec<Told> {
    let a = cx.analysis;
    let word = &a.words()[v];
    let form = a.form(v).to_lowercase();
    let fate = FATES.iter().find(|f| f.0.has(&form)).filter(|_| word.upos != Upos::Noun && !cx.is(v, Class::TollVerb));
    let Some(&(_, kind)) = fate else { return Vec::new() };
    let of = word.head.filter(|_| word.deprel.base() == "xcomp");
    if a.children_by(v, "cop").next().is_none() && a.children_by(v, "aux").next().is_none() && of.is_none() {
        return Vec::new();
    }
    let mut heads: Vec<usize> = a.children_by(v, "nsubj").collect();
    if let Some(h) = of.filter(|_| heads.is_empty()) {
        let spot = Spot { cx, word: h, linked: false };
        heads = spot.filling(&Source::Patient);
        if heads.is_empty() {
            heads = spot.filling(&Source::Agent);
        }
    }
    heads.into_iter().map(|head| Told { rule: "tolls/said-of", kind, trigger: v, head }).collect()
}

/// "Killed at least six miners", "more than 700 have been arrested": where the parse finds nobody, the counted words beside the verb group.
fn by_order(cx: &Context<'_>, v: usize, done_to: bool, counted: &impl Fn(usize) -> bool) -> Option<usize> {
    let a = cx.analysis;
    let word = &a.words()[v];
    let sentence = a.sentences()[word.sentence].words.clone();
    let passive = cx.clauses.on(v).is_some_and(|c| c.passive);
    if done_to && !passive {
        return (v + 1 < sentence.end && counted(v + 1)).then_some(v + 1);
    }
    if done_to && word.xpos != Xpos::Vbn {
        return None;
    }
    let mut at = v;
    while at > sentence.start
        && v - at < 5
        && matches!(a.words()[at - 1].upos, Upos::Aux | Upos::Adv)
        && !counted(at - 1)
    {
        at -= 1;
    }
    at.checked_sub(1).filter(|&h| h >= sentence.start && counted(h))
}

/// Whether what a word tells has happened, or is said to have.
pub(crate) fn real(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    // "Injured or killed" does not say which.
    let either = a.words()[w].deprel.base() == "conj" && a.children_by(w, "cc").any(|c| a.lemma(c) == "or");
    !either && matches!(cx.clauses.stance(w).kind, StanceKind::Fact | StanceKind::Claimed)
}

/// Whether it is denied of everybody: "nobody was hurt" counts none.
pub(super) fn of_nobody(cx: &Context<'_>, w: usize) -> bool {
    cx.clauses.stance(w).kind == StanceKind::Negated
}

/// The lemma; a form that the engine does not know is one of the rules' verbs.
pub(super) fn lemma(a: &Analysis, w: usize) -> &str {
    if a.words()[w].upos != Upos::Verb {
        return a.lemma(w);
    }
    inflection::among(a, w, Class::TollVerb)
}

/// Whether a noun counts people: known ones, and demonyms.
pub(super) fn people(a: &Analysis, w: usize) -> bool {
    let demonym = || a.words()[w].upos == Upos::Propn && a.form(w).ends_with('s') && a.form(w).len() > 4;
    is_person(a.lemma(w))
        || matches!(a.lemma(w), "other" | "passer")
        || noun(a.lemma(w)).is_some_and(|n| n.kind == dateline_model::EntityKind::Group)
        || demonym()
}

/// "shot dead", "shot and killed", "shot to death".
fn ends_in_death(a: &Analysis, v: usize) -> bool {
    // "Shot dead three medics": the parse may take the word with the medics.
    if a.words().get(v + 1).is_some() && a.form(v + 1) == "dead" {
        return true;
    }
    // "Two were stabbed and a clerk was killed" is another's death.
    let tells = |w: usize| {
        matches!(a.lemma(w), "dead" | "kill" | "death") && (w < v || a.children_by(w, "nsubj").next().is_none())
    };
    a.children(v).iter().any(|&c| tells(c as usize)) || a.words()[v].head.is_some_and(|h| a.lemma(h) == "kill")
}

/// "A day", "per week": what is done every day is no count of one.
fn habitual(a: &Analysis, v: usize) -> bool {
    let end = a.sentences()[a.words()[v].sentence].words.end.min(v + 12);
    (v + 1..end.saturating_sub(1)).any(|w| {
        matches!(a.form(w), "a" | "per" | "every" | "each")
            && matches!(a.form(w + 1), "day" | "month" | "week" | "year")
    })
}

/// A people by its name, a hundred or more of them, who "have come": not visitors or voters.
fn arrivals(s: &Spot<'_, '_>) -> bool {
    let a = s.cx.analysis;
    let perfect = a.children_by(s.word, "aux").any(|x| a.lemma(x) == "have");
    let many = |w: usize| {
        (w.saturating_sub(3)..w).any(|n| {
            let digits = a.form(n).chars().filter(char::is_ascii_digit).count();
            digits > 2 || matches!(a.lemma(n), "hundred" | "hundreds" | "thousand" | "thousands" | "million")
        })
    };
    let people = |w: usize| a.words()[w].upos == Upos::Propn && a.form(w).ends_with('s');
    perfect && s.filling(&Source::Agent).into_iter().any(|w| people(w) && many(w))
}

/// Whether men are lost as in a fight: not a vote or a home, nor by a team or a party.
fn loses_men(s: &Spot<'_, '_>) -> bool {
    let of = |source, class| s.filling(&source).into_iter().any(|w| s.cx.is(w, class));
    let men = of(Source::Patient, Class::ForceMember) || of(Source::Patient, Class::Comrade);
    let sport = s.below(|w| matches!(w, "injury" | "suspension" | "rival")) || of(Source::Agent, Class::TeamNoun);
    men && !sport
}

fn marches_or_counts(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    let marches = |w| cx.is(w, Class::Demonstrator);
    marches(w) || a.children_by(w, "nmod").any(|c| marches(c) || a.words()[c].upos == Upos::Num)
}

fn has_number(a: &Analysis, w: usize) -> bool {
    a.children_by(w, "nummod").next().is_some()
}

/// Whether the word above is one of these.
fn head_is(s: &Spot<'_, '_>, lemmas: &[&str]) -> bool {
    let a = s.cx.analysis;
    a.words()[s.word].head.is_some_and(|h| lemmas.contains(&a.lemma(h)))
}
