//! JSONL: the records as `docs/record.md` describes them, one a line; every key is in every record.

use super::{Files, Options, Sink, Writer, refused};
use crate::Result;
use crate::report::Account;
use crate::rows::Batch;

struct Jsonl {
    out: Sink,
}

pub(super) fn open(_: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Jsonl { out: files("records.jsonl")? }))
}

impl Writer for Jsonl {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        for r in &batch.records {
            serde_json::to_writer(&mut self.out, r).map_err(refused)?;
            self.out.write_all(b"\n")?;
            account.wrote("records");
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        Ok(self.out.flush()?)
    }
}
