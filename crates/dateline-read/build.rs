//! Turns `data/lexicon.txt` into a table: an enum of its classes and, for each word, the set of those it is in.
//!
//! A line `name: words` opens a class; lines that begin with a space go on with it; `+other` takes in all words of another class; a line
//! that begins with `#` tells what the next class is.

#![allow(clippy::disallowed_methods, reason = "a build script that writes its table")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, fs, path::Path};

const SOURCE: &str = "data/lexicon.txt";

/// One class as written.
struct Class {
    name: String,
    doc: String,
    words: BTreeSet<String>,
    takes_in: Vec<String>,
}

fn main() {
    println!("cargo::rerun-if-changed={SOURCE}");
    println!("cargo::rerun-if-changed=build.rs");
    let text = fs::read_to_string(SOURCE).unwrap_or_else(|e| panic!("{SOURCE}: {e}"));
    let classes = parse(&text);
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("lexicon.rs"), table(&classes)).expect("OUT_DIR can be written to");
}

fn parse(text: &str) -> Vec<Class> {
    let mut classes: Vec<Class> = Vec::new();
    let mut doc = String::new();
    for (n, line) in text.lines().enumerate() {
        let at = n + 1;
        if line.trim().is_empty() {
            doc.clear();
            continue;
        }
        if let Some(told) = line.strip_prefix('#') {
            doc = format!("{doc} {}", told.trim());
            continue;
        }
        let words = if line.starts_with(' ') {
            line
        } else {
            let (name, words) = line.split_once(':').unwrap_or_else(|| panic!("{SOURCE}:{at}: a class needs a colon"));
            let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(plain, "{SOURCE}:{at}: a class's name is small letters and _, not \"{name}\"");
            assert!(classes.iter().all(|c| c.name != name), "{SOURCE}:{at}: {name} stands twice");
            let doc = std::mem::take(&mut doc);
            classes.push(Class { name: name.to_owned(), doc, words: BTreeSet::new(), takes_in: Vec::new() });
            words
        };
        let class = classes.last_mut().unwrap_or_else(|| panic!("{SOURCE}:{at}: words before any class"));
        for word in words.split_whitespace() {
            match word.strip_prefix('+') {
                Some(other) => class.takes_in.push(other.to_owned()),
                None => {
                    assert!(
                        class.words.insert(word.to_owned()),
                        "{SOURCE}:{at}: {word} stands twice in {}",
                        class.name
                    );
                }
            }
        }
    }
    classes
}

/// All words of a class, those of the classes it takes in too.
fn closure(classes: &[Class], k: usize, depth: usize) -> BTreeSet<String> {
    assert!(depth < 16, "{SOURCE}: {} takes in itself", classes[k].name);
    let mut words = classes[k].words.clone();
    for other in &classes[k].takes_in {
        let o = classes.iter().position(|c| c.name == *other);
        let o = o.unwrap_or_else(|| panic!("{SOURCE}: {} takes in {other}, which is no class", classes[k].name));
        words.extend(closure(classes, o, depth + 1));
    }
    words
}

fn table(classes: &[Class]) -> String {
    let width = classes.len().div_ceil(64);
    let mut of_word: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for k in 0..classes.len() {
        for word in closure(classes, k, 0) {
            of_word.entry(word).or_insert_with(|| vec![0; width])[k / 64] |= 1 << (k % 64);
        }
    }
    let sets: BTreeSet<&Vec<u64>> = of_word.values().collect();
    let place: BTreeMap<&Vec<u64>, usize> = sets.iter().enumerate().map(|(n, s)| (*s, n + 1)).collect();
    let mut out = String::from(
        "/// A class of words.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub(crate) enum Class {\n",
    );
    for c in classes {
        let doc = if c.doc.is_empty() { format!(" `{}`", c.name) } else { c.doc.clone() };
        let _ = writeln!(out, "///{doc}\n{},", variant(&c.name));
    }
    out.push_str("}\n/// The classes' names, in their order.\npub(super) static NAMES: &[(&str, Class)] = &[\n");
    for c in classes {
        let _ = writeln!(out, "({:?}, Class::{}),", c.name, variant(&c.name));
    }
    let _ = writeln!(
        out,
        "];\n/// The sets of classes; the first is empty.\npub(super) static SETS: &[[u64; {width}]] = &[[0; {width}],"
    );
    for s in &sets {
        let _ = writeln!(out, "{s:?},");
    }
    out.push_str("];\n/// Words with their set.\npub(super) static WORDS: &[(&str, u16)] = &[\n");
    for (word, set) in &of_word {
        let _ = writeln!(out, "({word:?}, {}),", place[set]);
    }
    out.push_str("];\n");
    out
}

/// `hands_over` as `HandsOver`.
fn variant(name: &str) -> String {
    name.split('_').filter_map(|p| p.get(..1).map(|f| f.to_uppercase() + &p[1..])).collect()
}
