//! Records taken apart into the tables that `docs/exports.md` lists.

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, DataType};
use dateline_export::arrow::Builder;
use dateline_export::rows::record;
use dateline_export::{Batch, Table};
use dateline_model::Record;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use crate::arrow::{Stream, words};

/// The table of this name, for Python.
pub fn named(name: &str) -> PyResult<Table> {
    Table::of(name).ok_or_else(|| {
        let all: Vec<&str> = Table::ALL.iter().map(|t| t.name()).collect();
        PyValueError::new_err(format!("no table is called {name:?}; there are {}", all.join(", ")))
    })
}

/// One table of records: of a list of JSON texts, or of the column `record` of an Arrow table.
#[pyfunction]
pub fn tables(py: Python<'_>, records: &Bound<'_, PyAny>, table: &str) -> PyResult<Stream> {
    let table = named(table)?;
    if !records.hasattr("__arrow_c_stream__")? {
        let texts: Vec<String> =
            records.extract().map_err(|_| PyTypeError::new_err("records are JSON texts, or an Arrow table of them"))?;
        let batch = py.detach(|| rows(table, texts.iter().map(String::as_str)));
        let batch = batch.map_err(|e| PyValueError::new_err(e.to_string()))?;
        return Ok(Stream::held(Builder::new(table).schema().clone(), vec![batch]));
    }
    let schema = Builder::new(table).schema().clone();
    Ok(Stream::mapping(records.clone().unbind(), schema, move |batch| {
        let texts = column(batch, "record")?;
        rows(table, texts.iter().map(String::as_str))
    }))
}

/// The words of a column that are there.
pub fn column(batch: &RecordBatch, name: &str) -> Result<Vec<String>, ArrowError> {
    let column = batch.column_by_name(name).ok_or_else(|| ArrowError::SchemaError(format!("no column {name:?}")))?;
    Ok((0..batch.num_rows()).filter_map(|r| words(column, r)).collect())
}

/// A record out of JSON.
pub fn record(json: &str) -> Result<Record, ArrowError> {
    serde_json::from_str(json).map_err(|e| ArrowError::InvalidArgumentError(format!("this is no record: {e}")))
}

fn rows<'a>(table: Table, records: impl Iterator<Item = &'a str>) -> Result<RecordBatch, ArrowError> {
    let mut batch = Batch::default();
    for json in records {
        batch.append(record::rows(record(json)?, &record::Known::default(), false));
    }
    of_batch(table, &batch)
}

/// The rows of a table.
pub fn of_batch(table: Table, batch: &Batch) -> Result<RecordBatch, ArrowError> {
    let mut rows = Builder::new(table);
    table.each(batch, &mut |cells| {
        // What Arrow has no form for is null here; the record still has it.
        rows.push(cells, &mut |_| ());
        Ok::<(), ArrowError>(())
    })?;
    rows.finish()
}

/// The bytes of a column; none may be missing.
pub fn bytes<'a>(batch: &'a RecordBatch, name: &str) -> Result<Vec<&'a [u8]>, ArrowError> {
    let column = batch.column_by_name(name).ok_or_else(|| ArrowError::SchemaError(format!("no column {name:?}")))?;
    if column.null_count() > 0 {
        return Err(ArrowError::InvalidArgumentError(format!("the column {name:?} has empty rows")));
    }
    match column.data_type() {
        DataType::Binary => Ok(column.as_binary::<i32>().iter().flatten().collect()),
        DataType::LargeBinary => Ok(column.as_binary::<i64>().iter().flatten().collect()),
        of => Err(ArrowError::SchemaError(format!("the column {name:?} is of {of}; bytes are wanted"))),
    }
}

/// The whole numbers of a column; a missing one is 0.
pub fn whole(batch: &RecordBatch, name: &str) -> Result<Vec<u32>, ArrowError> {
    let column = batch.column_by_name(name).ok_or_else(|| ArrowError::SchemaError(format!("no column {name:?}")))?;
    if *column.data_type() != DataType::Int64 {
        return Err(ArrowError::SchemaError(format!(
            "the column {name:?} is of {}; int64 is wanted",
            column.data_type()
        )));
    }
    let numbers = column.as_primitive::<arrow_array::types::Int64Type>().iter();
    Ok(numbers.map(|n| n.and_then(|n| u32::try_from(n).ok()).unwrap_or_default()).collect())
}
