//! Which nouns are for human beings: by a list, by their ending, or by what is done by them and to them.
//!
//! Not bodies of people ("two newspapers said"), which are things when they are counted.

use crate::context::Context;
use crate::numbers::Tokens;

/// Nouns for human beings, singular. Longer lists of offices are not needed: a count of offices is rare.
const PEOPLE: &[&str] = &[
    "people",
    "person",
    "man",
    "woman",
    "child",
    "kid",
    "boy",
    "girl",
    "baby",
    "infant",
    "civilian",
    "protester",
    "protestor",
    "demonstrator",
    "marcher",
    "rioter",
    "activist",
    "supporter",
    "opponent",
    "soldier",
    "troop",
    "officer",
    "policeman",
    "policewoman",
    "police",
    "guard",
    "guardsman",
    "serviceman",
    "conscript",
    "recruit",
    "marine",
    "sailor",
    "pilot",
    "paramilitary",
    "militiaman",
    "fighter",
    "gunman",
    "militant",
    "rebel",
    "insurgent",
    "guerrilla",
    "terrorist",
    "attacker",
    "assailant",
    "bomber",
    "suspect",
    "prisoner",
    "detainee",
    "inmate",
    "hostage",
    "captive",
    "refugee",
    "migrant",
    "asylum-seeker",
    "seeker",
    "exile",
    "evacuee",
    "resident",
    "villager",
    "citizen",
    "national",
    "local",
    "inhabitant",
    "voter",
    "worker",
    "employee",
    "miner",
    "farmer",
    "teacher",
    "student",
    "pupil",
    "doctor",
    "nurse",
    "medic",
    "paramedic",
    "journalist",
    "reporter",
    "photographer",
    "photojournalist",
    "cameraman",
    "lawyer",
    "judge",
    "lawmaker",
    "deputy",
    "legislator",
    "senator",
    "minister",
    "official",
    "diplomat",
    "leader",
    "politician",
    "general",
    "colonel",
    "commander",
    "member",
    "delegate",
    "monk",
    "priest",
    "nun",
    "worshipper",
    "pilgrim",
    "passenger",
    "driver",
    "tourist",
    "visitor",
    "bystander",
    "onlooker",
    "survivor",
    "victim",
    "casualty",
    "patient",
    "family",
    "household",
    "youth",
    "teenager",
    "adult",
    "peacekeeper",
    "adviser",
    "advisor",
    "observer",
    "agent",
    "spectator",
    "fan",
    "striker",
    "crowd",
    "relative",
    "brother",
    "sister",
    "son",
    "daughter",
    "firefighter",
    "rescuer",
    "volunteer",
    "crewman",
    "crew",
    "staff",
    "personnel",
    "engineer",
    "newborn",
    "aide",
    "sympathiser",
    "sympathizer",
    "contractor",
    "toddler",
    "mourner",
    "mechanic",
    "builder",
    "clerk",
    "cleric",
    "imam",
    "bishop",
    "adolescent",
    "editor",
    "writer",
    "artist",
    "singer",
    "player",
    "athlete",
    "follower",
    "backer",
    "loyalist",
    "critic",
    "cadet",
    "veteran",
    "scout",
    "guide",
    "merchant",
    "vendor",
    "banker",
    "broker",
    "accountant",
    "scientist",
    "researcher",
    "lecturer",
    "professor",
    "intern",
    "nomad",
    "herder",
    "shepherd",
    "hunter",
    "dockworker",
    "docker",
    "steelworker",
    "porter",
    "cleaner",
    "cook",
    "waiter",
    "grower",
    "planter",
    "picker",
    "weaver",
    "mayor",
    "councillor",
    "governor",
    "envoy",
    "ambassador",
    "consul",
    "sheikh",
    "elder",
    "chief",
    "warder",
    "warden",
    "jailer",
    "constable",
    "detective",
    "captain",
    "lieutenant",
    "sergeant",
    "corporal",
    "major",
    "separatist",
    "jihadist",
    "mutineer",
    "smuggler",
    "trafficker",
    "treasurer",
    "secretary",
    "director",
    "manager",
    "robber",
    "thief",
    "kidnapper",
    "hijacker",
    "dissident",
    "defector",
    "deserter",
    "reservist",
    "paratrooper",
    "commando",
    "pensioner",
    "shopper",
    "trader",
    "looter",
    "settler",
    "american",
    "russian",
    "ukrainian",
    "palestinian",
    "israeli",
    "venezuelan",
    "colombian",
    "syrian",
    "iraqi",
    "afghan",
    "cuban",
    "brazilian",
    "chinese",
    "briton",
    "european",
    "african",
    "mexican",
];

