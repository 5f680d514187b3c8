//! CSV: a file a kind, RFC 4180, UTF-8, line ends of one byte; what is unknown is empty.

use std::io::Write;

use super::{Files, Options, Sink, Writer, refused};
use crate::Result;
use crate::report::Account;
use crate::rows::tables::{Cell, Table};
use crate::rows::{Batch, day};

struct Csv {
    files: Vec<(Table, ::csv::Writer<Sink>)>,
}

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let mut all = Vec::new();
    for table in Table::ALL.into_iter().filter(|t| options.table.is_none_or(|w| w == *t)) {
        let mut out = files(&format!("{}.csv", table.name()))?;
        if options.bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = ::csv::Writer::from_writer(out);
        out.write_record(table.columns().iter().map(|c| c.0)).map_err(refused)?;
        all.push((table, out));
    }
    Ok(Box::new(Csv { files: all }))
}

impl Writer for Csv {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        for (table, out) in &mut self.files {
            table.each(batch, &mut |cells| -> Result<()> {
                for c in cells {
                    out.write_field(words(c).as_bytes()).map_err(refused)?;
                }
                out.write_record(None::<&[u8]>).map_err(refused)?;
                account.wrote(table.name());
                Ok(())
            })?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        for (_, mut out) in self.files {
            out.flush()?;
        }
        Ok(())
    }
}

/// A value as a cell prints it. What should be a day or moment and is none stays as it came.
pub(crate) fn words<'a>(cell: &'a Cell<'_>) -> std::borrow::Cow<'a, str> {
    match cell {
        Cell::Null => "".into(),
        Cell::Text(t) if t.contains('\r') => t.replace("\r\n", "\n").replace('\r', "\n").into(),
        Cell::Text(t) => t.as_ref().into(),
        Cell::Whole(n) => n.to_string().into(),
        Cell::Real(n) => n.to_string().into(),
        Cell::Flag(b) => if *b { "true" } else { "false" }.into(),
        Cell::Day(d) => day(d).map_or_else(|| (*d).into(), |d| d.to_string().into()),
        Cell::Moment(m) => (*m).into(),
    }
}
