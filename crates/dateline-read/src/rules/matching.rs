//! Whether a rule holds at a word of a document.

use dateline_lang::{Upos, Xpos};

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

/// How far below a trigger words are looked for.
const REACH: usize = 60;

impl Spot<'_, '_> {
    /// Whether a rule's trigger and conditions hold here, whatever the stance.
    pub(crate) fn fits(&self, rule: &Rule) -> bool {
        let upos = self.cx.analysis.words()[self.word].upos;
        let kind = match rule.on {
            Trigger::Verb => upos == Upos::Verb,
            Trigger::Noun => upos == Upos::Noun,
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
            Test::Next(n, words) => self.word + n < end && words.has(a.form(self.word + n)),
            Test::Soon(words) => (self.word + 1..(self.word + 8).min(end))
                .take_while(|&w| !matches!(a.form(w), "." | ";" | "while"))
                .any(|w| words.has(a.form(w))),
            Test::Near(words) => {
                let s = a.words()[self.word].sentence;
                let first = a.sentences()[s.saturating_sub(1)].words.start;
                (first..end).any(|w| words.has(a.lemma(w)))
            }
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
                all.iter().filter(led).map(|x| x.head).collect()
            }
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
