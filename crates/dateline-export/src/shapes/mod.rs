//! The shapes, one file each; here what they share: their names, how they are opened, and small pieces of writing.

mod acled;
mod annotation;
mod brat;
mod claim;
mod codes;
mod csv;
mod ftm;
mod gdelt;
mod geojson;
mod hxl;
mod icews;
mod jsonl;
mod labelstudio;
mod ninjs;
mod parquet;
mod polecat;
mod spans;
mod target;
mod text;
mod timelinejs;
mod ucdp;
mod xlsx;

pub(crate) use csv::words;
pub(crate) use xlsx::fitting;

use std::io::{self, Write};

use crate::report::Account;
use crate::rows::Batch;
use crate::rows::tables::Table;
use crate::{Error, Result};

/// Opens the file of this name for writing.
pub type Files<'f> = dyn FnMut(&str) -> io::Result<Sink> + 'f;

/// Where bytes go.
pub(crate) type Sink = Box<dyn Write + Send>;

/// What a shape's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What the reports of a case say together, where there is a case.
    Joined,
    /// What each report tells.
    Report,
}

/// What the user asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only the target's own columns, and no row that would be coarsened.
    pub strict: bool,
    /// A byte-order mark before a table, for Excel.
    pub bom: bool,
    /// Of shapes with several tables: only this one.
    pub table: Option<Table>,
    /// The release that writes, such as `0.1.0`.
    pub release: String,
}

macro_rules! shapes {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal, $file:literal, $unit:ident, $open:expr;)+) => {
        /// The shapes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Shape {
            $($(#[doc = $doc])+ $name,)+
        }
        impl Shape {
            /// All.
            pub const ALL: &'static [Shape] = &[$(Shape::$name,)+];
            /// Its name on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Shape::$name => $word,)+ }
            }
            /// What it is, in a line.
            pub fn what(self) -> &'static str {
                match self { $(Shape::$name => concat!($($doc,)+).trim_ascii(),)+ }
            }
            /// The name of its file; of several files that of the folder's first.
            pub fn file(self) -> &'static str {
                match self { $(Shape::$name => $file,)+ }
            }
            /// What its rows are.
            pub fn unit(self) -> Unit {
                match self { $(Shape::$name => Unit::$unit,)+ }
            }
            fn open(self, options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
                let open: fn(&Options, &mut Files<'_>) -> Result<Box<dyn Writer>> = match self { $(Shape::$name => $open,)+ };
                open(options, files)
            }
        }
    };
}

shapes! {
    /// Comma-separated values, a file a kind.
    Csv = "csv", "events.csv", Joined, csv::open;
    /// An Excel workbook, a sheet a kind.
    Xlsx = "xlsx", "case.xlsx", Joined, xlsx::open;
    /// Parquet, a file a kind.
    Parquet = "parquet", "events.parquet", Joined, parquet::open;
    /// Records, one a line.
    Jsonl = "jsonl", "records.jsonl", Report, jsonl::open;
    /// Events with their points on the map.
    GeoJson = "geojson", "events.geojson", Joined, geojson::open;
    /// TimelineJS's JSON.
    TimelineJs = "timelinejs", "timeline.json", Joined, timelinejs::json;
    /// TimelineJS's spreadsheet.
    TimelineCsv = "timelinejs-csv", "timeline.csv", Joined, timelinejs::csv;
    /// A timeline as one page that needs nothing else.
    TimelineHtml = "timelinejs-html", "timeline.html", Joined, timelinejs::html;
    /// Events as CSV with HXL hashtags.
    Hxl = "hxl", "events.hxl.csv", Joined, hxl::open;
    /// Events in the layout of ACLED's table.
    Acled = "acled-shaped", "acled-shaped.csv", Joined, acled::open;
    /// Lethal events in the layout of UCDP's georeferenced events.
    Ucdp = "ucdp-shaped", "ucdp-shaped.csv", Joined, ucdp::open;
    /// Events in the layout of GDELT 2.0's event table.
    Gdelt = "gdelt-shaped", "gdelt-shaped.export.CSV", Joined, gdelt::events;
    /// Tellings of events in the layout of GDELT 2.0's mentions table.
    GdeltMentions = "gdelt-mentions-shaped", "gdelt-shaped.mentions.CSV", Joined, gdelt::mentions;
    /// Events in the layout of POLECAT's table.
    Polecat = "polecat-shaped", "polecat-shaped.txt", Joined, polecat::open;
    /// Events as PLOVER's JSON Lines.
    Plover = "plover", "plover.jsonl", Joined, polecat::json_lines;
    /// Events in the layout of ICEWS's table.
    Icews = "icews-shaped", "icews-shaped.tab", Joined, icews::open;
    /// Events as IPTC ninjs 3.1.
    Ninjs = "ninjs", "events.ninjs.json", Joined, ninjs::open;
    /// FollowTheMoney entities, one a line.
    Ftm = "ftm", "entities.ftm.json", Joined, ftm::open;
    /// W3C Web Annotations, one a wording.
    Annotation = "annotation", "annotations.jsonld", Report, annotation::open;
    /// schema.org claims.
    Claim = "claim", "claims.jsonld", Joined, claim::open;
    /// brat standoff, two files a report.
    Brat = "brat", "annotation.conf", Report, brat::open;
    /// Label Studio tasks.
    LabelStudio = "label-studio", "tasks.labelstudio.json", Report, labelstudio::open;
}

