//! The plain text of a mail: soft line ends joined (`format=flowed`), quoted replies, lines over them and signatures told from the mail's own
//! words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::unseen;

static WROTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:on|am|le|el|il|op|w dniu|den)\b.{4,300}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|napisał\(?a?\)?|skrev)\b.{0,80}:\s*$|^[^\n]{3,120}\bwrote:\s*$")
        .expect("a pattern")
});
static ORIGINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^-{2,}\s*(?:original message|original-nachricht|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}").expect("a pattern")
});
static FORWARDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^-{2,}\s*(?:forwarded|weitergeleitete|message transféré)|^begin forwarded message")
        .expect("a pattern")
});
static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\*?(?:from|to|cc|sent|date|subject|reply-to|von|an|gesendet|betreff)\*?:").expect("a pattern")
});

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Own,
    Unread,
}

struct Line {
    depth: usize,
    words: String,
}

/// The words with an empty line between what is the mail's own and what is not, and the bytes of what is not.
pub(super) fn body(text: &str, flowed: bool, del: bool) -> (String, Vec<Range<usize>>) {
    let mut clean = text.replace("\r\n", "\n").replace('\r', "\n");
    clean.retain(|c| !unseen(c));
    let lines = lines(&clean, flowed, del);
    let (mut out, mut ranges) = (String::with_capacity(clean.len()), Vec::new());
    let (mut rest, mut header) = (What::Own, false);
    let mut last: Option<(What, usize)> = None;
    for (n, line) in lines.iter().enumerate() {
        let words = line.words.as_str();
        let next_quoted = lines[n + 1..].iter().find(|l| !l.words.trim().is_empty()).is_some_and(|l| l.depth > 0);
        if line.depth == 0 && (words == "-- " || words == "--" || ORIGINAL.is_match(words)) {
            rest = What::Unread;
        }
        header = FORWARDED.is_match(words) || header && (words.trim().is_empty() || HEADER.is_match(words));
        let what = if rest == What::Unread
            || line.depth > 0
            || header
            || next_quoted && words.len() < 400 && WROTE.is_match(words.trim())
        {
            What::Unread
        } else {
            What::Own
        };
        let mark = (what, line.depth);
        let blank = words.trim().is_empty();
        if !blank && last.is_some_and(|l| l != mark) && !out.is_empty() && !out.ends_with("\n\n") {
            out.push('\n');
        }
        let start = out.len();
        out.push_str(words.trim_end());
        if what == What::Unread && out.len() > start {
            ranges.push(start..out.len());
        }
        out.push('\n');
        if !blank {
            last = Some(mark);
        }
    }
    (out, ranges)
}

/// Lines with the depth of their quotation, soft ends joined.
fn lines(text: &str, flowed: bool, del: bool) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut soft = false;
    for line in text.lines() {
        let mut rest = line;
        let mut depth = 0;
        while let Some(r) = rest.strip_prefix('>') {
            depth += 1;
            rest = if flowed { r } else { r.strip_prefix(' ').filter(|x| x.starts_with('>')).unwrap_or(r) };
        }
        if flowed || depth > 0 {
            rest = rest.strip_prefix(' ').unwrap_or(rest);
        }
        let signature = rest == "-- ";
        let ends_soft = flowed && rest.ends_with(' ') && !signature;
        let kept = if ends_soft && del { &rest[..rest.len() - 1] } else { rest };
        match out.last_mut().filter(|l| soft && l.depth == depth && !signature) {
            Some(open) => open.words.push_str(kept),
            None => out.push(Line { depth, words: kept.to_owned() }),
        }
        soft = ends_soft;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn soft_ends_are_joined_and_replies_told_apart() {
        let (text, unread) = body(
            "The strike goes \r\non.\r\n\r\nOn 4 May 2031, Ada wrote:\r\n> Is it \r\n> over?\r\n\r\nNo.\r\n-- \r\nPort Desk\r\n",
            true,
            false,
        );
        assert_eq!(text, "The strike goes on.\n\nOn 4 May 2031, Ada wrote:\n\nIs it over?\n\nNo.\n\n--\nPort Desk\n");
        let words: Vec<&str> = unread.iter().map(|r| &text[r.clone()]).collect();
        assert_eq!(words, ["On 4 May 2031, Ada wrote:", "Is it over?", "--", "Port Desk"]);
    }
}
