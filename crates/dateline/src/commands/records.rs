//! Records that were read elsewhere, into a case: lines of JSON, or Parquet with a column `record`, as a cluster writes it.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use dateline_model::{Record, Text};
use dateline_store::{Case, Fate, Original, Prepared};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::json;

use super::add::{READ_BY, finish};
use crate::commands::End;
use crate::inputs;

/// Records in one transaction.
const BATCH: usize = 256;
/// The column of Parquet that holds them.
const COLUMN: &str = "record";

/// Files and folders of records; of a folder what ends in `.parquet`, `.jsonl` or `.ndjson`.
pub(crate) fn files(case: &Path, paths: &[PathBuf]) -> anyhow::Result<End> {
    let named = |p: &Path| p.extension().map(|e| e.to_string_lossy().to_lowercase());
    let mut arrival = Arrival::new(case)?;
    for path in paths {
        let mut found = Vec::new();
        for file in inputs::expand(std::slice::from_ref(path)) {
            match file {
                Ok(file) => found.push(file),
                Err(trouble) => {
                    trouble.report();
                    arrival.troubles += 1;
                }
            }
        }
        if path.is_dir() {
            found.retain(|f| named(f).is_some_and(|e| ["parquet", "jsonl", "ndjson"].contains(&e.as_str())));
        }
        for file in found {
            let name = file.display().to_string();
            if named(&file).is_some_and(|e| e == "parquet") {
                arrival.parquet(&name, &file)?;
            } else {
                arrival.lines(&name, &std::fs::read(&file).with_context(|| format!("cannot open {name}"))?)?;
            }
        }
    }
    arrival.end()
}

/// Lines of records.
pub(crate) fn lines(case: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<End> {
    let mut arrival = Arrival::new(case)?;
    arrival.lines(name, bytes)?;
    arrival.end()
}

/// A case that records come into, and what was wrong with some.
struct Arrival {
    inbox: Inbox,
    troubles: usize,
}

impl Arrival {
    fn new(case: &Path) -> anyhow::Result<Arrival> {
        Ok(Arrival { inbox: Inbox::new(Case::open_or_create(case)?), troubles: 0 })
    }

    fn lines(&mut self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let lines = bytes.split(|b| *b == b'\n').enumerate().filter(|(_, l)| !l.trim_ascii().is_empty());
        lines.into_iter().try_for_each(|(n, line)| self.take(name, n + 1, line))
    }

    fn parquet(&mut self, name: &str, path: &Path) -> anyhow::Result<()> {
        let file = File::open(path).with_context(|| format!("cannot open {name}"))?;
        let builder =
            ParquetRecordBatchReaderBuilder::try_new(file).with_context(|| format!("{name} is no Parquet"))?;
        if builder.schema().column_with_name(COLUMN).is_none() {
            bail!("{name} has no column `{COLUMN}`\n  hint: that column holds records as lines of JSON");
        }
        let only = ProjectionMask::columns(builder.parquet_schema(), [COLUMN]);
        let mut row = 0;
        for batch in builder.with_projection(only).with_batch_size(BATCH).build()? {
            let batch = batch.with_context(|| format!("{name} cannot be read after row {row}"))?;
            let column = batch.column(0);
            for n in 0..column.len() {
                row += 1;
                // One without is a document that was refused where it was read.
                if let Some(json) = words(column, n) {
                    self.take(name, row, json.as_bytes())?;
                }
            }
        }
        Ok(())
    }

    fn take(&mut self, name: &str, number: usize, json: &[u8]) -> anyhow::Result<()> {
        match serde_json::from_slice::<Record>(json).map_err(|e| e.to_string()).and_then(whole) {
            Ok(record) => self.inbox.take(prepared(record, name, number)),
            Err(e) => {
                self.troubles += 1;
                eprintln!("dateline: {name}:{number}: this is no record: {e} [DL009]");
                Ok(())
            }
        }
    }

    fn end(self) -> anyhow::Result<End> {
        let (mut case, [new, changed, known]) = self.inbox.close()?;
        finish(&mut case)?;
        println!("{}: {new} new, {changed} changed, {known} already in.", case.path().display());
        Ok(match (new + changed + known, self.troubles) {
            (_, 0) => End::Done,
            (0, _) => End::Nothing,
            _ => End::Problems,
        })
    }
}

fn words(column: &ArrayRef, row: usize) -> Option<&str> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(column.as_string_view().value(row)),
        _ => None,
    }
}

/// Records on their way into a case, a batch at a time.
pub(crate) struct Inbox {
    case: Case,
    batch: Vec<Prepared>,
    counts: [usize; 3],
}

impl Inbox {
    pub(crate) fn new(case: Case) -> Inbox {
        Inbox { case, batch: Vec::new(), counts: [0; 3] }
    }

    pub(crate) fn take(&mut self, record: Prepared) -> anyhow::Result<()> {
        self.batch.push(record);
        if self.batch.len() < BATCH { Ok(()) } else { self.store() }
    }

    fn store(&mut self) -> anyhow::Result<()> {
        for s in self.case.add(&self.batch)? {
            self.counts[match s.fate {
                Fate::New => 0,
                Fate::Changed => 1,
                Fate::Known => 2,
            }] += 1;
        }
        self.batch.clear();
        Ok(())
    }

    /// Stores the rest; the case, and how many were new, changed, and known.
    pub(crate) fn close(mut self) -> anyhow::Result<(Case, [usize; 3])> {
        self.store()?;
        Ok((self.case, self.counts))
    }
}

/// A record whose text is the one that its id names; another's would be quoted wrongly for ever.
pub(crate) fn whole(record: Record) -> Result<Record, String> {
    if record.schema != dateline_model::record::SCHEMA {
        return Err(format!("it is of {:?}, this release keeps {:?}", record.schema, dateline_model::record::SCHEMA));
    }
    let document = dateline_model::Document::new("", Text::new(record.document.text.as_str()));
    if document.id != record.document.id {
        return Err("its text is not the one that its id names".to_owned());
    }
    Ok(record)
}

/// What was read elsewhere is kept as it was read; the original is the text, as a line that `read` takes.
pub(crate) fn prepared(record: Record, name: &str, line: usize) -> Prepared {
    let d = &record.document;
    let mut input = json!({"id": d.source, "text": d.text});
    for (field, value) in [("title", &d.title), ("outlet", &d.outlet), ("published", &d.published), ("url", &d.url)] {
        if let Some(v) = value {
            input[field] = v.as_str().into();
        }
    }
    let original =
        Original { name: name.to_owned(), line: Some(line), given: None, bytes: input.to_string().into_bytes() };
    Prepared::new(record, original, READ_BY)
}
