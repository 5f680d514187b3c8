//! How long each step of reading takes: `cargo run --release -p dateline-read --example stages -- docs.jsonl`.
//!
//! The input has a document a line (`{"id", "text", "published"}`). Prints, for each step, milliseconds a document, documents and sentences a
//! second on one core; the engine and the marking of blocks come first.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a measuring tool reads a file and a clock")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use dateline_intake::Given;
use dateline_lang::English;
use dateline_read::{Kit, read_watched};

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: stages docs.jsonl");
        std::process::exit(2);
    };
    let bytes = std::fs::read(&path).expect("a readable file");
    let docs: Vec<_> =
        dateline_intake::documents(&path, &bytes, false, &Given::default()).into_iter().flatten().collect();
    let english = English::embedded().expect("the embedded weights");
    let kit = Kit::embedded();
    let mut spent: BTreeMap<(usize, &str), Duration> = BTreeMap::new();
    let (mut count, mut sentences) = (0usize, 0usize);
    for doc in &docs {
        let start = Instant::now();
        let analysis = english.analyse(&doc.text);
        *spent.entry((0, "engine")).or_default() += start.elapsed();
        (count, sentences) = (count + 1, sentences + analysis.sentences().len());
        let (mut last, mut n) = (Instant::now(), 0);
        let record = read_watched(doc, &analysis, &kit, &mut |name| {
            n += 1;
            *spent.entry((n, name)).or_default() += last.elapsed();
            last = Instant::now();
        });
        std::hint::black_box(record);
    }
    println!("{count} documents, {sentences} sentences");
    println!("{:10} {:>10} {:>12} {:>12}", "step", "ms/doc", "docs/s", "sentences/s");
    for ((_, name), time) in &spent {
        let s = time.as_secs_f64().max(1e-9);
        println!(
            "{name:10} {:>10.3} {:>12.0} {:>12.0}",
            1e3 * s / count as f64,
            count as f64 / s,
            sentences as f64 / s
        );
    }
}
