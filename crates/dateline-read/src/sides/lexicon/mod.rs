//! The words of sides: verbs, nouns, adjectives and phrases with the relation that they say and the preposition before whose side it is.
//!
//! Only words whose relation holds whatever stands beside them, once both ends are actors. "Join", "meet", "praise" and "fight" are left out:
//! they do not say which side.

use std::borrow::Cow;

mod given;
mod nouns;
mod phrases;
mod verbs;

use dateline_lang::Analysis;
use dateline_model::Relation;

use crate::inflection;

use Relation::{Condemns, DemandsExitOf};
pub(super) use given::{GIVEN, Given};
pub(super) use nouns::{agent, client, stance};
pub(super) use phrases::{adjective, hyphened, phrase};
pub(super) use verbs::{passive, stands_for, verb, with_preposition};

/// A lemma in lower case; only the few that are not are copied.
pub(in crate::sides) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_uppercase()) { word.to_lowercase().into() } else { word.into() }
}

/// The lemma of a verb; a form that the engine does not know is one of these words.
pub(in crate::sides) fn lemma(a: &Analysis, w: usize) -> Cow<'_, str> {
    let lemma = lower(a.lemma(w));
    let known = |l: &str| {
        let light = || given::is_light(l);
        verb(l).is_some() || passive(l).is_some() || asks(l) || light() || takes_preposition(l)
    };
    if known(&lemma) {
        return lemma;
    }
    inflection::look(a, w, |l| known(l).then(|| Cow::Owned(l.to_owned()))).unwrap_or(lemma)
}

/// Verbs that are known with a preposition only.
fn takes_preposition(lemma: &str) -> bool {
    [
        "with",
        "behind",
        "against",
        "for",
        "from",
        "to",
        "out",
        "up",
        "by",
        "on",
        "alongside",
        "at",
        "into",
        "in",
        "round",
    ]
    .iter()
    .any(|p| with_preposition(lemma, p).is_some())
}

/// Nouns for a departure from office: "demanded his resignation".
pub(in crate::sides) fn exit(lemma: &str) -> bool {
    matches!(
        lemma,
        "abdication"
            | "departure"
            | "dismissal"
            | "downfall"
            | "ejection"
            | "eviction"
            | "exit"
            | "expulsion"
            | "impeachment"
            | "ouster"
            | "ousting"
            | "overthrow"
            | "removal"
            | "replacement"
            | "resignation"
            | "sacking"
            | "toppling"
            | "unseating"
    )
}

/// Verbs by which somebody is asked to go.
pub(in crate::sides) fn asks(lemma: &str) -> bool {
    matches!(
        lemma,
        "advise"
            | "agitate"
            | "appeal"
            | "ask"
            | "assemble"
            | "beg"
            | "beseech"
            | "bid"
            | "call"
            | "campaign"
            | "challenge"
            | "clamor"
            | "clamour"
            | "conspire"
            | "counsel"
            | "dare"
            | "demand"
            | "demonstrate"
            | "entreat"
            | "exhort"
            | "expect"
            | "fight"
            | "gather"
            | "implore"
            | "insist"
            | "instruct"
            | "invite"
            | "lobby"
            | "march"
            | "order"
            | "petition"
            | "plead"
            | "plot"
            | "pray"
            | "press"
            | "pressure"
            | "protest"
            | "push"
            | "rally"
            | "recommend"
            | "require"
            | "seek"
            | "stay"
            | "strike"
            | "tell"
            | "try"
            | "unite"
            | "urge"
            | "vote"
            | "vow"
            | "walk"
            | "want"
            | "work"
    )
}

/// The relation that saying it makes: a statement by itself.
pub(in crate::sides) fn is_said(relation: Relation) -> bool {
    matches!(relation, Condemns | DemandsExitOf)
}

/// Verbs, and nouns of asking, below which an infinitive has not come to pass.
pub(in crate::sides) fn wishes(lemma: &str) -> bool {
    matches!(
        lemma,
        "ask"
            | "urge"
            | "want"
            | "require"
            | "appeal"
            | "invite"
            | "consider"
            | "refuse"
            | "decline"
            | "press"
            | "call"
            | "tell"
            | "order"
            | "beg"
            | "plan"
            | "hope"
            | "wish"
            | "expect"
            | "prepare"
            | "lean"
            | "threaten"
            | "need"
            | "fail"
            | "hesitate"
            | "stop"
            | "cease"
            | "pressure"
            | "plea"
            | "request"
            | "demand"
            | "refusal"
            | "reluctance"
            | "reluctant"
            | "unwilling"
            | "unlikely"
            | "likely"
            | "failure"
            | "proposal"
            | "free"
            | "able"
            | "unable"
            | "ready"
    )
}

