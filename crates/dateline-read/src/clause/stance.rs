//! Whether what a word tells is stated as a fact: the stance of every word, from the root of its sentence downwards.
//!
//! Each word gets from its head what that says of it ([`edges`]: "refused to", "the threat of", "without"), and adds what stands beside it
//! ([`operators`]: negation, modals, "almost", a question). What is said inside a claim is not looked at here; the claims know it.

use dateline_lang::{Analysis, Deprel, Upos};

use super::{edges, operators};

/// How a deed is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StanceKind {
    /// As a fact.
    #[default]
    Fact,
    /// As hearsay or an accusation: "reportedly", "is said to have", "accused of".
    Claimed,
    /// As what may be or may have been: "might", "if", "feared", "tried to", a question.
    Possible,
    /// As what is meant to come: "will", "plans to", "the plan to", a purpose.
    Planned,
    /// As a threat.
    Threatened,
    /// As what somebody asks for.
    Asked,
    /// As what somebody orders.
    Ordered,
    /// As what somebody denies.
    Denied,
    /// As what did not happen: "not", "refused to", "prevented", "without", "almost", "would have".
    Negated,
}

impl StanceKind {
    /// In small letters: `fact`, `claimed`, …
    pub fn as_str(self) -> &'static str {
        match self {
            StanceKind::Fact => "fact",
            StanceKind::Claimed => "claimed",
            StanceKind::Possible => "possible",
            StanceKind::Planned => "planned",
            StanceKind::Threatened => "threatened",
            StanceKind::Asked => "asked",
            StanceKind::Ordered => "ordered",
            StanceKind::Denied => "denied",
            StanceKind::Negated => "negated",
        }
    }

    /// The kind that is spelt so.
    pub(crate) fn parse(s: &str) -> Option<StanceKind> {
        const ALL: [StanceKind; 9] = [
            StanceKind::Fact,
            StanceKind::Claimed,
            StanceKind::Possible,
            StanceKind::Planned,
            StanceKind::Threatened,
            StanceKind::Asked,
            StanceKind::Ordered,
            StanceKind::Denied,
            StanceKind::Negated,
        ];
        ALL.into_iter().find(|k| k.as_str() == s)
    }

    /// Whether the deed is told as one that took place, on whoever's word.
    pub fn is_real(self) -> bool {
        matches!(self, StanceKind::Fact | StanceKind::Claimed)
    }

    /// Whether it is told as one that did not take place.
    pub fn is_not(self) -> bool {
        matches!(self, StanceKind::Negated | StanceKind::Denied)
    }
}

/// The stance of one word, and what says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// How it is told.
    pub kind: StanceKind,
    /// The word that says so; `None` for a fact.
    pub cue: Option<usize>,
    /// The class of that word, or the name of the rule; empty for a fact.
    pub rule: &'static str,
    /// The verb of saying that the word is a complement of.
    pub said: Option<usize>,
}

impl Stance {
    pub(super) fn with(self, kind: StanceKind, cue: usize, rule: &'static str) -> Stance {
        Stance { kind, cue: Some(cue), rule, said: self.said }
    }

    pub(super) fn fact(self) -> Stance {
        Stance { said: self.said, ..Stance::default() }
    }
}

/// All words, each after its head.
pub(super) fn downwards(a: &Analysis) -> Vec<usize> {
    let mut order = Vec::with_capacity(a.words().len());
    let mut stack = Vec::new();
    for s in a.sentences() {
        stack.extend(s.words.clone().rev().filter(|&w| a.words()[w].head.is_none()));
        while let Some(w) = stack.pop() {
            order.push(w);
            stack.extend(a.children(w).iter().rev().map(|&c| c as usize));
        }
    }
    order
}

/// The stance of every word.
pub(super) fn of_all(a: &Analysis) -> Vec<Stance> {
    let n = a.words().len();
    // What a word's head says of it, and that with what stands beside it.
    let (mut outer, mut inner) = (vec![Stance::default(); n], vec![Stance::default(); n]);
    let asks: Vec<bool> = a.sentences().iter().map(|s| operators::asks(a, s.words.clone())).collect();
    for w in downwards(a) {
        let word = &a.words()[w];
        let start = match word.head {
            Some(h) if word.deprel == Deprel::Conj => {
                // "Regarded X as president and extended Y", where the parse joins the verb to the noun: to the verb above that.
                let verb = |&v: &usize| {
                    word.upos == Upos::Verb
                        && word.xpos == a.words()[v].xpos
                        && matches!(a.words()[h].upos, Upos::Noun | Upos::Propn)
                };
                let h = a.words()[h].head.filter(verb).unwrap_or(h);
                match a.words()[h].head {
                    Some(top) if operators::resumes(a, w, h) => inner[top],
                    _ if operators::shares(a, w, h) => inner[h],
                    _ => outer[h],
                }
            }
            Some(h) => edges::below(a, h, w, &|x| inner[x]),
            None => Stance::default(),
        };
        outer[w] = start;
        inner[w] = operators::beside(a, w, start);
        let open = inner[w].kind == StanceKind::Fact || inner[w].rule == "will";
        if asks[word.sentence] && open && operators::tells(a, w) {
            inner[w] = start.with(StanceKind::Possible, a.sentences()[word.sentence].words.end - 1, "question");
        }
    }
    inner
}
