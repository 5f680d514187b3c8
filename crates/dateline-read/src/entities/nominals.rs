//! Descriptions of those who act in the news: "security forces", "anti-government protesters", "a senior US official",
//! "troops loyal to X". The noun must be in the lexicon; the description is what stands before it and a short complement after.

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::{EntityKind, Span};

use super::lexicon::{self, Noun};
use super::names::Found;
use crate::context::Context;
use crate::lexicon::Class;

/// One description.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    pub(super) span: Span,
    pub(super) head: usize,
    pub(super) first: usize,
    /// Up to the noun, without what follows.
    pub(super) own: Span,
    /// The subject that this is said of ("X is a staunch ally").
    pub(super) predicate: Option<usize>,
    pub(super) noun: Noun,
    pub(super) lemma: String,
    /// Words before the noun that narrow it, lower case: no articles, numbers, quantities.
    pub(super) modifiers: Vec<String>,
    /// Words after the noun that narrow it.
    pub(super) tail: Option<String>,
    pub(super) plural: bool,
    pub(super) definite: bool,
    /// "a protester", "25 troops", "several": not the same as others of these words.
    pub(super) some: bool,
    pub(super) country: Option<String>,
    pub(super) key: String,
}

impl Nominal {
    pub(super) fn kind(&self) -> EntityKind {
        if self.noun.kind == EntityKind::Group && !self.plural && !self.collective() {
            return EntityKind::Person;
        }
        match self.noun.kind {
            EntityKind::ArmedForce if !self.plural && Class::ArmedPerson.has(self.lemma.as_str()) => EntityKind::Person,
            k => k,
        }
    }

    fn collective(&self) -> bool {
        Class::CrowdNoun.has(self.lemma.as_str())
    }

    pub(super) fn female(&self) -> Option<bool> {
        match self.lemma.as_str() {
            word if Class::WomanNoun.has(word) => Some(true),
            word if Class::ManNoun.has(word) => Some(false),
            _ => None,
        }
    }

    /// Whether others of the same words are the same.
    pub(super) fn joins(&self) -> bool {
        !self.some && (self.plural || self.definite || self.kind() != EntityKind::Person)
    }
}

/// Nouns that are an actor only when something says whose or which.
fn needs_more(lemma: &str) -> bool {
    Class::AmbiguousGroup.has(lemma)
}

