//! Rules as data: what a word with its participants tells, written in `data/rules/` and compiled once.
//!
//! [`notation`] reads the text of rules, [`Rules`] indexes them by the lemmas and forms that trigger them, [`matching`] asks whether a rule
//! holds at a word. `docs/rules.md` teaches the notation. What a rule makes is a word that its room understands; conditions that have to
//! compute are functions of the room, called by name.

mod matching;
mod notation;

use rustc_hash::FxHashMap;

use crate::clause::StanceKind;
use crate::lexicon::{Class, Words};
pub(crate) use matching::Spot;

/// What a rule hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// A verb, by its lemma.
    Verb,
    /// A noun, by its lemma.
    Noun,
    /// An adjective, by its lemma.
    Adjective,
    /// Any word, by its form.
    Form,
    /// A count of people, by the lemma of the noun counted, where nothing else tells of it.
    Counted,
}

/// Who or what a rule looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Who does it, whatever the voice.
    Agent,
    /// To whom it is done, whatever the voice.
    Patient,
    /// The verb's own object.
    Object,
    /// What "of" leads after a noun.
    Of,
    /// What one of these prepositions leads.
    Led(WordSet),
    /// Whose a noun is: "X's", "his".
    Owner,
    /// A name before a noun, with or without a hyphen: "the Norland campaign", "Norland-backed".
    Beside,
    /// Whose the patient is, or who made it: "welcomed X's offer", "steps taken by X".
    Maker,
    /// Who does it of the clause that the trigger governs: "wants X to go".
    Theirs,
    /// To what it is done of the clause that the trigger governs, or where it leads: "urged X to keep the pact", "to stay in the pact".
    Thing,
    /// Who does it of the verb that a noun hangs on: "X joined the fight".
    Doer,
    /// Whom a noun or an adjective is said of: "Y, a critic of X", "Y is a critic of X".
    Described,
    /// The trigger itself: "protests against X".
    Itself,
    /// Who says the sentence.
    Speaker,
}

/// Some words: classes of the lexicon and words that are written out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordSet {
    classes: Vec<Class>,
    words: Vec<String>,
    /// Proper nouns too.
    names: bool,
}

impl WordSet {
    /// Words with blanks between; `+name` is a class.
    pub(crate) fn of(words: &str) -> WordSet {
        let (classes, words): (Vec<&str>, Vec<&str>) = words.split_whitespace().partition(|w| w.starts_with('+'));
        WordSet {
            classes: classes.iter().filter_map(|c| Class::named(&c[1..])).collect(),
            words: words.into_iter().map(str::to_owned).collect(),
            names: false,
        }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.classes.iter().any(|c| c.has(word)) || self.words.iter().any(|w| w == word)
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.words.iter().map(String::as_str).collect();
        for class in &self.classes {
            class.words().for_each(|w| all.push(w));
        }
        all
    }
}

impl Words for WordSet {
    fn holds(&self, word: &str) -> bool {
        self.has(word)
    }
}

/// What must be so for a rule to hold.
#[derive(Clone, Debug)]
enum Test {
    /// One of the participants is one of the words.
    Is(Source, WordSet),
    /// There is such a participant.
    Has(Source),
    /// One of the words stands below the trigger.
    Under(WordSet),
    /// The next word is one of these; the one after it.
    Next(usize, WordSet),
    /// The word before is one of these.
    After(WordSet),
    /// One of the words stands within the next seven.
    Soon(WordSet),
    /// One of the words stands in the sentence or the one before.
    Near(WordSet),
    /// The verb that a noun hangs on is one of these.
    Governed(WordSet),
    /// A clause that the trigger governs has one of these verbs.
    Content(WordSet),
    /// The verb has one of these particles.
    Particle(WordSet),
    /// The verb stands in the passive.
    Passive,
    /// The trigger has a form of the present.
    Present,
    /// Words of linking lead from those counted to the trigger ("were later").
    Linked,
    /// What a function of the room says.
    Code(fn(&Spot<'_, '_>) -> bool),
}

/// One line `when`: tests of which one must hold, each perhaps turned round.
type Condition = Vec<(bool, Test)>;

/// A sentence that a rule must, or must not, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Words that the fact's quotation must hold, if they are given.
    pub words: Option<String>,
    /// Whether the rule reads it.
    pub holds: bool,
}

/// One rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// Its name, which the fact's `why` shows.
    pub(crate) name: &'static str,
    /// Its line in the file of rules.
    pub(crate) line: usize,
    pub(crate) on: Trigger,
    words: WordSet,
    when: Vec<Condition>,
    slots: Vec<(String, Vec<Source>)>,
    /// Stances other than plain fact in which it holds too, with the status that it makes then.
    also: Vec<(StanceKind, Option<String>)>,
    /// What it makes, in words of its room.
    pub(crate) make: String,
    pub(crate) examples: Vec<Example>,
}

impl Rule {
    /// Whether a lemma or form triggers it.
    pub(crate) fn triggered_by(&self, word: &str) -> bool {
        self.words.has(word)
    }

    /// Where a slot is filled from, in the order of preference.
    pub(crate) fn slot(&self, name: &str) -> &[Source] {
        self.slots.iter().find(|s| s.0 == name).map_or(&[], |s| &s.1)
    }
}

/// A function of a room that rules call by name.
pub(crate) type Code = (&'static str, fn(&Spot<'_, '_>) -> bool);

/// The rules of one file, found by what triggers them.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    all: Vec<Rule>,
    by_lemma: FxHashMap<String, Vec<u32>>,
    by_form: FxHashMap<String, Vec<u32>>,
}

impl Rules {
    /// Compiles the text of a file of rules; an error says line and column.
    pub(crate) fn parse(text: &'static str, code: &[Code]) -> Result<Rules, String> {
        let all = notation::rules(text, code)?;
        let mut rules = Rules { all, by_lemma: FxHashMap::default(), by_form: FxHashMap::default() };
        for (k, rule) in rules.all.iter().enumerate() {
            let index = if rule.on == Trigger::Form { &mut rules.by_form } else { &mut rules.by_lemma };
            for word in rule.words.all() {
                let of_word: &mut Vec<u32> = index.entry(word.to_owned()).or_default();
                if of_word.last() != Some(&(k as u32)) {
                    of_word.push(k as u32);
                }
            }
        }
        Ok(rules)
    }

    /// All rules in the order of the file.
    pub(crate) fn all(&self) -> &[Rule] {
        &self.all
    }

    /// The rules that a lemma triggers, in the order of the file.
    pub(crate) fn of_lemma(&self, lemma: &str) -> impl Iterator<Item = &Rule> {
        self.by_lemma.get(lemma).into_iter().flatten().map(|&k| &self.all[k as usize])
    }

    /// The rules that a form triggers, in the order of the file.
    pub(crate) fn of_form(&self, form: &str) -> impl Iterator<Item = &Rule> {
        self.by_form.get(form).into_iter().flatten().map(|&k| &self.all[k as usize])
    }
}
