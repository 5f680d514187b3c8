//! The examples and counter-examples of the table of stances, read with the engine.

use std::collections::HashMap;

use dateline_lang::English;
use dateline_model::Text;
use dateline_read::clause::{Clauses, examples};

#[test]
fn each_class_of_stances_holds_its_example_and_its_counter_example() {
    let engine = English::embedded().expect("the embedded model loads");
    let (mut wrong, mut n) = (Vec::new(), HashMap::new());
    for (class, [sentence, word, stance]) in examples() {
        *n.entry(class).or_insert(0) += 1;
        let a = engine.analyse(Text::new(sentence));
        let clauses = Clauses::new(&a);
        let at = (0..a.words().len()).rev().find(|&w| a.lemma(w) == word || a.form(w) == word);
        let found = at.map(|w| clauses.stance(w));
        if found.map(|s| s.kind.as_str()) != Some(stance) {
            let tree: Vec<String> = a.words().iter().map(|w| w.deprel.to_string()).collect();
            wrong.push(format!("{class}: {sentence} {word}: {found:?}, not {stance}; {}", tree.join(" ")));
        }
    }
    assert!(n.values().all(|&n| n >= 2), "each class needs ex and not: {n:?}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
