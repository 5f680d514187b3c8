//! `dateline parse`: what the engine sees.

use dateline_intake::Options;
use dateline_lang::{Analysis, English, conllu};
use serde_json::json;

use crate::args::{Parse, ParseFormat};
use crate::commands::{End, each};
use crate::inputs;

/// Parses the inputs and prints them.
pub(crate) fn run(args: &Parse) -> anyhow::Result<End> {
    let engine = English::embedded()?;
    let options = Options::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    each(inputs::stream(&args.inputs, &options), args.threads, &mut out, |doc| {
        let analysis = engine.analyse(&doc.text);
        Ok(match args.format {
            ParseFormat::Conllu => conllu::print(&analysis, &doc.source),
            ParseFormat::Json => json_line(&analysis, &doc.source),
        })
    })
}

/// One document a line: sentences of words; heads count from 1 within the sentence, 0 is the root.
pub(crate) fn json_line(a: &Analysis, source: &str) -> String {
    let sentences: Vec<_> = a
        .sentences()
        .iter()
        .map(|s| {
            let words: Vec<_> = s
                .words
                .clone()
                .map(|w| {
                    let word = &a.words()[w];
                    json!({
                        "span": word.span, "form": a.form(w), "lemma": a.lemma(w), "upos": word.upos.as_str(), "xpos": word.xpos.as_str(),
                        "head": word.head.map_or(0, |h| h - s.words.start + 1), "deprel": word.deprel.as_str(), "joins": word.joins,
                    })
                })
                .collect();
            json!({"span": s.span, "words": words})
        })
        .collect();
    let names: Vec<_> = a
        .names()
        .iter()
        .map(|n| json!({"span": n.span, "kind": n.kind.as_str(), "quote": a.text().slice(n.span)}))
        .collect();
    format!("{}\n", json!({"source": source, "sentences": sentences, "names": names}))
}
