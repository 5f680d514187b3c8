//! No text makes reading panic: words of the cases in any order, and what is hardly text.
#![allow(clippy::disallowed_methods, reason = "a test reads the pages of cases")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use dateline_intake::Given;
use dateline_lang::English;
use dateline_read::{Kit, read};
use proptest::prelude::*;

/// All words of the cases, each rule's own among them.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut pages: Vec<_> = fs::read_dir(folder).expect("the cases").flatten().map(|e| e.path()).collect();
    pages.sort();
    let mut words: Vec<String> = pages
        .iter()
        .flat_map(|p| fs::read_to_string(p).expect("a page").split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    words.sort();
    words.dedup();
    words
});

static ENGINE: LazyLock<&English> = LazyLock::new(|| English::embedded().expect("the engine's model loads"));
static KIT: LazyLock<Kit> = LazyLock::new(Kit::embedded);

fn reads(text: &str) {
    let given = Given { published: Some("2031-05-04".to_owned()), ..Given::default() };
    let doc = dateline_intake::plain("", text, &given);
    let record = read(&doc, &ENGINE.analyse(&doc.text), &KIT);
    for t in &record.tolls {
        assert_eq!(doc.text.slice(t.words.span()), t.words.quote());
    }
}

#[test]
fn two_days_at_the_very_beginning() {
    reads("5-07\nThe bridge was closed.");
    reads(". 5-07\nThe bridge was closed.");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_the_cases_in_any_order(picks in prop::collection::vec((any::<prop::sample::Index>(), 0..12u8), 1..90)) {
        let mut text = String::new();
        for (pick, gap) in picks {
            text.push_str(pick.get::<String>(&WORDS));
            text.push_str(match gap {
                0 => "\n\n",
                1 => ", ",
                2 => ". ",
                3 => " at least 12 ",
                4 => "é ",
                5 => "éed ",
                6 => "ñing’s ",
                _ => " ",
            });
        }
        reads(&text);
    }

    #[test]
    fn any_characters(text in "\\PC{0,200}") {
        reads(&text);
    }
}
