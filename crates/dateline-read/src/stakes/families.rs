//! The families of stakes, by the rules of `data/rules/stakes.rules`: what a verb's subject does with a sum, how far it has come.

use std::sync::LazyLock;

use dateline_model::StakeStatus;

use crate::context::Context;
use crate::rules::{Rule, Rules, Source, Spot, Trigger, WordSet};

/// The rules.
pub(crate) static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::parse(TEXT, &[]).unwrap_or_default());

/// Their text.
pub(crate) const TEXT: &str = include_str!("../../data/rules/stakes.rules");

/// What the subject of a verb does with the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Gives,
    Receives,
    /// The subject is neither ("the sanctions cost the country $11bn").
    Takes,
}

/// One way in which a family of stakes is told.
pub(super) type Family = Rule;

/// The first of a family, for set phrases.
pub(super) fn family(make: &str) -> Option<&'static Family> {
    RULES.all().iter().find(|f| f.make == make)
}

/// The family that a verb is of.
pub(super) fn of_verb(lemma: &str) -> Option<&'static Family> {
    RULES.of_lemma(lemma).find(|f| f.on == Trigger::Verb)
}

/// Those whose noun may stand beside a sum.
pub(super) fn nouns() -> impl Iterator<Item = &'static Family> {
    RULES.all().iter().filter(|f| f.on == Trigger::Noun)
}

/// What the verb's subject does.
pub(super) fn subject(family: &Family) -> Subject {
    match (family.slot("giver"), family.slot("receiver")) {
        ([Source::Agent], _) => Subject::Gives,
        (_, [Source::Agent]) => Subject::Receives,
        _ => Subject::Takes,
    }
}

/// The prepositions that lead the other end.
pub(super) fn other(family: &Family) -> &WordSet {
    static NONE: LazyLock<WordSet> = LazyLock::new(WordSet::default);
    match family.slot("other") {
        [Source::Led(words)] => words,
        _ => &NONE,
    }
}

/// How far the stakes of a family have come.
pub(super) fn status(family: &Family) -> StakeStatus {
    match family.make.as_str() {
        "investment" => StakeStatus::Invested,
        "loan" => StakeStatus::Lent,
        "debt" => StakeStatus::Owed,
        "pledge" => StakeStatus::Pledged,
        "aid" => StakeStatus::Given,
        "loss" => StakeStatus::AtRisk,
        _ => StakeStatus::Paid,
    }
}

/// How far it has come where the trigger is no plain fact: as it is, or the status that the rule gives what is only meant; nothing where it did
/// not happen.
pub(super) fn told(cx: &Context<'_>, family: &Family, trigger: usize, status: StakeStatus) -> Option<StakeStatus> {
    let (a, spot) = (cx.analysis, Spot { cx, word: trigger, linked: false });
    // "Missed a payment of $75 million": it is owed.
    if a.words()[trigger].head.is_some_and(|h| a.lemma(h) == "miss") {
        return Some(StakeStatus::Owed);
    }
    Some(match spot.stands(family)? {
        Some("pledged") if status != StakeStatus::AtRisk && status != StakeStatus::Owed => StakeStatus::Pledged,
        _ => status,
    })
}