/// The singular of a plural noun, roughly; the engine's lemma is better where there is one.
pub(super) fn singular(w: &str) -> String {
    let irregular = match w {
        "people" | "persons" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "policemen" => "policeman",
        "guardsmen" => "guardsman",
        "servicemen" => "serviceman",
        "gunmen" => "gunman",
        "militiamen" => "militiaman",
        "crewmen" => "crewman",
        "cameramen" => "cameraman",
        "lives" => "life",
        "police" => "police",
        "deputies" => "deputy",
        "families" => "family",
        "casualties" => "casualty",
        "bodies" => "body",
        "babies" => "baby",
        "troops" => "troop",
        _ => "",
    };
    if !irregular.is_empty() {
        return irregular.to_owned();
    }
    if let Some(stem) = w.strip_suffix("men").filter(|s| s.len() > 2) {
        return format!("{stem}man");
    }
    if w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") {
        return w[..w.len() - 1].to_owned();
    }
    w.to_owned()
}

/// Whether an ending makes a noun one for human beings: "economist", "technician", "trainee".
pub(super) fn derived(lemma: &str) -> bool {
    if lemma.starts_with(char::is_uppercase) {
        return false;
    }
    let ist = lemma.len() > 6
        && lemma.strip_suffix("list").map_or(lemma.ends_with("ist"), |stem| stem.ends_with(['a', 'e', 'i', 'o', 'l']));
    let ian = lemma.len() > 6 && lemma.ends_with("ician");
    let ee = lemma.len() > 6
        && lemma.ends_with("ee")
        && !matches!(lemma, "committee" | "subcommittee" | "guarantee" | "jubilee" | "chimpanzee");
    ist || ian || ee
}

/// Whether a noun is one for human beings.
pub(crate) fn is_person(lemma: &str) -> bool {
    PEOPLE.contains(&lemma)
        || derived(lemma)
        || lemma.len() > 5 && (lemma.ends_with("man") || lemma.ends_with("woman")) && lemma != "german"
}

/// What befell those counted, standing straight after the number: "100 injured", "one dead".
pub(crate) fn is_fate(w: &str) -> bool {
    matches!(
        w,
        "dead"
            | "injured"
            | "wounded"
            | "hurt"
            | "killed"
            | "missing"
            | "homeless"
            | "displaced"
            | "arrested"
            | "detained"
    )
}

/// Whether what is counted does or suffers what only human beings do: "eight anglers were arrested", "six clerks who fled".
pub(super) fn acts(cx: &Context<'_>, t: &Tokens, k: usize) -> bool {
    if t.w(k + 1) == "who" {
        return true;
    }
    let a = cx.analysis;
    let Some(word) = a.words_in(t.span(k, k + 1)).next() else { return false };
    let Some(head) = a.words()[word].head else { return false };
    let verb = a.lemma(head);
    match a.words()[word].deprel.as_str() {
        "nsubj" => DONE.contains(&verb),
        "nsubj:pass" | "obj" => SUFFERED.contains(&verb),
        _ => false,
    }
}

/// What only human beings do; papers and states say, vote and sign too.
const DONE: &[&str] =
    &["protest", "march", "resign", "testify", "confess", "surrender", "defect", "chant", "pray", "volunteer"];

/// What is done only to human beings.
const SUFFERED: &[&str] = &[
    "arrest",
    "detain",
    "jail",
    "imprison",
    "injure",
    "wound",
    "convict",
    "sentence",
    "charge",
    "indict",
    "kidnap",
    "abduct",
    "hospitalise",
    "hospitalize",
    "interrogate",
    "question",
    "interview",
    "evict",
    "deport",
    "execute",
    "torture",
    "dismiss",
    "elect",
];