/// The description that has this word as its head.
pub(super) fn at(cx: &Context<'_>, w: usize, in_name: &[bool]) -> Option<Nominal> {
    let a = cx.analysis;
    let word = &a.words()[w];
    let adjective_noun = word.upos == Upos::Adj && matches!(a.form(w), "military" | "opposition");
    if !(word.upos == Upos::Noun || word.upos == Upos::Propn || adjective_noun) {
        return None;
    }
    let lemma = a.lemma(w).to_lowercase();
    let form = a.form(w).to_lowercase();
    let noun = lexicon::noun(&lemma).or_else(|| lexicon::noun(&form))?;
    // "police officers", "opposition leader": the noun that it modifies is the one.
    if adjective_noun && word.deprel.base() != "nsubj" && word.deprel.base() != "obj" {
        return None;
    }
    if matches!(word.deprel.base(), "compound" | "amod" | "nmod") && word.deprel.as_str() != "nmod" {
        if let Some(h) = word.head.filter(|&h| h > w) {
            let other = a.lemma(h).to_lowercase();
            if in_name[h] || lexicon::noun(&other).is_some() || word.deprel.as_str() == "nmod:desc" {
                return None;
            }
            if word.deprel.base() == "compound" && !Class::ForceNoun.has(lemma.as_str()) {
                return None;
            }
        }
    }
    let mut first = w;
    for &c in a.children(w) {
        let c = c as usize;
        if c >= w {
            break;
        }
        let rel = a.words()[c].deprel;
        if matches!(rel.base(), "det" | "amod" | "compound" | "nummod" | "nmod" | "advmod" | "flat" | "punct")
            && !matches!(a.form(c), "," | "." | ":" | "•" | "(" | "'" | "\"")
        {
            let left = a.subtree(c).first().copied().unwrap_or(c);
            let clean = (left..w).all(|x| !matches!(a.form(x), "," | ";" | ":" | "." | "\n"));
            if clean && w - left <= 9 && left < first {
                first = left;
            }
        }
    }
    // A quotation mark before the noun cuts; hedges of a number are not the description's.
    if let Some(mark) =
        (first..w).rev().find(|&x| a.form(x).starts_with(['\'', '‘', '"', '“']) && !a.form(x).starts_with("'s"))
    {
        first = mark + 1;
    }
    while first < w && matches!(a.words()[first].upos, Upos::Adp | Upos::Sconj) {
        first += 1;
    }
    while first < w && Class::BeforeEntity.has(a.form(first).to_lowercase().as_str()) {
        first += 1;
    }
    let (mut modifiers, mut definite, mut some, mut country) = (Vec::new(), false, false, None);
    for x in first..w {
        let l = a.lemma(x).to_lowercase();
        let form = a.form(x);
        match a.words()[x].upos {
            Upos::Det | Upos::Pron => match l.as_str() {
                "the" | "this" | "that" | "these" | "those" => definite = true,
                word if Class::Indefinite.has(word) => some = true,
                _ => definite = true,
            },
            Upos::Num => some = true,
            Upos::Part | Upos::Punct | Upos::Adp | Upos::Adv => {}
            _ => {
                if Class::VagueQuantity.has(l.as_str()) {
                    some = true;
                } else if !Class::PassingAdjective.has(l.as_str()) {
                    modifiers.push(l);
                }
            }
        }
        if country.is_none() && form.chars().next().is_some_and(char::is_uppercase) && !super::draft::joined(cx, x) {
            country = super::draft::country_at(cx, x).and_then(|s| s.country.clone());
        }
    }
    // A name or adjective of a country identifies as an article does ("Venezuelan troops" are not "the" but not "some" either).
    let plural = word.xpos == Xpos::Nns
        || word.xpos == Xpos::Nnps
        || matches!(lemma.as_str(), "police" | "people" | "troop" | "troops");
    let sentence_end = a.sentences()[word.sentence].words.end;
    let (end, tail) = tail(cx, w, sentence_end);
    if needs_more(&lemma) && modifiers.is_empty() && tail.is_none() {
        return None;
    }
    // "the press conference", "army base": a compound head decides; a bare singular noun without an article is rarely somebody.
    if !plural && !definite && !some && modifiers.is_empty() && tail.is_none() && noun.kind == EntityKind::Group {
        return None;
    }
    if lemma == "force" && !plural && !modifiers.iter().any(|m| lexicon::modifier_sector(m).is_some()) {
        return None;
    }
    let noun = match lemma.as_str() {
        "force" if plural => Noun { sector: "MIL", ..noun },
        "group" if tail.as_deref().is_some_and(|t| t.starts_with("of ")) => {
            Noun { sector: "", kind: EntityKind::Group, class: "group" }
        }
        _ => noun,
    };
    let span = a.words()[first].span.to(a.words()[end - 1].span);
    if span.len() > 160 {
        return None;
    }
    let mut sorted = modifiers.clone();
    sorted.sort_unstable();
    let key = format!("{}|{}|{}|{}", noun.class, u8::from(plural), sorted.join(" "), tail.as_deref().unwrap_or(""));
    let predicate = a.children_by(w, "cop").next().is_some().then(|| a.children_by(w, "nsubj").next()).flatten();
    Some(Nominal {
        predicate,
        own: a.words()[first].span.to(word.span),
        span,
        head: w,
        first,
        noun,
        lemma,
        modifiers,
        tail,
        plural,
        definite,
        some,
        country,
        key,
    })
}

