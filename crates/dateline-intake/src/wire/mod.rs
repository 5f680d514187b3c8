//! What agencies send: ninjs, NewsML 1 and G2, NITF, ANPA 1312, IPTC 7901.

pub(crate) mod g2;
pub(crate) mod lines;
pub(crate) mod newsml;
pub(crate) mod ninjs;
pub(crate) mod nitf;

use std::sync::LazyLock;

use dateline_model::{Wire, WireNotice, WireStatus};
use regex::Regex;

use crate::clock::Stamp;

/// A status as the formats name it: `usable`, `stat:canceled`, `Embargoed`.
pub(crate) fn status(words: &str) -> Option<WireStatus> {
    let word = words.rsplit([':', '/']).next().unwrap_or(words).trim().to_ascii_lowercase();
    match word.as_str() {
        "usable" => Some(WireStatus::Usable),
        "withheld" | "embargoed" => Some(WireStatus::Withheld),
        "canceled" | "cancelled" | "killed" | "kill" | "deleted" | "delete" | "recalled" | "withdrawn" => {
            Some(WireStatus::Canceled)
        }
        _ => None,
    }
}

/// An urgency in figures.
pub(crate) fn urgency(words: &str) -> Option<u8> {
    words.trim().parse().ok().filter(|u| (1..=9).contains(u))
}

/// A word to editors by which an agency takes a story back.
static KILL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:(?:bulletin|mandatory|advisory|urgent) )?kill(?:\W|$)|(?:please|mandatory|advisory) kill\b|\bkill (?:this|the) (?:story|item|report|photo)|(?:story|item|report|version) (?:is |has been |was )?(?:withdrawn|killed|retracted)\b|^\W*(?:withdrawn|withdrawal|cancel(?:led|ed)?)\W*$",
    )
    .expect("a pattern")
});
static CORRECTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:correction|corrected|corrects|corrective|clarification)\b").expect("a pattern")
});
/// A flag over a headline: in capitals, or with a colon.
static FLAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\W*(?:[A-Z0-9]+ ){0,2}(?:(KILL|WITHDRAWN|WITHDRAWAL|CANCEL(?:LED|ED)?)|(CORRECTION|CORRECTED|CLARIFICATION)|(?:(Kill|Withdrawn)|(Correction|Corrected|Clarification))\s?:)(?:[^\p{L}]|$)").expect("a pattern")
});

/// Whether a word to editors says so.
pub(crate) fn notice(note: &str) -> Option<WireNotice> {
    let note = note.trim();
    if KILL.is_match(note) {
        Some(WireNotice::Withdrawn)
    } else {
        CORRECTION.is_match(note).then_some(WireNotice::Corrected)
    }
}

/// Whether a headline or a slug is flagged so: "KILL" is an agency's word, "kill" is somebody's deed.
pub(crate) fn flagged(headline: &str) -> Option<WireNotice> {
    let c = FLAG.captures(headline)?;
    let kill = c.get(1).or(c.get(3)).is_some();
    Some(if kill { WireNotice::Withdrawn } else { WireNotice::Corrected })
}

/// "EDITORS:", "ATTENTION EDITORS -", "Editors' note:".
static TO_EDITORS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\W*(?:(?:ATTENTION|NOTE TO) )?(?:EDITORS|(?:Attention |Note to )?[Ee]ditors)(?:['’] ?[Nn](?:ote|OTE))?\s*(?:[:;]|--?\s|—)").expect("a pattern")
});

/// Whether a block of an item is a word to editors rather than of the report; in one that takes a story back, the taking back is.
pub(crate) fn to_editors(words: &str, withdrawn: bool) -> bool {
    TO_EDITORS.is_match(words) || withdrawn && KILL.is_match(words)
}

/// Sets the notice that status, the word to editors and flags add up to.
pub(crate) fn settle(wire: &mut Wire, flags: &[Option<&str>]) {
    let told = wire.note.as_deref().and_then(notice).or_else(|| flags.iter().flatten().find_map(|f| flagged(f)));
    if wire.status == Some(WireStatus::Canceled) || told == Some(WireNotice::Withdrawn) {
        wire.status = Some(WireStatus::Canceled);
        wire.notice = Some(WireNotice::Withdrawn);
    } else if wire.notice.is_none() {
        wire.notice = told;
    }
}

/// When an item was published and changed, of when it was made and when this version of it was: that of the version, since its words tell of
/// that day; but a version made more than a month later is an archive's export.
pub(crate) fn published(made: Option<Stamp>, version: Option<Stamp>) -> (Option<Stamp>, Option<Stamp>) {
    let Some(made) = made else { return (version.clone(), version) };
    let Some(version) = version else { return (Some(made), None) };
    let days = |s: &Stamp| s.day().parse::<jiff::civil::Date>().ok();
    let apart = days(&made).zip(days(&version)).map(|(a, b)| (b - a).get_days());
    if apart.is_some_and(|d| d > 31) { (Some(made), Some(version)) } else { (Some(version.clone()), Some(version)) }
}
