//! Verbs of sides.

use dateline_model::Relation;

use Relation::{AlliedWith, Condemns, Opposes, Recognises, Sanctions, Supports};

/// Verbs with a direct object: "X backs Y", "Y was condemned by X".
pub(in crate::sides) fn verb(lemma: &str) -> Option<Relation> {
    Some(match lemma {
        "acknowledge" | "recognise" | "recognize" => Recognises,
        "abet" | "adore" | "arm" | "back" | "bankroll" | "bless" | "bolster" | "buttress" | "champion"
        | "cheerlead" | "defend" | "endorse" | "equip" | "favor" | "favour" | "finance" | "fund" | "hail"
        | "harbor" | "harbour" | "idolise" | "idolize" | "nominate" | "patronise" | "plug" | "prefer" | "protect"
        | "recommend" | "patronize" | "revere" | "second" | "shield" | "sponsor" | "subsidise" | "subsidize"
        | "succour" | "support" | "toast" | "underwrite" | "uphold" | "venerate" => Supports,
        "abandon" | "abhor" | "antagonise" | "antagonize" | "boycott" | "defriend" | "defy" | "desert" | "despise"
        | "detest" | "disavow" | "disobey" | "disown" | "distrust" | "ditch" | "dump" | "forsake" | "forswear"
        | "hate" | "jilt" | "loathe" | "mistrust" | "oppose" | "reject" | "renounce" | "repudiate" | "resist"
        | "shun" | "snub" | "spurn" => Opposes,
        "admonish" | "anathematise" | "assail" | "bash" | "berate" | "blast" | "castigate" | "censure" | "chastise"
        | "chide" | "condemn" | "criticise" | "criticize" | "curse" | "decry" | "denigrate" | "denounce"
        | "deplore" | "deride" | "disparage" | "excoriate" | "execrate" | "fault" | "flay" | "lambast" | "lambaste"
        | "lash" | "mock" | "pan" | "pillory" | "rebuke" | "reprimand" | "reproach" | "reprove" | "revile"
        | "ridicule" | "roast" | "rubbish" | "savage" | "scold" | "scorn" | "skewer" | "slam" | "slate" | "trash"
        | "upbraid" | "vilify" => Condemns,
        "blacklist" | "embargo" | "outlaw" | "penalise" | "penalize" | "proscribe" | "sanction" => Sanctions,
        "ally" => AlliedWith,
        _ => return None,
    })
}

/// Verbs of which only the passive says it: "fighters trained by X".
pub(in crate::sides) fn passive(lemma: &str) -> Option<Relation> {
    matches!(lemma, "groom" | "train").then_some(Supports)
}

/// Nouns of a thing that stands for the one whose it is: to oppose his rule is to oppose him.
pub(in crate::sides) fn stands_for(relation: Relation, noun: &str) -> bool {
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
            | "candidature"
            | "coalition"
            | "dictatorship"
            | "junta"
            | "mandate"
            | "nomination"
            | "party"
            | "ticket"
    );
    match relation {
        Condemns => true,
        Opposes => rule || noun == "policy",
        Supports => {
            rule || matches!(
                noun,
                "advance"
                    | "ambition"
                    | "call"
                    | "cause"
                    | "coup"
                    | "crusade"
                    | "effort"
                    | "fight"
                    | "insurgency"
                    | "insurrection"
                    | "move"
                    | "movement"
                    | "mutiny"
                    | "offensive"
                    | "position"
                    | "push"
                    | "putsch"
                    | "rebellion"
                    | "resistance"
                    | "return"
                    | "revolt"
                    | "revolution"
                    | "stance"
                    | "stand"
                    | "struggle"
                    | "succession"
                    | "takeover"
                    | "uprising"
                    | "war"
            )
        }
        Recognises => {
            rule || matches!(noun, "victory" | "election" | "independence" | "sovereignty" | "legitimacy" | "statehood")
        }
        _ => false,
    }
}

/// Verbs that take a preposition or particle: "side with", "stand by", "rally behind".
pub(in crate::sides) fn with_preposition(lemma: &str, preposition: &str) -> Option<Relation> {
    Some(match (lemma, preposition) {
        (
            "align" | "line" | "sid" | "side" | "stand" | "stick" | "stuck" | "sympathise" | "sympathize" | "vote",
            "with",
        )
        | ("abide" | "stand" | "stick" | "stuck", "by")
        | (
            "be" | "close" | "coalesce" | "come" | "fall" | "form" | "get" | "line" | "march" | "mass" | "rally"
            | "remain" | "row" | "stand" | "stay" | "stick" | "stuck" | "swarm" | "swing" | "throw" | "unite",
            "behind",
        )
        | ("close" | "cluster" | "coalesce" | "gather" | "line" | "rally" | "unite", "around" | "round")
        | ("battle" | "fight" | "march" | "serve" | "stand" | "struggle", "alongside" | "beside")
        | ("adhere" | "cleave" | "cling" | "defect" | "hew" | "rally", "to")
        | (
            "campaign" | "canvass" | "cheer" | "declare" | "fight" | "intercede" | "lobby" | "opt" | "plump" | "pray"
            | "root" | "speak" | "stand" | "stump" | "vote" | "vouch",
            "for",
        )
        | ("prop" | "shore", "up")
        | ("believe" | "trust", "in") => Supports,
        ("break" | "differ" | "disagree" | "feud" | "part" | "quarrel" | "split", "with")
        | ("break" | "defect" | "disassociate" | "dissociate" | "distance" | "secede" | "split", "from")
        | (
            "agitate" | "argue" | "battle" | "campaign" | "canvass" | "chant" | "come" | "conspire" | "crusade"
            | "demonstrate" | "dig" | "line" | "fight" | "lobby" | "march" | "militate" | "mobilise" | "mobilize"
            | "mutiny" | "plot" | "protest" | "rally" | "rebel" | "revolt" | "rise" | "side" | "speak" | "stand"
            | "strike" | "struggle" | "turn" | "unite" | "vote",
            "against",
        )
        | ("round" | "turn", "on")
        | ("oppose", "to")
        | ("come", "out") => Opposes,
        ("ally", "to" | "with") | ("align", "to") => AlliedWith,
        ("fulminate" | "hiss" | "hit" | "inveigh" | "lash" | "rage" | "rail" | "thunder", "against" | "out")
        | ("hiss" | "hit" | "jeer" | "lash" | "rail" | "sneer" | "spit" | "swipe", "at")
        | ("lay" | "rip" | "tear", "into") => Condemns,
        _ => return None,
    })
}
