//! What an event is about: PLOVER's contexts, read off the words of its sentence.
//!
//! A context is coded where one of its words stands in the event's sentence; `military` and `repression` come from who acts on whom.
//! Any number may hold. Contexts that need a judgement of the whole crisis (`pro_autocracy`, `inequality`) have few words and are
//! often missed. Source: PLOVER manual, draft 2.0, section on contexts.
//!
//! Example: "Police beat miners who demanded higher wages" is `repression`, `economic`.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_lang::Upos;
use dateline_model::{Participant, PloverType};

use crate::context::Context;

/// Context and the lemmas that tell it.
const TABLE: &[(&str, &str)] = &[
    ("intelligence", "spy espionage spying intelligence wiretap"),
    ("executive", "cabinet presidency reshuffle decree"),
    ("legislative", "parliament legislature congress senate lawmaker assembly bill legislator"),
    ("election", "election vote ballot poll candidate referendum electoral voter runoff"),
    ("political_institutions", "constitution impeachment impeach succession caretaker transition"),
    ("pro_democracy", "democracy pro-democracy democratic"),
    ("pro_autocracy", "coup putsch junta dictatorship overthrow"),
    (
        "economic",
        "economy economic tax wage price subsidy loan trade tariff budget investment debt inflation bank austerity unemployment pension",
    ),
    ("legal", "court judge trial lawsuit prosecutor verdict appeal tribunal indictment sue"),
    ("reparations", "reparation compensation restitution"),
    ("human_rights", "rights atrocity torture genocide"),
    ("rights_freedoms", "freedom censorship privacy"),
    ("human_security", "hunger famine housing eviction electricity blackout"),
    ("gender", "gender femicide abortion feminist"),
    ("lgbt", "gay lesbian transgender lgbt homosexual"),
    (
        "religion_ethnicity",
        "church mosque religious religion muslim christian hindu jewish ethnic sectarian tribe blasphemy",
    ),
    ("inequality", "inequality discrimination racism caste"),
    ("diplomatic", "ambassador diplomat embassy consulate envoy diplomatic treaty summit"),
    ("territory", "border territory annexation secession secessionist separatist independence"),
    ("peacekeeping", "peacekeeper peacekeeping"),
    ("health", "vaccine epidemic pandemic virus disease health"),
    ("asylum", "asylum refugee"),
    ("migration", "migrant migration immigration immigrant smuggler"),
    ("disasters", "earthquake flood storm hurricane drought landslide wildfire cyclone tsunami"),
    ("natural_resource", "oil mining gold copper fishery timber pipeline"),
    ("environment", "climate pollution emission environment environmental deforestation"),
    ("technology", "satellite internet software semiconductor telecom"),
    ("terrorism", "terrorist terrorism jihadist bomber suicide"),
    ("cbrn", "nuclear chemical biological uranium warhead nerve"),
    ("cyber", "cyber hacker hacking malware ransomware"),
    ("misinformation", "disinformation misinformation propaganda"),
    ("crime", "murder robbery gang theft criminal mafia"),
    ("corruption", "corruption bribe bribery embezzlement graft kickback"),
    ("illegal_drugs", "cocaine heroin opium cartel narcotic trafficker meth"),
    ("trafficking", "trafficking"),
];

static WORDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Vec<&str>> = HashMap::new();
    for (context, words) in TABLE {
        for w in words.split_whitespace() {
            all.entry(w).or_default().push(context);
        }
    }
    all
});

/// The contexts of an event whose trigger is a word, in the order of PLOVER's list.
pub(super) fn of(
    cx: &Context<'_>,
    word: usize,
    kind: PloverType,
    actors: &[Participant],
    recipients: &[Participant],
) -> Vec<String> {
    let a = cx.analysis;
    let sentence = &a.sentences()[a.words()[word].sentence];
    let mut found: Vec<&str> = Vec::new();
    for w in sentence.words.clone().take(120).filter(|&w| w != word) {
        if !matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Adj) {
            continue;
        }
        for c in WORDS.get(a.lemma(w).to_lowercase().as_str()).into_iter().flatten() {
            if !found.contains(c) {
                found.push(c);
            }
        }
    }
    let sector =
        |p: &Participant, of: &[&str]| p.code.as_deref().and_then(|c| c.get(3..6)).is_some_and(|s| of.contains(&s));
    let force = actors.iter().any(|p| sector(p, &["MIL", "COP", "PRM", "SPY"]));
    let unarmed = recipients.iter().any(|p| sector(p, &["CVL", "OPP", "JRN", "EDU", "LAB", "SOC", "REL", "MED"]));
    let mut out: Vec<String> = Vec::new();
    if actors.iter().chain(recipients).any(|p| sector(p, &["MIL"])) {
        out.push("military".to_owned());
    }
    out.extend(TABLE.iter().map(|t| t.0).filter(|c| found.contains(c)).map(str::to_owned));
    if force && unarmed && matches!(kind, PloverType::Assault | PloverType::Coerce) {
        out.push("repression".to_owned());
    }
    out
}
