//! The notation of rules: from text to [`Rule`]s, with line and column where it cannot be read.

use winnow::ascii::{line_ending, space0, space1, till_line_ending};
use winnow::combinator::{alt, cut_err, delimited, eof, fail, opt, preceded, repeat, separated, terminated};
use winnow::error::{ContextError, StrContext, StrContextValue};
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location};
use winnow::token::take_while;

use super::{Code, Condition, Example, Rule, Source, Test, Trigger, WordSet};
use crate::clause::StanceKind;
use crate::lexicon::Class;

type Input = LocatingSlice<&'static str>;

/// All rules of a text.
pub(super) fn rules(text: &'static str, code: &[Code]) -> Result<Vec<Rule>, String> {
    let mut rule = |input: &mut Input| rule(input, text, code);
    let all: Vec<Rule> = file(&mut rule)
        .parse(LocatingSlice::new(text))
        .map_err(|e| format!("{}: {}", place(text, e.offset()), e.inner()))?;
    for (k, rule) in all.iter().enumerate() {
        if all[..k].iter().any(|r| r.name == rule.name) {
            return Err(format!("{}:1: the name {} stands twice", rule.line, rule.name));
        }
    }
    Ok(all)
}

/// Line and column of a byte, both from one.
fn place(text: &str, at: usize) -> String {
    let before = &text[..at.min(text.len())];
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    format!("{}:{column}", before.matches('\n').count() + 1)
}

fn expected(what: &'static str) -> StrContext {
    StrContext::Expected(StrContextValue::Description(what))
}

fn file(
    rule: &mut impl FnMut(&mut Input) -> ModalResult<Rule>,
) -> impl Parser<Input, Vec<Rule>, winnow::error::ErrMode<ContextError>> {
    terminated(repeat(0.., preceded(blank, rule)), (blank, eof.context(expected("a rule, a comment or a blank line"))))
}

/// Blank lines and comments.
fn blank(input: &mut Input) -> ModalResult<()> {
    let comment = ('#', till_line_ending).void();
    let line = (space0, opt(comment), line_ending).void();
    repeat(0.., line).map(|(): ()| ()).parse_next(input)
}

fn end(input: &mut Input) -> ModalResult<()> {
    (space0, opt(('#', till_line_ending)), alt((line_ending, eof)))
        .void()
        .context(expected("the end of the line"))
        .parse_next(input)
}

/// `rule NAME` and its lines.
fn rule(input: &mut Input, text: &str, code: &[Code]) -> ModalResult<Rule> {
    let at = input.current_token_start();
    let name = delimited("rule ", cut_err(word), end).parse_next(input)?;
    let mut rule = Rule {
        name,
        line: text[..at].matches('\n').count() + 1,
        on: Trigger::Verb,
        words: WordSet::default(),
        when: Vec::new(),
        also: Vec::new(),
        slots: Vec::new(),
        make: String::new(),
        examples: Vec::new(),
    };
    loop {
        repeat(0.., (space1, '#', till_line_ending, line_ending).void()).map(|(): ()| ()).parse_next(input)?;
        if opt(space1).parse_next(input)?.is_none() {
            break;
        }
        let key = cut_err(terminated(plain, space1))
            .context(expected("on, when, make, ex, not or a slot"))
            .parse_next(input)?;
        cut_err(|i: &mut Input| line(i, key, &mut rule, code)).parse_next(input)?;
        end.parse_next(input)?;
    }
    if rule.make.is_empty() || rule.words.all().is_empty() {
        return cut_err(fail.context(expected("a rule that has both on and make"))).parse_next(input);
    }
    Ok(rule)
}

