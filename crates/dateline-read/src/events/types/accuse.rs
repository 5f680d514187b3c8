//! ACCUSE. Disapproval, criticism, condemnation, allegations, charges, suits, trials, investigations, summoned ambassadors.
//! Not: convictions (SANCTION), refusals (REJECT).
//! Example: "The union accused the ministry of lying."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "disapprove",
            "condemn, criticise, criticize, denounce, deplore, decry, slam, blast, rebuke, lambast, lambaste, chide, castigate, blame, fault, censure, lash out, attack >decision|policy|plan|record|proposal, disapprove, express >concern|outrage|anger|alarm|dismay|disappointment|condemnation|opposition|regret|doubt|rejection, voice >concern|anger|opposition, complain, lament, scold, mock, ridicule, berate, hit out, take aim, call >terrorist|liar|criminal|fascist|traitor|guy|dictator|tyrant|thug|nutter, call out, insult, summon >ambassador|envoy|diplomat|charge, protest >decision|move|law|plan|visit|killing|arrest, bemoan, face >criticism, warn about, vilify, brand, label",
        ),
        (
            "allege",
            "accuse, allege, charge with, charge over, charge in, charge, indict, sue, prosecute, file >lawsuit|complaint|suit|charge|petition|case, bring >charge|case|lawsuit, put on >trial, implicate, impeach, level >accusation|charge, lodge >complaint|protest|case|fir, register >case|fir|offence|complaint|charge, issue >warrant, arraign, incriminate, point finger",
        ),
        (
            "investigate",
            "investigate, probe, launch >investigation|probe|inquiry, open >investigation|inquiry|probe|case, begin >investigation|inquiry|probe|trial, order >investigation|probe|inquiry, conduct >investigation|inquiry, start >investigation|probe|inquiry, question >suspect|witness, interrogate, inspect, examine, look into, scrutinise, scrutinize",
        ),
    ],
    nouns: &[
        ("allege", "accusation, allegation, lawsuit, indictment, trial, complaint"),
        ("investigate", "investigation, probe, inquiry"),
        ("disapprove", "condemnation, criticism, denunciation"),
    ],
    toward: &["of", "against", "over", "into", "for", "with", "at", "on", "by", "as"],
    clausal: true,
    ..Lexicon::new(PloverType::Accuse, "events/accuse")
};
