//! The language engine, and reading: texts of the cases, changed.

use std::path::Path;
use std::time::Duration;

use dateline_intake::Given;
use dateline_lang::{English, conllu};
use dateline_read::Kit;

use crate::Target;
use crate::mutate::{self, Random};

/// Longest text that is made.
const LONGEST: usize = 1 << 13;

/// What turns up in texts, and turns readings round.
const TOKENS: &[&[u8]] = &[
    b"\"",
    b"'",
    b"(",
    b")",
    b" \xe2\x80\x94 ",
    b"\xe2\x80\x9c",
    b"\xe2\x80\x9d",
    b"\n\n",
    b"\n- ",
    b"...",
    b"$5 billion ",
    b" at least 12 ",
    b"May 4, 2031",
    b" not ",
    b" and ",
    b" who ",
    b" said ",
    b" he ",
    b", the ministry said. ",
    b"0",
    b"999999999999999999999 ",
    b"1,2,3,4,",
    b"\xc3\xa9",
    b"\xe2\x80\x8d",
    b"anti-",
    b"\t",
    b"-",
    b"killed ",
    b"by ",
    b"St. ",
    b"U.N. ",
    b"\xf0\x9f\x94\xa5",
    b"CASTREL, May 4 (Meridian Wire) - ",
];

/// The pages of cases, in pieces.
fn pieces() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dateline-read/cases");
    let mut pages: Vec<_> = std::fs::read_dir(folder).expect("the cases").flatten().map(|e| e.path()).collect();
    pages.sort();
    let mut out = Vec::new();
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page");
        let name = page.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        for section in text.split("\n## ").skip(1) {
            out.push((name.clone(), section.chars().take(1500).collect::<String>().into_bytes()));
        }
    }
    out
}

fn changed(bytes: &mut Vec<u8>, other: &[u8], r: &mut Random) {
    mutate::bytes(bytes, other, TOKENS, LONGEST, r);
}

pub(crate) struct Parse {
    engine: &'static English,
}

impl Parse {
    pub(crate) fn new() -> Parse {
        Parse { engine: English::embedded().expect("the model") }
    }
}

impl Target for Parse {
    fn seeds(&self) -> Vec<(String, Vec<u8>)> {
        pieces()
    }

    fn change(&self, bytes: &mut Vec<u8>, other: &[u8], r: &mut Random) {
        changed(bytes, other, r);
    }

    fn take(&mut self, name: &str, bytes: &[u8]) {
        let text = dateline_model::Text::new(String::from_utf8_lossy(bytes));
        conllu::print(&self.engine.analyse(&text), name);
    }
}

pub(crate) struct Read {
    engine: &'static English,
    kit: Kit,
}

impl Read {
    pub(crate) fn new() -> Read {
        Read { engine: English::embedded().expect("the model"), kit: Kit::embedded() }
    }
}

impl Target for Read {
    fn seeds(&self) -> Vec<(String, Vec<u8>)> {
        pieces()
    }

    fn change(&self, bytes: &mut Vec<u8>, other: &[u8], r: &mut Random) {
        changed(bytes, other, r);
    }

    fn take(&mut self, name: &str, bytes: &[u8]) {
        let given = Given { published: Some("2031-05-04".to_owned()), ..Given::default() };
        let doc = dateline_intake::plain(name, &String::from_utf8_lossy(bytes), &given);
        let record = dateline_read::read(&doc, &self.engine.analyse(&doc.text), &self.kit);
        for toll in &record.tolls {
            assert_eq!(doc.text.slice(toll.words.span()), toll.words.quote());
        }
        let line = serde_json::to_string(&record).expect("a record is JSON");
        let again: dateline_model::Record = serde_json::from_str(&line).expect("a record is read again");
        assert_eq!(serde_json::to_string(&again).expect("JSON"), line);
    }

    fn patience(&self) -> Duration {
        Duration::from_secs(10)
    }
}
