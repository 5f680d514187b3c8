//! Makes the weights of the event layer, and tries them.
//!
//! `train_events fit TRAIN.jsonl[,QUIET.txt] OUT.bin` learns from annotated sentences (one JSON object a line: `id`, `text`, `events` with
//! `plover`, `source`, `target`) and from texts that hold no event (one a line, its kind before a tab).
//! `train_events given TRAIN.jsonl PRED.jsonl` types each event from its sentence and both participants, fold by fold.
//! `train_events folds TRAIN.jsonl[,QUIET.txt] PRED.jsonl[,RECORDS.jsonl]` reads every sentence with weights that were learnt without its fold (five,
//! by a hash of the id; of whole reports by that of their group), and writes what it coded, and the records of the reports.
//! `train_events ask FILE.jsonl[,FILE.jsonl] OUT.jsonl` writes the words of reports that may tell an event, for a teacher (`training/teacher.py`); its answers are
//! a file of `fit` and `folds` in turn (`taught`), learnt from whichever fold is left out.
//! A file may hold whole reports: then its events have `clause`, `trigger`, `again`, `type`, `also`, `status`, and parties by their words.
#![allow(clippy::disallowed_methods, reason = "a tool, not reading")]

use std::fs;
use std::io::Write;

use dateline_intake::Given;
use dateline_lang::English;
use dateline_model::{Event, PloverType, Span};
use dateline_read::training::{
    DayExamples, DeedExamples, EventExamples, EventGold, Taught, learn_events, learn_taught, may_tell,
};
use dateline_read::{Kit, read};
use serde_json::{Value, json};

