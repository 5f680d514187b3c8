//! The commands for a case file.

use std::path::PathBuf;

use clap::ValueEnum;

#[derive(Debug, clap::Args)]
pub(crate) struct Add {
    /// The case file; made where there is none.
    pub(crate) case: PathBuf,
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
    /// Your own actors: a table (TSV), or a dictionary in PETRARCH's format; the case keeps them for what is added later.
    #[arg(long, value_name = "FILE")]
    pub(crate) actors: Vec<PathBuf>,
    /// Columns of a table (CSV, TSV, Parquet) that are named otherwise than the fields of a document: text=body,published=date.
    #[arg(long = "column", value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = super::column)]
    pub(crate) columns: Vec<(String, String)>,
    /// Pass over the records of an archive or a table that begin before this place, as it stands in messages: a byte, a line, a row.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) from: u64,
    /// What to print: a line at the end, or a line of JSON for each report once it is stored.
    #[arg(long, value_enum, default_value_t = AddFormat::Text)]
    pub(crate) format: AddFormat,
    /// The inputs are records that were read already: lines of JSON, Parquet with a column `record`, or folders of them.
    #[arg(long)]
    pub(crate) records: bool,
    /// Threads; 0 for as many as there are cores. The case is the same at any number.
    #[arg(long, default_value_t = 0)]
    pub(crate) threads: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AddFormat {
    /// What was stored, in one line.
    Text,
    /// A line of JSON for each report, once it is stored.
    Jsonl,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Watch {
    /// The case file; made where there is none. What is known of the feeds is kept beside it.
    pub(crate) case: PathBuf,
    /// Addresses of feeds, or lists of them (OPML); without one, those that were watched before.
    pub(crate) feeds: Vec<String>,
    /// Ask for the feeds that are due, read what is new and end, as cron wants it.
    #[arg(long)]
    pub(crate) once: bool,
    /// Minutes between two askings of a feed at least.
    #[arg(long, value_name = "MINUTES", default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=10_080))]
    pub(crate) every: u64,
    /// Seconds between two requests to a host at least.
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = seconds)]
    pub(crate) pause: f64,
    /// Read of each item what the feed itself holds, and fetch no pages.
    #[arg(long)]
    pub(crate) no_pages: bool,
    /// Ask addresses of the local network as well.
    #[arg(long)]
    pub(crate) allow_private: bool,
    /// Threads that read; 0 for as many as there are cores.
    #[arg(long, default_value_t = 0)]
    pub(crate) threads: usize,
}

/// A short time.
fn seconds(given: &str) -> Result<f64, String> {
    given.parse().ok().filter(|s| (0.0..=3600.0).contains(s)).ok_or_else(|| "seconds, from 0 to 3600".to_owned())
}

