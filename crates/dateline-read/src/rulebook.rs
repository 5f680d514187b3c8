//! All files of rules: what their test and `--explain` ask of them. The rooms do not use it.

use crate::rules::{Rules, Trigger};
use crate::{sides, stakes, tolls};

pub use crate::rules::Example;

/// What a test of the rules needs: of each file its name and its rules' names, lines and examples, or what is wrong with it.
#[doc(hidden)]
pub fn files() -> Vec<(&'static str, Result<Vec<Described>, String>)> {
    let read = |text, code| {
        let rules = Rules::parse(text, code)?;
        Ok(rules
            .all()
            .iter()
            .map(|r| Described {
                name: r.name,
                line: r.line,
                forms: r.on == Trigger::Form,
                make: r.make.clone(),
                examples: r.examples.clone(),
            })
            .collect())
    };
    vec![
        ("sides.rules", read(sides::TEXT, sides::CODE)),
        ("stakes.rules", read(stakes::families::TEXT, &[])),
        ("tolls.rules", read(tolls::TEXT, tolls::CODE)),
    ]
}

/// One rule as its test sees it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Described {
    pub name: &'static str,
    pub line: usize,
    pub forms: bool,
    pub make: String,
    pub examples: Vec<Example>,
}

/// Reads a text of rules and says what is wrong with it.
#[doc(hidden)]
pub fn check(text: &'static str) -> Result<usize, String> {
    Rules::parse(text, &[]).map(|r| r.all().len())
}

/// The file and line of a rule: `tolls.rules`, 9. Nothing where code made the fact.
pub fn place(rule: &str) -> Option<(&'static str, usize)> {
    let line = |rules: &Rules| rules.all().iter().find(|r| r.name == rule).map(|r| r.line);
    line(&tolls::RULES)
        .map(|l| ("tolls.rules", l))
        .or_else(|| line(&stakes::families::RULES).map(|l| ("stakes.rules", l)))
        .or_else(|| line(&sides::RULES).map(|l| ("sides.rules", l)))
}
