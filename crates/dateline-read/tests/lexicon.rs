//! The lexicon holds each word list once: no two lists of six and more content words share half of the longer one, neither in the lexicon nor in code.

#![allow(clippy::disallowed_methods, reason = "a test that reads its sources")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Relations of Universal Dependencies, which code compares in lists.
const RELATIONS: &[&str] = &[
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "cop",
    "csubj",
    "det",
    "fixed",
    "flat",
    "iobj",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "root",
    "xcomp",
];

type List = (String, BTreeSet<String>);

/// The classes, each with the words that are written out in it.
fn classes(root: &Path) -> Vec<List> {
    let text = fs::read_to_string(root.join("data/lexicon.txt")).expect("the lexicon");
    let mut all: Vec<List> = Vec::new();
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let words = match line.split_once(':').filter(|_| !line.starts_with(' ')) {
            Some((name, words)) => {
                all.push((name.to_owned(), BTreeSet::new()));
                words
            }
            None => line,
        };
        let own = words.split_whitespace().filter(|w| !w.starts_with('+')).map(str::to_owned);
        all.last_mut().expect("a class before its words").1.extend(own);
    }
    all
}

/// The lists of words in the code: strings in a row, with commas or bars between.
fn lists(file: &Path) -> Vec<List> {
    let text = fs::read_to_string(file).expect("a source");
    let code: String = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let row = Regex::new(r#""[^"\\\n]*"(?:\s*[|,]\s*"[^"\\\n]*"){5,}"#).expect("a pattern");
    let word = Regex::new(r#""([^"]*)""#).expect("a pattern");
    let name = file.display().to_string();
    row.find_iter(&code)
        .map(|m| (name.clone(), word.captures_iter(m.as_str()).map(|c| c[1].to_owned()).collect()))
        .collect()
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn no_two_lists_share_half_of_their_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    files.sort();
    let mut all = classes(root);
    all.extend(files.iter().flat_map(|f| lists(f)));
    let closed = all.iter().find(|l| l.0 == "function_word").expect("the closed classes").1.clone();
    all.retain(|l| l.0 != "function_word");
    // Signs, codes and words of closed classes are no lexicon.
    let counts =
        |w: &String| w.chars().any(char::is_lowercase) && !closed.contains(w) && !RELATIONS.contains(&w.as_str());
    for list in &mut all {
        list.1.retain(counts);
    }
    all.retain(|l| l.1.len() >= 6);
    let mut wrong = Vec::new();
    for (k, (name, words)) in all.iter().enumerate() {
        for (other, theirs) in &all[..k] {
            let shared = words.intersection(theirs).count();
            if 2 * shared >= words.len().max(theirs.len()) {
                wrong.push(format!(
                    "{name} and {other} share {shared}: {}",
                    words.iter().cloned().collect::<Vec<_>>().join(" ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} pairs of lists overlap by half:\n{}", wrong.len(), wrong.join("\n"));
}