/// What all views of a case take.
#[derive(Debug, clap::Args)]
pub(crate) struct View {
    /// The case file.
    pub(crate) case: PathBuf,
    /// Only what was not over before this day (ISO 8601).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<String>,
    /// Only what had begun by this day (ISO 8601).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) until: Option<String>,
    /// Only what has this name in it; a name stands for all names of the one who bears it.
    #[arg(long, value_name = "NAME")]
    pub(crate) about: Option<String>,
    /// Only what happened at this place.
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// Only this kind: an event's type, a toll's kind, a side's relation, a claim's act.
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    /// Only this status, such as reported, denied, withdrawn.
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Option<String>,
    /// Only what came since this view was last asked for with --new.
    #[arg(long)]
    pub(crate) new: bool,
    /// Rows at most; 0 for all. Without it the text shows the first hundred, the other formats all.
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(crate) format: ViewFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ViewFormat {
    /// For the terminal.
    Text,
    /// One JSON document.
    Json,
    /// One JSON row a line.
    Jsonl,
    /// Comma-separated values with a header line.
    Csv,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Search {
    /// The case file.
    pub(crate) case: PathBuf,
    /// Words that a passage must hold, all of them; a phrase between quotation marks stands as it is.
    #[arg(required = true)]
    pub(crate) words: Vec<String>,
    /// Passages at most; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) limit: usize,
    /// What to print.
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(crate) format: ViewFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// The case file; or a report, of which a case is made beside it.
    pub(crate) case: PathBuf,
    /// The port on this machine; 0 for any that is free.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) port: u16,
    /// The address of this machine to answer on; others than 127.0.0.1 let other machines in, each with a printed address of its own.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub(crate) host: std::net::IpAddr,
    /// Print the address, and do not open it.
    #[arg(long)]
    pub(crate) no_open: bool,
    /// Publication date (ISO 8601) of a report that does not give its own.
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Newspaper, agency or site that a report comes from.
    #[arg(long)]
    pub(crate) outlet: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// The case file.
    pub(crate) case: PathBuf,
    /// An id as it stands in brackets in the views, the beginning of one, or a report's source.
    pub(crate) id: String,
    /// What to print.
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(crate) format: ViewFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Review {
    /// The case file.
    pub(crate) case: PathBuf,
    /// What to do; without one, the decisions made so far are listed.
    #[arg(value_enum)]
    pub(crate) action: Option<Act>,
    /// The item: an id from a view, SOURCE#e4 for one report's own, a report's source for an addition, a decision's id for a revert; of the
    /// fields who and where the name itself.
    pub(crate) item: Option<String>,
    /// Of a merge the other item; of a split the report, or SOURCE#e4, that is taken out.
    pub(crate) other: Option<String>,
    /// Who decides.
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, value_name = "WORDS")]
    pub(crate) why: Option<String>,
    /// The field that is edited, such as date, place, status, stands, since, until; who and where hold in every report of the case.
    #[arg(long)]
    pub(crate) field: Option<String>,
    /// Its value; of an addition its fields as a JSON object.
    #[arg(long, value_name = "VALUE")]
    pub(crate) new: Option<String>,
    /// The words of a report that say so.
    #[arg(long, group = "basis")]
    pub(crate) words: Option<String>,
    /// An address that says so.
    #[arg(long, value_name = "URL", group = "basis")]
    pub(crate) link: Option<String>,
    /// The reviewer knows it.
    #[arg(long, group = "basis")]
    pub(crate) own_knowledge: bool,
    /// When, if not now (ISO 8601).
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = ViewFormat::Text)]
    pub(crate) format: ViewFormat,
}

/// What a reviewer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Act {
    /// It is right.
    Accept,
    /// It is wrong.
    Reject,
    /// One field of it is another.
    Edit,
    /// The machine missed it.
    Add,
    /// Two are one.
    Merge,
    /// One telling is of something else.
    Split,
    /// To be looked at.
    Flag,
    /// A remark.
    Note,
    /// An earlier decision is taken back.
    Revert,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Reread {
    /// The case file.
    pub(crate) case: PathBuf,
    /// Your own actors; the case keeps them.
    #[arg(long, value_name = "FILE")]
    pub(crate) actors: Vec<PathBuf>,
    /// Threads; 0 for as many as there are cores.
    #[arg(long, default_value_t = 0)]
    pub(crate) threads: usize,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The case file.
    pub(crate) case: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Remove {
    /// The case file.
    pub(crate) case: PathBuf,
    /// Ids or sources of the reports.
    #[arg(required = true)]
    pub(crate) reports: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Merge {
    /// The case file that takes in.
    pub(crate) case: PathBuf,
    /// The case file that is taken in; it stays as it is.
    pub(crate) other: PathBuf,
}

/// A day, a month or a year (ISO 8601). Anything else would compare as words and find nothing without a word said.
pub(super) fn day(given: &str) -> Result<String, String> {
    let whole = match given.len() {
        4 => format!("{given}-01-01"),
        7 => format!("{given}-01"),
        _ => given.to_owned(),
    };
    let known = whole.get(..10).is_some_and(|d| d.parse::<jiff::civil::Date>().is_ok());
    if known {
        Ok(given.to_owned())
    } else {
        Err("a day looks like 2031-05-04, a month 2031-05, a year 2031".to_owned())
    }
}
