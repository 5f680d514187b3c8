//! The words of sides: verbs, nouns, adjectives and phrases with the relation that they say and the preposition before whose side it is.
//!
//! Only words whose relation holds whatever stands beside them, once both ends are actors. "Join", "meet", "praise" and "fight" are left out:
//! they do not say which side.

use std::borrow::Cow;

use dateline_lang::Analysis;
use dateline_model::Relation;

use crate::inflection;

use Relation::{AlliedWith, Condemns, DemandsExitOf, Opposes, Recognises, Sanctions, Supports};

/// A lemma in lower case; only the few that are not are copied.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_uppercase()) { word.to_lowercase().into() } else { word.into() }
}

/// The lemma of a verb; a form that the engine does not know is one of these words.
pub(super) fn lemma(a: &Analysis, w: usize) -> Cow<'_, str> {
    let lemma = lower(a.lemma(w));
    let known = |l: &str| {
        let light = || GIVEN.iter().any(|g| g.verbs.contains(&l));
        verb(l).is_some() || passive(l).is_some() || asks(l) || light() || takes_preposition(l)
    };
    if known(&lemma) {
        return lemma;
    }
    inflection::look(a, w, |l| known(l).then(|| Cow::Owned(l.to_owned()))).unwrap_or(lemma)
}

/// Verbs that are known with a preposition only.
fn takes_preposition(lemma: &str) -> bool {
    ["with", "behind", "against", "for", "from", "to", "out", "up", "by", "on", "alongside"]
        .iter()
        .any(|p| with_preposition(lemma, p).is_some())
}

/// Verbs with a direct object: "X backs Y", "Y was condemned by X".
pub(super) fn verb(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "recognise" | "recognize" | "acknowledge" => Recognises,
        "support" | "back" | "endorse" | "champion" | "bolster" | "bankroll" | "finance" | "fund" | "sponsor"
        | "arm" | "equip" | "hail" | "defend" | "favour" | "favor" | "subsidise" | "subsidize" => Supports,
        "oppose" | "reject" | "resist" | "defy" | "abandon" | "desert" | "forsake" | "disown" | "repudiate"
        | "renounce" | "disavow" | "shun" | "ditch" => Opposes,
        "condemn" | "denounce" | "decry" | "slam" | "deplore" | "blast" | "lambast" | "lambaste" | "castigate"
        | "censure" | "rebuke" | "assail" | "excoriate" | "vilify" | "criticise" | "criticize" | "berate"
        | "chastise" | "chide" | "pillory" | "upbraid" | "reprimand" | "revile" | "lash" | "reproach" => Condemns,
        "sanction" | "blacklist" | "embargo" => Sanctions,
        "ally" => AlliedWith,
        _ => return None,
    })
}

/// Verbs of which only the passive says it: "fighters trained by X".
pub(super) fn passive(lemma: &str) -> Option<Relation> {
    matches!(lemma, "train" | "groom").then_some(Supports)
}

/// Nouns of a thing that stands for the one whose it is: to oppose his rule is to oppose him.
pub(super) fn stands_for(relation: Relation, noun: &str) -> bool {
    let rule = matches!(
        noun,
        "government"
            | "rule"
            | "regime"
            | "leadership"
            | "presidency"
            | "authority"
            | "reign"
            | "administration"
            | "cabinet"
            | "candidacy"
            | "bid"
            | "campaign"
            | "premiership"
            | "claim"
            | "side"
            | "camp"
            | "party"
            | "coalition"
    );
    match relation {
        Condemns => true,
        Opposes => rule || noun == "policy",
        Supports => {
            rule || matches!(
                noun,
                "call"
                    | "cause"
                    | "fight"
                    | "struggle"
                    | "movement"
                    | "stance"
                    | "stand"
                    | "position"
                    | "uprising"
                    | "offensive"
                    | "move"
                    | "effort"
            )
        }
        Recognises => rule || matches!(noun, "victory" | "election" | "independence" | "sovereignty" | "legitimacy"),
        _ => false,
    }
}

