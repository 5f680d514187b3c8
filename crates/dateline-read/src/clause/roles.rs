//! Roles of verbs, participles and adjectives, whatever the voice and construction.
//!
//! Passives with their agents, relative clauses, control and raising ("urged the army to fire", "is said to have fired"), participles beside a
//! noun, coordination ("financed and armed X"), hyphens ("Norland-backed"), gaps ("X backed Y, and Z W").

use dateline_lang::{Analysis, Deprel, Upos, Xpos};

use super::arguments::{Argument, Path, Role};
use super::predicates::{Predicate, PredicateKind, after_hyphen};
use super::{lexicon, nouns};

/// Finds the arguments of the predicates of one text.
pub(super) struct Finder<'a> {
    pub(super) a: &'a Analysis,
    predicates: &'a [Predicate],
    of_word: &'a [Option<u32>],
    pub(super) found: Vec<Argument>,
}

/// Steps up a chain of control.
const CONTROL: usize = 4;

impl<'a> Finder<'a> {
    pub(super) fn new(a: &'a Analysis, predicates: &'a [Predicate], of_word: &'a [Option<u32>]) -> Finder<'a> {
        Finder { a, predicates, of_word, found: Vec::new() }
    }

    /// The arguments of one predicate, in text order.
    pub(super) fn arguments(&mut self, w: usize) -> std::vec::Drain<'_, Argument> {
        self.found.clear();
        match self.predicate(w).map(|p| p.kind) {
            Some(PredicateKind::Noun) => nouns::of(self, w, None),
            Some(PredicateKind::Light(v)) => nouns::of(self, w, Some(v)),
            Some(PredicateKind::Gap(v)) => self.gapped(w, v),
            Some(PredicateKind::Adjective) => self.adjective(w),
            _ => self.verb(w),
        }
        self.found.sort_by_key(|x| (x.head, x.role));
        self.found.dedup_by_key(|x| (x.head, x.role));
        self.found.drain(..)
    }

    pub(super) fn predicate(&self, w: usize) -> Option<&Predicate> {
        self.of_word[w].map(|k| &self.predicates[k as usize])
    }

    pub(super) fn passive(&self, w: usize) -> bool {
        self.predicate(w).is_some_and(|p| p.passive)
    }

    /// Adds a participant, and those joined to it.
    pub(super) fn add(&mut self, role: Role, head: usize, preposition: Option<usize>, path: Path) {
        self.found.push(Argument { role, head, preposition, path });
        let a = self.a;
        for c in a.children_by(head, "conj").filter(|&c| nominal(a, c)) {
            self.found.push(Argument { role, head: c, preposition, path });
        }
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.found.iter().any(|x| x.role == role)
    }

    fn verb(&mut self, w: usize) {
        let a = self.a;
        let passive = self.passive(w);
        let object: Vec<usize> = a.children_by(w, "obj").collect();
        for (path, s) in self.subjects(w, 0) {
            match (passive, object.is_empty()) {
                (false, _) => self.add(Role::Agent, s, None, path),
                (true, true) => self.add(Role::Patient, s, None, Path::PassiveSubject),
                // "The town was given $20 million."
                (true, false) => self.add(Role::Goal, s, None, Path::PassiveSubject),
            }
        }
        for o in object {
            if let Some((goal, preposition)) = inside(a, o) {
                self.add(Role::Goal, goal, preposition, Path::Object);
            }
            let o = self.stands_for(w, o);
            self.add(Role::Patient, o, None, Path::Object);
        }
        for o in a.children_by(w, "iobj") {
            self.add(Role::Goal, o, None, Path::Object);
        }
        if !passive && !self.has(Role::Patient) {
            if let Some(o) = self.lost_object(w) {
                self.add(Role::Patient, o, None, Path::Relative);
            } else if let Some(o) = shared_object(a, w) {
                self.add(Role::Patient, o, None, Path::Object);
            }
        }
        if after_hyphen(a, w) && nominal(a, w - 2) && a.words()[w].xpos != Xpos::Vbg {
            self.add(Role::Agent, w - 2, None, Path::Compound);
        }
        for o in a.children_by(w, "obl") {
            self.oblique(w, o);
        }
        if passive && !self.has(Role::Agent) {
            self.far_agent(w);
        }
        for c in a.children_by(w, "ccomp").chain(a.children_by(w, "xcomp")) {
            self.found.push(Argument { role: Role::Content, head: c, preposition: None, path: Path::Clause });
        }
    }

