//! The command line of `export` and `import`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use dateline_export::{Only, Shape, Table};

use super::case::day;

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// A case file, a file of records (JSONL, as `read --format jsonl` prints them), or - for records on standard input.
    pub(crate) from: PathBuf,
    /// The shape.
    #[arg(long, value_name = "SHAPE")]
    pub(crate) to: To,
    /// Where to: a file, or a folder for shapes of several files; standard output without it.
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Of a shape with a table a kind only this one.
    #[arg(long, value_name = "TABLE")]
    pub(crate) table: Option<TableName>,
    /// What must have been decided: accepted by a person, looked at by one, or all but the rejected.
    #[arg(long, value_enum, default_value_t = Decided::All)]
    pub(crate) only: Decided,
    /// What a row is: what the reports of a case say together, or what each report tells.
    #[arg(long, value_enum, value_name = "UNIT")]
    pub(crate) unit: Option<By>,
    /// Only what was not over before this day (ISO 8601).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<String>,
    /// Only what had begun by this day (ISO 8601).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) until: Option<String>,
    /// Only what has this name in it; in a case a name stands for all names of the one who bears it.
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
    /// Only the target's own columns, and no row that would have to be coarsened.
    #[arg(long)]
    pub(crate) strict: bool,
    /// A byte-order mark before CSV, so that Excel takes it for UTF-8.
    #[arg(long)]
    pub(crate) bom: bool,
    /// Write the account of what was written, held back, lost or coarsened to this file too, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
}

/// A shape on the command line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct To(pub(crate) Shape);

impl ValueEnum for To {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: std::sync::LazyLock<Vec<To>> =
            std::sync::LazyLock::new(|| Shape::ALL.iter().map(|s| To(*s)).collect());
        &ALL
    }
    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()).help(self.0.what()))
    }
}

/// A table on the command line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableName(pub(crate) Table);

impl ValueEnum for TableName {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: std::sync::LazyLock<Vec<TableName>> =
            std::sync::LazyLock::new(|| Table::ALL.into_iter().map(TableName).collect());
        &ALL
    }
    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

/// What must have been decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Decided {
    /// Accepted, or added by a person.
    Accepted,
    /// Looked at by a person, and not rejected.
    Reviewed,
    /// All but the rejected.
    All,
}

impl From<Decided> for Only {
    fn from(d: Decided) -> Only {
        match d {
            Decided::Accepted => Only::Accepted,
            Decided::Reviewed => Only::Reviewed,
            Decided::All => Only::All,
        }
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// What the reports say together.
    Joined,
    /// What each report tells.
    Report,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The case file; for records it is made where there is none.
    pub(crate) case: PathBuf,
    /// Records (JSONL, as `read --format jsonl` prints them), or edited tables: CSV named as in the export, XLSX.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Who decides; needed for tables.
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
    /// Why.
    #[arg(long, value_name = "WORDS")]
    pub(crate) why: Option<String>,
    /// An address that the corrections rest on.
    #[arg(long, value_name = "URL", group = "basis")]
    pub(crate) link: Option<String>,
    /// The corrections rest on the reviewer's own knowledge.
    #[arg(long, group = "basis")]
    pub(crate) own_knowledge: bool,
    /// Which table a CSV is, where its name does not say so.
    #[arg(long, value_name = "TABLE")]
    pub(crate) table: Option<TableName>,
    /// When, if not now (ISO 8601).
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Only say what would be decided.
    #[arg(long)]
    pub(crate) dry_run: bool,
}
