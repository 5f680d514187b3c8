//! Numbers in a text, in digits or in words up to the thousands.

use crate::words::words;

/// All numbers that a text names, in order.
pub(crate) fn numbers(text: &str) -> Vec<u64> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let between = |at: usize| digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next());
    let bare: String = text.char_indices().filter(|(i, c)| *c != ',' || !between(*i)).map(|(_, c)| c).collect();
    let mut out = Vec::new();
    let mut running: Option<u64> = None;
    for w in words(&bare) {
        match small(&w) {
            Some(n) => {
                running = Some(
                    running.map_or(n, |r| if r >= 20 && r % 10 == 0 && n < 10 || r % 100 == 0 { r + n } else { n }),
                )
            }
            None if w == "hundred" => running = running.map(|r| r * 100).or(Some(100)),
            None if w == "thousand" => running = running.map(|r| r * 1000).or(Some(1000)),
            None if w == "and" && running.is_some_and(|r| r % 100 == 0) => {}
            None => {
                out.extend(running.take());
                out.extend(w.parse::<u64>().ok());
            }
        }
    }
    out.extend(running);
    out
}

/// Whether a word, folded, names a number.
pub(crate) fn is_number(w: &str) -> bool {
    small(w).is_some() || matches!(w, "hundred" | "thousand") || w.parse::<u64>().is_ok()
}

fn small(w: &str) -> Option<u64> {
    const UNITS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let unit = UNITS.iter().position(|u| *u == w).map(|i| i as u64);
    unit.or_else(|| TENS.iter().position(|t| *t == w).map(|i| (i as u64 + 2) * 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_words() {
        assert_eq!(numbers("Two people, 1,204 in all, forty-eight of them in 3 towns"), [2, 1204, 48, 3]);
        assert_eq!(numbers("two hundred and six"), [206]);
        assert_eq!(numbers("no one"), [1]);
        assert!(is_number("hundred") && is_number("17") && !is_number("and"));
    }
}
