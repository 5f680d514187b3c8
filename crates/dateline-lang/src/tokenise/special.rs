//! Chunks that stay whole although they hold punctuation: addresses, handles, abbreviations, numbers, emoticons.

/// Abbreviations that keep their stop, in lower case without it.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "attn", "aug", "ave", "blvd", "bros", "brig", "ca", "capt", "cdr", "cf", "cmdr", "co", "col",
    "corp", "dec", "dept", "det", "div", "dr", "e.g", "eg", "est", "etc", "feb", "fr", "fri", "ft", "gen", "gov",
    "govt", "hon", "i.e", "ie", "inc", "jan", "jr", "lt", "ltd", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms",
    "mt", "no", "nos", "nov", "oct", "ph.d", "pp", "pres", "prof", "pvt", "rep", "reps", "rev", "rt", "sen", "sens",
    "sept", "sep", "sgt", "sr", "st", "supt", "univ", "viz", "vol", "vs", "wed", "mon", "tue", "tues", "thu", "thur",
    "thurs", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "md", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ont", "ore", "que", "tenn", "tex", "va", "vt", "wash", "wis",
    "wyo",
];
/// Of these, the ones that are words too: a stop after them ends a sentence unless something follows in the same breath.
const ALSO_WORDS: &[&str] = &[
    "no", "al", "sun", "sat", "mon", "wed", "fri", "mo", "miss", "ind", "ill", "del", "co", "wash", "ca", "est", "va",
    "ore", "mt", "div", "pp", "col", "ark", "ga", "md", "rep", "gen",
];

/// Endings of hosts without a scheme.
const HOSTS: &[&str] = &[
    ".com", ".org", ".net", ".gov", ".edu", ".info", ".co.uk", ".int", ".mil", ".io", ".example", ".eu", ".ru", ".de",
];

/// Endings of files.
const FILES: &[&str] = &[
    ".doc", ".docx", ".xls", ".xlsx", ".pdf", ".ppt", ".txt", ".jpg", ".jpeg", ".gif", ".png", ".zip", ".htm", ".html",
    ".mp3", ".mp4", ".csv",
];

/// Whether a word is the name of a file.
pub(crate) fn file(word: &str) -> bool {
    word.rfind('.').is_some_and(|i| {
        FILES.iter().any(|f| f.eq_ignore_ascii_case(&word[i..])) && word[..i].ends_with(|c: char| c.is_alphanumeric())
    })
}

/// Whether a word before a final hyphen was broken off in speech ("th-", "s-"), so that it keeps it; a prefix keeps it too.
pub(super) fn broken_off(word: &str) -> bool {
    word.len() <= 3
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && !["one", "two", "six", "ten", "low", "new", "old", "big"].iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether a word with its final stop is one word: "Mr.", "J.", "U.S.", "a.m.".
pub(super) fn keeps_stop(word: &str, next_is_lower_or_digit: bool, last_of_text: bool) -> bool {
    let Some(body) = word.strip_suffix('.') else { return false };
    let mut chars = body.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => {
            return c.is_uppercase() && (c != 'I' || next_is_lower_or_digit)
                || c == 'c'
                || c == 'p' && next_is_lower_or_digit;
        }
        (None, _) => return false,
        _ => {}
    }
    if body.contains('.')
        && body.split('.').all(|p| (1..=2).contains(&p.chars().count()) && p.chars().all(char::is_alphabetic))
    {
        return true;
    }
    if body.len() > 6 || !body.is_ascii() {
        return false;
    }
    let lower = body.to_ascii_lowercase();
    if !ABBREVIATIONS.contains(&lower.as_str()) {
        return false;
    }
    if ALSO_WORDS.contains(&lower.as_str()) {
        let capital = body.starts_with(|c: char| c.is_uppercase());
        return !last_of_text && (next_is_lower_or_digit || capital && lower != "no");
    }
    true
}

/// Length of an address (web, mail) or handle at the start of a chunk, its trailing punctuation left out.
pub(super) fn address(chunk: &str) -> Option<usize> {
    if !chunk.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '#' | '@' | '_')) {
        return None;
    }
    let body = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', '\'', '”', '’', '…']);
    if body.len() < 2 {
        return None;
    }
    let tagged = |mark: char| {
        body.strip_prefix(mark).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && rest.chars().all(|c| c.is_alphanumeric() || c == '_')
        })
    };
    if tagged('#') || tagged('@') {
        return Some(body.len());
    }
    if body.is_ascii() {
        let lower = body.to_ascii_lowercase();
        let host = lower.split('/').next().unwrap_or_default();
        let web = lower.starts_with("http://")
            || lower.starts_with("https://")
            || lower.starts_with("ftp://")
            || lower.starts_with("www.")
            || lower.starts_with("mailto:")
            || HOSTS
                .iter()
                .any(|h| host.len() > h.len() && host.ends_with(h) && !host.contains('@') && !host.contains(".."));
        if web || file(body) {
            return Some(body.len());
        }
        if let Some((user, host)) = lower.split_once('@') {
            let ok = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || "._-+%".contains(c));
            if ok(user) && ok(host) && host.contains('.') {
                return Some(body.len());
            }
        }
    }
    None
}

/// Length of an emoticon that is the whole chunk, or its end.
pub(super) fn emoticon(chunk: &str) -> bool {
    matches!(
        chunk,
        ":)" | ":-)"
            | ";)"
            | ";-)"
            | ":("
            | ":-("
            | ":D"
            | ":-D"
            | ":P"
            | ":-P"
            | ":p"
            | ":/"
            | ":-/"
            | ":|"
            | ":o"
            | ":O"
            | "=)"
            | "=("
            | "^_^"
            | "<3"
            | ":'("
            | "xD"
            | "XD"
            | ":))"
            | ":]"
            | ";-P"
            | ";P"
    )
}

/// Words that keep their apostrophe in front.
pub(super) fn elided(word: &str) -> bool {
    let Some(rest) = word.strip_prefix(['\'', '’', '‘', '`']) else { return false };
    let rest = rest.trim_end_matches(['.', ',', '!', '?', ';', ':', ')', '"', '”']);
    let bare = rest.trim_end_matches(['\'', '’']);
    if bare.len() > 5 {
        return false;
    }
    let lower = bare.to_ascii_lowercase();
    let decade =
        matches!(bare.strip_suffix('s').unwrap_or(bare).as_bytes(), [a, b] if a.is_ascii_digit() && b.is_ascii_digit());
    decade
        || (bare.len() == rest.len()
            && matches!(
                lower.as_str(),
                "em" | "tis" | "twas" | "til" | "cause" | "bout" | "s" | "re" | "ve" | "ll" | "d" | "m"
            ))
        || lower == "n"
}