    /// A phrase of a verb or a noun of a deed with its preposition.
    pub(super) fn oblique(&mut self, w: usize, o: usize) {
        let a = self.a;
        let preposition = a.children_by(o, "case").next();
        let lemma = preposition.map(|p| a.lemma(p));
        let o = self.stands_for(w, o);
        if lexicon::temporal(a, o) {
            return self.add(Role::Time, o, preposition, Path::Preposition);
        }
        let agent = a.words()[o].deprel == Deprel::OblAgent || lemma == Some("by") && self.passive(w);
        let who = nominal(a, o) && a.words()[o].upos != Upos::Num;
        match lemma {
            _ if agent && who => self.add(Role::Agent, o, preposition, Path::Agent),
            Some("to") if a.children_by(w, "obj").next().is_some() || self.passive(w) => {
                self.add(Role::Goal, o, preposition, Path::Preposition);
            }
            Some("with" | "using") if a.words()[o].upos == Upos::Noun && a.words()[o].name.is_none() => {
                self.add(Role::Instrument, o, preposition, Path::Preposition);
            }
            Some(p) if lexicon::locates(p) && lexicon::place(a, o) => {
                self.add(Role::Place, o, preposition, Path::Preposition);
            }
            Some(_) => self.add(Role::Oblique, o, preposition, Path::Preposition),
            None => {}
        }
    }

    /// "Was shelled on Tuesday in the hills above Osk by the army", where the parse hangs the agent on a phrase between.
    fn far_agent(&mut self, w: usize) {
        let a = self.a;
        let by = |x: usize| a.children_by(x, "nmod").find(|&c| a.children_by(c, "case").any(|p| a.lemma(p) == "by"));
        let near = a.children_by(w, "obl").chain(a.children_by(w, "nsubj")).chain(a.children_by(w, "obj"));
        let hit = near.filter(|&x| x > w || a.words()[x].deprel == Deprel::NsubjPass).find_map(by);
        if let Some(x) = hit.filter(|&x| x > w && !lexicon::temporal(a, x)) {
            self.add(Role::Agent, x, a.children_by(x, "case").next(), Path::Agent);
        }
    }

    /// What a relative pronoun in a verb's clause stands for; other words stand for themselves.
    fn stands_for(&self, verb: usize, x: usize) -> usize {
        let a = self.a;
        if !relative(a, x) {
            return x;
        }
        let mut v = verb;
        for _ in 0..CONTROL {
            match (a.words()[v].deprel, a.words()[v].head) {
                (Deprel::AclRelcl, Some(h)) => return h,
                (Deprel::Conj | Deprel::Xcomp | Deprel::Ccomp, Some(h)) => v = h,
                _ => break,
            }
        }
        x
    }

    /// "The rebels (whom) Norland backs": what the relative clause leaves out.
    fn lost_object(&self, w: usize) -> Option<usize> {
        let a = self.a;
        if a.words()[w].deprel != Deprel::AclRelcl || lexicon::intransitive(a.lemma(w)) {
            return None;
        }
        let mut subjects = a.children_by(w, "nsubj");
        let first = subjects.next()?;
        // "X, whom Y supports", where the pronoun was read as a second subject.
        let second = subjects.next().is_some();
        let gap = second && relative(a, first) && a.lemma(first) != "who" || !second && !relative(a, first);
        let head = a.words()[w].head?;
        let place = a.children_by(w, "obl").chain(a.children_by(w, "advmod")).any(|c| a.words()[c].xpos == Xpos::Wrb);
        (gap && !place && a.children_by(w, "ccomp").next().is_none()).then_some(head)
    }

