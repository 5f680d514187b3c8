//! Rows as Arrow record batches: words are utf8, whole numbers int64, days date32, moments timestamp(us, UTC). Seconds would be bare numbers to
//! readers of Parquet, and Spark takes neither nanoseconds nor times of day.

use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};

use crate::rows::day;
use crate::rows::tables::{Cell, Table, Type};

/// A column under way.
enum Column {
    Text(StringBuilder),
    Whole(Int64Builder),
    Real(Float64Builder),
    Flag(BooleanBuilder),
    Day(Date32Builder),
    Moment(TimestampMicrosecondBuilder),
}

impl Column {
    fn new(of: Type) -> Column {
        match of {
            Type::Text => Column::Text(StringBuilder::new()),
            Type::Whole => Column::Whole(Int64Builder::new()),
            Type::Real => Column::Real(Float64Builder::new()),
            Type::Flag => Column::Flag(BooleanBuilder::new()),
            Type::Day => Column::Day(Date32Builder::new()),
            Type::Moment => Column::Moment(TimestampMicrosecondBuilder::new().with_timezone("UTC")),
        }
    }

    /// Takes a value; whether it could be kept.
    fn push(&mut self, cell: &Cell<'_>) -> bool {
        match (self, cell) {
            (Column::Text(b), Cell::Text(t)) => b.append_value(t),
            (Column::Whole(b), Cell::Whole(n)) => b.append_value(*n),
            (Column::Real(b), Cell::Real(n)) => b.append_value(*n),
            (Column::Flag(b), Cell::Flag(v)) => b.append_value(*v),
            (Column::Day(b), Cell::Day(words)) => {
                let days = day(words).map(|d| (d - jiff::civil::date(1970, 1, 1)).get_days());
                b.append_option(days);
                return days.is_some();
            }
            (Column::Moment(b), Cell::Moment(words)) => {
                // Without a zone it is no moment.
                let at = words.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_microsecond);
                b.append_option(at);
                return at.is_some();
            }
            (column, _) => column.null(),
        }
        true
    }

    fn null(&mut self) {
        match self {
            Column::Text(b) => b.append_null(),
            Column::Whole(b) => b.append_null(),
            Column::Real(b) => b.append_null(),
            Column::Flag(b) => b.append_null(),
            Column::Day(b) => b.append_null(),
            Column::Moment(b) => b.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Column::Text(b) => Arc::new(b.finish()),
            Column::Whole(b) => Arc::new(b.finish()),
            Column::Real(b) => Arc::new(b.finish()),
            Column::Flag(b) => Arc::new(b.finish()),
            Column::Day(b) => Arc::new(b.finish()),
            Column::Moment(b) => Arc::new(b.finish()),
        }
    }
}

/// The schema of a table.
fn schema(table: Table) -> SchemaRef {
    let field = |(name, of): (&str, Type)| {
        let of = match of {
            Type::Text => DataType::Utf8,
            Type::Whole => DataType::Int64,
            Type::Real => DataType::Float64,
            Type::Flag => DataType::Boolean,
            Type::Day => DataType::Date32,
            Type::Moment => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        };
        Field::new(name, of, true)
    };
    Arc::new(Schema::new(table.columns().into_iter().map(field).collect::<Vec<_>>()))
}

/// Rows of one table on their way into a record batch.
pub struct Builder {
    schema: SchemaRef,
    names: Vec<&'static str>,
    columns: Vec<Column>,
    rows: usize,
}

impl Builder {
    /// Without rows.
    pub fn new(table: Table) -> Builder {
        let columns = table.columns();
        Builder {
            schema: schema(table),
            names: columns.iter().map(|c| c.0).collect(),
            columns: columns.iter().map(|c| Column::new(c.1)).collect(),
            rows: 0,
        }
    }

    /// Names and types of the columns.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// How many rows wait.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Takes a row; `lost` hears the names of columns whose value has no form in Arrow: days that are none, moments without a zone.
    pub fn push(&mut self, cells: &[Cell<'_>], lost: &mut dyn FnMut(&str)) {
        for ((column, cell), name) in self.columns.iter_mut().zip(cells).zip(&self.names) {
            if !column.push(cell) {
                lost(name);
            }
        }
        self.rows += 1;
    }

    /// The rows so far; the builder is empty again.
    ///
    /// # Errors
    /// Where the columns are not of one length.
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        self.rows = 0;
        RecordBatch::try_new(self.schema.clone(), self.columns.iter_mut().map(Column::finish).collect())
    }
}