fn line(input: &mut Input, key: &str, rule: &mut Rule, code: &[Code]) -> ModalResult<()> {
    match key {
        "on" => {
            rule.on = alt((
                "verb".value(Trigger::Verb),
                "noun".value(Trigger::Noun),
                "adjective".value(Trigger::Adjective),
                "form".value(Trigger::Form),
                "counted".value(Trigger::Counted),
            ))
            .context(expected("verb, noun, adjective, form or counted"))
            .parse_next(input)?;
            rule.words = preceded(space1, words).parse_next(input)?;
        }
        "when" => {
            let one = |i: &mut Input| test(i, code);
            let any: Condition = separated(1.., one, (space1, "or", space1)).parse_next(input)?;
            rule.when.push(any);
        }
        "also" => {
            let stance = plain.verify(|w: &str| w != "as").verify_map(StanceKind::parse).context(expected("a stance"));
            let stances: Vec<StanceKind> = separated(1.., stance, space1).parse_next(input)?;
            let status = opt(preceded((space1, "as", space1), plain)).parse_next(input)?;
            rule.also.extend(stances.into_iter().map(|s| (s, status.map(str::to_owned))));
        }
        "make" => plain.parse_next(input)?.clone_into(&mut rule.make),
        "ex" => {
            let text = quoted.parse_next(input)?;
            let words = opt(preceded((space1, "->", space1), quoted)).parse_next(input)?;
            rule.examples.push(Example { text, words, holds: true });
        }
        "not" => {
            let text = quoted.parse_next(input)?;
            rule.examples.push(Example { text, words: None, holds: false });
        }
        slot => {
            let from = separated(1.., source, (space0, ',', space0)).parse_next(input)?;
            rule.slots.push((slot.to_owned(), from));
        }
    }
    Ok(())
}

fn test(input: &mut Input, code: &[Code]) -> ModalResult<(bool, Test)> {
    let turned = opt(("not", space1)).parse_next(input)?.is_some();
    let call = preceded('@', plain).verify_map(|n: &str| code.iter().find(|c| c.0 == n).map(|c| Test::Code(c.1)));
    let led = |key, make: fn(WordSet) -> Test| preceded((key, space1), words).map(make);
    let words_beside = alt((
        led("under", Test::Under),
        led("after", Test::After),
        led("next", |w| Test::Next(1, w)),
        led("second", |w| Test::Next(2, w)),
        led("soon", Test::Soon),
        led("near", Test::Near),
        led("governed", Test::Governed),
        led("content", Test::Content),
        led("particle", Test::Particle),
    ));
    let test = alt((
        call.context(expected("a function of the room")),
        words_beside,
        "passive".value(Test::Passive),
        "present".value(Test::Present),
        "linked".value(Test::Linked),
        (source, opt(preceded(space1, words))).map(|(s, w)| match w {
            Some(w) => Test::Is(s, w),
            None => Test::Has(s),
        }),
    ))
    .context(expected("a test"))
    .parse_next(input)?;
    Ok((turned, test))
}

fn source(input: &mut Input) -> ModalResult<Source> {
    let of_clause = alt((
        "agent".value(Source::Agent),
        "object".value(Source::Object),
        "patient".value(Source::Patient),
        "maker".value(Source::Maker),
        "theirs".value(Source::Theirs),
        "thing".value(Source::Thing),
        "speaker".value(Source::Speaker),
    ));
    let of_noun = alt((
        "of".value(Source::Of),
        "owner".value(Source::Owner),
        "beside".value(Source::Beside),
        "doer".value(Source::Doer),
        "described".value(Source::Described),
        "itself".value(Source::Itself),
    ));
    alt((of_clause, of_noun, preceded(("by", space1), words).map(Source::Led)))
        .context(expected("agent, patient, object, maker, theirs, speaker, of, owner, beside, doer, described, itself, or by with prepositions"))
        .parse_next(input)
}

/// Classes of the lexicon, quoted words, and `NAME` for proper nouns.
fn words(input: &mut Input) -> ModalResult<WordSet> {
    #[derive(Clone)]
    enum One {
        Class(Class),
        Word(String),
        Names,
    }
    let class = plain.verify(|n: &str| n != "or").verify_map(Class::named).context(expected("a class of the lexicon"));
    let one = alt((quoted.map(One::Word), "NAME".value(One::Names), class.map(One::Class)));
    let all: Vec<One> = separated(1.., one, space1).parse_next(input)?;
    let mut set = WordSet::default();
    for one in all {
        match one {
            One::Class(c) => set.classes.push(c),
            One::Word(w) => set.words.push(w),
            One::Names => set.names = true,
        }
    }
    Ok(set)
}

fn quoted(input: &mut Input) -> ModalResult<String> {
    delimited('"', take_while(0.., |c| c != '"' && c != '\n'), '"')
        .map(str::to_owned)
        .context(expected("words in quotation marks"))
        .parse_next(input)
}

/// A name of letters, digits, `-` and `_`.
fn plain(input: &mut Input) -> ModalResult<&'static str> {
    take_while(1.., |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_').parse_next(input)
}

/// A rule's name: its room, a slash, what it reads.
fn word(input: &mut Input) -> ModalResult<&'static str> {
    take_while(1.., |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'))
        .context(expected("a name"))
        .parse_next(input)
}
