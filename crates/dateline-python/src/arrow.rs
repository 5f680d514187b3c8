//! Tables by the Arrow C data interface (PyCapsule protocol): anything with `__arrow_c_stream__` comes in, and goes out, where pyarrow, polars,
//! pandas, DuckDB and Spark take it. A stream starts anew each time it is asked for.
//!
//! Only plain types leave: utf8, binary, int64, float64, bool, date32, timestamp(us, UTC), list of utf8 or int64. Spark refuses others.
#![allow(unsafe_code, reason = "the Arrow C data interface hands over raw pointers")]

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::types::{Date32Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampSecondType};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};
use dateline_intake::Given;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use rayon::prelude::*;

use crate::engine::{Reader, Told};
use crate::source::Source;

/// The protocol's name of a stream.
const STREAM: &std::ffi::CStr = c"arrow_array_stream";
/// Rows read at once; a record of one is some 25 kB.
const CHUNK: usize = 128;

/// Which columns are which fields of a document, and which go through.
#[derive(Clone)]
pub struct Columns {
    pub fields: Vec<(String, String)>,
    pub keep: Vec<String>,
    pub given: Given,
}

/// Makes the batches anew.
type Make = Box<dyn Fn(Python<'_>) -> PyResult<Box<dyn RecordBatchReader + Send>> + Send + Sync>;

/// A stream of record batches for whoever knows the protocol.
#[pyclass(frozen)]
pub struct Stream(Make);

impl Stream {
    /// Records of documents.
    pub fn reading(source: Py<PyAny>, reader: Arc<Reader>, columns: Columns) -> Stream {
        Stream(Box::new(move |py| {
            Ok(Box::new(Records::new(incoming(source.bind(py))?, Arc::clone(&reader), columns.clone())?))
        }))
    }

    /// Batches of another stream, each changed.
    pub fn mapping(
        source: Py<PyAny>,
        schema: SchemaRef,
        map: impl Fn(&RecordBatch) -> Result<RecordBatch, ArrowError> + Send + Sync + 'static,
    ) -> Stream {
        let map = Arc::new(map);
        Stream(Box::new(move |py| {
            let (source, map) = (incoming(source.bind(py))?, Arc::clone(&map));
            Ok(Box::new(RecordBatchIterator::new(source.map(move |b| map(&b?)), schema.clone())))
        }))
    }

    /// Batches at hand.
    pub fn held(schema: SchemaRef, batches: Vec<RecordBatch>) -> Stream {
        Stream(Box::new(move |_| {
            Ok(Box::new(RecordBatchIterator::new(batches.clone().into_iter().map(Ok), schema.clone())))
        }))
    }
}

#[pymethods]
impl Stream {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A wish, which the protocol lets one pass over.
        drop(requested_schema);
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new((self.0)(py)?), STREAM)
    }
}

/// The batches of a Python object.
pub fn incoming(source: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let unknown = || PyTypeError::new_err("a table with __arrow_c_stream__ is wanted, such as pyarrow's or polars'");
    let capsule = source
        .call_method0("__arrow_c_stream__")
        .map_err(|e| if e.is_instance_of::<pyo3::exceptions::PyAttributeError>(source.py()) { unknown() } else { e })?;
    let capsule = capsule.cast_into::<PyCapsule>().map_err(|_| unknown())?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the protocol says that a capsule of this name holds such a struct; it is moved out and left empty, so that it is freed once.
    let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) };
    reader.map_err(|e| PyValueError::new_err(e.to_string()))
}

/// All batches of a Python object, read without holding the interpreter.
pub fn collected(py: Python<'_>, source: &Bound<'_, PyAny>) -> PyResult<Vec<RecordBatch>> {
    let batches = incoming(source)?;
    let all: Result<Vec<_>, _> = py.detach(|| batches.collect());
    all.map_err(|e| PyValueError::new_err(e.to_string()))
}

/// Records over the rows of a stream of documents.
struct Records {
    source: RecordBatchStreamReader,
    reader: Arc<Reader>,
    columns: Columns,
    schema: SchemaRef,
    /// A batch, and how many of its rows are read.
    under_way: Option<(RecordBatch, usize)>,
    row: usize,
}

impl Records {
    fn new(source: RecordBatchStreamReader, reader: Arc<Reader>, columns: Columns) -> PyResult<Records> {
        let input = source.schema();
        let missing = |name: &str| {
            let names: Vec<&str> = input.fields().iter().map(|f| f.name().as_str()).collect();
            PyValueError::new_err(format!("no column is called {name:?}; there are {}", names.join(", ")))
        };
        let mut fields = Vec::new();
        for name in &columns.keep {
            fields.push(input.field_with_name(name).map_err(|_| missing(name))?.clone());
        }
        for (field, name) in &columns.fields {
            let of = input.field_with_name(name).map_err(|_| missing(name))?.data_type();
            if !is_words(of) {
                return Err(PyTypeError::new_err(format!(
                    "the column {name:?} for {field} is of {of}; cast it to utf8"
                )));
            }
        }
        let words = Arc::new(Field::new("item", DataType::Utf8, true));
        fields.push(Field::new("source", DataType::Utf8, true));
        fields.push(Field::new("record", DataType::Utf8, true));
        fields.push(Field::new("problems", DataType::List(words), false));
        Ok(Records { source, reader, columns, schema: Arc::new(Schema::new(fields)), under_way: None, row: 0 })
    }