const FOLDS: usize = 5;
/// So many characters of a story are taken to be about its type.
const LEAD: usize = 300;
/// One story in so many is used.
const PART: usize = 5;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, train, out] = &args[..] else { panic!("fit|folds TRAIN OUT") };
    let engine = English::embedded().expect("the engine's model loads");
    let kit = Kit::embedded();
    if what == "ask" {
        return ask(train, out, engine, &kit);
    }
    // For days, by the rules alone: what the layers make of reports that they have learnt from says nothing.
    let bare = Kit::embedded().with_events(&[]).with_deeds(&[]).with_days(&[]);
    let (mut examples, mut deeds, mut days) =
        (EventExamples::default(), DeedExamples::default(), DayExamples::default());
    let (mut sentences, mut reports, mut quiet) = (Vec::new(), Vec::new(), 0);
    for file in train.split(',') {
        for line in fs::read_to_string(file).expect("a training file").lines().filter(|l| !l.starts_with('#')) {
            if file.ends_with(".jsonl") {
                let x: Value = serde_json::from_str(line).expect("a JSON line");
                let id = x["id"].as_str().unwrap_or("").to_owned();
                if x["taught"].is_array() {
                    if what != "tried" && what != "given" {
                        let owned = |key: &str| x[key].as_str().map(str::to_owned);
                        let given = Given { published: owned("published"), title: owned("title"), ..Given::default() };
                        let doc = dateline_intake::plain(&id, x["text"].as_str().unwrap_or(""), &given);
                        let told: Vec<Taught> =
                            serde_json::from_value(x["taught"].clone()).expect("a teacher's labels");
                        learn_taught(&mut examples, &doc, &engine.analyse(doc.text.clone()), &kit, &told);
                    }
                    continue;
                }
                if x["group"].is_string() {
                    let n = fold(x["group"].as_str().unwrap_or(""));
                    let owned = |key: &str| x[key].as_str().map(str::to_owned);
                    let given = Given { published: owned("published"), title: owned("title"), ..Given::default() };
                    let doc = dateline_intake::plain(&id, x["text"].as_str().unwrap_or(""), &given);
                    let analysis = engine.analyse(doc.text.clone());
                    if what == "tried" {
                        reports.push((n, doc, analysis));
                        continue;
                    }
                    let gold: Vec<EventGold> = told(&x, doc.text.as_str());
                    let (record, tellings) = learn_events(&mut examples, Some(n), &doc, &analysis, &kit, &gold);
                    let of: Vec<_> = gold.iter().map(|g| (g.days.clone(), g.main)).collect();
                    let (plain, by_rules) =
                        learn_events(&mut EventExamples::default(), Some(n), &doc, &analysis, &bare, &gold);
                    days.add(Some(n), (&doc, &analysis, &bare), &plain, by_rules, &of);
                    deeds.add(Some(n), (&doc, &analysis, &kit), &record, tellings);
                    reports.push((n, doc, analysis));
                    continue;
                }
                if let Some(kind) = x["type"].as_str() {
                    if id.bytes().map(usize::from).sum::<usize>() % PART > 0 {
                        continue;
                    }
                    let head: String = x["text"].as_str().unwrap_or("").chars().take(LEAD).collect();
                    let doc = dateline_intake::plain("", &head, &Given::default());
                    let analysis = engine.analyse(doc.text.clone());
                    let gold: Vec<EventGold> = gold(&json!({"plover": kind})).into_iter().collect();
                    learn_events(&mut examples, None, &doc, &analysis, &kit, &gold);
                    continue;
                }
                let doc = dateline_intake::plain("", x["text"].as_str().unwrap_or(""), &Given::default());
                let analysis = engine.analyse(doc.text.clone());
                let gold: Vec<EventGold> = x["events"].as_array().into_iter().flatten().filter_map(gold).collect();
                learn_events(&mut examples, Some(fold(&id)), &doc, &analysis, &kit, &gold);
                sentences.push((id, doc, analysis));
            } else if line.contains(':') && line.contains('[') {
                let (text, gold) = marked(line);
                let doc = dateline_intake::plain("", &text, &Given::default());
                learn_events(&mut examples, None, &doc, &engine.analyse(doc.text.clone()), &kit, &gold);
            } else if let Some((_, text)) = line.split_once('\t') {
                quiet += 1;
                let doc = dateline_intake::plain("", text, &Given::default());
                learn_events(&mut examples, None, &doc, &engine.analyse(doc.text.clone()), &kit, &[]);
            }
        }
    }
    if what == "tried" {
        let (prefix, out) = out.split_once(',').expect("PREFIX,RECORDS");
        let mut out = fs::File::create(out).expect("the output");
        for n in 0..FOLDS {
            let events = fs::read(format!("{prefix}.{n}.events")).expect("weights");
            let kit = Kit::embedded()
                .with_events(&events)
                .with_deeds(&fs::read(format!("{prefix}.{n}.deeds")).expect("weights"))
                .with_days(&fs::read(format!("{prefix}.{n}.days")).expect("weights"));
            for (_, doc, analysis) in reports.iter().filter(|r| r.0 == n) {
                writeln!(out, "{}", json!(read(doc, analysis, &kit))).expect("writes");
            }
        }
        return;
    }
    println!(
        "{examples:?}, of which {quiet} texts without an event and {} reports; {deeds:?}; {days:?}",
        reports.len()
    );
    if what == "fit" {
        let [events, same, when] = out.split(',').collect::<Vec<_>>()[..] else {
            panic!("EVENTS.bin,DEEDS.bin,DAYS.bin")
        };
        fs::write(events, examples.learn(None)).expect("writes");
        fs::write(same, deeds.learn(None)).expect("writes");
        fs::write(when, days.learn(None)).expect("writes");
        return;
    }
    let (out, records) = out.split_once(',').unwrap_or((out, ""));
    let mut out = fs::File::create(out).expect("the output");
    let mut records = (!records.is_empty()).then(|| fs::File::create(records).expect("the output"));
    if what == "given" {
        for (row, kind) in (0..FOLDS).flat_map(|n| examples.given(n)) {
            writeln!(out, "{}", json!({"row": row, "root": kind})).expect("writes");
        }
        return;
    }
    for n in 0..FOLDS {
        let (events, same, when) = (examples.learn(Some(n)), deeds.learn(Some(n)), days.learn(Some(n)));
        if let Ok(prefix) = std::env::var("KEEP") {
            fs::write(format!("{prefix}.{n}.events"), &events).expect("writes");
            fs::write(format!("{prefix}.{n}.deeds"), &same).expect("writes");
            fs::write(format!("{prefix}.{n}.days"), &when).expect("writes");
        }
        let kit = Kit::embedded().with_events(&events).with_deeds(&same).with_days(&when);
        for (id, doc, analysis) in sentences.iter().filter(|s| fold(&s.0) == n) {
            let events = read(doc, analysis, &kit).events;
            let events: Vec<Value> = events.iter().filter(|e| !e.background).map(coded).collect();
            writeln!(out, "{}", json!({"id": id, "events": events})).expect("writes");
        }
        for (_, doc, analysis) in reports.iter().filter(|r| r.0 == n) {
            if let Some(out) = &mut records {
                writeln!(out, "{}", json!(read(doc, analysis, &kit))).expect("writes");
            }
        }
    }
}

/// Writes what a teacher is asked: each text of the files with the words that may tell an event, and what annotators made of them.
fn ask(files: &str, out: &str, engine: &English, kit: &Kit) {
    let mut out = fs::File::create(out).expect("the output");
    for line in files
        .split(',')
        .flat_map(|f| fs::read_to_string(f).expect("a file").lines().map(str::to_owned).collect::<Vec<_>>())
    {
        let x: Value = serde_json::from_str(&line).expect("a JSON line");
        let owned = |key: &str| x[key].as_str().map(str::to_owned);
        let (id, group) = (owned("id").unwrap_or_default(), owned("group"));
        let given = Given { published: owned("published"), title: owned("title"), ..Given::default() };
        let doc = dateline_intake::plain(&id, x["text"].as_str().unwrap_or(""), &given);
        let gold = if group.is_some() { told(&x, doc.text.as_str()) } else { Vec::new() };
        let asked = may_tell(&doc, &engine.analyse(doc.text.clone()), kit, &gold);
        let line = json!({"id": id, "fold": group.as_deref().map(fold), "published": given.published, "title": given.title,
            "text": doc.text.as_str(), "asked": asked});
        writeln!(out, "{line}").expect("writes");
    }
}

