//! Tokens and numbers of a text, shared by the steps that count: times, amounts, tolls.
//!
//! These tokens are finer than the engine's words (a hyphen, a currency sign and a unit that clings to its digits are tokens of
//! their own), so that a rule can walk through "$17billion" and "two-and-a-half-year" without looking inside words.

mod ranges;
mod spoken;
mod tokens;

pub(crate) use ranges::range;
pub(crate) use spoken::{Number, cardinal, number, ordinal, scale, small, tens};
pub(crate) use tokens::{Kind, Tokens};
