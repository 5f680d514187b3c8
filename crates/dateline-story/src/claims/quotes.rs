//! Whether two quotations are one in other words: cut, translated twice, quoted from memory.
//!
//! "They have counted, and they did not like the sum" and "they counted and disliked the sum" share most of what they say in this order;
//! two sentences of one speech share its subject and little more.

use crate::words::{is_empty_word, stem, words};

/// From this on two quotations are taken for one.
pub const SAME: f32 = 0.6;

/// Fewer telling words than this agree by chance.
const LEAST: usize = 3;

/// Whether two quotations are one in other words.
///
/// ```
/// use dateline_story::claims::quotes::variants;
/// assert!(variants("we will rebuild every bridge before winter", "We shall rebuild every bridge before the winter comes"));
/// assert!(!variants("we will rebuild every bridge before winter", "we will hold an election before winter"));
/// ```
pub fn variants(a: &str, b: &str) -> bool {
    alike(&words(a), &words(b)) >= SAME
}

/// The words between marks of quotation, where a text has such.
///
/// ```
/// use dateline_story::claims::quotes::marked;
/// assert_eq!(marked("that \"every bridge\" would stand").as_deref(), Some("every bridge"));
/// assert_eq!(marked("that every bridge would stand"), None);
/// ```
pub fn marked(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['"', '\u{201c}', '\u{201d}']).collect();
    // Every other part lies between marks; an open end is none.
    let inner: Vec<&str> = parts[..parts.len() - 1].iter().skip(1).step_by(2).copied().collect();
    (!inner.is_empty()).then(|| inner.join(" "))
}

/// How much of the shorter one's telling words stand in the other, in order, from 0 to 1.
pub fn alike(a: &[String], b: &[String]) -> f32 {
    let telling =
        |l: &[String]| -> Vec<String> { l.iter().filter(|w| !is_empty_word(w)).map(|w| stem(w).to_owned()).collect() };
    let (a, b) = (telling(a), telling(b));
    let least = a.len().min(b.len());
    if least < LEAST {
        return if least > 0 && a == b { 1.0 } else { 0.0 };
    }
    run(&a, &b) as f32 / least as f32
}

/// Length of the longest list of words that both have in this order. Both are cut at 120 words.
fn run(a: &[String], b: &[String]) -> usize {
    let (a, b) = (&a[..a.len().min(120)], &b[..b.len().min(120)]);
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut left_above = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { left_above + 1 } else { above.max(row[j]) };
            left_above = above;
        }
    }
    row[b.len()]
}
