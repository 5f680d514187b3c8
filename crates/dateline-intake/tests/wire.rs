//! Sample files of feed readers, newsrooms, mail and archives: each is read or refused with a code, and what was expected of some of them is what
//! comes out. The files are other people's and not in the project: they lie under `../shared` beside the checkout, or under
//! `$DATELINE_SHARED`; without them this says so and passes.
#![allow(clippy::disallowed_methods, reason = "a test that reads files")]

use std::fs;
use std::path::{Path, PathBuf};

use dateline_intake::{Input, Options, Outcomes, open};
use sha2::{Digest, Sha256};

fn open_bytes<'a>(name: &str, bytes: Vec<u8>, options: &'a Options) -> Outcomes<'a> {
    open(name, Input::of(bytes), options)
}

fn samples() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("DATELINE_SHARED").map_or_else(beside, PathBuf::from).join("gold/wire");
    if !folder.exists() {
        eprintln!("skipped: the sample files are not at hand");
        return None;
    }
    Some(folder)
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, out) } else { out.push(path) }
    }
}

#[test]
fn every_sample_is_read_or_refused_with_a_code() {
    let Some(folder) = samples() else { return };
    let mut all = Vec::new();
    files(&folder, &mut all);
    let options = Options { keep: true, ..Options::default() };
    let (mut read, mut refused) = (0, 0);
    for path in &all {
        let name = path.strip_prefix(&folder).expect("inside").to_string_lossy().into_owned();
        let bytes = fs::read(path).expect("a file");
        let mut outcomes = 0;
        for outcome in open_bytes(&name, bytes, &options) {
            outcomes += 1;
            match outcome {
                Ok(taken) => {
                    read += 1;
                    // What a document was made of makes it again.
                    let again: Vec<_> = match taken.line {
                        Some(n) => vec![dateline_intake::line(&taken.name, n, &taken.bytes, &options.given)],
                        None => open_bytes(&taken.name, taken.bytes.clone(), &options)
                            .map(|o| o.map(|t| t.document))
                            .collect(),
                    };
                    let same = again.iter().flatten().find(|d| d.source == taken.document.source);
                    let same = same.unwrap_or_else(|| panic!("{name}: {} is not made again", taken.document.source));
                    assert_eq!(same.id, taken.document.id, "{name}");
                    assert_eq!(
                        (&same.title, &same.published),
                        (&taken.document.title, &taken.document.published),
                        "{name}"
                    );
                }
                Err(refusal) => {
                    refused += 1;
                    assert!(!refusal.problem.message.is_empty());
                }
            }
        }
        assert!(outcomes > 0, "{name} says nothing");
    }
    eprintln!("{} files: {read} documents, {refused} refusals", all.len());
}

fn words(s: &str) -> Vec<String> {
    let lower = s.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn hash(words: &[String]) -> String {
    Sha256::digest(words.join(" ").as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect()
}

#[test]
fn what_was_expected_of_samples_comes_out() {
    let Some(folder) = samples() else { return };
    let mut wrong = Vec::new();
    let options = Options::default();
    for row in include_str!("wire.tsv").lines().filter(|l| !l.starts_with('#')) {
        let [file, item, title, day, byline, first] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row: {row}")
        };
        let bytes = fs::read(folder.join(file)).expect(file);
        let item: usize = item.parse().expect("a number");
        let outcome = open_bytes(file, bytes, &options).nth(item).expect("an item");
        let doc = match outcome {
            Ok(taken) => taken.document,
            Err(refusal) => {
                wrong.push(format!("{file}: refused: {}", refusal.problem.message));
                continue;
            }
        };
        let of = |s: Option<&str>| s.map_or_else(|| "-".to_owned(), |s| hash(&words(s)));
        let mut five = words(doc.text.as_str());
        five.truncate(5);
        for (what, expected, found, shown) in [
            ("title", title, of(doc.title.as_deref()), doc.title.clone().unwrap_or_default()),
            (
                "day",
                day,
                doc.published.as_deref().map_or("-", |p| &p[..10]).to_owned(),
                doc.published.clone().unwrap_or_default(),
            ),
            ("byline", byline, of(doc.author.as_deref()), doc.author.clone().unwrap_or_default()),
            ("first words", first, hash(&five), five.join(" ")),
        ] {
            if expected != "?" && expected != found {
                wrong.push(format!("{file} item {item}: another {what}: {shown:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
