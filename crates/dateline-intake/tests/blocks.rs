//! Blocks point at their own words, whatever comes in.

use dateline_intake::{Given, documents};
use proptest::prelude::*;

fn input() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        Just("Advertisement\n"),
        Just("• Halvia\n"),
        Just("\r\n\r\n"),
        Just("\u{feff}"),
        Just("👩‍👩‍👧 said so.\n\n"),
        Just("<p>Two died.</p>"),
        Just("<html><body>"),
        Just("{\"text\": \"x\"}\n"),
        Just("e\u{301}clair"),
        Just("A line without an end"),
        Just("<div>"),
        Just("\0"),
    ];
    proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat().into_bytes())
}

proptest! {
    #[test]
    fn blocks_quote_the_text(bytes in input()) {
        for doc in documents("x", &bytes, false, &Given::default()).into_iter().flatten() {
            let mut last = 0;
            for (i, b) in doc.blocks.iter().enumerate() {
                prop_assert_eq!(doc.text.slice(b.words.span()), b.words.quote());
                prop_assert!(b.words.span().start >= last, "blocks do not overlap");
                prop_assert!(b.repeats.is_none_or(|r| r < i));
                last = b.words.span().end;
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = documents("x", &bytes, false, &Given::default());
    }
}