/// Verbs that take a preposition or particle: "side with", "stand by", "rally behind".
pub(super) fn with_preposition(lemma: &str, preposition: &str) -> Option<Relation> {
    Some(match (lemma, preposition) {
        ("side" | "sid" | "stand" | "align", "with")
        | ("stand" | "stick" | "stuck", "by" | "behind" | "beside" | "alongside")
        | ("get" | "swing" | "fall" | "throw" | "come" | "remain" | "be" | "swarm", "behind")
        | ("rally" | "line" | "unite" | "close" | "coalesce", "behind" | "round" | "around")
        | ("rally" | "defect", "to")
        | ("vote" | "campaign" | "declare" | "plump" | "opt" | "stump" | "root" | "lobby", "for")
        | ("prop", "up")
        | ("fight", "alongside") => Supports,
        ("break" | "split" | "part" | "fall", "with")
        | ("distance" | "dissociate" | "disassociate", "from")
        | (
            "march" | "rally" | "protest" | "chant" | "demonstrate" | "rise" | "fight" | "vote" | "speak" | "revolt"
            | "mutiny" | "turn" | "stand" | "campaign" | "rebel" | "come" | "mobilise" | "mobilize" | "agitate"
            | "conspire" | "plot",
            "against",
        )
        | ("turn", "on")
        | ("oppose", "to")
        | ("come", "out") => Opposes,
        ("ally", "with" | "to") => AlliedWith,
        ("lash" | "rail" | "fulminate" | "hit", "out" | "against") => Condemns,
        _ => return None,
    })
}

/// What a noun of stance says when a light verb gives it ("threw its weight behind", "swore allegiance to"), with the prepositions that lead to
/// whose side it is.
pub(super) struct Given {
    pub(super) noun: &'static str,
    pub(super) relation: Relation,
    pub(super) verbs: &'static [&'static str],
    pub(super) to: &'static [&'static str],
}

const SAYS: &[&str] = &[
    "switch",
    "shift",
    "transfer",
    "send",
    "express",
    "voice",
    "declare",
    "reaffirm",
    "reiterate",
    "pledge",
    "offer",
    "give",
    "extend",
    "swear",
    "swore",
    "lend",
    "proclaim",
    "announce",
    "state",
    "confirm",
    "renew",
    "grant",
    "vow",
    "affirm",
    "convey",
    "profess",
    "provide",
    "throw",
    "threw",
    "put",
    "show",
    "promise",
    "accord",
    "repeat",
    "signal",
    "underline",
    "stress",
];
const VOICES: &[&str] = &[
    "express",
    "voice",
    "declare",
    "reaffirm",
    "reiterate",
    "state",
    "announce",
    "confirm",
    "proclaim",
    "signal",
    "repeat",
];
const IMPOSES: &[&str] =
    &["impose", "slap", "announce", "levy", "enact", "introduce", "clap", "order", "decree", "place", "adopt", "put"];
const CUTS: &[&str] = &["cut", "sever", "break", "suspend", "rupture", "freeze"];

