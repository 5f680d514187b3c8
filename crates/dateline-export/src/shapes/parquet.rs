//! Parquet: a file a kind, typed as [`crate::arrow`] types rows.

use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::{Files, Options, Sink, Writer, refused};
use crate::Result;
use crate::arrow::Builder;
use crate::report::Account;
use crate::rows::Batch;
use crate::rows::tables::Table;

/// Rows handed to the writer at once.
const CHUNK: usize = 8192;
/// Rows of a group.
const GROUP: usize = 1 << 17;

struct File {
    table: Table,
    rows: Builder,
    out: ArrowWriter<Sink>,
}

impl File {
    fn flush(&mut self) -> Result<()> {
        if self.rows.rows() > 0 {
            self.out.write(&self.rows.finish().map_err(refused)?).map_err(refused)?;
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
        let rows = Builder::new(table);
        let out = files(&format!("{}.parquet", table.name()))?;
        let out = ArrowWriter::try_new(out, rows.schema().clone(), Some(properties.clone())).map_err(refused)?;
        all.push(File { table, rows, out });
    }
    Ok(Box::new(Parquet(all)))
}

impl Writer for Parquet {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        for f in &mut self.0 {
            let table = f.table;
            let mut written = 0;
            table.each(batch, &mut |cells| {
                f.rows.push(cells, &mut |name| {
                    account.lose(match name {
                        "published_at" => "published_at without a zone",
                        _ => "days that are none",
                    });
                });
                written += 1;
                if f.rows.rows() >= CHUNK { f.flush() } else { Ok(()) }
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
