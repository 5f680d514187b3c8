//! One file a command.

pub(crate) mod parse;
pub(crate) mod read;