impl Shape {
    /// The shape of this name.
    pub fn of(name: &str) -> Option<Shape> {
        Shape::ALL.iter().copied().find(|s| s.as_str() == name)
    }
    /// Whether it writes several files.
    pub fn is_many(self) -> bool {
        matches!(self, Shape::Csv | Shape::Parquet | Shape::Brat)
    }
    /// Whether its files are tables, a kind each.
    pub fn is_tables(self) -> bool {
        matches!(self, Shape::Csv | Shape::Parquet)
    }
    /// Whether it prints the records or their texts.
    pub fn wants_records(self) -> bool {
        matches!(self, Shape::Jsonl | Shape::Annotation | Shape::Brat | Shape::LabelStudio)
    }
}

/// A shape being written: batches go in, files come out.
pub(crate) trait Writer {
    /// Writes the rows of a batch; more files may be opened.
    fn batch(&mut self, batch: &Batch, account: &mut Account, files: &mut Files<'_>) -> Result<()>;
    /// Writes what comes at the end.
    fn finish(self: Box<Self>, account: &mut Account, files: &mut Files<'_>) -> Result<()>;
}

/// An export under way.
pub struct Export {
    writer: Box<dyn Writer>,
    account: Account,
}

impl Export {
    /// Opens the files of a shape.
    pub fn new(shape: Shape, options: &Options, files: &mut Files<'_>) -> Result<Export> {
        let account = Account { shape: shape.as_str().to_owned(), strict: options.strict, ..Account::default() };
        Ok(Export { writer: shape.open(options, files)?, account })
    }

    /// Writes the rows of a batch. A story's rows come in one batch.
    pub fn batch(&mut self, batch: &Batch, files: &mut Files<'_>) -> Result<()> {
        self.writer.batch(batch, &mut self.account, files)
    }

    /// What was put down so far; a [`crate::Selection`] adds to it.
    pub fn account(&mut self) -> &mut Account {
        &mut self.account
    }

    /// Completes the files, and says what became of each row.
    pub fn finish(mut self, files: &mut Files<'_>) -> Result<Account> {
        self.writer.finish(&mut self.account, files)?;
        Ok(self.account)
    }
}

/// A JSON list that is written piece by piece, between what stands before and behind it.
pub(crate) struct List {
    out: Sink,
    after: &'static str,
    some: bool,
}

impl List {
    pub(crate) fn new(mut out: Sink, before: &str, after: &'static str) -> Result<List> {
        out.write_all(before.as_bytes())?;
        Ok(List { out, after, some: false })
    }
    pub(crate) fn push(&mut self, value: &serde_json::Value) -> Result<()> {
        self.out.write_all(if self.some { b",\n" } else { b"\n" })?;
        self.some = true;
        self.out.write_all(value.to_string().as_bytes())?;
        Ok(())
    }
    pub(crate) fn finish(mut self) -> Result<()> {
        self.out.write_all(if self.some { b"\n" } else { b"" })?;
        self.out.write_all(self.after.as_bytes())?;
        self.out.flush()?;
        Ok(())
    }
}

/// What a library says.
pub(crate) fn refused(e: impl std::fmt::Display) -> Error {
    Error::Refused(e.to_string())
}
