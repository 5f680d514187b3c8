//! Makes the weights of the attribution layer, and tries them.
//!
//! `train_claims TRAIN.jsonl[,MORE.jsonl...] OUT.bin [TEST.jsonl PRED.jsonl]`: learns from annotated documents (one JSON object a
//! line: `doc_id`, `text`, `attributions` with `source`, `cue`, `content` as lists of spans), writes the weights, and reads the
//! test documents with them. A file named twice counts twice. With `-` for TRAIN the weights of OUT are tried as they are.
#![allow(clippy::disallowed_methods, reason = "a tool, not reading")]

use std::fs;
use std::io::Write;

use dateline_intake::Given;
use dateline_lang::English;
use dateline_model::Span;
use dateline_read::training::{Examples, Gold, learn_from};
use dateline_read::{Kit, read};
use serde_json::{Value, json};

/// Genres of GUM under non-commercial terms: no weights are made from them.
const LEFT_OUT: &[&str] = &["whow", "fiction", "reddit"];

const EPOCHS: usize = 5;
const RATE: f32 = 0.06;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let engine = English::embedded().expect("the engine's model loads");
    if args[0] != "-" {
        let kit = Kit::embedded();
        let mut examples = Examples::default();
        for line in
            args[0].split(',').map(|f| fs::read_to_string(f).expect("a training file")).collect::<String>().lines()
        {
            let x: Value = serde_json::from_str(line).expect("a JSON line");
            if x["genre"].as_str().is_some_and(|g| LEFT_OUT.contains(&g)) {
                continue;
            }
            let doc = dateline_intake::plain("", x["text"].as_str().unwrap_or(""), &Given::default());
            let gold: Vec<Gold> = x["attributions"].as_array().into_iter().flatten().map(gold).collect();
            learn_from(&mut examples, &doc, &engine.analyse(&doc.text), &kit, &gold);
        }
        println!("{examples:?}");
        fs::write(&args[1], examples.learn(EPOCHS, RATE)).expect("the weights are written");
    }
    if let [_, weights, test, out, ..] = &args[..] {
        let kit = Kit::embedded().with_claims(&fs::read(weights).expect("the weights"));
        let mut out = fs::File::create(out).expect("the output");
        for line in fs::read_to_string(test).expect("the test file").lines() {
            let x: Value = serde_json::from_str(line).expect("a JSON line");
            let doc = dateline_intake::plain("", x["text"].as_str().unwrap_or(""), &Given::default());
            let record = read(&doc, &engine.analyse(doc.text.clone()), &kit);
            let one = |q: Option<Span>| q.into_iter().collect::<Vec<Span>>();
            let found: Vec<Value> = record
                .claims
                .iter()
                .filter(|c| c.within.is_none())
                .map(|c| {
                    json!({
                        "source": one(c.speaker.as_ref().map(|s| s.words.span())),
                        "cue": one(c.cue.as_ref().map(|s| s.words.span())),
                        "content": c.content.spans(), "kind": c.kind, "why": c.why.first().map(|w| &w.rule),
                    })
                })
                .collect();
            writeln!(out, "{}", json!({"doc_id": x["doc_id"], "attributions": found})).expect("writes");
        }
    }
}

fn gold(a: &Value) -> Gold {
    let spans = |key: &str| serde_json::from_value(a[key].clone()).unwrap_or_default();
    Gold { source: spans("source"), cue: spans("cue"), content: spans("content") }
}
