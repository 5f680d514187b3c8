//! Weapons and means, from a documented list; the text's words are kept.

use std::sync::LazyLock;

use dateline_lang::Upos;
use dateline_model::{Span, Weapon};
use regex::Regex;

use crate::context::Context;
use crate::events::arguments::clause;
use crate::lexicon::Class;

/// Kind, and the words that name it.
const KINDS: &[(&str, &str)] = &[
    ("tear_gas", r"tear[- ]?gas(?: canisters?)?|pepper spray"),
    ("water_cannon", r"water cannons?"),
    ("rubber_bullets", r"rubber(?:-coated)? bullets?|plastic bullets?|baton rounds?|pellet guns?|pellets"),
    ("live_ammunition", r"live (?:ammunition|rounds?|fire|bullets?)"),
    ("stun_grenade", r"stun grenades?|flash-?bangs?"),
    ("petrol_bomb", r"(?:molotov cocktails?|petrol bombs?|fire ?bombs?|fireballs?)"),
    ("homemade_mortar", r"home-?made mortars?(?: launchers?)?"),
    ("armoured_vehicle", r"armou?red (?:[a-z]+ )?(?:vehicles?|cars?|personnel carriers?)|tanks?"),
    ("mortar", r"mortars?(?: rounds?| shells?)?"),
    ("artillery", r"artillery(?: shells?)?|howitzers?|shells"),
    ("rocket", r"rockets?|rocket-propelled grenades?|rpgs?"),
    ("missile", r"missiles?"),
    ("drone", r"drones?|unmanned aerial vehicles?"),
    ("aircraft", r"air ?strikes?|war ?planes?|fighter jets?|helicopter gunships?|barrel bombs?"),
    ("car_bomb", r"(?:car|truck|vehicle)[- ]?bombs?"),
    ("suicide_bomb", r"suicide (?:vests?|bombs?|belts?|bomb(?:er|ing)s?|attack(?:er)?s?)"),
    ("ied", r"improvised explosive devices?|ieds?|roadside bombs?|land ?mines?"),
    (
        "explosive",
        r"(?:time |fire)?bombs?|(?:hand )?grenades?|explosive (?:devices?|charges?)|explosives|dynamite(?: charges?| sticks?)?|tnt|booby[- ]traps?",
    ),
    (
        "firearm",
        r"(?:sub)?machine[- ]?guns?|(?:assault |automatic |m-16 |ak-47 )?(?:rifles?|weapons fire)|(?:assault|automatic) weapons|guns?|pistols?|revolvers?|gunfire|gunshots?|firearms?|ak-47s?|m-16s?|bullets?",
    ),
    ("blade", r"knife|knives|machetes?|swords?|axes?"),
    ("club", r"batons?|clubs?|truncheons?|lathis?|sticks|iron bars?"),
    ("stone", r"rocks|stones|paving stones|bricks"),
    ("chemical", r"chlorine|sarin|nerve agents?|chemical weapons?|poison gas|napalm|white phosphorus"),
];

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let all: Vec<String> = KINDS.iter().map(|(kind, words)| format!("(?P<{kind}>{words})")).collect();
    // A wire breaks its lines anywhere.
    let all = all.join("|").replace(' ', "[ \n]");
    Regex::new(&format!(r"(?i)(?-u:\b)(?:{all})(?-u:\b)")).expect("a pattern")
});

/// Whether a noun is a tool of violence.
pub(super) fn tool(lemma: &str) -> bool {
    Class::ExplodingWeapon.has(lemma)
}

/// The mode that the means give an assault whose own word leaves it open.
pub(super) fn mode(weapons: &[Weapon]) -> Option<&'static str> {
    let of = |kind: &str| match kind {
        "suicide_bomb" => Some("suicide-attack"),
        "chemical" => Some("unconventional"),
        "drone" => Some("drone"),
        "aircraft" => Some("aerial"),
        _ => None,
    };
    weapons.iter().find_map(|w| of(&w.kind))
}

/// Who holds a weapon: the subject of the verb that uses it ("officers fired tear gas", "one carrying a mortar"), else its owner ("the guard's
/// armoured cars").
fn holder(cx: &Context<'_>, weapon: Span) -> Option<Span> {
    let a = cx.analysis;
    let w = a.head_of(weapon)?;
    if let Some(owner) = a.children_by(w, "nmod").find(|&c| a.words()[c].deprel.as_str() == "nmod:poss") {
        return Some(noun_phrase(cx, owner));
    }
    let verb = a.words()[w].head.filter(|&v| {
        let with = a.children_by(w, "case").any(|p| a.form(p) == "with");
        uses(a.lemma(v)) && (a.words()[w].deprel.base() == "obj" || a.words()[w].deprel.base() == "obl" && with)
    })?;
    let subject = a.children_by(verb, "nsubj").find(|&s| a.words()[s].deprel.as_str() != "nsubj:pass");
    let above = a.words()[verb].head.filter(|&h| {
        a.words()[verb].deprel.base() == "acl" && matches!(a.words()[h].upos, Upos::Noun | Upos::Propn | Upos::Num)
    });
    let relative = subject.filter(|&s| matches!(a.lemma(s), "who" | "that" | "which"));
    let found = if relative.is_some() { above } else { subject.or(above) };
    found.map(|s| noun_phrase(cx, s))
}

/// Verbs by which a weapon is held or used.
fn uses(lemma: &str) -> bool {
    Class::UsesWeapon.has(lemma)
}

/// A noun with the words before it that describe it.
fn noun_phrase(cx: &Context<'_>, w: usize) -> Span {
    let a = cx.analysis;
    let near = a.children(w).iter().map(|&c| c as usize).filter(|&c| {
        c < w && w - c < 6 && matches!(a.words()[c].deprel.base(), "det" | "amod" | "compound" | "nummod" | "nmod")
    });
    let last = a.children_by(w, "flat").last().unwrap_or(w);
    a.words()[near.min().unwrap_or(w)].span.to(a.words()[last].span)
}

/// Whether a phrase names a weapon.
pub(super) fn names(phrase: &str) -> bool {
    PATTERN.is_match(phrase)
}

/// Weapons named in the clause of a word.
pub(super) fn near(cx: &Context<'_>, word: usize) -> Vec<Weapon> {
    let span = clause(cx, word);
    let bytes = cx.text.bytes_of(span);
    let mut out: Vec<Weapon> = Vec::new();
    for c in PATTERN.captures_iter(cx.slice(span)) {
        let Some((kind, m)) = KINDS.iter().find_map(|(kind, _)| c.name(kind).map(|m| (kind, m))) else { continue };
        let words = cx.text.quote(cx.text.span_of(bytes.start + m.start()..bytes.start + m.end()));
        // "The Prisoners Club" arms nobody.
        let named =
            *kind == "club" && cx.analysis.head_of(words.span()).is_some_and(|w| cx.analysis.words()[w].name.is_some());
        if !named && !out.iter().any(|w| w.kind == *kind) {
            let holder = holder(cx, words.span()).map(|h| cx.text.quote(h));
            out.push(Weapon { words, kind: (*kind).to_owned(), holder });
        }
    }
    out
}
