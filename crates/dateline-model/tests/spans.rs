//! Spans count code points, whatever the text holds.

use dateline_model::{Span, Text};
use proptest::prelude::*;

/// Text with what breaks offsets: emoji, combining marks, line ends, byte-order marks.
fn awkward() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just("👩‍👩‍👧"),
            Just("e\u{301}"),
            Just("\r\n"),
            Just("\u{feff}"),
            Just("ß"),
            Just("“"),
            Just("a b"),
            Just("\n\n"),
            Just("𝒳")
        ],
        0..40,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_quote_is_the_slice(text in awkward(), a in 0u32..200, b in 0u32..200) {
        let t = Text::new(text.clone());
        let q = t.quote(Span::new(a.min(b), a.max(b)));
        let points: Vec<char> = text.chars().collect();
        let want: String = points[q.span().start as usize..q.span().end as usize].iter().collect();
        prop_assert_eq!(q.quote(), want);
    }

    #[test]
    fn bytes_and_points_convert_both_ways(text in awkward()) {
        let t = Text::new(text.clone());
        prop_assert_eq!(t.len() as usize, text.chars().count());
        for i in 0..t.len() {
            let span = Span::new(i, i + 1);
            let bytes = t.bytes_of(span);
            prop_assert_eq!(t.span_of(bytes.start..bytes.end), span);
        }
    }

    #[test]
    fn trimming_leaves_no_space(text in awkward()) {
        let t = Text::new(text);
        let trimmed = t.slice(t.trim(t.span())).to_owned();
        prop_assert_eq!(trimmed.trim(), trimmed.as_str());
    }
}

#[test]
fn numbers_beyond_exact_floats_come_back_the_same() {
    for line in ["9.999999999999999e+20", "1.9999999999999997e+21", "3e+27", "9e+124"] {
        let n: f64 = serde_json::from_str(line).expect("a number");
        assert_eq!(serde_json::to_string(&n).expect("JSON"), line);
    }
}