/// What follows the noun and belongs to the description: "of the National Guard", "loyal to X".
fn tail(cx: &Context<'_>, w: usize, sentence_end: usize) -> (usize, Option<String>) {
    let a = cx.analysis;
    let mut at = w + 1;
    if at >= sentence_end {
        return (at, None);
    }
    let start = at;
    if a.form(at) == "loyal" && at + 2 < sentence_end && a.form(at + 1) == "to" {
        at += 2;
    } else if matches!(a.form(at), "of" | "from") && at + 1 < sentence_end {
        at += 1;
    } else {
        return (at, None);
    }
    let noun_start = at;
    while at < sentence_end && at - noun_start < 6 {
        // "Secretary of State | Mike Pompeo".
        let person =
            a.words()[at].name.map(|n| &a.names()[n]).is_some_and(|n| n.kind == NameKind::Per && n.words.start == at);
        if person
            && at > noun_start
            && !matches!(a.words()[at - 1].upos, Upos::Det)
            && lexicon::title(&a.form(at - 1).to_lowercase()).is_none()
        {
            break;
        }
        let u = a.words()[at].upos;
        let first_det = at == noun_start && matches!(u, Upos::Det | Upos::Pron);
        if !(first_det || matches!(u, Upos::Adj | Upos::Noun | Upos::Propn) || matches!(a.form(at), "'s" | "’s" | "-"))
        {
            break;
        }
        at += 1;
    }
    let any = (noun_start..at).any(|x| matches!(a.words()[x].upos, Upos::Noun | Upos::Propn));
    if !any {
        return (w + 1, None);
    }
    let words = (start..at)
        .filter(|&x| a.words()[x].upos != Upos::Det)
        .map(|x| a.lemma(x).to_lowercase())
        .collect::<Vec<_>>()
        .join(" ");
    (at, Some(words))
}

/// Whether a demonym stands for people ("the Russians", "Iranians"), not as an adjective.
pub(super) fn people(cx: &Context<'_>, words: &std::ops::Range<usize>) -> bool {
    let a = cx.analysis;
    let w = words.end - 1;
    let word = &a.words()[w];
    if word.upos == Upos::Adj && word.deprel.base() == "amod" {
        return false;
    }
    let plural = matches!(word.xpos, Xpos::Nnps | Xpos::Nns) || a.form(w).ends_with('s');
    let the = words.start > 0 && a.form(words.start - 1).eq_ignore_ascii_case("the");
    matches!(word.deprel.base(), "nsubj" | "obj" | "obl" | "iobj" | "conj" | "nmod" | "root")
        && (plural || the)
        && word.deprel.as_str() != "nmod:desc"
}

/// Whether a place name acts: the subject of a doing, an agent, a possessor of one, or one of a row that does.
pub(super) fn acts(cx: &Context<'_>, f: &Found<'_>, text: &str) -> bool {
    if matches!(
        text.trim_start_matches("the "),
        "White House" | "Kremlin" | "Downing Street" | "Pentagon" | "Whitehall" | "Zhongnanhai" | "Élysée" | "Elysee"
    ) {
        return true;
    }
    let a = cx.analysis;
    let Some(head) = a.head_of(f.span) else { return false };
    let mut w = head;
    let mut steps = 0;
    while a.words()[w].deprel.base() == "conj" && steps < 8 {
        let Some(h) = a.words()[w].head else { break };
        w = h;
        steps += 1;
    }
    // "in Moscow", "from Moscow": a place; "between Moscow and Washington": the two.
    let preposition = a.children_by(head, "case").next().map(|c| a.form(c).to_lowercase());
    if let Some(p) = &preposition {
        return matches!(p.as_str(), "between" | "against")
            || (p == "by" && a.words()[w].deprel.as_str() == "obl:agent");
    }
    let word = &a.words()[w];
    match word.deprel.base() {
        "nsubj" if word.deprel.as_str() == "nsubj" => word.head.is_some_and(|h| {
            let l = a.lemma(h);
            a.words()[h].upos == Upos::Verb && !Class::DoneAtPlace.has(l)
        }),
        "iobj" => true,
        "obj" => word.head.is_some_and(|h| cx.is(h, Class::Addresses)),
        "nmod" if word.deprel.as_str() == "nmod:poss" => word.head.is_some_and(|h| cx.is(h, Class::PolicyNoun)),
        _ => false,
    }
}