/// Which fold an id is in.
fn fold(id: &str) -> usize {
    id.bytes().fold(17u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)) as usize % 1009 % FOLDS
}

fn gold(e: &Value) -> Option<EventGold> {
    let kind = match e["plover"].as_str()? {
        "YIELD" => PloverType::Concede,
        name => serde_json::from_value(json!(name)).ok()?,
    };
    let spans = |key: &str| -> Vec<Span> {
        let parts = e[key].as_array().into_iter().flatten();
        parts.filter_map(|p| serde_json::from_value::<Vec<Span>>(p["spans"].clone()).ok()).flatten().collect()
    };
    let row = e["row"].as_u64().unwrap_or(0);
    Some(EventGold { source: spans("source"), target: spans("target"), row, ..EventGold::of(kind) })
}

/// The events of an annotated report.
fn told(x: &Value, text: &str) -> Vec<EventGold> {
    let at = |byte: usize| text[..byte].chars().count() as u32;
    let span = |from: usize, len: usize| Span::new(at(from), at(from + len));
    let words = |v: &Value| v.as_str().unwrap_or("").to_owned();
    let kind = |v: &Value| serde_json::from_value::<PloverType>(v.clone()).ok();
    let one = |e: &Value| -> Option<EventGold> {
        let clause = words(&e["clause"]);
        let start = text.find(&clause)?;
        let trigger = words(&e["trigger"]);
        let inside = clause.find(&trigger)?;
        // Of several places where a party's words stand, the one nearest to the clause.
        let party = |key: &str| -> Vec<Span> {
            let parts = e[key].as_array().into_iter().flatten().map(|p| words(&p["words"]));
            let nearest = |w: String| {
                let found = text.match_indices(&w).min_by_key(|m| m.0.abs_diff(start + clause.len() / 2))?;
                Some(span(found.0, w.len()))
            };
            parts.filter(|w| !w.is_empty()).filter_map(nearest).collect()
        };
        let again = e["again"].as_array().into_iter().flatten().map(words).filter(|w| !w.is_empty());
        Some(EventGold {
            source: party("actor"),
            target: party("recipient"),
            trigger: Some(span(start + inside, trigger.len())),
            others: e["also"].as_array().into_iter().flatten().filter_map(kind).collect(),
            clause: Some(span(start, clause.len())),
            again: again
                .flat_map(|w| text.match_indices(&w).map(|m| span(m.0, m.1.len())).collect::<Vec<_>>())
                .collect(),
            status: serde_json::from_value(e["status"].clone()).ok(),
            main: e["weight"] == "must",
            days: e["date"]["from"].as_str().zip(e["date"]["to"].as_str()).map(|(f, t)| (f.to_owned(), t.to_owned())),
            ..EventGold::of(kind(&e["type"])?)
        })
    };
    x["events"].as_array().into_iter().flatten().filter_map(one).collect()
}

/// A line with its events marked, `[TYPE:trigger]`, and, where it holds one, with `{who}` and `<whom>`.
fn marked(line: &str) -> (String, Vec<EventGold>) {
    let (mut text, mut gold) = (String::new(), Vec::new());
    let (mut source, mut target, mut opened) = (Vec::new(), Vec::new(), 0);
    let mut rest = line;
    while let Some(at) = rest.find(['[', '{', '}', '<', '>']) {
        text.push_str(&rest[..at]);
        let here = text.chars().count() as u32;
        let mark = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match mark {
            b'}' => source.push(Span::new(opened, here)),
            b'>' => target.push(Span::new(opened, here)),
            b'[' => {
                let (mark, after) = rest.split_once(']').expect("[TYPE:trigger]");
                let (kind, trigger) = mark.split_once(':').expect("[TYPE:trigger]");
                let span = Span::new(here, here + trigger.chars().count() as u32);
                let kind = serde_json::from_value(json!(kind)).expect("a type");
                gold.push(EventGold { trigger: Some(span), ..EventGold::of(kind) });
                text.push_str(trigger);
                rest = after;
            }
            _ => opened = here,
        }
    }
    text.push_str(rest);
    for g in &mut gold {
        (g.source, g.target) = (source.clone(), target.clone());
    }
    (text, gold)
}

/// One event, as scorers take it; where all are actors, they are whom it was done to as well.
fn coded(e: &Event) -> Value {
    let spans = |list: &[dateline_model::Participant]| list.iter().map(|p| p.words.span()).collect::<Vec<_>>();
    let (source, mut target) = (spans(&e.actors), spans(&e.recipients));
    if target.is_empty() {
        target.clone_from(&source);
    }
    json!({"root": e.kind, "source": source, "target": target, "trigger": e.trigger.lemma, "why": e.why.first().map(|w| &w.rule), "status": e.status})
}
