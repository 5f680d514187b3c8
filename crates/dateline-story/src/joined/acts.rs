//! Verbs and nouns that tell one act: "killed", "died", "the deaths"; "seized", "held", "the siege".
//!
//! PLOVER's type says in what way one party treats another; the act says what was done. Two reports seldom choose the same verb, but a
//! killing is not told as a blockade. Own list, by reading what English news words share a meaning.

use dateline_model::{Event, Participant, PloverType};

use crate::words::words;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Act {
    Kill,
    Hurt,
    Blast,
    Attack,
    Storm,
    Hostage,
    Arrest,
    Free,
    Talk,
    Protest,
    Demand,
    Blame,
    Probe,
    Refuse,
    Agree,
    Threat,
    Leave,
    Force,
    Aid,
    Punish,
    Approve,
    Appoint,
}

use Act::{
    Agree, Aid, Appoint, Approve, Arrest, Attack, Blame, Blast, Demand, Force, Free, Hostage, Hurt, Kill, Leave, Probe,
    Protest, Punish, Refuse, Storm, Talk, Threat,
};

const WORDS: &[(&str, Act)] = &[
    ("abduct", Hostage),
    ("abduction", Hostage),
    ("abductor", Hostage),
    ("accord", Agree),
    ("accuse", Blame),
    ("agree", Agree),
    ("agreement", Agree),
    ("aid", Aid),
    ("airstrike", Attack),
    ("ambush", Attack),
    ("appeal", Demand),
    ("appoint", Appoint),
    ("approve", Approve),
    ("arrest", Arrest),
    ("ask", Demand),
    ("assassinate", Kill),
    ("assassination", Kill),
    ("assault", Attack),
    ("attack", Attack),
    ("attacker", Attack),
    ("back", Approve),
    ("barricade", Hostage),
    ("battle", Attack),
    ("beat", Attack),
    ("behead", Kill),
    ("beheading", Kill),
    ("blame", Blame),
    ("blast", Blast),
    ("bomb", Blast),
    ("bombard", Attack),
    ("bombardment", Attack),
    ("bomber", Blast),
    ("bombing", Blast),
    ("call", Demand),
    ("captive", Hostage),
    ("captor", Hostage),
    ("capture", Hostage),
    ("ceasefire", Agree),
    ("chant", Protest),
    ("clash", Attack),
    ("condemn", Blame),
    ("convict", Punish),
    ("conviction", Punish),
    ("crackdown", Attack),
    ("criticise", Blame),
    ("criticize", Blame),
    ("custody", Arrest),
    ("deal", Agree),
    ("death", Kill),
    ("decline", Refuse),
    ("demand", Demand),
    ("demonstrate", Protest),
    ("demonstration", Protest),
    ("demonstrator", Protest),
    ("denounce", Blame),
    ("deny", Refuse),
    ("depart", Leave),
    ("deploy", Force),
    ("deployment", Force),
    ("detain", Arrest),
    ("detention", Arrest),
    ("detonate", Blast),
    ("die", Kill),
    ("discuss", Talk),
    ("discussion", Talk),
    ("donate", Aid),
    ("endorse", Approve),
    ("evacuate", Leave),
    ("evacuation", Leave),
    ("exchange", Free),
    ("execute", Kill),
    ("execution", Kill),
    ("explode", Blast),
    ("explosion", Blast),
    ("fight", Attack),
    ("fighting", Attack),
    ("fire", Attack),
    ("flee", Leave),
    ("free", Free),
    ("gather", Protest),
    ("give", Aid),
    ("gunfight", Attack),
    ("gunman", Attack),
    ("help", Aid),
    ("hijack", Hostage),
    ("hijacker", Hostage),
    ("hijacking", Hostage),
    ("hostage", Hostage),
    ("hurt", Hurt),
    ("imprison", Arrest),
    ("injure", Hurt),
    ("inquiry", Probe),
    ("insist", Demand),
    ("investigate", Probe),
    ("investigation", Probe),
    ("jail", Punish),
    ("kidnap", Hostage),
    ("kidnapper", Hostage),
    ("kidnapping", Hostage),
    ("kill", Kill),
    ("killing", Kill),
    ("launch", Attack),
    ("leave", Leave),
    ("liberate", Free),
    ("march", Protest),
    ("massacre", Kill),
    ("meet", Talk),
    ("meeting", Talk),
    ("mobilise", Force),
    ("mobilize", Force),
    ("murder", Kill),
    ("name", Appoint),
    ("negotiate", Talk),
    ("negotiation", Talk),
    ("occupation", Hostage),
    ("occupy", Hostage),
    ("oppose", Refuse),
    ("overrun", Storm),
    ("pledge", Agree),
    ("praise", Approve),
    ("probe", Probe),
    ("protest", Protest),
    ("protester", Protest),
    ("quit", Leave),
    ("raid", Attack),
    ("rally", Protest),
    ("refuse", Refuse),
    ("reject", Refuse),
    ("release", Free),
    ("request", Demand),
    ("resign", Leave),
    ("resignation", Leave),
    ("retreat", Leave),
    ("revolt", Protest),
    ("riot", Protest),
    ("seize", Hostage),
    ("seizure", Hostage),
    ("send", Force),
    ("sentence", Punish),
    ("shell", Attack),
    ("shelling", Attack),
    ("shoot", Attack),
    ("shooting", Attack),
    ("siege", Hostage),
    ("sign", Agree),
    ("slaughter", Kill),
    ("slay", Kill),
    ("stab", Attack),
    ("stabbing", Attack),
    ("storm", Storm),
    ("storming", Storm),
    ("strike", Attack),
    ("summit", Talk),
    ("support", Approve),
    ("swap", Free),
    ("takeover", Hostage),
    ("talk", Talk),
    ("threat", Threat),
    ("threaten", Threat),
    ("truce", Agree),
    ("unrest", Protest),
    ("uprising", Protest),
    ("urge", Demand),
    ("visit", Talk),
    ("vow", Threat),
    ("warn", Threat),
    ("warning", Threat),
    ("withdraw", Leave),
    ("withdrawal", Leave),
    ("wound", Hurt),
];

