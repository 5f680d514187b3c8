//! COERCE. Repression short of violence: arrest, search, seizure, bans, curfews, deportation, cut services, censorship, cyber attacks.
//! Not: captured fighters (ASSAULT), expelled diplomats (SANCTION), court convictions (SANCTION).
//! Example: "Police arrested nine organisers of the strike."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "arrest",
            "arrest, detain, jail, imprison, apprehend, intern, round up, nab, take into >custody, hold >suspect|hostage|prisoner, place under >arrest, order >arrest|detention, remand, book >person|man|suspect|accused|activist|worker|leader|youth",
        ),
        (
            "seize",
            "seize, confiscate, raid, search, occupy, annex, impound, nationalise, nationalize, expropriate, take over, commandeer, take >control, retake, recapture, retook, reclaim >town|village|city|district, freeze >asset|account, frisk, recover >weapon|arm|explosive|ammunition|rifle|pistol|bomb|property",
        ),
        (
            "restrict",
            "ban, outlaw, restrict, block, blockade, impose >blockade|siege|lockdown|ban|censorship, declare >siege, besiege, cordon, disband, dissolve >parliament|assembly|party, evict, prohibit, bar, close >border|crossing|airport|road|school|newspaper|office, shut >border|school|office|newspaper, shut down, suppress, crack down, crush, quell, repress, push back, disqualify, suspend >constitution|parliament|rights|licence|license, restrain, intercept, demolish >home|house, forbid, limit, oppress, persecute, intimidate",
        ),
        ("censor", "censor, muzzle, silence"),
        ("curfew", "impose >curfew, declare >curfew, enforce >curfew, clamp >curfew, reimpose >curfew, extend >curfew"),
        ("martial-law", "impose >law|rule|emergency, declare >emergency|law, proclaim >emergency"),
        ("deport", "deport, extern, extradite >suspect, banish, exile"),
        (
            "withhold",
            "cut >power|internet|electricity|supply|access|water|gas, cut off >power|internet|electricity|supply|water, withhold, deprive",
        ),
        (
            "cyber",
            "hack >account|commission|computer|database|email|ministry|network|phone|server|site|system|website, hack into, jam",
        ),
        ("misinformation", "disinform"),
    ],
    nouns: &[
        ("arrest", "arrest, detention, imprisonment"),
        ("restrict", "crackdown, siege"),
        ("seize", "seizure, raid, confiscation"),
        ("deport", "deportation"),
    ],
    toward: &["on", "against", "of"],
    ..Lexicon::new(PloverType::Coerce, "events/coerce")
};
