//! Which nouns are for human beings: by a list, by their ending, or by what is done by them and to them.
//!
//! Not bodies of people ("two newspapers said"), which are things when they are counted.

use crate::context::Context;
use crate::lexicon::Class;
use crate::numbers::Tokens;

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
    let ee = lemma.len() > 6 && lemma.ends_with("ee") && !Class::EndsLikePerson.has(lemma);
    // By a trade; a screwdriver has none.
    let trade = lemma.len() > 8
        && [
            "cutter", "dweller", "driver", "goer", "grower", "herder", "holder", "hunter", "keeper", "maker", "owner",
            "picker", "rider", "seller", "trader", "walker", "worker",
        ]
        .iter()
        .any(|end| lemma.ends_with(end))
        && !matches!(lemma, "pacemaker" | "placeholder" | "screwdriver");
    ist || ian || ee || trade
}

/// Whether a noun is one for human beings.
pub(crate) fn is_person(lemma: &str) -> bool {
    Class::Person.has(lemma)
        || derived(lemma)
        || lemma.len() > 5 && (lemma.ends_with("man") || lemma.ends_with("woman")) && lemma != "german"
}

/// What befell those counted, standing straight after the number: "100 injured", "one dead".
pub(crate) fn is_fate(w: &str) -> bool {
    Class::FateAdjective.has(w)
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
        "nsubj" => Class::PeopleDo.has(verb),
        "nsubj:pass" | "obj" => Class::PeopleUndergo.has(verb),
        _ => false,
    }
}
