//! Words from raw text, as the English treebanks of Universal Dependencies cut them.
//!
//! White space bounds chunks; a chunk loses the punctuation at its edges ([`peel`]), then falls apart inside ([`inner`]) at dashes, slashes and
//! hyphens, and into a word and its clitics ([`clitics`]). What is left over is one word, so every character that is no white space belongs
//! to exactly one.

mod clitics;
mod inner;
mod peel;
mod special;

pub(crate) use special::file;

/// One word: bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Raw {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether it continues the token before it, as "n't" does in "don't".
    pub(crate) joins: bool,
}

/// Longer runs of letters are cut, so that no word grows with the text.
const LONGEST: usize = 200;

/// The words of a text, a paragraph at a time; what is open (a quotation in single marks) is forgotten between paragraphs.
pub(crate) fn words(text: &str, from: usize, to: usize, out: &mut Vec<Raw>) {
    let mut state = peel::State::default();
    let mut at = from;
    for chunk in text[from..to].split(char::is_whitespace) {
        let end = at + chunk.len();
        if !chunk.is_empty() {
            let mut start = at;
            // A chunk of another script, or garbage, may be as long as the text.
            while end - start > LONGEST * 4 {
                let cut = floor_char(text, start + LONGEST);
                peel::chunk(text, start, cut, &mut state, out);
                start = cut;
            }
            peel::chunk(text, start, end, &mut state, out);
        }
        at = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
}

fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn push(out: &mut Vec<Raw>, start: usize, end: usize, joins: bool) {
    if start < end {
        out.push(Raw { start, end, joins });
    }
}

#[cfg(test)]
mod tests {
    fn cut(text: &str) -> String {
        let mut out = Vec::new();
        super::words(text, 0, text.len(), &mut out);
        let mut s = String::new();
        for w in out {
            if !s.is_empty() {
                s.push(if w.joins { '+' } else { ' ' });
            }
            s.push_str(&text[w.start..w.end]);
        }
        s
    }

    #[test]
    fn as_the_treebanks_do() {
        for (text, want) in [
            ("Don't go.", "Do+n't go ."),
            ("The president's men, the workers' union", "The president+'s men , the workers+' union"),
            ("He said 'the workers' and left", "He said ' the workers ' and left"),
            ("'It's over,' she said", "' It+'s over , ' she said"),
            ("some $17billion and €3.5m, 50%", "some $ 17 billion and € 3.5 m , 50 %"),
            ("U.S.-led forces of the U.S.", "U.S. - led forces of the U.S."),
            ("a well-known pro-government ex-minister", "a well - known pro-government ex-minister"),
            ("Mr. J. Smith Jr. of No. 5 came at 10:30 a.m.", "Mr. J. Smith Jr. of No. 5 came at 10:30 a.m."),
            ("CASTREL, May 4 (Meridian Wire) — Seven", "CASTREL , May 4 ( Meridian Wire ) — Seven"),
            (
                "see https://example.org/a?b=c. Write to a.b@example.org!",
                "see https://example.org/a?b=c . Write to a.b@example.org !",
            ),
            ("#Castrel @mira_t said so...", "#Castrel @mira_t said so ..."),
            ("cannot gonna dont", "can+not gon+na do+nt"),
            ("and/or 9/11 2005-2013 call 713-853-3989", "and / or 9/11 2005 - 2013 call 713-853-3989"),
            ("“Go,” he said—twice", "“ Go , ” he said — twice"),
            ("tokenised text , it is n't 's .", "tokenised text , it is n't 's ."),
            ("the '90s and rock 'n' roll", "the '90s and rock 'n' roll"),
            ("He fled.Then he came back", "He fled . Then he came back"),
            ("Why?! No!!!", "Why ?! No !!!"),
            ("<http://example.org/a> (www.example.org)", "< http://example.org/a > ( www.example.org )"),
            ("in Washington D.C.. Was it the U.S.? Really.?", "in Washington D.C. . Was it the U.S. ? Really .?"),
            ("minutes-2.doc 7:30PM 35mm 24/7 13,14 1,200", "minutes-2.doc 7:30 PM 35 mm 24/7 13 , 14 1,200"),
            ("the 1960's th- pre- and one-", "the 1960's th- pre- and one -"),
            ("''Yes'' <<no>>", "'' Yes '' << no >>"),
            ("😀😀 ok:)", "😀😀 ok :)"),
        ] {
            assert_eq!(cut(text), want);
        }
    }
}