    fn read(&mut self, rows: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let first = self.row;
        self.row += rows.num_rows();
        let lines: Vec<String> = (0..rows.num_rows()).map(|r| line(rows, &self.columns.fields, r)).collect();
        let (reader, given) = (&self.reader, &self.columns.given);
        let told: Vec<Told> = reader.pool().install(|| {
            let each = lines.into_par_iter().enumerate();
            each.flat_map_iter(|(n, l)| reader.records(Source::Fields(l, first + n + 1), given)).collect()
        });
        let (mut source, mut record) = (StringBuilder::new(), StringBuilder::new());
        let mut problems = ListBuilder::new(StringBuilder::new());
        for told in told {
            match told {
                Ok(json) => {
                    source.append_value(source_of(&json));
                    record.append_value(json);
                }
                Err((place, code, message, hint)) => {
                    source.append_value(place);
                    record.append_null();
                    let hint = hint.map(|h| format!(" ({h})")).unwrap_or_default();
                    problems.values().append_value(format!("{code} {message}{hint}"));
                }
            }
            problems.append(true);
        }
        let mut arrays: Vec<ArrayRef> = Vec::new();
        for name in &self.columns.keep {
            arrays.extend(rows.column_by_name(name).cloned());
        }
        arrays.extend([Arc::new(source.finish()) as ArrayRef, Arc::new(record.finish()), Arc::new(problems.finish())]);
        RecordBatch::try_new(self.schema.clone(), arrays)
    }
}

impl Iterator for Records {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((batch, at)) = &mut self.under_way {
                if *at < batch.num_rows() {
                    let rows = batch.slice(*at, CHUNK.min(batch.num_rows() - *at));
                    *at += rows.num_rows();
                    return Some(self.read(&rows));
                }
            }
            match self.source.next()? {
                Ok(batch) => self.under_way = Some((batch, 0)),
                Err(e) => return Some(Err(e)),
            }
        }
    }
}

impl RecordBatchReader for Records {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }
}

/// `document.source` of a record that was just written: its second field, before anything that a text could hold.
fn source_of(json: &str) -> String {
    let value = json.split_once("\"source\":").map_or("", |(_, rest)| rest);
    serde_json::Deserializer::from_str(value).into_iter::<String>().next().and_then(Result::ok).unwrap_or_default()
}

fn is_words(of: &DataType) -> bool {
    use DataType::{Date32, LargeUtf8, Null, Timestamp, Utf8, Utf8View};
    matches!(of, Utf8 | LargeUtf8 | Utf8View | Date32 | Null)
        || matches!(of, Timestamp(TimeUnit::Second | TimeUnit::Millisecond | TimeUnit::Microsecond, _))
}

/// A row as a line of JSONL.
fn line(rows: &RecordBatch, fields: &[(String, String)], row: usize) -> String {
    let mut out = serde_json::Map::new();
    for (field, name) in fields {
        let Some(value) = rows.column_by_name(name).and_then(|c| words(c, row)) else { continue };
        out.insert(field.clone(), value.into());
    }
    serde_json::Value::Object(out).to_string()
}

/// A value in words; days and moments in ISO 8601.
pub fn words(column: &ArrayRef, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    let moment = |at: Option<jiff::Timestamp>, zone: Option<&str>| {
        let at = at?;
        Some(if zone.is_some() { at.to_string() } else { at.strftime("%Y-%m-%dT%H:%M:%S").to_string() })
    };
    Some(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).to_owned(),
        DataType::Utf8View => column.as_string_view().value(row).to_owned(),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().value(row);
            let day = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
            day.to_string()
        }
        DataType::Timestamp(unit, zone) => {
            let zone = zone.as_deref();
            let at = match unit {
                TimeUnit::Second => {
                    jiff::Timestamp::from_second(column.as_primitive::<TimestampSecondType>().value(row))
                }
                TimeUnit::Millisecond => {
                    jiff::Timestamp::from_millisecond(column.as_primitive::<TimestampMillisecondType>().value(row))
                }
                _ => jiff::Timestamp::from_microsecond(column.as_primitive::<TimestampMicrosecondType>().value(row)),
            };
            moment(at.ok(), zone)?
        }
        _ => return None,
    })
}
