//! A clause in words, for a person or a test.

use dateline_lang::Analysis;
use serde::Serialize;

use super::{Clause, Clauses, Role, verb_of};

/// A clause in words. Each role lists the head words that fill it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of `Clause`, `Argument` and `Stance`")]
pub struct Described {
    pub predicate: String,
    pub verb: String,
    pub passive: bool,
    pub tense: &'static str,
    pub perfect: bool,
    pub agent: Vec<String>,
    pub patient: Vec<String>,
    pub goal: Vec<String>,
    pub instrument: Vec<String>,
    /// With the preposition: `against Osk`.
    pub oblique: Vec<String>,
    pub time: Vec<String>,
    pub place: Vec<String>,
    pub content: Vec<String>,
    pub modifier: Vec<String>,
    pub stance: &'static str,
    /// The words that say so.
    pub cue: Option<String>,
    pub rule: &'static str,
    /// The verb of saying above.
    pub said: Option<String>,
}

impl Clauses {
    /// A clause in words.
    pub fn describe(&self, a: &Analysis, clause: &Clause) -> Described {
        let form = |w: usize| a.form(w).to_owned();
        let of = |role: Role| self.filling(clause, role).map(form).collect();
        let oblique = self.arguments(clause).iter().filter(|x| x.role == Role::Oblique);
        let stance = self.stance(clause.predicate);
        Described {
            predicate: form(clause.predicate),
            verb: verb_of(a, clause.predicate).to_owned(),
            passive: clause.passive,
            tense: clause.tense.kind.as_str(),
            perfect: clause.tense.perfect,
            agent: of(Role::Agent),
            patient: of(Role::Patient),
            goal: of(Role::Goal),
            instrument: of(Role::Instrument),
            oblique: oblique
                .map(|x| x.preposition.map_or_else(|| form(x.head), |p| format!("{} {}", a.form(p), a.form(x.head))))
                .collect(),
            time: of(Role::Time),
            place: of(Role::Place),
            content: of(Role::Content),
            modifier: of(Role::Modifier),
            stance: stance.kind.as_str(),
            cue: stance.cue.map(form),
            rule: stance.rule,
            said: stance.said.map(form),
        }
    }
}
