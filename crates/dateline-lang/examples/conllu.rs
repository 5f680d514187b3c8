//! CoNLL-U of documents given as JSON lines (`id`, `text`) on standard input: the library in five lines of use.

use std::io::{BufRead, Write};

use dateline_lang::{English, conllu};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let english = English::embedded()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let doc: serde_json::Value = serde_json::from_str(&line?)?;
        let analysis = english.analyse(doc["text"].as_str().unwrap_or_default());
        out.write_all(conllu::print(&analysis, doc["id"].as_str().unwrap_or_default()).as_bytes())?;
    }
    Ok(out.flush()?)
}