/// Nouns that a light verb makes a stance of.
pub(super) const GIVEN: &[Given] = &[
    Given { noun: "support", relation: Supports, verbs: SAYS, to: &["behind", "for", "to", "of"] },
    Given { noun: "backing", relation: Supports, verbs: SAYS, to: &["behind", "for", "to", "of"] },
    Given { noun: "blessing", relation: Supports, verbs: SAYS, to: &["for", "to"] },
    Given { noun: "endorsement", relation: Supports, verbs: SAYS, to: &["for", "to", "of"] },
    Given { noun: "weight", relation: Supports, verbs: &["throw", "threw", "put", "lend"], to: &["behind", "to"] },
    Given { noun: "loyalty", relation: Supports, verbs: SAYS, to: &["to"] },
    Given { noun: "allegiance", relation: Supports, verbs: SAYS, to: &["to"] },
    Given { noun: "fealty", relation: Supports, verbs: SAYS, to: &["to"] },
    Given { noun: "solidarity", relation: Supports, verbs: SAYS, to: &["with"] },
    Given { noun: "sympathy", relation: Supports, verbs: VOICES, to: &["with"] },
    Given { noun: "lot", relation: Supports, verbs: &["throw", "threw", "cast"], to: &["with"] },
    Given { noun: "side", relation: Supports, verbs: &["take"], to: &["of", "with"] },
    Given { noun: "recognition", relation: Recognises, verbs: SAYS, to: &["for", "to", "of"] },
    Given { noun: "opposition", relation: Opposes, verbs: VOICES, to: &["to", "against"] },
    Given { noun: "stand", relation: Opposes, verbs: &["take", "make"], to: &["against"] },
    Given { noun: "slogan", relation: Opposes, verbs: &["chant", "shout"], to: &["against"] },
    Given { noun: "arms", relation: Opposes, verbs: &["take"], to: &["against"] },
    Given { noun: "tie", relation: Opposes, verbs: CUTS, to: &["with", "to"] },
    Given { noun: "relation", relation: Opposes, verbs: CUTS, to: &["with"] },
    Given { noun: "link", relation: Opposes, verbs: CUTS, to: &["with"] },
    Given { noun: "rank", relation: Opposes, verbs: &["break"], to: &["with"] },
    Given { noun: "company", relation: Opposes, verbs: &["part"], to: &["with"] },
    Given { noun: "way", relation: Opposes, verbs: &["part"], to: &["with"] },
    Given { noun: "asset", relation: Sanctions, verbs: &["freeze", "seize", "block"], to: &["of"] },
    Given { noun: "account", relation: Sanctions, verbs: &["freeze", "block"], to: &["of"] },
    Given { noun: "condemnation", relation: Condemns, verbs: VOICES, to: &["of"] },
    Given { noun: "sanction", relation: Sanctions, verbs: IMPOSES, to: &["on", "against"] },
    Given { noun: "embargo", relation: Sanctions, verbs: IMPOSES, to: &["on", "against"] },
    Given { noun: "ban", relation: Sanctions, verbs: &["impose", "slap", "announce"], to: &["on", "against"] },
];

/// Nouns of somebody who stands for or against the one whose he is: "a critic of X", "X's allies".
pub(super) fn agent(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "ally" | "patron" | "partner" => AlliedWith,
        "supporter" | "backer" | "loyalist" | "follower" | "sympathiser" | "sympathizer" | "adherent" | "defender"
        | "mouthpiece" | "sponsor" | "financier" | "benefactor" | "protector" | "acolyte" | "admirer" | "endorser" => {
            Supports
        }
        "opponent" | "critic" | "foe" | "enemy" | "adversary" | "detractor" | "archenemy" | "arch-enemy"
        | "arch-rival" => Opposes,
        _ => return None,
    })
}

/// Nouns of the stance itself: "X's backing for Y", "Y won the recognition of X".
pub(super) fn stance(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "support" | "backing" | "endorsement" | "blessing" | "loyalty" | "allegiance" | "solidarity"
        | "sponsorship" | "patronage" => Supports,
        "recognition" => Recognises,
        "condemnation" | "denunciation" | "criticism" | "censure" => Condemns,
        "opposition" | "hostility" | "resistance" => Opposes,
        "sanction" | "embargo" => Sanctions,
        _ => return None,
    })
}

/// Adjectives with a complement: "loyal to X", "hostile to X".
pub(super) fn adjective(lemma: &str) -> Option<(Relation, &'static str)> {
    Some(match lemma {
        "loyal" | "faithful" | "committed" | "sympathetic" | "devoted" | "friendly" => (Supports, "to"),
        "hostile" | "opposed" => (Opposes, "to"),
        "critical" => (Opposes, "of"),
        _ => return None,
    })
}

/// Phrases that say it of the subject: "came out in support of X", "on the side of X".
pub(super) fn phrase(before: &str, noun: &str, after: &str) -> Option<Relation> {
    Some(match (before, noun, after) {
        ("in", "support" | "favour" | "favor" | "defence" | "defense", "of")
        | ("on", "side", "of")
        | ("in", "solidarity" | "league", "with") => Supports,
        ("in", "opposition" | "defiance", "to" | "of") => Opposes,
        _ => return None,
    })
}

