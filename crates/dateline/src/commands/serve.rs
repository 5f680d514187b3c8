//! `dateline serve`: the desk of a case, in the browser.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::add::{self, READ_BY};
use crate::args::{Add, AddFormat, Serve};
use crate::commands::{End, export};

/// What an SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Serves the case until Ctrl-C; of reports it first makes a case beside the first of them.
pub(crate) fn run(args: &Serve) -> anyhow::Result<End> {
    let case = case(args)?;
    let (open, shown) = (!args.no_open, case.display().to_string());
    if !dateline_desk::has_page() {
        eprintln!(
            "dateline: this binary was built without the desk's page; it serves the data alone, /api describes it"
        );
    }
    if !args.host.is_loopback() {
        eprintln!(
            "dateline: other machines reach this desk; what they send is not encrypted, and each needs an address of its own"
        );
    }
    let (version, lent) = (READ_BY.to_owned(), export::lent::all());
    let options = dateline_desk::Options { case, host: args.host, port: args.port, version, lent };
    dateline_desk::serve(&options, move |address, first| {
        if !first {
            eprintln!("dateline: that address is used up; for another browser: {address}");
            return;
        }
        // Who reads our output wants the address at once.
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{address}");
        let _ = out.flush();
        eprintln!("dateline: the desk of {shown}; the address works once. Ctrl-C ends it, decisions are kept.");
        if open && opener::open(address).is_err() {
            eprintln!("dateline: no browser was found; open the address in one");
        }
    })?;
    Ok(End::Done)
}

/// The case itself, or a new one beside the report.
fn case(args: &Serve) -> anyhow::Result<PathBuf> {
    if args.case.is_dir() {
        bail!("{}: a folder; `dateline add CASE.db {}` makes a case of it", args.case.display(), args.case.display());
    }
    if is_database(&args.case).with_context(|| format!("{}: cannot be read", args.case.display()))? {
        return Ok(args.case.clone());
    }
    let beside = args.case.with_extension("db");
    let add = Add {
        case: beside.clone(),
        inputs: vec![args.case.clone()],
        date: args.date.clone(),
        outlet: args.outlet.clone(),
        title: None,
        actors: Vec::new(),
        columns: Vec::new(),
        from: 0,
        format: AddFormat::Text,
        records: false,
        threads: 0,
    };
    if add::into_case(&add, &mut std::io::stderr())? == End::Nothing {
        bail!("{}: nothing could be read in it", args.case.display());
    }
    Ok(beside)
}

fn is_database(path: &Path) -> std::io::Result<bool> {
    let mut start = Vec::new();
    std::fs::File::open(path)?.take(MAGIC.len() as u64).read_to_end(&mut start)?;
    Ok(start == MAGIC)
}
