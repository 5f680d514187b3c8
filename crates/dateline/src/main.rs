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

use args::{Args, Command};
use commands::{
    End, add, brief as case_brief, check, claims, export, import, merge, parse, read, remove, reread, review, search,
    serve, shell, show, sides, sources, stories, timeline, tolls,
};

fn main() -> ExitCode {
    let args = Args::parse();
    talk(args.verbose);
    let end = match &args.command {
        Command::Read(a) => read::run(a),
        Command::Parse(a) => parse::run(a),
        Command::Add(a) => add::run(a),
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
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Problems) => ExitCode::from(1),
        Ok(End::Nothing) => ExitCode::from(2),
        // Who reads our output has read enough.
        Err(e)
            if e.chain().any(|c| {
                c.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
            }) =>
        {
            ExitCode::SUCCESS
        }
        Err(e) => {
            eprintln!("dateline: {e:#}");
            ExitCode::from(2)
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
