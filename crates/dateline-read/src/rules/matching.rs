//! Whether a rule holds at a word of a document.

use dateline_lang::{Analysis, Upos, Xpos};

use super::{Rule, Source, Test, Trigger, WordSet};
use crate::clause::{Argument, Role, StanceKind};
use crate::context::Context;

/// A word of a document that a rule is asked about.
pub(crate) struct Spot<'a, 'c> {
    pub(crate) cx: &'a Context<'c>,
    /// The trigger.
    pub(crate) word: usize,
    /// Whether words of linking lead to it.
    pub(crate) linked: bool,
}

/// Whether a noun's dependent owns it.
fn owns(a: &Analysis, c: usize) -> bool {
    a.words()[c].deprel.as_str() == "nmod:poss"
}

/// How far below a trigger words are looked for.
const REACH: usize = 60;

impl Spot<'_, '_> {
    /// Whether a rule's trigger and conditions hold here, whatever the stance.
    pub(crate) fn fits(&self, rule: &Rule) -> bool {
        let upos = self.cx.analysis.words()[self.word].upos;
        let kind = match rule.on {
            Trigger::Verb => upos == Upos::Verb,
            Trigger::Noun => upos == Upos::Noun,
            Trigger::Adjective => upos == Upos::Adj,
            Trigger::Form | Trigger::Counted => true,
        };
        kind && rule.when.iter().all(|any| any.iter().any(|(turned, test)| self.holds(test) != *turned))
    }