/// What people are called who are held by others than the state.
const HELD: &[&str] = &["hostage", "hostages", "captive", "captives", "abductee", "abductees"];

/// The act that an event's trigger and mode tell.
pub(crate) fn of(event: &Event) -> Option<Act> {
    let lemma = event.trigger.lemma.to_lowercase();
    let told = WORDS.binary_search_by(|(w, _)| (*w).cmp(lemma.as_str())).ok().map(|i| WORDS[i].1);
    // Whoever has hostages holds them, whatever the verb: "took", "keep", "are still in the hands of".
    let held = |p: &Participant| words(p.words.quote()).iter().any(|w| HELD.contains(&w.as_str()));
    let force = matches!(event.kind, PloverType::Assault | PloverType::Coerce);
    if force && matches!(told, None | Some(Hostage | Arrest)) && event.recipients.iter().any(held) {
        return Some(Hostage);
    }
    match event.mode.as_deref() {
        Some("abduct") => Some(Hostage),
        Some("arrest") => Some(Arrest),
        Some("release") => Some(Free),
        Some("explosives") => Some(Blast),
        Some("demo" | "riot") => Some(Protest),
        Some("investigate") => Some(Probe),
        Some("resign" | "withdraw") => Some(Leave),
        _ => told,
    }
}

/// Whether two acts may be two sides of one: a blast kills, the seized are held.
pub(crate) fn go_together(a: Act, b: Act) -> bool {
    let violent = |x: Act| matches!(x, Kill | Hurt | Blast | Attack | Storm);
    a == b
        || violent(a) && violent(b)
        || matches!((a.min(b), a.max(b)), (Arrest, Punish) | (Attack | Storm, Hostage) | (Hostage, Arrest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_acts_is_in_order() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