/// Nouns for people and bodies that take sides, beside those that the entities know.
pub(crate) fn people(lemma: &str) -> bool {
    matches!(
        lemma,
        "academy"
            | "actor"
            | "agency"
            | "alliance"
            | "ally"
            | "alumnus"
            | "archbishop"
            | "artist"
            | "aunt"
            | "backbencher"
            | "backer"
            | "baker"
            | "bank"
            | "bishop"
            | "bloc"
            | "board"
            | "body"
            | "breakaway"
            | "brewer"
            | "broadcaster"
            | "broadsheet"
            | "brother"
            | "camp"
            | "capital"
            | "carrier"
            | "chamber"
            | "chapter"
            | "charity"
            | "chieftain"
            | "church"
            | "city"
            | "clan"
            | "clansman"
            | "clergy"
            | "cleric"
            | "college"
            | "columnist"
            | "commonwealth"
            | "communist"
            | "community"
            | "company"
            | "confederation"
            | "conference"
            | "congregation"
            | "conservative"
            | "council"
            | "councillor"
            | "councilor"
            | "country"
            | "cousin"
            | "creditor"
            | "crew"
            | "critic"
            | "daily"
            | "daughter"
            | "delegation"
            | "deputy"
            | "diaspora"
            | "directorate"
            | "donor"
            | "drover"
            | "duchy"
            | "editorialist"
            | "elder"
            | "emirate"
            | "enclave"
            | "envoy"
            | "ex-premier"
            | "exile"
            | "exporter"
            | "faction"
            | "faculty"
            | "farmer"
            | "federalist"
            | "federation"
            | "firm"
            | "fisherman"
            | "foe"
            | "fund"
            | "garrison"
            | "gazette"
            | "graduate"
            | "group"
            | "grower"
            | "guild"
            | "hardliner"
            | "heir"
            | "herdsman"
            | "hierarchy"
            | "household"
            | "husband"
            | "imam"
            | "importer"
            | "institute"
            | "insurer"
            | "intellectual"
            | "islamist"
            | "island"
            | "junta"
            | "kingdom"
            | "klan"
            | "landowner"
            | "lawyer"
            | "league"
            | "ledger"
            | "legion"
            | "lender"
            | "liberal"
            | "magazine"
            | "majority"
            | "mentor"
            | "miner"
            | "minority"
            | "moderate"
            | "monarchist"
            | "monastery"
            | "movement"
            | "museum"
            | "mutineer"
            | "nation"
            | "nationalist"
            | "neighbour"
            | "neighbourhood"
            | "nephew"
            | "network"
            | "newspaper"
            | "operator"
            | "opponent"
            | "opposition"
            | "order"
            | "outfit"
            | "palace"
            | "paper"
            | "parent"
            | "parish"
            | "parishioner"
            | "party"
            | "pastor"
            | "peer"
            | "pilot"
            | "platoon"
            | "police"
            | "port"
            | "power"
            | "predecessor"
            | "priest"
            | "professor"
            | "protester"
            | "protégé"
            | "province"
            | "radical"
            | "realm"
            | "rebel"
            | "reformist"
            | "regiment"
            | "region"
            | "republic"
            | "republican"
            | "resident"
            | "retailer"
            | "rider"
            | "rival"
            | "royalist"
            | "sect"
            | "sheikhdom"
            | "shepherd"
            | "shipowner"
            | "shopkeeper"
            | "singer"
            | "sister"
            | "socialist"
            | "society"
            | "son"
            | "squadron"
            | "state"
            | "station"
            | "striker"
            | "successor"
            | "sultanate"
            | "supporter"
            | "syndicate"
            | "tabloid"
            | "taxpayer"
            | "team"
            | "theatre"
            | "town"
            | "townsfolk"
            | "townspeople"
            | "trader"
            | "tradesman"
            | "tribe"
            | "trust"
            | "uncle"
            | "undersecretary"
            | "union"
            | "unionist"
            | "university"
            | "veteran"
            | "village"
            | "villager"
            | "website"
            | "weekly"
            | "wholesaler"
            | "widow"
            | "wife"
            | "women"
            | "workforce"
            | "writer"
            | "youngster"
    )
}

/// Nouns of a text that speaks for those who pass, sign or issue it.
pub(in crate::sides) fn speaks_for(lemma: &str) -> bool {
    matches!(
        lemma,
        "appeal"
            | "article"
            | "column"
            | "communication"
            | "communique"
            | "communiqué"
            | "declaration"
            | "editorial"
            | "letter"
            | "manifesto"
            | "memorandum"
            | "motion"
            | "note"
            | "pastoral"
            | "petition"
            | "post"
            | "resolution"
            | "sermon"
            | "speech"
            | "statement"
            | "tweet"
            | "verdict"
    )
}

/// Nouns that condemn the one who is called so.
pub(in crate::sides) fn insult(lemma: &str) -> bool {
    matches!(
        lemma,
        "autocrat"
            | "bandit"
            | "buffoon"
            | "bully"
            | "butcher"
            | "charlatan"
            | "clown"
            | "coward"
            | "criminal"
            | "crony"
            | "crook"
            | "demagogue"
            | "despot"
            | "dictator"
            | "disgrace"
            | "fascist"
            | "fraud"
            | "gangster"
            | "hireling"
            | "hypocrite"
            | "imposter"
            | "impostor"
            | "jailer"
            | "killer"
            | "liar"
            | "monster"
            | "murderer"
            | "parasite"
            | "puppet"
            | "quisling"
            | "racist"
            | "swindler"
            | "terrorist"
            | "thief"
            | "thug"
            | "traitor"
            | "turncoat"
            | "tyrant"
            | "usurper"
            | "warmonger"
    )
}

/// Nouns of what their owner does: "X's decision to back Y" is X's.
pub(in crate::sides) fn act(lemma: &str) -> bool {
    matches!(
        lemma,
        "attempt"
            | "bid"
            | "campaign"
            | "commitment"
            | "decision"
            | "desire"
            | "determination"
            | "drive"
            | "eagerness"
            | "effort"
            | "fight"
            | "habit"
            | "history"
            | "move"
            | "pact"
            | "plan"
            | "pledge"
            | "policy"
            | "practice"
            | "promise"
            | "readiness"
            | "record"
            | "resolve"
            | "struggle"
            | "tradition"
            | "vote"
            | "vow"
            | "willingness"
    )
}
