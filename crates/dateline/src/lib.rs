//! Reads news reporting of a political crisis and keeps the record.
//!
//! [`run`] takes the command line apart and calls one command: the binary and the wheel's console script are both nothing else. Exit codes: 0 done,
//! 1 done with problems, 2 could not. [`views`] gives what a case answers as values.
#![allow(clippy::disallowed_methods, reason = "the shell is where files and the environment are touched")]

mod args;
mod brief;
mod commands;
mod explain;
mod inputs;
pub mod views;

use std::ffi::OsString;

use clap::Parser;

use args::{Args, Command};
use commands::{
    End, add, brief as case_brief, check, claims, export, import, merge, parse, read, remove, reread, review, search,
    serve, shell, show, sides, sources, stories, timeline, tolls, watch,
};

/// Runs the command that the arguments name, the program's own name first; gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(e) => {
            // Nothing is left to tell where even this cannot be written.
            let _ = e.print();
            return e.exit_code() as u8;
        }
    };
    talk(args.verbose);
    let end = match &args.command {
        Command::Read(a) => read::run(a),
        Command::Parse(a) => parse::run(a),
        Command::Add(a) => add::run(a),
        Command::Watch(a) => watch::run(a),
        Command::Brief(a) => case_brief::run(a),
        Command::Timeline(a) => timeline::run(a),
        Command::Stories(a) => stories::run(a),
        Command::Sides(a) => sides::run(a),
        Command::Tolls(a) => tolls::run(a),
        Command::Claims(a) => claims::run(a),
        Command::Sources(a) => sources::run(a),
        Command::Search(a) => search::run(a),
        Command::Show(a) => show::run(a),
        Command::Serve(a) => serve::run(a),
        Command::Review(a) => review::run(a),
        Command::Reread(a) => reread::run(a),
        Command::Check(a) => check::run(a),
        Command::Remove(a) => remove::run(a),
        Command::Merge(a) => merge::run(a),
        Command::Export(a) => export::run(a),
        Command::Import(a) => import::run(a),
        Command::Completions(a) => Ok(shell::completions(a)),
        Command::Man => shell::man(),
    };
    match end {
        Ok(End::Done) => 0,
        Ok(End::Problems) => 1,
        Ok(End::Nothing) => 2,
        // Who reads our output has read enough.
        Err(e)
            if e.chain().any(|c| {
                c.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
            }) =>
        {
            0
        }
        Err(e) => {
            eprintln!("dateline: {e:#}");
            2
        }
    }
}

/// What `-v` prints, on stderr.
fn talk(verbose: u8) {
    let level = match verbose {
        0 => return,
        1 => tracing::Level::INFO,
        _ => tracing::Level::DEBUG,
    };
    tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::stderr).without_time().init();
}
