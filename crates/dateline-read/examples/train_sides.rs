//! Makes the weights of the layer of sides, and asks them.
//!
//! Each line of the sets is a sentence with its two parties in brackets, the two, and a label, between tabs: 0 neutral, 1 and 2 the first
//! speaks well of the second and the other way round, 3 and 4 ill.
//! `train_sides fit TRAIN.txt OUT.bin` learns from all lines.
//! `train_sides folds TRAIN.txt PRED.txt` labels every line with weights that were learnt without its fold (five, by a hash of the line).
//! `train_sides label SET.txt PRED.txt [WEIGHTS.bin]` labels every line with the weights of `models/sides.bin`, or with others, and says how
//! many a second. Two columns of PRED: the label, and the five probabilities.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a tool, not reading")]

use std::fs;
use std::time::Instant;

use dateline_intake::Given;
use dateline_lang::{Analysis, English};
use dateline_model::{Document, Span};
use dateline_read::Kit;
use dateline_read::training::{SideExamples, stand};

const FOLDS: usize = 5;
/// What `training/sides.sh` made.
const WEIGHTS: &[u8] = include_bytes!("../../../models/sides.bin");
/// The scores of labels are raised by this: those of the rare direction are worth more to the mean over labels. Chosen on folds of the training set.
const LEAN: [f32; 5] = [0.0, 0.0, 0.45, 0.0, 0.45];

struct Line {
    doc: Document,
    analysis: Analysis,
    pair: [Span; 2],
    label: usize,
    fold: usize,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, set, out, ..] = &args[..] else { panic!("fit|folds|label SET OUT [WEIGHTS]") };
    let engine = English::embedded().expect("the engine's model loads");
    let start = Instant::now();
    let text = fs::read_to_string(set).expect("the set");
    let lines: Vec<Line> = text.lines().filter_map(|l| line(engine, l)).collect();
    if what == "label" {
        let other = args.get(3).map(|w| fs::read(w).expect("the weights"));
        let kit = Kit::embedded().with_sides(other.as_deref().unwrap_or(WEIGHTS));
        let rows: Vec<String> = lines.iter().map(|l| answer(l, &kit)).collect();
        let pace = lines.len() as f64 / start.elapsed().as_secs_f64();
        println!("{} sentences, {pace:.0} a second", rows.len());
        fs::write(out, rows.concat()).expect("writes");
        return;
    }
    // What the rules alone make of the sentences is what the layer learns on.
    let kit = Kit::embedded();
    let mut examples = SideExamples::default();
    for l in &lines {
        examples.add(l.fold, &l.doc, &l.analysis, &kit, l.pair, l.label);
    }
    println!("{examples:?}");
    if what == "fit" {
        fs::write(out, examples.learn(None)).expect("writes");
        return;
    }
    let kits: Vec<Kit> = (0..FOLDS).map(|n| Kit::embedded().with_sides(&examples.learn(Some(n)))).collect();
    fs::write(out, lines.iter().map(|l| answer(l, &kits[l.fold])).collect::<String>()).expect("writes");
}

/// A line of a set; those with other than two parties marked are left out.
fn line(engine: &English, line: &str) -> Option<Line> {
    let mut columns = line.split('\t');
    let (marked, label) = (columns.next()?, columns.nth(2)?.trim().parse().ok()?);
    let (mut text, mut pair, mut at) = (String::new(), Vec::new(), 0u32);
    for piece in marked.split_inclusive(['[', ']']) {
        let words = piece.trim_end_matches(['[', ']']);
        let end = at + words.chars().count() as u32;
        if piece.ends_with(']') {
            pair.push(Span::new(at, end));
        }
        text.push_str(words);
        at = end;
    }
    let doc = dateline_intake::plain("", &text, &Given::default());
    let analysis = engine.analyse(doc.text.clone());
    let fold = marked.bytes().fold(17u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)) as usize % 1009 % FOLDS;
    Some(Line { doc, analysis, pair: pair.try_into().ok()?, label, fold })
}

fn answer(l: &Line, kit: &Kit) -> String {
    let p = stand(&l.doc, &l.analysis, kit, l.pair).unwrap_or([1.0, 0.0, 0.0, 0.0, 0.0]);
    let score = |k: usize| p[k].ln() + LEAN[k];
    let best = (0..5).max_by(|&a, &b| score(a).total_cmp(&score(b)).then(b.cmp(&a))).unwrap_or(0);
    let all: Vec<String> = p.iter().map(|x| format!("{x:.4}")).collect();
    format!("{best}\t{}\n", all.join(" "))
}
