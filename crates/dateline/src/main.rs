//! Reads news reporting of a political crisis and keeps the record.
//!
//! `main` takes the command line apart and calls one command. Exit codes: 0 done, 1 done with problems, 2 could not.
#![allow(clippy::disallowed_methods, reason = "the shell is where files and the environment are touched")]

mod args;
mod brief;
mod commands;
mod explain;
mod inputs;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let done = match args.command {
        args::Command::Read(read) => commands::read::run(&read),
        args::Command::Parse(parse) => commands::parse::run(&parse),
    };
    match done {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(e) => {
            eprintln!("dateline: {e:#}");
            ExitCode::from(2)
        }
    }
}