/// What the participle after a hyphen says of the one before it: "X-backed".
pub(super) fn hyphened(participle: &str) -> Option<Relation> {
    Some(match participle {
        "backed" | "supported" | "sponsored" | "aligned" | "armed" | "funded" | "financed" | "trained" | "endorsed" => {
            Supports
        }
        "allied" => AlliedWith,
        "recognised" | "recognized" => Recognises,
        _ => return None,
    })
}

/// Nouns for a departure from office: "demanded his resignation".
pub(super) fn exit(lemma: &str) -> bool {
    matches!(
        lemma,
        "resignation"
            | "ouster"
            | "ousting"
            | "removal"
            | "departure"
            | "overthrow"
            | "impeachment"
            | "dismissal"
            | "expulsion"
            | "exit"
            | "abdication"
            | "sacking"
    )
}

/// Verbs by which somebody is asked to go.
pub(super) fn asks(lemma: &str) -> bool {
    matches!(
        lemma,
        "call"
            | "demand"
            | "urge"
            | "want"
            | "seek"
            | "ask"
            | "order"
            | "press"
            | "tell"
            | "implore"
            | "exhort"
            | "beg"
            | "appeal"
            | "insist"
            | "challenge"
            | "advise"
            | "try"
            | "vow"
            | "fight"
    )
}

/// The relation that saying it makes: a statement by itself.
pub(super) fn is_said(relation: Relation) -> bool {
    matches!(relation, Condemns | DemandsExitOf)
}

/// Verbs, and nouns of asking, below which an infinitive has not come to pass.
pub(super) fn wishes(lemma: &str) -> bool {
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
pub(super) fn people(lemma: &str) -> bool {
    matches!(
        lemma,
        "bishop"
            | "archbishop"
            | "cleric"
            | "priest"
            | "pastor"
            | "imam"
            | "clergy"
            | "church"
            | "clan"
            | "tribe"
            | "union"
            | "federation"
            | "league"
            | "alliance"
            | "party"
            | "bloc"
            | "movement"
            | "group"
            | "institute"
            | "opposition"
            | "striker"
            | "parishioner"
            | "ex-premier"
            | "exile"
            | "camp"
            | "palace"
            | "junta"
            | "elder"
            | "neighbour"
            | "country"
            | "nation"
            | "state"
            | "province"
            | "power"
            | "bank"
            | "firm"
            | "company"
            | "newspaper"
            | "rebel"
            | "lawyer"
            | "artist"
            | "actor"
            | "singer"
            | "writer"
            | "intellectual"
            | "veteran"
    )
}

/// Nouns of a text that speaks for those who pass, sign or issue it.
pub(super) fn speaks_for(lemma: &str) -> bool {
    matches!(
        lemma,
        "resolution"
            | "letter"
            | "petition"
            | "statement"
            | "motion"
            | "declaration"
            | "communique"
            | "communiqué"
            | "editorial"
    )
}

/// Nouns that condemn the one who is called so.
pub(super) fn insult(lemma: &str) -> bool {
    matches!(
        lemma,
        "dictator"
            | "tyrant"
            | "traitor"
            | "murderer"
            | "criminal"
            | "usurper"
            | "liar"
            | "thug"
            | "coward"
            | "puppet"
            | "terrorist"
            | "despot"
            | "butcher"
            | "fraud"
            | "disgrace"
            | "warmonger"
            | "autocrat"
            | "thief"
            | "crook"
            | "hypocrite"
            | "racist"
            | "killer"
    )
}

/// Nouns of what their owner does: "X's decision to back Y" is X's.
pub(super) fn act(lemma: &str) -> bool {
    matches!(
        lemma,
        "decision"
            | "move"
            | "readiness"
            | "willingness"
            | "promise"
            | "pledge"
            | "vow"
            | "commitment"
            | "campaign"
            | "effort"
            | "attempt"
            | "drive"
            | "resolve"
            | "determination"
            | "struggle"
            | "fight"
    )
}
