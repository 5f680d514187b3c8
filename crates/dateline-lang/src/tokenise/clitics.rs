//! A word and what leans on it: "do+n't", "dog+'s", "can+not".

use super::{Raw, push};

/// Written together, in lower case: where the second word starts.
const TOGETHER: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("outta", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("werent", 4),
    ("havent", 4),
    ("hasnt", 3),
    ("hadnt", 3),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("cant", 2),
    ("wont", 2),
    ("aint", 2),
    ("arnt", 2),
    ("im", 1),
    ("hes", 2),
    ("shes", 3),
    ("youll", 3),
    ("ive", 1),
    ("youre", 3),
    ("theyre", 4),
    ("thats", 4),
    ("whats", 4),
    ("theres", 5),
];

/// Cuts clitics off a word, from the back.
pub(super) fn word(text: &str, start: usize, end: usize, out: &mut Vec<Raw>) {
    let w = &text[start..end];
    if w.len() <= 8 && w.is_ascii() {
        let lower = if w == "IM" { String::new() } else { w.to_ascii_lowercase() };
        if let Some((_, at)) = TOGETHER.iter().find(|(t, _)| *t == lower) {
            push(out, start, start + at, false);
            push(out, start + at, end, true);
            return;
        }
    }
    let mut cuts: Vec<usize> = Vec::new();
    let mut stop = end;
    while let Some(at) = clitic(&text[start..stop]) {
        if at == 0 {
            break;
        }
        cuts.push(start + at);
        stop = start + at;
    }
    let mut from = start;
    for (i, &at) in cuts.iter().rev().enumerate() {
        push(out, from, at, i > 0);
        from = at;
    }
    push(out, from, end, !cuts.is_empty());
}

/// Where the last clitic of a word starts.
fn clitic(w: &str) -> Option<usize> {
    let at = w.rfind(['\'', '’', '`'])?;
    let mark = w[at..].chars().next()?;
    let after = &w[at + mark.len_utf8()..];
    let is = |s: &str| after.eq_ignore_ascii_case(s);
    if is("t") && mark != '`' {
        let n = w[..at].chars().next_back().filter(|c| c.eq_ignore_ascii_case(&'n'))?;
        return Some(at - n.len_utf8());
    }
    // "the 1960's": whole.
    if is("s")
        && at >= 2
        && w[..at].bytes().all(|b| b.is_ascii_digit())
        && w[..at].ends_with('0')
        && matches!(at, 2 | 4)
    {
        return None;
    }
    (is("s") || is("re") || is("ve") || is("ll") || is("d") || is("m")).then_some(at)
}
