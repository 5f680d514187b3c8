//! The command line.

mod case;
mod export;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) use case::{
    Act, Add, AddFormat, Check, Merge, Remove, Reread, Review, Search, Serve, Show, View, ViewFormat, Watch,
};
pub(crate) use export::{By, Export, Import};

/// Reads news reporting of a political crisis and keeps the record: who did what to whom, where and when; who says so; who stands with
/// whom; how many were killed, hurt, arrested; what money is at stake. Every line shows the words it stands on.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Say on stderr what is being done; twice for more.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
}

const EXAMPLES: &str = "Examples:
  dateline read report.txt --date 2031-05-04           the brief of one report
  dateline read page.html notes/ feed.jsonl --format jsonl > records.jsonl
  dateline read report.txt --explain e3                why event e3 is in the brief
  dateline parse report.txt                            what the language engine sees
  dateline add velmora.db reports/ feed.jsonl          keep many reports in one case file
  dateline timeline velmora.db --since 2031-05-01      what happened, each event with the reports that tell it
  dateline search velmora.db \"tear gas\"               words, with the passages they stand in
  dateline serve velmora.db                            the case in your browser, to check and correct

Exit codes: 0 done; 1 done, but something was wrong with some input (stderr says what); 2 nothing could be done.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read documents and print a brief, or their records.
    Read(Read),
    /// Print what the language engine sees: words, tags, heads, names.
    Parse(Parse),
    /// Read documents into a case file; what is already in it is left out.
    Add(Add),
    /// Ask feeds again and again, and read what is new in them into a case.
    Watch(Watch),
    /// What a case says together, on one page.
    Brief(View),
    /// What happened, as all reports of a case tell it.
    Timeline(View),
    /// Which reports tell of the same matter.
    Stories(View),
    /// Who stands with whom, and since when.
    Sides(View),
    /// How many were killed, hurt, arrested, by whose count.
    Tolls(View),
    /// Who says what.
    Claims(View),
    /// The reports, where their words come from, and what became of them.
    Sources(View),
    /// Find words, with the passages they stand in.
    Search(Search),
    /// One item with all that stands behind it.
    Show(Show),
    /// Open the desk: the case in a browser, to read, check and correct it.
    Serve(Serve),
    /// Accept, reject, correct what the machine made; decisions are kept and outlive a new reading.
    Review(Review),
    /// Read all of a case again from the originals, after an upgrade or with other actors.
    Reread(Reread),
    /// Look whether a case file is whole.
    Check(Check),
    /// Remove reports from a case, with all their traces.
    Remove(Remove),
    /// Take all that another case holds into this one.
    Merge(Merge),
    /// Write a case, or records, in a shape that another tool takes.
    Export(Export),
    /// Take records into a case, or an edited table back as decisions.
    Import(Import),
    /// Print a completion script for a shell.
    Completions(Completions),
    /// Print the manual page.
    Man,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Read {
    /// Files, folders, globs, or - for standard input: text, HTML, feeds, wires, mail, archives, PDF, DOCX, tables, JSONL.
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Publication date (ISO 8601) of inputs that do not give their own; without one, relative dates stay relative.
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Newspaper, agency or site that the documents come from.
    #[arg(long)]
    pub(crate) outlet: Option<String>,
    /// Headline.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// What to print: a brief for the terminal, or records as docs/record.md describes them.
    #[arg(long, value_enum, default_value_t = Format::Brief)]
    pub(crate) format: Format,
    /// Print the chain of rules and words behind one item, such as e3; `clauses` prints who does what in each clause.
    #[arg(long, value_name = "ID")]
    pub(crate) explain: Option<String>,
    /// Your own actors: a table (TSV), or a dictionary in PETRARCH's format; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) actors: Vec<PathBuf>,
    /// Columns of a table (CSV, TSV, Parquet) that are named otherwise than the fields of a document: text=body,published=date.
    #[arg(long = "column", value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = column)]
    pub(crate) columns: Vec<(String, String)>,
    /// Pass over the records of an archive or a table that begin before this place, as it stands in messages: a byte, a line, a row.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) from: u64,
    /// Threads; 0 for as many as there are cores. The output is the same at any number.
    #[arg(long, default_value_t = 0)]
    pub(crate) threads: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For the terminal.
    Brief,
    /// JSON records, indented.
    Json,
    /// One JSON record a line.
    Jsonl,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Parse {
    /// Files, folders, globs, or - for standard input: text, HTML, feeds, wires, mail, archives, PDF, DOCX, tables, JSONL.
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = ParseFormat::Conllu)]
    pub(crate) format: ParseFormat,
    /// Threads; 0 for as many as there are cores. The output is the same at any number.
    #[arg(long, default_value_t = 0)]
    pub(crate) threads: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ParseFormat {
    /// CoNLL-U (Universal Dependencies v2), offsets and names in the last column.
    Conllu,
    /// One JSON object a document and line.
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// Which shell.
    pub(crate) shell: Shell,
}

/// `FIELD=COLUMN`.
pub(super) fn column(given: &str) -> Result<(String, String), String> {
    let parts = given.split_once('=').map(|(field, column)| (field.trim(), column.trim()));
    parts
        .filter(|(field, column)| !field.is_empty() && !column.is_empty())
        .map(|(field, column)| (field.to_owned(), column.to_owned()))
        .ok_or_else(|| "a field and its column look like text=body".to_owned())
}
