//! What the tests share: the invented records as a batch, a shape written into memory.
#![allow(
    clippy::disallowed_methods,
    dead_code,
    reason = "a test reads its own files, and not every test uses all of this"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use dateline_export::rows::record;
use dateline_export::{Account, Batch, Export, Options, Selection, Shape};
use dateline_model::Record;

/// The folder of golden files.
pub(crate) fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The invented records.
pub(crate) fn records() -> Vec<Record> {
    let lines = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records.jsonl")).expect("records");
    lines.lines().map(|l| serde_json::from_str(l).expect("a record")).collect()
}

/// Their rows.
pub(crate) fn batch() -> Batch {
    let mut out = Batch::default();
    for r in records() {
        out.append(record::rows(r, &record::Known::default(), true));
    }
    out
}

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<u8>>>);

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("one thread").extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A shape of this batch: its files and its account.
pub(crate) fn export_of(
    mut batch: Batch,
    shape: Shape,
    options: &Options,
    selection: &Selection,
) -> (BTreeMap<String, Vec<u8>>, Account) {
    let mut made: BTreeMap<String, Memory> = BTreeMap::new();
    let mut files = |name: &str| -> io::Result<Box<dyn Write + Send>> {
        let memory = Memory::default();
        made.insert(name.to_owned(), memory.clone());
        Ok(Box::new(memory))
    };
    let mut export = Export::new(shape, options, &mut files).expect("opens");
    selection.keep(&mut batch, export.account());
    export.batch(&batch, &mut files).expect("writes");
    let account = export.finish(&mut files).expect("finishes");
    let bytes = made.into_iter().map(|(name, m)| (name, m.0.lock().expect("one thread").clone())).collect();
    (bytes, account)
}

/// A shape of the invented records.
pub(crate) fn export(shape: Shape, options: &Options, selection: &Selection) -> (BTreeMap<String, Vec<u8>>, Account) {
    export_of(batch(), shape, options, selection)
}

/// The only file of a shape, as words.
pub(crate) fn words(shape: Shape) -> String {
    let (files, _) =
        export(shape, &Options { release: "0.0.0".to_owned(), ..Options::default() }, &Selection::default());
    assert_eq!(files.len(), 1, "{}", shape.as_str());
    String::from_utf8(files.into_values().next().expect("a file")).expect("UTF-8")
}
