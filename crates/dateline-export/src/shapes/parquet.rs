//! Parquet: a file a kind, typed: words are utf8, whole numbers int64, days date32, moments timestamp(us, UTC). Seconds would be bare numbers
//! to its readers, and Spark takes neither nanoseconds nor times of day.

use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::{Files, Options, Sink, Writer, refused};
use crate::Result;
use crate::report::Account;
use crate::rows::tables::{Cell, Table, Type};
use crate::rows::{Batch, day};

/// Rows handed to the writer at once.
const CHUNK: usize = 8192;
/// Rows of a group.
const GROUP: usize = 1 << 17;

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

struct File {
    table: Table,
    schema: SchemaRef,
    names: Vec<&'static str>,
    columns: Vec<Column>,
    rows: usize,
    out: ArrowWriter<Sink>,
}

impl File {
    fn flush(&mut self) -> Result<()> {
        if self.rows > 0 {
            self.rows = 0;
            let arrays = self.columns.iter_mut().map(Column::finish).collect();
            let batch = RecordBatch::try_new(self.schema.clone(), arrays).map_err(refused)?;
            self.out.write(&batch).map_err(refused)?;
        }
        Ok(())
    }
}

struct Parquet(Vec<File>);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).map_err(refused)?))
        .set_max_row_group_row_count(Some(GROUP))
        .set_created_by(format!("dateline {}", options.release))
        .build();
    let mut all = Vec::new();
    for table in Table::ALL.into_iter().filter(|t| options.table.is_none_or(|w| w == *t)) {
        let schema = schema(table);
        let out = files(&format!("{}.parquet", table.name()))?;
        let out = ArrowWriter::try_new(out, schema.clone(), Some(properties.clone())).map_err(refused)?;
        let columns = table.columns();
        all.push(File {
            table,
            schema,
            names: columns.iter().map(|c| c.0).collect(),
            columns: columns.iter().map(|c| Column::new(c.1)).collect(),
            rows: 0,
            out,
        });
    }
    Ok(Box::new(Parquet(all)))
}

impl Writer for Parquet {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        for f in &mut self.0 {
            let table = f.table;
            let mut written = 0;
            table.each(batch, &mut |cells| {
                for ((column, cell), name) in f.columns.iter_mut().zip(cells).zip(&f.names) {
                    if !column.push(cell) {
                        account.lose(match *name {
                            "published_at" => "published_at without a zone",
                            _ => "days that are none",
                        });
                    }
                }
                written += 1;
                f.rows += 1;
                if f.rows >= CHUNK { f.flush() } else { Ok(()) }
            })?;
            account.wrote_many(table.name(), written);
        }
        Ok(())
    }

    fn finish(self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        for mut f in self.0 {
            f.flush()?;
            f.out.close().map_err(refused)?;
        }
        Ok(())
    }
}
