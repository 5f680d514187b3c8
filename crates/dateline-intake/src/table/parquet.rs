//! Parquet, row by row: only the columns that a document is made of are read.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use dateline_model::{Code, Problem};
use jiff::Timestamp;
use jiff::civil::Date;
use parquet::basic::{LogicalType, TimeUnit};
use parquet::errors::{ParquetError, Result as Parsed};
use parquet::file::reader::{ChunkReader, FileReader, Length, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;

use super::{fields, row};
use crate::open::Anywhere;
use crate::take::{Options, Outcome, Outcomes, Refused, refuse, too_much};

/// Rows that are put together at a time: a row may be a whole report.
const BATCH: usize = 16;
/// Most bytes that the columns of one group of rows may unpack to, by what the file says of itself.
const MAX_GROUP: i64 = 4 << 30;

/// A file that is read from many places at once.
struct Shared {
    file: Arc<Mutex<Box<dyn Anywhere>>>,
    len: u64,
}

/// One place of it.
struct Place {
    file: Arc<Mutex<Box<dyn Anywhere>>>,
    at: u64,
}

impl Read for Place {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let n = file.read(out)?;
        self.at += n as u64;
        Ok(n)
    }
}

impl Length for Shared {
    fn len(&self) -> u64 {
        self.len
    }
}

impl ChunkReader for Shared {
    type T = BufReader<Place>;

    fn get_read(&self, start: u64) -> Parsed<Self::T> {
        Ok(BufReader::new(Place { file: Arc::clone(&self.file), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Parsed<bytes::Bytes> {
        if start.checked_add(length as u64).is_none_or(|end| end > self.len) {
            return Err(ParquetError::EOF("behind the end of the file".to_owned()));
        }
        let mut out = Vec::with_capacity(length);
        self.get_read(start)?.take(length as u64).read_to_end(&mut out)?;
        Ok(out.into())
    }
}

/// The documents of a file.
pub(crate) fn parquet<'a>(name: &str, mut file: Box<dyn Anywhere>, options: &'a Options) -> Outcomes<'a> {
    let damaged = |why: &dyn std::fmt::Display| {
        Problem::new(Code::BadRecord, format!("the Parquet file is damaged ({why})")).hint("fetch the file again")
    };
    let len = match file.seek(SeekFrom::End(0)) {
        Ok(len) => len,
        Err(e) => return refuse(Problem::new(Code::Unreadable, format!("cannot be read: {e}"))),
    };
    let shared = Shared { file: Arc::new(Mutex::new(file)), len };
    let opened = guarded(|| SerializedFileReader::new(shared));
    let reader = match opened {
        Ok(reader) => reader,
        Err(why) => return refuse(damaged(&why)),
    };
    let rows = match guarded(|| rows(reader, options)) {
        Ok(Ok(rows)) => rows,
        Ok(Err(problem)) => return refuse(problem),
        Err(why) => return refuse(damaged(&why)),
    };
    let Rows { kinds, mut rows } = rows;
    let name = name.to_owned();
    let (mut number, mut done) = (0, false);
    Box::new(std::iter::from_fn(move || {
        while !done {
            number += 1;
            let found = match guarded(|| rows.next().transpose()) {
                Ok(found) => found?,
                Err(why) => {
                    done = true;
                    return Some(Err(Refused { line: Some(number), place: None, problem: damaged(&why) }));
                }
            };
            if number as u64 >= options.from {
                return Some(outcome(&name, number, &found, &kinds, options));
            }
        }
        None
    }))
}

/// What the library answers, be it that it panics.
fn guarded<T>(work: impl FnOnce() -> Parsed<T>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(e)) => Err(e.to_string()),
        Err(_) => Err("it cannot be made sense of".to_owned()),
    }
}

/// What one column is, and in which unit its numbers count time.
#[derive(Clone, Copy)]
struct Kind {
    field: &'static str,
    nanos: bool,
}

struct Rows {
    kinds: Vec<Kind>,
    rows: RowIter<'static>,
}

fn rows(reader: SerializedFileReader<Shared>, options: &Options) -> Parsed<Result<Rows, Problem>> {
    let meta = reader.metadata();
    let root = meta.file_metadata().schema();
    let parts = root.get_fields().to_vec();
    let columns: Vec<String> = parts.iter().map(|f| f.name().to_owned()).collect();
    let found = match fields(&columns, options) {
        Ok(found) => found,
        Err(problem) => return Ok(Err(problem)),
    };
    let (mut kinds, mut wanted) = (Vec::new(), Vec::new());
    for (part, field) in parts.iter().zip(found) {
        let Some(field) = field else { continue };
        if !part.is_primitive() {
            let problem = Problem::new(Code::BadField, format!("the column {:?} holds lists or parts", part.name()));
            return Ok(Err(problem.hint("name a column of plain values with --column")));
        }
        let nanos = matches!(
            part.get_basic_info().logical_type_ref(),
            Some(LogicalType::Timestamp(t)) if t.unit == TimeUnit::NANOS
        );
        kinds.push(Kind { field, nanos });
        wanted.push(Arc::clone(part));
    }
    let names: Vec<&str> = wanted.iter().map(|t| t.name()).collect();
    let size = |group: &parquet::file::metadata::RowGroupMetaData| {
        let ours = group.columns().iter().filter(|c| names.contains(&c.column_path().string().as_str()));
        ours.map(|c| c.uncompressed_size().max(0)).fold(0i64, i64::saturating_add)
    };
    if meta.row_groups().iter().any(|g| size(g) > MAX_GROUP) {
        let problem = too_much(format!("a group of rows that unpacks to more than {} GiB", MAX_GROUP >> 30));
        return Ok(Err(problem.hint("write it with smaller groups of rows")));
    }
    let projection = Type::group_type_builder(root.name()).with_fields(wanted).build()?;
    let rows = RowIter::from_file_into(Box::new(reader)).project(Some(projection))?.with_batch_size(BATCH);
    Ok(Ok(Rows { kinds, rows }))
}

fn outcome(name: &str, number: usize, found: &Row, kinds: &[Kind], options: &Options) -> Outcome {
    let values = found.get_column_iter().zip(kinds);
    let values = values.filter_map(|((_, value), kind)| Some((kind.field, words(value, *kind)?))).collect();
    row(name, number, values, options)
}

/// A value as words; days and moments in ISO 8601.
fn words(value: &Field, kind: Kind) -> Option<String> {
    let moment = |t: Result<Timestamp, jiff::Error>| t.ok().map(|t| t.to_string());
    match value {
        Field::Null => None,
        Field::Str(s) => Some(s.clone()),
        Field::Bytes(b) => Some(String::from_utf8_lossy(b.data()).into_owned()),
        Field::Date(days) => {
            let epoch = Date::constant(1970, 1, 1);
            epoch.checked_add(jiff::Span::new().try_days(i64::from(*days)).ok()?).ok().map(|d| d.to_string())
        }
        Field::TimestampMillis(n) => moment(Timestamp::from_millisecond(*n)),
        Field::TimestampMicros(n) => moment(Timestamp::from_microsecond(*n)),
        Field::Long(n) if kind.nanos => moment(Timestamp::from_nanosecond(i128::from(*n))),
        other => Some(other.to_string()),
    }
}
