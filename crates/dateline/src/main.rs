//! The command `dateline`.
#![allow(clippy::disallowed_methods, reason = "the shell is where files and the environment are touched")]

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(dateline::run(std::env::args_os()))
}
