//! The shapes as the desk offers them: written into memory, several files into an archive.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::anyhow;
use dateline_desk::{Lent, Shape as Offered, Wanted, Written};
use dateline_export::{Export, Only, Options, Selection, Shape};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::gather;

/// All shapes.
pub(crate) fn all() -> Lent {
    let shapes = Shape::ALL.iter().map(|s| Offered { name: s.as_str(), what: s.what() }).collect();
    Lent { shapes, write: |wanted| write(wanted).map_err(|e| format!("{e:#}")) }
}

/// Files by their names.
type Files = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

/// One of them while it is written.
struct File {
    name: String,
    files: Files,
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.entry(self.name.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write(wanted: &Wanted<'_>) -> anyhow::Result<Written> {
    let shape = Shape::of(wanted.shape).ok_or_else(|| anyhow!("there is no shape {:?}", wanted.shape))?;
    let mut from = gather::From::open(wanted.case)?;
    let f = wanted.filter;
    let selection = Selection {
        only: match wanted.only {
            "accepted" => Only::Accepted,
            "reviewed" => Only::Reviewed,
            _ => Only::All,
        },
        since: f.since.clone(),
        until: f.until.clone(),
        about: f.about.as_deref().map_or_else(|| Ok(Vec::new()), |name| names(&from, name, wanted))?,
        place: f.place.clone(),
        kind: f.class.clone(),
        status: f.status.clone(),
    };
    let options = Options { release: env!("CARGO_PKG_VERSION").to_owned(), ..Options::default() };
    let files = Files::default();
    let mut create = |name: &str| -> io::Result<Box<dyn Write + Send>> {
        let file = File { name: name.to_owned(), files: files.clone() };
        file.files.lock().unwrap_or_else(PoisonError::into_inner).entry(name.to_owned()).or_default();
        // Many small writes become few.
        Ok(Box::new(io::BufWriter::with_capacity(1 << 16, file)))
    };
    let mut export = Export::new(shape, &options, &mut create)?;
    from.batches(shape.unit(), shape.wants_records(), wanted.mask, &mut |mut batch| {
        selection.keep(&mut batch, export.account());
        Ok(export.batch(&batch, &mut create)?)
    })?;
    let account = export.finish(&mut create)?.lines();
    let mut files = std::mem::take(&mut *files.lock().unwrap_or_else(PoisonError::into_inner));
    if shape.is_many() {
        return packed(shape, files, account);
    }
    let (name, bytes) = files.pop_first().unwrap_or_default();
    Ok(Written { media: media(&name), file: name, bytes, account })
}

/// All names of who bears this one, hidden as the rows hide them.
fn names(from: &gather::From, name: &str, wanted: &Wanted<'_>) -> anyhow::Result<Vec<String>> {
    let mut out = from.names(name)?;
    if let Some(mask) = wanted.mask {
        let mut hidden = serde_json::to_value(&out)?;
        mask(&mut hidden);
        out = serde_json::from_value(hidden)?;
    }
    Ok(out)
}

/// Several files in one archive, the account beside them.
fn packed(shape: Shape, files: BTreeMap<String, Vec<u8>>, account: String) -> anyhow::Result<Written> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let account_file = ("account.txt".to_owned(), account.clone().into_bytes());
    for (name, bytes) in files.into_iter().chain([account_file]) {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&bytes)?;
    }
    let bytes = zip.finish()?.into_inner();
    Ok(Written { file: format!("{}.zip", shape.as_str()), media: "application/zip", bytes, account })
}

fn media(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "csv" => "text/csv; charset=utf-8",
        "json" | "jsonld" | "geojson" => "application/json",
        "jsonl" => "application/x-ndjson",
        "html" => "text/html; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "txt" | "tab" | "CSV" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
