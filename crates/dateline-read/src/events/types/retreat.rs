//! RETREAT. Material giving way: prisoners freed, troops pulled out, weapons laid down, property returned, access given, office left, a ceasefire kept.
//! Not: only announced (CONCEDE).
//! Example: "The rebels released six fishermen."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        ("release", "release, free, set >free, liberate >prisoner|hostage, let go, parole"),
        (
            "withdraw",
            "withdraw >troops|force|soldier|army|personnel, withdraw from, pull out, pull back, retreat, evacuate >troops|base|settlement, vacate, leave >base|territory|country, begin leave, end >occupation|siege|blockade|operation, abandon >post|position|base, redeploy",
        ),
        (
            "disarm",
            "disarm, surrender, surrender to, lay down >arm|weapon, hand over >weapon|arm|power|control|territory|prisoner|body|base, turn over >weapon|control|suspect, dismantle >weapon|base|facility|roadblock, destroy >weapon|stockpile, demobilise, demobilize, give up >weapon|arm|control",
        ),
        (
            "ceasefire",
            "observe >ceasefire|truce, cease >fire|hostility, halt >fighting|attack|offensive|hostility|operation, stop >fighting|attack|shelling",
        ),
        (
            "access",
            "let in, allow >inspector|observer|aid|convoy|access|journalist|visit, admit >inspector|observer, grant >access|permission, give >access|permission, reopen >border|crossing|airport|embassy, open >border|crossing, lift >siege|blockade",
        ),
        ("resign", "resign, step down, quit, resign as, abdicate"),
        (
            "",
            "return to >owner|museum|authority|family|people, return >land|body|territory|property|remains|refugee|painting|artefact|artifact|weapon|money|asset|prisoner|soldier|sword|statue|skull, repatriate, give back, cede, relinquish",
        ),
    ],
    nouns: &[
        ("release", "release"),
        ("withdraw", "withdrawal, pullout, retreat"),
        ("resign", "resignation"),
        ("disarm", "surrender, disarmament"),
        ("", "repatriation"),
    ],
    toward: &["to", "from", "of"],
    ..Lexicon::new(PloverType::Retreat, "events/retreat")
};