    /// Subjects of a verb, its own or those of what governs it.
    pub(super) fn subjects(&self, w: usize, depth: usize) -> Vec<(Path, usize)> {
        let a = self.a;
        let own: Vec<usize> = a.children_by(w, "nsubj").collect();
        let mut out: Vec<(Path, usize)> = Vec::new();
        for &s in &own {
            let x = self.stands_for(w, s);
            let object = own.len() > 1 && relative(a, s) && a.lemma(s) != "who";
            if x != s && !object {
                out.push((Path::Relative, x));
            } else if !relative(a, s) {
                out.push((Path::Subject, s));
            }
        }
        if !out.is_empty() {
            return out;
        }
        let word = &a.words()[w];
        let Some(h) = word.head.filter(|_| depth < CONTROL) else { return Vec::new() };
        let above = &a.words()[h];
        let verbal =
            matches!(above.upos, Upos::Verb | Upos::Adj | Upos::Aux) || a.children_by(h, "cop").next().is_some();
        match word.deprel {
            Deprel::Amod => vec![(Path::Relative, h)],
            // "Accused the army of shelling": the army; "thanked Norland for backing".
            Deprel::Advcl | Deprel::Acl | Deprel::Obl
                if above.upos == Upos::Verb
                    && a.children_by(w, "mark").any(|m| lexicon::blames(a.lemma(h), a.lemma(m))) =>
            {
                let passive = a.children_by(h, "nsubj").filter(|_| self.passive(h));
                a.children_by(h, "obj").chain(passive).take(1).map(|o| (Path::Accused, o)).collect()
            }
            Deprel::Acl if word.xpos == Xpos::Vb => self.of_infinitive(h, depth),
            Deprel::AclRelcl | Deprel::Acl if above.upos != Upos::Verb => vec![(Path::Relative, h)],
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl if verbal => {
                let object = a.children_by(h, "obj").chain(a.children_by(h, "iobj")).next();
                if word.deprel == Deprel::Xcomp
                    && a.lemma(h) != "promise"
                    && let Some(o) = object
                {
                    return vec![(Path::ObjectControl, self.stands_for(h, o))];
                }
                self.subjects(h, depth + 1).into_iter().map(|(_, s)| (Path::Control, s)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// "The tenth country to recognise X" is the subject; of "the plan to attack" its owner or maker is.
    fn of_infinitive(&self, noun: usize, depth: usize) -> Vec<(Path, usize)> {
        let a = self.a;
        if let Some(p) = a.children(noun).iter().map(|&c| c as usize).find(|&c| a.words()[c].deprel == Deprel::NmodPoss)
        {
            return vec![(Path::Possessive, p)];
        }
        let meant = super::factuality::governs_clause(a, noun);
        // "Asked the army to leave", where the parse hangs the infinitive on the army.
        if super::edges::controls(a, noun) {
            return vec![(Path::ObjectControl, noun)];
        }
        if !meant {
            let first = lexicon::ordinal_beside(a, noun);
            return if first { vec![(Path::Relative, noun)] } else { Vec::new() };
        }
        match (a.words()[noun].deprel.base(), a.words()[noun].head) {
            ("obj", Some(v)) if a.words()[v].upos == Upos::Verb => {
                self.subjects(v, depth + 1).into_iter().map(|(_, s)| (Path::Control, s)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn adjective(&mut self, w: usize) {
        let a = self.a;
        let subjects = self.subjects(w, 0);
        if subjects.is_empty()
            && let Some(h) = a.words()[w].head.filter(|_| matches!(a.words()[w].deprel, Deprel::Amod | Deprel::Acl))
        {
            self.add(Role::Agent, h, None, Path::Relative);
        }
        for (path, s) in subjects {
            self.add(Role::Agent, s, None, path);
        }
        for o in a.children_by(w, "obl") {
            self.oblique(w, o);
        }
        for c in a.children_by(w, "ccomp").chain(a.children_by(w, "xcomp")).chain(a.children_by(w, "csubj")) {
            self.found.push(Argument { role: Role::Content, head: c, preposition: None, path: Path::Clause });
        }
    }

    /// "X backed Y, and Z W": Z, with what it has of the verb.
    fn gapped(&mut self, w: usize, _verb: usize) {
        let a = self.a;
        self.add(Role::Agent, w, None, Path::Gap);
        for o in a.children_by(w, "orphan") {
            match a.children_by(o, "case").next() {
                Some(p) => self.add(Role::Oblique, o, Some(p), Path::Gap),
                None if lexicon::temporal(a, o) => self.add(Role::Time, o, None, Path::Gap),
                None => self.add(Role::Patient, o, None, Path::Gap),
            }
        }
    }
}

/// The goal that the parse hangs on the object: "gave Halvia ten tanks" (a name before a number), "gave ten tanks to Halvia".
fn inside(a: &Analysis, object: usize) -> Option<(usize, Option<usize>)> {
    let counts = |x: usize| matches!(a.words()[x].deprel.base(), "nummod" | "det");
    let name = a.children_by(object, "compound").find(|&c| {
        nominal(a, c)
            && a.children(object).iter().any(|&x| (x as usize) > c && (x as usize) < object && counts(x as usize))
    });
    let to = |&c: &usize| a.children_by(c, "case").any(|p| a.lemma(p) == "to");
    let phrase = || a.children_by(object, "nmod").find(to).filter(|_| lexicon::deed(a, object).is_none());
    name.map(|c| (c, None)).or_else(|| phrase().map(|c| (c, a.children_by(c, "case").next())))
}

/// "Was financing and arming X": the object is both verbs'.
fn shared_object(a: &Analysis, w: usize) -> Option<usize> {
    let c = a.children_by(w, "conj").find(|&c| c > w && c - w < 4 && a.words()[c].upos == Upos::Verb)?;
    let one = a.words()[w].upos == Upos::Verb && a.children_by(w, "obl").next().is_none();
    a.children_by(c, "obj").find(|&o| o > c).filter(|_| one)
}

/// Whether a word can be somebody or something.
pub(super) fn nominal(a: &Analysis, w: usize) -> bool {
    matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
}

/// Relative pronouns.
fn relative(a: &Analysis, w: usize) -> bool {
    a.words()[w].upos == Upos::Pron && matches!(a.lemma(w), "who" | "whom" | "which" | "that")
}
