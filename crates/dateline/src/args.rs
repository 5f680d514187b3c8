//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Reads news reporting of a political crisis and keeps the record: who did what to whom, who says so, how many.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents and print a brief, or their records.
    Read(Read),
    /// Print what the language engine sees: words, tags, heads, names.
    Parse(Parse),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Read {
    /// Files, folders, globs, or - for standard input: text, HTML, JSONL.
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Publication date (ISO 8601) of inputs that do not say their own.
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Newspaper, agency or site that the documents come from.
    #[arg(long)]
    pub(crate) outlet: Option<String>,
    /// Headline.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Brief)]
    pub(crate) format: Format,
    /// Print the chain of rules and words behind one item, such as e3.
    #[arg(long, value_name = "ID")]
    pub(crate) explain: Option<String>,
    /// Threads; 0 for as many as there are cores.
    #[arg(long, default_value_t = 0)]
    pub(crate) threads: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For the terminal.
    Brief,
    /// One JSON record, indented.
    Json,
    /// One JSON record a line.
    Jsonl,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Parse {
    /// Files, or - for standard input: text, HTML, JSONL.
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = ParseFormat::Conllu)]
    pub(crate) format: ParseFormat,
    /// Threads; 0 for as many as there are cores.
    #[arg(long, default_value_t = 0)]
    pub(crate) threads: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ParseFormat {
    /// CoNLL-U.
    Conllu,
}
