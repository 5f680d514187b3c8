//! Where an export goes: a file, a folder, or standard output.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use dateline_export::Table;

use crate::args::Export as Args;

/// The place that was asked for.
pub(crate) struct To {
    place: Place,
    /// The only table, where one file has to hold it.
    pub(crate) table: Option<Table>,
}

enum Place {
    Output,
    File(PathBuf),
    Folder(PathBuf),
}

impl To {
    /// What the command line says.
    pub(crate) fn of(args: &Args) -> anyhow::Result<To> {
        let shape = args.to.0;
        let table = args.table.map(|t| t.0);
        let same = |p: &std::path::Path| p.canonicalize().is_ok_and(|p| args.from.canonicalize().is_ok_and(|f| f == p));
        if args.out.as_deref().is_some_and(same) {
            bail!("{} is what is exported\n  hint: name another file with --out", args.from.display());
        }
        if !shape.is_many() {
            let place =
                args.out.clone().map_or(Place::Output, |p| if p.is_dir() { Place::Folder(p) } else { Place::File(p) });
            return Ok(To { place, table });
        }
        let Some(out) = args.out.clone() else {
            if !shape.is_tables() {
                bail!("{} is several files\n  hint: name a folder with --out", shape.as_str());
            }
            if table.is_none() {
                eprintln!(
                    "dateline: events alone go to standard output; --table names another, --out FOLDER takes all"
                );
            }
            return Ok(To { place: Place::Output, table: table.or(Some(Table::Events)) });
        };
        // A name with the shape's ending is one file.
        let ending = |p: &std::path::Path| p.extension().map(|e| e.to_string_lossy().to_lowercase());
        if shape.is_tables() && !out.is_dir() && ending(&out) == ending(std::path::Path::new(shape.file())) {
            return Ok(To { place: Place::File(out), table: table.or(Some(Table::Events)) });
        }
        std::fs::create_dir_all(&out).with_context(|| format!("cannot make the folder {}", out.display()))?;
        Ok(To { place: Place::Folder(out), table })
    }

    /// Opens the file of this name.
    pub(crate) fn create(&mut self, name: &str) -> io::Result<Box<dyn Write + Send>> {
        let path = match &self.place {
            Place::Output => return Ok(Box::new(BufWriter::new(io::stdout()))),
            Place::File(path) => path.clone(),
            Place::Folder(folder) => folder.join(name),
        };
        let named = |e: io::Error| io::Error::new(e.kind(), format!("cannot write {}: {e}", path.display()));
        Ok(Box::new(BufWriter::with_capacity(1 << 18, File::create(&path).map_err(named)?)))
    }
}