    /// Whether the trigger's stance is one that the rule reads: nothing where it is not, else the status that the rule gives it.
    pub(crate) fn stands<'r>(&self, rule: &'r Rule) -> Option<Option<&'r str>> {
        match self.cx.clauses.stance(self.word).kind {
            StanceKind::Fact | StanceKind::Claimed => Some(None),
            other => rule.also.iter().find(|a| a.0 == other).map(|a| a.1.as_deref()),
        }
    }

    fn holds(&self, test: &Test) -> bool {
        let a = self.cx.analysis;
        let end = a.sentences()[a.words()[self.word].sentence].words.end;
        match test {
            Test::Is(source, words) => self.filling(source).into_iter().any(|w| self.is(w, words)),
            Test::Has(source) => !self.filling(source).is_empty(),
            Test::Under(words) => self.below(|w| words.has(w)),
            Test::After(words) => self.word > 0 && words.has(a.lemma(self.word - 1)),
            Test::Next(n, words) => self.word + n < end && words.has(a.form(self.word + n)),
            Test::Soon(words) => (self.word + 1..(self.word + 8).min(end))
                .take_while(|&w| !matches!(a.form(w), "." | ";" | "while"))
                .any(|w| words.has(a.form(w))),
            Test::Near(words) => {
                let s = a.words()[self.word].sentence;
                let first = a.sentences()[s.saturating_sub(1)].words.start;
                (first..end).any(|w| words.has(a.lemma(w)))
            }
            Test::Governed(words) => self.governor().is_some_and(|v| words.has(a.lemma(v))),
            Test::Content(words) => self.contents().into_iter().any(|v| words.has(a.lemma(v))),
            Test::Particle(words) => {
                let beside = self.word + 1 < end && words.has(a.form(self.word + 1));
                beside && a.words()[self.word + 1].upos != Upos::Noun
                    || a.children(self.word).iter().any(|&c| words.has(a.lemma(c as usize)))
            }
            Test::Passive => self.cx.clauses.on(self.word).is_some_and(|c| c.passive),
            Test::Present => matches!(a.words()[self.word].xpos, Xpos::Vbz | Xpos::Vbp),
            Test::Linked => self.linked,
            Test::Code(f) => f(self),
        }
    }

    /// The heads of those who fill a source.
    pub(crate) fn filling(&self, source: &Source) -> Vec<usize> {
        let (a, clauses) = (self.cx.analysis, &self.cx.clauses);
        let of_role = |role| clauses.on(self.word).into_iter().flat_map(move |c| clauses.filling(c, role)).collect();
        match source {
            Source::Agent => of_role(Role::Agent),
            Source::Patient => of_role(Role::Patient),
            Source::Object => a.children_by(self.word, "obj").collect(),
            Source::Of => {
                let led = |c: usize, by: &[&str]| a.children_by(c, "case").any(|k| by.contains(&a.lemma(k)));
                let below: Vec<usize> = a.children_by(self.word, "nmod").collect();
                // "The killing in Ostrel of three ministers".
                let beyond =
                    below.iter().filter(|&&c| led(c, &["in", "at", "near"])).flat_map(|&c| a.children_by(c, "nmod"));
                below.iter().copied().chain(beyond).filter(|&c| led(c, &["of"])).collect()
            }
            Source::Led(words) => {
                let led = |x: &&Argument| x.preposition.is_some_and(|p| words.has(a.lemma(p)));
                let all = clauses.on(self.word).map(|c| clauses.arguments(c)).unwrap_or_default();
                let of_clause: Vec<usize> = all.iter().filter(led).map(|x| x.head).collect();
                if !of_clause.is_empty() {
                    return of_clause;
                }
                let by = |c: &usize| *c != self.word && a.children_by(*c, "case").any(|p| words.has(a.lemma(p)));
                if a.words()[self.word].upos != Upos::Noun {
                    // "Retook the town from X", where the phrase hangs on the object.
                    return a.children_by(self.word, "obj").flat_map(|o| a.children_by(o, "nmod")).filter(by).collect();
                }
                let own: Vec<usize> = a.children_by(self.word, "nmod").filter(by).collect();
                // "Put pressure on X", where the phrase hangs on the verb.
                let above = || a.words()[self.word].head.filter(|_| a.words()[self.word].deprel.base() == "obj");
                if own.is_empty() {
                    above().into_iter().flat_map(|v| a.children_by(v, "obl")).filter(by).collect()
                } else {
                    own
                }
            }
            Source::Owner => a.children_by(self.word, "nmod").filter(|&c| owns(a, c)).collect(),
            Source::Beside => self.beside(),
            Source::Maker => {
                let adjective = a.words()[self.word].upos == Upos::Adj;
                let things = if adjective { self.described() } else { self.filling(&Source::Patient) };
                things.into_iter().filter_map(|p| self.maker(p)).collect()
            }
            Source::Thing => {
                let led = |x: &&Argument| {
                    x.preposition.is_some_and(|p| matches!(a.lemma(p), "in" | "to" | "from" | "by" | "of" | "with"))
                };
                let of = |v: usize| {
                    let c = clauses.on(v)?;
                    let done: Vec<usize> = clauses.filling(c, Role::Patient).collect();
                    let along = || clauses.arguments(c).iter().filter(led).map(|x| x.head).collect();
                    Some(if done.is_empty() { along() } else { done })
                };
                self.contents().into_iter().filter_map(of).flatten().collect()
            }
            Source::Theirs => {
                let of = |v: usize| clauses.on(v).into_iter().flat_map(|c| clauses.filling(c, Role::Agent));
                self.contents().into_iter().flat_map(of).collect()
            }
            Source::Doer => self.doer(),
            Source::Described => self.described(),
            Source::Itself => vec![self.word],
            // The room knows who speaks.
            Source::Speaker => Vec::new(),
        }
    }

    /// Names before the trigger that are no owner: "the Norland campaign", "Scientology critics".
    fn beside(&self) -> Vec<usize> {
        let a = self.cx.analysis;
        let word = &a.words()[self.word];
        // "The U.S. commitment to support X".
        let w = word.head.filter(|_| word.upos == Upos::Verb && word.deprel.base() == "acl").unwrap_or(self.word);
        let named = |c: usize| {
            matches!(a.words()[c].deprel.base(), "compound" | "nmod" | "amod")
                && c < w
                && a.form(c).starts_with(char::is_uppercase)
                && !owns(a, c)
                && a.children_by(c, "case").next().is_none()
        };
        a.children(w).iter().map(|&c| c as usize).filter(|&c| named(c)).collect()
    }

    /// The verb that a noun hangs on.
    fn governor(&self) -> Option<usize> {
        let a = self.cx.analysis;
        let mut at = self.word;
        for _ in 0..4 {
            let word = &a.words()[at];
            // "In support of X" is the sentence's, "in the fight" is not.
            let hangs = match word.deprel.base() {
                "obj" | "conj" | "xcomp" => true,
                "obl" => a.children_by(at, "det").next().is_none(),
                "nmod" => at > 0 && a.form(at - 1) == "in" && at == self.word,
                _ => false,
            };
            let h = word.head.filter(|_| hangs)?;
            if a.words()[h].upos == Upos::Verb {
                return Some(h);
            }
            at = h;
        }
        None
    }

    /// Who does it of the verb that a noun hangs on.
    fn doer(&self) -> Vec<usize> {
        let clauses = &self.cx.clauses;
        let clause = self.governor().and_then(|v| clauses.on(v));
        let agents = clause.into_iter().flat_map(|c| clauses.filling(c, Role::Agent));
        agents.filter(|&x| x != self.word).collect()
    }

    /// The verbs of the clauses that the trigger governs: its complement, or the infinitive of its object.
    fn contents(&self) -> Vec<usize> {
        let a = self.cx.analysis;
        let below = |w: usize| {
            a.children(w)
                .iter()
                .map(|&c| c as usize)
                .filter(move |&c| matches!(a.words()[c].deprel.base(), "xcomp" | "ccomp" | "advcl" | "acl") && c > w)
        };
        let own: Vec<usize> = below(self.word).collect();
        if !own.is_empty() {
            return own;
        }
        a.children(self.word)
            .iter()
            .map(|&c| c as usize)
            .filter(|&c| matches!(a.words()[c].deprel.base(), "obj" | "obl"))
            .flat_map(below)
            .collect()
    }

    /// Who does a deed, or whose a thing is, or who made it: "the attack by X", "X's offer", "steps taken by X", "the X attack".
    fn maker(&self, thing: usize) -> Option<usize> {
        let (a, clauses) = (self.cx.analysis, &self.cx.clauses);
        let named = || a.children_by(thing, "compound").find(|&c| c < thing && a.words()[c].upos == Upos::Propn);
        if let Some(clause) = clauses.on(thing) {
            return clauses.filling(clause, Role::Agent).next().or_else(named);
        }
        let led = |c: &usize, by: &str| a.children_by(*c, "case").any(|p| a.lemma(p) == by);
        let owner = a.children_by(thing, "nmod").find(|&c| owns(a, c));
        // "The attack, for which X claimed responsibility".
        let claimant = || {
            let v = a.children_by(thing, "acl").find(|&v| a.lemma(v) == "claim")?;
            a.children_by(v, "nsubj").find(|&s| !matches!(a.form(s), "who" | "which" | "that"))
        };
        let by = || a.children_by(thing, "nmod").find(|c| led(c, "by"));
        let participle = || {
            let c = a.children_by(thing, "acl").find_map(|v| clauses.on(v).filter(|c| c.passive))?;
            clauses.filling(c, Role::Agent).next()
        };
        let of = || a.children_by(thing, "nmod").find(|c| led(c, "of"));
        owner.or_else(by).or_else(claimant).or_else(participle).or_else(of).or_else(named)
    }

    /// Whom a noun or an adjective is said of.
    fn described(&self) -> Vec<usize> {
        let (a, clauses) = (self.cx.analysis, &self.cx.clauses);
        let w = self.word;
        let of_role = |role| clauses.on(w).into_iter().flat_map(move |c| clauses.filling(c, role)).collect::<Vec<_>>();
        let word = &a.words()[w];
        if word.upos == Upos::Adj {
            return of_role(Role::Agent);
        }
        if a.children_by(w, "cop").next().is_some() {
            return a.children_by(w, "nsubj").collect();
        }
        match (word.deprel.as_str(), word.head) {
            ("appos" | "nmod:desc", Some(h)) => vec![h],
            _ => a.children_by(w, "appos").next().into_iter().collect(),
        }
    }

    fn is(&self, w: usize, words: &WordSet) -> bool {
        let a = self.cx.analysis;
        words.has(a.lemma(w)) || words.names && a.words()[w].upos == Upos::Propn
    }

    /// Whether such a lemma stands anywhere below.
    pub(crate) fn below(&self, wanted: impl Fn(&str) -> bool) -> bool {
        let a = self.cx.analysis;
        let mut stack = vec![self.word];
        for _ in 0..REACH {
            let Some(w) = stack.pop() else { return false };
            if w != self.word && wanted(a.lemma(w)) {
                return true;
            }
            stack.extend(a.children(w).iter().map(|&c| c as usize));
        }
        false
    }
}
