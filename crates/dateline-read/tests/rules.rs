//! Every rule reads its examples and stays silent on its counter-examples; a mistake in the notation is told with its place.

use dateline_intake::Given;
use dateline_lang::English;
use dateline_model::Record;
use dateline_read::{Kit, read, rulebook};

/// The facts of a record that rules make: rule, kind, words.
fn facts(record: &Record) -> Vec<(String, String, String)> {
    let tolls = record.tolls.iter().map(|t| (&t.why, format!("{:?}", t.kind), t.words.quote()));
    let stakes = record.stakes.iter().map(|s| (&s.why, format!("{:?}", s.status), s.words.quote()));
    let sides = record.sides.iter().map(|s| (&s.why, format!("{:?}", s.relation), s.words.quote()));
    tolls
        .chain(stakes)
        .chain(sides)
        .flat_map(|(why, kind, words)| why.iter().map(move |w| (w.rule.clone(), kind.clone(), words.to_owned())))
        .collect()
}

#[test]
fn every_rule_reads_its_examples() {
    let kit = Kit::embedded();
    let engine = English::embedded().expect("the embedded model loads");
    let mut wrong = Vec::new();
    for (file, rules) in rulebook::files() {
        let rules = rules.unwrap_or_else(|e| panic!("{file}:{e}"));
        for rule in rules {
            for example in rule.examples {
                let doc = dateline_intake::plain(file, &example.text, &Given::default());
                let all = facts(&read(&doc, &engine.analyse(&doc.text), &kit));
                let kind = rule.make.replace('_', "");
                let made = all.iter().any(|(name, of, words)| {
                    // What a rule of forms reads may have been read by a verb's before, and a side by code.
                    let before = rule.forms || example.holds && file == "sides.rules";
                    let same = name == rule.name || before && of.to_lowercase() == kind;
                    same && example.words.as_ref().is_none_or(|w| words.to_lowercase().contains(&w.to_lowercase()))
                });
                if made != example.holds {
                    let all: Vec<_> = all.iter().map(|f| format!("{} {} “{}”", f.0, f.1, f.2)).collect();
                    wrong.push(format!("{file}:{} {}: {} -> {}", rule.line, rule.name, example.text, all.join("; ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples do not hold:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_mistake_is_told_with_line_and_column() {
    let told = |text| rulebook::check(text).expect_err("a mistake");
    assert!(told("rule tolls/x\n  on verb no_such_class\n  make killed\n").starts_with("2:11: "), "an unknown class");
    assert!(told("rule tolls/x\n  on verb \"kill\n  make killed\n").starts_with("2:11: "), "an open quotation");
    assert!(
        told("rule tolls/x\n  on verb \"kill\"\n  when sometimes\n  make killed\n").starts_with("3:8: "),
        "an unknown test"
    );
    assert!(told("rule tolls/x\n  on verb \"kill\"\n").contains("make"), "nothing that it makes");
    assert!(told("rul tolls/x\n").starts_with("1:1: "), "no rule");
}
